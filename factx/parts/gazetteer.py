"""Long lists of names, found in a text in one pass: tens of thousands cost hardly more than ten."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from factx.parts.patterns import lazy_pattern

Value = TypeVar("Value")

_WORD = lazy_pattern(r"[^\W_]+")

# Letters that Unicode does not take apart into a base and an accent.
_BASES = {"ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ʻ": "'", "\n": " "}


@dataclass(frozen=True, slots=True)
class Hit(Generic[Value]):
    """A name of the list in the text: half-open character offsets, and what the list says of it."""

    start: int
    end: int
    value: Value


@dataclass(frozen=True, slots=True)
class Names(Generic[Value]):
    """A list of names, filed under the first word of each; the longest of a file first."""

    files: dict[str, tuple[tuple[str, Value], ...]]

    def finditer(self, text: str) -> Iterator[Hit[Value]]:
        """Yield the names of a folded text in reading order, the longest at each place; they do not overlap.

        Names stand at word boundaries; capitals count, accents and line breaks do not.
        """
        plain = plainly(text)
        done = 0
        for word in _WORD.finditer(plain):
            start = word.start()
            if start < done:
                continue
            for name, value in self.files.get(word[0], ()):
                end = start + len(name)
                if plain.startswith(name, start) and not plain[end : end + 1].isalnum():
                    yield Hit(start, end, value)
                    done = end
                    break


def names(entries: Iterable[tuple[str, Value]]) -> Names[Value]:
    """File a list of names. Where a name comes twice the first entry holds; one without a letter or figure is left out.

    >>> towns = names([("São Tomé", "ST"), ("Tomé", "?")])
    >>> [(hit.start, hit.end, hit.value) for hit in towns.finditer("in Sao Tome, not Tomes")]
    [(3, 11, 'ST')]
    """
    files: dict[str, dict[str, Value]] = {}
    for entry, value in entries:
        name = " ".join(plainly(entry).split())
        if first := _WORD.match(name):
            files.setdefault(first[0], {}).setdefault(name, value)
    return Names({first: _longest_first(entries) for first, entries in files.items()})


def _longest_first(entries: dict[str, Value]) -> tuple[tuple[str, Value], ...]:
    return tuple(sorted(entries.items(), key=lambda entry: -len(entry[0])))


def plainly(text: str) -> str:
    """Take the accents off a text, character for character, and make its line breaks spaces."""
    if text.isascii():
        return text.replace("\n", " ")
    return "".join([char if char.isascii() and char != "\n" else _base(char) for char in text])


@cache
def _base(char: str) -> str:
    if char in _BASES:
        return _BASES[char]
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isalnum() else char


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a user's list: a name, its kind of entity, the model's fields that it fills, and what else is known.

    `open` are the columns in which several rows of the same name and kind differ: none of them is taken.
    """

    name: str
    kind: str
    slots: Mapping[str, Any]
    attributes: Mapping[str, str]
    open: tuple[str, ...] = ()


Gazetteer = Names[tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class UserList:
    """A user's list, and the sha256 of the file that it was read from: a record says which list it was made with."""

    names: Gazetteer
    sha256: str
