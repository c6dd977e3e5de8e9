"""The shipped cases: whole sentences with the exact facts wanted, run by the tests and by `factx check`."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from factx.parts.articles import article_of
from factx.pipeline import Extraction, Extractor
from factx.types import Amount, Count, Fact, Period

if TYPE_CHECKING:
    from factx.registry import Kind
    from factx.types import Entity

_FIGURE = ("low", "best", "high", "bound")


class Case(BaseModel):
    """A text and what its kind must find in it, in reading order: nothing less and nothing more.

    Each row of `want` compares the fields that it gives: `text` is the words of the (first) mention, `low`, `best`,
    `high` and `bound` reach into the figure, `period` is an ISO 8601 interval, and "" is a field that is null. `wrong`
    tells why the case is known to fail: it must fail then.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    published: dt.date | None = None
    want: tuple[dict[str, Any], ...]
    wrong: str | None = None


def load_cases(kind: Kind) -> tuple[Case, ...]:
    """Read the `cases.toml` of a kind. Raises ValueError with the file's name where a row is not a case."""
    path = kind.folder / "cases.toml"
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        cases = tuple(Case.model_validate(row) for row in rows)
    except (KeyError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise ValueError(f"{path}: {error}") from error
    known = {"text", *_FIGURE, *kind.model.model_fields}
    for case in cases:
        for row in case.want:
            if unknown := set(row) - known:
                raise ValueError(f"{path}: unknown field {', '.join(sorted(unknown))} in the case {case.text!r}")
    return cases


def differences(case: Case, found: tuple[Entity | Fact, ...]) -> list[str]:
    """Say in what the found facts differ from the wanted ones; an empty list is agreement."""
    problems = []
    if len(found) != len(case.want):
        words = "; ".join(repr(_seen(item, "text")) for item in found) or "nothing"
        problems.append(f"wanted {len(case.want)}, found {len(found)}: {words}")
    for number, (want, item) in enumerate(zip(case.want, found, strict=False), 1):
        for name, value in want.items():
            seen = _seen(item, name)
            if seen != _plain(value) and not (value == "" and seen is None):
                problems.append(f"{number}. {name}: wanted {_plain(value)!r}, found {seen!r}")
    return problems


def _seen(item: Entity | Fact, name: str) -> object:
    if name == "text":
        return item.span.text if isinstance(item, Fact) else item.mentions[0].text
    if name in _FIGURE:
        figure = next(value for value in vars(item).values() if isinstance(value, Amount | Count))
        return _plain(getattr(figure, name))
    return _plain(getattr(item, name))


def _plain(value: object) -> object:
    """Bring a value of the table and one of a model to the same plain form."""
    if isinstance(value, Period):
        start, end = (day.isoformat() if day else "" for day in (value.start, value.end))
        return start if start == end else f"{start}/{end}"
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, bool):
        return value
    return value if isinstance(value, dict) else str(value)


def explain_case(case: Case, extractor: Extractor) -> Extraction:
    """Run a case through the whole house."""
    return extractor.explain(article_of(case.text, id="case", source="case", published=case.published))


def run_case(kind: Kind, case: Case, extractor: Extractor) -> list[str]:
    """Run a case through the whole house, and say in what its result differs."""
    return differences(case, explain_case(case, extractor).report.of(kind.name))
