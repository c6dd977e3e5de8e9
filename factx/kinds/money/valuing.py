"""Whose figure it is: the object of a verb that sets or moves it, "put the damage at $5m", "raised it to $6m"."""

from __future__ import annotations

from factx.kinds.money.clauses import parsed_subject, pointed_at, scanned_subject
from factx.kinds.money.heads import is_body
from factx.kinds.money.phrases import NOUN, Phrase, Words, extended, head_of_chain, is_time, left, right
from factx.kinds.money.purposes import BE
from factx.parts.tables import words

_VALUING = frozenset(words("money_valuing"))
_REACH = 16


def put_at(found: Words, first: int, _behind: int) -> Phrase | None:
    """Read what is put at or raised to the sum, active and passive, over what stands between."""
    link = first - 1
    if found.text(link) == "for" and found.tag(link - 1) == "VBN" and _is_passive(found, link - 1):
        phrase = parsed_subject(found, link - 1) or scanned_subject(found, link - 1)  # "tea that was cleared for"
        return None if phrase is None or is_body(found, phrase) else phrase
    if found.text(link) not in {"at", "to", "from", "by"}:
        return None
    verb = _verb(found, link)
    if verb is None:
        return None
    if verb == link - 1 or (found.tag(verb) in {"VBN", "VBD"} and _is_passive(found, verb)):
        phrase = parsed_subject(found, verb) or scanned_subject(found, verb)
    elif found.tag(verb + 1) == "PRP":
        phrase = pointed_at(found, verb + 1)
    elif found.tag(verb + 1) == "IN" and found.tag(verb - 1) in NOUN and found.text(link) == "at":
        phrase = left(found, verb)  # "rice quoted in August at"
        phrase = None if phrase is None or is_time(found, phrase) else head_of_chain(found, phrase)
    else:
        if any(found.tag(index) in {"CD", "$"} for index in range(verb + 1, link)):
            return None  # "put the costs at $5m and the reserves at": the nearer object is told elsewhere
        phrase = right(found, verb + 1, link)
        phrase = None if phrase is None else _up_to(extended(found, phrase), phrase, link)
    if phrase is None or is_time(found, phrase) or is_body(found, phrase):
        return None
    return phrase


def _verb(found: Words, link: int) -> int | None:
    """Give the verb of setting that the link hangs on, where no other verb stands between."""
    for index in range(link - 1, max(-1, link - _REACH), -1):
        if found.items[index + 1].opens or found.text(index) in {".", ";", ":"}:
            return None
        if found.tag(index).startswith("VB") and found.tag(index) != "VBG":
            return index if found.text(index) in _VALUING else None
        if found.tag(index) == "VBG" and found.text(index) in _VALUING:
            return index
    return None


def _is_passive(found: Words, verb: int) -> bool:
    index = verb - 1
    while found.tag(index) == "RB":
        index -= 1
    near = range(max(0, verb - 6), verb)
    return found.text(index) in BE or any(
        found.items[other].head == verb and found.items[other].dep == "auxpass" for other in near
    )


def _up_to(longer: Phrase, phrase: Phrase, link: int) -> Phrase:
    return longer if longer[1] <= link else phrase
