"""Rows of bare figures under a line that tells their currency: "The breakdown, in vatu:", "(Rs crore)"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factx.kinds.money.elliptic import Sum, plain
from factx.parts import currencies
from factx.parts.numerals import SCALES
from factx.parts.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.parts.numbers import Number
    from factx.reading import Reading

_UNIT = r"(?P<unit>[\p{L}\p{Sc}][\p{L}\p{Sc}.]*(?:\s\p{L}+){0,2}?)"
_SCALE = r"(?P<scale>thousands?|millions?|billions?|crores?|lakhs?|mn|bn)"
_HEAD = lazy_pattern(
    rf"(?im)(?:^[^\n]*\bin\s+(?:{_SCALE}\s+(?:of\s+)?)?{_UNIT}\s*\)?|^[^\n]*\({_UNIT}\s+{_SCALE}\))\s*:?[ \t]*$"
)
_ROW = lazy_pattern(
    r"\n\s*(?:[•*·–-]\s*)?(?P<name>[^\n\d:]{3,80}?)[ \t]*[:–—-]?[ \t]+(?P<figure>\d[\d,.]*)"
    r"(?=[ \t]*(?:\n|\Z|\(|;))[^\n]{0,40}"
)
_LEAST = 2  # rows: one line that ends in a figure may tell anything


def rows_of_sums(reading: Reading) -> dict[int, Sum]:
    """Give the sums that stand in rows without a currency of their own, by where each figure begins."""
    found: dict[int, Sum] = {}
    numbers = {number.core_start: number for number in reading.numbers}
    for head in _HEAD.finditer(reading.text):
        codes = currencies.meaning(head["unit"])
        if not codes:
            continue
        scale = SCALES[head["scale"].casefold()] if head["scale"] else Decimal(1)
        rows = list(_rows(reading, head.end(), numbers, codes, scale))
        if len(rows) >= _LEAST:
            found.update(rows)
    return found


def _rows(
    reading: Reading, start: int, numbers: dict[int, Number], codes: tuple[str, ...], scale: Decimal
) -> Iterator[tuple[int, Sum]]:
    while (match := _ROW.match(reading.text, start)) is not None:
        start = match.end()
        number = numbers.get(match.start("figure"))
        if number is None or number.sign_start is not None:
            continue
        low, best, high = (
            None if value is None else plain(value * scale) for value in (number.low, number.best, number.high)
        )
        places = number.start, number.core_start, number.core_end
        about = match.span("name")
        yield (
            number.core_start,
            Sum(number, *places, low, best, high, number.bound, "elliptic", "row", codes, about=about),
        )
