"""The words behind a title: "of Energy of Peru", "for the Interior", "to Nepal", "in charge of investigations"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.parts.names import read_name
from factx.parts.office_ends import numbered, second_name
from factx.parts.office_phrase import read_noun_phrase
from factx.parts.office_words import TITLES, Tail, heads, keys_of, know
from factx.parts.places import place_at

if TYPE_CHECKING:
    from factx.parts.page import Page

_PREPOSITIONS = {
    "ambassador": {"to", "of", "in", "for", "at"},
    "spokesperson": {"of", "for", "at", "to"},
    "lawmaker": {"of", "from", "for", "representing"},
    "other": {"of", "for", "at", "to", "in", "on", "from", "with"},
    "minister": {"of", "for", "in", "from", "at"},
    "deputy_minister": {"of", "for", "in", "from", "at"},
    "agency_head": {"of", "for", "at", "in"},
    "commander": {"of", "for", "in"},
}


_SENT = frozenset(
    {
        "envoy", "envoys", "representative", "representatives", "consul", "consuls", "consul-general", "general",
        "rapporteur", "coordinator", "ambassador", "attaché", "attache", "commissioner", "counsellor", "counselor",
        "plenipotentiary", "negotiator", "adviser", "advisor",
    }
)  # fmt: skip


def read_tail(page: Page, core_last: int, role: str, *, plural: bool) -> Tail:
    """Read what follows a title and belongs to it: fields, bodies, places, states; never the holder's name."""
    tail = Tail(last=core_last)
    if page.key(core_last) == "portfolio":
        return tail
    keys: set[str] = set()
    index = core_last + 1
    if page.key(index) in {"designate", "elect", "-designate"}:
        tail.designate, tail.last = True, index
        index += 1
    index = _bracket(page, index, tail, keys)
    allowed = frozenset(_PREPOSITIONS.get(role, {"of", "for", "from"}) | ({"from"} if plural else set()))
    if role == "other" and page.key(core_last) not in _SENT:
        role = "agency_head"  # "a prosecutor in Guatemala" is sent nowhere
    if role == "lawmaker" and page.key(core_last) == "representative":
        allowed |= {"in", "to"}
        role = "other"
    for _ in range(5):
        if index >= len(page.tokens) or page.tokens[index].breaks:
            break
        if tail.last > core_last:
            allowed |= {"of", "for", "in", "to"}
        end = _next_phrase(page, index, core_last, tail, keys, allowed=allowed, role=role, plural=plural)
        if end is None:
            break
        tail.last, index = end, end + 1
    tail.last = numbered(page, core_last, tail)
    tail.keys = frozenset(keys)
    tail.last = second_name(page, tail.last)
    if tail.organization is None and keys & (heads() - TITLES):
        tail.organization = _body_written(page, core_last, tail.last)
    return tail


def _body_written(page: Page, core_last: int, last: int) -> str | None:
    """Give the words behind the preposition of a title, as written."""
    begin = core_last + 2
    while page.key(begin) in {"the", "its", "their"}:
        begin += 1
    return page.slice(begin, last) if begin <= last else None


def _next_phrase(  # noqa: PLR0913
    page: Page,
    index: int,
    core_last: int,
    tail: Tail,
    keys: set[str],
    *,
    allowed: frozenset[str],
    role: str,
    plural: bool,
) -> int | None:
    """Read the next phrase that belongs to a title, with or without its preposition, and give its last token."""
    word = page.key(index)
    if word == "," and _begins_body(page, index + 1, role):
        return read_noun_phrase(page, index + 1, tail, keys, word="of", role=role, plural=plural)
    if tail.last == core_last and (end := _bare_place(page, index, role)) is not None:
        read_noun_phrase(page, index, tail, keys, word="of", role=role, plural=plural)
        return max(end, tail.last)
    # "Minister of State (Independent Charge) Power", "Minister of State Skill Development": a field without its "of".
    of_state = [page.key(i) for i in range(core_last - 2, core_last + 1)] == ["minister", "of", "state"]
    field = word in keys_of("office_portfolio") or word == "new"
    if of_state and field and page.tokens[index].capital:
        return read_noun_phrase(page, index, tail, keys, word="of", role=role, plural=plural)
    if word == "in" and page.key(index + 1) == "charge" and page.key(index + 2) == "of":
        end = _in_charge(page, index + 3)
    elif word == "responsible" and page.key(index + 1) == "for" and role in {"minister", "deputy_minister"}:
        end = read_noun_phrase(page, index + 2, tail, keys, word="for", role=role, plural=plural)
    elif word in allowed:
        end = read_noun_phrase(page, index + 1, tail, keys, word=word, role=role, plural=plural)
    else:
        return None
    return None if end is None or end <= index else end


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
    end = read_noun_phrase(page, index + 1, tail, keys, word="of", role="agency_head", plural=False)
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
            more = read_noun_phrase(page, tail.last + 2, tail, keys, word="of", role="agency_head", plural=False)
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
