"""The command line as a user meets it: what stands on stdout and stderr, and the exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from command import factx, factx_apart

from factx.pipeline import Extractor
from factx.report import Report, json_schema

ARTICLE = "date 2020-11-05 By Staff\n\nAt least 12 people were killed in Iran on Tuesday. It will cost $3 million.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.model
def test_one_file_gives_one_object_that_keeps_the_schema(article: Path) -> None:
    done = factx("extract", article)
    assert (done.code, done.err) == (0, "")
    record = json.loads(done.out)
    jsonschema.Draft202012Validator(json_schema()).validate(record)
    assert record["article"]["id"] == "news"
    assert Report.model_validate_json(done.out).model_dump(mode="json") == record


@pytest.mark.model
def test_several_give_a_line_each_and_failures_cost_no_other(article: Path, tmp_path: Path) -> None:
    bad = {
        "empty.txt": b" \n",
        "latin.txt": "Señor".encode("latin-1"),
        "nul.txt": b"a\0b",
        "long.txt": b"x " * 2_100_000,
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "nothing").mkdir()
    missing = tmp_path / "missing.txt"
    inputs = [missing, *(tmp_path / name for name in bad), tmp_path / "nothing", article]
    done = factx("extract", *inputs)
    assert done.code == 1
    *failed, good = done.records
    assert [record["article"]["source"] for record in failed] == [str(path) for path in inputs[:-1]]
    assert all(str(path) in line for path, line in zip(inputs[:-1], done.err.splitlines(), strict=False))
    assert good["article"]["id"] == "news" and good["facts"]
    for record in done.records:
        jsonschema.Draft202012Validator(json_schema()).validate(record)


@pytest.mark.model
@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_named(article: Path) -> None:
    article.chmod(0)
    done = factx("extract", article)
    assert done.code == 1 and "no permission" in done.err


@pytest.mark.model
def test_standard_input_a_folder_and_the_same_bytes_every_time(article: Path) -> None:
    by_pipe = factx_apart("extract", "-", "--compact", stdin=ARTICLE.encode(), PYTHONHASHSEED="1")
    again = factx_apart("extract", "--compact", stdin=ARTICLE.encode(), PYTHONHASHSEED="2")
    assert by_pipe.code == 0 and by_pipe.bytes == again.bytes
    by_folder = factx("extract", article.parent)
    assert by_folder.records[0]["facts"] == by_pipe.records[0]["facts"]


@pytest.mark.model
def test_facts_of_one_kind_come_with_the_entities_that_they_are_about(article: Path) -> None:
    record = json.loads(factx("extract", article, "--kind", "casualty").out)
    (fact,) = record["facts"]
    assert fact["kind"] == "casualty"
    # So the recipes of the README that ask for the country of a fact work on such a record, too.
    assert [(entity["id"], entity["name"]) for entity in record["entities"]] == [(fact["about"][0], "Iran")]


def test_a_gate_on_a_kind_that_is_not_written_is_refused(article: Path) -> None:
    done = factx("extract", article, "--kind", "money", "--require", "casualty")
    assert done.code == 2 and "--require casualty: not among the kinds asked for; add --kind casualty" in done.err


@pytest.mark.model
def test_kind_and_published_and_output(article: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    done = factx("extract", article, "--kind", "casualty", "--published", "2021-03-04", "--compact", "-o", target)
    assert (done.code, done.out) == (0, "")
    record = json.loads(target.read_text(encoding="utf-8"))
    assert {fact["kind"] for fact in record["facts"]} == {"casualty"}
    assert (record["article"]["published"], record["article"]["published_from"]) == ("2021-03-04", "option")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["extract", "--published", "5 November", "x.txt"], "YYYY-MM-DD"),
        (["extract", "--kind", "weather", "x.txt"], "the kinds are"),
        (
            ["extract", "x.txt", "--output", "/nowhere/at/all/x.json"],
            "cannot be written (No such file or directory); make",
        ),
    ],
)
def test_wrong_usage_is_code_2_and_names_the_remedy(arguments: list[str], says: str) -> None:
    done = factx(*arguments)
    assert (done.code, done.out) == (2, "")
    assert says in done.err


@pytest.mark.parametrize("name", ["en_core_web_nowhere", "json", "../models"])
def test_a_missing_or_unfit_model_is_code_4_with_the_remedy(name: str, article: Path) -> None:
    for command in (["extract", article], ["doctor"]):
        done = factx(*command, "--model", name)
        assert done.code == 4
        assert "FACTX_MODEL" in done.err and "Traceback" not in done.err


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["show", "."], ".: a folder; name a file in it"),
        (["eval", "nowhere"], "nowhere: no such folder; check the path"),
    ],
)
def test_an_input_of_another_sort_is_code_1_and_names_the_remedy(command: list[str], says: str) -> None:
    done = factx(*command)
    assert (done.code, done.err) == (1, f"factx: {says}\n")


def test_doctor_says_that_the_weights_are_whole() -> None:
    done = factx("doctor")
    assert done.code == 0 and "as pinned" in done.out


@pytest.mark.model
def test_a_closed_pipe_is_no_error(article: Path) -> None:
    script = f'"{sys.executable}" -m factx extract "{article}" "{article}" | head -c 1; echo "${{PIPESTATUS[0]}}" >&2'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "0"


@pytest.mark.model
def test_show_is_plain_where_this_is_no_terminal_and_sends_no_control_characters(tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_text("\x1b]0;owned\x07At least 12 people were killed in Iran.\u202e", encoding="utf-8")
    done = factx("show", path)
    assert done.code == 0 and "killed](casualty)" in done.out
    assert not set(done.out) & {"\x1b", "\x07", "\u202e"}


@pytest.mark.model
def test_explain_tells_the_rule_and_its_reason(article: Path) -> None:
    done = factx("explain", article, "--text", "12 people")
    assert done.code == 0
    assert "casualty/" in done.out and "rule" in done.out and "money" not in done.out


def test_the_library_and_the_command_agree(article: Path, extractor: Extractor) -> None:
    from factx import extract

    by_command = factx("extract", article, "--compact").records[0]
    by_call = extract(article.read_text(encoding="utf-8"), id="news")
    assert json.loads(by_call.model_dump_json())["facts"] == by_command["facts"]


@pytest.mark.model
def test_a_list_of_ones_own_names_needs_no_code(tmp_path: Path) -> None:
    plants, article = tmp_path / "plants.csv", tmp_path / "news.txt"
    plants.write_text("name,kind,country,owner\nBako,hydro_project,KE,KenGen\n", encoding="utf-8")
    article.write_text("At Bako the water fell.", encoding="utf-8")
    done = factx("extract", article, "--gazetteer", plants, "--kind", "hydro_project")
    assert done.code == 0
    record = json.loads(done.out)
    assert [(item["name"], item["countries"], item["attributes"]) for item in record["entities"]] == [
        ("Bako", ["KE"], {"owner": "KenGen"})
    ]
    assert record["run"]["gazetteer"] is not None
    assert Report.model_validate_json(done.out).model_dump(mode="json") == record


def test_a_list_without_its_columns_is_code_2_with_the_line(article: Path, tmp_path: Path) -> None:
    plants = tmp_path / "plants.csv"
    plants.write_text("title,sort\nBako,hydro_project\n", encoding="utf-8")
    done = factx("extract", article, "--gazetteer", plants)
    assert done.code == 2 and f"{plants}: line 1" in done.err


@pytest.mark.model
def test_a_reader_who_has_seen_enough_ends_show_without_an_error(article: Path) -> None:
    script = f'"{sys.executable}" -m factx show "{article}" | true; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("0", "")
