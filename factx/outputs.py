"""Where records go: standard output, a file that is whole or not there, a stream, a folder of files."""

from __future__ import annotations

import gzip
import io
import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, Self, cast

from factx.errors import OutputError, UsageError
from factx.files import open_packed, real
from factx.locks import open_alone
from factx.write import line_of, put, put_out, unwritable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factx.report import ErrorRecord

_ENDINGS = (".jsonl", ".ndjson", ".json")
_PACKED = (".gz", ".zst")


class Output:
    """Standard output, record by record; the base of the other places where records go."""

    def write(self, source: str, line: bytes) -> None:  # noqa: ARG002  (a folder asks where the record is from)
        """Write the record of a source, and flush: whoever reads a pipe has it at once."""
        put_out(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        pass


def file_output(path: Path, *, resume: bool = False) -> Output:
    """Give what writes to a path: a file, or what stands there already and is none - a pipe, a terminal, a device.

    Raises UsageError for a folder, for a name that ends as if it held something other than JSON, and for a stream to
    resume.
    """
    if path.is_dir():
        raise UsageError(f"--output {path}: is a folder; name a file in it, or give --output-dir {path}")
    if path.exists() and not path.is_file():
        if resume:
            raise UsageError(f"--resume: {path} is no file, and what went there is gone; give --output FILE")
        return StreamOutput(path)
    return FileOutput(path, resume=resume)


class StreamOutput(Output):
    """What is no file: nothing can be renamed over it, each record is sent on as it comes."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, source: str, line: bytes) -> None:  # noqa: ARG002
        """Write the record of a source at once. A reader that has gone is no error, as on standard output."""
        try:
            put(self._file, line)
        except OSError as error:
            raise _failed(self.path, error) from error

    def __enter__(self) -> Self:
        try:
            self._file = cast("BinaryIO", self.path.open("wb", buffering=0))
        except OSError as error:
            raise unwritable(f"--output {self.path}", error) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        self._file.close()


class FileOutput(Output):
    """A file that has its name only when it is whole: until then it is `PATH.part`, and a killed run keeps that.

    A link is followed: the file that it names is written. A name that ends in .gz or .zst is packed at the end. No
    second run writes the same file, and what a run that was cut off has left is not thrown away unasked: `resume` goes
    on behind it (see `factx.resume`).
    """

    def __init__(self, path: Path, *, resume: bool = False) -> None:
        _check_ending(path)
        self.path = path
        self.resume = resume
        self._target = _resolved(path)
        self.part = self._target.with_name(f"{self._target.name}.part")
        self._taken_back = self._wrote = False

    @property
    def written(self) -> io.FileIO:
        """What the run that was cut off has written: a file to read and cut, which goes on at its end."""
        return self._file

    def write(self, source: str, line: bytes) -> None:  # noqa: ARG002
        """Write the record of a source at once: a killed run keeps it."""
        self._wrote = True
        try:
            put(self._file, line)
        except OSError as error:
            raise _failed(self.path, error, f"; what is done is in {self.part}: {_GO_ON}") from error

    def __enter__(self) -> Self:
        try:
            self._file = open_alone(self.part, f"--output {self.path}")
            if self.resume:
                self._take_back()
        except OSError as error:
            raise unwritable(f"--output {self.path}", error) from error
        if not self.resume and self._size():
            self._file.close()
            remedy = f"{_GO_ON}, or remove the file"
            raise UsageError(f"--output {self.path}: {self.part} is what a run that was cut off has left; {remedy}")
        self._file.seek(0, os.SEEK_END)
        return self

    def _take_back(self) -> None:
        """Go on with a file that is whole already: what there is more of now comes behind it."""
        if self._size() or not self._target.is_file():
            return
        with open_packed(self._target) as whole:
            shutil.copyfileobj(whole, self._file)
        self._taken_back = True

    def _size(self) -> int:
        return os.fstat(self._file.fileno()).st_size

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        try:
            if kind is None:
                self._finish()
            elif not self._size() or (self._taken_back and not self._wrote):
                self.part.unlink(missing_ok=True)
            elif issubclass(kind, KeyboardInterrupt):
                print(f"factx: interrupted; what is done is in {self.part}: {_GO_ON}", file=sys.stderr)  # noqa: T201
        finally:
            self._file.close()

    def _finish(self) -> None:
        try:
            if self._target.suffix in _PACKED:
                packed = self.part.with_name(f"{self.part.name}{self._target.suffix}")
                _pack(self._file, packed)
                packed.replace(self._target)
                self.part.unlink()
            else:
                self.part.replace(self._target)
        except OSError as error:
            raise _failed(self.path, error, f"; what is done is in {self.part}: {_GO_ON}") from error


_GO_ON = "to go on, give the same command and --resume"


def _failed(path: Path, error: OSError, remedy: str = "") -> OutputError:
    return OutputError(f"--output {path}: cannot be written ({error.strerror}){remedy}")


def _check_ending(path: Path) -> None:
    name = path.name.lower()
    for packed in _PACKED:
        name = name.removesuffix(packed)
    ending = PurePath(name).suffix
    if path.suffix.lower() == ".zst" and find_spec("zstandard") is None:
        raise UsageError(f"--output {path}: to pack it with zstd: pip install zstandard")
    if ending in _ENDINGS or not ending[1:2].isalpha():  # "facts-2024.05" has no ending
        return
    endings = f"{', '.join(_ENDINGS)}, also packed ({', '.join(_PACKED)})"
    raise UsageError(f"--output {path}: records are JSON; give a name that ends in {endings}")


def _resolved(path: Path) -> Path:
    target = real(path)
    if target.is_symlink():
        raise UsageError(f"--output {path}: cannot be written (a link that leads to itself); give another name")
    return target


def _pack(plain: BinaryIO, path: Path) -> None:
    plain.seek(0)
    with path.open("wb") as file:
        if path.suffix == ".gz":  # without name and time in it: the same records are the same bytes
            with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
                shutil.copyfileobj(plain, packed)
        else:
            import zstandard  # noqa: PLC0415  (an extra)

            zstandard.ZstdCompressor().copy_stream(plain, file)


class FolderOutput(Output):
    """One file a document, in the tree of the inputs; each is written whole or not at all, and never outside."""

    def __init__(self, folder: Path, roots: Iterable[Path]) -> None:
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"--output-dir {folder}: is no folder; give another name, or --output FILE")
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
            raise unwritable(f"--output-dir {self.folder}: {target}", error) from error

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
            file.writelines(line_of(record, pretty=False) for record in records)
    except OSError as error:
        raise unwritable(f"--errors {path}", error) from error


def check_errors(path: Path) -> None:
    """Raise UsageError where the file for error records cannot be written: a run must not find out at its end."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        return  # a pipe or a terminal: opened once only, when there is something to send
    try:
        path.open("ab").close()
    except OSError as error:
        raise unwritable(f"--errors {path}", error) from error


def check_apart(inputs: Iterable[Path], outputs: Mapping[str, Path]) -> None:
    """Raise UsageError where an output (by the name of its option) is an input as well, or another output."""
    files = {option: path for option, path in outputs.items() if path.is_file()}
    for option, path in files.items():
        if any(one.is_file() and one.samefile(path) for one in inputs):
            raise UsageError(f"{option} {path}: is an input as well, and would be lost; give another name")
    if len({real(path) for path in outputs.values()}) < len(outputs):
        raise UsageError(f"{' and '.join(outputs)}: are one file; give each its own")
