"""Worded dates -> days: what the publication date, the year told near by and the period before make of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from factx.parts import days as calendar
from factx.parts.date_grammar import Atom, count_of, month_number, ordinal_number, weekday_number
from factx.parts.days import Days

_ROLLING = frozenset({"past", "the past"})
_BACK = frozenset({"last", "past", "previous", "preceding"})
_UNTOLD = -1
_FAR_AHEAD = 270
"""Days ahead from which on a month without a year is the one behind: in May, no "will" makes April that of next year."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a worded date is resolved against.

    `published` is the day of publication; `year` a year that holds for dates without one; `ahead` says that the words
    around speak of what is to come; `last` is the date or period before, `stretch` the last one longer than a day.
    """

    published: dt.date | None
    year: int | None = None
    ahead: bool = False
    last: Days | None = None
    stretch: Days | None = None


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
            return anchors.published.year + _step(rel)
        return _UNTOLD
    return None


def _step(rel: str) -> int:
    words = rel.lower().split()[-1]
    return {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(words, 0)


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
        if atom.fields["rel"].lower() in _BACK:
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
        return calendar.day(monday + dt.timedelta(days=number, weeks=_step(rel)))
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
        return _unit(atom, anchors)
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


def _same(atom: Atom, anchors: Anchors) -> Days:
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


def _reporting(atom: Atom, anchors: Anchors) -> Days | None:
    if anchors.stretch is None and atom.end - atom.start <= len("that period"):
        return None  # "a five-year high for the period"
    return anchors.stretch or calendar.unknown("span")


def _stretch(atom: Atom, anchors: Anchors) -> Days:
    count, unit = count_of(atom.fields["count"]), atom.fields["unit"].rstrip("s")
    if count is None or anchors.published is None:
        return calendar.unknown("span")
    if unit == "hour":
        unit, count = "day", max(1, count // 24)
    back = atom.fields["rel"].lower() in _BACK
    return calendar.stretch(unit, anchors.published, -count if back else count)


def _ago(atom: Atom, anchors: Anchors) -> Days:
    count, unit = count_of(atom.fields.get("count", "a")), atom.fields["unit"].rstrip("s")
    precision = unit if unit in ("day", "week", "month", "year", "decade") else "span"
    if count is None or anchors.published is None or unit == "centurie":
        return calendar.unknown(precision)  # type: ignore[arg-type]
    return calendar.unit_at(unit, anchors.published, -count)


def _stepped(atom: Atom, anchors: Anchors) -> Days:
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


def _named(atom: Atom, anchors: Anchors) -> Days:
    words = " ".join(atom.fields["named"].lower().split())
    if anchors.published is None:
        return calendar.unknown("day")
    steps = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    return calendar.day(anchors.published + dt.timedelta(days=steps.get(words, 0)))


def _unit(atom: Atom, anchors: Anchors) -> Days:
    unit, rel = atom.fields["unit"].lower(), " ".join(atom.fields["rel"].lower().split())
    precision = unit if unit != "weekend" else "span"
    if anchors.published is None:
        return calendar.unknown(precision)  # type: ignore[arg-type]
    if rel in _ROLLING or (unit == "decade" and rel not in ("this", "the current")):
        return calendar.stretch(unit, anchors.published, _step(rel) or -1)
    return calendar.unit_at(unit, anchors.published, _step(rel))


def _season(_: Atom, __: Anchors) -> Days:
    return calendar.unknown("span")  # which months a summer has depends on the hemisphere


def _decade(atom: Atom, anchors: Anchors) -> Days:
    if atom.has("decade"):
        first = int(atom.fields["decade"])
    else:
        first = 1900 + int(atom.fields["short_decade"])
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
    "same": _same,
    "reporting": _reporting,
    "stretch": _stretch,
    "ago": _ago,
    "step": _stepped,
    "weekday": _weekday,
    "month": _month,
    "named": _named,
    "season": _season,
    "relative": _unit,
    "decade": _decade,
    "years": _years,
    "year": _year,
}
