"""When two written names can mean one person: parts of a name, initials, other spellings."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

from factx.parts.office_words import keys_of

_LETTERS = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_VIETNAMESE = frozenset(
    {
        "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
        "ly", "dinh", "trinh", "dao", "luong", "mai", "truong", "cao", "ta", "lam", "ha", "dam", "chu", "to", "doan",
    }
)  # fmt: skip


@lru_cache(maxsize=4096)
def fold_name(name: str) -> tuple[str, ...]:
    """Give the words of a name in plain lower-case letters, without particles, nicknames and marks.

    >>> fold_name("Radovan Višković"), fold_name("Abdulwahab Al-Bader")
    (('radovan', 'viskovic'), ('abdulwahab', 'bader'))
    """
    plain = unicodedata.normalize("NFKD", regex.sub(r"[\"(][^\")]*[\")]", " ", name))
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark)).casefold().translate(_LETTERS)
    parts = regex.findall(r"[\p{L}\p{N}]+", regex.sub(r"['’]", "", plain))
    middle = {"van"} if parts and parts[0] in _VIETNAMESE else set()  # "Nguyen Van Tung" is not "Nguyen Vu Tung"
    kept = tuple(p for p in parts if p in middle or (p not in keys_of("name_particles") and p not in {"jr", "sr"}))
    return kept or tuple(parts)


def same_name(one: str, other: str) -> bool:
    """Say whether two forms can be the name of one person: a part of it, an initial, another spelling.

    >>> same_name("Viskovic", "Radovan Višković"), same_name("Mahinda Rajapaksa", "Gotabaya Rajapaksa")
    (True, False)
    """
    a, b = sorted((fold_name(one), fold_name(other)), key=len)
    if not a or not b:
        return False
    if "".join(a) == "".join(b):
        return True
    if len(a) == 1:
        if len(a[0]) < 6 and all(len(part) == len(a[0]) and part != a[0] for part in (b[0], b[-1])):
            return False  # "Maria" is not "Marin"
        return _same_word(a[0], b[-1]) or _same_word(a[0], b[0]) or (len(b) > 2 and a[0] in b)
    if not any(len(one) > 1 and len(two) > 1 and _same_word(one, two) for one in a for two in b):
        return False  # "R.K. Singh" and "S.K. Rahate" share nothing but initials
    left = list(b)
    for word in a:
        match = next((other for other in left if _same_word(word, other)), None)
        if match is None:
            return False
        left.remove(match)
    return True


@lru_cache(maxsize=4096)
def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0] and len(one) + len(other) > 2
    allowed = 0 if min(len(one), len(other)) < 5 else 1 if max(len(one), len(other)) < 8 else 2
    return abs(len(one) - len(other)) <= allowed and one[0] == other[0] and _distance(one, other) <= allowed


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
