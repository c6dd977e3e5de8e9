"""The model of a hydropower project."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer

from factx.types import Entity

ProjectType = Literal["power_plant", "dam", "barrage", "pumped_storage", "cascade", "reservoir", "other"]
Stage = Literal["proposed", "planned", "under_construction", "operating", "damaged", "cancelled", "decommissioned"]


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Megawatts = Annotated[Decimal, Field(gt=0), PlainSerializer(_number, return_type=int | float, when_used="json")]


class HydroProject(Entity):
    """A plant, dam, barrage, pumped-storage scheme, cascade or reservoir that the text names.

    `name` is the proper name without the generic words. `capacity_mw` is the project's own in megawatts, whatever the
    unit written; `river` and `countries` (ISO 3166-1 alpha-2) are what the text says, empty where it does not.
    """

    kind: Literal["hydro_project"] = "hydro_project"
    type: ProjectType | None = None
    river: str | None = None
    countries: tuple[str, ...] = ()
    capacity_mw: Megawatts | None = None
    stage: Stage | None = None
