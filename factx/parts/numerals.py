"""Figures in digits and words, with their scale, at a place in a text: no bounds, no ranges, no meaning yet."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

import regex

from factx.parts.currencies import MILLION_CODES, word_after


Form = Literal["digits", "words", "mixed", "vague"]

UNITS = {word: value for value, word in enumerate(
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))}  # fmt: skip
TEENS = {word: value for value, word in enumerate(
    ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"), 10)}  # fmt: skip
TENS = {word: value * 10 for value, word in enumerate(
    ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)} | {"fourty": 40}  # fmt: skip
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
LETTERS = {"k": THOUSAND, "m": MILLION, "mm": MILLION, "b": BILLION, "t": TRILLION, "cr": CRORE, "l": LAKH}
"""Scales of one letter, read only next to a currency: "$5m" is money, "5m" a length."""
# ACLED's reading of vague words: the least that they say.
VAGUE = {
    "tens": Decimal(10), "dozens": Decimal(12), "scores": Decimal(20), "hundreds": HUNDRED, "thousands": THOUSAND,
    "millions": MILLION, "billions": BILLION, "trillions": TRILLION, "lakhs": LAKH, "crores": CRORE,
}  # fmt: skip


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


_DIGITS = regex.compile(
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
_INDIAN = regex.compile(r"(?i)\s{0,3}(?:crores?|lakhs?|cr)\b")
_PARTS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_WORD_SCALES = "|".join(sorted(SCALES, key=lambda word: (-len(word), word)))
_MILLION_CODES = "|".join(MILLION_CODES)
_SCALE = regex.compile(
    rf"(?:[ \n]{{0,4}}-?[ \n]{{0,4}})(?:(?P<word>(?i:{_WORD_SCALES}))(?![^\W_])(?:(?<=[bmt]l?n)\.(?=[ \n]?[a-z$€£]))?|M(?=(?:{_MILLION_CODES})\b))"
)
_LETTER = regex.compile(r"(?:(?P<gap> ?)(?P<letter>MM|mm|[Kk]|[Mm]|[Bb]|[Tt]|[Cc]rs?|L)|-(?P<capital>[KMBT]))\b\.?(?!['’]|[/-]?\d)")
_AND_A_HALF = regex.compile(r"(?i)\s{1,3}and\s+(?:an?\s+)?(?P<part>half|(?:one\s+)?quarter|three[\s-]quarters)\b")
_MIXED_FRACTION = regex.compile(r"[ -](?P<over>[1-9])/(?P<under>[2-9])(?![\d/])")

_NUMBER_WORDS = (*UNITS, *TEENS, *TENS, *SCALES)
_ANY_WORD = "|".join(sorted(_NUMBER_WORDS, key=lambda word: (-len(word), word)))
_NEXT_WORD = regex.compile(
    rf"(?P<gap>[ \n]{{1,4}}|[ ]?-[ ]?|,[ \n]{{1,4}}|[ \n]{{1,4}}and[ \n]{{1,4}}|-and-|,[ \n]{{1,4}}and[ \n]{{1,4}}|)"
    rf"(?:(?P<word>(?i:{_ANY_WORD}))(?![^\W_])|(?P<digits>\d{{1,3}})(?![\d.,]*\d))"
)
_PART_OF_SCALE = regex.compile(
    r"(?i)(?:(?:an?[\s-]+)?(?P<part>half|quarter|third|three[\s-]quarters)[\s-]+(?:of[\s-]+)?(?:an?[\s-]+)?)"
    r"(?P<scale>hundred|thousand|million|billion|trillion|lakh|crore|dozen)\b"
)
_ARTICLE = regex.compile(r"(?i)an?[\s-]+(?=(?:dozen|hundred|thousand|million|billion|trillion|lakh|crore)\b)")
_SOME = {"several": 3, "few": 3, "couple": 2}
_VAGUE_WORDS = "|".join(VAGUE)
_VAGUE = regex.compile(
    rf"(?i)(?:many\s+)?(?P<vague>{_VAGUE_WORDS})(?:\s+and\s+(?P=vague))?\b"
    rf"(?:\s+of\s+(?P<of>dozens|hundreds|thousands|millions|billions|trillions|lakhs|crores|thousand|million|billion)\b)?"
    rf"(?:\s+of\s+(?P<of2>thousands|millions|billions)\b)?"
)
_SEVERAL = regex.compile(
    r"(?i)(?P<some>several|(?:an?\s+)?few|(?:a\s+)?couple(?:\s+of)?)[\s-]+"
    r"(?P<scales>(?:(?:dozen|hundred|thousand|million|billion|trillion|lakh|crore)s?\b[\s-]?)+)"
)
_COUPLE = regex.compile(r"(?i)(?:a\s+)?couple\s+of(?=\s+[a-z])")
# "scores" is a verb as well, "tens" a figure only with what it counts.
_SCORES = regex.compile(r"(?i)scores\s+(?:of|more|were|are|killed|dead|injured|wounded|missing|have|had|others)\b")


def parse_digits(text: str, start: int, *, money: bool) -> Numeral:
    """Read the figure in digits at `start`, with its scale. `money` says that a sign stands before it."""
    match = _DIGITS.match(text, start)
    if match is None:
        raise ValueError(f"no digit at {start}")
    value, end = _value_of_digits(text, match, money=money)
    if (fraction := _MIXED_FRACTION.match(text, end)) is not None and value == value.to_integral_value():
        value += Decimal(fraction["over"]) / Decimal(fraction["under"])
        end = fraction.end()
    value, end = _and_a_half(text, value, end)
    return _with_scale(text, start, end, value, money=money)


def _value_of_digits(text: str, match: regex.Match[str], *, money: bool) -> tuple[Decimal, int]:
    words, end, kind = match[0], match.end(), match.lastgroup
    if kind == "part":
        return Decimal(match["plain"]) + _PARTS[match["part"]], end
    if kind == "only":
        return _PARTS[words], end
    if kind == "broken" and not _is_broken_figure(text, match):
        kind, words = "plain", words[: regex.match(r"\d+", words).end()]  # type: ignore[union-attr]
        end = match.start() + len(words)
    if kind == "spaced" and _is_date_before(text, match.start()):
        kind, words = "plain", words.partition(" ")[0]
        end = match.start() + len(words)
    if kind == "comma" and not (money or currency_or_scale_at(text, end)):
        kind, words = "plain", words.partition(",")[0]
        end = match.start() + len(words)
    if kind in ("grouped", "broken", "apostrophes"):
        return Decimal(regex.sub(r"[,' ]", "", words)), end
    if kind in ("spaced", "dotted"):
        grouping = " " if kind == "spaced" else "."
        return Decimal(words.replace(grouping, "").replace(",", ".")), end
    if kind == "comma" and words.endswith(",00") and _INDIAN.match(text, end):
        return Decimal(words.replace(",", "")), end  # "Rs27,00 crore"
    if kind == "comma":
        return Decimal(words.replace(",", ".")), end
    if regex.fullmatch(r"[1-9]\d{0,2}\.\d00", words) and not _SCALE.match(text, end):
        return Decimal(words.replace(".", "")), end  # "2.000 people": nobody writes two idle zeros behind a decimal point
    return Decimal(words), end


_MONTH_BEFORE = regex.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?\s{1,3}\Z|\b(?:on|day|age|aged)\s+\Z"
)


def _is_date_before(text: str, start: int) -> bool:
    return _MONTH_BEFORE.search(text, max(0, start - 14), start) is not None


def _is_broken_figure(text: str, match: regex.Match[str]) -> bool:
    """Say whether "1, 469" is one figure: not in a list, not behind a month, not an age between commas."""
    before = text[max(0, match.start() - 3) : match.start()].rstrip()
    listed = before.endswith((",", ";", "(")) or match[0][0] == "0" or _is_date_before(text, match.start())
    return not listed and regex.match(r"\s?(?:,|and|or|&)\s?\d", text[match.end() : match.end() + 8]) is None


def currency_or_scale_at(text: str, position: int) -> bool:
    """Say whether a scale or a currency stands right behind a figure that ends at `position`."""
    return _SCALE.match(text, position) is not None or currency_at(text, position)


def currency_at(text: str, position: int) -> bool:
    """Say whether a currency's name, code or sign stands at `position`, a space before it or not."""
    following = text[position : position + 6].lstrip(" \n-")[:1]
    return bool(following) and word_after().match(text, position) is not None


def _and_a_half(text: str, value: Decimal, end: int) -> tuple[Decimal, int]:
    match = _AND_A_HALF.match(text, end)
    if match is None or regex.match(r"\s+(?:years?|months?|of)\b", text[match.end() :]) is not None:
        return value, end
    word = match["part"].casefold()
    part = Decimal("0.75") if word.startswith("three") else Decimal("0.25") if "quarter" in word else Decimal("0.5")
    return value + part, match.end()


def _with_scale(text: str, start: int, end: int, value: Decimal, *, money: bool, form: Form = "digits") -> Numeral:
    """Take the scales behind a figure: "2.5 million", "4.50 lakh crore", "$5m", "5 crore 20 lakh"."""
    bare, scale = value, Decimal(1)
    while (match := _SCALE.match(text, end)) is not None:
        factor = SCALES[match["word"].casefold()] if match["word"] else MILLION
        word = (match["word"] or "").casefold()
        if word == "mil" and not money:
            break
        if scale != 1 and not (factor in (CRORE, LAKH, THOUSAND, MILLION) or scale == HUNDRED):
            break
        scale, end = scale * factor, match.end()
        if form == "digits" and word in _NUMBER_WORDS:
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


_SMALLER = regex.compile(r"[ \n]{1,3}(?:and[ \n]{1,3})?(?=\d{1,3}(?:\.\d+)?[ \n]{1,3}(?i:crores?|lakhs?|million|thousand|hundred)\b)")


def _smaller_part(text: str, end: int, scale: Decimal) -> Numeral | None:
    """Read "20 lakh" behind "5 crore", "350 thousand" behind "2 million"."""
    match = _SMALLER.match(text, end)
    if match is None:
        return None
    part = parse_digits(text, match.end(), money=False)
    return part if 1 < part.scale < scale and part.value < scale else None


def parse_words(text: str, start: int) -> Numeral | None:  # noqa: PLR0911  (one return a form)
    """Read the figure in words at `start`, or nothing where the words are none."""
    if (match := _PART_OF_SCALE.match(text, start)) is not None:
        word = match["part"].casefold()
        if word == "third":
            return None
        part = Decimal("0.5") if word == "half" else Decimal("0.25") if word == "quarter" else Decimal("0.75")
        scale = SCALES[match["scale"].casefold()]
        return _with_scale(text, start, match.end(), part * scale, money=False, form="words")
    if (match := _SEVERAL.match(text, start)) is not None:
        return _several(match)
    if (match := _COUPLE.match(text, start)) is not None:
        return Numeral(start, match.end(), Decimal(2), Decimal(2), Decimal(1), "words", approximate=True)
    if (match := _VAGUE.match(text, start)) is not None:
        if match["vague"].casefold() == "scores" and _SCORES.match(text, match.start("vague")) is None:
            return None
        if match["vague"].casefold() == "tens" and match["of"] is None and not text[match.end() :][:4].strip().startswith("of"):
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


def _count_up(text: str, start: int, position: int, *, group: Decimal) -> Numeral | None:  # noqa: C901, PLR0912
    """Add up number words from `position`: "two hundred and fifty-six thousand".

    `group` is what an article before them said ("a hundred" begins with 1).
    """
    total, last, end = Decimal(0), Decimal(0), 0
    bare, scale, began, form = group, Decimal(1), group > 0, "words"
    hundreds = 0  # where a round "two hundred" ends
    kept: tuple[Decimal, int] | None = None  # what stands before a comma or "and" that may not belong to the figure
    while (match := _NEXT_WORD.match(text, position)) is not None:
        gap, word = match["gap"], (match["word"] or "").casefold()
        first = not began
        if first and gap or not first and not gap and position == end:
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
            group, half_end = _and_a_half(text, group, end)
            end = position = half_end
    if end == 0:
        return None
    if kept is not None and group < HUNDRED and kept[0] >= MILLION:
        # "two million, five of them": what follows a comma belongs to a figure of millions only with its own scale.
        return Numeral(start, kept[1], kept[0], kept[0], Decimal(1), "words")
    if kept is not None and group < HUNDRED and "," in text[kept[1] : kept[1] + 2]:
        return Numeral(start, kept[1], kept[0], kept[0], Decimal(1), "words")
    value = total + group
    if total and group:
        bare, scale = value, Decimal(1)
    elif not total:
        bare, scale = (group / HUNDRED, HUNDRED) if hundreds == end else (group, Decimal(1))
    return Numeral(start, end, value, bare, scale, form)  # type: ignore[arg-type]


def _half_of(text: str, total: Decimal, scale: Decimal, end: int) -> tuple[Decimal, int]:
    """Read "a million and a half"."""
    part, after = _and_a_half(text, Decimal(0), end)
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
    return regex.compile(rf"(?P<digit>(?<!\d)\.?\d|[½¼¾])|\b(?i:{articles}|(?:{plain})\b)")
