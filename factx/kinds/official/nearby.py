"""The state that the words right around a holder tell: the row, the sentence's opening, "its", a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.official.fits import fits
from factx.kinds.official.signs import HEADS
from factx.parts.patterns import lazy_pattern

if TYPE_CHECKING:
    from factx.kinds.official.desk import Hit
    from factx.kinds.official.signs import Surroundings

_ROW_ROLES = frozenset(
    {"head_of_state", "head_of_government", "minister", "deputy_minister", "spokesperson", "commander", "lawmaker"}
)
_VISIT = lazy_pattern(r"'s?\s+(?:\w+\s+){0,3}?(?:visit|trip|tour|journey)\s+to\s+(?:the\s+)?")
_TRAVEL = lazy_pattern(
    r"\b(?:flew|flies|fly|flying|travel\w*|went|goes|left|leaves|leave|leaving|arriv\w+|landed|visit\w*|trip|headed|"
    r"heads|heading|travels)\b[^.;,]{0,25}$"
)
_MEETS = lazy_pattern(
    r"\b(?:met|meets?|meeting|hosted by|received by|welcomed by|greeted by|talks with|see|sees|saw)"
    r"\s+(?:with\s+)?(?:the\s+)?$"
)


def state_of_row(text: Surroundings, hit: Hit) -> str | None:
    """Give the state of the one before in a row: "President X and Premier Y" serve one."""
    before = text.beside.get(hit.name.start)
    if before is None or hit.role not in _ROW_ROLES or before.role not in _ROW_ROLES or hit.status == "former":
        return None
    if before.office.title == hit.office.title and hit.role in HEADS:
        return None  # "President X and President Y" head two states
    code = text.settled.get(before.name.start)
    alien = code in hit.not_states or fits(hit, code) < 0.5 if code else True
    return None if alien else code


def topic(text: Surroundings, hit: Hit, *, back: int = 0) -> str | None:
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


_SETS_OUT = lazy_pattern(r"(?:[^,.;:]{0,40}\s)?(?:in|In)\s+(?:the\s+|northern\s+|southern\s+|eastern\s+|western\s+)?$")
_SOLE = 0.6  # the weight of a place that one state has, or of a state's name


def place_of(text: Surroundings, hit: Hit) -> str | None:
    """Give the state where the holder's sentence is set: "In Togo, the mayor of Y, X, said"."""
    if hit.role == "ambassador":
        return None
    start = text.reading.sentences[text.reading.sentence_index(hit.name.start)].start
    for sign in text.signs:
        if start <= sign.start < hit.name.start and sign.kind in {"country", "place"} and sign.weight >= _SOLE:
            if not _SETS_OUT.match(text.reading.text, start, sign.start):
                return None
            word = text.reading.text.find(",", sign.start, sign.start + 40)
            return sign.code if 0 < word < hit.name.start else None
    return None


def visited(text: Surroundings, hit: Hit) -> set[str]:
    """Give the state that the holder is said to visit, which is not the holder's own: "President X's visit to Y"."""
    visit = _VISIT.match(text.reading.text, hit.name.end)
    return set() if visit is None else {sign.code for sign in text.signs if sign.start == visit.end()}


_SAYS = lazy_pattern(r"\s+(?:said|says|stressed|noted|added|pledged)\s+(?:that\s+)?(?:the\s+)?")


def spoken_for(text: Surroundings, hit: Hit) -> str | None:
    """Give the state that an ambassador speaks for: "Ambassador X said Japan stands with them"."""
    says = _SAYS.match(text.reading.text, hit.name.end) if hit.role == "ambassador" else None
    return next((sign.code for sign in text.signs if says and sign.start == says.end()), None)


def host_of(text: Surroundings, hit: Hit) -> str | None:
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


def owner_of(text: Surroundings, hit: Hit) -> str | None:
    """Give the state behind "its" and "whose": "Uzbekistan, whose late president X", "said its minister, X"."""
    page = text.page
    index = hit.office.first - 1
    while index > 0 and page.key(index) in text.statuses:
        index -= 1
    if page.key(index) == "whose":
        country = page.country[index - 2] if page.key(index - 1) == "," else None
        return country.code if country is not None and country.form != "demonym" else None
    if page.key(index) == "its":
        return topic(text, hit) or topic(text, hit, back=1)
    return None
