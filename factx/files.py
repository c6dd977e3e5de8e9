"""Files as they lie on a disk: which of a folder's are articles, and how each is opened, packed or not."""

from __future__ import annotations

import gzip
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path
from typing import IO, cast

from factx.errors import InputError, UsageError

STDIN = Path("-")
TEXTS = (".txt", ".text", ".md")
LINES = (".jsonl", ".ndjson")
PACKED = ("", ".gz", ".zst")
ENDINGS = tuple(ending + packed for ending in (*TEXTS, *LINES) for packed in PACKED)
"""The files of a folder that are taken for articles."""

_DAFT = "give --engine daft, which reads it"
_TAKE_OUT = "take its text out, for instance with: trafilatura"
_PANDOC = "convert it, for instance with: pandoc --to plain"
OTHER_FORMS = {
    ".warc": _DAFT,
    ".wet": _DAFT,
    ".parquet": _DAFT,
    ".pdf": "convert it, for instance with: pdftotext",
    ".docx": _PANDOC,
    ".odt": _PANDOC,
    ".rtf": _PANDOC,
    ".html": _TAKE_OUT,
    ".htm": _TAKE_OUT,
    ".xml": _TAKE_OUT,
    ".json": "write an object a line and name it .jsonl, for instance with: jq -c '.[]'",
    ".csv": "write an object a line and name it .jsonl, for instance with: csvjson --stream",
}
"""Files that hold articles in a form that is no plain text, and what makes it one."""


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that gave no article: its id and source as far as they are known, and why."""

    id: str
    source: str
    message: str


def files_of(path: Path, own: frozenset[Path], passed_over: Counter[str]) -> Iterator[Path | Unread]:
    """Yield the files that an input names: itself, the articles of a folder, those that match a pattern.

    `own` are the files that the run writes (resolved): no articles of a folder or a pattern. Raises UsageError where
    one of them is named as an input. What is no article by its name is counted in `passed_over`.
    """
    if path == STDIN:
        yield path
    elif path.is_dir():
        yield from _files_in(path, own, passed_over)
    elif not path.exists() and has_magic(str(path)):
        yield from _files_like(path, own, passed_over)
    elif own and real(path) in own:
        raise UsageError(f"{path}: is an input, and what this run writes as well; give the output another name")
    else:
        yield path


def _files_in(folder: Path, own: frozenset[Path], passed_over: Counter[str]) -> Iterator[Path | Unread]:
    found = []
    for file in folder.rglob("*"):
        if own and real(file) in own:
            continue
        if file.name.lower().endswith(ENDINGS) and file.is_file():
            found.append(file)
        elif what := _no_article(file, folder):
            passed_over[what] += 1
    if not found:
        endings = ", ".join((*TEXTS, *LINES))
        yield Unread(id_of(folder), str(folder), f"{folder}: no articles in this folder; factx takes {endings} files")
    yield from sorted(found)


def _no_article(file: Path, folder: Path) -> str | None:
    """Say what a file of a folder is that is no article; nothing of folders, and nothing of what is hidden."""
    if any(part.startswith(".") for part in file.relative_to(folder).parts):
        return None
    if file.is_file():
        return file.suffix.lower() or "no ending"
    if file.is_symlink():
        return "link to a folder" if file.is_dir() else "link to nothing"
    return None


def _files_like(pattern: Path, own: frozenset[Path], passed_over: Counter[str]) -> Iterator[Path | Unread]:
    everywhere = "**" in pattern.parts
    matched = sorted(map(Path, glob(str(pattern), recursive=True)))  # noqa: PTH207
    found = 0
    for path in matched:
        if path.is_dir():
            # As where a shell fills in the pattern; of "**" each file is matched itself.
            if everywhere:
                continue
            yield from _files_in(path, own, passed_over)
        elif own and real(path) in own:
            continue
        else:
            yield path
        found += 1
    if not found:
        yield Unread(id_of(pattern), str(pattern), f"{pattern}: no such file, and none that matches; check the path")


def real(path: Path) -> Path:
    """Give the file that a path leads to, the path itself where a link leads to itself."""
    return Path(os.path.realpath(path))


def open_file(path: Path) -> IO[bytes]:
    """Open a file, or standard input for `-`. Raises InputError with the remedy where that cannot be."""
    if path == STDIN:
        return sys.stdin.buffer
    try:
        return open_packed(path)
    except FileNotFoundError as error:
        said = "a link that leads nowhere; mend it" if path.is_symlink() else "no such file; check the path"
        raise InputError(f"{path}: {said}") from error
    except IsADirectoryError as error:
        raise InputError(f"{path}: a folder; name a file in it") from error
    except PermissionError as error:
        raise InputError(f"{path}: no permission to read it; change its mode or run as its owner") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the file") from error


def open_packed(path: Path) -> IO[bytes]:
    """Open a file, and unpack it where its name ends in .gz or .zst. Raises InputError where zstd is not installed."""
    if path.suffix == ".gz":
        return cast("IO[bytes]", gzip.open(path, "rb"))
    return _open_zstd(path) if path.suffix == ".zst" else path.open("rb")


def _open_zstd(path: Path) -> IO[bytes]:
    try:
        import zstandard  # noqa: PLC0415  (an extra: few archives are packed so)
    except ImportError as error:
        raise InputError(f"{path}: packed with zstd; to read it: pip install zstandard") from error
    opened: IO[bytes] = zstandard.open(path, "rb")
    return opened


def read_some(file: IO[bytes], size: int, name: str) -> bytes:
    """Read so many bytes, or all where there are fewer. Raises InputError where the file breaks off."""
    parts: list[bytes] = []
    try:
        while size > 0 and (part := file.read(size)):
            parts.append(part)
            size -= len(part)
    except (OSError, EOFError, ValueError) as error:
        raise InputError(f"{name}: cannot be read to its end ({error}); check the file") from error
    return b"".join(parts)


def read_line(file: IO[bytes], longest: int, name: str) -> bytes:
    """Read a line; of one that is longer, give just enough to say so, and pass over the rest.

    Raises InputError where the file breaks off.
    """
    try:
        line = file.readline(longest + 1)
        rest = line
        while len(rest) > longest and not rest.endswith(b"\n"):
            rest = file.readline(longest + 1)
    except (OSError, EOFError, ValueError) as error:
        raise InputError(f"{name}: cannot be read to its end ({error}); check the file") from error
    return line


def name_of(path: Path) -> str:
    """Give the name of an input as messages have it."""
    return "standard input" if path == STDIN else str(path)


def ending_of(path: Path) -> str:
    """Give the ending that tells what a file holds, without that of its packing."""
    name = path.name.lower().removesuffix(".gz").removesuffix(".zst")
    return Path(name).suffix


def id_of(path: Path) -> str:
    """Give the id of the article in a file: its name without endings."""
    if path == STDIN:
        return "stdin"
    name = path.name
    for packed in PACKED[1:]:
        name = name.removesuffix(packed)
    return Path(name).stem
