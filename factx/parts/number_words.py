"""Figures in words: "two hundred and fifty-six thousand", "half a million", "dozens", "several hundred"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

import regex

from factx.parts.numerals import (
    BILLION,
    CRORE,
    HUNDRED,
    LAKH,
    MILLION,
    SCALES,
    THOUSAND,
    TRILLION,
    Numeral,
    and_a_half,
    is_endless,
    spelled_point,
    with_scale,
)
from factx.parts.patterns import lazy_pattern

UNITS = {
    word: value
    for value, word in enumerate(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
}
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {word: value * 10 for value, word in enumerate(
    ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)} | {"fourty": 40}  # fmt: skip
# ACLED's reading of vague words: the least that they say.
VAGUE = {
    "tens": Decimal(10), "dozens": Decimal(12), "scores": Decimal(20), "hundreds": HUNDRED, "thousands": THOUSAND,
    "millions": MILLION, "billions": BILLION, "trillions": TRILLION, "lakhs": LAKH, "crores": CRORE,
}  # fmt: skip
_VALUES = {word: Decimal(value) for word, value in (UNITS | TEENS | TENS).items()}
_ANY_WORD = "|".join(sorted((*_VALUES, *SCALES), key=lambda word: (-len(word), word)))
_NEXT_WORD = lazy_pattern(
    rf"(?P<gap>[ \n]{{1,4}}|[ ]?-[ ]?|,[ \n]{{1,4}}|[ \n]{{1,4}}and[ \n]{{1,4}}|-and-|,[ \n]{{1,4}}and[ \n]{{1,4}}|)"
    rf"(?:(?P<word>(?i:{_ANY_WORD}))(?![^\W_])|(?P<digits>\d{{1,3}})(?![\d.,]*\d))"
)
_PART_OF_SCALE = lazy_pattern(
    r"(?i)(?:(?:an?[\s-]+)?(?P<part>half|quarter|third|three[\s-]quarters)[\s-]+(?:of[\s-]+)?(?:an?[\s-]+)?)"
    r"(?P<scale>hundred|thousand|million|billion|trillion|lakh|crore|dozen)\b"
)
_ARTICLE = lazy_pattern(r"(?i)an?[\s-]+(?=(?:dozen|hundred|thousand|million|billion|trillion|lakh|crore)\b)")
_SOME = {"several": 3, "few": 3, "couple": 2}
_VAGUE_WORDS = "|".join(VAGUE)
_VAGUE = lazy_pattern(
    rf"(?i)(?:many\s+)?(?P<vague>{_VAGUE_WORDS})(?:\s+and\s+(?P=vague))?\b"
    rf"(?:\s+of\s+(?P<of>dozens|hundreds|thousands|millions|billions|trillions|lakhs|crores|thousand|million|billion)\b)?"
    rf"(?:\s+of\s+(?P<of2>thousands|millions|billions)\b)?"
)
_SEVERAL = lazy_pattern(
    r"(?i)(?P<some>several|(?:an?\s+)?few|(?:a\s+)?couple(?:\s+of)?)[\s-]+"
    r"(?P<scales>(?:(?:dozen|hundred|thousand|million|billion|trillion|lakh|crore)s?\b[\s-]?)+)"
)
_COUPLE = lazy_pattern(r"(?i)(?:a\s+)?couple\s+of(?=\s+[a-z])")
# "scores" is a verb as well, "tens" a figure only with what it counts.
_SCORES = lazy_pattern(r"(?i)scores\s+(?:of|more|were|are|killed|dead|injured|wounded|missing|have|had|others)\b")


def parse_words(text: str, start: int) -> Numeral | None:
    """Read the figure in words at `start`, or nothing where the words are none."""
    if (match := _PART_OF_SCALE.match(text, start)) is not None:
        word = match["part"].casefold()
        if word == "third":
            return None
        part = Decimal("0.5") if word == "half" else Decimal("0.25") if word == "quarter" else Decimal("0.75")
        scale = SCALES[match["scale"].casefold()]
        return with_scale(text, start, match.end(), part * scale, money=False, form="words")
    if (match := _SEVERAL.match(text, start)) is not None:
        return _several(match)
    if (match := _COUPLE.match(text, start)) is not None:
        return Numeral(start, match.end(), Decimal(2), Decimal(2), Decimal(1), "words", approximate=True)
    if (match := _VAGUE.match(text, start)) is not None:
        if match["vague"].casefold() == "scores" and _SCORES.match(text, match.start("vague")) is None:
            return None
        if (
            match["vague"].casefold() == "tens"
            and match["of"] is None
            and not text[match.end() :][:4].strip().startswith("of")
        ):
            return None
        return _vague(match)
    if (match := _ARTICLE.match(text, start)) is not None:
        return _count_up(text, start, match.end(), group=Decimal(1))
    return _count_up(text, start, start, group=Decimal(0))


def _several(match: regex.Match[str]) -> Numeral:
    value = Decimal(next(number for word, number in _SOME.items() if word in match["some"].casefold()))
    for word in match["scales"].casefold().replace("-", " ").split():
        value *= SCALES[word if word in SCALES else word.rstrip("s")]
    end = match.start() + len(match[0].rstrip(" \n-"))
    if "couple" in match["some"].casefold():
        return Numeral(match.start(), end, value, value, Decimal(1), "words", approximate=True)
    return Numeral(match.start(), end, value, value, Decimal(1), "vague")


def _vague(match: regex.Match[str]) -> Numeral:
    value = VAGUE[match["vague"].casefold()]
    for name in ("of", "of2"):
        if match[name]:
            word = match[name].casefold()
            value *= VAGUE[word] if word in VAGUE else SCALES[word]
    return Numeral(match.start(), match.end(), value, value, Decimal(1), "vague")


def _count_up(text: str, start: int, position: int, *, group: Decimal) -> Numeral | None:
    """Add up number words from `position`: "two hundred and fifty-six thousand".

    `group` is what an article before them said ("a hundred" begins with 1).
    """
    figure = _Sum(group=group, bare=group, began=group > 0)
    while not is_endless(figure.total) and (match := _NEXT_WORD.match(text, position)) is not None:
        if not figure.add(match):
            break
        position = figure.end
    return figure.numeral(text, start) if figure.end else None


@dataclass(slots=True)
class _Sum:
    """A figure while its words are read: what has its scale already (`total`), and the `group` that waits for one.

    `last` is the scale that was added last; `bare` and `scale` are those of the numeral; `hundreds` is where a round
    "two hundred" ends; `kept` is what stands before a comma or "and" that may not belong to the figure, and its end.
    """

    group: Decimal
    bare: Decimal
    began: bool
    total: Decimal = Decimal(0)
    last: Decimal = Decimal(0)
    scale: Decimal = Decimal(1)
    form: Literal["words", "mixed"] = "words"
    hundreds: int = 0
    kept: tuple[Decimal, int] | None = None
    end: int = 0

    def add(self, match: regex.Match[str]) -> bool:
        """Add the next word and the half behind it; say whether it belongs to the figure."""
        gap, word = match["gap"], (match["word"] or "").casefold()
        if bool(gap) if not self.began else (not gap and match.start() == self.end):
            return False
        if match["digits"]:
            added = self._add_digits(Decimal(match["digits"]), gap)
        elif word in SCALES:
            added = self._add_scale(word, match.end(), gap)
        else:
            added = self._add_value(word, gap)
        if added:
            self.began, self.end = True, match.end()
            self._add_half(match.string, behind_scale=word in SCALES)
        return added

    def _add_digits(self, value: Decimal, gap: str) -> bool:
        """Take the digits of "two thousand-500"."""
        fits = self.began and "-" in gap and self.total and not self.group and value < self.last <= THOUSAND
        if fits:
            self.group, self.form = value, "mixed"
        return bool(fits)

    def _add_value(self, word: str, gap: str) -> bool:
        after_scale = self.last > 0 and self.group == 0
        if self.began and not _fits(self.group, _VALUES[word], gap, after_scale=after_scale, tens=word in TENS):
            return False
        if after_scale and _is_loose(gap):
            self.kept = (self.total, self.end)
        self.group += _VALUES[word]
        return True

    def _add_scale(self, word: str, end: int, gap: str) -> bool:
        if self.began and _is_loose(gap):
            return False
        group = self.group if self.began else Decimal(1)
        factor = SCALES[word]
        if word == "hundred" and 0 < group < HUNDRED:
            self.group, self.hundreds = group * HUNDRED, end
        elif group == 0 and self.total:  # "lakh crore", "hundred thousand million"
            self.total, self.last, self.scale = self.total * factor, factor, self.scale * factor
        elif group and (self.total == 0 or factor < self.last):
            whole = self.total + group * factor
            self.bare, self.scale = (whole, Decimal(1)) if self.total else (group, factor)
            self.total, self.last, self.group, self.kept = whole, factor, Decimal(0), None
        else:
            return False
        return True

    def _add_half(self, text: str, *, behind_scale: bool) -> None:
        """Add what follows a scale ("a million and a half") or a group ("two and a half", "two point five")."""
        if behind_scale and self.group == 0:
            self.total, end = _half_of(text, self.total, self.last, self.end)
            if end != self.end:
                self.bare, self.scale, self.end = self.total / self.last, self.last, end
        elif self.group and not behind_scale:
            self.group, self.end = and_a_half(text, *spelled_point(text, self.group, self.end))

    def numeral(self, text: str, start: int) -> Numeral:
        """Give the figure that was read."""
        if self.kept is not None and self.group < HUNDRED:
            before, end = self.kept
            if before >= MILLION or "," in text[end : end + 2]:
                # "two million, five of them": what follows a comma belongs to the figure only with a scale of its own.
                return Numeral(start, end, before, before, Decimal(1), "words")
        value = self.total + self.group
        bare, scale = self.bare, self.scale
        if self.total and self.group:
            bare, scale = value, Decimal(1)
        elif not self.total:
            round_hundreds = self.hundreds == self.end
            bare, scale = (self.group / HUNDRED, HUNDRED) if round_hundreds else (self.group, Decimal(1))
        return Numeral(start, self.end, value, bare, scale, self.form)


def _is_loose(gap: str) -> bool:
    return "," in gap or "and" in gap


def _half_of(text: str, total: Decimal, scale: Decimal, end: int) -> tuple[Decimal, int]:
    """Read "a million and a half"."""
    part, after = and_a_half(text, Decimal(0), end)
    return total + part * scale, after


def _fits(group: Decimal, value: Decimal, gap: str, *, after_scale: bool, tens: bool) -> bool:
    """Say whether a number word goes on with the group before it: "twenty-one" does, "twenty, one" does not."""
    if after_scale:
        return True
    if group and group % HUNDRED == 0 and group >= HUNDRED:
        return "," not in gap
    if "," in gap or "and" in gap:
        return False
    return not tens and value < 10 and value > 0 and group % HUNDRED >= 20 and group % 10 == 0


@cache
def numeral_start() -> regex.Pattern[str]:
    """Compile what matches where a figure may begin, in digits or in words."""
    articles = r"an?[\s-]+(?=(?:half|quarter|few|couple|dozen|hundred|thousand|million|billion|trillion|lakh|crore)\b)"
    plain = "|".join(sorted({"half", "quarter", "several", "few", "couple", "many", *_VALUES, *SCALES, *VAGUE}))
    return lazy_pattern(rf"(?P<digit>(?<!\d)\.?\d|[½¼¾])|\b(?i:{articles}|(?:{plain})\b)")
