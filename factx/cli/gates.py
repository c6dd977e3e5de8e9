"""The commands that judge, and exit 3 where something does not hold: `check`, `eval`, `diff`, `verify`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factx.cli.options import IdField, Junit, Model, OfKinds, TextField, fields_of, known_kinds, say
from factx.errors import UsageError
from factx.models import DEFAULT
from factx.write import write_text


def check(kind: OfKinds = None, junit: Junit = None, model: Model = DEFAULT) -> None:
    """Run the shipped cases against the installed model; exit 3 where one does not hold."""
    from factx.check import run_cases
    from factx.junit import write_junit

    result = run_cases(kinds=known_kinds(kind), model=model)
    write_text(result.text)
    if junit:
        write_junit(junit, "factx check", result.results)
    if result.failed:
        raise typer.Exit(3)


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(help="A folder of gold, *.json, with the articles beside it as *.txt."),
    ],
    predictions: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="Records to score, a file or a folder.",
            show_default="the articles, extracted now",
        ),
    ] = None,
    minimum: Annotated[
        list[str] | None,
        typer.Option("--min", metavar="KIND.MEASURE=N", help="Exit 3 below it, as in money.f1=0.9; may be repeated."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write the scores and errors as JSON.")] = False,
    junit: Junit = None,
    model: Model = DEFAULT,
) -> None:
    """Score records against gold: precision, recall, F1 and strict F1 by kind, and every error.

    docs/gold.md says how gold is written. A kind that it has nothing of scores n/a.
    """
    from factx.junit import write_junit
    from factx.scores import gates_of, results, score_folder, table

    gates = gates_of(minimum or [])
    scores = score_folder(gold, predictions=predictions, model=model, gates=gates)
    write_text(table(scores, as_json=as_json))
    judged = results(scores, gates)
    if junit:
        write_junit(junit, "factx eval", [("factx eval", name, failure) for name, failure in judged])
    missed = [failure for _, failure in judged if failure]
    for failure in missed:
        say(failure)
    if missed:
        raise typer.Exit(3)


def diff(
    old: Annotated[Path, typer.Argument(help="Records of one run: a file of JSON lines, or a folder of --output-dir.")],
    new: Annotated[Path, typer.Argument(help="Records of another.")],
    form: Annotated[str, typer.Option("--format", metavar="text|json|github", help="How to lay them out.")] = "text",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even where they differ.")] = False,
) -> None:
    """Say which facts and entities two runs differ in, by document; exit 3 where they do."""
    from factx.diff import FORMATS, compare

    if form not in FORMATS:
        raise UsageError(f"--format {form}: unknown; write one of {', '.join(FORMATS)}")
    differences = compare(old, new)
    write_text(FORMATS[form](differences))
    if differences and not exit_zero:
        raise typer.Exit(3)


def verify(
    result: Annotated[Path, typer.Argument(help="Records: a file of JSON lines, or a folder of --output-dir.")],
    sources: Annotated[
        list[Path] | None,
        typer.Argument(help="Where the articles are.", show_default="where the records say they were read"),
    ] = None,
    text_field: TextField = None,
    id_field: IdField = None,
) -> None:
    """Check records against the schema, themselves and the source: ids, codes, spans, hashes; exit 3 where one fails.

    An article is looked for by as much of its path as the record and SOURCES have in common, and then by its id.
    """
    from factx.read import Fields
    from factx.verify import verify as problems_of

    fields = fields_of(text_field, id_field, None) or Fields()
    problems = list(problems_of(result, sources or [], fields))
    write_text("\n".join(problems) if problems else "all records hold")
    if problems:
        raise typer.Exit(3)
