"""Written records, read back: JSON lines of `factx extract`, one after the other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from factx.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield every record of a file with the number of its line; a single indented record is line 1.

    Raises InputError with the file's name and line where it is not JSON.
    """
    try:
        with path.open(encoding="utf-8") as file:
            number, line = 0, ""
            for number, line in enumerate(file, 1):
                if number == 1 and line.strip() == "{":
                    yield 1, json.loads(line + file.read())
                    return
                if line.strip():
                    yield number, _object(line)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except ValueError as error:
        message = f"{path}:{number}: not a record ({error}); write records with: factx extract FOLDER -o FILE"
        raise InputError(message) from error


def _object(line: str) -> dict[str, Any]:
    value = json.loads(line)
    if not isinstance(value, dict) or not isinstance(value.get("article"), dict) or "id" not in value["article"]:
        raise ValueError("no article in it")
    return value
