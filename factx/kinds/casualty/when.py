"""When people came to harm, where a figure's own sentence does not tell: the day of the event told before it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from factx.kinds.casualty.events import Events, is_past
from factx.parts.patterns import lazy_pattern
from factx.parts.scope import period_of

if TYPE_CHECKING:
    from factx.reading import Reading
    from factx.types import Mention, Offsets, Period

_REACH = 6  # sentences: further back another event may have been told
_CAUSED = frozenset({"killed", "injured", "casualties", "kidnapped"})
_TOLLS = frozenset({"casualty/toll", "casualty/recount", "casualty/label"})
# What is told of longer than a day, or of another time.
_OVER_TIME = lazy_pattern(
    r"(?i)\b(?:since|so\sfar|in\sall|over\sthe\s(?:years|past|last)|every|each\s(?:year|day|week|month)|annually|a\s(?:year|day|month|week)\b"
    r"|(?:is|are)\s(?:living|staying|sheltering)|usually|often|ever|in\s(?:recent|previous|past)|earlier|previous(?:ly)?|before|ago|another|separate(?:ly)?|meanwhile|elsewhere|average"
    r"|total|average|history|decades?|years?|still|now|wars?|conflict|insurgency|crisis|unrest|campaign)\b"
)

_HAPPENS = lazy_pattern(
    r"\b(?:attacked|ambushed|stormed|raided|opened\sfire|bombed|shelled|struck|hit|collided|capsized|sank|overturned|derailed|exploded"
    r"|collapsed|crashed|erupted|burst|detonated|plunged|torched|fired\son|gave\sway|caught\sfire|broke\sout|was\srammed)\b"
)

# What is told of the days after: who was found, counted, treated.
_LATER = lazy_pattern(
    r"(?i)\b(?:found|recovered|retrieved|bodies|pulled|search\w*|rescue\w*|tolls?|count(?:ed)?|registered|hospitals?|treated|condition|missing"
    r"|dug|died\sof|shelters?|evacuat\w+|displaced)\b"
)
_STATUS = lazy_pattern(r"(?i)(?:today|now|as\sof|by|until|since|after|a\s|the\s)\b")


class When:
    """The days that an article tells of its events, and which of them a figure belongs to."""

    def __init__(self, reading: Reading, figures: list[tuple[int, int]], events: Events) -> None:
        self._reading = reading
        self._figures = sorted(figures)
        self._events = events

    def of(self, mentions: tuple[Mention, ...], outcome: str) -> Period | None:
        """Give the period of a figure that is told in these mentions, or None where nothing speaks for one."""
        for mention in mentions:
            told = period_of(self._reading, mention.span.start, mention.span.end)
            if told is not None and (told.start or told.end) and mention.rule not in _TOLLS:
                return told
        start = mentions[0].span.start
        sentence = self._reading.sentence_at(start)
        if mentions[0].rule in _TOLLS or self._tells_time(sentence):
            return None
        if (told := self._just_told(start)) is not None:
            return told
        later = _LATER.search(self._reading.text, sentence.start, sentence.end)
        return None if later or outcome not in _CAUSED else self._before(start)

    def _just_told(self, start: int) -> Period | None:
        """Give the day or month of the sentence before, where it stands in the same paragraph."""
        reading = self._reading
        index = reading.sentence_index(start)
        if not index or "\n" in reading.text[reading.sentences[index - 1].start : reading.sentences[index].start]:
            return None
        return self._day_of(reading.sentences[index - 1], ("day", "month"))

    def _tells_time(self, sentence: Offsets) -> bool:
        over_time = _OVER_TIME.search(self._reading.text, sentence.start, sentence.end)
        return self._is_dated(sentence) or over_time is not None

    def _before(self, start: int) -> Period | None:
        reading = self._reading
        index = reading.sentence_index(start)
        for at in range(index - 1, max(-1, index - _REACH), -1):
            sentence = reading.sentences[at]
            if is_past(reading, sentence) or _LATER.search(reading.text, sentence.start, sentence.end):
                return None
            told = self._day_of(sentence)
            if told is not None:
                return told
            if self._is_dated(sentence):
                return None
        return None

    def _is_dated(self, sentence: Offsets) -> bool:
        dates = self._reading.dates
        first = bisect_left(dates, sentence.start, key=lambda date: date.start)
        return first < len(dates) and dates[first].start < sentence.end

    def _day_of(self, sentence: Offsets, precisions: tuple[str, ...] = ("day",)) -> Period | None:
        """Give the day of the first figure or event of a sentence."""
        at = bisect_left(self._figures, (sentence.start, 0))
        spans = self._figures[at : at + 1] if at < len(self._figures) and self._figures[at][0] < sentence.end else []
        spans = spans or [(event.start, event.end) for event in self._events.within(sentence.start, sentence.end)[:1]]
        spans = spans or [match.span() for match in _HAPPENS.finditer(self._reading.text, sentence.start, sentence.end)]
        for start, end in spans:
            told = period_of(self._reading, start, end)
            if (
                told is not None
                and told.start
                and told.end
                and told.precision in precisions
                and not _STATUS.match(told.text)
            ):
                return told
        return None
