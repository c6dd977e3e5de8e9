"""Many articles: each has its record or its error record, in the order of the input, whoever works on it."""

from __future__ import annotations

import gc
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from factx.errors import UsageError
from factx.parts.printable import printable
from factx.pipeline import Extractor
from factx.progress import with_progress
from factx.read import Unread
from factx.registry import kinds as all_kinds
from factx.report import ErrorRecord
from factx.tag import load
from factx.workers import Died, run_in_order
from factx.write import line_of

if TYPE_CHECKING:
    from factx.parts.gazetteer import UserList
    from factx.report import Report
    from factx.types import Article
    from factx.write import Output


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked to do with each article, and how many workers share it."""

    model: str
    kinds: frozenset[str] = frozenset()
    jobs: int = 1
    fail_fast: bool = False
    pretty: bool = False
    gazetteer: UserList | None = None


@dataclass
class Summary:
    """What a run has done: documents, what was read and found, failures.

    `before` counts the documents that an earlier run had done, where this one goes on with it: what was found in them
    and what failed counts, what it took does not.
    """

    documents: int = 0
    before: int = 0
    characters: int = 0
    words: int = 0
    failures: list[ErrorRecord] = field(default_factory=list)
    found: Counter[str] = field(default_factory=Counter)
    started: float = field(default_factory=time.monotonic)

    def text(self) -> str:
        """Tell it in one line."""
        seconds = max(time.monotonic() - self.started, 1e-9)
        found = ", ".join(f"{kind} {count:,}" for kind, count in sorted(self.found.items())) or "nothing"
        before = f" and {self.before:,} done before" if self.before else ""
        return (
            f"{self.documents:,} documents{before}, {self.characters:,} characters; {found}; "
            f"{len(self.failures):,} failed; {seconds:.1f} s, {self.words / seconds:,.0f} words/s"
        )


@dataclass(frozen=True, slots=True)
class Done:
    """What a worker gives back for an article: its line, and what the summary counts."""

    source: str
    line: bytes
    error: ErrorRecord | None
    characters: int = 0
    words: int = 0
    found: tuple[tuple[str, int], ...] = ()


def extract_all(
    inputs: Iterable[Article | Unread],
    out: Output,
    settings: Settings,
    *,
    summary: Summary | None = None,
    total: int | None = None,
) -> Summary:
    """Write a record for every input, in order, each as soon as it is there; count on in a `summary` that is given.

    `total` is the number of inputs, for the progress bar, where it is known.

    Raises ModelError before anything is read where the language model is missing or unfit.
    """
    load(settings.model)
    gc.freeze()  # what is loaded stays: it need not be looked through again, nor copied by forked workers
    summary = summary or Summary()
    for done in with_progress(results(inputs, settings), total=total and total - summary.before):
        summary.documents += 1
        summary.characters += done.characters
        summary.words += done.words
        summary.found.update(dict(done.found))
        out.write(done.source, done.line)
        if done.error is not None:
            summary.failures.append(done.error)
            print(f"factx: {printable(done.error.error.message)}", file=sys.stderr)  # noqa: T201
            if settings.fail_fast:
                break
    return summary


def results(inputs: Iterable[Article | Unread], settings: Settings) -> Iterator[Done]:
    """Extract every input, and lay its record out."""
    work = partial(_work, settings=settings)
    prepare = partial(load, settings.model)
    for article, done in run_in_order(inputs, work, jobs=settings.jobs, prepare=prepare):
        if isinstance(done, Died):
            message = f"{article.source}: factx could not read this text ({done.reason}); please report it"
            record = ErrorRecord.of(article.id, article.source, message)
            yield Done(article.source, line_of(record, pretty=settings.pretty), record)
        else:
            yield done


def gates_of(texts: Iterable[str]) -> dict[str, int]:
    """Read the gates `KIND` or `KIND:N`. Raises UsageError for an unknown kind or what is no number."""
    gates = {}
    for text in texts:
        kind, _, least = text.partition(":")
        if kind not in all_kinds() or not (least or "1").isdecimal():
            raise UsageError(f"--require {text}: write KIND or KIND:N, of {', '.join(all_kinds())}")
        gates[kind] = int(least or 1)
    return gates


def unmet(gates: Mapping[str, int], summary: Summary) -> list[str]:
    """Say which gates a run did not meet."""
    return [f"{kind} {summary.found[kind]} of {least}" for kind, least in gates.items() if summary.found[kind] < least]


def _work(article: Article | Unread, *, settings: Settings) -> Done:
    record = record_of(article, settings)
    line = line_of(record, pretty=settings.pretty)
    if isinstance(record, ErrorRecord):
        return Done(article.source, line, record)
    found = Counter(item.kind for items in (record.entities, record.facts) for item in items)
    words = 0 if isinstance(article, Unread) else len(article.text.split())
    return Done(article.source, line, None, record.article.characters, words, tuple(sorted(found.items())))


def record_of(article: Article | Unread, settings: Settings) -> Report | ErrorRecord:
    """Give the record of an article, or the error record of what could not be read."""
    if isinstance(article, Unread):
        return ErrorRecord.of(article.id, article.source, article.message)
    try:
        return Extractor(settings.model, settings.kinds, settings.gazetteer).extract(article)
    except Exception as error:  # noqa: BLE001  (a fault in factx that one text brings out must not cost the others)
        message = f"{article.source}: factx failed on this text ({type(error).__name__}: {error}); please report it"
        return ErrorRecord.of(article.id, article.source, message)
