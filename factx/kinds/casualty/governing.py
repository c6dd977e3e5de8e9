"""Whether an active verb that may tell of harm does so of its object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.casualty.elliptic import elliptic_object
from factx.kinds.casualty.kin import KIN
from factx.kinds.casualty.lexicon import Trigger, word_set
from factx.kinds.casualty.nouns import POSSESSIVES
from factx.kinds.casualty.scene import Scene, near
from factx.kinds.casualty.senses import is_idle_behind
from factx.kinds.casualty.taking import (
    CAPTIVES,
    by_raiders,
    holds_inside,
    is_abduction,
    is_jailbreak,
    may_be_caught,
)
from factx.parts.people import people_noun

if TYPE_CHECKING:
    from collections.abc import Callable

    from factx.kinds.casualty.people import People

ARMED = frozenset({"army", "forces", "navy", "militia", "military", "regiment", "battalion", "brigade", "side"})
_MASS = 1000  # a quake that hits 12 people has wounded them, one that hits thousands has affected them
_FUMES = frozenset(
    {"smoke", "fumes", "gas", "gases", "heat", "leak", "blast", "illness", "bullets", "gunfire", "shots"}
)
_STILL = frozenset({"still"})
_MORTAL = frozenset({"person", "child", "civilian", "villager"})


def may_be_object(scene: Scene, group: People, trigger: Trigger) -> bool:
    """Say whether a verb that may tell of harm does so of these people."""
    if group.unsure and trigger.outcome not in ("killed", "injured"):
        return False
    if is_idle_behind(scene.items, trigger, group.last):
        return False
    if trigger.syntax in _BY_SYNTAX:
        return _BY_SYNTAX[trigger.syntax](scene, group, trigger)
    return not is_jailbreak(scene, group, trigger)


def _is_mass(_scene: Scene, group: People, _trigger: Trigger) -> bool:
    return (group.low or 0) >= _MASS


def _is_searched(scene: Scene, group: People, trigger: Trigger) -> bool:
    known = group.head is not None and group.head.side != "perpetrator"
    looked_for = known or (group.head is None and (group.more or group.others))  # "are searching for another"
    return looked_for and near(scene.items, trigger.first, word_set("casualty_rescuers"), 8)


def _is_pulled(_scene: Scene, group: People, _trigger: Trigger) -> bool:
    return group.head is not None


def _is_held(scene: Scene, group: People, trigger: Trigger) -> bool:
    if holds_inside(scene, trigger):
        return False
    return (group.head is not None and group.shape == "counted") or _still_holds(scene, group, trigger)


def _is_carried_off(_scene: Scene, group: People, _trigger: Trigger) -> bool:
    return (group.head is not None and group.shape == "counted") or group.others


def _is_abducted(scene: Scene, group: People, trigger: Trigger) -> bool:
    return group.head is not None and is_abduction(scene, group, trigger)


def _is_overcome(scene: Scene, group: People, trigger: Trigger) -> bool:
    return group.head is not None and bool(_FUMES & {item.low for item in scene.items[: trigger.first]})


def _is_swapped(_scene: Scene, group: People, _trigger: Trigger) -> bool:
    return group.head is not None and group.head.singular in CAPTIVES


def _still_holds(scene: Scene, group: People, trigger: Trigger) -> bool:
    """Read "the rebels freed 42 pupils but still hold about 150"."""
    bare = group.shape == "elliptic" and not group.unsure and elliptic_object(scene.items, group)
    return bare and by_raiders(scene, trigger) and near(scene.items, trigger.first, _STILL, 3)


def _may_be_lost(scene: Scene, group: People, trigger: Trigger) -> bool:
    """Say whether "lost 14 men" tells of deaths: a team loses players, a firm workers, a town residents who move.

    A place loses people: "Graves County has lost 21 people", but not "lost 20 people to a rival".
    """
    if _is_own_kin(scene, group):
        return True
    if group.head is None:
        return group.shape == "elliptic" and _is_side(scene, trigger) and elliptic_object(scene.items, group)
    if group.head.side in ("security_force", "combatant") or group.head.singular == "man":
        return True
    at = trigger.first - 1
    while at >= 0 and scene.items[at].low in {"has", "have", "had", "alone", "itself"}:
        at -= 1
    named = at >= 0 and scene.items[at].text[0].isupper() and scene.items[at].tag in {"NNP", "NNPS"}
    to_another = group.last < len(scene.items) and scene.items[group.last].low == "to"
    return named and group.head.singular in _MORTAL and not to_another


def _is_own_kin(scene: Scene, group: People) -> bool:
    """Say whether somebody loses kin: "lost her husband and son", "lost my sister's two sons"."""
    items = scene.items
    owned = items[group.first].low in POSSESSIVES or items[group.first].text.endswith("'s")
    return owned and group.head is not None and group.head.singular in KIN


def _is_side(scene: Scene, trigger: Trigger) -> bool:
    """Say whether one side of a fight stands right before a verb: "the army lost two, the rebels 30"."""
    at = trigger.first - 1
    while at >= 0 and scene.items[at].low in {"has", "have", "had", "alone", "itself", "themselves", "also"}:
        at -= 1
    noun = people_noun(scene.items[at].low) if at >= 0 else None
    armed = noun is not None and noun.side in ("security_force", "combatant")
    return at >= 0 and (armed or scene.items[at].low in ARMED)


_BY_SYNTAX: dict[str, Callable[[Scene, People, Trigger], bool]] = {
    "mass": _is_mass,
    "searching": _is_searched,
    "pulling": _is_pulled,
    "losing": _may_be_lost,
    "holding": _is_held,
    "taking": _is_carried_off,
    "abducting": _is_abducted,
    "overcoming": _is_overcome,
    "catching": may_be_caught,
    "swapping": _is_swapped,
}
