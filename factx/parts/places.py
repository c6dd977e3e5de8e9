"""Provinces, cities and public bodies with the country they belong to: evidence of which state a text speaks of."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from factx.parts.countries import by_words
from factx.parts.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factx.parts.tokens import Token

PlaceType = Literal["subdivision", "city", "body"]


@dataclass(frozen=True, slots=True)
class Place:
    """A known province, city or public body: its name, its countries (none: it serves no single state), its type.

    For a body `note` tells "international", "bank" (a development bank), "national" or "congress".
    """

    name: str
    countries: tuple[str, ...]
    type: PlaceType
    note: str = ""


@cache
def _table() -> dict[tuple[str, ...], Place]:
    found: dict[tuple[str, ...], Place] = {}
    for file, kind in (("cities.csv", "city"), ("subdivisions.csv", "subdivision"), ("bodies.csv", "body")):
        text = (files("factx.parts") / file).read_text(encoding="utf-8")
        for row in csv.DictReader(text.splitlines()):
            countries = tuple((row.get("country") or row.get("countries") or "").split())
            place = Place(row["name"], countries, kind, row.get("type") or "")  # type: ignore[arg-type]
            key = tuple(token.text for token in tokenize(row["name"]))
            found[key] = place
            if kind != "body" and len(row["name"]) > 3:
                found.setdefault(tuple(word.upper() for word in key), place)  # datelines: "KAMPALA, Uganda"
    return found


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Give for the first word of each place the lengths in tokens of those that begin with it, the longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for key in _table():
        found[key[0]].add(len(key))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def place_at(tokens: Sequence[Token], index: int) -> tuple[Place, int] | None:
    """Give the longest known place that begins at a token, and the token behind it."""
    if not tokens[index].is_word or not tokens[index].text[0].isupper():
        return None
    for length in _lengths().get(tokens[index].text, ()):
        key = tuple(token.text for token in tokens[index : index + length])
        place = _table().get(key)
        if place is not None:
            return place, index + len(key)
    return None


def places_in(tokens: Sequence[Token]) -> Iterator[tuple[Place, int]]:
    """Yield every known place with its first token, in reading order; they do not overlap."""
    index = 0
    while index < len(tokens):
        found = place_at(tokens, index)
        if found is None:
            index += 1
            continue
        yield found[0], index
        index = found[1]


@lru_cache(maxsize=4096)
def place_named(name: str) -> Place | None:
    """Look up a place by its name as it is written."""
    return _table().get(tuple(token.text for token in tokenize(name)))


@cache
def is_country_word(word: str) -> bool:
    """Say whether a single word is a country's name or demonym."""
    return word in by_words()
