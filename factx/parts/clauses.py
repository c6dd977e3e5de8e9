"""The clauses of a sentence, found by their words: where a date or a speaker stops holding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import regex

from factx.parts.patterns import lazy_pattern

if TYPE_CHECKING:
    from factx.reading import Reading
    from factx.types import Offsets

Part = Literal["main", "contrast", "background", "adverbial"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence, and how it stands to what is told before it.

    A `contrast` has its own speaker and time ("while imports fell"), `background` tells more of a name ("who", "where
    in 1972"), an `adverbial` gives the circumstances ("after the dam burst on Monday").
    """

    start: int
    end: int
    part: Part

    def holds(self, offset: int) -> bool:
        """Say whether an offset lies in the clause."""
        return self.start <= offset < self.end


# "since" and "after" open a clause only where a subject and a verb follow; before a date they are prepositions.
_VERB = r"(?:was|were|is|are|had|has|have|did|came|went|began|broke|hit|struck|fell|rose|took|made|left|\p{Ll}{2,}ed)\b"
_OPENING = lazy_pattern(
    rf"""
    (?P<contrast>[;]\s
      |[,]?\s(?:while|whereas|whilst|but|yet)\s
      |,\s(?:although|though|adding|noting)\s)
    |(?P<background>[,]?\s(?:who|whom|whose|which)\s
      |[,]?\s(?:where|in\swhich|of\swhich|of\swhom|on\swhich|during\swhich)\s
      |,\s(?:built|opened|founded|signed|created|launched|begun|closed|finished|completed|formed|elected|appointed)\s)
    |(?P<adverbial>[,]?\s(?:when|after|before|as|because|since|until|once)\s(?=(?:[\w'-]+\s){{1,7}}{_VERB}))
    """,
    regex.VERBOSE,
)


def clauses(text: str, start: int, end: int) -> tuple[Clause, ...]:
    """Cut a sentence of the text into its clauses, in reading order and without gaps.

    A background clause that a comma opened ends at the next comma; the clause around it goes on behind.
    """
    found: list[Clause] = []
    at: int = start
    part: Part = "main"
    for match in _OPENING.finditer(text, start, end):
        _close(text, found, at, match.start(), part)
        at, part = match.start(), _part(match)
    _close(text, found, at, end, part)
    return tuple(found) or (Clause(start, end, "main"),)


def _part(match: regex.Match[str]) -> Part:
    return "contrast" if match["contrast"] else "background" if match["background"] else "adverbial"


def _close(text: str, found: list[Clause], start: int, end: int, part: Part) -> None:
    """Add the clause that ends here; a background clause between commas gives back to the clause around it."""
    if part == "background" and (comma := text.find(", ", start + 2, end)) >= 0:
        found.append(Clause(start, comma, part))
        outer: Part = next((clause.part for clause in reversed(found) if clause.part != "background"), "main")
        found.append(Clause(comma, end, outer))
    elif end > start:
        found.append(Clause(start, end, part))


def clause_at(parts: tuple[Clause, ...], offset: int) -> Clause:
    """Give the clause at an offset, the last one for an offset behind them all."""
    return next((clause for clause in parts if clause.holds(offset)), parts[-1])


FAR = 1200
"""Sentences without an end, as tables and menus have them, are read this far around a fact."""


def sentence_around(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Give the offsets of the sentence that a fact stands in."""
    sentence: Offsets = reading.sentence_at(start)
    return max(sentence.start, start - FAR), max(end, min(sentence.end, end + FAR))
