"""Reading -> Mentions of organisations, and the long and the short name of one put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.parts.organizations import read_organizations
from factx.types import Draft, Mention, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factx.reading import Reading

KIND = "organization"


def find(reading: Reading) -> Iterator[Mention | Rejected]:
    """Yield every organisation that the model sees, and what it takes for one; without a model there is none."""
    if not reading.doc.has_annotation("ENT_IOB"):
        return
    defined: dict[str, str] = {}
    for found in read_organizations(reading.text, reading.doc):
        if found.acronym:
            defined[found.acronym] = found.name
        name = defined.get(found.name, found.name)
        rule = "organization/acronym" if name != found.name or found.name.isupper() else "organization/name"
        if found.doubt is not None and found.name not in defined:
            yield Rejected(KIND, reading.span(found.start, found.end), rule, found.doubt)
            continue
        slots = {"name": name, "acronym": found.acronym}
        # "Iranian Ministry of Energy" still speaks of Iran; "Bank of China" does not speak of China.
        absorbs = found.proper and not found.of_state
        yield Mention(KIND, reading.span(found.start, found.end), rule, slots, absorbs=absorbs, yields=not found.proper)


def link(reading: Reading, mentions: tuple[Mention, ...]) -> Iterable[Draft]:  # noqa: ARG001
    """Make one entity of the mentions of one name, whether long or short."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(str(mention.slots["name"]).casefold(), []).append(mention)
    for group in groups.values():
        acronym = next((mention.slots["acronym"] for mention in group if mention.slots["acronym"]), None)
        yield Draft(KIND, {"name": group[0].slots["name"], "acronym": acronym}, tuple(group))
