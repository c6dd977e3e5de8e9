"""People counted without a number: "a woman", "his wife", "a couple", "both men", "the driver"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.edges import ends_here
from factx.kinds.casualty.kin import KIN
from factx.kinds.casualty.lexicon import Trigger, word_set
from factx.kinds.casualty.nobody import NO_ONE, nobody
from factx.kinds.casualty.nouns import ARTICLES, POSSESSIVES, Noun, noun_phrase, stop_words
from factx.kinds.casualty.ordinals import ORDINALS, is_ordinal_person, is_place, ordinal
from factx.kinds.casualty.people import People, Shape
from factx.parts.people import people_noun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factx.kinds.casualty.lexing import Item

_AND_LAST = (["and", "last"], ["and", "latest"], ["and", "final"])
_PAIRS = {"couple": 2, "pair": 2, "twins": 2, "trio": 3, "duo": 2}
_WED = frozenset({"couple", "twins"})
_ONE_HARM = frozenset({"death", "fatality", "injury", "infection", "casualty", "body", "corpse"})
_ONE_MORE = frozenset({"death", "fatality", "injury", "infection"})
_MAX_PAIR = 25
_SHORTEST = 2
_MAX_VERB = 4
_GOVERNS = frozenset({"harm", "harmlike", "searching", "object", "pulling", "catching"})
_SAID_OF = ("state", "happen")
_ONE_OR_MANY = ("ese", "iss")  # "a Vietnamese", "a Swiss"
_ANYONE = frozenset(
    {"man", "woman", "boy", "girl", "child", "victim", "patient", "baby", "infant", "teenager", "youth", "toddler"}
    | {"person", "survivor", "civilian", "resident", "citizen", "family", "public", "crowd", "household", "community"}
)
_OFFICES = frozenset(  # whom a reader knows by name: "killed the mayor"
    {"mayor", "governor", "president", "minister", "premier", "chancellor", "king", "queen", "prince", "princess"}
    | {"sultan", "emir", "captain", "commander", "general", "ambassador", "pope", "bishop", "archbishop", "leader"}
    | {"director", "chairman", "senator", "lawmaker", "legislator", "chief", "commissioner", "editor", "candidate"}
    | {"politician", "monarch", "judge", "deputy", "congressman", "envoy", "consul", "diplomat", "author", "singer"}
)
_ROLES = frozenset({"driver", "pilot", "co-pilot", "copilot"})
_AFTER_HARM = frozenset(
    {"when", "as", "after", "in", "by", "at", "on", "during", "while", "before", ",", "and", ")", "–"}
)


def unnumbered(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    """Read a phrase that counts people without a number at an item, None where none begins there."""
    low = items[at].low
    if low in NO_ONE:
        return nobody(items, at, by_start)
    if low == "both":
        return _both(items, at, by_start)
    if ordinal(low):
        return _nth(items, at, at, by_start)
    if low == "himself":
        return People(at, at + 1, 1, 1, 1, "exact", "article", figure=at)
    if low == "the":
        return _known(items, at, by_start)
    if low in KIN and at > _SHORTEST and items[at - 1].low in ("and", ",") and items[at - 2].low in KIN:
        return _next_of_kin(items, at, by_start)
    if at and low in KIN and items[at - 1].text.endswith(("'s", "s'", "’s", "s’")):
        one = _single(items, at - 1, by_start)  # "the mayor's wife"
        return None if one is None or one.last <= at else replace(one, first=at, figure=at)
    return _single(items, at, by_start) if low in ARTICLES | POSSESSIVES else None


def _known(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    """Read "the couple", "the wife of the mayor", "the driver": one or two whom the story knows by what they are."""
    couple = _couple(items, at + 1) if at + 1 < len(items) and items[at + 1].low in _PAIRS else None
    if couple is not None:
        pair = People(at, *couple, couple[1], couple[1], "exact", "elliptic", definite=True, figure=at)
        return replace(pair, shape="counted", noun=(at + 1, couple[0])) if items[at + 1].low in _WED else pair
    if at + 2 < len(items) and items[at + 1].low == "other" and _is_verb(items, at + 2, by_start):
        first = any(item.low == "one" for item in items[max(0, at - _MAX_PAIR) : at])  # "one drowned, the other ..."
        return People(at, at + 2, 1, 1, 1, "exact", "elliptic", others=True, figure=at) if first else None
    one = _is_kin_of(items, at + 1) or _is_lone(items, at + 1, by_start)
    return _single(items, at, by_start) if one else None


def _next_of_kin(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    """Read the son of "his wife and son", "the mayor's wife, sister and son": the possessive is that of all."""
    start = at - 1
    while start and (items[start].low in KIN or items[start].low in ("and", ",")):
        start -= 1
    owned = items[start].low in POSSESSIVES or items[start].text.endswith("'s")
    noun = noun_phrase(items, at, by_start)
    named = noun is not None and noun.last < len(items) and items[noun.last].tag in ("NNP", "NNPS")
    return _exact(at, noun, 1) if owned and noun is not None and noun.last == at + 1 and not named else None


def _both(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    """Read "both men", "both of them", and "both" before a verb."""
    if [item.low for item in items[at + 1 : at + 3]] in (["of", "them"], ["of", "whom"]):
        return People(at, at + 3, 2, 2, 2, "exact", "elliptic", whole="them", definite=True, figure=at)
    if at + 1 < len(items) and _is_verb(items, at + 1, by_start):
        return People(at, at + 1, 2, 2, 2, "exact", "elliptic", definite=True, figure=at)
    noun = noun_phrase(items, at + 1, by_start)
    return _exact(at, noun, 2, definite=True) if noun is not None and _are_both(items, noun) else None


def _are_both(items: Sequence[Item], noun: Noun) -> bool:
    """Tell "both men" from "both police and rebels"."""
    many = noun.head is not None and noun.head.plural is not False and not noun.said
    return many and [item.low for item in items[noun.last : noun.last + 1]] != ["and"]


def _is_kin_of(items: Sequence[Item], at: int) -> bool:
    """Read "the wife of the mayor", "the wife and two daughters of a lecturer": one person, for all the article."""
    after = [item.low for item in items[at + 1 : at + 5]]
    of = after[:1] == ["of"] or (after[:1] == ["and"] and "of" in after)
    return of and items[at].low in KIN


def _is_lone(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> bool:
    """Read "the gunman", "the suspected bomber", "the driver": one whom the story knows by a part in it."""
    noun = noun_phrase(items, at, by_start)
    if noun is None or noun.head is None or noun.head.plural is not False or noun.said or noun.words is None:
        return False
    if noun.head.side == "perpetrator" or noun.head.singular in _ROLES:
        return True
    named = noun.last < len(items) and items[noun.last].tag in ("NNP", "NNPS")
    shared = at > 1 and items[at - 2].text == ","
    return noun.head.side == "civilian" and not (
        named or shared or noun.head.people or noun.head.singular in _ANYONE | _OFFICES
    )


def _exact(first: int, noun: Noun, count: int, *, definite: bool = False) -> People:
    shape: Shape = "counted" if definite else "article"
    exact = People(
        first, noun.last, count, count, count, "exact", shape, noun.words, noun.head, noun.said, figure=first
    )
    return replace(exact, definite=definite)


def _single(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    """Read an article or a possessive with a noun in the singular as one: "a woman", "his wife", "another soldier"."""
    another = items[at].low == "another"
    after = at + 1 + (at + 1 < len(items) and items[at + 1].low == "own")
    if items[at].low in POSSESSIVES and after < len(items) and ordinal(items[after].low):
        return _nth(items, at, after, by_start)
    listed = another and at and items[at - 1].low in ("and", ",") and is_place(items, after)
    if listed or (another and (_is_bare_object(items, at, by_start) or _is_subject(items, after, by_start))):
        return People(at, after, 1, 1, 1, "exact", "elliptic", more=True, figure=at)
    if is_ordinal_person(items, after, by_start):
        return People(at, after + 1, 1, 1, 1, "exact", "elliptic", more=True, figure=at)
    couple = _couple(items, after)
    if couple:
        last, count = couple
        return People(at, last, count, count, count, "exact", "article", noun=(after, last), figure=at)
    noun = noun_phrase(items, after, by_start)
    if noun is not None and noun.said and noun.head is None and _is_one_more(items, at, noun.last):
        return replace(_exact(at, noun, 1), shape="noun", more=True)  # "an additional death", "a sixth fatality"
    if another and noun is not None and noun.head is not None and noun.head.singular == "person" and not noun.said:
        return replace(_exact(at, noun, 1), more=True)
    if noun is None or noun.thing or noun.weak or noun.head is None or not (noun.words or noun.head.people):
        return None
    many = noun.head.plural is not False and not (noun.head.people and items[noun.last - 1].low.endswith(_ONE_OR_MANY))
    if many or (noun.head.people and not _ends_phrase(items, noun.last, by_start)):
        return None
    one = replace(_exact(at, noun, 1), more=another)
    if [item.low for item in items[noun.last : noun.last + 1]] == ["of"] and _is_bare_number(items, noun.last + 1):
        return replace(one, last=noun.last + 2)  # "a mother of two", "a boy of five"
    return one


def _is_subject(items: Sequence[Item], after: int, by_start: Mapping[int, Trigger]) -> bool:
    return after < len(items) and _is_verb(items, after, by_start)


def _is_bare_object(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> bool:
    """Say whether "another" stands for one more person behind a verb: "killed a man and wounded another"."""
    verbs = (by_start.get(first) for first in range(max(0, at - _MAX_VERB), at))
    governed = any(verb is not None and verb.last == at and verb.syntax in _GOVERNS for verb in verbs)
    if not governed or ends_here(items, at + 1, prepositions=True):
        return governed
    after = items[at + 1]
    return after.low.endswith("ly") or after.low in word_set("casualty_barriers") | {"who", "or"}


def _nth(items: Sequence[Item], first: int, at: int, by_start: Mapping[int, Trigger]) -> People | None:
    """Read "Kenya's 12th cholera death", "its fourth fatality": a count of so many, where somebody counts his own."""
    before = items[at - 1] if at else None
    own = before is not None and (before.low in POSSESSIVES or before.text.endswith(("'s", "s'")))
    known = before is not None and before.low == "the"
    after = at + 1 + (2 if [item.low for item in items[at + 1 : at + 3]] in _AND_LAST else 0)
    noun = noun_phrase(items, after, by_start) if own or known else None
    if noun is None or not noun.said or noun.weak or items[noun.last - 1].low not in _ONE_MORE:
        return None
    if noun.last < len(items) and items[noun.last].tag in ("NN", "NNS"):
        return None  # "the 25th death anniversary"
    return replace(_exact(first, noun, ordinal(items[at].low)), shape="noun", figure=at)


def _is_one_more(items: Sequence[Item], at: int, last: int) -> bool:
    """Say whether a noun of harm in the singular is one more of its kind."""
    words = {item.low for item in items[at : last - 1]}
    counted = words & (ORDINALS | {"another", "additional", "further", "new"})
    return bool(counted) and items[last - 1].low in _ONE_HARM


def _is_bare_number(items: Sequence[Item], at: int) -> bool:
    if at >= len(items) or items[at].kind != "number":
        return False
    return at + 1 >= len(items) or items[at + 1].kind != "word" or items[at + 1].low in stop_words()


def _is_verb(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> bool:
    harm = by_start.get(at)
    if harm is not None and harm.syntax == "harm" and harm.entry.form == "past":
        return harm.last >= len(items) or items[harm.last].low in _AFTER_HARM
    return items[at].low in word_set("casualty_auxiliaries") or (harm is not None and harm.syntax in _SAID_OF)


def _ends_phrase(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> bool:
    """Tell "a Briton" from "a British team": the name of a people is an adjective before any noun."""
    if at >= len(items) or items[at].kind != "word" or items[at].low in stop_words() or at in by_start:
        return True
    return items[at].tag in ("VBN", "VBG", "VBD")  # "a Brazilian employed by"


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
