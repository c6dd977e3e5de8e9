"""The way to the left, from a verb to its subject: over inserts, relative clauses and phrases of place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factx.kinds.casualty.behind import is_share
from factx.kinds.casualty.conjuncts import coordinated_left, is_closed
from factx.kinds.casualty.inserts import closes_part, insert_opening, over_verb, relative_head
from factx.kinds.casualty.lexicon import Trigger, word_set
from factx.kinds.casualty.people import People
from factx.kinds.casualty.scene import AND, BE, QUOTES, Scene, is_barrier, is_finite
from factx.parts.people import people_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexing import Item

_MAX_GAP = 14
_NEAR = 2
_FAR = 6
_PAIR = 2
_MAX_ROW = 8
_PART_OPENERS = frozenset({"among", "including", "mostly", "mainly"})
_THEY = frozenset({"they", "he", "she", "we", "it"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_AFTER_SUBJECT = frozenset({"who", "that", "whom", "which", "along", "together", "as"})
_BESIDE = frozenset({"as", "along", "together", "plus"})
_AFTER_ELLIPTIC = frozenset(
    {"in", "on", "from", "at", "of", "inside", "aboard", "outside", "near", ",", "–", "(", "who", "that", "whom"}
)


@dataclass
class _Walk:
    """How far the way to the left has come: before which item it stands, and what it has passed."""

    scene: Scene
    trigger: Trigger
    finite: bool
    at: int
    joined: bool
    steps: int = 0
    relative: bool = False
    parts: list[int] = field(default_factory=list)


Subjects = list[tuple[int, People | None]]


def subjects_before(scene: Scene, at: int, trigger: Trigger, *, finite: bool) -> Subjects:
    """Give the groups that are the subject of a verb whose left neighbour is the item `at`, each with its whole."""
    joined = any(scene.items[k].low in ("and", "or", "but") for k in (at, at + 1) if k >= 0)
    walk = _Walk(scene, trigger, finite, at, joined)
    while walk.at >= 0 and walk.steps < _MAX_GAP:
        found = _step(walk)
        if found is not None:
            return found
    return []


def _step(walk: _Walk) -> Subjects | None:
    """Go one item, group or insert to the left; give the subjects where the way ends, None where it goes on."""
    scene = walk.scene
    index = scene.ends.get(walk.at + 1)
    if index is not None:
        return _at_group(walk, index)
    item = scene.items[walk.at]
    if item.kind == "mark" and item.text in (",", "–", ")"):
        return _at_insert(walk, item.text)
    if item.kind == "mark" and item.text not in QUOTES | {"/", "&"}:
        return []
    if is_barrier(scene, walk.at):
        edge = _relative_edge(walk)
        if edge:
            walk.at, walk.steps = edge, walk.steps + 1
            return None
        return _at_barrier(walk, item)
    walk.relative = walk.relative or (walk.at in scene.ends and item.low in _RELATIVES)
    walk.at -= 1
    walk.steps += 1
    return None


def _at_group(walk: _Walk, index: int) -> Subjects | None:
    group = walk.scene.groups[index]
    listed = _included(walk, index) if walk.finite else []
    if listed:  # "66 people including 37 men, 24 women and five children have received injuries"
        walk.parts.extend(listed)
        opening = walk.scene.groups[listed[-1]].first - 1
        walk.at = opening - (2 if walk.scene.items[opening - 1].text == "," else 1)
        walk.steps = 1
        return None
    if _can_be_subject(walk.scene, index, finite=walk.finite and not walk.relative, steps=walk.steps):
        return [(index, None), *((part, group) for part in walk.parts), *coordinated_left(walk.scene, index)]
    walk.at = group.first - 1
    walk.steps += 2
    items = walk.scene.items
    if walk.finite and walk.at > 0 and items[walk.at].low == "including":
        # "16 workers including a Chinese national have been trapped"
        walk.parts.append(index)
        walk.at -= 2 if items[walk.at - 1].text == "," else 1
        walk.steps = 1
    return None


def _included(walk: _Walk, index: int) -> list[int]:
    """Give the groups of a list that "including" opens and this group ends, the last one first."""
    scene, listed = walk.scene, [index]
    if scene.groups[index].head is None and _follows_comma_and(scene, index):
        return []  # "33 were killed, including six children and three women, and around 150 were wounded"
    while scene.items[scene.groups[listed[-1]].first - 1].low != "including":
        at = scene.groups[listed[-1]].first
        while at and scene.items[at - 1].low in AND | {","}:
            at -= 1
        before = scene.ends.get(at)
        comma = {item.low for item in scene.items[at : scene.groups[listed[-1]].first]} >= {",", "and"}
        if len(listed) == 1 and comma and before is not None and is_closed(scene, before):
            return []  # "33 were killed, including six boys and a girl, and 150 were hurt"
        if before is None or at == scene.groups[listed[-1]].first:
            return []
        listed.append(before)
    # "six people, including five soldiers, and 21 others were wounded": the comma ends the insert
    ends = scene.groups[index].others or (
        len(listed) == _PAIR and scene.items[scene.groups[listed[1]].last].text == ","
    )
    return [] if ends or len(listed) < _PAIR else listed


def _follows_comma_and(scene: Scene, index: int) -> bool:
    first = scene.groups[index].first
    return [item.low for item in scene.items[max(0, first - 2) : first]] == [",", "and"]


def _at_insert(walk: _Walk, close: str) -> Subjects | None:
    """Leap over an insert, and remember the parts that it names: ", among them two locals,"."""
    scene = walk.scene
    opening = insert_opening(scene, walk.at, close=close)
    listed = _in_row_of_verbs(walk) if close == "," else []
    if listed:
        return [(index, None) for index in listed]
    named = _apposed(scene, walk.at) if close == "," and walk.finite and walk.steps == 0 else []
    if named:
        return [(index, None) for index in named]
    if opening is None:
        if close == "," and walk.steps == 0 and walk.at in scene.ends:
            walk.at -= 1
            return None
        return []
    inside = [k for k, group in enumerate(scene.groups) if opening < group.first and group.last <= walk.at]
    opener = scene.items[opening + 1].low
    index = scene.ends.get(opening)
    if opener in _BESIDE and index is not None:
        if _can_be_subject(scene, index, finite=walk.finite, steps=walk.steps + 1):
            return [(index, None), *((part, None) for part in inside)]
    elif (
        opener in _PART_OPENERS
        or closes_part(scene.items, walk.at)
        or any(scene.groups[k].whole == "them" for k in inside)
    ):
        walk.parts.extend(inside)
    walk.at = opening - 1
    walk.steps += 1
    return None


def _apposed(scene: Scene, close: int) -> list[int]:
    """Give who the victims are said to be between commas: "The victims, a woman and two boys, drowned"."""
    items, start = scene.items, close - 1
    while start > max(0, close - _MAX_GAP) and items[start].text != ",":
        if is_finite(items[start]):
            return []
        start -= 1
    noun = people_noun(items[start - 1].low) if items[start].text == "," and start else None
    them = (noun is not None and noun.plural) or items[start - 1].low == "dead"
    if not them or start in scene.ends or start + 1 not in scene.begins:
        return []
    return [k for k, group in enumerate(scene.groups) if start < group.first < close and not group.whole]


def _in_row_of_verbs(walk: _Walk) -> list[int]:
    """Give the subject of a row of participles: "were chased down a road, cornered and shot"."""
    items, at = walk.scene.items, walk.at - 1
    if walk.trigger.syntax != "harm" or walk.finite or items[walk.at + 1].tag not in ("VBN", "VBD", "JJ"):
        return []
    stop = max(0, at - _MAX_ROW)
    while at > stop and items[at].kind == "word" and items[at].low not in BE:
        at -= 1
    start = over_verb(items, at) + 1
    index = walk.scene.ends.get(start) if items[at].low in BE else None
    return [] if index is None or not _can_be_subject(walk.scene, index, finite=True, steps=0) else [index]


def _relative_edge(walk: _Walk) -> int:
    """Give the noun of a relative clause, 0 where none ends here: "nine men of the firm that built it were held"."""
    items, at = walk.scene.items, walk.at
    while at and (items[at].low in word_set("casualty_auxiliaries") or items[at].low in word_set("casualty_adverbs")):
        at -= 1
    at -= at == walk.at and is_finite(items[at])
    relative = walk.finite and at > 0 and items[at].low in ("that", "which") and at not in walk.scene.ends
    return at - 1 if relative and items[at - 1].tag.startswith("NN") else 0


def _at_barrier(walk: _Walk, item: Item) -> Subjects:
    """Look over the edge of the clause: a relative clause's head, a shared subject, the subject of another verb."""
    scene, at = walk.scene, walk.at
    index = relative_head(scene, at) if walk.finite or walk.steps < _NEAR else None
    if index is None and item.low in _THEY and at in scene.ends and not walk.finite and walk.trigger.syntax == "harm":
        index = scene.ends[at]  # "more than 200 girls they abducted"
    if index is not None:
        usable = _can_be_subject(scene, index, finite=walk.finite, steps=walk.steps)
        return [(index, None)] if usable else []
    if walk.joined:
        return [(shared, None) for shared in _subjects_of(scene, at) or _shared_subject(walk)]
    if walk.steps < _NEAR and _adverbial(scene.items, walk.trigger):
        index = scene.ends.get(over_verb(scene.items, at) + 1)
        return [] if index is None else [(index, None)]
    return []


def _adverbial(items: Sequence[Item], trigger: Trigger) -> bool:
    """Say whether a state may follow another verb: "were carried off with burns", "arrived in critical condition"."""
    return trigger.syntax == "state" and items[trigger.first].low in ("with", "in", "into", "from", "to")


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


def _shared_subject(walk: _Walk) -> list[int]:
    """Give the subject of the verb before "and": "two officers were attacked with sticks and suffered injuries"."""
    items = walk.scene.items
    start = over_verb(items, walk.at) + 1
    passive = any(items[k].low in BE for k in range(start, walk.at + 1))
    index = walk.scene.ends.get(start)
    own = walk.finite and items[walk.trigger.first - 1].low in BE  # "escaped from the mine and were treated"
    shares = index is not None and (passive or own or walk.trigger.syntax == "happen")
    return [index] if index is not None and shares and _can_be_subject(walk.scene, index, finite=True, steps=0) else []


def _can_be_subject(scene: Scene, index: int, *, finite: bool, steps: int) -> bool:
    group = scene.groups[index]
    if _has_other_part(scene, index, finite=finite, steps=steps):
        return False
    if steps == 0:
        return True
    after = scene.items[group.last]
    if group.shape == "elliptic" and group.whole is None and after.low not in _AFTER_ELLIPTIC and after.tag != "VBN":
        return False
    if not finite and steps > _FAR:
        return False
    return (
        after.kind == "mark"
        or after.low in word_set("casualty_prepositions") | word_set("casualty_inserts") | AND | _AFTER_SUBJECT
        or after.low.endswith(("ing", "ed"))
    )


def _has_other_part(scene: Scene, index: int, *, finite: bool, steps: int) -> bool:
    """Say whether a group has another part in its clause: an agent, an object, a phrase of place, a count of lives."""
    group = scene.groups[index]
    before = scene.items[group.first - 1].low if group.first else ""
    if before == "of" and scene.items[max(0, group.first - 2)].low in ("one", "each", "all"):
        return False  # "every one of the 48 workers"
    if (before == "by" and group.shape != "none") or (finite and before in word_set("casualty_role_prepositions")):
        return True
    if finite and is_share(scene.items, group.first):
        return True
    sought = scene.items[group.first - 1].tag == "VB" and scene.items[max(0, group.first - 2)].low == "to"
    if finite and sought and steps > 0:
        return True  # "three men trying to find six miners trapped there have died"
    if (finite and before == "including") or (group.shape == "none" and group.more):
        return True
    if group.weak and {"life", "lives"} & {item.low for item in scene.items[group.first : group.last]}:
        return True
    rules = {figure.rule for figure in scene.figures.get(index, ())}
    if finite:
        return bool(rules & {"active", "coordinated-object"})
    return "active" in rules and steps > 0
