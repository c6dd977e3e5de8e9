"""What the head of an article says of itself: its date, its publisher, its title."""

from __future__ import annotations

import datetime as dt

from factx.types import PublishedFrom


def published_of(text: str) -> tuple[dt.date, PublishedFrom] | None:
    """Give the publication date that the head tells, and where it stands."""
    return None


def publisher_of(text: str) -> str | None:
    """Give the publisher that the head tells."""
    return None


def title_of(text: str) -> str | None:
    """Give the headline, where the first line is one."""
    return None
