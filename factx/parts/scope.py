"""When a figure holds, who says so, and how sure: what the words around a fact say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.reading import Reading
    from factx.types import Assertion, Period


def period_of(reading: Reading, start: int, end: int) -> Period | None:
    """Give the period that governs the figure at `start:end`, or None where the text tells none."""
    return None


def source_of(reading: Reading, start: int, end: int) -> str | None:
    """Give who says so in the text, as written, or None where nobody does."""
    return None


def assertion_of(reading: Reading, start: int, end: int, *, kind: str) -> Assertion:
    """Say how the text stands to the figure."""
    return "reported"
