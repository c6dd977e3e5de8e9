"""Many articles, one after the other: each has its record or its error record, and a failure stops no other."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from factx.parts.printable import printable
from factx.pipeline import Extractor
from factx.read import Unread, read
from factx.report import ErrorRecord
from factx.tag import load

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from factx.report import Report
    from factx.types import Article
    from factx.write import Output


def extract_all(
    paths: Iterable[Path], out: Output, *, published: dt.date | None, kinds: frozenset[str], model: str
) -> int:
    """Write a record for every article in the order of the input, and give the number of failures.

    Raises ModelError before anything is read where the language model is missing or unfit.
    """
    load(model)
    extractor = Extractor(model=model, only=kinds)
    failures = 0
    for article in read(paths, published=published):
        record = _record(article, extractor)
        if isinstance(record, ErrorRecord):
            failures += 1
            print(f"factx: {printable(record.error.message)}", file=sys.stderr)  # noqa: T201
        out.write(record)
    return failures


def _record(article: Article | Unread, extractor: Extractor) -> Report | ErrorRecord:
    if isinstance(article, Unread):
        return ErrorRecord.of(article.source, article.message)
    try:
        return extractor.extract(article)
    except Exception as error:  # noqa: BLE001  (a fault in factx that one text brings out must not cost the others)
        message = f"{article.source}: factx failed on this text ({type(error).__name__}: {error}); please report it"
        return ErrorRecord.of(article.source, message)
