"""What CI asks: do two runs differ, do records hold against their sources, are scores above their floors."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from command import factx
from test_cli import ARTICLE

from factx.diff import as_github, as_json, as_text, compare
from factx.evaluate import evaluate, macro
from factx.read import Fields
from factx.scores import gates_of, results
from factx.verify import verify


def record(name: str, *facts: dict[str, Any]) -> dict[str, Any]:
    return {"article": {"id": name, "source": f"news/{name}.txt"}, "entities": [], "facts": list(facts)}


def killed(number: int, start: int = 0, **more: Any) -> dict[str, Any]:
    count = {"low": number, "best": number, "high": number, "bound": "exact"}
    span = {"start": start, "end": start + 9, "text": f"{number} killed"}
    return {"id": f"f{start}", "kind": "casualty", "outcome": "killed", "count": count, "span": span,
            "assertion": "reported", "victims": None, **more}  # fmt: skip


def written(path: Path, *records: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(item) + "\n" for item in records), encoding="utf-8")
    return path


def test_a_diff_tells_what_was_added_removed_and_changed(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", record("a", killed(3), killed(4, 20)), record("b", killed(5)))
    new = written(
        tmp_path / "new.jsonl", record("a", killed(3, victims="miners"), killed(7, 40)), record("b", killed(5))
    )
    differences = compare(old, new)
    assert [(item.article, item.what, item.words) for item in differences] == [
        ("a", "changed", "3 killed"), ("a", "removed", "4 killed"), ("a", "added", "7 killed"),
    ]  # fmt: skip
    assert differences[0].fields == {"victims": (None, "miners")}
    assert 'victims: null -> "miners"' in as_text(differences)
    assert json.loads(as_json(differences))[0]["fields"] == {"victims": [None, "miners"]}


def test_an_id_that_moved_is_no_difference(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", record("a", killed(3)))
    new = written(tmp_path / "new.jsonl", record("a", {**killed(3), "id": "f9"}))
    assert compare(old, new) == []


def test_packed_results_are_compared_as_they_are(tmp_path: Path) -> None:
    plain = written(tmp_path / "old.jsonl", record("a", killed(3)))
    packed = tmp_path / "new.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert compare(plain, packed) == []
    packed.write_bytes(packed.read_bytes()[:-12])
    done = factx("diff", plain, packed)
    assert done.code == 1 and "cannot be read to its end" in done.err


def test_annotations_cannot_break_out_of_their_line(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", record("a"))
    new = written(tmp_path / "new.jsonl", record("a", killed(3, victims="x\n::error::y%0A")))
    lines = as_github(compare(old, new)).splitlines()
    assert lines[0].startswith("::warning file=news/a.txt,title=factx added::")
    assert len(lines) == 2


@pytest.mark.parametrize(("arguments", "code"), [([], 3), (["--exit-zero"], 0), (["--format", "xml"], 2)])
def test_diff_has_its_exit_codes(arguments: list[str], code: int, tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", record("a"))
    new = written(tmp_path / "new.jsonl", record("a", killed(3)))
    assert factx("diff", old, new, *arguments).code == code
    assert factx("diff", old, old).code == 0


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verify")
    (folder / "news.txt").write_text(ARTICLE, encoding="utf-8")
    rows = [json.dumps({"id": f"n{number}", "text": ARTICLE}) for number in range(3)]
    (folder / "lines.jsonl").write_text("\n".join(rows), encoding="utf-8")
    target = folder / "out"
    assert factx("extract", folder, "-o", target).code == 0
    return target


@pytest.mark.model
def test_what_was_just_written_holds(result: Path) -> None:
    assert list(verify(result, [], Fields())) == []
    assert list(verify(result, [result.parent], Fields())) == []
    assert factx("verify", result).code == 0


@pytest.mark.model
@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"text":"Iran"', '"text":"Iraq"', "in the source"),
        ('"kind":"casualty"', '"kind":"weather"', "unknown kind"),
        ('"low":12', '"low":"twelve"', "low"),
        ('"characters"', '"letters"', "letters"),
        ('"sha256":"', '"sha256":"0', "another text"),
    ],
)
def test_a_record_that_was_tampered_with_is_told(old: str, new: str, says: str, result: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    text = result.read_text(encoding="utf-8")
    assert old in text
    bad.write_text(text.replace(old, new, 1), encoding="utf-8")
    done = factx("verify", bad)
    assert done.code == 3 and says in done.out


HEAD = {"role": "head_of_government"}
GOLD = {
    "a": {
        "officials": [{"name": "Ana Silva", "office": "Prime Minister", "kind": "head_of_government", "country": "PT"}],
        "countries": ["PT"],
        "hydro_projects": [{"name": "Alto Lindoso", "capacity_mw": 630}],
        "money": [{"text": "$3", "low": "3", "high": "3", "currency": "USD", "bound": "exact", "measure": "a fee"}],
        "casualties": [{"text": "3 killed", "low": 3, "high": 3, "bound": "exact", "outcome": "killed"}],
    }
}  # fmt: skip


def found(**change: Any) -> dict[str, Any]:
    amount = {"low": "3.00", "best": "3", "high": "3", "bound": "exact"}
    sum_of_money = {"kind": "money", "amount": amount, "currency": "USD", "measure": "fee", "assertion": "reported"}
    fact = {**sum_of_money, "span": {"start": 0, "end": 2, "text": "$3"}, **change}
    entities = [
        {"kind": "official", "name": "Silva", "office": "Prime Minister", "country": "PT", **HEAD},
        {"kind": "country", "name": "Portugal", "code": "PT", "mentions": [{"form": "name"}]},
        {"kind": "hydro_project", "name": "Alto Lindoso dam", "capacity_mw": 630},
    ]  # fmt: skip
    return {**record("a", killed(3), fact), "entities": entities}


def test_a_record_that_says_what_the_gold_says_scores_one() -> None:
    scores = evaluate(GOLD, [found()])
    assert [(score.f1, score.strict_f1) for score in scores.values()] == [(1.0, 1.0)] * 5
    assert macro(scores, lambda score: score.f1) == 1.0


@pytest.mark.parametrize(
    ("change", "f1", "strict"),
    [({"currency": "EUR"}, 0.0, 0.0), ({"measure": "loan"}, 1.0, 0.0), ({"assertion": "denied"}, 0.0, 0.0)],
)
def test_a_wrong_identity_is_an_error_and_a_wrong_attribute_is_not_strict(
    change: dict[str, Any], f1: float, strict: float
) -> None:
    score = evaluate(GOLD, [found(**change)])["money"]
    assert (score.f1, score.strict_f1) == (f1, strict)


def test_an_article_without_a_record_has_missed_everything() -> None:
    scores = evaluate(GOLD, [])
    assert all(score.f1 == 0 and score.missed == 1 for score in scores.values())
    assert results(scores, gates_of(["money.f1=0.5", "macro.recall=0"])) == [
        ("money.f1=0.5", "money.f1 is 0.0, below 0.5"),
        ("macro.recall=0", None),
    ]


@pytest.mark.model
def test_eval_scores_a_folder_and_writes_junit(tmp_path: Path) -> None:
    gold = {**GOLD["a"], "countries": {"named": ["KE"]}, "officials": [], "hydro_projects": [], "money": []}
    (tmp_path / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "a.txt").write_text("Rebels killed three people in Kenya.", encoding="utf-8")
    junit = tmp_path / "eval.xml"
    done = factx("eval", tmp_path, "--min", "casualties.f1=1", "--min", "macro.f1=1.1", "--junit", junit, "--json")
    assert done.code == 3 and json.loads(done.out)["casualties"]["f1"] == 1.0
    assert "macro.f1 is 1.0, below 1.1" in done.err
    suite = ET.parse(junit).getroot()
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")


def test_eval_without_gold_is_an_error_with_the_remedy(tmp_path: Path) -> None:
    done = factx("eval", tmp_path)
    assert done.code == 1 and "no gold" in done.err
