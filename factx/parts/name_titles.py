"""The titles and ranks before a name: "Dr.", "Lt. Gen. (retd)", "Sheikh"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factx.parts.tables import words
from factx.parts.tokens import tokenize

if TYPE_CHECKING:
    from factx.parts.page import Page

_SHOUTED_ONLY = frozenset({"He", "Hh", "Sp", "Sh", "Ing", "Ir", "Arc"})


@cache
def _honorifics() -> tuple[frozenset[tuple[str, ...]], int]:
    found = frozenset(tuple(token.key for token in tokenize(entry)) for entry in words("name_honorifics"))
    return found, max(map(len, found))


def skip_titles(page: Page, index: int) -> int:
    """Give the first token behind the honorifics and ranks that begin at a token."""
    titles, longest = _honorifics()
    tokens = page.tokens
    while index < len(tokens):
        for length in range(min(longest, len(tokens) - index - 1), 0, -1):
            part = tokens[index : index + length]
            shown = part[0].capital or part[0].text in {"(", "retired"}
            if length == 1 and part[0].text in _SHOUTED_ONLY:
                continue  # "He" of "He Lifeng" is no "HE"
            if shown and tuple(token.key for token in part) in titles and not any(t.breaks for t in part[1:]):
                index += length
                break
        else:
            if _is_burmese_u(page, index) or _is_sheikh(page, index) or _is_glottal(page, index):
                index += 1
                continue
            return index
    return index


def _is_glottal(page: Page, index: int) -> bool:
    """Say whether a mark stands for the first sound of a name: "Minister 'Aisake Eke"."""
    if page.tokens[index].text not in {"'", "‘", "ʻ", "ʼ"} or index + 2 >= len(page.tokens):
        return False
    follows = page.tokens[index + 1]
    return follows.capital and follows.start == page.tokens[index].end and page.tokens[index + 2].capital


def _is_burmese_u(page: Page, index: int) -> bool:
    return page.tokens[index].text == "U" and index + 1 < len(page.tokens) and page.tokens[index + 1].capital


def _is_sheikh(page: Page, index: int) -> bool:
    """Tell the title of a prince ("Sheikh Tamim bin Hamad") from a part of the name ("Sheikh Hasina")."""
    if page.key(index) not in {"sheikh", "shaikh", "sheikha", "prince", "princess"}:
        return False
    third = page.key(index + 2)
    return third in {"bin", "bint", "al", "ben"} or third.startswith("al-")
