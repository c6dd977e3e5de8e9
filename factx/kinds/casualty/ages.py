"""Ages behind people: "a teacher, 34, was killed", "two brothers, aged nine and 12"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.parts.people import people_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexing import Item

_OLDEST = 112
_GOES_ON = frozenset({"and", "or", "a", "an", "his", "her", "their", "another", "as", "along"})
_AGED = frozenset({"aged", "age", "both"})


def after_ages(items: Sequence[Item], last: int, count: int | None) -> int:
    """Give the item behind the ages of `count` people that end before `last`; `last` itself where no ages follow."""
    at = _open(items, last)
    ages = 0
    while at and at < len(items) and _is_age(items, at):
        ages += 1
        at += 1
        if at + 1 < len(items) and items[at].low in (",", "and") and _is_age(items, at + 1):
            at += 1
    both = "both" in (item.low for item in items[last : last + 2])
    if not ages or (ages != count and not both):
        return last
    if at < len(items) and items[at].kind == "word" and not _is_aged(items, last):
        return last
    return at + _closes(items, at)


def _closes(items: Sequence[Item], at: int) -> bool:
    """Tell the comma that ends an apposition from one before the next of a list."""
    if at + 1 >= len(items) or items[at].text != ",":
        return False
    return items[at + 1].kind == "word" and items[at + 1].low not in _GOES_ON and not items[at + 1].text.isdecimal()


def is_age(items: Sequence[Item], at: int) -> bool:
    """Say whether a number is the age of the one before it: "the driver, 45, was hurt"."""
    if at < 2 or at + 1 >= len(items) or items[at - 1].text != "," or items[at + 1].text != ",":
        return False
    noun = people_noun(items[at - 2].low)
    return noun is not None and noun.plural is False and _is_age(items, at)


def _open(items: Sequence[Item], last: int) -> int:
    """Give the item where ages may begin, 0 where none may: behind a comma, "aged", or both."""
    at = last
    if at < len(items) and items[at].text == ",":
        at += 1
    if at < len(items) and items[at].low in _AGED:
        at += 1
    return at if at > last else 0


def _is_aged(items: Sequence[Item], last: int) -> bool:
    return bool(_AGED & {item.low for item in items[last : last + 2]})


def _is_age(items: Sequence[Item], at: int) -> bool:
    number, text = items[at].number, items[at].text
    if text.isdecimal():
        return int(text) <= _OLDEST  # the reading may know it as an age already, so that it has no number
    return number is not None and number.low == number.high and number.low is not None and number.low <= _OLDEST
