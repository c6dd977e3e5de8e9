"""A title in its phrase: the words before and behind it, and the body that they name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from factx.parts.office_bodies import Body
    from factx.parts.office_words import Front, Tail
    from factx.parts.page import Page

Role = Literal[
    "minister", "deputy_minister", "head_of_government", "head_of_state", "ambassador", "governor", "mayor", "lawmaker",
    "spokesperson", "agency_head", "commander", "other",
]  # fmt: skip
Verdict = tuple[Role, str | None]  # the role, and why it would be no public office


@dataclass(frozen=True, slots=True)
class Title:
    """A row of the table of titles."""

    words: str
    role: str
    needs: str
    plural: bool


@dataclass(frozen=True)
class Phrase:
    """A title with what stands before and behind it, and the body that these name."""

    page: Page
    title: Title
    front: Front
    tail: Tail
    body: Body

    @cached_property
    def around(self) -> frozenset[str]:
        """The words before and behind the title."""
        return self.front.keys | self.tail.keys

    @property
    def public(self) -> bool:
        """Whether the body is one of a state or of states."""
        return self.body.kind in {"public", "international", "bank"}

    @property
    def private(self) -> bool:
        """Whether the body is a company, a party, a church or the like."""
        return self.body.kind == "private"

    @property
    def local(self) -> bool:
        """Whether a part of a state is named beside the title."""
        return self.front.local or self.tail.local

    @property
    def capital(self) -> bool:
        """Whether the title itself is written with a capital."""
        return self.page.tokens[self.front.core].text[0].isupper()
