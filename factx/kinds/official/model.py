"""The model of an office holder."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from factx.types import Entity

Role = Literal[
    "minister", "deputy_minister", "head_of_government", "head_of_state", "ambassador", "governor", "mayor", "lawmaker",
    "spokesperson", "agency_head", "commander", "other",
]  # fmt: skip
Status = Literal["current", "former", "acting", "designate", "unknown"]


class Official(Entity):
    """A named person and the public office that the text gives them.

    `name` is the fullest form in the text without titles; `office` is as written. `country` is the ISO 3166-1 alpha-2
    code of the state served: the sender for an ambassador, the state that a province, city or territory lies in, `null`
    for those who serve none (UN, EU) and where the text does not let a reader tell. A former state has the code that it
    had (SU).
    """

    kind: Literal["official"] = "official"
    office: str
    role: Role
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    organization: str | None = None
    status: Status = "unknown"
