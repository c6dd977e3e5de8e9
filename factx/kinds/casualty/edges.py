"""Where a clause without a verb begins and ends, and which of its words are a name or a time."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factx.kinds.casualty.lexicon import word_set
from factx.parts.people import people_noun
from factx.parts.tables import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexing import Item

_OPENERS = frozenset({",", ";", ":", "–", "(", "and", "while", "but", "*", "•", "·", "●", "■", "‣", "◦"})
_ENDERS = frozenset({",", ";", "–", ")", "(", "and", "while", "but"})
_PREPOSITIONS = frozenset({"in", "on", "at", "by", "during", "from", "near"})
_UNITS = frozenset({"day", "days", "week", "month", "year", "night", "morning", "evening", "afternoon", "noon", "hour"})
_TIMES = (
    _UNITS
    | {"weekend", "midnight", "yesterday", "today", "earlier", "later", "overnight", "nightfall", "dusk", "dawn"}
    | {"weeks", "months", "years", "hours", "midday", "spring", "summer", "autumn", "winter", "sunset", "daybreak"}
)
_LEADS = frozenset({"on", "in", "the", "a", "last", "this", "by", "since", "late", "early", "one", "two", "during"})
_MAX_TIME = 4
_BODIES = frozenset(
    {"groups", "organisations", "organizations", "campaigners", "charities", "papers", "reports", "unions"}
    | {"morgue", "mortuary", "clinic", "coastguard", "guard", "list", "website", "radio", "broadcaster", "outlets"}
)


@cache
def speaking() -> frozenset[str]:
    """Give the nouns without a capital that can be who gives a figure."""
    return frozenset(words("scope_speakers")) | frozenset(words("scope_groups")) | _BODIES


def opens_here(items: Sequence[Item], at: int) -> bool:
    """Say whether a clause without a verb may begin at an item."""
    return at <= 0 or items[at - 1].low in _OPENERS


def ends_here(items: Sequence[Item], at: int, *, prepositions: bool = False) -> bool:
    """Say whether a clause ends before an item; `prepositions`: or only says when and where from there on."""
    if at >= len(items) or items[at].low in _ENDERS:
        return True
    return prepositions and (items[at].low in _PREPOSITIONS or is_time(items[at]) or time_at(items, at, len(items)))


def next_edge(items: Sequence[Item], at: int) -> int:
    """Give the item that ends the clause which an item stands in."""
    return next((k for k in range(at, len(items)) if items[k].low in _ENDERS), len(items))


def is_time(item: Item) -> bool:
    """Say whether a word tells a time: a day, a month, a year, "evening", "later"."""
    return item.low in _TIMES or item.low in word_set("casualty_no_place") or _is_year(item)


def _is_year(item: Item) -> bool:
    return item.kind == "word" and len(item.low) == len("2021") and item.low.isdigit() and item.low[:2] in ("19", "20")


def time_at(items: Sequence[Item], at: int, edge: int) -> bool:
    """Say whether words of time begin at an item: "on Tuesday", "the next day", "a week later"."""
    stop = min(edge, at + _MAX_TIME, len(items))
    if at >= stop or not (items[at].low in _LEADS or is_time(items[at])):
        return False
    return any(is_time(items[k]) for k in range(at, stop))


def is_name(item: Item) -> bool:
    """Say whether a word may be part of the name of a place."""
    if item.kind != "word" or not item.text[0].isupper() or item.low in word_set("casualty_no_place"):
        return False
    return people_noun(item.low) is None and item.low not in word_set("casualty_function") | {"in", "at", "on", "the"}
