"""Parts whose whole opens their clause, those let out of hospital, and shares: "of the dead, 120 were in Sindh"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.conjuncts import has_own_predicate
from factx.kinds.casualty.edges import ends_here, opens_here
from factx.kinds.casualty.harm_words import WHOLES
from factx.kinds.casualty.lexicon import Trigger, word_set
from factx.kinds.casualty.memory import antecedent, resumed
from factx.kinds.casualty.nouns import ARTICLES, DEFINITE, noun_at
from factx.kinds.casualty.people import People
from factx.kinds.casualty.scene import BE, Figure, Scene, is_finite
from factx.kinds.casualty.wholes import AMONG
from factx.parts.people import people_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexing import Item
    from factx.kinds.casualty.memory import Memory

_DEGREES = frozenset(
    {"seriously", "critically", "badly", "severely", "gravely", "lightly", "slightly", "fatally", "mortally", "heavily"}
)
_HAD = frozenset({"have", "has", "had", "since", "later", "all", "now", "already"})
_LET_OUT = frozenset({"discharged", "released", "sent", "allowed"})
_HEALED = frozenset({"recovered", "healed", "cured"})
_FROM_CARE = frozenset({"hospital", "hospitals", "clinic", "clinics", "treatment", "treated", "home"})
_CURED = ("injured", "infected")
_WELL = frozenset({"recovered", "survived", "escaped", "unhurt", "unharmed", "safe", "returned", "cured", "healed"})
_MAX_GAP = 8
_AMOUNTS = frozenset({"make", "makes", "made", "account", "accounts", "accounted", "comprise", "comprised", "number"})


# How people may have been killed: said of some of the dead, it tells no injury.
_MANNERS = frozenset(
    {"shot", "stabbed", "knifed", "burned", "burnt", "beaten", "battered", "trampled", "scalded", "poisoned", "mauled"}
    | {"gored", "bitten", "run", "knocked", "hit", "struck", "buried", "crushed", "mutilated", "tortured", "trapped"}
)


def harm_of_part(scene: Scene, group: People, trigger: Trigger, outcome: str) -> str:
    """Give what a manner of dying tells of a part of the dead: "21 died, five of them shot as they fled"."""
    if (
        group.whole != "them"
        or outcome not in ("injured", "affected")
        or scene.items[trigger.first].low not in _MANNERS
    ):
        return outcome
    found = antecedent(scene, group.first)
    return "killed" if found is not None and found[0] == "killed" else outcome


def portion(scene: Scene, index: int, memory: Memory) -> Figure | None:
    """Read a part by the whole that its clause opens with, by its share, or by who left hospital."""
    group = scene.groups[index]
    if group.shape not in ("counted", "elliptic"):
        return None
    return (
        _let_out(scene, group, memory)
        or _of_opened(scene, index)
        or _of_counted_lead(scene, index)
        or _share(scene, group, memory)
    )


def _let_out(scene: Scene, group: People, memory: Memory) -> Figure | None:
    """Read "17 have since been discharged" where people were hurt or fell ill: they are some of them."""
    items, at = scene.items, group.last
    while at < len(items) and (items[at].low in BE | _HAD or items[at].low in word_set("casualty_adverbs")):
        at += 1
    if at >= len(items) or items[at].low not in _LET_OUT | _HEALED:
        return None
    if items[at].low in _HEALED:
        return _healed(scene, group, memory, at + 1)
    behind = {item.low for item in (items if items[at].low == "released" else items[at + 1 : at + 1 + _MAX_GAP])}
    if "army" in behind or (items[at].low != "discharged" and not _FROM_CARE & behind):
        return None
    count = group.low or 0
    here = [f for f in scene.before(group.first) if f.outcome in _CURED and (f.people.low or 0) > count]
    if here:
        return Figure(group, here[-1].outcome, group.first, at + 1, "member", part_of=here[-1].people)
    told = next((whole for outcome in _CURED if (whole := memory.whole_of(outcome, count))), None)
    return None if told is None else resumed(told, group, "member", at + 1, part=True)


def _healed(scene: Scene, group: People, memory: Memory, end: int) -> Figure | None:
    """Read "1,100 have recovered" of those who fell ill."""
    if not ends_here(scene.items, end, prepositions=True):
        return None  # "have recovered 12 bodies"
    count = group.low or 0
    here = [f for f in scene.before(group.first) if f.outcome == "infected" and (f.people.low or 0) > count]
    if here:
        return Figure(group, "infected", group.first, end, "member", part_of=here[-1].people)
    told = memory.whole_of("infected", count)
    return None if told is None else resumed(told, group, "member", end, part=True)


def _of_opened(scene: Scene, index: int) -> Figure | None:
    """Read "300 died and 40 were hurt; of the dead, 120 were in Sindh": the whole is named, its number told before."""
    items, group = scene.items, scene.groups[index]
    opened = _opener(items, group.first)
    if opened is None or not _says_of_part(scene, index):
        return None
    outcome = WHOLES[items[opened].low]
    whole = next((f for f in reversed(scene.before(opened)) if f.outcome == outcome), None)
    if whole is None:
        return None
    named = with_nominal(items, group)
    return Figure(named, outcome, group.first, named.last, "member", part_of=whole.people, assertion=whole.assertion)


def _opener(items: Sequence[Item], first: int) -> int | None:
    """Give the noun of harm in "of the dead," that a clause opens with before an item."""
    for at in range(first - 1, max(1, first - _MAX_GAP), -1):
        if is_finite(items[at]):
            return None
        if WHOLES.get(items[at].low) and items[at - 1].low in DEFINITE and items[at - 2].low in AMONG | {"of"}:
            opens = at - 2
            return at if opens and opens_here(items, opens) else None
    return None


def _says_of_part(scene: Scene, index: int) -> bool:
    """Say whether a part has a verb of its own, and is not told to be well."""
    at = scene.groups[index].last
    behind = {item.low for item in scene.items[at : at + _MAX_GAP // 2]}
    return not (_WELL | _LET_OUT) & behind and has_own_predicate(scene, index)


def _of_counted_lead(scene: Scene, index: int) -> Figure | None:
    """Read "Of 5,612 cases reported since May, 47 were recorded this week"."""
    items, group, lead = scene.items, scene.groups[index], scene.groups[0]
    if index != 1 or items[0].low not in AMONG | {"of"} or lead.first != 1 or lead.said is None:
        return None
    if items[group.first - 1].text != "," or not (lead.low or 0) > (group.low or 0) or not _says_of_part(scene, index):
        return None
    told = next(iter(scene.figures.get(0, ())), None)
    if told is None:
        return None
    named = with_nominal(items, group)
    return Figure(named, told.outcome, group.first, named.last, "member", part_of=lead, assertion=told.assertion)


def _share(scene: Scene, group: People, memory: Memory) -> Figure | None:
    """Read the line "166 (52%) children below 5 years" below the figure that it is a share of."""
    items = scene.items
    share = [item.text for item in items[group.figure + 1 : group.last] if item.kind == "mark"]
    told = memory.topic(2)
    if "%" not in share or told is None or group.first > 1 or not opens_here(items, group.first):
        return None
    named = with_nominal(items, group)
    if named.noun is None or any(is_finite(item) for item in items[named.last :]):
        return None
    if _size(told) <= (group.low or 0):
        told = memory.whole_of(told.outcome, group.low or 0)
    return None if told is None else resumed(told, named, "member", part=True)


def _size(told: Figure) -> int:
    return told.people.low or told.people.high or 0


def with_nominal(items: Sequence[Item], group: People) -> People:
    """Take the noun that a part is said to be: "12 were women", "76 of them female"."""
    at = group.last
    while at < len(items) and (items[at].low in BE or items[at].low in word_set("casualty_adverbs")):
        at += 1
    if group.low == 1 and at < len(items) and items[at].low in ARTICLES:
        at += 1  # "one was a police officer"
    noun = noun_at(items, at)
    if noun is None:
        return group
    return replace(group, noun=noun[:2], head=noun[2], last=noun[1])


def named_before(items: Sequence[Item], group: People) -> People:
    """Take the noun of "women make up 98 of them", "children accounted for 40 of the dead"."""
    at = group.first - 1
    if at > 0 and items[at].low in ("up", "for"):
        at -= 1
    if at < 1 or items[at].low not in _AMOUNTS or group.noun is not None:
        return group
    noun = people_noun(items[at - 1].low)
    if noun is None or not noun.plural or noun.bare:
        return group
    return replace(group, noun=(at - 1, at), head=noun)


def by_degree(scene: Scene, group: People, told: Figure) -> Figure | None:
    """Read "Twenty-two were hurt, six seriously"."""
    items = scene.items
    if group.last >= len(items) or items[group.last].low not in _DEGREES or not opens_here(items, group.first):
        return None
    if told.outcome != "injured" or not group.first or not ends_here(items, group.last + 1):
        return None
    outcome = "killed" if items[group.last].low in ("fatally", "mortally") else told.outcome
    part = None if told.at is not None else told.people
    return Figure(group, outcome, group.first, group.last + 1, "member", part, told.assertion)
