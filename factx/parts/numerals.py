"""Figures in digits and words, with their scale, at a place in a text: no bounds, no ranges, no meaning yet."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

import regex

from factx.parts.currencies import MILLION_CODES, match_after
from factx.parts.patterns import lazy_pattern

Form = Literal["digits", "words", "mixed", "vague"]

HUNDRED, THOUSAND, MILLION = Decimal(100), Decimal(1000), Decimal(10) ** 6
BILLION, TRILLION, LAKH, CRORE = Decimal(10) ** 9, Decimal(10) ** 12, Decimal(10) ** 5, Decimal(10) ** 7
SCALES = {
    "dozen": Decimal(12), "hundred": HUNDRED, "thousand": THOUSAND, "million": MILLION, "billion": BILLION,
    "trillion": TRILLION, "quadrillion": Decimal(10) ** 15, "lakh": LAKH, "lac": LAKH, "crore": CRORE,
    "milliard": BILLION, "mn": MILLION, "mln": MILLION, "mio": MILLION, "mil": MILLION, "bn": BILLION, "bln": BILLION,
    "tn": TRILLION, "trn": TRILLION, "tln": TRILLION, "millones": MILLION, "millions": MILLION, "billions": BILLION,
    "trillions": TRILLION, "thousands": THOUSAND, "hundreds": HUNDRED, "lakhs": LAKH, "lacs": LAKH, "crores": CRORE,
    "milliards": BILLION, "millionth": MILLION,
}  # fmt: skip
del SCALES["millionth"]
LETTERS = {"k": THOUSAND, "m": MILLION, "mm": MILLION, "b": BILLION, "t": TRILLION, "tr": TRILLION, "tri": TRILLION,
           "cr": CRORE, "l": LAKH}  # fmt: skip
"""Scales of a letter or two, read only next to a currency: "$5m" is money, "5m" a length."""
ENDLESS = 28
"""Digits that are more than can be reckoned with exactly. No count and no sum has so many; keys of all sorts have."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A figure: offsets of its digits, words and scale, its value, and how it was written.

    `bare` is the figure before its scale was taken, and `scale` the scale (1 where there is none): a range shares it.
    """

    start: int
    end: int
    value: Decimal
    bare: Decimal
    scale: Decimal
    form: Form
    approximate: bool = False


_DIGITS = lazy_pattern(
    r"""(?P<grouped>\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?)
    | (?P<spaced>\d{1,3}(?:\ \d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?)
    | (?P<dotted>\d{1,3}(?:\.\d{3}){2,}(?!\d)(?:,\d{1,2}(?!\d))?)
    | (?P<apostrophes>\d{1,3}(?:'\d{3})+(?!\d))
    | (?P<broken>\d{1,3}(?:,\ \d{3}|\ ,\d{3})(?!\d)(?!,\d))
    | (?P<comma>\d{1,4},\d{1,2}(?![\d,]))
    | (?P<plain>\d+(?:\.\d+)?|\.\d+)(?P<part>[½¼¾])?
    | (?P<only>[½¼¾])""",
    regex.VERBOSE,
)
_DIGIT = {word: str(digit) for digit, word in enumerate(
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))}  # fmt: skip
_DIGIT_WORDS = "|".join(_DIGIT)
_INDIAN = lazy_pattern(r"(?i)\s{0,3}(?:crores?|lakhs?|cr)\b")
_SPELLED_POINT = lazy_pattern(
    rf"(?i)[ -]point[ -](?P<digits>(?:\d|{_DIGIT_WORDS})(?:[ -]?(?:\d|{_DIGIT_WORDS})){{0,3}})(?![^\W_])"
)
_PARTS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_WORD_SCALES = "|".join(sorted(SCALES, key=lambda word: (-len(word), word)))
_MILLION_CODES = "|".join(MILLION_CODES)
_SCALE = lazy_pattern(
    rf"(?:[ \n]{{0,4}}-?[ \n]{{0,4}})(?:(?P<word>(?i:{_WORD_SCALES}))(?![^\W_])"
    rf"(?:(?<=[bmt]l?n)\.(?=[ \n]?[a-z$€£]))?|M(?=(?:{_MILLION_CODES})\b))"
)
_LETTER = lazy_pattern(
    r"(?:(?P<gap> ?)(?P<letter>MM|mm|[Kk]|[Mm]|[Bb]|[Tt](?:ri?)?|[Cc]rs?|L)|-(?P<capital>[KMBT]))\b\.?"
    r"(?!['’]|/?\d|-\d[\d.,]*(?!\s?[kKmMbBtT\d.,]))"
)
_AND_A_HALF = lazy_pattern(r"(?i)\s{1,3}and\s+(?:an?\s+)?(?P<part>half|(?:one\s+)?quarter|three[\s-]quarters)\b")
_MIXED_FRACTION = lazy_pattern(r"[ -](?P<over>[1-9])/(?P<under>[2-9])(?![\d/])")


def is_endless(value: Decimal) -> bool:
    """Say whether a figure has more digits than any count or sum.

    >>> is_endless(Decimal("7" * 40)), is_endless(Decimal("1e50")), is_endless(Decimal("2.5e12"))
    (True, True, False)
    """
    return value.adjusted() + 1 >= ENDLESS or len(value.as_tuple().digits) >= ENDLESS


def parse_digits(text: str, start: int, *, money: bool) -> Numeral:
    """Read the figure in digits at `start`, with its scale. `money` says that a sign stands before it."""
    match = _DIGITS.match(text, start)
    if match is None:
        raise ValueError(f"no digit at {start}")
    value, end = _value_of_digits(text, match, money=money)
    if (fraction := _MIXED_FRACTION.match(text, end)) is not None and value == value.to_integral_value():
        value += Decimal(fraction["over"]) / Decimal(fraction["under"])
        end = fraction.end()
    value, end = spelled_point(text, value, end)
    value, end = and_a_half(text, value, end)
    return with_scale(text, start, end, value, money=money)


_SPOKEN = lazy_pattern(rf"(?i)\d|{_DIGIT_WORDS}")


def spelled_point(text: str, value: Decimal, end: int) -> tuple[Decimal, int]:
    """Add the "point-six" that follows a whole number; give the sum and where it ends."""
    match = _SPELLED_POINT.match(text, end)
    if match is None or value != value.to_integral_value():
        return value, end
    digits = "".join(_DIGIT.get(word.casefold(), word) for word in _SPOKEN.findall(match["digits"]))
    return value + Decimal(f"0.{digits}"), match.end()


def _value_of_digits(text: str, match: regex.Match[str], *, money: bool) -> tuple[Decimal, int]:
    if match["part"]:
        return Decimal(match["plain"]) + _PARTS[match["part"]], match.end()
    if match["only"]:
        return _PARTS[match[0]], match.end()
    kind, words = str(match.lastgroup), match[0]
    if _is_apart(text, match, money=money):
        kind, words = "plain", _NO_DIGIT.split(words)[0]
    return _decimal(text, match.start() + len(words), kind, words), match.start() + len(words)


def _is_apart(text: str, match: regex.Match[str], *, money: bool) -> bool:
    """Say whether the groups are figures of their own: "March 7 400 people", "pages 3,4"."""
    kind = match.lastgroup
    if kind == "broken":
        return not _is_broken_figure(text, match)
    if kind == "spaced":
        return _is_date_before(text, match.start())
    return kind == "comma" and not (money or currency_or_scale_at(text, match.end()))


def _decimal(text: str, end: int, kind: str, words: str) -> Decimal:
    if kind in ("grouped", "broken", "apostrophes"):
        return Decimal(_GROUPING.sub("", words))
    if kind in ("spaced", "dotted"):
        return Decimal(words.replace(" " if kind == "spaced" else ".", "").replace(",", "."))
    if kind == "comma":
        indian = words.endswith(",00") and _INDIAN.match(text, end)  # "Rs27,00 crore"
        return Decimal(words.replace(",", "" if indian else "."))
    # "2.000 people": nobody writes two idle zeros behind a decimal point.
    idle = _IDLE_ZEROS.fullmatch(words) and not _SCALE.match(text, end)
    return Decimal(words.replace(".", "") if idle else words)


_GROUPING = lazy_pattern(r"[,' ]")
_NO_DIGIT = lazy_pattern(r"\D")
_IDLE_ZEROS = lazy_pattern(r"[1-9]\d{0,2}\.\d00")
_LISTED_AFTER = lazy_pattern(r"\s?(?:,|and|or|&)\s?\d")
_OTHER_HALF = lazy_pattern(r"\s+(?:years?|months?|of)\b")  # "ten and a half years"
_MONTH_BEFORE = lazy_pattern(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?\s{1,3}\Z|\b(?:on|day|age|aged)\s+\Z"
)


def _is_date_before(text: str, start: int) -> bool:
    return _MONTH_BEFORE.search(text, max(0, start - 14), start) is not None


def _is_broken_figure(text: str, match: regex.Match[str]) -> bool:
    """Say whether "1, 469" is one figure: not in a list, not behind a month, not an age between commas."""
    before = text[max(0, match.start() - 3) : match.start()].rstrip()
    listed = before.endswith((",", ";", "(")) or match[0][0] == "0" or _is_date_before(text, match.start())
    return not listed and _LISTED_AFTER.match(text, match.end()) is None


def currency_or_scale_at(text: str, position: int) -> bool:
    """Say whether a scale or a currency stands right behind a figure that ends at `position`."""
    return _SCALE.match(text, position) is not None or currency_at(text, position)


def currency_at(text: str, position: int) -> bool:
    """Say whether a currency's name, code or sign stands at `position`, a space before it or not."""
    return match_after(text, position) is not None


def and_a_half(text: str, value: Decimal, end: int) -> tuple[Decimal, int]:
    """Add the "and a half" that follows a value; give the sum and where it ends."""
    match = _AND_A_HALF.match(text, end)
    if match is None or _OTHER_HALF.match(text, match.end()) is not None:
        return value, end
    word = match["part"].casefold()
    part = Decimal("0.75") if word.startswith("three") else Decimal("0.25") if "quarter" in word else Decimal("0.5")
    return value + part, match.end()


def with_scale(  # noqa: PLR0913  (where, what and how written)
    text: str, start: int, end: int, value: Decimal, *, money: bool, form: Form = "digits"
) -> Numeral:
    """Take the scales behind a figure: "2.5 million", "4.50 lakh crore", "$5m", "5 crore 20 lakh"."""
    bare, scale = value, Decimal(1)
    while not is_endless(bare * scale) and (match := _SCALE.match(text, end)) is not None:
        factor = SCALES[match["word"].casefold()] if match["word"] else MILLION
        word = (match["word"] or "").casefold()
        if word == "mil" and not money:
            break
        if scale != 1 and not (factor in (CRORE, LAKH, THOUSAND, MILLION) or scale == HUNDRED):
            break
        scale, end = scale * factor, match.end()
        if form == "digits":
            form = "mixed"
    if scale == 1 and (letter := _LETTER.match(text, end)) is not None and _is_scale_letter(text, letter, money=money):
        name = "capital" if letter["capital"] else "letter"
        scale, end = LETTERS[letter[name].casefold().rstrip("s")], letter.end(name)
    value = bare * scale
    if scale >= THOUSAND and (smaller := _smaller_part(text, end, scale)) is not None:
        return Numeral(start, smaller.end, value + smaller.value, value + smaller.value, Decimal(1), "mixed")
    return Numeral(start, end, value, bare, scale, form)


def _is_scale_letter(text: str, match: regex.Match[str], *, money: bool) -> bool:
    if match["capital"]:
        return money  # "$2.4-M relief aid"
    end = match.end("letter")
    if match["letter"] in ("L", "l") and not money:
        return False
    if match["gap"] and not text[end : end + 1].strip(" .") and not text[end:].strip(" .\n…"):
        return False  # "US$1.124 b", and there the text breaks off: it may have gone on "billion" or otherwise
    return money or currency_at(text, end)


_SMALLER = lazy_pattern(
    r"[ \n]{1,3}(?:and[ \n]{1,3})?"
    r"(?=\d{1,3}(?:\.\d+)?[ \n]{1,3}(?i:billion|crores?|lakhs?|million|thousand|hundred)\b)"
)


def _smaller_part(text: str, end: int, scale: Decimal) -> Numeral | None:
    """Read "20 lakh" behind "5 crore", "350 thousand" behind "2 million"."""
    match = _SMALLER.match(text, end)
    if match is None:
        return None
    part = parse_digits(text, match.end(), money=False)
    compound = part.scale == 1 and part.form == "mixed"  # "954 million and 473 thousand"
    return part if (compound or 1 < part.scale < scale) and part.value < scale else None


LETTER_SIGNS = frozenset({"R", "N", "P", "K"})
"""Signs of one letter that stand before a figure of money."""


def is_glued_sum(text: str, sign: str, value: Decimal) -> bool:
    """Say whether a capital letter before a bare figure may be money: R50 may, R2 is a road and N95 a mask."""
    if sign not in LETTER_SIGNS:
        return False
    small = value >= 10 and sign in {"P", "K"} and sign in _letters(text)
    cents = value.as_tuple().exponent == -2  # "K1.93"
    return small or cents or value >= (10 if sign == "R" else 100)


_GREAT_FIGURE = lazy_pattern(
    r"(?<![\p{L}\d-])(?P<letter>[PK])(?:\d{3,}\b|\d{1,3}(?:,\d{3})+|[\d.,]+\s?(?:[bmt]n?|[mb]illion|trillion)\b)"
)


@lru_cache(maxsize=4)
def _letters(text: str) -> frozenset[str]:
    """Give the letters that stand for money in a text: before a figure that no label has."""
    return frozenset(match["letter"] for match in _GREAT_FIGURE.finditer(text))
