"""Which state an office serves where its own words do not say: the state that the text speaks of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from math import sqrt
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

_HEAD = 250
_CLOSE = 60
# A dateline: "TEGUCIGALPA, Honduras (AP) --", "Islamabad:", "BISHKEK, Kyrgyzstan, August 26.", "By PTI\n\nDEHRADUN:".
_DATELINE = lazy_pattern(
    r"(?m)^[ \t]*\p{Lu}[\p{L}'. /-]{2,30}(?:, ?\p{Lu}[\p{L}. ]{2,20})?(?: ?\([^)]{2,20}\))?"
    r"(?:, [A-Z][a-z]+ \d+\.?)? ?(?:-{1,2}|–|—|:)\s"
)
_SIGN = lazy_pattern(r"(?<![\w$])(?P<sign>\p{L}{1,4}\.?|₦|₹|₱|₩|₺|₴|₸|৳|₵)\s?(?=\d)")
_WORD = lazy_pattern(r"(?:\d|[mb]illion|trillion|crore|lakh)[ -](?P<word>(?:\p{L}+ )?\p{Ll}{3,10})\b")
_HEADS = frozenset({"head_of_state", "head_of_government"})
_OF_ONE = {
    "taoiseach": "IE", "tánaiste": "IE", "assistant secretary of state": "US", "deputy secretary of state": "US",
    "under secretary of state": "US", "undersecretary of state": "US",
}  # fmt: skip
# Titles that hardly another state has, where the text names none.
_AMERICAN = frozenset(
    {
        "sheriff", "undersheriff", "county judge", "county executive", "county administrator", "city manager",
        "district attorney", "county attorney", "city attorney", "medical examiner", "county commissioner", "fire chief",
        "lt. gov.", "gov.", "sen.", "rep.", "congressman", "congresswoman", "state senator", "emergency manager",
    }
)  # fmt: skip
_STORM = lazy_pattern(r"\b(?:Typhoon|Hurricane|Cyclone|Storm|Depression)\s+(\p{Lu}\p{L}+)")
_PARTNER = lazy_pattern(r"\b(?:with|to|from|against|into|towards?)\s+(?:the\s+)?$")
_CLAUSE = frozenset({"under", "where", "when", "as", "by"})
_WHERE = frozenset({"in", "at", "near", "around", "from", "outside", "of", "to"})
_COMMON = frozenset({"USD", "EUR", "GBP", "JPY"})
_SUBNATIONAL_PREMIER = frozenset({"AU", "CA", "ZA", "SB"})
# Where a ministry's "secretary" is its first civil servant, not its minister.
_SECRETARIES = frozenset({"IN", "PK", "NP", "BD", "LK", "BT", "MM", "KE", "TZ", "UG", "NG", "GH", "ZM", "MW", "ZW", "SL", "GM"})


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
        found += [Sign(sign.start, sign.code, "head", 1.0) for sign in found if line.start() <= sign.start < line.end()]
    return tuple(sorted(found, key=lambda sign: (sign.start, sign.code, sign.kind)))


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
            if states and (fields := _fields(front.keys | tail.keys)):
                found.append(Ministry(token.start, fields, states[0]))
    return tuple(found)


def _fields(keys: frozenset[str]) -> frozenset[str]:
    return (keys & frozenset(words("office_portfolio"))) - {"affairs", "national", "federal", "state"}


def _of_ministry(reading: Reading, hit: Hit, ministries: tuple[Ministry, ...]) -> str | None:
    """Give the state of the ministry of the same field that stands in the holder's sentence."""
    fields = _fields(hit.office.front.keys | hit.office.tail.keys)
    here = reading.sentence_index(hit.name.start)
    near = (
        one
        for one in ministries
        if (one.fields == fields and reading.sentence_index(one.start) == here)
        or (one.fields <= fields and reading.sentence_index(one.start) == here - 1)
    )
    return next((one.state for one in near if one.state not in hit.not_states), None)


@dataclass(slots=True)
class Surroundings:
    """What a text says of states: its signs and ministries, and who holds which office of which state.

    `held` are the states whose holder of a title the text names with the state, `guessed` those for which a person was
    held to be it: a second president serves a state named right before him. `beside` gives to a holder (by where the
    name starts) the one before in a row, `settled` the state that a holder was found to serve.
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


# "President X and Premier Y": the row serves one state.
_AND = lazy_pattern(r",?\s+and\s+(?:(?:his|her|its|the)\s+)?")
_ROW_ROLES = frozenset(
    {"head_of_state", "head_of_government", "minister", "deputy_minister", "spokesperson", "commander"}
)


def _state_of_row(text: Surroundings, hit: Hit) -> str | None:
    before = text.beside.get(hit.name.start)
    if before is None or hit.role not in _ROW_ROLES or before.role not in _ROW_ROLES or hit.status == "former":
        return None
    if before.office.title == hit.office.title and hit.role in _HEADS:
        return None  # "President X and President Y" head two states
    code = text.settled.get(before.name.start)
    alien = code in hit.not_states or _fits(hit, code) < 0.5 if code else True
    return None if alien else code


def _topic(text: Surroundings, hit: Hit, *, back: int = 0) -> str | None:
    """Give the state that the holder's sentence (or one before) opens with: "Australia gave more. Minister X said"."""
    sentence = text.reading.sentence_index(hit.name.start) - back
    first = next((sign for sign in text.signs if text.reading.sentence_index(sign.start) == sentence), None)
    if first is None or first.kind != "country" or first.start >= hit.name.start or sentence < 0:
        return None
    opens = text.reading.text[text.reading.sentences[sentence].start : first.start]
    if len(opens.split()) > 2 or "," in opens:
        return None
    if first.start in text.openers:
        return first.code
    word = next((token for token in text.reading.doc if token.idx > first.start and token.ent_iob_ != "I"), None)
    acts = word is not None and (word.text == "," or word.tag_[:1] in {"V", "M"})
    return first.code if acts or opens.strip() in {"In", "From"} else None


_VISIT = lazy_pattern(r"'s?\s+(?:\w+\s+){0,3}?(?:visit|trip|tour|journey)\s+to\s+(?:the\s+)?")


def _visited(text: Surroundings, hit: Hit) -> set[str]:
    """Give the state that the holder is said to visit, which is not the holder's own: "President X's visit to Y"."""
    visit = _VISIT.match(text.reading.text, hit.name.end)
    return set() if visit is None else {sign.code for sign in text.signs if sign.start == visit.end()}


_TRAVEL = lazy_pattern(
    r"\b(?:flew|flies|fly|flying|travel\w*|went|goes|left|leaves|leave|leaving|arriv\w+|landed|visit\w*|trip|headed|"
    r"heads|heading|travels)\b[^.;,]{0,25}$"
)
_MEETS = lazy_pattern(
    r"\b(?:met|meets?|meeting|hosted by|received by|welcomed by|greeted by|talks with|see|sees|saw)\s+(?:with\s+)?(?:the\s+)?$"
)


def _host(text: Surroundings, hit: Hit) -> str | None:
    """Give the state where somebody goes to meet the holder: "X flew to Warsaw and met President Y"."""
    reading, page = text.reading, text.page
    begin = page.tokens[hit.office.first].start
    if not _MEETS.search(reading.text, max(0, begin - 40), begin):
        return None
    here = reading.sentence_index(begin)
    for sign in reversed(text.signs):
        near = reading.sentence_index(sign.start) in (here, here - 1) and sign.start < begin
        if (
            near
            and sign.kind in {"country", "place"}
            and _TRAVEL.search(reading.text, max(0, sign.start - 60), sign.start)
        ):
            return sign.code
    return None


def _owner(text: Surroundings, hit: Hit) -> str | None:
    """Give the state behind "its" and "whose": "Uzbekistan, whose late president X", "said its minister, X"."""
    page = text.page
    index = hit.office.first - 1
    while index > 0 and page.key(index) in text.statuses:
        index -= 1
    if page.key(index) == "whose":
        country = page.country[index - 2] if page.key(index - 1) == "," else None
        return country.code if country is not None and country.form != "demonym" else None
    if page.key(index) == "its":
        return _topic(text, hit) or _topic(text, hit, back=1)
    return None


def state_at(text: Surroundings, hit: Hit) -> str | None:  # noqa: C901, PLR0912
    """Give the state that a holder most likely serves, or None where the text speaks of none."""
    reading, signs, held, guessed = text.reading, text.signs, text.held, text.guessed
    if hit.office.title in _OF_ONE:
        return _OF_ONE[hit.office.title]
    if hit.role in {"minister", "deputy_minister", "spokesperson"} and (
        state := _of_ministry(reading, hit, text.ministries)
    ):
        return state
    if state := _owner(text, hit) or _state_of_row(text, hit):
        return state
    start = hit.name.start
    topics = [code for back in (0, 1) if (code := _topic(text, hit, back=back)) and code not in hit.not_states]
    topics = [code for code in topics if code not in hit.office.hosts]
    sentence = reading.sentence_index(start)
    taken = held.get(_post(hit), set()) if hit.status != "former" else set()
    sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    near: dict[str, float] = defaultdict(float)
    paragraph = reading.text.rfind("\n", 0, start)
    clause = text.page.key(hit.office.first - 1) in _CLAUSE
    least = 0.5 if text.page.key(hit.office.first - 1) in {"under", "by"} else 0.6
    nearest: Sign | None = None
    right_before: set[str] = set()
    abroad = _visited(text, hit)
    for sign in signs:
        if sign.code in abroad or sign.code in hit.not_states or sign.code in hit.office.hosts or sign.code in taken:
            continue
        sums[sign.code][sign.kind] += sign.weight
        here = reading.sentence_index(sign.start)
        if sign.kind in {"country", "place"} and here in (sentence, sentence - 1):
            if start - (_CLOSE if here == sentence else 2 * _CLOSE) < sign.start < start:
                right_before.add(sign.code)
            near[sign.code] += sign.weight * ((1.0 if sign.start < start else 0.0) if here == sentence else 0.3)
        elif sign.kind == "country" and paragraph < sign.start < start:
            near[sign.code] += 0.2 * sign.weight
        if clause and here == sentence and sign.kind == "country" and sign.start < start and sign.weight >= least:
            nearest = sign
        if sign.start < _HEAD:
            near[sign.code] += 0.8 * sign.weight
    # Where things happen tells whose mayor speaks more than whose foreign minister.
    local = 0.7 if hit.role in _HEADS | {"minister"} or hit.office.title.endswith("prime minister") else 1.0
    scores = {
        code: (
            sqrt(kinds["country"]) + local * sqrt(kinds["place"]) + 0.7 * min(sqrt(kinds["money"]), 1.7)
            + 1.5 * sqrt(kinds["head"]) + 0.8 * sqrt(near[code])
        ) * _fits(hit, code)
        for code, kinds in sums.items()
    }  # fmt: skip
    if nearest is not None:
        scores[nearest.code] *= 1.7  # "where sales shrank under President X"
    for code in text.served if hit.role in {"minister", "deputy_minister", "spokesperson"} else ():
        if code in scores:
            scores[code] += 0.35  # the ministers of whom a text speaks without their state mostly serve one
    if (host := _host(text, hit)) in scores and host is not None:
        scores[host] *= 1.6
    if topics and topics[0] in scores:
        # "Australia gave more. Foreign Minister X told": no other state can be meant
        scores[topics[0]] *= 1.6 if text.page.opens_sentence(hit.office.first) else 1.3
    for code in guessed.get(hit.office.title, set()) & set(scores) if hit.status != "former" else ():
        if right_before - guessed[hit.office.title]:
            scores[code] *= 0.3
    if not scores and hit.office.title in _AMERICAN:
        return "US"
    return max(scores, key=lambda code: scores[code], default=None)


def held_states(hits: list[Hit]) -> dict[str, set[str]]:
    """Give for each title of a single holder the states whose holder the text names as such: "Honduran President X"."""
    held: dict[str, set[str]] = defaultdict(set)
    for hit in hits:
        if hit.states and hit.role in {"head_of_state", "head_of_government", "minister"} and hit.status != "former":
            if hit.role == "minister" and hit.office.local:
                continue  # a province's home minister and the state's are two
            held[_post(hit)].update(hit.states)
    return held


def _post(hit: Hit) -> str:
    """Name a post of which a state has one: its title, with its field for a minister's."""
    if hit.role in _HEADS:
        return hit.office.title
    return f"minister {' '.join(sorted(_fields(hit.office.front.keys | hit.office.tail.keys)))} {hit.role}"


def _fits(hit: Hit, code: str) -> float:
    """Say how well a title fits a state: Thailand has no president, Brazil no prime minister."""
    title = hit.office.title
    if title in {"president", "vice president"} and code in words("office_no_president"):
        return 0.1
    if title in {"prime minister", "deputy prime minister"} and code in words("office_no_pm"):
        return 0.1
    if title == "minister" and code == "US":
        return 0.3
    if title == "chancellor" and code not in {"DE", "AT", "GB"}:
        return 0.1
    if title in {"crown prince", "crown princess"} and code not in {*words("office_no_president"), "AE", "KW"}:
        return 0.1
    if title in {"king", "queen"} and code not in words("office_no_president"):
        return 0.1
    if title == "chief minister" and code not in {"IN", "PK", "AU", "MY", "NP"}:
        return 0.1
    if title in {"sen.", "rep.", "lt. gov.", "senator", "secretary of state"}:
        return 1.2 if code == "US" else 0.9
    if title == "secretary" and hit.office.tail.portfolio:
        return 1.4 if code in {"US", "PH"} else 0.8
    return 1.0


def settled_role(hit: Hit, country: str | None) -> tuple[str, str | None]:
    """Settle a role that hangs on the state, and the reason where the title is no public office there."""
    title, office = hit.office.title, hit.office
    if title == "premier" and hit.role == "head_of_government" and country in _SUBNATIONAL_PREMIER:
        return "governor", None
    if title == "chancellor" and country not in {"DE", "AT"}:
        return ("minister", None) if country == "GB" else (hit.role, "chancellor of no government")
    if title == "lieutenant governor" and country == "IN":
        return "governor", None  # of a union territory
    if title == "commissioner" and hit.role == "agency_head" and country == "NG":
        return "other", None  # a state's minister
    if title == "adviser" and country == "BD" and (office.front.portfolio or office.tail.portfolio):
        return "minister", None
    if title == "secretary" and hit.role == "minister" and country in _SECRETARIES:
        return "other", None
    if (
        title == "secretary"
        and hit.role == "minister"
        and country != "PH"
        and not (office.front.portfolio or office.tail.portfolio)
    ):
        return hit.role, "no field of an office is named"
    if title == "cabinet secretary" and country != "KE" and not (office.front.portfolio or office.tail.portfolio):
        return "other", None
    if title == "executive secretary" and hit.role == "other" and country != "PH":
        return hit.role, "no body is named"
    if title == "treasurer" and country not in {"AU", "PG"}:
        return "other", None
    if title == "general manager" and not (office.front.keys | office.tail.keys) & {"railway", "railways"}:
        return hit.role, "a post outside the state"
    return hit.role, None
