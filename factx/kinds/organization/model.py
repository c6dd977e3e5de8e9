"""The model of an organisation."""

from __future__ import annotations

from typing import Literal

from factx.types import Entity


class Organization(Entity):
    """An organisation by its fullest name; `acronym` is the short form that the text defines for it."""

    kind: Literal["organization"] = "organization"
    acronym: str | None = None
