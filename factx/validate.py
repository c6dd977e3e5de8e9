"""Draft -> Entity or Fact, or Rejected with the reason: nothing unsound leaves the house."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from factx.types import REFERENCES, Draft, Entity, Fact, Offsets, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factx.reading import Reading
    from factx.registry import Kind


def validate(
    reading: Reading, drafts: Iterable[Draft], kinds: Mapping[str, Kind]
) -> tuple[list[Entity], list[Fact], list[Rejected]]:
    """Make the models of the drafts; a draft that its model refuses is rejected with the model's words."""
    entities: list[Entity] = []
    facts: list[Fact] = []
    rejected: list[Rejected] = []
    for draft in drafts:
        try:
            item = _make(reading, draft, kinds[draft.kind])
        except ValidationError as error:
            first = draft.mentions[0]
            reasons = "; ".join(f"{'.'.join(map(str, e['loc'])) or draft.kind}: {e['msg']}" for e in error.errors())
            rejected.append(Rejected(draft.kind, first.span, first.rule, reasons))
            continue
        if isinstance(item, Fact):
            facts.append(item)
        else:
            entities.append(item)
    return entities, _without_dangling(entities, facts) if rejected else facts, rejected


def _without_dangling(entities: list[Entity], facts: list[Fact]) -> list[Fact]:
    """Take out of the facts the ids of what was rejected: a record names only what is in it."""
    there = {entity.id for entity in entities} | {fact.id for fact in facts}
    sound = []
    for fact in facts:
        named = {name: getattr(fact, name, None) for name in REFERENCES}
        change: dict[str, Any] = {name: None for name, other in named.items() if other and other not in there}
        if not there.issuperset(fact.about):
            change["about"] = tuple(name for name in fact.about if name in there)
        sound.append(fact.model_copy(update=change) if change else fact)
    return sound


def _make(reading: Reading, draft: Draft, kind: Kind) -> Entity | Fact:
    known = {key: value for key, value in draft.slots.items() if value is not None}
    first = draft.mentions[0]
    if kind.is_fact:
        sentence = reading.sentence_at(first.span.start)
        end = max(sentence.end, first.span.end)
        own = {"span": first.span, "sentence": Offsets(sentence.start, end), "rule": first.rule}
    else:
        spans = sorted({mention.span for mention in draft.mentions})
        own = {"mentions": known.get("mentions", tuple(spans))}
    return kind.model.model_validate({**known, **own})
