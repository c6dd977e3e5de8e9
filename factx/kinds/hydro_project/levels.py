"""Names that the state of their water shows: "Theewaterskloof is 52% full", "Binga is discharging"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.kinds.hydro_project.names import Candidate, is_place, trimmed
from factx.kinds.hydro_project.shapes import shape
from factx.kinds.hydro_project.sightings import KIND, Seen, Sighting
from factx.parts.patterns import lazy_pattern

if TYPE_CHECKING:
    from factx.reading import Reading

_OF_WATER = lazy_pattern(r"(?i)\b(?:dams?|reservoirs?|barrages?|hydro\w*)\b")
_SHARE = r"\d{1,3}(?:[.,]\d+)?(?: ?%| per ?cent\b)"
_STATES = (
    r"(?:(?:is|are|was|were|stands?|stood|sits?|sat|remains?|remained|has been|had been|now|still) "
    r"(?:(?:only|just|now|still|already|currently|at|about|around|nearly|almost|over|down|up|back|to|below|above"
    rf"|standing|filled|a mere) ){{0,4}}{_SHARE}"
    r"|(?:is|stands|stood) at \d{1,3}(?:[.,]\d{1,2})?(?=[,.;](?!\d))"
    r"|(?:has |had )?(?:fell|fallen|rose|risen|dropped|gained|slipped|slid|climbed|crept|dipped|recovered|sunk|sank"
    r"|shrunk|come down|gone up|gone down|increased|declined|decreased)(?:[^.;:\n]"
    rf"|\.\d){{0,45}}?\b(?:to|at) {_SHARE}"
    rf"|(?:holds?|held|has|had|is at|at) (?:(?:only|just|about|around|nearly|a mere) ){{0,2}}{_SHARE}"
    r"(?: of (?:its|full|total|live)(?: \w+){0,2}| full| capacity)"
    rf"|, at {_SHARE}(?=[,.])"
    r"|(?:is|was|has been|had been|began|begun|started|kept|keeps|continues?|will be|may be) "
    r"(?:(?:also|still|already|now|continuously|again|likewise|to|being) ){0,2}"
    r"(?:spill(?:ing)?(?! (?:the|its|water)\b)|discharg(?:e|ing)|overflow(?:ing)?|overtopp(?:ed|ing)|brimming"
    r"|brim-?full|full to the brim"
    r"|(?:filled )?to the brim|releasing water(?! from)|near(?:ing)? (?:full|spill) (?:capacity|level)"
    r"|at (?:full|dead) (?:capacity|level))\b"
    r"|(?:spilled|overflowed|overtopped)(?: too| as well| again)?(?=[,.;])"
    r"|(?:opened|raised|shut|closed) (?:all |two |three |four |one )?(?:of )?its (?:\w+ )?(?:gates"
    r"|sluices|spillways?|floodgates)\b)"
)
_LEVEL = (
    r"(?<![^\W_])(?P<list><NAME>)(?: itself| too)?"
    rf"(?:, (?:the |its |a |also |likewise |near |on |in |one of )?[^,.;:()\n]{{3,40}},)? ?{_STATES}"
)
_ELLIPSIS = rf"(?:, | and |, and )(?P<list><NAME>)(?:,? at (?:{_SHARE}|\d{{1,3}}(?:[.,]\d+)?(?=[,.;]| and))| {_SHARE})"
_FLOWS = r"(?<![^\W_])(?P<list><NAME>): ?(?:(?:mean )?(?:in|out)flows? )?\d[\d,.]* ?(?:cusecs|cumecs)"
_RIVERSIDE = lazy_pattern(r"\b(?:[Rr]iver|on the|along the|in|near|from|to|around|outside|across) $")
_COMMON = frozenset({"NN", "NNS", "RB", "IN", "DT", "PRP", "JJ", "JJR", "JJS", "VBG", "VBN", "VB", "CD", "WP", "WRB"})
_FEWEST = 2  # names in such a state, where the text names no work with its noun


def levels(seen: Seen) -> Iterator[Sighting]:
    """Yield names that only the state of their water shows; one alone tells nothing where no other work is known."""
    reading, text = seen.reading, seen.reading.text
    if not _OF_WATER.search(text):
        return
    found: dict[int, Candidate] = {}
    for match in shape(_LEVEL).finditer(text):
        name = trimmed(text, *match.span("list"))
        if _is_a_work(reading, name):
            found[name.start] = name
            end = match.end()
            while more := shape(_ELLIPSIS).match(text, end):
                end = more.end()
                name = trimmed(text, *more.span("list"))
                found[name.start] = name
    for match in shape(_FLOWS).finditer(text):
        name = trimmed(text, *match.span("list"))
        if name.fault is None and not text.endswith(" at ", 0, name.start):  # "Kabul at Nowshera": a gauge
            found[name.start] = name
    if seen.projects or len(found) >= _FEWEST:
        yield from (Sighting(name, name.start, name.end, f"{KIND}/water-level") for name in found.values())


def _is_a_work(reading: Reading, name: Candidate) -> bool:
    """Say whether a name may be a dam's: no place's, no river's, and no common word at the head of a sentence."""
    text = reading.text
    if name.fault or is_place(name.words) or _RIVERSIDE.search(text, max(0, name.start - 12), name.start):
        return False
    tokens = reading.tokens(name.start, name.end)
    return len(tokens) > 1 or tokens[0].tag_ not in _COMMON
