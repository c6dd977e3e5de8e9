"""The library face: a text in, a `Report` out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from factx.models import DEFAULT
from factx.parts.articles import article_of
from factx.parts.gazetteer import UserList
from factx.pipeline import Extractor
from factx.read import read_user_list
from factx.report import Report


def extract(
    text: str,
    *,
    published: dt.date | None = None,
    id: str = "text",  # noqa: A002
    gazetteer: UserList | Path | str | None = None,
    model: str = DEFAULT,
) -> Report:
    """Read one article and give what it states.

    `published` is the day it came out; without it the article's own head is asked, and where that says nothing,
    relative dates ("on Tuesday") stay unresolved. `gazetteer` is a list of your own names: the path of a CSV
    file, or, for more than one article, what `factx.read_user_list` gave for it. The model is loaded on the first call
    and kept.

    Raises TypeError for an argument of another type, `factx.errors.UsageError` for a list that is none,
    `factx.errors.ModelError` where the language model is missing or unfit, and `factx.errors.InputError` where the
    text has no words or is too long to be read whole.
    """
    if not isinstance(text, str):
        raise TypeError(f"text is {text!r}; give the article as a str")
    if isinstance(gazetteer, str | Path):
        gazetteer = read_user_list(Path(gazetteer))
    article = article_of(text, id=id, source=id, published=_day(published))
    return Extractor(model, gazetteer=gazetteer).extract(article)


def _day(published: object) -> dt.date | None:
    if isinstance(published, dt.datetime):
        return published.date()
    if published is None or isinstance(published, dt.date):
        return published
    raise TypeError(f"published is {published!r}; give a datetime.date, as in date(2024, 7, 10)")
