"""One title and several names: "the Prime Ministers of A and B, X and Y", "Presidents X of A and Y of B"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from factx.kinds.official.desk import PARTY, before_office, is_person, of_state, office_text
from factx.parts.countries import code_of
from factx.parts.name_titles import skip_titles
from factx.parts.names import read_name, read_name_back
from factx.parts.places import is_country_word
from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.kinds.official.desk import Desk
    from factx.parts.names import Name
    from factx.parts.office_frame import Role
    from factx.parts.offices import Office
    from factx.parts.page import Page

HEADS = frozenset({"head_of_state", "head_of_government"})


TITLE_ROLES: dict[str, Role] = {
    "president": "head_of_state",
    "prime minister": "head_of_government",
    "minister": "minister",
}


def plural(desk: Desk, office: Office) -> bool:
    """Read the names that share a title in the plural; say whether there are any."""
    page = desk.page
    index = office.last + 1
    if index >= len(page.tokens) or page.tokens[index].breaks:
        return _plural_behind(desk, office)
    if page.key(index) == "of" and page.key(index + 2) in {"states", "countries", "nations", "neighbours", "neighbors"}:
        index = min(index + 3, len(page.tokens) - 1)  # "the presidents of three states - Kenya's X, ..."
    comma = page.key(index) in {",", ":", "-", "–"}
    pairs = _pairs(page, index, office) if comma and office.tail.states else []
    if len(pairs) > 1:
        for name, state in pairs:
            desk.take(name, office, "official/state-name-pairs", states=(state,), text=_singular(page, office))
        return True
    if comma and office.tail.portfolio and len(told := _fields_and_names(page, index, office)) > 1:
        for name, text in told:
            desk.take(name, office, "official/state-name-pairs", text=text)
        return True
    items = names(page, index + comma, office)
    lone = len(items) == 1 and comma
    if not items or lone or (comma and len(items) < 2):
        return _plural_behind(desk, office)
    _take_list(desk, office, items, "official/list-of-names")
    return True


def _take_list(desk: Desk, office: Office, items: list[tuple[Name, tuple[str, ...]]], rule: str) -> None:
    listed = office.tail.states if len(office.tail.states) > 1 else office.states
    if len(listed) == 1 and len(items) > 1 and not items[0][1] and all(own for _, own in items[1:]):
        items = [(items[0][0], listed), *items[1:]]  # "the ministers of Chad X, Mali Y and Niger Z"
    places = office.tail.listed
    hosts = office.hosts
    fields = _fields_apart(desk.page, office)
    for number, (name, own) in enumerate(items):
        states = own
        if office.stateless:
            states = ()
        elif not states and len(listed) == len(items):
            states = (listed[number],)
        elif not states and len(listed) == 1:
            states = listed
        text = fields[number] if len(fields) == len(items) else _singular(desk.page, office)
        if len(hosts) == len(items) and office.role == "ambassador":
            text += f" to {_host_name(desk.page, office, hosts[number])}"
        role = office.role
        if len(places) == len(items) > 1 and not office.stateless:
            countries, local, place = places[number]
            states = states or countries[:1]
            plain_role = TITLE_ROLES.get(office.title, role)
            role = "governor" if local and plain_role in HEADS else plain_role
            text += f" of {place}" if local else ""
        plain = replace(office, states=states, role=role)
        desk.take(name, plain, rule, states=states, text=text)


def _host_name(page: Page, office: Office, code: str) -> str:
    for index in range(office.core_last, office.last + 1):
        if (country := page.country[index]) is not None and country.code == code:
            return page.text[country.start : country.end]
    return code


def _singular(page: Page, office: Office) -> str:
    """Give the office of one of several holders: "energy ministers of A and B" -> "energy minister"."""
    written = page.tokens[office.core_first].text
    title = office.title
    shown = " ".join(part if part in {"of", "the", "and", "in"} else part.capitalize() for part in title.split())
    text = office_text(page, office, singular=shown if written[0].isupper() else title)
    if office.tail.portfolio and page.key(office.core_last + 1) in {"of", "for"}:
        end = office.core_last + 1
        while end + 1 <= office.last and page.country[end + 1] is None and page.key(end + 1) != "from":
            end += 1
        text += " " + page.slice(office.core_last + 1, end)
    return text


def names(page: Page, index: int, office: Office) -> list[tuple[Name, tuple[str, ...]]]:
    """Read a row of names, each with the state that stands behind it."""
    items: list[tuple[Name, tuple[str, ...]]] = []
    while index < len(page.tokens) and len(items) < 8:
        if items and page.tokens[index].breaks:
            break
        owner, index = _owned(page, index)
        name = read_name(page, index)
        if name is None or not is_person(page, name, office):
            break
        states, index = of_state(page, name.last + 1)
        states = states or owner
        if tag := PARTY.match(page.text, page.tokens[index - 1].end):
            states = states or ("US",)
            while index < len(page.tokens) and page.tokens[index].start < tag.end():
                index += 1
        items.append((name, states))
        joint = page.key(index)
        if joint == "," and page.key(index + 1) == "and":
            index += 2
        elif joint == "," and [page.key(index + step) for step in (1, 2, 3)] == ["as", "well", "as"]:
            index += 4
        elif joint in {",", "and", "&"}:
            index += 1
        else:
            break
    if items and items[0][0].parts == 1 and len(items) == 1:
        return []
    return items


def _owned(page: Page, index: int) -> tuple[tuple[str, ...], int]:
    """Read the state before a name of a row: "the presidents, Guinea's X and Mali's Y", "of Chad X, Mali Y"."""
    country = page.country[index]
    if country is None and is_country_word(page.tokens[index].text) and (code := code_of(page.tokens[index].text)):
        return (code,), index + 1  # the model took "Chad Mahamat Ali" for one name
    end = index
    while country is not None and end + 1 < len(page.tokens) and page.country[end + 1] == country:
        end += 1
    if country is None or country.form == "demonym" or end + 2 >= len(page.tokens):
        return (), index
    return (country.code,), end + 1 + (page.key(end + 1) == "'s")


def _pairs(page: Page, index: int, office: Office) -> list[tuple[Name, str]]:
    """Read "from Kazakhstan, X; Uzbekistan, Y; and Kyrgyzstan, Z"."""
    state = office.tail.states[-1]
    found: list[tuple[Name, str]] = []
    while page.key(index) in {",", ":", "-", "–"} and (name := read_name(page, index + 1)) is not None:
        found.append((name, state))
        index = name.last + 1
        if page.key(index) not in {";", ",", "and"}:
            break
        index += 1
        index += page.key(index) == "and"
        index += page.key(index) == "the"
        if index >= len(page.tokens) or (country := page.country[index]) is None:
            break
        state = country.code
        while index < len(page.tokens) and page.country[index] == country:
            index += 1
    return found


def _fields_and_names(page: Page, index: int, office: Office) -> list[tuple[Name, str]]:
    """Read "Ministers of Territorial Administration, X, and Defense, Y": each with his own field."""
    portfolio = frozenset(words("office_portfolio"))
    field = page.slice(office.core_last + 2, office.last)
    title = _bare_singular(page, office)
    found: list[tuple[Name, str]] = []
    while page.key(index) == "," and (name := read_name(page, index + 1)) is not None and name.parts > 1:
        found.append((name, f"{title} of {field}"))
        index = name.last + 1
        index += page.key(index) in {",", ";"}
        index += page.key(index) == "and"
        index += page.key(index) in {"of", "for"}
        begin = index
        while index < len(page.tokens) and (page.key(index) in portfolio or page.key(index) in {"and", "&"}):
            index += 1
        if index == begin:
            break
        field = page.slice(begin, index - 1)
    return found


def _bare_singular(page: Page, office: Office) -> str:
    return office.title.title() if page.tokens[office.core_first].text[0].isupper() else office.title


def _plural_behind(desk: Desk, office: Office) -> bool:
    """Read "X and Y, the presidents of A and B"."""
    page = desk.page
    if (name := _one_of(page, office)) is not None and name.first not in desk.taken:
        desk.take(name, office, "official/name-comma-office", text=_singular(page, office))
        return True
    index = before_office(page, office)
    if index < 3 or page.key(index) != ",":
        return False
    items: list[Name] = []
    end = index - 1
    while len(items) < 6 and (name := read_name_back(page, end)) is not None and name.parts > 1:
        items.insert(0, name)
        end = name.first - 1
        while end > 0 and page.tokens[end].capital and skip_titles(page, end) == name.first:
            end -= 1
        if page.key(end) in {",", "and"} and end > 0:
            end -= 1
            end -= page.key(end) == ","
        else:
            break
    if len(items) < 2 or any(name.first in desk.taken for name in items):
        return False
    _take_list(desk, office, [(name, ()) for name in items], "official/list-of-names")
    return True


def _one_of(page: Page, office: Office) -> Name | None:
    """Give the name before "one of": "X, one of the country's three deputy ministers"."""
    index = office.first - 1
    for _ in range(9):
        if index < 3 or page.tokens[index].breaks:
            return None
        if page.key(index) == "of" and page.key(index - 1) == "one":
            name = read_name_back(page, index - 3) if page.key(index - 2) == "," else None
            return name if name is not None and name.parts > 1 else None
        if page.key(index) in {",", "and", "said"}:
            return None
        index -= 1
    return None


def _fields_apart(page: Page, office: Office) -> list[str]:
    """Give each post of "ministers of Defense and of Transport" and of "foreign and defence ministers" by itself."""
    if office.title.split()[-1] not in {"minister", "secretary"}:
        return []
    written = page.tokens[office.core_first].text
    title = office.title.title() if written[0].isupper() else office.title
    if office.tail.portfolio and page.key(office.core_last + 1) in {"of", "for"} and not office.tail.states:
        text = page.slice(office.core_last + 2, office.tail.last)
        parts = regex.split(r",?\s+and\s+(?:of|for)\s+|,\s+(?:of|for)\s+", text)
        if len(parts) == 1:
            parts = regex.split(r",\s+and\s+|,\s+|\s+and\s+", text)
        joint = page.tokens[office.core_last + 1].text
        return [f"{title} {joint} {part.removeprefix('the ')}" for part in parts] if len(parts) > 1 else []
    first = office.front.first
    while first < office.core_first and (page.country[first] is not None or page.key(first) in {"'s", "the"}):
        first += 1
    if not office.front.portfolio or first >= office.core_first:
        return []
    parts = regex.split(r",\s+and\s+|,\s+|\s+and\s+", page.slice(first, office.core_first - 1))
    return [f"{part} {title}" for part in parts] if len(parts) > 1 else []
