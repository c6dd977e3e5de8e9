"""The words behind a title: "of Energy of Peru", "for the Interior", "to Nepal", "in charge of investigations"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.parts.countries import capitals
from factx.parts.names import barred, is_particle, read_name
from factx.parts.office_ends import is_settlement, numbered, plain_body, second_name
from factx.parts.office_words import RULED, TALKED_ABOUT, TITLES, Tail, heads, keys_of, know
from factx.parts.places import place_at

if TYPE_CHECKING:
    from factx.parts.page import Page

_ORDINAL = frozenset({"st", "nd", "rd", "th"})


_SIDES = frozenset({"north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest"})


_PREPOSITIONS = {
    "ambassador": {"to", "of", "in", "for", "at"},
    "spokesperson": {"of", "for", "at", "to"},
    "lawmaker": {"of", "from", "for", "representing"},
    "other": {"of", "for", "at", "to", "in", "on", "from", "with"},
    "minister": {"of", "for", "in", "from"},
    "deputy_minister": {"of", "for", "in", "from"},
    "agency_head": {"of", "for", "at", "in"},
    "commander": {"of", "for", "in"},
}


_SENT = frozenset(
    {
        "envoy", "envoys", "representative", "representatives", "consul", "consuls", "consul-general", "general",
        "rapporteur", "coordinator", "ambassador", "attaché", "attache", "commissioner", "counsellor", "counselor",
        "plenipotentiary", "negotiator",
    }
)  # fmt: skip


def read_tail(page: Page, core_last: int, role: str, *, plural: bool) -> Tail:  # noqa: C901, PLR0912, PLR0915
    """Read what follows a title and belongs to it: fields, bodies, places, states; never the holder's name."""
    tail = Tail(last=core_last)
    keys: set[str] = set()
    index = core_last + 1
    if page.key(core_last) == "portfolio":
        return tail
    if page.key(index) in {"designate", "elect", "-designate"}:
        tail.designate, tail.last = True, index
        index += 1
    # "Minister of State (Independent Charge) Power", "Minister of State Skill Development": a field without its "of".
    bare = [page.key(i) for i in range(core_last - 2, core_last + 1)] == ["minister", "of", "state"]
    index = _bracket(page, index, tail, keys)
    allowed = _PREPOSITIONS.get(role, {"of", "for", "from"}) | ({"from"} if plural else set())
    if role == "other" and page.key(core_last) not in _SENT:
        role = "agency_head"  # "a prosecutor in Guatemala" is sent nowhere
    for _ in range(5):
        if index >= len(page.tokens) or page.tokens[index].breaks:
            break
        word = page.key(index)
        if word == "," and _begins_body(page, index + 1, role):
            index += 1
            end = _phrase(page, index, tail, keys, word="of", role=role, plural=plural)
            if end is None:
                break
            tail.last, index = end, end + 1
            continue
        if (end := _bare_place(page, index, role)) is not None and tail.last == core_last:
            _phrase(page, index, tail, keys, word="of", role=role, plural=plural)
            tail.last, index = max(end, tail.last), max(end, tail.last) + 1
            continue
        if bare and (word in keys_of("office_portfolio") or word == "new") and page.tokens[index].capital:
            end = _phrase(page, index, tail, keys, word="of", role=role, plural=plural)
            if end is None:
                break
            tail.last, index = end, end + 1
            continue
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
    tail.last = numbered(page, core_last, tail)
    tail.keys = frozenset(keys)
    tail.last = second_name(page, tail.last)
    if tail.last > core_last and tail.organization is None and keys & (heads() - TITLES):
        begin = core_last + 2
        while page.key(begin) in {"the", "its", "their"}:
            begin += 1
        if begin <= tail.last:
            tail.organization = page.slice(begin, tail.last)
    return tail


def _begins_body(page: Page, index: int, role: str) -> bool:
    """Say whether a body stands behind a comma: "Secretary, Government of X", "PS, Ministry of Finance"."""
    if page.key(index + 1) not in {"of", "for"}:
        return False
    if page.key(index) in {"government", "govt"}:
        return True
    whole = role in {"other", "agency_head", "deputy_minister", "minister"} and page.tokens[index].capital
    return whole and page.key(index) in {"ministry", "department", "directorate", "bureau", "division", "embassy"}


def _bare_place(page: Page, index: int, role: str) -> int | None:
    """Read "NDMA" of "Chairman NDMA Lt Gen X", "Quetta" of "Deputy Commissioner Quetta X": no "of" in South Asia."""
    if role not in {"other", "agency_head", "commander"}:
        return None
    token = page.tokens[index]
    found = place_at(page.tokens, index)
    end = index if found is None else found[1] - 1
    if found is None and not (token.upper and len(token.text) >= 3 and "." not in token.text):
        return None
    after = end + 1 + (page.key(end + 1) == ",")
    if after >= len(page.tokens) or page.tokens[after].breaks:
        return None
    name = read_name(page, after)
    return end if name is not None and name.parts > 1 and name.first >= after and not token.breaks else None


def _bracket(page: Page, index: int, tail: Tail, keys: set[str]) -> int:
    """Read "(Home) Balochistan" behind "Chief Secretary", "(Independent Charge)" behind "Minister of State"."""
    if page.key(index) != "(" or page.key(index + 1) not in keys_of("office_portfolio") | {"independent", "additional"}:
        return index
    for end in range(index + 2, min(index + 6, len(page.tokens))):
        if page.key(end) == ")":
            tail.portfolio, tail.last = True, end
            keys.update(token.key for token in page.tokens[index + 1 : end])
            if end + 1 < len(page.tokens) and (found := place_at(page.tokens, end + 1)):
                know(found[0], tail)
                tail.last = found[1] - 1
            return tail.last + 1
    return index


def read_phrase(page: Page, index: int) -> Tail:
    """Read the body that a verb at a token is about: "heads the regional council of Kharkiv"."""
    tail = Tail(last=index)
    keys: set[str] = set()
    end = _phrase(page, index + 1, tail, keys, word="of", role="agency_head", plural=False)
    if end is not None:
        tail.last = second_name(page, end)
        while page.key(tail.last + 1) in {"force", "command", "mission", "office", "peacekeeping"}:
            keys.add(page.key(tail.last + 1))
            tail.last += 1
        if not page.tokens[tail.last].breaks and (
            place := place_at(page.tokens, min(tail.last + 1, len(page.tokens) - 1))
        ):
            know(place[0], tail)
            tail.last = max(tail.last, place[1] - 1)  # "Joint Task Force Basilan"
        if page.key(tail.last + 1) in {"of", "in"}:
            more = _phrase(page, tail.last + 2, tail, keys, word="of", role="agency_head", plural=False)
            tail.last = more or tail.last
        begin = index + 1 + (page.key(index + 1) in {"the", "its", "their"})
        tail.organization = page.slice(begin, tail.last)
    tail.keys = frozenset(keys)
    return tail


def _in_charge(page: Page, index: int) -> int | None:
    """Read what an officer is in charge of: "in charge of criminal investigations"."""
    end = index
    while end < len(page.tokens) and end - index < 5:
        token = page.tokens[end]
        if not token.is_word or token.breaks or (token.capital and token.key not in keys_of("office_portfolio")):
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
    if page.key(index) in {"the", "its", "their", "his", "her", "this", "that", "these", "those", "our"}:
        if page.key(index) in {"its", "their", "our"} and page.key(index + 1) in TALKED_ABOUT:
            tail.talked_about = True
        index += 1
    portfolio, public = keys_of("office_portfolio"), keys_of("office_public")
    places = keys_of("office_generic_places")
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
            sent = word in {"to", "in", "at", "for"} and role in {"ambassador", "other"}
            if sent and (word == "to" or country.form != "demonym"):
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
            know(known[0], tail)
            tail.listed = (*tail.listed, (known[0].countries, known[0].type == "subdivision", known[0].name))
            words_of = {part.key for part in tokens[index : known[1]]}
            keys |= words_of
            if known[0].type == "subdivision":
                tail.place_keys |= words_of
            last, held = known[1] - 1, True
            index = known[1]
            if page.key(index) in _SIDES and tokens[index].capital and role == "lawmaker":
                last, index = index, index + 1  # "MP for Kisumu West"
            if _in_its_country(page, index, tail):
                last, index = index + 1, index + 2
        elif role == "ambassador" and (host := _capital(page, index)) is not None:
            tail.hosts = (*tail.hosts, host[0])
            last, held = host[1] - 1, True
            index = host[1]
        elif key == "new" and page.key(index + 1) in {"and", "&"} and page.key(index + 2) == "renewable":
            index += 2
        elif key in portfolio or key in public or key in places or key in heads():
            if key in portfolio and not token.capital and page.key(index + 1) in {"said", "say"}:
                pass
            tail.portfolio = tail.portfolio or key in portfolio
            keys.add(key)
            last, held = index, True
            index += 1
        elif (key in keys_of("office_premods") and key not in heads()) or (RULED.search(token.text) and token.is_word):
            keys.add(key)
            index += 1
        elif key in keys_of("office_private") or key in keys_of("office_armed"):
            keys.add(key)
            last, held = index, True
            index += 1
        elif token.text.isdigit() and page.key(index + 1) in _ORDINAL and not held and index + 2 < len(tokens):
            index += 2  # "commander of the 2nd Marine Brigade"
        elif token.text == "'s" and last == index - 1:
            last, held = index, False
            index += 1
        elif key in {"and", "&", ","} and held and (beyond := _continues(page, index, tail, plural=plural)) is not None:
            index = beyond
        elif token.text == "(" and page.key(index + 2) == ")" and tokens[index + 1].upper and held:
            last = index + 2
            index += 3
        elif token.is_word and token.capital and (not held or _more_of_name(page, index)):
            stop, kind = _capitals(page, index, tail, first=last is None or not held)
            if stop is None:
                break
            for part in tokens[index : stop + 1]:
                keys.add(part.key)
                if kind == "place":
                    tail.place_keys = tail.place_keys | {part.key}
            last, held = stop, True
            index = stop + 1
            if kind == "place" and _in_its_country(page, index, tail):
                last, index = index + 1, index + 2
        elif not held and token.is_word and (beyond := plain_body(page, index)) is not None:
            keys |= {part.key for part in tokens[index : beyond + 1]}
            last, held = beyond, True
            index = beyond + 1
        elif key in {"of", "for"} and held and _heads_on(page, index):
            keys.add(key)
            index += 1
            if page.key(index) == "the":
                index += 1
            held = False
        else:
            break
    return last


def _capital(page: Page, index: int) -> tuple[str, int] | None:
    """Read the capital that an ambassador is sent to: its state, and the token behind it."""
    found = place_at(page.tokens, index)
    code = capitals().get(found[0].name) if found is not None else None
    return None if found is None or code is None else (code, found[1])


def _in_its_country(page: Page, index: int, tail: Tail) -> bool:
    """Say whether ", Tanzania," stands behind a place of Tanzania."""
    if page.key(index) != "," or page.key(index + 2) != ",":
        return False
    country = page.country[index + 1]
    return country is not None and country.code in tail.states


def _heads_on(page: Page, index: int) -> bool:
    """Say whether "of" goes on inside a name: "the Department of Hydrology", "the Office of the President"."""
    before = page.tokens[index - 1]
    after = index + 1 + (page.key(index + 1) == "the")
    if after >= len(page.tokens) or page.tokens[index].breaks:
        return False
    follows = page.tokens[after]
    return (
        before.key in heads()
        and (follows.capital or follows.key in keys_of("office_portfolio"))
        and (before.capital or before.key in {"ministry", "department", "office"} or follows.capital)
    )


def _more_of_name(page: Page, index: int) -> bool:
    """Say whether a capitalised run behind a phrase that has its head still belongs to it: it ends in such a word."""
    end = index
    while end < len(page.tokens) and page.tokens[end].capital and not page.tokens[end].breaks and end - index < 5:
        end += 1
        if end < len(page.tokens) and page.key(end) in heads() and page.tokens[end].capital:
            return page.key(index) not in barred() or page.key(index) == "state"
    return False


def _continues(page: Page, index: int, tail: Tail, *, plural: bool) -> int | None:  # noqa: C901
    """Say whether a phrase goes on behind "and" or a comma, and where: "Finance, Budget and National Planning"."""
    portfolio = keys_of("office_portfolio")
    tokens = page.tokens
    after = index + 1
    comma = tokens[index].text == ","
    if comma and page.key(after) in {"and", "&"}:
        after += 1
    if after >= len(tokens) or tokens[after].breaks:
        return None
    if page.key(after) in {"the", "of", "for"} and plural:
        after += 1
    if page.key(after) == "the" and plural:
        after += 1
    if after >= len(tokens):
        return None
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
        if key not in keys_of("office_portfolio") and key != "and":
            return False
    return False


def _capitals(page: Page, index: int, tail: Tail, *, first: bool) -> tuple[int | None, str]:  # noqa: C901, PLR0912
    """Take the unknown capitalised words that belong to the phrase: "Nakuru County", "Kyiv" of "Kyiv Vitali K."."""
    tokens = page.tokens
    if found := place_at(tokens, index):
        place, behind = found
        if not (place.type == "city" and behind < len(tokens) and _ends_body(page, behind)):
            know(place, tail)
            return behind - 1, "place"
    end = index
    while end + 1 < len(tokens) and not tokens[end + 1].breaks and end - index < 6:
        after = tokens[end + 1]
        if (
            after.is_word
            and after.capital
            and page.country[end + 1] is None
            and after.key not in keys_of("office_portfolio")
        ):
            if _ends_body(page, end + 1):
                return end, "body"
            end += 1
        elif (
            is_particle(after)
            and end + 2 < len(tokens)
            and tokens[end + 2].capital
            and after.text not in {"und", "y", "e"}
        ):
            end += 2
        else:
            break
    if _ends_body(page, end + 1):
        return end, "body"
    if page.key(end + 1) in keys_of("office_portfolio") and tokens[end + 1].capital:
        return end, "body"
    if not first:
        return None, ""
    count = end - index + 1
    tail.unknown = True
    split = next(
        (
            i
            for i in range(index + 1, end + 1)
            for a, b in page.persons
            if a == tokens[i].start and b >= tokens[end].end
        ),
        None,
    )
    if page.key(end + 1) == "'s" or count == 1 or is_settlement(page, end):
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
    return (
        key in keys_of("office_public") or key in keys_of("office_generic_places") or key in keys_of("office_private")
    )
