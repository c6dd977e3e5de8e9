"""A user's own list of names (CSV): each row is held to the model of its kind before a single article is read."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from factx.parts.countries import country_codes
from factx.parts.gazetteer import Gazetteer, Row, names, plainly
from factx.registry import kinds
from factx.types import Entity

_OWN = frozenset({"id", "kind", "name", "mentions", "attributes"})  # fields that the house fills itself


def read_gazetteer(text: str) -> Gazetteer:
    r"""Read a list in CSV with the columns `name` and `kind`; `country` and further columns are free.

    A column named as a field of the kind's model fills it, with `;` between the values of a list; the others are kept
    as attributes. What rows of one name and kind differ in is left open.
    Raises ValueError, with the line and the remedy, for a list without these columns and for a row without a name,
    with a kind that cannot be listed, or with a value that its field does not take.

    >>> plants = read_gazetteer("name,kind,country,owner\nKaruma,hydro_project,UG,UEGCL\n")
    >>> [(row.slots, row.attributes) for hit in plants.finditer("at Karuma") for row in hit.value]
    [({'countries': ('UG',)}, {'owner': 'UEGCL'})]
    """
    reader = csv.DictReader(text.lstrip("\ufeff").splitlines())
    missing = {"name", "kind"} - set(reader.fieldnames or ())
    if missing:
        raise ValueError(f"line 1: the list has no column {' and no column '.join(sorted(missing))}")
    by_name: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for record in reader:
        try:
            row = _row({column: (cell or "").strip() for column, cell in record.items() if isinstance(column, str)})
        except ValueError as error:
            raise ValueError(f"line {reader.line_num}: {error}") from error
        by_name[plainly(row.name)][row.kind].append(row)
    return names((name, tuple(map(_one, of_kind.values()))) for name, of_kind in by_name.items())


@cache
def listed_kinds() -> tuple[str, ...]:
    """Give the kinds that a name alone can belong to: entities, without those whose mentions say how they are named."""
    plain = Entity.model_fields["mentions"].annotation
    return tuple(
        kind.name
        for kind in kinds().values()
        if not kind.is_fact and kind.model.model_fields["mentions"].annotation == plain
    )


def _row(cells: dict[str, str]) -> Row:
    name, kind = cells.pop("name"), cells.pop("kind")
    if not name or not kind:
        raise ValueError("a row needs a name and a kind")
    if kind not in listed_kinds():
        raise ValueError(f"names of the kind {kind!r} cannot be listed; write one of {', '.join(listed_kinds())}")
    model = kinds()[kind].model
    if "country" not in model.model_fields and "countries" in model.model_fields:
        cells.setdefault("countries", cells.pop("country", ""))
    told = {column: cell for column, cell in cells.items() if cell}
    slots = {column: _value(model, column, cell) for column, cell in told.items() if _fills(model, column)}
    return Row(name, kind, slots, {column: cell for column, cell in told.items() if column not in slots})


def _fills(model: type[BaseModel], column: str) -> bool:
    return column in model.model_fields and column not in _OWN


def _value(model: type[BaseModel], column: str, cell: str) -> Any:
    """Read a cell as the model would. Raises ValueError where the model would refuse the entity for it."""
    takes, is_list = _reader(model, column)
    value: Any = tuple(part.strip() for part in cell.split(";")) if is_list else cell
    if column in ("country", "countries"):
        codes = [code.upper() for code in (value if is_list else (value,))]
        if unknown := [code for code in codes if code not in country_codes()]:
            raise ValueError(f"{unknown[0]!r} is no code of a country; ISO 3166-1 has two letters, such as UG")
        value = tuple(codes) if is_list else codes[0]
    try:
        return takes.validate_python(value)
    except ValidationError as error:
        reason = error.errors()[0]["msg"].removeprefix("Input ")
        remedy = "write one, or give the column another name to keep it as an attribute"
        raise ValueError(f"{column} {cell!r} {reason}; {remedy}") from error


@cache
def _reader(model: type[BaseModel], column: str) -> tuple[TypeAdapter[Any], bool]:
    """Give what reads a field's value, and whether the field is a list."""
    takes: TypeAdapter[Any] = TypeAdapter(model.model_fields[column].rebuild_annotation())
    return takes, takes.json_schema().get("type") == "array"


def _one(rows: list[Row]) -> Row:
    """Make one row of those of one name and kind: what they agree in stands, the rest is left open."""
    first, *others = rows
    if not others:
        return first
    told = [{**row.slots, **row.attributes} for row in rows]
    columns = dict.fromkeys(column for cells in told for column in cells)
    differs = tuple(column for column in columns if any(cells.get(column) != told[0].get(column) for cells in told))
    slots = {column: value for column, value in first.slots.items() if column not in differs}
    attributes = {column: value for column, value in first.attributes.items() if column not in differs}
    return Row(first.name, first.kind, slots, attributes, differs)
