"""Report -> bytes. The only room that writes results; it escapes what could leave a terminal or a page."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from factx.errors import ClosedPipeError, UsageError
from factx.parts.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factx.report import ErrorRecord, Report

# JSON allows them in a string as they are, but terminals obey C1 controls and old JavaScript breaks lines at U+2028.
_CONTROLS = (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNSAFE = {code: f"\\u{code:04x}" for code in _CONTROLS}


def to_json(record: Report | ErrorRecord) -> str:
    """Give the record as indented JSON for eyes, without a final newline."""
    return _dump(record.model_dump(mode="json"), indent=2)


def to_line(record: Report | ErrorRecord) -> str:
    """Give the record as one line of JSON, without a final newline."""
    return _dump(record.model_dump(mode="json"), indent=None)


def _dump(value: Any, *, indent: int | None) -> str:
    separators = (",", ":") if indent is None else (",", ": ")
    return json.dumps(value, ensure_ascii=False, indent=indent, separators=separators).translate(_UNSAFE)


class Output:
    """Where records go: standard output, record by record, or a file that has its name only when it is whole.

    What is not finished stands in `PATH.part`; `resume` goes on behind what stands there (see `factx.resume`).
    """

    def __init__(self, path: Path | None, *, pretty: bool, resume: bool = False) -> None:
        self.path = path
        self.pretty = pretty
        self._resume = resume
        self._file: BinaryIO | None = None

    @property
    def part(self) -> Path | None:
        """The file that is written to until all is done."""
        return None if self.path is None else self.path.with_name(f"{self.path.name}.part")

    def line_of(self, record: Report | ErrorRecord) -> bytes:
        """Lay a record out, with its newline."""
        # Half of a surrogate pair cannot be UTF-8; JSON's own escape carries it.
        return (to_json(record) if self.pretty else to_line(record)).encode("utf-8", "backslashreplace") + b"\n"

    def write_line(self, line: bytes) -> None:
        """Write a record, and flush: whoever reads a pipe has it at once, and a killed run keeps it."""
        _put(self._file or sys.stdout.buffer, line)

    def __enter__(self) -> Self:
        if self.part is not None:
            try:
                self._file = self.part.open("ab" if self._resume else "wb")
            except OSError as error:
                raise UsageError(f"--output {self.path}: cannot be written ({error.strerror})") from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if self._file is None or self.path is None or self.part is None:
            return
        self._file.close()
        if kind is None:
            self.part.replace(self.path)

    def __getstate__(self) -> dict[str, Any]:
        """Go to a worker without the open file: it lays records out, and the parent writes them."""
        return {**self.__dict__, "_file": None}


def write_errors(path: Path, records: Iterable[ErrorRecord]) -> None:
    """Write error records as JSON lines. Raises UsageError where the file cannot be written."""
    try:
        with path.open("wb") as file:
            file.writelines(to_line(record).encode("utf-8", "backslashreplace") + b"\n" for record in records)
    except OSError as error:
        raise UsageError(f"--errors {path}: cannot be written ({error.strerror})") from error


def write_text(text: str) -> None:
    """Write text for eyes to standard output, made safe for a terminal, and a newline."""
    _put(sys.stdout.buffer, printable(text).encode("utf-8", "backslashreplace") + b"\n")


def _put(file: BinaryIO, data: bytes) -> None:
    try:
        file.write(data)
        file.flush()
    except BrokenPipeError as error:
        raise ClosedPipeError from error
