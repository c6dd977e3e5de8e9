"""A progress bar on standard error, and only where that is a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def with_progress(items: Iterable[Item], *, total: int | None) -> Iterator[Item]:
    """Hand the items on, and show how many have passed, at what rate, how many failed, and the time that is left.

    An item counts as failed where its attribute `error` is set. `total` is None where it is not known beforehand.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    from rich import progress as bars  # noqa: PLC0415  (a bar that is not shown must not cost the start)
    from rich.console import Console  # noqa: PLC0415

    columns = (
        bars.SpinnerColumn(),
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TextColumn("{task.fields[rate]}"),
        bars.TimeRemainingColumn(),
        bars.TextColumn("{task.fields[failures]}", style="red"),
    )
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, rate="", failures="")
        begin, failures = time.monotonic(), 0
        for number, item in enumerate(items, 1):
            failures += getattr(item, "error", None) is not None
            rate = f"{number / max(time.monotonic() - begin, 1e-9):.0f}/s"
            progress.update(task, completed=number, rate=rate, failures=f"{failures} failed" if failures else "")
            yield item
