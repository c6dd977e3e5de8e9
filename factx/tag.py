"""Article -> Reading: the text tagged by a spaCy pipeline. The only room that loads a model."""

from __future__ import annotations

import gc
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factx.errors import ModelError
from factx.models import DEFAULT, locate, remedy
from factx.parts.fold import fold, is_wrapped
from factx.parts.paragraphs import LONGEST_SENTENCE, paragraph_starts
from factx.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from factx.types import Article

_BARE = "factx.bare_tokenizer.v1"
UNUSED = ("lemmatizer", "attribute_ruler", "senter")
"""What factx does not read is not loaded: it takes the tagger's own tags, and word forms from its tables."""
PIECE = 20_000
"""Tokens that are tagged at once; an article has some hundred."""
_ENDS = frozenset(".!?")


@cache
def load(name: str = DEFAULT) -> Language:
    """Load a language model once, without the components that factx does not read.

    `name` is that of an installed package or a folder; its own code is not run. Raises ModelError where it is missing
    or unfit.
    """
    model = locate(name)
    collecting = gc.isenabled()
    gc.disable()  # loading makes a million objects, and all of them stay
    try:
        import spacy  # noqa: PLC0415  (half a second that --help must not pay)

        _register_bare_tokenizer()
        nlp = spacy.load(model.folder, exclude=list(UNUSED), config={"nlp.tokenizer": {"@tokenizers": _BARE}})
    except (OSError, ValueError) as error:
        raise ModelError(f"the language model {name!r} cannot be loaded ({error}); {remedy(name)}") from error
    finally:
        if collecting:
            gc.enable()
    _multiply_with_numpy(nlp)
    return nlp


@cache
def _register_bare_tokenizer() -> None:
    """Register a tokenizer without rules: spaCy would make English's own first, and then the model's in its place."""
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # noqa: PLC0415
    from spacy.util import registry  # noqa: PLC0415

    registry.tokenizers.register(_BARE, func=lambda: lambda nlp: Tokenizer(nlp.vocab))


def _multiply_with_numpy(nlp: Language) -> None:
    """Let numpy's own library multiply the model's matrices: nearly half as fast again as spaCy's, same tags."""
    from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415

    ops = NumpyOps(use_blis=False)
    set_current_ops(ops)
    for _, component in nlp.pipeline:
        for node in component.model.walk():  # type: ignore[attr-defined]
            node.ops = ops


@cache
def blank() -> Language:
    """Give a pipeline without a model: tokens and sentences, no tags and no entities."""
    import spacy  # noqa: PLC0415

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def tag(article: Article, nlp: Language) -> Reading:
    """Tag the folded text of an article; a paragraph's end ends a sentence, and so does a length that no prose has."""
    doc = _in_pieces(_with_starts(article, nlp, ()), nlp)
    if cuts := _cuts(doc):
        doc = _in_pieces(_with_starts(article, nlp, cuts), nlp)
    return Reading(article, doc, model=name_of(nlp))


def _in_pieces(doc: Doc, nlp: Language) -> Doc:
    """Tag what is longer than any article piece by piece: the model takes some ten kilobytes a word."""
    if len(doc) <= PIECE:
        return nlp(doc)
    from spacy.tokens import Doc  # noqa: PLC0415

    bounds = [*_piece_starts(doc), len(doc)]
    pieces = [nlp(doc[start:end].as_doc()) for start, end in pairwise(bounds)]
    whole = Doc.from_docs(pieces, ensure_whitespace=False)
    if whole is None or whole.text != doc.text:
        raise ValueError("the pieces of a text are not the text")
    return whole


def _piece_starts(doc: Doc) -> Iterator[int]:
    """Yield where pieces begin: with a paragraph, or with a sentence where paragraphs have no end."""
    start, ended = 0, False
    yield start
    for token in doc:
        length = token.i - start
        if (length >= PIECE and token.is_sent_start) or (length >= 2 * PIECE and ended):
            start = token.i
            yield start
        ended = token.text in _ENDS


def _with_starts(article: Article, nlp: Language, cuts: Iterable[int]) -> Doc:
    """Give the tokens of an article, with the sentence starts that the model must keep to; `cuts` are further ones."""
    doc = nlp.make_doc(fold(article.text))
    _start_sentences(doc, wrapped=is_wrapped(article.text))
    for index in cuts:
        doc[index].is_sent_start = True
    _cut_rows(doc)
    return doc


def _cut_rows(doc: Doc) -> None:
    """Cut what runs on without a full stop beforehand: rows are found at a glance, and tagged once only."""
    if len(doc) <= LONGEST_SENTENCE:
        return
    start, ended = 0, False
    for token in doc:
        if ended or token.is_sent_start:
            start = token.i
        elif token.i - start >= LONGEST_SENTENCE:
            token.is_sent_start = True
            start = token.i
        ended = token.text[-1] in _ENDS


def _cuts(doc: Doc) -> list[int]:
    """Give where sentences of the model's own are to be cut, though full stops stand in them."""
    ranges = (range(one.start + LONGEST_SENTENCE, one.end, LONGEST_SENTENCE) for one in doc.sents)
    return [index for cuts in ranges for index in cuts]


def name_of(nlp: Language) -> tuple[str, str]:
    """Give the name and the version of a loaded model, as its own meta data have them."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']}", str(nlp.meta["version"])


def _start_sentences(doc: Doc, *, wrapped: bool) -> None:
    for start in paragraph_starts(doc.text, wrapped=wrapped):
        tokens = doc.char_span(start, start + 1, alignment_mode="expand")
        if tokens is not None:
            tokens[0].is_sent_start = True
