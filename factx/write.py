"""Report -> bytes. The only room that writes results; it escapes what could leave a terminal or a page."""

from __future__ import annotations

import json
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, BinaryIO, Self, cast

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


def line_of(record: Report | ErrorRecord, *, pretty: bool) -> bytes:
    """Lay a record out as bytes, with its newline."""
    # Half of a surrogate pair cannot be UTF-8; JSON's own escape carries it.
    return (to_json(record) if pretty else to_line(record)).encode("utf-8", "backslashreplace") + b"\n"


class Output:
    """Standard output, record by record; the base of the other places where records go."""

    def write(self, source: str, line: bytes) -> None:  # noqa: ARG002  (a folder asks where the record is from)
        """Write the record of a source, and flush: whoever reads a pipe has it at once."""
        _put(sys.stdout.buffer, line)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        pass


class FileOutput(Output):
    """A file that has its name only when it is whole: until then it is `PATH.part`, and a killed run keeps that.

    `resume` goes on behind what stands there (see `factx.resume`).
    """

    def __init__(self, path: Path, *, resume: bool = False) -> None:
        self.path = path
        self.part = path.with_name(f"{path.name}.part")
        self._mode = "ab" if resume else "wb"

    def write(self, source: str, line: bytes) -> None:  # noqa: ARG002
        """Write the record of a source, and flush: a killed run keeps it."""
        _put(self._file, line)

    def __enter__(self) -> Self:
        try:
            self._file = cast("BinaryIO", self.part.open(self._mode))
        except OSError as error:
            raise UsageError(f"--output {self.path}: cannot be written ({error.strerror})") from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        self._file.close()
        if kind is None:
            self.part.replace(self.path)


class FolderOutput(Output):
    """One file a document, in the tree of the inputs; each is written whole or not at all, and never outside."""

    def __init__(self, folder: Path, roots: Iterable[Path]) -> None:
        self.folder = folder
        self._roots = [root for root in roots if root.is_dir()]
        self._written: dict[Path, str] = {}

    def write(self, source: str, line: bytes) -> None:
        """Write the record of a source. Raises UsageError where a second source has the same name in the tree."""
        target = self.folder / self.name_of(source)
        if target in self._written:
            raise UsageError(f"--output-dir: {source} and {self._written[target]} would both be {target}; rename one")
        self._written[target] = source
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f"{target.name}.part")
            part.write_bytes(line)
            part.replace(target)
        except OSError as error:
            raise UsageError(f"--output-dir {self.folder}: {target} cannot be written ({error.strerror})") from error

    def name_of(self, source: str) -> PurePath:
        """Give the place in the tree: below the input folder as the source is, or the source's own name."""
        path = PurePath(source)
        root = next((root for root in self._roots if path.is_relative_to(root)), path.parent)
        parts = [part for part in path.relative_to(root).parts if part not in ("..", path.anchor)]
        return PurePath(*parts[:-1], f"{parts[-1].replace(':', '.')}.json")


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
