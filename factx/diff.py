"""Two runs over the same articles: what was added, removed and changed, document by document, with the words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from factx.errors import InputError
from factx.records import read_records
from factx.types import REFERENCES

if TYPE_CHECKING:
    from pathlib import Path

Item = Mapping[str, Any]
# Ids are numbers in reading order: one more fact moves all behind it, and nothing else about them.
_NOT_COMPARED = {"id", "rule", "about", *REFERENCES}


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: the document, the words, and for a change each field with its old and its new value."""

    article: str
    source: str
    what: Literal["added", "removed", "changed"]
    kind: str
    words: str
    start: int
    fields: Mapping[str, tuple[Any, Any]]


def compare(old: Path, new: Path) -> list[Difference]:
    """Compare two files or folders of records, by the ids of their articles; those that share an id by source, too.

    Raises InputError where one cannot be read, or two records of one run have the same id and source.
    """
    before, after = _by_article(old), _by_article(new)
    shared = {name for run in (before, after) for name, count in Counter(name for name, _ in run).items() if count > 1}
    one, two = ({_key(pair, shared): record for pair, record in run.items()} for run in (before, after))
    differences: list[Difference] = []
    for name, source in sorted(one.keys() | two.keys()):
        differences += _of_article(name, one.get((name, source), {}), two.get((name, source), {}))
    return differences


def _by_article(path: Path) -> dict[tuple[str, str], Item]:
    found: dict[tuple[str, str], Item] = {}
    for where, record in read_records(path):
        name, source = str(record["article"]["id"]), str(record["article"].get("source", ""))
        if (name, source) in found:
            raise InputError(f"{where}: a second record of {name!r} from {source}; give each record once")
        found[name, source] = record
    return found


def _key(pair: tuple[str, str], shared: set[str]) -> tuple[str, str]:
    """Leave the source out where the id tells enough: two runs may have named the same file from different places."""
    name, source = pair
    return (name, source if name in shared else "")


def _of_article(name: str, old: Item, new: Item) -> Iterator[Difference]:
    source = str((new or old)["article"].get("source", name))

    def difference(what: Literal["added", "removed", "changed"], item: Item, fields: dict[str, Any]) -> Difference:
        words, start = _words(item)
        return Difference(name, source, what, item.get("kind", "error"), words, start, fields)

    before, after = _items(old), _items(new)
    for key in sorted(before.keys() | after.keys()):
        if key not in after:
            yield difference("removed", before[key], {})
        elif key not in before:
            yield difference("added", after[key], {})
        else:
            one, two = before[key], after[key]
            names = sorted((one.keys() | two.keys()) - _NOT_COMPARED)
            fields = {field: (one.get(field), two.get(field)) for field in names if one.get(field) != two.get(field)}
            if fields:
                yield difference("changed", two, fields)


def _items(record: Item) -> dict[tuple[int, str, str], Item]:
    """Give entities by their name and facts by their place; several of a kind at one place keep their order."""
    found: dict[tuple[int, str, str], Item] = {}
    items = [*record.get("entities", ()), *record.get("facts", ())]
    items += [_error(record)] if "error" in record else []
    for item in items:
        words, start = _words(item)
        key = (start if "span" in item else -1, item["kind"], words)
        while key in found:
            key = (key[0], key[1], f"{key[2]}\0")
        found[key] = item
    return found


def _error(record: Item) -> Item:
    """Give an error as an item, without the file and the line: a line taken out moves all behind it."""
    source, message = record["article"].get("source", ""), record["error"]["message"]
    return {"kind": "error", "name": message.removeprefix(f"{source}: ")}


def _words(item: Item) -> tuple[str, int]:
    if "span" in item:
        return item["span"]["text"], item["span"]["start"]
    mentions = item.get("mentions") or [{"start": 0}]
    return str(item.get("name", "")), mentions[0]["start"]


def as_text(differences: list[Difference]) -> str:
    """Lay differences out for eyes."""
    lines: list[str] = []
    article = None
    for item in differences:
        if item.article != article:
            article = item.article
            lines.append(f"{article} ({item.source})")
        sign = {"added": "+", "removed": "-", "changed": "~"}[item.what]
        lines.append(f"  {sign} {item.kind} {_line(item.words)!r} at {item.start}")
        lines += [f"      {name}: {_json(old)} -> {_json(new)}" for name, (old, new) in item.fields.items()]
    return "\n".join([*lines, f"{len(differences):,} differences" if differences else "no differences"])


def as_json(differences: list[Difference]) -> str:
    """Lay differences out as one JSON array."""
    return json.dumps([asdict(item) for item in differences], ensure_ascii=False, indent=2)


def as_github(differences: list[Difference]) -> str:
    """Lay differences out as annotations of a GitHub Actions run."""
    lines = []
    for item in differences:
        fields = ", ".join(f"{name} {_json(old)} -> {_json(new)}" for name, (old, new) in item.fields.items())
        message = f"{item.what} {item.kind} {_line(item.words)!r}{': ' if fields else ''}{fields}"
        lines.append(f"::warning {_place(item.source)},title=factx {item.what}::{_escaped(message)}")
    return "\n".join([*lines, f"{len(differences):,} differences"])


FORMATS: dict[str, Callable[[list[Difference]], str]] = {"text": as_text, "json": as_json, "github": as_github}


def _place(source: str) -> str:
    """Give the file, and for JSON lines the line, that a source stands for: "dump.jsonl:1009"."""
    path, colon, line = source.rpartition(":")
    lines = colon and line.isdecimal()
    file = _escaped(path if lines else source).replace(",", "%2C").replace(":", "%3A")
    return f"file={file},line={line}" if lines else f"file={file}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _line(text: str) -> str:
    return " ".join(text.split())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
