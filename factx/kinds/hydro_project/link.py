"""One entity for each project, with what the sentences that name it say of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import regex

from factx.kinds.hydro_project.capacity import capacities
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import alternation
from factx.types import Draft, Mention, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factx.parts.countries import CountryName
    from factx.reading import Reading

KIND = "hydro_project"
_NAME = r"(?:\p{Lu}[\p{L}'-]+ ){0,2}\p{Lu}[\p{L}'-]+"
_RIVER = lazy_pattern(
    r"(?:on|across|over|along|of|down|off|from|by|damming|dams|astride|spans?|straddl\w+)\s"
    r"(?:both sides of\s|the banks of\s)?(?:the\s)?(?:(?:upper|lower|middle)\s)?"
    rf"(?:[Rr]iver\s(?P<after>{_NAME})|(?P<name>{_NAME})(?:\s|')?s?\s?(?:[Rr]iver)\b)"
)
_RIVERSIDE = (
    r"\b(?:on|across|over|damming|along)\s(?:the\s)?(?:(?:upper|lower|middle)\s)?(?P<name>{rivers})\b(?!\s\p{{Lu}})"
)
_TYPES = (
    ("pumped_storage", lazy_pattern(r"(?i)pump|^PS|^PHES")),
    ("barrage", lazy_pattern(r"(?i)barrage")),
    ("cascade", lazy_pattern(r"(?i)cascade")),
    ("power_plant", lazy_pattern(r"(?i)hydro(?!.*\bdams?\b)|hydel|power|plant|station|^[GHS]E?[HPES]+s?\b|run.of")),
    ("reservoir", lazy_pattern(r"(?i)reservoir")),
    ("dam", lazy_pattern(r"(?i)dam")),
)
_STAGES = (
    (
        "decommissioned",
        r"decommission\w*|demolish\w*|dismantl\w*|remov(?:e|al of|ing) (?:the )?(?:four )?dams?|tak(?:e|ing) out",
    ),
    ("cancelled", r"cancel\w*|scrapp\w*|shelv\w*|call(?:ed|ing)? off|abandon\w*|halted|suspended"),
    (
        "damaged",
        (
            r"collaps\w*|burst\w*|breach\w*|gave way|given way|swept away|washed away|destroy\w*|destruction|damag\w*"
            r"|blown up|blew up|blowing up|attacked|fail(?:ed|ure)"
        ),
    ),
    (
        "under_construction",
        (
            r"under construction|(?:being|is|are) buil(?:t|ding)|construction (?:work )?(?:is|has)|foundation stone"
            r"|works? (?:is|are|has|have) (?:begun|started)|\d+% (?:complete|built)|completed by"
        ),
    ),
    (
        "planned",
        (
            r"plans? to|planned|to be built|will be built|is to (?:stand|be)|feasibility|going ahead|agreed to build"
            r"|pass into implementation|negotiat\w*"
        ),
    ),
    ("proposed", r"propos\w*|would be|mooted|envisag\w*"),
    (
        "operating",
        (
            r"inaugurat\w*|commissioned|opened|brought into service|generates|produces|operat(?:es|ing|ional)"
            r"|spill(?:age|ing|ed)|rehabilitat\w*|supplies"
        ),
    ),
)


def link(reading: Reading, mentions: tuple[Mention, ...]) -> Iterable[Draft | Rejected]:
    """Make one entity of the mentions with the same name, and read its type, river, countries, capacity and stage."""
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_name[mention.slots["name"]].append(mention)
    power = capacities(reading, by_name)
    for name, own in by_name.items():
        slots = {
            "name": name,
            "type": _type(own),
            "river": _river(reading, own),
            "countries": _countries(reading, own, alone=len(by_name) == 1),
            "capacity_mw": power.get(name),
            "stage": _stage(reading, own),
        }
        yield Draft(KIND, slots, tuple(own))


def _type(mentions: Sequence[Mention]) -> str | None:
    """Take the first noun that tells the sort of work; "project" alone does not."""
    for mention in mentions:
        for kind, pattern in _TYPES:
            if pattern.search(mention.slots["noun"]):
                return kind
    return None


def _sentences(reading: Reading, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    found = [reading.sentence_at(mention.span.start) for mention in mentions]
    return list(dict.fromkeys((sentence.start, sentence.end) for sentence in found))


def _river(reading: Reading, mentions: Sequence[Mention]) -> str | None:
    text = reading.text
    riverside = lazy_pattern(_RIVERSIDE.format(rivers=alternation("hydro_rivers")))
    for start, end in _sentences(reading, mentions):
        for match in _RIVER.finditer(text, start, end):
            return str(match["after"] or match["name"])
        for match in riverside.finditer(text, start, end):
            return str(match["name"])
    return None


def _countries(reading: Reading, mentions: Sequence[Mention], *, alone: bool) -> tuple[str, ...]:
    """Give the countries that the text puts the project in: "Uganda's Karuma", "in eastern Nepal", "of A and B"."""
    text = reading.text
    votes: Counter[str] = Counter()
    for mention in mentions:
        sentence = reading.sentence_at(mention.span.start)
        near = [place for place in reading.countries if sentence.start <= place.start < sentence.end]
        owners = [place for place in near if place.end <= mention.span.start <= place.end + 12 and _owns(text, place)]
        sites = [place for place in near if place.start >= mention.span.end and _holds(text, mention.span.end, place)]
        votes.update({place.code for place in [*owners, *_joined(text, sites)]})
    if votes:
        return tuple(sorted(votes))
    named = {place.code for place in reading.countries if place.form == "name"}
    return tuple(named) if alone and len(named) == 1 else ()


def _joined(text: str, sites: Sequence[CountryName]) -> list[CountryName]:
    """Take the first country and those that share its place: "between Zambia and Zimbabwe"."""
    taken = list(sites[:1])
    for place in sites[1:]:
        if regex.fullmatch(r",? (?:and |the )*", text[taken[-1].end : place.start]):
            taken.append(place)
    return taken


def _owns(text: str, place: CountryName) -> bool:
    return place.form == "demonym" or text.startswith("'", place.end)


_SITE = lazy_pattern(
    r"^(?![^.]*\b(?:Ministers?|Presidents?|Ambassadors?|officials?|government|said)\b)[^.;:]{0,50}?"
    r"(?:\b(?:in|of|between|belongs to|shared by)\s(?:the\s)?(?:\p{Ll}+(?:ern|al)?\s){0,2}"
    r"|\b(?:in|of|between|belongs to|shared by)\s[^.;:]{1,50}?(?:\b(?:of|in)\s|,\s|\sand\s))$"
)


def _holds(text: str, after: int, place: CountryName) -> bool:
    return place.form == "name" and bool(_SITE.search(text[after : place.start]))


def _stage(reading: Reading, mentions: Sequence[Mention]) -> str | None:
    for start, end in _sentences(reading, mentions):
        for stage, pattern in _STAGES:
            if regex.search(rf"(?i)\b(?:{pattern})", reading.text[start:end]):
                return stage
    return None
