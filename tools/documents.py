"""What the generated parts of README.md and models.md are made of (see the cog blocks there)."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from factx import Extractor
from factx.read import read_path
from factx.registry import kinds
from factx.report import json_schema
from factx.types import Entity, Fact

_WIDTH = 118


def example(path: str, *names: str) -> Iterator[str]:
    """Yield the first fact of each named kind of an article, as JSON in lines of readable length."""
    report = Extractor().extract(read_path(Path(path))).model_dump(mode="json")
    for kind in names:
        fact = next(fact for fact in report["facts"] if fact["kind"] == kind)
        line = ""
        for part in json.dumps(fact, ensure_ascii=False).split(', "'):
            start = f'{line}, "{part}' if line else part
            if len(start) > _WIDTH:
                yield f"{line},"
                start = f' "{part}'
            line = start
        yield line


_WHOLE = (
    ("The record", "Report"),
    ("Article", "ArticleRecord"),
    ("Warning", "Caution"),
    ("Run", "Run"),
    ("Language model of a run", "ModelRecord"),
    ("The error record", "ErrorRecord"),
    ("Article of an error record", "FailedArticle"),
    ("Error", "ErrorMessage"),
)
_PARTS = ("Amount", "Count", "Period", "Span", "CountryMention", "Offsets")


def tables() -> Iterator[str]:
    """Yield a table of the fields of a record and of what stands in it: entities, facts, and what each kind adds."""
    definitions = json_schema()["$defs"]
    for title, name in _WHOLE:
        yield from _table(f"### {title} (`{name}`)", _doc(definitions[name]), definitions[name]["properties"])
    for title, base in (("Every entity", Entity), ("Every fact", Fact)):
        schema = base.model_json_schema(mode="serialization")
        yield from _table(f"### {title}", _doc(schema), schema["properties"], absent=_absent(base))
    for kind in kinds().values():
        own = definitions[kind.model.__name__]["properties"]
        base = Fact if kind.is_fact else Entity
        same = base.model_json_schema(mode="serialization")["properties"]
        added = {
            name: field for name, field in own.items() if _shape(field) != _shape(same.get(name, {})) and name != "kind"
        }
        yield from _table(f"### {kind.name}", kind.doc, added)
    for name in _PARTS:
        yield from _table(f"### {name}", _doc(definitions[name]), definitions[name]["properties"])


def _doc(schema: dict[str, Any]) -> str:
    return str(schema.get("description", ""))


def _absent(model: type[BaseModel]) -> set[str]:
    """Give the fields that are not written where they are empty."""
    return {name for name, field in model.model_fields.items() if field.exclude_if is not None}


def _table(title: str, doc: str, fields: dict[str, Any], *, absent: Collection[str] = ()) -> Iterator[str]:
    yield f"{title}\n{doc}".rstrip() + "\n\n| field | |\n| --- | --- |"
    for name, field in fields.items():
        yield f"| `{name}` | {_shape(field)}{', absent where empty' if name in absent else ''} |"
    yield ""


def _shape(field: dict[str, Any]) -> str:
    if "$ref" in field:
        return str(field["$ref"].rpartition("/")[2])
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        return " ".join(f"`{value}`" for value in field["enum"])
    if "anyOf" in field:
        return " or ".join(_shape(option) for option in field["anyOf"])
    if field.get("type") == "array":
        return f"list of {_shape(field.get('items', {}))}"
    if "oneOf" in field:
        return " or ".join(_shape(option) for option in field["oneOf"])
    if isinstance(field.get("additionalProperties"), dict):
        return f"object of {_shape(field['additionalProperties'])}"
    return str(field.get("format") or field.get("type", "any"))
