"""People that are carried, moved or lost with a ship: what such a verb tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.casualty.lexicon import Trigger
from factx.kinds.casualty.people import People
from factx.kinds.casualty.scene import BE, Scene

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexing import Item

HOSPITAL = frozenset(
    {"hospital", "hospitals", "clinic", "clinics", "ward", "wards", "infirmary", "surgeons", "doctors"}
)
_CARE = HOSPITAL | {"medical", "health", "trauma"}
_COURTS = frozenset({"court", "courts", "jail", "prison", "cell", "cells", "tears", "police", "custody", "tasks"})
_SETTLED = frozenset(
    {"person", "resident", "villager", "inhabitant", "islander", "family", "household", "civilian", "local"}
    | {"farmer", "herder", "dweller", "townsperson", "settler", "tribesman", "citizen", "evacuee", "nomad", "peasant"}
    | {"inmate", "patient", "pupil", "camper", "holidaymaker", "guest", "schoolchild"}
)
_ABROAD = frozenset(
    {"worker", "employee", "foreigner", "national", "expatriate", "tourist", "labourer", "laborer", "holidaymaker"}
    | {"missionary", "miner", "staff", "woman", "child", "student", "diplomat", "pilgrim"}
)
_CRASHES = frozenset(
    {"crash", "crashed", "collision", "collided", "accident", "shooting", "stabbing", "explosion", "blast", "attack"}
    | {"fell", "overturned", "rollover", "pile-up", "pileup", "derailment", "struck"}
)
_TREATED = _CARE | {"treated", "patients", "condition", "treatment", "hospitalised", "hospitalized", "discharged"}
_HELD = frozenset(
    {
        "hostage",
        "hostages",
        "captive",
        "captives",
        "captors",
        "captivity",
        "kidnapped",
        "abducted",
        "kidnappers",
        "jail",
    }
    | {"prison", "prisoners", "detained", "detention", "custody", "arrested", "gunmen", "militants", "rebels", "ransom"}
)
CAPTORS = _HELD | {
    "kidnap",
    "kidnappers",
    "abductors",
    "raiders",
    "pirates",
    "bandits",
    "insurgents",
    "jihadists",
    "abduct",
    "armed",
    "masked",
    "attackers",
    "assailants",
    "militiamen",
    "hijackers",
}
EXODUS = 1000  # below, those who leave a country are travellers
_WRECKS = frozenset(
    {"sank", "sunk", "sinking", "sinks", "capsized", "wreck", "wrecked", "foundered", "ship", "boat", "ferry"}
    | {"trawler", "vessel", "submarine", "tanker", "freighter", "aboard"}
)


def of_the_hurt(scene: Scene, group: People, trigger: Trigger, outcome: str) -> str:
    """Give what a verb of moving tells: the wounded flown out stay wounded, who is taken to hospital is hurt."""
    if trigger.syntax == "moving" and to_hospital(scene.items, trigger):
        return "injured"
    carried = scene.items[trigger.first].low.startswith(("airlift", "evacuat", "mov", "transfer", "brought", "flown"))
    told = scene.figures.get(scene.ends.get(group.last, -1), [])
    crashed = bool(_CRASHES & {item.low for item in scene.items}) or to_hospital(scene.items, trigger)
    flown = scene.items[trigger.first].low == "airlifted" and crashed
    pulled = group.said == "injured" and outcome == "rescued"  # "nine injured persons had been pulled out"
    if pulled:
        return "injured"
    if trigger.syntax == "peril" and outcome == "rescued" and (group.low or 0) >= EXODUS:
        return "displaced"  # "35,000 civilians got out of the city"
    hurt = flown or "injured" in (group.said, group.whole) or any(figure.outcome == "injured" for figure in told)
    return "injured" if hurt and carried and outcome in ("rescued", "displaced") else outcome


def to_hospital(items: Sequence[Item], trigger: Trigger) -> bool:
    """Say whether people go where the sick are cared for."""
    return bool(_CARE & {item.low for item in items[trigger.last : trigger.last + 7]})


def may_be_moved(scene: Scene, group: People, trigger: Trigger) -> bool:
    """Say whether who is moved has lost the place to live in, or to be: "ten workers have been flown out"."""
    noun = group.head.singular if group.head is not None else ""
    return noun in _SETTLED or (noun in _ABROAD and scene.items[trigger.last - 1].low == "out")


def leaves_hospital(items: Sequence[Item], trigger: Trigger) -> bool:
    """Tell who is released by doctors from who is set free: "one was released and three were being treated"."""
    lows = {item.low for item in items}
    return items[trigger.first].low == "released" and bool(_TREATED & lows) and not _HELD & lows


def goes_elsewhere(items: Sequence[Item], trigger: Trigger) -> bool:
    """Say whether people were moved, or lost with a ship: not lost on the way, nor moved to a prison."""
    if trigger.syntax == "sunk":
        return bool(_WRECKS & {item.low for item in items})
    passive = trigger.first > 0 and (items[trigger.first - 1].low in BE or items[trigger.first - 2].low in BE)
    behind = [item.low for item in items[trigger.last : trigger.last + 6]]
    return passive and (behind[:1] == ["of"] or not _COURTS & set(behind))
