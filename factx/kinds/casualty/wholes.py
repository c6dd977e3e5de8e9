"""What a part is a part of: in its sentence, or told before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.conjuncts import has_own_predicate
from factx.kinds.casualty.people import OF_THEM
from factx.kinds.casualty.scene import AND, Figure, Scene, is_finite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexing import Item
    from factx.kinds.casualty.memory import Memory
    from factx.kinds.casualty.people import People

AMONG = frozenset({"among", "amongst"})
INCLUDES = frozenset({"include", "includes", "included", "including", "incl", "comprise", "comprised", "comprising"})
_MAX_NAMED = 20
_PARTS = ("member", "part")
_REACH = 2
_MAX_BEHIND = 8
_WELL = frozenset(
    {"unhurt", "unharmed", "safe", "safely", "alive", "survived", "escaped", "free", "freed", "released", "home"}
    | {"returned", "back", "recovered", "discharged", "out", "rescued", "reached", "walked"}
)


def opens_whole(items: Sequence[Item]) -> bool:
    """Say whether a sentence begins with the whole of its figures: "Of the dead", "Out of the 20", "Among them"."""
    first = int(items[0].kind == "mark")  # "; of the dead, 120 were in Sindh"
    lead = [item.low for item in items[first : first + 2]]
    return lead[:1] != [] and (lead[0] in AMONG | {"of"} or lead == ["out", "of"])


def behind_named(scene: Scene, index: int) -> bool:
    """Say whether a list that names its first ones goes on here: "11 dead, among them my deputy, three policemen"."""
    items, first = scene.items, scene.groups[index].first
    if first < 2 or items[first - 1].low not in AND | {","} or has_own_predicate(scene, index):
        return False
    for at in range(first - 2, max(0, first - _MAX_NAMED), -1):
        item = items[at]
        if item.low in INCLUDES or (item.low in OF_THEM and items[at - 1].low in AMONG):
            told = [f.people for f in scene.before(at) if f.part_of is None]
            return bool(told) and _size(told[-1]) > _size(scene.groups[index]) and items[first - 2].low not in AND
        harm = any(trigger.first <= at < trigger.last for trigger in scene.triggers)
        if is_finite(item) or harm or item.kind == "number" or item.low in ("while", "but", "with"):
            return False
    return False


def tie_parts(scene: Scene) -> None:
    """Give a part the harm of its whole, where nothing else is told of it: "78 of the 83 seamen kidnapped"."""
    for index, figures in list(scene.figures.items()):
        group = scene.groups[index]
        if group.inner is None or any(figure.people.figure == group.figure for figure in figures):
            continue
        behind = {item.low for item in scene.items[group.last : group.last + _MAX_BEHIND]}
        if not behind & _WELL:
            for figure in figures:
                scene.add(index, replace(figure, people=group, rule="partitive", part_of=group.inner))


def part_of_told(scene: Scene, memory: Memory, figure: Figure) -> Figure:
    """Give a part its whole: "seven of them", "53 of the dead", "Of the 129, 79 lay in hospitals"."""
    people, items = figure.people, scene.items
    if figure.part_of is not None or figure.whole_at is not None or people.inner is not None or people.shape == "none":
        return figure
    led = _of_lead(scene, memory, figure)
    if led is not None:
        return led
    trigger = figure.trigger
    among = trigger is not None and items[trigger.first].low in AMONG  # "Among the dead were ten soldiers"
    included = people.first > 0 and items[people.first - 1].low == "including"
    if people.whole in (None, "named") and not (among or included or figure.rule in _PARTS):
        return figure
    outcome = people.whole if people.whole not in (None, "them", "named") else figure.outcome
    before = (f for f in scene.before(people.first) if f.part_of is None and not f.people.whole)
    here = [f for f in before if f.rule not in _PARTS]
    if people.whole != "them":
        here = [f for f in here if f.outcome == outcome]
    larger = [f for f in here if _size(f.people) > (people.low or 0)]
    if larger:
        return replace(figure, part_of=larger[-1].people)
    told = memory.topic(_REACH) if people.whole == "them" else None
    if told is None or _size(told.people) <= (people.low or 0):
        told = memory.whole_of(outcome, people.low or 0)
    return figure if told is None else replace(figure, whole_at=told.at)


def _of_lead(scene: Scene, memory: Memory, figure: Figure) -> Figure | None:
    """Take the number that the sentence opens with as the whole: "Of the 129, 79 lay in hospitals"."""
    lead, people = scene.groups[0], figure.people
    if not opens_whole(scene.items) or lead.first >= people.first or not _size(lead) > (people.low or 0):
        return None
    if scene.figures.get(0):
        return replace(figure, part_of=lead)
    told = memory.told.get(_size(lead)) if lead.shape == "elliptic" else None
    return None if told is None else replace(figure, whole_at=told.at)


def _size(people: People) -> int:
    return people.low or people.high or 0
