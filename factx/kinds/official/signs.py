"""What a text says of states: names, provinces, cities, public bodies, its money, the dateline, its ministries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from factx.parts.countries import capitals, code_of
from factx.parts.currencies import currencies, meaning
from factx.parts.office_front import read_front
from factx.parts.office_tail import read_tail
from factx.parts.patterns import lazy_pattern
from factx.parts.places import places_in
from factx.parts.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.kinds.official.desk import Hit
    from factx.parts.countries import CountryName
    from factx.parts.page import Page
    from factx.reading import Reading

Kind = Literal["country", "place", "money", "head"]

# A dateline: "TEGUCIGALPA, Honduras (AP) --", "Islamabad:", "BISHKEK, Kyrgyzstan, August 26.", "By PTI\n\nDEHRADUN:".
_DATELINE = lazy_pattern(
    r"(?m)^[ \t]*\p{Lu}[\p{L}'. /-]{2,30}(?:, ?\p{Lu}[\p{L}. ]{2,20})?(?: ?\([^)]{2,20}\))?"
    r"(?:, [A-Z][a-z]+ \d+\.?)? ?(?:-{1,2}|–|—|:)\s"
)
_SIGN = lazy_pattern(r"(?<![\w$])(?P<sign>\p{L}{1,4}\.?|₦|₹|₱|₩|₺|₴|₸|৳|₵)\s?(?=\d)")
_WORD = lazy_pattern(r"(?:\d|[mb]illion|trillion|crore|lakh)[ -](?P<word>(?:\p{L}+ )?\p{Ll}{3,10})\b")
_STORM = lazy_pattern(r"\b(?:Typhoon|Hurricane|Cyclone|Storm|Depression)\s+(\p{Lu}\p{L}+)")
_PARTNER = lazy_pattern(r"\b(?:with|to|from|against|into|towards?)\s+(?:the\s+)?$")
_WHERE = frozenset({"in", "at", "near", "around", "from", "outside", "of", "to"})
_LONGEST = 150  # characters of a headline
_COMMON = frozenset({"USD", "EUR", "GBP", "JPY"})
# "President X and Premier Y": the row serves one state.
_AND = lazy_pattern(r"(?:,|;|[,;]?\s+and)\s+(?:(?:his|her|its|the)\s+)?")
HEADS = frozenset({"head_of_state", "head_of_government"})


@dataclass(frozen=True, slots=True)
class Sign:
    """A place in the text that speaks of a state."""

    start: int
    code: str
    kind: Kind
    weight: float


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry named with its state: where it stands, the words of its field, the code of the state."""

    start: int
    fields: frozenset[str]
    state: str


def signs_of(reading: Reading, page: Page) -> tuple[Sign, ...]:
    """Give every sign of a state in the text: names, provinces, cities, public bodies, its money, the dateline."""
    found = [Sign(name.start, name.code, "country", _weight_of(reading, name)) for name in reading.countries]
    names = {name.start for name in reading.countries}
    # "Typhoon Talas" is no sign of the Kyrgyz province, nor is the "Talas" of the next sentence.
    storms = set(_STORM.findall(reading.text))
    for place, index in places_in(page.tokens):
        if page.country[index] is None and place.countries and place.name not in storms:
            weight = {"subdivision": 1.0, "city": 1.0, "body": 0.7}[place.type] / len(place.countries)
            # "Beijing wants" is a state as much as "China wants"; "in Beijing" is where something happened.
            kind: Kind = "country" if place.name in capitals() and page.key(index - 1) not in _WHERE else "place"
            found += [Sign(page.tokens[index].start, code, kind, weight) for code in place.countries]
    for index in range(2, len(page.tokens)):
        # "the Disaster Agency of Papua New Guinea": no mention of the country, but a sign of it.
        head = page.tokens[index - 2]
        if (
            page.key(index - 1) == "of"
            and head.capital
            and head.key in words("office_strong")
            and page.country[index] is None
        ):
            code = next((code for length in (3, 2, 1) if (code := code_of(_words_at(page, index, length)))), None)
            if code is not None:
                found.append(Sign(page.tokens[index].start, code, "country", 0.5))
    found += _money(reading.text)
    for line in _DATELINE.finditer(reading.text):
        placed = [sign for sign in found if line.start() <= sign.start < line.end()]
        found += [Sign(sign.start, sign.code, "head", 1.0) for sign in placed]
        # In a dateline a capital is where the reporter sits, and no word for its state.
        cities = [sign for sign in placed if sign.kind == "country" and sign.start not in names]
        found = [sign for sign in found if sign not in cities]
    found += [Sign(sign.start, sign.code, "head", sign.weight) for sign in found if _in_title(page, sign)]
    return tuple(sorted(found, key=lambda sign: (sign.start, sign.code, sign.kind)))


def _in_title(page: Page, sign: Sign) -> bool:
    """Say whether a state's name stands in the headline that a text opens with, which tells what it is about."""
    if sign.kind != "country" or sign.start >= _LONGEST:
        return False
    headline, _, rest = page.text.partition("\n")
    told = bool(rest) and len(headline) <= _LONGEST and not headline.rstrip().endswith(".")
    return told and sign.start < len(headline) and not _DATELINE.match(headline)


def _weight_of(reading: Reading, name: CountryName) -> float:
    """Weigh a state's name: one that others trade with, or an adjective, tells less of whose officials speak."""
    partner = _PARTNER.search(reading.text, max(0, name.start - 12), name.start)
    return (0.65 if name.form == "demonym" else 1.0) * (0.5 if partner else 1.0)


def _words_at(page: Page, index: int, length: int) -> str:
    return " ".join(token.text for token in page.tokens[index : index + length])


def _money(text: str) -> Iterator[Sign]:
    for pattern, group in ((_SIGN, "sign"), (_WORD, "word")):
        for match in pattern.finditer(text):
            codes = [code for code in meaning(match[group]) if code not in _COMMON]
            states = {state for code in codes for state in currencies()[code].tender}
            if 0 < len(states) <= 8:
                yield from (Sign(match.start(), state, "money", 1 / len(states)) for state in sorted(states))


def ministries_of(page: Page) -> tuple[Ministry, ...]:
    """Give the ministries that the text names with their state: "an Egyptian Foreign Ministry statement"."""
    found = []
    for index, token in enumerate(page.tokens):
        if token.key == "ministry":
            front = read_front(page, index, "minister")
            tail = read_tail(page, index, "minister", plural=False)
            states = (*front.states, *tail.states)
            if states and (fields := fields_of(front.keys | tail.keys)):
                found.append(Ministry(token.start, fields, states[0]))
    return tuple(found)


def fields_of(keys: frozenset[str]) -> frozenset[str]:
    """Give the words of a field among those of a title: "foreign", "energy"."""
    return (keys & frozenset(words("office_portfolio"))) - {"affairs", "national", "federal", "state"}


@dataclass(slots=True)
class Surroundings:
    """What a text says of states: its signs and ministries, and who holds which office of which state.

    `held` are the states whose holder of a title the text names with the state, `guessed` those for which a person was
    held to be it: a second president serves a state named right before him. `beside` gives to a holder (by where the
    name starts) the one before in a row, `settled` the state that a holder was found to serve. `american` tells that an
    officer of a text that names no state is one of the United States.
    """

    reading: Reading
    page: Page
    signs: tuple[Sign, ...]
    ministries: tuple[Ministry, ...]
    held: dict[str, set[str]]
    guessed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    served: set[str] = field(default_factory=set)
    beside: dict[int, Hit] = field(default_factory=dict)
    settled: dict[int, str] = field(default_factory=dict)
    openers: frozenset[int] = frozenset()
    american: bool = False
    statuses: frozenset[str] = frozenset(entry.split(" = ")[0] for entry in words("office_status"))


def surroundings_of(reading: Reading, page: Page, hits: list[Hit]) -> Surroundings:
    """Gather what the text around the holders says of states."""
    inside = [(hit.name.start, hit.name.end) for hit in hits]
    signs = tuple(sign for sign in signs_of(reading, page) if not any(a <= sign.start < b for a, b in inside))
    beside = {
        hit.name.start: before
        for before, hit in pairwise(hits)
        if _AND.fullmatch(page.text[before.name.end : page.tokens[hit.office.first].start])
    }
    openers = frozenset(page.tokens[hit.office.front.first].start for hit in hits)
    return Surroundings(reading, page, signs, ministries_of(page), held_states(hits), beside=beside, openers=openers)


def held_states(hits: list[Hit]) -> dict[str, set[str]]:
    """Give for each title of a single holder the states whose holder the text names as such: "Honduran President X"."""
    held: dict[str, set[str]] = defaultdict(set)
    for hit in hits:
        if hit.states and hit.role in {"head_of_state", "head_of_government", "minister"} and hit.status != "former":
            if hit.role == "minister" and hit.office.local:
                continue  # a province's home minister and the state's are two
            held[post_of(hit)].update(hit.states)
    return held


def post_of(hit: Hit) -> str:
    """Name a post of which a state has one: its title, with its field for a minister's."""
    if hit.role in HEADS:
        return hit.office.title
    return f"minister {' '.join(sorted(fields_of(hit.office.front.keys | hit.office.tail.keys)))} {hit.role}"
