"""A run on this machine: from the inputs to the place where their records go."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from factx.batch import Summary, extract_all
from factx.errors import UsageError
from factx.outputs import FileOutput, FolderOutput, Output, check_apart, check_errors, file_output, write_errors
from factx.read import Fields, how_many, read
from factx.resume import resume as go_on

if TYPE_CHECKING:
    import datetime as dt

    from factx.batch import Settings


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the records of a run go: a file, a folder with the tree of `roots`, or neither for standard output.

    Error records go to a file of their own as well, where one is given.
    """

    roots: tuple[Path, ...] = ()
    output: Path | None = None
    output_dir: Path | None = None
    errors: Path | None = None
    resume: bool = False


def run(
    inputs: Iterable[Path],
    destination: Destination,
    settings: Settings,
    *,
    fields: Fields | None = None,
    published: dt.date | None = None,
) -> Summary:
    """Extract every input, and write its record; what cannot be written is found out before anything is read.

    Raises UsageError for places that cannot be written, that are inputs as well, or that another run writes.
    """
    named = {"--output": destination.output, "--errors": destination.errors}
    written = {option: path for option, path in named.items() if path is not None}
    check_apart(destination.roots, written)
    place = _place(destination, lines=not settings.pretty)
    if destination.errors:
        check_errors(destination.errors)
    own = [*written.values(), *([place.part] if isinstance(place, FileOutput) else [])]
    summary = Summary()
    articles = read(inputs, published=published, fields=fields, written=own, passed_over=summary.passed_over)
    with place:
        if destination.resume and isinstance(place, FileOutput):
            articles = go_on(articles, place, settings, summary)
        total = how_many(inputs) if sys.stderr.isatty() else None
        extract_all(articles, place, settings, summary=summary, total=total)
    if destination.errors:
        write_errors(destination.errors, summary.failures)
    return summary


def _place(destination: Destination, *, lines: bool) -> Output:
    output, folder = destination.output, destination.output_dir
    if destination.resume and (not output or not lines):
        raise UsageError("--resume: goes on with a file of JSON lines; give --output FILE, and --compact for one input")
    if output and folder:
        raise UsageError("--output and --output-dir: give one of them")
    if output:
        return file_output(output, resume=destination.resume)
    return FolderOutput(folder, destination.roots) if folder else Output()
