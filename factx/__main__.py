"""`python -m factx` and the command `factx`: the exit codes of the house."""

from __future__ import annotations

import os
import signal
import sys
from typing import NoReturn


def main() -> None:
    """Run the command line; see `factx --help`. Exit codes: 0, 1, 2, 3, 4 as documented there, and 130."""
    from factx.cli import app  # noqa: PLC0415
    from factx.errors import ClosedPipeError, FactxError  # noqa: PLC0415
    from factx.lean import import_spacy_without_its_cli  # noqa: PLC0415
    from factx.parts.printable import printable  # noqa: PLC0415

    # One article at a time is too little work to share: a second thread of numpy's costs more than it gives.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import_spacy_without_its_cli()
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        app()
    except ClosedPipeError:
        # The reader of a pipe (`| head`) has all it wanted: no error, and nothing more to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except FactxError as error:
        print(f"factx: {printable(str(error))}", file=sys.stderr)  # noqa: T201
        sys.exit(error.code)


def _interrupt(_number: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
