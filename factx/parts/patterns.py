"""Patterns, compiled when they are first asked for, and by the quicker of two engines.

A process that reads one article compiles most of its patterns for that one article: it is a third of its start. The
standard library's `re` compiles several times as fast as `regex` and matches the same; `regex` is there for what `re`
does not know (a group name twice, a look-behind of any length).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any, cast

import regex

# Latin with its extensions, Greek and Cyrillic: the letters of names in English news.
_LETTERS = [*range(0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00)]
_CATEGORY = re.compile(r"\\p\{(L[ul]?|[NM])\}")
_RANGES_OF_MARKS = "\u0300-\u036f"


class _Late:
    """A pattern that is compiled when it is first used; from then on its methods are the compiled pattern's own."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = compile_now(self._source, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy_pattern(source: str, flags: int = 0) -> regex.Pattern[str]:
    """Give a pattern in the syntax of `regex`, to be compiled on its first use."""
    return cast("regex.Pattern[str]", _Late(source, flags))


@cache
def compile_now(source: str, flags: int = 0) -> regex.Pattern[str]:
    """Compile a pattern in the syntax of `regex` by the standard library where that can read it."""
    try:
        return cast("regex.Pattern[str]", re.compile(_CATEGORY.sub(_as_ranges, source), flags))
    except re.error:
        return regex.compile(source, flags)


def _as_ranges(match: re.Match[str]) -> str:
    ranges = _ranges(match[1])
    before = match.string[: match.start()]
    return ranges if _inside_class(before) else f"[{ranges}]"


def _inside_class(before: str) -> bool:
    plain = re.sub(r"\\.", "", before)
    return plain.rfind("[") > plain.rfind("]")


@cache
def _ranges(category: str) -> str:
    if category == "N":
        return r"\d"
    if category == "M":
        return _RANGES_OF_MARKS
    codes = {code for code in _LETTERS if unicodedata.category(chr(code)).startswith(category)}
    starts = sorted(code for code in codes if code - 1 not in codes)
    ends = sorted(code for code in codes if code + 1 not in codes)
    return "".join(
        chr(start) if start == end else f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True)
    )
