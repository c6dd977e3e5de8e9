"""The command line for tests: in this process, where the model is loaded already, or in one of its own."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from factx.__main__ import main


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    bytes: bytes
    err: str

    @property
    def out(self) -> str:
        return self.bytes.decode()

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


def factx(*arguments: str | Path, stdin: bytes = b"") -> Outcome:
    """Run the command line in this process, as `factx` runs it."""
    given = {"stdin": stdin, "stdout": b"", "stderr": b""}
    streams: dict[str, Any] = {
        name: io.TextIOWrapper(io.BytesIO(data), encoding="utf-8") for name, data in given.items()
    }
    before = signal.getsignal(signal.SIGTERM)
    code = 0
    try:
        with mock.patch.object(sys, "argv", ["factx", *map(str, arguments)]), mock.patch.multiple(sys, **streams):
            main()
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        signal.signal(signal.SIGTERM, before)
    out, err = (_bytes(streams[name]) for name in ("stdout", "stderr"))
    return Outcome(code, out, err.decode())


def _bytes(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()


def factx_apart(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> Outcome:
    """Run the command line in a process of its own."""
    command = [sys.executable, "-m", "factx", *map(str, arguments)]
    environment = {**os.environ, **environment}
    done = subprocess.run(command, input=stdin, capture_output=True, env=environment, check=False)
    return Outcome(done.returncode, done.stdout, done.stderr.decode())
