"""What a sum may be of where no words around it say so: what its sentence, or the one before, is about."""

from __future__ import annotations

from typing import NamedTuple

from factx.kinds.money.clauses import parsed_subject, topic_before, verb_before
from factx.kinds.money.elliptic import Sum
from factx.kinds.money.heads import is_body, is_generic, is_people
from factx.kinds.money.measure import Measure, measured
from factx.kinds.money.parsed import candidates, verb_above
from factx.kinds.money.phrases import extended, is_time, left, right
from factx.kinds.money.tagged import Word, Words
from factx.parts.tables import words

_GETTING = frozenset(words("money_getting"))
_GIVING = frozenset(words("money_giving"))


_GOING = frozenset({"go", "goes", "went", "gone", "going", "be", "is", "are", "was", "were", "been", "has", "have",
                    "paid", "given", "sent", "allocated", "allotted", "set", "aside", "available"})  # fmt: skip


class Place(NamedTuple):
    """A sum, where its rates and its conversion end, and where the sum before it ended (0 for the first)."""

    sum: Sum
    end: int
    since: int


def guessed(found: Words, place: Place) -> Measure | None:
    """Give the best guess of what the sum at a place is of, the likeliest first."""
    return (
        recipient_of(found, place, people=True)
        or target_of(found, place.end)
        or _subject_of_sentence(found, place.sum.core)
        or _topic_of_sentence_before(found, place.sum.core)
        or recipient_of(found, place, people=False)
        or _people_of(found, place)
    )


def _gives(found: Words, item: Word) -> bool:
    return item.dep == "nsubj" and found.text(item.head) in _GIVING


def topic_of(found: Words, offset: int, since: int) -> Measure | None:
    """Give the nearest noun of trade or finance before a sum at `offset`, in its sentence and behind `since`."""
    phrase = topic_before(found, found.at(offset), found.at(since))
    return None if phrase is None or phrase[1] > found.at(offset) else measured(found, phrase, weak=True)


def _topic_of_sentence_before(found: Words, offset: int) -> Measure | None:
    """Give the last noun of trade or finance of the sentence before the one of a sum at `offset`."""
    first = found.opening(found.at(offset))
    phrase = topic_before(found, first)
    return None if phrase is None or phrase[1] > first else measured(found, phrase, weak=True)


def target_of(found: Words, end: int) -> Measure | None:
    """Give whom or where a sum that ends at an offset goes to: "$5m for Lebanon", "$8m will go to the poor"."""
    link = found.at(end)
    while found.tag(link) in {"RB", "MD"} or found.text(link) in _GOING:
        link += 1
    if found.text(link) not in {"for", "to"}:
        return None
    phrase = right(found, link + 1)
    if phrase is None or is_time(found, phrase) or is_generic(found, phrase):
        return None
    return measured(found, extended(found, phrase), weak=True)


def recipient_of(found: Words, place: Place, *, people: bool) -> Measure | None:
    """Give who gets a sum, where a clause of its own says so: "the injured are to receive $50".

    `people` asks for people, else for an office, a company or a place.
    """
    first, since = found.at(place.sum.start), found.at(place.since)
    if first == len(found.items):
        return None  # the sum is glued to the end of the last word
    verb = verb_before(found, first) or verb_above(found, first, found.at(place.end))
    if verb is None or found.text(verb) not in _GETTING or verb < since:
        return None
    if found.text(verb) in _GIVING and all(found.items[index].dep != "auxpass" for index in found.children(verb)):
        return None  # "had given $50" is no getting
    phrase = parsed_subject(found, verb)
    if phrase is None or is_people(found, phrase) is not people or phrase[0] < since or is_generic(found, phrase):
        return None
    return measured(found, phrase, weak=True)


def tells_who(found: Words, measure: Measure) -> bool:
    """Say whether a measure names no thing, but who gets the sum: each office of a budget has its own."""
    return is_body(found, (found.at(measure.start), found.at(measure.end)))


def _people_of(found: Words, place: Place) -> Measure | None:
    """Give the people that a sum goes to or comes from by the parse: a last resort."""
    for phrase in candidates(found, found.at(place.sum.start), found.at(place.end)):
        if is_people(found, phrase):
            return measured(found, phrase, weak=True)
    return None


def _subject_of_sentence(found: Words, offset: int) -> Measure | None:
    """Give the first subject of the sentence before an offset where the model parsed it and it is a thing: a guess."""
    first = found.at(offset)
    start = first
    while start > 0 and not found.items[min(start, len(found.items) - 1)].opens and first - start < 60:
        start -= 1
    for index in range(start, first):
        item = found.items[index]
        if item.dep in {"nsubj", "nsubjpass"} and item.tag in {"NN", "NNS"} and not _gives(found, item):
            phrase = left(found, index + 1)
            if phrase is not None and not (
                is_generic(found, phrase) or is_time(found, phrase) or is_body(found, phrase)
            ):
                return measured(found, extended(found, phrase), weak=True)
    return None
