"""The command line: each command says what it takes, asks one room, and hands on what that gives."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from factx import __version__
from factx.errors import UsageError
from factx.models import DEFAULT
from factx.options import (
    IdField,
    Junit,
    Kinds,
    Model,
    OfKinds,
    OnePath,
    Paths,
    Published,
    PublishedField,
    TextField,
    UserList,
    day_of,
    fields_of,
    gates_within,
    inputs_of,
    known_kinds,
    say,
    user_list,
)

app = typer.Typer(
    name="factx",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Reads news and writes what it states as validated JSON: officials, countries, hydropower projects, money, "
    "casualties - each with the exact words it was read from.",
    epilog="Exit codes: 0 all done; 1 a document cannot be read, the rest is written, or the result cannot be written "
    "to its end; 2 wrong usage; 3 a check was not met; 4 the language model is missing or unfit; 130 interrupted.",
)


def _say_version(wanted: bool) -> None:  # noqa: FBT001  (typer's signature)
    if wanted:
        typer.echo(f"factx {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say the version and exit.")
    ] = False,
) -> None:
    pass


@app.command()
def extract(
    paths: Paths = None,
    published: Published = None,
    kind: Kinds = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="Write to this file, packed where it ends in .gz or .zst; until all is done it is FILE.part.",
            metavar="FILE",
        ),
    ] = None,
    output_dir: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write one file a document here, in the tree of the inputs.")
    ] = None,
    pretty: Annotated[
        bool | None,
        typer.Option("--pretty/--compact", help="Indent the JSON, or one line a document.", show_default="by input"),
    ] = None,
    files_from: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Read the names of the inputs here, one a line; - for a pipe.")
    ] = None,
    text_field: TextField = None,
    id_field: IdField = None,
    published_field: PublishedField = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Workers; the output is the same for any.", show_default="the cores")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the output of a run that was cut off.")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first document that fails.")] = False,
    errors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the error records here, too, as JSON lines.")
    ] = None,
    require: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND[:N]", help="Exit 3 unless so many of a kind were found; may be repeated."),
    ] = None,
    gazetteer: UserList = None,
    engine: Annotated[
        str, typer.Option(metavar="local|daft", help="What runs it; daft needs: pip install daft.")
    ] = "local",
    ray_address: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="With --engine daft: the Ray cluster to run on.")
    ] = None,
    model: Model = DEFAULT,
) -> None:
    """Write the facts of articles as JSON: one document gives one object, several or a folder give JSON lines.

    Inputs are text files, folders, JSON lines (.jsonl), each also packed (.gz, .zst), and patterns: 'news/**/*.txt'.
    With the option of a field, standard input holds JSON lines. For instance:
    factx extract article.txt | jq '.facts[] | select(.kind == "money")'
    """
    from factx import batch  # noqa: PLC0415
    from factx.runs import Destination, run  # noqa: PLC0415
    from factx.workers import cores  # noqa: PLC0415

    fields = fields_of(text_field, id_field, published_field)
    inputs, single = inputs_of(paths, files_from, fields)
    gates = batch.gates_of(require or [])
    settings = batch.Settings(
        model=model,
        kinds=known_kinds(kind),
        jobs=jobs or cores(),
        fail_fast=fail_fast,
        pretty=single if pretty is None else pretty,
        gazetteer=user_list(gazetteer),
    )
    gates_within(gates, settings.kinds)
    if engine != "local":
        from factx.engines import run_with  # noqa: PLC0415

        message, failed = run_with(
            engine,
            paths or [],
            output,
            settings=settings,
            fields=fields,
            published=day_of(published),
            ray_address=ray_address,
            others={
                "--errors": errors,
                "--fail-fast": fail_fast,
                "--files-from": files_from,
                "--jobs": jobs,
                "--output-dir": output_dir,
                "--pretty": pretty,
                "--require": gates,
                "--resume": resume,
            },
        )
        say(message)
        raise typer.Exit(1 if failed else 0)
    destination = Destination(tuple(paths or ()), output, output_dir, errors, resume)
    summary = run(inputs, destination, settings, fields=fields, published=day_of(published))
    if warning := summary.warning():
        say(warning)
    if not single:
        say(summary.text())
    if summary.failures:
        raise typer.Exit(1)
    if unmet := batch.unmet(gates, summary):
        say(f"--require not met: {', '.join(unmet)}")
        raise typer.Exit(3)


@app.command()
def show(
    path: OnePath,
    published: Published = None,
    kind: Kinds = None,
    gazetteer: UserList = None,
    model: Model = DEFAULT,
) -> None:
    """Show an article with its facts marked, and tables of them; plain text where this is no terminal."""
    from factx.pipeline import Extractor  # noqa: PLC0415
    from factx.read import read_path  # noqa: PLC0415
    from factx.show import show_report  # noqa: PLC0415

    article = read_path(path, published=day_of(published))
    show_report(article, Extractor(model, known_kinds(kind), user_list(gazetteer)).extract(article))


@app.command()
def explain(
    path: OnePath,
    at: Annotated[
        int | None, typer.Option(metavar="OFFSET", help="Only what was read from or at this character.")
    ] = None,
    text: Annotated[str | None, typer.Option(help="Only what was read from these words.")] = None,
    published: Published = None,
    kind: OfKinds = None,
    gazetteer: UserList = None,
    model: Model = DEFAULT,
) -> None:
    """Say which rule made each fact, what filled each slot, and what was seen and rejected, and why."""
    from factx.explain import explanation  # noqa: PLC0415
    from factx.pipeline import Extractor  # noqa: PLC0415
    from factx.read import read_path  # noqa: PLC0415

    article = read_path(path, published=day_of(published))
    extraction = Extractor(model, gazetteer=user_list(gazetteer)).explain(article)
    _print(explanation(article, extraction, kinds=known_kinds(kind), at=at, text=text))


@app.command()
def schema() -> None:
    """Print the JSON Schema (2020-12) of a record."""
    import json  # noqa: PLC0415

    from factx.report import json_schema  # noqa: PLC0415

    _print(json.dumps(json_schema(), indent=2))


@app.command()
def kinds() -> None:
    """List the kinds of entities and facts, a line each."""
    from factx import registry  # noqa: PLC0415

    rows = [(kind.name, "fact" if kind.is_fact else "entity", kind.doc) for kind in registry.kinds().values()]
    _print("\n".join(f"{name:14} {sort:7} {doc}" for name, sort, doc in rows))


@app.command()
def check(kind: OfKinds = None, junit: Junit = None, model: Model = DEFAULT) -> None:
    """Run the shipped cases against the installed model; exit 3 where one does not hold."""
    from factx.check import run_cases  # noqa: PLC0415
    from factx.junit import write_junit  # noqa: PLC0415

    result = run_cases(kinds=known_kinds(kind), model=model)
    _print(result.text)
    if junit:
        write_junit(junit, "factx check", result.results)
    if result.failed:
        raise typer.Exit(3)


@app.command("eval")
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
    from factx.junit import write_junit  # noqa: PLC0415
    from factx.scores import gates_of, results, score_folder, table  # noqa: PLC0415

    gates = gates_of(minimum or [])
    scores = score_folder(gold, predictions=predictions, model=model, gates=gates)
    _print(table(scores, as_json=as_json))
    judged = results(scores, gates)
    if junit:
        write_junit(junit, "factx eval", [("factx eval", name, failure) for name, failure in judged])
    if missed := [failure for _, failure in judged if failure]:
        typer.echo("\n".join(missed), err=True)
        raise typer.Exit(3)


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="Records of one run: a file of JSON lines, or a folder of --output-dir.")],
    new: Annotated[Path, typer.Argument(help="Records of another.")],
    form: Annotated[str, typer.Option("--format", metavar="text|json|github", help="How to lay them out.")] = "text",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even where they differ.")] = False,
) -> None:
    """Say which facts and entities two runs differ in, by document; exit 3 where they do."""
    from factx.diff import FORMATS, compare  # noqa: PLC0415

    if form not in FORMATS:
        raise UsageError(f"--format {form}: unknown; write one of {', '.join(FORMATS)}")
    differences = compare(old, new)
    _print(FORMATS[form](differences))
    if differences and not exit_zero:
        raise typer.Exit(3)


@app.command()
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
    from factx.read import Fields  # noqa: PLC0415
    from factx.verify import verify as problems_of  # noqa: PLC0415

    fields = fields_of(text_field, id_field, None) or Fields()
    problems = list(problems_of(result, sources or [], fields))
    _print("\n".join(problems) if problems else "all records hold")
    if problems:
        raise typer.Exit(3)


@app.command()
def doctor(model: Model = DEFAULT) -> None:
    """Say what is installed and whether the language model is whole; exit 4 with the remedy where it is not."""
    from factx.models import check as check_model  # noqa: PLC0415
    from factx.models import locate, version_of  # noqa: PLC0415

    python = ".".join(map(str, sys.version_info[:3]))
    _print(
        f"factx    {__version__}\nPython   {python}\nspaCy    {version_of('spacy')}\npydantic {version_of('pydantic')}"
    )
    found = locate(model)
    _print(f"model    {found.name} {found.version} ({found.licence})\nfolder   {found.folder}")
    _print(f"weights  {check_model(found)}")


def _print(text: str) -> None:
    from factx.write import write_text  # noqa: PLC0415

    write_text(text)
