"""Go on where a run was cut off: what is done stays, and what does not fit what is there is refused with the reason."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from factx.batch import Summary
from factx.errors import UsageError
from factx.pipeline import run_record
from factx.read import Unread
from factx.report import ArticleRecord, ErrorRecord

if TYPE_CHECKING:
    from pathlib import Path

    from factx.batch import Settings
    from factx.types import Article
    from factx.write import FileOutput


def resume(
    inputs: Iterable[Article | Unread], out: FileOutput, settings: Settings
) -> tuple[Iterator[Article | Unread], Summary]:
    """Pass over the inputs whose records are written, and give the rest, and a summary that counts the written ones.

    A last line that was torn off is removed. Raises UsageError where a written record is not the one that this run
    would write: another text, factx, rule table, model or option.
    """
    part = out.part
    if not part.exists() and out.path.exists():
        out.path.replace(part)
    part.touch()
    _cut_torn_line(part)
    rest = iter(inputs)
    summary = Summary()
    run = run_record(settings.model, settings.kinds, settings.gazetteer).model_dump(mode="json")
    with part.open("rb") as file:
        for number, line in enumerate(file, 1):
            done = next(rest, None)
            if done is None:
                raise UsageError(f"--resume: {part} has more lines than there are inputs; start anew without --resume")
            record = _record(line, number, part)
            if reason := _mismatch(record, done, run):
                raise UsageError(f"--resume: line {number} of {part} {reason}; start anew without --resume")
            _count(record, summary)
    return rest, summary


def _record(line: bytes, number: int, part: Path) -> dict[str, Any]:
    try:
        record: dict[str, Any] = json.loads(line)
        record["article"]["source"], record["article"]["id"]
    except (ValueError, TypeError, KeyError) as error:
        message = f"--resume: line {number} of {part} is no record of factx; start anew without --resume"
        raise UsageError(message) from error
    return record


def _count(record: dict[str, Any], summary: Summary) -> None:
    summary.before += 1
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


def _cut_torn_line(path: Path) -> None:
    with path.open("rb+") as file:
        file.seek(0, 2)
        end = file.tell()
        while end > 0:
            start = max(0, end - 65_536)
            file.seek(start)
            newline = file.read(end - start).rfind(b"\n")
            if newline >= 0:
                file.truncate(start + newline + 1)
                return
            end = start
        file.truncate(0)
