"""Worded dates -> days: what the publication date, the year told near by and the period before make of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from factx.parts import days as calendar
from factx.parts.date_grammar import Atom, count_of, month_number, ordinal_number, weekday_number
from factx.parts.date_relative import (
    BACK,
    Anchors,
    ago,
    named,
    reporting,
    same_again,
    season,
    step_of,
    stepped,
    stretch,
    unit_around,
)
from factx.parts.days import Days

_UNTOLD = -1
_FAR_AHEAD = 270
"""Days ahead from which on a month without a year is the one behind: no "will" of May makes April next year's."""


def resolve(atom: Atom, anchors: Anchors) -> Days | None:
    """Give the days that an atom names, both open where nothing anchors them, None where the calendar has no such."""
    return _BY_SHAPE[atom.shape](atom, anchors)


def _year_for(month: int, day: int, anchors: Anchors, weekday: int | None = None) -> int | None:
    """Choose the year of a month and day: the told one, else the nearest behind (or ahead of) the publication."""
    if anchors.published is None or (anchors.year and anchors.year != anchors.published.year):
        return anchors.year
    now = anchors.published
    near = [date for year in (now.year - 1, now.year, now.year + 1) if (date := calendar.date_of(year, month, day))]
    if weekday is not None:
        # "Monday (March 25)": of three years in a row one at most has it so
        fitting = [date.year for date in near if date.weekday() == weekday]
        if fitting:
            return fitting[0]
    if anchors.year:
        return anchors.year
    ahead = next((date for date in near if date >= now), None)
    behind = next((date for date in reversed(near) if date <= now), None)
    if ahead and behind and anchors.ahead and (ahead - now).days <= _FAR_AHEAD:
        return ahead.year
    return behind.year if behind else None


def _told_year(atom: Atom, anchors: Anchors) -> int | None:
    """Give the year that the wording itself tells: in figures, or as "last year"."""
    if atom.told_year is not None:
        return atom.told_year
    if atom.fields.get("unit") == "year" and atom.has("rel"):
        rel = atom.fields["rel"].lower()
        if rel == "the same" and anchors.last and anchors.last.last:
            return anchors.last.last.year
        if anchors.published:
            return anchors.published.year + step_of(rel)
        return _UNTOLD
    return None


def _iso(atom: Atom, _: Anchors) -> Days | None:
    fields = atom.fields
    date = calendar.date_of(int(fields["year"]), int(fields["month_number"]), int(fields["day"]))
    return calendar.day(date) if date else None


def _numeric(atom: Atom, _: Anchors) -> Days | None:
    one, two, year = int(atom.fields["one"]), int(atom.fields["two"]), int(atom.fields["year"])
    day_first, month_first = calendar.date_of(year, two, one), calendar.date_of(year, one, two)
    if day_first and month_first and day_first != month_first and atom.fields["sep"] == "/":
        return calendar.unknown("day")  # 03/04/2021 is March in one country, April in the other
    date = day_first or month_first
    return calendar.day(date) if date else None


def _day(atom: Atom, anchors: Anchors) -> Days | None:
    month, number = month_number(atom.fields["month"]), int(atom.fields["day"])
    if number > 29 and calendar.date_of(2020, month, number) is None:
        return None
    year = _told_year(atom, anchors)
    if year is None:
        weekday = weekday_number(atom.fields["weekday"]) if atom.has("weekday") else None
        year = _year_for(month, number, anchors, weekday)
    if year is None or year == _UNTOLD:
        return calendar.unknown("day")
    first = calendar.date_of(year, month, number)
    if first is None:
        return None
    if not atom.has("day2"):
        return calendar.day(first)
    last = calendar.date_of(year, month, int(atom.fields["day2"]))
    return Days(first, last, "span") if last and last >= first else calendar.day(first)


def _month(atom: Atom, anchors: Anchors) -> Days:
    number = month_number(atom.fields["month"])
    year = _told_year(atom, anchors)
    if year is None and anchors.published and atom.has("rel"):
        now = anchors.published
        if atom.fields["rel"].lower() in BACK:
            year = now.year - (number >= now.month)
        else:
            year = now.year + (number < now.month or (number == now.month and atom.fields["rel"].lower() == "next"))
    if year is None:
        day = anchors.published.day if anchors.published and number == anchors.published.month else 1
        year = _year_for(number, day, anchors)
    return calendar.unknown("month") if year in (None, _UNTOLD) else calendar.month(year, number)


def _weekday(atom: Atom, anchors: Anchors) -> Days:
    now, number = anchors.published, weekday_number(atom.fields["weekday"])
    if now is None:
        return calendar.unknown("day")
    rel = atom.fields.get("rel", "").lower()
    if atom.has("unit"):
        monday = calendar.week(now).first
        assert monday is not None
        return calendar.day(monday + dt.timedelta(days=number, weeks=step_of(rel)))
    if rel in ("next", "coming"):
        return calendar.day(calendar.weekday_after(now, number, strictly=True))
    if rel in ("last", "past"):
        return calendar.day(calendar.weekday_before(now, number, strictly=True))
    if anchors.ahead:
        return calendar.day(calendar.weekday_after(now, number, strictly=False))
    return calendar.day(calendar.weekday_before(now, number, strictly=False))


def _target(atom: Atom, anchors: Anchors) -> Days:
    """Give the year or month that a part is of: "the first half of 2021", "the third quarter"."""
    if atom.has("month"):
        return _month(atom, anchors)
    year = _told_year(atom, anchors)
    if year == _UNTOLD:
        return calendar.unknown("year")
    if year is not None:
        return calendar.year(year)
    if atom.has("unit"):
        return unit_around(atom, anchors)
    if anchors.published is None and anchors.year is None:
        return calendar.unknown("year")
    return calendar.year(anchors.year or anchors.published.year)  # type: ignore[union-attr]


def _part(atom: Atom, anchors: Anchors) -> Days:
    whole = _target(atom, anchors)
    nth, piece = ordinal_number(atom.fields["nth"]), atom.fields["piece"].lower().rstrip("s")
    piece = {"q": "quarter", "h": "half"}.get(piece, piece)
    count = count_of(atom.fields["count"]) if atom.has("count") else None
    precision = piece if count is None and piece in ("half", "quarter", "week", "day", "month") else "span"
    if atom.has("count") and count is None:
        return calendar.unknown("span")
    if whole.first is None or whole.last is None:
        return calendar.unknown(precision)  # type: ignore[arg-type]
    if atom.has("month") or whole.precision in ("month", "week"):
        return _part_of_month(whole, nth, piece, count or 1)
    size = {"half": 6, "quarter": 3, "month": 1}.get(piece)
    if size is None:
        return calendar.unknown("span")
    return _part_of_year(whole.first.year, nth, size, count, precision)


def _part_of_year(year: int, nth: int, size: int, count: int | None, precision: str) -> Days:
    length = min(size * (count or 1), 12)
    first = {-1: 13 - length, 1: 1}.get(nth, 1 + size * (nth - 1))
    if first < 1 or first + length > 13:
        return calendar.unknown("span")
    if length == 1:
        return calendar.month(year, first)
    return calendar.months(year, first, first + length - 1, precision)  # type: ignore[arg-type]


def _part_of_month(whole: Days, nth: int, piece: str, count: int) -> Days:
    assert whole.first is not None
    assert whole.last is not None
    size = {"half": 15, "week": 7, "day": 1}.get(piece)
    if size is None:
        return calendar.unknown("span")
    length = size * count
    if piece == "half" and nth != 1:
        first, last = whole.first + dt.timedelta(days=15), whole.last
    elif nth == -1:
        first, last = whole.last - dt.timedelta(days=length - 1), whole.last
    else:
        first = whole.first + dt.timedelta(days=(nth - 1) * length)
        last = min(first + dt.timedelta(days=length - 1), whole.last)
    precision = "week" if piece == "week" and count == 1 else "day" if length == 1 else "span"
    return Days(first, max(first, last), precision)  # type: ignore[arg-type]


def _coded_part(atom: Atom, anchors: Anchors) -> Days:
    fields = dict(atom.fields)
    if atom.has("short_year"):
        fields["year"] = f"20{fields['short_year']}"
    fields["nth"] += "th"
    return _quarter(Atom(atom.start, atom.end, atom.shape, {"piece": "quarter", **fields}), anchors)


def _quarter(atom: Atom, anchors: Anchors) -> Days:
    """Give a quarter; without a year it is the last such one that had begun when the article came out."""
    nth = ordinal_number(atom.fields["nth"])
    if "year" not in atom.fields and nth == -1:
        return calendar.unit_at("quarter", anchors.published, -1) if anchors.published else calendar.unknown("quarter")
    part = _part(Atom(atom.start, atom.end, atom.shape, {"piece": "quarter", **atom.fields}), anchors)
    late = anchors.published and part.first and part.first > anchors.published
    if late and part.last and "year" not in atom.fields and not anchors.ahead:
        return calendar.in_year(part, part.last.year - 1)
    return part


def _decade(atom: Atom, _: Anchors) -> Days:
    first = int(atom.fields["decade"]) if atom.has("decade") else 1900 + int(atom.fields["short_decade"])
    return Days(dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "decade")


def _years(atom: Atom, _: Anchors) -> Days:
    first, second = int(atom.fields["year"]), atom.fields["year2"]
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    return Days(dt.date(first, 1, 1), dt.date(last + 100 * (last < first), 12, 31), "span")


def _year(atom: Atom, _: Anchors) -> Days:
    return calendar.year(int(atom.fields["year"]))


def _fiscal(_: Atom, __: Anchors) -> Days:
    return calendar.unknown("year")  # its first day is the country's own; only a told end tells it


def _ending(atom: Atom, anchors: Anchors) -> Days:
    """Give a stretch by its last day: "the financial year ending March 31, 2022", "the nine months to June"."""
    fields = {name: value for name, value in atom.fields.items() if name not in ("unit", "count", "rel")}
    plain = Atom(atom.start, atom.end, "day" if atom.has("day") else "month", fields)
    end = resolve(plain, replace(anchors, ahead=True) if atom.has("current") else anchors)
    unit, count = atom.fields["unit"].rstrip("s"), count_of(atom.fields.get("count", "a"))
    precision = "year" if unit == "year" else "quarter" if unit == "quarter" else "span"
    if end is None or end.last is None or count is None:
        return calendar.unknown(precision)  # type: ignore[arg-type]
    after = end.last + dt.timedelta(days=1)
    if unit in ("day", "week"):
        first = after - dt.timedelta(days=count * (7 if unit == "week" else 1))
    else:
        first = calendar.step_months(after, -count * {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit])
    return Days(first, end.last, precision)  # type: ignore[arg-type]


_BY_SHAPE: dict[str, Callable[[Atom, Anchors], Days | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "ending": _ending,
    "fiscal": _fiscal,
    "day": _day,
    "part": _part,
    "coded_part": _coded_part,
    "quarter": _quarter,
    "same": same_again,
    "reporting": reporting,
    "stretch": stretch,
    "ago": ago,
    "step": stepped,
    "weekday": _weekday,
    "month": _month,
    "named": named,
    "season": season,
    "relative": unit_around,
    "decade": _decade,
    "years": _years,
    "year": _year,
}
