"""The number grammar: every figure of a text, read once for all kinds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

import regex

from factx.parts import bounds, decoys
from factx.parts.currencies import GLUED, WORDLIKE, match_after, sign_before
from factx.parts.decoys import Decoy
from factx.parts.number_ranges import HYPHENS, TO, Atom, gap_between, is_joined, shared_scale
from factx.parts.number_words import numeral_start, parse_words
from factx.parts.numerals import LETTER_SIGNS, Numeral, is_endless, is_glued_sum, parse_digits
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import words
from factx.types import Bound

Form = Literal["digits", "words", "mixed", "vague"]


@dataclass(frozen=True, slots=True)
class Number:
    """A figure: its value between `low` and `high`, and where it stands.

    `start:end` covers the words of the bound too ("at least 2.5 million"), `core_start:core_end` the figure with its
    scale alone ("2.5 million"); a sign of money before it begins at `sign_start`. `decoy` says what else than a count
    or a sum the figure is, where its own form or its neighbours show it: "10%", "the 10th", "one in five",
    "19-year-old", "4:30", "magnitude 6.2", "20 kilometres", "$5". Of money it tells only what no count can be:
    "20 pounds" and "5 won" are left open. A figure of more digits than any count or sum has is a label.
    """

    start: int
    end: int
    core_start: int
    core_end: int
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    bound: Bound
    form: Form
    decoy: Decoy | None = None
    sign_start: int | None = None


def read_numbers(text: str) -> Iterator[Number]:
    """Yield every number of a folded text in reading order; they do not overlap.

    >>> [(int(n.low or 0), n.bound) for n in read_numbers("at least 2.5 million of the $10-$15 billion")]
    [(2500000, 'at_least'), (10000000000, 'range')]
    """
    atoms = list(_atoms(text))
    made: list[Number] = []
    index = 0
    while index < len(atoms):
        pair = _pair(text, atoms[index], atoms[index + 1]) if index + 1 < len(atoms) else None
        if pair is None:
            made.append(_single(text, atoms[index]))
            index += 1
        else:
            made.append(pair)
            index += 2
    yield from _in_company(text, made)


def _atoms(text: str) -> Iterator[Atom]:
    position = 0
    starts = numeral_start()
    last: Atom | None = None
    while (match := starts.search(text, position)) is not None:
        after_sum = last is not None and last.sign is not None and text[last.end : match.start()] in HYPHENS
        atom = _atom(text, match, after_sum=after_sum)
        last = atom or last
        if atom is not None:
            yield replace(atom, sign=None, decoy="label") if is_endless(atom.numeral.value) else atom
        position = max(match.end(), atom.end if atom else 0)


_FROM_NO_DIGIT = lazy_pattern(r"\D.*")


def _atom(text: str, match: regex.Match[str], *, after_sum: bool) -> Atom | None:
    start = match.start()
    if not match["digit"]:
        numeral = parse_words(text, start)
        if numeral is None:
            return None
        sign = _sign(text, start, numeral) if text[max(0, start - 4) : start].strip()[-1:] in _SIGN_ENDS else None
        return Atom(start if sign is None else sign, numeral.end, numeral, sign, None)
    before = text[start - 1 : start] if start else ""
    if text[start] == "." and (before.isalnum() or before in {".", ")"}):
        start += 1
        before = "."
    sign_found = _any_sign(text, start)
    form = None if sign_found else decoys.form_of(text, start)
    if form is not None:
        figure = Decimal(_FROM_NO_DIGIT.sub("", text[start : form.end].replace(",", "")))
        return Atom(start, form.end, Numeral(start, form.end, figure, figure, Decimal(1), "digits"), None, form.decoy)
    numeral = parse_digits(text, start, money=sign_found or after_sum)  # "£5m-6m"
    sign = _sign(text, start, numeral) if sign_found else None
    decoy = None if sign is not None or not (before.isalpha() or before in "- ") else decoys.glued(text, start)
    return Atom(start if sign is None else sign, numeral.end, numeral, sign, decoy)


_SIGN_ENDS = frozenset("$€£¥₹₦₱₩₽s.S")


def _any_sign(text: str, start: int) -> bool:
    before = text[max(0, start - 9) : start]
    return bool(before.strip(" \n-")) and sign_before().search(before) is not None


def _sign(text: str, start: int, numeral: Numeral) -> int | None:
    """Give where the sign of money before a figure begins, where it is a sign and no label."""
    offset = max(0, start - 9)
    match = sign_before().search(text[offset:start])
    if match is None:
        return None
    sign = match["sign"] or match["glued"]
    grouped = "," in text[numeral.start : numeral.end]
    great = numeral.scale > 1 or grouped
    spelled = len(sign) > 3 and sign.isalpha() and sign[1:].islower()
    bare = spelled and (sign.islower() or numeral.value < 2100)
    if (sign in WORDLIKE or bare) and not great:
        return None
    if match["glued"] and sign in GLUED and not great and not is_glued_sum(text, sign, numeral.value):
        return None
    if match["glued"] and text[start - 1] == " " and (numeral.scale < 1_000_000 or sign not in LETTER_SIGNS):
        return None  # "R 2.6 billion" is money, "Section R 250" is not
    return offset + match.start()


def _pair(text: str, one: Atom, other: Atom) -> Number | None:
    """Make one number of two: a range with its joiner between them, or a score."""
    gap = gap_between(text, one, other)
    if gap is None:
        return None
    low, high = shared_scale(one.numeral, other.numeral)
    hyphened = TO.fullmatch(gap) is not None and gap.strip() in HYPHENS
    plain = text[one.start : one.end].isdigit() and text[other.start : other.end].isdigit()
    if hyphened and plain and decoys.is_score(text, one.start, other.end, low, high):
        return Number(one.start, other.end, one.start, other.end, low, None, high, "range", "digits", "score")
    if low >= high or not is_joined(text, gap, one, other):
        return None
    form: Form = one.numeral.form if one.numeral.form == other.numeral.form else "mixed"
    core_start = one.numeral.start
    found = bounds.bound_before(text, one.start)
    start = one.start if found is None else found.offset
    decoy: Decoy | None = "money" if one.sign is not None or other.sign is not None else None
    if decoy is None:
        decoy = decoys.decoy_of(text, core_start, other.end, high, form=one.numeral.form) or _money(text, other.end)
    return Number(start, other.end, core_start, other.end, low, None, high, "range", form, decoy, one.sign)


# Bounds that no year has: "some 2000" is a count, "around 2000" and "over 2000-2010" are times.
_COUNTING = lazy_pattern(
    r"(?i)some|more\s+th[ae]n|at\s+least|less\s+than|fewer|nearly|almost|an\s+est|as\s+many|no\s+(?:fewer|more)"
)


def _single(text: str, atom: Atom) -> Number:
    numeral = atom.numeral
    value = numeral.value
    before = None if atom.decoy else bounds.bound_before(text, atom.start)
    after = None if atom.decoy else _bound_after(text, atom.end)
    bound: Bound = "approximate" if numeral.approximate else "exact"
    telling = before if before is not None and (after is None or before.bound != "approximate") else after
    if telling is not None:
        bound = telling.bound
    start = atom.start if before is None else before.offset
    end = atom.end if after is None else after.offset
    decoy = atom.decoy if atom.sign is None else "money"
    if decoy is None:
        decoy = decoys.decoy_of(text, atom.start, atom.end, value, form=numeral.form) or _money(text, atom.end)
        if decoy == "date" and bound != "exact":
            decoy = None if _COUNTING.match(text, start) else decoy
            start, end, bound = (start, end, bound) if decoy is None else (atom.start, atom.end, "exact")
    core = numeral.start
    if numeral.form == "vague":
        return Number(start, end, core, atom.end, value, None, None, "approximate", "vague", decoy, atom.sign)
    low = None if bound in ("at_most", "less_than") else value
    high = None if bound in ("at_least", "more_than") else value
    return Number(start, end, core, atom.end, low, value, high, bound, numeral.form, decoy, atom.sign)


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(words("money_risky")) | {"pound", "pounds"}


def _money(text: str, end: int) -> Decoy | None:
    """Say whether a currency stands behind a figure that ends at `end`, beyond doubt."""
    match = match_after(text, end)
    if match is None:
        return None
    name = match["word"] or match["code"] or match["sign"]
    return None if name.casefold() in _doubtful() or name in WORDLIKE else "money"


def _bound_after(text: str, end: int) -> bounds.BoundWords | None:
    found = bounds.bound_after(text, end)
    if found is None and (match := match_after(text, end)) is not None:
        return bounds.bound_after(text, match.end())
    return found


_LISTED = lazy_pattern(r"\s?(?:,|and|or|to|,\s*and|,\s*or|-|–|&)\s{0,3}")


def _in_company(text: str, numbers: list[Number]) -> Iterator[Number]:
    """Let the figures of a list share what one of them shows: "8, 12 and 13 years", "Sections 144 and 145"."""
    made = list(numbers)
    for index in range(len(made) - 2, -1, -1):
        one, other = made[index], made[index + 1]
        if one.decoy or one.sign_start is not None:
            continue
        if other.decoy in ("measure", "percent", "age") and _is_listed(text, one, other):
            made[index] = replace(one, decoy=other.decoy)
        elif other.decoy is None and _is_share(text, one, other):
            made[index], made[index + 1] = replace(one, decoy="fraction"), replace(other, decoy="fraction")
    for index in range(1, len(made)):
        one, other = made[index - 1], made[index]
        plain = other.decoy is None and other.sign_start is None and other.form == "digits"
        if plain and one.decoy in ("label", "age", "date") and _is_listed(text, one, other) and _is_bare(text, other):
            made[index] = replace(other, decoy=one.decoy)
    yield from made


def _is_listed(text: str, one: Number, other: Number) -> bool:
    gap = text[one.core_end : other.core_start]
    return len(gap) < 8 and _LISTED.fullmatch(gap.lstrip(" ")) is not None


def _is_share(text: str, one: Number, other: Number) -> bool:
    if one.best is None or other.best is None or one.best > 10 or other.core_start - one.core_end > 17:
        return False
    return decoys.is_share(text, one.core_end, other.core_start, one.best, other.best)


_NOTHING_COUNTED = lazy_pattern(r"\s?(?:[,;.):]|and\b|or\b|of\s+the\b|$|\n)")


def _is_bare(text: str, number: Number) -> bool:
    """Say whether nothing counted follows: "144 and 145." but not "7, 20 people"."""
    digits = text[number.core_start : number.core_end]
    return digits.isdigit() and len(digits) < 5 and _NOTHING_COUNTED.match(text, number.core_end) is not None
