"""Whether a verb or a state tells of the people that stand as its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factx.kinds.casualty.moving import EXODUS, may_be_moved, to_hospital
from factx.kinds.casualty.scene import Scene, words_of
from factx.kinds.casualty.taking import CAPTIVES, may_be_caught, taken_by

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factx.kinds.casualty.lexicon import Trigger
    from factx.kinds.casualty.lexing import Item
    from factx.kinds.casualty.people import People

_MASS = 1000  # below, who was hit is hurt
_MANY = 10  # one who left home went out, a crowd was driven out
_FIGHTERS = ("combatant", "perpetrator")
_OFTEN_GENERAL = ("affected", "displaced", "infected")  # "a child is affected" tells of children
_HEAPS = frozenset(
    {"rubble", "debris", "mud", "earth", "snow", "ice", "sand", "rocks", "soil", "landslide", "landslip", "mudslide"}
    | {"avalanche", "slide", "collapse", "collapsed", "alive", "ruins", "wreckage", "beneath", "under"}
)
_HELPERS = frozenset({"rescuer", "responder"})


class _Said(NamedTuple):
    """A verb or state and the people before it."""

    scene: Scene
    group: People
    trigger: Trigger
    finite: bool


def may_suffer(scene: Scene, group: People, trigger: Trigger, *, finite: bool) -> bool:
    """Say whether the harm may be said of these people: a state that fits only some is no harm of others."""
    return not _of_things(scene, group) and _suits(scene, group, trigger, finite=finite)


def _suits(scene: Scene, group: People, trigger: Trigger, *, finite: bool) -> bool:
    words = words_of(scene, trigger)
    if group.unsure and (trigger.outcome not in ("killed", "injured") or words == "dead"):
        return False  # "36,000 telephones were dead", "46 textile items were freed"
    if group.shape == "article" and trigger.outcome in _OFTEN_GENERAL and trigger.syntax != "happen":
        funeral = words == "buried" and not _HEAPS & {item.low for item in scene.items}
        return _is_past(scene.items, trigger) and not funeral  # "the nurse was buried on Friday"
    if trigger.syntax in _BY_SYNTAX:
        return _BY_SYNTAX[trigger.syntax](_Said(scene, group, trigger, finite))
    if words == "free":
        return group.head is not None and group.head.singular in ("hostage", "captive", "prisoner")
    if words == "critical":
        return finite or group.whole is not None or scene.items[group.first - 1].low == "with"
    return _may_be_helped(group, trigger, finite=finite)


def _of_things(scene: Scene, group: People) -> bool:
    """Say whether a part is one of things: "six villages were set ablaze, two of them burned"."""
    first = group.first
    if group.whole != "them" or group.head is not None or any(one.first < first for one in scene.groups):
        return False
    return any(item.kind == "number" for item in scene.items[:first])


def _may_be_helped(group: People, trigger: Trigger, *, finite: bool) -> bool:
    if trigger.outcome == "rescued" and group.head is not None and group.head.singular in _HELPERS:
        return finite  # "drove dozens of rescuers back to the surface"
    return group.said != "killed" or trigger.outcome == "killed"  # bodies come to no other harm


def _is_mass(said: _Said) -> bool:
    return (said.group.low or 0) >= _MASS


def _may_leave(said: _Said) -> bool:
    return (said.group.low or 0) >= EXODUS


def _may_be_swapped(said: _Said) -> bool:
    return said.group.head is not None and (said.group.head.singular in CAPTIVES or said.group.head.side in _FIGHTERS)


def _is_caught(said: _Said) -> bool:
    if said.trigger.outcome == "killed":
        behind = [item.low for item in said.scene.items[said.trigger.last : said.trigger.last + 1]]
        fighters = said.group.head is not None and said.group.head.side in _FIGHTERS
        return fighters and behind not in (["of"], ["to"])  # "four hitmen were taken down"
    if said.scene.items[said.trigger.last - 1].low == "in":
        return may_be_caught(said.scene, said.group, said.trigger)
    return _may_be_helped(said.group, said.trigger, finite=said.finite)


def _is_moved(said: _Said) -> bool:
    if taken_by(said.scene, said.trigger):
        return said.finite
    if to_hospital(said.scene.items, said.trigger):
        return _may_be_helped(said.group, said.trigger, finite=said.finite)
    return said.finite and (said.group.low or 0) >= _MANY and may_be_moved(said.scene, said.group, said.trigger)


def _leaves_home(said: _Said) -> bool:
    """Say whether people on the move have fled: a few go out, and suspects on the run hide."""
    side = said.group.head.side if said.group.head is not None else "unknown"
    return (said.group.low or said.group.high or 0) >= _MANY and side in ("civilian", "unknown")


def _is_held(said: _Said) -> bool:
    return said.group.head is not None and said.finite


def _is_past(items: Sequence[Item], trigger: Trigger) -> bool:
    """Say whether the verb group tells of what happened: "a couple came under attack", not "a child is affected"."""
    return any(items[k].low in ("was", "were", "had", "been") for k in range(max(0, trigger.first - 4), trigger.first))


_BY_SYNTAX: dict[str, Callable[[_Said], bool]] = {
    "mass": _is_mass,
    "leaving": _may_leave,
    "swapping": _may_be_swapped,
    "catching": _is_caught,
    "moving": _is_moved,
    "leave-home": _leaves_home,
    "holding": _is_held,
}
