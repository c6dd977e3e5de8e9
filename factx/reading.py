"""What every kind is handed: the tagged article, and what the shared grammars read in it, once for all of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factx.parts.countries import CountryName, read_countries
from factx.parts.dates import DateText, read_dates
from factx.parts.fold import fold
from factx.parts.numbers import Number, read_numbers
from factx.types import Article, Offsets, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens


@dataclass(frozen=True)
class Reading:
    """An article, its spaCy `doc`, and lazily what the grammars of `parts/` read in it.

    `text` is the folded text (see `parts.fold`): as long as `article.text`, with plain quotes, spaces and dashes.
    `doc` was tagged by `model` (its name and version). Match on `text`; cut what is shown to the user with `span`.
    """

    article: Article
    doc: Doc
    model: tuple[str, str] = ("blank", "0")

    @cached_property
    def text(self) -> str:
        """The folded text, character for character as long as the article's."""
        return fold(self.article.text)

    @cached_property
    def ents(self) -> tuple[Tokens, ...]:
        """What the model holds to be names, in reading order; the doc makes them anew each time it is asked."""
        return tuple(self.doc.ents)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Every number of the text, in reading order, with its bound."""
        return tuple(read_numbers(self.text))

    @cached_property
    def dates(self) -> tuple[DateText, ...]:
        """Every date and period of the text, resolved against `article.published` where that is known."""
        return tuple(read_dates(self.text, published=self.article.published))

    @cached_property
    def states(self) -> tuple[CountryName, ...]:
        """Every name, short form or demonym of a country in the text, in reading order, former states among them."""
        return tuple(read_countries(self.text))

    @cached_property
    def countries(self) -> tuple[CountryName, ...]:
        """Those of `states` that name one of today's."""
        return tuple(state for state in self.states if state.alpha4 is None)

    @cached_property
    def sentences(self) -> tuple[Offsets, ...]:
        """The sentences in reading order, without the white space around them."""
        found = []
        text = self.doc.text
        for sentence in self.doc.sents:
            words = text[sentence.start_char : sentence.end_char]
            start = sentence.start_char + len(words) - len(words.lstrip())
            end = start + len(words.strip())
            if start < end:
                found.append(Offsets(start, end))
        return tuple(found)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_index(self, offset: int) -> int:
        """Give the index in `sentences` of the sentence at a character offset (the last one that starts before it)."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def sentence_at(self, offset: int) -> Offsets:
        """Give the sentence at a character offset."""
        return self.sentences[self.sentence_index(offset)] if self.sentences else Offsets(0, 0)

    def span(self, start: int, end: int) -> Span:
        """Cut the article's own words, without the white space at their ends.

        Raises ValueError where nothing but white space is left.
        """
        words = self.article.text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        if not words:
            raise ValueError(f"no words between {start} and {end}")
        return Span(start, start + len(words), words)

    def tokens(self, start: int, end: int) -> Tokens:
        """Give the tokens that overlap the characters, as a spaCy Span."""
        found = self.doc.char_span(start, end, alignment_mode="expand")
        if found is None:
            raise ValueError(f"offsets {start}:{end} lie outside the article")
        return found
