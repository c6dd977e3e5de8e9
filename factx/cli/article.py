"""The commands that show one article to a reader: `show` and `explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from factx.cli.options import Kinds, Model, OfKinds, OnePath, Published, UserList, day_of, known_kinds, user_list
from factx.models import DEFAULT
from factx.write import write_text


def show(
    path: OnePath,
    published: Published = None,
    kind: Kinds = None,
    gazetteer: UserList = None,
    model: Model = DEFAULT,
) -> None:
    """Show an article with its facts marked, and tables of them; plain text where this is no terminal."""
    from factx.pipeline import Extractor
    from factx.read import read_path
    from factx.show import show_report

    article = read_path(path, published=day_of(published))
    show_report(article, Extractor(model, known_kinds(kind), user_list(gazetteer)).extract(article))


def explain(
    path: OnePath,
    at: Annotated[
        int | None, typer.Option(metavar="OFFSET", help="Only what was read from or at this character.")
    ] = None,
    text: Annotated[str | None, typer.Option(help="Only what was read from these words.")] = None,
    published: Published = None,
    kind: OfKinds = None,
    gazetteer: UserList = None,
    model: Model = DEFAULT,
) -> None:
    """Say which rule made each fact, what filled each slot, and what was seen and rejected, and why."""
    from factx.explain import explanation
    from factx.pipeline import Extractor
    from factx.read import read_path

    article = read_path(path, published=day_of(published))
    extraction = Extractor(model, gazetteer=user_list(gazetteer)).explain(article)
    write_text(explanation(article, extraction, kinds=known_kinds(kind), at=at, text=text))
