"""Written records, read back: the JSON lines or the folder that `factx extract` wrote, one record after the other."""

from __future__ import annotations

import io
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import regex

from factx.errors import InputError
from factx.files import open_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_REMEDY = "write records with: factx extract FOLDER -o FILE"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a result: where it stands (`FILE:LINE`), and its record or, with none, what is wrong with it."""

    where: str
    record: dict[str, Any] | None
    problem: str = ""


def read_lines(path: Path) -> Iterator[Line]:
    """Yield every line of a file of records, or of every file in a folder that `--output-dir` made.

    A single indented record is line 1. Raises InputError where a file cannot be read, and where there is no record at
    all: nothing is wrong with nothing, and a gate must not hold for it.
    """
    files = sorted(path.rglob("*.json"), key=_by_number) if path.is_dir() else [path]
    empty = True
    for file in files:
        for line in _lines_of(file):
            empty = False
            yield line
    if empty:
        where, option = ("folder", f"--output-dir {path}") if path.is_dir() else ("file", f"--output {path}")
        raise InputError(f"{path}: no records in this {where}; write them with: factx extract FOLDER {option}")


def read_records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every record of a file or folder with where it stands.

    Raises InputError with the file's name and line where one is none.
    """
    for line in read_lines(path):
        if line.record is None:
            raise InputError(f"{line.where}: {line.problem}")
        yield line.where, line.record


def _by_number(path: Path) -> list[tuple[int, str]]:
    """Order `dump.jsonl.10.json` behind `dump.jsonl.9.json`: as the lines stand that they were read from."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in regex.split(r"(\d+)", str(path)) if part]


def _lines_of(path: Path) -> Iterator[Line]:
    try:
        with open_file(path) as data, io.TextIOWrapper(data, encoding="utf-8", errors="surrogateescape") as file:
            for number, line in enumerate(file, 1):
                where = f"{path}:{number}"
                if number == 1 and line.strip() == "{":
                    yield _line(where, line + file.read())
                    return
                if line.strip():
                    yield _line(where, line)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path}: cannot be read to its end ({error}); check the file") from error


def _line(where: str, text: str) -> Line:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        torn = "" if text.endswith("\n") else "; the line has no end: the run that wrote it was cut off"
        return Line(where, None, f"not a record ({error}){torn}; {_REMEDY}")
    if not isinstance(value, dict) or not isinstance(value.get("article"), dict) or "id" not in value["article"]:
        return Line(where, None, f"not a record (no article in it); {_REMEDY}")
    return Line(where, value)
