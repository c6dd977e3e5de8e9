"""The same records from another engine. Daft runs for real, on its local runner; Ray where it is installed."""

from __future__ import annotations

import importlib.util
import json
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


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--engine", "spark"], "local and daft"),
        (["--engine", "daft"], "--output"),
        (["--engine", "daft", "-o", "out.csv"], ".parquet or .jsonl"),
    ],
)
def test_wrong_usage_of_an_engine_is_code_2(arguments: list[str], says: str, news: Path) -> None:
    done = factx("extract", f"{news}/a.txt", *arguments)
    assert done.code == 2 and says in done.err
