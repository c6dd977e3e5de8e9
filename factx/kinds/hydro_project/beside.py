"""Names without a common noun of their own: beside a figure of power, or known the world over."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from factx.kinds.hydro_project.names import is_city, is_federal_state, trimmed
from factx.kinds.hydro_project.shapes import shape
from factx.kinds.hydro_project.sightings import KIND, Sighting
from factx.parts.gazetteer import Names
from factx.parts.gazetteer import names as name_list
from factx.parts.patterns import lazy_pattern
from factx.parts.power import read_power
from factx.parts.tables import alternation, words

_WATER = lazy_pattern(r"(?i)\b(?:hydro(?:power|-?electric\w*|el)?|hydropower|HPPs?|dams?|barrages?)\b")
_NEAR = 120  # characters: a sentence tells what kind of power it speaks of

# "the 900 MW Arun-3 project", "a 60MW hydropower project, Upper Trishuli 3A" is not among them: the noun reads that.
_AFTER = (
    r"[ -]{0,2}(?:[\p{Ll}-]+[ ]){0,2}?(?P<list>(?><NAME>))"
    r"(?P<noun>[ ](?i:project|scheme|plant|station|complex)s?)?(?!\w|'s)"
)
_BEFORE = (
    r"(?<![^\W_])(?P<list><NAME>)(?P<noun>[ ](?i:project|scheme|plant|station|complex))?"
    r"(?:[ ]?\(|, (?:at )?|, (?P<one>an? )"
    r"|,? with(?: (?:a|an installed|a total|a planned))?(?: capacity)? of |,? with | at | of "
    r"|(?:(?: is| was)? to|(?: will| would| can)) (?:have|generate|produce|give|yield) )$"
)
_A_WORK_AFTER = lazy_pattern(r" (?:[a-z-]+ ){0,2}(?:plant|station|project|scheme|complex|powerhouse)\b")
_COMPANY_AFTER = r"\s(?:(?:Hydro\w*|Power)\s)?(?:$hydro_company_after|Authority|Power|Energy|Grid|Group)\b"
_MACHINE_AFTER = lazy_pattern(r" (?i:turbines?|units?|generators?|sets?|line|lines|grid)\b")
_PART = lazy_pattern(r"(?:Stage|Phase|Unit|Lot|Block|Package)\b")
_RIVERSIDE = lazy_pattern(r"\b(?:on|across|along|over|of) the $")
_PEOPLE_AFTER = lazy_pattern(
    r"'?s? ?(?:[Rr]iver|[Dd]istrict|[Cc]ity|[Tt]own|[Rr]egion|[Pp]rovince|[Cc]ounty|[Vv]illage|[Vv]alley)\b"
)


def beside(text: str) -> Iterator[Sighting]:
    """Yield names that stand beside a figure of power, or that everyone knows, in a text about water power."""
    if not _WATER.search(text):
        return
    yield from _by_power(text)
    yield from _by_fame(text)


def _by_power(text: str) -> Iterator[Sighting]:
    for power in read_power(text):
        around = text[max(0, power.start - _NEAR) : power.end + _NEAR]
        if _other_power().search(around):
            continue
        after = shape(_AFTER).match(text, power.end)
        if after:
            yield from _sighting(text, after, f"{KIND}/power-name")
            continue
        before = shape(_BEFORE).search(text, max(0, power.start - _NEAR), power.start)
        if before and (not before["one"] or _A_WORK_AFTER.match(text, power.end)):
            yield from _sighting(text, before, f"{KIND}/name-power")


def _sighting(text: str, match: regex.Match[str], rule: str) -> Iterator[Sighting]:
    name = trimmed(text, *match.span("list"))
    if _MACHINE_AFTER.match(text, name.end) or _PART.match(name.words) or is_federal_state(name.words):
        return
    noun = (match["noun"] or "").strip()
    end = match.end("noun") if noun else name.end
    if not noun and (
        is_city(name.words) or shape(_COMPANY_AFTER).match(text, name.end) or _PEOPLE_AFTER.match(text, name.end)
    ):
        return
    yield Sighting(name, name.start, end, rule, noun)


def _by_fame(text: str) -> Iterator[Sighting]:
    for hit in _known().finditer(text):
        after = text[hit.end : hit.end + 30]
        if _RIVERSIDE.search(text, max(0, hit.start - 20), hit.start):  # "a dam on the Enguri"
            continue
        if shape(_COMPANY_AFTER).match(after) or _PEOPLE_AFTER.match(after):
            continue
        name = trimmed(text, hit.start, hit.end)
        yield Sighting(name, hit.start, hit.end, f"{KIND}/famous-name")


@cache
def _known() -> Names[str]:
    return name_list((name, name) for name in words("hydro_known_names"))


@cache
def _other_power() -> regex.Pattern[str]:
    return lazy_pattern(rf"(?i)\b{alternation('hydro_other_energy')}\b")
