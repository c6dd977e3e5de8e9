"""The shipped cases, run against the model that is installed here: where rules and a model meet, they can part."""

from __future__ import annotations

from dataclasses import dataclass

from factx.cases import Case, load_cases, run_case
from factx.errors import UsageError
from factx.pipeline import Extractor
from factx.registry import Kind
from factx.registry import kinds as all_kinds


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was run: the kind, the text of the case, and its problems in lines, or None where it holds."""

    results: tuple[tuple[str, str, str | None], ...]

    @property
    def failed(self) -> int:
        """The number of cases that do not hold."""
        return sum(problems is not None for _, _, problems in self.results)

    @property
    def text(self) -> str:
        """Tell it kind by kind, and each failure."""
        lines: list[str] = []
        for kind in dict.fromkeys(kind for kind, _, _ in self.results):
            own = [(text, problems) for name, text, problems in self.results if name == kind]
            wrong = [(text, problems) for text, problems in own if problems is not None]
            lines.append(f"{kind:14} {len(own) - len(wrong)} of {len(own)} cases hold")
            for text, problems in wrong:
                lines += [f"  {text!r}", *(f"    {problem}" for problem in problems.split("\n"))]
        return "\n".join(lines)


def _cases(kind: Kind) -> tuple[Case, ...]:
    try:
        return load_cases(kind)
    except ValueError as error:
        raise UsageError(str(error)) from error


def run_cases(*, kinds: frozenset[str], model: str) -> CheckResult:
    """Run the cases of the given kinds (of all where none is given), the known failures left out.

    Raises UsageError, with the file and the text of the case, where a table has what is no case.
    """
    extractor = Extractor(model=model)
    results = [
        (kind.name, case.text, "\n".join(run_case(kind, case, extractor)) or None)
        for kind in all_kinds().values()
        if not kinds or kind.name in kinds
        for case in _cases(kind)
        if not case.wrong
    ]
    return CheckResult(tuple(results))
