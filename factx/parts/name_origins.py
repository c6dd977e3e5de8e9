"""Where a person's name is at home: the states in which its words are common, or whose well-known officials bear them.

The words are family names, given names and endings (`-shvili`) that few other states share. They tell nothing of a
person for themselves; where a text speaks of two states, they tell whose minister stands before the reader.
"""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from functools import cache
from importlib.resources import files


def homes(name: str) -> frozenset[str]:
    """Give the alpha-2 codes of the states where a name is at home, none where its words tell nothing.

    >>> sorted(homes("Nguyen Chi Dung")), sorted(homes("Irakli Garibashvili")), sorted(homes("Anna Miller"))
    (['VN'], ['GE'], [])
    """
    words, endings = _table()
    found: set[str] = set()
    for word in _plain(name).split():
        found |= words.get(word, set())
        for ending, states in endings.items():
            if word.endswith(ending) and len(word) > len(ending) + 1:
                found |= states
    return frozenset(found)


@cache
def _table() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Give the states of every word, and those of every ending."""
    words: dict[str, set[str]] = defaultdict(set)
    endings: dict[str, set[str]] = defaultdict(set)
    text = (files("factx.parts") / "name_origins.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        for word in row["words"].split(";"):
            plain = _plain(word)
            if plain.startswith("-"):
                endings[plain[1:]].add(row["country"])
            else:
                words[plain].add(row["country"])
    return words, endings


def _plain(name: str) -> str:
    """Strip accents and case: Vučić and Vucic are one."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
