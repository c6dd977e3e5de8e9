"""Two figures that are one: the ends of a range, with the scale that stands once for both."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import regex

from factx.parts.currencies import match_after
from factx.parts.numerals import currency_at
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import alternation

if TYPE_CHECKING:
    from factx.parts.decoys import Decoy
    from factx.parts.numerals import Numeral


@dataclass(frozen=True, slots=True)
class Atom:
    """A single figure with the sign of money before it, or a figure that its own writing makes a decoy."""

    start: int
    end: int
    numeral: Numeral
    sign: int | None
    decoy: Decoy | None


TO = lazy_pattern(r"\s{0,2}[-–]\s{0,2}|—|\s{1,4}(?:to|till|through)\s{1,4}")
HYPHENS = frozenset({"-", "–", "—"})
_AND = lazy_pattern(r"\s{1,4}and\s{1,4}")
_OR = lazy_pattern(r"\s{1,4}or\s{1,4}")
_BETWEEN = lazy_pattern(r"(?i)\bbetween\s+(?:(?:about|around|an\s+estimated|some|roughly)\s+)?\Z")
_FROM = lazy_pattern(
    r"(?i)\bfrom\s+(?:(?:about|around|an\s+estimated|some|roughly|just|nearly|almost|over|under|the)\s+|more\s+than\s+|less\s+than\s+|at\s+least\s+)?\Z"
)
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_SAME_UNIT = lazy_pattern(r"\s?%|\s?per\s?cent")


@cache
def _change() -> regex.Pattern[str]:
    return lazy_pattern(rf"(?i)\b{alternation('number_changes')}\b(?!\s+to\b)(?:[^.;]|\.(?=\d)){{0,120}}\Z")


@cache
def _change_by() -> regex.Pattern[str]:
    return lazy_pattern(
        rf"(?i)\b{alternation('number_changes')}(?:\s+in\s+[^.;,]{{2,50}}?)?\s+(?:by\s+|of\s+)?(?:\w+\s+)?\Z"
    )


def gap_between(text: str, one: Atom, other: Atom) -> str | None:
    """Give the words between two figures that may be the ends of a range, or nothing where they cannot be."""
    if one.decoy or other.decoy or "vague" in (one.numeral.form, other.numeral.form):
        return None
    if _SAME_UNIT.match(text, one.end) and (other.sign is not None or not _SAME_UNIT.match(text, other.end)):
        return None  # "rose 6 % to $1.4 billion"
    gap = text[_past_unit(text, one) : other.start]
    sign_comes_late = one.sign is None and other.sign is not None
    if sign_comes_late and _YEAR.fullmatch(text, one.start, one.end):
        return None  # "from $3 billion in 2010 to $10 billion"
    return None if len(gap) > (4 if sign_comes_late else 12) else gap


def _past_unit(text: str, atom: Atom) -> int:
    """Step over a currency or "%" behind the first end of a range: "10 million euros to 15 million euros"."""
    match = _SAME_UNIT.match(text, atom.end)
    if match is None:
        match = match_after(text, atom.end)
    return atom.end if match is None else match.end()


def shared_scale(one: Numeral, other: Numeral) -> tuple[Decimal, Decimal]:
    """Give both ends with the scale that stands once: "7-9 lakh", "10 to 15,000"."""
    scale = other.scale
    if one.scale == 1 and scale > 1 and one.value * scale < other.value and not 1900 <= one.value < 2100:
        return one.value * scale, other.value
    thousands = other.scale == 1 and other.value >= 2000 and other.value % 1000 == 0 and other.form == "digits"
    if thousands and one.value < 1000 and one.scale == 1 and other.value / 100 < one.value * 1000 < other.value:
        return one.value * 1000, other.value
    return one.value, other.value


def is_joined(text: str, gap: str, one: Atom, other: Atom) -> bool:
    """Say whether the words between two figures, and before them, make a range of the two."""
    before = text[max(0, one.start - 160) : one.start]
    alike = one.numeral.form == other.numeral.form or one.numeral.scale == 1
    if TO.fullmatch(gap):
        return alike if gap.strip() in HYPHENS else not _is_change(text, before, one, other)
    if _AND.fullmatch(gap):
        return _BETWEEN.search(before) is not None
    low, high = shared_scale(one.numeral, other.numeral)
    close = high <= low * 2 + 1 and one.sign is None and other.sign is None and not currency_at(text, one.end)
    return _OR.fullmatch(gap) is not None and close and alike


_SENTENCE_END = lazy_pattern(r"[.;!?]\s|\n")


def _is_change(text: str, before: str, one: Atom, other: Atom) -> bool:
    """Say whether "A to B" is an old value and a new one: "rose from 10 to 15", "fell $1 million to $23 million"."""
    sentence = _SENTENCE_END.split(before)[-1]
    if _FROM.search(before):
        return _change().search(sentence) is not None
    own_scales = one.numeral.scale > 1 and other.numeral.scale > 1
    signed = one.sign is not None and other.sign is not None
    named = match_after(text, one.end) is not None  # "fell 50 euros to 120 euros"
    apart = other.numeral.value > 2 * one.numeral.value and before.rstrip().endswith("by")  # "rose by 12 to 345"
    return (own_scales or signed or named or apart) and _change_by().search(sentence) is not None
