"""The harmed as objects: active verbs, and nouns with "of", tied to the groups to their right."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factx.kinds.casualty.conjuncts import coordinated_right, next_conjunct
from factx.kinds.casualty.elliptic import after_number, elliptic_object
from factx.kinds.casualty.governing import may_be_object
from factx.kinds.casualty.kin import KIN
from factx.kinds.casualty.lexicon import Trigger, word_set
from factx.kinds.casualty.nouns import ARTICLES, DEFINITE, POSSESSIVES
from factx.kinds.casualty.people import People
from factx.kinds.casualty.scene import AND, BE, QUOTES, Figure, Scene, modality, near
from factx.kinds.casualty.taking import by_raiders, object_outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexing import Item


_COMMAS = frozenset({",", "–", "("})
_BETWEEN = frozenset({"up", "off", "away", "out", "dead"}) | QUOTES  # "neutralised" 146 militants


_VERBS = frozenset(
    {"harm", "harmlike", "holding", "object", "pulling", "losing", "searching", "mass", "catching", "taking"}
    | {"abducting", "overcoming", "swapping"}
)

_OF_SUBJECTS = frozenset(
    {"happen", "state", "cost", "leaving", "falling", "leave-home", "hospital-state", "carried", "moving", "sunk"}
    | {"shorthand", "released", "homecoming", "peril", "taken"}
)


def tie_objects(scene: Scene) -> list[Trigger]:
    """Tie the active verbs and the nouns of a sentence to their groups; give the triggers that look for a subject."""
    subjects: list[Trigger] = []
    for trigger in scene.triggers:
        if trigger.syntax in _VERBS:
            participle = trigger.entry.form == "past" or trigger.syntax == "harmlike"
            active = not participle or not _is_passive(scene.items, trigger)
            if active and _tie_object(scene, trigger):
                continue
            if trigger.entry.form == "past" or trigger.syntax == "harmlike":
                subjects.append(trigger)
        elif trigger.syntax in ("of", "lives"):
            _tie_of(scene, trigger)
        elif trigger.syntax in _OF_SUBJECTS:
            subjects.append(trigger)
    return subjects


def _is_passive(items: Sequence[Item], trigger: Trigger) -> bool:
    at = trigger.first - 1
    while at >= 0 and (
        items[at].low in word_set("casualty_adverbs")
        or items[at].low in word_set("casualty_reported")
        or items[at].low.endswith("ly")
    ):
        at -= 1
    if at >= 0 and items[at].low in BE:
        return True
    # "were killed or wounded", "were murdered and beheaded": the first participle has the auxiliary.
    return (
        at >= 2
        and items[at].low in ("and", "or", ",")
        and items[at - 1].low.endswith(("ed", "n", "t"))
        and (items[at - 2].low in BE)
    )


def _tie_object(scene: Scene, trigger: Trigger) -> bool:
    """Tie an active verb to the group that it governs; say whether its object stands there at all."""
    items = scene.items
    if trigger.entry.form == "base" and trigger.first and items[trigger.first - 1].kind == "number":
        return False  # "two assaults against", "three kills": a noun
    if trigger.entry.form == "past" and trigger.first and items[trigger.first - 1].low in ("the", "those"):
        return False  # "the killed", "those wounded"
    start = _object_start(scene, trigger)
    if start is None:
        return False
    at, outcome = start
    index = scene.begins.get(at)
    if index is None:
        other = _has_other_object(items, at, trigger)
        counted = at < len(items) and items[at].kind == "number"  # "affected 15 districts and 6,000 people"
        index = next_conjunct(scene, at + counted) if other and trigger.entry.form and at < len(items) else None
        if index is not None:  # "wounded the governor and three of his bodyguards"
            _add_objects(scene, trigger, index, outcome)
        return other
    if may_be_object(scene, scene.groups[index], trigger):
        _add_objects(scene, trigger, index, outcome)
    return True


def _object_start(scene: Scene, trigger: Trigger) -> tuple[int, str] | None:
    """Give the item where a verb's object would begin, and the outcome; None where no object can stand there."""
    items = scene.items
    at = trigger.last
    while at < len(items) and at not in scene.begins and items[at].low in word_set("casualty_adverbs") | _BETWEEN:
        at += 1
    if at >= len(items):
        return at, trigger.outcome
    if items[at].text in _COMMAS:
        closing = next((k for k in range(at + 1, min(at + 9, len(items))) if items[k].text in (",", "–", ")")), None)
        if closing is not None and closing + 1 in scene.begins:
            inside = {item.low for item in items[at + 1 : closing]}
            if inside & word_set("casualty_report_verbs"):
                return closing + 1, trigger.outcome  # "injured, according to police, 14 people"
        return _shared_object(scene, trigger, at + 1)
    if items[at].low in AND:
        return _shared_object(scene, trigger, at + 1)
    return at, trigger.outcome


def _shared_object(scene: Scene, trigger: Trigger, at: int) -> tuple[int, str] | None:
    """Read one object of two verbs: "kills, injures dozens" counts both together."""
    other = next((t for t in scene.triggers if t.first == at and t.syntax == "harm"), None)
    if other is None or other.last not in scene.begins or trigger.entry.form != other.entry.form:
        return None
    lumped = {trigger.outcome, other.outcome} == {"killed", "injured"}
    behind = [item.low for item in scene.items[other.last : other.last + 12]]
    if lumped and ("to", "death") in pairwise(behind):
        return other.last, "killed"  # "hacked and shot six women to death"
    return other.last, "casualties" if lumped else trigger.outcome


def _add_objects(scene: Scene, trigger: Trigger, index: int, outcome: str) -> None:
    items = scene.items
    assertion, negated = modality(items, trigger.first)
    for tied in [index, *coordinated_right(scene, index)]:
        group = scene.groups[tied]
        if negated and group.shape != "none":
            scene.refused[tied] = "negated"
            continue
        bodies = group.said == "killed" and outcome != "killed"
        if bodies or not _counts_as_object(items, group, negated=negated):
            continue
        held = trigger.syntax == "holding" and group.head is not None and group.head.singular in ("hostage", "captive")
        rule = "distributive" if _is_each(items, group) else ("active" if tied == index else "coordinated-object")
        first = min(trigger.first, group.first) if tied == index else group.first
        held = held or (trigger.syntax == "holding" and by_raiders(scene, trigger))
        harm = "kidnapped" if held else object_outcome(scene, group, trigger, outcome)
        scene.add(tied, Figure(group, harm, first, group.last, rule, assertion=assertion, trigger=trigger))


def _counts_as_object(items: Sequence[Item], group: People, *, negated: bool) -> bool:
    if group.shape == "none" and group.more:
        return negated  # "did not injure anyone"
    if items[group.first].low == "himself":
        return items[group.first - 1].low in ("with", "and")
    return group.shape != "elliptic" or elliptic_object(items, group)


def _is_each(items: Sequence[Item], group: People) -> bool:
    return group.last < len(items) and items[group.last].low == "each"


def _has_other_object(items: Sequence[Item], at: int, trigger: Trigger) -> bool:
    """Say whether something else than people counted is the object: "killed the mayor", "killed the bill"."""
    if trigger.entry.form != "past":
        return True
    if at < len(items) and items[at].kind == "number":
        return True
    if at >= len(items) or items[at].kind != "word":
        return False
    item = items[at]
    if item.low in after_number():
        return False
    if item.low in ARTICLES or item.low in DEFINITE or item.low in POSSESSIVES or item.text[0].isupper():
        return item.low not in word_set("casualty_times")
    return item.tag in ("NN", "NNS", "JJ", "PRP", "PRP$", "NNP")


def _tie_of(scene: Scene, trigger: Trigger) -> None:
    index = scene.begins.get(trigger.last)
    if index is None:
        return
    if trigger.syntax == "lives" and not near(scene.items, trigger.first, word_set("casualty_takes")):
        return
    group = scene.groups[index]
    if group.shape == "elliptic" and group.whole is None and not elliptic_object(scene.items, group):
        return
    civilian = group.head is not None and group.head.side == "civilian" and group.head.singular not in KIN
    known = civilian and scene.items[group.first].low == "the"
    if group.shape == "article" and (known or scene.items[trigger.first].low in ("loss", "whereabouts")):
        return  # "the murder of the prosecutor"
    assertion, _ = modality(scene.items, trigger.first)
    if trigger.first and scene.items[trigger.first - 1].low == "to":
        assertion = None  # "linked to deaths of 66 children": no infinitive
    if trigger.outcome == "rescued" and any(
        k.low in word_set("casualty_demands") for k in scene.items[max(0, trigger.first - 6) : trigger.first]
    ):
        assertion = "hypothetical"
    for tied in [index, *coordinated_right(scene, index, noun=True)]:
        people = scene.groups[tied]
        first = trigger.first if tied == index else people.first
        scene.add(
            tied, Figure(people, trigger.outcome, first, people.last, "noun-of", assertion=assertion, trigger=trigger)
        )
