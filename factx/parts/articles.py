"""A text and what its head says of itself: an `Article`."""

from __future__ import annotations

import datetime as dt
import hashlib

from factx.errors import InputError
from factx.parts.published import published_of, publisher_of, title_of
from factx.types import Article, PublishedFrom

# spaCy's own limit; an article has some thousand characters.
LONGEST = 1_000_000


def article_of(
    text: str,
    *,
    id: str,  # noqa: A002
    source: str,
    published: dt.date | None = None,
    published_from: PublishedFrom = "option",
) -> Article:
    """Make an article of a text; `published`, told by `published_from`, stands before what the text's head says.

    Raises InputError for a text that is empty or too long to be read whole: nothing is cut in silence.
    """
    if not text.strip():
        raise InputError(f"{source}: the text is empty; give an article with words in it")
    if len(text) > LONGEST:
        raise InputError(
            f"{source}: {len(text):,} characters are more than one article may have ({LONGEST:,}); split it up"
        )
    head = None if published else published_of(text)
    return Article(
        id=id,
        source=source,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title_of(text),
        published=head[0] if head else published,
        published_from=head[1] if head else published_from if published else None,
        publisher=publisher_of(text),
    )
