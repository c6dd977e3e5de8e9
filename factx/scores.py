"""Scores of a folder of gold: what `factx eval` prints and what a gate asks."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factx.errors import InputError, UsageError
from factx.evaluate import KINDS, Score, evaluate, macro
from factx.gold import load_gold
from factx.pipeline import Extractor
from factx.read import Unread, read
from factx.records import read_records

if TYPE_CHECKING:
    from pathlib import Path

MEASURES = ("precision", "recall", "f1", "strict_f1")
_MACRO = "macro"
# The lists of gold have names of their own; a gate may name the kind as `--kind` and `--require` do.
_BY_KIND = {
    "official": "officials",
    "country": "countries",
    "hydro_project": "hydro_projects",
    "money": "money",
    "casualty": "casualties",
}


@dataclass(frozen=True, slots=True)
class Gate:
    """A least value of a measure, as it was written: `casualty.f1=0.9`."""

    text: str
    kind: str
    measure: str
    least: float


def gates_of(minima: Iterable[str]) -> tuple[Gate, ...]:
    """Read gates written `KIND.MEASURE=N`. Raises UsageError where one is not."""
    return tuple(map(_gate, minima))


def _gate(text: str) -> Gate:
    kind, _, rest = text.partition(".")
    measure, _, value = rest.partition("=")
    least = _float(value)
    kind = _BY_KIND.get(kind, kind)
    if measure not in MEASURES or least is None or kind not in (*KINDS, _MACRO):
        kinds = ", ".join((*_BY_KIND, _MACRO))
        raise UsageError(f"--min {text}: write KIND.MEASURE=N, of {kinds} and {', '.join(MEASURES)}")
    return Gate(text, kind, measure, least)


def _float(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def score_folder(folder: Path, *, predictions: Path | None, model: str, gates: Sequence[Gate] = ()) -> dict[str, Score]:
    """Score records, or the articles that lie beside the gold, extracted now.

    Raises InputError where gold, articles or records are missing or cannot be read, and UsageError, before anything is
    scored, for a gate on a kind that the gold has nothing of.
    """
    gold = load_gold(folder)
    for gate in gates:
        kinds = KINDS.values() if gate.kind == _MACRO else (KINDS[gate.kind],)
        if not any(list(kind.wanted(item)) for kind in kinds for item in gold.values()):
            raise UsageError(f"--min {gate.text}: {folder} has no gold of it; add some, or leave this gate out")
    return evaluate(gold, _written(predictions) if predictions else _extract(folder, gold, model))


def _extract(folder: Path, gold: Mapping[str, Any], model: str) -> Iterable[dict[str, Any]]:
    extractor = Extractor(model=model)
    for article in read(folder / f"{name}.txt" for name in gold):
        if isinstance(article, Unread):
            raise InputError(f"{article.message} (the gold beside it needs its article; or give --predictions)")
        yield extractor.extract(article).model_dump(mode="json")


def _written(path: Path) -> Iterable[dict[str, Any]]:
    return (record for _, record in read_records(path) if "error" not in record)


def table(scores: Mapping[str, Score], *, as_json: bool) -> str:
    """Lay the scores out, for eyes or as JSON; a measure that the gold has nothing for is n/a or null."""
    rows = {kind: _measures(score) for kind, score in scores.items()}
    rows[_MACRO] = {measure: _mean(scores, measure) for measure in MEASURES}
    if as_json:
        errors = {kind: {"errors": score.errors} for kind, score in scores.items()}
        return json.dumps(
            {kind: row | errors.get(kind, {}) for kind, row in rows.items()}, indent=2, ensure_ascii=False
        )
    lines = [f"{'':15}{'wanted':>7}{'precision':>11}{'recall':>8}{'f1':>7}{'strict':>8}"]
    for kind, row in rows.items():
        wanted = scores[kind].wanted if kind in scores else ""
        shown = {measure: "n/a" if value is None else f"{value:.3f}" for measure, value in row.items()}
        numbers = "{precision:>11}{recall:>8}{f1:>7}{strict_f1:>8}".format_map(shown)
        lines.append(f"{kind:15}{wanted:>7}{numbers}")
    lines += [error for score in scores.values() for error in score.errors]
    return "\n".join(lines)


def _measures(score: Score) -> dict[str, float | None]:
    return {measure: getattr(score, measure) for measure in MEASURES}


def _mean(scores: Mapping[str, Score], measure: str) -> float | None:
    return macro(scores, lambda score: _measures(score)[measure])


def results(scores: Mapping[str, Score], gates: Iterable[Gate]) -> list[tuple[str, str | None]]:
    """Give each gate as it was written, with what is wrong where it is not met."""
    return [(gate.text, _failure(scores, gate)) for gate in gates]


def _failure(scores: Mapping[str, Score], gate: Gate) -> str | None:
    macro_mean = gate.kind == _MACRO
    found = _mean(scores, gate.measure) if macro_mean else _measures(scores[gate.kind])[gate.measure]
    if found is None:
        return f"{gate.kind}.{gate.measure} is n/a: the gold has none of it"
    return f"{gate.kind}.{gate.measure} is {found}, below {gate.least}" if found < gate.least else None
