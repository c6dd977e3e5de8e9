"""Phrases that count people: a number, an article or a word for none, with the noun that says who."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.ages import after_ages, is_age
from factx.kinds.casualty.behind import all_of_them, as_many, counts_animals, of_which_things, over_bracket
from factx.kinds.casualty.edges import ends_here
from factx.kinds.casualty.harm_words import WHOLES
from factx.kinds.casualty.lexicon import Trigger, word_set
from factx.kinds.casualty.nouns import (
    ARTICLES,
    COUNTED,
    DEFINITE,
    MAX_MODIFIERS,
    POSSESSIVES,
    Noun,
    noun_phrase,
    stop_words,
)
from factx.kinds.casualty.people import OF_THEM, People, Shape
from factx.kinds.casualty.unnumbered import unnumbered
from factx.parts.people import people_noun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factx.kinds.casualty.lexing import Item

MORE = frozenset({"more", "additional", "further", "new", "extra"})

OTHERS = frozenset({"other", "others", "fellow"})
_COLLECTIVES = frozenset(  # "12 of the security forces", "five of the crew", "three of the family"
    {"forces", "force", "army", "navy", "military", "militia", "gang", "group", "band", "squad", "patrol", "unit"}
    | {"battalion", "regiment", "brigade", "platoon", "convoy", "expedition", "party", "team", "household", "garrison"}
)
_ADDED = frozenset({"another", "additional", "further", "extra"})
_SPANS = frozenset({"year", "month", "week", "season", "night", "weekend", "summer", "winter", "spring", "autumn"})
_SUMS = frozenset({"total", "average", "maximum", "record"})
_OWNERS = ("'s", "s'")
_ROUND = (10, 100, 1000)
_TOTALS = frozenset(
    {"a", "an", "combined", "estimated", "staggering", "grand", "overall", "further", "confirmed", "whopping"}
)
_BEFORE = (
    _ADDED | DEFINITE | POSSESSIVES | {"other", "a", "an", "some", "all", "last", "first", "remaining", "surviving"}
)
_ADD = frozenset(
    {"add", "adds", "added", "adding", "go", "goes", "gone", "went", "going", "rise", "risen", "rose", "rising"}
    | {"climbed", "crept", "moved", "jumped", "shot", "brought", "bringing", "brings", "came", "coming", "revised"}
)


def groups(items: Sequence[Item], triggers: Sequence[Trigger]) -> list[People]:
    """Find the phrases that count people in a sentence; they do not overlap."""
    by_start: dict[int, Trigger] = {}
    for trigger in sorted(triggers, key=lambda one: (one.first, one.syntax not in COUNTED)):
        by_start.setdefault(trigger.first, trigger)
    found: list[People] = []
    position, animals = 0, False
    while position < len(items):
        group = _group_at(items, position, by_start) or as_many(items, position, found[-1] if found else None)
        if group is None or group.last <= position:
            animals = animals or counts_animals(items, position)
            position += 1
            continue
        if _is_exempt(items, group.first):
            position = group.last  # "25 bodies, all but four of them children"
            continue
        if group.shape == "elliptic" and of_which_things(items, group.first):
            position = group.last
            continue
        if animals and group.shape == "elliptic" and (group.more or group.others):
            position = group.last  # "1,200 antelopes were found dead, and 340 more were buried"
            continue
        animals = animals and group.head is None
        if group.head is not None and group.low == group.high:
            group = replace(group, last=after_ages(items, group.last, group.low))
        group = all_of_them(items, group, by_start)
        found.append(group)
        position = group.last
    return found


def _is_exempt(items: Sequence[Item], first: int) -> bool:
    return [item.low for item in items[max(0, first - 2) : first]] == ["all", "but"]


def _group_at(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    kind = items[at].kind
    if kind == "number":
        return None if is_age(items, at) else _counted(items, at, by_start)
    return unnumbered(items, at, by_start) if kind == "word" else None


def _counted(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    number = items[at].number
    if number is None or any(value is not None and value != int(value) for value in (number.low, number.high)):
        return None
    low, best, high = (None if value is None else int(value) for value in (number.low, number.best, number.high))
    if (low == high and low is not None and _is_year(items, at, low)) or _is_no_count(items, at):
        return None
    bound = number.bound
    if bound == "at_most" and items[at].low.startswith("up to") and at and items[at - 1].low in _ADD:
        low, bound = high, "exact"  # "storms this year add up to 120 dead"
    group = People(at, at + 1, low, best, high, bound, "elliptic", figure=at)
    return _with_noun(items, _with_determiners(items, group), over_bracket(items, at + 1, number), by_start)


def _with_determiners(items: Sequence[Item], group: People) -> People:
    """Take in the words before the number: "an additional 17", "the five", "between 10 and 15", "a total of 316"."""
    first, more, others, definite = _before_total(items, group.first), False, False, False
    while first and items[first - 1].kind == "word":
        low = items[first - 1].low
        owner = people_noun(low) if items[first - 1].text.endswith(_OWNERS) else None
        if owner is not None and owner.plural is False and first > 1:
            first, definite = first - 1, True  # "my sister's two sons"
            continue
        if low not in _BEFORE and not (low == "between" and group.bound == "range"):
            break
        more |= low in _ADDED
        others |= low == "other"
        definite |= low in DEFINITE | POSSESSIVES | {"all"}
        first -= 1
    return replace(group, first=first, more=more, others=others, definite=definite)


def _before_total(items: Sequence[Item], first: int) -> int:
    """Step back over "a total of", "an estimated total of", "an average of"."""
    if first < len(("a", "total", "of")) or items[first - 1].low != "of" or items[first - 2].low not in _SUMS:
        return first
    at = first - 2
    while at and items[at - 1].kind == "word" and items[at - 1].low in _TOTALS:
        at -= 1
    return at if items[at].low in ("a", "an") else first


def _is_no_count(items: Sequence[Item], at: int) -> bool:
    """Tell an age and the pronoun "one" from a count."""
    if any(item.low == "aged" for item in items[max(0, at - 4) : at]):
        return True  # "two sisters aged six and nine"
    return items[at].low == "one" and at > 0 and items[at - 1].low in ("no", "any", "every", "which", "the", "each")


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
    if at + 1 < len(items) and items[at].low in ("last", "this", "next") and items[at + 1].low in _SPANS:
        return group  # "11 lives in May and 14 last year"
    if at < len(items) and items[at].low == "of":
        return _partitive(items, group, at, by_start)
    if [item.low for item in items[at : at + 2]] == ["out", "of"] and _is_whole(items, at + 2):
        return _of_counted(items, group, at + 2, by_start)
    noun = noun_phrase(items, at, by_start)
    if noun is None:
        return _one_a(items, group, at, by_start)
    if (
        noun.head is not None
        and noun.head.singular == "head"
        and noun.last < len(items)
        and items[noun.last].low == "of"
    ):
        return None  # "1,500 head of cattle"
    return None if noun.thing else _named(group, noun)


def _one_a(items: Sequence[Item], group: People, at: int, by_start: Mapping[int, Trigger]) -> People:
    """Read "one a policeman", "one of them a nurse": the noun of one person behind its number."""
    if group.low != 1 or at + 1 >= len(items) or items[at].low not in ("a", "an"):
        return group
    noun = noun_phrase(items, at + 1, by_start)
    if noun is None or noun.thing or noun.head is None or noun.said or noun.head.plural:
        return group
    return replace(group, last=noun.last, noun=noun.words, head=noun.head)


def _named(group: People, noun: Noun) -> People:
    if noun.head is None and noun.said is None:
        return replace(group, last=noun.last, unsure=noun.unsure, unlisted=noun.words)
    shape: Shape = "counted" if noun.head else "noun"
    named = replace(group, last=noun.last, shape=shape, noun=noun.words, head=noun.head)
    return replace(named, said=noun.said, weak=noun.weak)


def _partitive(items: Sequence[Item], group: People, at: int, by_start: Mapping[int, Trigger]) -> People | None:
    """Read "three of them", "23 of the injured", "two of his own guards", "hundreds of people", "17 of the 24 crew"."""
    if at + 1 >= len(items):
        return None
    if items[at + 1].low in OF_THEM and not _are_harms(items, at + 2, by_start):
        return _of_them(items, group, at + 1, by_start)
    after = at + 1
    while after < len(items) and items[after].low in word_set("casualty_determiners"):
        after += 1
    if items[after - 1].low == "own" and (after >= len(items) or items[after].kind != "word"):
        return replace(group, last=after, whole="them")  # "for the loss of two of their own"
    if after + 1 < len(items) and items[after].text.endswith(_OWNERS) and items[after + 1].kind == "number":
        after += 1  # "150 of the village's 1,800 residents"
    if after >= len(items):
        return None
    if items[after].kind == "number":
        # In "one of 35 people who died" the figure is 35.
        single = items[group.figure].low == "one" and after == at + 1
        return None if single else _of_counted(items, group, after, by_start)
    if items[after].low == "others":
        return replace(group, last=after + 1, others=True)
    return _of_noun(items, group, after, by_start, definite=items[at + 1].low in DEFINITE | POSSESSIVES)


def _are_harms(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> bool:
    """Tell "six of these deaths" from "six of these"."""
    return items[at - 1].low in DEFINITE and at in by_start and by_start[at].syntax in ("count", "case")


def _is_whole(items: Sequence[Item], at: int) -> bool:
    """Tell "six out of 40 people" from the share in "six out of ten people"."""
    number = items[at].number if at < len(items) else None
    return number is not None and number.best is not None and number.best > _ROUND[0] and number.best not in _ROUND


def _of_counted(items: Sequence[Item], group: People, at: int, by_start: Mapping[int, Trigger]) -> People | None:
    """Read a part of a whole with its own number: "17 of the 24 crew", "six of the 20 wounded"."""
    noun = noun_phrase(items, at + 1, by_start) if at + 1 < len(items) else None
    if noun is not None and (noun.thing or noun.unsure):
        return None  # "four of the six missiles"
    whole = _counted(items, at, by_start)
    part = _of_noun(items, group, at + 1, by_start, definite=True) if at + 1 < len(items) else None
    return replace(part or replace(group, last=at + 1, whole="them"), inner=whole)


def _of_noun(
    items: Sequence[Item], group: People, at: int, by_start: Mapping[int, Trigger], *, definite: bool
) -> People | None:
    noun = noun_phrase(items, at, by_start)
    if noun is not None and (noun.head or noun.said) and not noun.thing and not _goes_on(items, noun.last):
        return replace(_named(group, noun), shape="counted", whole=(noun.said or "named") if definite else None)
    body = next((k for k in range(at, min(at + 4, len(items))) if items[k].low in _COLLECTIVES), None)
    begins = items[at].low not in word_set("casualty_auxiliaries")  # "eleven of the 13 were army men"
    if definite and begins and body is not None and all(items[k].kind == "word" for k in range(at, body)):
        return replace(group, last=body + 1, shape="counted", noun=(at, body + 1), whole="named")
    whole = WHOLES.get(items[at].low)
    if at + 1 < len(items) and items[at + 1].tag in ("NN", "NNS") and items[at + 1].low not in stop_words():
        return None  # "one of the affected villages"
    if whole is None or (noun is not None and noun.thing):
        return None
    return replace(group, last=at + 1, shape="noun", said=whole or None, whole=whole or "them")


def _goes_on(items: Sequence[Item], at: int) -> bool:
    return at < len(items) and items[at].low in _COLLECTIVES  # "12 of the police force"


def _of_them(items: Sequence[Item], group: People, at: int, by_start: Mapping[int, Trigger]) -> People:
    """Read "nine of them children", "one of those murdered", "three of those who fled"."""
    harm = by_start.get(at + 1)
    if items[at].low == "those" and harm is not None:
        named = _subject_noun(items, group.first)
        return replace(group, last=harm.last, shape="counted", noun=named, said=harm.outcome, whole=harm.outcome)
    owner = people_noun(items[at + 1].text.casefold().rstrip("'").removesuffix("'s")) if at + 1 < len(items) else None
    if owner is not None and items[at + 1].text.endswith(_OWNERS) and ends_here(items, at + 2, prepositions=True):
        return replace(group, last=at + 2, noun=(at + 1, at + 2), head=owner, whole="them")  # "12 of them children's"
    nominal = noun_phrase(items, at + 1, by_start)
    if nominal is not None and nominal.head is not None:
        return replace(group, last=nominal.last, noun=nominal.words, head=nominal.head, whole="them")
    them = replace(group, last=at + 1, whole="them")
    told = noun_phrase(items, at + 3, by_start) if group.low == 1 and _opens_apposition(items, at + 1) else None
    if told is not None and told.head is not None and not told.said and told.last < len(items):
        return replace(them, noun=told.words, head=told.head) if items[told.last].text == "," else them
    return _one_a(items, them, at + 1, by_start)


def _opens_apposition(items: Sequence[Item], at: int) -> bool:
    """Say whether a comma and an article begin who one of them is: "One of them, a woman doctor, was beaten"."""
    return at + 2 < len(items) and items[at].text == "," and items[at + 1].low in ("a", "an")


def _subject_noun(items: Sequence[Item], first: int) -> tuple[int, int] | None:
    """Give who "was one of those murdered": the words of the sentence before the verb."""
    if first and items[first - 1].low in ("was", "is", "were") and 0 < first - 1 <= MAX_MODIFIERS:
        return (1 if items[0].low in ARTICLES | DEFINITE else 0), first - 1
    return None
