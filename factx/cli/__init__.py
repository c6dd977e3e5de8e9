"""The command line: each command says what it takes, asks one room, and hands on what that gives."""

from __future__ import annotations

from typing import Annotated

import typer

from factx import __version__
from factx.cli.about import doctor, kinds, schema
from factx.cli.article import explain, show
from factx.cli.extraction import extract
from factx.cli.gates import check, diff, evaluate, verify

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


# In the order in which `factx --help` lists them.
app.command()(extract)
app.command()(show)
app.command()(explain)
app.command()(schema)
app.command()(kinds)
app.command()(check)
app.command("eval")(evaluate)
app.command()(diff)
app.command()(verify)
app.command()(doctor)
