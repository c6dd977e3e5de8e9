"""Report -> bytes, and standard output: what could leave a terminal or a page is escaped."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, BinaryIO

from factx.errors import ClosedPipeError, OutputError, UsageError
from factx.parts.printable import printable

if TYPE_CHECKING:
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


def line_of(record: Report | ErrorRecord, *, pretty: bool) -> bytes:
    """Lay a record out as bytes, with its newline."""
    # Half of a surrogate pair cannot be UTF-8; JSON's own escape carries it.
    return (to_json(record) if pretty else to_line(record)).encode("utf-8", "backslashreplace") + b"\n"


def write_text(text: str) -> None:
    """Write text for eyes to standard output, made safe for a terminal, and a newline."""
    put_out(printable(text).encode("utf-8", "backslashreplace") + b"\n")


def put_out(data: bytes) -> None:
    """Write to standard output, and flush. Raises OutputError where it is closed, or its disk is full."""
    if sys.stdout is None:
        raise OutputError("standard output is closed; open it, or give --output FILE where the command has it")
    try:
        put(sys.stdout.buffer, data)
    except OSError as error:
        message = f"standard output: cannot be written ({error.strerror}); make room, or send it elsewhere"
        raise OutputError(message) from error


def put(file: BinaryIO, data: bytes) -> None:
    """Write all of it, and flush. Raises ClosedPipeError where nobody reads any more, else OSError."""
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[file.write(rest) :]
        file.flush()
    except BrokenPipeError as error:
        raise ClosedPipeError from error


def unwritable(place: str, error: OSError) -> UsageError:
    """Make the error of a place (`--output FILE`) that the system lets nobody write, with the remedy."""
    remedy = "make its folder first" if isinstance(error, FileNotFoundError) else "give another name"
    return UsageError(f"{place}: cannot be written ({error.strerror}); {remedy}")
