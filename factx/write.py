"""Report -> bytes. The only room that lays out JSON; it escapes what could leave a terminal or a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factx.report import Report


def to_json(report: Report) -> str:
    """Give the record as indented JSON for eyes, without a final newline."""
    return _dump(report.model_dump(mode="json"), indent=2)


def to_line(report: Report) -> str:
    """Give the record as one line of JSON, without a final newline."""
    return _dump(report.model_dump(mode="json"), indent=None)


# JSON allows them in a string as they are, but terminals obey C1 controls and old JavaScript breaks lines at U+2028.
_UNSAFE = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))}


def _dump(value: Any, *, indent: int | None) -> str:
    separators = (",", ":") if indent is None else (",", ": ")
    return json.dumps(value, ensure_ascii=False, indent=indent, separators=separators).translate(_UNSAFE)
