"""The currency at a figure: the name, code or sign behind it, what both may mean, and how much of it they count."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import regex

from factx.parts import currencies
from factx.parts.patterns import lazy_pattern

if TYPE_CHECKING:
    from factx.parts.numbers import Number


def unit_behind(text: str, number: Number, *, signed: bool) -> regex.Match[str] | None:
    """Match the currency's name, code or sign behind a figure; `signed` says that a sign stands before it."""
    if not text[number.core_end : number.core_end + 3].strip(" \n-"):
        return None
    match = currencies.match_after(text, number.core_end)
    if match is None or (match["sign"] and signed):
        return None
    following = text[match.end() : match.end() + 14]
    if len(match[0].strip()) == 1 and regex.match(r"-\d", following):
        return None  # "two P-3 Orions"
    if match["code"]:
        return None if _is_no_code(text, number, match, following, signed=signed) else match
    return None if _is_no_name(match["word"] or "", following) else match


def _is_no_code(text: str, number: Number, match: regex.Match[str], following: str, *, signed: bool) -> bool:
    if "-" in match["gap"] or (signed and regex.match(r"\s?\d", following)):
        return True  # in "rmb 10 usd 20" the second code is the next figure's
    return match["code"].isupper() and match["code"] in currencies.WORDLIKE and not _is_great(text, number)


def _is_no_name(word: str, following: str) -> bool:
    """Say whether the word belongs to a name: "5 Dollar General stores", "13 euro zone states"."""
    if word.casefold() in {"euro", "euros"} and _EURO_ZONE.match(following):
        return True
    return word[:1].isupper() and word.casefold() in _IN_NAMES and regex.match(r"\s\p{Lu}", following) is not None


_EURO_ZONE = lazy_pattern(r"(?i)[\s-](?:zone|area|20\d\d|championship|cup)")
_IN_NAMES = frozenset({"dollar", "crown", "pound", "real", "mark", "won", "sterling"})


def _is_great(text: str, number: Number) -> bool:
    figure = text[number.core_start : number.core_end]
    return "," in figure or "." in figure or not figure.isdigit()


def codes_of(sign: str | None, after: regex.Match[str] | None) -> tuple[str, ...]:
    """Give what sign and name may mean; where both stand, the name tells which ("Rs850 billion rupees")."""
    by_sign = currencies.meaning(sign) if sign else ()
    name = (after["word"] or after["code"] or after["sign"] or "") if after else ""
    by_name = currencies.meaning(name.removeprefix("M") if after and after["code"] and len(name) == 4 else name)
    if by_sign and by_name:
        return tuple(code for code in by_sign if code in by_name) or by_name
    return by_sign or by_name


def factor_of(after: regex.Match[str] | None) -> Decimal:
    """Give what the unit behind a figure multiplies it by: cents by a hundredth, tomans by ten."""
    if after is None:
        return Decimal(1)
    name = currencies.plain_name(after["word"] or after["sign"] or "")
    if name in currencies.minors() and name not in currencies.words():
        return Decimal("0.01")
    if after["code"] and len(after["code"]) == 4 and after["code"][0] == "M":
        return Decimal(10) ** 6  # "twenty MUSD"
    return Decimal(10) if name.startswith("toman") else Decimal(1)  # ten rials
