"""People said to be none: "nobody", "no casualties", "none of the passengers", "not a single villager"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.lexicon import word_set
from factx.kinds.casualty.nouns import POSSESSIVES, noun_phrase
from factx.kinds.casualty.people import People

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factx.kinds.casualty.lexicon import Trigger
    from factx.kinds.casualty.lexing import Item
    from factx.kinds.casualty.nouns import Noun

_NONE_WORDS = frozenset({"nobody", "no-one", "none", "noone", "neither"})
_NO_LOSS = (["loss", "of", "life"], ["loss", "of", "lives"])
_NEGATIVES = frozenset({"no", "without", "any"})
_BETWEEN = frozenset({"other", "further", "more", "new", "additional", "any", "single"})
_BOTH_HARMS = ("killed", "injured")
_BODIES = frozenset({"body", "bodies", "corpses"})
NO_ONE = _NONE_WORDS | _NEGATIVES | {"anyone", "anybody", "not"}


def nobody(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    """Read a phrase at an item that says that there is nobody, None where none begins there."""
    low = items[at].low
    if low in ("anyone", "anybody"):
        return People(at, at + 1, 0, 0, 0, "exact", "none", more=True, figure=at)
    if low in _NONE_WORDS:
        return _nobody(items, at, by_start)
    if low in _NEGATIVES:
        return _none(items, at, by_start)
    return _not_one(items, at, by_start) if low == "not" else None


def _nobody(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    """Read "nobody", "none of the passengers"; a bare "none" tells nothing of people."""
    nobody = People(at, at + 1, 0, 0, 0, "exact", "none", figure=at)
    if items[at].low not in ("none", "neither"):
        return _nobody_among(items, _nobody_else(items, nobody), by_start)
    if (
        at + 1 < len(items)
        and items[at].low == "neither"
        and items[at + 1].kind == "word"
        and items[at + 1].low != "of"
    ):
        return _no_such(nobody, noun_phrase(items, at + 1, by_start))
    if at + 1 < len(items) and at + 1 in by_start and by_start[at + 1].syntax in ("harm", "state"):
        return nobody  # "six dead, none hurt"
    if _be_harmed(items, at + 1, by_start):
        return nobody  # "but none was hurt"
    if at + 1 >= len(items) or items[at + 1].low != "of":
        return None
    after = at + 2
    while after < len(items) and (
        items[after].low in word_set("casualty_determiners") or items[after].kind == "number"
    ):
        after += 1
    if after < len(items) and (items[after].low in ("them", "whom") or items[after - 1].low == "those"):
        return replace(nobody, last=after + (items[after].low in ("them", "whom", "aboard", "present", "inside")))
    noun = noun_phrase(items, after, by_start)
    if noun is None or noun.thing or noun.head is None:
        return None
    return replace(nobody, last=noun.last, noun=noun.words, head=noun.head)


def _nobody_else(items: Sequence[Item], nobody: People) -> People:
    """Take in the "else" of "nobody else", "no one else"."""
    at = nobody.last
    return replace(nobody, last=at + 1) if at < len(items) and items[at].low == "else" else nobody


def _nobody_among(items: Sequence[Item], nobody: People, by_start: Mapping[int, Trigger]) -> People:
    """Read "nobody among the rescuers", "no one of the crew"."""
    at = nobody.last
    if [item.low for item in items[at : at + 2]] not in (["among", "the"], ["of", "the"], ["amongst", "the"]):
        return nobody
    noun = noun_phrase(items, at + 2, by_start)
    if noun is None or noun.thing or noun.head is None or noun.said:
        return nobody
    return replace(nobody, last=noun.last, noun=noun.words, head=noun.head)


def _be_harmed(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> bool:
    if at + 1 >= len(items) or items[at].low not in ("was", "were", "is", "are"):
        return False
    after = at + 2 if items[at + 1].low.endswith("ly") else at + 1
    return after in by_start and by_start[after].syntax in ("harm", "state")


def _no_such(nobody: People, noun: Noun | None) -> People | None:
    if noun is None or noun.thing or noun.head is None or noun.said:
        return None
    return replace(nobody, last=noun.last, noun=noun.words, head=noun.head)


def _not_one(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    """Read "not a single passenger", "not one villager", "not a single death"."""
    following = [item.low for item in items[at + 1 : at + 3]]
    after = at + 3 if following == ["a", "single"] else at + 2 if following[:1] == ["one"] else None
    nobody = People(at, at + 1, 0, 0, 0, "exact", "none", figure=at)
    noun = noun_phrase(items, after, by_start) if after is not None else None
    if noun is not None and noun.said and not noun.thing:
        return replace(nobody, last=noun.last, noun=noun.words, head=noun.head, said=noun.said)
    return _no_such(nobody, noun)


def _none(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    """Read "no one", "no casualties", "without loss of life", and "any deaths among civilians" where it is denied."""
    word = items[at].low
    nobody = People(at, at + 1, 0, 0, 0, "exact", "none", figure=at)
    if word != "any" and [item.low for item in items[at + 1 : at + 4]] in _NO_LOSS:
        return replace(nobody, last=at + 4, said="killed")
    after = at + 1
    while after < len(items) and items[after].low in _BETWEEN:
        after += 1
    if after < len(items) and word == "no" and items[after].low == "one":
        return _nobody_else(items, replace(nobody, last=after + 1))
    noun = noun_phrase(items, after, by_start)
    if noun is None or noun.thing or _BODIES & {item.low for item in items[after : noun.last]}:
        return None
    counts = {"no": noun.head or noun.said, "without": noun.said, "any": _is_denied(items, at)}
    if not counts[word] or not (noun.head or noun.said):
        return None
    noun = _or_other_harm(items, noun, by_start)
    named = _among(items, noun, by_start)
    return replace(nobody, last=named.last, noun=named.words, head=named.head, said=noun.said)


def _or_other_harm(items: Sequence[Item], noun: Noun, by_start: Mapping[int, Trigger]) -> Noun:
    """Take two harms that both did not happen as one: "no deaths or injuries"."""
    at = noun.last
    if at >= len(items) or items[at].low not in ("or", "and", "nor") or noun.said not in _BOTH_HARMS:
        return noun
    other = noun_phrase(items, at + 1, by_start)
    if other is None or other.said not in _BOTH_HARMS or other.said == noun.said or other.thing:
        return noun
    return replace(noun, last=other.last, said="casualties")


def _among(items: Sequence[Item], noun: Noun, by_start: Mapping[int, Trigger]) -> Noun:
    """Give the people behind a noun of harm: "deaths among civilians"."""
    at = noun.last
    if not noun.said or at + 1 >= len(items) or items[at].low not in ("among", "of"):
        return noun
    inner = noun_phrase(items, at + 1 + (items[at + 1].low in {"the", *POSSESSIVES}), by_start)
    return inner if inner is not None and inner.head is not None else noun


def _is_denied(items: Sequence[Item], at: int) -> bool:
    return any(item.low in ("deny", "denies", "denied", "denying") for item in items[max(0, at - 6) : at])
