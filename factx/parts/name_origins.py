"""Where a person's name is at home: the states in which its words are common, or whose well-known officials bear them.

The words are family names, given names and endings (`-shvili`), and full names of officials whose words are common in
several states (`Scott Morrison`). They tell nothing of a person for themselves; where a text leaves the choice between
states, they tell whose minister stands before the reader.
"""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise

from factx.parts.patterns import lazy_pattern

SURE = 1.5
"""The weight from which on a name is at home in one state: a word that it alone has, and a shared one."""
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ð": "d", "þ": "th", "æ": "ae", "ß": "ss", "’": "'"})
_ARTICLE = lazy_pattern(r"\b(?:al|el)[- ](?=\w{3})")
_FULL_NAME = 2.0
_ENDING = 0.6  # of a word: endings wander over borders


@dataclass(slots=True)
class _Names:
    """The states of every word, of every ending, and of every full name of two or three words."""

    words: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    endings: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    full: dict[tuple[str, ...], set[str]] = field(default_factory=lambda: defaultdict(set))


def homes(name: str) -> dict[str, float]:
    """Weigh the states (alpha-2) where a name is at home: 1 for a word that one state alone has, less for a shared one.

    >>> homes("Nguyen Chi Dung"), homes("Irakli Garibashvili"), homes("Zzyzx")
    ({'VN': 2.0}, {'GE': 2.6}, {})
    """
    names, found = _names(), Counter[str]()
    parts = _plain(name).split()
    for run in (*pairwise(parts), *zip(parts, parts[1:], parts[2:], strict=False)):
        _add(found, names.full.get(run), _FULL_NAME)
    for word in parts:
        _add(found, names.words.get(word), 1.0)
        ending = next((word[cut:] for cut in range(2, len(word) - 1) if word[cut:] in names.endings), None)
        _add(found, names.endings.get(ending or ""), _ENDING)
    return {code: round(weight, 2) for code, weight in found.items()}


def _add(found: Counter[str], states: set[str] | None, weight: float) -> None:
    for code in states or ():
        found[code] += weight / len(states or ())  # type: ignore[assignment]


@cache
def _names() -> _Names:
    names = _Names()
    text = (files("factx.parts") / "name_origins.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        for entry in row["words"].split(";"):
            plain = _plain(entry)
            if plain.startswith("-"):
                names.endings[plain[1:]].add(row["country"])
            elif " " in plain:
                names.full[tuple(plain.split())].add(row["country"])
                names.words[plain.split()[-1]].add(row["country"])
            else:
                names.words[plain].add(row["country"])
    return names


def _plain(name: str) -> str:
    """Strip accents, case and the Arabic article: Vučić and Vucic are one, and so are al-Falih and Falih."""
    letters = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    return _ARTICLE.sub("", "".join(letter for letter in letters if not unicodedata.combining(letter)))
