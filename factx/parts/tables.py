"""The word tables of `parts/`: one word list each, typed once, and the alternation that a pattern needs of it.

`words/<name>.txt` holds one entry a line (`#` starts a comment); `$name` in a rule stands for it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import regex


@cache
def words(name: str) -> tuple[str, ...]:
    """Read a word list. Raises ValueError for an unknown or an empty one.

    >>> "upwards of" in words("number_more_than")
    True
    """
    path = files("factx.parts") / "words" / f"{name}.txt"
    if not path.is_file():
        raise ValueError(f"no table is named {name!r}")
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    entries = tuple(line for line in lines if line)
    if not entries:
        raise ValueError(f"the table {name!r} is empty: its pattern would match everywhere")
    return entries


def alternatives(entries: tuple[str, ...]) -> str:
    """Make one group that matches any of the entries, the longest first, a space for any run of spaces."""
    longest_first = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    patterns = (regex.escape(entry, literal_spaces=True).replace(" ", r"\s+") for entry in longest_first)
    return f"(?:{'|'.join(patterns)})"


@cache
def alternation(name: str) -> str:
    """Give the group that stands for `$name` in a pattern."""
    return alternatives(words(name))


def entries(cell: str) -> tuple[str, ...]:
    """Read a cell of a table with several entries.

    >>> entries("Burma;Myanmar"), entries("")
    (('Burma', 'Myanmar'), ())
    """
    return tuple(filter(None, cell.split(";")))
