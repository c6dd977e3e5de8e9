"""How the press writes dates and periods: one pattern, and the reading of its shapes before any year is worked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from factx.parts.tables import alternation, words

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHORT = {"Sep": "Sept?"}


@dataclass(frozen=True, slots=True)
class Atom:
    """One date as worded: its offsets, its shape (a key of `_SHAPES`), and the words in the places of the shape."""

    start: int
    end: int
    shape: str
    fields: Mapping[str, str]

    def has(self, name: str) -> bool:
        """Say whether the wording fills a place."""
        return name in self.fields

    @property
    def told_year(self) -> int | None:
        """Give the year where the words tell it in figures."""
        return int(self.fields["year"]) if "year" in self.fields else None


def month_number(name: str) -> int:
    """Give the number of a month, from its name or its short form."""
    start = name[:3].title()
    return next(number for number, month in enumerate(words("date_months"), 1) if month.startswith(start))


def weekday_number(name: str) -> int:
    """Give the number of a weekday (Monday is 0), from its name or its short form."""
    start = name[:3].title()
    return next(number for number, day in enumerate(words("date_weekdays")) if day.startswith(start))


def ordinal_number(word: str) -> int:
    """Give the number of "first" to "fourth" and "1st" to "4th", and -1 for the last."""
    if word[0].isdigit():
        return int(word[0])
    ordinals = words("date_ordinals")
    return ordinals.index(word.lower()) + 1 if word.lower() in ordinals else -1


def count_of(word: str) -> int | None:
    """Give the value of "two" or "18", 1 for "a", None for what tells no number ("few")."""
    word = word.lower()
    if word.isdigit():
        return int(word)
    if word in ("a", "an", "the"):
        return 1
    return words("date_counts").index(word) + 1 if word in words("date_counts") else None


def _month_names() -> str:
    full = [form for name in words("date_months") for form in (name, name.upper())]
    short = [f"(?:{_SHORT.get(name[:3], name[:3])}|{name[:3].upper()})" for name in words("date_months")]
    return rf"(?:{'|'.join(full)}|(?:{'|'.join(short)})\.?)(?!\w)"


@cache
def _shapes() -> dict[str, str]:
    counted = alternation("date_counted")
    tail = rf"(?!\w|[.,:/]\d|-year|\s*%|\s+(?:more\s+|other\s+)?{counted}\b)"
    any_month = _month_names()
    month = rf"(?P<month>{any_month})"
    full_weekday = alternation("date_weekdays")
    weekday = rf"(?P<weekday>{full_weekday})(?!\w)"
    short_weekday = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
    named_day = (
        rf"(?:(?P<weekday>{full_weekday}|{short_weekday}(?=[.,(]|\s\())"
        r"(?:\.?\s*\(\s*|\.?\s*,?\s+(?:the\s+)?))?"
    )
    number = r"(?:3[01]|[12]\d|0?[1-9])"
    ordinal = r"(?:st|nd|rd|th)?"
    year = rf"(?P<year>(?:1[6-9]|20)\d\d){tail}"
    this_year = r"(?P<rel>this|last|next|the\s+(?:same|current|previous))\s+(?P<unit>year)"
    of_year = rf"(?:\s\({year}\)|\s*,?\s+(?:(?:of|in)\s+)?(?:the\s+year\s+)?(?:{year}|{this_year}))?"
    count = rf"(?P<count>\d{{1,3}}|(?i:{alternation('date_counts')}|(?:a\s+)?(?:few|couple\s+of)|several))"
    nth = rf"(?P<nth>(?i:{alternation('date_ordinals')}|last|final|opening)|[1-4](?:st|nd|rd|th))"
    units = r"days?|weeks?|months?|years?|quarters?|decades?"
    rel_unit = (
        r"(?P<rel>this|last|next|past|the\s+(?:current|coming|past|last|previous|next|present)|the(?=\s+year|\s+month))"
        r"\s+(?P<unit>week|month|quarter|year|decade)(?![\w-])"
    )
    target = rf"(?:(?:the\s+year\s+)?{year}|{month}{of_year}|{rel_unit})"
    edge = (
        r"(?P<edge>(?i:early|mid|late|earlier|later)[\s-]+(?:in\s+|on\s+)?"
        r"|(?:the\s+)?(?i:end|beginning|start|middle|turn|close|course|rest)\s+of\s+)"
    )
    part_of_day = r"(?:\s+(?:morning|afternoon|evening|night|noon|midday))?"
    ends = (
        r"(?:(?:that|which|to|(?P<current>will))\s+)*"
        r"(?:end(?:s|ed|ing)?|clos(?:e|es|ed|ing)|be\s+over|to|through)\s+(?:on\s+|in\s+)?"
    )
    month_day = rf"{month}\s+(?:the\s+)?(?P<day>{number}){ordinal}{tail}"
    day_month = rf"(?P<day>{number}){ordinal}\s+(?:of\s+)?{month}"
    fiscal = r"(?:[Ff]iscal|[Ff]inancial)"
    year_2 = rf"(?P<year2>\d{{4}}|\d\d){tail}(?!-\d)"
    raw_years = r"(?:19|20)\d\d(?:[-/–](?:\d{4}|\d\d))?"
    earlier = r"(?P<step>earlier|before|later|after|previous|preceding|prior|following)"
    closed = r"(?=\s*[,.;:)'\"]|\s*$|\s+(?:and|when|with|in|at|by|had|but|to)\b)"
    return {
        "iso": (
            r"(?P<year>(?:1[6-9]|20)\d\d)(?P<sep>[-/.])(?P<month_number>\d\d)(?P=sep)(?P<day>\d\d)"
            r"(?![\d/.-]*\d)(?!\w(?<!T))"
        ),
        "numeric": r"(?P<one>\d{1,2})(?P<sep>[-/.])(?P<two>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?!\w|[./-]\d)",
        "ending": (
            rf"(?:the\s+)?(?:(?P<current>current)\s+|last\s+)?(?:{count}[\s-]+(?P<unit>months?|weeks?|days?)"
            rf"|(?:{fiscal}\s+)?(?P<unit>year|quarter|half(?=[\s-]year)))"
            rf"(?:[\s-]+(?:year|period))?(?:\s+\d{{4}}(?:[/-]\d{{2,4}})?)?,?\s+{ends}(?:the\s+end\s+of\s+)?"
            rf"(?:{month_day}{of_year}|{day_month}{of_year}|{month}{of_year})"
        ),
        "fiscal": (
            rf"(?:(?i:the|this|last|current|next|previous)\s+)*(?:{fiscal}\s+(?:years?(?:\s+{raw_years})?|{raw_years})(?!\w)"
            r"|FY\s?'?\d{2,4}(?:[-/–]\d{2,4})?(?!\w))"
        ),
        "day": (
            rf"{named_day}(?:{month_day}(?:(?:\s*[-–]\s*|\s+(?:to|and|through)\s+(?:the\s+)?)"
            rf"(?P<day2>{number}){ordinal}{tail}(?!\s+(?:of\s+)?{any_month}))?{of_year}"
            rf"|(?:the\s+)?(?P<day>{number}){ordinal}(?:(?:\s*[-–]\s*|\s+(?:to|and|or|through)\s+(?:the\s+)?)"
            rf"(?P<day2>{number}){ordinal})?\s+(?:of\s+)?{month}{of_year})"
        ),
        "part": (
            rf"(?:the\s+)?{nth}[\s-]+(?:{count}[\s-]+)?(?P<piece>half|quarters?|months?|weeks?|days?)"
            rf"(?:\s+(?:of|in))?\s+{target}"
        ),
        "coded_part": (
            r"(?:(?P<piece>[QH])(?P<nth>[1-4])(?!\w)|(?P<nth>[1-4])(?P<piece>[QH])(?=(?:\d\d(?:\d\d)?)?(?!\w)))(?!-[a-z])"
            rf"(?:[\s/-]*(?:of\s+|in\s+)?(?:{year}|'?(?P<short_year>\d\d)(?!\w)))?"
        ),
        "quarter": rf"(?:the\s+)?{nth}[\s-]quarter(?![\w-])",
        "same": (
            r"(?:the\s+)?(?P<same>same|corresponding|comparable|equivalent|year-ago)\s+(?:[\w-]+-month\s+)?"
            r"(?P<piece>period|months?|quarter|half|stretch|time)"
            rf"(?:,?\s+(?:(?:of|in|during)\s+)?(?:(?:the\s+year\s+)?{year}"
            r"|(?P<back>last\s+year|(?:the\s+)?(?:previous|preceding|prior)\s+year|(?:a|the|one)\s+year\s+(?:earlier|before|ago))))?"
        ),
        "reporting": (
            r"(?i:the|this|that)\s+(?:(?:reporting|reported|given|said|reference|review|[a-z]+-month)\s+period|period\s+under\s+review"
            r"|same\s+span|period(?=[,.;]))"
        ),
        "stretch": (
            rf"(?:(?i:over|in|during|within|for|through|throughout|across)\s+)?(?:the\s+)?"
            rf"(?P<rel>(?i:last|past|previous|preceding|next|coming|following))\s+{count}\s+(?P<unit>{units}|hours?)(?!\w)"
        ),
        "ago": rf"(?:an?|{count})\s+(?P<unit>days?|weeks?|months?|years?|decades?|centuries)\s+ago",
        "step": (
            rf"(?:the\s+{earlier}\s+(?P<unit>day|week|month|quarter|year)(?![\w-])"
            rf"|(?:a|an|the|{count})\s+(?P<unit>days?|weeks?|months?|quarters?|years?)\s+{earlier}{closed}"
            rf"|(?:the|that)\s+(?P<step>same|next)\s+(?P<unit>day|week|month|year)(?![\w-])"
            rf"|(?P<step>that)\s+(?P<unit>day|month|year)(?![\w-]))"
        ),
        "weekday": (
            rf"(?:(?P<rel>(?i:last|this|next|past|coming))\s+|(?i:late|early)\s+(?:on\s+)?)?{weekday}{part_of_day}"
            rf"(?:\s+(?:of\s+)?(?P<rel>this|last|next)\s+(?P<unit>week))?"
        ),
        "month": rf"(?:{edge}|(?P<rel>(?i:last|this|next|past|coming))\s+)?{month}{of_year}",
        "named": (
            r"(?P<named>(?i:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|last\s+night"
            r"|this\s+(?:morning|afternoon|evening)|today|yesterday|tomorrow|tonight))(?!\w)"
        ),
        "season": (
            r"(?:the\s+)?(?:(?:last|this|next)\s+(?:spring|summer|autumn|fall|winter)(?!\w)"
            rf"|(?:spring|summer|autumn|winter)\s+(?:of\s+|in\s+)?{year})"
        ),
        "relative": (
            rf"(?:{edge})?(?:(?i:(?P<rel>this|last|next|past|the\s+(?:current|coming|past|last|present)))\s+"
            r"(?P<unit>week(?:end)?|month|quarter|year|decade)(?![\w-])"
            r"|(?<=of\s)(?P<rel>the)\s+(?P<unit>year|month|decade)(?![\w-]))"
        ),
        "decade": (
            r"(?:the\s+)?(?:(?i:early|mid|late)[\s-]+)?"
            r"(?:(?P<decade>(?:1[6-9]|20)\d0)|'(?P<short_decade>\d0))'?s(?!\w)"
        ),
        "years": rf"(?P<year>(?:1[6-9]|20)\d\d)(?P<dash>\s?[-–/]\s?){year_2}",
        "year": rf"(?:{edge}|(?:the\s+)?years?\s+)?{year}(?!\s?[-–/]\s?\d)",
    }


@cache
def _opening() -> re.Pattern[str]:
    """Give the pattern of the places where a date can begin: a few in a hundred words.

    It is the standard library's, which is several times as fast at passing over the rest.
    """
    plain = [*words("date_openers"), *words("date_counts"), *words("date_ordinals")]
    opener = "|".join(sorted(plain, key=len, reverse=True))
    lead, second = "|".join(words("date_leads")), "|".join(words("date_seconds"))
    lowered = rf"(?i:(?:{opener})|(?:{lead})\s+(?:the\s+)?(?:\d|'\d|[a-z]+-month|(?:{opener}|{second})\b))"
    names = rf"{_month_names()}|{alternation('date_weekdays')}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)[.,(\s]"
    return re.compile(rf"(?<![\w$€£¥₹.#])(?<!\d,)(?=\d|'\d|FY\s?'?\d|[QH][1-4]|{names}|{lowered})")


_PLACE = re.compile(r"\(\?P<(\w+)>|\(\?P=(\w+)\)")


@cache
def _pattern() -> re.Pattern[str]:
    """Give all shapes as one pattern. A place that stands in several of them is numbered: `month`, `month__2`."""
    seen: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        if match[1]:
            seen[name] = seen.get(name, 0) + 1
        unique = name if seen[name] == 1 else f"{name}__{seen[name]}"
        return f"(?P<{unique}>" if match[1] else f"(?P={unique})"

    return re.compile(_PLACE.sub(numbered, "|".join(f"(?P<{name}_>{shape})" for name, shape in _shapes().items())))


def read_atoms(text: str) -> Iterator[Atom]:
    """Yield every date as worded, in reading order, and what only looks like one (see `date_decoys`)."""
    shapes, end = _shapes(), 0
    for place in _opening().finditer(text):
        match = _pattern().match(text, place.start()) if place.start() >= end else None
        if match is None:
            continue
        end = match.end()
        shape = next(name for name in shapes if match[f"{name}_"] is not None)
        told = ((name, value) for name, value in match.groupdict().items() if value is not None and name[-1] != "_")
        fields = {name.partition("__")[0]: value for name, value in told}
        yield Atom(match.start(), end, shape, MappingProxyType(fields))
