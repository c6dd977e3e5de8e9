"""The harmed as subjects: passives, participles and states, tied to the groups to their left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.casualty.clause import subjects_before
from factx.kinds.casualty.conjuncts import beside, coordinated_right
from factx.kinds.casualty.lexicon import Trigger, word_set
from factx.kinds.casualty.moving import of_the_hurt
from factx.kinds.casualty.people import People
from factx.kinds.casualty.portions import harm_of_part
from factx.kinds.casualty.saying import says_harm
from factx.kinds.casualty.scene import BE, QUOTES, Figure, Scene, modality, near, words_of
from factx.kinds.casualty.suffering import may_suffer
from factx.kinds.casualty.taking import taken_by

if TYPE_CHECKING:
    from collections.abc import Iterator


_MAX_SPAN = 16
_CANNOT = frozenset({"could", "can", "cannot", "can't", "couldn't"})
_FINITE = frozenset({"happen", "leaving", "falling", "leave-home", "sunk"})
_LISTING = frozenset(
    {"list", "lists", "listed", "listing", "report", "reports", "reported", "give", "gives", "gave", "class", "classes"}
    | {"classed", "classify", "classified", "register", "registered", "registers", "declare", "declared", "declares"}
    | {"counts", "counted", "count", "describe", "described", "treats", "regards", "recorded", "records", "with"}
)
_COULD = frozenset({"could"})
_ORDER = ("killed", "missing", "injured", "infected", "kidnapped", "detained", "rescued", "displaced", "affected")


def tie_subjects(scene: Scene, subjects: list[Trigger]) -> None:
    """Tie the passives, participles and states of a sentence to the groups before them."""
    for trigger in subjects:
        _tie_subject(scene, trigger)


def _tie_subject(scene: Scene, trigger: Trigger) -> None:
    at, finite = _before_verb_group(scene, trigger)
    if not says_harm(scene, trigger, finite=finite):
        return
    tied = subjects_before(scene, at, trigger, finite=finite)
    if not tied and not finite:
        tied = [(index, None) for index in _inverted(scene, trigger)]
    if finite:
        tied += [(index, None) for index in beside(scene, trigger.last)]
    assertion, negated = _modality(scene, trigger)
    outcome = _lumped(scene, trigger) or trigger.outcome
    for index, part_of in tied:
        group = scene.groups[index]
        if negated and group.shape != "none":
            scene.refused[index] = "negated"
        elif may_suffer(scene, group, trigger, finite=finite):
            buried = words_of(scene, trigger) == "buried" and group.head and group.head.singular == "victim"
            first, last = _reach(group, trigger)
            rule = _rule(group, trigger, part_of, finite=finite)
            harm = "killed" if buried else of_the_hurt(scene, group, trigger, outcome)
            harm = taken_by(scene, trigger) or harm if trigger.syntax in ("moving", "holding") else harm
            harm = harm_of_part(scene, group, trigger, harm)
            if group.inner is not None and (not finite or _is_relative(scene, group, at)):
                group = group.inner  # "13 of the 16 people (who were) trapped": the state is that of the whole
            scene.add(index, Figure(group, harm, first, last, rule, part_of, assertion, trigger))


def _is_relative(scene: Scene, group: People, at: int) -> bool:
    """Say whether a verb whose group begins behind an item is that of a relative clause right behind people."""
    return at == group.last and scene.items[at].low in ("who", "that")


def _modality(scene: Scene, trigger: Trigger) -> tuple[str | None, bool]:
    """Say how the verb is told, and whether it is negated; some verbs of guesses and orders tell what is so."""
    at = trigger.first if trigger.syntax != "released" else scene.groups[scene.ends[trigger.first]].first - 1
    assertion, negated = modality(scene.items, at)
    saved = trigger.outcome == "rescued" and near(scene.items, trigger.first, _COULD, 4) and not negated
    if saved or scene.items[trigger.first].low in _CANNOT:
        return "reported", negated  # "41 could be saved" tells that they were, "two hikers could not be found" no guess
    if assertion == "hypothetical" and _is_made_to(scene, trigger):
        return None, negated
    return assertion, negated


def _is_made_to(scene: Scene, trigger: Trigger) -> bool:
    """Say whether people were made to flee: "forcing 75,000 people to take refuge" tells that they did."""
    index = scene.ends.get(trigger.first - 1)
    if index is None or scene.items[trigger.first - 1].low != "to":
        return False
    at = scene.groups[index].first - 1
    made = at >= 0 and scene.items[at].low in word_set("casualty_forces")
    return made and modality(scene.items, at) == (None, False)


def _rule(group: People, trigger: Trigger, part_of: People | None, *, finite: bool) -> str:
    if group.shape == "article":
        return "article"
    if trigger.syntax in ("happen", "leaving", "falling", "leave-home"):
        return "happen"
    if part_of is not None:
        return "part"
    return "passive" if finite and trigger.syntax == "harm" else "state"


def _reach(group: People, trigger: Trigger) -> tuple[int, int]:
    """Give the telling words: from the group to the verb, or the group alone where they stand far apart."""
    first, last = min(group.first, trigger.first), max(group.last, trigger.last)
    return (first, last) if last - first <= _MAX_SPAN else (group.first, group.last)


def _before_verb_group(scene: Scene, trigger: Trigger) -> tuple[int, bool]:
    """Step back over auxiliaries and adverbs: the item before them, and whether the verb is finite."""
    items = scene.items
    finite = trigger.syntax in _FINITE and not items[trigger.first].low.endswith("ing")
    at = trigger.first - 1
    while at >= 0 and at + 1 not in scene.ends:
        item = items[at]
        if item.low in word_set("casualty_auxiliaries"):
            finite = finite or item.low not in ("to", "be", "being", "been", "having", "get", "getting")
        elif not (
            item.low in word_set("casualty_adverbs")
            or item.low in word_set("casualty_reported")
            or item.low.endswith("ly")
            or item.low == "since"
            or item.text in QUOTES
            or (
                item.low in ("and", "or")
                and at
                and any(t.last == at and t.syntax in ("harm", "state") for t in scene.triggers)
            )
            or any(
                t.first <= at < t.last and t.syntax in ("harm", "state") and t.last >= trigger.first - 1
                for t in scene.triggers
            )
            or (
                item.low == "as"
                and at
                and (items[at - 1].low in word_set("casualty_reported") or _listed_as(scene, at))
            )
        ):
            break
        at -= 1
    return at, finite


def _listed_as(scene: Scene, at: int) -> bool:
    """Say whether people are listed in a state: "lists 63 people as missing"."""
    index = scene.ends.get(at)
    first = scene.groups[index].first if index is not None else 0
    return first > 0 and scene.items[first - 1].low in _LISTING


def _lumped(scene: Scene, trigger: Trigger) -> str | None:
    """Give the joint outcome of "dead and missing", "killed or wounded": one figure for two outcomes."""
    items = scene.items
    for other in scene.triggers:
        if other is trigger or other.outcome == trigger.outcome or other.syntax not in ("harm", "state", "happen"):
            continue
        if other.syntax == "harm" and other.entry.form != "past":
            continue
        first, second = (other, trigger) if other.first < trigger.first else (trigger, other)
        if second.syntax == "harm" and second.last in scene.begins:
            continue  # "left 46 people dead and wounded 80"
        if "happen" in (first.syntax, second.syntax) and not _either_befell(scene, first, second):
            continue
        if second.first - first.last == 1 and items[first.last].low in ("and", "or"):
            pair = {first.outcome, second.outcome}
            if pair <= {"killed", "injured", "missing"}:
                return "casualties"
            return min(pair, key=_ORDER.index)
        if second.first - first.last == 1 and items[first.last].text == "," and _is_row(scene, second):
            return "casualties"
    return None


def _either_befell(scene: Scene, first: Trigger, second: Trigger) -> bool:
    """Tell "761 have died or gone missing" from "12 died and disappeared from the list"."""
    return scene.items[first.last].low == "or" if first.last < second.first else False


def _is_row(scene: Scene, second: Trigger) -> bool:
    """Say whether two participles begin a row of three: "were killed, maimed or raped"."""
    at = second.last
    third = next((t for t in scene.triggers if t.first == at + 1 and t.syntax == "harm"), None)
    return third is not None and scene.items[at].low == "or"


def _inverted(scene: Scene, trigger: Trigger) -> Iterator[int]:
    """Yield the groups of "Still missing are hundreds of people", "Killed were seven employees"."""
    items = scene.items
    if trigger.first > 3 or any(items[k].kind == "mark" for k in range(trigger.first)):
        return
    at = trigger.last
    if at + 1 < len(items) and items[at].text == ":" and at + 1 in scene.begins:
        yield scene.begins[at + 1]
        return
    if at + 1 < len(items) and items[at].low in (
        "in",
        "at",
        "near",
        "on",
        "still",
        "with",
        "by",
        "under",
    ):  # "Missing at sea were four men"
        at = next((k for k in range(at + 1, min(at + 5, len(items))) if items[k].low in BE), at)
    if at < len(items) and items[at].low in BE:
        while at < len(items) and (items[at].low in BE or items[at].low in word_set("casualty_adverbs")):
            at += 1
        index = scene.begins.get(at)
        if index is not None:
            yield index
            yield from coordinated_right(scene, index)
