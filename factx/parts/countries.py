"""The countries: one table of names, aliases and demonyms with their ISO codes, and where a text names one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Form = Literal["name", "abbreviation", "demonym"]


@dataclass(frozen=True, slots=True)
class CountryName:
    """A place in the text where a country is named: offsets, ISO 3166 alpha-2 code, and in which form."""

    start: int
    end: int
    code: str
    form: Form


def read_countries(text: str) -> Iterator[CountryName]:
    """Yield every country name, abbreviation and demonym of a folded text in reading order; they do not overlap."""
    yield from ()
