"""The library face: a text in, a `Report` out."""

from __future__ import annotations

import datetime as dt

from factx.models import DEFAULT
from factx.parts.articles import article_of
from factx.pipeline import Extractor
from factx.report import Report


def extract(text: str, *, published: dt.date | None = None, id: str = "text", model: str = DEFAULT) -> Report:  # noqa: A002
    """Read one article and give what it states.

    `published` is the day it came out; without it the article's own head is asked, and where that says nothing,
    relative dates ("on Tuesday") stay unresolved. The model is loaded on the first call and kept.
    Raises `factx.errors.ModelError` where the language model is missing or unfit, `factx.errors.InputError` where the
    text is too long to be read whole.
    """
    return Extractor(model=model).extract(article_of(text, id=id, source=id, published=published))
