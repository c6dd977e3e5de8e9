"""The model of a country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from factx.types import Entity, Span


@dataclass(frozen=True, slots=True, order=True)
class CountryMention(Span):
    """A place that names the country, and how.

    `name` is a name, an older one or an abbreviation ("Burma", "UAE"), `demonym` the adjective or the people
    ("Iranian"), `part` a constituent country ("Scotland"). A state that is no more has forms of its own, so that who
    counts today's does not count it: `former` ("USSR") and `former_demonym` ("Soviet").
    """

    form: Literal["name", "demonym", "part", "former", "former_demonym"]


class Country(Entity):
    """A state or territory. `code` is ISO 3166-1 alpha-2 and `alpha3` alpha-3; Kosovo has the customary XK and XKX.

    A former state has the two codes that were its own (SU, SUN), and its code of ISO 3166-3 as `alpha4` (SUHH); for a
    state of today `alpha4` is null.
    """

    kind: Literal["country"] = "country"
    code: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    alpha3: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    alpha4: Annotated[str, Field(pattern=r"^[A-Z]{4}$")] | None = None
    mentions: tuple[CountryMention, ...]
