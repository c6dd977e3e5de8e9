"""Tables in words: "Killed: 12; injured: 30", "dead - 12", and "12 and 19 deaths, respectively"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.edges import is_name
from factx.kinds.casualty.lexicon import word_set
from factx.kinds.casualty.scene import Figure, Scene, is_finite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexicon import Trigger
    from factx.kinds.casualty.lexing import Item

_EDGES = frozenset({",", ";", "–", "(", "*", "•", "·", "●", "■", "‣", "◦", "|", "/"})
_MAX_PHRASE = 6
_ADJECTIVES = frozenset(
    {"confirmed", "total", "seriously", "severely", "slightly", "number", "of", "people", "persons", "probable", "new"}
    | {"suspected", "cumulative", "active", "reported", "recorded"}
)


def tie_labels(scene: Scene) -> None:
    """Tie the words of harm that stand as labels to the numbers behind their colons or dashes."""
    labels: list[Trigger] = []
    for trigger in scene.triggers:
        index = _numbered(scene, trigger, among_others=bool(labels))
        if index is None:
            continue
        group = scene.groups[index]
        bare = group.shape == "elliptic" or group.head is not None
        if (
            bare
            and not group.whole
            and (group.last >= len(scene.items) or scene.items[group.last].text in _EDGES | {")"})
        ):
            scene.add(index, Figure(group, trigger.outcome, trigger.first, group.last, "label", trigger=trigger))
            labels.append(trigger)
    scene.triggers = [trigger for trigger in scene.triggers if trigger not in labels]


def _numbered(scene: Scene, trigger: Trigger, *, among_others: bool) -> int | None:
    """Give the group that a label has behind its mark: "Dead: 42"; a short line needs none: "Dead 42; injured 9"."""
    index = scene.begins.get(trigger.last + 1)
    if index is not None and _is_label(scene, trigger, among_others=among_others):
        return index
    index = _behind_phrase(scene, trigger)
    if index is not None:
        return index
    index = scene.begins.get(trigger.last)
    short = index is not None and trigger.syntax == "state" and scene.groups[index].shape == "elliptic"
    return index if short and _stands_alone(scene.items, trigger) else None


def _behind_phrase(scene: Scene, trigger: Trigger) -> int | None:
    """Give the group of "Evacuated from the zone: 158,165", a label with a place of its own."""
    items = scene.items
    plain = trigger.syntax in ("harm", "state") and trigger.entry.form in ("", "past") and not trigger.first
    colon = next((k for k in range(trigger.last, len(items)) if items[k].text == ":"), None)
    if not plain or colon is None or colon - trigger.last > _MAX_PHRASE or trigger.last == colon:
        return None
    between = items[trigger.last : colon]
    worded = between[0].low in word_set("casualty_prepositions") and all(item.kind == "word" for item in between)
    return scene.begins.get(colon + 1) if worded and not any(is_finite(item) for item in between) else None


def _stands_alone(items: Sequence[Item], trigger: Trigger) -> bool:
    first = trigger.first
    while first and items[first - 1].low in _ADJECTIVES:
        first -= 1
    return not first or items[first - 1].text in _EDGES


def _is_label(scene: Scene, trigger: Trigger, *, among_others: bool) -> bool:
    items = scene.items
    if trigger.last >= len(items) or trigger.syntax not in ("harm", "state", "count", "case", "toll"):
        return False
    if trigger.syntax == "harm" and trigger.entry.form != "past":
        return False
    mark = items[trigger.last].text
    dashed = mark == "–" and (among_others or trigger.first <= 1)
    return _stands_alone(items, trigger) and (mark in (":", "(", "=") or dashed)


def tie_respective(scene: Scene) -> None:
    """Give each of the numbers told "respectively" its harm, and its place."""
    items = scene.items
    if not any(item.low == "respectively" for item in items):
        return
    for index in range(len(scene.groups) - 1, 0, -1):
        group, before = scene.groups[index], scene.groups[index - 1]
        joined = [item.low for item in items[before.last : group.first]] in (["and"], [","])
        figure = next(iter(scene.figures.get(index, ())), None)
        if figure is not None and joined and before.shape == "elliptic" and not scene.figures.get(index - 1):
            people = replace(before, noun=group.noun, head=group.head)
            scene.add(index - 1, replace(figure, people=people, first=before.first, last=before.last))
    _place_each(scene)


def _place_each(scene: Scene) -> None:
    """Give the figures told "respectively" the names told beside them, one each."""
    edge = next(k for k, item in enumerate(scene.items) if item.low == "respectively")
    told = [(i, f) for i, figures in sorted(scene.figures.items()) for f in figures if f.people.first < edge]
    near = [run for run in _runs(scene.items) if len(run) > 1 and run[0][0] < edge and len(run) <= len(told)]
    if not near:
        return
    places = near[-1]
    for (index, figure), place in zip(told[-len(places) :], places, strict=True):
        scene.figures[index] = [replace(one, place=place) if one is figure else one for one in scene.figures[index]]


def _runs(items: Sequence[Item]) -> list[list[tuple[int, int]]]:
    """Give the runs of names joined by commas and "and": "Aden, Taiz and Ibb"."""
    runs: list[list[tuple[int, int]]] = []
    at = 0
    while at < len(items):
        end = at
        while end < len(items) and is_name(items[end]):
            end += 1
        if end == at:
            at += 1
            continue
        between = {item.low for item in items[runs[-1][-1][1] : at]} if runs else {"."}
        if between <= {",", "and"}:
            runs[-1].append((at, end))
        else:
            runs.append([(at, end)])
        at = end
    return runs
