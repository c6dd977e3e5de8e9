"""The same records from another engine. Daft runs for real, on its local runner; Ray where it is installed."""

from __future__ import annotations

import gzip
import importlib.util
import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from command import factx_apart as factx

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not importlib.util.find_spec("daft"), reason="daft is not installed"),
]
TEXTS = {"a": "At least 12 people were killed in Kenya.", "b": "A loan of $3 million.", "empty": " "}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def by_id(folder: Path) -> dict[str, str]:
    rows = [json.loads(line) for path in folder.glob("*.json*") for line in path.read_text("utf-8").splitlines()]
    return {row["id"]: row["record"] for row in rows}


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        pytest.param(
            ["--ray-address", "local"],
            marks=pytest.mark.skipif(not importlib.util.find_spec("ray"), reason="ray is not installed"),
        ),
    ],
    ids=["native", "ray"],
)
def test_daft_gives_the_same_records_as_the_local_engine(arguments: list[str], news: Path) -> None:
    target = news / "out.jsonl"
    done = factx("extract", f"{news}/*.txt", "--engine", "daft", "--output", target, *arguments)
    assert done.code == 1 and "3 documents, 1 failed" in done.err
    local = factx("extract", *sorted(news.glob("*.txt")))
    assert by_id(target) == {json.loads(line)["article"]["id"]: line for line in local.out.splitlines()}


def test_parquet_in_and_out(news: Path) -> None:
    import daft

    rows: dict[str, Any] = {"key": ["x"], "body": [TEXTS["a"]], "day": ["2024-02-03"]}
    daft.from_pydict(rows).write_parquet(str(news / "in.parquet"))
    fields = ["--text-field", "body", "--id-field", "key", "--published-field", "day"]
    out = news / "out.parquet"
    assert factx("extract", f"{news}/in.parquet/*.parquet", "--engine", "daft", "-o", out, *fields).code == 0
    record = json.loads(daft.read_parquet(f"{out}/*.parquet").to_pydict()["record"][0])
    assert (record["article"]["id"], record["article"]["published"]) == ("x", "2024-02-03")


def warc_record(sort: str, address: str, content: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {sort}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-02-03T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address + sort)}>\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def test_a_web_archive_gives_the_articles_of_its_pages(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    page = (
        "<html><head><title>Floods</title><meta property='article:published_time' content='2024-02-02T08:00:00Z'>"
        "</head><body><nav>Home, Sport</nav><article><p>Floods killed at least 12 people in Nepal, the ministry said."
        "</p><p>The repairs will cost the country some $3 million.</p></article></body></html>"
    )
    ok, html = "HTTP/1.1 200 OK\r\nContent-Type:", "text/html; charset=utf-8"
    records = [
        warc_record("request", "https://news.example/a", b"GET /a HTTP/1.1\r\n\r\n"),
        warc_record("response", "https://news.example/a", f"{ok} {html}\r\n\r\n{page}".encode()),
        warc_record("response", "https://news.example/empty", f"{ok} {html}\r\n\r\n<html></html>".encode()),
        warc_record("response", "https://news.example/a.png", f"{ok} image/png\r\n\r\nPNG".encode()),
        warc_record("response", "https://news.example/gone", b"HTTP/1.1 404 Gone\r\nContent-Type: text/html\r\n\r\nx"),
        warc_record("conversion", "https://news.example/text", b"Two people died in Kenya."),
    ]
    path, out = tmp_path / "news.warc.gz", tmp_path / "out.jsonl"
    path.write_bytes(gzip.compress(b"".join(records)))
    done = factx("extract", path, "--engine", "daft", "-o", out)
    assert done.code == 1 and "3 documents, 1 failed" in done.err
    read = {name.rpartition("/")[2]: json.loads(record) for name, record in by_id(out).items()}
    assert set(read) == {"a", "empty", "text"} and "empty" in read["empty"]["error"]["message"]
    assert (read["a"]["article"]["published"], read["a"]["article"]["published_from"]) == ("2024-02-02", "field")
    assert [fact["kind"] for fact in read["a"]["facts"]] == ["casualty", "money"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--engine", "spark"], "local and daft"),
        (["--ray-address", "ray://head:10001"], "--ray-address: is for --engine daft"),
        (["--engine", "daft"], "--output"),
        (["--engine", "daft", "-o", "out.csv"], ".parquet or .jsonl"),
        (["--engine", "daft", "-o", "out.jsonl", "--require", "money", "--jobs", "2"], "no --jobs, --require"),
    ],
)
def test_wrong_usage_of_an_engine_is_code_2(arguments: list[str], says: str, news: Path) -> None:
    done = factx("extract", f"{news}/a.txt", *arguments)
    assert done.code == 2 and says in done.err
