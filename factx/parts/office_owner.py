"""Who owns an office, by the words before its title: "Turkey's", "the Reserve Bank of India", "System (MWSS)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.parts.office_words import TALKED_ABOUT, TITLES, Front, begin_of_country, heads, keys_of, know
from factx.parts.places import place_at, place_named

if TYPE_CHECKING:
    from factx.parts.page import Page


def ends_acronym(page: Page, index: int) -> bool:
    """Say whether a closing bracket ends "Authority (NDMA)"."""
    return page.key(index - 2) == "(" and page.tokens[index - 1].upper and page.tokens[index - 3].capital


def spelled_out(page: Page, index: int) -> int | None:
    """Give the first word of the name that an acronym stands for: "Metropolitan Waterworks System (MWS)"."""
    letters = [letter for letter in page.tokens[index - 1].text if letter.isalpha()]
    at = index - 3
    begin = None
    while letters and at >= 0 and not page.tokens[at + 1].breaks:
        token = page.tokens[at]
        if token.capital and token.text[0] == letters[-1]:
            letters.pop()
            begin = at
        elif token.key not in {"of", "and", "for", "the", "on", "in", "de", "del", "&"}:
            return None
        at -= 1
    return begin if not letters else None


def is_body_of(page: Page, index: int) -> bool:
    """Say whether "Forces of" stands before an article."""
    return page.key(index - 1) == "of" and page.key(index - 2) in heads() - TITLES and page.tokens[index - 2].capital


def read_owner(page: Page, index: int, front: Front, keys: set[str]) -> int:  # noqa: C901, PLR0912
    """Read who owns the office: "Turkey's", "the country's", "Viña del Mar's", "Kuwait Fund for ... Development's"."""
    tokens = page.tokens
    token = tokens[index]
    front.definite = True
    if token.key in TALKED_ABOUT and token.text.islower():
        front.talked_about = True
        return index
    if token.text in keys_of("office_private_owners"):
        front.unknown = True
        return index
    name = page.country[index]
    if name is not None:
        begin = begin_of_country(page, index)
        if page.key(begin - 1) == "of" and page.key(begin - 2) in heads() and tokens[begin - 2].capital:
            front.states = (name.code,)
            return read_organization(page, begin - 2, front, keys)
        front.states = (name.code,)
        front.unknown = begin > 0 and is_company(page, begin - 1)  # "Power China's vice president"
        return begin - 1
    begin = index
    while begin > 0 and not tokens[begin].breaks:
        before = tokens[begin - 1]
        near = begin > 1 and tokens[begin - 2].capital
        if (
            before.is_word
            and before.capital
            and (before.key not in keys_of("name_not") or before.key in {"north", "south"})
        ):
            begin -= 1
        elif (
            before.key in {"of", "for", "and", "del", "de", "la", "&"}
            and near
            and tokens[begin - 2].key not in keys_of("name_not")
        ):
            begin -= 2
        else:
            break
    if not tokens[begin].capital:
        if token.is_word and token.text.islower() and token.key in keys_of("office_public"):
            keys.add(token.key)
        return index
    text = page.slice(begin, index)
    front.owner = (begin, index)
    front.first = begin
    front.organization = text
    place = place_named(text)
    if place is not None and place.type != "body":
        know(place, front)
    else:
        for part in tokens[begin : index + 1]:
            keys.add(part.key)
            if (found := page.country[tokens.index(part, begin)]) is not None:
                front.states = (found.code,)
        front.unknown = place is None and not any(part.key in heads() for part in tokens[begin : index + 1])
    return begin - 1


def read_organization(page: Page, index: int, front: Front, keys: set[str]) -> int:
    """Read leftwards the rest of an organisation's name: "the Reserve Bank" of "the Reserve Bank of India Governor"."""
    while index > 0 and page.tokens[index - 1].capital and not page.tokens[index].breaks:
        if page.key(index - 1) in keys_of("name_not"):
            break
        index -= 1
    for part in page.tokens[index : front.core]:
        keys.add(part.key)
    front.first = index
    front.organization = page.slice(index, front.core - 1).removesuffix("'s").strip()
    front.unknown = False
    return index - 1


def is_company(page: Page, index: int) -> bool:
    """Say whether a name right before a country's makes both a company: "ExxonMobil Guyana President"."""
    if page.tokens[index + 1].breaks:
        return False
    token, country = page.tokens[index], page.country[index + 1]
    known = token.key in keys_of("name_not") or place_at(page.tokens, index) is not None
    return token.is_word and token.capital and not known and country is not None and country.form == "name"
