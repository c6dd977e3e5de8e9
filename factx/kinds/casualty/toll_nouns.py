"""The nouns whose figure is a toll: "the death toll", "the number of dead", "the wounded", "its losses"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.casualty.governing import ARMED
from factx.kinds.casualty.harm_words import WHOLES
from factx.kinds.casualty.nouns import DEFINITE, POSSESSIVES
from factx.parts.people import people_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factx.kinds.casualty.lexing import Item
    from factx.kinds.casualty.scene import Scene

NUMBER_NOUNS = frozenset({"number", "numbers", "tally", "figure", "figures", "count", "total", "estimate", "estimates"})

_NUMBERED = frozenset(
    {"at", "to", "as", "numbered", "number", "in", "now", "were", "was", "is", "are", "total", "totalled"}
)


def tolls(scene: Scene) -> Iterator[tuple[int, int, str, tuple[int, int] | None]]:
    """Yield the nouns of tolls: their first item, the one after them, the harm, and who they count."""
    items = scene.items
    inside = {k for group in scene.groups for k in range(group.first, group.last)}
    for trigger in scene.triggers:
        if trigger.syntax == "toll" and trigger.first not in inside:
            told = trigger.first > 0 and people_word(items[trigger.first - 1].low)  # "civilian deaths rose to 90"
            noun = (trigger.first - 1, trigger.first) if told else None
            yield trigger.first, trigger.last, trigger.outcome, noun
    for at, item in enumerate(items):
        if at in inside:
            continue
        if item.low in NUMBER_NOUNS:
            counted = _counted_noun(scene, at)
            if counted is not None:
                yield at, *counted
        elif at and _is_known(items[at - 1]) and (outcome := _known_harm(scene, at)):
            yield at, at + 1, outcome, None


def _known_harm(scene: Scene, at: int) -> str | None:
    """Give the harm of a known whole whose number follows: "the dead numbered 12", "the militia's losses were 20"."""
    items = scene.items
    if items[at].low == "losses":
        return "killed" if any(_is_armed(item.low) for item in items[:at]) else None
    after = items[at + 1].low if at + 1 < len(items) else ""
    all_told = after == "," and at + 2 in scene.begins and _in_all(items, scene.groups[scene.begins[at + 2]].last)
    return WHOLES.get(items[at].low) if all_told or after in _NUMBERED else None


def _is_armed(low: str) -> bool:
    noun = people_noun(low)
    return low in ARMED or (noun is not None and noun.side in ("security_force", "combatant"))


def _is_known(before: Item) -> bool:
    """Say whether a word makes the noun behind it a known one: "the dead", "the flood's dead"."""
    return before.low in DEFINITE | POSSESSIVES or before.text.endswith(("'s", "s'"))


def _in_all(items: Sequence[Item], at: int) -> bool:
    return at + 1 < len(items) and (items[at].low, items[at + 1].low) in (
        ("in", "all"),
        ("in", "total"),
        ("of", "them"),
    )


def _counted_noun(scene: Scene, at: int) -> tuple[int, str, tuple[int, int] | None] | None:
    """Read what a number is of: "number of miners rescued", "the number displaced"."""
    items = scene.items
    noun = None
    for k in range(at + 1, min(len(items), at + 10)):
        item = items[k]
        if k in scene.begins and scene.groups[scene.begins[k]].shape != "article":
            return None
        verb_next = any(t.first == k + 1 and t.syntax == "harm" for t in scene.triggers)
        if (
            item.kind == "mark"
            or item.low in ("was", "is", "at", "to", "rose")
            or (item.low in ("has", "had", "have") and not verb_next)
        ):
            return None
        if (outcome := WHOLES.get(item.low)) and (item.low != "victims"):
            # "the number of displaced people", "the number of people displaced by the fighting".
            if noun is None and k + 1 < len(items) and people_word(items[k + 1].low):
                noun = (k + 1, k + 2)
            return k + 1, outcome, noun
        if people_word(item.low) and noun is None:
            noun = (k, k + 1)
        trigger = next(
            (t for t in scene.triggers if t.first == k and t.syntax in ("harm", "state", "happen", "toll")), None
        )
        if trigger is not None and trigger.outcome:
            return trigger.last, trigger.outcome, noun
    return None


def people_word(low: str) -> bool:
    """Say whether a word is a noun for people that tells who."""
    noun = people_noun(low)
    return noun is not None and not noun.bare
