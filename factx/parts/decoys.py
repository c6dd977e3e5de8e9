"""What else than a count or a sum a figure is: percentages, dates, times, ages, measures, scores, labels."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

import regex

from factx.parts import currencies
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import alternation

Decoy = Literal["percent", "ordinal", "fraction", "date", "time", "age", "score", "measure", "label", "money"]

_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_FORMS = lazy_pattern(
    r"""(?P<date>\d{4}[-/.]\d{2}[-/.]\d{2}(?!\d)(?:T[\d:.]+Z?)?
      |\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\d%])
      |(?:19|20)\d\d[-–/](?:\d\d)(?![\d,.]*\d)(?=\W|$)
      |(?:1[5-9]|20)\d\d\s?[-–]\s?(?:1[5-9]|20)\d\d(?![\d,])
      |(?:\d{3}|[1-9])0'?s\b)
    |(?P<time>\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?
      |\d{1,2}(?:\.\d{2})?\s?(?:[ap]\.m\.?|[ap]m\b|[AP]M\b|o'clock)
      |\d{4}\s?(?:GMT|UTC|hrs|IST|CET|EST|hours)\b)
    |(?P<ordinal>\d{1,3}(?:,\d{3})*(?:st|nd|rd|th)\b)
    |(?P<label>\d+(?:-\d+){2,}|(?!\d{1,3}(?:\.\d{3})+(?!\d))\d+\.\d+\.\d+(?:\.\d+)*(?!\d)
      |24/7|9/11|\d{1,4}/\d{2,6}(?!\d)
      |0\d{2,}(?![\d.,]))
    |(?P<fraction>[1-9]/[2-9](?!\d))""",
    regex.VERBOSE,
)
_PERCENT = lazy_pattern(
    r"[ \n]{0,3}-?(?:%|(?i:per[ -]?cent(?:age)?s?|pct|percentage[ -]points?|basis[ -]points?|bps|pp|points?))(?!\p{L})"
)
_YEARS_OLD = lazy_pattern(r"[ -]{1,2}(?:years?|months?|weeks?|days?)(?:[ -]olds?|\s+of\s+age)\b")
_AGED = lazy_pattern(r"\b(?i:aged|ages?)\s+(?:(?:between|from|of|just|only|about|over|under)\s+)?\Z")
_BY_NAME = lazy_pattern(r"\p{Lu}[\p{L}.'-]+,\s{1,2}\Z")
_WHO_IS = lazy_pattern(r"\bwho\s+(?:is|was|turned|turns)\s+(?:just\s+|only\s+)?\Z")
_UNDER = lazy_pattern(
    r"(?i)\b(?:children|kids|those|people|women|men|youths?|boys|girls)\s+(?:aged\s+)?(?:under|over)\s+\Z"
)
_MAGNITUDE = lazy_pattern(r"(?i)(?:magnitude(?:\s+of)?|richter(?:\s+scale)?|measured|measuring)\s+(?:an?\s+)?\Z")
_MAGNITUDE_AFTER = lazy_pattern(r"(?i)[ -]magnitude\b|\s+on\s+the\s+(?:open-ended\s+)?richter\b")
_MONTH_BEFORE = lazy_pattern(rf"\b(?P<month>{_MONTHS})\.?\s{{1,3}}(?:the\s+)?\Z")
_MONTH_AFTER = lazy_pattern(rf"(?:\s{{1,3}}|-)(?:of\s+)?{_MONTHS}\b(?!\s+(?:be|have|not|also)\b)")
_PARTS = lazy_pattern(
    r"(?i)[ -](?:thirds?|quarters|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|halves)\b"
)
_QUARTER_OF = lazy_pattern(r"(?i)[ -]quarter\s+of\b")
_IN_MANY = lazy_pattern(r"\s+(?:in\s+every|out\s+of(?:\s+every)?|of\s+every|in)\s+\Z")
_NO_ONE = lazy_pattern(r"(?i)\b(?:any|every|each|another|this)[ -]\Z")
_SCORED = lazy_pattern(
    r"(?i)\b(?:won|win|beat|beats|beaten|lost|lose|losing|drew|draw|defeated|defeat|victory|vote|voted|votes"
    r"|score|scored|ruled|passed|lead|led)\s+(?:of\s+|by\s+)?\Z"
)
_SCORE_AFTER = lazy_pattern(
    r"(?i)\s+(?:win|victory|defeat|draw|loss|lead|vote|ruling|decision|aggregate|majority|thriller)\b"
)
_GLUED = lazy_pattern(r"(?:(?P<word>[\p{L}]+)|(?P<hyphen>[\p{L}\d][\p{L}\d.]*-\s?))\Z")
# Words that a figure may stand glued to where a space was lost: "killing12".
_APART = frozenset({
    "than", "least", "about", "over", "some", "nearly", "almost", "around", "to", "of", "and", "killed", "killing",
    "injured", "injuring", "wounded", "for", "at", "by", "in", "the", "with", "from", "under", "only", "another",
    "total", "left", "leaving",
})  # fmt: skip
_TIME_HYPHENS = frozenset({"mid-", "early-", "late-", "pre-", "post-"})
_YEAR_BEFORE = lazy_pattern(
    r"(?i)\b(?:in|since|by|until|till|from|between|early|late|mid|before|after|year|of)[ -]{1,3}\Z"
)
_DATED = lazy_pattern(rf"(?i:\b(?:in|since|by|until|during)|\b{_MONTHS}),?\s+\Z")


@dataclass(frozen=True, slots=True)
class Form:
    """A figure whose own writing tells what it is: where it ends, and what that is."""

    end: int
    decoy: Decoy


def form_of(text: str, start: int) -> Form | None:
    """Read at `start` a date, time, ordinal, label or fraction by its own writing."""
    match = _FORMS.match(text, start)
    if match is None or match.lastgroup is None:
        return None
    if match.lastgroup == "date" and is_counted(text, match.end()) and "-" in match[0]:
        return None
    if match.lastgroup == "label" and text[start - 1 : start] == "." and "/" not in match[0]:
        return None
    return Form(match.end(), match.lastgroup)  # type: ignore[arg-type]


@cache
def _unit() -> regex.Pattern[str]:
    adjectives = "more|consecutive|straight|additional|extra|full|long|whole|further|nautical|metric|working|new"
    return lazy_pattern(
        rf"(?:[ \n]{{0,3}}-?)(?:(?:{adjectives})[ \n]{{1,3}})?{alternation('number_units')}(?![\p{{L}}])"
    )


@cache
def _label() -> regex.Pattern[str]:
    return lazy_pattern(rf"(?<![\w.]){alternation('number_labels')}[ \n]{{0,2}}#?\Z")


@cache
def _counted() -> regex.Pattern[str]:
    adjective = r"(?:(?:\p{Lu}\p{L}+|other|armed|young|local|foreign)[ \n]{1,3})?"
    return lazy_pattern(rf"[ \n]{{1,3}}{adjective}{alternation('number_counted')}\b")


def is_counted(text: str, end: int) -> bool:
    """Say whether a noun that is counted follows: "2000 people", "2000 Syrian refugees"."""
    return _counted().match(text, end) is not None


def glued(text: str, start: int) -> Decoy | None:
    """Say what letters or a hyphen right before a figure make of it: "F-16" a label, "mid-2015" a date."""
    match = _GLUED.search(text, max(0, start - 30), start)
    if match is None:
        return None
    if match["word"]:
        return None if match["word"].casefold() in _APART else "label"
    word = match["hyphen"].casefold()
    if word in _TIME_HYPHENS:
        return "date"
    figure = match["hyphen"].rstrip("- ")
    sign = figure.rstrip("0123456789.,")
    priced = 1 < len(sign) < len(figure) and sign in currencies.signs()  # "Rs2-3"
    return None if word[0].isdigit() or priced else "label"


_PLAIN = lazy_pattern(r"\d+(?:(?:\s?[-–]\s?|\s+(?:to|and|or)\s+)\d+)?")


@dataclass(frozen=True, slots=True)
class _Place:
    """A figure among its neighbours: the text before and after it, its value, whether something counted follows.

    `whole` says that it is a whole number without scale or grouping.
    """

    before: str
    after: str
    value: Decimal
    plain: bool
    whole: bool
    counted: bool


def decoy_of(text: str, start: int, end: int, value: Decimal, *, form: str) -> Decoy | None:
    """Say what else the figure at `start:end` is, by its neighbours; `form` tells whether it is written in digits."""
    after = text[end : end + 48]
    behind = _behind(after)
    if behind is not None:
        return behind
    plain = form == "digits" and _PLAIN.fullmatch(text, start, end) is not None
    whole = plain and value == value.to_integral_value()
    place = _Place(text[max(0, start - 40) : start], after, value, plain, whole, whole and is_counted(text, end))
    if _MAGNITUDE.search(place.before) and value < 10:
        return "measure"
    if form == "digits" and (found := _in_digits(place)) is not None:
        return found
    if _AGED.search(place.before) and value < 120:
        return "age"
    return "label" if value == 1 and form != "digits" and _NO_ONE.search(place.before) else None


def _behind(after: str) -> Decoy | None:
    if _PERCENT.match(after):
        return "percent"
    if _YEARS_OLD.match(after):
        return "age"
    if _PARTS.match(after) or _QUARTER_OF.match(after):
        return "fraction"
    if _MAGNITUDE_AFTER.match(after):
        return "measure"
    return "measure" if _unit().match(after) else None


_SIZE_AFTER = lazy_pattern(r"(?i)[ -]calib(?:er|re)|-inch|x\d")
_STOP_AFTER = lazy_pattern(r"\s?[,;.)]")
_COUNTED_AFTER = lazy_pattern(r"[ \n]+(?:of|more|were|was|others)\b")


def _in_digits(place: _Place) -> Decoy | None:
    if place.whole and (_is_day(place) or _is_year(place)):
        return "date"
    if place.whole and place.value < 120 and _is_age(place):
        return "age"
    if _is_label(place):
        return "label"
    return "measure" if _SIZE_AFTER.match(place.after) else None


# "; in Ecuador, 46;": a place and its number, no person and his age
_IN_PLACE = lazy_pattern(r"[;,(]\sin\s(?:\p{Lu}[\w'-]+\s?){1,3},\s\Z")


def _is_age(place: _Place) -> bool:
    if _IN_PLACE.search(place.before):
        return False
    named = _BY_NAME.search(place.before) and _STOP_AFTER.match(place.after)
    return bool(named or _WHO_IS.search(place.before) or _UNDER.search(place.before))


_LETTERS = lazy_pattern(r"-?[A-Za-z]{1,4}\d|[A-Za-z]+\b|s\b|-[A-Z]{1,3}\b")
_ADDRESS = lazy_pattern(r"(?:#|https?://\S*|www\.\S*)\Z")


def _is_label(place: _Place) -> bool:
    if place.before.endswith("[") and place.after.startswith("]"):
        return True
    if _label().search(place.before) or _ADDRESS.search(place.before):
        return True
    return place.plain and _LETTERS.match(place.after) is not None


def _is_day(place: _Place) -> bool:
    if not 1 <= place.value <= 31:
        return False
    if _MONTH_BEFORE.search(place.before) is not None:
        return not place.counted and _COUNTED_AFTER.match(place.after) is None
    return _MONTH_AFTER.match(place.after) is not None


def _is_year(place: _Place) -> bool:
    if not 1500 <= place.value < 2100:
        return False
    if place.counted:
        return _DATED.search(place.before) is not None
    return place.value >= 1900 or _YEAR_BEFORE.search(place.before) is not None


def is_score(text: str, start: int, end: int, low: Decimal, high: Decimal) -> bool:
    """Say whether "65-34" is a score or a vote: it falls, or the words around it tell."""
    if low >= high and high < 700:
        return True
    told = _SCORED.search(text, max(0, start - 30), start) or _SCORE_AFTER.match(text, end)
    return told is not None and high < 700


def is_share(text: str, end: int, following: int, value: Decimal, whole: Decimal) -> bool:
    """Say whether "one" up to `end` and "five" from `following` on make "one in five"."""
    gap = text[end:following]
    match = _IN_MANY.match(gap)
    return match is not None and match.end() == len(gap) and value < whole and (whole <= 1000 or "every" in gap)
