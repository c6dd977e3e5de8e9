"""Mentions -> Drafts: merges repeats, fills what the surroundings say, and names what refers to what."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factx.listed import with_listed, yield_to_list
from factx.parts import scope
from factx.types import Draft, Mention, Ref, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factx.parts.gazetteer import Gazetteer
    from factx.reading import Reading
    from factx.registry import Kind
    from factx.types import Span


def link(
    reading: Reading, mentions: Iterable[Mention], kinds: Mapping[str, Kind], gazetteer: Gazetteer | None = None
) -> tuple[list[Draft], list[Rejected]]:
    """Merge the mentions of each kind into drafts, in reading order, with ids and references in their slots.

    A user's `gazetteer` adds the entities that it names, and what else it knows of them; a name that it has is no
    organisation or place beside that.
    """
    by_kind: dict[str, list[Mention]] = defaultdict(list)
    drafts: list[Draft] = []
    rejected: list[Rejected] = []
    if gazetteer is not None:
        mentions, rejected = yield_to_list(reading, mentions, gazetteer)
    for mention in mentions:
        by_kind[mention.kind].append(mention)
    for kind in kinds.values():
        merged = kind.link(reading, tuple(by_kind[kind.name])) if kind.link else _merge(kind, by_kind[kind.name])
        for item in merged:
            (drafts if isinstance(item, Draft) else rejected).append(item)  # type: ignore[arg-type]
    if gazetteer is not None:
        drafts = with_listed(reading, drafts, gazetteer)
    drafts.sort(key=lambda draft: (kinds[draft.kind].is_fact, draft.mentions[0].span, draft.kind))
    drafts = [_surround(reading, draft) if kinds[draft.kind].is_fact else draft for draft in drafts]
    return _name(reading, drafts, kinds), rejected


def _merge(kind: Kind, mentions: list[Mention]) -> Iterable[Draft]:
    """Make one entity of the mentions with the same name; every fact stays for itself."""
    if kind.is_fact:
        return [Draft(kind.name, mention.slots, (mention,)) for mention in mentions]
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_name[str(mention.slots["name"]).casefold()].append(mention)
    return [Draft(kind.name, _first_known(same), tuple(same)) for same in by_name.values()]


def _first_known(mentions: list[Mention]) -> dict[str, Any]:
    slots: dict[str, Any] = {}
    for mention in mentions:
        for name, value in mention.slots.items():
            if slots.get(name) is None:
                slots[name] = value
    return slots


def _surround(reading: Reading, draft: Draft) -> Draft:
    """Fill when, who says so and how sure, where the kind's own grammar did not say."""
    span = draft.mentions[0].span
    slots = dict(draft.slots)
    if slots.get("period") is None:
        slots["period"] = scope.period_of(reading, span.start, span.end)
    if slots.get("source") is None:
        slots["source"] = scope.source_of(reading, span.start, span.end)
    if slots.get("assertion") is None:
        slots["assertion"] = scope.assertion_of(reading, span.start, span.end, kind=draft.kind)
    return replace(draft, slots=slots)


def _name(reading: Reading, drafts: list[Draft], kinds: Mapping[str, Kind]) -> list[Draft]:
    """Give every draft its id, and put ids where slots refer to other drafts."""
    counts = {True: 0, False: 0}
    ids: list[str] = []
    for draft in drafts:
        is_fact = kinds[draft.kind].is_fact
        counts[is_fact] += 1
        ids.append(f"{'f' if is_fact else 'e'}{counts[is_fact]}")
    pairs = list(zip(drafts, ids, strict=True))
    places = _Places([(draft.kind, mention.span, name) for draft, name in pairs for mention in draft.mentions])

    named = []
    for draft, name in pairs:
        slots = {key: _resolve(value, places) for key, value in draft.slots.items()}
        if kinds[draft.kind].is_fact and not slots.get("about"):
            slots["about"] = _about(reading, draft, places)
        named.append(replace(draft, slots={"id": name, **slots}))
    return named


def _resolve(value: Any, places: _Places) -> Any:
    if isinstance(value, Ref):
        return places.covering(value)
    if isinstance(value, tuple) and any(isinstance(item, Ref) for item in value):
        found = (_resolve(item, places) for item in value)
        return tuple(dict.fromkeys(name for name in found if name is not None))
    return value


def _about(reading: Reading, draft: Draft, places: _Places) -> tuple[str, ...]:
    """Give the countries and projects named in the fact's sentence: what it is about, as far as words stand near."""
    sentence = reading.sentence_at(draft.mentions[0].span.start)
    near = [name for kind, _, name in places.between(sentence.start, sentence.end) if kind in ABOUT]
    return tuple(sorted(dict.fromkeys(near), key=lambda name: int(name[1:])))


class _Places:
    """The mentions of all drafts with the ids of their drafts, by where they begin."""

    def __init__(self, places: list[tuple[str, Span, str]]) -> None:
        self._places = sorted(places, key=lambda place: (place[1].start, place[1].end))
        self._starts = [span.start for _, span, _ in self._places]
        self._longest = max((span.end - span.start for _, span, _ in self._places), default=0)

    def between(self, start: int, end: int) -> list[tuple[str, Span, str]]:
        """Give those that begin between two offsets."""
        return self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def covering(self, ref: Ref) -> str | None:
        """Give the id of the draft of the kind with a mention over the words."""
        near = self.between(ref.start - self._longest, ref.start + 1)
        return next((name for kind, span, name in near if kind == ref.kind and span.end >= ref.end), None)


ABOUT = frozenset({"country", "hydro_project"})
"""The kinds of entities that a fact of the same sentence is held to be about."""
