"""Names without a common noun of their own: beside a figure of power, or known the world over."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from factx.kinds.hydro_project.names import (
    core_end,
    in_a_person,
    is_city,
    is_federal_state,
    is_place,
    numbered,
    trimmed,
)
from factx.kinds.hydro_project.plain import clause, other_power
from factx.kinds.hydro_project.shapes import MORE_WORDS, shape
from factx.kinds.hydro_project.sightings import KIND, Seen, Sighting
from factx.parts.gazetteer import Names
from factx.parts.gazetteer import names as name_list
from factx.parts.patterns import lazy_pattern
from factx.parts.power import Power, read_power
from factx.parts.tables import words

# "Hydro-Quebec" and "Boyce Hydro" are companies, which sell other power too
_WATER = lazy_pattern(
    r"(?i)\b(?:hydro-?(?:electric|power)\w*|hydel|dams?|barrages?|reservoirs?|pumped[ -]storages?|spillways?)\b"
    r"|(?-i:\b(?:hydro|HPP|HEP|PSP)s?\b)"
)
_TURBINES = lazy_pattern(r"(?i)\b(?:turbines?|hydro|power ?houses?|floodgates?|cusecs)\b")
_NEAR = 120
_BEYOND = 50  # characters: "the 5 GW Borumba scheme" may stand for coal plants that the sentence names later

# "the 900 MW Arun-3 project", "a 60MW hydropower project, Upper Trishuli 3A" is not among them: the noun reads that.
_AFTER = (
    r"(?:[ -]{0,2}(?:(?!(?:in|near|from|to|for|into|by|between|via|and|or|of|at|on|than|with"
    r"|through)\b)[\p{Ll}-]+[ ]){0,2}?"
    r"|[ ](?:already |now )?(?:planned|foreseen|installed|expected|envisaged|proposed"
    r"|being built) (?:at|for) (?:the )?)"
    r"(?P<list>(?><NAME>))"
    r"(?P<noun>[ ](?i:project|scheme|plant|station|complex)s?)?(?!\w|'s)"
)
_BEFORE = (
    r"(?<![^\W_])(?P<list><NAME>)(?P<noun>[ ](?i:project|scheme|plant|station|complex))?"
    r"(?:(?:, (?:near|on|in|above|below|south|north|east|west)\b[^,.;:()\n]{2,40},)?"
    r"(?: would| will| could| can) (?:offer|provide|supply|deliver|turn out|reach|add)(?: up to| about"
    r"| around| some)? "
    r"|[ ]?\(|, (?:at )?|, (?P<one>(?:where there (?:is|will be|was) )?an? )"
    r"|,? with(?: (?:a|an installed|a total|a planned))?(?: capacity)? of |,? with (?:up to |about "
    r"|some |around )?| at | of "
    r"|, the (?:[\p{Ll}-]+ ){1,4}(?:at|with|of) "
    r"|(?:(?: is| was)? to|(?: will| would| can)) (?:have|generate|produce|give|yield)(?: up to| about"
    r"| around| some)? )$"
)
# "from the Kwanza (6,500 MW), Queve (3,020 MW) and Catumbela (1,679 MW) basins"
_OF_BASINS = (
    r"\)(?:(?:, | and |, and )(?:the )?<NAME> ?\([^()\n]{3,20}\))*"
    r" (?:river )?(?:basins?|rivers?|valleys?|regions?|states?)\b"
)
_A_WORK_AFTER = lazy_pattern(r" (?:[a-z-]+ ){0,2}(?:plant|station|project|scheme|complex|powerhouse)\b")
_COMPANY_AFTER = r"\s(?:(?:Hydro\w*|Power|Dam)\s)?(?:$hydro_company_after|Authority|Power|Energy|Grid|Group)\b"
# "Shares of Chilime Hydropower fell": the plant of that name is not spoken of
_COMPANY_OF_WATER = lazy_pattern(
    r" (?:Hydropower|Hydro|Hydroelectric|Hydel)(?! (?:[Pp]|[Ss]tation|[Ss]cheme|[Dd]am|[Cc]omplex"
    r"|[Ff]acilit|[Dd]evelop))"
)
_MACHINE_AFTER = lazy_pattern(
    r" (?i:turbines?|units?|generators?|sets?|lines?|grid|cables?|links?|interconnectors?|corridor|substation)\b"
)
_PART = lazy_pattern(r"(?:Stage|Phase|Unit|Lot|Block|Package)\b")
_TOWN = lazy_pattern(r"(?i)\b(?:Nova|Novaya|Nueva|Nuevo|Ciudad|Puerto|Port|Villa|Pueblo|Kota|Camp) $")
DATELINE = lazy_pattern(r"(?<=[A-Z]{3}), \p{Lu}[\p{L}.]+(?:,? [\w ,.]{3,20})? ?(?:\(|--? )")  # "BEAVER DAM, Wis. (AP)"
_IN = lazy_pattern(r"\b(?:in|from|to) $")
_RIVERSIDE = lazy_pattern(r"\b(?:on|across|along|over|of) the $")
_PEOPLE_AFTER = lazy_pattern(
    r"'?s? ?(?:[Rr]iver|[Dd]istrict|[Cc]ity|[Tt]own|[Rr]egion|[Pp]rovince|[Cc]ounty|[Vv]illage|[Vv]alley)\b"
)


def beside(seen: Seen) -> Iterator[Sighting]:
    """Yield names that stand beside a figure of power in a text about water power."""
    text = seen.reading.text
    if not (_WATER.search(text) or seen.projects):
        return
    for power in read_power(text):
        start, end = clause(text, power.start, power.end)
        if other_power().search(text, start, min(end, power.end + _BEYOND)) or _of_other_power(seen, power):
            continue
        after = shape(_AFTER).match(text, power.end)
        if after:
            yield from _sighting(text, after, f"{KIND}/power-name")
            continue
        before = shape(_BEFORE).search(text, max(0, power.start - _NEAR), power.start)
        if shape(_OF_BASINS).match(text, power.end):
            continue
        if before and (not before["one"] or _A_WORK_AFTER.match(text, power.end)):
            yield from _sighting(text, before, f"{KIND}/name-power")


def _of_other_power(seen: Seen, power: Power) -> bool:
    """Say whether the sentences around a figure speak of another fuel, and those before it not of water."""
    text, floor = seen.reading.text, max(0, power.start - _NEAR)
    if not other_power().search(text, floor, power.end + _NEAR):
        return False
    known = any(floor <= place.start < power.end for place in seen.places)
    return not (known or _WATER.search(text, floor, power.end))


def _sighting(text: str, match: regex.Match[str], rule: str) -> Iterator[Sighting]:
    name = trimmed(text, *match.span("list"))
    if _RIVERSIDE.search(text, max(0, name.start - 20), name.start):  # "a dam on the Enguri"
        return
    if _MACHINE_AFTER.match(text, name.end) or _PART.match(name.words) or is_federal_state(name.words):
        return
    noun = (match["noun"] or "").strip()
    end = match.end("noun") if noun else name.end
    if not noun and (
        is_city(name.words) or shape(_COMPANY_AFTER).match(text, name.end) or _PEOPLE_AFTER.match(text, name.end)
    ):
        return
    yield Sighting(name, name.start, end, rule, noun)


def famous(seen: Seen) -> Iterator[Sighting]:
    """Yield the works that everyone knows, in a text about water or power."""
    reading, text = seen.reading, seen.reading.text
    hits = list(_known().finditer(text)) if _of_water_or_power(text) else []
    companies = {hit.value for hit in hits if _COMPANY_OF_WATER.match(text, hit.end)}
    for hit in hits:
        if hit.value in companies or _is_another_thing(text, hit.start, hit.end):
            continue
        if in_a_person(reading, hit.start, hit.end):
            continue
        name = trimmed(text, hit.start, hit.end)
        for one in list(numbered(text, hit.start, core_end(text, hit.start, hit.end))) or [name]:
            yield Sighting(one, one.start, one.end, f"{KIND}/famous-name")


def _of_water_or_power(text: str) -> bool:
    return bool(_WATER.search(text) or _TURBINES.search(text) or next(read_power(text), None))


def _is_another_thing(text: str, start: int, end: int) -> bool:
    """Say whether a famous name is a river's, a company's, a town's or a part of a longer one."""
    after = text[end : end + 30]
    return bool(
        _RIVERSIDE.search(text, max(0, start - 20), start)
        or _TOWN.search(text, max(0, start - 10), start)
        or DATELINE.match(text, end)
        or shape(_COMPANY_AFTER).match(after)
        or _PEOPLE_AFTER.match(after)
        or MORE_WORDS.match(after)
        or text.endswith("Lake ", 0, start)
        or (is_place(text[start:end]) and _IN.search(text, max(0, start - 10), start))
    )


@cache
def _known() -> Names[str]:
    return name_list((name, name) for name in words("hydro_known_names"))
