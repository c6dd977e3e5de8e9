"""Written records against their sources: each keeps its model, agrees with itself, and has the words of its article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from factx.consistency import inconsistencies
from factx.read import Fields
from factx.records import read_lines
from factx.report import ErrorRecord, Report
from factx.shelf import Shelf


def verify(result: Path, sources: Iterable[Path], fields: Fields) -> Iterator[str]:
    """Say what does not hold, with the line of the record; nothing said is all well.

    `result` is a file of records or the folder of `--output-dir`. Without `sources` the articles are read from where
    the records say that they were. Raises InputError where the result itself cannot be read.
    """
    shelf = Shelf(list(sources), fields)
    for line in read_lines(result):
        if line.record is None:
            yield f"{line.where}: {line.problem}"
            continue
        for problem in _of_record(line.record, shelf):
            yield f"{line.where}: {line.record['article']['id']}: {problem}"


def _of_record(row: dict[str, Any], shelf: Shelf) -> Iterator[str]:
    model = ErrorRecord if "error" in row else Report
    try:
        report = model.model_validate(row)
    except ValidationError as error:
        yield from _reasons(error)
        return
    if isinstance(report, Report):
        yield from inconsistencies(report)
        yield from _against_source(report, row, shelf)


def _reasons(error: ValidationError) -> Iterator[str]:
    for detail in error.errors():
        yield f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}"


def _against_source(report: Report, row: dict[str, Any], shelf: Shelf) -> Iterator[str]:
    article = shelf.article(report.article)
    if article is None:
        yield f"its source {report.article.source} is not to be found; name it, or the folder it is in"
        return
    if article.sha256 != report.article.sha256:
        yield f"its source {article.source} has another text now (sha256 {article.sha256})"
        return
    if len(article.text) != report.article.characters:
        yield f"article.characters is {report.article.characters:,}, and its source has {len(article.text):,}"
    yield from _wrong_spans(row, article.text)


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
