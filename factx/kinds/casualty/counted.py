"""Nouns that count the harm themselves: "17 fatalities", "14 lives", "834 cases of cholera", "44 injured people"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.casualty.lexicon import word_set
from factx.kinds.casualty.people import People
from factx.kinds.casualty.scene import Figure, Scene, modality, near

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexing import Item


_MARKS = ".,;:!?()[]'\"“”‘’"
_SEEKS = frozenset(
    {"find", "locate", "reach", "rescue", "save", "free", "treat", "help", "evacuate", "recover", "identify", "trace"}
    | {"extricate", "dig", "extract", "assist", "feed", "house", "bury"}
)
_SEEN = frozenset({"see", "confirm", "count", "verify"})
_TO_COME = ("hypothetical", "projected")


def tie_counted(scene: Scene, *, disease: bool) -> None:
    """Let the phrases that tell the harm themselves stand: "37 deaths", "19 bodies", "44 injured people"."""
    items = scene.items
    for index, group in enumerate(scene.groups):
        told = any(figure.assertion not in _TO_COME for figure in scene.figures.get(index, ()))
        if group.said and group.inner and group.inner.shape in ("elliptic", "noun") and not group.weak:
            inner = group.inner  # "six of the 20 wounded": the 20 are told too
            scene.add(index, Figure(inner, group.said, inner.first, group.last, "counted-noun"))
        if group.said is None or told:
            continue
        if group.weak and not _weak_holds(items, group, disease=disease):
            continue
        outcome = _weak_outcome(items, group)
        before = items[max(0, group.first - 4) : group.first]
        if outcome == "displaced" and any(
            k.low in word_set("casualty_returns") for k in items[group.last : group.last + 6]
        ):
            scene.refused[index] = "they have come back"
            continue
        if any(item.low in word_set("casualty_averted") for item in before) or (
            group.shape == "none" and _no_news(items, group)
        ):
            scene.refused[index] = "said of what did not happen"
            continue
        assertion, negated = modality(items, group.first - _verb_before(items, group.first))
        if negated:
            continue
        seen = bool(_SEEN & {item.low for item in items[max(0, group.first - 2) : group.first]})
        if seen and assertion == "hypothetical":
            assertion = "reported"  # "We can see three bodies", "officials can confirm 12 deaths"
        sought = items[group.first - 1].low in _SEEKS if group.first else False
        if group.head is not None and (group.definite or sought):
            assertion = None  # in "to rescue the two injured men", "to find 19 missing miners" the harm is done already
        each = group.last < len(items) and items[group.last].low == "each"  # "one death each from Kamrup and Bajali"
        counted = "distributive" if each else "partitive" if group.whole else "counted-noun"
        rule = "none" if group.shape == "none" else counted
        scene.add(index, Figure(group, outcome, group.first, group.last, rule, assertion=assertion))


def _verb_before(items: Sequence[Item], first: int) -> int:
    """Count the words of the verb before a noun: "could cause 5,000 deaths"."""
    return 1 if first and items[first - 1].kind == "word" and not items[first - 1].low.endswith("ed") else 0


def _weak_holds(items: Sequence[Item], group: People, *, disease: bool) -> bool:
    words = {item.low for item in items[group.first : group.last]}
    if words & {"case", "cases"}:
        around = {item.low for item in items[max(0, group.first - 8) : group.last + 8]}
        return disease or bool(words & word_set("casualty_case_words")) or bool(around & word_set("casualty_diseases"))
    if words & {"life", "lives"}:
        return near(items, group.first, word_set("casualty_takes") | {"save", "saved", "saving"})
    if words & {"martyrs"}:
        return True
    return near(items, group.first, word_set("casualty_holds"), 6)


def speaks_of_disease(text: str) -> bool:
    """Say whether a text is about a disease: then its "cases" are people."""
    words = {word.strip(_MARKS) for word in text.casefold().split()}
    return bool(words & word_set("casualty_diseases"))


def _weak_outcome(items: Sequence[Item], group: People) -> str:
    saved = group.weak and near(items, group.first, frozenset({"save", "saved", "saving", "saves"}))
    return "rescued" if saved else str(group.said)


def _no_news(items: Sequence[Item], group: People) -> bool:
    """Tell "no immediate reports of casualties" from "no casualties": that nothing is reported is no count."""
    words = {item.low for item in items[group.first : group.last]}
    return bool(words & {"report", "reports", "word", "information", "details"})
