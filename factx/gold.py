"""Gold read from a folder: what an article says, written by a person (see docs/gold.md)."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from factx.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_REMEDY = "docs/gold.md has the form, seeds/ has examples"


class _Row(BaseModel):
    """The base of what stands in a list of gold: fields that no score asks for are notes, and may stand beside."""

    model_config = ConfigDict(extra="allow")


class _Official(_Row):
    name: str = Field(min_length=1)
    office: str
    kind: str
    country: str | None


class _Project(_Row):
    name: str = Field(min_length=1)
    capacity_mw: float | None = None


class _Sum(_Row):
    low: str | None
    high: str | None
    currency: str | None
    bound: str
    measure: str | None = None


class _Figure(_Row):
    low: int | None
    high: int | None
    outcome: str
    bound: str
    victims: str | None = None


def _named(value: Any) -> Any:
    """Take the codes of the countries that are named, apart from those that only an adjective tells."""
    return value.get("named") if isinstance(value, dict) else value


class Gold(_Row):
    """The gold of one article. A list that is left out is not scored; an empty one says that there is nothing."""

    published: dt.date | None = None
    officials: list[_Official] | None = None
    countries: Annotated[list[str] | None, BeforeValidator(_named)] = None
    hydro_projects: list[_Project] | None = None
    money: list[_Sum] | None = None
    casualties: list[_Figure] | None = None


LISTS = ("officials", "countries", "hydro_projects", "money", "casualties")


def load_gold(folder: Path) -> dict[str, Mapping[str, Any]]:
    """Read every `*.json` of a folder, by the name of the file, which is the id of the article.

    Raises InputError where there is none, or one is not gold.
    """
    paths = sorted(folder.glob("*.json"))
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; check the path")
    if not paths:
        raise InputError(f"{folder}: no gold in this folder; give one with a *.json file an article ({_REMEDY})")
    return {path.stem: _read(path) for path in paths}


def _read(path: Path) -> dict[str, Any]:
    try:
        gold = Gold.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise InputError(f"{path}: not gold ({where}: {first['msg']}); {_REMEDY}") from error
    except (ValueError, OSError) as error:
        raise InputError(f"{path}: not gold ({error}); {_REMEDY}") from error
    found = {name: value for name, value in gold.model_dump().items() if name in LISTS and value is not None}
    if not found:
        raise InputError(f"{path}: not gold (none of the lists {', '.join(LISTS)}); {_REMEDY}")
    return found
