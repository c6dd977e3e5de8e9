"""The way to the left, from a verb to its subject: over inserts, relative clauses and phrases of place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.casualty.conjuncts import coordinated_left, opens_part
from factx.kinds.casualty.groups import People
from factx.kinds.casualty.lexicon import Trigger, word_set
from factx.kinds.casualty.scene import AND, Scene, is_barrier, is_finite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factx.kinds.casualty.lexing import Item


_MAX_GAP = 14


_MAX_INSERT = 40


_THEY = frozenset({"they", "he", "she", "we"})


_RELATIVES = frozenset({"who", "which", "that", "whom"})


_BESIDE = frozenset({"as", "along", "together", "plus"})


_AFTER_ELLIPTIC = frozenset(
    {"in", "on", "from", "at", "of", "inside", "aboard", "outside", "near", ",", "–", "(", "who", "that", "whom"}
)


def subjects_before(scene: Scene, at: int, trigger: Trigger, *, finite: bool) -> Iterator[tuple[int, People | None]]:
    """Yield the groups that are the subject of a verb group whose left neighbour is the item `at`, with their wholes."""
    items = scene.items
    steps = 0
    relative = False
    parts: list[int] = []
    joined = any(items[k].low in ("and", "or", "but") for k in (at, at + 1) if k >= 0)
    while at >= 0 and steps < _MAX_GAP:
        index = scene.ends.get(at + 1)
        item = items[at]
        if index is not None:
            group = scene.groups[index]
            if _can_be_subject(scene, index, finite=finite and not relative, steps=steps):
                yield index, None
                for part in parts:
                    yield part, group
                yield from coordinated_left(scene, index)
                return
            at = group.first - 1
            steps += 2
            continue
        if item.kind == "mark" and item.text in (",", "–", ")"):
            opening = _insert_opening(scene, at, close=item.text)
            if opening is None:
                if item.text == "," and steps == 0 and (at in scene.ends):
                    at -= 1
                    continue
                return
            inside = [k for k, group in enumerate(scene.groups) if opening < group.first and group.last <= at]
            if items[opening + 1].low in _BESIDE:
                index = scene.ends.get(opening)
                if index is not None and _can_be_subject(scene, index, finite=finite, steps=steps + 1):
                    yield index, None
                    for part in inside:
                        yield part, None
                    return
            if items[opening + 1].low in ("among", "including", "mostly", "mainly") or any(
                scene.groups[k].whole == "them" for k in inside
            ):
                parts.extend(inside)
            at = opening - 1
            steps += 1
            continue
        if item.kind == "mark" and item.text not in ("'", '"', "/", "&"):
            return
        if is_barrier(scene, at):
            index = _relative_head(scene, at) if finite or steps < 2 else None
            if index is None and item.low in _THEY and at in scene.ends and not finite and trigger.syntax == "harm":
                index = scene.ends[at]  # "more than 200 girls they abducted"
            if index is None and not joined and steps < 2 and _adverbial(items, trigger):
                at, finite = _over_verb(items, at), True
                joined, steps = False, _MAX_GAP // 2
                if at + 1 in scene.ends:
                    yield scene.ends[at + 1], None
                return
            if index is not None and _can_be_subject(scene, index, finite=finite, steps=steps):
                yield index, None
            elif index is None and joined:
                yield from ((shared, None) for shared in _subjects_of(scene, at))
            return
        relative = relative or (at in scene.ends and item.low in _RELATIVES)
        at -= 1
        steps += 1


def _adverbial(items: Sequence[Item], trigger: Trigger) -> bool:
    """Say whether a state may follow another verb: "were carried off with burns", "arrived in critical condition"."""
    return trigger.syntax == "state" and items[trigger.first].low in ("with", "in", "into", "from", "to")


def _over_verb(items: Sequence[Item], at: int) -> int:
    while (
        at >= 0
        and items[at].kind == "word"
        and (
            is_finite(items[at])
            or items[at].tag in ("VBN", "VBG", "RP", "RB")
            or items[at].low in word_set("casualty_auxiliaries")
        )
    ):
        at -= 1
    return at


def _subjects_of(scene: Scene, at: int) -> list[int]:
    """Give the groups that the predicate at an item was said of: "are trapped in the coaches and feared dead"."""
    return [
        index
        for index, figures in scene.figures.items()
        if any(
            f.trigger is not None and f.trigger.first <= at < f.trigger.last and f.people.last <= f.trigger.first
            for f in figures
        )
    ]


def _relative_head(scene: Scene, at: int) -> int | None:
    """Give the group before a relative clause that the verb stands in or ends: "three men who tried to flee were"."""
    items = scene.items
    for k in range(at, max(-1, at - 12), -1):
        if items[k].text in (",", "–", ")") and not (
            k + 1 < len(items) and items[k + 1].low in ("who", "whom", "whose")
        ):
            return None
        if items[k].low in ("who", "whom", "whose", "that", "which"):
            return scene.ends.get(k - 1 if k and items[k - 1].text == "," else k)
        if items[k].low in AND:
            return None
    return None


def _can_be_subject(scene: Scene, index: int, *, finite: bool, steps: int) -> bool:
    group = scene.groups[index]
    items = scene.items
    before = items[group.first - 1].low if group.first else ""
    if before == "by" and group.shape != "none":
        return False
    if finite and before in word_set("casualty_role_prepositions"):
        return False
    if finite and any(f.rule in ("active", "coordinated-object") for f in scene.figures.get(index, ())):
        return False
    if group.weak and {"life", "lives"} & {item.low for item in items[group.first : group.last]}:
        return False
    if group.shape == "none" and group.more:
        return False
    if not finite and any(f.rule in ("active",) for f in scene.figures.get(index, ())):
        return steps == 0
    if steps == 0:
        return True
    after = items[group.last]
    if group.shape == "elliptic" and group.whole is None and after.low not in _AFTER_ELLIPTIC:
        return False
    if not finite and steps > 6:
        return False
    return (
        after.low in word_set("casualty_prepositions")
        or after.low in AND
        or after.kind == "mark"
        or after.low in ("who", "that", "whom", "which", "along", "together", "as")
        or after.low.endswith(("ing", "ed"))
        or after.low in word_set("casualty_inserts")
    )


def _insert_opening(scene: Scene, at: int, *, close: str) -> int | None:
    """Give the item that opens the insert which the comma, dash or bracket at `at` closes."""
    items = scene.items
    if close == ")":
        return next((k for k in range(at - 1, max(-1, at - _MAX_INSERT), -1) if items[k].text == "("), None)
    nearest = None
    for k in range(at - 1, max(0, at - _MAX_INSERT), -1):
        if items[k].text != close or k + 1 >= len(items):
            continue
        index = scene.begins.get(k + 1)
        part = index is not None and opens_part(scene, index)
        if items[k + 1].low in word_set("casualty_inserts") or part or items[k + 1].low.endswith(("ing", "ed")):
            return k
        if nearest is None:
            nearest = k
    if nearest is not None and (
        close == "–"
        or (
            scene.begins.get(nearest + 1) is None
            and not any(
                is_finite(items[k]) and items[k].low not in word_set("casualty_report_verbs")
                for k in range(nearest + 1, at)
            )
        )
    ):
        return nearest
    return None
