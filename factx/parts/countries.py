"""The countries: one table of names, aliases and demonyms with their ISO codes, and where a text names one."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from factx.parts.country_context import other_name, sense
from factx.parts.former_states import FormerForm, FormerState, former_by_words, former_states
from factx.parts.gazetteer import Names, names
from factx.parts.tables import entries, words

Form = Literal["name", "demonym", "part"]


@dataclass(frozen=True, slots=True)
class CountryName:
    """A place in the text where a country is named: offsets, ISO 3166 alpha-2 code, and in which form.

    `name` is the country's name, an older one or a common abbreviation ("U.S."), `demonym` its adjective or people,
    `part` a constituent country ("Scotland", "Welsh" for GB). A state that is no more has its `alpha4` of ISO 3166-3,
    and the forms `former` ("USSR") and `former_demonym` ("Soviet").
    """

    start: int
    end: int
    code: str
    form: Form | FormerForm
    alpha4: str | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """A row of the table; `code` and `alpha3` are those of ISO 3166-1 (Kosovo has the customary XK, XKX)."""

    code: str
    alpha3: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    parts: tuple[str, ...]
    capital: str | None


@cache
def table() -> dict[str, Country]:
    """Give every country by its alpha-2 code."""
    path = files("factx.parts") / "countries.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    found = [
        Country(
            code=row["code"],
            alpha3=row["alpha3"],
            name=row["name"],
            aliases=entries(row["aliases"]),
            demonyms=entries(row["demonyms"]),
            parts=entries(row["parts"]),
            capital=row["capital"] or None,
        )
        for row in rows
    ]
    return {country.code: country for country in found}


@cache
def country_codes() -> frozenset[str]:
    """Give every code of two letters that a state of today has or a former one had."""
    return frozenset(table()) | {state.code for state in former_states().values()}


@cache
def by_words() -> dict[str, tuple[str, Form]]:
    """Give code and form for every name, alias, demonym and part of a country as it is written."""
    found: dict[str, tuple[str, Form]] = {}
    for country in table().values():
        for name in (country.name, *country.aliases):
            found[name] = (country.code, "name")
        for name in country.demonyms:
            found[name] = (country.code, "demonym")
        for name in country.parts:
            found[name] = (country.code, "part")
    return found


def code_of(name: str) -> str | None:
    """Give the alpha-2 code of a name, alias or demonym, or None: "the Netherlands" and "Dutch" are NL."""
    found = by_words().get(name.removeprefix("the ").removeprefix("The "))
    return found[0] if found else None


@cache
def capitals() -> dict[str, str]:
    """Give the alpha-2 code for the name of every capital."""
    return {country.capital: country.code for country in table().values() if country.capital}


def state_of(place: CountryName) -> Country | FormerState:
    """Give the row of the tables that a place in a text names."""
    return former_states()[place.alpha4] if place.alpha4 else table()[place.code]


_NO_COUNTRY = ("", "name")
_SHORTEST_CAPITALS = 4  # "LAOS" and "MALI" stand in headlines and datelines


@cache
def _names() -> Names[tuple[str, str]]:
    entries: list[tuple[str, tuple[str, str]]] = [(name, _NO_COUNTRY) for name in words("country_not")]
    entries += [*by_words().items(), *former_by_words().items()]
    entries += [(name.upper(), value) for name, value in entries if len(name) >= _SHORTEST_CAPITALS]
    return names(entries)


def read_countries(text: str) -> Iterator[CountryName]:
    """Yield every country name, abbreviation and demonym of a folded text in reading order; they do not overlap.

    Left out are names inside another proper name ("Bank of China", "India Today", "the Congo River"), currencies
    ("US$", "Swiss francs"), languages ("in French") and people ("Michael Jordan").
    """
    for found in _names().finditer(text):
        code, form = found.value
        if not code or other_name(text, found.start, found.end, form.removeprefix("former_")):
            continue
        code = sense(text, found.start, found.end, code)
        if not code:
            continue
        former = former_states().get(code)
        alpha4 = former.alpha4 if former else None
        yield CountryName(found.start, found.end, former.code if former else code, form, alpha4)  # type: ignore[arg-type]
