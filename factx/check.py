"""The shipped cases, run against the model that is installed here: where rules and a model meet, they can part."""

from __future__ import annotations

from dataclasses import dataclass

from factx.cases import load_cases, run_case
from factx.pipeline import Extractor
from factx.registry import kinds as all_kinds


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was run and what failed; `text` tells it kind by kind."""

    failed: int
    text: str


def run_cases(*, kinds: frozenset[str], model: str) -> CheckResult:
    """Run the cases of the given kinds (of all where none is given), the known failures left out."""
    extractor = Extractor(model=model)
    lines: list[str] = []
    failed = 0
    for kind in all_kinds().values():
        if kinds and kind.name not in kinds:
            continue
        cases = [case for case in load_cases(kind) if not case.wrong]
        wrong = [(case, problems) for case in cases if (problems := run_case(kind, case, extractor))]
        failed += len(wrong)
        lines.append(f"{kind.name:14} {len(cases) - len(wrong)} of {len(cases)} cases hold")
        for case, problems in wrong:
            lines.append(f"  {case.text!r}")
            lines.extend(f"    {problem}" for problem in problems)
    return CheckResult(failed, "\n".join(lines))
