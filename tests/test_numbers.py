"""The number grammar: every writing of a figure that news has, its bound, and what is no count."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx.parts.fold import fold
from factx.parts.numbers import Number, read_numbers


def read(text: str) -> list[Number]:
    return list(read_numbers(fold(text)))


def only(text: str) -> Number:
    (number,) = read(text)
    return number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234,567 homes", "1234567"),
        ("12,34,567.89 rupees", "1234567.89"),
        ("1 234 567 homes", "1234567"),
        ("1.234.567 euros", "1234567"),
        ("2.000 soldiers", "2000"),
        ("a toll of 1, 469 dead", "1469"),
        ("€13,8 billion", "13800000000"),
        ("12,5 million euros", "12500000"),
        ("１２３ people", "123"),
        ("1.83 million", "1830000"),
        ("4.50 lakh crore", "4500000000000"),
        ("5 crore 20 lakh rupees", "52000000"),
        ("60-thousand people", "60000"),
        ("seven-thousand-200 people", "7200"),
        ("R1.83-trillion", "1830000000000"),
        ("119tn yen", "119000000000000"),
        ("107bln roubles", "107000000000"),
        ("$1.5mn", "1500000"),
        ("N2trn", "2000000000000"),
        ("$54K", "54000"),
        ("$1MM", "1000000"),
        ("50 MUSD", "50000000"),
        ("2½ million", "2500000"),
        ("2 1/2 million", "2500000"),
        ("two billion, two hundred and fifty-six million", "2256000000"),
        ("three and a half million", "3500000"),
        ("a million and a half", "1500000"),
        ("half a million", "500000"),
        ("a quarter billion", "250000000"),
        ("a hundred and twenty-five men", "125"),
        ("two thousand and five men", "2005"),
        ("a dozen men", "12"),
        ("a couple of dozen men", "24"),
        ("hundred dollars", "100"),
        ("Rs one lakh", "100000"),
    ],
)
def test_value(text: str, value: str) -> None:
    number = only(text)
    assert (number.low, number.high) == (Decimal(value), Decimal(value))
    assert number.decoy in (None, "money")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("7-9 lakh rupees", "700000", "900000"),
        ("$1.2 to 2 billion", "1200000000", "2000000000"),
        ("$10-$15 million", "10000000", "15000000"),
        ("$10 million-$15 million", "10000000", "15000000"),
        ("£5m-6m", "5000000", "6000000"),
        ("Rs 10,000-15,000 crore", "100000000000", "150000000000"),
        ("10 million euros to 15 million euros", "10000000", "15000000"),
        ("between 10 and 15 people", "10", "15"),
        ("from 10 to 15 people", "10", "15"),
        ("15-20 people", "15", "20"),
        ("15 to\n20 people", "15", "20"),
        ("two or three men", "2", "3"),
        ("five to six thousand men", "5000", "6000"),
        ("10 to 15,000 men", "10000", "15000"),
        ("14-thousand to 20-thousand jobs", "14000", "20000"),
    ],
)
def test_range(text: str, low: str, high: str) -> None:
    number = only(text)
    assert (number.low, number.best, number.high, number.bound) == (Decimal(low), None, Decimal(high), "range")


@pytest.mark.parametrize(
    "text",
    [
        "rose from 10 to 15 million",
        "raised the fee from R700 to R1980",
        "decreased $1.2 million to $23.5 million",
        "the price fell from about $350 per kg to $680 per kg",
        "an increase in the deficit of $2.4 billion to $71.3 billion",
        "fell 50 euros to 120 euros",
        "killed 10 and 15 were hurt",
        "20 to 15 people",
    ],
)
def test_two_numbers_are_no_range(text: str) -> None:
    assert [number.bound == "range" for number in read(text)] == [False, False]


@pytest.mark.parametrize(
    ("text", "bound", "low", "high"),
    [
        ("at least 20 men", "at_least", 20, None),
        ("no fewer than 20 men", "at_least", 20, None),
        ("20 or more men", "at_least", 20, None),
        ("20-plus men", "at_least", 20, None),
        ("20+ men", "at_least", 20, None),
        ("at least some 20 men", "at_least", 20, None),
        ("More than20 men", "more_than", 20, None),
        ("upwards of 20 men", "more_than", 20, None),
        ("in excess of $20", "more_than", 20, None),
        ("up to 20 men", "at_most", None, 20),
        ("as many as 20 men", "at_most", None, 20),
        ("no more than 20 men", "at_most", None, 20),
        ("fewer than 20 men", "less_than", None, 20),
        ("just under $20", "less_than", None, 20),
        ("nearly 20 men", "approximate", 20, 20),
        ("an estimated 20 men", "approximate", 20, 20),
        ("20 or so men", "approximate", 20, 20),
        ("circa 20 men", "approximate", 20, 20),
        ("handed over 20 men", "exact", 20, 20),
        ("estimated at 20 men", "exact", 20, 20),
    ],
)
def test_bound(text: str, bound: str, low: int | None, high: int | None) -> None:
    number = only(text)
    assert (number.bound, number.low, number.high) == (bound, low, high)


def test_a_bound_belongs_to_its_own_figure() -> None:
    assert [number.bound for number in read("killed 20 and more than 30 hurt, up to 40 missing, 50 held")] == [
        "exact", "more_than", "at_most", "exact",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("tens of thousands of men", 10000),
        ("dozens were killed", 12),
        ("scores of men", 20),
        ("hundreds fled", 100),
        ("hundreds of thousands", 100000),
        ("several hundred men", 300),
        ("millions of men", 1000000),
    ],
)
def test_vague(text: str, low: int) -> None:
    number = only(text)
    assert number.low == low
    assert number.best is number.high is None
    assert number.form == "vague"


@pytest.mark.parametrize("text", ["he scores a goal", "several men", "a few men", "many men", "the million-man... no"])
def test_no_number(text: str) -> None:
    assert [number for number in read(text) if number.form == "vague"] == []


@pytest.mark.parametrize(
    ("text", "decoy"),
    [
        ("10 per cent", "percent"),
        ("10-15%", "percent"),
        ("25 basis points", "percent"),
        ("the 10th man", "ordinal"),
        ("two-thirds of them", "fraction"),
        ("March 7", "date"),
        ("7 March", "date"),
        ("in 2021", "date"),
        ("2018-07-25", "date"),
        ("the 1990s", "date"),
        ("around 2015", "date"),
        ("at 4:30 pm", "time"),
        ("at 5 p.m.", "time"),
        ("a 19-year-old", "age"),
        ("aged 30", "age"),
        ("John Smith, 35, said", "age"),
        ("20 kilometres", "measure"),
        ("1 050 megawatt", "measure"),
        ("5.4 billion cubic meters", "measure"),
        ("a magnitude 6.2 quake", "measure"),
        ("won 3-0", "score"),
        ("Section 144", "label"),
        ("an AK-47", "label"),
        ("COVID- 19", "label"),
        ("Flight 370", "label"),
        ("the G20", "label"),
        ("the R2 road", "label"),
        ("N95 masks", "label"),
        (".50 caliber", "measure"),
        ("$5 million", "money"),
        ("5 million euros", "money"),
        ("Dh189 billion", "money"),
    ],
)
def test_decoy(text: str, decoy: str) -> None:
    assert only(text).decoy == decoy


def test_one_in_five_is_a_fraction() -> None:
    assert [number.decoy for number in read("one in five people")] == ["fraction", "fraction"]


def test_a_list_shares_its_unit() -> None:
    assert [number.decoy for number in read("ages 8, 12 and 13; 5, 10 and 20 km")] == ["age"] * 3 + ["measure"] * 3


@given(st.integers(0, 10**12))
def test_grouped_digits_read_back(value: int) -> None:
    assert only(f"{value:,} roubles").best == value


@given(st.text(alphabet="0123456789,. -–to$€RsN()%amillion\n", max_size=80))
def test_no_text_breaks_it_and_offsets_hold(text: str) -> None:
    last = 0
    for number in read(text):
        assert last <= number.core_start < number.core_end <= len(text)
        assert number.start <= number.core_start
        assert number.core_end <= number.end <= len(text)
        last = number.core_end


@pytest.mark.parametrize(
    "text",
    ["1" * 20_000, "1," + "000," * 9_000 + "000", "½" + "1" * 5_000, "$1." + "3" * 5_000, "5 " + "mn " * 300_000,
     "five " + "million " * 100_000, "between " + "1" * 5_000 + " and " + "2" * 5_000],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_a_figure_with_more_digits_than_any_count_has_is_a_label(text: str) -> None:
    figures = [number for number in read(f"{text} people were killed.") if number.core_end - number.core_start > 9]
    assert {number.decoy for number in figures} == {"label"}


def test_the_greatest_sums_are_figures() -> None:
    number = only("4,500 quadrillion")
    assert (number.low, number.decoy) == (Decimal(4500) * 10**15, None)
