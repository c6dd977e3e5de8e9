"""Which kind of sum it is, by the words of its measure or, failing that, around it."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import regex

from factx.parts.patterns import lazy_pattern
from factx.parts.tables import words

_WORKS = frozenset(words("money_works"))

# "deficit with Peru" is told by both words
_LINK = lazy_pattern(
    r"(?i)\s(?:for|of|to|from|in|on|(?<!deficit\s)(?<!deficits\s)with|under|between|against|towards?|per|at|by)\s"
)


@cache
def _rows() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    text = (files("factx.parts") / "money_categories.csv").read_text(encoding="utf-8")
    by_category: dict[str, list[str]] = {}
    for row in csv.DictReader(text.splitlines()):
        by_category.setdefault(row["category"], []).append(row["word"])
    return tuple(
        (category, lazy_pattern(rf"(?i)\b(?:{'|'.join(sorted(entries, key=len, reverse=True))})\b"))
        for category, entries in by_category.items()
    )


def category_of(text: str, measure: str | None, start: int, end: int) -> str:
    """Give the category of the sum at `start:end`: of its measure, else of the words right around it."""
    if measure is not None:
        # "loan for construction of the plant" is a loan: the head noun tells before what hangs on it.
        found = _last(_LINK.split(measure, maxsplit=1)[0]) or _last(measure)
        if found is not None:
            return found
    before, behind = _tail(text[max(0, start - 60) : start]), _head(text[end : end + 50])
    around = _last(before) or _last(behind)
    return around or ("cost" if measure is not None and _is_a_work(measure, text[end : end + 60]) else "other")


def _is_a_work(measure: str, behind: str) -> bool:
    """Say whether what is built stands right behind its sum: "a $640 million power plant"."""
    thing = _LINK.split(measure, maxsplit=1)[0]
    return thing.casefold().split()[-1] in _WORKS and regex.match(rf"[\s-]{regex.escape(thing)}\b", behind) is not None


def _tail(before: str) -> str:
    return regex.split(r"[.;\n]\s", before)[-1]


def _head(after: str) -> str:
    return regex.split(r"[.;\n](?:\s|$)", after)[0]


def _last(words: str) -> str | None:
    """Give the category whose word comes last in the measure: "export loan" is a loan."""
    best: tuple[int, str] | None = None
    for category, pattern in _rows():
        for match in pattern.finditer(words):
            if best is None or match.end() > best[0]:
                best = match.end(), category
    return None if best is None else best[1]
