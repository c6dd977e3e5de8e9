"""Go on where a run was cut off: what is done stays, and what does not fit what is there is refused with the reason."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from factx.errors import UsageError
from factx.pipeline import run_record
from factx.read import Unread
from factx.report import ArticleRecord, ErrorRecord

if TYPE_CHECKING:
    from pathlib import Path

    from factx.batch import Settings, Summary
    from factx.outputs import FileOutput
    from factx.types import Article


def resume(
    inputs: Iterable[Article | Unread], out: FileOutput, settings: Settings, summary: Summary
) -> Iterator[Article | Unread]:
    """Pass over the inputs whose records are written, and give the rest; the summary counts the written ones.

    A last line that was torn off is removed. Raises UsageError where a written record is not the one that this run
    would write: another text, factx, rule table, model or option.
    """
    part = out.part
    _cut_torn_line(out.written)
    rest = iter(inputs)
    run = run_record(settings.model, settings.kinds, settings.gazetteer).model_dump(mode="json")
    out.written.seek(0)
    lines = io.BufferedReader(out.written)
    for number, line in enumerate(lines, 1):
        done = next(rest, None)
        if done is None:
            raise UsageError(f"--resume: {part} has more lines than there are inputs; {_ANEW}")
        record = _record(line, number, part)
        if reason := _mismatch(record, done, run):
            raise UsageError(f"--resume: line {number} of {part} {reason}; {_ANEW}")
        _count(record, summary)
    lines.detach()
    return rest


_ANEW = "remove what is there, and start anew"


def _record(line: bytes, number: int, part: Path) -> dict[str, Any]:
    try:
        record: dict[str, Any] = json.loads(line)
        record["article"]["source"], record["article"]["id"]
    except (ValueError, TypeError, KeyError) as error:
        message = f"--resume: line {number} of {part} is no record of factx; {_ANEW}"
        raise UsageError(message) from error
    return record


def _count(record: dict[str, Any], summary: Summary) -> None:
    summary.before += 1
    summary.meet(record["article"]["id"], record["article"]["source"])
    if "error" in record:
        summary.failures.append(ErrorRecord.model_validate(record))
    else:
        summary.found.update(item["kind"] for items in (record["entities"], record["facts"]) for item in items)


def _mismatch(record: dict[str, Any], done: Article | Unread, run: dict[str, Any]) -> str | None:
    written = record["article"]
    if written["source"] != done.source or written["id"] != done.id:
        return f"is about {written['source']}, and the input there is {done.source}"
    if isinstance(done, Unread) or "error" in record:
        same = isinstance(done, Unread) and record.get("error", {}).get("message") == done.message
        return None if same or not isinstance(done, Unread) else f"was made when {done.source} could still be read"
    now = ArticleRecord.of(done).model_dump(mode="json")
    if changed := [name for name, value in now.items() if written.get(name) != value]:
        return f"was made from another {done.source} ({', '.join(changed)} changed)"
    if changed := [name for name, value in run.items() if record["run"].get(name) != value]:
        return f"was made by another run ({', '.join(changed)} changed)"
    return None


def _cut_torn_line(file: io.FileIO) -> None:
    end = file.seek(0, 2)
    while end > 0:
        start = max(0, end - 65_536)
        file.seek(start)
        newline = file.read(end - start).rfind(b"\n")
        if newline >= 0:
            file.truncate(start + newline + 1)
            return
        end = start
    file.truncate(0)
