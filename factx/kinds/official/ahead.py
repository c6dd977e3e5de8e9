"""The name behind the office: "Energy Minister X", "the mayor of Y, X, said", "the Leader [X]"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.official.apposition import name_before
from factx.kinds.official.desk import CLOSERS, DETERMINERS, PARTY, is_person, is_title, of_state
from factx.parts.names import read_name
from factx.parts.office_words import TITLES
from factx.parts.offices import told_behind
from factx.parts.people import people_noun
from factx.parts.places import place_named
from factx.parts.tables import words

# "Director X of the National Weather Service": what these titles need may stand behind the name.
_BODIED = frozenset({"org", "chief", "body", "official", "military", "dg", "sg"})

if TYPE_CHECKING:
    from factx.kinds.official.desk import Desk
    from factx.parts.names import Name
    from factx.parts.offices import Office
    from factx.parts.page import Page


def ahead(desk: Desk, office: Office) -> bool:
    """Read the name behind an office; say whether there is one."""
    page = desk.page
    index = _behind_acronym(page, office.last + 1)
    if index >= len(page.tokens) or page.tokens[index].breaks:
        return False
    index = _behind_place(page, index)
    mark = page.key(index)
    if mark in {"[", "("} and (name := read_name(page, index + 1)) and page.key(name.last + 1) in {"]", ")"}:
        if name.parts > 1 and is_person(page, name, office):
            desk.take(name, office, "official/office-bracket-name")
            return True
        return False
    if mark in {",", ":", "–", "—"}:
        return _ahead_of_comma(desk, office, index)
    if mark in {"is", "was"} and (office.definite or page.key(office.first - 1) in {"whose", "the"}):
        return _ahead_of_is(desk, office, index)
    name = read_name(page, index)
    if name is None and mark == '"':
        return False
    if name is None or not is_person(page, name, office):
        return _ahead_of_rest(desk, office, index)
    if name.parts == 1 and not is_title(page, office) and not _is_one_person(page, name, office):
        return False
    if _of_body_behind(desk, office, name):
        return True
    states, _ = of_state(page, name.last + 1)
    states = states or (_sender(page, name.last + 1) if office.role == "ambassador" else ())
    tagged = PARTY.match(page.text, name.end)
    desk.take(name, office, "official/office-name", states=office.states or states or (("US",) if tagged else ()))
    return True


def _of_body_behind(desk: Desk, office: Office, name: Name) -> bool:
    """Read the body behind the name, where none stands beside the title: "Director X of the Weather Service"."""
    bare = office.first == office.core_first and office.last == office.core_last
    ranked = office.title in {"commissioner", "assistant commissioner", "deputy commissioner"}
    if not (bare or office.problem) or not (office.needs in _BODIED or ranked):
        return False
    told = told_behind(desk.page, office, name.last)
    if told is None or (told[0].problem and not bare):
        return False
    title = desk.page.slice(office.core_first, office.core_last)
    desk.take(name, told[0], "official/office-name", text=f"{title} {told[1]}")
    return True


def _is_one_person(page: Page, name: Name, office: Office) -> bool:
    """Let a single name be that the model sees as a person, that has a title, or is made of several: "Aziz-ul-Haq"."""
    seen = (name.start, name.end) in page.persons
    titled = page.tokens[name.first - 1].capital and name.first - 1 > office.last
    behind = page.key(name.last + 1)
    acts = behind in words("scope_say") or behind in CLOSERS | {"who", "has", "was", "is", "will", "had", "on", "in"}
    return name.text.count("-") > 1 or ((seen or titled) and acts)


def _behind_acronym(page: Page, index: int) -> int:
    """Pass over "(IGP)" of "Inspector General of Police (IGP) X"."""
    if index >= len(page.tokens) or page.tokens[index].breaks or page.key(index) != "(":
        return index
    inside = page.tokens[min(index + 1, len(page.tokens) - 1)]
    return index + 3 if inside.upper and page.key(index + 2) == ")" else index


def _behind_place(page: Page, index: int) -> int:
    """Pass over "in the state" of "The police spokesman in the state, X, said"."""
    told = [page.key(index + step) for step in range(4)]
    return (
        index + 3
        if told[:2] == ["in", "the"] and told[2] in words("office_generic_places") and told[3] == ","
        else index
    )


def _ahead_of_is(desk: Desk, office: Office, index: int) -> bool:
    """Read "whose chairman is X", "Its director was X until May": a full name, and nothing made of it."""
    page = desk.page
    name = read_name(page, index + 1)
    if name is None or name.parts < 2 or not is_person(page, name, office) or name.first in desk.taken:
        return False
    after = page.key(name.last + 1)
    if after not in CLOSERS | {"who", "until", "since", "and"} and not page.tokens[name.last + 1].breaks:
        return False
    desk.take(name, office, "official/office-name", status="former" if page.key(index) == "was" else None)
    return True


def _sender(page: Page, index: int) -> tuple[str, ...]:
    """Read the state in a list of guests: "Ambassador X, Republic of Chile" up to the end of the line."""
    if page.key(index) != ",":
        return ()
    end = index + 1
    while end < len(page.tokens) and page.key(end) in {"the", "republic", "kingdom", "state", "of"}:
        end += 1
    if end >= len(page.tokens) or page.tokens[index + 1].breaks or (country := page.country[end]) is None:
        return ()
    while end < len(page.tokens) and page.country[end] == country:
        end += 1
    closed = end >= len(page.tokens) or page.tokens[end].breaks or page.key(end) in {";", "."}
    return (country.code,) if closed and country.form != "demonym" else ()


def _ahead_of_comma(desk: Desk, office: Office, index: int) -> bool:
    page = desk.page
    if page.tokens[index].breaks or index + 1 >= len(page.tokens) or office.needs in {"name", "rank"}:
        return False
    begin = _past_description(page, index + 1)
    name = read_name(page, begin)
    if name is None or page.tokens[begin].breaks or not is_person(page, name, office):
        return False
    if name.parts < 2 and not _stands_alone(page, name, office):
        return False
    if name_before(desk, office) is not None and page.key(index) != ":":
        return False
    if name.first in desk.taken or place_named(name.text) is not None:
        return False
    title = page.tokens[office.core_last].text[0].isupper() or page.tokens[office.core_first].text[0].isupper()
    pointed = _has_article(page, office) or page.key(office.first - 1) == "and"
    if not (office.definite or title or office.front.states or office.front.portfolio or pointed):
        return False
    after = page.key(name.last + 1)
    closed = (
        after in CLOSERS
        or page.tokens[min(name.last + 1, len(page.tokens) - 1)].breaks
        or after in {"and", "who", "'s"}
    )
    if not closed and _in_front_phrase(page, office):
        return False
    desk.take(name, office, "official/office-comma-name", states=office.states or of_state(page, name.last + 1)[0])
    return True


def _past_description(page: Page, index: int) -> int:
    """Pass over what tells a holder's people, trade or age: "the court's prosecutor, Gambian lawyer X, said"."""
    begin = index + (page.key(index) in {"the", "a", "an"})
    end = begin
    while end < len(page.tokens) and end - begin < 3 and page.country[end] is not None:
        end += 1
    noun = end
    while noun < len(page.tokens) and noun - end < 3 and page.tokens[noun].text.islower() and page.tokens[noun].is_word:
        noun += 1
    if noun == end or noun >= len(page.tokens) or not page.tokens[noun].capital or page.tokens[noun].breaks:
        return index
    told = people_noun(page.key(noun - 1))
    return noun if told is not None and not told.plural else index


def _stands_alone(page: Page, name: Name, office: Office) -> bool:
    """Let a single name be where commas close it in and somebody speaks: "The agency's spokesperson, Ilham, said"."""
    said = page.key(name.last + 2) in words("scope_say")
    return office.definite and page.key(name.last + 1) == "," and said and not page.tokens[name.last].upper


def _has_article(page: Page, office: Office) -> bool:
    return page.key(office.first - 1) in DETERMINERS


def _in_front_phrase(page: Page, office: Office) -> bool:
    """Say whether the office closes a phrase before the sentence's subject: "With the minister, Ana Ruiz left"."""
    index = office.first - 1
    for _ in range(6):
        if index < 0:
            return False
        if page.key(index) in {"with", "after", "before", "to", "from", "like", "unlike", "besides", "for"}:
            return True
        if not page.tokens[index].is_word or page.opens_sentence(index):
            return page.key(index) in {"with", "after", "before", "like", "unlike"}
        index -= 1
    return False


def _ahead_of_rest(desk: Desk, office: Office, index: int) -> bool:
    """Read the name behind a second post that is no public one: "Former President and NDC flagbearer, X"."""
    page = desk.page
    if page.key(index) not in {"and", "cum"}:
        return False
    for comma in range(index + 2, min(index + 8, len(page.tokens) - 1)):
        token = page.tokens[comma]
        if token.text == ",":
            if page.key(comma - 1) in TITLES:
                return False  # "the head of the agency and the transport minister, X": two people
            if page.tokens[comma - 1].text.islower() and (name := read_name(page, comma + 1)) is not None:
                closed = page.key(name.last + 1) in CLOSERS
                posts = page.key(comma - 1).endswith(("er", "or", "man", "person", "head", "chair", "woman"))
                if name.parts > 1 and closed and posts:
                    desk.take(name, office, "official/office-comma-name")
                    return True
            return False
        if not (token.is_word or token.text[0].isdigit()) or token.key in {"said", "the", "has", "will", "was", "is"}:
            return False
    return False
