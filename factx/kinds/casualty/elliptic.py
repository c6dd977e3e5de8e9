"""Whether a bare number stands for people where a verb governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.casualty.lexicon import word_set
from factx.kinds.casualty.scene import AND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexing import Item
    from factx.kinds.casualty.people import People


def elliptic_object(items: Sequence[Item], group: People) -> bool:
    """Say whether a bare number may stand for people as an object: "killing 13", not "killed 13 sheep"."""
    if group.last >= len(items):
        return True
    after = items[group.last]
    return after.kind != "word" or after.low in after_number() or after.tag in ("VBD", "VBN", "VBG", "RB", "IN")


def after_number() -> frozenset[str]:
    """Give the words that may follow a bare number for people."""
    return (
        word_set("casualty_prepositions")
        | word_set("casualty_barriers")
        | word_set("casualty_adverbs")
        | word_set("casualty_auxiliaries")
        | word_set("casualty_finite")
        | word_set("casualty_reported")
        | word_set("casualty_times")
        | AND
        | {
            "each",
            "who",
            "whom",
            "including",
            "according",
            "which",
            "more",
            "others",
            "critically",
            "seriously",
            "alive",
            "hostage",
            "captive",
            "prisoner",
            "unharmed",
            "unhurt",
            "every",
        }
    )
