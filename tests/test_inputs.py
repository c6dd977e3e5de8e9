"""What comes in: every input that is named is read or told; what is no article is told by what it is."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest
from command import factx

from factx.batch import Summary
from factx.errors import InputError, UsageError
from factx.parts.encodings import text_of
from factx.read import Fields, Unread, is_single, read, read_list
from factx.types import Article

TEXT = "Two people died in Kenya.\n"


def all_of(*paths: Path, passed_over: Counter[str] | None = None) -> list[Article | Unread]:
    return list(read(paths, passed_over=passed_over))


def why_not(path: Path) -> str:
    (found,) = all_of(path)
    assert isinstance(found, Unread)
    return found.message


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (TEXT.encode("utf-16"), "UTF-16 by its first bytes; convert it: iconv -f UTF-16"),
        (TEXT.encode("utf-32"), "UTF-32 by its first bytes; convert it: iconv -f UTF-32"),
        (gzip.compress(TEXT.encode()), "packed by its first bytes; give it a name that ends in .gz"),
        (b"GIF89a\0\1\0\1", "not text"),
        (b"\x89PNG\r\n\x1a\n\x01\xff", "not text"),
        ("Señor Núñez died.".encode("cp1252"), "iconv -f WINDOWS-1252"),
    ],
)
def test_what_is_no_utf8_is_told_by_what_it_is(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=f"x: .*{says}"):
        text_of(data, "x")


def test_lines_in_another_encoding_are_told_once(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes('{"text": "Two died."}\n{"text": "Three died."}\n'.encode("utf-16"))
    assert "UTF-16 by its first bytes" in why_not(tmp_path / "x.jsonl")


def test_utf8_with_its_mark_is_utf8() -> None:
    assert text_of(b"\xef\xbb\xbf" + TEXT.encode(), "x") == TEXT


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("x.json", '{"text": "Two died."}', "name it .jsonl"),
        ("x.csv", "id,text\n1,Two died.", "name it .jsonl"),
        ("x.txt", '{"text": "Two died."}\n{"text": "Three died."}\n', "holds JSON, and no prose"),
        ("x.txt", '{\n "text": "Two died."\n}\n', "holds JSON, and no prose"),
    ],
)
def test_json_is_not_read_as_prose(name: str, data: str, says: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(data)
    assert says in why_not(tmp_path / name)


def test_a_bracket_makes_no_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("[Reuters] " + TEXT)
    (tmp_path / "b.txt").write_text("{Reuters} " + TEXT)
    assert all(isinstance(found, Article) for found in all_of(tmp_path))


def test_standard_input_holds_json_lines_where_a_field_is_given() -> None:
    assert is_single([Path("-")]) and not is_single([Path("-")], Fields())


@pytest.mark.model
def test_json_lines_in_a_pipe_are_an_article_each() -> None:
    lines = b'{"key": "art-1", "body": "Two people died."}\n{"key": "art-2", "body": "Three people died."}\n'
    done = factx("extract", "-", "--text-field", "body", "--id-field", "key", stdin=lines)
    assert [record["article"]["id"] for record in done.records] == ["art-1", "art-2"]
    done = factx("extract", "-", "--compact", stdin=lines)
    assert done.code == 1 and "give --text-field NAME" in done.err


@pytest.mark.parametrize(
    ("line", "name", "says"),
    [
        ({"id": "art-8", "body": "x"}, "art-8", "no field 'text'; its fields are 'id', 'body'; name that of the text"),
        ({"id": "art-8", "text": None}, "art-8", "the field 'text' holds null and no text"),
        ({"id": "art-8", "text": ["x"]}, "art-8", "the field 'text' holds a list and no text"),
        ({"id": "art-8", "text": " "}, "art-8", "the text is empty"),
        ({"id": True, "text": 1}, "x:1", "holds a number"),
        ({"id": 0, "text": ""}, "0", "the text is empty"),
        ([1, 2], "x:1", "it is a list"),
        ({}, "x:1", "it has no fields at all"),
    ],
)
def test_a_line_without_a_text_keeps_its_id_and_says_what_it_has(
    line: object, name: str, says: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps(line))
    (found,) = all_of(path)
    assert isinstance(found, Unread) and found.id == name and says in found.message


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing.txt", "no such file"),
        ("dangling.txt", "a link that leads nowhere"),
        ("loop.txt", "cannot be read"),
        ("nothing*.txt", "none that matches"),
    ],
)
def test_an_input_that_is_not_there_fails(name: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    assert says in why_not(tmp_path / name)


def test_what_a_folder_holds_beside_articles_is_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", "c.html", "README", ".hidden"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "d.txt").symlink_to("nowhere")
    passed_over: Counter[str] = Counter()
    assert len(all_of(tmp_path, passed_over=passed_over)) == 1
    assert passed_over == {".html": 2, "no ending": 1, "link to nothing": 1}
    assert "4 files passed over, no articles by their names (.html 2, " in Summary(passed_over=passed_over).text()


def test_a_pattern_reads_the_folders_that_it_matches(tmp_path: Path) -> None:
    for folder in ("2023", "2024"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT)
    for pattern in ("*", "**", "**/*.txt"):
        assert len(all_of(tmp_path / pattern)) == 2


def test_a_list_has_one_name_a_line(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"a.txt\0b.txt\0")
    with pytest.raises(UsageError, match="without -print0"):
        list(read_list(tmp_path / "list"))


def test_a_list_of_names_that_is_missing_is_wrong_usage(tmp_path: Path) -> None:
    done = factx("extract", tmp_path / "a.txt", "--gazetteer", tmp_path / "missing.csv")
    assert done.code == 2 and "missing.csv: no such file" in done.err


def test_documents_of_one_id_are_told_once_with_the_remedy() -> None:
    summary = Summary()
    for source in ("2023/report.txt", "2024/report.txt", "2025/report.txt"):
        summary.meet("report", source)
    warning = summary.warning()
    assert warning is not None and "2023/report.txt and of 2024/report.txt, and 1 more such" in warning
    summary = Summary()
    summary.meet("a", "a.txt")
    assert summary.warning() is None


@pytest.mark.model
def test_a_run_ends_with_what_should_be_known_of_its_texts(tmp_path: Path) -> None:
    for folder, text in (("a", "<p>Two people died on Tuesday.</p>"), ("b", TEXT)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text)
    done = factx("extract", tmp_path)
    assert done.code == 0 and "the id 'report' is that of" in done.err
    assert "1 of no known day" in done.err and "1 with HTML tags" in done.err


@pytest.mark.model
def test_a_wrong_field_fails_every_document_and_is_not_told_a_thousand_times(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"body": "Two died."}\n' * 60)
    done = factx("extract", tmp_path / "x.jsonl", "--errors", tmp_path / "errors")
    assert done.code == 1 and len(done.err.splitlines()) == 22 and "more documents fail" in done.err
    assert len((tmp_path / "errors").read_text().splitlines()) == len(done.records) == 60


@pytest.mark.model
def test_a_line_break_in_a_name_makes_no_second_message(tmp_path: Path) -> None:
    done = factx("extract", tmp_path / "x\nfactx: all is well.txt")
    assert done.code == 1 and not any(line.startswith("factx: all is well") for line in done.err.splitlines())
