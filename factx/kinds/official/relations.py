"""Counterparts, predecessors and successors: they have the office of the one named before them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from regex import sub

from factx.kinds.official.desk import of_state
from factx.kinds.official.lists import names as names_at
from factx.parts.names import read_name_back
from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.kinds.official.desk import Desk, Hit
    from factx.parts.names import Name
    from factx.parts.office_frame import Role
    from factx.parts.offices import Status
    from factx.parts.page import Page

_RELATIONS: dict[str, Status | None] = {
    "counterpart": None,
    "counterparts": None,
    "colleague": None,
    "colleagues": None,
    "homologue": None,
    "predecessor": "former",
    "predecessors": "former",
    "successor": "current",
    "deputy": "current",
}
_OF_OTHERS = frozenset({"counterpart", "counterparts", "colleague", "colleagues", "homologue", "number", "numbers"})
_OWNERS = frozenset({"his", "her", "their", "its"})
# "his deputy X": of whom a deputy is an official, and which one.
_DEPUTY_OF: dict[str, Role] = {
    "head_of_state": "other",
    "head_of_government": "other",
    "minister": "deputy_minister", "governor": "other", "mayor": "other", "agency_head": "other",
    "commander": "commander",
}  # fmt: skip


def relations(page: Page) -> list[int]:
    """Give the tokens that speak of a counterpart, opposite number, predecessor, successor or deputy."""
    return [index for index, token in enumerate(page.tokens) if _relates(page, index, token.key)]


def _relates(page: Page, index: int, key: str) -> bool:
    if key in {"number", "numbers"}:
        return page.key(index - 1) == "opposite"
    if key == "deputy":  # "his first deputy X"; "his deputy minister X" is an office of its own
        owner = index - 1 - (page.key(index - 1) in _GRADES)
        named = page.key(index + 1) == "," or (index + 1 < len(page.tokens) and page.tokens[index + 1].capital)
        return named and page.key(owner) in _OWNERS | {"'s"}
    return key in _RELATIONS


_GRADES = frozenset({"first", "senior", "principal"})


def relation(desk: Desk, index: int) -> None:
    """Note the counterpart, predecessor, successor or deputy named at a token."""
    page = desk.page
    kin = page.key(index) in _OF_OTHERS
    begin = index - (page.key(index - 1) in {"opposite"} | _GRADES)
    states, front = _states_before(page, begin)
    source = _owner_of(desk, front) or _holder_before(desk, index)
    if source is None or (page.key(index).startswith("colleague") and not states):
        return
    if page.key(front) not in _OWNERS | {"'s", "'", "the", "and", "with"} and not states:
        return
    after = index + 1
    after += 2 * ([page.key(after), page.key(after + 1)] == ["but", "one"])
    place = ""
    if page.key(after) in {"from", "in", "of"}:
        within = page.key(after) == "in"
        found_states, beyond = of_state(page, after, within=within)
        if within and beyond == after and page.key(after + 2) == "," and page.tokens[after + 1].capital:
            beyond = after + 2
        if within and beyond > after and source.role == "ambassador":
            place = " " + page.slice(after, beyond - 1)
        states, after = (states, beyond) if within else (found_states, beyond)
    after += page.key(after) in {",", ":", "("}
    found = names_at(page, after, source.office)
    owned = page.key(front) in _OWNERS | {"'s"} and (earlier := _name_before_owner(page, front)) is not None
    if owned and earlier is not None and (not found or found[0][0].parts < 2 or page.key(front) == "'s"):
        found = found if found and page.key(index + 1) != "," and found[0][0].parts > 1 else [(earlier, ())]
    field = _own_field(page, front, begin, source) if kin else None
    _take(desk, index, source, _Kin(tuple(found), states, place, kin=kin, field=field))


def _own_field(page: Page, front: int, index: int, source: Hit) -> str | None:
    """Give the office of a colleague with a field of his own: "his Regional Development counterpart"."""
    first = front + 1
    while first < index and (page.country[first] is not None or page.key(first) in {"and", ","}):
        first += 1
    if first >= index or source.role not in {"minister", "deputy_minister"}:
        return None
    return f"{page.slice(first, index - 1)} {page.slice(source.office.core_first, source.office.core_last)}"


@dataclass(frozen=True, slots=True)
class _Kin:
    """Those named by a relation: names with their own states, the states named for all, the host, and of which sort."""

    names: tuple[tuple[Name, tuple[str, ...]], ...]
    states: tuple[str, ...]
    place: str
    kin: bool
    field: str | None = None


def _take(desk: Desk, index: int, source: Hit, found: _Kin) -> None:
    page = desk.page
    word = page.key(index)
    states = found.states
    many = word.endswith("s")
    deputy = word == "deputy"
    if deputy and source.role not in _DEPUTY_OF:
        return
    if found.kin and source.role == "ambassador" and not states:
        # "the Saudi ambassador in Baghdad and his opposite number in Riyadh"
        states = source.office.hosts[:1] or source.states[1:2]
    for number, (name, own) in enumerate(found.names if many else found.names[:1]):
        if name.first in desk.taken or (name.parts < 2 and not states):
            continue
        each = states[number : number + 1] if many and len(states) == len(found.names) else states[:1]
        serves = own or each or (() if found.kin else source.states)
        rule = "official/counterpart" if found.kin else "official/deputy" if deputy else "official/predecessor"
        office = replace(
            source.office, states=serves, problem=source.problem, stateless=source.office.stateless and not serves
        )
        text = (found.field or _plain_title(page, source)) + found.place
        if deputy:
            grade = "first " if page.key(index - 1) == "first" else ""
            text = f"{grade}deputy {text}"
        desk.take(
            name,
            office,
            rule,
            states=serves,
            text=text,
            status=_RELATIONS.get(word) or "current",
            role=_DEPUTY_OF[source.role] if deputy else source.role,
            not_states=source.states if found.kin else (),
        )


def _states_before(page: Page, index: int) -> tuple[tuple[str, ...], int]:
    """Read "Guinean and Mauritanian", "Polish foreign" before a relation: the states, and the token before them."""
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
    return states, front


def _name_before_owner(page: Page, owner: int) -> Name | None:
    """Give the name before "X, his Uruguayan counterpart", "X, Yang's predecessor"."""
    comma = owner - 1
    if page.key(owner) == "'s":
        comma = owner - 2
        while comma > 0 and page.tokens[comma].capital:
            comma -= 1
    if comma < 1 or page.key(comma) != ",":
        return None
    name = read_name_back(page, comma - 1)
    return name if name is not None and name.parts > 1 else None


def _holder_before(desk: Desk, index: int) -> Hit | None:
    """Give the holder meant by "his": the last one named in the sentence, else the one that the last one is about."""
    page = desk.page
    hits = sorted((hit for hit in desk.hits if hit.name.first < index), key=lambda hit: hit.name.first)
    if not hits:
        return None
    opens = _sentence_start(page, index)
    for at in range(index - 1, opens - 1, -1):
        if hits[-1].name.first >= at:
            break
        named = [hit for hit in hits if page.tokens[at].text == hit.name.text.split()[-1]]
        if named:
            return named[-1]  # "Kagwe blamed low prices, which his predecessor X had set"
    if hits[-1].name.first >= opens:
        return hits[-1]
    before = _sentence_start(page, opens - 1)
    if hits[-1].name.first < before:
        before = _sentence_start(page, hits[-1].name.first)
    return next(hit for hit in hits if before <= hit.name.first < opens)


def _sentence_start(page: Page, index: int) -> int:
    while index > 0 and not page.opens_sentence(index):
        index -= 1
    return index


def _owner_of(desk: Desk, front: int) -> Hit | None:
    """Give the holder whose predecessor or counterpart is meant: "Yang's predecessor"."""
    page = desk.page
    if page.key(front) not in {"'s", "'"} or front < 1:
        return None
    owner = page.tokens[front - 1].text
    return next((hit for hit in desk.hits if owner in hit.name.text.split()), None)


def _plain_title(page: Page, hit: Hit) -> str:
    """Give the office without what ties it to the first holder's state: "Iranian President" -> "President"."""
    office = hit.office
    if office.title == "head" and hit.role == "head_of_government":
        return "head of government"
    if hit.text.startswith(("EU", "UN")) or office.role == "ambassador":
        return page.slice(office.core_first, office.core_last)
    first = office.first
    while first < office.core_first and (page.country[first] is not None or page.key(first) in {"'s", "the"}):
        first += 1
    last = office.core_last if office.tail.states else office.last
    return sub(r"^(?i:ex|then|former)-", "", page.slice(first, last))
