"""Personal names: where one begins and ends among capitalised words.

The grammar needs no language model: the office before or behind a name, the capitals and the particles decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factx.parts.name_titles import skip_titles
from factx.parts.patterns import lazy_pattern
from factx.parts.places import is_country_word
from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.parts.page import Page
    from factx.parts.tokens import Token

_LONGEST = 6


_ROMAN = lazy_pattern(r"[IVX]{1,4}")


_COMPOUND = lazy_pattern(
    r"(?i)-(?:led|run|backed|based|born|controlled|held|owned|style|mediated|era|speaking|occupied|administered|"
    r"trained|made|related|wide|appointed|dominated|majority|installed|friendly|bound|built|funded|sponsored|affected|"
    r"elect|designate|general)$"
)


# "Md. Rahman", and the initials of two letters of Mongolian and Russian names: "Ts. Munkh-Orgil", "Yu. Ivanov".
_TWO_LETTERS = frozenset({"md", "mohd", "st", "ts", "kh", "ch", "sh", "yu", "ya", "zh", "th", "dz"})
_OPENING_PARTICLES = frozenset(
    {"van", "von", "de", "al", "el", "bin", "abu", "da", "dos", "di", "del", "la", "le", "ould"}
)


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name without its titles: first and last token, and the half-open character offsets."""

    first: int
    last: int
    start: int
    end: int
    text: str

    @property
    def parts(self) -> int:
        """The number of its words, particles not counted."""
        return len([part for part in self.text.split() if part[0].isupper() or "-" in part])


@cache
def _keys(table: str) -> frozenset[str]:
    return frozenset(entry.casefold().removesuffix(".") for entry in words(table))


@cache
def barred() -> frozenset[str]:
    """Give the words that no name contains: sentence openers, weekdays, words of offices and of public bodies."""
    return frozenset(_keys("name_no_part") | _keys("name_not") | _keys("office_portfolio") | _keys("date_weekdays"))


_LITTLE = frozenset({"to", "an", "so", "do", "no", "he", "my", "said", "than", "be", "at", "will", "ha", "over", "us"})


def _is_little_name(page: Page, index: int, *, inside: bool) -> bool:
    """Let "Tran Quoc To", "Ho Van Than", "Said Abdullahi" be: a little word in capitals amid a running sentence."""
    token = page.tokens[index]
    if token.key not in _LITTLE or not token.text[0].isupper() or token.upper or page.in_heading(index):
        return False
    if inside:
        # "Abdihakim Dahir Said, the commissioner": amid a sentence the verb has no capital
        return not token.breaks and page.tokens[index - 1].text[-1] != "."
    follows = page.tokens[index + 1] if index + 1 < len(page.tokens) else None
    named = follows is not None and follows.capital and not follows.breaks and follows.key not in barred()
    return token.key == "said" and named and not page.opens_sentence(index) and page.key(index - 1) not in {",", '"'}


def read_name(page: Page, index: int, *, titles: bool = True) -> Name | None:  # noqa: C901
    """Read the name that begins at a token, its titles skipped; None where no name begins.

    >>> from factx.parts.page import page_of
    >>> read_name(page_of("Dr. Ali al-Bader said"), 0).text
    'Ali al-Bader'
    """
    tokens = page.tokens
    if titles:
        index = skip_titles(page, index)
    first, last, caps = index, -1, 0
    while index < len(tokens) and caps < _LONGEST:
        token = tokens[index]
        if caps and (token.breaks or token.text == tokens[index - 1].text):
            break
        if token.is_word and token.capital and not is_particle(token):
            if caps and _ROMAN.fullmatch(token.text) and token.text != "I":
                last = index
                break
            if not _may_be_name(page, index, inside=caps > 0):
                break
            caps += 1
            last = index
        elif nick := _nickname(page, index):
            if not caps:
                break
            index = nick
            continue
        elif not _leads_on(page, index, opening=caps == 0):
            break
        index += 1
    if last < 0 or not caps:
        return None
    if page.key(last + 1) in {"jr", "sr"}:
        last += 1
    elif page.key(last + 1) == "," and page.key(last + 2) in {"jr", "sr"}:
        last += 2
    return make_name(page, first, last)


def make_name(page: Page, first: int, last: int) -> Name:
    """Make the name that stands from one token to another, both included."""
    start, end = page.tokens[first].start, page.tokens[last].end
    return Name(first, last, start, end, page.text[start:end])


def is_particle(token: Token) -> bool:
    """Say whether a word joins the parts of a name, also where it is written with a capital inside one."""
    return token.text in _particles()


@cache
def _particles() -> frozenset[str]:
    return frozenset(words("name_particles"))


def _may_be_name(page: Page, index: int, *, inside: bool) -> bool:
    token = page.tokens[index]
    key = token.key
    if _COMPOUND.search(token.text) and not token.text[token.text.index("-") + 1].isupper():
        return False
    if page.country[index] is not None or is_country_word(token.text):
        return _is_country_as_name(page, index, inside=inside)
    if (
        token.upper
        and len(token.text) > 1
        and "." not in token.text
        and not _may_be_capitals(page, index, inside=inside)
    ):
        return False
    if token.text.endswith("."):
        return len(key) == 1 or "." in key or key in _TWO_LETTERS
    if key in barred():
        person = inside and any(a <= token.start and token.end <= b for a, b in page.persons)
        return (
            (inside and key in _keys("name_surnames"))
            or (person and key not in _keys("name_not"))
            or _is_first_surname(page, index)
            or _is_little_name(page, index, inside=inside)
        )
    return True


def _is_first_surname(page: Page, index: int) -> bool:
    """Let "Park Geun-hye" and "King Charles" be: a family name or title before a given name that is no office."""
    follows = page.tokens[index + 1] if index + 1 < len(page.tokens) else None
    if follows is None or not follows.capital or follows.breaks or follows.key in barred():
        return False
    return page.key(index) in _keys("name_first_surnames") and not page.opens_sentence(index)


def _is_country_as_name(page: Page, index: int, *, inside: bool) -> bool:
    token = page.tokens[index]
    if token.text not in words("country_person_names"):
        return False
    if inside:
        return page.country[index] is None
    follows = page.tokens[index + 1] if index + 1 < len(page.tokens) else None
    return follows is not None and follows.capital and follows.key not in barred()


def _may_be_capitals(page: Page, index: int, *, inside: bool) -> bool:
    """Accept "MUHAMMADU BUHARI", "Emmanuel MACRON", "PS Golay", and no "NATO"."""
    token = page.tokens[index]
    before, after = page.tokens[max(index - 1, 0)], page.tokens[min(index + 1, len(page.tokens) - 1)]
    if len(token.text) <= 3 and after is not token and after.is_word and after.capital and not after.breaks:
        return after.key not in barred()
    return (inside and (before.upper or len(token.text) >= 4)) or (
        after.upper and len(after.text) > 2 and len(token.text) > 2
    )


def _nickname(page: Page, index: int) -> int | None:
    """Give the token behind a nickname in quotes or brackets that stands inside a name."""
    mark = page.key(index)
    close = {'"': '"', "(": ")", "'": "'"}.get(mark)
    if close is None:
        return None
    for length in (1, 2):
        end = index + 1 + length
        inner = page.tokens[index + 1 : end]
        if page.key(end) == close and all(token.is_word and token.capital for token in inner):
            after = end + 1
            fits = after < len(page.tokens) and page.tokens[after].capital and _may_be_name(page, after, inside=True)
            known = any(token.upper or token.key in barred() or is_country_word(token.text) for token in inner)
            return after if fits and not known else None
    return None


def _leads_on(page: Page, index: int, *, opening: bool) -> bool:
    """Say whether a lower-case particle is followed by more of the name: "van der Bellen", "bin Salman"."""
    token = page.tokens[index]
    if not is_particle(token) or (opening and token.text not in _OPENING_PARTICLES):
        return False
    for after in page.tokens[index + 1 : index + 3]:
        if after.breaks:
            return False
        if after.capital:
            return _may_be_name(page, page.tokens.index(after, index + 1), inside=True)
        if not is_particle(after):
            return False
    return False


def read_name_back(page: Page, index: int) -> Name | None:  # noqa: C901, PLR0912
    """Read the name whose last word is at a token, going left; its titles are left out."""
    tokens = page.tokens
    while index > 1 and tokens[index].text in words("name_postnominals") and tokens[index - 1].capital:
        index -= 1  # "Simon Coughlan TD, the Minister for Trade"
    last, first, caps = index, index + 1, 0
    if page.key(index) in {"jr", "sr"}:
        index -= 1
        index -= page.key(index) == ","
    if index > 0 and _ROMAN.fullmatch(tokens[index].text):
        index -= 1
    while index >= 0 and caps < _LONGEST:
        token = tokens[index]
        if token.is_word and token.capital and not is_particle(token):
            if not _may_be_name(page, index, inside=index > 0 and tokens[index - 1].capital and not token.breaks):
                break
            caps += 1
            first = index
        elif token.text in {'"', ")"} and caps and (opened := _nickname_back(page, index)) is not None:
            index = opened - 1
            continue
        elif not (caps and is_particle(token) and index > 0):
            break
        if token.breaks:
            break
        index -= 1
    if not caps:
        return None
    behind = skip_titles(page, first)
    if behind > first and behind <= last:
        first = behind
    if tokens[first].text == "X." and page.key(first - 1) in {"on", "via"}:
        first += 1  # "posted it on X. Ehsanullah Ehsan, ..."
    if page.opens_sentence(first) and tokens[first].key.endswith("ing") and last - first > 1:
        first += 1  # "Addressing Joseph Kioko, ..."
    return make_name(page, first, last) if first <= last else None


def _nickname_back(page: Page, index: int) -> int | None:
    for opened in (index - 2, index - 3):
        if opened > 0 and _nickname(page, opened) == index + 1:
            return opened
    return None
