"""The model of a place."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from factx.types import Entity


class Place(Entity):
    """A place by its name; `country` is the ISO 3166-1 alpha-2 code of the country, where a table says so."""

    kind: Literal["place"] = "place"
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
