"""Unknown capitalised words behind a title: where a body's or a place's name ends and the holder's begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.parts.names import barred, is_particle, read_name
from factx.parts.office_ends import is_settlement
from factx.parts.office_words import Tail, heads, keys_of, know
from factx.parts.places import place_at

if TYPE_CHECKING:
    from factx.parts.page import Page


def capitals_of(page: Page, index: int, tail: Tail, *, first: bool) -> tuple[int | None, str]:  # noqa: C901, PLR0912
    """Take the unknown capitalised words that belong to the phrase: "Nakuru County", "Kyiv" of "Kyiv Vitali K."."""
    tokens = page.tokens
    if found := place_at(tokens, index):
        place, behind = found
        if not (place.type == "city" and behind < len(tokens) and _ends_body(page, behind)):
            know(place, tail)
            return behind - 1, "place"
    end = index
    while end + 1 < len(tokens) and not tokens[end + 1].breaks and end - index < 6:
        after = tokens[end + 1]
        if (
            after.is_word
            and after.capital
            and page.country[end + 1] is None
            and after.key not in keys_of("office_portfolio")
        ):
            if _ends_body(page, end + 1):
                return end, "body"
            end += 1
        elif (
            is_particle(after)
            and end + 2 < len(tokens)
            and tokens[end + 2].capital
            and after.text not in {"und", "y", "e"}
        ):
            end += 2
        else:
            break
    if _ends_body(page, end + 1):
        return end, "body"
    if page.key(end + 1) in keys_of("office_portfolio") and tokens[end + 1].capital:
        return end, "body"
    if not first:
        return None, ""
    count = end - index + 1
    tail.unknown = True
    split = next(
        (
            i
            for i in range(index + 1, end + 1)
            for a, b in page.persons
            if a == tokens[i].start and b >= tokens[end].end
        ),
        None,
    )
    if page.key(end + 1) == "'s" or count == 1 or is_settlement(page, end):
        return end, "place"
    if split is not None:
        return split - 1, "place"
    if count == 2 and page.key(end + 1) in {",", "(", ";", ".", ""}:
        return end, "place"
    if count == 2:
        whole = read_name(page, index, titles=False)
        person = whole is not None and any(a == tokens[index].start and b == tokens[end].end for a, b in page.persons)
        return (None, "") if person else (end, "place")
    if page.key(end + 1) == "," and tokens[min(end + 2, len(tokens) - 1)].capital:
        return end, "place"
    return end - 2, "place"


def more_of_name(page: Page, index: int) -> bool:
    """Say whether a capitalised run behind a phrase that has its head still belongs to it: it ends in such a word."""
    end = index
    while end < len(page.tokens) and page.tokens[end].capital and not page.tokens[end].breaks and end - index < 5:
        end += 1
        if end < len(page.tokens) and page.key(end) in heads() and page.tokens[end].capital:
            return page.key(index) not in barred() or page.key(index) == "state"
    return False


def _ends_body(page: Page, index: int) -> bool:
    """Say whether a word closes the name of a body or place: "Nepal Electricity Authority", "Sanamxay district"."""
    if index >= len(page.tokens) or page.tokens[index].breaks or not page.tokens[index].is_word:
        return False
    key = page.key(index)
    if key in {"state", "force", "service"} and not page.tokens[index].capital and key == "service":
        return False
    return (
        key in keys_of("office_public") or key in keys_of("office_generic_places") or key in keys_of("office_private")
    )
