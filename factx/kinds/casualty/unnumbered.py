"""People counted without a number: "a woman", "his wife", "a couple", "both men", "nobody", "no casualties"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.lexicon import Trigger, word_set
from factx.kinds.casualty.nouns import ARTICLES, POSSESSIVES, Noun, noun_phrase, stop_words
from factx.kinds.casualty.ordinals import ORDINALS, is_ordinal_person, ordinal
from factx.kinds.casualty.people import People, Shape
from factx.parts.people import people_noun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factx.kinds.casualty.lexing import Item

NONE_WORDS = frozenset({"nobody", "no-one", "none", "noone", "neither"})
_AND_LAST = (["and", "last"], ["and", "latest"], ["and", "final"])
_BOTH_HARMS = ("killed", "injured")
_PAIRS = {"couple": 2, "pair": 2, "twins": 2, "trio": 3, "duo": 2}
_NO_LOSS = (["loss", "of", "life"], ["loss", "of", "lives"])
_NEGATIVES = frozenset({"no", "without", "any"})
_BETWEEN = frozenset({"other", "further", "more", "new", "additional", "any", "single"})
_ONE_HARM = frozenset({"death", "fatality", "injury", "infection", "casualty", "body", "corpse"})
_ONE_MORE = frozenset({"death", "fatality", "injury", "infection"})
_KIN = frozenset(
    {"wife", "husband", "son", "daughter", "mother", "father", "brother", "sister", "widow", "grandson"}
    | {"granddaughter", "nephew", "niece", "uncle", "aunt", "cousin", "fiancee", "girlfriend", "driver"}
    | {"bodyguard", "grandmother"}
)
_SAID_OF = ("state", "happen")
_ROLES = frozenset({"driver", "pilot", "co-pilot", "copilot"})
_AFTER_HARM = frozenset(
    {"when", "as", "after", "in", "by", "at", "on", "during", "while", "before", ",", "and", ")", "–"}
)
_BODIES = frozenset({"body", "bodies", "corpses"})


def unnumbered(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    """Read a phrase that counts people without a number at an item, None where none begins there."""
    low = items[at].low
    if low in ("anyone", "anybody"):
        return People(at, at + 1, 0, 0, 0, "exact", "none", more=True, figure=at)
    if low in NONE_WORDS:
        return _nobody(items, at, by_start)
    if low in _NEGATIVES:
        return _none(items, at, by_start)
    if low == "not":
        return _not_one(items, at, by_start)
    if low == "both":
        noun = noun_phrase(items, at + 1, by_start)
        return _exact(at, noun, 2, definite=True) if noun is not None and _are_both(items, noun) else None
    if ordinal(low):
        return _nth(items, at, at, by_start)
    if low == "himself":
        return People(at, at + 1, 1, 1, 1, "exact", "article", figure=at)
    if low == "the" and (_is_kin_of(items, at + 1) or _is_lone(items, at + 1, by_start)):
        return _single(items, at, by_start)
    return _single(items, at, by_start) if low in ARTICLES | POSSESSIVES else None


def _are_both(items: Sequence[Item], noun: Noun) -> bool:
    """Tell "both men" from "both police and rebels"."""
    many = noun.head is not None and noun.head.plural is not False and not noun.said
    return many and [item.low for item in items[noun.last : noun.last + 1]] != ["and"]


def _is_kin_of(items: Sequence[Item], at: int) -> bool:
    """Read "the wife of the mayor", "the wife and two daughters of a lecturer": one person, for all the article."""
    after = [item.low for item in items[at + 1 : at + 5]]
    of = after[:1] == ["of"] or (after[:1] == ["and"] and "of" in after)
    return of and items[at].low in _KIN


def _is_lone(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> bool:
    """Read "the gunman", "the suspected bomber", "the driver": one whom the story knows by a part in it."""
    noun = noun_phrase(items, at, by_start)
    if noun is None or noun.head is None or noun.head.plural is not False or noun.said or noun.words is None:
        return False
    return noun.head.side == "perpetrator" or noun.head.singular in _ROLES


def _exact(first: int, noun: Noun, count: int, *, definite: bool = False) -> People:
    shape: Shape = "counted" if definite else "article"
    exact = People(
        first, noun.last, count, count, count, "exact", shape, noun.words, noun.head, noun.said, figure=first
    )
    return replace(exact, definite=definite)


def _nobody(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    """Read "nobody", "none of the passengers"; a bare "none" tells nothing of people."""
    nobody = People(at, at + 1, 0, 0, 0, "exact", "none", figure=at)
    if items[at].low not in ("none", "neither"):
        return _nobody_among(items, nobody, by_start)
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
    """Read "not a single passenger", "not one villager"."""
    following = [item.low for item in items[at + 1 : at + 3]]
    after = at + 3 if following == ["a", "single"] else at + 2 if following[:1] == ["one"] else None
    nobody = People(at, at + 1, 0, 0, 0, "exact", "none", figure=at)
    return None if after is None else _no_such(nobody, noun_phrase(items, after, by_start))


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
        return replace(nobody, last=after + 1)
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


def _single(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> People | None:
    """Read an article or a possessive with a noun in the singular as one: "a woman", "his wife", "another soldier"."""
    another = items[at].low == "another"
    after = at + 1 + (at + 1 < len(items) and items[at + 1].low == "own")
    if items[at].low in POSSESSIVES and after < len(items) and ordinal(items[after].low):
        return _nth(items, at, after, by_start)
    if another and after < len(items) and _is_verb(items, after, by_start):
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
    if noun.head.plural is not False or (noun.head.people and not _ends_phrase(items, noun.last, by_start)):
        return None
    one = replace(_exact(at, noun, 1), more=another)
    if [item.low for item in items[noun.last : noun.last + 1]] == ["of"] and _is_bare_number(items, noun.last + 1):
        return replace(one, last=noun.last + 2)  # "a mother of two", "a boy of five"
    return one


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
