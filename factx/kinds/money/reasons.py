"""Why a figure with a currency's word at it is no sum: a weight, a verb, a vague word, a text that breaks off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from factx.parts.numerals import SCALES
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import alternation, words

if TYPE_CHECKING:
    from factx.parts.numbers import Number

_MULTI = lazy_pattern(r"(?i)multi[- ]?\Z")


_WEIGHT = lazy_pattern(
    rf"(?i)\s+of\s+(?!{alternation('money_heads')})|\s*\(\s*[\d.,]+\s*-?(?:kg|kilo|tonnes?|tons?|grams?)"
    r"|[\s-]+(?:bomb|class|heav)|\s+heav"
)


_WEIGHED = lazy_pattern(r"(?i)\bweigh\w*\s+(?:[\w-]+\s+){0,3}\Z")


_PAYING = lazy_pattern(rf"(?i)\b{alternation('money_paying')}\b")


# Words that are no currency's name far more often than one: read only behind a scale, or where the country speaks.
_RISKY = frozenset(words("money_risky"))


def reason_against(text: str, number: Number, sign: str | None, after: regex.Match[str] | None) -> str | None:
    """Say why a figure with a sign before it or a unit behind it (`after`) is no sum, or nothing where it is one."""
    if number.form == "vague":
        return "a vague word names no sum"
    if _MULTI.search(text, max(0, number.core_start - 6), number.core_start):
        return "'multi-million' names no sum"
    if sign is not None and text[number.core_start : number.core_end].casefold() in SCALES:
        return "a unit and no figure"  # "(Rs crore)" over a table
    if sign in _ROADS and after is None and _is_road(text, number):
        return "a road's number"
    if sign is not None and after is None and _is_cut_off(text, number):
        return "the text breaks off before the scale"
    if sign is None and after is not None and after["word"]:
        return _reason_against_name(text, number, after)
    return None


_ROADS = frozenset({"R", "N", "P", "B"})
_ON_THE_ROAD = lazy_pattern(r"(?i)\b(?:the|on|along)\s+\Z")
_ROAD_BEHIND = lazy_pattern(
    r"(?i)\s+(?:near|outside|between|towards?|road|roads|highway|freeway|motorway|route|bypass|close\s+to|just|north|south|east|west"
    r"|in|at|around|was\s+closed|is\s+closed|remains)\b"
)


def _is_road(text: str, number: Number) -> bool:
    """Say whether a letter and a few digits name a road: "the R74 near Colenso"."""
    figure = text[number.core_start : number.core_end]
    start = number.core_start if number.sign_start is None else number.sign_start
    return (
        figure.isdigit()
        and len(figure) < 4
        and number.core_start - start == 1
        and _ON_THE_ROAD.search(text, max(0, start - 8), start) is not None
        and _ROAD_BEHIND.match(text, number.core_end) is not None
    )


def _is_cut_off(text: str, number: Number) -> bool:
    """Say whether the text ends right behind a figure that is written without its scale: "of FCFA 997"."""
    rest = text[number.core_end :].strip(" \n")
    figure = text[number.core_start : number.core_end]
    bare = figure.replace(".", "").isdigit()
    return bare and (rest in _SCALES_CUT or (rest == "" and len(figure) < 4 and _ends_open(text)))


_SCALES_CUT = frozenset({"b", "m", "bi", "mi", "bil", "mil", "t", "tr", "th", "c", "cr", "…", "...", "b.", "m."})


def _ends_open(text: str) -> bool:
    """Say whether the text is long enough to have been cut: a phrase on its own may well end in "$5"."""
    return len(text) > 600 and not text.rstrip(" \n").endswith((".", "!", "?", '"', "'", ")"))


def _reason_against_name(text: str, number: Number, after: regex.Match[str]) -> str | None:
    word = after["word"].casefold()
    following = text[after.end() : after.end() + 40]
    great = (number.low or number.high or 0) >= 1000
    paying = _PAYING.search(text[max(0, number.start - 120) : after.end() + 60]) is not None
    if word in {"pound", "pounds"}:
        weighed = _WEIGHED.search(text[max(0, number.start - 40) : number.start]) is not None
        if _WEIGHT.match(following) or weighed or ("-" in after["gap"] and not great):
            return "a weight"
        return None if great or paying else "nothing tells money from weight"
    if word in _VERBS and _NO_NAME.match(following):
        return f"{word!r} is no currency here"
    if word in _RISKY and not great and (word in {"real", "reals"} or not paying):
        return f"nothing says that {word!r} is a currency here"
    return None


_VERBS = frozenset({"won", "sum", "sums", "real", "mark", "crown", "sol"})
_NO_NAME = lazy_pattern(r"(?i)\s+(?:the|an?|in\s+the|over|by|seats?|gold|medals?|against)\b")
