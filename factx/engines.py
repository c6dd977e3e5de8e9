"""Engines other than this process: the same records, by whoever schedules the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.errors import UsageError
from factx.read import Fields

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from factx.batch import Settings


def run_with(  # noqa: PLR0913  (a run is asked for all of it)
    engine: str,
    inputs: list[Path],
    output: Path | None,
    *,
    settings: Settings,
    fields: Fields | None,
    published: dt.date | None,
    ray_address: str | None,
    others: Mapping[str, object],
) -> tuple[str, int]:
    """Extract with an engine; give a closing line and the number of failures.

    `others` are the options that only the local engine knows, by name. Raises UsageError where one of them is given,
    for an unknown engine, one that is not installed, or no output to write to.
    """
    if engine != "daft":
        raise UsageError(f"--engine {engine}: unknown; the engines are local and daft")
    if given := [name for name, value in others.items() if value]:
        raise UsageError(f"--engine daft: has no {', '.join(given)}; use the local engine, or leave them out")
    if output is None or not inputs:
        raise UsageError("--engine daft: give inputs, and --output FOLDER.parquet or FOLDER.jsonl")
    try:
        from factx.daft import extract_with_daft  # noqa: PLC0415
    except ImportError as error:
        raise UsageError(f"--engine daft: not installed ({error.name}); pip install daft") from error
    # Path folds the two slashes of s3:// into one.
    names = [str(path).replace(":/", "://", 1) if ":/" in str(path) else str(path) for path in inputs]
    documents, failed = extract_with_daft(
        names, output, settings=settings, fields=fields or Fields(), published=published, ray_address=ray_address
    )
    return f"{documents:,} documents, {failed:,} failed; records in {output}", failed
