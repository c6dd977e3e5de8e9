"""Figures of power in every way that news writes them, and energy that is none."""

from __future__ import annotations

import pytest

from factx.parts.power import read_power


@pytest.mark.parametrize(
    ("text", "megawatts"),
    [
        ("a 20-MW dam", "20"),
        ("the 4,300-megawatt Dasu project", "4300"),
        ("a plant of 1 050 megawatt", "1050"),
        ("13.2 MW", "13.2"),
        ("13,2 MW", "13.2"),
        ("600MW", "600"),
        ("1.2 GW", "1200"),
        ("two 2.5-gigawatt schemes", "2500"),
        ("500 kW", "0.5"),
        ("750 kilowatts", "0.75"),
        ("8x250 MW", "2000"),
        ("4 x 150 MW", "600"),
        ("11,050 megawatts", "11050"),
        ("40 thousand megawatts", "40000"),
        ("85 MWe", "85"),
        ("100 Megawatt", "100"),
        ("MW 1,200 MW", "1200"),
    ],
)
def test_power_is_read_in_megawatts(text: str, megawatts: str) -> None:
    assert [str(power.megawatts) for power in read_power(text)] == [megawatts]


@pytest.mark.parametrize(
    "text",
    [
        "270 megawatt hours a year",
        "270 MWh",
        "332 GWh",
        "5.6 billion kWh",
        "500 megawatt-hours",
        "$20 MW",
        "500-600 MW",
        "20 Mw/h",
        "62 million cubic metres of capacity",
    ],
)
def test_energy_and_ranges_are_no_power(text: str) -> None:
    assert list(read_power(text)) == []


def test_both_ends_of_a_rise_are_read() -> None:
    text = "from 720 MW to 1,000 MW"
    assert [text[power.start : power.end] for power in read_power(text)] == ["720 MW", "1,000 MW"]
