"""Where people came to harm: the place in a figure's sentence, or that of the event which the article told before."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from factx.kinds.casualty.events import REACH, Events, is_past
from factx.kinds.casualty.sites import Site, sites_of
from factx.parts.patterns import lazy_pattern
from factx.parts.published import dateline_of

if TYPE_CHECKING:
    from factx.kinds.casualty.model import PlaceBasis
    from factx.reading import Reading
    from factx.types import Offsets

_OPENING = 2  # sentences: what comes later would have been told its place
_AHEAD = 3  # sentences: a headline's figures come before the place
_CHAIN = lazy_pattern(r",?\s(?:(?:in|of|near)\s(?:the\s)?)?|,\s")
# The country goes without saying; the place where the last event was is not meant.
_NATIONAL = lazy_pattern(
    r"(?i)\b(?:nationwide|countrywide|nationally|(?:across|in|around|throughout|over)\s(?:the|this)\s(?:whole\s|entire\s)?(?:country|nation)\b)"
)
_BREAK = lazy_pattern(r";|\b(?:while|whereas|but)\b")


class Where:
    """The sites of an article, and which of them a figure belongs to."""

    def __init__(self, reading: Reading, figures: list[int], events: Events) -> None:
        self._reading = reading
        self._figures = figures
        self._sites = sites_of(reading)
        self._events = events

    def of(self, start: int, end: int) -> tuple[str, PlaceBasis] | None:
        """Give the place of the figure at the offsets `start:end`, as written, and what tells it, or None."""
        sentence = self._reading.sentence_at(start)
        own = self._own(sentence, start, end)
        if (own is None or own.country) and self._is_heading(sentence) and (site := self._after(start)):
            return self._words(site), "article"
        if own is not None:
            return self._words(own), "sentence"
        if is_past(self._reading, sentence) or _NATIONAL.search(self._reading.text, sentence.start, sentence.end):
            return None
        if site := self._before(start):
            return self._words(site), "article"
        if self._sent_from:
            return self._sent_from, "dateline"
        opens = self._reading.sentence_index(start) < _OPENING or self._is_heading(sentence)
        site = self._after(start) if opens else None
        return (self._words(site), "article") if site else None

    def _words(self, site: Site) -> str:
        return " ".join(self._reading.span(site.start, site.end).text.split())

    def _before(self, start: int) -> Site | None:
        index = self._reading.sentence_index(start)
        return self._told(range(index - 1, max(-1, index - REACH), -1))

    def _after(self, start: int) -> Site | None:
        """Give the site of the next sentences: a headline's figures come before their place."""
        index = self._reading.sentence_index(start) + 1
        return self._told(range(index, index + _AHEAD))

    def _is_heading(self, sentence: Offsets) -> bool:
        return not self._reading.text[sentence.start : sentence.end].rstrip("\"' ").endswith((".", "!", "?"))

    @cached_property
    def _sent_from(self) -> str | None:
        """The place of the dateline: local papers name no other."""
        return dateline_of(self._reading.article.text)

    def _own(self, sentence: Offsets, start: int, end: int) -> Site | None:
        """Give the site of the sentence: in or right behind the figure's words, else the last before, else a later."""
        sites = self._between(sentence.start, sentence.end)
        text = self._reading.text
        next_figure = bisect_left(self._figures, end)
        following = self._figures[next_figure] if next_figure < len(self._figures) else sentence.end
        inside = next((site for site in sites if start <= site.start < end), None)
        if inside is not None:
            return inside
        behind = [site for site in sites if site.start >= end]
        if behind and behind[0].start < following and not _BREAK.search(text, end, behind[0].start):
            return behind[0]
        before = [site for site in sites if site.end <= start]
        if not before:
            return behind[0] if behind else None
        at = len(before) - 1
        while at and _CHAIN.fullmatch(text, before[at - 1].end, before[at].start):
            at -= 1
        return before[at]

    def _told(self, order: range) -> Site | None:
        """Give the site of the first sentence in an order that tells of an event, a country where none is closer."""
        country = None
        for at in order:
            if at >= len(self._reading.sentences):
                break
            sentence = self._reading.sentences[at]
            sites = self._between(sentence.start, sentence.end)
            tells = at == order.start or self._tells_event(sentence)
            if not sites or not tells or is_past(self._reading, sentence):
                continue
            closer = self._of_figure(sentence) or next((site for site in sites if not site.country), sites[0])
            if not closer.country:
                return closer
            country = country or closer
        return country

    def _of_figure(self, sentence: Offsets) -> Site | None:
        """Give the site of the first figure in a sentence."""
        at = bisect_left(self._figures, sentence.start)
        if at == len(self._figures) or self._figures[at] >= sentence.end:
            return None
        return self._own(sentence, self._figures[at], self._figures[at])

    def _tells_event(self, sentence: Offsets) -> bool:
        at = bisect_left(self._figures, sentence.start)
        if at < len(self._figures) and self._figures[at] < sentence.end:
            return True
        return bool(self._events.within(sentence.start, sentence.end))

    def _between(self, start: int, end: int) -> list[Site]:
        first = bisect_left(self._sites, start, key=lambda site: site.start)
        last = bisect_left(self._sites, end, key=lambda site: site.start)
        return self._sites[first:last]
