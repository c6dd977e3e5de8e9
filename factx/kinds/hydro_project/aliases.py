"""Further names that a text tells of one work: "the Salma Dam. Renamed the Friendship Dam in 2015", and slips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from factx.kinds.hydro_project.names import key
from factx.parts.patterns import lazy_pattern

_ALSO_CALLED = lazy_pattern(
    r"(?i)^(?:[^.;:\n]{0,70}|[^.;:\n]{0,90}\. (?=re-?named))\b(?:formerly|previously|once|originally"
    r"|known(?: \w+){0,4} as"
    r"|also called|(?:now|then|later|earlier|locally|also) (?:called|named)|re-?named(?: as)?|re-?christened"
    r"|aka|a\.k\.a\.)(?: (?:called|named|the))* \"?$"
)
# "known at first as the Teludo Dam, what is today the Sorvino", "Long known as Teludo, Sorvino makes"
_CALLED_BEFORE = lazy_pattern(
    r"(?i)\b(?:known|called|named|dubbed|conceived|planned|begun|born)\b[^.;:\n]{0,70}\bas (?:the )?$"
)
_IS_TODAY = lazy_pattern(
    r"(?i),? (?:(?:what|which)? ?(?:is|are)? ?(?:today|now|currently) (?:(?:called|known as|named) )?)?(?:the )?"
)
_OR_THE = lazy_pattern(r",? or (?:the )?")
_AS_CALLED = lazy_pattern(r"(?i)(?: (?:power )?(?:station|dam|plant|project))?(?:,? (?:as|to)\b|,)")
_IN_BRACKETS = lazy_pattern(r"[\"']? ?\((?:the |formerly |ex-|or |also )?\"?")
_GREAT = frozenset({"grand", "great", "big", "grande"})  # one word of another language, put into English
_LEAST = 6  # letters: shorter words differ by one letter and are two names
_REACH = 110  # characters

Told = tuple[int, int, str]  # half-open offsets of a name with its noun, and the name


def aliases(text: str, told: Iterable[Told]) -> dict[str, str]:
    """Give for each further name of a work its first one, or the one that it bears today."""
    found: dict[str, str] = {}
    places = sorted(told)
    before = 0
    for (start, end, last), (further, stop, name) in pairwise(places):
        if key(name) == key(last):
            continue
        gap = text[end:further]
        if _ALSO_CALLED.search(gap) or _is_another_name(text, gap, before, start, stop):
            found[name] = found.get(last, last)
        elif _IS_TODAY.fullmatch(gap) and _CALLED_BEFORE.search(text, max(0, start - _REACH), start):
            found[last] = name
        before = end
    return found


def _is_another_name(text: str, gap: str, before: int, start: int, stop: int) -> bool:
    """Read "Sorvino, or the Teludo Station as it is called" and "Sorvino (Teludo)"."""
    if _IN_BRACKETS.fullmatch(gap):
        return text[stop : stop + 2].strip("\"'").startswith(")")
    in_a_row = text[before:start].strip() in {",", "and", "or"}
    return bool(_OR_THE.fullmatch(gap) and _AS_CALLED.match(text, stop) and not in_a_row)


def misspelled(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give each later name that is a slip of an earlier one: one letter too many, too few or another."""
    for first, later in combinations(names, 2):
        some, others = key(first).split(), key(later).split()
        if len(some) != len(others):
            continue
        apart = [(one, other) for one, other in zip(some, others, strict=True) if one != other]
        if len(apart) == 1 and _is_slip(*apart[0]):
            yield later, first


def _is_slip(one: str, other: str) -> bool:
    if {one, other} <= _GREAT:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST or len(long) - len(short) > 1 or one[0] != other[0] or not (one + other).isalpha():
        return False
    same = next((at for at, (left, right) in enumerate(zip(short, long, strict=False)) if left != right), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
