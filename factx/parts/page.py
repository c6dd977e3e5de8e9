"""A text as a row of tokens that know which country they name: what the grammars of names and offices read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from factx.parts.countries import CountryName
from factx.parts.tokens import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Page:
    """The tokens of a text, which of them name a country, and where the model (if there is one) sees persons.

    `country[i]` is the country's name that covers token `i`; `persons` are half-open character offsets.
    """

    text: str
    tokens: tuple[Token, ...]
    country: tuple[CountryName | None, ...]
    persons: tuple[tuple[int, int], ...] = ()

    @cached_property
    def acronyms(self) -> dict[str, frozenset[str]]:
        """The short forms in brackets with the eight words before each: "Management Organization (NADMO)"."""
        tokens = self.tokens
        return {
            tokens[index + 1].text: frozenset(token.key for token in tokens[max(0, index - 8) : index])
            for index, token in enumerate(tokens[:-2])
            if token.text == "(" and tokens[index + 2].text == ")"
        }

    @cached_property
    def headings(self) -> tuple[tuple[int, int], ...]:
        """The lines that set nearly every word in capitals, as half-open ranges of tokens."""
        begins = [index for index, token in enumerate(self.tokens) if index == 0 or token.breaks]
        lines = zip(begins, [*begins[1:], len(self.tokens)], strict=True)
        return tuple((first, end) for first, end in lines if _is_heading(self.tokens[first:end]))

    def in_heading(self, index: int) -> bool:
        """Say whether a token stands in such a line, where capitals tell nothing."""
        return any(first <= index < end for first, end in self.headings)

    @cached_property
    def running_words(self) -> frozenset[str]:
        """The capitalised words of the running text, its headings left out."""
        inside = {index for first, end in self.headings for index in range(first, end)}
        return frozenset(token.text for index, token in enumerate(self.tokens) if token.capital and index not in inside)

    def key(self, index: int) -> str:
        """Give the key of a token, "" beyond the ends of the text."""
        return self.tokens[index].key if 0 <= index < len(self.tokens) else ""

    def opens_sentence(self, index: int) -> bool:
        """Say whether a token is the first of a sentence, as its marks and line breaks tell."""
        if index == 0 or self.tokens[index].breaks:
            return True
        before = self.tokens[index - 1]
        return before.text in {".", "!", "?", "•", "|"} or (before.text == '"' and self.opens_sentence(index - 1))

    def slice(self, first: int, last: int) -> str:
        """Give the folded text from one token to another, both included."""
        return self.text[self.tokens[first].start : self.tokens[last].end]


def _is_heading(line: tuple[Token, ...]) -> bool:
    """Say whether a line is set in title case: long words in capitals, and no full stop behind them."""
    long = [token for token in line if token.is_word and len(token.text) > 3]
    capital = [token for token in long if token.text[0].isupper()]
    return len(long) >= 4 and len(line) < 30 and len(capital) >= 0.8 * len(long) and line[-1].text not in {".", ","}


tokens_of = lru_cache(maxsize=1)(tokenize)  # several kinds ask for the same article's


def page_of(
    text: str,
    *,
    countries: Sequence[CountryName] = (),
    persons: Sequence[tuple[int, int]] = (),
) -> Page:
    """Make the page of a folded text from what the other grammars saw in it."""
    tokens = tokens_of(text)
    country: list[CountryName | None] = [None] * len(tokens)
    left = iter(countries)
    name = next(left, None)
    for index, token in enumerate(tokens):
        while name is not None and name.end <= token.start:
            name = next(left, None)
        if name is not None and name.start < token.end:
            country[index] = name
    return Page(text, tokens, tuple(country), tuple(persons))
