"""Where an article names hydropower projects: first with their common noun, then by the name alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import regex

from factx.kinds.hydro_project.beside import beside
from factx.kinds.hydro_project.known import Place, again, named
from factx.kinds.hydro_project.link import link as link  # noqa: PLC0414  (the registry looks for it here)
from factx.kinds.hydro_project.names import key
from factx.kinds.hydro_project.sightings import Sighting, sightings
from factx.parts.headlines import in_title_case
from factx.parts.patterns import lazy_pattern
from factx.parts.power import read_power
from factx.types import Mention, Rejected

if TYPE_CHECKING:
    from factx.reading import Reading

KIND = "hydro_project"
_HINT = lazy_pattern(
    r"(?i:\b(?:dams?|barrages?|reservoirs?|hydro\w*|hydel|run-of|pumped|cascade)|(?:re)?presa\b|barrage|barragem|hidro|hidrel|usina|embalse)|\b(?:UHE|PCH)\b|\b[GHPSJ][A-Z]{1,4}s?\b"
)

_BESIDE = 5  # characters: "Foča (44 MW)", "Foča, at 44 MW"
_LEADS_TO_NAME = lazy_pattern(r"\b(?:the|at|of|for|on|in|near|over|from)$")


def find(reading: Reading) -> Iterator[Mention | Rejected]:
    """Yield every place that names a project, and the names that were looked at and are none."""
    text = reading.text
    if not _HINT.search(text):
        return
    seen = list(sightings(text))
    sound = [sighting for sighting in seen if sighting.name.fault is None]
    kept = []
    for sighting in seen:
        span = reading.span(sighting.start, sighting.end)
        if sighting.name.fault:
            yield Rejected(KIND, span, sighting.rule, sighting.name.fault)
        elif in_title_case(text, sighting.start) and not _in_the_body(text, sighting, sound):
            yield Rejected(KIND, span, sighting.rule, "in a headline only, where capitals tell no name")
        else:
            kept.append(sighting)
    projects = _named(text, kept)
    places = list(again(reading, projects, [(sighting.start, sighting.end) for sighting in kept]))
    if more := list(_apart_from([*kept, *places], beside(text))):
        kept += more
        projects = _named(text, kept)
        places = list(again(reading, projects, [(sighting.start, sighting.end) for sighting in kept]))
    for sighting in kept:
        slots = {"name": projects[key(sighting.name.words)], "noun": sighting.noun}
        span = reading.span(sighting.start, sighting.end)
        yield Mention(KIND, span, sighting.rule, slots, absorbs=True)
    for place in places:
        slots = {"name": place.name, "noun": place.noun}
        yield Mention(KIND, reading.span(place.start, place.end), place.rule, slots, absorbs=bool(place.noun))


def _named(text: str, kept: Sequence[Sighting]) -> dict[str, str]:
    figures = {power.start - gap for power in read_power(text) for gap in range(_BESIDE + 1)}
    measured = {sighting.name.words for sighting in kept if sighting.end in figures}
    return named(((sighting.name.words, sighting.initials) for sighting in kept), measured)


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
    if not before or before.endswith((":", "-", "|")) or _LEADS_TO_NAME.search(before):
        return True
    if any(other.name.words == name.words and not in_title_case(text, other.start) for other in sound):
        return True
    places = regex.finditer(rf"(?<!\w){regex.escape(name.words)}(?!\w)", text)
    return any(not in_title_case(text, place.start()) for place in places)
