"""Files, folders and standard input -> Articles. The only room that reads the user's files."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from factx.errors import InputError
from factx.parts.articles import LONGEST, article_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from factx.types import Article

STDIN = Path("-")
ENDINGS = (".txt", ".text", ".md")
"""The files of a folder that are taken for articles."""

# UTF-8 needs at most four bytes a character: a longer file cannot be one article, whatever it holds.
_MOST_BYTES = 4 * LONGEST


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that gave no article, and why."""

    source: str
    message: str


def read(paths: Iterable[Path], *, published: dt.date | None = None) -> Iterator[Article | Unread]:
    """Read every file, the articles of every folder in the order of their names, and standard input for `-`.

    What cannot be read is given as `Unread` in its place, and the others go on.
    """
    for path in paths:
        if path != STDIN and path.is_dir():
            found = sorted(file for file in path.rglob("*") if file.suffix.lower() in ENDINGS and file.is_file())
            if not found:
                yield Unread(
                    str(path), f"{path}: no articles in this folder; factx takes its {', '.join(ENDINGS)} files"
                )
            for file in found:
                yield _read_or_say_why(file, published)
        else:
            yield _read_or_say_why(path, published)


def _read_or_say_why(path: Path, published: dt.date | None) -> Article | Unread:
    try:
        return read_path(path, published=published)
    except InputError as error:
        return Unread(str(path), str(error))


def read_path(path: Path, *, published: dt.date | None = None) -> Article:
    """Read one article from a file, or from standard input for `-`.

    Raises InputError with the file's name and the remedy where it cannot be read whole as UTF-8 text.
    """
    name = "standard input" if path == STDIN else str(path)
    data = _bytes(path, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "convert it, for instance with: iconv -f WINDOWS-1252 -t UTF-8"
        raise InputError(f"{name}: not UTF-8 text (byte {error.start:,}); {hint}") from error
    if "\0" in text:
        raise InputError(f"{name}: not text (it holds NUL bytes); give plain UTF-8 text")
    return article_of(text, id="stdin" if path == STDIN else path.stem, source=str(path), published=published)


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with path.open("rb") as file:
                data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file; check the path") from error
    except PermissionError as error:
        raise InputError(f"{name}: no permission to read it; change its mode or run as its owner") from error
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror}); check the file") from error
    if len(data) > _MOST_BYTES:
        raise InputError(f"{name}: larger than one article can be ({LONGEST:,} characters); split it into articles")
    return data
