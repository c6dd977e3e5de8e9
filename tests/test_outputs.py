"""Where records go: a result is whole under its name or not there, and nothing of the user's is written over."""

from __future__ import annotations

import gzip
import os
import resource
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from command import factx

from factx.errors import ClosedPipeError, OutputError, UsageError
from factx.outputs import FolderOutput, StreamOutput, check_apart, check_errors, file_output

ARTICLE = "At least 12 people were killed in Iran on Tuesday.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)
    return path


def write(path: Path, *lines: bytes, resume: bool = False) -> None:
    with file_output(path, resume=resume) as out:
        for line in lines:
            out.write("a.txt", line)


def test_a_file_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    target, part = tmp_path / "facts.jsonl", tmp_path / "facts.jsonl.part"
    with file_output(target) as out:
        out.write("a.txt", b"{}\n")
        assert part.read_bytes() == b"{}\n" and not target.exists()
    assert target.read_bytes() == b"{}\n" and not part.exists()


def test_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    link, real = tmp_path / "latest.jsonl", tmp_path / "real.jsonl"
    link.symlink_to("real.jsonl")
    write(link, b"{}\n")
    assert link.is_symlink() and real.read_bytes() == b"{}\n"


def test_a_pipe_is_written_through_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write(pipe, b"1\n", b"2\n")
    reader.join(10)
    assert read == [b"1\n2\n"] and stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_terminal_is_written_through() -> None:
    ours, theirs = os.openpty()
    write(Path(os.ttyname(theirs)), b"{}\n")
    assert os.read(ours, 9) == b"{}\r\n"
    assert stat.S_ISCHR(os.fstat(theirs).st_mode)
    os.close(ours)
    os.close(theirs)


def test_what_went_into_a_pipe_cannot_be_resumed(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="is no file"):
        file_output(tmp_path / "pipe", resume=True)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("x.csv", "records are JSON"),
        ("x.txt.gz", "records are JSON"),
        ("folder", "--output-dir"),
        ("nowhere/x.jsonl", "No such file"),
        ("loop", "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_refused_before_anything_is_read(
    name: str, says: str, article: Path, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    done = factx("extract", article, "-o", tmp_path / name)
    assert done.code == 2 and says in done.err


@pytest.mark.parametrize("name", ["x", "x.json", "x.NDJSON", "facts-2024.05", "x.jsonl.gz", "x.jsonl.zst"])
def test_these_are_names_of_results(name: str, tmp_path: Path) -> None:
    write(tmp_path / name, b"{}\n")
    assert (tmp_path / name).stat().st_size


@pytest.mark.parametrize(
    ("name", "unpack"), [("x.jsonl.gz", gzip.decompress), ("x.jsonl.zst", lambda data: zstandard.decompress(data, 99))]
)
def test_a_packed_result_is_the_same_bytes_every_time_and_can_be_resumed(
    name: str, unpack: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    one, other = tmp_path / f"one-{name}", tmp_path / f"other-{name}"
    write(one, b"1\n", b"2\n")
    write(other, b"1\n")
    write(other, b"2\n", resume=True)
    assert one.read_bytes() == other.read_bytes() and unpack(one.read_bytes()) == b"1\n2\n"
    assert sorted(tmp_path.iterdir()) == [one, other]


@pytest.mark.parametrize("option", ["--output", "--errors"])
def test_an_article_is_never_written_over(option: str, article: Path) -> None:
    done = factx("extract", article, option, article)
    assert done.code == 2 and f"{option} {article}: is an input as well" in done.err
    assert article.read_text() == ARTICLE and sorted(article.parent.iterdir()) == [article]


def test_an_article_by_another_name_is_not_written_over_either(article: Path, tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(article)
    with pytest.raises(UsageError, match="is an input as well"):
        check_apart([article], {"--output": tmp_path / "link.json"})
    with pytest.raises(UsageError, match="are one file"):
        check_apart([], {"--output": tmp_path / "x.json", "--errors": tmp_path / "x.json"})


@pytest.mark.model
def test_a_list_that_names_the_result_is_refused_and_the_result_stays(article: Path, tmp_path: Path) -> None:
    target = tmp_path / "facts.jsonl"
    target.write_text("{}\n")
    done = factx("extract", "--files-from", "-", "-o", target, stdin=f"{article}\n{target}\n".encode())
    assert done.code == 2 and "what this run writes as well" in done.err
    assert target.read_text() == "{}\n"


def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    target = tmp_path / "facts.jsonl"
    script = f"""if True:
        import sys
        from pathlib import Path
        from factx.outputs import FileOutput
        with FileOutput(Path({str(target)!r})) as out:
            out.write("a.txt", b"1\\n")
            print(flush=True)
            sys.stdin.read()
    """
    other = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdin is not None and other.stdout is not None
    other.stdout.readline()
    for resume in (False, True):
        with pytest.raises(UsageError, match="another run is writing"):
            write(target, b"2\n", resume=resume)
    other.communicate()
    assert target.read_bytes() == b"1\n"


def test_what_a_run_has_left_is_not_thrown_away_unasked(tmp_path: Path) -> None:
    target, part = tmp_path / "facts.jsonl", tmp_path / "facts.jsonl.part"
    part.write_bytes(b"1\n")
    with pytest.raises(UsageError, match="--resume, or remove the file"):
        write(target, b"2\n")
    assert part.read_bytes() == b"1\n"
    write(target, b"2\n", resume=True)
    assert target.read_bytes() == b"1\n2\n"


def test_an_interrupt_tells_how_to_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> None:
        with file_output(tmp_path / "facts.jsonl") as out:
            out.write("a.txt", b"1\n")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert "facts.jsonl.part: to go on, give the same command and --resume" in capsys.readouterr().err


def test_a_run_that_wrote_nothing_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError), file_output(tmp_path / "facts.jsonl"):
        raise UsageError("no such option")
    assert not list(tmp_path.iterdir())


def test_a_whole_result_stays_where_going_on_with_it_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "facts.jsonl"
    write(target, b"1\n")
    with pytest.raises(UsageError), file_output(target, resume=True):
        raise UsageError("another text")
    assert target.read_bytes() == b"1\n" and list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_told_and_what_is_done_is_kept(tmp_path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3, limits[1]))  # a disk with room for three bytes
    try:
        with pytest.raises(OutputError, match=r"cannot be written \(File too large\).*--resume"):
            write(tmp_path / "facts.jsonl", b"1\n", b"2\n")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (tmp_path / "facts.jsonl.part").read_bytes() == b"1\n2"


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("kinds > /dev/full", "standard output: cannot be written (No space left on device)"),
        ("kinds >&-", "standard output is closed"),
        ("kinds 2>&- | head -c 1 | grep -c c", "1"),
        ("extract - --model nowhere <&-", "nowhere"),
    ],
)
def test_closed_and_full_streams_are_told_without_a_traceback(command: str, says: str) -> None:
    script = f'"{sys.executable}" -m factx {command}'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert says in said and "Traceback" not in said and "Exception ignored" not in said


@pytest.mark.parametrize("path", ["nowhere/errors.jsonl", "."])
def test_a_file_for_errors_that_cannot_be_written_is_told_before_the_run(path: str, article: Path) -> None:
    done = factx("extract", article, "--errors", article.parent / path)
    assert done.code == 2 and "--errors" in done.err and done.out == ""


def test_a_pipe_for_errors_is_not_opened_before_the_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    check_errors(tmp_path / "pipe")  # opening it would wait for its reader


def test_a_folder_of_records_is_no_file(article: Path) -> None:
    with pytest.raises(UsageError, match="is no folder"):
        FolderOutput(article, [])


def test_a_stream_without_a_reader_is_no_error(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    with StreamOutput(tmp_path / "pipe") as out:
        os.close(reader)
        with pytest.raises(ClosedPipeError):
            out.write("a.txt", b"{}\n")
