"""The states that are no more: one table of their names and demonyms with the codes of ISO 3166-3."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from factx.parts.tables import entries

FormerForm = Literal["former", "former_demonym"]


@dataclass(frozen=True, slots=True)
class FormerState:
    """A row of the table; `code` and `alpha3` are those that ISO 3166-1 had, `alpha4` is that of ISO 3166-3.

    `code` is not unique: CS was Czechoslovakia, and then Serbia and Montenegro. `names` are the ways of writing that
    mean no other state.
    """

    code: str
    alpha3: str
    alpha4: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]


@cache
def former_states() -> dict[str, FormerState]:
    """Give every former state by its alpha-4 code.

    In the table are those that broke up or joined another. A state that goes on under a new name is not (Burma, Zaire,
    Rhodesia: names of today's), nor is one whose two letters have been given to another since (SK, once Sikkim).
    North and South Vietnam are names of today's too: ISO 3166-1 has one code for the South and for all of it.
    """
    path = files("factx.parts") / "former_states.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    found = [
        FormerState(
            code=row["code"],
            alpha3=row["alpha3"],
            alpha4=row["alpha4"],
            name=row["name"],
            names=entries(row["names"]),
            demonyms=entries(row["demonyms"]),
        )
        for row in rows
    ]
    return {state.alpha4: state for state in found}


@cache
def former_by_words() -> dict[str, tuple[str, FormerForm]]:
    """Give alpha-4 code and form for every name and demonym of a former state as it is written."""
    found: dict[str, tuple[str, FormerForm]] = {}
    for state in former_states().values():
        found |= dict.fromkeys(state.names, (state.alpha4, "former"))
        found |= dict.fromkeys(state.demonyms, (state.alpha4, "former_demonym"))
    return found
