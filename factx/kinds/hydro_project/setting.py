"""Where a project stands: the river and the countries that the text ties it to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import regex

from factx.parts.patterns import lazy_pattern
from factx.parts.places import is_country_word
from factx.parts.tables import alternation, words

if TYPE_CHECKING:
    from factx.parts.countries import CountryName
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


def countries(reading: Reading, mentions: Sequence[Mention], *, alone: bool) -> tuple[str, ...]:
    """Give the countries that the text puts the project in: "Uganda's Karuma", "in eastern Nepal", "of A and B"."""
    text = reading.text
    votes: Counter[str] = Counter()
    for mention in mentions:
        near = _in_sentence(reading, mention)
        owners = [place for place in near if place.end <= mention.span.start <= place.end + 12 and _owns(text, place)]
        sites = [place for place in near if place.start >= mention.span.end and _holds(text, mention.span.end, place)]
        votes.update({place.code for place in [*owners, *_joined(text, sites)]})
    if votes:
        return tuple(sorted(votes))
    told = {place.code for place in reading.countries}
    here = {place.code for mention in mentions for place in _in_sentence(reading, mention) if place.form == "name"}
    named = {place.code for place in reading.countries if place.form == "name"}
    if len(told) == 1 and here:
        return tuple(told)
    if len(named) != 1:
        scenes = [
            {place.code for place in _in_sentence(reading, mention) if _is_the_scene(text, place)}
            for mention in mentions
        ]
        return next((tuple(scene) for scene in scenes if len(scene) == 1), ())
    home = any(place.form == "name" and _is_the_scene(text, place) for place in reading.countries)
    return tuple(named) if alone or home else ()


def _is_the_scene(text: str, place: CountryName) -> bool:
    """Say whether news takes place in a country: not where it only buys, builds, lends or sends a minister."""
    if _OF_ANOTHER.match(text, place.end):
        return False
    before = _SCENE_BEFORE.search(text, max(0, place.start - 40), place.start)
    return bool(before or _SCENE_AFTER.match(text, place.end))


def _in_sentence(reading: Reading, mention: Mention) -> list[CountryName]:
    sentence = reading.sentence_at(mention.span.start)
    return [place for place in reading.countries if sentence.start <= place.start < sentence.end]


def _joined(text: str, sites: Sequence[CountryName]) -> list[CountryName]:
    """Take the first country and those that share its place: "between Zambia and Zimbabwe"."""
    taken = list(sites[:1])
    for place in sites[1:]:
        if regex.fullmatch(r",? (?:and |the )*", text[taken[-1].end : place.start]):
            taken.append(place)
    return taken


def _owns(text: str, place: CountryName) -> bool:
    return place.form == "demonym" or text.startswith("'", place.end)


_SCENE_BEFORE = lazy_pattern(
    r"(?:\b(?:[Ii]n|[Aa]cross|of|throughout|within|inside|around|over) (?:the )?(?:[\p{Ll}-]+(?:ern|al) )?"
    r"|\p{L}, |^|\n|[.:\u2013-] )$"
)
_SCENE_AFTER = lazy_pattern(r"'s? (?:[\p{Ll}\d]|\p{Lu}[\p{L}-]+ (?:region|province|state|district|river)\b)")
_OF_ANOTHER = lazy_pattern(
    r"(?:'s?)? (?:(?:\p{L}[\w-]* ){0,2}(?:compan(?:y|ies)|firms?|banks?|contractors?|builders?|lenders?|ambassador"
    r"|embassy|envoy|investors?|group|ministers?|presidents?)\b|Exim)|-\p{Ll}"
)
_BUILDER = lazy_pattern(r"\b(?:built|funded|financed|developed|backed|led|run|owned|made) by (?:[^.;:]{0,40} and )?$")
_SITE = lazy_pattern(
    r"^(?![^.]*\b(?:Ministers?|Presidents?|Ambassadors?|officials?|government|said)\b)[^.;:]{0,50}?"
    r"(?:\b(?:in|of|between|belongs to|shared by)\s(?:the\s)?(?:\p{Ll}+(?:ern|al)?\s){0,2}"
    r"|\b(?:in|of|between|belongs to|shared by)\s[^.;:]{1,50}?(?:\b(?:of|in)\s|,\s|\sand\s))$"
)


def _holds(text: str, after: int, place: CountryName) -> bool:
    if place.form != "name" or _BUILDER.search(text, max(after, place.start - 60), place.start):
        return False
    return bool(_SITE.search(text[after : place.start]))
