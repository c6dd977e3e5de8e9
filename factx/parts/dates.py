"""Dates and periods of a text, resolved against the publication date; never against the machine's clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from factx.types import Precision


@dataclass(frozen=True, slots=True)
class DateText:
    """A date or period in the text: offsets of its words, and first and last day (both inclusive, `None` where open).

    Both days are `None` where nothing anchors the words ("Tuesday" without a publication date).
    """

    start: int
    end: int
    first: dt.date | None
    last: dt.date | None
    precision: Precision


def read_dates(text: str, *, published: dt.date | None) -> Iterator[DateText]:
    """Yield every date and period of a folded text in reading order; they do not overlap."""
    yield from ()
