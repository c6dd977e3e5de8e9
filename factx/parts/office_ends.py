"""Ends of an office's phrase: the number of a command, an acronym in brackets, plain nouns before a body's word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.parts.office_role_words import SETTLEMENTS
from factx.parts.office_words import Tail, keys_of, know
from factx.parts.places import place_at

if TYPE_CHECKING:
    from factx.parts.page import Page

_COMMANDS = frozenset(
    {"force", "region", "district", "sector", "zone", "command", "area", "division", "brigade", "corps"}
)
_NO_NOUN = frozenset(
    {
        "said", "who", "that", "which", "was", "is", "were", "has", "had", "have", "will", "would", "in", "on", "at",
        "to", "by", "from", "with", "as", "when", "after", "a", "an", "this", "his", "her", "their", "told", "or",
        "but", "for", "of", "not",
    }
)  # fmt: skip


def is_settlement(page: Page, last: int) -> bool:
    """Say whether the place that ends at a token is told to be one: "Aung Myin Tha, a village in the north"."""
    joined = page.key(last + 1) == "," and page.key(last + 2) in {"a", "the", "an"}
    return joined and any(page.key(last + step) in SETTLEMENTS for step in (3, 4, 5))


def numbered(page: Page, core_last: int, tail: Tail) -> int:
    """Take what tells one command from others: "Military Region 4", "Joint Task Force Sulu"."""
    last, index = tail.last, tail.last + 1
    unit = last > core_last and page.key(last) in _COMMANDS and page.tokens[last].capital
    if not unit or index >= len(page.tokens) or page.tokens[index].breaks:
        return last
    if page.tokens[index].text.isdigit():
        return index
    if found := place_at(page.tokens, index):
        know(found[0], tail)
        return found[1] - 1
    end = index
    while end < len(page.tokens) and page.tokens[end].capital and end - index < 3:
        end += 1
    return end - 1 if end > index and page.key(end) in {",", "."} and _before_comma(page, core_last) else last


def _before_comma(page: Page, index: int) -> bool:
    """Say whether the office stands behind a comma, so that its holder is named already."""
    return any(page.key(step) == "," for step in range(max(0, index - 4), index))


def second_name(page: Page, last: int) -> int:
    """Take "(IGP)", "(Operations)", "(Solcom)" behind an office: its acronym or branch, before a comma or a name."""
    after = last + 4
    if page.key(last + 1) != "(" or page.key(last + 3) != ")" or page.tokens[last].breaks:
        return last
    if not page.tokens[last + 2].capital or page.country[last + 2] is not None:
        return last
    closed = after >= len(page.tokens) or page.tokens[after].breaks or page.key(after) in {",", ".", ";"}
    return last + 3 if closed or page.tokens[after].capital else last


def plain_body(page: Page, index: int) -> int | None:
    """Give the word of a body behind up to four plain nouns: "the data and information centre"."""
    for end in range(index, min(index + 5, len(page.tokens))):
        token = page.tokens[end]
        if token.breaks or not token.is_word or token.capital or token.key in _NO_NOUN:
            return None
        if end > index and token.key in keys_of("office_public"):
            return end if page.key(end + 1) not in keys_of("office_public") else end + 1
    return None
