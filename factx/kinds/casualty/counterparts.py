"""Figures told by another: the same people by another measure, and those exchanged for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.scene import Figure, Scene, modality

if TYPE_CHECKING:
    from factx.kinds.casualty.memory import Memory
    from factx.kinds.casualty.people import People

_HOUSEHOLDS = frozenset({"family", "household"})
_OPENS = frozenset({"(", "–", ","})
_CLOSES = frozenset({")", "–", ",", "("})
_EXCHANGES = (["return", "for"], ["exchange", "for"], ["swapped", "for"], ["traded", "for"], ["exchanged", "for"])
_BROUGHT_OUT = frozenset(
    {"brought", "pulled", "dug", "lifted", "carried", "fished", "hauled", "taken", "dragged", "got"}
)
_WELL = frozenset({"alive", "safe", "safely", "safety", "unhurt", "unharmed", "survivors", "with"})
_RECENT = 2
_NEAR = 4


def tie_counterparts(scene: Scene, memory: Memory) -> None:
    """Tie the groups that another figure of the sentence tells of."""
    _bring_out_bodies(scene, memory)
    for index, group in enumerate(scene.groups):
        if index and not scene.figures.get(index - 1) and scene.figures.get(index):
            _restate(scene, index, index - 1)
        if index and scene.figures.get(index - 1) and not scene.figures.get(index):
            _restate(scene, index - 1, index)
        if not scene.figures.get(index) and _is_exchanged(scene, group):
            sure, _ = modality(scene.items, group.first - 2)
            scene.add(index, Figure(group, "rescued", group.first, group.last, "counterpart", assertion=sure))


def _restate(scene: Scene, told: int, other: int) -> None:
    """Give one of two measures of the same people the harm of the other: "935 people (248 households)"."""
    first, second = (scene.groups[k] for k in sorted((told, other)))
    if _is_by_household(first) == _is_by_household(second) or not _stand_together(scene, first, second):
        return
    for figure in scene.figures[told]:
        people = scene.groups[other]
        scene.add(other, replace(figure, people=people, first=people.first, last=people.last, rule="counterpart"))


def _is_by_household(group: People) -> bool:
    return group.head is not None and group.head.singular in _HOUSEHOLDS


def _stand_together(scene: Scene, first: People, second: People) -> bool:
    """Say whether one measure stands in brackets, dashes or behind "or" beside the other."""
    items = scene.items
    if first.shape not in ("counted", "elliptic") or second.head is None:
        return False
    between = [item.low for item in items[first.last : second.first]]
    if between in (["or"], [",", "or"]):
        return True
    closed = second.last >= len(items) or items[second.last].text in _CLOSES
    return len(between) == 1 and between[0] in _OPENS - {","} and closed


def _is_exchanged(scene: Scene, group: People) -> bool:
    """Say whether people were let go for others who were: "walked free in return for a dozen prisoners"."""
    before = [item.low for item in scene.items[max(0, group.first - 2) : group.first]]
    freed = any(trigger.outcome == "rescued" and trigger.last <= group.first for trigger in scene.triggers)
    return before in _EXCHANGES and freed and group.head is not None


def _bring_out_bodies(scene: Scene, memory: Memory) -> None:
    """Tell who are brought out where bodies were: "saw three bodies pulled out; later three more were brought out"."""
    last = memory.last(_RECENT)
    if memory.now - memory.bodies > _RECENT or last is None or last.outcome != "killed":
        return
    for index, figures in scene.figures.items():
        scene.figures[index] = [
            replace(figure, outcome="killed") if _is_brought_out(scene, figure) else figure for figure in figures
        ]


def _is_brought_out(scene: Scene, figure: Figure) -> bool:
    people, trigger = figure.people, figure.trigger
    if (
        trigger is None
        or figure.outcome != "rescued"
        or people.shape != "elliptic"
        or not (people.more or people.others)
    ):
        return False
    words = {item.low for item in scene.items[trigger.first : trigger.last + _NEAR]}
    return scene.items[trigger.first].low in _BROUGHT_OUT and not _WELL & words
