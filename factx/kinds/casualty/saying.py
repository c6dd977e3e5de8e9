"""Whether words that may tell of harm do so where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.casualty.edges import time_at
from factx.kinds.casualty.lexicon import Trigger, word_set
from factx.kinds.casualty.moving import CAPTORS, EXODUS, HOSPITAL, goes_elsewhere, leaves_hospital
from factx.kinds.casualty.nouns import ARTICLES, DEFINITE, POSSESSIVES
from factx.kinds.casualty.scene import BE, Scene, is_finite, near, words_of
from factx.kinds.casualty.senses import is_idle_behind, is_set_free
from factx.kinds.casualty.taking import taken_by

if TYPE_CHECKING:
    from collections.abc import Callable

_CARRY = frozenset(
    {"took", "taken", "taking", "carried", "carrying", "rushed", "rushing", "brought", "flew", "ferried"}
    | {"airlifted", "transported", "moved", "drove", "transferred", "bringing", "landed", "put", "driving"}
)
_SENT = frozenset({"sent", "sends", "sending", "send"})  # "the crash sent 17 people to hospital"
_OWN = frozenset({"the", "their", "his", "her", "its", "a", "an"})
_ARMS = frozenset({"arms", "weapons", "rifles", "guns", "firearms"})
_POWERS = frozenset(
    {"president", "court", "courts", "judge", "judges", "voters", "committee", "parliament", "people", "god", "doctors"}
    | {"experts", "lawyers", "jury", "council", "board", "government"}
)
_CHECKS = frozenset({"vaccination", "vaccinations", "vaccines", "screening", "tests", "testing", "checks", "check-ups"})
_FORECASTS = frozenset({"expectations", "estimates", "forecasts", "targets", "consensus"})
_BATTLE_PLACE = frozenset(
    {"in", "near", "at", "on", "during", "there", "when", "while", "as", "and", "under", "yesterday", "before"}
)
_WHENCE = frozenset({"from", "in", "on", "at", "off", "when", "during", "and", "last", "earlier", "while", "hostage"})
_WHEN = frozenset({"when", "after", "as", "since", "because", "before", "and", "but", "from", "in", "on", "last"})
_PERILS = frozenset(  # "got out of the burning house", not "got out at the stop"
    {"alive", "rubble", "wreckage", "wreck", "debris", "ruins", "burning", "flames", "fire", "blaze", "mine", "shaft"}
    | {"cave", "tunnel", "collapsed", "flooded", "sinking", "crater", "besieged", "crevasse"}
)
_DEEPS = _PERILS | {
    "trapped",
    "stranded",
    "underground",
    "entombed",
    "avalanche",
    "rescuers",
    "rescue",
    "gorge",
    "ravine",
}


def says_harm(scene: Scene, trigger: Trigger, *, finite: bool) -> bool:
    """Say whether words that may tell of harm do so here: no court's sentence to death, no cause that is treated."""
    items, words = scene.items, words_of(scene, trigger)

    def around(table: str, reach: int) -> bool:
        return near(items, trigger.first, word_set(table), reach)

    if trigger.syntax in ("harm", "state") and trigger.first and items[trigger.first - 1].low in ("those", "the"):
        return False
    before = [item.low for item in items[max(0, trigger.first - 2) : trigger.first]]
    if words == "missing" and before[-1:] == ["reported"] and before[0] in ("has", "have", "had"):
        return False  # "whom their family has reported missing"
    if words == "missing" and _misses_it(scene, trigger.last):
        return False
    if trigger.syntax in _BY_CONTEXT:
        return _BY_CONTEXT[trigger.syntax](scene, trigger)
    if words == "alive":
        return around("casualty_found", 6)
    if words in ("to flee", "to evacuate", "to leave"):
        return around("casualty_forces", 9)
    if words == "to death":
        return not around("casualty_sentences", 6)
    if _is_idle(scene, trigger) or leaves_hospital(items, trigger) or (not finite and _died_there(scene, trigger)):
        return False
    return finite or items[trigger.first].low != "treated" or _treats_those_before(scene, trigger)


def _misses_it(scene: Scene, at: int) -> bool:
    """Tell "2.1 million customers, missing the 2.6 million expected" from "12 were missing the next day"."""
    if at >= len(scene.items) or time_at(scene.items, at, len(scene.items)):
        return False
    return scene.items[at].low in DEFINITE | POSSESSIVES | ARTICLES | _FORECASTS


def _treats_those_before(scene: Scene, trigger: Trigger) -> bool:
    """Tell "4,000 people treated for burns" from "the clinic treated for years"."""
    return trigger.first in scene.ends and scene.items[trigger.last - 1].low in ("for", "at", "in")


def _died_there(scene: Scene, trigger: Trigger) -> bool:
    """Say whether a hospital is where people died: "Forty died at the mosque and one in hospital"."""
    items = scene.items
    if items[trigger.first].low != "in" or trigger.outcome != "injured":
        return False
    died = next(
        (t for t in reversed(scene.triggers) if t.last < trigger.first and t.syntax in ("happen", "harm")), None
    )
    if died is None or died.outcome != "killed" or died.syntax != "happen" or died.last >= len(items):
        return False
    verbs = any(is_finite(items[k]) or items[k].low == "with" for k in range(died.last, trigger.first))
    return not verbs and items[died.last].low in _BATTLE_PLACE | {"instantly", "outright"}


def _is_idle(scene: Scene, trigger: Trigger) -> bool:
    """Say whether what follows shows another sense: "surrendered their badges", "in the hands of voters"."""
    items = scene.items
    first, last = items[trigger.first].low, items[trigger.last - 1].low
    after = [item.low for item in items[trigger.last : trigger.last + 5]]
    if first.startswith("surrender"):
        return bool(_OWN & set(after[:1])) and not _ARMS & set(after)
    if last in ("home", "homes") and trigger.last < len(items):
        return items[trigger.last].tag in ("NN", "NNS")
    if last == "of" and "hands" in words_of(scene, trigger):
        return bool(_POWERS & set(after))
    if is_idle_behind(items, trigger, trigger.last) or _acts_on_things(scene, trigger):
        return True
    return trigger.outcome == "injured" and bool(_CHECKS & set(after))


def _acts_on_things(scene: Scene, trigger: Trigger) -> bool:
    """Say whether a verb has a thing for its object: "burned down 20 homes", "pulled a shotgun from a case"."""
    items = scene.items
    after = [item.low for item in items[trigger.last : trigger.last + 3]]
    if items[trigger.first].low in ("burned", "burnt", "burn") and (
        after[:1] == ["down"] or after in (["to", "the", "ground"], ["to", "a", "shell"])
    ):
        return True
    inside = items[trigger.first + 1 : trigger.last]
    active = trigger.outcome == "rescued" and items[trigger.first].tag == "VBD"
    return active and any(item.low in _OWN for item in inside)


def _fell_in_battle(scene: Scene, trigger: Trigger) -> bool:
    """Tell "39 villagers fell in the raid" from "five workers fell from a roof"."""
    items = scene.items
    after = items[trigger.last] if trigger.last < len(items) else None
    if after is not None and after.kind == "word" and after.low not in _BATTLE_PLACE:
        return False
    shot = any(t.outcome == "killed" and t.syntax == "harm" for t in scene.triggers)
    return shot or any(item.low in word_set("casualty_battles") for item in items)


def _costs(scene: Scene, trigger: Trigger) -> bool:
    return near(scene.items, trigger.first, word_set("casualty_takes"), 12)


def _is_carried(scene: Scene, trigger: Trigger) -> bool:
    """Read "ambulances carried 31 people to hospitals"."""
    index = scene.ends.get(trigger.first)
    events = near(scene.items, trigger.first, word_set("casualty_events"), 12)
    if index is None:
        return False
    first = scene.groups[index].first
    verbs = _CARRY | _SENT if events else _CARRY
    return bool(verbs & {item.low for item in scene.items[max(0, first - 3) : first]})


def _out_of_peril(scene: Scene, trigger: Trigger) -> bool:
    """Say whether who came out was held by something: "33 miners were brought up", "were got out of school"."""
    items = scene.items
    index = scene.ends.get(trigger.first)
    if items[trigger.first].low == "got" and index is not None and (scene.groups[index].low or 0) >= EXODUS:
        return True
    passive = items[trigger.first].low == "got" and trigger.first > 0 and items[trigger.first - 1].low in BE
    behind = {item.low for item in items[trigger.last : trigger.last + 8]}
    freely = items[trigger.first].low.startswith(("g", "c"))  # "got out", "came up": by their own feet
    return passive or bool(_PERILS & behind if freely else _DEEPS & {item.low for item in items})


def _is_taken(scene: Scene, trigger: Trigger) -> bool:
    """Say whether captors took people: "the girls taken from Chibok", not "12 were taken to the school"."""
    items = scene.items
    after = items[trigger.last] if trigger.last < len(items) else None
    told = items[trigger.last - 1].low == "from" or after is None or after.kind != "word" or after.low in _WHENCE
    return told and bool(CAPTORS & {item.low for item in items})


def _is_moved(scene: Scene, trigger: Trigger) -> bool:
    return taken_by(scene, trigger) is not None or goes_elsewhere(scene.items, trigger)


def _leaves_home(scene: Scene, trigger: Trigger) -> bool:
    """Tell "6,000 had to go" from "12 had to go without food"."""
    items = scene.items
    if items[trigger.last - 1].low not in ("go", "quit") or trigger.last >= len(items):
        return True
    return items[trigger.last].kind != "word" or items[trigger.last].low in _WHEN


def _is_shorthand(scene: Scene, trigger: Trigger) -> bool:
    return scene.items[trigger.first].text.isupper()  # "11 WIA"


def _in_hospital(scene: Scene, trigger: Trigger) -> bool:
    return not _is_idle(scene, trigger) and near(scene.items, trigger.first, HOSPITAL, 20)


_BY_CONTEXT: dict[str, Callable[[Scene, Trigger], bool]] = {
    "cost": _costs,
    "falling": _fell_in_battle,
    "peril": _out_of_peril,
    "taken": _is_taken,
    "leave-home": _leaves_home,
    "moving": _is_moved,
    "sunk": _is_moved,
    "shorthand": _is_shorthand,
    "released": is_set_free,
    "homecoming": is_set_free,
    "carried": _is_carried,
    "hospital-state": _in_hospital,
}
