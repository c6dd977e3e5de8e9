"""`python -m factx` and the command `factx`: the exit codes of the house."""

from __future__ import annotations

import os
import signal
import sys
from typing import NoReturn

from factx.cli import app
from factx.cli.options import say
from factx.errors import ClosedPipeError, FactxError, OutputError
from factx.lean import import_spacy_without_its_cli


def main() -> None:
    """Run the command line; see `factx --help`. Exit codes: 0, 1, 2, 3, 4 as documented there, and 130."""
    # One article at a time is too little work to share: a second thread of numpy's costs more than it gives.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _stand_in_for_closed_streams()
    import_spacy_without_its_cli()
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        app()
    except ClosedPipeError:
        # The reader of a pipe (`| head`) has all it wanted: no error, and nothing more to flush at exit.
        _drop_output()
    except FactxError as error:
        say(str(error))
        if isinstance(error, OutputError):
            _drop_output()
        sys.exit(error.code)


def _stand_in_for_closed_streams() -> None:
    """Give nothing to read and nowhere to write where a caller has closed standard input or standard error.

    Standard output is left closed: a result that goes nowhere is an error, and is told as one.
    """
    if sys.stdin is None or sys.stdout is None or sys.stderr is None:
        while (number := os.open(os.devnull, os.O_RDWR)) < 3:  # no file of the run's own may become one of the three
            pass
        os.close(number)
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def _drop_output() -> None:
    """Leave nothing for Python to flush at its end, which would fail again."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _interrupt(_number: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
