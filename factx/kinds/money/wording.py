"""How a measure is worded: with whose it is, what it is for, and the unit of a price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.money.phrases import extended, is_time, right
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.kinds.money.measure import Measure
    from factx.kinds.money.tagged import Words
    from factx.reading import Reading

_TIMES = frozenset(words("money_times"))
_CARRIERS = frozenset(words("money_carriers"))
_LEADS = frozenset({"for", "towards", "toward"})
_LONGEST = 9  # words
# "Snowy 2.0's price tag", "Turkey's exports to China"
_OWNER = lazy_pattern(
    r"(?:^|[\s\"(])(?P<owner>\p{Lu}[\p{L}\d&-]*(?:\s(?:\p{Lu}|\d)(?:[\p{L}\d&-]|\.\d)*){0,3}'s?\s(?:\p{Ll}+\s)?)\Z"
)


def worded(reading: Reading, found: Words, measure: Measure | None, end: int, per: str | None) -> str | None:
    """Word the measure of a sum that ends at `end`: "loan for the dam", "Turkey's exports", "diesel per litre"."""
    told = None if measure is None else _in_full(reading, found, measure, end)
    if per is None or per == "each" or per.split()[-1] in _TIMES:
        return told
    if told is None:
        return f"per {per}"
    return told if per.casefold() in told.casefold() else f"{told} per {per}"


def _in_full(reading: Reading, found: Words, measure: Measure, end: int) -> str:
    text = reading.text
    owner = _OWNER.search(text, max(0, measure.start - 40), measure.start)
    start = measure.start if owner is None else owner.start("owner")
    told = _plain(reading.span(start, measure.end).text)
    complement = _complement(reading, found, measure, end)
    whole = told if complement is None else f"{told} {complement}"
    return whole if len(whole.split()) <= _LONGEST else told


def _complement(reading: Reading, found: Words, measure: Measure, end: int) -> str | None:
    """Give what a loan, a grant, a fine before its sum is for: "a loan of $5 million | for the dam"."""
    name = reading.span(measure.start, measure.end).text.casefold().split()
    if measure.end > end or not name or name[-1] not in _CARRIERS or measure.weak:
        return None
    link = found.at(end)
    if found.text(link) in _LEADS:
        phrase = right(found, link + 1)
        if phrase is None or is_time(found, phrase):
            return None
        last = extended(found, phrase)[1]
    elif found.text(link) == "to" and found.tag(link + 1) == "VB":
        phrase = right(found, link + 2)
        if phrase is None:
            return None
        last = phrase[1]
    else:
        return None
    return _plain(reading.span(found.items[link].start, found.items[last - 1].end).text)


def _plain(words_here: str) -> str:
    return " ".join(words_here.split())
