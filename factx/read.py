"""Files, folders, JSON lines and standard input -> Articles, one after the other. The only room that reads input."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from factx.errors import InputError, UsageError
from factx.files import (
    LINES,
    OTHER_FORMS,
    STDIN,
    Unread,
    ending_of,
    files_of,
    id_of,
    name_of,
    open_file,
    read_line,
    read_some,
    real,
)
from factx.parts.articles import LONGEST, article_of
from factx.parts.encodings import check_marks, is_json, text_of
from factx.parts.gazetteer import UserList
from factx.types import Article, PublishedFrom
from factx.user_lists import read_gazetteer

__all__ = ["STDIN", "Fields", "Unread", "how_many", "is_single", "read", "read_list", "read_path", "read_user_list"]

# UTF-8 needs at most four bytes a character, JSON's escapes twelve: what is longer cannot be one article.
_MOST_BYTES = 4 * LONGEST
_LONGEST_LINE = 12 * LONGEST
_LONGEST_LIST = 200_000_000
_MOST_NAMES = 12


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
    passed_over: Counter[str] | None = None,
) -> Iterator[Article | Unread]:
    """Read every file, every line of JSON lines, the articles of every folder by name, and standard input for `-`.

    `published` stands for articles that do not say it in a field of their own. Where `fields` are given, standard
    input holds JSON lines. What cannot be read is given as `Unread` in its place, and the others go on. Files that the
    run itself writes (`written`) are no articles of a folder or a pattern; the other files of folders that are none
    are counted in `passed_over`, by their endings. Raises UsageError where a file is named that the run writes.
    """
    own = frozenset(map(real, written))
    passed_over = Counter() if passed_over is None else passed_over
    for path in paths:
        for file in files_of(path, own, passed_over):
            if isinstance(file, Unread):
                yield file
            elif _holds_lines(file, fields):
                yield from _read_lines(file, published, fields or Fields())
            else:
                yield _read_or_say_why(file, published)


def _holds_lines(path: Path, fields: Fields | None) -> bool:
    return fields is not None if path == STDIN else ending_of(path) in LINES


def is_single(paths: list[Path], fields: Fields | None = None) -> bool:
    """Say whether the inputs are one document: one file that is neither a folder nor JSON lines nor a pattern."""
    one = len(paths) == 1 and (paths[0] == STDIN or paths[0].is_file())
    return one and not _holds_lines(paths[0], fields)


def how_many(paths: Iterable[Path]) -> int | None:
    """Count the inputs beforehand, None where that would mean to read them: standard input, JSON lines, a list."""
    if not isinstance(paths, list) or STDIN in paths:
        return None
    files = [file for path in paths for file in files_of(path, frozenset(), Counter())]
    lines = any(isinstance(file, Path) and ending_of(file) in LINES for file in files)
    return None if lines else len(files)


def read_list(path: Path) -> Iterator[Path]:
    """Read a list of files, one path a line, from a file or from standard input for `-`.

    Raises InputError where the list itself cannot be read, UsageError where its names do not stand in lines.
    """
    with open_file(path) as file, io.TextIOWrapper(file, encoding="utf-8", errors="surrogateescape") as lines:
        for line in lines:
            if "\0" in line:
                remedy = "write one name a line, of find without -print0"
                raise UsageError(f"--files-from {name_of(path)}: holds NUL characters; {remedy}")
            if name := line.rstrip("\r\n"):
                yield Path(name)


def read_user_list(path: Path) -> UserList:
    """Read a user's list of names (CSV). Raises UsageError with the file's name and line where it is none."""
    with open_file(path) as file:
        data = read_some(file, _LONGEST_LIST, name_of(path))
    try:
        return UserList(read_gazetteer(data.decode("utf-8-sig")), hashlib.sha256(data).hexdigest())
    except ValueError as error:
        raise UsageError(f"--gazetteer {path}: {error}") from error


def read_path(path: Path, *, published: dt.date | None = None) -> Article:
    """Read one article from a text file, packed or not, or from standard input for `-`.

    Raises InputError with the file's name and the remedy where it cannot be read whole as UTF-8 text.
    """
    name = name_of(path)
    with open_file(path) as file:
        if remedy := OTHER_FORMS.get(ending_of(path)):
            raise InputError(f"{name}: not plain text by its name; {remedy}")
        data = read_some(file, _MOST_BYTES + 1, name)
    if len(data) > _MOST_BYTES:
        raise InputError(f"{name}: larger than one article can be ({LONGEST:,} characters); split it into articles")
    text = text_of(data, name)
    if is_json(text):
        fields = "--text-field NAME, and each line is an article" if path == STDIN else "it a name that ends in .jsonl"
        raise InputError(f"{name}: holds JSON, and no prose; give {fields}")
    return article_of(text, id=id_of(path), source=str(path), published=published)


def _read_or_say_why(path: Path, published: dt.date | None) -> Article | Unread:
    try:
        return read_path(path, published=published)
    except InputError as error:
        return Unread(id_of(path), str(path), str(error))


def _read_lines(path: Path, published: dt.date | None, fields: Fields) -> Iterator[Article | Unread]:
    name = name_of(path)
    try:
        with open_file(path) as file:
            number = 0
            while line := read_line(file, _LONGEST_LINE, name):
                number += 1
                if number == 1:
                    check_marks(line, name)
                if line.strip():
                    yield _article_of_line(line, path, number, published, fields)
    except InputError as error:
        yield Unread(id_of(path), str(path), str(error))


def _article_of_line(
    line: bytes, path: Path, number: int, published: dt.date | None, fields: Fields
) -> Article | Unread:
    source = f"{path}:{number}"
    name = f"{id_of(path)}:{number}"
    try:
        row = _row(line, source)
        name = _id_in(row, fields) or name
        text = _text_in(row, source, fields)
        day = _day(row.get(fields.published), source, fields)
        said_in: PublishedFrom = "field" if day else "option"
        return article_of(text, id=name, source=source, published=day or published, published_from=said_in)
    except InputError as error:
        return Unread(name, source, str(error))


def _row(line: bytes, source: str) -> dict[str, Any]:
    if len(line) > _LONGEST_LINE:
        raise InputError(f"{source}: a line longer than one article can be; split it into articles")
    try:
        row = json.loads(line)
    except RecursionError as error:
        raise InputError(f"{source}: JSON nested too deep to be an article; give one flat object a line") from error
    except ValueError as error:
        raise InputError(f"{source}: not a JSON object ({error}); give one object a line") from error
    if not isinstance(row, dict):
        raise InputError(f"{source}: not a JSON object (it is {_what(row)}); give one object a line")
    return row


def _id_in(row: dict[str, Any], fields: Fields) -> str | None:
    given = row.get(fields.id)
    return str(given) if isinstance(given, str | int) and not isinstance(given, bool) and given != "" else None


def _text_in(row: dict[str, Any], source: str, fields: Fields) -> str:
    text = row.get(fields.text)
    if isinstance(text, str):
        return text
    if fields.text in row:
        raise InputError(f"{source}: the field {fields.text!r} holds {_what(text)} and no text; give a string there")
    names = ", ".join(map(repr, islice(row, _MOST_NAMES))) + (" ..." if len(row) > _MOST_NAMES else "")
    has = f"its fields are {names}" if row else "it has no fields at all"
    raise InputError(f"{source}: no field {fields.text!r}; {has}; name that of the text with --text-field")


def _what(value: Any) -> str:
    names = {type(None): "null", bool: "true or false", list: "a list", dict: "an object", str: "a string"}
    return names.get(type(value), "a number")


def _day(value: Any, source: str, fields: Fields) -> dt.date | None:
    if value in (None, ""):
        return None
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError as error:
        message = f"{source}: {value!r} in the field {fields.published!r} is no date; write YYYY-MM-DD"
        raise InputError(message) from error
