"""The places of a text where something is told to have happened: "in the centre of Leon", "an attack on Goma"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.kinds.casualty.harm_words import WHOLES
from factx.kinds.casualty.lexicon import word_set
from factx.parts.headlines import in_title_case
from factx.parts.patterns import lazy_pattern
from factx.parts.places import place_named
from factx.parts.tables import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from factx.reading import Reading

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_REGION = (
    r"(?:province|district|state|region|county|city|town|village|governorate|department|prefecture|municipality|islands?|valley"
    r"|peninsula|territory|suburb|oblast|division|camp|airport|prison|university|school|mine|bridge|stadium|market)"
)
_PART = (
    rf"(?:{_REGION}s?|cent(?:re|er)|heart|middle|outskirts|suburbs|streets?|coast|shores?|waters|hills|mountains|north|south|east|west"
    r"|north-?(?:east|west)|south-?(?:east|west)|parts?|capital|port|area|edge|border|banks?|district|neighbou?rhood|township|hamlet)"
)
_SIDE = r"(?:(?:north|south|east|west|central|mid)(?:-?(?:east|west))?(?:ern)?\s+|downtown\s+|rural\s+|[NS][EW]?\.\s)?"
_NAME = (
    r"(?!(?:The|An?|This|That|Its|In|At|On|And|But|Of|For|From|Least|Most)\b)(?:(?:St|Mt|Ft)\.?\s)?\p{Lu}[\p{L}'-]*"
    r"(?:[ -](?:of |de |da |do |del |la |al-|el-)?\p{Lu}[\p{L}'-]*){0,4}"
)
# "in India's eastern state of Bihar", "in neighbouring Nepal"
_OWNER = r"(?:the|an?|\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+){0,2}'s?)"
_SITE = (
    rf"(?:{_OWNER}\s+)?(?:(?:[\p{{L}}-]+\s+){{0,3}}?(?i:{_PART})\s+(?:of|called)\s+(?:the\s+)?)?(?:(?:neighbou?ring|nearby)\s+)?"
    rf"(?P<side>{_SIDE})(?P<name>{_NAME}(?:(?<=\bNos?\.?)\s\d+\b|\s(?i:{_REGION})\b)?)"
)
_IN = lazy_pattern(
    rf"\b(?P<at>[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Aa]cross|[Tt]hroughout|[Oo]ff|[Ii]nside|[Oo]n|[Aa]long)\s+{_SITE}"
)
_HIT = lazy_pattern(
    r"\b(?P<at>hit|hits|struck|strikes|rocked|shook|swept|lashed|battered|devastated|ravaged|flattened|engulfed|pounded|bombed|shelled|stormed|raided"
    r"|(?:tore|ripped|swept)\s+through|(?:attacks?|raids?|assaults?|strikes?|airstrikes?|shelling|bombing|bombardment|massacre|siege|battle)\s+(?:on|of|against|for))"
    rf"\s+{_SITE}"
)
# "the KZN floods", "the Uvalde shooting": whose attack or fire, a name before it need not tell
_OF_PLACES = frozenset(
    {"flood", "floods", "flooding", "quake", "earthquake", "landslide", "landslides", "mudslide", "mudslides"}
    | {"avalanche", "tsunami", "wildfire", "wildfires", "bushfire", "bushfires", "collapse", "massacre", "shooting"}
    | {"derailment"}
)
_EVENT_NAME = lazy_pattern(
    rf"(?P<name>{_NAME})(?:\s\p{{Ll}}[\p{{L}}-]*){{0,2}}?\s(?P<noun>{alternation('casualty_events')}|{'|'.join(sorted(_OF_PLACES))})\b"
)
_EVENT_AFTER = lazy_pattern(r"(?:'s?)?\s+(?:\p{Ll}[\p{L}-]*\s+){0,2}?(?P<noun>\p{L}+)")
# "told reporters in Geneva", "taken to a clinic in Dhaka": where somebody speaks, lives, is treated
_ELSEWHERE = lazy_pattern(
    r"\b(?:said|says|told|speaking|spoke|reporters|statement|conference|interview|based|born|briefing|embassy|office|headquarters|headquartered"
    r"|hospitals?|clinics?|treated|treatment|hospitali[sz]ed|care)\b[^,.;]{0,30}$|\bfrom\s\p{Lu}[\p{L}'-]+\s$"
)
_VENUE = lazy_pattern(
    r"(?i)(?:university|school|college|mosque|church|temple|station|mall|hotel|park|prison|airport|stadium|bridge|plant|factory|mine|market|square"
    r"|camp|campsite|base|port|resort|village|town|plaza|tower|club|highway|road|street|dam|gorge|pass|beach|lake|river)\b"
)
# "in Parliament", "at the Supreme Court": where things are said
_BODY = lazy_pattern(
    r"(?:.*\s)?(?:Parliament|Congress|Senate|Assembly|Court|Council|Committee|Commission|Cabinet|Ministry|Office|Bank|Party|Agency|Union|House|Duma|Knesset|Bundestag)"
)
# "near U.S. military vehicles": the country is an adjective here
_ADJECTIVE = lazy_pattern(
    r"(?:U\.?S\.?|U\.?K\.?|EU)\s(?!(?:on|in|at|and|or|to|after|before|since|when|while|where|who|by|for|from|has|have|had|is|was|were)\b)\p{L}"
)
# "a tavern at Pietermaritzburg, where gunmen opened fire", "sent troops to Lera, where 12 people died"
_WHERE = lazy_pattern(rf"(?P<name>{_NAME}),?\swhere\b")
# "raided Lera, a village in the hills"
_APPOSITION = (
    r",\s(?:a|an|the)\s(?:(?!of\b|in\b|for\b)[\p{L}-]+\s){0,3}?(?:village|town|city|district|suburb|hamlet|island|province|region|neighbou?rhood|settlement"
    r"|county|state|municipality)\b"
)
_TOLD_SO = lazy_pattern(rf"(?P<name>{_NAME})(?={_APPOSITION})")
# "buried the town of Lera", but not "mayor of the town of Lera"
_OF_KIND = lazy_pattern(
    r"(?<!\b(?:[Mm]ayor|[Gg]overnor|[Hh]ead|[Cc]hief|[Cc]ouncil|from|to|for)\s(?:of\s)?)\b(?:the|a|an)\s(?:[\p{L}-]+\s){0,2}?"
    rf"(?:province|district|state|region|county|city|town|village|municipality|island|suburb)\sof\s(?P<name>{_NAME})"
)
# "Kerem: Two men died", "Lera came under fire", "Bako County has lost 21 people"
_ROW = lazy_pattern(rf"(?m)^[ \t•*-]{{0,6}}(?P<name>{_NAME}):\s")
_SOME = (
    r"(?:\s\p{Ll}+){0,4}?\s(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|\p{Ll}+teen|\p{Ll}+ty\b|dozens|scores"
    r"|hundreds|thousands|deaths|casualties)"
)
_SUFFERS = lazy_pattern(
    rf"(?P<name>{_NAME})\s(?:alone\s)?(?:(?:has|have|had)\s)?(?:(?:lost|reported|recorded|registered|counted|suffered)\b(?={_SOME})|came\sunder\b"
    r"|(?:is|was|were|are)\s(?:hit|struck|attacked|shelled)\b)"
)
_WORST = lazy_pattern(
    rf"(?P<name>{_NAME})(?:\s(?i:{_REGION}))?\s(?:is|was|were|are|remains?)\s(?:among\s|one\sof\s)?the\s(?:worst|hardest|most)[\s-](?:hit|affected|damaged)\b"
)
_DAY_BEHIND = lazy_pattern(r"\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Late|Early)\b.*$")
_OWNED = lazy_pattern(r"'s\s\p{Ll}+$")
_AFTER_NAME = lazy_pattern(r"\s(?P<noun>\p{Ll}+)")
_CARE = lazy_pattern(r"(?i)hospital|clinic|infirmary|medical")


@dataclass(frozen=True, slots=True, order=True)
class Site:
    """A place where something happened: half-open offsets of its name, and whether it is a whole country."""

    start: int
    end: int
    country: bool = False


def sites_of(reading: Reading) -> list[Site]:
    """Give the sites of a text in reading order; where two overlap, the one that begins first."""
    found: list[Site] = []
    for site in sorted({*_placed(reading), *_named(reading)}, key=lambda site: (site.start, -site.end)):
        if not found or site.start >= found[-1].end:
            found.append(site)
    return found


def _placed(reading: Reading) -> Iterator[Site]:
    """Yield the names that a preposition, a verb of striking or an apposition makes a site."""
    text = reading.text
    labels = {ent.start_char: ent for ent in reading.ents}
    countries = {place.start: place for place in reading.countries if place.form != "demonym"}
    peoples = {place.start for place in reading.states if place.form.endswith("demonym")}
    for pattern in (_IN, _HIT, _TOLD_SO, _OF_KIND, _WHERE, _WORST):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            # "at Azerbaijani cities", "told reporters in Geneva"
            if start in peoples or _ELSEWHERE.search(text, max(0, match.start() - 60), match.start()):
                continue
            ent, country = labels.get(start), countries.get(start)
            if country is not None and _ADJECTIVE.match(text, start):
                continue
            if country is None and not _may_be_place(match, ent.label_ if ent is not None else None):
                continue
            known = country.end if country else ent.end_char if ent is not None and ent.label_ in _PLACES else end
            if known < end and in_title_case(text, start) and not _VENUE.search(text, known, end):
                end = known  # a headline's capitals run on
            side = match.start("side") if "side" in match.groupdict() else start
            whole = country is not None and country.end >= end - 2 and side == start
            yield Site(side, _trimmed(text, start, end), whole)


_SHORTEST = 2


def _may_be_place(match: regex.Match[str], label: str | None) -> bool:
    name = match["name"]
    if (
        len(name) < _SHORTEST
        or _is_time(name)
        or _CARE.search(name)
        or _BODY.fullmatch(name)
        or label in {"DATE", "TIME", "EVENT"}
    ):
        return False
    if label in _PLACES or place_named(name) is not None or _VENUE.search(name) or "at" not in match.groupdict():
        return True
    after = _AFTER_NAME.match(match.string, match.end("name"))
    if after is not None and _VENUE.fullmatch(after["noun"]):
        return True
    at = match["at"].casefold()
    return at in {"in", "near", "outside"} or (at == "at" and label != "ORG")  # "an expert at Oxfam"


def _is_time(name: str) -> bool:
    return name.split(maxsplit=1)[0].casefold().removesuffix("'s").strip(".'") in word_set("casualty_no_place")


def _named(reading: Reading) -> Iterator[Site]:
    """Yield the names that stand before an event: "the Sikkim flash floods", "Turkey's mine fire"."""
    places = {(ent.start_char, ent.end_char) for ent in reading.ents if ent.label_ in _PLACES}
    countries = {(place.start, place.end) for place in reading.countries if place.form != "demonym"}
    for start, end in places | countries:
        after = _EVENT_AFTER.match(reading.text, end)
        if (
            after is not None
            and after["noun"].casefold() in word_set("casualty_events")
            and not _has_verb(reading, *after.span())
        ):
            yield Site(start, end, (start, end) in countries)
    rows = list(_ROW.finditer(reading.text))
    for match in (*rows, *_SUFFERS.finditer(reading.text)):
        start, end = match.span("name")
        known = (start, end) in places | countries or place_named(match["name"]) is not None
        label = match["name"].casefold() in WHOLES  # "Deaths: 12"
        if (known or _stands_among_places(rows, match)) and not label and not _is_time(match["name"]):
            yield Site(start, end, (start, end) in countries)
    peoples = {place.start for place in reading.states if place.form.endswith("demonym")}
    for match in _EVENT_NAME.finditer(reading.text):
        start, end = match.span("name")
        if start in peoples or _is_time(match["name"]) or _has_verb(reading, end, match.end()):
            continue
        beside = match.end("name") + 1 == match.start("noun")
        natural = beside and match["noun"].casefold() in _OF_PLACES and reading.sentence_at(start).start != start
        if natural or place_named(match["name"].removesuffix("'s")) is not None:
            yield Site(start, _trimmed(reading.text, start, end))


def _has_verb(reading: Reading, start: int, end: int) -> bool:
    """Say whether words have a verb: "Riyadh launched the airstrikes" were somewhere else."""
    words = reading.doc.char_span(start, end, alignment_mode="expand")
    return words is not None and any(token.tag_.startswith("VB") for token in words)


def _stands_among_places(rows: list[regex.Match[str]], match: regex.Match[str]) -> bool:
    """Say whether a row begins as others do that a known place begins: "* Soweto: ...", "* Katlehong: ..."."""
    return match in rows and sum(place_named(row["name"]) is not None for row in rows) * 3 >= len(rows) > 1


def _trimmed(text: str, start: int, end: int) -> int:
    """Cut what is no part of a name: "Turkey's", "Leon.", "Turkey's mine", "Baidoa Tuesday"."""
    if day := _DAY_BEHIND.search(text, start, end):
        return day.start()
    if owner := _OWNED.search(text, start, end):
        return owner.start()
    end -= 2 * text.endswith("'s", start, end)
    return end - text.endswith((".", "'", "-"), start, end)
