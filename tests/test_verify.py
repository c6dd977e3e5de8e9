"""What `verify` and `diff` say of records that were altered, cut off, moved, or written as a folder."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from command import factx

from factx.diff import as_github, compare
from factx.parts.articles import article_of
from factx.read import Fields
from factx.registry import rules_digest
from factx.report import ArticleRecord
from factx.verify import verify

TEXT = "Rebels killed 12 herders in Mali. A ransom of $3 million was paid."


def record_of(path: Path, text: str = TEXT) -> dict[str, Any]:
    """Give the record of an article, as `extract` writes it."""
    article = ArticleRecord.of(article_of(text, id=path.stem, source=str(path)))
    return {
        "schema": "factx/1",
        "article": article.model_dump(mode="json"),
        "entities": [
            {"id": "e1", "kind": "country", "name": "Mali", "code": "ML", "alpha3": "MLI",
             "mentions": [{"start": 28, "end": 32, "text": "Mali", "form": "name"}]},
        ],
        "facts": [
            {"id": "f1", "kind": "casualty", "outcome": "killed", "about": ["e1"], "rule": "casualty/active",
             "count": {"low": 12, "best": 12, "high": 12, "bound": "exact"},
             "span": {"start": 7, "end": 24, "text": "killed 12 herders"}, "sentence": {"start": 0, "end": 33}},
            {"id": "f2", "kind": "money", "currency": "USD", "rule": "money/sign-number",
             "amount": {"low": "3000000", "best": "3000000", "high": "3000000", "bound": "exact"},
             "span": {"start": 46, "end": 56, "text": "$3 million"}, "sentence": {"start": 34, "end": 66}},
        ],
        "warnings": [],
        "run": {"factx": "0.1.0", "rules": rules_digest(), "model": {"name": "blank", "version": "0"}},
    }  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> dict[str, Any]:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return record_of(path)


def written(path: Path, *records: dict[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["verify", "diff"])
@pytest.mark.parametrize("name", ["facts.jsonl", "facts"])
def test_a_result_without_a_record_is_an_error_and_no_gate_holds_for_it(
    name: str, command: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.touch() if path.suffix else path.mkdir()
    done = factx(command, path, *([path] if command == "diff" else []))
    assert (done.code, done.out) == (1, "") and f"{path}: no records in this" in done.err


def test_a_sound_record_holds(record: dict[str, Any], tmp_path: Path) -> None:
    assert list(verify(written(tmp_path / "facts.jsonl", record), [], Fields())) == []


@pytest.mark.parametrize(
    ("where", "value", "says"),
    [
        (("facts", 0, "about"), ["e999"], "f1: about names e999, which is not in the record"),
        (("facts", 0, "subset_of"), "f999", "f1: subset_of names f999, which is not in the record"),
        (("facts", 0, "subset_of"), "f1", "f1: subset_of names the item itself"),
        (("facts", 1, "id"), "f1", "f1: the id of 2 items; each has its own"),
        (("facts", 0, "sentence"), {"start": 900, "end": 5}, "f1: sentence 900:5 does not lie in an article of 66"),
        (("facts", 1, "sentence"), {"start": 0, "end": 33}, "f2: sentence 0:33 does not hold its span 46:56"),
        (("article", "characters"), 80, "article.characters is 80, and its source has 66"),
        (("entities", 0, "code"), "ZZ", "e1: code ZZ is no country"),
        (("entities", 0, "mentions"), [], "e1: no mention"),
        (("facts", 1, "currency"), "ABC", "f2: currency ABC is none of ISO 4217"),
        (("facts", 0, "rule"), "x/y", "f1: rule x/y is none of the kind casualty"),
    ],
)
def test_a_record_that_does_not_agree_with_itself_is_told(
    where: tuple[Any, ...], value: Any, says: str, record: dict[str, Any], tmp_path: Path
) -> None:
    bad = copy.deepcopy(record)
    *way, last = where
    place: Any = bad
    for step in way:
        place = place[step]
    place[last] = value
    result = written(tmp_path / "facts.jsonl", bad)
    assert [problem for problem in verify(result, [], Fields()) if says in problem]
    assert factx("verify", result).code == 3


def test_the_rules_of_another_factx_are_not_judged(record: dict[str, Any], tmp_path: Path) -> None:
    record["run"]["rules"] = "sha256:of-last-year"
    record["facts"][0]["rule"] = "casualty/no-longer-there"
    assert list(verify(written(tmp_path / "facts.jsonl", record), [], Fields())) == []


def test_a_torn_last_line_is_one_finding_among_the_others(record: dict[str, Any], tmp_path: Path) -> None:
    result = written(tmp_path / "facts.jsonl", {**record, "run": {}})
    result.write_text(f"{result.read_text()}{json.dumps(record)[:400]}", encoding="utf-8")
    done = factx("verify", result)
    assert done.code == 3
    assert "facts.jsonl:1: a: run.factx" in done.out
    assert "facts.jsonl:2: not a record" in done.out and "was cut off" in done.out


def test_sources_of_one_name_are_told_apart_by_their_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {Path("2023/report.txt"): TEXT, Path("2024/report.txt"): TEXT.replace("12", "21")}
    records = [record_of(Path("news") / path, text) for path, text in texts.items()]
    records[1]["facts"][0]["span"]["text"] = "killed 21 herders"
    for path, text in texts.items():
        target = tmp_path / "archive" / path
        target.parent.mkdir(parents=True)
        target.write_text(text, encoding="utf-8")
    result = written(tmp_path / "facts.jsonl", *records)
    monkeypatch.chdir(tmp_path)
    assert list(verify(result, [Path("archive")], Fields())) == []
    (tmp_path / "archive/2024/report.txt").write_text("Nothing happened.", encoding="utf-8")
    (problem,) = verify(result, [Path("archive")], Fields())
    assert "archive/2024/report.txt has another text now" in problem


def test_a_folder_of_output_dir_is_a_result_too(record: dict[str, Any], tmp_path: Path) -> None:
    # Ten lines of a file lie in the folder as .1 to .10, and by name .10 stands before .2.
    rows = [json.dumps({"id": f"n{number}", "text": TEXT}) for number in range(1, 11)]
    dump = tmp_path / "dump.jsonl"
    dump.write_text("\n".join(rows), encoding="utf-8")
    folder = tmp_path / "facts"
    for number in range(1, 11):
        one = copy.deepcopy(record)
        one["article"] |= {"id": f"n{number}", "source": f"{dump}:{number}"}
        written(folder / "sub" / f"dump.jsonl.{number}.json", one)
    assert list(verify(folder, [], Fields())) == []
    assert compare(folder, folder) == []


def test_a_folder_without_records_says_how_to_make_them(tmp_path: Path) -> None:
    done = factx("diff", tmp_path, tmp_path)
    assert done.code == 1 and "no records in this folder; write them with" in done.err


def failed(source: str, why: str) -> dict[str, Any]:
    return {"article": {"id": "art", "source": source}, "error": {"message": f"{source}: {why}"}}


def mended(source: str) -> dict[str, Any]:
    return {"article": {"id": "art", "source": source}, "entities": [], "facts": []}


def test_an_error_on_another_line_is_the_same_error(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", failed("dump.jsonl:1009", "no text in it"))
    new = written(tmp_path / "new.jsonl", failed("moved/dump.jsonl:998", "no text in it"))
    assert compare(old, new) == []
    (difference,) = compare(old, written(tmp_path / "new.jsonl", mended("dump.jsonl:998")))
    assert (difference.what, difference.words) == ("removed", "no text in it")


def test_an_annotation_names_the_file_and_the_line(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", failed("d1.jsonl:1009", "no text in it"))
    lines = as_github(compare(old, written(tmp_path / "new.jsonl", mended("d1.jsonl:1009")))).splitlines()
    assert lines[0].startswith("::warning file=d1.jsonl,line=1009,title=factx removed::")


def test_articles_that_share_an_id_are_compared_by_their_sources(tmp_path: Path) -> None:
    years = [record_of(Path(year) / "report.txt") for year in ("2023", "2024")]
    old = written(tmp_path / "old.jsonl", *years)
    years[1]["facts"][0]["victims"] = "herders"
    (difference,) = compare(old, written(tmp_path / "new.jsonl", *years))
    assert (difference.source, difference.fields) == ("2024/report.txt", {"victims": (None, "herders")})
    again = factx("diff", old, written(tmp_path / "twice.jsonl", years[0], years[0]))
    assert again.code == 1 and "twice.jsonl:2: a second record of 'report' from 2023/report.txt" in again.err
