"""Where paragraphs, headlines and list items begin: a sentence never runs on across such a place."""

from __future__ import annotations

from collections.abc import Iterator

from factx.parts.patterns import lazy_pattern

# After folding, a line break that still stands is one between lines that do not belong together, or one inside a
# paragraph whose first line ends with a capitalised word. An empty line, a bullet or a finished sentence settles it.
# It begins where the white space does: thousands of empty lines are then looked at once.
_BREAK = lazy_pattern(r"(?:(?P<end>[.!?:\"')\]])|(?<![ \n])) *\n(?P<more>[ \n]*)(?=(?P<bullet>[-•*·–—] )?\S)")
_LONG_LINE = 60

LONGEST_SENTENCE = 600
"""Words of a sentence: none of prose has so many. Rows of figures or names have, and what is looked for in the whole of
a sentence takes the square of its length."""


def paragraph_starts(text: str, *, wrapped: bool = True) -> Iterator[int]:
    r"""Yield the offset of the first character of every paragraph of a folded text, but the first.

    In a text that is not `wrapped` every line is a paragraph.

    >>> list(paragraph_starts("Dam bursts in Kenya\n\nNAIROBI - Officials said"))
    [21]
    >>> headline = "Landslide kills 25 people and leaves 12 missing in a mountain village in the east of China"
    >>> list(paragraph_starts(headline + "\nRescuers said", wrapped=False)) == [len(headline) + 1]
    True
    """
    line = 0
    for match in _BREAK.finditer(text):
        short = match.start() - line < _LONG_LINE
        line = match.end()
        if match["end"] or match["bullet"] or "\n" in match["more"] or short or not wrapped:
            yield match.end()
