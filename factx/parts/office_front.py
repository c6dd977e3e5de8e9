"""The words before a title: "the former US", "Turkey's Labor and Social Security", "Nova Kakhovka"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factx.parts.countries import code_of
from factx.parts.names import is_particle
from factx.parts.office_owner import (
    ends_acronym,
    is_body_of,
    is_company,
    read_organization,
    read_owner,
    spelled_out,
)
from factx.parts.office_words import RULED, TITLES, Front, begin_of_country, heads, keys_of, know
from factx.parts.places import is_country_word, place_at, place_named
from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.parts.offices import Status
    from factx.parts.page import Page

_LAST_WORDS = 10


_OF_STATES = frozenset({"minister", "deputy_minister", "head_of_state", "head_of_government"})
_STATELESS = frozenset({"eu", "un", "u.n", "nato", "european"})


@cache
def _statuses() -> dict[str, Status]:
    rows = (entry.split(" = ") for entry in words("office_status"))
    return {word.strip(): status.strip() for word, status in rows}  # type: ignore[misc]


def read_front(page: Page, core: int, role: str) -> Front:  # noqa: C901, PLR0912, PLR0915
    """Read leftwards what belongs to the title at a token."""
    tokens = page.tokens
    front = Front(core=core, core_end=core, first=core)
    keys: set[str] = set()
    index = core - 1
    stop = max(-1, core - 1 - _LAST_WORDS)
    country_seen = False
    while index > stop and not tokens[index + 1].breaks:
        token = tokens[index]
        key = token.key
        if key in _statuses() and not (key == "late" and tokens[index - 1].key in {"until", "since", "by", "in"}):
            gone = _statuses()[key] == "former"  # "the then acting minister" is no longer it
            front.status = "former" if gone else front.status or _statuses()[key]
            index -= 1
            continue
        if token.text == "-" and page.key(index - 1) in _statuses():
            index -= 1
            continue
        if token.text in {"'s", "'"} and index > 0:
            index = read_owner(page, index - 1, front, keys)
            break
        if page.country[index] is not None:
            if country_seen:
                break
            begin = begin_of_country(page, index)
            joint = begin - 1 - (page.key(begin - 1) == "the")
            if page.key(joint) == "of" and page.tokens[joint - 1].capital and page.key(joint - 1) in heads():
                index = read_organization(page, joint - 1, front, keys)
                front.states = front.states or (page.country[begin].code,)  # type: ignore[union-attr]
                break
            front.states = (page.country[index].code,)  # type: ignore[union-attr]
            country_seen = True
            front.first = begin
            index = begin - 1
            continue
        if country_seen and key not in {"deputy", "first"}:
            front.unknown = front.unknown or is_company(page, index)
            break
        if token.is_word and key in keys_of("office_portfolio") and (token.capital or not page.opens_sentence(index)):
            front.portfolio = True
        elif (
            (key in {"and", "&", "/", ","} and _joins(page, index, chained="and" in keys or "&" in keys))
            or key in keys_of("office_premods")
            or (RULED.search(token.text) and token.is_word)
        ):
            pass
        elif key in {"st", "nd", "rd", "th"} and index > 0 and tokens[index - 1].text.isdigit() and keys:
            index -= 2  # "5th Infantry Brigade commander"
            front.first = index + 1
            continue
        elif (
            token.text.isdigit()
            and index > 0
            and page.tokens[index - 1].capital
            and keys_of("office_public") & {page.key(index - 1)}
        ):
            pass  # "Rescue 1122 spokesperson"
        elif token.text == ")" and ends_acronym(page, index):
            spelled = spelled_out(page, index)
            if spelled is not None:
                index = read_organization(page, spelled, front, keys)
                break
            index -= 2
        elif (
            key in {"for", "of", "and", "on"}
            and page.key(index - 1) in heads() - TITLES
            and tokens[index - 1].capital
            and front.first < core
        ):
            index = read_organization(page, index - 1, front, keys)
            break
        elif key == "the" and front.first < core and is_body_of(page, index):
            index = read_organization(page, index - 2, front, keys)  # "Armed Forces of the Philippines chief of staff"
            break
        elif role in _OF_STATES and _is_demonym(page, index) and (code := code_of(token.text)):
            front.states, front.first = (code,), index  # "Kuwaiti" of "Kuwaiti Electricity Minister"
            index -= 1
            break
        elif token.is_word and token.capital and _is_body_word(page, index):
            first = _place(page, index, front, role, keys)
            if first is None:
                break
            for part in tokens[first : index + 1]:
                keys.add(part.key)
            front.first = first
            index = first - 1
            continue
        else:
            break
        if key != "union" or not token.capital or page.key(index + 1) not in keys_of("office_portfolio"):
            keys.add(key)  # "Union Power Secretary": India's, and no trade union's
        if token.is_word:
            front.first = index
        index -= 1
    front.first = _without_loose_end(page, front.first, core)
    if page.key(index) in {"the", "this", "that", "its", "their", "his", "her", "our"}:
        front.definite = True
        front.talked_about = front.talked_about or page.key(index) in {"its", "their", "our"}
    front.keys = frozenset(keys)
    front.stateless = bool(front.keys & _STATELESS)
    if front.first < core and front.organization is None and any(tokens[i].capital for i in range(front.first, core)):
        front.organization = page.slice(front.first, core - 1)
    return front


def _without_loose_end(page: Page, first: int, core: int) -> int:
    """Do not begin with a joining word."""
    while first < core and page.key(first) in {"and", "&", "/", ",", ")", "("}:
        first += 1
    return first


def _is_demonym(page: Page, index: int) -> bool:
    """Say whether a word is a state's that the model took for a part of a name: "Kuwaiti Electricity Minister"."""
    inside = any(found[1] > index for at in range(max(0, index - 3), index) if (found := place_at(page.tokens, at)))
    return is_country_word(page.tokens[index].text) and not inside


def _joins(page: Page, index: int, *, chained: bool) -> bool:
    """Say whether a joining word stands between two words of one field: "Labor and Social Security"."""
    before, after = page.tokens[index - 1], page.tokens[index + 1]
    if before.text == "," and page.tokens[index].text != "," and index > 1:
        before = page.tokens[index - 2]
    portfolio = keys_of("office_portfolio")
    if index == 0 or before.key not in portfolio or (after.key not in portfolio and after.key not in {"and", "&"}):
        return False
    if after.key not in {"and", "&"} and before.text[0].isupper() != after.text[0].isupper():
        return False
    return page.tokens[index].text != "," or chained


_OF_PEOPLE = frozenset(
    {
        "thanking", "praising", "quoting", "citing", "addressing", "telling", "meeting", "welcoming", "greeting",
        "hailing", "criticising", "criticizing", "accusing", "blaming", "joining", "replacing", "succeeding", "urging",
        "asking", "hosting", "visiting", "receiving", "calling", "accompanying", "echoing", "congratulating", "naming",
        "representing", "defending", "backing", "supporting", "commending", "applauding", "lauding", "denouncing",
        "condemning", "mocking", "defying", "opposing", "ousting", "including", "introducing", "answering", "inviting",
        "following", "interviewing", "challenging", "informing", "reminding", "assuring", "warning", "leading",
        "quizzing", "briefing", "honouring", "honoring", "mourning", "remembering", "paraphrasing", "contradicting",
    }
)  # fmt: skip


def _is_body_word(page: Page, index: int) -> bool:
    token = page.tokens[index]
    if token.key in TITLES or len(token.key) == 1:
        return False
    if page.opens_sentence(index) and token.key in _OF_PEOPLE:
        return False  # "Praising Prime Minister X, she"
    if (
        token.key in keys_of("office_public")
        or token.key in keys_of("office_private")
        or token.key in {"kurdish", "kurdistan"}
    ):
        return True
    if token.key in {"republican", "democratic", "democrat"}:
        return True
    if token.key in keys_of("name_not") and not place_named(token.text):
        return token.key in {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"}
    return not is_particle(token)


def _place(page: Page, index: int, front: Front, role: str, keys: set[str]) -> int | None:
    """Take a province, city or body before a title; None where it belongs to other words: "in Kyiv President ..."."""
    begin = index
    for start in range(max(0, index - 6), index + 1):
        found = place_at(page.tokens, start)
        if found and found[1] == index + 1:
            place = found[0]
            if page.key(start - 1) in {"in", "at", "near"} and role in {
                "head_of_state",
                "head_of_government",
                "minister",
            }:
                return None
            if place.type == "city" and role in {"head_of_state", "head_of_government", "minister", "deputy_minister"}:
                return None
            know(place, front)
            return start
    token = page.tokens[begin]
    if token.key not in keys_of("office_public") and token.key not in keys_of("office_private"):
        if page.key(index - 1) in {"in", "at", "near"} and not token.upper and role != "mayor":
            return None
        front.unknown = True
    del keys
    return begin
