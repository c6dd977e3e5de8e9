"""What the words before and behind a title are known by, and what they give."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from factx.parts.patterns import lazy_pattern
from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.parts.offices import Status
    from factx.parts.page import Page
    from factx.parts.places import Place

RULED = lazy_pattern(
    r"(?i)-(?:run|led|backed|controlled|administered|held|appointed|linked|affiliated)$|^(?:anti|counter)-\p{L}"
)


TALKED_ABOUT = frozenset({"country", "nation", "republic", "kingdom", "state"})


TITLES = frozenset({"minister", "president", "governor", "premier", "mayor", "secretary", "ambassador", "chancellor"})


@dataclass(slots=True)
class Front:
    """What stands before a title; `core` and `core_end` are the title's own first and last token."""

    core: int
    core_end: int
    first: int
    status: Status | None = None
    states: tuple[str, ...] = ()
    local: bool = False
    cities: bool = False
    stateless: bool = False
    talked_about: bool = False
    definite: bool = False
    portfolio: bool = False
    unknown: bool = False
    owner: tuple[int, int] | None = None
    organization: str | None = None
    keys: frozenset[str] = frozenset()


@dataclass(slots=True)
class Tail:
    """What stands behind a title; `last` is the last token of the whole phrase."""

    last: int
    states: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    local: bool = False
    cities: bool = False
    talked_about: bool = False
    portfolio: bool = False
    unknown: bool = False
    designate: bool = False
    organization: str | None = None
    keys: frozenset[str] = frozenset()
    place_keys: frozenset[str] = field(default_factory=frozenset)
    listed: tuple[tuple[tuple[str, ...], bool, str], ...] = ()


@cache
def keys_of(table: str) -> frozenset[str]:
    """Give the entries of a word table as a set."""
    return frozenset(words(table))


@cache
def heads() -> frozenset[str]:
    """Give the nouns by which a public body is known."""
    return keys_of("office_public") | {"bank", "ministry", "fund", "kingdom", *TITLES}


def begin_of_country(page: Page, index: int) -> int:
    """Give the first token of the country's name that covers a token."""
    name = page.country[index]
    while index > 0 and page.country[index - 1] == name:
        index -= 1
    return index


def know(place: Place, side: Front | Tail) -> None:
    """Note the state of a province or city that stands beside a title."""
    if place.type == "body":
        return
    if len(place.countries) == 1:
        side.states = (*side.states, *place.countries)
    side.local = True
    side.cities = side.cities or place.type == "city"
