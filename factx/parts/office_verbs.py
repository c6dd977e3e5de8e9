"""Verbs that tell a post: "X heads the INSS", "who commands the 3rd Brigade", "speaks for the ministry"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.parts.office_frame import Title

if TYPE_CHECKING:
    from factx.parts.page import Page

# Each with its title.
_HEADING = {
    "heads": "head", "headed": "head", "leads": "head", "led": "head", "chairs": "chairman", "chaired": "chairman",
    "governs": "governor", "governed": "governor",
    "runs": "head", "ran": "head", "oversees": "head", "directs": "director", "directed": "director",
    "commands": "commander", "commanded": "commander", "speaks": "spokesman", "spoke": "spokesman",
}  # fmt: skip
# "X heads the INSS"; "X leads" and "X runs" tell of races as well.
_OF_POSTS = frozenset({"heads", "chairs", "commands", "directs", "speaks"})
_NEEDS = {"commander": "military", "spokesman": "body", "governor": ""}
REGIMES = frozenset({"regime", "junta"})
GONE_BY = frozenset({"headed", "led", "chaired", "governed", "ran", "directed", "commanded", "spoke"})


def told_post(page: Page, index: int) -> tuple[Title, int] | None:
    """Give the title that a verb at a token tells, and the token that its object stands behind."""
    title = _HEADING.get(page.key(index))
    if title is None or index + 2 >= len(page.tokens) or not _has_subject(page, index):
        return None
    end = index + (title == "spokesman")
    if end > index and page.key(end) != "for":
        return None
    role = {"spokesman": "spokesperson", "commander": title, "governor": title}.get(title, "agency_head")
    return Title(title, role, _NEEDS.get(title, "org"), plural=False), end


def told_body(page: Page, index: int) -> tuple[Title, int] | None:
    """Read "the ministry, headed by X", "the army led by General X": the title, and where the body's words end."""
    if page.key(index) not in _BY or page.key(index + 1) != "by" or index < 2:
        return None
    end = index - (page.key(index - 1) == ",")
    if not page.tokens[end - 1].is_word or page.tokens[end].breaks:
        return None
    return Title("head", "agency_head", "org", plural=False), end


_BY = frozenset({"headed", "led", "chaired", "commanded", "run", "governed", "directed"})


def _has_subject(page: Page, index: int) -> bool:
    """Say whether "who", or a name where the verb tells of nothing but posts, stands before a verb."""
    before = index - 1 - (page.key(index - 1) in {"now", "also", "currently", "then"})
    if page.key(before) == "who":
        return True
    named = before > 0 and page.tokens[before].capital and page.tokens[before - 1].capital
    return named and page.key(index) in _OF_POSTS and not page.in_heading(index)
