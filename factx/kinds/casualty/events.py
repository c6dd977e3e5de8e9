"""What people came to harm by: the events that a text names, each with the words that tell which ("a car bomb")."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from factx.kinds.casualty.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from factx.reading import Reading
    from factx.types import Offsets

REACH = 80
"""Sentences: so far an article may speak of one event without naming it, or its place, again."""
_OLD = 60  # days: what lies further back is another event than the article's
_MOST = 6  # tokens before the noun that tell which event: "7.8-magnitude", "suicide car"
_TELLING = frozenset({"JJ", "NN", "NNS", "VBG", "HYPH", "AFX"})
_NOUN = frozenset({"NN", "NNS"})


@dataclass(frozen=True, slots=True)
class Event:
    """An event by the half-open offsets of its noun phrase."""

    start: int
    end: int


class Events:
    """The events of a text in reading order."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._events = list(_events(reading.doc)) if reading.doc.has_annotation("TAG") else []

    def within(self, start: int, end: int) -> list[Event]:
        """Give the events that begin between two offsets."""
        first = bisect_left(self._events, start, key=lambda event: event.start)
        last = bisect_left(self._events, end, key=lambda event: event.start)
        return self._events[first:last]

    def cause_of(self, start: int) -> str | None:
        """Give the event that did the harm told from `start` on: of its sentence, or the last one told before it."""
        reading = self._reading
        sentence = reading.sentence_at(start)
        if events := self.within(sentence.start, sentence.end):
            before = [event for event in events if event.start < start]
            return self._words(before[-1] if before else events[0])
        if is_past(reading, sentence):
            return None
        index = reading.sentence_index(start)
        for at in range(index - 1, max(-1, index - REACH), -1):
            sentence = reading.sentences[at]
            events = self.within(sentence.start, sentence.end)
            if events and not is_past(reading, sentence):
                return self._words(events[0])
        return None

    def _words(self, event: Event) -> str:
        return " ".join(self._reading.span(event.start, event.end).text.split())


def is_past(reading: Reading, sentence: Offsets) -> bool:
    """Say whether a sentence tells of an event long before the article: "in 2014 a raid on the school killed"."""
    published = reading.article.published
    if published is None:
        return False
    first = bisect_left(reading.dates, sentence.start, key=lambda date: date.start)
    within = takewhile(lambda date: date.start < sentence.end, islice(reading.dates, first, None))
    known = [date.last for date in within if date.last is not None]
    return bool(known) and all((published - last).days > _OLD for last in known)


def _events(doc: Doc) -> Iterator[Event]:
    nouns = {doc.vocab.strings[word] for word in word_set("casualty_events")}
    for index, lower in enumerate(doc.to_array("LOWER").tolist()):
        token = doc[index] if lower in nouns else None
        if token is not None and _names_event(token) and not _tells_of_body(doc, token.i + 1):
            first = _first_word(doc, token)
            if word_set("casualty_harmless_event").isdisjoint(word.lower_ for word in doc[first : token.i]):
                yield Event(doc[first].idx, token.idx + len(token.text))


def _names_event(token: Token) -> bool:
    return token.tag_ in _NOUN or (token.tag_ == "NNP" and token.is_lower)


def _tells_of_body(doc: Doc, after: int) -> bool:
    """Say whether the word behind an event's noun takes it for itself: "the fire service", "a bomb attack"."""
    if after == len(doc):
        return False
    noun = doc[after].lower_ in word_set("casualty_events") and doc[after].tag_ in _NOUN
    return noun or doc[after].lower_ in word_set("casualty_no_event_behind")


def _first_word(doc: Doc, noun: Token) -> int:
    """Give the index of the first word that tells which event it is."""
    first = noun.i
    while first and noun.i - first < _MOST and not doc[first].is_sent_start:
        before = doc[first - 1]
        hyphened = before.tag_ == "CD" and doc[first].tag_ == "HYPH"  # "6.1-magnitude"
        idle = before.lower_ in word_set("casualty_idle_event") or before.is_space
        if idle or not (hyphened or before.tag_ in _TELLING):
            break
        first -= 1
    while doc[first].tag_ == "HYPH":
        first += 1
    return first
