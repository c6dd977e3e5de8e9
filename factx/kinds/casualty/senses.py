"""Verbs of harm in another sense: "freed two ministers from their duties", "trapped by debt"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.casualty.lexicon import Trigger, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexing import Item
    from factx.kinds.casualty.scene import Scene

_OF_MANY_SENSES = frozenset(
    {"free", "freed", "frees", "freeing", "release", "released", "releases", "releasing", "liberated", "saved", "saves"}
    | {"infected", "infects", "buried", "bury", "burying", "hit", "hits", "treated", "treating", "treats", "treat"}
    | {"affected", "affects", "stuck", "trapped", "isolated", "saving", "save"}
)
_IDLE = {
    "rescued": frozenset(
        {"contract", "contracts", "duties", "duty", "post", "posts", "job", "jobs", "obligation", "obligations", "work"}
        | {"tax", "taxes", "debt", "debts", "commitments", "hospital", "hospitals", "season", "roles", "tasks"}
        | {"routine"}
    ),
    "infected": frozenset({"enthusiasm", "excitement", "joy", "optimism", "zeal", "passion", "laughter", "panic"}),
    "affected": frozenset({"paperwork", "debt", "debts", "work", "books", "hard", "tax", "taxes", "fees", "prices"}),
    "injured": frozenset({"drug", "drugs", "tablets", "vaccine", "vaccines", "antibiotics", "rudely", "unfairly"}),
}
_IDLE_REACH = 6
_LET = frozenset({"let", "lets", "letting"})
_CAPTIVITY = frozenset(
    {"captivity", "captors", "prisoner", "prisoners", "hostage", "hostages", "captives", "swap", "swaps", "exchange"}
    | {"pows", "exchanges", "kidnappers", "abductors", "kidnapped", "abducted", "seized", "missing", "stranded", "lost"}
)


def is_idle_behind(items: Sequence[Item], trigger: Trigger, at: int) -> bool:
    """Say whether the words from `at` give a verb another sense: "freed two ministers from their duties"."""
    idle = _IDLE.get(trigger.outcome)
    if idle is None or items[trigger.first].low not in _OF_MANY_SENSES:
        return False
    for item in items[at : at + _IDLE_REACH]:
        if item.kind != "word" or item.low in word_set("casualty_barriers"):
            return False
        if item.low in idle:
            return True
    return False


def is_set_free(scene: Scene, trigger: Trigger) -> bool:
    """Say whether people are let go by their captors, or come home from captivity."""
    items = scene.items
    if trigger.syntax == "homecoming":
        return bool(_CAPTIVITY & {item.low for item in items})
    index = scene.ends.get(trigger.first)
    first = scene.groups[index].first if index is not None else 0
    return first > 0 and items[first - 1].low in _LET
