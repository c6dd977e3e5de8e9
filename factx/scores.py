"""Scores of a folder of gold: what `factx eval` prints and what a gate asks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from factx.errors import InputError, UsageError
from factx.evaluate import Score, evaluate, load_gold, macro
from factx.pipeline import Extractor
from factx.read import Unread, read
from factx.records import read_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

MEASURES = ("precision", "recall", "f1", "strict_f1")


def score_folder(folder: Path, *, predictions: Path | None, model: str) -> dict[str, Score]:
    """Score a file of records, or the articles that lie beside the gold, extracted now.

    Raises InputError where gold, articles or records are missing or cannot be read.
    """
    gold = load_gold(folder)
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
    """Lay the scores out, for eyes or as JSON."""
    rows = {kind: _measures(score) for kind, score in scores.items()}
    rows["macro"] = {measure: _mean(scores, measure) for measure in MEASURES}
    if as_json:
        errors = {kind: {"errors": score.errors} for kind, score in scores.items()}
        return json.dumps(
            {kind: row | errors.get(kind, {}) for kind, row in rows.items()}, indent=2, ensure_ascii=False
        )
    lines = [f"{'':15}{'wanted':>7}{'precision':>11}{'recall':>8}{'f1':>7}{'strict':>8}"]
    for kind, row in rows.items():
        wanted = scores[kind].found + scores[kind].missed if kind in scores else ""
        numbers = "{precision:>11.3f}{recall:>8.3f}{f1:>7.3f}{strict_f1:>8.3f}".format_map(row)
        lines.append(f"{kind:15}{wanted:>7}{numbers}")
    lines += [error for score in scores.values() for error in score.errors]
    return "\n".join(lines)


def _measures(score: Score) -> dict[str, float]:
    return {measure: getattr(score, measure) for measure in MEASURES}


def _mean(scores: Mapping[str, Score], measure: str) -> float:
    return macro(scores, lambda score: _measures(score)[measure])


def gates(scores: Mapping[str, Score], minima: Iterable[str]) -> list[tuple[str, str | None]]:
    """Give each minimum (`money.f1=0.9`, `macro.f1=0.8`) with what is wrong where it is not met.

    Raises UsageError where one is not written so.
    """
    results: list[tuple[str, str | None]] = []
    for minimum in minima:
        kind, _, rest = minimum.partition(".")
        measure, _, value = rest.partition("=")
        least = _float(value)
        if measure not in MEASURES or least is None or kind not in (*scores, "macro"):
            kinds = ", ".join((*scores, "macro"))
            raise UsageError(f"--min {minimum}: write KIND.MEASURE=N, of {kinds} and {', '.join(MEASURES)}")
        found = _mean(scores, measure) if kind == "macro" else _measures(scores[kind])[measure]
        results.append((minimum, f"{kind}.{measure} is {found}, below {least}" if found < least else None))
    return results


def _float(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None
