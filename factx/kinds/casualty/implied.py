"""Numbers whose harm a word beside them implies: bodies that were found, people in a shelter, victims of a toll."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.lexicon import word_set
from factx.kinds.casualty.scene import BE, Figure, Scene, is_finite

if TYPE_CHECKING:
    from factx.kinds.casualty.memory import Memory
    from factx.kinds.casualty.people import People

_SHELTERS = frozenset(
    {"centres", "centers", "centre", "center", "shelter", "shelters", "camp", "camps", "tents"}
    | {"gyms", "gymnasiums", "encampment", "encampments"}
)
_HURTS = frozenset(
    {"heatstroke", "heat-stroke", "burn", "burns", "trauma", "gunshot", "snakebite", "stab", "blast", "fracture"}
    | {"frostbite", "hypothermia", "injured", "wounded"}
)
_LIVED = frozenset({"survived", "survive", "lived"})
_FRESH = 3
_STAY = frozenset(
    {"stay", "stayed", "staying", "lived", "sleep", "slept", "remain", "remained", "now", "have"}
    | {"had", "spent", "found", "took", "shelter", "sheltered"}
)


def implied(scene: Scene, group: People, memory: Memory) -> Figure | None:
    """Read a group by what stands around it."""
    return (
        _sheltered(scene, group)
        or _bodies(scene, group, memory)
        or _victims(scene, group, memory)
        or _patients(scene, group)
        or _none_survived(scene, group)
    )


def _none_survived(scene: Scene, group: People) -> Figure | None:
    """Read "None of the 62 people on the plane survived" as 62 killed."""
    items = scene.items
    at = next((k for k in range(group.first, group.last) if items[k].number is not None), None)
    if group.shape != "none" or at is None or items[group.first].low != "none":
        return None
    number = items[at].number
    verb = next((k for k in range(group.last, len(items)) if is_finite(items[k]) or items[k].low in _LIVED), None)
    if number is None or number.low is None or verb is None or items[verb].low not in _LIVED:
        return None
    count = int(number.low)
    people = replace(group, low=count, best=count, high=count, shape="counted", figure=at)
    return Figure(people, "killed", group.first, verb + 1, "victims")


def _patients(scene: Scene, group: People) -> Figure | None:
    """Read "315 heatstroke patients", "12 cholera patients": what they suffer from stands before them."""
    if group.head is None or group.head.singular != "patient" or group.shape != "counted" or group.noun is None:
        return None
    if group.first and scene.items[group.first - 1].low in ("for", "to"):
        return None  # "beds for 40 cholera patients"
    before = {item.low for item in scene.items[group.noun[0] : group.noun[1]]}
    if before & _HURTS:
        return Figure(group, "injured", group.first, group.last, "victims")
    sick = before & word_set("casualty_diseases")
    return Figure(group, "infected", group.first, group.last, "victims") if sick else None


def _sheltered(scene: Scene, group: People) -> Figure | None:
    """Read "the city opened 12 centres, where 800 people are now"."""
    items = scene.items
    if group.shape not in ("counted", "elliptic") or group.first < 2 or group.last >= len(items):
        return None
    before = [item.low for item in items[max(0, group.first - 14) : group.first]]
    where = before[-1] in ("where", "which") and bool(_SHELTERS & set(before))
    stay = items[group.last].low in BE | _STAY
    return Figure(group, "displaced", group.first, group.last + 1, "sheltered") if where and stay else None


def _bodies(scene: Scene, group: People, memory: Memory) -> Figure | None:
    """Read "another three were recovered" where bodies were spoken of."""
    items = scene.items
    if group.shape != "elliptic" or memory.now - memory.bodies > 2 or group.last >= len(items):
        return None
    at = group.last
    passive = False
    while at < len(items) and (
        items[at].low in BE or items[at].low in word_set("casualty_adverbs") | {"have", "has", "had"}
    ):
        passive = passive or items[at].low in BE
        at += 1
    if at < len(items) and passive and items[at].low in word_set("casualty_found"):
        return Figure(group, "killed", group.first, at + 1, "bodies")
    return None


def _victims(scene: Scene, group: People, memory: Memory) -> Figure | None:
    """Read "another 10 victims" where a toll is spoken of, "11 new victims" where people were killed."""
    if group.head is None or group.head.singular != "victim" or group.shape != "counted":
        return None
    if group.more and memory.now - memory.killed <= _FRESH:
        return Figure(group, "killed", group.first, group.last, "victims")
    words = {item.low for item in scene.items}
    if words & {"toll", "buried", "funeral", "identified", "mourned", "claim", "claims", "claimed", "claiming"}:
        return Figure(group, "killed", group.first, group.last, "victims")
    return None
