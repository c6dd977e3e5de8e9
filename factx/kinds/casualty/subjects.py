"""The harmed as subjects: passives, participles and states, tied to the groups to their left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.casualty.clause import subjects_before
from factx.kinds.casualty.conjuncts import coordinated_right
from factx.kinds.casualty.groups import People
from factx.kinds.casualty.lexicon import Trigger, word_set
from factx.kinds.casualty.scene import BE, Figure, Scene, modality, near, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factx.kinds.casualty.lexing import Item


_ORDER = ("killed", "missing", "injured", "infected", "kidnapped", "detained", "rescued", "displaced", "affected")


def tie_subjects(scene: Scene, subjects: list[Trigger]) -> None:
    """Tie the passives, participles and states of a sentence to the groups before them."""
    for trigger in subjects:
        _tie_subject(scene, trigger)


def _tie_subject(scene: Scene, trigger: Trigger) -> None:
    items = scene.items
    at, finite = _before_verb_group(scene, trigger)
    if trigger.syntax == "cost" and not near(items, trigger.first, word_set("casualty_takes"), 12):
        return
    if (
        trigger.outcome == "rescued"
        and trigger.syntax == "state"
        and trigger.last - trigger.first == 1
        and (items[trigger.first].low == "alive" and not near(items, trigger.first, word_set("casualty_found"), 6))
    ):
        return
    if items[trigger.first].low == "treated" and not finite:
        return
    if words_of(scene, trigger) in ("to flee", "to evacuate") and not near(
        items, trigger.first, word_set("casualty_forces"), 9
    ):
        return
    if words_of(scene, trigger) == "to death" and near(items, trigger.first, word_set("casualty_sentences"), 6):
        return
    if trigger.first and items[trigger.first - 1].low in ("those", "the") and trigger.syntax in ("harm", "state"):
        return
    assertion, negated = modality(items, trigger.first)
    shared = _lumped(scene, trigger)
    tied = list(subjects_before(scene, at, trigger, finite=finite))
    if not tied and not finite:
        tied = list(_inverted(scene, trigger))
    outcome = shared or trigger.outcome
    tied += [(index, None) for index in _beside(scene, trigger.last)] if tied and finite else []
    for index, part_of in tied:
        group = scene.groups[index]
        if negated and group.shape != "none":
            scene.refused[index] = "negated"
            continue
        if not _may_suffer(scene, group, trigger, finite=finite):
            continue
        if words_of(scene, trigger) == "buried" and (group.head and group.head.singular == "victim"):
            outcome = "killed"
        rule = "part" if part_of is not None else ("passive" if finite and trigger.syntax == "harm" else "state")
        if trigger.syntax == "happen":
            rule = "happen"
        if group.shape == "article":
            rule = "article"
        first, last = min(group.first, trigger.first), max(group.last, trigger.last)
        if last - first > 16:
            first, last = group.first, group.last
        scene.add(index, Figure(group, outcome, first, last, rule, part_of, assertion, trigger))


def _may_suffer(scene: Scene, group: People, trigger: Trigger, *, finite: bool) -> bool:
    if (
        group.shape == "article"
        and trigger.outcome in ("affected", "displaced", "infected")
        and trigger.syntax != "happen"
    ):
        return _is_past(scene.items, trigger)
    if words_of(scene, trigger) == "free" and not (
        group.head and group.head.singular in ("hostage", "captive", "prisoner")
    ):
        return False
    if group.said == "killed" and trigger.outcome == "rescued":
        return False
    if words_of(scene, trigger) == "critical" and not finite and group.whole is None:
        return False
    if trigger.syntax == "holding":
        return group.head is not None and finite
    return True


def _is_past(items: Sequence[Item], trigger: Trigger) -> bool:
    """Say whether the verb group tells of what happened: "a couple came under attack", not "a child is affected"."""
    return any(items[k].low in ("was", "were", "had", "been") for k in range(max(0, trigger.first - 4), trigger.first))


def _before_verb_group(scene: Scene, trigger: Trigger) -> tuple[int, bool]:
    """Step back over auxiliaries and adverbs: the item before them, and whether the verb is finite."""
    items = scene.items
    finite = trigger.syntax == "happen" and not items[trigger.first].low.endswith("ing")
    at = trigger.first - 1
    while at >= 0 and at + 1 not in scene.ends:
        item = items[at]
        if item.low in word_set("casualty_auxiliaries"):
            finite = finite or item.low not in ("to", "be", "being", "been", "having", "get")
        elif not (
            item.low in word_set("casualty_adverbs")
            or item.low in word_set("casualty_reported")
            or item.low.endswith("ly")
            or (
                item.low in ("and", "or")
                and at
                and any(t.last == at and t.syntax in ("harm", "state") for t in scene.triggers)
            )
            or any(
                t.first <= at < t.last and t.syntax in ("harm", "state") and t.last >= trigger.first - 1
                for t in scene.triggers
            )
            or (item.low == "as" and at and items[at - 1].low in word_set("casualty_reported"))
        ):
            break
        at -= 1
    return at, finite


def _lumped(scene: Scene, trigger: Trigger) -> str | None:
    """Give the joint outcome of "dead and missing", "killed or wounded": one figure for two outcomes."""
    items = scene.items
    for other in scene.triggers:
        if other is trigger or other.outcome == trigger.outcome or other.syntax not in ("harm", "state"):
            continue
        if other.syntax == "harm" and other.entry.form != "past":
            continue
        first, second = (other, trigger) if other.first < trigger.first else (trigger, other)
        if second.first - first.last == 1 and items[first.last].low in ("and", "or"):
            pair = {first.outcome, second.outcome}
            if pair <= {"killed", "injured", "missing"}:
                return "casualties"
            return min(pair, key=_ORDER.index)
    return None


def _beside(scene: Scene, at: int) -> list[int]:
    """Give the group that shares a fate: "was killed along with his wife"."""
    items = scene.items
    if at + 1 < len(items) and items[at].low in ("along", "together") and items[at + 1].low == "with":
        index = scene.begins.get(at + 2)
        if index is not None and not scene.figures.get(index):
            return [index, *coordinated_right(scene, index)]
    return []


def _inverted(scene: Scene, trigger: Trigger) -> Iterator[tuple[int, None]]:
    """Yield the groups of "Still missing are hundreds of people", "Killed were seven employees"."""
    items = scene.items
    if trigger.first > 3 or any(items[k].kind == "mark" for k in range(trigger.first)):
        return
    at = trigger.last
    if at + 1 < len(items) and items[at].text == ":" and at + 1 in scene.begins:
        yield scene.begins[at + 1], None
        return
    if at < len(items) and items[at].low in BE:
        while at < len(items) and (items[at].low in BE or items[at].low in word_set("casualty_adverbs")):
            at += 1
        index = scene.begins.get(at)
        if index is not None:
            yield index, None
            for other in coordinated_right(scene, index):
                yield other, None
