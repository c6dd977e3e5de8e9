"""What a phrase can be by its head noun: a thing, somebody who pays, a percentage, or no more than "a sum"."""

from __future__ import annotations

from factx.kinds.money.phrases import Phrase, head, is_name
from factx.kinds.money.tagged import NOUN, Words
from factx.parts import currencies
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import words

GENERIC = frozenset(words("money_generic"))
_THINGS = frozenset(words("money_things"))
_PEOPLE = frozenset(
    (*words("money_people"), *words("people_any"), *words("people_security"), *words("people_combatant"))
)
BODIES = frozenset(words("money_bodies")) | _PEOPLE

_BESIDE = frozenset(words("money_beside"))


def is_beside(found: Words, phrase: Phrase) -> bool:
    """Say whether a phrase tells where, when said or in what matter, seldom what a sum is of: "a two-year inquiry"."""
    return found.text(head(found, phrase)) in _BESIDE


_IDLE = frozenset({"percent", "cent", "pct", "points", *words("money_times")})


def is_generic(found: Words, phrase: Phrase) -> bool:
    """Say whether a phrase says no more than that there is a sum."""
    if found.text(head(found, phrase)) == "rate" and phrase[1] - phrase[0] > 1:
        return False  # "the official rate" is a price of its own
    nouns = [found.text(index) for index in range(*phrase) if found.tag(index) in NOUN]
    nouns = [noun for noun in nouns if noun not in _IDLE] or nouns
    return bool(nouns) and all(noun in GENERIC for noun in nouns)


_COUNTS = frozenset({"percent", "cent", "points", "pct", "crore", "crores", "lakh", "lakhs", "million", "millions",
                     "billion", "billions", "trillion", "trillions", "mw", "megawatts", "gigawatts", "kw"})  # fmt: skip


def is_percent(found: Words, phrase: Phrase) -> bool:
    """Say whether a phrase is a rate of change or a figure of its own."""
    noun = found.text(head(found, phrase))
    return noun in _COUNTS or not noun[0].isalpha() or _is_glued_sum(noun)


def is_sum(found: Words, phrase: Phrase) -> bool:
    """Say whether a phrase is the currency of a figure: "1 million soms", "Rs 19"; "the dollar" has a price itself."""
    if found.text(phrase[1])[:1].isdigit() and _is_sign(found.text(phrase[1] - 1)):
        return True
    counted = found.tag(phrase[0] - 1) in {"CD", "$"} or found.tag(head(found, phrase) - 1) in {"CD", "$"}
    return counted and currencies.meaning(found.text(head(found, phrase))) != ()


_GLUED_SUM = lazy_pattern(r"(?P<sign>\p{L}{1,3}\$?)[\d.,]+\p{L}{0,3}")


def _is_glued_sum(word: str) -> bool:
    """Say whether a word is another sum: "rs41.68", which the model takes for a noun."""
    match = _GLUED_SUM.fullmatch(word)
    if match is None:
        return False
    return _is_sign(match["sign"])


def _is_sign(sign: str) -> bool:
    return any(currencies.meaning(form) for form in (sign, sign.upper(), sign.capitalize()))


def past_percent(found: Words, phrase: Phrase) -> Phrase | None:
    """Give the thing of "73 percent of the bank", nothing where a phrase is no more than a rate."""
    if not is_percent(found, phrase):
        return phrase
    link = head(found, phrase) + 1
    if found.text(link) != "of" or link + 1 >= phrase[1]:
        return None
    start = link + 1
    while start < phrase[1] - 1 and found.tag(start) in {"DT", "PRP$"}:
        start += 1
    return start, phrase[1]


def is_people(found: Words, phrase: Phrase) -> bool:
    """Say whether a phrase tells of people, not of an office or a company: "bereaved families"."""
    noun = found.text(head(found, phrase))
    return noun in _PEOPLE or noun.removesuffix("s") in _PEOPLE


def is_body(found: Words, phrase: Phrase) -> bool:
    """Say whether a phrase tells who pays or is paid."""
    if found.tag(phrase[0]) == "VBG" and found.tag(phrase[0] + 1) in {"DT", "PRP$", "NNP"}:
        return False  # "rebuilding the country" is a thing done
    noun = found.text(head(found, phrase))
    if noun in BODIES or noun.removesuffix("s") in BODIES:
        return True
    named = found.items[head(found, phrase)].name
    return (
        is_name(found, phrase)
        and noun not in _THINGS
        and named not in {"FAC", "PRODUCT", "LAW", "WORK_OF_ART", "EVENT"}
    )
