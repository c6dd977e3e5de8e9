"""When a figure holds, who says so, and how sure: what the words around a fact say of it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

import regex

from factx.parts.assertions import assertion_of
from factx.parts.clauses import FAR, Clause, clause_at, clauses, sentence_around
from factx.parts.days import unit_at
from factx.parts.patterns import lazy_pattern
from factx.parts.published import published_of
from factx.parts.sources import source_of
from factx.parts.tables import alternation
from factx.types import Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.parts.dates import DateText
    from factx.parts.numbers import Number
    from factx.reading import Reading

__all__ = ["assertion_of", "period_of", "source_of"]


def period_of(reading: Reading, start: int, end: int) -> Period | None:
    """Give the period that governs the figure at `start:end`, or None where the text tells none.

    It is looked for behind the figure, before it in its clause, at the head of the sentence, and last behind the next
    figure; the day of a statement, of another figure, or of a clause that only tells more of a name is none.
    """
    low, high = sentence_around(reading, start, end)
    dates = [
        date
        for date in _dates_within(reading, low, high)
        if not _dates_statement(reading.text, date, low, start) and not _dates_other(reading.text, date, low, start)
    ]
    if not dates:
        return None
    parts = clauses(reading.text, low, high)
    own = clause_at(parts, start)
    # "hundreds who had fled on Monday": a figure told by its clause is dated in it
    told_in = clause_at(parts, max(start, end - 1))
    near = [
        date
        for date in dates
        if _reaches(reading.text, parts, own, date, start) or clause_at(parts, date.start) == told_in
    ]
    found = _governing(reading, near, start, end, own) or _of_the_event(reading.text, parts, dates, start)
    found = found or _closing(reading.text, dates, start)
    if found is None:
        return None
    words, last = reading.span(found.start, found.end).text, found.last
    since = _SINCE_WHEN.search(reading.text, max(low, found.start - 60), found.start)
    if last and (since or _THAT_BEGAN.search(reading.text, max(low, found.start - 40), found.start)):
        last = None  # "since fighting erupted on April 15", "in the war that began in 2014"
    if last is None and found.first and found.end <= start and _WHEN.match(reading.text, found.end):
        # "not since 1972, when an earthquake killed 5,000": the clause is about the year, not the years since
        last = unit_at(found.precision, found.first, 0).last
    return Period(start=found.first, end=last, precision=found.precision, text=words)


def _closing(text: str, dates: list[DateText], start: int) -> DateText | None:
    """Give the period set off at a sentence's end: it holds for all of "exports $3m, imports $5m, during 2020."."""
    last = dates[-1]
    closes = last.start > start and text[last.end : last.end + 1] in (".", ";", "\n", "")
    return last if closes and _SET_OFF.search(text, max(0, last.start - 14), last.start) else None


def _dates_within(reading: Reading, low: int, high: int) -> list[DateText]:
    head = published_of(reading.article.text) if low < FAR else None
    return [
        date
        for date in reading.dates[_first_at(reading.dates, low) : _first_at(reading.dates, high)]
        if not (head and date.start < head.end and head.start < date.end)
    ]


def _first_at(items: Sequence[DateText | Number], offset: int) -> int:
    return bisect_left(items, offset, key=lambda item: item.start)


# "Four were killed on July 14 while 28 others were hurt"
_SET_OFF = lazy_pattern(r",\s(?:during|in|over|for|throughout|within)\s\Z")
_MEANWHILE = lazy_pattern(r",?\s(?:while|whilst)\s")


def _reaches(text: str, parts: tuple[Clause, ...], own: Clause, date: DateText, start: int) -> bool:
    clause = clause_at(parts, date.start)
    if clause == own:
        return True
    if clause.part == "background" or (own.part == "background" and date.start >= own.end):
        return False
    between = [part for part in parts if min(clause.start, own.start) < part.start <= max(clause.start, own.start)]
    if any(part.part == "contrast" for part in between):
        # "In 2020 exports fell to $3m, while imports rose to $5m": what leads the sentence leads both
        leads = date.start < start and date.start - parts[0].start < len("In the first nine months of ")
        return leads or (date.start < start and _MEANWHILE.match(text, own.start) is not None)
    return True


_SAY_GAP = (
    r"(?:\s+(?:reporters|journalists|media|lawmakers|parliament|in|a|an|the|on|at|late|early|his|her|its|their|this|that|it|so|news|press"
    r"|conference|statement|briefing|interview|by|phone|telephone|television|TV|state|post|tweet|edition|report|here|of|to|with|for"
    r"|\p{Lu}[\w.]*))*\s*"
)


@cache
def _statement() -> regex.Pattern[str]:
    verbs = rf"{alternation('scope_say')}|spoke|speaking|made\s+public|published|released|presented"
    return lazy_pattern(rf"\b(?i:{verbs}|{alternation('scope_statements')}){_SAY_GAP}\Z")


@cache
def _saying_next() -> regex.Pattern[str]:
    return lazy_pattern(
        rf"(?:'s)?,?\s+(?:(?!that\b)[\w.'-]+,?\s+){{0,8}}?(?:{alternation('scope_say')})\b"
        r"|(?:'s)?,?\s+(?:[\w'-]+\s+){1,5}(?:issued|released|published|gave|read\s+out)\s+(?:a|an|the|its|his|her)\s+(?:\w+\s+)?(?:statement|list|report|names|figures)\b"
    )


_ISSUE = lazy_pattern(r"(?:'s)?\s+(?:edition|statement|briefing|press\s+conference|issue|session|meeting|interview)\b")
_SENT_FROM = lazy_pattern(r"[\p{Lu}][\p{Lu}\p{Ll}'./, -]{2,60}[,(]\s*")
_DASH = lazy_pattern(r"\s*\)?\s*(?:\([A-Z][\w./ ]{1,30}\)\s*)?(?:--|[–—-])\s")
_LEADING = lazy_pattern(r"[\s\"]*(?:(?:[\p{Lu}\s/,.'-]+(?:\([\w ]+\))?\s*[–—-]+\s*)?(?:\w+,?\s+){0,3})")


def _dates_statement(text: str, date: DateText, low: int, figure: int) -> bool:
    """Say whether a date is that of a statement ("said on Wednesday"), not of what is stated."""
    opened = text.startswith(("since", "Since", "until", "Until", "by ", "By "), date.start)
    if opened or date.precision not in ("day", "week"):
        return False
    said = _statement().search(text, max(low, date.start - 110), date.start) or _ISSUE.match(text, date.end)
    # "BRASILIA, Oct 24 - Exports fell"
    sent = _SENT_FROM.fullmatch(text, low, date.start) and _DASH.match(text, date.end)
    if said or sent:
        return True
    if not _LEADING.fullmatch(text, low, date.start):
        return False  # "died on Tuesday, police said": the speaker closes the sentence
    stop = figure if figure > date.end else min(len(text), date.end + 60)
    return _saying_next().match(text, date.end, stop) is not None


_SINCE_WHEN = lazy_pattern(r"\b[Ss]ince\s+(?:[\p{L}'-]+\s+){2,9}(?:(?:on|in|late|early)\s+)*\Z")
_THAT_BEGAN = lazy_pattern(
    r"\b(?:that|which)\s+(?:has\s+|had\s+)?(?:began|begun|started|erupted|broke\s+out)\s+(?:(?:in|on|with|early|late|mid)[\s-]+)*\Z"
)
_EVENT = lazy_pattern(
    r"\b(?:struck|hit|occurred|happened|took\s+place|erupted|broke\s+out|exploded|collapsed|crashed|sank|capsized|burst|began)\b"
    r"[^,;]{0,30}\Z"
)


def _of_the_event(text: str, parts: tuple[Clause, ...], dates: list[DateText], start: int) -> DateText | None:
    """Give the day of "the quake, which struck on Feb. 6, killed": of all background the one that tells when."""
    for date in dates:
        clause = clause_at(parts, date.start)
        if clause.part == "background" and date.end <= start and _EVENT.search(text, clause.start, date.start):
            return date
    return None


# "a record for the past decade", "the worst since 2010": what is compared; "a dam that has lain idle since 2019"
_COMPARED = lazy_pattern(
    r"\b(?:record|high|low|peak|highest|lowest|worst|deadliest|bloodiest|biggest|largest|heaviest|strongest|first\s+time|most\s+\w+)\b"
    r"[^,;.]{0,40}\Z"
)
_IDLE = lazy_pattern(r"\b(?:that|which|who)\s+(?:has|have|had)\b[^,;]{0,60}\Z")
_WHEN = lazy_pattern(r"\s*,?\s+when\b")


def _dates_other(text: str, date: DateText, low: int, figure: int) -> bool:
    if _COMPARED.search(text, max(low, date.start - 80), date.start):
        return not (date.end < figure and _WHEN.match(text, date.end))
    return (
        date.last is None
        and date.end < figure
        and _IDLE.search(text, max(low, date.start - 90), date.start) is not None
    )


def _governing(reading: Reading, dates: list[DateText], start: int, end: int, own: Clause) -> DateText | None:
    inside = next((date for date in dates if date.start < end and start < date.end), None)
    if inside:
        return inside
    text = reading.text
    figures = _other_figures(reading, start, end)
    behind = [
        date
        for date in dates
        if date.start >= end and not _is_attribute(text, date) and not _in_brackets(text, figures, end, date.start)
    ]
    before = [date for date in dates if date.end <= start and not _BASE_BEFORE.search(text, 0, date.start)]
    following = min((figure for figure in figures if figure >= end), default=len(text))
    is_subject = behind and own.holds(behind[0].start) and not _PREDICATE.search(text, own.start, end)
    beside = behind and behind[0].start < following and not _BASE.search(text, end, behind[0].start)
    if beside and (is_subject or _close_by(text, end, behind[0].start)):
        return behind[0]
    for date in reversed(before):
        taken = any(figure < date.start and _close_by(text, figure, date.start) for figure in figures)
        between = text[date.end : start]
        if not (taken and _CHANGE.search(between)):
            return date
    if behind and (own.holds(behind[0].start) or behind[0].start < following):
        between = text[end : behind[0].start]
        if not _CHANGE.search(between) and (is_subject or not _RESUMED.search(between)):
            return behind[0]
    return None


# "Thirteen people, among them two locals, were killed on July 14": what goes before the verb is its subject
_PREDICATE = lazy_pattern(
    r"\b(?:was|were|is|are|has|have|had|will|would|said|says|told|left|rose|fell|reached|\p{Ll}{3,}(?:ed|ing))\b"
)


def _is_attribute(text: str, date: DateText) -> bool:
    """Say whether a year only tells which: "the deficit of the 2020 budget"."""
    bare = date.end - date.start == len("2020") and text.endswith("the ", 0, date.start)
    return (
        bare
        and regex.match(r"\s(?!financial|fiscal|calendar|season|year)\p{Ll}{3,}", text[date.end : date.end + 12])
        is not None
    )


def _in_brackets(text: str, figures: list[int], end: int, date: int) -> bool:
    """Say whether a date stands in brackets behind a figure of their own: "$312m, up 6% ($293m in 2021)"."""
    opening = text.find("(", end, date)
    return opening >= 0 and text.find(")", opening, date) < 0 and any(opening < figure < date for figure in figures)


# "$5bn in 2019 from $4bn", "compared with": the date of one figure is not that of the other
_CHANGE = lazy_pattern(
    r"\b(?:(?<!up\s)to|from|(?<!more\s|less\s|fewer\s)than|compared|versus"
    r"|against(?=\s+(?:[\p{Sc}\d]|only|just|about|some|nearly|\p{Lu}{1,3}\p{Sc})))\b"
)


# "rose by $3m compared with the same month of 2019"
_BASE = lazy_pattern(r"\b(?:compared\s+(?:to|with)|in\s+comparison\s+(?:to|with)|relative\s+to|versus)\b")


_BASE_BEFORE = lazy_pattern(r"\b(?:compared\s+(?:to|with)|relative\s+to|versus|than\s+in)\s+(?:the\s+)?\Z")


def _close_by(text: str, low: int, high: int) -> bool:
    return high - low < 120 and not _AWAY.search(text, low, high)


_RESUMED = lazy_pattern(r",\s(?:has|have|had|was|were|is|are|will)\s")
_AWAY = lazy_pattern(r";|\s(?:while|whereas|but|and)\s|,\s(?:has|have|had|was|were|is|are|will)\s")


# "3.8 trillion tenge ($8.5 billion)", "450 trillion won, or around 308 billion U.S. dollars": the same sum again;
# "$6 per thousand BTUs": no figure of its own
_CONVERTED = lazy_pattern(
    r"\s*(?:[\w.]+\s+){0,4}?(?:[(\[]|,\s+or\b)\s*(?:(?:about|around|circa|or|some|nearly|roughly|approximately|over)\s+)*[\p{Sc}\p{Lu}.]{0,6}\s*"
)
_PER = lazy_pattern(r"\b(?:per|a|each|every)\s+\Z")


def _is_same_sum(text: str, number_start: int, number_end: int, start: int, end: int) -> bool:
    if _PER.search(text, max(0, number_start - 8), number_start):
        return True
    gap = text[end:number_start] if number_start >= end else text[number_end:start]
    return len(gap) < 60 and _CONVERTED.fullmatch(gap) is not None


def _other_figures(reading: Reading, start: int, end: int) -> list[int]:
    low, high = sentence_around(reading, start, end)
    dates = [(date.start, date.end) for date in _dates_within(reading, low, high)]
    return [
        number.start
        for number in reading.numbers[_first_at(reading.numbers, low) : _first_at(reading.numbers, high)]
        if number.decoy in (None, "money")
        and not (number.start < end and start < number.end)
        and not _is_same_sum(reading.text, number.start, number.end, start, end)
        and not any(first <= number.core_start < last for first, last in dates)
    ]
