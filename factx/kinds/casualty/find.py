"""Reading -> figures of people harmed: words of harm, tied in the scope of their clause to what counts people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.counted import speaks_of_disease, tie_counted
from factx.kinds.casualty.counterparts import tie_counterparts
from factx.kinds.casualty.labels import tie_labels, tie_respective
from factx.kinds.casualty.lexicon import word_set
from factx.kinds.casualty.lexing import sentences
from factx.kinds.casualty.listed import keep_listing, tie_listed
from factx.kinds.casualty.members import tie_members
from factx.kinds.casualty.memory import Memory
from factx.kinds.casualty.objects import tie_objects
from factx.kinds.casualty.parsed import tie_parsed
from factx.kinds.casualty.repeats import link
from factx.kinds.casualty.scene import Figure, Scene, scene_of
from factx.kinds.casualty.shape import mentions
from factx.kinds.casualty.spoken import is_named_one, keep_opening, keep_spoken, named_by_told
from factx.kinds.casualty.subjects import tie_subjects
from factx.kinds.casualty.taking import both_harms
from factx.kinds.casualty.tolls import tie_tolls
from factx.kinds.casualty.wholes import part_of_told, tie_parts
from factx.types import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.reading import Reading
    from factx.types import Mention

__all__ = ["find", "link"]

_SCOPE = 14
_THOUGHT_UP = frozenset(
    {"imagine", "imagining", "suppose", "supposing", "pretend", "pretended", "simulate", "simulated", "simulates"}
    | {"simulating", "mock", "fictitious", "fictional", "rehearse", "rehearsed", "re-enact", "re-enacted"}
)
_COUNTS_NONE = frozenset({"killed", "injured", "missing", "casualties", "infected", "detained", "kidnapped"})


def find(reading: Reading) -> Iterator[Mention | Rejected]:
    """Find every figure of people harmed."""
    memory = Memory()
    disease = speaks_of_disease(reading.text)
    for number, items in enumerate(sentences(reading)):
        memory.begin(number, items)
        keep_listing(memory, items)
        scene = scene_of(items)
        if scene is None:
            memory.head(items)
            keep_opening(memory, items)
            continue
        tie_labels(scene)
        subjects = tie_objects(scene)
        tie_tolls(scene, disease=disease)
        tie_subjects(scene, subjects)
        tie_counted(scene, disease=disease)
        tie_respective(scene)
        tie_listed(scene)
        tie_counterparts(scene, memory)
        tie_members(scene, memory)
        tie_listed(scene, members=True)
        tie_parsed(scene, reading.doc)
        tie_parts(scene)
        both_harms(scene, memory)
        yield from _settled(reading, scene, memory)
        keep_spoken(scene, memory)


def _settled(reading: Reading, scene: Scene, memory: Memory) -> Iterator[Mention | Rejected]:
    for index, group in enumerate(scene.groups):
        figures = _strongest_of_each(scene.figures.get(index, []))
        for told in figures:
            figure = named_by_told(scene, memory, part_of_told(scene, memory, told))
            if is_named_one(scene, memory, figure) or _is_no_count(figure):
                continue
            yield from mentions(reading, scene, replace(figure, assertion=_assertion(scene, figure)))
            memory.tell(scene, figure)
            scene.whose[index] = figure.whose
        if not figures:
            item = scene.items[group.figure]
            reason = scene.refused.get(index, "no word of harm governs it")
            yield Rejected("casualty", reading.span(item.start, item.end), "casualty/none", reason)


def _is_no_count(figure: Figure) -> bool:
    """Say whether none is told of a harm that is not counted so, or of one that is only feared."""
    freed = figure.outcome == "kidnapped" and figure.rule == "state"  # "there were no more hostages in captivity"
    counted = figure.outcome in _COUNTS_NONE and figure.assertion is None and not freed
    return figure.people.shape == "none" and not counted


def _assertion(scene: Scene, figure: Figure) -> str | None:
    if figure.people.shape == "none":
        return "reported"  # "denied any deaths" is itself the report, of none
    if _is_imagined(scene, figure):
        return "hypothetical"
    return "denied" if figure.assertion is None and _is_denied(scene, figure) else figure.assertion


def _is_imagined(scene: Scene, figure: Figure) -> bool:
    """Say whether a figure is only thought up: "imagine that all 193 of them had died", "a simulated crash"."""
    first = figure.people.first
    return any(item.low in _THOUGHT_UP for item in scene.items[max(0, first - _SCOPE) : first])


def _is_denied(scene: Scene, figure: Figure) -> bool:
    """Say whether the sentence tells a figure as untrue: "denied reports that 40 soldiers had been killed"."""
    before = [item.low for item in scene.items[max(0, figure.people.first - 10) : figure.people.first]]
    at = max((k for k, low in enumerate(before) if low in word_set("casualty_denies")), default=None)
    return (
        at is not None
        and bool({"that", "reports", "claims", "killing"} & set(before[at:]))
        and not {",", "but"} & set(before[at:])
    )


def _strongest_of_each(figures: list[Figure]) -> list[Figure]:
    """Choose among the harms of each of the numbers in a phrase: "115 of the 153 men who were trapped were saved"."""
    numbers = dict.fromkeys(figure.people.figure for figure in figures)
    return [kept for at in numbers for kept in _strongest([one for one in figures if one.people.figure == at])]


def _strongest(figures: list[Figure]) -> list[Figure]:
    """Keep the last harm of one that leads to another: "shot three men dead", "were found dead"."""
    outcomes = {figure.outcome for figure in figures if figure.assertion not in ("hypothetical", "projected")}
    if "killed" in outcomes or "casualties" in outcomes:
        weaker = (
            {"injured", "affected", "missing", "kidnapped", "detained", "rescued"}
            if "killed" in outcomes
            else {"killed", "injured", "missing"}
        )
        return [figure for figure in figures if figure.outcome not in weaker or figure.outcome == "casualties"]
    if "kidnapped" in outcomes and "rescued" in outcomes:  # "released four geologists kidnapped a month ago"
        return [figure for figure in figures if figure.outcome not in ("kidnapped", "detained")]
    if "kidnapped" in outcomes and "detained" in outcomes:
        return [figure for figure in figures if figure.outcome != "detained"]
    if "rescued" in outcomes and "displaced" in outcomes:  # "51 residents were brought out in boats"
        return [figure for figure in figures if figure.outcome != "displaced"]
    if "injured" in outcomes and "displaced" in outcomes:  # "evacuated 350 wounded"
        return [figure for figure in figures if figure.outcome != "displaced"]
    if len(outcomes) > 1 and "affected" in outcomes:
        return [figure for figure in figures if figure.outcome != "affected"]
    return figures
