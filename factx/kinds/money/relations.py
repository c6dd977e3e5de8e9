"""How sums hang together and with whom: conversions, changes, lists, rates, payer and payee."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from factx.parts.patterns import lazy_pattern
from factx.parts.tables import alternation, words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from factx.kinds.money.elliptic import Sum
    from factx.reading import Reading

_EQUAL = (
    r"(?:or|i\.e\.|equal\s+to|equivalent\s+to|the\s+equivalent\s+of|equivalent\s+of|worth|that\s+is|which\s+is|=|≈|~|some|at|"
    r"about|around|approximately|roughly|nearly|almost|just|over|under|more\s+than|less\s+than|circa|ca\.?|approx\.?|an\s+estimated)"
)
_BRACKET = lazy_pattern(rf"[\"”’']?\s*[(\[]\s*(?:{_EQUAL}[\s,]*){{0,4}}")
_OR = r"(?:or|that\s+is|i\.e\.|equivalent\s+to|the\s+equivalent\s+of|equal\s+to|which\s+is)"
_SAID_AGAIN = lazy_pattern(rf"\s*(?:,\s*|[-–—/]\s*)?{_OR}\s+(?:{_EQUAL}\s+){{0,3}}|\s*/\s*|\s+=\s+")


# "a $12.5 billion Canadian deficit (US$9.1 billion)": the thing stands between, and nothing else in the brackets
_THING_BETWEEN = lazy_pattern(
    rf"[\s-](?:(?!(?:and|or|but|per|each|plus)\b)[\p{{L}}’'-]+\s){{1,4}}\(\s*(?:{_EQUAL}[\s,]*){{0,3}}"
)
_AND_AGAIN = lazy_pattern(rf"\s*[;,/]\s*(?:{_EQUAL}\s+){{0,3}}")


def is_conversion(text: str, outer: Sum, inner: Sum, *, again: bool = False) -> bool:
    """Say whether the second sum gives the first in another currency: "1.8 billion soms ($20.4 million)".

    `again` says that the first is a conversion itself: "6.4bn euros (£5.6bn; $7bn)".
    """
    if outer.currency == inner.currency:
        return False
    gap = text[outer.end : inner.core]
    if len(gap) > 45:
        return False
    if again and _AND_AGAIN.fullmatch(gap) is not None:
        return True
    if text[inner.end : inner.end + 1] == ")" and _THING_BETWEEN.fullmatch(gap) is not None:
        return True
    return _BRACKET.fullmatch(gap) is not None or _SAID_AGAIN.fullmatch(gap) is not None


def bound_carried(outer: Sum, inner: Sum) -> Sum:
    """Let "up to 150 million euro ($170 million)" bound both sums; a bound within brackets is the inner sum's own."""
    if inner.bound != "exact" or outer.bound not in ("at_most", "less_than", "at_least", "more_than"):
        return inner
    if outer.bound in ("at_most", "less_than"):
        return replace(inner, low=None, bound=outer.bound)
    return replace(inner, high=None, bound=outer.bound)


_FROM_TO = lazy_pattern(
    r"(?:(?!,\s(?:and|while|but)\b)[^.;]){0,40}?\bto\s+(?:(?:about|around|nearly|almost|over|just|some|more|less|than|under|a|the|record)\s+)*"
)
_TO_FROM = lazy_pattern(
    r"(?:[^.;]|\.(?=\d)){0,40}?\bfrom\s+(?:(?:about|around|nearly|almost|over|just|some|more|less|than|under|a|the)\s+)*"
)


def change_between(text: str, old: Sum, new: Sum) -> bool:
    """Say whether two sums in a row are an old value and a new one: "from R700 to R1980"."""
    if old.currency != new.currency or new.core - old.end > 60:
        return False
    gap = text[old.end : new.core]
    told = regex.search(r"(?i)\bfrom\b", text[max(0, old.start - 12) : old.core]) is not None
    return told and _FROM_TO.fullmatch(gap) is not None and len(regex.findall(r"\bto\b", gap)) == 1


_REACHED = lazy_pattern(r"(?i)\b(?:to|at|reached|hit|was|were|stood\s+at)\s+\Z|[(/]\s*\Z")


def changed_back(text: str, new: Sum, old: Sum) -> bool:
    """Say whether the new value stands before the old one: "rose to $5bn from $4bn"."""
    if old.currency != new.currency or old.core - new.end > 60:
        return False
    told = _REACHED.search(text, max(0, new.start - 12), new.start) is not None
    return told and _TO_FROM.fullmatch(text[new.end : old.core]) is not None


_BESIDE = lazy_pattern(
    r"(?i)\b(?:against|versus|vs\.?|compared\s+(?:with|to)|as\s+against|as\s+opposed\s+to|(?:up|down)\s+from|"
    r"(?:half|double|twice|triple|treble|two\s+thirds\s+of|a\s+(?:third|quarter|fifth|tenth)\s+of)|"
    r"(?:more|less|higher|lower|better|worse|fewer)\s+than|above|below)\s+(?:the\s+|an?\s+|(?:last|the\s+previous|that)\s+\p{L}+'s\s+)?"
    r"(?:about|around|nearly|almost|some|just|only|over|under|record|mere|more\s+than|less\s+than)?\s*\Z"
)
_OTHER_TIME = lazy_pattern(
    r"(?i)[^.;,]{0,40}?\b(?:ago|earlier|before|previous|last|same|prior|preceding|year|quarter|month|in\s+\d{4})\b"
)


_FROM_BEFORE = lazy_pattern(
    r"(?:(?!\b(?:and|while|but|as)\b)(?:[^.;]|\.(?=\d))){0,90}?,?\s*\bfrom\s+(?:about|around|some|nearly|just|over|under)?\s*"
)


def is_old(reading: Reading, new: Sum, old: Sum) -> bool:
    """Say whether the second sum is where the first one came from: "to 900 francs ($1.33) a kilo, from 825 francs"."""
    same = new.currency == old.currency and reading.sentence_index(new.core) == reading.sentence_index(old.core)
    told = _REACHED.search(reading.text, max(0, new.start - 12), new.start) is not None
    return same and told and _FROM_BEFORE.fullmatch(reading.text, new.end, old.start) is not None


_THEN_CHANGED = lazy_pattern(
    r"(?:(?!\b(?:and|while|but|as)\b)(?:[^.;]|\.(?=\d))){0,60}?[,(–—-]\s*(?:(?:or|which\s+is)\s+)?(?:(?:up|down)\s+(?:by\s+)?|an?\s+(?:\w+\s+){0,3}of\s+|an?\s+)?"
)
_THAN_OLD = lazy_pattern(
    r"(?i)(?:[^.;,]|\.(?=\d)){0,30}?\b(?:from|than|on|over|against|compared\s+(?:with|to))\s+(?:the\s+)?(?:(?:about|around|some|nearly|just|over)\s+)?"
)


def changed_by(text: str, new: Sum, change: Sum, old: Sum) -> bool:
    """Say whether how much it was stands between the values: "was $9bn in 2019, down $1bn from $10bn in 2018"."""
    if len({new.currency, change.currency, old.currency}) > 1:
        return False
    into = _THEN_CHANGED.fullmatch(text, new.end, change.start)
    return into is not None and _THAN_OLD.fullmatch(text, change.end, old.start) is not None


def is_compared(reading: Reading, one: Sum, other: Sum) -> bool:
    """Say whether the second sum is the first one's rival of another time or place: "$5bn, against $4bn in 2019"."""
    if one.currency != other.currency or other.start - one.end > 120:
        return False
    if reading.sentence_index(one.core) != reading.sentence_index(other.core):
        return False
    near = reading.text[max(one.end, other.start - 40) : other.core]
    word = _BESIDE.search(near)
    if word is None:
        return False
    plain = regex.match(r"(?i)against|versus|vs|compared|as\s|up|down", word[0]) is not None
    return plain or _OTHER_TIME.match(reading.text, other.end) is not None


_PART_OF = lazy_pattern(r"(?i)\s+(?:out\s+)?of\s+(?:the|its|their|his|her|this|that|an?)\s+(?:[\p{L}-]+\s+){0,4}")


def is_part(text: str, part: Sum, whole: Sum) -> bool:
    """Say whether the first sum is a part of the second: "$120 million of the $300 million appeal"."""
    return whole.start - part.end < 60 and _PART_OF.fullmatch(text, part.end, whole.core) is not None


def is_list(reading: Reading, one: Sum, other: Sum) -> bool:
    """Say whether two sums stand in a list of parts: in one sentence, or in one currency in sentences side by side."""
    gap = reading.text[one.end : other.start]
    apart = reading.sentence_index(other.core) - reading.sentence_index(one.core)
    if apart and (apart > 1 or one.currency != other.currency):
        return False
    return len(gap) < (120 if "\n\n" in gap.strip(" ") else 200)


_MORE_UNIT = r"(?:of|hour|hours|metre|meter|feet|foot|BTUs?|Btu|British\s+thermal\s+units|oil|equivalent)"
# "per diluted share", "for every partially damaged house"
_MODIFIER = (
    r"(?:(?:[\p{L}-]+(?:ed|ly)|single|whole|new|extra|additional|dead|live|adult|full|standard|poor|young|small|large|first|second)"
    r"\s+(?!(?:in|on|of|for|to|from|by|at|with|and|or|as|until|since|over|under|is|was|will|would)\b)(?=\p{L})){0,2}"
)
_UNIT_WORDS = rf"{_MODIFIER}[\p{{L}}][\p{{L}}-]*(?:[ ]{_MORE_UNIT}\b){{0,3}}"
_PER = lazy_pattern(
    rf"[\s,]*(?:\([^)]*\)\s*)?(?P<rate>(?:per[ -]|/\s?|(?:for|to)\s+(?:each|every)\s+(?!of\b))"
    rf"(?P<unit>(?:(?:thousand|million|hundred|square|cubic|metric|\d[\d,.]*)\s*){{0,2}}{_UNIT_WORDS}))"
)
_A_UNIT = lazy_pattern(
    rf"\s+an?\s+(?P<unit>{alternation('money_units')})\b(?!\s+(?:earlier|ago|before|later|after|since|prior)\b)"
)
_EACH = lazy_pattern(r"\s+(?P<unit>each|apiece)\b")
_ADVERB = lazy_pattern(r"\s+(?P<adverb>annually|yearly|daily|monthly|weekly|hourly|quarterly)\b")
_ADJECTIVE = lazy_pattern(
    r"(?i)\b(?P<adverb>annual|yearly|daily|monthly|weekly|hourly|quarterly)\s+(?:[\w-]+\s+){0,3}of\s+(?:[\w]+\s+){0,3}\Z"
)
_UNITS = {"annual": "year", "annually": "year", "yearly": "year", "daily": "day", "monthly": "month", "weekly": "week",
          "hourly": "hour", "quarterly": "quarter"}  # fmt: skip


def per_of(text: str, item: Sum) -> str | None:
    """Give the unit of a rate: "per barrel", "a year", "each", "daily"."""
    for pattern in (_PER, _A_UNIT, _EACH):
        match = pattern.match(text, item.end)
        if match is not None:
            unit = " ".join(match["unit"].split()).removesuffix(" of")
            return {"annum": "year", "apiece": "each"}.get(unit, unit)
    match = _ADVERB.match(text, item.end) or _ADJECTIVE.search(text, max(0, item.start - 60), item.core)
    return None if match is None else _UNITS[match["adverb"].casefold()]


def rate_behind(text: str, item: Sum) -> regex.Match[str] | None:
    """Match "per barrel" and the like right behind a sum; its group `rate` holds all of it."""
    return _PER.match(text, item.end)


_GIVING = frozenset(words("money_giving"))
_BODIES = frozenset((*words("money_bodies"), *words("money_people")))
# "given", "paid" and the like are no getting where the model found their subject.
_GETTING = (
    frozenset(words("money_getting")) - _GIVING - {"given", "granted", "awarded", "allocated", "allotted", "offered"}
)


def parties_of(reading: Reading, item: Sum) -> tuple[str | None, str | None]:
    """Give who pays and who is paid, where the sum is the object of a verb that the model parsed."""
    if not reading.doc.has_annotation("DEP"):
        return None, None
    head = _verb_of(reading, item)
    if head is None:
        return None, None
    subject = agent = source = target = None
    for child in head.children:
        first = next(iter(child.children), None)
        if child.dep_ == "nsubj":
            subject = child
        elif child.dep_ == "agent":
            agent = first
        elif child.dep_ == "prep" and child.lower_ == "from":
            source = first
        elif child.dep_ == "dative" or (child.dep_ == "prep" and child.lower_ == "to"):
            target = first if child.lower_ == "to" else child
    own = reading.tokens(item.core, item.end)
    subject = subject or (None if agent else _borne(head, own))
    target = None if target is not None and target in own else target  # "will provide US $5m": its sign is no payee
    if head.lower_ in _GETTING:
        return _name(reading, source), _name(reading, subject)
    return _name(reading, subject or agent), _name(reading, target)


def _borne(verb: Token, own: Span) -> Token | None:
    """Give the subject that a verb takes from the one it hangs on: "agreed to pay", "was forced to pay"."""
    for _ in range(3):
        if verb.dep_ not in {"xcomp", "conj"}:
            return None
        verb = verb.head
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                return None if child in own else child
    return None


# "promised a $10 billion deficit": what is promised is no sum that anybody pays
_NOT_PAID = frozenset(words("money_balances"))


def _verb_of(reading: Reading, item: Sum) -> Token | None:
    """Give the verb of giving or getting that a sum hangs on."""
    head = reading.tokens(item.core, item.end).root.head
    for _ in range(3):
        if head.tag_.startswith("VB") or head.head is head:
            break
        if head.lower_ in _NOT_PAID:
            return None
        head = head.head
    return head if head.lower_ in _GIVING or head.lower_ in _GETTING else None


def _name(reading: Reading, token: Token | None) -> str | None:
    """Give the words of a party: the name or the short noun phrase around its head."""
    if token is None or token.tag_ not in {"NNP", "NNPS", "NN", "NNS"}:
        return None
    if token.ent_type_ not in {"ORG", "GPE", "PERSON", "NORP"} and token.lower_ not in _BODIES:
        return None
    start, end = token.i, token.i + 1
    doc = reading.doc
    while (
        start > 0
        and doc[start - 1].head.i in range(start, end)
        and doc[start - 1].dep_ in {"compound", "amod", "nmod", "poss", "case"}
    ):
        start -= 1
    if end - start > 6:
        return None
    return reading.span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])).text
