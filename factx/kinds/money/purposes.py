"""What a sum is for: "$5 million for drought relief", "to be spent on roads", "For work on the plant, ..."."""

from __future__ import annotations

from factx.kinds.money.clauses import TOPICS, verb_before
from factx.kinds.money.heads import is_body
from factx.kinds.money.phrases import Phrase, extended, head, is_time, right
from factx.kinds.money.tagged import Words
from factx.parts.tables import words

BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


_BEING = BE | {"seem", "seems", "seemed", "remain", "remains", "remained", "become", "becomes", "became", "represents",
               "represented", "constitutes", "constituted", "equals", "equalled", "makes"}  # fmt: skip
_EARNING = frozenset(words("money_earning"))
ASIDE = frozenset(words("money_aside"))


def predicate(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "$1.75 billion is the estimated cost", "$5m is to be spent on roads", "$5m goes to roads"."""
    index = behind + (found.tag(behind) == "RB")
    if found.tag(index)[:2] not in {"VB", "MD"} or (first and found.tag(first - 1)[:2] == "VB"):
        return None
    verbs = index
    while found.tag(index)[:2] in {"VB", "MD"} or (
        found.tag(index) in {"RB", "TO"} and found.tag(index + 1)[:2] in {"VB", "RB"}
    ):
        index += 1
    passive = any(found.tag(verb) == "VBN" for verb in range(verbs, index))
    going = found.text(index - 1) in {"go", "goes", "went", "going", "gone"}
    if found.text(verbs) in _BEING and not passive and index - verbs <= 2:
        if found.text(index) == "what":
            return _what_is_named(found, index + 1)
        phrase = right(found, index)
        return None if phrase is None or is_body(found, phrase) else extended(found, phrase)
    if passive and found.text(index) == "as":
        phrase = right(found, index + 1)
        if phrase is not None and not is_time(found, phrase) and not is_body(found, phrase):
            return extended(found, phrase)  # "is to be lent as working capital"
    if passive or going:
        return _for_phrase(found, index, 10)
    return None


def _what_is_named(found: Words, index: int) -> Phrase | None:
    """Read "$5m is what a truck costs", "$2bn was what the minister called the damage", "named as the damage"."""
    subject = right(found, index)
    if subject is None or is_time(found, subject):
        return None
    if found.tag(subject[1])[:2] == "VB" and found.text(subject[1] + 1) == "in":
        left_in = right(found, subject[1] + 2)  # "was what the storm left in damage"
        if left_in is not None and not is_time(found, left_in) and found.tag(left_in[0] - 1) == "IN":
            return left_in
    if not is_body(found, subject):
        return subject
    for link in range(subject[1], min(subject[1] + 14, len(found.items))):
        if found.items[link].opens or found.text(link) in {".", ";"}:
            return None
        if found.text(link) in {"as", "called", "named"} and found.text(link + 1) != "as":
            phrase = right(found, link + 1)
            return None if phrase is None or is_body(found, phrase) else extended(found, phrase)
    return None


def _for_phrase(found: Words, index: int, reach: int) -> Phrase | None:
    """Read the first "for ...", "to ...", "on ...", "into ..." with a thing behind it."""
    paid = False
    for link in range(index, min(index + reach, len(found.items))):
        if (found.items[link].opens and link > index) or found.text(link) in {".", ";"}:
            return None
        if found.text(link) not in {"for", "towards", "toward", "on", "to", "into", "in"}:
            continue
        if paid and found.text(link) in {"on", "to", "into", "in"}:
            continue  # "$5 to every family brought to its port": no place is what it is for
        after = link + 1
        phrase = right(found, after)
        paid = paid or (phrase is not None and found.text(link) == "to" and is_body(found, phrase))
        if phrase is None and found.tag(after) == "VB":
            # "will go to fodder for farmers": the tagger's slip
            bare = found.text(after + 1) in {"for", "in"}
            phrase = (after, after + 1) if bare else right(found, after + 1)
        if (
            phrase is not None
            and not is_time(found, phrase)
            and not is_body(found, phrase)
            and found.text(phrase[0]) not in ASIDE
        ):
            return extended(found, phrase)
    return None


def intended(found: Words, _first: int, behind: int) -> Phrase | None:
    """Read "$5 million for drought relief", "to build a dam", "from the bank, meant for the deficit"."""
    link = found.text(behind)
    if link in {"for", "towards", "toward", "as"}:
        phrase = right(found, behind + 1)
        doing = found.tag(behind + 1) == "VBG"  # "for rebuilding both sides": no matter whose
        if phrase is not None and (doing or not is_body(found, phrase)) and not is_time(found, phrase):
            longer = extended(found, phrase)
            clause = link == "as" and found.tag(longer[1]) in {"VBZ", "VBD", "VBP", "MD"}  # "as debt hits $5bn"
            return None if clause else longer
    if link == "to" and found.tag(behind + 1) == "VB":
        particle = found.tag(behind + 2) == "RP"  # "to take up restoration work"
        phrase = right(found, behind + 2 + particle)
        if phrase is None:
            return None
        return (behind + 1, phrase[1]) if is_body(found, phrase) else extended(found, phrase)
    for index in range(behind, min(behind + 10, len(found.items) - 2)):
        if found.text(index) in {".", ";"} or found.tag(index) in {"$", "CD"}:
            break
        if (
            found.text(index) in {"meant", "earmarked", "intended", "destined", "reserved", "used", "needed"}
            and found.text(index + 1) == "for"
        ):
            phrase = right(found, index + 2)
            return None if phrase is None else extended(found, phrase)
    return None


def front(found: Words, first: int, _behind: int) -> Phrase | None:
    """Read the "For ..." or "As for ..." that opens the clause: "For work on the plant, it has set aside $5m"."""
    start = first
    while start > 0 and not found.items[start].opens and found.text(start - 1) != ";" and first - start < 40:
        start -= 1
    before = next((index for index in range(first - 1, max(start, first - 12), -1) if found.text(index) in {"for", "to"}
                   and found.text(index - 1) in {"and", ",", "that", "but"}), start)  # fmt: skip
    for place in (before, start + 1 if found.text(start) in {"and", "as", ","} else start):
        if found.text(place) in {"for", "under", "from"}:
            phrase = right(found, place + 1, first)
            if phrase is not None and not is_body(found, phrase):
                longer = extended(found, phrase)
                return longer if longer[1] <= first else phrase
        if found.text(place) == "to" and found.tag(place + 1) == "VB":
            phrase = right(found, place + 2, first)  # "to rebuild the country $5bn will be needed"
            if phrase is not None:
                return place + 1, phrase[1]
    return None


def purpose(found: Words, _first: int, behind: int) -> Phrase | None:
    """Read "invest $5 million in schools", "$5 million on roads"; else the next "for ..." of the sentence."""
    if found.text(behind) in {"on", "into", "in", "against"}:
        phrase = right(found, behind + 1)
        if (
            phrase is not None
            and (found.text(behind) == "on" or not is_body(found, phrase))
            and not is_time(found, phrase)
            and not ASIDE & {found.text(phrase[0]), found.text(head(found, phrase))}
        ):
            return extended(found, phrase)
        if phrase is not None and found.text(head(found, phrase)) in {"fund", "funds"}:
            return extended(found, phrase)  # "paid $5m into a joint fund"
    return _for_phrase(found, behind, 9)


def drawn_from(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "were each given $100 out of a goodwill payment", "$5m from its reserves"."""
    verb = verb_before(found, first) if found.text(behind) == "from" else None
    if verb is not None and found.text(verb) in _EARNING:
        phrase = right(found, behind + 1)
        return None if phrase is None or is_body(found, phrase) else phrase  # "earned $5m from cocoa"
    for link in range(behind, min(behind + 22, len(found.items) - 2)):
        if found.items[link].opens or found.text(link) in {".", ";"} or found.tag(link) in {"$", "CD"}:
            return None
        if found.text(link) == "from" or (found.text(link) == "of" and found.text(link - 1) == "out"):
            phrase = right(found, link + 1)
            noun = "" if phrase is None else found.text(head(found, phrase))
            return phrase if noun in TOPICS or noun in {"fund", "funds"} else None
    return None
