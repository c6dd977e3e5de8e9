"""The progress bar: for eyes on a terminal, and nothing anywhere else."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from factx.progress import with_progress
from factx.read import STDIN, how_many

ITEMS = [SimpleNamespace(error=None), SimpleNamespace(error="unread"), SimpleNamespace(error=None)]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("total", "count"), [(3, "3/3"), (None, "3/?")])
def test_a_terminal_sees_what_has_passed_and_what_failed(
    total: int | None, count: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    assert list(with_progress(ITEMS, total=total)) == ITEMS
    assert count in terminal.getvalue() and "1 failed" in terminal.getvalue()


def test_a_file_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", file := io.StringIO())
    assert list(with_progress(ITEMS, total=3)) == ITEMS
    assert file.getvalue() == ""


def test_what_can_be_counted_without_reading_it_is_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt.gz", "picture.png"):
        (tmp_path / name).touch()
    assert how_many([tmp_path, tmp_path / "missing.txt"]) == 3
    assert how_many([tmp_path, STDIN]) is None
    (tmp_path / "lines.jsonl").touch()
    assert how_many([tmp_path]) is None
