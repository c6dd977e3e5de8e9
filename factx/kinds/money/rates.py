"""Exchange rates told by bare figures: "the lira fell to 7.64 against the dollar, from 7.58 on Monday"."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from factx.kinds.money.elliptic import Sum, plain
from factx.parts import currencies
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.parts.numbers import Number
    from factx.reading import Reading

_REFERENCE = (
    r"(?:(?:the|an?|one|every|each|1)\s+)?(?:(?:US|U\.S\.|American|single)\s+)?"
    r"(?:dollar|euro|greenback|sterling|pound|yen|yuan|rand|rouble|ruble|US\$1\b|\$1\b|€1\b|£1\b|USD|EUR)\b"
)
_AGAINST = lazy_pattern(
    rf"(?i)\s+(?:to|for|against|per|versus|vs\.?|on|=)\s+{_REFERENCE}(?!-|\s+(?:\p{{L}}+ed|bonds?|debts?|loans?)\b)"
)
_WORD = lazy_pattern(r"\p{L}[\p{L}'-]*")
_AFTER = lazy_pattern(
    r"\s*(?:[.,;:)]|\Z|(?:on|in|at|before|after|a|the|last|earlier|and|or|by|late|early|from|to|this|when|as|while|yesterday|today)\b)"
)
_RISKY = frozenset(words("money_risky"))
_NAMED = lazy_pattern(r"(?:(?i:\b(?:the|its|their|of|per))\s+(?:[\p{L}-]+\s+)?|\p{Lu}\p{L}+(?:'s)?\s+)\Z")
_REACH = 170
_NOT_MONEY = frozenset({"percent", "ordinal", "fraction", "time", "age", "score", "label"})


def exchange_rates(reading: Reading) -> dict[int, Sum]:
    """Give the figures of exchange rates that have no currency of their own, by where each begins."""
    if not any(word in reading.text for word in ("dollar", "euro", "greenback", "sterling", "$1", "USD", "pound")):
        return {}
    found: dict[int, Sum] = {}
    bare = [number for number in reading.numbers if _is_bare(number)]
    for _, together in groupby(bare, key=lambda number: reading.sentence_index(number.core_start)):
        row = list(together)
        for number in row:
            named = _named_before(reading, number) if _AGAINST.match(reading.text, number.core_end) else None
            if named is None:
                continue
            found[number.core_start] = _sum(number, named)
            for other in row:
                if _is_like(other, number) and _AFTER.match(reading.text, other.core_end):
                    found.setdefault(other.core_start, _sum(other, named))
    return found


def _is_bare(number: Number) -> bool:
    return (
        number.sign_start is None and number.decoy not in _NOT_MONEY | {"money", "measure"} and number.form == "digits"
    )


def _is_like(one: Number, other: Number) -> bool:
    """Say whether two figures may be the same rate at two times; a year is none."""
    a, b = one.best or one.low, other.best or other.low
    return one.decoy is None and bool(a and b) and b / 3 < a < b * 3  # type: ignore[operator]


def _named_before(reading: Reading, number: Number) -> tuple[int, int, tuple[str, ...]] | None:
    """Give the currency that a rate counts: the nearest one before it in its sentence, "the Turkish lira"."""
    start = max(reading.sentence_at(number.core_start).start, number.core_start - _REACH)
    best = None
    for match in _WORD.finditer(reading.text, start, number.start):
        codes = currencies.meaning(match[0])
        plural = match[0].casefold().endswith("s") and len(match[0]) > 4  # "sums", "marks": seldom a rate's subject
        verb = match[0] in _RISKY and _NAMED.search(reading.text, start, match.start()) is None  # "they won 45"
        if codes and not plural and not verb and codes[0] not in {"USD", "EUR"}:
            best = match.start(), match.end(), codes
    return best


def _sum(number: Number, named: tuple[int, int, tuple[str, ...]]) -> Sum:
    start, end, codes = named
    low, best, high = (None if value is None else plain(value) for value in (number.low, number.best, number.high))
    places = number.start, number.core_start, number.core_end
    return Sum(number, *places, low, best, high, number.bound, "exchange-rate", "rate", codes, about=(start, end))
