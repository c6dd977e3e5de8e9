"""What several commands take: their shared options, and how the values of these are read."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factx.errors import InputError, UsageError
from factx.parts.printable import one_line

if TYPE_CHECKING:
    from factx.read import Fields

Paths = Annotated[
    list[Path] | None,
    typer.Argument(help="Articles: files, folders, patterns in quotes, or - for standard input.", show_default=False),
]
OnePath = Annotated[Path, typer.Argument(help="The article: a file, or - for standard input.")]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The day the articles came out (YYYY-MM-DD): relative dates are counted from it.",
        show_default="what the article's head says",
    ),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="Write these kinds only, and the entities that their facts are `about`; may be repeated.",
        show_default="all",
    ),
]
Model = Annotated[
    str, typer.Option(envvar="FACTX_MODEL", metavar="NAME", help="An installed spaCy model for English, or its folder.")
]
OfKinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Only these kinds; may be repeated.", show_default="all"),
]
TextField = Annotated[
    str | None, typer.Option(metavar="NAME", help="The text's field in JSON lines.", show_default="text")
]
IdField = Annotated[str | None, typer.Option(metavar="NAME", help="The id's field in JSON lines.", show_default="id")]
PublishedField = Annotated[
    str | None, typer.Option(metavar="NAME", help="The day's field in JSON lines.", show_default="published")
]
Junit = Annotated[Path | None, typer.Option(metavar="FILE", help="Write the results as JUnit XML, too.")]
UserList = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer",
        metavar="CSV",
        help="Your own names: columns name, kind, country; others fill the field of their name, or are kept beside it.",
    ),
]


def fields_of(text: str | None, name: str | None, published: str | None) -> Fields | None:
    """Give the names of the fields of JSON lines, None where none is given."""
    from factx.read import Fields

    given = {"text": text, "id": name, "published": published}
    known = {field: value for field, value in given.items() if value is not None}
    return Fields(**known) if known else None


def inputs_of(paths: list[Path] | None, files_from: Path | None, fields: Fields | None) -> tuple[Iterable[Path], bool]:
    """Give the inputs, and whether they are one document."""
    from factx.read import is_single, read_list

    if files_from:
        return chain(paths or (), read_list(files_from)), False
    if not paths:
        if sys.stdin.isatty():
            raise UsageError("no articles given; name files or folders, or pipe a text in")
        paths = [Path("-")]
    return paths, is_single(paths, fields)


def day_of(value: str | None) -> dt.date | None:
    """Read the day of `--published`; raise UsageError where it is none."""
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UsageError(f"--published {value}: not a date; write it as YYYY-MM-DD") from error


def user_list(path: Path | None) -> Any:
    """Read the names of `--gazetteer`, None where it is not given. Raises UsageError where they cannot be read."""
    from factx.read import read_user_list

    try:
        return read_user_list(path) if path else None
    except InputError as error:
        raise UsageError(f"--gazetteer {error}") from error


def gates_within(gates: Iterable[str], kinds: frozenset[str]) -> None:
    """Refuse a gate on a kind that is not written: it could never be met."""
    if lost := sorted(set(gates) - kinds) if kinds else ():
        raise UsageError(
            f"--require {', '.join(lost)}: not among the kinds asked for; add --kind {' --kind '.join(lost)}"
        )


def known_kinds(names: list[str] | None) -> frozenset[str]:
    """Check the names of `--kind`; raise UsageError where one is unknown."""
    from factx import registry

    unknown = sorted(set(names or ()) - set(registry.kinds()))
    if unknown:
        raise UsageError(f"--kind {', '.join(unknown)}: unknown; the kinds are {', '.join(registry.kinds())}")
    return frozenset(names or ())


def say(message: str) -> None:
    """Write a message to standard error, on one line whatever names stand in it."""
    typer.echo(f"factx: {one_line(message)}", err=True)
