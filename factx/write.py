"""Report -> bytes. The only room that writes results; it escapes what could leave a terminal or a page."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from factx.errors import ClosedPipeError, UsageError
from factx.parts.printable import printable

if TYPE_CHECKING:
    from types import TracebackType

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
    """Where records go: standard output, record by record, or a file, whole or not at all."""

    def __init__(self, path: Path | None, *, pretty: bool) -> None:
        self._path = path
        self._layout = to_json if pretty else to_line
        self._file: BinaryIO = sys.stdout.buffer
        self._temporary: Path | None = None

    def __enter__(self) -> Self:
        if self._path is not None:
            try:
                handle, name = tempfile.mkstemp(prefix=f".{self._path.name}.", dir=self._path.parent)
            except OSError as error:
                raise UsageError(f"--output {self._path}: cannot be written ({error.strerror})") from error
            self._temporary = Path(name)
            self._file = os.fdopen(handle, "wb")
        return self

    def write(self, record: Report | ErrorRecord) -> None:
        """Write a record and a newline, and flush: whoever reads a pipe has it at once."""
        # Half of a surrogate pair cannot be UTF-8; JSON's own escape carries it.
        line = self._layout(record).encode("utf-8", "backslashreplace")
        _put(self._file, line + b"\n")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._temporary is None or self._path is None:
            return
        self._file.close()
        if kind is None:
            self._temporary.chmod(0o666 & ~_umask())
            self._temporary.replace(self._path)
        else:
            with contextlib.suppress(OSError):
                self._temporary.unlink()


def write_text(text: str) -> None:
    """Write text for eyes to standard output, made safe for a terminal, and a newline."""
    _put(sys.stdout.buffer, printable(text).encode("utf-8", "backslashreplace") + b"\n")


def _put(file: BinaryIO, data: bytes) -> None:
    try:
        file.write(data)
        file.flush()
    except BrokenPipeError as error:
        raise ClosedPipeError from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
