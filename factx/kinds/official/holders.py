"""Who holds an office: the walk through a text's offices, and the ways in which news puts a name beside one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.official.ahead import ahead
from factx.kinds.official.apposition import behind, name_before
from factx.kinds.official.desk import CLOSERS, Desk, Hit
from factx.kinds.official.later import later_names
from factx.kinds.official.lists import plural
from factx.kinds.official.predicates import predicated
from factx.kinds.official.relations import relation, relations
from factx.kinds.official.verbs import by_verb
from factx.parts.name_origins import SURE, homes
from factx.parts.names import read_name
from factx.parts.offices import read_offices
from factx.parts.patterns import lazy_pattern

if TYPE_CHECKING:
    from factx.parts.offices import Office
    from factx.parts.page import Page

_RANK = ("head_of_state", "head_of_government", "minister", "governor", "ambassador")


def find_holders(page: Page) -> tuple[list[Hit], list[Office]]:
    """Give every name with its office in reading order, and the offices that no name stands beside."""
    desk = Desk(page)
    offices = list(read_offices(page))
    joined: Office | None = None
    reach = -1  # an office inside another's words is no office of its own: "the Office of the President of Ukraine"
    stops = relations(page)
    for number, office in enumerate(offices):
        while stops and stops[0] < office.core_first:
            relation(desk, stops.pop(0))
        if office.core_first in desk.taken or office.core_first <= reach:
            continue
        reach = office.last
        follows = offices[number + 1] if number + 1 < len(offices) else None
        if joined is None and follows is not None and _is_joined(desk, office, follows):
            joined = office
            continue
        before = len(desk.hits)
        if not (_hold_both(desk, joined, office) if joined is not None else _hold(desk, office)):
            desk.unheld.append(office)
        if joined is not None:
            if len(desk.hits) > before:
                desk.hits[-1] = _double(page, joined, desk.hits[-1])
            joined = None
    for index in stops:
        relation(desk, index)
    later_names(desk)
    hits = sorted(desk.hits, key=lambda hit: (hit.name.start, hit.office.core_first))
    hits = [hit for before, hit in zip([None, *hits], hits, strict=False) if not _is_consort(page, before, hit)]
    return _in_one_row(page, hits), desk.unheld


_UNDER = frozenset({"minister", "deputy_minister", "spokesperson", "commander", "agency_head", "other"})


_ROW = lazy_pattern(r"\s*(?:,|,?\s+and|;|;?\s+and)\s+(?:the\s+)?")


# "It was signed by Robinson's predecessor, former High Commissioner X"
_KIN = lazy_pattern(r"\b(?:predecessor|successor),?\s+(?:(?:the|then|former)[\s-]+)*$")


# "Burundian President X sent troops; his Foreign Minister, Y, confirmed it."
_OWN = lazy_pattern(r"^[^.\n]{0,80}\b(?:his|her)\s+$")


def _in_one_row(page: Page, hits: list[Hit]) -> list[Hit]:
    """Let a row share the state that its first member names: "Italy's prime minister X and interior minister Y"."""
    rows = list(hits)
    for index in range(1, len(rows)):
        before, hit = rows[index - 1], rows[index]
        under = hit.role in _UNDER or page.tokens[hit.office.core_first].text.islower()
        kin = _KIN.search(page.text[before.name.end : page.tokens[hit.office.first].start])
        if kin and before.office.title == hit.office.title and before.states and not hit.states:
            rows[index] = replace(hit, states=before.states)
        if hit.states or hit.office.stateless or not before.states or not under or before.role == "ambassador":
            continue
        if _is_alien(hit, before.states[0]):
            continue
        gap = page.text[before.name.end : page.tokens[hit.office.first].start]
        if _ROW.fullmatch(gap) or (_OWN.search(gap) and before.role in _RANK):
            rows[index] = replace(hit, states=before.states)
    return rows


def _is_consort(page: Page, before: Hit | None, hit: Hit) -> bool:
    """Say whether a queen is the king's wife: "King X and Queen Y"."""
    if before is None or (before.office.title, hit.office.title) not in {("king", "queen"), ("emperor", "empress")}:
        return False
    return page.text[before.name.end : page.tokens[hit.office.first].start].strip() == "and"


def _is_alien(hit: Hit, state: str) -> bool:
    """Say whether a name is at home in another state alone: "Italian Premier X, Foreign Minister Mohammad Javad Z"."""
    home = homes(hit.name.text)
    return state not in home and max(home.values(), default=0.0) > SURE


def _is_joined(desk: Desk, office: Office, follows: Office) -> bool:
    """Say whether two offices are held by one person: "Deputy Prime Minister and Foreign Minister X"."""
    page = desk.page
    gap = page.tokens[office.last + 1 : follows.first]
    if office.plural or follows.plural or office.problem or not gap or gap[0].text not in {"and", "&", "/", "-"}:
        return False
    if office.role == "ambassador" or page.key(office.first - 1) in {"between", "both"}:
        return False  # "talks between the Ambassador and Economy Minister X": two people, and one of them unnamed
    if len(gap) > 2 or follows.definite or any(token.breaks for token in gap):
        return False
    after = follows.last + 1
    comma = page.key(after) == ","
    if (comma or not office.definite) and read_name(page, after + comma) is not None:
        return True
    ends = after >= len(page.tokens) or page.tokens[after].breaks or page.key(after) in CLOSERS
    return ends and office.status == follows.status and name_before(desk, office) is not None


def _double(page: Page, first: Office, hit: Hit) -> Hit:
    if first.title == "president" and hit.problem and hit.office.role == "agency_head":
        return hit  # "president and CEO of the chamber of commerce"
    ranks = [role for role in _RANK if role in (first.role, hit.role)]
    role = ranks[0] if ranks else first.role
    text = page.slice(page.tokens.index(page.tokens[first.first]), hit.office.last)
    return replace(hit, role=role, text=text, states=hit.states or first.states)


def _hold_both(desk: Desk, first: Office, office: Office) -> bool:
    """Read the holder of two posts: before the first one, or behind the second."""
    if name_before(desk, first) is None:
        return _hold(desk, office)
    return behind(desk, office, begin=first)


def _hold(desk: Desk, office: Office) -> bool:
    if office.plural:
        return plural(desk, office)
    if office.verb:
        return by_verb(desk, office)
    return any(read(desk, office) for read in (ahead, behind, by_verb, predicated))
