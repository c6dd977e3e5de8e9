"""Long lists of names, found in a text in one pass: tens of thousands cost hardly more than ten."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from factx.parts.patterns import lazy_pattern
from factx.types import Draft, Mention

if TYPE_CHECKING:
    from factx.reading import Reading
    from factx.types import Span

Value = TypeVar("Value")

_CODE = lazy_pattern("[A-Z]{2}")
_OWN = frozenset({"id", "kind", "name", "mentions", "attributes"})  # fields that the house fills itself
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
    """A row of a user's list: a name, its kind of entity, its country (ISO 3166-1 alpha-2), and what else is known."""

    name: str
    kind: str
    country: str | None
    more: tuple[tuple[str, str], ...] = ()


Gazetteer = Names[tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class UserList:
    """A user's list, and the sha256 of the file that it was read from: a record says which list it was made with."""

    names: Gazetteer
    sha256: str


def read_gazetteer(text: str) -> Gazetteer:
    r"""Read a list in CSV with the columns `name` and `kind`; `country` and further columns are free.

    Raises ValueError, with the line, for a list without these columns and for a row without a name, without a kind or
    with a country that is no code of two letters.

    >>> plants = read_gazetteer("name,kind,country,owner\nKaruma,hydro_project,UG,UEGCL\n")
    >>> [hit.value[0].more for hit in plants.finditer("at Karuma")]
    [(('owner', 'UEGCL'),)]
    """
    reader = csv.DictReader(text.lstrip("\ufeff").splitlines())
    missing = {"name", "kind"} - set(reader.fieldnames or ())
    if missing:
        raise ValueError(f"line 1: the list has no column {' and no column '.join(sorted(missing))}")
    by_name: dict[str, list[Row]] = {}
    for record in reader:
        row = _row(record, reader.line_num)
        by_name.setdefault(row.name, []).append(row)
    return names((name, tuple(rows)) for name, rows in by_name.items())


def _row(record: dict[str, str], line: int) -> Row:
    cells = {column: (cell or "").strip() for column, cell in record.items() if isinstance(column, str)}
    name, kind, country = cells.pop("name"), cells.pop("kind"), cells.pop("country", "").upper()
    if not name or not kind:
        raise ValueError(f"line {line}: a row needs a name and a kind")
    if country and not _CODE.fullmatch(country):
        raise ValueError(f"line {line}: {country!r} is no code of a country; ISO 3166-1 has two letters, such as UG")
    return Row(name, kind, country or None, tuple((column, cell) for column, cell in cells.items() if cell))


def with_listed(
    reading: Reading, drafts: Iterable[Draft], gazetteer: Gazetteer, fields: Mapping[str, Collection[str]]
) -> list[Draft]:
    """Add what a user's list knows: further places of the entities that were found, and entities that were not.

    `fields` are the fields of each kind's model. A column that is one of them fills it where the text says nothing; the
    others go to `attributes`, where the model has that field. Names inside a longer mention are left alone.
    """
    found = list(drafts)
    for hit in gazetteer.finditer(reading.text):
        span = reading.span(hit.start, hit.end)
        for row in hit.value:
            own = fields.get(row.kind)
            if own is None:
                continue
            place = _place_of(found, row, span)
            mention = Mention(row.kind, span, f"{row.kind}/gazetteer", {"name": row.name})
            if place is None:
                found.append(Draft(row.kind, _slots({"name": row.name}, row, own), (mention,)))
                continue
            old = found[place]
            new = () if any(span.overlaps(other.span) for other in old.mentions) else (mention,)
            found[place] = Draft(
                row.kind, _slots(old.slots, row, own), tuple(sorted((*old.mentions, *new), key=lambda one: one.span))
            )
    return found


def _place_of(drafts: list[Draft], row: Row, span: Span) -> int | None:
    """Give the index of the draft that has the name already: at this place, or by the same spelling."""
    name = plainly(row.name).casefold()
    for index, draft in enumerate(drafts):
        if draft.kind != row.kind:
            continue
        here = any(span.overlaps(mention.span) for mention in draft.mentions)
        if here or plainly(str(draft.slots["name"])).casefold() == name:
            return index
    return None


def _slots(slots: Mapping[str, Any], row: Row, fields: Collection[str]) -> dict[str, Any]:
    told = {column: cell for column, cell in row.more if column not in _OWN}
    if row.country:
        told |= {"country": row.country}
    filled: dict[str, Any] = {key: value for key, value in told.items() if key in fields and not slots.get(key)}
    if row.country and "countries" in fields and not slots.get("countries"):
        filled["countries"] = (row.country,)
    others = {key: value for key, value in row.more if key not in fields or key in _OWN}
    if others and "attributes" in fields:
        filled["attributes"] = {**others, **slots.get("attributes", {})}
    return {**slots, **filled}
