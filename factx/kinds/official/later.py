"""The office in one sentence and the name in another: "the premier said. ... X, who took office in April"."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from factx.kinds.official.desk import is_known_place
from factx.parts.name_origins import SURE, homes
from factx.parts.names import read_name, read_name_back
from factx.parts.patterns import lazy_pattern
from factx.parts.same_names import same_name
from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.kinds.official.desk import Desk
    from factx.parts.names import Name
    from factx.parts.offices import Office
    from factx.parts.page import Page

_ROLES = frozenset(
    {
        "minister", "deputy_minister", "head_of_government", "head_of_state", "governor", "mayor", "ambassador",
        "spokesperson",
    }
)  # fmt: skip
# What one says of who holds an office, and hardly ever of a witness or a victim.
_IN_OFFICE = lazy_pattern(
    r",\s+who\s+(?:has\s+(?:held|been\s+in|had)\s+(?:the|that|this)?\s*(?:post|job|office|position|role|seat)\b|"
    r"(?:took|assumed|came\s+into|came\s+to|entered|holds|held|leaves|left)\s+(?:the\s+)?(?:office|power|post|position)\b|"
    r"took\s+over\b|was\s+(?:sworn\s+in|appointed|re-?elected|elected|inaugurated)\b|"
    r"(?:promised|pledged|vowed|ordered|announced)\b)"
)
# "X was sworn in as premier, replacing Y"
_FOLLOWS = lazy_pattern(
    r"(?<=,|\band|\bwho|\bHe|\bShe)\s+(?:(?:has|will|had|to)\s+)?(?:replac(?:es|ed|ing)|succeed(?:s|ed|ing)?|"
    r"t(?:akes|ook|aking)\s+over\s+from)\s+(?=\p{Lu})"
)
_FIRST = 5  # sentences, their marks among them: a dateline's are two
_REACH = 700
# Who is the subject of these does nothing: most are victims, suspects, the dead.
_NEAR = 150  # characters
_IDLE = frozenset({"was", "were", "is", "are", "died", "'s", "of", "and", "suffered", "drowned", "fell", "remains"})
_GOES_ON = frozenset({"added", "continued", "stressed", "noted", "insisted", "explained", "also", "went"})


def later_names(desk: Desk) -> None:
    """Give the offices that no name stands beside to the names of the sentences around that hold them."""
    page = desk.page
    for match in _IN_OFFICE.finditer(page.text):
        index = next((i for i, token in enumerate(page.tokens) if token.end == match.start()), None)
        name = None if index is None else read_name_back(page, index)
        if name is None or name.parts < 2 or name.first in desk.taken or is_known_place(page, name):
            continue
        office = _last_unheld(desk, name.start)
        if office is not None:
            desk.take(name, office, "official/office-then-name")
    for office in tuple(desk.unheld):
        _told_of(desk, office)
    for match in _FOLLOWS.finditer(page.text):
        _predecessor(desk, match.start(), match.end())


def _predecessor(desk: Desk, start: int, end: int) -> None:
    """Give the office of the one named last to the one who is said to have gone: "... as premier, replacing Y"."""
    page = desk.page
    index = next((i for i, token in enumerate(page.tokens) if token.start >= end), None)
    name = None if index is None else read_name(page, index)
    near = [hit for hit in desk.hits if 0 <= start - hit.name.end < _NEAR]
    if name is None or name.parts < 2 or name.first in desk.taken or not near:
        return
    holder = max(near, key=lambda hit: hit.name.start)
    single = holder.role not in {"lawmaker", "spokesperson"} and not holder.office.plural
    if single and not any(same_name(name.text, hit.name.text) for hit in desk.hits):
        desk.take(
            name, holder.office, "official/predecessor", status="former", states=holder.states, text=holder.text,
            role=holder.role,
        )  # fmt: skip


def _last_unheld(desk: Desk, before: int) -> Office | None:
    """Give the office spoken of last before an offset, where nobody in the text is known to hold it."""
    page = desk.page
    near = [office for office in desk.unheld if before - _REACH < page.tokens[office.first].start < before]
    return near[-1] if near and near[-1].role in _ROLES and _is_free(desk, near[-1]) else None


def _is_free(desk: Desk, office: Office) -> bool:
    """Say whether an office is a single one, pointed at, and nobody of the text is known to hold it."""
    pointed = office.definite or bool(office.states) or desk.page.key(office.first - 1) == "the"
    held = any(
        hit.office.title == office.title
        and hit.status != "former"
        and not (office.states and hit.states and office.states[0] not in hit.states)
        for hit in desk.hits
    )
    return pointed and not held and not office.plural and office.problem is None and not office.verb


def _told_of(desk: Desk, office: Office) -> None:
    """Give an office that speaks or acts to the one named in the sentence before, or in the same: both are one."""
    page = desk.page
    if office.needs in {"name", "rank", "org", "official"} and not office.states:
        return
    if not _is_free(desk, office) or office.role == "lawmaker":
        return
    begin = _phrase_start(page, office)
    speaks = _speaks(page, begin, office.last)
    if not speaks and not page.opens_sentence(begin):
        return
    start = _sentence_start(page, begin)
    if start > _opening(page):
        return  # deep in a text a name without a word of who it is was told before: a witness, a victim
    name = _subject(desk, start, begin, office, speaks=True) if speaks else None
    if name is None and start > 0:
        name = _subject(desk, _sentence_start(page, start - 1), start, office, speaks=not _is_specific(office))
    if name is not None:
        desk.take(name, office, "official/name-then-office")
        return
    if speaks and (name := _speaker_behind(desk, office)) is not None:
        desk.take(name, office, "official/office-then-name")


def _is_specific(office: Office) -> bool:
    return bool(office.states) or office.tail.last > office.core_last or bool(office.organization)


def _phrase_start(page: Page, office: Office) -> int:
    index = office.first
    while (
        index > 0
        and not page.opens_sentence(index)
        and (page.key(index - 1) in {"the", "'s", "'"} or page.country[index - 1] is not None)
    ):
        index -= 1
    return index


@cache
def _say() -> frozenset[str]:
    return frozenset(words("scope_say")) - {"put", "puts", "show", "shows", "showed", "report", "claim", "say"}


def _speaks(page: Page, first: int, last: int) -> bool:
    """Say whether a verb of speech stands right before or behind, or "according to" before."""
    behind = page.key(last + 1)
    if behind in _say() and not page.tokens[last + 1].breaks:
        return True
    if behind in {"has", "had", "also", "later"} and page.key(last + 2) in _say():
        return True
    before = page.key(first - 1)
    return before in _say() or (before == "to" and page.key(first - 2) == "according")


def _sentence_start(page: Page, index: int) -> int:
    while index > 0 and not page.opens_sentence(index):
        index -= 1
    return index


def _subject(desk: Desk, start: int, end: int, office: Office, *, speaks: bool) -> Name | None:
    """Give the full name that is the subject between two tokens, or speaks there, where no office was told of it."""
    page = desk.page
    found: list[Name] = []
    for index in range(start, end):
        if not page.tokens[index].capital or (index > start and page.tokens[index - 1].capital):
            continue
        name = read_name(page, index)
        if name is None or not (homes(name.text) or any(a < name.end and name.start < b for a, b in page.persons)):
            continue
        if name.parts < 2 or name.last >= end or is_known_place(page, name):
            continue
        if any(same_name(name.text, hit.name.text) for hit in desk.hits):
            return None  # somebody who is in office speaks or acts here
        opens = page.opens_sentence(index) or page.key(index - 1) in {"-", "–", "—", ":", ")", "|"}
        acts = opens and page.key(name.last + 1) not in _IDLE and page.tokens[name.last + 1].text.islower()
        if _speaks(page, index, name.last) or (acts and not speaks):
            found.append(name)
    if len({name.text for name in found}) != 1 or _is_alien(found[0], office):
        return None
    return found[0] if _is_first(page, found[0]) else None


def _is_first(page: Page, name: Name) -> bool:
    """Say whether nobody of this surname was named before."""
    surname = page.tokens[name.last].text
    return all(token.text != surname for token in page.tokens[: name.first])


def _is_alien(name: Name, office: Office) -> bool:
    home = homes(name.text)
    return bool(office.states) and office.states[0] not in home and max(home.values(), default=0.0) > SURE


def _speaker_behind(desk: Desk, office: Office) -> Name | None:
    """Give the one who goes on speaking in the next sentence: "warned the minister. Ana Ruiz added that"."""
    page = desk.page
    index = next((i for i in range(office.last + 1, len(page.tokens)) if page.opens_sentence(i)), None)
    name = None if index is None else read_name(page, index)
    if name is None or index is None or name.parts < 2 or name.first in desk.taken or is_known_place(page, name):
        return None
    if any(same_name(name.text, hit.name.text) for hit in desk.hits) or _is_alien(name, office):
        return None
    verb = page.key(name.last + 1)
    lead = _sentence_start(page, office.first) == _lead(page)
    return name if verb in _GOES_ON or (lead and verb in _say() and _is_specific(office)) else None


def _openings(page: Page) -> list[int]:
    """Give the tokens that open the first sentences of the text, past its headings."""
    opening = (i for i in range(len(page.tokens)) if page.opens_sentence(i) and not page.in_heading(i))
    return list(islice(opening, _FIRST))


def _lead(page: Page) -> int:
    return next(iter(_openings(page)), 0)


def _opening(page: Page) -> int:
    """Give the token up to which sentences belong to the opening of a text."""
    return max(_openings(page), default=0)
