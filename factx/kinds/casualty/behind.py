"""What stands behind a number before or beside its noun: a bracket, animals, who they all are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.nouns import noun_phrase
from factx.kinds.casualty.people import People
from factx.parts.people import is_animal, is_thing, people_noun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factx.kinds.casualty.lexicon import Trigger
    from factx.kinds.casualty.lexing import Item
    from factx.parts.numbers import Number

_MAX_BRACKET = 7
_MAX_OWNER = 5
_SHARES = (
    "half",
    "third",
    "thirds",
    "quarter",
    "quarters",
    "fifth",
    "fifths",
    "tenth",
    "tenths",
    "percent",
    "cent",
    "most",
    "majority",
)
_MAX_MODIFIED = 4


def is_share(items: Sequence[Item], first: int) -> bool:
    """Say whether people are what a share is taken of: "half of the country's 12 million people need aid"."""
    at = first - 1
    while at > max(0, first - _MAX_OWNER) and items[at].kind == "word" and items[at].low != "of":
        if not (items[at].text[0].isupper() or items[at].low == "the" or items[at].text.endswith(("'s", "s'", "’s"))):
            return False
        at -= 1
    return at > 0 and items[at].low == "of" and items[at - 1].low.endswith(_SHARES)


def as_many(items: Sequence[Item], at: int, before: People | None) -> People | None:
    """Read "as many" of a number told before it: "three were killed and as many wounded"."""
    if before is None or before.low is None or [item.low for item in items[at : at + 2]] != ["as", "many"]:
        return None
    after = at + 2
    while after < len(items) and items[after].low in ("more", "again", "others"):
        after += 1
    if after < len(items) and items[after].low in ("as", "people", "times"):
        return None
    return People(at, after, before.low, before.best, before.high, before.bound, "elliptic", others=True, figure=at)


def over_bracket(items: Sequence[Item], at: int, number: Number) -> int:
    """Step over a share or the same number said again: "228 (72%) severe cases", "six (six) men"."""
    close = at + 2
    while close < min(len(items), at + _MAX_BRACKET) and items[close].text != ")":
        close += 1
    if close + 1 >= len(items) or items[at].text != "(" or items[close].text != ")":
        return at
    inside = items[at + 1 : close]
    again = len(inside) == 1 and inside[0].number is not None and inside[0].number.best == number.best
    return close + 1 if again or inside[-1].text == "%" else at


def counts_animals(items: Sequence[Item], at: int) -> bool:
    """Say whether a number counts animals: "300 sheep", "1,200 head of cattle"."""
    if items[at].kind != "number":
        return False
    behind = items[at + 1 : at + 1 + _MAX_MODIFIED]
    end = next((k for k, item in enumerate(behind) if item.kind != "word"), len(behind))
    return any(is_animal(item.low) for item in behind[:end])


def of_which_things(items: Sequence[Item], first: int) -> bool:
    """Say whether a number is one of things just named: "half of the animals, of which 23 had been killed"."""
    if [item.low for item in items[max(0, first - 2) : first]] != ["of", "which"]:
        return False
    at = first - 3 - (first > 3 and items[first - 3].text == ",")
    return at >= 0 and is_thing(items[at].low)


def all_of_them(items: Sequence[Item], group: People, by_start: Mapping[int, Trigger]) -> People:
    """Take who bare people are said to be behind them: "the remaining 179, all passengers and crew, are dead"."""
    at = group.last
    bodies = group.said == "killed" and group.head is None
    if [item.low for item in items[at : at + 2]] != [",", "all"] or not (bodies or _is_unnamed(group)):
        return group
    after = [item.low for item in items[at + 2 : at + 4]]
    at += 4 if after == ["of", "them"] else 3 if after[:1] == ["of"] else 2
    noun = noun_phrase(items, at, by_start) if at < len(items) else None
    if noun is None or noun.thing or noun.words is None or noun.head is None or not noun.head.plural:
        return group
    last = noun.last
    if last + 1 < len(items) and items[last].low == "and" and people_noun(items[last + 1].low):
        last += 2
    closed = last >= len(items) or items[last].kind == "mark"
    return replace(group, noun=(noun.words[0], last), head=noun.head) if closed else group


def _is_unnamed(group: People) -> bool:
    bare = group.shape == "elliptic" or (group.head is not None and group.head.bare)
    return bare and group.said is None and group.noun is None
