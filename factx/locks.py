"""A file for one run alone: a second run that writes the same one is told so, in place of mixing its lines in."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from factx.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def open_alone(path: Path, name: str) -> io.FileIO:
    """Open a file to read and write, as it is or new and empty, held until it is closed or this process ends.

    Raises UsageError, with the `name` of the option, where another process holds it, and OSError as `open` does.
    """
    while True:
        file = io.FileIO(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+")
        if not _hold(file):
            file.close()
            raise UsageError(f"{name}: another run is writing {path}; wait for its end, or give another name")
        try:
            # Between opening and holding, the run before may have ended, and have given the file its final name.
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        except FileNotFoundError:
            pass
        file.close()


def _hold(file: io.FileIO) -> bool:
    # A lock of the process, not of the open file: the workers, which inherit that, must not keep it when a run is
    # killed. Windows has none, and some network disks: there, nobody is held off.
    if sys.platform == "win32":
        return True
    import fcntl  # noqa: PLC0415

    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
