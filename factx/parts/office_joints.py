"""Where the phrase behind a title goes on: "Finance, Budget and Planning", "the Department of Hydrology"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.parts.office_words import heads, keys_of
from factx.parts.places import place_at

if TYPE_CHECKING:
    from factx.parts.page import Page


def heads_on(page: Page, index: int) -> bool:
    """Say whether "of" goes on inside a name: "the Department of Hydrology", "the Office of the President"."""
    before = page.tokens[index - 1]
    after = index + 1 + (page.key(index + 1) == "the")
    if after >= len(page.tokens) or page.tokens[index].breaks:
        return False
    follows = page.tokens[after]
    return (
        before.key in heads()
        and (follows.capital or follows.key in keys_of("office_portfolio"))
        and (before.capital or before.key in {"ministry", "department", "office"} or follows.capital)
    )


def continues(page: Page, index: int, *, plural: bool) -> int | None:  # noqa: C901
    """Say whether a phrase goes on behind "and" or a comma, and where: "Finance, Budget and National Planning"."""
    portfolio = keys_of("office_portfolio")
    tokens = page.tokens
    after = index + 1
    comma = tokens[index].text == ","
    if comma and page.key(after) in {"and", "&"}:
        after += 1
    if after >= len(tokens) or tokens[after].breaks:
        return None
    if page.key(after) in {"the", "of", "for"} and plural:
        after += 1
    if page.key(after) == "the" and plural:
        after += 1
    if after >= len(tokens):
        return None
    follows = tokens[after]
    if follows.key in portfolio and tokens[index - 1].key in portfolio | {"affairs"}:
        if follows.capital != tokens[index - 1].capital or _begins_office(page, after):
            return None
        if comma and not follows.capital and not _list_goes_on(page, after):
            return None
        return after
    fielded = follows.key in portfolio or before_field(page, after)
    if fielded and not comma and follows.capital and not _begins_office(page, after):
        return after
    if plural and (page.country[after] is not None or place_at(tokens, after)):
        return after if not comma or page.country[after] is not None else None
    return None


def before_field(page: Page, index: int) -> bool:
    """Say whether an unknown word stands before a field that it belongs to: "Agriculture and Light Industry"."""
    token, after = page.tokens[index], index + 1
    known = page.country[index] is not None or token.key in heads() | keys_of("name_not")
    if after >= len(page.tokens) or page.tokens[after].breaks or known or not token.is_word:
        return False
    return token.capital and page.tokens[after].capital and page.key(after) in keys_of("office_portfolio")


def _list_goes_on(page: Page, index: int) -> bool:
    return any(page.key(i) == "and" for i in range(index, min(index + 5, len(page.tokens))))


def _begins_office(page: Page, index: int) -> bool:
    """Say whether what follows is another office: "Minister of Water and Energy Minister X"."""
    for ahead in range(index, min(index + 5, len(page.tokens))):
        key = page.key(ahead)
        if key in {"minister", "secretary", "ministers", "governor", "chief", "director"}:
            return page.key(ahead + 1) != "of" or ahead > index
        if key not in keys_of("office_portfolio") and key != "and":
            return False
    return False
