"""Headlines in title case, where a capital does not tell a name."""

from __future__ import annotations

from factx.parts.patterns import lazy_pattern

_WORD = lazy_pattern(r"\p{L}[\w'-]{3,}")
_FEWEST = 4  # longer words: "Kariba Dam" alone is no headline
_SHARE = 0.7  # of the longer words begin with a capital
_LONGEST = 200  # characters of the line that are looked at


def in_title_case(text: str, offset: int) -> bool:
    r"""Say whether the line at a character offset of a folded text is a headline in title case.

    >>> in_title_case("Big Water Scheme Opened Together by Iran\nTEHRAN", 5)
    True
    """
    start = text.rfind("\n", max(0, offset - _LONGEST), offset) + 1
    if not start and offset > _LONGEST:  # no headline is that long
        return False
    line = text[start : start + 2 * _LONGEST].partition("\n")[0]
    if len(line) > _LONGEST or line.rstrip().endswith((".", "?", "!", ",")):
        return False
    longer = _WORD.findall(line[:_LONGEST])
    capitals = sum(word[0].isupper() for word in longer)
    return len(longer) >= _FEWEST and capitals >= _SHARE * len(longer)
