"""Figures in words: "two hundred and fifty-six thousand", "half a million", "dozens", "several hundred"."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

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


_NUMBER_WORDS = (*UNITS, *TEENS, *TENS, *SCALES)


_ANY_WORD = "|".join(sorted(_NUMBER_WORDS, key=lambda word: (-len(word), word)))


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


def _count_up(text: str, start: int, position: int, *, group: Decimal) -> Numeral | None:  # noqa: C901, PLR0912, PLR0915
    """Add up number words from `position`: "two hundred and fifty-six thousand".

    `group` is what an article before them said ("a hundred" begins with 1).
    """
    total, last, end = Decimal(0), Decimal(0), 0
    bare, scale, began, form = group, Decimal(1), group > 0, "words"
    hundreds = 0  # where a round "two hundred" ends
    kept: tuple[Decimal, int] | None = None  # what stands before a comma or "and" that may not belong to the figure
    while not is_endless(total) and (match := _NEXT_WORD.match(text, position)) is not None:
        gap, word = match["gap"], (match["word"] or "").casefold()
        first = not began
        if (first and gap) or (not first and not gap and position == end):
            break
        loose = "," in gap or "and" in gap
        if match["digits"]:
            if first or "-" not in gap or total == 0 or group or last > THOUSAND or Decimal(match["digits"]) >= last:
                break
            group, form = Decimal(match["digits"]), "mixed"
        elif word in UNITS or word in TEENS or word in TENS:
            value = Decimal(UNITS.get(word) or TEENS.get(word) or TENS.get(word) or 0)
            if not first and not _fits(group, value, gap, after_scale=last > 0 and group == 0, tens=word in TENS):
                break
            if last and group == 0 and loose:
                kept = (total, end)
            group += value
        else:
            if first:
                group = Decimal(1)
            if loose and not first:
                break
            factor = SCALES[word]
            if factor == HUNDRED and 0 < group < HUNDRED and word == "hundred":
                group, hundreds = group * HUNDRED, match.end()
            elif group == 0 and total and not first:
                total, last, scale = total * factor, factor, scale * factor  # "lakh crore", "hundred thousand million"
            elif group and (total == 0 or factor < last):
                bare, scale = (group, factor) if total == 0 else (total + group * factor, Decimal(1))
                total, last, group, kept = total + group * factor, factor, Decimal(0), None
            else:
                break
        began = True
        end = position = match.end()
        if word in SCALES and last == factor and group == 0:
            total, half_end = _half_of(text, total, last, end)
            if half_end != end:
                bare, scale, end, position = total / last, last, half_end, half_end
        elif group and word not in SCALES:
            group, half_end = and_a_half(text, *spelled_point(text, group, end))
            end = position = half_end
    if end == 0:
        return None
    if kept is not None and group < HUNDRED and (kept[0] >= MILLION or "," in text[kept[1] : kept[1] + 2]):
        # "two million, five of them": what follows a comma belongs to the figure only with a scale of its own.
        return Numeral(start, kept[1], kept[0], kept[0], Decimal(1), "words")
    value = total + group
    if total and group:
        bare, scale = value, Decimal(1)
    elif not total:
        bare, scale = (group / HUNDRED, HUNDRED) if hundreds == end else (group, Decimal(1))
    return Numeral(start, end, value, bare, scale, form)  # type: ignore[arg-type]


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
    plain = "|".join(sorted({"half", "quarter", "several", "few", "couple", "many", *_NUMBER_WORDS, *VAGUE}))
    return lazy_pattern(rf"(?P<digit>(?<!\d)\.?\d|[½¼¾])|\b(?i:{articles}|(?:{plain})\b)")
