"""Which figure of power is a project's own: not the grid's, a unit's, a buyer's or another plant's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import regex

from factx.kinds.hydro_project.shapes import shape
from factx.parts.power import Power, read_power

if TYPE_CHECKING:
    from factx.reading import Reading
    from factx.types import Mention

_NEARBY = 450  # characters: the name stands in one of the two or three sentences before
_JUST_BEFORE = 150  # characters: the sentence before

_NOT_ITS_OWN = r"(?i)\b$hydro_no_capacity_before\b"
_OF_A_PART = (
    r"(?i)[ -]*(?:capacity |generating ){0,2}$hydro_no_capacity_after\b"
    r"|(?-i: (?:of (?:electricity|power) )?(?:to|for|from) \p{Lu})"
)
# "In 2013, the dam was thought of as a 4,800 megawatt plant": the version that was given up, or the size that grew.
_FORMER = r"(?i)\b(?:in (?:19|20)\d\d\b(?=[^.]*\b(?:was|were|had|thought|planned|conceived)\b)|$hydro_former)\b[^.;]*$"
# "burst through the Chungthang dam and swept away a hydroelectric project of 1,200 MW": the figure is the other's.
_ANOTHER_WORK = regex.compile(
    r"(?i)\b(?:and|while|but|destroyed|washed away|swept away|as well as|besides)\b[^,]*\ban? (?:[\w-]+ ){0,4}$"
)
# "the 93 MW Buk Bijela", "a 600MW Chinese-built Karuma"
_RIGHT_BEFORE = regex.compile(
    r"[ \n-]*(?:capacity )?"
    r"(?:(?:[\w-]+-(?:built|funded|owned|run|backed)|\p{Lu}\p{L}+(?:'s)?|new|giant|proposed) ){0,2}\"?"
)
_IN_BRACKETS = regex.compile(r"[\"']?[ ,]*\([^()]{0,30}")
_WORK = r"(?i)(?:\b(?:plant|station|project|scheme|facility|powerhouse|complex|it)\b|(?:<NOUN>))"
_WORK_AFTER = rf"[ -](?:[a-z-]+ ){{0,2}}(?:{_WORK})"
_WORK_OF = (
    rf"(?:{_WORK})\s+(?:of|with|rated at)\s+(?:an? )?(?:(?:installed|total|planned|generating) )*"
    r"(?:capacity of )?(?:\w+ )?$"
)
_DEFINITE = regex.compile(r"(?i)\b(?:the|this|its|a|an|it)\b")
_GENERATES = regex.compile(r"(?i)\b(?:generat\w+|produc\w+|capacit\w+|output|add\w*|deliver\w*|rated|install\w+)\b")

_BESIDE, _SAME_SENTENCE, _LATER, _MAIN, _FORMER_PLAN = 0, 1, 7, 8, 9


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that a project may have: the lower the rank, the closer the words tie the two."""

    name: str
    rank: int
    megawatts: Decimal


def capacities(reading: Reading, mentions: Mapping[str, Iterable[Mention]]) -> dict[str, Decimal]:
    """Give each project's capacity in megawatts by its name, where the text says one."""
    places = sorted((mention.span.start, mention.span.end, name) for name, own in mentions.items() for mention in own)
    best: dict[str, Claim] = {}
    for power in read_power(reading.text):
        if shape(_OF_A_PART).match(reading.text, power.end):
            continue
        claim = _in_the_sentence(reading, power, places) or _of_the_work(reading, power, places)
        if claim and (claim.name not in best or claim.rank < best[claim.name].rank):
            best[claim.name] = claim
    return {name: claim.megawatts for name, claim in best.items()}


def _in_the_sentence(reading: Reading, power: Power, places: list[tuple[int, int, str]]) -> Claim | None:
    """Give the figure to the project right behind it, or to the last one named before it in its sentence."""
    text = reading.text
    sentence = reading.sentence_at(power.start)
    former = _former(text, sentence.start, power.start)
    behind = next((place for place in places if power.end <= place[0] < sentence.end), None)
    if behind and _RIGHT_BEFORE.fullmatch(text, power.end, behind[0]):
        return Claim(behind[2], former or _BESIDE, power.megawatts)
    before = [place for place in places if sentence.start <= place[0] < power.start]
    if not before:
        return None
    _, end, name = before[-1]
    if power.start <= end or _IN_BRACKETS.fullmatch(text, end, power.start):
        return Claim(name, former or _BESIDE, power.megawatts)
    gap = text[end : power.start]
    elsewhere = _ANOTHER_WORK.search(gap) and not gap.startswith(", where ")
    if elsewhere or shape(_NOT_ITS_OWN).search(gap) or (";" in gap and "," not in gap):
        return None
    return Claim(name, former or _SAME_SENTENCE + min(5, len(gap) // 40), power.megawatts)


def _of_the_work(reading: Reading, power: Power, places: list[tuple[int, int, str]]) -> Claim | None:
    """Read "a hydroelectric station of 1,860 MW" or "the plant will generate 600 MW" after the project's name."""
    text = reading.text
    sentence = reading.sentence_at(power.start)
    named_here = any(sentence.start <= place[0] < power.start for place in places)
    if named_here or shape(_NOT_ITS_OWN).search(text, max(sentence.start, power.start - 70), power.start):
        return None
    if not _DEFINITE.search(text, sentence.start, sentence.end) or not _measures_the_work(text, power, sentence.start):
        return None
    meant = _meant(places, sentence.start, power.start)
    if meant is None:
        return None
    name, rank = meant
    return Claim(name, _former(text, sentence.start, power.start) or rank, power.megawatts)


def _meant(places: list[tuple[int, int, str]], sentence: int, figure: int) -> tuple[str, int] | None:
    """Give the project that "the plant" means: the only one, the last one spoken of, or the one most spoken of."""
    counts = Counter(place[2] for place in places).most_common(2)
    earlier = [place for place in places if place[1] <= sentence]
    if len(counts) == 1 and places[0][0] < figure + _NEARBY:
        return counts[0][0], _LATER
    just_before = {place[2] for place in earlier if sentence - place[1] < _JUST_BEFORE}
    if len(just_before) == 1:
        return just_before.pop(), _LATER
    if earlier and sentence - earlier[-1][1] < _NEARBY and dict(counts).get(earlier[-1][2], 0) > 1:
        return earlier[-1][2], _LATER
    if earlier and len(counts) > 1 and counts[0][1] > counts[1][1] + 1:
        return counts[0][0], _MAIN
    return None


def _former(text: str, floor: int, start: int) -> int:
    return _FORMER_PLAN if shape(_FORMER).search(text, max(floor, start - 60), start) else 0


def _measures_the_work(text: str, power: Power, floor: int) -> bool:
    """Say whether the plant is what the figure measures: its noun beside it, or its noun and a verb of generation."""
    if shape(_WORK_AFTER).match(text, power.end):
        return True
    before = text[max(floor, power.start - 110) : power.start]
    if shape(_WORK_OF).search(before):
        return True
    return bool(shape(_WORK).search(before) and _GENERATES.search(before))
