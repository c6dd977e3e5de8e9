"""The ways in which a text names a project beside its common noun; each is a rule of `rules.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import regex

from factx.kinds.hydro_project.names import (
    Candidate,
    head_and_numbers,
    is_city,
    is_federal_state,
    is_place,
    items,
    no_name,
    trimmed,
    with_noun,
)
from factx.kinds.hydro_project.shapes import noun_after, nouns, shape
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.kinds.hydro_project.known import Place
    from factx.reading import Reading

KIND = "hydro_project"
_BACK = 320  # characters: a dozen names in a row

_BEFORE = r'(?<![^\W_])(?P<list><LIST>)(?:["\']?[ ]{1,2}|-)$'
_INITIALS_AFTER = lazy_pattern(r'"? ?\("?(\p{Lu}{3,6})"?\)')
_NUMBER_AFTER = lazy_pattern(r"-(?:\d{1,2}|[IVX]{1,4})(?!\w)")
_STAGE_AFTER = lazy_pattern(r"(?:,? |-)(?P<stage>Stage[ -](?:\d{1,2}|[IVX]{1,4}))\b")
_DAM_PROJECTS = lazy_pattern(r"(?i)\b(?:dam|barrage|reservoir) ")
_QUOTED_AFTER = r',?[ ](?P<list>"<NAME>"(?:(?:, | and |, and )"<NAME>")*)'
_CALLED_AFTER = (
    r",?[ ](?:(?:that |which )?is )?(?:called|named|dubbed|known as|by the name of|bearing the name(?: of)?)[ ]"
    r'(?:the )?(?P<list>(?>"?<NAME>"?))'
)
# "the dam at Oramu": at a town that has other news it is no name
_AT_AFTER = r"[ ]at[ ](?P<list><NAME>)(?![ ]\p{Lu}|[ ](?:district|village|town|city|region|province|county|river)\b)"
_NAME_AFTER = r"[ ](?P<list>(?><LIST>))"
_LIST_AFTER = (
    r'(?:[^.;:\n"]{0,140}?(?::|,? namely:?)'
    r'|[^.;:\n"]{0,70}?,? (?:including|such as|like|called|named|dubbed|known as|among them'
    r"|notably|chiefly|mainly|especially|particularly|for example,?|for instance,?))[ ]"
    r"(?:the )?(?P<list>(?><LIST>))"
)
# "reservoirs, Shasta and Oroville, are full", "three dams - Idukki, Cheruthoni and Kulamavu"
_SEVERAL_AFTER = (
    r"(?: \p{Ll}[\p{L}'-]*){0,6}?(?: (?:on|across|along|of) the (?:\p{Lu}\w+ ?){1,3}(?:river)?(?: in \p{Lu}\w+)?)?"
    r"(?:,| -| --|(?: in(?: \p{Lu}\w+){1,2})? (?:-|--)) (?:both |namely )?(?:the )?"
    r"(?:(?:[\d.,]+[ -]?MW|smaller|larger) )?"
    r"(?P<list>(?><PART>(?:, <PART>)*,? and (?:the )?<PART>))"
    r"(?=,? (?:which|that|who|are|were|will|have|had)\b|[,.;)]| - | -- )"
)
_AT_SEVERAL = r" (?:at|in) (?P<list>(?>(?:<ITEM>)(?:, (?:<ITEM>))*(?:, | and |, and )(?:<ITEM>)))(?= with\b)"
_OPEN_ENDED = (_CALLED_AFTER, _NAME_AFTER, _LIST_AFTER)
_ALL_OR_NONE = (_SEVERAL_AFTER, _AT_SEVERAL)
_COMMA_AFTER = r"[,:] (?P<list><NAME>)(?= ?\([^()\n]{1,40}\)[,.]|[,.])(?!, (?:who|said|says|told))"
_ONE_MORE = lazy_pattern(
    r"(?i)(?:\b(?:an?|another)|\b[\w]+'s (?:[\w-]+ ){0,2}\w+(?:st|nd|rd))"
    r"(?: (?!(?:of|in|by|and)\b)[\w.-]+){0,4} $"
)
_OWNER = r"(?:\p{Lu}\w+ ){0,2}\p{Lu}\w+'s"
_APPOSED = (
    r"(?<![^\W_])(?P<list><NAME>)(?: (?:project|scheme|plant|complex))?(?: ?\([^()\n]{1,40}\))?"
    r"(?:, | (?:is|was|will be|would be) )(?:which (?:is|was|will be) )?"
    rf"(?:an?|one of (?:the|{_OWNER})|{_OWNER}"
    r"|the(?= (?:[\w-]+ ){0,2}"
    r"(?:\w+est|only|main|first|second|third|\p{L}+'s|\d+(?:st|nd|rd|th)|\$?\d[\d,.]*(?:-?[MG]W)?)\b)) ?"
    r"(?:(?!(?:in|of|with|from|for|to|behind|near|by|on|at|who|whose|that|where|and|when)\b)"
    r"(?:[\p{Ll}\p{N}$][\w',.%-]*|[MGk]W) ){0,7}$"
)
_APPOSITION_ENDS = r"\s*(?:[,.;:)]|$)|\s(?:$hydro_appositive_ends|\d)"
# "Boureya and Badoumbé, two more dams": several names, then a number of them
_LIST_APPOSED = (
    r"(?<![^\W_])(?P<list><LIST>), (?:all |both )?(?:the )?(?:two|three|four|five|six|seven|eight|both|other|all)"
    r"(?: (?!of\b|in\b|at\b|and\b)[\p{Ll}-]+){0,3} $"
)
# "Tehri, Koteshwar and other hydropower projects"
_AND_OTHERS = (
    r"(?<![^\W_])(?P<list><LIST>),? (?:and|or) (?:several |many |most |some |all |two |three |the )?"
    r"(?:other|more|further|similar)(?: (?!of\b|in\b|at\b|and\b)[\p{Ll}-]+){0,2} $"
)
_FOREIGN = (
    r"(?<!\w)(?P<noun>(?i:$hydro_foreign_nouns)|[Bb]arrage(?=[ ](?:Al|El|Oued|Sidi|Moulay|Ibn|Bin"
    r"|Ben)\b))[ ](?:(?:de|do|da|di|del|dos|das|della|du|des)[ ])?(?:la[ ]|los[ ])?"
    r'(?P<list>"?<NAME>"?)'
)
_TITLE_BEFORE = r"\b$hydro_office_titles\.? $"
# "opened from his office at Singh Durbar, Kathmandu, a hydropower project": that is where it happened
_AT_A_PLACE = lazy_pattern(r"(?:\b(?:in|at|from|to|near)|,) $")
_OPENED_AT = lazy_pattern(
    r"(?i)\b(?:open|inaugurat|launch|commission|unveil|visit)\w*\b[^.]{0,60}(?:\b(?:in|at|from)|,) $"
)
_OTHER_ONE = (
    r"\b(?:[Tt]he (?:other|second|first|third|latter|former|smaller|larger|bigger)"
    r"|[Aa] (?:second|third|fourth|fifth|further)|[Aa]nother)"
    r"(?: (?:one|dam|plant|project|station|scheme))?"
    r"(?: (?:is|was|will be|being)|,)(?: called| named)? (?:the )?(?P<list>(?><NAME>))"
)
_SINGLE_ON_A_RIVER = lazy_pattern(r"(?i)barrage|cascade|\b(?:plant|station)$|(?-i:\bH[A-Z]{2,3})$")
_OF_PLANTS = lazy_pattern(r"(?i)(?:plants?|stations?|\b[GHPS]\w{1,3}s?)$")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name as one rule sees it: half-open offsets with the noun, the noun, and initials that stand for both."""

    name: Candidate
    start: int
    end: int
    rule: str
    noun: str = ""
    initials: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What of an article is read so far: the places that name a project, and each spelling's full name by its key."""

    reading: Reading
    places: Sequence[Sighting | Place]
    projects: Mapping[str, str]


def sightings(text: str) -> Iterator[Sighting]:
    """Yield the names that a folded text gives beside a noun, sound and unsound ones."""
    floor = 0
    for noun in nouns(text):
        found = list(_before(text, noun.start(), noun.end(), floor)) or list(
            _behind(text, noun.start(), noun.end(), floor)
        )
        yield from found
        floor = max([floor, *(sighting.end for sighting in found)])
    yield from _other_ones(text)
    yield from _foreign(text)
    for initials in words("hydro_known_acronyms"):
        for match in regex.finditer(rf"(?<!\w){initials}(?!\w)", text):
            yield Sighting(Candidate(match.start(), match.end(), initials), *match.span(), f"{KIND}/initials")


def _before(text: str, start: int, end: int, floor: int) -> Iterator[Sighting]:
    """Give the names right before a noun at `start:end`: one, or several where the noun is a plural."""
    match = shape(_BEFORE).search(text, max(floor, start - _BACK), start)
    if match is None:
        return
    noun = text[start:end]
    names = list(items(text, match.start("list"), match.end("list")))
    if is_plural(noun) and len(names) > 1:
        yield from (Sighting(name, name.start, name.end, f"{KIND}/shared-noun", noun) for name in names)
        return
    *heads, last = head_and_numbers(names)
    yield from (Sighting(head, head.start, head.end, f"{KIND}/shared-noun", noun) for head in heads)
    name = _judged(last, noun, owned=text.endswith("'s ", 0, last.start))
    if number := _NUMBER_AFTER.match(text, end):  # "Kambarata HPP-1"
        end = number.end()
        name = replace(name, end=end, words=text[name.start : end])
    elif stage := _STAGE_AFTER.match(text, end):  # "Parbati Hydroelectric Project, Stage-II"
        end = stage.end()
        name = replace(name, words=f"{name.words} {stage['stage']}")
    if text.startswith("'s", name.end):  # "Vale's dam" is a dam of theirs, and has no name here
        return
    if not no_name(name):
        name = with_noun(name, noun)
        initials = _INITIALS_AFTER.match(text, end)
        fits = initials and stands_for(initials[1], f"{text[name.start : name.end]} {noun}")
        yield Sighting(name, name.start, end, f"{KIND}/name-noun", noun, initials[1] if initials and fits else None)


def _judged(name: Candidate, noun: str, *, owned: bool = False) -> Candidate:
    """Judge a name by its noun: "the Teesta barrage" is one work, "the Nile dam" and "Klamath dams" only describe."""
    if _SINGLE_ON_A_RIVER.search(noun) and name.fault == "a river's name alone":
        return replace(name, fault=None)
    of_a_river = name.fault and name.words.endswith(" River") and not noun.islower() and not is_plural(noun)
    if of_a_river and not regex.search(r"\bdam$", noun):  # "the Tina River Hydropower Development Project"
        return replace(name, fault=None)
    if name.fault is None and noun.islower() and not owned and is_federal_state(name.words):
        return replace(name, fault="the name of a province")
    if name.fault is None and is_plural(noun) and not _DAM_PROJECTS.search(noun):
        return replace(name, fault="a group of works, by place")
    return name


def _behind(text: str, start: int, end: int, floor: int) -> Iterator[Sighting]:
    """Give the names behind a noun at `start:end`, or before it as what the noun explains."""
    noun = text[start:end]
    plural = is_plural(noun)
    one_more = bool(_ONE_MORE.search(text, max(0, start - 60), start))
    plants = bool(_OF_PLANTS.search(noun))
    for rule, pattern, fits in (
        ("noun-name", _QUOTED_AFTER, True),
        ("noun-called", _CALLED_AFTER, not plural),
        ("noun-name", _NAME_AFTER, plants),
        ("noun-list", _LIST_AFTER, plural),
        ("noun-list", _AT_SEVERAL, plural and plants),
        ("noun-list", _SEVERAL_AFTER, plural),
        ("noun-called", _COMMA_AFTER, one_more),
    ):
        match = shape(pattern).match(text, end) if fits else None
        if match is None or (pattern in _OPEN_ENDED and _leads_on(text, match.end("list"))):
            continue
        names = list(items(text, match.start("list"), match.end("list")))
        if pattern in _ALL_OR_NONE and (
            any(name.fault for name in names) or all(is_place(name.words) for name in names)
        ):
            continue
        for name in names:
            led_to = pattern == _NAME_AFTER and name.start > match.start("list") and noun.islower()
            if not led_to and not noun_after(text, name.end, separators=" "):  # that noun has its name before it
                yield Sighting(name, name.start, name.end, f"{KIND}/{rule}", noun)
        return
    explains = bool(shape(_APPOSITION_ENDS).match(text, end))
    several = list(_several(text, start, noun, floor, explains=explains)) if plural else []
    yield from several or (_apposed(text, start, noun, floor) if explains else [])


def at_the_place(seen: Seen) -> Iterator[Sighting]:
    """Yield the name in "the dam at Oramu", where no other work is spoken of before."""
    text = seen.reading.text
    first = min((place.start for place in seen.places), default=len(text))
    for noun in nouns(text, 0, first):
        match = shape(_AT_AFTER).match(text, noun.end())
        if match and noun[0].islower() and not is_plural(noun[0]) and text[: noun.start()].lower().endswith("the "):
            name = trimmed(text, *match.span("list"))
            if not _a_place_apart(text, name):
                yield Sighting(name, name.start, name.end, f"{KIND}/noun-at", noun[0])
                return


def _a_place_apart(text: str, name: Candidate) -> bool:
    """Say whether the name behind "the dam at" is a town's, which the text speaks of in other ways as well."""
    return is_city(name.words) or text.count(name.words) > text.count(f"at {name.words}")


def _apposed(text: str, start: int, noun: str, floor: int) -> Iterator[Sighting]:
    match = shape(_APPOSED).search(text, max(floor, start - _BACK), start)
    if match:
        name = trimmed(text, match.start("list"), match.end("list"))
        before = text[max(0, name.start - 90) : name.start]
        place = _OPENED_AT.search(before) or (_AT_A_PLACE.search(before) and is_city(name.words))
        if not place and not shape(_TITLE_BEFORE).search(before):
            yield Sighting(name, name.start, max(name.end, match.end("list")), f"{KIND}/apposition", noun)


def _several(text: str, start: int, noun: str, floor: int, *, explains: bool) -> Iterator[Sighting]:
    """Give the names that a plural sums up or, where no verb follows it, `explains`."""
    for pattern in (_AND_OTHERS, _LIST_APPOSED) if explains else (_AND_OTHERS,):
        match = shape(pattern).search(text, max(floor, start - _BACK), start)
        names = list(items(text, match.start("list"), match.end("list"))) if match else []
        if (len(names) > 1 or (names and pattern == _AND_OTHERS)) and not any(name.fault for name in names):
            yield from (Sighting(name, name.start, name.end, f"{KIND}/summed-up", noun) for name in names)
            return


def _foreign(text: str) -> Iterator[Sighting]:
    for match in shape(_FOREIGN).finditer(text):
        name = trimmed(text, *match.span("list"))
        if not noun_after(text, name.end, separators=" -"):
            yield Sighting(name, match.start(), name.end, f"{KIND}/foreign-noun", match["noun"])


def _other_ones(text: str) -> Iterator[Sighting]:
    for match in shape(_OTHER_ONE).finditer(text):
        spoken_of = any(nouns(text, max(0, match.start() - 300), match.start()))
        if spoken_of and not _leads_on(text, match.end("list")):
            name = trimmed(text, match.start("list"), match.end("list"))
            yield Sighting(name, name.start, name.end, f"{KIND}/other-one", "dam")


def _leads_on(text: str, end: int) -> bool:
    """Say whether a name goes on to what it owns, or has its own noun behind it: "such as the Karuma dam"."""
    return text.startswith("'s", end) or noun_after(text, end, separators=" -")


@cache
def _plurals() -> frozenset[str]:
    return frozenset(word.casefold() for word in words("hydro_plurals"))


def is_plural(noun: str) -> bool:
    """Say whether a common noun speaks of more than one work."""
    return noun.rsplit(maxsplit=1)[-1].casefold() in _plurals()


def stands_for(initials: str, name: str) -> bool:
    """Say whether initials are those of a name: "GERD" of "Grand Ethiopian Renaissance Dam"."""
    firsts = "".join(word[0] for word in name.replace("-", " ").split()).upper()
    return firsts.startswith(initials) or (initials[0] == firsts[0] and set(initials) <= set(name.upper()))
