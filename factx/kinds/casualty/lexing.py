"""The words, numbers and stops of a text, cut into sentences: what the grammar of this kind walks over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal

import regex

from factx.kinds.casualty.lexicon import word_set
from factx.parts.paragraphs import LONGEST_SENTENCE
from factx.parts.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.parts.numbers import Number
    from factx.reading import Reading

_PIECE = lazy_pattern(
    r"(?P<word>\p{L}[\p{L}\p{M}\p{N}]*(?:(?<=\p{N})[.,]\p{N}+)*(?:['-][\p{L}\p{N}]+)*(?:(?<=\b\p{L})\.(?:\p{L}\.)+)?'?|\p{N}[\p{L}\p{N}.,:-]*[\p{L}\p{N}]|\p{N})"
    r"|(?P<stop>\n\s*|[.!?]+[\"')\]]*)"
    r"|(?P<mark>--+|[^\s\p{L}\p{N}])"
)
_CURRENCY_BEFORE = lazy_pattern(
    r"(?:[$€£₹₦¥₩₽₺₱₫]|\b(?:[A-Z]{2,3}|[A-Z][a-z]{1,2}(?=\d)|R[sMpS]|N|R|P|K|kr|Tk)\.?)\s?$"
)
_CURRENCY_AFTER = lazy_pattern(r"\s?(?:[$€£₹¥%‰]|°|(?:percent|per\s+cent|pct)\b)")
_COMPOUND = lazy_pattern(r"-(?!odd|plus|some|strong|to-)\p{L}")  # "a three-train pile-up"
DASHES = frozenset({"–", "—", "--", "-"})


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a number or a mark of the text; `low` is the word in lower case without a possessive ending."""

    kind: Literal["word", "number", "mark"]
    start: int
    end: int
    text: str
    low: str
    number: Number | None = None
    tag: str = ""


def sentences(reading: Reading) -> Iterator[tuple[Item, ...]]:
    """Yield the items of each sentence, in reading order.

    Stops are taken from the marks of the text: a parser loses its way in headlines and in retold prose. What has none
    is cut at a length that no prose has.
    """
    text = reading.text
    tags = _tags(reading)
    found: list[Item] = []
    for item in _items(text, _numbers(reading), tags):
        if item is None or len(found) == LONGEST_SENTENCE:
            if found:
                yield tuple(found)
            found = []
        if item is not None:
            found.append(item)
    if found:
        yield tuple(found)


def _tags(reading: Reading) -> dict[int, str]:
    doc = reading.doc
    if not doc.has_annotation("TAG"):
        return {}
    rows = doc.to_array(["IDX", "TAG"]).tolist()
    names = {tag: doc.vocab.strings[tag] for _, tag in rows}
    return {start: names[tag] for start, tag in rows}


def _numbers(reading: Reading) -> list[Number]:
    """Give the numbers that may count people: no sums of money, no shares, nothing inside a date."""
    dates = [(date.start, date.end) for date in reading.dates]
    kept = []
    at = 0
    for number in reading.numbers:
        while at < len(dates) and dates[at][1] <= number.start:
            at += 1
        in_date = at < len(dates) and dates[at][0] < number.core_end and number.core_start < dates[at][1]
        compound = _COMPOUND.match(reading.text, number.core_end) is not None
        if number.decoy is None and not in_date and not compound and not _is_money(reading.text, number):
            kept.append(number)
    return kept


def _is_money(text: str, number: Number) -> bool:
    before = text[max(0, number.core_start - 6) : number.core_start]
    return bool(_CURRENCY_BEFORE.search(before) or _CURRENCY_AFTER.match(text, number.core_end))


def _items(text: str, numbers: list[Number], tags: dict[int, str]) -> Iterator[Item | None]:
    position = 0
    for number in map(partial(_in_paragraph, text), numbers):
        if number.start < position:
            continue
        yield from _pieces(text, position, number.start, tags)
        words = text[number.start : number.end]
        yield Item("number", number.start, number.end, words, words.casefold(), number, "CD")
        position = number.end
    yield from _pieces(text, position, len(text), tags)


def _in_paragraph(text: str, number: Number) -> Number:
    """Keep a bound behind its number within the paragraph: the next one's "at least" is none of it."""
    if "\n" not in text[number.core_end : number.end]:
        return number
    return replace(number, end=number.core_end, bound="exact", low=number.best, high=number.best)


def _pieces(text: str, start: int, end: int, tags: dict[int, str]) -> Iterator[Item | None]:
    previous = ""
    for match in _PIECE.finditer(text, start, end):
        if match["stop"] is not None:
            if _ends_sentence(text, match, previous):
                yield None
            previous = ""
            continue
        words = match[0]
        if match["word"] is not None:
            low = words.casefold().rstrip("'")
            previous = low
            low = "u.s." if words == "US" else low.removesuffix("'s")
            yield Item("word", match.start(), match.end(), words, low, None, tags.get(match.start(), ""))
        else:
            if words == ";":
                yield None
            mark = "–" if words in DASHES else words
            yield Item("mark", match.start(), match.end(), mark, mark)


def _ends_sentence(text: str, stop: regex.Match[str], previous: str) -> bool:
    if not stop[0].startswith("."):
        return True
    after = text[stop.end() : stop.end() + 3]
    if previous in word_set("casualty_short") or (len(previous) == 1 and previous.isalpha()):
        return False
    return not after or after[0].isspace() or after[0].isupper()
