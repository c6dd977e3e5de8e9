"""What a user's list knows, put to what the article says: names that it has, and what it knows of them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factx.parts.gazetteer import Gazetteer, Hit, Row, plainly
from factx.types import Caution, Draft, Mention, Rejected

if TYPE_CHECKING:
    from factx.reading import Reading
    from factx.types import Span

_YIELDING = frozenset({"organization", "place"})
"""The kinds that are mostly the language model's guess: a name that the list gives to another kind is none of them."""


def yield_to_list(
    reading: Reading, mentions: Iterable[Mention], gazetteer: Gazetteer
) -> tuple[list[Mention], list[Rejected]]:
    """Take out the organisations and places whose name the list knows as something else."""
    hits = list(gazetteer.finditer(reading.text))
    listed: dict[str, set[str]] = defaultdict(set)
    for hit in hits:
        listed[_plain(reading.text[hit.start : hit.end])].update(row.kind for row in hit.value)
    kept: list[Mention] = []
    rejected: list[Rejected] = []
    for mention in mentions:
        reason = _listed_otherwise(mention, listed) or _part_of_listed(mention, hits)
        if mention.kind not in _YIELDING or reason is None:
            kept.append(mention)
        else:
            rejected.append(Rejected(mention.kind, mention.span, mention.rule, reason))
    return kept, rejected


def _listed_otherwise(mention: Mention, listed: Mapping[str, set[str]]) -> str | None:
    kinds = listed.get(_plain(str(mention.slots.get("name", ""))), set())
    return f"the list has the name as {', '.join(sorted(kinds))}" if kinds and mention.kind not in kinds else None


def _part_of_listed(mention: Mention, hits: Sequence[Hit[tuple[Row, ...]]]) -> str | None:
    at = bisect_right(hits, mention.span.start, key=lambda hit: hit.start) - 1
    if (
        at < 0
        or mention.span.end > hits[at].end
        or mention.span.end - mention.span.start == hits[at].end - hits[at].start
    ):
        return None
    return f"part of the name {hits[at].value[0].name!r} of the list"


def with_listed(reading: Reading, drafts: Iterable[Draft], gazetteer: Gazetteer) -> list[Draft]:
    """Add what a user's list knows: further places of the entities that were found, and entities that were not.

    What the text says stands; a row fills what it leaves open. Names inside a longer mention are left alone.
    """
    found = list(drafts)
    told: set[int] = set()
    for hit in gazetteer.finditer(reading.text):
        span = reading.span(hit.start, hit.end)
        for row in hit.value:
            mention = _mention(row, span, warn=id(row) not in told)
            told.add(id(row))
            place = _place_of(found, row, span)
            if place is None:
                found.append(Draft(row.kind, _slots({"name": row.name}, row), (mention,)))
                continue
            old = found[place]
            new = () if any(span.overlaps(other.span) for other in old.mentions) else (mention,)
            mentions = tuple(sorted((*old.mentions, *new), key=lambda one: one.span))
            found[place] = Draft(row.kind, _slots(old.slots, row), mentions)
    return found


def _mention(row: Row, span: Span, *, warn: bool) -> Mention:
    cautions: tuple[Caution, ...] = ()
    if row.open and warn:
        message = f"the list has several {row.name!r} of the kind {row.kind}: {', '.join(row.open)} left open"
        cautions = (Caution(code="listed-twice", message=message, span=span),)
    return Mention(row.kind, span, f"{row.kind}/gazetteer", {"name": row.name}, warnings=cautions)


def _place_of(drafts: list[Draft], row: Row, span: Span) -> int | None:
    """Give the index of the draft that has the name already: at this place, or by the same spelling."""
    name = _plain(row.name)
    for index, draft in enumerate(drafts):
        if draft.kind != row.kind:
            continue
        here = any(span.overlaps(mention.span) for mention in draft.mentions)
        if here or _plain(str(draft.slots["name"])) == name:
            return index
    return None


def _slots(slots: Mapping[str, Any], row: Row) -> dict[str, Any]:
    filled = {**slots, **{column: value for column, value in row.slots.items() if not slots.get(column)}}
    if row.attributes:
        filled["attributes"] = {**row.attributes, **slots.get("attributes", {})}
    return filled


def _plain(name: str) -> str:
    return plainly(name).casefold()
