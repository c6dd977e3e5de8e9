"""What is coordinated: the groups that share a verb, and those that have one of their own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factx.kinds.casualty.harm_words import WHOLES
from factx.kinds.casualty.lexicon import word_set
from factx.kinds.casualty.nouns import POSSESSIVES
from factx.kinds.casualty.people import OF_THEM, People
from factx.kinds.casualty.scene import AND, Scene, is_barrier, is_finite
from factx.parts.people import people_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factx.kinds.casualty.lexing import Item

_MAX_ROW = 4
_MAX_PLACE = 10
_RELATIVES = frozenset({"who", "which", "that", "where", "what", "when", "whose", "whom"})
_LEAVES = frozenset({"leaving", "leaves", "finding", "confirming", "reporting", "listing", "lists", "counts"})


def coordinated_right(scene: Scene, index: int, *, noun: bool = False) -> Iterator[int]:
    """Yield the groups that go on with the same object: "killing six civilians - one critically - and a guard"."""
    while True:
        following = next_conjunct(scene, scene.groups[index].last, noun=noun)
        if following is None:
            return
        index = following
        yield index


def next_conjunct(scene: Scene, at: int, *, noun: bool = False) -> int | None:
    """Give the group that is joined to what stands before an item, None where something else begins first."""
    items = scene.items
    limit = min(len(items), at + 16)
    while at < limit:
        item = items[at]
        if item.text in ("–", "("):
            close = ")" if item.text == "(" else "–"
            at = next((k for k in range(at + 1, min(at + 14, len(items))) if items[k].text == close), limit) + 1
            continue
        if _joins(items, at):
            start = at + 1
            while start < len(items) and items[start].low in {"and", "with", "well", "as", "or", "also"}:
                start += 1
            index = scene.begins.get(start)
            if index is not None:
                if items[start - 1].text == "," and _speaks(scene, index):
                    return None
                return None if has_own_predicate(scene, index, harm_only=noun) or opens_part(scene, index) else index
        # A comma may only close a place or a time: "in Hoa Binh, a northern province, and three in ...".
        if item.text != "," and item.low not in AND and _ends_object(scene, at):
            return None
        at += 1
    return None


def _speaks(scene: Scene, index: int) -> bool:
    """Say whether a group closes the clause as its speaker: ", a ministry official in the city said"."""
    items, at = scene.items, scene.groups[index].last
    while at < len(items) and items[at].kind == "word" and not is_finite(items[at]):
        at += 1
    return at < len(items) and items[at].low in word_set("casualty_report_verbs")


def _joins(items: Sequence[Item], at: int) -> bool:
    low = items[at].low
    following = [item.low for item in items[at + 1 : at + 3]]
    if low in ("along", "together"):
        return following[:1] == ["with"]
    return low in AND | {",", "alongside"} or (low == "as" and following == ["well", "as"])


def _ends_object(scene: Scene, at: int) -> bool:
    item = scene.items[at]
    if item.kind != "word" or item.low in word_set("casualty_barriers") or item.low in ("among", "including"):
        return True
    return is_finite(item) or any(t.first == at and t.syntax != "none" for t in scene.triggers)


def opens_part(scene: Scene, index: int) -> bool:
    """Say whether a group names a part of what stands before it: "nine of them", "19 children among them"."""
    group = scene.groups[index]
    items = scene.items
    after = group.last
    among = after + 1 < len(items) and items[after].low in ("among", "amongst", "of")
    whose = any(items[k].low == "whose" for k in range(group.first + 1, after))
    return whose or group.whole == "them" or (among and items[after + 1].low in OF_THEM) or closed_by_them(scene, index)


def closed_by_them(scene: Scene, index: int) -> bool:
    """Say whether a list that ends in "among them" begins here: "two managers and three guards among them"."""
    items, at = scene.items, scene.groups[index].last
    for _ in range(_MAX_ROW):
        start = next((k for k in range(at, min(at + 3, len(items))) if items[k].low not in AND | {","}), at)
        following = scene.begins.get(start) if start > at else None
        if following is None or scene.figures.get(following):
            return False
        at = scene.groups[following].last
        if [item.low for item in items[at : at + 2]] in (["among", "them"], ["amongst", "them"]):
            return True
    return False


def has_own_predicate(scene: Scene, index: int, *, harm_only: bool = False) -> bool:
    """Say whether a group is the subject of a verb or state of its own; `harm_only`: of one that says harm."""
    items = scene.items
    at = scene.groups[index].last
    if at < len(items) and items[at].low in word_set("casualty_reported") - {"left", "found"}:
        return True
    while (
        at < len(items)
        and items[at].low != "left"
        and (
            items[at].low in word_set("casualty_adverbs")
            or items[at].low in word_set("casualty_reported")
            or items[at].low.endswith("ly")
        )
    ):
        at += 1
    if at >= len(items):
        return False
    if any(
        t.first == at and (t.syntax in ("happen", "state") or (t.syntax == "harm" and t.entry.form == "past"))
        for t in scene.triggers
    ):
        return True
    if harm_only:
        return any(
            t.first in (at + 1, at + 2, at + 3) and t.syntax in ("harm", "state", "happen") for t in scene.triggers
        )
    return items[at].low in _auxiliaries() or is_finite(items[at]) or _has_verb_behind(scene, index)


def _has_verb_behind(scene: Scene, index: int) -> bool:
    """Say whether a verb comes behind a further noun or a place: "and six workers and guards in the yard were hurt"."""
    items, first, at = scene.items, scene.groups[index].first, scene.groups[index].last
    if any(item.low in _RELATIVES for item in items[max(0, first - _MAX_PLACE) : first]):
        return False  # in "the blast that killed six guards and two cooks at the camp was claimed" the blast is meant
    for k in range(at, min(at + _MAX_PLACE, len(items))):
        low = items[k].low
        if low in _auxiliaries() or any(t.first == k and t.syntax == "happen" for t in scene.triggers):
            return True
        joins = low in AND and k + 1 < len(items) and people_noun(items[k + 1].low) is not None
        ends = low in word_set("casualty_barriers") | AND | _RELATIVES or is_finite(items[k])
        if items[k].kind != "word" or (ends and not joins):
            return False
    return False


@cache
def _auxiliaries() -> frozenset[str]:
    return word_set("casualty_auxiliaries") - {"to", "being"}


def _over_place(scene: Scene, at: int) -> int:
    """Step over where and when to "along with": "died in a fire in Lera along with three of his sons"."""
    items = scene.items
    for k in range(at, min(at + _MAX_PLACE, len(items) - 1)):
        if items[k].low in ("along", "together") and items[k + 1].low == "with":
            return k
        if items[k].kind != "word" or is_finite(items[k]) or k in scene.begins:
            break
    return at


def beside(scene: Scene, at: int) -> list[int]:
    """Give the group that shares a fate: "was killed along with his wife", "died there together with three girls"."""
    own = scene.begins.get(at + 1)
    if own is not None and scene.items[at].low == "with" and scene.items[at + 1].low in POSSESSIVES:
        return [] if scene.figures.get(own) else [own, *coordinated_right(scene, own)]  # "died with his wife"
    at = _over_place(scene, at)
    lows = [item.low for item in scene.items[at : at + 2]]
    last = at > 1 and scene.items[at - 1].low in WHOLES  # "Two boys are among the dead, and a nurse."
    if lows not in (["along", "with"], ["together", "with"]) and not (last and lows == [",", "and"]):
        return []
    index = scene.begins.get(at + 2)
    if index is None or scene.figures.get(index) or (lows[0] == "," and scene.groups[index].last < len(scene.items)):
        return []
    return [index, *coordinated_right(scene, index)]


def coordinated_left(scene: Scene, index: int) -> Iterator[tuple[int, People | None]]:
    """Yield the groups that share the subject: "12 militants and two of his own guards died"."""
    items = scene.items
    while items[scene.groups[index].first].low != "whose":  # "a German, whose wife had been shot"
        at = scene.groups[index].first - 1
        while at >= 0 and items[at].low in {
            "and",
            "or",
            ",",
            "plus",
            "with",
            "along",
            "together",
            "as",
            "well",
            "also",
            "–",
            "/",
        }:
            at -= 1
        if at == scene.groups[index].first - 1 or at < 0:
            return
        joint = {items[k].low for k in range(at + 1, scene.groups[index].first)}
        if not joint & {"and", "or", ",", "plus", "along", "together", "well", "/"}:
            return
        other = _group_before(scene, at)
        if {",", "and"} <= joint and other is not None and is_closed(scene, other):
            return
        if joint == {","} and other is not None and not _are_alike(scene, other, index):
            return
        if other is None or scene.figures.get(other) or _is_object(scene, other):
            return
        before = items[scene.groups[other].first - 1].low if scene.groups[other].first else ""
        if before in word_set("casualty_role_prepositions") - {"with"} or before == "be":
            return
        yield other, None
        index = other


def is_closed(scene: Scene, index: int) -> bool:
    """Say whether a group ends a list, so that ", and" begins a clause: "two boys and a girl, and eight were hurt"."""
    first = scene.groups[index].first
    return first > 1 and scene.items[first - 1].low == "and" and (first - 1) in scene.ends


def _are_alike(scene: Scene, one: int, other: int) -> bool:
    """Say whether a comma alone may join two groups: "Six guards, 10 civilians wounded", not "200 cases, 12 dead"."""
    pair = scene.groups[one], scene.groups[other]
    return all(group.head is not None and group.said is None for group in pair)


def _group_before(scene: Scene, at: int) -> int | None:
    """Give the group that ends at `at`, or before a prepositional phrase that ends there."""
    items = scene.items
    for step in range(7):
        if at - step < 0:
            return None
        index = scene.ends.get(at - step + 1)
        if index is not None:
            after = scene.groups[index].last
            told = items[after].low in word_set("casualty_prepositions") or items[after].tag == "VBN"
            return index if step == 0 or told else None  # "19 hostages held in Gaza and 30 prisoners"
        if items[at - step].kind != "word" or is_barrier(scene, at - step):
            return None
    return None


def _is_object(scene: Scene, index: int) -> bool:
    first = scene.groups[index].first
    if not first:
        return False
    before = scene.items[first - 1]
    if before.low in word_set("casualty_report_verbs") | word_set("casualty_reported") | _LEAVES:
        return False  # "the spokesman said two officers, 15 sergeants and 47 soldiers were among those wounded"
    return (
        before.kind == "word"
        and before.low not in word_set("casualty_barriers")
        and (
            before.tag in ("VBD", "VBG", "VB", "VBZ", "VBP") or (not before.tag and before.low.endswith(("ed", "ing")))
        )
    )
