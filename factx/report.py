"""The record: one JSON object a document, closed to unknown fields, read back from its own JSON to an equal object."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, SerializeAsAny

from factx.registry import kinds
from factx.types import Article, Caution, Entity, Fact, PublishedFrom, Record

SCHEMA: Literal["factx/1"] = "factx/1"


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

    @classmethod
    def of(cls, article: Article) -> Self:
        """Give what a record says of its article."""
        return cls(
            id=article.id,
            source=article.source,
            sha256=article.sha256,
            characters=len(article.text),
            title=article.title,
            published=article.published,
            published_from=article.published_from,
            publisher=article.publisher,
        )


class ModelRecord(Record):
    """The language model that tagged the text."""

    name: str
    version: str


class Run(Record):
    """What made the record: enough to make it again.

    `kinds` are those asked for, none where all were; entities of others stand beside them where a fact is about them.
    `gazetteer` is the sha256 of a user's own list.
    """

    factx: str
    rules: str
    model: ModelRecord
    kinds: tuple[str, ...] = ()
    gazetteer: str | None = None


class Report(Record):
    """All that factx found in one article. Entities and facts stand in reading order; ids are stable for the text."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)

    schema_: Literal["factx/1"] = Field(default=SCHEMA, alias="schema")
    article: ArticleRecord
    entities: tuple[Annotated[SerializeAsAny[Entity], BeforeValidator(_as_kind)], ...] = ()
    facts: tuple[Annotated[SerializeAsAny[Fact], BeforeValidator(_as_kind)], ...] = ()
    warnings: tuple[Caution, ...] = ()
    run: Run

    def of(self, kind: str) -> tuple[Any, ...]:
        """Give the entities or facts of a kind, in reading order. Raises ValueError for an unknown kind."""
        if kind not in kinds():
            raise ValueError(f"unknown kind {kind!r}: this factx knows {', '.join(kinds())}")
        items: tuple[Entity | Fact, ...] = (*self.entities, *self.facts)
        return tuple(item for item in items if item.kind == kind)


class FailedArticle(Record):
    """An input that gave no article."""

    id: str
    source: str


class ErrorMessage(Record):
    """What went wrong, and the remedy."""

    message: str


class ErrorRecord(Record):
    """What stands in the place of a record where a document failed."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)

    schema_: Literal["factx/1"] = Field(default=SCHEMA, alias="schema")
    article: FailedArticle
    error: ErrorMessage

    @classmethod
    def of(cls, name: str, source: str, message: str) -> Self:
        """Make the record of a failed input from its id, its source and the message."""
        return cls(article=FailedArticle(id=name, source=source), error=ErrorMessage(message=message))


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a line of output: a record with every kind on disk, or an error record."""
    definitions: dict[str, Any] = {}
    for model in (Report, ErrorRecord, *(kind.model for kind in kinds().values())):
        schema = model.model_json_schema(by_alias=True, mode="serialization")
        definitions.update(schema.pop("$defs", {}))
        definitions[model.__name__] = schema
    for name, base in (("entities", Entity), ("facts", Fact)):
        models = [kind.model.__name__ for kind in kinds().values() if issubclass(kind.model, base)]
        definitions[Report.__name__]["properties"][name]["items"] = {
            "oneOf": [{"$ref": f"#/$defs/{model}"} for model in models]
        }
        definitions.pop(base.__name__)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "oneOf": [{"$ref": f"#/$defs/{model.__name__}"} for model in (Report, ErrorRecord)],
        "$defs": dict(sorted(definitions.items())),
    }
