"""The number grammar: every figure of a text, read once for all kinds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from factx.types import Bound

Form = Literal["digits", "words", "mixed", "vague"]
Decoy = Literal["percent", "ordinal", "fraction", "date", "time", "age", "score", "measure", "label"]


@dataclass(frozen=True, slots=True)
class Number:
    """A figure: its value between `low` and `high`, and where it stands.

    `start:end` covers the words of the bound too ("at least 2.5 million"), `core_start:core_end` the figure with its
    scale alone ("2.5 million"). `decoy` says what else than a count or a sum the figure is, where its own form or its
    neighbours show it: "10%", "the 10th", "one in five", "19-year-old", "4:30", "magnitude 6.2", "20 kilometres".
    """

    start: int
    end: int
    core_start: int
    core_end: int
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    bound: Bound
    form: Form
    decoy: Decoy | None = None


def read_numbers(text: str) -> Iterator[Number]:
    """Yield every number of a folded text in reading order; they do not overlap."""
    yield from ()
