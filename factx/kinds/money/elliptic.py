"""Figures whose currency stands at another sum: "from 5,000 to 7,500 pesos", "another 34 billion was put up"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import regex

from factx.parts.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from factx.kinds.money.currency import Basis
    from factx.parts.numbers import Number
    from factx.reading import Reading

Writing = Literal["sign-number", "code-number", "number-name", "number-code", "range", "scale-adjective",
                  "minor-unit", "exchange-rate", "elliptic"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure with its currency: offsets with the words of its bound, and without them from `sign` to `end`.

    `about` holds the offsets of what it is of, where its reading tells that as well.
    """

    number: Number
    start: int
    core: int
    end: int
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    bound: str
    writing: Writing
    written: str
    codes: tuple[str, ...]
    currency: str | None = None
    basis: Basis | None = None
    ambiguous: bool = False
    about: tuple[int, int] | None = None


_FROM = lazy_pattern(r"(?i)\bfrom\s+\Z")
# "compared with 2.9 billion the year before", "of which 12 million went to pumps": the currency was said before.
_ELLIPSIS_BEFORE = lazy_pattern(
    r"(?i)\b(?:compared\s+(?:with|to)|(?:up|down)\s+from|against|versus|from|of\s+which|to|not|instead\s+of|rather\s+than"
    r"|gets?|receives?|received|got|cost|costs|takes?|took|owes?|owed)\s+\Z"
)
# "Another 34.5 billion was put up by the company."
_ONE_MORE = lazy_pattern(
    r"(?i)\b(?:another|an?\s+(?:further|first|second|third|initial|additional|extra)|the\s+(?:remaining|other|first|second|third|last|rest,))\s+\Z"
)
_OF_THE_SUM = lazy_pattern(
    r"(?i)\s+of\s+(?:this|that|the|it|these)(?:\s+(?:amount|sum|money|funds|total|aid|package|loan|grant|budget|figure|debt)\b|(?<=it)\b)"
)
_OF_MONEY = lazy_pattern(
    r"(?i)(?:,\s[^,.;]{2,30},)?\s+(?:(?:is|are|was|were|has|have|had|will|would|should|could|can|may|must)\s+(?:\p{L}+\s+){0,3}?)?"
    r"(?:put|paid|given|lent|spent|used|set|provided|allocated|borrowed|raised|invested|earmarked|pledged|granted|contributed"
    r"|donated|needed|owed|covered|sought|released|disbursed|transferred|repaid|promised|approved|withheld"
    r"|flow(?:s|ed)?|arrive[sd]?|follow(?:s|ed)?|comes?\s+from|came\s+from|(?:goes|went)\s+(?:to|into|on)|(?:go|come))\b"
)
_PAIRED_BEFORE = lazy_pattern(
    r"(?i)\s(?:in|for|from|to|on)\s[^.;,]{2,40}?,?\s+(?:and|but)\s+(?:another\s+|a\s+further\s+)?\Z|,\s+\Z"
)
_ELLIPSIS_BEHIND = lazy_pattern(
    r"\s*(?:[.;)]|,|\Z|\s(?:in|as|a\s+year|the\s+(?:previous|year|same)|last|earlier|went|goes|will|would|should|could|may|must|can|was|is|are|were|has|have|for|from|to|at|on|by|and|but|before|after)\b)"
)
# "missing the 8.56 billion that analysts expected"
_KNOWN_BEFORE = lazy_pattern(r"(?i)\b(?:the|its|their)\s+\Z")
_KNOWN_BEHIND = lazy_pattern(
    r"(?i)\s+(?:(?:that|which)\s|(?:expected|forecast|predicted|estimated|budgeted|planned|recorded|reported|registered|posted|earned)\b"
    r"|analysts\b|in\s+(?:19|20)\d\d|(?:of\s+)?(?:a|the|last)\s+(?:year|month|quarter))"
)
_PAYS = lazy_pattern(
    r"(?i)\b(?:pa(?:y|ys|id|ying)|charg(?:e|es|ed|ing)|earn(?:s|ed|ing)?|owe[sd]?|borrow(?:s|ed)?|lent|spen(?:d|ds|t|ding)|cost(?:s|ing)?"
    r"|fetch(?:es|ed)?|demand(?:s|ed|ing)?|ask(?:s|ed)?\s+for|offer(?:s|ed)?|(?:sold|sells?|selling|goes|go|bought)\s+(?:(?:it|them)\s+)?(?:for|at))\s+\Z"
)
_SENDS = lazy_pattern(r"(?i)\b(?:gets?|got|makes?|made|sends?|sent)\s+\Z")
_PAID_BEHIND = lazy_pattern(
    r"(?i)\s*(?:[.;,)]|\Z)|\s+(?:for|an?|per|each|every|to|on|by|and|or|but|before|after|now|today|last|this|from|when|if|instead|more|less|back"
    r"|monthly|weekly|daily|apiece|extra|there|here)\b(?!\s+(?:million|half))"
)
_A_TIME = lazy_pattern(r"(?i)\s+(?:an?|per|each|every)\s+(?:hour|day|night|week|month|year|season|trip|shift)\b")
_CLOSED = lazy_pattern(r"\s*,|\s+(?:in|for|and|from|to|on|during|by)\b|\s*\(")


def may_wait(text: str, number: Number) -> bool:
    """Say whether a figure has no noun of its own: "to 968.71 million in 2002, to 1.2 billion in 2003 and ..."."""
    scaled = number.form == "mixed" and (number.best or 0) >= 1_000_000
    return scaled and number.decoy is None and _CLOSED.match(text, number.core_end) is not None


def listed_before(reading: Reading, waiting: list[Number], new: Sum) -> Iterator[Sum]:
    """Read a list whose currency stands at the last figure: "3.1 million in May and 4.2 million dollars in June"."""
    if new.writing not in ("number-name", "number-code") or new.number.form != "mixed":
        return
    for number in waiting:
        if reading.sentence_index(number.core_start) == reading.sentence_index(new.core):
            yield _with_number(new, number)


def _with_number(model: Sum, number: Number) -> Sum:
    low, best, high = (None if value is None else plain(value) for value in (number.low, number.best, number.high))
    moved = replace(model, number=number, start=number.start, core=number.core_start, end=number.core_end)
    return replace(moved, low=low, best=best, high=high, bound=number.bound, writing="elliptic")


def named_later(text: str, number: Number | None, new: Sum) -> Sum | None:
    """Read a figure whose currency stands only at the next one: "from 5,000 to 7,500 pesos".

    So too "85 million of the 120 million euros".
    """
    if number is None or number.decoy is not None or number.sign_start is not None or new.number.bound == "range":
        return None
    if new.writing not in ("number-name", "number-code"):
        return None
    gap = text[number.core_end : new.start]
    change = regex.fullmatch(r"\s+to\s+", gap) and _FROM.search(text, max(0, number.start - 6), number.start)
    part = regex.fullmatch(r"\s+(?:out\s+)?of\s+(?:the|its|their|a\s+total\s+of)\s+", gap)
    if not change and not (part and (number.best or 0) >= 1000):
        return None
    return _with_number(new, number)


def ellipsis(reading: Reading, number: Number, before: Number | None, last: Sum) -> Sum | None:
    """Read a figure that takes its currency from the sum before it, in the sentence or a little further back."""
    text = reading.text
    if number.decoy or number.sign_start is not None or last.writing == "scale-adjective":
        return None
    if before is not None and before is not last.number and before.decoy is None:
        return None  # another count stands between: it is of that
    gap = text[last.end : number.start]
    apart = reading.sentence_index(number.core_start) - reading.sentence_index(last.core)
    if _is_paid(text, number, last, gap, apart) or (len(gap) <= _NEAR and _is_elliptic(reading, number, last, apart)):
        return _with_number(last, number)
    return None


_NEAR = 90  # characters


def _is_elliptic(reading: Reading, number: Number, last: Sum, apart: int) -> bool:
    text, gap = reading.text, reading.text[last.end : number.start]
    scaled = (number.low or number.high or 0) >= 1_000_000 and number.form in ("mixed", "words")
    if not (scaled or _is_parallel(text, number, last)):
        return False
    if _OF_THE_SUM.match(text, number.core_end) is not None:
        return apart <= 1
    if apart:
        more = _ONE_MORE.search(gap) is not None and _OF_MONEY.match(text, number.core_end) is not None
        return apart == 1 and more
    if scaled and _KNOWN_BEFORE.search(gap) and _KNOWN_BEHIND.match(text, number.core_end):
        return True
    told = (
        not scaled
        or _is_of_the(reading, last, gap)
        or _ONE_MORE.search(gap)
        or _ELLIPSIS_BEFORE.search(gap)
        or _PAIRED_BEFORE.search(gap)
    )
    return bool(told) and _ELLIPSIS_BEHIND.match(text, number.core_end) is not None


def _is_paid(text: str, number: Number, last: Sum, gap: str, apart: int) -> bool:
    """Say whether a figure of no noun is what somebody pays: "rice was 1,200 kyats; today I paid 3,500"."""
    one, other = last.best or last.low, number.best or number.low
    if apart > 2 or len(gap) > 3 * _NEAR or number.form == "vague" or not one or not other:
        return False
    if other < 100 or not one / 1000 < other < one * 1000:
        return False
    if _SENDS.search(gap) and _A_TIME.match(text, number.core_end):
        return True
    return _PAYS.search(gap) is not None and _PAID_BEHIND.match(text, number.core_end) is not None


_BY = r"(?:at|in|on|for|to|from|of|by)"
_LINK = lazy_pattern(rf"(?i)\b(?P<link>{_BY})\s+\Z")
_LINK_BEHIND = lazy_pattern(rf"(?i)\s+(?P<link>{_BY})\s")
_AND_BY = lazy_pattern(rf"(?i)(?:,|\b(?:and|but|or|while))\s+(?P<link>{_BY})\s+\Z")
_AND = lazy_pattern(r"(?i)(?:,|\band|\bbut)\s+\Z")
# "2.60 soms, in Kazakhstan 4.90, in Russia 6.60"
_AT_A_PLACE = lazy_pattern(
    r"(?:\s+in\s+\p{Lu}[\p{L}-]+)?,\s+(?:and\s+|but\s+)?in\s+(?:the\s+)?\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+){0,2}\s+"
)
_PLACED = lazy_pattern(r"[.,;](?:\s|\Z)|\s+and\s+in\s+\p{Lu}")
_RATHER = lazy_pattern(
    r"(?i)\b(?:instead\s+of|rather\s+than|in\s+place\s+of|(?:up|down)\s+from|(?:as\s+)?against|compared\s+(?:with|to)|not)\s+\Z"
)


def _is_parallel(text: str, number: Number, last: Sum) -> bool:
    """Say whether a bare figure stands as the sum before it does: "10 euros at home and 12 at sea", "10, not 8"."""
    one, other = last.best or last.low, number.best or number.low
    if number.form != "digits" or not one or not other or not one / 10 < other < one * 10:
        return False
    gap = text[last.end : number.start]
    if _RATHER.search(gap) or (_AT_A_PLACE.fullmatch(gap) and _PLACED.match(text, number.core_end)):
        return True
    before, again = _LINK.search(text, max(0, last.start - 12), last.start), _AND_BY.search(gap)
    behind, behind_again = _LINK_BEHIND.match(text, last.end), _LINK_BEHIND.match(text, number.core_end)
    if before and again and before["link"] == again["link"]:
        return True
    return bool(behind and behind_again and behind["link"] == behind_again["link"] and _AND.search(gap))


def _is_of_the(reading: Reading, whole: Sum, gap: str) -> bool:
    """Say whether a sentence tells first the whole: "Of the 400 million euros needed, the city gives 240 million"."""
    before = reading.text[max(0, whole.core - 60) : whole.core]
    return (
        "," in gap
        and regex.search(r"(?:\A|[.\n]\s*)(?:Of|Out\s+of|From)\s+(?:the|its|their|these|those)\s+\Z", before)
        is not None
    )


def plain(value: Decimal) -> Decimal:
    """Drop idle zeros behind the point: 240.3 million is 240300000."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()
