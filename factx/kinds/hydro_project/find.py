"""Where an article names hydropower projects: first with their common noun, then by the name alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import regex

from factx.kinds.hydro_project.beside import DATELINE, beside, famous
from factx.kinds.hydro_project.known import Place, again, named
from factx.kinds.hydro_project.levels import levels
from factx.kinds.hydro_project.link import link as link  # noqa: PLC0414  (the registry looks for it here)
from factx.kinds.hydro_project.listed import listed
from factx.kinds.hydro_project.names import key
from factx.kinds.hydro_project.plain import plain
from factx.kinds.hydro_project.rows import Row, rows
from factx.kinds.hydro_project.shapes import shape
from factx.kinds.hydro_project.sightings import Seen, Sighting, sightings
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
_FURTHER = (beside, plain, famous, beside, levels, rows, listed)
_ALSO_CALLED = lazy_pattern(
    r"(?i)^(?:[^.;:\n]{0,70}|[^.;:\n]{0,90}\. (?=re-?named))\b(?:formerly|previously|once|originally"
    r"|known(?: \w+){0,4} as"
    r"|also called|(?:now|then|later|earlier|locally|also) (?:called|named)|re-?named(?: as)?|re-?christened"
    r"|aka|a\.k\.a\.)(?: (?:called|named|the))* \"?$"
)
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
    projects, places = _known(reading, kept)
    for further in _FURTHER:
        if more := list(_apart_from([*kept, *places], further(Seen(reading, [*kept, *places], projects)))):
            kept += more
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
    for sighting in seen:
        fault = sighting.name.fault
        if key(sighting.name.words) in towns:
            fault = "a town that is called after a dam"
        elif not fault and in_title_case(text, sighting.start) and not _in_the_body(text, sighting, sound):
            fault = "in a headline only, where capitals tell no name"
        yield sighting, fault


def _known(reading: Reading, kept: Sequence[Sighting]) -> tuple[dict[str, str], list[Place]]:
    taken = [(sighting.start, sighting.end) for sighting in kept]
    projects = _named(reading.text, kept, {})
    places = list(again(reading, projects, taken))
    if aliases := _aliases(reading.text, kept, places):
        projects = _named(reading.text, kept, aliases)
        places = list(again(reading, projects, taken))
    return projects, places


def _named(text: str, kept: Sequence[Sighting], aliases: Mapping[str, str]) -> dict[str, str]:
    figures = {power.start - gap for power in read_power(text) for gap in range(_BESIDE + 1)}
    after = {power.end + gap for power in read_power(text) for gap in (0, 1)}
    measured = {sighting.name.words for sighting in kept if sighting.end in figures or sighting.name.start in after}
    return named(((sighting.name.words, sighting.initials) for sighting in kept), measured, aliases)


def _aliases(text: str, kept: Sequence[Sighting], places: Sequence[Place]) -> dict[str, str]:
    """Give the further names that a text tells of a work: "Salma Dam. Renamed the Friendship Dam in 2015"."""
    found: dict[str, str] = {}
    told = [(sighting.name.start, sighting.end, sighting.name.words) for sighting in kept]
    told += [(place.start, place.end, place.name) for place in places]
    for (_, end, last), (start, _, name) in pairwise(sorted(told)):
        if key(name) != key(last) and _ALSO_CALLED.search(text[end:start]):
            found[name] = found.get(last, last)
    return found


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
