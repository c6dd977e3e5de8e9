"""What the head of an article says of itself: its date, its publisher, its title and the place it was sent from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from factx.parts.dates import DateText, read_dates
from factx.parts.fold import fold
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import alternation
from factx.types import PublishedFrom

_HEAD_LINES = 25
_HEAD = 6000
"""The lines, and at most the characters, that are held to be the head."""


class Publication(NamedTuple):
    """The day an article came out, where the head tells it, and the offsets of the date's words."""

    day: dt.date
    said_in: PublishedFrom
    start: int
    end: int


class _Line(NamedTuple):
    start: int
    text: str


def _head(text: str) -> Iterator[_Line]:
    start, seen = 0, 0
    # Raw lines, as folding joins wrapped ones; their characters are folded one by one.
    for raw in text[:_HEAD].split("\n"):
        line = fold(raw)
        if line.strip():
            yield _Line(start, line)
            seen += 1
        if seen == _HEAD_LINES:
            return
        start += len(raw) + 1


_HEADER = lazy_pattern(r"\s*(?:date|pubdate|dc\.date)\s*[:=]?\s*(?=\d{4}-\d\d-\d\d)")
_LABEL = lazy_pattern(
    r"\b(?P<label>first\s+published|published|posted|issued|date|released|last\s+updated|updated|last\s+modified|modified)"
    r"(?:\s+by\s+[^\n.]{2,40}?)?(?:\s+(?:on|at|date))?\s*[:|–-]?\s*(?:on\s+)?(?:\d{1,2}:\d\d\s*(?:[ap]\.?m\.?)?,?\s*(?:[A-Z]{2,4}\b)?,?\s*)?"
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*[.,]?\s+)?\Z",
    regex.IGNORECASE,
)
_AROUND = lazy_pattern(
    r"[\s,.;:|•·/()\[\]+–—-]|\d{1,2}[:.]\d\d(?::\d\d)?(?:[ap]\.?m\b\.?)?"
    r"|\b(?:[ap]\.?m\b\.?|[A-Z]{2,4}|at|on|min(?:ute)?s?|read|o'clock|local time|h|ago|\d\s+min)\b",
    regex.IGNORECASE,
)
_SENT_FROM = lazy_pattern(r"\s*[\p{Lu}][\p{Lu}\p{Ll}'./, -]{2,60}[,(]\s*(?:\([A-Z][\w ]+\),?\s*)?\Z")
_DASH_AFTER = lazy_pattern(r"\s*\)?,?\s*(?:\([A-Z][\w./ ]{1,30}\)|/[\w ]+/)?\s*(?:--|—|[–:-](?=\s|\Z))")


@lru_cache(maxsize=4)  # asked for the article, and again for each of its facts
def published_of(text: str) -> Publication | None:
    """Give the publication date that the head tells, and where it stands; a date of the story's prose is none."""
    alone: Publication | None = None
    updated: Publication | None = None
    dateline: Publication | None = None
    for line in _head(text):
        for date in read_dates(line.text, published=None):
            if date.first is None or date.first != date.last:
                continue
            found = Publication(date.first, "header", line.start + date.start, line.start + date.end)
            before = line.text[: date.start]
            if _HEADER.fullmatch(before):
                return alone or found
            if label := _LABEL.search(before):
                if "update" not in label["label"].lower() and "modified" not in label["label"].lower():
                    return found if alone is None or found.day < alone.day else alone
                updated = updated or found
            elif _stands_alone(line.text, date) or _closes_names(line.text, date):
                alone = alone or found  # a page tells the reader's day above that of the article
            elif dateline is None and _SENT_FROM.fullmatch(before) and _DASH_AFTER.match(line.text, date.end):
                dateline = found._replace(said_in="dateline")
    return alone or updated or dateline


_NEXT_PART = lazy_pattern(r"[|•·]|\b(?:[Ll]ast\s+)?(?:[Uu]pdated|[Mm]odified)\b")


def _stands_alone(line: str, date: DateText) -> bool:
    """Say whether a line, or the part of it between bars, is the date and nothing else but a time."""
    low = max((line.rfind(mark, 0, date.start) for mark in "|•·"), default=-1) + 1
    stop = _NEXT_PART.search(line, date.end)
    rest = line[low : date.start] + " " + line[date.end : stop.start() if stop else len(line)]
    return not _AROUND.sub("", rest) and date.end - date.start > len("2020")


# "Xinhua 2021-05-03 10:00:12", "By Jane Doe, May 3, 2021": names and a day, and no sentence
_NAMES = lazy_pattern(r"\s*(?:(?:\p{Lu}[\w.'&-]*|by|of|and|for|no\.|\d{1,3})[\s,|:/–-]+){1,8}")


def _closes_names(line: str, date: DateText) -> bool:
    return not _AROUND.sub("", line[date.end :]) and _NAMES.fullmatch(line, 0, date.start) is not None


@cache
def _agency() -> regex.Pattern[str]:
    return lazy_pattern(rf"\((?P<name>{alternation('scope_agencies')})(?:/[\w ]+)?\)\s*(?:--|[–—-])")


_BY_LINE = lazy_pattern(r"\s*date\s+\d{4}-\d\d-\d\d\s+By\s+(?P<name>\p{Lu}[\w.&'-]*(?:\s+\p{Lu}[\w.&'-]*){0,4})\s*\Z")
_MASTHEAD = lazy_pattern(
    r"\s*(?:Back\s+)?(?P<name>(?:The\s+)?(?:\p{Lu}[\w'-]*\s+){0,3}(?:[\w]+-)?"
    r"(?:Times|Post|Herald|Gazette|Tribune|Guardian|Telegraph|Journal|Observer|Standard|Chronicle|Independent|Mirror|Star|Monitor"
    r"|Citizen|Daily|Agency|Today|Mail|Press|Dispatch|Examiner|Inquirer|Bulletin|Courier|Argus))!?\s*\Z"
)
_NO_PUBLISHER = lazy_pattern(
    r"staff(?:\s+(?:writer|reporter))?|.*\b(?:writer|correspondent|reporter|editor)\b", regex.IGNORECASE
)
_MASTHEAD_LINES = 4


def publisher_of(text: str) -> str | None:
    """Give the publisher that the head tells: in its header, as masthead, or as the agency of the dateline."""
    for number, line in enumerate(_head(text)):
        found = _BY_LINE.fullmatch(line.text) or _agency().search(line.text, 0, 160)
        if found is None and number < _MASTHEAD_LINES:
            found = _MASTHEAD.fullmatch(line.text)
        if found and not _NO_PUBLISHER.fullmatch(found["name"]):
            return " ".join(found["name"].split())
    return None


_PROSE = lazy_pattern(r".*[\w)\]\"'%][.!?][\"')\]]*\s*\Z")
_BULLET = lazy_pattern(r"\s*[•*·-]\s")
_BYLINE = lazy_pattern(
    r"\s*-?\s*(?:by\s+\p{Lu}|photo\b|source\b|advertisement|share\b|image\b|published\b|updated\b)", regex.IGNORECASE
)
_MENU = lazy_pattern(
    r".*(?:»|\s[<>›]\s)|(?:see|back|read|click|sign|log|subscribe|follow|share|skip|you\s+might|more|listen)\b",
    regex.IGNORECASE,
)
_SHORTEST_TITLE, _LONGEST_TITLE, _PROSE_WORDS = 4, 24, 12


def title_of(text: str) -> str | None:
    """Give the headline: the first short line of the head that ends no sentence, where prose follows."""
    lines = list(_head(text))
    for number, line in enumerate(lines):
        words = line.text.strip()
        if _is_prose(words) or dateline_of(words):
            return None
        if not _is_headline(words) or not any(_is_prose(later.text) for later in lines[number + 1 :]):
            continue
        # "Home World Dam bursts in Kenya" before "Dam bursts in Kenya": the way through the site stands before it
        later = (other.text.strip() for other in lines[number + 1 : number + 4])
        start = next((words.index(other) for other in later if _is_headline(other) and words.endswith(other)), 0)
        raw = text[line.start : line.start + len(line.text)].strip()
        return raw[start:] or None
    return None


def _is_prose(line: str) -> bool:
    return len(line.split()) > _PROSE_WORDS and _PROSE.match(line) is not None


def _is_headline(line: str) -> bool:
    count = len(line.split())
    if not _SHORTEST_TITLE <= count <= _LONGEST_TITLE or any(shape.match(line) for shape in (_BULLET, _BYLINE, _MENU)):
        return False
    if line.endswith((".", ":", ";", ",", "»")) or _HEADER.match(line):
        return False
    if any(date.first and date.first == date.last for date in read_dates(line, published=None)):
        return False  # a line with a full date is one of the head
    return line[0].isupper() or line[0].isdigit() or line[0] in "'\"$€£"


_CAPITALS = r"\p{Lu}[\p{Lu}'.-]+(?:\s\p{Lu}[\p{Lu}'.-]*){0,3}"
_PLACE = lazy_pattern(
    rf"(?:\s*date\s+[\d-]{{10}})?\s*(?P<place>{_CAPITALS}(?:,\s\p{{Lu}}[\p{{L}}.' -]{{1,30}})?(?:\s/\s{_CAPITALS})*)"
    r"\s*(?=\(|,\s+\p{Lu}\p{L}{2,8}\.?\s\d|--|\s[–—-]\s|[–—]|:\s|\Z)"
)
_PLACE_IN_TITLE_CASE = lazy_pattern(
    r"(?:\s*date\s+[\d-]{10})?\s*(?P<place>\p{Lu}\p{Ll}+(?:[\s-]\p{Lu}\p{Ll}+){0,2}(?:,\s\p{Lu}\p{Ll}+)?)"
    r"(?:\s?:\s|\s*\([A-Z][\w ]+\)\s*[–—-]+\s|,\s+\p{Lu}\p{Ll}{2,8}\.?\s\d{1,2}\s*(?:\(|[–—-])|\s(?:--|[–—-])\s)"
)


@cache
def _labels() -> regex.Pattern[str]:
    return lazy_pattern(rf"(?:{alternation('scope_labels')})", regex.IGNORECASE)


def dateline_of(text: str) -> str | None:
    """Give the place that the story was sent from: "KHARTOUM, Sudan", "New Delhi"."""
    for line in _head(text):
        found = _PLACE.match(line.text)
        if found and found.end() == len(line.text.rstrip()) and "," not in found["place"]:
            found = None  # a heading in capitals
        if found is None and _PROSE.match(line.text):
            found = _PLACE_IN_TITLE_CASE.match(line.text)
        if found and not _labels().fullmatch(found["place"]) and len(found["place"]) > 2:
            return found["place"].strip()
    return None
