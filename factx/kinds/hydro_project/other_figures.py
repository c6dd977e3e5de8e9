"""Figures of power that are no project's own capacity: the grid's, a country's, one machine's or a part's."""

from __future__ import annotations

import regex

from factx.kinds.hydro_project.shapes import shape
from factx.parts.patterns import lazy_pattern
from factx.parts.power import Power, read_power

_UNIT_WORDS = 25  # characters
_NOT_ITS_OWN = r"(?i)\b$hydro_no_capacity_before\b"
_OF_UNITS = r"(?i)\b$hydro_units_before\b"
_OF_A_PART = (
    r"(?i)[ -]*(?:capacity |generating ){0,2}$hydro_no_capacity_after\b"
    r"|(?-i: (?:of (?:electricity|power) )?(?:to|for|from) \p{Lu})"
)
# "raise Uganda's capacity to 2,000 MW", "the nation will have 2,000 MW"
_OF_THE_COUNTRY = lazy_pattern(
    r"\b(?:\p{Lu}[\p{L}-]+|country|nation|state|region|kingdom|utility|company)'s? (?:[\w-]+ ){0,3}"
    r"(?:capacity|generation|output|production|supply|fleet|plants|dams)\b"
    r"|\b(?:country|nation|kingdom|island|region) (?:(?:will|would|can|could|now|already|currently|then) ){0,2}"
    r"(?:ha(?:s|ve|d)|produce[sd]?|generate[sd]?|makes?)\b"
    r"|\b(?:country|nation|state|region|kingdom|utility|company)'s (?:(?:current|present|total"
    r"|installed|own|existing) ){0,3}$"
    r"|\bamong (?:[\w-]+ ){0,4}(?:projects|plants|dams|schemes|stations) (?:with|of|totall?ing)\b"
)
# "adding three machines, 270 MW in all", "plans an eighth set, 58.5 MW"
_MORE_MACHINES = lazy_pattern(
    r"\b(?:add(?:s|ed|ing)?|plans?|planning|install(?:s|ing)?|get(?:s|ting)?) "
    r"(?:an?|another|two|three|four|five|six|more|further|new|extra)"
    r"(?: (?:more|further|new|extra|\w+(?:st|nd|rd|th)))? (?:units?|sets?|machines?|turbines?|generators?)\b"
    r"[^.;]{0,60}, $"
)
# "Turbine one of the dam makes 375 MW", "the first phase of 300 MW"
_OF_THE_FIRST = lazy_pattern(
    r"(?i)\b(?:turbine|unit|generator) (?:no\.? ?)?(?:one|two|three|[1-9])\b[^.;]{0,60}$"
    r"|\b(?:first|second|third|fourth|initial)(?: (?:phase|stage|one|unit|turbine|machine))?(?:,? (?:of|with|at)|,)? $"
)
# "Its four units have a combined capacity of": the sum of its own parts
_OF_ITS_PARTS = lazy_pattern(
    r"(?i)\b(?:its|it|(?:dam|plant|station|project|scheme|complex|cascade)(?:'s)?|units|turbines|machines|generators"
    r"|phases|stages)\b[^.;]{0,80}$"
)
_SUMS = ("combined", "altogether", "their combined", "their total", "their capacity")
_SHARE_AFTER = lazy_pattern(
    r"(?i),? (?:or )?(?:(?:about|only|just|barely|less than|more than|roughly|nearly|around) ){0,2}"
    r"(?:half|a third|a quarter|a fifth|two[- ]thirds|three[- ]quarters|a fraction|\d+ ?(?:%|per ?cent))"
    r"(?: of)? (?:its|the) (?:\w+ ){0,2}(?:capacity|potential)\b"
    r"| (?:with|from) (?:its |the )?(?:first )?(?:one|two|three|four|five|both)?(?: of the)? ?"
    r"(?:units?|turbines?|machines?)\b"
)


def of_a_part(text: str, power: Power) -> bool:
    """Say whether the words behind a figure make it a machine's, a buyer's or a share of the whole."""
    return bool(shape(_OF_A_PART).match(text, power.end) or _SHARE_AFTER.match(text, power.end))


def of_one_unit(text: str, power: Power) -> bool:
    """Say whether a figure is a unit's: "two units of 150 MW at Karuma"."""
    floor = max(0, power.start - _UNIT_WORDS)
    return bool(regex.search(rf"{shape(_OF_UNITS).pattern} $", text[floor : power.start]))


def alien(text: str, floor: int, start: int, *, part: bool = False) -> bool:
    """Say whether the words before a figure make it a market's, a country's or, since the last figure, a unit's.

    `part`: the figure is the whole of which only a part is put to use.
    """
    cue = shape(_NOT_ITS_OWN).search(text, floor, start)
    if cue and cue[0].casefold() in _SUMS and _OF_ITS_PARTS.search(text, floor, start):
        cue = None
    if _OF_THE_FIRST.search(text, floor, start):
        return True
    of_the_grid = cue and cue[0].casefold().startswith(("grid", "national"))
    if (cue and (of_the_grid or not part)) or _OF_THE_COUNTRY.search(text, floor, start):
        return True
    if _MORE_MACHINES.search(text, max(0, start - 110), start):
        return True
    last = max((power.end for power in read_power(text[floor:start])), default=0)
    return bool(shape(_OF_UNITS).search(text, floor + last, start))
