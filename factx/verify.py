"""Written records against their sources: every record keeps its model, every span is its words, every hash holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from factx.read import Fields, Unread, read
from factx.records import read_records
from factx.report import ErrorRecord, Report
from factx.types import Article


def verify(result: Path, sources: Iterable[Path], fields: Fields) -> Iterator[str]:
    """Say what does not hold, with the line of the record; nothing said is all well.

    Without `sources` the articles are read from where the records say that they were. Raises InputError where the
    result itself cannot be read.
    """
    given = list(sources)
    shelf = _Shelf(given, fields)
    for number, row in read_records(result):
        for problem in _of_record(row, shelf):
            yield f"{result}:{number}: {row['article']['id']}: {problem}"


def _of_record(row: dict[str, Any], shelf: _Shelf) -> Iterator[str]:
    if "error" in row:
        try:
            ErrorRecord.model_validate(row)
        except ValidationError as error:
            yield from _reasons(error)
        return
    try:
        report = Report.model_validate(row)
    except ValidationError as error:
        yield from _reasons(error)
        return
    article = shelf.article(report)
    if article is None:
        yield f"its source {report.article.source} is not to be found; name it, or the folder it is in"
    elif article.sha256 != report.article.sha256:
        yield f"its source {article.source} has another text now (sha256 {article.sha256})"
    else:
        yield from _wrong_spans(row, article.text)


def _reasons(error: ValidationError) -> Iterator[str]:
    for detail in error.errors():
        yield f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}"


def _wrong_spans(value: Any, text: str, where: str = "record") -> Iterator[str]:
    """Re-slice everything in the record that has offsets and words."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys() and isinstance(value["start"], int):
            found = text[value["start"] : value["end"]]
            if found != value["text"]:
                yield f"{where}: {value['text']!r} is {found!r} in the source"
        for name, part in value.items():
            yield from _wrong_spans(part, text, f"{where}.{name}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _wrong_spans(part, text, f"{where}[{number}]")


class _Shelf:
    """The articles by source and by id; files are opened when a record asks for them, and JSON lines kept open."""

    def __init__(self, sources: list[Path], fields: Fields) -> None:
        self._fields = fields
        self._given: dict[str, Article] | None = None
        if sources:
            articles = [item for item in read(sources, fields=fields) if not isinstance(item, Unread)]
            self._given = {name: item for item in articles for name in (item.id, item.source)}
        self._lines: tuple[str, Iterator[Article | Unread]] = ("", iter(()))

    def article(self, report: Report) -> Article | None:
        """Give the article of a record, or None where it is not to be found."""
        record = report.article
        if self._given is not None:
            return self._given.get(record.source) or self._given.get(record.id)
        path, colon, line = record.source.rpartition(":")
        if not (colon and line.isdecimal() and not Path(record.source).exists()):
            found = next(read([Path(record.source)], fields=self._fields))
            return None if isinstance(found, Unread) else found
        if self._lines[0] != path:
            self._lines = (path, read([Path(path)], fields=self._fields))
        # Records stand in the order of their lines: what comes before is passed over, and never needed again.
        for item in self._lines[1]:
            if item.source == record.source:
                return None if isinstance(item, Unread) else item
        return None
