"""What stands between a subject and its verb: inserts, relative clauses, the words of another verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.casualty.conjuncts import opens_part
from factx.kinds.casualty.lexicon import word_set
from factx.kinds.casualty.people import OF_THEM
from factx.kinds.casualty.scene import AND, Scene, is_finite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexing import Item

_MAX_INSERT = 40


def over_verb(items: Sequence[Item], at: int) -> int:
    """Step back over the words of a verb that ends at an item."""
    while (
        at >= 0
        and items[at].kind == "word"
        and (
            is_finite(items[at])
            or items[at].tag in ("VBN", "VBG", "RP", "RB")
            or items[at].low in word_set("casualty_auxiliaries")
        )
    ):
        at -= 1
    return at


def relative_head(scene: Scene, at: int) -> int | None:
    """Give the group before a relative clause that the verb stands in or ends: "three men who tried to flee were"."""
    items = scene.items
    for k in range(at, max(-1, at - 12), -1):
        if items[k].text in (",", "–", ")") and not (
            k + 1 < len(items) and items[k + 1].low in ("who", "whom", "whose")
        ):
            return None
        if items[k].low in ("who", "whom", "whose", "that", "which"):
            return scene.ends.get(k - 1 if k and items[k - 1].text == "," else k)
        if items[k].low in AND:
            return None
    return None


def closes_part(items: Sequence[Item], at: int) -> bool:
    """Say whether an insert ends in "among them": ", two women and their children among them,"."""
    return items[at - 2].low in ("among", "amongst") and items[at - 1].low in OF_THEM


def insert_opening(scene: Scene, at: int, *, close: str) -> int | None:
    """Give the item that opens the insert which the comma, dash or bracket at `at` closes."""
    items = scene.items
    if close == ")":
        return next((k for k in range(at - 1, max(-1, at - _MAX_INSERT), -1) if items[k].text == "("), None)
    nearest = None
    for k in range(at - 1, max(0, at - _MAX_INSERT), -1):
        if items[k].text != close or k + 1 >= len(items):
            continue
        index = scene.begins.get(k + 1)
        part = closes_part(items, at) or (index is not None and opens_part(scene, index))
        if items[k + 1].low in word_set("casualty_inserts") or part or items[k + 1].low.endswith(("ing", "ed")):
            return k
        if nearest is None:
            nearest = k
    if nearest is not None and (
        close == "–"
        or (
            scene.begins.get(nearest + 1) is None
            and not any(
                is_finite(items[k]) and items[k].low not in word_set("casualty_report_verbs")
                for k in range(nearest + 1, at)
            )
        )
    ):
        return nearest
    return None
