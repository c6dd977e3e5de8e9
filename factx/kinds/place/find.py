"""Reading -> Mentions of places: provinces and cities of the tables, and what the model sees beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.parts.countries import by_words
from factx.parts.organizations import person_words
from factx.parts.page import page_of
from factx.parts.patterns import lazy_pattern
from factx.parts.places import Place, place_named, places_in
from factx.types import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.reading import Reading

KIND = "place"
_LABELS = frozenset({"GPE", "LOC", "FAC"})
_EDGES = lazy_pattern(r"^(?:the|The)\s+|^[\W_]+|(?:'s|[\W_]+)$")
_WORKS = frozenset({"Dam", "Dams", "Barrage", "Weir", "Reservoir", "Hydro", "Hydropower", "HPP", "HEP", "Plant"})
_JUNK = lazy_pattern(r"\d|^\p{Ll}|\n")


def find(reading: Reading) -> Iterator[Mention]:
    """Yield the places that the tables know and, with a model, those that it sees."""
    page = page_of(reading.text, countries=reading.states)
    taken: list[tuple[int, int]] = []
    persons = person_words(reading.doc)
    wider = [(ent.start_char, ent.end_char) for ent in reading.ents if ent.label_ in _LABELS | {"PERSON"}]
    for place, index in places_in(page.tokens):
        if place.type == "body" or page.country[index] is not None or _is_adjective(place):
            continue
        start = page.tokens[index].start
        end = start + len(place.name)
        if any(begin <= start and end <= over and over - begin > end - start + 4 for begin, over in wider):
            continue
        taken.append((start, end))
        yield _mention(reading, start, end, place, "place/known")
    for ent in reading.ents:
        if ent.label_ not in _LABELS:
            continue
        start, end = _trim(reading.text, ent.start_char, ent.end_char)
        name = reading.text[start:end]
        if len(name) < 3 or _JUNK.search(name) or name in by_words() or all(word in persons for word in name.split()):
            continue
        if name.rsplit(maxsplit=1)[-1] in _WORKS:
            continue
        if any(start < other and begin < end for begin, other in taken):
            continue
        if any(country.start < end and start < country.end for country in reading.states):
            continue
        known = place_named(name) or (place_named(name.title()) if name.isupper() else None)
        yield _mention(reading, start, end, known, "place/model")


def _is_adjective(place: Place) -> bool:
    return (
        place.type == "subdivision"
        and place.name.endswith(("an", "ish", "ese", "en", "ian"))
        and place.name in _ADJECTIVES
    )


_ADJECTIVES = frozenset(
    {
        "Texan", "Californian", "Floridian", "Hawaiian", "Alaskan", "Tibetan", "Chechen", "Dagestani", "Tatar",
        "Ingush", "Catalan", "Basque", "Galician", "Valencian", "Andalusian", "Bavarian", "Saxon", "Scottish",
        "Welsh", "English", "Sicilian", "Tigrayan", "Abkhaz", "Transnistrian", "Gazan", "Greenlandic",
        "Flemish", "Walloon", "Victorian",
    }
)  # fmt: skip


def _mention(reading: Reading, start: int, end: int, place: Place | None, rule: str) -> Mention:
    countries = place.countries if place is not None and place.type != "body" else ()
    country = countries[0] if len(countries) == 1 else None
    words = reading.span(start, end)
    name = " ".join(words.text.split())
    if place is not None and name.isupper():
        name = place.name  # "KABUL" of a dateline
    return Mention(KIND, words, rule, {"name": name, "country": country}, yields=rule == "place/model")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (match := _EDGES.search(text[start:end])):
        if match.start() == 0 and match.end():
            start += match.end()
        else:
            end = start + match.start()
    return start, end
