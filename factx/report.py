"""The record: one JSON object a document, closed to unknown fields, read back from its own JSON to an equal object."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, SerializeAsAny

from factx.registry import kinds
from factx.types import Entity, Fact, PublishedFrom, Record, Warning

SCHEMA = "factx/1"


def _as_kind(value: object) -> object:
    """Read a JSON object as the model that its `kind` names."""
    if not isinstance(value, dict):
        return value
    kind = kinds().get(str(value.get("kind")))
    if kind is None:
        raise ValueError(f"unknown kind {value.get('kind')!r}: this factx knows {', '.join(kinds())}")
    return kind.model.model_validate(value)


class ArticleRecord(Record):
    """What was read: `sha256` is that of the text as UTF-8, `characters` its length."""

    id: str
    source: str
    sha256: str
    characters: int
    title: str | None = None
    published: dt.date | None = None
    published_from: PublishedFrom | None = None
    publisher: str | None = None
    language: Literal["en"] = "en"


class ModelRecord(Record):
    """The language model that tagged the text."""

    name: str
    version: str


class Run(Record):
    """What made the record: enough to make it again."""

    factx: str
    rules: str
    model: ModelRecord


class Report(Record):
    """All that factx found in one article. Entities and facts stand in reading order; ids are stable for the text."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)

    schema_: Literal["factx/1"] = Field(default=SCHEMA, alias="schema")
    article: ArticleRecord
    entities: tuple[Annotated[SerializeAsAny[Entity], BeforeValidator(_as_kind)], ...] = ()
    facts: tuple[Annotated[SerializeAsAny[Fact], BeforeValidator(_as_kind)], ...] = ()
    warnings: tuple[Warning, ...] = ()
    run: Run

    def of(self, kind: str) -> tuple[Any, ...]:
        """Give the entities or facts of a kind, in reading order. Raises ValueError for an unknown kind."""
        if kind not in kinds():
            raise ValueError(f"unknown kind {kind!r}: this factx knows {', '.join(kinds())}")
        return tuple(item for item in (*self.entities, *self.facts) if item.kind == kind)


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a record, with every kind on disk spelled out."""
    schema = Report.model_json_schema(by_alias=True, mode="serialization")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **schema}
    definitions = schema.setdefault("$defs", {})
    for name, base in (("entities", Entity), ("facts", Fact)):
        options = []
        for kind in kinds().values():
            if issubclass(kind.model, base):
                model = kind.model.model_json_schema(by_alias=True, mode="serialization", ref_template="#/$defs/{model}")
                definitions.update(model.pop("$defs", {}))
                definitions[kind.model.__name__] = model
                options.append({"$ref": f"#/$defs/{kind.model.__name__}"})
        schema["properties"][name]["items"] = {"oneOf": options}
    for unused in ("Entity", "Fact"):
        definitions.pop(unused, None)
    return schema
