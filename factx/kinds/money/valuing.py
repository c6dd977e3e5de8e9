"""Whose figure it is by a verb that sets, moves or trades it: "put the damage at $5m", "sold the mine for $5m"."""

from __future__ import annotations

from factx.kinds.money.clauses import TOPICS, parsed_subject, pointed_at, scanned_subject, verb_before
from factx.kinds.money.heads import GENERIC, is_body, is_people
from factx.kinds.money.parsed import verb_above
from factx.kinds.money.phrases import Phrase, extended, head, head_of_chain, is_name, is_time, left, right
from factx.kinds.money.purposes import ASIDE, BE
from factx.kinds.money.tagged import NOUN, Words
from factx.parts.tables import words

_VALUING = frozenset(words("money_valuing"))
_ASKING = frozenset(words("money_asking"))
_TRADING = frozenset(words("money_trading"))
_GOING = frozenset({"go", "goes", "went", "gone", "going", "change", "changes", "changing", "changed", "trade",
                    "trades", "trading", "traded", "retail", "retails", "let", "lets", "sells"})  # fmt: skip
_FINING = frozenset({"fine", "fines", "fined", "fining"})
_REACH = 16


def gone_for(found: Words, first: int, _behind: int) -> Phrase | None:
    """Read "the tender went to a rival for $5m", "the dollar changed hands for 175 pesos"."""
    if found.text(first - 1) not in {"for", "at"}:
        return None
    above = found.items[first - 1].head
    for _ in range(2):
        if above >= 0 and not found.tag(above).startswith("VB"):
            above = found.items[above].head  # the parse hangs the price on the buyer
    if not 0 <= above < first or found.text(above) not in _GOING:
        return None
    phrase = parsed_subject(found, above)
    return None if phrase is None or is_body(found, phrase) else phrase


def put_at(found: Words, first: int, _behind: int) -> Phrase | None:
    """Read what is put at or raised to the sum, active and passive, over what stands between."""
    link = first - 1 - (found.text(first - 1) == "between")
    if found.text(link) == "for" and found.tag(link - 1) == "VBN" and _is_passive(found, link - 1):
        phrase = parsed_subject(found, link - 1) or scanned_subject(found, link - 1)  # "tea that was cleared for"
        return None if phrase is None or is_body(found, phrase) else phrase
    if found.text(link) not in {"at", "to", "from", "by"}:
        return None
    verb = _verb(found, link)
    if verb is None:
        return None
    if verb == link - 1 or (found.tag(verb) in {"VBN", "VBD"} and _is_passive(found, verb)):
        pointing = _pointing(found, verb)
        phrase = _valued(found, verb) if pointing is None else pointed_at(found, pointing)
        sure = found.tag(verb) == "VBN" or pointing is not None
        if phrase is not None and sure and not is_people(found, phrase):
            return phrase  # "Keeyask, now put at": what is put at a figure is the thing, whatever its name
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


def _pointing(found: Words, verb: int) -> int | None:
    """Give the relative that is the object of a verb: "the mine, which analysts valued at"."""
    relatives = (index for index in found.children(verb) if found.tag(index) == "WDT")
    return next((index for index in relatives if found.items[index].dep == "dobj"), None)


def _valued(found: Words, verb: int) -> Phrase | None:
    """Read what a verb with nothing behind it values: its subject, or the noun before it: "the dam, priced at"."""
    top = verb
    while found.items[top].dep == "conj" and found.items[top].head < top:
        top = found.items[top].head
    if found.items[top].dep == "acl" and found.tag(found.items[top].head) in NOUN:
        return left(found, found.items[top].head + 1)
    return parsed_subject(found, verb) or scanned_subject(found, verb)


def _verb(found: Words, link: int) -> int | None:
    """Give the verb of setting that the link hangs on, where no other verb stands between."""
    for index in range(link - 1, max(-1, link - _REACH), -1):
        if found.items[index + 1].opens or found.text(index) in {".", ";", ":"}:
            return None
        if found.items[index].dep == "acl" and found.text(index) not in _VALUING:
            continue  # "raised the price paid to growers to"
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


def changed(found: Words, first: int, _behind: int) -> Phrase | None:
    """Read "raised the cash benefit from R700", "doubled its commitment to $150 million"."""
    index = first - 1
    while found.text(index) in {'"', "``", "''", "about", "some", "around", "a"} and index > first - 4:
        index -= 1
    if found.text(index) == "of" and found.text(index - 1) in GENERIC and found.tag(index - 2) in {"DT", "JJ"}:
        index -= 2  # "sold the mine for a total of"
        while found.tag(index) in {"DT", "JJ"}:
            index -= 1
    if found.text(index) == "for":
        return traded(found, index)
    if found.text(index) not in {"from", "to", "by", "at"}:
        return None
    if found.text(index - 1) in {"%", "percent", "pct"} and found.tag(index - 2) == "CD":
        index -= 2  # "grew 13% to $2bn, and expenses 14% to $1bn": the verb is said once
    phrase = left(found, index)
    if phrase is None and found.text(index - 1) == "," and found.text(index - 2) in TOPICS:
        phrase = left(found, index - 1)  # "exports, at $3bn, lost a tenth"
    if phrase is not None and found.text(index) == "at" and not is_name(found, phrase):
        phrase = head_of_chain(found, phrase)  # "put the loss to the treasury at"
    if phrase is None or is_name(found, phrase) or is_time(found, phrase) or found.text(head(found, phrase)) in ASIDE:
        return None
    return None if is_body(found, phrase) else phrase


def traded(found: Words, link: int) -> Phrase | None:
    """Read "sold the mine to its rival for", "a contract for": the thing, and the verb where it says more."""
    phrase = left(found, link)
    if phrase is None:
        return None
    chain = head_of_chain(found, phrase)
    if found.text(head(found, phrase)) in _ASKING or found.text(head(found, chain)) in _ASKING:
        return phrase if found.text(head(found, phrase)) in _ASKING else chain
    start = chain[0]
    while start > 0 and found.tag(start - 1) in {"DT", "PRP$", "CD", "NNP"} and not found.items[start].opens:
        start -= 1
    if found.text(start - 1) not in _TRADING:
        return None
    if found.text(head(found, chain)) in GENERIC | {"goods", "wares", "products", "commodities"}:
        return start - 1, chain[1]
    return chain


def topped(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "At $3.4 billion, the dam is the dearest", "added $5m to the budget"."""
    if (
        found.text(first - 1) == "at"
        and found.items[first - 1].opens
        and (found.text(behind) == "," or found.tag(behind) == "DT")
    ):
        phrase = right(found, behind + (found.text(behind) == ","))
        return None if phrase is None or is_body(found, phrase) else extended(found, phrase)
    if found.text(behind) == "to" and found.text(first - 1) in {"add", "adds", "added", "adding"}:
        if found.tag(behind + 1) == "VB" and (behind + 2 >= len(found.items) or found.items[behind + 2].opens):
            return behind + 1, behind + 2  # "adds $5m to budget": the tagger's slip in a headline
        phrase = right(found, behind + 1)
        return None if phrase is None or is_body(found, phrase) else phrase
    return None


def fined(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "the town would fine it $5m": no noun says it, the verb does."""
    verb = verb_before(found, first) or verb_above(found, first, behind)
    return (verb, verb + 1) if verb is not None and found.text(verb) in _FINING else None
