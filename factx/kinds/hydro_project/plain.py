"""Names before a noun that many things have: "the Rogun and Nurek plants", "the Rampur project"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from factx.kinds.hydro_project.names import Candidate, is_city, is_place, items, key, trimmed
from factx.kinds.hydro_project.shapes import MORE_WORDS, shape
from factx.kinds.hydro_project.sightings import KIND, Seen, Sighting
from factx.parts.countries import by_words
from factx.parts.patterns import lazy_pattern
from factx.parts.power import read_power
from factx.parts.tables import alternation

WATER = lazy_pattern(r"(?i)\b(?:hydro|hydel|dams?\b|reservoir)")
_WATER_POWER = lazy_pattern(
    r"(?i)\b(?:hydel|hydro-?(?:electric|power|dam)\w*|run-of-\w+|pumped[ -]storage|turbines?|dams?)\b"
    r"|(?-i:\bhydro\b|\b(?:HPP|HEP|PSP)s?\b)"
)
_NEAR = 250
_BESIDE = 60  # characters between a figure of power and a "project" that it measures
_MACHINE_OF = (
    r"(?i:\b(?:(?:first|second|third|fourth|fifth|sixth|last|final|new|all|both|\d{1,2}|two|three|four"
    r"|five|six|remaining)"
    r" (?:of \w+ )?(?:[\p{Ll}-]+ )?(?:generating units?|units?|turbines?|generators?|sets?|machines?)"
    r"|spillways?|flood-?gates?|(?:sluice|spill|radial|dam) gates?|penstocks?|dam wall"
    r"|diversion tunnels?|headrace tunnels?))"
    r" (?:at|of) (?:the )?(?P<list><NAME>)(?! (?:river|district|village|town|city|region|province|county|valley)\b)"
)
_OF_ANOTHER_SORT = lazy_pattern(r" (?:Water|Irrigation|Transfer|Supply|Road|Rail|Housing|Land)\b")
_OWNER = lazy_pattern(r"(?P<owner>[\w.&-]+)'s? $")
_IN_A_LIST = (
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|both|the|its|other|\d{1,2})(?: [\p{Ll}-]+){0,3} <PLAIN_NOUN>"
    r"(?:, | ?: | - | -- | \()(?P<list>(?><PART>(?:, <PART>)*,? and (?:the )?<PART>))"
)


def with_plain_nouns(text: str) -> Iterator[tuple[Candidate, str]]:
    """Yield every sound name before a plain noun, with that noun."""
    for noun in shape(r"\b(?:<PLAIN_NOUN>|<WEAK_NOUN>)").finditer(text):
        match = shape(r"(?<![^\W_])(?P<list><LIST>)[ ]$").search(text, max(0, noun.start() - _NEAR), noun.start())
        if match is None:
            continue
        found = [item for item in items(text, match.start("list"), match.end("list")) if item.fault is None]
        if not noun[0].endswith("s"):
            found = found[-1:]
        yield from ((item, noun[0]) for item in found)


def plain(seen: Seen) -> Iterator[Sighting]:
    """Yield the names that only a plain noun shows, where water power is spoken of nearby and no other fuel."""
    text = seen.reading.text
    if not WATER.search(text):
        return
    for item, noun in with_plain_nouns(text):
        around = text[max(0, item.start - _NEAR) : item.end + _NEAR]
        measured = _measured(text, item.start, item.end + len(noun) + 1)
        if key(item.words) in seen.projects:
            yield Sighting(item, item.start, item.end, f"{KIND}/plain-noun", noun)
            continue
        if other_power().search(around):
            continue
        if _OF_ANOTHER_SORT.match(text, item.end):
            continue
        if _of_a_company(text, item.start) and not measured:
            continue
        if measured or _WATER_POWER.search(around):
            yield Sighting(item, item.start, item.end, f"{KIND}/plain-noun", noun)
    yield from _announced(text)
    yield from _machines(text)


def _announced(text: str) -> Iterator[Sighting]:
    for match in shape(_IN_A_LIST).finditer(text):
        around = text[slice(*clause(text, match.start(), match.end()))]
        names = list(items(text, match.start("list"), match.end("list")))
        if other_power().search(around) or any(name.fault or is_city(name.words) for name in names):
            continue
        yield from (Sighting(name, name.start, name.end, f"{KIND}/noun-list", "plants") for name in names)


def _machines(text: str) -> Iterator[Sighting]:
    """Read "the first unit of the Kameng" and "the spillway at Tarbela" where water is spoken of."""
    for match in shape(_MACHINE_OF).finditer(text):
        name = trimmed(text, *match.span("list"))
        start, end = clause(text, match.start(), match.end())
        around = text[start : match.start()] + text[match.end() : end]
        if is_place(name.words) or MORE_WORDS.match(text, name.end) or other_power().search(around):
            continue
        if not name.fault and not text.startswith("'s", name.end):
            yield Sighting(name, name.start, name.end, f"{KIND}/machine-of", "plant")


def _measured(text: str, start: int, end: int) -> bool:
    """Say whether a figure of power stands right before a name or behind its noun."""
    floor = max(0, start - _BESIDE)
    before = [power for power in read_power(text[floor:start]) if not text[floor + power.end : start].strip(" -")]
    behind = [power for power in read_power(text[end : end + _BESIDE]) if power.start < len(" (8x") + 2]
    return bool(before or behind)


def _of_a_company(text: str, start: int) -> bool:
    """Say whether a plant is somebody's who is no country: "Dow's Midland plant" makes no power."""
    owner = _OWNER.search(text, max(0, start - 40), start)
    return owner is not None and owner["owner"] not in by_words()


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the ends of the sentence around two offsets, as full stops and line breaks tell it."""
    stops = lazy_pattern(r"[.;!?]\s|\n")
    before = [match.end() for match in stops.finditer(text, max(0, start - 2 * _NEAR), start)]
    after = stops.search(text, end)
    return (before[-1] if before else max(0, start - 2 * _NEAR)), after.start() if after else len(text)


@cache
def other_power() -> regex.Pattern[str]:
    """Give the pattern of the words that make a plant none of water power."""
    return lazy_pattern(rf"(?i)\b{alternation('hydro_other_energy')}\b")
