"""What an active verb of taking or shooting tells of its object: abduction, death by disease, both harms at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.lexicon import Trigger, word_set
from factx.kinds.casualty.people import People
from factx.kinds.casualty.scene import Figure, Scene
from factx.kinds.casualty.wholes import part_of_told
from factx.parts.people import people_noun

if TYPE_CHECKING:
    from factx.kinds.casualty.memory import Memory

_NEAR_BEHIND = 8  # words behind an object that still belong to its verb
_MAY_KILL = frozenset({"shot", "shooting", "shoots", "stabbed", "stabbing", "stabs", "knifed", "knifing"})
_BANDS = frozenset({"militia", "militias", "gang", "gangs", "raid", "raiders", "army", "troops", "forces"})
CAPTIVES = frozenset(
    {"prisoner", "hostage", "captive", "soldier", "detainee", "serviceman", "pow", "internee", "body", "marine"}
    | {"troops", "fighter", "civilian", "abductee"}
)
_TAKEN = frozenset({"taken", "brought", "driven", "led", "held"})
_HELPING = frozenset({"was", "is", "were", "are", "said", "to", "have", "has", "had", "can", "could", "which", "that"})
_ROOMS = frozenset(
    {"house", "home", "building", "hall", "room", "bus", "minibus", "van", "truck", "lorry", "train", "carriage"}
    | {"coach", "car", "boat", "ferry", "ship", "vessel", "plane", "aircraft", "airliner", "helicopter", "lift"}
    | {"stadium", "arena", "venue", "theatre", "theater", "cinema", "church", "mosque", "temple", "club", "nightclub"}
    | {"restaurant", "hotel", "hostel", "school", "classroom", "shelter", "tent", "raft", "lifeboat", "dinghy"}
    | {"gondola", "elevator", "apartment", "flat", "block", "tower", "centre", "center", "dormitory", "site"}
)
_CONVICTS = frozenset({"inmate", "convict", "prisoner", "criminal", "felon"})
_PRISONS = frozenset({"prison", "jail", "prisons", "jails", "penitentiary"})
_SUICIDE = frozenset({"blew", "blowing", "detonated", "detonating", "suicide", "exploded", "bomber"})


def object_outcome(scene: Scene, group: People, trigger: Trigger, outcome: str) -> str:
    """Give what an active verb tells of its object, with what else its clause says."""
    if trigger.syntax == "taking":
        return _of_taking(scene, trigger)
    after = [item.low for item in scene.items[group.last : group.last + _NEAR_BEHIND]]
    if trigger.syntax == "abducting" and after[:1] == ["with"] and _is_suicide(scene, trigger):
        return "killed"  # "blew himself up, taking five policemen with him"
    if scene.items[trigger.last - 1].low in _MAY_KILL and "killing" in after:
        return "casualties"  # "shot 12 people, killing seven"
    return outcome


def _of_taking(scene: Scene, trigger: Trigger) -> str:
    """Say what "carried off 12 people" tells: a disease kills them, raiders kidnap them."""
    sick = any(item.low in word_set("casualty_diseases") for item in scene.items[: trigger.first])
    raided = by_raiders(scene, trigger) or bool(_BANDS & {item.low for item in scene.items[: trigger.first]})
    return "killed" if sick or (trigger.outcome == "killed" and not raided) else "kidnapped"


def is_abduction(scene: Scene, group: People, trigger: Trigger) -> bool:
    """Tell "gunmen took 20 pupils" from "took 20 pupils to hospital", "took 20 soldiers to secure the road"."""
    after = [item.low for item in scene.items[group.last : group.last + 2]]
    if after[:1] == ["with"] and _is_suicide(scene, trigger):
        return True
    if after and after[0] in ("to", "hostage", "captive", "prisoner"):
        return False
    return by_raiders(scene, trigger, nearest=True)


def may_be_caught(scene: Scene, group: People, trigger: Trigger) -> bool:
    """Tell "picked up two suspects", "police took in three people" from "the shelter took in three people"."""
    if group.head is None:
        return False
    if group.head.side in ("perpetrator", "combatant"):
        return True
    own = group.head.side == "security_force"  # "police brought in 200 officers from the capital"
    return trigger.outcome == "detained" and not own and agent_side(scene, trigger) == "security_force"


def agent_side(scene: Scene, trigger: Trigger) -> str:
    """Give the side of who does the deed of a verb: behind "by", else before the verb."""
    items = scene.items
    if trigger.last < len(items) and items[trigger.last].low == "by":
        behind = items[trigger.last + 1 : trigger.last + _NEAR_BEHIND]
        return next((noun.side for item in behind if (noun := people_noun(item.low)) is not None), "unknown")
    before = (people_noun(item.low) for item in reversed(items[: trigger.first]))
    return next((noun.side for noun in before if noun is not None), "unknown")


def taken_by(scene: Scene, trigger: Trigger) -> str | None:
    """Say what people come to who are moved by an armed side: "was taken away by the assailants"."""
    items = scene.items
    if items[trigger.first].low not in _TAKEN or trigger.last >= len(items) or items[trigger.last].low != "by":
        return None
    side = agent_side(scene, trigger)
    return {"combatant": "kidnapped", "perpetrator": "kidnapped", "security_force": "detained"}.get(side)


def holds_inside(scene: Scene, trigger: Trigger) -> bool:
    """Say whether a room, a vehicle or an event holds people: "the bus held 50 people"."""
    at = trigger.first - 1
    while at >= 0 and (scene.items[at].low in _HELPING or scene.items[at].low.endswith("ly")):
        at -= 1
    return at >= 0 and scene.items[at].low in _ROOMS


def is_jailbreak(scene: Scene, group: People, trigger: Trigger) -> bool:
    """Say whether raiders let convicts out: "the militia freed 1,300 inmates from the prison" rescues nobody."""
    convicts = trigger.outcome == "rescued" and group.head is not None and group.head.singular in _CONVICTS
    return convicts and bool(_PRISONS & {item.low for item in scene.items[group.last :]})


def _is_suicide(scene: Scene, trigger: Trigger) -> bool:
    return bool(_SUICIDE & {item.low for item in scene.items[: trigger.first]})


def by_raiders(scene: Scene, trigger: Trigger, *, nearest: bool = False) -> bool:
    """Say whether raiders stand before a verb; `nearest`: whether they are the people that stand nearest to it."""
    nouns = [noun for item in scene.items[: trigger.first] if (noun := people_noun(item.low)) is not None]
    return any(noun.side in ("combatant", "perpetrator") for noun in (nouns[-1:] if nearest else nouns))


def both_harms(scene: Scene, memory: Memory) -> None:
    """Count those shot as killed or injured where some of them died: "twelve were shot, four of them fatally"."""
    killed = [f for figures in scene.figures.values() for f in figures if f.outcome == "killed"]
    wholes = [part_of_told(scene, memory, figure).part_of for figure in killed]
    dead = {whole.figure for whole in wholes if whole is not None}
    for index, figures in scene.figures.items():
        scene.figures[index] = [
            replace(figure, outcome="casualties")
            if figure.people.figure in dead and _may_kill(scene, figure)
            else figure
            for figure in figures
        ]


def _may_kill(scene: Scene, figure: Figure) -> bool:
    trigger = figure.trigger
    return figure.outcome == "injured" and trigger is not None and scene.items[trigger.last - 1].low in _MAY_KILL
