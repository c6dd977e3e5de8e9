"""The states in which a project stands: "Uganda's Karuma", "in eastern Nepal", "in Bahia", "shared by A and B"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import regex

from factx.parts.countries import CountryName
from factx.parts.page import page_of
from factx.parts.patterns import lazy_pattern
from factx.parts.places import places_in
from factx.parts.tokens import tokenize

if TYPE_CHECKING:
    from factx.reading import Reading
    from factx.types import Mention


def provinces(reading: Reading) -> tuple[CountryName, ...]:
    """Give the places of the text that name a province of one state, with that state's code."""
    tokens = page_of(reading.text, countries=reading.states).tokens
    found = [(place, index) for place, index in places_in(tokens) if place.type == "subdivision"]
    return tuple(
        CountryName(tokens[index].start, tokens[index + len(tokenize(place.name)) - 1].end, place.countries[0], "part")
        for place, index in found
        if len(place.countries) == 1
    )


def countries(
    reading: Reading, mentions: Sequence[Mention], told_provinces: Sequence[CountryName], *, alone: bool
) -> tuple[str, ...]:
    """Give the countries that the text puts the project in: "Uganda's Karuma", "in eastern Nepal", "of A and B"."""
    text = reading.text
    votes: Counter[str] = Counter()
    for mention in mentions:
        near = _in_sentence(reading, mention)
        owners = [place for place in near if place.end <= mention.span.start <= place.end + 12 and _owns(text, place)]
        sites = [place for place in near if place.start >= mention.span.end and _holds(text, mention.span.end, place)]
        shared = _sharing(reading, mention)
        votes.update({place.code for place in shared or owners or _joined(text, sites)})
    if alone and not votes:
        votes.update({place.code for place in reading.countries if _has_the_work(text, place)})
    if not votes:
        votes.update(_by_province(reading, mentions, told_provinces))
    if votes:
        return tuple(sorted(votes))
    told = {place.code for place in reading.countries}
    here = {place.code for mention in mentions for place in _in_sentence(reading, mention) if place.form == "name"}
    named = {place.code for place in reading.countries if place.form == "name"}
    if len(told) == 1 and here:
        return tuple(told)
    if len(named) != 1:
        scenes = [
            {
                place.code
                for place in _in_sentence(reading, mention)
                if _is_the_scene(text, place) and not _in_a_row(reading, place)
            }
            for mention in mentions
        ]
        return next((tuple(scene) for scene in scenes if len(scene) == 1), ())
    last = reading.sentence_at(mentions[-1].span.start).end
    home = any(
        place.form == "name" and place.start < last + _NEXT and _is_the_scene(text, place)
        for place in reading.countries
    )
    return tuple(named) if alone or home else ()


def _has_the_work(text: str, place: CountryName) -> bool:
    """Read "the Ethiopian dam" and "Ethiopia's dam", where one project alone is spoken of."""
    return bool(_WORK_AFTER.match(text, place.end))


def _by_province(reading: Reading, mentions: Sequence[Mention], told: Sequence[CountryName]) -> Iterator[str]:
    """Yield the state of the province behind a mention, or before it in its sentence where none is behind."""
    for mention in mentions:
        sentence = reading.sentence_at(mention.span.start)
        near = [place for place in told if sentence.start <= place.start < sentence.end]
        behind = [place for place in near if place.start >= mention.span.end]
        sites = [place for place in behind if _SITE.search(reading.text[mention.span.end : place.start])]
        before = [
            place
            for place in near
            if place.end <= mention.span.start
            and _SCENE_BEFORE.search(reading.text, max(0, place.start - 40), place.start)
        ]
        yield from {place.code for place in sites[:1] or before[:1]}


def _in_a_row(reading: Reading, place: CountryName) -> bool:
    """Say whether a country stands right before one: Burundi, of "Rwanda, Burundi and DR Congo", is no scene."""
    return any(0 < place.start - other.end <= _BESIDE for other in reading.countries)


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


def _sharing(reading: Reading, mention: Mention) -> list[CountryName]:
    """Give the states that share the work: "Zambia and Zimbabwe share", "on the Brazil-Paraguay border"."""
    text = reading.text
    sentence = reading.sentence_at(mention.span.start)
    near = [place for place in _in_sentence(reading, mention) if place.form == "name"]
    rows: list[list[CountryName]] = []
    for place in near:
        if rows and _AND.fullmatch(text, rows[-1][-1].end, place.start):
            rows[-1].append(place)
        else:
            rows.append([place])
    for row in rows:
        start, end = row[0].start, row[-1].end
        told = _SHARED_BEFORE.search(text, max(sentence.start, start - 60), start) or _SHARED_AFTER.match(text, end)
        if len(row) > 1 and (told or _OF_TWO_STATES.search(text, sentence.start, sentence.end)):
            return row
    return []


def _owns(text: str, place: CountryName) -> bool:
    return (place.form == "demonym" and not _BUILT.match(text, place.end)) or text.startswith("'", place.end)


_AND = lazy_pattern(r",? and (?:the )?|, (?:the )?|[-/]")
_SHARED_BEFORE = lazy_pattern(
    r"\b(?:shared (?:by|between)|jointly (?:\w+ )?(?:by|between)|straddl\w+|border (?:of|between)|binational \w+ of"
    r"|common to|belongs to|joint (?:project|venture|work|scheme) (?:of|by|between)) (?:both |the )?$"
)
_SHARED_AFTER = lazy_pattern(
    r"(?:'s?)? (?:(?:jointly|both|together|equally|common|shared|joint) )?"
    r"(?:shar(?:e|ed|es)\b|own(?:ed)?\b|border|frontier|meet\b)"
)
_OF_TWO_STATES = lazy_pattern(
    r"\b(?:[Bb]inational|[Jj]ointly[- ]owned|own(?:ed|s)? (?:it )?(?:together|jointly|in common))\b"
)
_BUILT = lazy_pattern(r"-\p{Ll}")  # "Chinese-built"
_NEXT = 250  # characters behind the last mention: the next two sentences
_BESIDE = 6  # characters: ", and "
_WORK_AFTER = lazy_pattern(
    r"(?:'s?)? (?:(?:giant|huge|mega|massive|controversial|disputed|new|Nile|first|largest|biggest) ){0,3}"
    r"(?:dam|hydropower|hydroelectric|hydel|reservoir|barrage)\b"
    r"(?! (?:builder|firm|compan|maker|operator|developer|giant|contractor|investor|equipment|expert|engineer|sector))"
)
_STATE_OF = lazy_pattern(
    r" (?:(?:border|north\w*|south\w*|east\w*|west\w*|central|highland|mountain) )?"
    r"(?:states?|provinces?|regions?|departments?|districts?|islands?|city|towns?|villages?|side|count(?:y|ies)"
    r"|prefecture|territory|part|Amazon|Andes|Alps|Himalayas?|Highlands)\b"
)
_SCENE_BEFORE = lazy_pattern(
    r"(?:\b(?:[Ii]n|[Aa]cross|of|throughout|within|inside|around|over) (?:the )?(?:[\p{Ll}-]+(?:ern|al) )?"
    r"|\p{L}, |^|\n|[.:\u2013-] )$"
)
_SCENE_AFTER = lazy_pattern(r"'s? (?:[\p{Ll}\d]|\p{Lu}[\p{L}-]+ (?:region|province|state|district|river)\b)")
_OF_ANOTHER = lazy_pattern(
    r"(?:'s?)? (?:(?:\p{L}[\w-]* ){0,2}(?:compan(?:y|ies)|firms?|banks?|contractors?|builders?|lenders?|ambassador"
    r"|embassy|envoy|investors?|group|ministers?|presidents?)\b|Exim)|-\p{Ll}"
    r"|'s? (?:\p{Lu}[\p{L}&-]+ ){1,4}(?:(?:is|are|will|has|have|had) )?"
    r"(?:build|built|won|lent|lend|financ|fund|construct)"
    r"|,? (?:says?|said|fear(?:s|ed)?(?![^.]*\bits own\b)|warn\w*|accus\w+|object\w*|oppos\w+|reject\w*|complain\w*"
    r"|lent|pledged|offered"
    r"|(?:has|have|will) (?:lent|lend|offered|pledged|warned|accused|objected|opposed|rejected))\b"
)
_BUILDER = lazy_pattern(r"\b(?:built|funded|financed|developed|backed|led|run|owned|made) by (?:[^.;:]{0,40} and )?$")
_LEADS = (
    r"(?:in|of|between|belongs to|shared (?:by|between)|jointly (?:owned|run|operated|built) by"
    r"|border (?:of|between|with))\s"
)
_SITE = lazy_pattern(
    r"^(?![^.]*\b(?:Ministers?|Presidents?|Ambassadors?|officials?|government|said)\b)[^.;:]{0,50}?"
    rf"(?:\b{_LEADS}(?:the\s)?(?:\p{{Ll}}+(?:ern|al)?\s){{0,2}}"
    rf"|\b{_LEADS}[^.;:]{{1,50}}?(?:\b(?:of|in)\s|,\s|\sand\s))$"
)


def _holds(text: str, after: int, place: CountryName) -> bool:
    if (place.form != "name" and not _STATE_OF.match(text, place.end)) or _BUILDER.search(
        text, max(after, place.start - 60), place.start
    ):
        return False
    return bool(_SITE.search(text[after : place.start]))
