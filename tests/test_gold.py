"""Gold as docs/gold.md tells it: what is scored, what is not, and what is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from command import factx

from factx.evaluate import evaluate
from factx.gold import load_gold
from factx.scores import table

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "gold.md").read_text(encoding="utf-8")
SUM = {"text": "$3", "low": "3", "high": "3", "currency": "USD", "bound": "exact"}


def folder_with(folder: Path, **gold: Any) -> Path:
    (folder / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def paid(low: str, bound: str = "exact") -> dict[str, Any]:
    amount = {"low": low, "best": low, "high": None if bound == "more_than" else low, "bound": bound}
    fact = {"kind": "money", "amount": amount, "currency": "USD", "measure": None, "assertion": "reported",
            "span": {"text": f"${low}"}}  # fmt: skip
    return {"article": {"id": "a"}, "entities": [], "facts": [fact]}


def test_the_example_of_the_page_is_gold(tmp_path: Path) -> None:
    (example,) = re.findall(r"```json\n(.+?)```", PAGE, re.DOTALL)
    gold = load_gold(folder_with(tmp_path, **json.loads(example)))["a"]
    assert [len(gold[name]) for name in gold] == [1, 2, 1, 1, 1]


def test_countries_may_be_told_apart_as_in_the_seeds(tmp_path: Path) -> None:
    gold = load_gold(folder_with(tmp_path, countries={"named": ["PT"], "by_demonym_only": ["ES"]}))
    assert gold == {"a": {"countries": ["PT"]}}


def test_a_list_left_out_is_not_scored_and_an_empty_one_says_that_there_is_nothing(tmp_path: Path) -> None:
    left_out = evaluate(load_gold(folder_with(tmp_path, casualties=[])), [paid("3")])["money"]
    assert (left_out.extra, left_out.precision, left_out.f1) == (0, None, None)
    empty = evaluate(load_gold(folder_with(tmp_path, money=[])), [paid("3")])["money"]
    assert (empty.extra, empty.precision, empty.f1) == (1, 0.0, None)


def test_what_the_gold_has_nothing_for_is_not_available(tmp_path: Path) -> None:
    scores = evaluate(load_gold(folder_with(tmp_path, money=[SUM])), [paid("3")])
    assert re.search(r"casualties +0 +n/a +n/a +n/a +n/a\n", table(scores, as_json=False))
    assert json.loads(table(scores, as_json=True))["casualties"]["f1"] is None
    assert json.loads(table(scores, as_json=True))["macro"]["f1"] == 1.0


def test_more_than_counts_as_at_least_on_either_side(tmp_path: Path) -> None:
    for bound in ("more_than", "at_least"):
        gold = load_gold(folder_with(tmp_path, money=[{**SUM, "high": None, "bound": bound}]))
        assert evaluate(gold, [paid("3", "more_than")])["money"].strict_f1 == 1.0


@pytest.mark.parametrize(
    ("gold", "says"),
    [
        ({"money": [{"text": "$3"}]}, "a.json: not gold (money.0.low: Field required); docs/gold.md has the form"),
        ({"casualtys": []}, "a.json: not gold (none of the lists officials, countries"),
        ({"casualties": [{"low": "two", "high": 2}]}, "casualties.0.low: Input should be a valid integer"),
    ],
)
def test_what_is_no_gold_is_told_with_its_file(gold: dict[str, Any], says: str, tmp_path: Path) -> None:
    done = factx("eval", folder_with(tmp_path, **gold))
    assert done.code == 1 and says in done.err


@pytest.mark.parametrize(
    ("gate", "says"),
    [
        ("money.f2=0.9", "--min money.f2=0.9: write KIND.MEASURE=N, of official, country, hydro_project, money"),
        ("money.f1=nan", "--min money.f1=nan: write KIND.MEASURE=N"),
        ("casualty.f1=0.9", "has no gold of it; add some, or leave this gate out"),
    ],
)
def test_a_gate_that_cannot_be_asked_is_refused_before_anything_is_read(gate: str, says: str, tmp_path: Path) -> None:
    done = factx("eval", folder_with(tmp_path, money=[SUM]), "--min", gate)  # there is no article beside the gold
    assert (done.code, done.out) == (2, "") and says in done.err


@pytest.mark.parametrize("kind", ["casualty", "casualties"])
def test_a_gate_takes_the_name_of_the_kind_or_of_the_list(kind: str, tmp_path: Path) -> None:
    figure = {"low": 3, "high": 3, "bound": "exact", "outcome": "killed"}
    records = tmp_path / "facts.jsonl"
    records.write_text('{"article": {"id": "a"}, "entities": [], "facts": []}\n', encoding="utf-8")
    done = factx(
        "eval", folder_with(tmp_path, casualties=[figure]), "--predictions", records, "--min", f"{kind}.recall=1"
    )
    assert done.code == 3 and "casualties.recall is 0.0, below 1.0" in done.err
