"""Dates and periods of a text, resolved against the publication date; never against the machine's clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from factx.parts import days as calendar
from factx.parts.date_decoys import read_worded_dates
from factx.parts.date_grammar import Atom
from factx.parts.date_relative import Anchors
from factx.parts.date_resolve import resolve
from factx.parts.days import Days
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import alternation
from factx.types import Precision

_NEAR = 120
"""How far from a date, in characters, the words stand that say whether it lies ahead."""


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


@dataclass(frozen=True, slots=True)
class _Group:
    """One or two atoms that make one date, and the word before them that opens an end or begins a range."""

    start: int
    end: int
    atoms: tuple[Atom, ...]
    opener: str


def read_dates(text: str, *, published: dt.date | None) -> Iterator[DateText]:
    """Yield every date and period of a folded text in reading order; they do not overlap."""
    groups = list(_groups(text))
    last: Days | None = None
    stretch: Days | None = None
    for index, group in enumerate(groups):
        atom = group.atoms[0]
        told = _year_before(text, groups, index)
        anchors = Anchors(published, told, _is_ahead(text, group), last, stretch)
        if atom.shape == "ago" and last and index and _is_compared(text, groups[index - 1].end, group.start):
            anchors = replace(anchors, compared=last)
        if atom.shape in ("same", "reporting") and stretch is None:
            anchors = replace(anchors, stretch=_stretch_after(text, groups, index, anchors))
        found = _days(group, anchors)
        if found is None:
            continue
        if found.first or found.last:
            last = found
            if found.first and found.last and found.precision not in ("day", "decade"):
                stretch = found
        opened = _open(group, found, published)
        yield DateText(group.start, group.end, opened.first, opened.last, opened.precision)


_JOIN = lazy_pattern(r"\s?[-–—]\s?|\s+(?:to|until|till|through|and)\s+(?:at\s+least\s+|the\s+)?", regex.IGNORECASE)
_OPENER = lazy_pattern(
    r"\b(since|from|between|after|before|by|until|till|up to|up until|through|prior to|no later than|not later than"
    r"|starting(?:\s+(?:from|in|on))?|beginning(?:\s+(?:from|in|on))?|effective|ever since|as of|as at)"
    r"\s+(?:at\s+least\s+|about\s+|around\s+|early\s+|late\s+|on\s+|in\s+)?\Z",
    regex.IGNORECASE,
)
_SINGLE = frozenset({"same", "reporting", "stretch", "ago", "step", "fiscal", "ending", "season", "relative", "part"})
"""Shapes that are whole in themselves and begin or end no range."""


def _groups(text: str) -> Iterator[_Group]:
    atoms = list(read_worded_dates(text))
    index, floor = 0, 0
    while index < len(atoms):
        atom = atoms[index]
        opener = _OPENER.search(text, max(floor, atom.start - 28), atom.start)
        word = " ".join(opener[1].lower().split()) if opener else ""
        start = opener.start() if opener and word not in ("as of", "as at") else atom.start
        pair: tuple[Atom, ...] = (atom,)
        if index + 1 < len(atoms) and _joined(text, atom, atoms[index + 1], word):
            pair = (atom, atoms[index + 1])
            index += 1
        end = pair[-1].end
        if pair[-1].shape == "day" and "(" in text[pair[-1].start : end] and text[end : end + 1] == ")":
            end += 1
        if len(pair) == 1 and word == "between":
            start, word = atom.start, ""
        yield _Group(start, end, pair, word)
        floor = end
        index += 1


def _joined(text: str, first: Atom, second: Atom, opener: str) -> bool:
    gap = text[first.end : second.start]
    if not _JOIN.fullmatch(gap) or _SINGLE & {first.shape, second.shape} or "years" in (first.shape, second.shape):
        return False
    words = gap.split()[0].lower()
    if words == "and":
        # "April and May" is one stretch, "2018 and 2019" are two years
        return opener == "between" or (first.shape == second.shape == "month" and "year" not in first.fields)
    if words in ("-", "–", "—") and gap != words and "weekday" in (first.shape, second.shape):
        return False
    return first.shape == second.shape or opener == "from" or "day" in (first.shape, second.shape)


_SENTENCE_END = lazy_pattern(r"[.!?][\"')\]]*\s+[\"'(\[]?\p{Lu}|\n\s*\n")


_TURN = lazy_pattern(r"[;:,(]|\b(?:while|but|said|now)\b")


def _year_before(text: str, groups: list[_Group], index: int) -> int | None:
    """Give the year told shortly before in the same sentence: "in 2013 ... and in March"."""
    if index == 0 or any(atom.told_year for atom in groups[index].atoms):
        return None
    before = groups[index - 1]
    between = text[before.end : groups[index].start]
    told = before.atoms[-1].told_year
    if told is None or len(between) > _NEAR or before.atoms[-1].shape in ("years", "fiscal"):
        return None
    month_to_month = before.atoms[-1].shape in ("month", "day") and len(between) <= len(", and on the ")
    same = not _SENTENCE_END.search(between) and not _TURN.search(between)
    return told if month_to_month or same else None


_COMPARED = lazy_pattern(r"\b(?:from|against|compared|than|versus|over|up|down)\b")


def _is_compared(text: str, start: int, end: int) -> bool:
    """Say whether a date is held against the one before: "$15 billion in June from $16 billion a year ago"."""
    between = text[start:end]
    return len(between) < _NEAR and _COMPARED.search(between) is not None and not _SENTENCE_END.search(between)


@cache
def _tenses() -> regex.Pattern[str]:
    return lazy_pattern(rf"\b(?:(?P<ahead>{alternation('date_future')})|(?P<past>{alternation('date_past')}))\b")


_CLAUSE_END = lazy_pattern(r"[;\n]|[.!?]\s")


_WAS = lazy_pattern(r"\b(?:was|were|had|did|been|lasted|went|ran|\p{Ll}{3,}ed)\b")


def _is_ahead(text: str, group: _Group) -> bool:
    """Say whether the verb nearest to the date speaks of what is to come: before it in the clause, else after it."""
    low = max(0, group.start - _NEAR)
    if group.opener in ("until", "till"):
        # "if the rain goes on until Friday"; "he was in office until March"
        return not _WAS.search(text, max(low, group.start - 40), group.start)
    breaks = [match.end() for match in _CLAUSE_END.finditer(text, low, group.start)]
    before = list(_tenses().finditer(text, breaks[-1] if breaks else low, group.start))
    if before:
        return before[-1]["ahead"] is not None
    stop = _CLAUSE_END.search(text, group.end, min(len(text), group.end + _NEAR))
    after = _tenses().search(text, group.end, stop.start() if stop else min(len(text), group.end + _NEAR))
    return bool(after and after["ahead"])


def _stretch_after(text: str, groups: list[_Group], index: int, anchors: Anchors) -> Days | None:
    """Give the period that follows in the sentence: "Compared with the same period of 2019, the first half of 2020"."""
    for group in groups[index + 1 : index + 3]:
        if _SENTENCE_END.search(text[groups[index].end : group.start]):
            return None
        found = _days(group, anchors)
        if found and found.first and found.last and found.precision != "day":
            return found
    return None


def _days(group: _Group, anchors: Anchors) -> Days | None:
    try:
        if len(group.atoms) == 1:
            return resolve(group.atoms[0], anchors)
        return _range(group.atoms[0], group.atoms[1], anchors)
    except (OverflowError, ValueError):  # days before the year 1 or after 9999
        return calendar.unknown("span")


def _range(one: Atom, two: Atom, anchors: Anchors) -> Days | None:
    """Join the two ends of a range; the year told at one end holds for the other, across a new year too."""
    second = resolve(two, replace(anchors, year=one.told_year or anchors.year))
    if second is None or second.last is None:
        return second and calendar.unknown("span")
    first = resolve(one, replace(anchors, year=two.told_year or second.last.year))
    if first is None or first.first is None:
        return first and calendar.unknown("span")
    crossed = first.first > second.last
    if crossed and one.told_year is None:
        if one.shape == "weekday":
            first = calendar.day(first.first - dt.timedelta(weeks=1))
        else:
            first = calendar.in_year(first, second.last.year - 1)
    elif crossed and two.told_year is None and one.told_year is not None:
        second = calendar.in_year(second, one.told_year + 1)
    if first.first is None or second.last is None or first.first > second.last:
        return calendar.unknown("span")
    return Days(first.first, second.last, "span")


_SINCE = frozenset({"since", "ever since", "after", "effective"})
_UNTIL = frozenset({"by", "until", "till", "up to", "up until", "through", "no later than", "not later than"})


def _open(group: _Group, found: Days, published: dt.date | None) -> Days:
    """Open the end that the word before leaves open: "since September 27", "by 2029", "from 2025"."""
    word = group.opener
    if len(group.atoms) > 1 or group.atoms[0].has("day2") or not found.first or not found.last:
        return found
    if word == "after":
        return replace(found, first=found.last + dt.timedelta(days=1), last=None)
    if word in _SINCE or word.startswith(("starting", "beginning")):
        return replace(found, last=None)
    if word in _UNTIL:
        return replace(found, first=None)
    if word in ("before", "prior to"):
        return replace(found, first=None, last=found.first - dt.timedelta(days=1))
    if word == "from" and _goes_on(group.atoms[0], found, published):
        return replace(found, last=None)
    return found


def _goes_on(atom: Atom, found: Days, published: dt.date | None) -> bool:
    """Say whether "from" begins a stretch: "from April", "from 2027"; no more than "footage from Friday" does."""
    if atom.shape in ("month", "day", "iso"):
        return True
    return published is not None and found.first is not None and found.first > published
