"""Records of a web archive (WARC) -> the article of each page, without the page's menus and advertisements.

The text of a page is taken out by trafilatura (`pip install trafilatura`); texts that an archive holds as such (the
`conversion` records of WET files) are taken as they are.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from factx.errors import UsageError

_HEAD_ENDS = b"\r\n\r\n"
_PAGES = (b"text/html", b"application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page, empty where it has no article, and the day of publication (YYYY-MM-DD) if it says one."""

    text: str
    published: str | None


def page_of(kind: str, content: bytes, archived: dt.datetime) -> Page | None:
    """Give the page in the content of a WARC record of a kind (its WARC-Type), None where it holds none.

    A page cannot have been published after the moment when it was `archived`. Raises UsageError with the remedy where
    trafilatura is not installed.
    """
    if kind == "conversion":
        return Page(content.decode("utf-8", "replace"), None)
    if kind != "response":
        return None
    head, _, body = content.partition(_HEAD_ENDS)
    status, *fields = head.lower().split(b"\r\n")
    named = [field for field in fields if field.startswith(b"content-type:")]
    if b" 200" not in status[:14] or not any(page in field for field in named for page in _PAGES):
        return None
    return _extract(body, archived)


def _extract(html: bytes, archived: dt.datetime) -> Page:
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415  (an extra: few read web archives)
        from trafilatura.settings import Document  # noqa: PLC0415
    except ImportError as error:
        missing = error.name or "a part of it"
        raise UsageError(
            f"web archives need trafilatura ({missing}); pip install trafilatura lxml_html_clean"
        ) from error
    date = {"original_date": True, "extensive_search": True, "max_date": archived.date().isoformat()}
    found = bare_extraction(html, with_metadata=True, include_comments=False, date_extraction_params=date)
    if not isinstance(found, Document) or not found.text:
        return Page("", None)
    text, title = found.text, found.title
    return Page(text if not title or text.startswith(title) else f"{title}\n\n{text}", found.date)
