"""Files, folders, JSON lines and standard input -> Articles, one after the other. The only room that reads input."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import io
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob
from pathlib import Path
from typing import IO, Any, cast

from factx.errors import InputError, UsageError
from factx.parts.articles import LONGEST, article_of
from factx.parts.gazetteer import UserList
from factx.types import Article
from factx.user_lists import read_gazetteer

STDIN = Path("-")
TEXTS = (".txt", ".text", ".md")
LINES = (".jsonl", ".ndjson")
PACKED = ("", ".gz", ".zst")
ENDINGS = tuple(ending + packed for ending in (*TEXTS, *LINES) for packed in PACKED)
"""The files of a folder that are taken for articles."""

# Files that hold articles in a form that is no plain text, and what makes it one.
_DAFT = "give --engine daft, which reads it"
_OTHER_FORMS = {
    ".warc": _DAFT,
    ".wet": _DAFT,
    ".parquet": _DAFT,
    ".pdf": "convert it, for instance with: pdftotext",
    ".docx": "convert it, for instance with: pandoc --to plain",
    ".odt": "convert it, for instance with: pandoc --to plain",
    ".rtf": "convert it, for instance with: pandoc --to plain",
    ".html": "take its text out, for instance with: trafilatura",
    ".htm": "take its text out, for instance with: trafilatura",
}

# UTF-8 needs at most four bytes a character, JSON's escapes twelve: what is longer cannot be one article.
_MOST_BYTES = 4 * LONGEST
_LONGEST_LINE = 12 * LONGEST
_LONGEST_LIST = 200_000_000


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that gave no article: its id and source as far as they are known, and why."""

    id: str
    source: str
    message: str


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of the fields of JSON lines that hold the text, the id and the day of publication."""

    text: str = "text"
    id: str = "id"
    published: str = "published"


def read(
    paths: Iterable[Path],
    *,
    published: dt.date | None = None,
    fields: Fields | None = None,
    written: Iterable[Path] = (),
) -> Iterator[Article | Unread]:
    """Read every file, every line of JSON lines, the articles of every folder by name, and standard input for `-`.

    `published` stands for articles that do not say it in a field of their own. What cannot be read is given as
    `Unread` in its place, and the others go on. Files that the run itself writes (`written`) are no articles of a
    folder or a pattern.
    """
    own = frozenset(path.resolve() for path in written)
    for path in paths:
        for file in _files(path, own):
            if isinstance(file, Unread):
                yield file
            elif _ending(file) in LINES:
                yield from _read_lines(file, published, fields or Fields())
            else:
                yield _read_or_say_why(file, published)


def is_single(paths: list[Path]) -> bool:
    """Say whether the inputs are one document: one file that is neither a folder nor JSON lines nor a pattern."""
    return len(paths) == 1 and (paths[0] == STDIN or (paths[0].is_file() and _ending(paths[0]) not in LINES))


def how_many(paths: Iterable[Path]) -> int | None:
    """Count the inputs beforehand, None where that would mean to read them: standard input, JSON lines, a list."""
    if not isinstance(paths, list) or STDIN in paths:
        return None
    files = [file for path in paths for file in _files(path, frozenset())]
    lines = any(isinstance(file, Path) and _ending(file) in LINES for file in files)
    return None if lines else len(files)


def read_list(path: Path) -> Iterator[Path]:
    """Read a list of files, one path a line, from a file or from standard input for `-`.

    Raises InputError where the list itself cannot be read.
    """
    with _open(path) as file:
        for line in io.TextIOWrapper(file, encoding="utf-8", errors="surrogateescape"):
            if name := line.rstrip("\r\n"):
                yield Path(name)


def read_user_list(path: Path) -> UserList:
    """Read a user's list of names (CSV). Raises UsageError with the file's name and line where it is none."""
    with _open(path) as file:
        data = _read_some(file, _LONGEST_LIST, _name(path))
    try:
        return UserList(read_gazetteer(data.decode("utf-8-sig")), hashlib.sha256(data).hexdigest())
    except ValueError as error:
        raise UsageError(f"--gazetteer {path}: {error}") from error


def read_path(path: Path, *, published: dt.date | None = None) -> Article:
    """Read one article from a text file, packed or not, or from standard input for `-`.

    Raises InputError with the file's name and the remedy where it cannot be read whole as UTF-8 text.
    """
    name = _name(path)
    with _open(path) as file:
        if remedy := _OTHER_FORMS.get(_ending(path)):
            raise InputError(f"{name}: not plain text by its name; {remedy}")
        data = _read_some(file, _MOST_BYTES + 1, name)
    if len(data) > _MOST_BYTES:
        raise InputError(f"{name}: larger than one article can be ({LONGEST:,} characters); split it into articles")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "convert it, for instance with: iconv -f WINDOWS-1252 -t UTF-8"
        raise InputError(f"{name}: not UTF-8 text (byte {error.start:,}); {hint}") from error
    if "\0" in text:
        raise InputError(f"{name}: not text (it holds NUL bytes); give plain UTF-8 text")
    return article_of(text, id=_id(path), source=str(path), published=published)


def _files(path: Path, own: frozenset[Path]) -> Iterator[Path | Unread]:
    if path != STDIN and path.is_dir():
        files = (file for file in path.rglob("*") if file.name.lower().endswith(ENDINGS) and file.is_file())
        found = sorted(file for file in files if not own or file.resolve() not in own)
        if not found:
            endings = ", ".join((*TEXTS, *LINES))
            yield Unread(_id(path), str(path), f"{path}: no articles in this folder; factx takes {endings} files")
        yield from found
    elif not path.exists() and (found := sorted(map(Path, glob(str(path), recursive=True)))):  # noqa: PTH207
        yield from (file for file in found if file.is_file() and file.resolve() not in own)
    else:
        yield path


def _read_or_say_why(path: Path, published: dt.date | None) -> Article | Unread:
    try:
        return read_path(path, published=published)
    except InputError as error:
        return Unread(_id(path), str(path), str(error))


def _read_lines(path: Path, published: dt.date | None, fields: Fields) -> Iterator[Article | Unread]:
    try:
        with _open(path) as file:
            number = 0
            while line := _read_line(file, _name(path)):
                number += 1
                if line.strip():
                    yield _article_of_line(line, path, number, published, fields)
    except InputError as error:
        yield Unread(_id(path), str(path), str(error))


def _article_of_line(
    line: bytes, path: Path, number: int, published: dt.date | None, fields: Fields
) -> Article | Unread:
    source = f"{path}:{number}"
    name = f"{_id(path)}:{number}"
    try:
        row = _row(line, source, fields)
        given = row.get(fields.id)
        name = str(given) if given and isinstance(given, str | int) else name
        day = _day(row.get(fields.published), source, fields)
        article = article_of(
            row[fields.text],
            id=name,
            source=source,
            published=day or published,
            published_from="field" if day else "option",
        )
    except ValueError as error:
        return Unread(name, source, f"{source}: not a JSON object ({error}); give one object a line")
    except InputError as error:
        return Unread(name, source, str(error))
    return article


def _row(line: bytes, source: str, fields: Fields) -> dict[str, Any]:
    if len(line) > _LONGEST_LINE:
        raise InputError(f"{source}: a line longer than one article can be; split it into articles")
    try:
        row = json.loads(line)
    except RecursionError as error:
        raise InputError(f"{source}: JSON nested too deep to be an article; give one flat object a line") from error
    if not isinstance(row, dict) or not isinstance(row.get(fields.text), str):
        raise InputError(f"{source}: no text in the field {fields.text!r}; name it with --text-field")
    return row


def _day(value: Any, source: str, fields: Fields) -> dt.date | None:
    if value in (None, ""):
        return None
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError as error:
        message = f"{source}: {value!r} in the field {fields.published!r} is no date; write YYYY-MM-DD"
        raise InputError(message) from error


def _open(path: Path) -> IO[bytes]:
    if path == STDIN:
        return sys.stdin.buffer
    try:
        if path.suffix == ".gz":
            return cast("IO[bytes]", gzip.open(path, "rb"))
        if path.suffix == ".zst":
            return _open_zstd(path)
        return path.open("rb")
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file; check the path") from error
    except PermissionError as error:
        raise InputError(f"{path}: no permission to read it; change its mode or run as its owner") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the file") from error


def _open_zstd(path: Path) -> IO[bytes]:
    try:
        import zstandard  # noqa: PLC0415  (an extra: few archives are packed so)
    except ImportError as error:
        raise InputError(f"{path}: packed with zstd; to read it: pip install zstandard") from error
    opened: IO[bytes] = zstandard.open(path, "rb")
    return opened


def _read_some(file: IO[bytes], size: int, name: str) -> bytes:
    parts: list[bytes] = []
    try:
        while size > 0 and (part := file.read(size)):
            parts.append(part)
            size -= len(part)
    except (OSError, EOFError, ValueError) as error:
        raise InputError(f"{name}: cannot be read to its end ({error}); check the file") from error
    return b"".join(parts)


def _read_line(file: IO[bytes], name: str) -> bytes:
    """Read a line; of one that is too long to be an article, give just enough to say so, and pass over the rest."""
    try:
        line = file.readline(_LONGEST_LINE + 1)
        rest = line
        while len(rest) > _LONGEST_LINE and not rest.endswith(b"\n"):
            rest = file.readline(_LONGEST_LINE + 1)
    except (OSError, EOFError, ValueError) as error:
        raise InputError(f"{name}: cannot be read to its end ({error}); check the file") from error
    return line


def _name(path: Path) -> str:
    return "standard input" if path == STDIN else str(path)


def _ending(path: Path) -> str:
    name = path.name.lower().removesuffix(".gz").removesuffix(".zst")
    return Path(name).suffix


def _id(path: Path) -> str:
    if path == STDIN:
        return "stdin"
    name = path.name
    for packed in PACKED[1:]:
        name = name.removesuffix(packed)
    return Path(name).stem
