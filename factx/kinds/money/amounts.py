"""Numbers with a currency at them: which figures of a text are sums of money, and which only look so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

import regex

from factx.kinds.money.currency import Evidence, gather, resolve
from factx.kinds.money.reasons import reason_against
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

Writing = Literal["sign-number", "code-number", "number-name", "number-code", "range", "scale-adjective", "minor-unit"]


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure with its currency: offsets with the words of its bound, and without them from `sign` to `end`."""

    number: Number
    start: int
    core: int
    end: int
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    bound: str
    writing: Writing
    written: str
    codes: tuple[str, ...]
    currency: str | None = None
    basis: Basis | None = None
    ambiguous: bool = False


def read_sums(reading: Reading) -> Iterator[Sum | Rejected]:  # noqa: C901  (one branch a way to hang together)
    """Yield every sum of money in reading order, with what looked like one and was not."""
    raw: list[Sum | Rejected] = []
    before: Number | None = None
    waiting: list[Number] = []  # figures in a row whose currency may stand at the last one alone
    taken = 0  # where the last sum ends: its unit is no sign of the next figure ("17 USD 25")
    for number in reading.numbers:
        found = None if number.core_start < taken else _sum_of(reading, number, taken)
        last = raw[-1] if raw else None
        if isinstance(last, Sum) and isinstance(found, Sum) and _is_small_change(reading.text, last, found):
            raw[-1] = _with_change(last, found)
        elif isinstance(last, Sum) and found is None and _is_bare_change(reading.text, last, number):
            cents = (number.best or Decimal(0)) / 100
            raw[-1] = _with_change(last, replace(last, end=number.core_end, best=cents))
        elif (
            found is None
            and isinstance(last, Sum)
            and (elliptic := _ellipsis(reading, number, before, last)) is not None
        ):
            raw.append(elliptic)
        elif found is not None:
            if isinstance(found, Sum):
                raw += _listed_before(reading, waiting, found)
                if not waiting and (old := _named_later(reading.text, before, found)) is not None:
                    raw.append(old)
            raw.append(found)
            waiting = []
        elif _may_wait(reading.text, number):
            waiting.append(number)
        elif number.decoy not in _PASSED:
            waiting = []
        taken = found.end if isinstance(found, Sum) else taken
        before = number
    named = Counter(item.codes[0] for item in raw if isinstance(item, Sum) and len(item.codes) == 1)
    evidence: Evidence | None = None
    for item in raw:
        if isinstance(item, Rejected):
            yield item
            continue
        if len(item.codes) > 1 and evidence is None:
            evidence = gather(reading, named)
        yield _resolved(reading, item, evidence)


_SCALE_BEHIND = lazy_pattern(r"\s(?P<scale>million|billion|trillion)\b")
_CHANGE_BEHIND = lazy_pattern(r"\s(?:and\s)?(?P<cents>\d\d)(?=[.,;!?](?:\s|$)|$)")


def _is_small_change(text: str, whole: Sum, part: Sum) -> bool:
    """Say whether cents follow their dollars: "3 dollars 50 cents", "thirteen dollars and five cents"."""
    gap = text[whole.end : part.start]
    fits = part.writing == "minor-unit" and whole.writing != "minor-unit" and whole.bound != "range"
    return fits and regex.fullmatch(r",?\s+(?:and\s+)?", gap) is not None and bool(set(whole.codes) & set(part.codes))


_PASSED = frozenset({"date", "percent", "ordinal"})
_CLOSED = lazy_pattern(r"\s*,|\s+(?:in|for|and|from|to|on|during|by)\b|\s*\(")


def _may_wait(text: str, number: Number) -> bool:
    """Say whether a figure has no noun of its own: "to 968.71 million in 2002, to 1.2 billion in 2003 and ..."."""
    scaled = number.form == "mixed" and (number.best or 0) >= 1_000_000
    return scaled and number.decoy is None and _CLOSED.match(text, number.core_end) is not None


def _listed_before(reading: Reading, waiting: list[Number], new: Sum) -> Iterator[Sum]:
    """Read a list whose currency stands at the last figure: "3.1 million in May and 4.2 million dollars in June"."""
    if new.writing not in ("number-name", "number-code") or new.number.form != "mixed":
        return
    for number in waiting:
        if reading.sentence_index(number.core_start) == reading.sentence_index(new.core):
            yield _with_number(new, number)


def _with_number(model: Sum, number: Number) -> Sum:
    low, best, high = (None if value is None else _plain(value) for value in (number.low, number.best, number.high))
    moved = replace(model, number=number, start=number.start, core=number.core_start, end=number.core_end)
    return replace(moved, low=low, best=best, high=high, bound=number.bound)


def _named_later(text: str, number: Number | None, new: Sum) -> Sum | None:
    """Read a figure whose currency stands only at the next one: "from 5,000 to 7,500 pesos".

    So too "85 million of the 120 million euros".
    """
    if number is None or number.decoy is not None or number.sign_start is not None or new.number.bound == "range":
        return None
    if new.writing not in ("number-name", "number-code"):
        return None
    gap = text[number.core_end : new.start]
    change = regex.fullmatch(r"\s+to\s+", gap) and _FROM.search(text, max(0, number.start - 6), number.start)
    part = regex.fullmatch(r"\s+(?:out\s+)?of\s+(?:the|its|their|a\s+total\s+of)\s+", gap)
    if not change and not (part and (number.best or 0) >= 1000):
        return None
    return _with_number(new, number)


_FROM = lazy_pattern(r"(?i)\bfrom\s+\Z")
# "compared with 2.9 billion the year before", "of which 12 million went to pumps": the currency was said before.
_ELLIPSIS_BEFORE = lazy_pattern(
    r"(?i)\b(?:compared\s+(?:with|to)|(?:up|down)\s+from|against|versus|from|of\s+which|to|not|instead\s+of|rather\s+than)\s+\Z"
)
# "Another 34.5 billion was put up by the company."
_ONE_MORE = lazy_pattern(r"(?i)\b(?:another|a\s+further|the\s+(?:remaining|other)|an\s+(?:additional|extra))\s+\Z")
_OF_THE_SUM = lazy_pattern(
    r"(?i)\s+of\s+(?:this|that|the|it|these)(?:\s+(?:amount|sum|money|funds|total|aid|package|loan|grant|budget|figure|debt)\b|(?<=it)\b)"
)
_OF_MONEY = lazy_pattern(
    r"(?i)\s+(?:(?:was|were|is|are|will\s+be|has\s+been|would\s+be)\s+(?:to\s+be\s+)?(?:put|paid\s+(?:by|to|for|out|in)|given\s+(?:by|to|for)|lent|spent|used|set|provided|allocated"
    r"|borrowed|raised|invested|earmarked|pledged|granted|contributed|donated|needed|owed|covered)|came\s+from|comes\s+from"
    r"|goes\s+(?:to|into|on)|went\s+(?:to|into|on)|will\s+(?:go|come)|would\s+(?:go|come))\b"
)
_PAIRED_BEFORE = lazy_pattern(
    r"(?i)\s(?:in|for|from|to|on)\s[^.;,]{2,40}?,?\s+(?:and|but)\s+(?:another\s+|a\s+further\s+)?\Z|,\s+\Z"
)
_ELLIPSIS_BEHIND = lazy_pattern(
    r"\s*(?:[.;)]|,|\Z|\s(?:in|as|a\s+year|the\s+(?:previous|year|same)|last|earlier|went|goes|will|would|was|is|for|from|to)\b)"
)


def _ellipsis(reading: Reading, number: Number, before: Number | None, last: Sum) -> Sum | None:
    """Read a figure that takes its currency from the sum before it in the sentence."""
    text = reading.text
    gap = text[last.end : number.start]
    scaled = (number.low or number.high or 0) >= 1_000_000 and number.form in ("mixed", "words")
    if (
        not scaled
        or number.decoy
        or number.sign_start is not None
        or len(gap) > 90
        or last.writing == "scale-adjective"
    ):
        return None
    if before is not None and before is not last.number and before.decoy is None:
        return None  # another count stands between: it is of that
    apart = reading.sentence_index(number.core_start) - reading.sentence_index(last.core)
    behind = _OF_THE_SUM.match(text, number.core_end) is not None
    if apart and not (
        apart == 1 and (behind or (_ONE_MORE.search(gap) and _OF_MONEY.match(text, number.core_end)))
    ):
        return None
    if behind:
        return replace(_with_number(last, number), writing="number-name")
    told = apart or _is_of_the(reading, last, gap) or _ONE_MORE.search(gap) or _ELLIPSIS_BEFORE.search(gap) or _PAIRED_BEFORE.search(gap)
    if not told or not _ELLIPSIS_BEHIND.match(text, number.core_end):
        return None
    return replace(_with_number(last, number), writing="number-name")


def _is_of_the(reading: Reading, whole: Sum, gap: str) -> bool:
    """Say whether a sentence tells first the whole: "Of the 400 million euros needed, the city gives 240 million"."""
    before = reading.text[max(0, whole.core - 60) : whole.core]
    return "," in gap and regex.search(r"(?:\A|[.\n]\s*)(?:Of|Out\s+of|From)\s+(?:the|its|their|these|those)\s+\Z", before) is not None


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
        None if value is None else _plain(value * factor) for value in (number.low, number.best, number.high)
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


def _plain(value: Decimal) -> Decimal:
    """Drop idle zeros behind the point: 240.3 million is 240300000."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


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


def _resolved(reading: Reading, item: Sum, evidence: Evidence | None) -> Sum:
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
    lakh = regex.search(r"(?i)lakh|crore|\blac\b", reading.text[item.number.core_start : item.end]) is not None
    sign = "$" if item.written in {"$", "dollar", "dollars"} else item.written
    currency, basis, ambiguous = resolve(item.codes, sign, evidence, item.start, lakh=lakh)
    if basis == "symbol" and item.written.startswith("dollar"):
        basis = "word"
    return replace(item, currency=currency, basis=basis, ambiguous=ambiguous)
