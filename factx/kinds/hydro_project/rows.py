"""Names at the head of rows: bullets with a figure of power, tables with bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from factx.kinds.hydro_project.names import trimmed
from factx.kinds.hydro_project.plain import WATER, other_power
from factx.kinds.hydro_project.shapes import shape
from factx.kinds.hydro_project.sightings import KIND, Seen, Sighting
from factx.parts.patterns import lazy_pattern
from factx.parts.power import read_power

if TYPE_CHECKING:
    import regex

_BULLET = (
    r"(?m)^[ \t]*(?:[*\u2022\u00b7\u25aa+-]|\d{1,2}[.)])?[ \t]*(?P<list><NAME>)(?:,[ ][\p{L} .'-]{2,40}?)?"
    r"[ ]?(?:[-:=|,\t(]|--)[ ]?(?=[^\n]{0,30}\d)"
)
_FEWEST = 2  # rows of one shape
_HEAD = lazy_pattern(
    r"(?i)(?:hydro\w* |power )?(?:plant|dam|project|reservoir|barrage|station|scheme|name|hpp"
    r"|power plant)s?(?: name)?"
)
_NUMBER = lazy_pattern(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Row(Sighting):
    """A name with what the other cells of its row tell."""

    megawatts: Decimal | None = None
    river: str | None = None


def rows(seen: Seen) -> Iterator[Sighting]:
    """Yield the names at the head of rows, in a text about water power."""
    text = seen.reading.text
    if not (WATER.search(text) or lazy_pattern(r"\bMW\b").search(text)):
        return
    yield from _tables(text)
    if WATER.search(text):
        yield from _bullets(text)


def _bullets(text: str) -> Iterator[Sighting]:
    found = []
    for match in shape(_BULLET).finditer(text):
        end = text.find("\n", match.end())
        end = end if end >= 0 else len(text)
        powers = list(read_power(text[match.end() : end]))
        name = trimmed(text, *match.span("list"))
        if len(powers) == 1 and not name.fault and not other_power().search(text, match.start(), end):
            found.append(Row(name, name.start, name.end, f"{KIND}/row", "", megawatts=powers[0].megawatts))
    if len(found) >= _FEWEST:
        yield from found


def _tables(text: str) -> Iterator[Sighting]:
    heads: list[str] = []
    for line in lazy_pattern(r"(?m)^.*[|\t].*$").finditer(text):
        cells = list(lazy_pattern(r"[^|\t]+").finditer(text, *line.span()))
        words = [cell[0].strip() for cell in cells]
        if any(_HEAD.fullmatch(word) for word in words):
            heads = words
        elif heads and len(words) == len(heads):
            yield from _row(text, heads, cells)


def _row(text: str, heads: Sequence[str], cells: Sequence[regex.Match[str]]) -> Iterator[Sighting]:
    at = next(index for index, head in enumerate(heads) if _HEAD.fullmatch(head))
    name = trimmed(text, *cells[at].span())
    if name.fault or not name.words[:1].isupper():
        return
    megawatts, river = None, None
    for head, cell in zip(heads, cells, strict=True):
        if "mw" in head.casefold() and (figure := _NUMBER.fullmatch(cell[0].strip())):
            megawatts = Decimal(figure[0].replace(",", ""))
        if head.casefold().startswith("river") and cell[0].strip()[:1].isupper():
            river = cell[0].strip()
    noun = heads[at].casefold().rstrip("s")
    yield Row(name, name.start, name.end, f"{KIND}/table-row", noun, megawatts=megawatts, river=river)
