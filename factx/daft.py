"""factx on Daft: the same records for DataFrames, on one machine or on a Ray cluster (`pip install daft`).

>>> import daft; from factx.daft import Extract                                    # doctest: +SKIP
>>> frame = daft.read_parquet("s3://archive/*.parquet")                            # doctest: +SKIP
>>> extract = Extract()                                                            # doctest: +SKIP
>>> record = extract.record(frame["id"], frame["text"], frame["day"], frame["url"])  # doctest: +SKIP
>>> frame.with_column("record", record)                                            # doctest: +SKIP
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path, PurePath
from typing import Any

import daft
from daft import DataFrame, DataType, col, lit

from factx.batch import Settings, record_of
from factx.errors import InputError, UsageError
from factx.models import DEFAULT
from factx.pages import page_of
from factx.parts.articles import article_of
from factx.parts.gazetteer import UserList
from factx.read import Fields, Unread
from factx.tag import load
from factx.types import Article, PublishedFrom
from factx.write import to_line


@daft.cls(use_process=True)
class Extract:
    """A Daft class UDF: loads the model once a worker, and gives the record of a text as one line of JSON."""

    def __init__(
        self,
        *,
        model: str = DEFAULT,
        kinds: tuple[str, ...] = (),
        published: str | None = None,
        gazetteer: UserList | None = None,
    ) -> None:
        self.settings = Settings(model=model, kinds=frozenset(kinds), gazetteer=gazetteer)
        self.published = published
        load(model)

    @daft.method(return_dtype=DataType.string())
    def record(self, name: str, text: str | None, published: str | None, source: str) -> str:
        """Give the record, or the error record, of one article; `published` is YYYY-MM-DD or None."""
        return to_line(record_of(self._article(name, text, published, source), self.settings))

    def _article(self, name: str, text: str | None, published: str | None, source: str) -> Article | Unread:
        told = published or self.published
        try:
            day = dt.date.fromisoformat(str(told)[:10]) if told else None
            said_in: PublishedFrom = "field" if published else "option"
            return article_of(text or "", id=str(name), source=str(source), published=day, published_from=said_in)
        except ValueError:
            return Unread(str(name), str(source), f"{source}: {told!r} is no date; write YYYY-MM-DD")
        except InputError as error:
            return Unread(str(name), str(source), str(error))


_PAGE = DataType.struct({"text": DataType.string(), "published": DataType.string()})


@daft.func(return_dtype=_PAGE)
def _page(kind: str, content: bytes, archived: dt.datetime) -> dict[str, str | None] | None:
    page = page_of(kind, content, archived)
    return {"text": page.text, "published": page.published} if page else None


def extract_with_daft(  # noqa: PLR0913  (a run is asked for all of it)
    inputs: list[str],
    output: Path | str,
    *,
    settings: Settings,
    fields: Fields,
    published: dt.date | None,
    ray_address: str | None,
) -> tuple[int, int]:
    """Extract texts, JSON lines, Parquet or WARC, by path, pattern or address; give documents and failures.

    The output is a folder of Parquet or JSON-lines files, by its ending, with the columns `id`, `source`, `record`.
    Raises UsageError for an input or an output that it cannot handle.
    """
    if PurePath(output).suffix not in (".parquet", ".jsonl"):
        raise UsageError(f"--output {output}: with --engine daft give a folder that ends in .parquet or .jsonl")
    if ray_address:
        daft.set_runner_ray(ray_address)
    extract: Any = Extract(
        model=settings.model,
        kinds=tuple(sorted(settings.kinds)),
        published=published.isoformat() if published else None,
        gazetteer=settings.gazetteer,
    )
    frames = [_read(path, fields) for path in inputs]
    frame = frames[0]
    for other in frames[1:]:
        frame = frame.concat(other)
    record = extract.record(col("id"), col("text"), col("published"), col("source"))
    records = frame.select("id", "source", record.alias("record"))
    as_parquet = PurePath(output).suffix == ".parquet"
    # Written as it comes, and counted from what is written: an archive does not fit into memory.
    (records.write_parquet if as_parquet else records.write_json)(str(output), write_mode="overwrite")
    written = (daft.read_parquet if as_parquet else daft.read_json)(f"{output}/*")
    failed = written.where(col("record").contains('"error":{"message":')).count_rows()
    return written.count_rows(), failed


def _read(path: str, fields: Fields) -> DataFrame:
    ending = PurePath(path.removesuffix(".gz").removesuffix(".zst")).suffix
    if ending == ".txt":
        files = daft.from_glob_path(path)
        text = files["path"].download().decode("utf-8")
        name = files["path"].regexp_extract(r"([^/]+)\.txt$", 1)
        return files.select(
            name.alias("id"),
            text.alias("text"),
            lit(None).cast(DataType.string()).alias("published"),
            files["path"].regexp_replace("^file://", "").alias("source"),
        )
    if ending in (".warc", ".wet"):
        return _read_archive(path)
    readers: dict[str, Any] = {".jsonl": daft.read_json, ".ndjson": daft.read_json, ".parquet": daft.read_parquet}
    if ending not in readers:
        raise UsageError(f"{path}: with --engine daft give .txt, .jsonl, .parquet or .warc files, or a pattern of them")
    frame: DataFrame = readers[ending](path)
    if fields.text not in frame.column_names:
        raise InputError(f"{path}: no field {fields.text!r}; name it with --text-field")

    def column(name: str) -> Any:
        known = frame[name] if name in frame.column_names else lit(None)
        return known.cast(DataType.string())

    name = column(fields.id) if fields.id in frame.column_names else lit(PurePath(path).stem)
    return frame.select(
        name.alias("id"),
        column(fields.text).alias("text"),
        column(fields.published).alias("published"),
        lit(path).alias("source"),
    )


def _read_archive(path: str) -> DataFrame:
    """Read the pages of a web archive: an article's id is its address; what is no page is passed over."""
    archive = daft.read_warc(path)
    page: Any = _page(col("WARC-Type"), col("warc_content"), col("WARC-Date"))
    pages = archive.select(col("WARC-Target-URI").alias("id"), page.alias("page")).where(col("page").not_null())
    return pages.select(
        col("id"),
        col("page")["text"].alias("text"),
        col("page")["published"].alias("published"),
        col("id").alias("source"),
    )
