"""The words around a title: "the former US", "Turkey's Labor and Social Security" before, "of Energy of Peru" behind."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import regex

from factx.parts.names import barred, is_particle, read_name
from factx.parts.places import place_at, place_named
from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.parts.names import Page
    from factx.parts.offices import Status

_RULED = regex.compile(r"(?i)-(?:run|led|backed|controlled|administered|held|appointed|linked|affiliated)$")
_TALKED_ABOUT = frozenset({"country", "nation", "republic", "kingdom", "state"})
_TITLES = frozenset({"minister", "president", "governor", "premier", "mayor", "secretary", "ambassador", "chancellor"})
_LAST_WORDS = 10
_STATELESS = frozenset({"eu", "un", "u.n", "nato", "european"})


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
def _statuses() -> dict[str, Status]:
    rows = (entry.split(" = ") for entry in words("office_status"))
    return {word.strip(): status.strip() for word, status in rows}  # type: ignore[misc]


@cache
def _set(table: str) -> frozenset[str]:
    return frozenset(words(table))


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
        if key in _statuses() and not (key == "late" and not tokens[index - 1].key == "the"):
            front.status = front.status or _statuses()[key]
            index -= 1
            continue
        if token.text == "-" and page.key(index - 1) in _statuses():
            index -= 1
            continue
        if token.text in {"'s", "'"} and index > 0:
            index = _owner(page, index - 1, front, keys)
            break
        if page.country[index] is not None:
            if country_seen:
                break
            begin = _begin_of_country(page, index)
            if page.key(begin - 1) == "of" and page.tokens[begin - 2].capital and page.key(begin - 2) in _heads():
                index = _organization(page, begin - 2, front, keys)
                front.states = front.states or (page.country[begin].code,)  # type: ignore[union-attr]
                break
            front.states = (page.country[index].code,)  # type: ignore[union-attr]
            country_seen = True
            front.first = begin
            index = begin - 1
            continue
        if country_seen and key not in {"deputy", "first"}:
            break
        if token.is_word and key in _set("office_portfolio") and (token.capital or not page.opens_sentence(index)):
            front.portfolio = True
        elif key in {"and", "&", "/", ","} and _joins(page, index, chained="and" in keys or "&" in keys):
            pass
        elif key in _set("office_premods"):
            pass
        elif _RULED.search(token.text) and token.is_word:
            pass
        elif token.text == ")" and _acronym(page, index):
            index -= 2
        elif key in {"for", "of", "and"} and page.key(index - 1) in _heads() - _TITLES and tokens[index - 1].capital and front.first < core:
            index = _organization(page, index - 1, front, keys)
            break
        elif token.is_word and token.capital and _is_body_word(page, index):
            begin = _place(page, index, front, role, keys)
            if begin is None:
                break
            for part in tokens[begin : index + 1]:
                keys.add(part.key)
            front.first = begin
            index = begin - 1
            continue
        else:
            break
        keys.add(key)
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


@cache
def _heads() -> frozenset[str]:
    return _set("office_public") | {"bank", "ministry", "fund", "kingdom", *_TITLES}


def _begin_of_country(page: Page, index: int) -> int:
    name = page.country[index]
    while index > 0 and page.country[index - 1] == name:
        index -= 1
    return index


def _joins(page: Page, index: int, *, chained: bool) -> bool:
    """Say whether a joining word stands between two words of one field: "Labor and Social Security"."""
    before, after = page.tokens[index - 1], page.tokens[index + 1]
    if before.text == "," and page.tokens[index].text != "," and index > 1:
        before = page.tokens[index - 2]
    portfolio = _set("office_portfolio")
    if index == 0 or before.key not in portfolio or (after.key not in portfolio and after.key not in {"and", "&"}):
        return False
    if after.key not in {"and", "&"} and before.text[0].isupper() != after.text[0].isupper():
        return False
    return page.tokens[index].text != "," or chained


def _acronym(page: Page, index: int) -> bool:
    """Say whether a closing bracket ends "Authority (NDMA)"."""
    return page.key(index - 2) == "(" and page.tokens[index - 1].upper and page.tokens[index - 3].capital


def _is_body_word(page: Page, index: int) -> bool:
    token = page.tokens[index]
    if token.key in _TITLES or len(token.key) == 1:
        return False
    if token.key in _set("office_public") or token.key in _set("office_private") or token.key in {"kurdish", "kurdistan"}:
        return True
    if token.key in {"republican", "democratic", "democrat"}:
        return True
    if token.key in _set("name_not") and not place_named(token.text):
        return token.key in {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"}
    return not is_particle(token)


def _place(page: Page, index: int, front: Front, role: str, keys: set[str]) -> int | None:
    """Take a province, city or body before a title; None where it belongs to the words before: "in Kyiv President ..."."""
    begin = index
    for start in range(max(0, index - 6), index + 1):
        found = place_at(page.tokens, start)
        if found and found[1] == index + 1:
            place = found[0]
            if page.key(start - 1) in {"in", "at", "near"} and role in {"head_of_state", "head_of_government", "minister"}:
                return None
            if place.type == "city" and role in {"head_of_state", "head_of_government", "minister", "deputy_minister"}:
                return None
            _know(place, front)
            return start
    token = page.tokens[begin]
    if token.key not in _set("office_public") and token.key not in _set("office_private"):
        if page.key(index - 1) in {"in", "at", "near"} and not token.upper and role != "mayor":
            return None
        front.unknown = True
    del keys
    return begin


def _know(place: object, front: Front | Tail) -> None:
    from factx.parts.places import Place  # noqa: PLC0415

    assert isinstance(place, Place)  # noqa: S101
    if place.type == "body":
        return
    if len(place.countries) == 1:
        front.states = (*front.states, *place.countries)
    front.local = True
    front.cities = front.cities or place.type == "city"


def _owner(page: Page, index: int, front: Front, keys: set[str]) -> int:
    """Read who owns the office: "Turkey's", "the country's", "Viña del Mar's", "Kuwait Fund for ... Development's"."""
    tokens = page.tokens
    token = tokens[index]
    front.definite = True
    if token.key in _TALKED_ABOUT and token.text.islower():
        front.talked_about = True
        return index
    name = page.country[index]
    if name is not None:
        begin = _begin_of_country(page, index)
        if page.key(begin - 1) == "of" and page.key(begin - 2) in _heads() and tokens[begin - 2].capital:
            front.states = (name.code,)
            return _organization(page, begin - 2, front, keys)
        front.states = (name.code,)
        return begin - 1
    begin = index
    while begin > 0 and not tokens[begin].breaks:
        before = tokens[begin - 1]
        near = begin > 1 and tokens[begin - 2].capital
        if before.is_word and before.capital and (before.key not in _set("name_not") or before.key in {"north", "south"}):
            begin -= 1
        elif before.key in {"of", "for", "and", "del", "de", "la", "&"} and near and tokens[begin - 2].key not in _set("name_not"):
            begin -= 2
        else:
            break
    if not tokens[begin].capital:
        if token.is_word and token.text.islower() and token.key in _set("office_public"):
            keys.add(token.key)
        return index
    text = page.slice(begin, index)
    front.owner = (begin, index)
    front.first = begin
    front.organization = text
    if place := place_named(text):
        _know(place, front)
    else:
        for part in tokens[begin : index + 1]:
            keys.add(part.key)
            if (found := page.country[tokens.index(part, begin)]) is not None:
                front.states = (found.code,)
        front.unknown = not any(part.key in _heads() for part in tokens[begin : index + 1])
    return begin - 1


def _organization(page: Page, index: int, front: Front, keys: set[str]) -> int:
    """Read leftwards the rest of an organisation's name: "the Reserve Bank" of "the Reserve Bank of India Governor"."""
    while index > 0 and page.tokens[index - 1].capital and not page.tokens[index].breaks:
        if page.key(index - 1) in _set("name_not"):
            break
        index -= 1
    for part in page.tokens[index : front.core]:
        keys.add(part.key)
    front.first = index
    front.organization = page.slice(index, front.core - 1).removesuffix("'s").strip()
    front.unknown = False
    return index - 1


_PREPOSITIONS = {
    "ambassador": {"to", "of", "in", "for", "at"},
    "spokesperson": {"of", "for", "at"},
    "lawmaker": {"of", "from", "for"},
    "other": {"of", "for", "at", "to", "in", "on", "from"},
    "minister": {"of", "for", "in", "from"},
    "deputy_minister": {"of", "for", "in", "from"},
    "agency_head": {"of", "for", "at", "in"},
    "commander": {"of", "for", "in"},
}
_CLOSED = frozenset({"king", "queen", "sen.", "rep.", "gov."})


def read_tail(page: Page, core_last: int, role: str, *, plural: bool) -> Tail:
    """Read what follows a title and belongs to it: fields, bodies, places, states; never the holder's name."""
    tail = Tail(last=core_last)
    keys: set[str] = set()
    index = core_last + 1
    if page.key(index) in {"designate", "elect", "-designate"}:
        tail.designate, tail.last = True, index
        index += 1
    # "Minister of State (Independent Charge) Power", "Minister of State Skill Development": a field without its "of".
    bare = [page.key(i) for i in range(core_last - 2, core_last + 1)] == ["minister", "of", "state"]
    index = _bracket(page, index, tail, keys)
    for _ in range(5):
        if index >= len(page.tokens) or page.tokens[index].breaks:
            break
        word = page.key(index)
        if word == "," and page.key(index + 1) in {"government", "govt"} and page.key(index + 2) == "of":
            index += 1
            end = _phrase(page, index, tail, keys, word="of", role=role, plural=plural)
            if end is None:
                break
            tail.last, index = end, end + 1
            continue
        if bare and (word in _set("office_portfolio") or word == "new") and page.tokens[index].capital:
            end = _phrase(page, index, tail, keys, word="of", role=role, plural=plural)
            if end is None:
                break
            tail.last, index = end, end + 1
            continue
        allowed = _PREPOSITIONS.get(role, {"of", "for", "from"}) | ({"from"} if plural else set())
        if tail.last > core_last:
            allowed = allowed | {"of", "for", "in", "to"}
        if word == "in" and page.key(index + 1) == "charge" and page.key(index + 2) == "of":
            end = _in_charge(page, index + 3)
        elif word not in allowed:
            break
        else:
            end = _phrase(page, index + 1, tail, keys, word=word, role=role, plural=plural)
        if end is None or end <= index:
            break
        tail.last = end
        index = end + 1
    tail.keys = frozenset(keys)
    if tail.last > core_last and tail.organization is None and any(key in _heads() for key in keys):
        begin = core_last + 2
        while page.key(begin) in {"the", "its", "their"}:
            begin += 1
        if begin <= tail.last:
            tail.organization = page.slice(begin, tail.last)
    return tail


def _bracket(page: Page, index: int, tail: Tail, keys: set[str]) -> int:
    """Read "(Home) Balochistan" behind "Additional Chief Secretary", "(Independent Charge)" behind "Minister of State"."""
    if page.key(index) != "(" or page.key(index + 1) not in _set("office_portfolio") | {"independent", "additional"}:
        return index
    for end in range(index + 2, min(index + 6, len(page.tokens))):
        if page.key(end) == ")":
            tail.portfolio, tail.last = True, end
            keys.update(token.key for token in page.tokens[index + 1 : end])
            if end + 1 < len(page.tokens) and (found := place_at(page.tokens, end + 1)):
                _know(found[0], tail)
                tail.last = found[1] - 1
            return tail.last + 1
    return index


def _in_charge(page: Page, index: int) -> int | None:
    """Read what an officer is in charge of: "in charge of criminal investigations"."""
    end = index
    while end < len(page.tokens) and end - index < 5:
        token = page.tokens[end]
        if not token.is_word or token.breaks or (token.capital and token.key not in _set("office_portfolio")):
            break
        if token.key in {"said", "told", "who", "was", "is", "has"}:
            break
        end += 1
    return end - 1 if end > index else None


def _phrase(  # noqa: C901, PLR0912, PLR0913, PLR0915
    page: Page, index: int, tail: Tail, keys: set[str], *, word: str, role: str, plural: bool
) -> int | None:
    """Read one noun phrase behind a preposition, and give its last token; None where it belongs to something else."""
    tokens = page.tokens
    if page.key(index) in {"the", "its", "their", "his", "her", "this", "our"}:
        if page.key(index) in {"its", "their", "our"} and page.key(index + 1) in _TALKED_ABOUT:
            tail.talked_about = True
        index += 1
    portfolio, public = _set("office_portfolio"), _set("office_public")
    places = _set("office_generic_places")
    last: int | None = None
    held = False  # the phrase has a head: a capitalised word that follows begins the holder's name
    while index < len(tokens) and not tokens[index].breaks:
        token = tokens[index]
        key = token.key
        if (country := page.country[index]) is not None:
            end = index
            while end + 1 < len(tokens) and page.country[end + 1] == country:
                end += 1
            if held and country.form == "demonym" and not tokens[index].text.islower():
                break
            sent = word in {"to", "in", "at"} and role in {"ambassador", "other"}
            if sent and page.key(index - 1) not in {"honduran"} and word == "to":
                tail.hosts = (*tail.hosts, country.code)
            elif sent and country.form != "demonym":
                tail.hosts = (*tail.hosts, country.code)
            else:
                tail.states = (*tail.states, country.code)
            tail.listed = (*tail.listed, ((country.code,), False, page.text[country.start : country.end]))
            last, held = end, True
            index = end + 1
            if page.key(index) == "'s":
                last, held = index, False
                index += 1
        elif (not held or key in public) and (known := place_at(tokens, index)) and known[0].type != "city":
            _know(known[0], tail)
            tail.listed = (*tail.listed, (known[0].countries, known[0].type == "subdivision", known[0].name))
            words_of = {part.key for part in tokens[index : known[1]]}
            keys |= words_of
            if known[0].type == "subdivision":
                tail.place_keys |= words_of
            last, held = known[1] - 1, True
            index = known[1]
        elif key == "new" and page.key(index + 1) in {"and", "&"} and page.key(index + 2) == "renewable":
            index += 2
        elif key in portfolio or key in public or key in places or key in _heads():
            if key in portfolio and not token.capital and page.key(index + 1) in {"said", "say"}:
                pass
            tail.portfolio = tail.portfolio or key in portfolio
            keys.add(key)
            last, held = index, True
            index += 1
        elif (key in _set("office_premods") and key not in _heads()) or (_RULED.search(token.text) and token.is_word):
            keys.add(key)
            index += 1
        elif key in _set("office_private") or key in _set("office_armed"):
            keys.add(key)
            last, held = index, True
            index += 1
        elif token.text == "'s" and last == index - 1:
            last, held = index, False
            index += 1
        elif key in {"and", "&", ","} and held and (end := _continues(page, index, tail, plural=plural)) is not None:
            index = end
        elif token.text == "(" and page.key(index + 2) == ")" and tokens[index + 1].upper and held:
            last = index + 2
            index += 3
        elif token.is_word and token.capital and (not held or _more_of_name(page, index)):
            end, kind = _capitals(page, index, tail, first=last is None or not held)
            if end is None:
                break
            for part in tokens[index : end + 1]:
                keys.add(part.key)
                if kind == "place":
                    tail.place_keys = tail.place_keys | {part.key}
            last, held = end, True
            index = end + 1
        elif key in {"of", "for"} and held and _heads_on(page, index):
            keys.add(key)
            index += 1
            if page.key(index) == "the":
                index += 1
            held = False
        else:
            break
    return last


def _heads_on(page: Page, index: int) -> bool:
    """Say whether "of" goes on inside a name: "the Department of Hydrology", "the Office of the President"."""
    before = page.tokens[index - 1]
    after = index + 1 + (page.key(index + 1) == "the")
    if after >= len(page.tokens) or page.tokens[index].breaks:
        return False
    follows = page.tokens[after]
    return before.key in _heads() and (follows.capital or follows.key in _set("office_portfolio")) and (
        before.capital or before.key in {"ministry", "department", "office"} or follows.capital
    )


def _more_of_name(page: Page, index: int) -> bool:
    """Say whether a capitalised run behind a phrase that has its head still belongs to it: it ends in such a word."""
    end = index
    while end < len(page.tokens) and page.tokens[end].capital and not page.tokens[end].breaks and end - index < 5:
        end += 1
        if end < len(page.tokens) and page.key(end) in _heads() and page.tokens[end].capital:
            return page.key(index) not in barred() or page.key(index) in {"state"}
    return False


def _continues(page: Page, index: int, tail: Tail, *, plural: bool) -> int | None:
    """Say whether a phrase goes on behind "and" or a comma, and where: "Finance, Budget and National Planning"."""
    portfolio = _set("office_portfolio")
    tokens = page.tokens
    after = index + 1
    comma = tokens[index].text == ","
    if comma and page.key(after) in {"and", "&"}:
        after += 1
    if after >= len(tokens) or tokens[after].breaks:
        return None
    if page.key(after) == "the" and plural:
        after += 1
    follows = tokens[after]
    if follows.key in portfolio and tokens[index - 1].key in portfolio | {"affairs"}:
        if follows.capital != tokens[index - 1].capital or _begins_office(page, after):
            return None
        if comma and not follows.capital and not _list_goes_on(page, after):
            return None
        return after
    if follows.key in portfolio and not comma and follows.capital and not _begins_office(page, after):
        return after
    if plural and (page.country[after] is not None or place_at(tokens, after)):
        return after if not comma or page.country[after] is not None else None
    del tail
    return None


def _list_goes_on(page: Page, index: int) -> bool:
    return any(page.key(i) == "and" for i in range(index, min(index + 5, len(page.tokens))))


def _begins_office(page: Page, index: int) -> bool:
    """Say whether what follows is another office: "Minister of Water and Energy Minister X"."""
    for ahead in range(index, min(index + 5, len(page.tokens))):
        key = page.key(ahead)
        if key in {"minister", "secretary", "ministers", "governor", "chief", "director"}:
            return page.key(ahead + 1) != "of" or ahead > index
        if key not in _set("office_portfolio") and key != "and":
            return False
    return False


def _capitals(page: Page, index: int, tail: Tail, *, first: bool) -> tuple[int | None, str]:  # noqa: C901, PLR0911, PLR0912
    """Take as many unknown capitalised words as belong to the phrase: "Nakuru County", "Kyiv" of "Kyiv Vitali Klitschko"."""
    tokens = page.tokens
    if found := place_at(tokens, index):
        place, behind = found
        if not (place.type == "city" and behind < len(tokens) and _ends_body(page, behind)):
            _know(place, tail)
            return behind - 1, "place"
    end = index
    while end + 1 < len(tokens) and not tokens[end + 1].breaks and end - index < 6:
        after = tokens[end + 1]
        if after.is_word and after.capital and page.country[end + 1] is None and after.key not in _set("office_portfolio"):
            if _ends_body(page, end + 1):
                return end, "body"
            end += 1
        elif is_particle(after) and end + 2 < len(tokens) and tokens[end + 2].capital and after.text not in {"und", "y", "e"}:
            end += 2
        else:
            break
    if _ends_body(page, end + 1):
        return end, "body"
    if page.key(end + 1) in _set("office_portfolio") and tokens[end + 1].capital:
        return end, "body"
    if not first:
        return None, ""
    count = end - index + 1
    tail.unknown = True
    split = next(
        (i for i in range(index + 1, end + 1) for a, b in page.persons if a == tokens[i].start and b >= tokens[end].end), None
    )
    if page.key(end + 1) == "'s" or count == 1:
        return end, "place"
    if split is not None:
        return split - 1, "place"
    if count == 2 and page.key(end + 1) in {",", "(", ";", ".", ""}:
        return end, "place"
    if count == 2:
        whole = read_name(page, index, titles=False)
        person = whole is not None and any(a == tokens[index].start and b == tokens[end].end for a, b in page.persons)
        return (None, "") if person else (end, "place")
    if page.key(end + 1) == "," and tokens[min(end + 2, len(tokens) - 1)].capital:
        return end, "place"
    return end - 2, "place"


def _ends_body(page: Page, index: int) -> bool:
    """Say whether a word closes the name of a body or place: "Nepal Electricity Authority", "Sanamxay district"."""
    if index >= len(page.tokens) or page.tokens[index].breaks or not page.tokens[index].is_word:
        return False
    key = page.key(index)
    if key in {"state", "force", "service"} and not page.tokens[index].capital and key == "service":
        return False
    return key in _set("office_public") or key in _set("office_generic_places") or key in _set("office_private")
