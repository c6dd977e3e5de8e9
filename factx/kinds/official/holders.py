"""Who holds an office: the ways in which news puts a name and an office together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import regex

from factx.parts.names import Name, barred, read_name, read_name_back, skip_titles
from factx.parts.offices import Office, read_offices
from factx.parts.places import place_at, place_named
from factx.parts.tables import alternation, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.parts.names import Page
    from factx.parts.offices import Role, Status

_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "whose"})
_CLOSERS = frozenset({",", ".", ";", ":", ")", "]", "–", "-", "—", '"', "|", "?", "!", ""})
_BEHIND_OFFICE = frozenset(
    "who and in on at as with during while when but since after whose for to by from before is was has".split()
)
_HEADS = frozenset({"head_of_state", "head_of_government"})
TITLE_ROLES: dict[str, Role] = {"president": "head_of_state", "prime minister": "head_of_government", "minister": "minister"}
_RANK = ("head_of_state", "head_of_government", "minister", "governor", "ambassador")
_PARTY = regex.compile(r"\s*,?\s*(?:\(|,)\s*(?:[RDI]|GOP)-\s?(?:\p{Lu}[\p{L}.]*\s?){1,2}\)?")


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
    not_states: tuple[str, ...] = ()
    role: str = ""
    problem: str | None = None


@dataclass(slots=True)
class _Desk:
    """What the walk through the offices of a page has found so far."""

    page: Page
    hits: list[Hit] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    unheld: list[Office] = field(default_factory=list)

    def take(self, name: Name, office: Office, rule: str, **more: object) -> None:
        status = more.pop("status", None) or office.status
        states = more.pop("states", None)
        text = str(more.pop("text", None) or office_text(self.page, office))
        if not states:
            states = office.states
        hit = Hit(name, office, rule, text, status, tuple(states), role=str(more.pop("role", office.role)),  # type: ignore[arg-type]
                  problem=office.problem, **more)  # type: ignore[arg-type]  # fmt: skip
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
            if page.key(index - 1) not in {"of"} and index == begin:
                begin = index + 1
        elif page.tokens[index].text == "-" and index == begin:
            begin = index + 1
    last = office.last
    if singular is not None:
        return page.text[page.tokens[begin].start : page.tokens[office.core_first].start] + singular
    return page.text[page.tokens[begin].start : page.tokens[last].end].replace("\n", " ")


def find_holders(page: Page) -> tuple[list[Hit], list[Office]]:
    """Give every name with its office in reading order, and the offices that no name stands beside."""
    desk = _Desk(page)
    offices = list(read_offices(page))
    joined: Office | None = None
    stops = _relations(page)
    for number, office in enumerate(offices):
        while stops and stops[0] < office.core_first:
            _relation(desk, stops.pop(0))
        if office.core_first in desk.taken:
            continue
        follows = offices[number + 1] if number + 1 < len(offices) else None
        if joined is None and follows is not None and _is_joined(page, office, follows):
            joined = office
            continue
        before = len(desk.hits)
        if not _hold(desk, office):
            desk.unheld.append(office)
        if joined is not None:
            if len(desk.hits) > before:
                desk.hits[-1] = _double(page, joined, desk.hits[-1])
            joined = None
    for index in stops:
        _relation(desk, index)
    return sorted(desk.hits, key=lambda hit: (hit.name.start, hit.office.core_first)), desk.unheld


def _is_joined(page: Page, office: Office, follows: Office) -> bool:
    """Say whether two offices are held by one person: "Deputy Prime Minister and Foreign Minister X"."""
    gap = page.tokens[office.last + 1 : follows.first]
    if office.plural or follows.plural or office.problem or not gap or gap[0].text not in {"and", "&", "/"}:
        return False
    if len(gap) > 2 or follows.definite or any(token.breaks for token in gap):
        return False
    after = follows.last + 1
    comma = page.key(after) == ","
    return (comma or not office.definite) and read_name(page, after + comma) is not None


def _double(page: Page, first: Office, hit: Hit) -> Hit:
    ranks = [role for role in _RANK if role in (first.role, hit.role)]
    role = ranks[0] if ranks else first.role
    text = page.slice(page.tokens.index(page.tokens[first.first]), hit.office.last)
    return replace(hit, role=role, text=text, states=hit.states or first.states)


def _hold(desk: _Desk, office: Office) -> bool:
    if office.plural:
        return _plural(desk, office)
    return _ahead(desk, office) or _behind(desk, office) or _verb(desk, office)


# -- the name behind the office


def _ahead(desk: _Desk, office: Office) -> bool:
    page = desk.page
    index = office.last + 1
    if index >= len(page.tokens) or page.tokens[index].breaks:
        return False
    if page.key(index) == "(" and page.tokens[min(index + 1, len(page.tokens) - 1)].upper and page.key(index + 2) == ")":
        index += 3  # "Inspector General of Police (IGP) X"
        if index >= len(page.tokens) or page.tokens[index].breaks:
            return False
    mark = page.key(index)
    if mark in {"[", "("} and (name := read_name(page, index + 1)) and page.key(name.last + 1) in {"]", ")"}:
        if name.parts > 1 and _is_person(page, name, office):
            desk.take(name, office, "official/office-bracket-name")
            return True
        return False
    if mark in {",", ":", "–", "—"}:
        return _ahead_of_comma(desk, office, index)
    name = read_name(page, index)
    if name is None and mark == '"':
        return False
    if name is None or not _is_person(page, name, office):
        return _ahead_of_rest(desk, office, index)
    if name.parts == 1 and not _is_title(page, office):
        return False
    states, _ = _of_state(page, name.last + 1)
    tagged = _PARTY.match(page.text, name.end)
    desk.take(name, office, "official/office-name", states=office.states or states or (("US",) if tagged else ()))
    return True


def _is_title(page: Page, office: Office) -> bool:
    """Say whether a single name may follow: "President Clinton", "governor Sani"; not "spokesman Monday"."""
    capital = page.tokens[office.core_last].text[0].isupper()
    return capital and office.last == office.core_last and office.role not in {"spokesperson", "agency_head"}


def _is_person(page: Page, name: Name, office: Office) -> bool:
    after = name.last + 1
    last = page.tokens[name.last]
    things = words("name_things")
    if after < len(page.tokens) and page.tokens[after].capital and page.key(after) in things and not page.tokens[after].breaks:
        return False
    if last.key in things and name.parts > 1 and office.title in {"king", "queen", "president", "emperor", "sultan"}:
        return False
    if name.parts == 1 and (last.key in things or (last.upper and len(last.text) < 5 and "." not in last.text)):
        return False
    if office.needs == "name" and office.title in {"king", "queen", "sultan", "emperor", "empress"}:
        return not (name.parts > 1 and page.key(after) in things)
    place = place_named(name.text)
    return place is None or (name.parts == 1 and place.type == "city" and _is_title(page, office))


def _of_state(page: Page, index: int) -> tuple[tuple[str, ...], int]:
    """Read "of Botswana", "(Brazil)", "of Texas" behind a name: the states, and the token behind."""
    if page.key(index) not in {"of", "from", "("} or index + 1 >= len(page.tokens):
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


def _ahead_of_comma(desk: _Desk, office: Office, index: int) -> bool:
    page = desk.page
    if page.tokens[index].breaks or index + 1 >= len(page.tokens) or office.needs == "name":
        return False
    name = read_name(page, index + 1)
    if name is None or page.tokens[index + 1].breaks or not _is_person(page, name, office):
        return False
    if name.parts < 2 and not _stands_alone(page, name, office):
        return False
    if _back_name(desk, office) is not None and page.key(index) == ",":
        return False
    if name.first in desk.taken or place_at(page.tokens, name.first) is not None and place_named(name.text) is not None:
        return False
    title = page.tokens[office.core_last].text[0].isupper()
    if not (office.definite or title or office.front.states or office.front.portfolio or _has_article(page, office)):
        return False
    after = page.key(name.last + 1)
    closed = after in _CLOSERS or page.tokens[min(name.last + 1, len(page.tokens) - 1)].breaks or after in {"and", "who", "'s"}
    if not closed and _in_front_phrase(page, office):
        return False
    desk.take(name, office, "official/office-comma-name", states=office.states or _of_state(page, name.last + 1)[0])
    return True


def _stands_alone(page: Page, name: Name, office: Office) -> bool:
    """Let a single name be where commas close it in and somebody speaks: "The spokesperson of the agency, Ilham, said"."""
    said = page.key(name.last + 2) in {"said", "told", "says", "announced", "confirmed", "added"}
    return office.definite and page.key(name.last + 1) == "," and said and not page.tokens[name.last].upper


def _has_article(page: Page, office: Office) -> bool:
    return page.key(office.first - 1) in _DETERMINERS


def _in_front_phrase(page: Page, office: Office) -> bool:
    """Say whether the office closes a phrase before the sentence's own subject: "With the minister, Ana Ruiz opened ..."."""
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


def _ahead_of_rest(desk: _Desk, office: Office, index: int) -> bool:
    """Read the name behind a second post that is no public one: "Former President and NDC flagbearer, X"."""
    page = desk.page
    if page.key(index) not in {"and", "cum"}:
        return False
    for comma in range(index + 2, min(index + 8, len(page.tokens) - 1)):
        token = page.tokens[comma]
        if token.text == ",":
            if page.tokens[comma - 1].text.islower() and (name := read_name(page, comma + 1)) is not None:
                closed = page.key(name.last + 1) in _CLOSERS
                posts = page.key(comma - 1).endswith(("er", "or", "man", "person", "head", "chair", "woman"))
                if name.parts > 1 and closed and posts:
                    desk.take(name, office, "official/office-comma-name")
                    return True
            return False
        if not (token.is_word or token.text[0].isdigit()) or token.key in {"said", "the", "has", "will", "was", "is"}:
            return False
    return False


# -- the name before the office


def _back_name(desk: _Desk, office: Office) -> Name | None:
    """Give the name that an appositive office belongs to: "X, the governor", "X, 47, Ukraine's general", "X (mayor)"."""
    page = desk.page
    index = _before(page, office)
    if index < 1 or page.key(index) not in {",", "(", "–", "—", "-"} or page.tokens[index + 1].breaks:
        return None
    end = index - 1
    if page.tokens[end].text[0].isdigit() and page.key(end - 1) == ",":
        end -= 2
    name = read_name_back(page, end)
    if name is None or name.parts < 2 or name.first in desk.taken:
        return None
    if page.key(name.first - 1) in {"in", "at", "near", "outside", "around"} or _is_known_place(page, name):
        return None
    if page.key(name.first - 1) == "of" and page.tokens[name.first - 2].capital:
        return None
    if any(page.tokens[i].key in words("name_things") for i in (name.last,)) and page.key(index) == "(":
        return None
    return name


def _before(page: Page, office: Office) -> int:
    """Give the token before an office, its article and owner skipped."""
    index = office.first - 1
    while index > 0 and (
        page.country[index] is not None
        or page.tokens[index].text in {"'s", "'"}
        or page.key(index) in _DETERMINERS
        or (page.key(index) in {"country", "nation"} and page.key(index + 1) == "'s")
        or page.key(index) in _status_words()
        or (page.key(index) == "-" and page.key(index - 1) in _status_words())
    ):
        index -= 1
    return index


def _status_words() -> frozenset[str]:
    return frozenset(entry.split(" = ")[0] for entry in words("office_status"))


def _is_known_place(page: Page, name: Name) -> bool:
    found = place_at(page.tokens, name.first)
    return found is not None and found[1] > name.last


def _behind(desk: _Desk, office: Office) -> bool:
    page = desk.page
    if office.needs == "name":
        return False
    name = _back_name(desk, office)
    if name is None:
        return False
    after = office.last + 1
    key = page.key(after)
    ends = after >= len(page.tokens) or page.tokens[after].breaks
    if not ends and key not in _CLOSERS and key not in _BEHIND_OFFICE and page.key(_before(page, office)) != "(":
        return False
    mark = page.key(_before(page, office))
    rule = "official/name-bracket-office" if mark == "(" else "official/name-comma-office"
    desk.take(name, office, rule)
    return True


_VERB = regex.compile(
    r"(?P<rel>,?\s+who\s+)?(?P<aux>(?:\s*\b(?:has|had|have|was|is|were|are|been|be|being|will|would|to|not|also|now|then|once|"
    r"earlier|previously|formerly|currently|later|recently|already|again|first|twice|until\s+recently|"
    r"formally|officially|on\s+\p{Lu}\p{L}+day)\b)*)\s*\b(?P<verb>"
    r"(?:re-?)?(?:appointed|elected|named|nominated|chosen|confirmed|inaugurated|installed|declared|picked|selected|designated)"
    r"(?:\s+(?:as|to\s+be|to\s+the\s+post\s+of|to))?|sworn(?:\s+in)?\s+as|took\s+(?:over|office|the\s+oath)\s+as|takes\s+over\s+as|"
    r"became|becomes|become|served\s+as|serves\s+as|serving\s+as|worked\s+as|remains|resigned\s+as|stepped\s+down\s+as|"
    r"steps\s+down\s+as|quit\s+as|acted\s+as|acting\s+as|returned\s+as|returns\s+as|returned\s+to\s+power\s+as|continues\s+as|"
    r"was|is|were|been)?\s*(?:the\s+|a\s+|an\s+|its\s+|his\s+|her\s+|their\s+)?$"
)
_OBJECT = regex.compile(
    r"\b(?P<verb>(?:re-?)?(?:appointed|appoints|appoint|appointing|named|names|naming|nominated|nominates|elected|elects|"
    r"picked|chose|chosen|replaced|replaces|replacing|succeeded|succeeds|succeeding|dismissed|fired|sacked|removed|confirmed))\s+$"
)
_AS = regex.compile(r"\s+(?:(?:as|to\s+be|to\s+the\s+post\s+of|to)\s+)?(?:the\s+|a\s+|its\s+|his\s+|her\s+|their\s+)?$")
_FORMERLY = regex.compile(r"\b(?:served|resigned|stepped|steps|quit|worked|acted|once|earlier|previously|formerly|dismissed|"
                          r"fired|sacked|removed)\b")  # fmt: skip
_DISPLACES = regex.compile(r"replac|succe|dismiss|fired|sacked|removed")


def _verb(desk: _Desk, office: Office) -> bool:
    """Read a clause that gives the office: "X was sworn in as", "X, who has been", "named X as", "X replaced Y as"."""
    page = desk.page
    start = page.tokens[_owner_start(page, office)].start
    left = page.text[max(0, start - 100) : start]
    offset = start - len(left)
    joint = _AS.search(left)
    if joint is not None and (name := _name_ending(desk, offset + joint.start())) is not None:
        lead = page.text[max(0, name.start - 60) : name.start]
        lead = regex.sub(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt)\.?\s+)+$", "", lead)
        if object_ := _OBJECT.search(lead):
            former = bool(_DISPLACES.search(object_["verb"]))
            if former:
                _subject(desk, office, name.start - len(lead) + object_.start(), "official/verb-office", None)
            desk.take(name, office, "official/verb-name-office", status="former" if former else _new(object_["verb"], office))
            return True
    match = _VERB.search(left)
    if match is None or not (match["verb"] or match["aux"].strip()):
        return False
    verb = (match["verb"] or match["aux"].split()[-1]).strip()
    if verb in {"is", "was", "were", "been", "earlier", "once", "formerly", "previously", "now"} and not _says_office(page, office, match):
        return False
    said = f"{match['aux']} {verb}"
    status: Status | None = "former" if _FORMERLY.search(said) else None
    if verb == "was" and office.status == "current":
        status = "former"
    elif verb.startswith("nominated") or (regex.search(r"\b(?:will|to|would)\b", match["aux"])):
        status = "designate"
    rule = "official/name-who-office" if match["rel"] else "official/verb-office"
    return _subject(desk, office, offset + match.start(), rule, status)


def _new(verb: str, office: Office) -> Status | None:
    return "designate" if verb.startswith("nominat") else office.status


def _owner_start(page: Page, office: Office) -> int:
    index = _before(page, office) + 1
    while index < office.first and page.key(index) in _DETERMINERS:
        index += 1
    return index


def _says_office(page: Page, office: Office, match: regex.Match[str]) -> bool:
    """Keep "X is the president of Y" and "X, who is governor"; not "is minister" of something unknown."""
    if match["rel"] or "been" in match[0]:
        return True
    article = page.key(office.first - 1) == "the" or bool(office.states) or bool(office.front.portfolio)
    return article and (office.last > office.core_last or bool(office.states))


def _name_ending(desk: _Desk, offset: int) -> Name | None:
    """Give the untaken name that ends at a character offset (blanks and a comma between are passed over)."""
    page = desk.page
    words_before = page.text[:offset].rstrip(" ,\n")
    end = len(words_before)
    index = next((i for i, token in enumerate(page.tokens) if token.end == end), None)
    if index is None:
        return None
    name = read_name_back(page, index)
    if name is None or name.parts < 2 or name.first in desk.taken or _is_known_place(page, name):
        return name if name is not None and name.parts > 1 and _held(desk, name) else None
    return name


def _held(desk: _Desk, name: Name) -> bool:
    return any(hit.name.first == name.first for hit in desk.hits)


def _subject(desk: _Desk, office: Office, offset: int, rule: str, status: Status | None) -> bool:
    name = _name_ending(desk, offset)
    if name is None:
        name = _single(desk, offset)
    if name is None:
        return False
    desk.take(name, office, rule, status=status)
    return True


def _single(desk: _Desk, offset: int) -> Name | None:
    """Give a single name there that the page has met in full: "Mahat, who was earlier the Energy Minister"."""
    page = desk.page
    end = len(page.text[:offset].rstrip(" ,\n"))
    index = next((i for i, token in enumerate(page.tokens) if token.end == end), None)
    name = None if index is None else read_name_back(page, index)
    if name is None or name.parts != 1:
        return None
    known = {token for hit in desk.hits for token in hit.name.text.split()}
    return name if name.text in known else None


# -- lists


def _plural(desk: _Desk, office: Office) -> bool:
    page = desk.page
    index = office.last + 1
    if index >= len(page.tokens) or page.tokens[index].breaks:
        return _plural_behind(desk, office)
    comma = page.key(index) in {",", ":", "-", "–"}
    pairs = _pairs(page, index, office) if comma and office.tail.states else []
    if len(pairs) > 1:
        for name, state in pairs:
            desk.take(name, office, "official/state-name-pairs", states=(state,), text=_singular(page, office))
        return True
    items = _names(page, index + comma, office)
    lone = len(items) == 1 and comma
    if not items or lone or (comma and len(items) < 2):
        return _plural_behind(desk, office)
    _take_list(desk, office, items, "official/list-of-names")
    return True


def _take_list(desk: _Desk, office: Office, items: list[tuple[Name, tuple[str, ...]]], rule: str) -> None:
    listed = office.tail.states if len(office.tail.states) > 1 else office.states
    places = office.tail.listed
    hosts = office.hosts
    for number, (name, own) in enumerate(items):
        states = own
        if office.stateless:
            states = ()
        elif not states and len(listed) == len(items):
            states = (listed[number],)
        elif not states and len(listed) == 1:
            states = listed
        text = _singular(desk.page, office)
        if len(hosts) == len(items) and office.role == "ambassador":
            text += f" to {_host_name(desk.page, office, hosts[number])}"
        role = office.role
        if len(places) == len(items) > 1 and not office.stateless:
            countries, local, place = places[number]
            states = states or countries[:1]
            plain_role = TITLE_ROLES.get(office.title, role)
            role = "governor" if local and plain_role in _HEADS else plain_role
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


def _names(page: Page, index: int, office: Office) -> list[tuple[Name, tuple[str, ...]]]:
    items: list[tuple[Name, tuple[str, ...]]] = []
    while index < len(page.tokens) and len(items) < 8:
        if items and page.tokens[index].breaks:
            break
        name = read_name(page, index)
        if name is None or not _is_person(page, name, office):
            break
        states, index = _of_state(page, name.last + 1)
        if tag := _PARTY.match(page.text, page.tokens[index - 1].end):
            states = states or ("US",)
            while index < len(page.tokens) and page.tokens[index].start < tag.end():
                index += 1
        items.append((name, states))
        joint = page.key(index)
        if joint == "," and page.key(index + 1) == "and":
            index += 2
        elif joint in {",", "and", "&"}:
            index += 1
        else:
            break
    if items and items[0][0].parts == 1 and len(items) == 1:
        return []
    return items


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


def _plural_behind(desk: _Desk, office: Office) -> bool:
    """Read "X and Y, the presidents of A and B"."""
    page = desk.page
    index = _before(page, office)
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


# -- counterparts, predecessors, successors


_RELATIONS = {
    "counterpart": None, "counterparts": None, "predecessor": "former", "successor": "current", "predecessors": "former",
}  # fmt: skip


def _relations(page: Page) -> list[int]:
    return [index for index, token in enumerate(page.tokens) if token.key in _RELATIONS]


def _relation(desk: _Desk, index: int) -> None:
    page = desk.page
    source = _owner_of(desk, index) or _holder_before(desk, index)
    if source is None:
        return
    front = index - 1
    states: tuple[str, ...] = ()
    while front >= 0 and (page.country[front] is not None or page.key(front) in words("office_portfolio")):
        if (country := page.country[front]) is not None:
            states = (country.code,)
        front -= 1
    if page.key(front) not in {"his", "her", "their", "its", "'s", "the", "and", "with"} and not states:
        return
    after = index + 1
    if page.key(after) in {"from", "in", "of"}:
        states, after = _of_state(page, after) if page.key(after) != "in" else (states, after)
    after += page.key(after) in {",", ":", "("}
    names = _names(page, after, source.office)
    many = page.key(index).endswith("s")
    for name, own in names if many else names[:1]:
        if name.first in desk.taken or (name.parts < 2 and not states):
            continue
        status: Status = _RELATIONS[page.key(index)] or "current"  # type: ignore[assignment]
        kin = page.key(index).startswith("counter")
        serves = own or states or (() if kin else source.states)
        rule = "official/counterpart" if kin else "official/predecessor"
        office = replace(source.office, states=serves, problem=source.problem, stateless=source.office.stateless and not serves)
        excluded = source.states if kin else ()
        desk.take(name, office, rule, states=serves, text=_plain_title(page, source), status=status,
                  role=source.role, not_states=excluded)  # fmt: skip


def _holder_before(desk: _Desk, index: int) -> Hit | None:
    hits = [hit for hit in desk.hits if hit.name.first < index]
    return max(hits, key=lambda hit: hit.name.first, default=None)


def _owner_of(desk: _Desk, index: int) -> Hit | None:
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


def rejected_names(hits: list[Hit]) -> Iterator[Hit]:
    """Yield the holders of posts that are no public offices."""
    yield from (hit for hit in hits if hit.problem)


__all__ = ["Hit", "barred", "find_holders", "office_text", "rejected_names", "alternation"]
