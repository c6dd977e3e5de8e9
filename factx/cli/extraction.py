"""`extract`: the main job, from the inputs to where their records go."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factx.cli.options import (
    IdField,
    Kinds,
    Model,
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
from factx.errors import UsageError
from factx.models import DEFAULT

if TYPE_CHECKING:
    from factx.batch import Summary


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
    from factx.batch import Settings, gates_of
    from factx.workers import cores

    fields = fields_of(text_field, id_field, published_field)
    inputs, single = inputs_of(paths, files_from, fields)
    gates = gates_of(require or [])
    settings = Settings(
        model=model,
        kinds=known_kinds(kind),
        jobs=jobs or cores(),
        fail_fast=fail_fast,
        pretty=single if pretty is None else pretty,
        gazetteer=user_list(gazetteer),
    )
    gates_within(gates, settings.kinds)
    if engine != "local":
        from factx.engines import run_with

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
    if ray_address:
        raise UsageError("--ray-address: is for --engine daft; add that, or leave it out")
    from factx.runs import Destination, run

    destination = Destination(tuple(paths or ()), output, output_dir, errors, resume)
    summary = run(inputs, destination, settings, fields=fields, published=day_of(published))
    raise typer.Exit(_tell(summary, gates, quiet=single))


def _tell(summary: Summary, gates: Mapping[str, int], *, quiet: bool) -> int:
    """Say how a run went, of one document only what is amiss; give the exit code."""
    from factx.batch import unmet

    if warning := summary.warning():
        say(warning)
    if not quiet:
        say(summary.text())
    if summary.failures:
        return 1
    if lacking := unmet(gates, summary):
        say(f"--require not met: {', '.join(lacking)}")
        return 3
    return 0
