"""Phrases that count people: a number, an article or a word for none, with the noun that says who."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from factx.kinds.casualty.lexicon import Trigger, word_set
from factx.kinds.casualty.nouns import (
    ARTICLES,
    DEFINITE,
    MAX_MODIFIERS,
    POSSESSIVES,
    WHOLES,
    Noun,
    noun_phrase,
    stop_words,
)
from factx.parts.people import PeopleNoun, people_noun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factx.kinds.casualty.lexing import Item
    from factx.types import Bound


Shape = Literal["counted", "elliptic", "article", "none", "noun"]


MORE = frozenset({"more", "additional", "further", "new", "extra"})


OTHERS = frozenset({"other", "others", "fellow"})


NONE_WORDS = frozenset({"nobody", "no-one", "none", "noone"})


OF_THEM = frozenset({"them", "these", "those", "whom", "which"})


_PAIRS = {"couple": 2, "pair": 2, "twins": 2, "trio": 3, "duo": 2}


_NO_LOSS = (["loss", "of", "life"], ["loss", "of", "lives"])


@dataclass(frozen=True, slots=True)
class People:
    """A phrase that counts people: items `first:last` (half-open).

    `noun` are the items that say who (None for bare people), `said` is the harm that the phrase itself tells
    ("44 injured people", "19 bodies"), `whole` what it is a part of ("them", or the harm: "23 of the injured").
    """

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    bound: Bound
    shape: Shape
    noun: tuple[int, int] | None = None
    head: PeopleNoun | None = None
    said: str | None = None
    weak: bool = False
    whole: str | None = None
    more: bool = False
    others: bool = False
    definite: bool = False
    figure: int = 0


def groups(items: Sequence[Item], triggers: Sequence[Trigger]) -> list[People]:
    """Find the phrases that count people in a sentence; they do not overlap."""
    by_start: dict[int, Trigger] = {}
    for trigger in triggers:
        by_start.setdefault(trigger.first, trigger)
    found: list[People] = []
    position = 0
    while position < len(items):
        group = _group_at(items, position, by_start)
        if group is None or group.last <= position:
            position += 1
            continue
        found.append(group)
        position = group.last
    return found


def _group_at(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    item = items[at]
    if item.kind == "number":
        return _counted(items, at, by_start)
    if item.kind != "word":
        return None
    if item.low in ("anyone", "anybody"):
        return People(at, at + 1, 0, 0, 0, "exact", "none", more=True, figure=at)
    if item.low in NONE_WORDS or item.low in ("no", "without", "any"):
        return _none(items, at, by_start)
    if item.low in ("both", "all") and (noun := noun_phrase(items, at + 1, by_start)) and noun.head:
        if item.low == "both" and noun.head.plural is not False and not noun.said:
            return _exact(items, at, noun, 2, definite=True)
        return None
    if item.low in _PAIRS and at and items[at - 1].low in {"a", "the", "another", *POSSESSIVES}:
        return None
    if item.low in ARTICLES or item.low in POSSESSIVES or item.low == "himself":
        return _single(items, at, by_start)
    return None


def _exact(items: Sequence[Item], first: int, noun: Noun, count: int, *, definite: bool = False) -> People:
    shape: Shape = "counted" if definite else "article"
    said = noun.said
    words = noun.words
    return People(
        first, noun.last, count, count, count, "exact", shape, words, noun.head, said, definite=definite, figure=first
    )


def _counted(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    number = items[at].number
    if number is None:
        return None
    low, best, high = (None if value is None else int(value) for value in (number.low, number.best, number.high))
    if any(value is not None and value != int(value) for value in (number.low, number.high)):
        return None
    if low == high and low is not None and _is_year(items, at, low):
        return None
    first = at
    more = others = definite = False
    while first and items[first - 1].kind == "word":
        before = items[first - 1].low
        if before in ("another", "additional", "further", "other", "extra", "a", "an", "some"):
            more |= before not in ("a", "an", "some", "other")
            others |= before == "other"
        elif before == "between" and number.bound == "range":
            pass
        elif before in DEFINITE | POSSESSIVES or before in ("all", "last", "first", "remaining"):
            definite |= before in DEFINITE | POSSESSIVES | {"all"}
        else:
            break
        first -= 1
    bound = number.bound
    if (
        bound == "at_most"
        and items[at].low.startswith("up to")
        and at
        and items[at - 1].low in ("add", "adds", "added", "adding")
    ):
        low, bound = high, "exact"  # "storms this year add up to 120 dead"
    group = People(
        first, at + 1, low, best, high, bound, "elliptic", more=more, others=others, definite=definite, figure=at
    )
    if items[at].low == "one" and at and items[at - 1].low in ("no", "any", "every", "which", "the", "each"):
        return None
    return _with_noun(items, group, at + 1, by_start)


def _is_year(items: Sequence[Item], at: int, value: int) -> bool:
    """Tell "the 1940 deaths" from "the 1,940 deaths"."""
    return (
        1800 <= value <= 2099
        and items[at].text.isdigit()
        and at > 0
        and items[at - 1].low in ("the", "in", "since", "of")
    )


def _with_noun(items: Sequence[Item], group: People, at: int, by_start: Mapping[int, Trigger]) -> People | None:
    more, others = group.more, group.others
    while at < len(items) and items[at].low in MORE | OTHERS:
        more |= items[at].low in MORE
        others |= items[at].low in OTHERS
        at += 1
    group = replace(group, more=more, others=others, last=at)
    if at < len(items) and items[at].low == "of":
        return _partitive(items, group, at, by_start)
    noun = noun_phrase(items, at, by_start)
    if noun is None:
        return group
    if noun.thing:
        return None
    if noun.head is None and noun.said is None:
        return replace(group, last=noun.last)
    return replace(
        group,
        last=noun.last,
        shape="counted" if noun.head else "noun",
        noun=noun.words,
        head=noun.head,
        said=noun.said,
        weak=noun.weak,
    )


def _partitive(items: Sequence[Item], group: People, at: int, by_start: Mapping[int, Trigger]) -> People | None:
    """Read "three of them", "23 of the injured", "two of his own guards", "hundreds of people", "17 of the 24 crew"."""
    after = at + 1
    if after >= len(items):
        return None
    word = items[after].low
    if word in OF_THEM:
        inner = by_start.get(after + 1)
        if word == "those" and inner is not None:
            named = _subject_noun(items, group.first)
            return replace(group, last=inner.last, shape="counted", noun=named, said=inner.outcome, whole=inner.outcome)
        if word == "those" and after + 1 < len(items) and items[after + 1].low == "who":
            return replace(group, last=after + 1, whole="them")
        nominal = noun_phrase(items, after + 1, by_start)
        if nominal is not None and nominal.head is not None and items[after + 1].kind == "word":
            return replace(group, last=nominal.last, noun=nominal.words, head=nominal.head, whole="them")
        return replace(group, last=after + 1, whole="them")
    while after < len(items) and items[after].low in {
        "the",
        "its",
        "his",
        "her",
        "their",
        "these",
        "those",
        "own",
        "all",
        "other",
        "total",
        "more",
        "another",
    }:
        after += 1
    if after < len(items) and items[after].kind == "number":
        if items[group.figure].low == "one" and after == at + 1:
            return None  # "one of 35 people who died": the figure is 35
        after += 1
    if after >= len(items):
        return None
    if items[after].low == "others":
        return replace(group, last=after + 1, others=True)
    noun = noun_phrase(items, after, by_start)
    if noun is not None and (noun.head or noun.said) and not noun.thing:
        definite = items[at + 1].low in DEFINITE | POSSESSIVES
        whole = (noun.said or "them") if definite and after > at + 1 else None
        return replace(
            group,
            last=noun.last,
            shape="counted",
            noun=noun.words,
            head=noun.head,
            said=noun.said,
            weak=noun.weak,
            whole=whole,
        )
    whole = WHOLES.get(items[after].low)
    if whole is not None and not (noun and noun.thing):
        return replace(group, last=after + 1, shape="noun", said=whole or None, whole=whole or "them")
    return None


def _none(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    word = items[at].low
    nobody = People(at, at + 1, 0, 0, 0, "exact", "none", figure=at)
    if word in NONE_WORDS:
        if at + 1 < len(items) and items[at + 1].low == "of" and word == "none":
            part = _partitive(items, nobody, at + 1, by_start)
            return replace(part, shape="none", whole=None, said=None) if part else None
        return nobody if word != "none" else None
    if word in ("no", "without") and [items[k].low for k in range(at + 1, min(at + 4, len(items)))] in _NO_LOSS:
        return replace(nobody, last=at + 4, said="killed")
    after = at + 1
    while after < len(items) and items[after].low in ("other", "further", "more", "new", "additional", "any", "single"):
        after += 1
    if after < len(items) and word == "no" and items[after].low == "one":
        return replace(nobody, last=after + 1)
    noun = noun_phrase(items, after, by_start)
    if noun is None or noun.thing or not (noun.head or noun.said):
        return None
    if {"body", "bodies", "corpses"} & {item.low for item in items[after : noun.last]}:
        return None
    if word in ("without", "any") and not noun.said and not (word == "any" and noun.head and _denied(items, at)):
        return None
    if word == "any" and not _denied(items, at):
        return None
    last = noun.last
    words = noun.words
    if noun.said and last + 1 < len(items) and items[last].low in ("among", "of"):
        inner = noun_phrase(items, last + 1 + (items[last + 1].low in {"the", *POSSESSIVES}), by_start)
        if inner is not None and inner.head is not None:
            words, last = inner.words, inner.last
            noun = replace(noun, head=inner.head)
    return replace(nobody, last=last, noun=words, head=noun.head, said=noun.said)


def _denied(items: Sequence[Item], at: int) -> bool:
    return any(item.low in ("deny", "denies", "denied", "denying") for item in items[max(0, at - 6) : at])


def _single(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    """Read an article or a possessive with a noun in the singular as one: "a woman", "his wife", "another soldier"."""
    word = items[at].low
    if word == "himself":
        return People(at, at + 1, 1, 1, 1, "exact", "article", figure=at)
    after = at + 1
    if after < len(items) and items[after].low == "own":
        after += 1
    if (
        word == "another"
        and after < len(items)
        and (
            items[after].low in word_set("casualty_auxiliaries")
            or (after in by_start and by_start[after].syntax == "state")
        )
    ):
        return People(at, after, 1, 1, 1, "exact", "elliptic", more=True, figure=at)
    couple = _couple(items, after)
    if couple:
        last, count = couple
        return People(at, last, count, count, count, "exact", "article", noun=(after, last), figure=at)
    noun = noun_phrase(items, after, by_start)
    if noun is None or noun.head is None or noun.thing or noun.head.plural is not False or noun.words is None:
        return None
    if noun.head.people and not _ends_phrase(items, noun.last, by_start):
        return None
    if noun.weak or any(items[index].kind == "number" for index in range(*noun.words)):
        return None
    return replace(_exact(items, at, noun, 1), more=word == "another")


def _ends_phrase(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> bool:
    """Tell "a Briton" from "a British team": the name of a people is an adjective before any noun."""
    return at >= len(items) or items[at].kind != "word" or items[at].low in stop_words() or at in by_start


def _couple(items: Sequence[Item], at: int) -> tuple[int, int] | None:
    for index in range(at, min(at + 3, len(items))):
        low = items[index].low
        if low == "family" and index + 2 < len(items) and items[index + 1].low == "of":
            number = items[index + 2].number
            if number is not None and number.best is not None:
                return index + 3, int(number.best)
        if low in _PAIRS and not (index + 1 < len(items) and items[index + 1].low == "of"):
            return index + 1, _PAIRS[low]
        noun = people_noun(low)
        if items[index].kind != "word" or low in stop_words() or (noun is not None and noun.plural):
            return None
    return None


def _subject_noun(items: Sequence[Item], first: int) -> tuple[int, int] | None:
    """Give who "was one of those murdered": the words of the sentence before the verb."""
    if first and items[first - 1].low in ("was", "is", "were") and 0 < first - 1 <= MAX_MODIFIERS:
        return (1 if items[0].low in ARTICLES | DEFINITE else 0), first - 1
    return None
