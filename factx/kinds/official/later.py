"""The office first and the name a sentence or more later: "the premier said. ... X, who took office in April"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.official.desk import is_known_place
from factx.parts.names import read_name_back
from factx.parts.patterns import lazy_pattern

if TYPE_CHECKING:
    from factx.kinds.official.desk import Desk
    from factx.parts.offices import Office

_ROLES = frozenset(
    {
        "minister", "deputy_minister", "head_of_government", "head_of_state", "governor", "mayor", "ambassador",
        "spokesperson",
    }
)  # fmt: skip
# What one says of who holds an office, and hardly ever of a witness or a victim.
_IN_OFFICE = lazy_pattern(
    r",\s+who\s+(?:has\s+(?:held|been\s+in|had)\s+(?:the|that|this)?\s*(?:post|job|office|position|role|seat)\b|"
    r"(?:took|assumed|came\s+into|came\s+to|entered|holds|held|leaves|left)\s+(?:the\s+)?(?:office|power|post|position)\b|"
    r"took\s+over\b|was\s+(?:sworn\s+in|appointed|re-?elected|elected|inaugurated)\b|"
    r"(?:promised|pledged|vowed|ordered|announced)\b)"
)
_REACH = 700


def later_names(desk: Desk) -> None:
    """Give the offices that no name stands beside to the names that the next sentences tell to hold one."""
    page = desk.page
    for match in _IN_OFFICE.finditer(page.text):
        index = next((i for i, token in enumerate(page.tokens) if token.end == match.start()), None)
        name = None if index is None else read_name_back(page, index)
        if name is None or name.parts < 2 or name.first in desk.taken or is_known_place(page, name):
            continue
        office = _last_unheld(desk, name.start)
        if office is not None:
            desk.take(name, office, "official/office-then-name")


def _last_unheld(desk: Desk, before: int) -> Office | None:
    """Give the office spoken of last before an offset, where nobody in the text is known to hold it."""
    page = desk.page
    near = [office for office in desk.unheld if before - _REACH < page.tokens[office.first].start < before]
    if not near:
        return None
    office = near[-1]
    pointed = office.definite or bool(office.states) or page.key(office.first - 1) == "the"
    held = any(hit.office.title == office.title and hit.status != "former" for hit in desk.hits)
    fits = office.role in _ROLES and pointed and not office.plural and office.problem is None
    return office if fits and not held else None
