"""The articles that records were made from, found again by their source or their id."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from factx.read import Fields, Unread, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.report import ArticleRecord
    from factx.types import Article


class Shelf:
    """Articles for records: those of the `sources`, or with none given those where the records say they were read.

    Without sources a file is opened when a record asks for it, and JSON lines are kept open from record to record.
    """

    def __init__(self, sources: list[Path], fields: Fields) -> None:
        self._fields = fields
        self._given = bool(sources)
        self._by_name: dict[str, list[Article]] = defaultdict(list)
        self._by_id: dict[str, list[Article]] = defaultdict(list)
        for item in read(sources, fields=fields):
            if not isinstance(item, Unread):
                self._by_name[PurePath(item.source).name].append(item)
                self._by_id[item.id].append(item)
        self._lines: tuple[str, int, Iterator[Article | Unread]] = ("", 0, iter(()))

    def article(self, record: ArticleRecord) -> Article | None:
        """Give the article of a record, or None where it is not to be found."""
        if self._given:
            named = self._by_name.get(PurePath(record.source).name) or self._by_id.get(record.id)
            return max(named, key=lambda item: _likeness(item, record)) if named else None
        path, colon, line = record.source.rpartition(":")
        if colon and line.isdecimal() and not Path(record.source).exists():
            return self._of_line(path, int(line), record.source)
        found = next(read([Path(record.source)], fields=self._fields))
        return None if isinstance(found, Unread) else found

    def _of_line(self, path: str, number: int, source: str) -> Article | None:
        before, last, lines = self._lines
        if before != path or number <= last:
            lines = read([Path(path)], fields=self._fields)
        # Records stand in the order of their lines as a rule: what comes before is passed over, and not needed again.
        self._lines = (path, number, lines)
        found = next((item for item in lines if item.source == source), None)
        return None if isinstance(found, Unread) else found


def _likeness(item: Article, record: ArticleRecord) -> tuple[int, bool]:
    """Say how well a source agrees with a record's: by how many folders from the file upwards, then by its text.

    The run may have stood elsewhere: `2023/report.txt` is `archive/2023/report.txt` rather than `2024/report.txt`.
    """
    one, two = (reversed(PurePath(source).parts) for source in (item.source, record.source))
    common = 0
    for mine, theirs in zip(one, two, strict=False):
        if mine != theirs:
            break
        common += 1
    return common, item.sha256 == record.sha256
