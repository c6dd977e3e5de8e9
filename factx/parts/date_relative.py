"""Dates that hang on another day: on that of publication ("two weeks ago") or the period before ("a year earlier")."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from factx.parts import days as calendar
from factx.parts.date_grammar import Atom, count_of
from factx.parts.days import Days

_ROLLING = frozenset({"past", "the past"})
BACK = frozenset({"last", "past", "previous", "preceding"})


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a worded date is resolved against.

    `published` is the day of publication; `year` a year that holds for dates without one; `ahead` says that the words
    around speak of what is to come; `last` is the date or period before, `stretch` the last one longer than a day,
    `compared` the one that "a year ago" is held against.
    """

    published: dt.date | None
    year: int | None = None
    ahead: bool = False
    last: Days | None = None
    stretch: Days | None = None
    compared: Days | None = None


def step_of(rel: str) -> int:
    """Give how many units ahead (or, below zero, behind) "last", "this" and "next" lie."""
    words = rel.lower().split()[-1]
    return {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(words, 0)


def same_again(atom: Atom, anchors: Anchors) -> Days:
    """Give the same days of the year told: "the same period of 2019" takes them from the period before."""
    period = anchors.stretch
    if period is None or period.last is None:
        return calendar.unknown("span")
    if atom.told_year is not None:
        return calendar.in_year(period, atom.told_year)
    back = atom.fields.get("back", "").lower()
    if back.startswith("last") and anchors.published:
        return calendar.in_year(period, anchors.published.year - 1)
    if back or atom.fields["same"] == "year-ago":
        return calendar.in_year(period, period.last.year - 1)
    return period


def reporting(atom: Atom, anchors: Anchors) -> Days | None:
    """Give the period before, which "the reporting period" means."""
    if anchors.stretch is None and atom.end - atom.start <= len("that period"):
        return None  # "a five-year high for the period"
    return anchors.stretch or calendar.unknown("span")


def stretch(atom: Atom, anchors: Anchors) -> Days:
    """Give the stretch that ends or begins with the publication: "over the past two years"."""
    count, unit = count_of(atom.fields["count"]), atom.fields["unit"].rstrip("s")
    if count is None or anchors.published is None:
        return calendar.unknown("span")
    if unit == "hour":
        unit, count = "day", max(1, count // 24)
    back = atom.fields["rel"].lower() in BACK
    return calendar.stretch(unit, anchors.published, -count if back else count)


def ago(atom: Atom, anchors: Anchors) -> Days:
    """Give the day, week, month or year that lies so far behind the publication: "two weeks ago"."""
    count, unit = count_of(atom.fields.get("count", "a")), atom.fields["unit"].rstrip("s")
    precision = unit if unit in ("day", "week", "month", "year", "decade") else "span"
    if unit == "year" and count and anchors.compared and anchors.compared.last:
        return calendar.in_year(anchors.compared, anchors.compared.last.year - count)
    if count is None or anchors.published is None or unit == "centurie":
        return calendar.unknown(precision)  # type: ignore[arg-type]
    return calendar.unit_at(unit, anchors.published, -count)


def stepped(atom: Atom, anchors: Anchors) -> Days:
    """Give what lies steps from the date before: "a year earlier", "the day before", "that month"."""
    unit, step = atom.fields["unit"].rstrip("s"), atom.fields["step"].lower()
    precision = unit if unit in ("day", "week", "month", "quarter", "year") else "span"
    count = count_of(atom.fields.get("count", "a"))
    here = anchors.last
    if here is None or here.first is None or here.last is None or count is None:
        return calendar.unknown(precision)  # type: ignore[arg-type]
    if step in ("same", "that"):
        return calendar.unit_at(unit, here.first, 0)
    sign = 1 if step in ("later", "after", "next", "following") else -1
    if unit == "year" and here.precision not in ("year", "decade"):
        return calendar.in_year(here, here.last.year + sign * count)
    return calendar.unit_at(unit, here.first, sign * count)


def named(atom: Atom, anchors: Anchors) -> Days:
    """Give the day that "today", "yesterday" or "last night" names."""
    words = " ".join(atom.fields["named"].lower().split())
    if anchors.published is None:
        return calendar.unknown("day")
    steps = {
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    return calendar.day(anchors.published + dt.timedelta(days=steps.get(words, 0)))


def unit_around(atom: Atom, anchors: Anchors) -> Days:
    """Give this, the last or the next week, month, quarter or year."""
    unit, rel = atom.fields["unit"].lower(), " ".join(atom.fields["rel"].lower().split())
    precision = unit if unit != "weekend" else "span"
    if anchors.published is None:
        return calendar.unknown(precision)  # type: ignore[arg-type]
    if rel in _ROLLING or (unit == "decade" and rel not in ("this", "the current")):
        return calendar.stretch(unit, anchors.published, step_of(rel) or -1)
    return calendar.unit_at(unit, anchors.published, step_of(rel))


def season(_: Atom, __: Anchors) -> Days:
    """Leave a season open: which months a summer has depends on the hemisphere."""
    return calendar.unknown("span")
