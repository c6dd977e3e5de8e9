"""Figures of power that several works share: one for each in turn, one for all, or one without its unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import regex

from factx.parts.patterns import lazy_pattern
from factx.parts.power import read_power

if TYPE_CHECKING:
    from factx.reading import Reading

# ranks, from close words to loose ones
GROWN_TO, IN_FULL, BESIDE, SAME_SENTENCE, LATER, MAIN, FORMER_PLAN = -1, 0, 1, 2, 8, 9, 10

_RESPECTIVE = lazy_pattern(
    r"(?P<first>respectively,? )?(?<!\d[,.])\b(?P<list>\d[\d,.]{0,12}(?: ?[MG]W| megawatts)?"
    r"(?:(?:, and|,| and) \d[\d,.]{0,12}(?: ?[MG]W| megawatts)?){1,15})(?(first)|(?P<last>,? respectively)?)"
)
_UNIT = lazy_pattern(r"[MG]W|megawatts")
_IN_A_ROW = lazy_pattern(
    r"(?:['\"]?,? (?:and |or |& )?(?:the )?|(?: (?:[\p{Ll}]+ )?(?:dams?|plants?|stations?|projects?"
    r"|schemes?|HPPs?|HEPs?))?"
    r"(?:, | and |, and )(?:the )?(?:[\p{Ll}]+ ){0,2})"
)
# "Kafue Gorge 990 and Kafue Gorge Lower 750, while Kariba could give 1,080"
_BARE_FIGURE = lazy_pattern(
    r"(?:,? (?:[\p{Ll}][\p{Ll} ,]{0,40} )?(?:give|gives|has|have|produce|produces|produced|makes?|made up"
    r"|generates?|yields?|provides?|supplies|with|at|of))?"
    r" (?:(?P<figure>\d{2,3}|\d{1,2},\d{3})(?=[,.;]| and\b| while\b|$)(?!,\d|\.\d)"
    r"|\((?P<aside>\d{2,3}|\d{1,2},\d{3})\))"
)
_FEWEST = 3  # works with such a figure, where the unit is that of a sum before them
_OF_WHICH = lazy_pattern(r"\b(?:of which|of that|of these|of this|of it|including)\b")
_OUT_OF = lazy_pattern(
    r" (?:out )?of (?:a possible|its|an installed|a total"
    r"|the full)(?: \p{Ll}+){0,3} (?P<figure>\d[\d,]*)(?![\d.,]*\d| ?(?i:[MGk]W|mega))"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that a project may have: the lower the rank, the closer the words tie the two."""

    name: str
    rank: int
    megawatts: Decimal


Placed = tuple[int, int, str]  # half-open offsets of a mention, and its project's name


def respective(reading: Reading, places: Sequence[Placed]) -> Iterator[Claim]:
    """Read "Sorvino and Kumbe hydropower plants, of 300 MW and 84 MW respectively", and the same without the word."""
    text = reading.text
    for match in _RESPECTIVE.finditer(text):
        unit = _UNIT.findall(match["list"])
        figures = [part for part in regex.split(r",? and |, ", match["list"]) if part]
        sentence = reading.sentence_at(match.start())
        before = [place for place in places if sentence.start <= place[0] < match.start()]
        names = list(dict.fromkeys(place[2] for place in before))
        if not unit or len(names) < len(figures):
            continue
        if not (match["first"] or match["last"]) and len(_row(text, before)) != len(figures):
            continue
        for name, figure in zip(names[-len(figures) :], figures, strict=True):
            whole = figure if _UNIT.search(figure) else f"{figure} {unit[-1]}"
            yield from (Claim(name, BESIDE - 1, power.megawatts) for power in read_power(whole))


def elliptical(reading: Reading, places: Sequence[Placed]) -> Iterator[Claim]:
    """Read the figures that leave out their unit, behind one that has it: "produces 120 megawatts, Kafue Gorge 990"."""
    text = reading.text
    for power in read_power(text):
        sentence = reading.sentence_at(power.start)
        before = [place for place in places if sentence.start <= place[0] < power.start]
        if before and (whole := _OUT_OF.match(text, power.end)):
            yield Claim(before[-1][2], GROWN_TO, _number(whole["figure"]))
        behind = [place for place in places if power.end < place[0] < sentence.end]
        told = [(name, figure) for _, end, name in behind if (figure := _BARE_FIGURE.match(text, end))]
        of_which = behind and _OF_WHICH.search(text, power.end, behind[0][0])
        if (
            before or of_which or len(told) >= _FEWEST
        ):  # "Of the 2,326 MW Tala made up 1,020, Mangdechhu 720 and Chhukha 336"
            yield from (Claim(name, SAME_SENTENCE, _number(one["figure"] or one["aside"])) for name, one in told)


def joint(text: str, before: Sequence[Placed], start: int) -> bool:
    """Say whether a figure is that of several works in a row: "Kainji, Jebba and Shiroro account for 1,930 MW"."""
    row = _row(text, before)
    return len(row) > 1 and not regex.search(
        r"\b(?:which|whose|where|with|the latter|the former|each)\b|[;(]|, (?:an?|the) ", text[row[-1][1] : start]
    )


def _row(text: str, before: Sequence[Placed]) -> list[Placed]:
    """Give the last places that stand in a row with nothing but commas and "and" between them."""
    row = list(before[-1:])
    for place in reversed(before[:-1]):
        if not _IN_A_ROW.fullmatch(text, place[1], row[0][0]):
            break
        row.insert(0, place)
    return row


def _number(figure: str) -> Decimal:
    return Decimal(figure.replace(",", ""))
