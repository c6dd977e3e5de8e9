"""Where an article names hydropower projects: first with their common noun, then by the name alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import regex

from factx.kinds.hydro_project.aliases import aliases, misspelled
from factx.kinds.hydro_project.beside import DATELINE, beside, famous
from factx.kinds.hydro_project.known import Place, again, named
from factx.kinds.hydro_project.levels import levels
from factx.kinds.hydro_project.link import link as link  # noqa: PLC0414  (the registry looks for it here)
from factx.kinds.hydro_project.listed import listed
from factx.kinds.hydro_project.names import key
from factx.kinds.hydro_project.plain import plain
from factx.kinds.hydro_project.rows import Row, rows
from factx.kinds.hydro_project.shapes import shape
from factx.kinds.hydro_project.sightings import Seen, Sighting, at_the_place, sightings, stands_for
from factx.parts.headlines import in_title_case
from factx.parts.patterns import lazy_pattern
from factx.parts.power import read_power
from factx.types import Mention, Rejected

if TYPE_CHECKING:
    from factx.reading import Reading

KIND = "hydro_project"
_HINT = lazy_pattern(
    r"(?i:\b(?:dams?|barrages?|reservoirs?|hydro\w*|hydel|run-of|pumped|cascade)|(?:re)?presa\b"
    r"|barragem|hidro|hidrel|usina|embalse|megawatts?|turbine)|\d ?[MGk]W\b|\b(?:MW|UHE|PCH)\b"
    r"|\b[GHPSJ][A-Z]{1,4}s?\b"
)

# Each leans on what those before it found; figures of power are looked at again when all plain names are known.
_FURTHER = (beside, plain, famous, at_the_place, beside, levels, rows, listed)
_MINES = lazy_pattern(
    r"(?i)\btailings?\b|\b(?:mine|mining|mineral|refinery) (?:waste|dams?)\b|\b(?:red|toxic) (?:mud|sludge)\b"
    r"|\bdams? (?:at|of|belonging to) (?:an? |the )?(?:[\w-]+ ){0,4}mines?\b"
)
_WATER = lazy_pattern(r"(?i)\b(?:hydro\w*|megawatts?|reservoirs?|irrigat\w+|drinking water|turbines?)\b|\bMW\b")
_NEAR = 200  # characters: where water is spoken of beside a mine
_BARE = ("/famous-name", "/machine-of", "/water-level")  # rules that see no noun, and may see a name in part
_BESIDE = 5  # characters: "Foča (44 MW)", "Foča, at 44 MW"
_LEADS_TO_NAME = r"\b(?:the|at|of|for|on|in|near|over|from|$hydro_headline_verbs)$"


def find(reading: Reading) -> Iterator[Mention | Rejected]:
    """Yield every place that names a project, and the names that were looked at and are none."""
    text = reading.text
    if not _HINT.search(text):
        return
    kept: list[Sighting] = []
    for sighting, fault in _judged(text, list(sightings(text))):
        if fault:
            yield Rejected(KIND, reading.span(sighting.start, sighting.end), sighting.rule, fault)
        else:
            kept.append(sighting)
    beside_a_noun = len(kept)
    projects, places = _known(reading, kept)
    for further in _FURTHER:
        if more := list(_apart_from([*kept, *places], further(Seen(reading, [*kept, *places], projects)))):
            kept += more
            projects = _named(text, kept, {})
    if len(kept) > beside_a_noun:
        projects, places = _known(reading, kept)
    for sighting in kept:
        slots: dict[str, Any] = {"name": projects[key(sighting.name.words)], "noun": sighting.noun}
        if isinstance(sighting, Row):
            slots |= {"megawatts": sighting.megawatts, "river": sighting.river}
        span = reading.span(sighting.start, sighting.end)
        yield Mention(KIND, span, sighting.rule, slots, absorbs=True)
    for place in places:
        slots = {"name": place.name, "noun": place.noun}
        yield Mention(KIND, reading.span(place.start, place.end), place.rule, slots, absorbs=bool(place.noun))


def _judged(text: str, seen: Sequence[Sighting]) -> Iterator[tuple[Sighting, str | None]]:
    """Give each sighting beside a noun with what speaks against it."""
    towns = {key(sighting.name.words) for sighting in seen if DATELINE.match(text, sighting.end)}
    sound = [sighting for sighting in seen if sighting.name.fault is None]
    of_mines = bool(_MINES.search(text))
    for sighting in seen:
        fault = sighting.name.fault
        if key(sighting.name.words) in towns:
            fault = "a town that is called after a dam"
        elif not fault and of_mines and not _WATER.search(text, max(0, sighting.start - _NEAR), sighting.end + _NEAR):
            fault = "it holds a mine's waste"
        elif not fault and in_title_case(text, sighting.start) and not _in_the_body(text, sighting, sound):
            fault = "in a headline only, where capitals tell no name"
        yield sighting, fault


def _known(reading: Reading, kept: Sequence[Sighting]) -> tuple[dict[str, str], list[Place]]:
    text = reading.text
    taken = [(sighting.start, sighting.end) for sighting in kept]
    projects = _named(text, kept, {})
    places = list(again(reading, projects, taken))
    told = [(sighting.start, sighting.end, sighting.name.words) for sighting in kept]
    told += [(place.start, place.end, place.name) for place in places]
    others = dict(misspelled(list(dict.fromkeys(sighting.name.words for sighting in kept))))
    if others := others | _initials(kept) | aliases(text, told):
        projects = _named(text, kept, others)
        places = list(again(reading, projects, taken))
    return projects, places


def _named(text: str, kept: Sequence[Sighting], others: Mapping[str, str]) -> dict[str, str]:
    figures = {power.start - gap for power in read_power(text) for gap in range(_BESIDE + 1)}
    after = {power.end + gap for power in read_power(text) for gap in (0, 1)}
    measured = {sighting.name.words for sighting in kept if sighting.end in figures or sighting.name.start in after}
    alone = {sighting.name.words for sighting in kept} - {
        sighting.name.words for sighting in kept if not sighting.rule.endswith(_BARE)
    }
    return named(((sighting.name.words, sighting.initials) for sighting in kept), measured, alone, others)


def _initials(kept: Sequence[Sighting]) -> dict[str, str]:
    """Give for the initials of a known work its name, where the text has it in full: "JNHPP", "Julius Nyerere"."""
    full = [sighting for sighting in kept if not sighting.rule.endswith("/initials")]
    return {
        sighting.name.words: other.name.words
        for sighting in kept
        for other in full
        if sighting.rule.endswith("/initials") and stands_for(sighting.name.words, f"{other.name.words} {other.noun}")
    }


def _apart_from(seen: Sequence[Sighting | Place], more: Iterator[Sighting]) -> Iterator[Sighting]:
    """Give the further sound sightings that share no word with those that other words tell: they tell more."""
    taken = [(sighting.start, sighting.end) for sighting in seen]
    for sighting in more:
        if sighting.name.fault is None and not any(
            start < sighting.end and sighting.start < end for start, end in taken
        ):
            taken.append((sighting.start, sighting.end))
            yield sighting


def _in_the_body(text: str, sighting: Sighting, sound: Sequence[Sighting]) -> bool:
    """Ask of a name in a headline whether the body has it too, or it begins the line, where no other word joins it."""
    name = sighting.name
    before = text[text.rfind("\n", 0, name.start) + 1 : name.start].rstrip()
    if not before or before.endswith((":", "-", "|")) or shape(_LEADS_TO_NAME).search(before):
        return True
    if any(other.name.words == name.words and not in_title_case(text, other.start) for other in sound):
        return True
    places = regex.finditer(rf"(?<!\w){regex.escape(name.words)}(?!\w)", text)
    return any(not in_title_case(text, place.start()) for place in places)
