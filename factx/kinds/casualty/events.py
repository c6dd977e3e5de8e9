"""What people came to harm by: the events that a text names, each with the words that tell which ("a car bomb")."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.kinds.casualty.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from factx.reading import Reading

_MOST = 3  # words before the noun that tell which event: "7.8-magnitude", "suicide car"
_TELLING = frozenset({"JJ", "NN", "NNS", "VBG", "HYPH", "AFX"})
# "the fire service", "flood relief": the noun tells of a body or a matter, not of an event
_NO_EVENT_BEHIND = frozenset(
    {
        "service",
        "services",
        "department",
        "brigade",
        "chief",
        "fighters",
        "fighter",
        "crew",
        "crews",
        "station",
        "officials",
        "official",
    }
    | {
        "control",
        "relief",
        "warning",
        "warnings",
        "season",
        "insurance",
        "crimes",
        "crime",
        "truck",
        "trucks",
        "safety",
        "engine",
        "engines",
    }
    | {
        "alert",
        "alerts",
        "response",
        "research",
        "hero",
        "veteran",
        "veterans",
        "marshal",
        "prevention",
        "defences",
        "defenses",
        "risk",
        "risks",
    }
)
_IDLE = frozenset(
    {
        "latest",
        "new",
        "recent",
        "deadly",
        "deadliest",
        "worst",
        "last",
        "first",
        "second",
        "third",
        "same",
        "such",
        "other",
        "previous",
        "further",
    }
    | {
        "similar",
        "separate",
        "alleged",
        "major",
        "fatal",
        "horrific",
        "tragic",
        "biggest",
        "more",
        "several",
        "many",
        "own",
        "big",
        "ongoing",
    }
)
_AT_PEACE = frozenset(
    {
        "ceasefire",
        "anti",
        "post",
        "pre",
        "co",
        "labour",
        "labor",
        "hunger",
        "rescue",
        "relief",
        "search",
        "aid",
        "recovery",
        "evacuation",
        "humanitarian",
        "peacekeeping",
        "cleanup",
        "clean",
    }
)


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

    def words(self, event: Event) -> str:
        """Give an event's words as written."""
        return " ".join(self._reading.span(event.start, event.end).text.split())


def _events(doc: Doc) -> Iterator[Event]:
    nouns = word_set("casualty_events")
    for token in doc:
        if (
            token.lower_ not in nouns
            or token.tag_ not in {"NN", "NNS", "NNP"}
            or (token.tag_ == "NNP" and not token.is_lower)
        ):
            continue
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if after is not None and (
            after.lower_ in _NO_EVENT_BEHIND or (after.lower_ in nouns and after.tag_ in {"NN", "NNS"})
        ):
            continue
        first = _first_word(doc, token)
        if not {word.lower_ for word in doc[first : token.i]} & _AT_PEACE:
            yield Event(doc[first].idx, token.idx + len(token.text))


def _first_word(doc: Doc, noun: Token) -> int:
    """Give the index of the first word that tells which event it is."""
    first = noun.i
    while first and noun.i - first < 2 * _MOST and doc[first - 1].tag_ in _TELLING and not doc[first].is_sent_start:
        if doc[first - 1].lower_ in _IDLE or doc[first - 1].is_space:
            break
        first -= 1
    while doc[first].tag_ == "HYPH":
        first += 1
    return first
