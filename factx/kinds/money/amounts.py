"""Numbers with a currency at them: which figures of a text are sums of money, and which only look so."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import regex

from factx.kinds.money.currency import Evidence, gather, resolve
from factx.kinds.money.elliptic import Sum, Writing, ellipsis, listed_before, may_wait, named_later, plain
from factx.kinds.money.rates import exchange_rates
from factx.kinds.money.reasons import reason_against
from factx.kinds.money.rows import rows_of_sums
from factx.kinds.money.units import codes_of, factor_of, unit_behind
from factx.parts import currencies
from factx.parts.numerals import SCALES
from factx.parts.patterns import lazy_pattern
from factx.types import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.kinds.money.currency import Basis
    from factx.parts.numbers import Number
    from factx.reading import Reading


def read_sums(reading: Reading) -> Iterator[Sum | Rejected]:  # noqa: C901  (one branch a way to hang together)
    """Yield every sum of money in reading order, with what looked like one and was not."""
    raw: list[Sum | Rejected] = []
    before: Number | None = None
    waiting: list[Number] = []  # figures in a row whose currency may stand at the last one alone
    told = rows_of_sums(reading) | exchange_rates(reading)
    taken = 0  # where the last sum ends: its unit is no sign of the next figure ("17 USD 25")
    for number in reading.numbers:
        found = None if number.core_start < taken else _sum_of(reading, number, taken) or told.get(number.core_start)
        last = raw[-1] if raw else None
        if isinstance(last, Sum) and isinstance(found, Sum) and _is_small_change(reading.text, last, found):
            raw[-1] = _with_change(last, found)
        elif isinstance(last, Sum) and found is None and _is_bare_change(reading.text, last, number):
            cents = (number.best or Decimal(0)) / 100
            raw[-1] = _with_change(last, replace(last, end=number.core_end, best=cents))
        elif (
            found is None
            and isinstance(last, Sum)
            and (elliptic := ellipsis(reading, number, before, _outside_brackets(reading.text, raw))) is not None
        ):
            raw.append(elliptic)
        elif found is not None:
            if isinstance(found, Sum):
                raw += listed_before(reading, waiting, found)
                if not waiting and (old := named_later(reading.text, before, found)) is not None:
                    raw.append(old)
            raw.append(found)
            waiting = []
        elif may_wait(reading.text, number):
            waiting.append(number)
        elif number.decoy not in _PASSED:
            waiting = []
        taken = found.end if isinstance(found, Sum) else taken
        before = number
    named = Counter(item.codes[0] for item in raw if isinstance(item, Sum) and len(item.codes) == 1)
    evidence: Evidence | None = None
    previous: Sum | None = None
    for item in raw:
        if isinstance(item, Rejected):
            yield item
            continue
        if len(item.codes) > 1 and evidence is None:
            evidence = gather(reading, named)
        previous = _in_thousandths(_resolved(reading, item, evidence, _told(reading.text, previous, item)))
        yield previous


def _told(text: str, last: Sum | None, item: Sum) -> str | None:
    """Give the currency of the sum before in the paragraph where this one may be of it: "3 rand ... 30 cents"."""
    if last is None or last.currency not in item.codes or "\n" in text[last.end : item.core]:
        return None
    return last.currency


def _outside_brackets(text: str, sums: list[Sum | Rejected]) -> Sum:
    """Give the sum that a bare figure goes on with: in "8 billion crowns ($784 million) from 6 billion" the crowns."""
    last = sums[-1]
    assert isinstance(last, Sum)
    outer = sums[-2] if len(sums) > 1 else None
    if not isinstance(outer, Sum) or _OPENS.fullmatch(text, outer.end, last.start) is None:
        return last
    closing = text.find(")", last.end, last.end + 40)
    return last if closing < 0 else replace(outer, number=last.number, end=closing + 1)


_OPENS = lazy_pattern(r"\s?\((?:\p{Ll}+\s){0,3}")
_SCALE_BEHIND = lazy_pattern(r"\s(?P<scale>million|billion|trillion)\b")
_CHANGE_BEHIND = lazy_pattern(r"\s(?:and\s)?(?P<cents>\d\d)(?=[.,;!?](?:\s|$)|$)")


def _is_small_change(text: str, whole: Sum, part: Sum) -> bool:
    """Say whether cents follow their dollars: "3 dollars 50 cents", "thirteen dollars and five cents"."""
    gap = text[whole.end : part.start]
    fits = part.writing == "minor-unit" and whole.writing != "minor-unit" and whole.bound != "range"
    return fits and regex.fullmatch(r",?\s+(?:and\s+)?", gap) is not None and bool(set(whole.codes) & set(part.codes))


_PASSED = frozenset({"date", "percent", "ordinal"})


def _is_bare_change(text: str, whole: Sum, number: Number) -> bool:
    """Say whether "forty five" ends "thirteen dollars forty five"."""
    small = number.form == "words" and number.best is not None and 10 <= number.best < 100
    ends = regex.match(r"[.,;!?]|\s*\Z", text[number.core_end :]) is not None
    return small and ends and text[whole.end : number.core_start] == " " and whole.writing == "number-name"


def _with_change(whole: Sum, part: Sum) -> Sum:
    cents = part.best or Decimal(0)
    low, best, high = (None if value is None else value + cents for value in (whole.low, whole.best, whole.high))
    codes = tuple(code for code in whole.codes if code in part.codes)
    return replace(whole, end=part.end, low=low, best=best, high=high, codes=codes)


def _sum_of(reading: Reading, number: Number, taken: int) -> Sum | Rejected | None:
    text = reading.text
    sign_start = number.sign_start if number.sign_start is None or number.sign_start >= taken else None
    after = unit_behind(text, number, signed=sign_start is not None)
    if sign_start is None and after is None:
        return None
    glued_code = after is not None and not after["gap"] and number.decoy == "label"
    if number.decoy not in (None, "money", "date", "ordinal") and sign_start is None and not glued_code:
        return None
    sign = None if sign_start is None else text[number.sign_start : number.core_start].strip(" \n-")
    start, end = number.start, max(number.end, after.end() if after else 0)
    span = reading.span(start, end)
    rule = f"money/{_writing(text, number, sign, after)}"
    reason = reason_against(text, number, sign, after)
    if reason is not None:
        return Rejected("money", span, rule, reason)
    codes = codes_of(sign, after)
    if not codes:
        return None
    factor = factor_of(after) * (Decimal(10) ** 6 if sign is not None and sign[1:] in currencies.MILLION_CODES else 1)
    low, best, high = (
        None if value is None else plain(value * factor) for value in (number.low, number.best, number.high)
    )
    if after is not None and (more := _SCALE_BEHIND.match(text, after.end())) is not None and _is_bare(text, number):
        scale = SCALES[more["scale"]]  # "75 USD million"
        low, best, high = (None if value is None else value * scale for value in (low, best, high))
        end = max(end, more.end())
    elif (
        after is not None
        and factor == 1
        and _is_bare(text, number)
        and (more := _CHANGE_BEHIND.match(text, after.end()))
    ):
        low, best, high = (
            None if value is None else value + Decimal(more["cents"]) / 100 for value in (low, best, high)
        )
        end = max(end, more.end())
    bound = number.bound
    if bound == "exact" and _STARTING.search(text, max(0, number.start - 40), number.start):
        high, bound = (high, bound) if _FROM_UP.match(text, end) else (None, "at_least")
    writing = _writing(text, number, sign, after)
    if writing == "scale-adjective" and bound == "exact":
        bound = "approximate"
    start = number.start if number.start != number.sign_start or sign_start is not None else number.core_start
    core = number.core_start if sign_start is None else sign_start
    written = sign or (after["word"] or after["code"] or after["sign"] if after else "")
    return Sum(number, start, core, end, low, best, high, bound, writing, written, codes)


# "fares from 219 euros", "prices start at $5": the least that is asked.
_STARTING = lazy_pattern(
    r"(?i)\b(?:(?:fares|prices|tickets|rooms|rates|rents|fees|packages|salaries)\s+(?:starting\s+|start\s+|started\s+|begin\s+)?from"
    r"|(?:start|starts|started|starting|begin|begins|beginning)\s+(?:from|at))\s+\Z"
)
_FROM_UP = lazy_pattern(r"[^.;,]{0,30}?\s(?:to|up\s+to|until|through|last)\s")


def _is_bare(text: str, number: Number) -> bool:
    figure = text[number.core_start : number.core_end]
    return figure.replace(".", "").isdigit() and number.bound != "range"


def _writing(text: str, number: Number, sign: str | None, after: regex.Match[str] | None) -> Writing:
    if number.bound == "range":
        return "range"
    if sign is not None:
        return "code-number" if len(sign) == 3 and sign in currencies.currencies() else "sign-number"
    if after is not None and factor_of(after) < 1:
        return "minor-unit"
    figure = text[number.core_start : number.core_end]
    if after is not None and "-" in after["gap"] and regex.fullmatch(r"(?i)(?:an?[\s-])?[a-z]+", figure):
        return "scale-adjective"
    return "number-code" if after is not None and not after["word"] else "number-name"


# "in Uzbekistan they pay the equivalent of 2.60 soms": of the money spoken of before
_SAME = lazy_pattern(r"\b(?:equivalent\s+(?:of|to)|equal\s+to|as\s+much\s+as)\s+\Z")


def _resolved(reading: Reading, item: Sum, evidence: Evidence | None, told: str | None) -> Sum:
    if len(item.codes) == 1:
        written = item.written
        code = len(written) == 3 and (written in currencies.currencies() or written.upper() == item.codes[0])
        basis: Basis = (
            "code"
            if code
            else "symbol"
            if item.writing in ("sign-number", "range") or not written.isascii()
            else "word"
        )
        if item.writing == "range" and item.number.sign_start is None and not code:
            basis = "word"
        return replace(item, currency=item.codes[0], basis=basis)
    assert evidence is not None
    same = _SAME.search(reading.text, max(0, item.start - 24), item.start) is not None
    beside = None if same else evidence.beside(item.codes, item.start)
    if told is not None and item.written not in {"$", "£"} and beside is None:
        return replace(item, currency=told, basis="word")
    lakh = regex.search(r"(?i)lakh|crore|\blac\b", reading.text[item.number.core_start : item.end]) is not None
    sign = "$" if item.written in {"$", "dollar", "dollars"} else item.written
    sentence = reading.sentence_at(item.core)
    currency, basis, ambiguous = resolve(item.codes, sign, evidence, item.start, sentence, lakh=lakh)
    if basis == "symbol" and item.written.startswith("dollar"):
        basis = "word"
    return replace(item, currency=currency, basis=basis, ambiguous=ambiguous)


_OF_THOUSAND = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})


def _in_thousandths(item: Sum) -> Sum:
    """Count fils, baisas and millimes right: a thousand of them make one, where cents are a hundred."""
    if item.writing != "minor-unit" or item.currency not in _OF_THOUSAND:
        return item
    low, best, high = (None if value is None else plain(value / 10) for value in (item.low, item.best, item.high))
    return replace(item, low=low, best=best, high=high)
