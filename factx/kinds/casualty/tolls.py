"""A toll and its number: "the death toll climbed to 46", "the number of dead", "30 is the toll"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.conjuncts import coordinated_right, has_own_predicate
from factx.kinds.casualty.elliptic import elliptic_object
from factx.kinds.casualty.harm_words import WHOLES
from factx.kinds.casualty.lexicon import word_set
from factx.kinds.casualty.people import People
from factx.kinds.casualty.scene import Figure, Scene
from factx.kinds.casualty.toll_nouns import NUMBER_NOUNS, tolls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexing import Item


_REACH = 32
_GIVEN = frozenset(
    {"given", "gave", "gives", "put", "estimated", "reported", "listed", "cited", "recorded", "giving", "confirmed"}
)
_NO_RISE = frozenset({"including", "recovered", "discharged", "tested", "vaccinated", "treated", "cured", "survived"})
_PAST = ("exceed", "surpass", "top")  # "Deaths exceeded 300": the number's own bound ties it to its noun
_FALLS = frozenset(
    {"fell", "falls", "fallen", "dropped", "drops", "down", "declined", "decreased", "lowered", "reduced"}
)


def tie_tolls(scene: Scene, *, disease: bool = False) -> None:
    """Tie the tolls of a sentence to their numbers, the old values of a change too."""
    found = list(tolls(scene))
    for first, last, outcome, noun in found:
        if scene.items[first].low == "cases" and not disease:
            continue
        if _tie_after(scene, (first, last), outcome, noun, {other[0] for other in found}):
            old = scene.begins.get(1)
            if scene.items[0].low == "from" and old is not None and _bare(scene.groups[old]):
                group = scene.groups[old]  # "From 546 in January the cases have gone up to 718"
                scene.add(old, Figure(group, outcome, group.first, group.last, "toll"))
        else:
            _tie_before(scene, first, outcome)


def _tie_after(
    scene: Scene, toll: tuple[int, int], outcome: str, noun: tuple[int, int] | None, others: set[int]
) -> bool:
    first, last = toll
    items = scene.items
    tied = False
    at = last
    while at < min(len(items), last + _REACH):
        index = scene.begins.get(at)
        if index is None:
            if at in others or _ends_reach(scene, at, last):
                break
            at += 1
            continue
        group = scene.groups[index]
        link = items[group.first - 1].low
        if _is_change(items, group):
            _tie_rise(scene, index, outcome)
            at = group.last
            continue
        if not _may_be_toll(scene, index, outcome, toll):
            break
        assertion = assertion_of_toll(items, group.first)
        group = bounded(group, link)
        start = first if group.first - first <= 12 else group.first
        old = tied or link == "from"
        scene.add(
            index,
            Figure(
                _with(group, noun), outcome, start if not old else group.first, group.last, "toll", assertion=assertion
            ),
        )
        if _is_named(items, group):
            for other in coordinated_right(scene, index):
                people = scene.groups[other]
                scene.add(other, Figure(people, outcome, people.first, people.last, "toll", assertion=assertion))
        tied = True
        at = group.last
    return tied


def _is_change(items: Sequence[Item], group: People) -> bool:
    """Say whether a number is what a toll changed by: "climbed by nine to 75", "fell by just one, from 36 to 35"."""
    by = group.first - (1 if items[group.first - 1].low in ("just", "only") else 0)
    behind = [item.low for item in items[group.last : group.last + 2]]
    return items[by - 1].low == "by" and ("to" in behind or behind == [",", "from"])


def _may_be_toll(scene: Scene, index: int, outcome: str, toll: tuple[int, int]) -> bool:
    """Say whether a group is the number of a toll, by what ties the two."""
    items, group = scene.items, scene.groups[index]
    link = items[group.first - 1].low
    named = _is_named(items, group)
    told_else = group.said is not None and group.said != outcome  # "the casualties, 90 deaths and 166 injuries"
    if scene.figures.get(index) or group.shape in ("article", "none") or told_else or not (_bare(group) or named):
        return False
    if link == "of" and not _is_of_toll(items, group.first - 2, *toll):
        return False  # "the toll amounts to 2% of a population of about 2.3 million"
    is_link = (
        link in word_set("casualty_toll_links")
        or (group.bound == "approximate" and link == "in")
        or (link == "as" and bool(_GIVEN & {item.low for item in items[max(0, toll[0] - 3) : group.first]}))
        or group.first == toll[1]
        or _rising(items, group.first)
        or items[group.figure].low.startswith(("up to", *_PAST))
    )
    own = named or outcome == "casualties" or link not in ("of", "to", "at")
    if own and has_own_predicate(scene, index):
        return False
    return is_link and elliptic_object(items, group) and _fits(group)


def _is_named(items: Sequence[Item], group: People) -> bool:
    """Say whether people are counted right behind a preposition: "a toll of 46 miners"."""
    link, before = items[group.first - 1].low, items[group.first - 2].low
    return link in ("of", "to", "at") and before != "according" and group.shape == "counted"


def _is_of_toll(items: Sequence[Item], at: int, first: int, last: int) -> bool:
    """Say whether the noun before "of" is the toll, or counts: "a toll of 46", "stands at a total of 46"."""
    counts = NUMBER_NOUNS | {"high", "low", "record", "least", "tolls", "toll", "maximum", "minimum"}
    return first <= at < last or items[at].low in counts or items[at].tag in ("VBN", "VBD")


def _tie_rise(scene: Scene, index: int, outcome: str) -> None:
    """Tie what a toll rose by: "climbed by nine to 75"."""
    group = scene.groups[index]
    if not _FALLS & {item.low for item in scene.items[max(0, group.first - 3) : group.first]}:
        scene.add(index, Figure(replace(group, more=True), outcome, group.first, group.last, "toll"))


def bounded(group: People, link: str) -> People:
    """Let the verb bound the number: "passed 500", "nearing 300"."""
    if group.bound == "exact" and link in word_set("casualty_past"):
        return replace(group, bound="more_than", high=None)
    if group.bound == "exact" and link in word_set("casualty_nearing"):
        return replace(group, bound="approximate")
    return group


def assertion_of_toll(items: Sequence[Item], first: int) -> str | None:
    """Say how sure a toll is: "could reach more than 7,000" is no count."""
    bound = items[first].low.split()  # a bound may hold its verb: "will exceed 35,000"
    for low in (*bound, *(items[k].low for k in range(first - 1, max(-1, first - 5), -1))):
        if low in ("could", "may", "might", "would", "can"):
            return "hypothetical"
        if low in ("will", "expected", "projected", "forecast", "likely"):
            return "projected"
        if low in ("feared", "believed", "thought"):
            return "alleged"
    return None


def _rising(items: Sequence[Item], first: int) -> bool:
    """Say whether a verb before a number is one of rising: no other harm, nor who got well."""
    before = items[first - 1].low
    return before.endswith(("ing", "es", "ed")) and before not in _NO_RISE and not WHOLES.get(before)


def _with(group: People, noun: tuple[int, int] | None) -> People:
    return group if noun is None else replace(group, noun=noun)


def _bare(group: People) -> bool:
    return (
        (group.shape == "elliptic" and not group.unsure)
        or (group.head is not None and group.head.bare)
        or group.said is not None
    )


def _fits(group: People) -> bool:
    return group.whole is None


def _ends_reach(scene: Scene, at: int, last: int) -> bool:
    """Say whether the toll's own clause ends at an item: another verb of harm, or another clause."""
    item = scene.items[at]
    if (
        at > last
        and item.low in ("dead", "killed", "injured", "wounded", "missing")
        and scene.items[at - 1].low == "the"
    ):
        return True  # "the number of infected stands at 5,012, of the dead at 87"
    if item.low in ("while", "whereas", "but", "although", "though", ";"):
        return True
    return any(
        t.first == at and at > last and t.syntax in ("harm", "happen") and t.entry.form != "past"
        for t in scene.triggers
    ) and not _is_noun(scene, at)


def _is_noun(scene: Scene, at: int) -> bool:
    """Tell "the toll from the crush rises" from "the toll rises, floods crush 12"."""
    return scene.items[at].tag.startswith("NN") and at + 1 not in scene.begins


def _tie_before(scene: Scene, first: int, outcome: str) -> bool:
    """Tie a number that stands before its noun: "raised to 138 the number of dead", "30 is the toll"."""
    items = scene.items
    at = first - 1
    while at >= 0 and items[at].low in ("the", "is", "was", "now", "official", "as", "confirmed", "total", "overall"):
        at -= 1
    index = scene.ends.get(at + 1)
    if index is None or at == first - 1 or scene.figures.get(index):
        return False
    group = scene.groups[index]
    if group.shape != "elliptic" or group.whole:
        return False
    scene.add(index, Figure(group, outcome, group.first, min(first + 1, len(items)), "toll"))
    return True
