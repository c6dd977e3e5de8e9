"""Many documents: nothing is lost, nothing is done twice, and the bytes are the same however a run went."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import zstandard
from command import factx, factx_apart

from factx.workers import Died, run_in_order

TEXTS = [f"At least {number} people were killed in Kenya.\nThe road cost ${number} million." for number in range(2, 62)]


def double(number: int) -> int:
    return 2 * number


def fall_over_thirteen(number: int) -> int:
    if number == 13:
        os._exit(7)
    return 2 * number


def nothing() -> None:
    pass


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    done = list(run_in_order(range(100), double, jobs=jobs, prepare=nothing))
    assert done == [(number, 2 * number) for number in range(100)]


def test_a_dead_worker_costs_the_task_that_killed_it_and_no_other() -> None:
    done = dict(run_in_order(range(100), fall_over_thirteen, jobs=2, prepare=nothing))
    assert done.pop(13) == Died("the worker died on it (exit code 7)")
    assert done == {number: 2 * number for number in range(100) if number != 13}


def test_no_more_tasks_are_read_ahead_than_are_worked_on() -> None:
    read = 0

    def tasks() -> Any:
        nonlocal read
        for number in range(10_000):
            read += 1
            yield number

    with contextlib.closing(run_in_order(tasks(), double, jobs=2, prepare=nothing)) as results:  # type: ignore[type-var]
        next(results)
    assert read < 200


def is_running(process: int) -> bool:
    asked = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return asked.stdout[:1] not in ("", "Z")  # nobody may be there to bury the dead


def test_workers_end_when_their_run_is_killed() -> None:
    script = f"""if True:
        import sys, time
        sys.path.append({str(Path(__file__).parent)!r})
        from multiprocessing import active_children
        from test_batch import double, nothing
        from factx.workers import run_in_order
        results = run_in_order(range(100), double, jobs=3, prepare=nothing)
        next(results)
        print(*(child.pid for child in active_children()), flush=True)
        time.sleep(60)
    """
    run = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    workers = [int(number) for number in run.stdout.readline().split()]
    run.kill()
    run.communicate()
    assert len(workers) == 3
    until = time.monotonic() + 20
    while any(map(is_running, workers)):
        assert time.monotonic() < until, "a worker outlives its run"
        time.sleep(0.02)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive.jsonl"
    path.write_text("".join(json.dumps({"id": f"n{i}", "text": text}) + "\n" for i, text in enumerate(TEXTS)))
    return path


@pytest.mark.model
def test_the_same_bytes_for_any_number_of_workers_and_any_hash_seed(archive: Path) -> None:
    one = factx_apart("extract", archive, "--jobs", "1", PYTHONHASHSEED="1")
    three = factx_apart("extract", archive, "--jobs", "3", PYTHONHASHSEED="2")
    assert (one.code, three.code) == (0, 0)
    assert one.bytes == three.bytes
    assert [record["article"]["id"] for record in one.records] == [f"n{i}" for i in range(len(TEXTS))]
    assert "60 documents" in one.err and "0 failed" in one.err


@pytest.mark.model
def test_packed_files_lists_and_patterns_give_the_same_records(tmp_path: Path) -> None:
    text = TEXTS[0].encode()
    (tmp_path / "a.txt").write_bytes(text)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(text))
    (tmp_path / "a.txt.zst").write_bytes(zstandard.compress(text))
    names = "".join(f"{tmp_path}/{name}\n" for name in ("a.txt", "a.txt.gz", "a.txt.zst"))
    by_list = factx("extract", "--files-from", "-", stdin=names.encode())
    by_pattern = factx("extract", f"{tmp_path}/a.*")
    assert by_list.bytes == by_pattern.bytes
    assert len({json.dumps(record["facts"]) for record in by_list.records}) == 1
    assert {record["article"]["id"] for record in by_list.records} == {"a"}


@pytest.mark.model
def test_bad_lines_have_their_error_records_and_cost_no_other(tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    rows = [
        '{"text": "Two people died."}',
        "not json",
        "[1]",
        '{"body": "x"}',
        '{"text": ""}',
        '{"text":"a","published":"soon"}',
        "[" * 100_000,
    ]
    path.write_text("\n".join(rows) + "\n")
    done = factx("extract", path, "--errors", tmp_path / "errors.jsonl")
    assert done.code == 1
    assert ["error" in record for record in done.records] == [False, True, True, True, True, True, True]
    assert [record["article"]["source"] for record in done.records] == [f"{path}:{n}" for n in range(1, 8)]
    assert len((tmp_path / "errors.jsonl").read_text().splitlines()) == 6


@pytest.mark.model
def test_half_of_a_surrogate_pair_costs_a_character_and_no_article(tmp_path: Path) -> None:
    path = tmp_path / "half.jsonl"
    path.write_text('{"text": "\\ud83d Two people died in Kenya."}\n')
    done = factx("extract", path)
    assert done.code == 0
    span = done.records[0]["facts"][0]["span"]
    assert json.loads(path.read_text())["text"][span["start"] : span["end"]] == span["text"] == "Two people died"


@pytest.mark.model
def test_a_run_does_not_read_what_it_writes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXTS[0])
    target, errors = tmp_path / "facts.jsonl", tmp_path / "errors.jsonl"
    for _ in range(2):
        assert factx("extract", tmp_path, "-o", target, "--errors", errors).code == 0
    assert len(target.read_text().splitlines()) == 1


@pytest.mark.model
def test_fail_fast_stops_at_the_first_failure(archive: Path, tmp_path: Path) -> None:
    done = factx("extract", tmp_path / "missing.txt", archive, "--fail-fast")
    assert done.code == 1 and len(done.records) == 1


@pytest.mark.model
@pytest.mark.parametrize(("gate", "code"), [("money:2", 0), ("money:3", 3), ("hydro_project", 3), ("weather", 2)])
def test_a_gate_that_is_not_met_is_code_3(gate: str, code: int) -> None:
    rows = "".join(json.dumps({"text": text}) + "\n" for text in TEXTS[:2])
    assert factx("extract", "--text-field", "text", "--require", gate, stdin=rows.encode()).code == code


def _killed_after(seconds: float, archive: Path, target: Path) -> None:
    command = [sys.executable, "-m", "factx", "extract", str(archive), "-o", str(target), "--jobs", "2", "--resume"]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(seconds)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()


@pytest.mark.model
def test_killed_at_any_moment_and_resumed_the_output_is_that_of_an_undisturbed_run(
    archive: Path, tmp_path: Path
) -> None:
    undisturbed, target = tmp_path / "whole.jsonl", tmp_path / "killed.jsonl"
    assert factx("extract", archive, "-o", undisturbed, "--jobs", "1").code == 0
    chance = random.Random(7)
    for _ in range(3):
        _killed_after(chance.uniform(0.9, 2.0), archive, target)
    assert factx("extract", archive, "-o", target, "--resume").code == 0
    assert target.read_bytes() == undisturbed.read_bytes()


@pytest.mark.model
def test_a_torn_last_line_is_repaired_and_what_is_done_stays(archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert factx("extract", archive, "-o", target).code == 0
    whole = target.read_bytes()
    target.with_name("out.jsonl.part").write_bytes(whole[: len(whole) // 2])
    target.unlink()
    done = factx("extract", archive, "-o", target, "--resume")
    assert done.code == 0 and target.read_bytes() == whole
    assert "60 documents" not in done.err


@pytest.mark.model
def test_gates_errors_and_the_exit_code_of_a_resumed_run_are_those_of_the_whole(archive: Path, tmp_path: Path) -> None:
    target, errors = tmp_path / "out.jsonl", tmp_path / "errors.jsonl"
    archive.write_text("no JSON\n" + archive.read_text())
    options: list[str | Path] = ["-o", target, "--errors", errors, "--require", "money:60"]
    assert factx("extract", archive, *options).code == 1
    failed = errors.read_bytes()
    lines = target.read_bytes().splitlines(keepends=True)
    target.with_name("out.jsonl.part").write_bytes(b"".join(lines[:40]))
    target.unlink()
    errors.unlink()
    done = factx("extract", archive, *options, "--resume")
    assert (done.code, errors.read_bytes()) == (1, failed)
    assert "40 done before" in done.err and "money 60" in done.err and "--require" not in done.err


@pytest.mark.model
def test_what_is_no_record_is_not_resumed(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl.part").write_text("{}\n")
    done = factx("extract", archive, "-o", tmp_path / "out.jsonl", "--resume")
    assert done.code == 2 and "no record of factx" in done.err


@pytest.mark.model
@pytest.mark.parametrize("change", ["text", "option", "order"])
def test_what_does_not_fit_the_written_part_is_refused_with_the_reason(
    change: str, archive: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    assert factx("extract", archive, "-o", target).code == 0
    lines = archive.read_text().splitlines(keepends=True)
    options: list[str] = []
    if change == "text":
        lines[0] = lines[0].replace("Kenya", "Ghana")
    elif change == "order":
        lines[0], lines[1] = lines[1], lines[0]
    else:
        options = ["--kind", "money"]
    archive.write_text("".join(lines))
    done = factx("extract", archive, "-o", target, "--resume", *options)
    assert done.code == 2 and "line 1" in done.err and "start anew" in done.err


@pytest.mark.model
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interrupt_closes_cleanly(name: str, archive: Path) -> None:
    # A shell that starts the suite in the background has it ignore interrupts, and children inherit that.
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    script = f"{heed}; from factx.__main__ import main; main()"
    command = [sys.executable, "-c", script, "extract", *[str(archive)] * 20, "--jobs", "2"]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout is not None
    run.stdout.readline()
    run.send_signal(getattr(signal, name))
    out, err = run.communicate(timeout=30)
    assert run.returncode == 130 and b"Traceback" not in err
    assert not out or out.endswith(b"\n")


@pytest.mark.model
def test_a_folder_of_records_has_the_tree_of_the_inputs_and_nothing_outside(tmp_path: Path) -> None:
    news, out = tmp_path / "news", tmp_path / "out"
    (news / "deep").mkdir(parents=True)
    for name in ("a.txt", "deep/a.txt"):
        (news / name).write_text(TEXTS[0])
    (news / "lines.jsonl").write_text(json.dumps({"id": "../../evil", "text": TEXTS[0]}))
    assert factx("extract", news, "--output-dir", out).code == 0
    files = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.json"))
    assert files == ["out/a.txt.json", "out/deep/a.txt.json", "out/lines.jsonl.1.json"]
    assert json.loads((out / "a.txt.json").read_text())["article"]["id"] == "a"


@pytest.mark.model
def test_two_documents_never_share_a_file(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXTS[0])
    done = factx("extract", tmp_path / "one", tmp_path / "two", "--output-dir", tmp_path / "out")
    assert done.code == 2 and "rename one" in done.err
