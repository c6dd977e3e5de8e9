"""What the walk through the offices of a text has found so far, and what every way of reading asks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

import regex

from factx.parts.names import Name
from factx.parts.office_role_words import FORCES, UNITS
from factx.parts.offices import Office
from factx.parts.patterns import lazy_pattern
from factx.parts.places import place_at, place_named
from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.parts.office_frame import Role
    from factx.parts.offices import Status
    from factx.parts.page import Page

DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "whose"})


CLOSERS = frozenset({",", ".", ";", ":", ")", "]", "–", "-", "—", '"', "|", "?", "!", ""})


PARTY = lazy_pattern(r"\s*,?\s*(?:\(|,)\s*(?:[RDI]|GOP)-\s?(?:\p{Lu}[\p{L}.]*\s?){1,2}\)?")


_RANKED = frozenset({"agency_head", "spokesperson", "commander"})


_RANKS = frozenset(
    {
        "gen", "general", "lt", "maj", "major", "brig", "brigadier", "col", "colonel", "adm", "admiral",
        "commodore", "marshal", "brig.-gen",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """A name with its office, as one place of the text puts them together.

    `text` is the office as written, `states` the states served as far as the place says so, `not_states` those that it
    excludes, `problem` why the holder is no official.
    """

    name: Name
    office: Office
    rule: str
    text: str
    status: Status
    states: tuple[str, ...]
    role: Role
    not_states: tuple[str, ...] = ()
    problem: str | None = None


def _has_rank(page: Page, name: Name) -> bool:
    return page.key(name.first - 1) in _RANKS or (
        page.key(name.first - 1) == ")" and page.key(name.first - 4) in _RANKS
    )


def _is_armed(office: Office) -> bool:
    return office.problem == "a force that is no state"


@dataclass(slots=True)
class Desk:
    """What the walk through the offices of a page has found so far."""

    page: Page
    hits: list[Hit] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    unheld: list[Office] = field(default_factory=list)

    def take(  # noqa: PLR0913
        self,
        name: Name,
        office: Office,
        rule: str,
        *,
        status: Status | None = None,
        states: tuple[str, ...] = (),
        text: str | None = None,
        role: Role | None = None,
        not_states: tuple[str, ...] = (),
    ) -> None:
        """Note a holder; a rank before the name tells that the body is a force or an authority of the state."""
        if office.problem and office.role in _RANKED and _has_rank(self.page, name) and not _is_armed(office):
            armed = bool((office.front.keys | office.tail.keys) & (FORCES | UNITS)) or office.last == office.core_last
            role = "commander" if office.title in {"chief", "commander", "head"} and armed else office.role
            office = replace(office, problem=None, role=role)
        if self.page.key(office.first - 1) == "as" and self.page.key(office.first - 2) == "predecessor":
            status = "former"  # "her predecessor as energy minister, X"
        hit = Hit(
            name=name,
            office=office,
            rule=rule,
            text=text or office_text(self.page, office),
            status=status or office.status,
            states=states or office.states,
            not_states=not_states,
            role=role or office.role,
            problem=office.problem,
        )
        self.hits.append(hit)
        self.taken.update(range(name.first, name.last + 1))


def office_text(page: Page, office: Office, *, singular: str | None = None) -> str:
    """Give the words of an office: without status, state's name and owner, with its fields and what it is of."""
    first = office.front.first
    owner = office.front.owner
    begin = first
    for index in range(first, office.core_first):
        country = page.country[index]
        if country is not None and country.form == "name" and len(page.slice(index, index)) > 4 and owner is None:
            if page.key(index - 1) != "of" and index == begin:
                begin = index + 1
        elif page.tokens[index].text == "-" and index == begin:
            begin = index + 1
    if page.key(begin - 1) == "'s" and page.key(begin - 2) in _OWN_BODIES and page.tokens[begin - 2].text.islower():
        begin -= 2  # "the ministry's spokesman"
    if office.front.status == "acting" and begin == office.front.first and page.key(begin - 1) in _acting_words():
        begin -= 1
    last = office.tail.last
    if office.headed or office.verb:
        return _told_by_verb(page, first, office)
    if singular is not None:
        return page.text[page.tokens[begin].start : page.tokens[office.core_first].start] + singular
    text = page.text[page.tokens[begin].start : page.tokens[last].end].replace("\n", " ")
    return regex.sub(r"^(?i:ex|then|former)-", "", text)


def _told_by_verb(page: Page, first: int, office: Office) -> str:
    """Give the post that a verb tells of: "the army, led by", "heads the agency", "speaks for the ministry"."""
    if office.role == "minister":
        return _minister_of(page, first, office)
    if office.headed:
        return f"head of {page.slice(first, office.core_first - 1)}"
    joint = "for" if office.role == "spokesperson" else "of"
    return f"{office.title} {joint} {page.slice(office.core_last + 1, office.last)}"


def _minister_of(page: Page, first: int, office: Office) -> str:
    """Give the minister of a ministry that a verb tells of: "heads the health ministry" -> "health minister"."""
    begin, last = (first, office.core_first - 1) if office.headed else (office.core_last + 1, office.last)
    while begin < last and (page.country[begin] is not None or page.key(begin) in {"'s", *DETERMINERS}):
        begin += 1
    return regex.sub(r"(?i)\b(m)inistry\b", r"\1inister", page.slice(begin, last))


def is_person(page: Page, name: Name, office: Office) -> bool:
    """Say whether what was read as a name is one, and no street, hospital or town."""
    if page.in_heading(name.first) and not is_attested(page, name):
        return False
    after = name.last + 1
    last = page.tokens[name.last]
    things = words("name_things")
    if (
        after < len(page.tokens)
        and page.tokens[after].capital
        and page.key(after) in things
        and not page.tokens[after].breaks
    ):
        return False
    if last.key in things and name.parts > 1 and office.title in {"king", "queen", "president", "emperor", "sultan"}:
        return False
    if name.parts == 1 and after < len(page.tokens) and not page.tokens[after].breaks:
        follows = page.tokens[after]
        if follows.capital and page.country[after] is None and follows.key in words("office_portfolio"):
            return False  # "King Abdullah Economic City"
    if name.parts == 1 and (last.key in things or (last.upper and len(last.text) < 5 and "." not in last.text)):
        return False
    if office.needs == "name" and office.title in {"king", "queen", "sultan", "emperor", "empress"}:
        return not (name.parts > 1 and page.key(after) in things)
    place = place_named(name.text)
    titled = is_title(page, office) and office.title != "sheriff"  # "Sheriff Tiraspol": a club
    return place is None or (name.parts == 1 and place.type == "city" and titled)


def is_attested(page: Page, name: Name) -> bool:
    """Say whether a name of a heading is one elsewhere too, or to the model: "Governor Flags Off Convoy" is none."""
    words_of = {part for part in name.text.split() if part[0].isupper()}
    if words_of <= page.running_words or (name.start, name.end) in page.persons:
        return True
    # An item of a list, "Finance Minister, Ken Ofori", ends with its name.
    ends = name.last + 1 == len(page.tokens) or page.tokens[name.last + 1].breaks
    seen = any(start < name.end and name.start < end for start, end in page.persons)
    return ends and name.parts > 1 and (page.key(name.first - 1) == "," or seen)


def is_title(page: Page, office: Office) -> bool:
    """Say whether a single name may follow: "President Clinton", "governor Sani"; not "spokesman Monday"."""
    capital = page.tokens[office.core_last].text[0].isupper()
    return capital and office.last == office.core_last and office.role not in {"spokesperson", "agency_head"}


def of_state(page: Page, index: int, *, within: bool = False) -> tuple[tuple[str, ...], int]:
    """Read "of Botswana", "(Brazil)", "of Texas" (`within`: "in Texas") behind a name: the states, the token behind."""
    if page.key(index) not in {"of", "from", "("} | ({"in"} if within else set()) or index + 1 >= len(page.tokens):
        return (), index
    start = index + 1 + (page.key(index + 1) == "the")
    if start >= len(page.tokens):
        return (), index
    if (country := page.country[start]) is not None and country.form != "demonym":
        end = start
        while end + 1 < len(page.tokens) and page.country[end + 1] == country:
            end += 1
        return (country.code,), end + 1 + (page.key(index) == "(")
    if (found := place_at(page.tokens, start)) and found[0].type != "body" and len(found[0].countries) == 1:
        return found[0].countries, found[1] + (page.key(index) == "(")
    return (), index


def is_known_place(page: Page, name: Name) -> bool:
    """Say whether all of a name is a province, city or body of the tables."""
    found = place_at(page.tokens, name.first)
    return found is not None and found[1] > name.last


def is_past(page: Page, office: Office) -> bool:
    """Say whether "then" or "at the time" stands before an office and its owner: "X, then Paraguay's president"."""
    index = _before_owner(page, office.first - 1)
    return page.key(index) in {"then", "formerly", "previously"} or _at_the_time(page, index)


def _at_the_time(page: Page, index: int) -> bool:
    return page.key(index) == "time" and page.key(index - 1) in {"the", "that"} and page.key(index - 2) == "at"


def _before_owner(page: Page, index: int) -> int:
    while index > 0 and (
        page.country[index] is not None or page.tokens[index].text in {"'s", "'"} or page.key(index) in DETERMINERS
    ):
        index -= 1
    return index


def before_office(page: Page, office: Office) -> int:
    """Give the token before an office, its article and owner skipped."""
    index = office.first - 1
    if _at_the_time(page, owner := _before_owner(page, index)):
        return owner - 3
    if page.key(index) == "and" and page.key(index - 1) in _RANKS:
        index -= 1  # "X, a lieutenant colonel and spokesman for the army"
        while page.key(index) in _RANKS | {"lieutenant", "chief", "brigade", "army", "police"}:
            index -= 1
    while index > 0 and (
        page.country[index] is not None
        or page.tokens[index].text in {"'s", "'"}
        or page.key(index) in DETERMINERS
        or (page.key(index + 1) == "'s" and page.tokens[index].text.islower() and index + 1 < office.first)
        or page.key(index) in _status_words()
        or (page.key(index) == "-" and page.key(index - 1) in _status_words())
    ):
        index -= 1
    return index


_OWN_BODIES = frozenset({"ministry", "army", "police", "agency", "department", "authority", "government", "office"})


@cache
def _acting_words() -> frozenset[str]:
    return frozenset(entry.split(" = ")[0] for entry in words("office_status") if entry.endswith("= acting"))


def _status_words() -> frozenset[str]:
    return frozenset(entry.split(" = ")[0] for entry in words("office_status"))
