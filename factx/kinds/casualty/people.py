"""A phrase that counts people, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factx.parts.people import PeopleNoun
from factx.types import Bound

Shape = Literal["counted", "elliptic", "article", "none", "noun"]
OF_THEM = frozenset({"them", "these", "those", "whom", "which"})


@dataclass(frozen=True, slots=True)
class People:
    """A phrase that counts people: items `first:last` (half-open).

    `noun` are the items that say who (None for bare people), `said` is the harm that the phrase itself tells
    ("44 injured people", "19 bodies"), `whole` what it is a part of ("them", "named" for a noun, or the harm:
    "23 of the injured"), `inner` the whole where it has a number too ("six of the 20 wounded").
    `unlisted` are the items of a plural that no list of nouns for people has; it is `unsure` where its form
    does not speak for people: "46 textile items".
    """

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    bound: Bound
    shape: Shape
    noun: tuple[int, int] | None = None
    head: PeopleNoun | None = None
    said: str | None = None
    weak: bool = False
    whole: str | None = None
    more: bool = False
    others: bool = False
    definite: bool = False
    figure: int = 0
    inner: People | None = None
    unsure: bool = False
    unlisted: tuple[int, int] | None = None
