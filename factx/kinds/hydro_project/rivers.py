"""The river that the text puts a project on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import regex

from factx.parts.patterns import lazy_pattern
from factx.parts.places import is_country_word
from factx.parts.tables import alternation, words

if TYPE_CHECKING:
    from factx.reading import Reading
    from factx.types import Mention

_NAME = r"(?:\p{Lu}[\p{L}'-]+ ){0,2}\p{Lu}[\p{L}'-]+"
_ON = (
    r"(?:on|across|over|along|of|down|off|from|by|into|to|damming|dams|dammed|astride|spans?|spanning"
    r"|straddl\w+|blocks?)\s"
    r"(?:both sides of\s|the banks? of\s|the mouth of\s)?(?:the\s)?(?:(?:upper|lower|middle|same|main)\s){0,2}"
)
_RIVER = lazy_pattern(
    rf"\b{_ON}(?:[Rr]iver\s(?P<after>{_NAME})|(?P<name>{_NAME})(?:\s|')?s?\s?(?:[Rr]iver)\b)"
    r"|\briver\s(?P<called>of (?:that|the same) name)"
)
# "on the Taquari": no river is said, but what else does a dam stand on?
_WATERSIDE = lazy_pattern(
    r"\b(?:on|across|over|damming|dammed|dam|astride|spanning|closes off) (?:both sides of |the banks of )?the "
    r"(?:(?:upper|lower|middle|same) )?(?P<name>(?:(?:Upper|Lower|Blue|White|Black|Great) )?\p{Lu}[\p{L}'-]+)"
    r"(?=[,.;:)]|$| (?:in|at|near|above|below|and|where|which|that|for|to|have|has|had|would|will|is"
    r"|was|put|with|gave|gives|by|since|when)\b|\n)"
)
_GAUGE = r"(?<!\w)(?P<name>{rivers}) at (?:the )?$"
_ROW = lazy_pattern(
    r"(?: ?\([^()]*\))?(?:, | and |, and | & |; )(?:the |its |also ){0,2}(?:[\p{Ll}-]+ ){0,2}(?:\d[\d.,]*[ -]?MW )?"
)
_SHORE = frozenset(
    {"Coast", "Border", "Plateau", "Peninsula", "Peninsular", "Mainland", "Internet", "Ground", "Caucasus", "Balkans"}
)
_WORKS = lazy_pattern(
    r"(?i)\b(?:dams?|plants?|stations?|HPPs?|projects?|schemes?|reservoirs?|barrages?|chain|cascade)\b[^.;]*$"
)
_BEFORE_RIVER = 70  # characters
_SENTENCES_BACK = 1
_GOES_ON = lazy_pattern(r"(?:It|The (?:dam|plant|project|station|scheme|barrage|reservoir))\b")


def river(reading: Reading, mentions: Sequence[Mention], others: Sequence[tuple[int, int]]) -> str | None:
    """Give the river that the words after a mention name, or in a sentence of one project those before it.

    `others` are the offsets of the mentions of other projects.
    """
    text = reading.text
    for mention in mentions:
        sentence = reading.sentence_at(mention.span.start)
        inside = [place for place in others if sentence.start <= place[0] < sentence.end]
        start = _end_of_row(text, mention.span.end, inside)
        end = min([place[0] for place in inside if place[0] >= start], default=sentence.end)
        found = _river_in(text, start, end, mentions) or _gauge(text, mention.span.start)
        if found is None and not inside:
            found = _river_in(text, sentence.start, mention.span.start, mentions)
        if found is None and end == sentence.end and (further := _GOES_ON.match(text, sentence.end + 1)):
            following = reading.sentence_at(further.start())
            found = _river_in(text, following.start, following.end, mentions)
        if found:
            return found
    return _only_river(reading, mentions)


def _only_river(reading: Reading, mentions: Sequence[Mention]) -> str | None:
    """Give the one river on which the text puts its works: "Two dams on the Elwha River will go. The Elwha Dam ..."."""
    text = reading.text
    found = {}
    for match in [*_RIVER.finditer(text), *_WATERSIDE.finditer(text)]:
        told = match.groupdict()
        name = told.get("after") or told.get("name")
        if name and not is_country_word(name):
            found[match.start()] = name
    if len(set(found.values())) != 1:
        return None
    name = next(iter(found.values()))
    works = [at for at in found if _WORKS.search(text, max(0, at - _BEFORE_RIVER), at)]
    first = reading.sentence_index(mentions[0].span.start)
    near = any(0 <= first - reading.sentence_index(at) <= _SENTENCES_BACK for at in works)
    return str(name) if near else None


def _end_of_row(text: str, end: int, others: Sequence[tuple[int, int]]) -> int:
    """Give where a row of projects ends: "the Artvin, Deriner and Muratli dams" share the river behind them."""
    for start, stop in sorted(others):
        if start >= end and _ROW.fullmatch(text, end, start):
            end = stop
    return end


def _river_in(text: str, start: int, end: int, mentions: Sequence[Mention]) -> str | None:
    found = [match for match in (_RIVER.search(text, start, end), _waterside(text, start, end)) if match]
    if not found:
        return None
    match = min(found, key=lambda one: one.start())
    told = match.groupdict()
    if told.get("called"):
        return str(mentions[0].slots["name"])
    return str(told.get("after") or told["name"])


def _waterside(text: str, start: int, end: int) -> regex.Match[str] | None:
    for match in _WATERSIDE.finditer(text, start, end):
        name = match["name"]
        other = is_country_word(name) or name in _SHORE or name in words("hydro_no_name")
        if name in words("country_rivers") or not other:
            return match
    return None


def _gauge(text: str, start: int) -> str | None:
    """Read "Indus at Tarbela"."""
    match = lazy_pattern(_GAUGE.format(rivers=alternation("hydro_rivers"))).search(text, max(0, start - 40), start)
    return str(match["name"]) if match else None
