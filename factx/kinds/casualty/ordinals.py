"""Ordinals: how many they count, and where they stand for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.casualty.lexicon import Trigger, word_set

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factx.kinds.casualty.lexing import Item

_RANKS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
ORDINALS = frozenset(_RANKS)
_SUFFIXES = ("st", "nd", "rd", "th")
_PLACES = frozenset({"in", "at", "near", "outside", "on", "from"})


def ordinal(low: str) -> int:
    """Give the number of an ordinal, 0 where the word is none."""
    if low[:1].isdigit():
        digits = low[:-2].replace(",", "")
        return int(digits) if low.endswith(_SUFFIXES) and digits.isdecimal() else 0
    return _RANKS.index(low) + 2 if low in ORDINALS else 0


def is_ordinal_person(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> bool:
    """Tell "a fifth died", "a third was hurt" from "a third of" and "a second blast"."""
    if at + 1 >= len(items) or items[at].low not in ORDINALS:
        return False
    after = at + 1
    if items[after].text == ",":
        return True
    if items[after].low in _PLACES:  # "two in Rafah and a third in Khan Younis"
        return is_place(items, after) and _follows_its_count(items, at)
    harm = after in by_start and by_start[after].syntax in ("harm", "state", "happen")
    return harm or items[after].low in word_set("casualty_auxiliaries")


def is_place(items: Sequence[Item], at: int) -> bool:
    """Say whether a phrase of place begins at an item: "in Rafah", "from the river"."""
    if at + 1 >= len(items) or items[at].low not in _PLACES:
        return False
    return items[at + 1].text[0].isupper() or items[at + 1].low in ("a", "the", "another")


def _follows_its_count(items: Sequence[Item], at: int) -> bool:
    """Say whether the number one below an ordinal is told before it: "a third" is no share behind "two"."""
    numbers = [item.number for item in items[:at] if item.number is not None]
    return any(number.low == number.high == ordinal(items[at].low) - 1 for number in numbers)
