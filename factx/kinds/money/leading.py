"""What a sum is of by the words right before it: "a loan of", "goods worth", "their ransom:", "aid, ..."."""

from __future__ import annotations

from factx.kinds.money.clauses import parsed_subject
from factx.kinds.money.heads import GENERIC, is_body, is_people
from factx.kinds.money.phrases import (
    LONGEST,
    Phrase,
    extended,
    head,
    head_of_chain,
    is_name,
    is_time,
    left,
    right,
    size,
)
from factx.kinds.money.purposes import BE
from factx.kinds.money.tagged import NOUN, Words
from factx.kinds.money.valuing import traded
from factx.parts.tables import words

_BETWEEN = frozenset({"over", "a", "the", "only", "just", "another", "at", '"', "between", "from", "an"})
_CARRYING = frozenset({"carries", "carry", "carried", "carrying", "bears", "bore", "has", "had", "have", "having"})
_WORTH = frozenset(words("money_worth"))


def before(found: Words, first: int, behind: int) -> Phrase | None:
    """Read what a sum is said to be of, or what is worth it, in the words right before it."""
    return _of_before(found, first, behind) or _worth_before(found, first, behind)


def _of_before(found: Words, first: int, _behind: int) -> Phrase | None:
    """Read "a loan of $3 billion", "fines imposed of up to 150 million"; a price tag leads on to its thing."""
    index = first - 1
    while found.text(index) in _BETWEEN and index > first - 4:
        index -= 1
    if found.text(index) != "of":
        return None
    before = index - (found.text(index - 1) == ",")  # "the budget for roads, of $5m, is passed"
    if found.tag(before - 1) in {"VBN", "JJ"} and found.tag(before - 2) in NOUN:
        before -= 1
    phrase = left(found, before)
    if phrase is None:
        return None
    if is_name(found, phrase):
        return head_of_chain(found, phrase)
    if is_body(found, phrase) and found.text(head(found, phrase)) != "fund":
        return None
    noun = found.text(phrase[1] - 1)
    if noun in {"value", "cost", "price"} and found.tag(phrase[1] - 2) in NOUN | {"JJ", "VBN"}:
        return _with_its_thing(found, phrase)
    kind_of = phrase[1] - phrase[0] > 1 and found.tag(phrase[1] - 2) in NOUN  # "a floor price" tells enough
    if noun in GENERIC or (noun in {"cost", "price", "value", "expense"} and not kind_of):
        return _thing_at(found, phrase) or phrase
    return phrase


def _with_its_thing(found: Words, phrase: Phrase) -> Phrase:
    """Let "drugs with a street value of" name both the drugs and the value."""
    thing = _thing_at(found, phrase)
    joined = thing is not None and found.text(thing[1]) in {"with", "at"}
    together = (thing[0], phrase[1]) if joined and thing is not None else phrase
    return together if size(found, together) <= LONGEST + 1 else phrase


def _thing_at(found: Words, phrase: Phrase) -> Phrase | None:
    """Read the dam of "a dam, built at a cost of"."""
    link = phrase[0] - 1
    while found.tag(link) in {"DT", "JJ", "VBN", "PRP$"}:
        link -= 1
    if found.text(link) == "for" and (sold := traded(found, link)) is not None:
        return sold  # "sold the mine to its rival for a total of"
    if found.text(link) in _CARRYING and found.tag(link + 1) != "VBN":
        subject = parsed_subject(found, link)  # "the dam, which carries a price tag of"
        return None if subject is None or is_people(found, subject) else subject
    if found.text(link) not in {"at", "with", "for", "to", "in"}:
        return None
    while found.tag(link - 1) in {"VBN", "RB", ","}:
        link -= 1
    thing = left(found, link)
    if thing is not None and is_body(found, thing):
        thing = head_of_chain(found, thing)  # "the borrowing from the bank in the amount of"
    return None if thing is None or is_body(found, thing) else thing


def _worth_before(found: Words, first: int, _behind: int) -> Phrase | None:
    """Read "soft loans worth $1 billion", "turnover between the two amounting to $240 million"."""
    index = first - 1
    while found.text(index) in {"at", "to", "about", "of", "some", "over", "up", "an", "around"} and index > first - 4:
        index -= 1
    if found.text(index) not in _WORTH or found.text(index - 1) in BE:
        return None
    if found.text(index - 1) == "," and found.text(index).endswith("ing"):
        main = parsed_subject(found, found.items[index].head)  # "Trade passed old figures, reaching $3 billion"
        if main is not None:
            return main
    while found.tag(index - 1) in {"RB", ","} or found.text(index - 1) == "by":
        index -= 1  # "63 bitcoin, by then worth"
    phrase = left(found, index)
    if phrase is None and found.tag(index - 1) == "JJ" and found.text(index) == "worth":
        return index - 1, index  # "gold worth $4 million": the tagger's slip
    return None if phrase is None else head_of_chain(found, phrase)


_ROW = frozenset({",", ";", "and", ":", "-", "–", "*", "•", "|", "while", "but"})


def row(found: Words, first: int, _behind: int) -> Phrase | None:
    """Read a row of names with a sum each: "farming lost $5m, forestry $3m and fishing $1m"."""
    phrase = left(found, first)
    if phrase is None or (is_body(found, phrase) and not is_people(found, phrase)):
        return None
    before = phrase[0] - 1
    while found.tag(before) in {"DT", "PRP$"}:
        before -= 1
    return phrase if found.text(before) in _ROW or found.items[before + 1].opens else None


def gapped(found: Words, first: int, _behind: int) -> Phrase | None:
    """Read the second thing of a verb that is said once: "petrol sells at $2 and a can of diesel at $1"."""
    if found.text(first - 1) not in {"at", "for", "to"}:
        return None
    phrase = left(found, first - 1)
    if phrase is None or is_time(found, phrase):
        return None
    before = phrase[0] - 1
    if found.text(before) == "of" and (whole := left(found, before)) is not None:
        phrase, before = (whole[0], phrase[1]), whole[0] - 1
    if is_body(found, phrase):
        return None
    while found.tag(before) in {"DT", "PRP$", "IN"}:
        before -= 1  # "put losses in farming at $5m and in fishing at"
    near = range(max(found.opening(first), before - 24), before)
    return phrase if found.text(before) in _ROW and any(found.tag(index) in {"CD", "$"} for index in near) else None


def announced(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "their ransom: one billion naira", "$5 million, the state's share", "Assets of oligarchs, $30 billion,"."""
    label = first - (found.text(first - 1) in {"up", "down"})
    if found.text(label - 1) == ":":
        if found.tag(label - 2) in {"VBN", "VBD", "JJ"} and found.items[label - 2].opens:
            return label - 2, label - 1  # "Funded: $5m"
        phrase = left(found, label - 1)
        chain = None if phrase is None else head_of_chain(found, phrase)
        return phrase if chain is not None and is_time(found, chain) else chain
    if (
        found.text(behind) == ","
        and (found.tag(behind + 1) in {"DT", "PRP$"} or found.tag(behind + 2) == "POS")
        and (
            found.text(first - 1) not in {"at", "with", "for", "by", "to"} or found.text(first - 2) in _WORTH | {"put"}
        )
    ):
        phrase = right(found, behind + 1)
        named = (
            phrase is None or is_body(found, phrase) or found.text(phrase[1] - 1) in {"estimates", "reports", "figures"}
        )
        return None if named or phrase is None else extended(found, phrase)
    first -= found.tag(first - 1) == "RB" and found.text(first - 2) == ","  # "a gallon of petrol, officially $5,"
    if (
        found.text(first - 1) == ","
        and found.text(behind) in {",", ".", ";", "for", ")", "in", "and"}
        and found.tag(first - 2) in {"NN", "NNS", "VBN"}
    ):
        phrase = left(found, first - 1)
        chain = None if phrase is None else head_of_chain(found, phrase)
        # "12 billion dinars for dams, 8 billion for roads": the words between are the other sum's.
        return None if chain is None or found.tag(chain[0] - 1) in {"CD", "$"} else chain
    return None
