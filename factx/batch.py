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
from factx.parts.patterns import lazy_pattern
from factx.parts.printable import one_line
from factx.pipeline import Extractor
from factx.progress import with_progress
from factx.read import Unread
from factx.registry import kinds as all_kinds
from factx.report import ErrorRecord
from factx.tag import load
from factx.workers import Died, run_in_order
from factx.write import line_of

if TYPE_CHECKING:
    from factx.outputs import Output
    from factx.parts.gazetteer import UserList
    from factx.report import Report
    from factx.types import Article


# A wrong option fails every document in the same way: so many are told one by one, and each has its record anyway.
_TOLD = 20
# Ids are remembered of so many documents: an archive of millions must not fill the memory.
_REMEMBERED = 100_000


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
    remarks: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    repeated: int = 0
    same_id: tuple[str, str, str] | None = None
    _sources: dict[str, str] = field(default_factory=dict)
    started: float = field(default_factory=time.monotonic)

    def meet(self, name: str, source: str) -> None:
        """Remember the id of a document, and the first two sources that share one."""
        if (first := self._sources.get(name)) is not None:
            self.repeated += 1
            self.same_id = self.same_id or (name, first, source)
        elif len(self._sources) < _REMEMBERED:
            self._sources[name] = source

    def warning(self) -> str | None:
        """Tell which ids are not one document's alone: what compares runs by id cannot tell them apart."""
        if self.same_id is None:
            return None
        name, first, second = self.same_id
        more = f", and {self.repeated - 1:,} more such" if self.repeated > 1 else ""
        remedy = "rename the files, or give JSON lines with ids of their own (--id-field)"
        return f"the id {name!r} is that of {first} and of {second}{more}; diff and verify go by id: {remedy}"

    def text(self) -> str:
        """Tell it in one line."""
        seconds = max(time.monotonic() - self.started, 1e-9)
        found = ", ".join(f"{kind} {count:,}" for kind, count in sorted(self.found.items())) or "nothing"
        before = f" and {self.before:,} done before" if self.before else ""
        return (
            f"{self.documents:,} document{'' if self.documents == 1 else 's'}{before}, "
            f"{self.characters:,} characters; {found}; "
            f"{len(self.failures):,} failed; {self._noted()}{seconds:.1f} s, {self.words / seconds:,.0f} words/s"
        )

    def _noted(self) -> str:
        parts = [f"{count:,} {remark}; " for remark, count in sorted(self.remarks.items())]
        if self.passed_over:
            kinds = ", ".join(f"{what} {count:,}" for what, count in self.passed_over.most_common(5))
            parts.append(f"{self.passed_over.total():,} files passed over, no articles by their names ({kinds}); ")
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Done:
    """What a worker gives back for an article: its line, and what the summary counts."""

    id: str
    source: str
    line: bytes
    error: ErrorRecord | None
    characters: int = 0
    words: int = 0
    found: tuple[tuple[str, int], ...] = ()
    remarks: tuple[str, ...] = ()


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
    told = 0
    for done in with_progress(results(inputs, settings), total=total and total - summary.before):
        summary.documents += 1
        summary.characters += done.characters
        summary.words += done.words
        summary.found.update(dict(done.found))
        summary.remarks.update(done.remarks)
        summary.meet(done.id, done.source)
        out.write(done.source, done.line)
        if done.error is not None:
            summary.failures.append(done.error)
            told += 1
            _tell(done.error, told)
            if settings.fail_fast:
                break
    return summary


def _tell(failed: ErrorRecord, number: int) -> None:
    if number <= _TOLD:
        print(f"factx: {one_line(failed.error.message)}", file=sys.stderr)  # noqa: T201
    elif number == _TOLD + 1:
        print("factx: more documents fail; their records say why (--errors FILE has them all)", file=sys.stderr)  # noqa: T201


def results(inputs: Iterable[Article | Unread], settings: Settings) -> Iterator[Done]:
    """Extract every input, and lay its record out."""
    work = partial(_work, settings=settings)
    prepare = partial(load, settings.model)
    for article, done in run_in_order(inputs, work, jobs=settings.jobs, prepare=prepare):
        if isinstance(done, Died):
            message = f"{article.source}: factx could not read this text ({done.reason}); please report it"
            record = ErrorRecord.of(article.id, article.source, message)
            yield Done(article.id, article.source, line_of(record, pretty=settings.pretty), record)
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
    try:
        line = line_of(record, pretty=settings.pretty)
    except ValueError as error:  # a value that JSON cannot hold
        record = _failed_on(article, error)
        line = line_of(record, pretty=settings.pretty)
    if isinstance(record, ErrorRecord) or isinstance(article, Unread):
        return Done(article.id, article.source, line, record if isinstance(record, ErrorRecord) else None)
    found = Counter(item.kind for items in (record.entities, record.facts) for item in items)
    return Done(
        article.id,
        article.source,
        line,
        None,
        record.article.characters,
        len(article.text.split()),
        tuple(sorted(found.items())),
        tuple(_remarks(article, record)),
    )


_HTML = lazy_pattern(r"</?(?:p|div|span|br|a|td|li|h[1-6]|script|style|html|body)(?:\s[^<>]{0,200})?/?>")


def _remarks(article: Article, record: Report) -> Iterator[str]:
    """Say what a whole run should be told of a text: what can be mended before it, and cannot be seen in its facts."""
    periods = (fact.period for fact in record.facts if fact.period)
    if article.published is None and any(not (period.start or period.end) for period in periods):
        yield "of no known day, their relative dates left open (--published)"
    if _HTML.search(article.text):
        yield "with HTML tags in them, read as they stand"


def record_of(article: Article | Unread, settings: Settings) -> Report | ErrorRecord:
    """Give the record of an article, or the error record of what could not be read."""
    if isinstance(article, Unread):
        return ErrorRecord.of(article.id, article.source, article.message)
    try:
        return Extractor(settings.model, settings.kinds, settings.gazetteer).extract(article)
    except Exception as error:  # noqa: BLE001  (a fault in factx that one text brings out must not cost the others)
        return _failed_on(article, error)


def _failed_on(article: Article | Unread, error: Exception) -> ErrorRecord:
    message = f"{article.source}: factx failed on this text ({type(error).__name__}: {error}); please report it"
    return ErrorRecord.of(article.id, article.source, message)
