"""Nouns that mean people, and on which side of a conflict they stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from factx.parts.countries import table as countries
from factx.parts.tables import words

PeopleClass = Literal["civilian", "combatant", "security_force", "perpetrator", "unknown"]

_TABLES: tuple[tuple[str, PeopleClass], ...] = (
    ("people_any", "unknown"),
    ("people_civilian", "civilian"),
    ("people_combatant", "combatant"),
    ("people_security", "security_force"),
    ("people_perpetrator", "perpetrator"),
    ("people_groups", "unknown"),
)
# Without a side of their own: "people", "men", "members".
_BARE = frozenset({"person", "individual", "human", "soul", "victim", "other"})


@dataclass(frozen=True, slots=True)
class PeopleNoun:
    """A noun for people: its singular, whether the form is a plural (None: both), and the side it stands on.

    `people` marks the name of a people or of a member of it: "Syrians", "a Briton", "two Chinese".
    """

    singular: str
    plural: bool | None
    side: PeopleClass
    people: bool = False

    @property
    def bare(self) -> bool:
        """Say whether the noun tells nothing more than that people are meant."""
        return self.singular in _BARE


def people_noun(word: str) -> PeopleNoun | None:
    """Look up a word in lower case, singular or plural.

    >>> people_noun("policemen").singular
    'policeman'
    >>> people_noun("40-year-old").singular
    'person'
    >>> people_noun("heli-skiers").singular
    'skier'
    """
    return _forms().get(word) or (_of_age(word) if word[:1].isdigit() else _compound(word) if "-" in word else None)


def _of_age(word: str) -> PeopleNoun | None:
    """Read "a 40-year-old", "two 19-year-olds": like the name of a people, it is an adjective before any noun."""
    old = word.endswith(("-year-old", "-year-olds", "-month-old", "-month-olds"))
    return PeopleNoun("person", plural=word.endswith("s"), side="unknown", people=True) if old else None


def _compound(word: str) -> PeopleNoun | None:
    """Look up what a word with a hyphen ends in: "tuk-tuk-drivers", but not "two-man"."""
    first, _, last = word.rpartition("-")
    noun = _forms().get(last)
    return noun if noun is not None and first.replace("-", "").isalpha() and noun.plural and not noun.bare else None


def is_thing(word: str) -> bool:
    """Say whether a word, as the head of a phrase, means no people: "12 police stations"."""
    return word in _things() or is_animal(word)


def is_animal(word: str) -> bool:
    """Say whether a word means an animal: what befalls it befalls nobody."""
    return word in _animals()


def plural_of(noun: str) -> str:
    """Make the regular plural of a noun."""
    if noun.endswith("man") and noun != "human":
        return noun[:-3] + "men"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@cache
def _forms() -> dict[str, PeopleNoun]:
    sides: dict[str, PeopleClass] = {}
    for table, side in _TABLES:
        sides.update(dict.fromkeys(words(table), side))
    forms: dict[str, PeopleNoun] = {}
    for noun, side in sides.items():
        forms[plural_of(noun)] = PeopleNoun(noun, plural=True, side=side)
    peoples = frozenset(words("people_groups"))
    for noun, side in sides.items():
        forms[noun] = PeopleNoun(noun, plural=False, side=side, people=noun in peoples)
    for country in countries().values():
        for people in country.demonyms:
            plural = people.endswith(("s", "ese", "ch", "sh"))
            forms.setdefault(
                people.casefold(), PeopleNoun(people.casefold(), plural=plural, side="unknown", people=True)
            )
    for line in words("people_irregular"):
        form, _, noun = (part.strip() for part in line.partition("="))
        forms[form] = PeopleNoun(noun, plural=True if form != noun else None, side=sides.get(noun, "unknown"))
    return forms


@cache
def _things() -> frozenset[str]:
    return _with_plurals("people_non_heads")


@cache
def _animals() -> frozenset[str]:
    return _with_plurals("people_animals")


def _with_plurals(table: str) -> frozenset[str]:
    nouns = words(table)
    return frozenset(nouns) | frozenset(plural_of(noun) for noun in nouns)
