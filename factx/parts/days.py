"""Days of the calendar: months, weeks, quarters and years as first and last day, and steps between them."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass

from factx.types import Precision


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, both inclusive; `None` is an open end, two of them are days that nothing anchors."""

    first: dt.date | None
    last: dt.date | None
    precision: Precision


def unknown(precision: Precision) -> Days:
    """Give days that nothing anchors."""
    return Days(None, None, precision)


def day(date: dt.date) -> Days:
    """Give one day."""
    return Days(date, date, "day")


def date_of(year: int, month: int, number: int) -> dt.date | None:
    """Give a date, or None where the calendar has none such (30 February)."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def months(year: int, first: int, last: int, precision: Precision) -> Days:
    """Give the days from the first to the last month of a year, both inclusive, counted from 1."""
    return Days(dt.date(year, first, 1), dt.date(year, last, monthrange(year, last)[1]), precision)


def month(year: int, number: int) -> Days:
    """Give the days of a month."""
    return months(year, number, number, "month")


def year(number: int) -> Days:
    """Give the days of a year."""
    return months(number, 1, 12, "year")


def week(date: dt.date) -> Days:
    """Give the week of ISO 8601, Monday to Sunday, that a day is in."""
    monday = date - dt.timedelta(days=date.weekday())
    return Days(monday, monday + dt.timedelta(days=6), "week")


def quarter(year_number: int, number: int) -> Days:
    """Give the days of a quarter of a year, counted from 1."""
    return months(year_number, 3 * number - 2, 3 * number, "quarter")


def step_months(date: dt.date, count: int) -> dt.date:
    """Go on (or back) by months, to the last day of a month where it has no such day."""
    index = date.year * 12 + date.month - 1 + count
    to_year, to_month = index // 12, index % 12 + 1
    to_year = min(max(to_year, dt.MINYEAR), dt.MAXYEAR)
    return dt.date(to_year, to_month, min(date.day, monthrange(to_year, to_month)[1]))


def unit_at(unit: str, date: dt.date, step: int) -> Days:
    """Give the day, week, month, quarter, year or decade that lies `step` of them from the one a day is in."""
    if unit == "day":
        return day(date + dt.timedelta(days=step))
    if unit == "week":
        return week(date + dt.timedelta(weeks=step))
    if unit == "weekend":
        saturday = date - dt.timedelta(days=date.weekday()) + dt.timedelta(days=5, weeks=step)
        return Days(saturday, saturday + dt.timedelta(days=1), "span")
    if unit == "month":
        there = step_months(date, step)
        return month(there.year, there.month)
    if unit == "quarter":
        there = step_months(date, 3 * step)
        return quarter(there.year, (there.month + 2) // 3)
    if unit == "decade":
        first = date.year // 10 * 10 + 10 * step
        return Days(dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "decade")
    return year(date.year + step)


def stretch(unit: str, date: dt.date, count: int) -> Days:
    """Give the `count` days, weeks, months or years that end (negative) or begin with a day."""
    if unit in ("day", "week", "weekend"):
        other = date + dt.timedelta(days=count * (1 if unit == "day" else 7))
    else:
        other = step_months(date, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])
    return Days(min(date, other), max(date, other), "span")


def in_year(days: Days, number: int) -> Days:
    """Give the same days of another year, the last day of February for its 29th."""
    if days.first is None or days.last is None:
        return unknown(days.precision)
    first = step_months(days.first, 12 * (number - days.last.year))
    last = step_months(days.last, 12 * (number - days.last.year))
    if (days.last + dt.timedelta(days=1)).day == 1:  # the last day of a month stays one: 28 February 2019, 29 in 2020
        last = last.replace(day=monthrange(last.year, last.month)[1])
    return Days(first, last, days.precision)


def weekday_before(date: dt.date, weekday: int, *, strictly: bool) -> dt.date:
    """Give the last such weekday (Monday is 0) up to a day, that day itself only where not `strictly`."""
    back = (date.weekday() - weekday) % 7
    return date - dt.timedelta(days=back or (7 if strictly else 0))


def weekday_after(date: dt.date, weekday: int, *, strictly: bool) -> dt.date:
    """Give the next such weekday (Monday is 0) from a day on, that day itself only where not `strictly`."""
    ahead = (weekday - date.weekday()) % 7
    return date + dt.timedelta(days=ahead or (7 if strictly else 0))
