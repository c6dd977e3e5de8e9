"""factx as a spaCy component: the report on `doc._.factx`, the words on `doc.spans["factx"]`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from factx.pipeline import Extractor


class FactxComponent:
    """A pipeline component behind a tagger, a parser and a named-entity recogniser.

    `published` (ISO 8601) is the day that relative dates are counted from; without it the text's own head is asked.
    """

    def __init__(self, *, published: str | None = None, model: tuple[str, str]) -> None:
        from factx.pipeline import Extractor  # noqa: PLC0415  (spaCy imports this module whenever it starts)

        self.published = dt.date.fromisoformat(published) if published else None
        self.model = model
        self.extractor: Extractor = Extractor()
        if not Doc.has_extension("factx"):
            Doc.set_extension("factx", default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Read the facts of a tagged doc. Raises InputError for a doc without words."""
        from factx.parts.articles import article_of  # noqa: PLC0415
        from factx.reading import Reading  # noqa: PLC0415

        article = article_of(doc.text, id="doc", source="doc", published=self.published)
        report = self.extractor.extract_from(Reading(article, doc, model=self.model)).report
        doc._.factx = report
        places = [(span, entity.kind) for entity in report.entities for span in entity.mentions]
        places += [(fact.span, fact.kind) for fact in report.facts]
        found = (doc.char_span(span.start, span.end, label=kind, alignment_mode="expand") for span, kind in places)
        doc.spans["factx"] = sorted((span for span in found if span is not None), key=_reading_order)
        return doc


def _reading_order(span: Span) -> tuple[int, int, str]:
    return span.start, span.end, span.label_


@Language.factory("factx", default_config={"published": None})
def make_factx(nlp: Language, name: str, published: str | None) -> FactxComponent:  # noqa: ARG001  (spaCy's signature)
    """Make the component for `nlp.add_pipe("factx", config={"published": "2020-11-05"})`."""
    model = (f"{nlp.meta['lang']}_{nlp.meta['name']}", str(nlp.meta["version"]))
    return FactxComponent(published=published, model=model)
