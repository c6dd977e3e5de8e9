"""Counterparts, predecessors and successors: they have the office of the one named before them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.official.desk import of_state
from factx.kinds.official.lists import names as names_at
from factx.parts.names import read_name_back
from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.kinds.official.desk import Desk, Hit
    from factx.parts.offices import Status
    from factx.parts.page import Page

_RELATIONS = {
    "counterpart": None,
    "counterparts": None,
    "predecessor": "former",
    "predecessors": "former",
    "successor": "current",
}


def relations(page: Page) -> list[int]:
    """Give the tokens that speak of a counterpart, predecessor or successor."""
    return [index for index, token in enumerate(page.tokens) if token.key in _RELATIONS]


def relation(desk: Desk, index: int) -> None:
    """Note the counterpart, predecessor or successor named at a token."""
    page = desk.page
    source = _owner_of(desk, index) or _holder_before(desk, index)
    if source is None:
        return
    front = index - 1
    states: tuple[str, ...] = ()
    while front >= 0 and (
        (country := page.country[front]) is not None
        or page.key(front) in words("office_portfolio")
        or (page.key(front) in {"and", ","} and states and page.country[front - 1] is not None)
    ):
        if country is not None and country.code not in states:
            states = (country.code, *states)
        front -= 1
    if page.key(front) not in {"his", "her", "their", "its", "'s", "the", "and", "with"} and not states:
        return
    after = index + 1
    if page.key(after) in {"from", "in", "of"}:
        states, after = of_state(page, after) if page.key(after) != "in" else (states, after)
    after += page.key(after) in {",", ":", "("}
    found = names_at(page, after, source.office)
    owned = page.key(front) in {"his", "her", "their", "its"} and page.key(front - 1) == ","
    if not found and owned and (earlier := read_name_back(page, front - 2)) is not None and earlier.parts > 1:
        found = [(earlier, ())]  # "X, his Uruguayan counterpart"
    many = page.key(index).endswith("s")
    for number, (name, own) in enumerate(found if many else found[:1]):
        if name.first in desk.taken or (name.parts < 2 and not states):
            continue
        status: Status = _RELATIONS[page.key(index)] or "current"  # type: ignore[assignment]
        kin = page.key(index).startswith("counter")
        each = states[number : number + 1] if many and len(states) == len(found) else states[:1]
        serves = own or each or (() if kin else source.states)
        rule = "official/counterpart" if kin else "official/predecessor"
        office = replace(
            source.office, states=serves, problem=source.problem, stateless=source.office.stateless and not serves
        )
        excluded = source.states if kin else ()
        desk.take(name, office, rule, states=serves, text=_plain_title(page, source), status=status,
                  role=source.role, not_states=excluded)  # fmt: skip


def _holder_before(desk: Desk, index: int) -> Hit | None:
    hits = [hit for hit in desk.hits if hit.name.first < index]
    return max(hits, key=lambda hit: hit.name.first, default=None)


def _owner_of(desk: Desk, index: int) -> Hit | None:
    """Give the holder whose predecessor or counterpart is meant: "Yang's predecessor"."""
    page = desk.page
    if page.key(index - 1) != "'s" or index < 2:
        return None
    owner = page.tokens[index - 2].text
    return next((hit for hit in desk.hits if owner in hit.name.text.split()), None)


def _plain_title(page: Page, hit: Hit) -> str:
    """Give the office without what ties it to the first holder's state: "Iranian President" -> "President"."""
    office = hit.office
    if hit.text.startswith(("EU", "UN")) or office.role == "ambassador":
        return page.slice(office.core_first, office.core_last)
    first = office.first
    while first < office.core_first and (page.country[first] is not None or page.key(first) in {"'s", "the"}):
        first += 1
    last = office.core_last if office.tail.states else office.last
    return page.slice(first, last)
