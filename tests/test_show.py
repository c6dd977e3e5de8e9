"""What stands on a terminal: tables where they fit, fields one below the other where they do not."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from factx.registry import kinds
from factx.show import _table

AMOUNT = {"low": "2900000000", "best": "2900000000", "high": None, "bound": "at_least"}
WORDS = "more than 2.9 billion kwacha"
SUM = {"id": "f1", "currency": "ZMW", "amount": AMOUNT, "rule": "money/sign-number", "category": "investment",
       "span": {"start": 0, "end": 29, "text": WORDS}, "sentence": {"start": 0, "end": 40}}  # fmt: skip
MORE = {"measure": "deal for a plant", "currency_basis": "word", "payer": "the development bank", "source": "Lusaka"}


def lines(width: int, **fields: Any) -> list[str]:
    item = kinds()["money"].model.model_validate({**SUM, **fields})
    console = Console(file=io.StringIO(), width=width)
    console.print(_table("money", (item,), "bold", width=width))
    assert isinstance(console.file, io.StringIO)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


@pytest.mark.parametrize("width", [60, 80, 200])
def test_a_table_keeps_its_frame_inside_the_terminal_and_breaks_no_figure(width: int) -> None:
    shown = lines(width)
    assert shown[1].startswith("┏") and max(map(len, shown)) <= width
    assert any("2,900,000,000" in line for line in shown)


def test_what_is_too_wide_stands_one_below_the_other() -> None:
    shown = lines(80, **MORE)
    assert [line.split(maxsplit=1) for line in shown[2:5]] == [
        ["source", "Lusaka"], ["amount", "2,900,000,000 at_least"], ["currency", "ZMW"],
    ]  # fmt: skip
    assert shown[1].split() == ["f1", "words", *WORDS.split()]
