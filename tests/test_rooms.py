"""The rooms, each with hand-made mentions: who keeps the words, what is merged, what is refused."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from factx.errors import InputError
from factx.find import find
from factx.kinds.casualty.lexing import sentences
from factx.parts.articles import LONGEST, article_of
from factx.parts.fold import fold
from factx.parts.paragraphs import LONGEST_SENTENCE
from factx.parts.printable import printable
from factx.pipeline import Extractor
from factx.read import read_path
from factx.reading import Reading
from factx.registry import Kind, kinds
from factx.tag import blank, load, tag
from factx.types import Amount, Count, Draft, Entity, Fact, Mention, Period, Rejected, Span
from factx.validate import validate


def read(text: str) -> Reading:
    return tag(article_of(text, id="a", source="a"), blank())


def kind_that_says(name: str, model: type[Entity | Fact], *mentions: Mention) -> Kind:
    class Told(Kind):
        @property
        def find(self):  # type: ignore[no-untyped-def]  # noqa: ANN202
            return lambda _reading: mentions

    return Told(name, "told", model)


def mention(kind: str, text: str, words: str, *, absorbs: bool = False, claims: str | None = None) -> Mention:
    def span(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part), part)

    return Mention(kind, span(words), f"{kind}/told", {}, absorbs=absorbs, claims=span(claims) if claims else None)


def test_a_name_inside_a_proper_name_is_no_mention_of_its_own() -> None:
    text = "The Bank of China lent to China."
    bank = mention("organization", text, "Bank of China", absorbs=True)
    inside = mention("country", text, "China")
    outside = Mention("country", Span(26, 31, "China"), "country/told", {})
    says = [kind_that_says("country", Entity, inside, outside), kind_that_says("organization", Entity, bank)]
    kept, rejected = find(read(text), says)
    assert kept == [bank, outside]
    assert [(item.span, item.reason) for item in rejected] == [
        (inside.span, "part of the name 'Bank of China' (organization)")
    ]


def test_a_fact_does_not_name_what_its_model_refused() -> None:
    reading = read("Floods in Mali killed 3.")
    span = Span(10, 14, "Mali")
    refused = Draft(
        "place", {"id": "e1", "name": "Mali", "country": "nowhere"}, (Mention("place", span, "place/known", {}),)
    )
    count = {"low": 3, "best": 3, "high": 3, "bound": "exact"}
    slots = {"id": "f1", "about": ("e1",), "subset_of": "f7", "outcome": "killed", "count": count}
    fact = Draft("casualty", slots, (Mention("casualty", Span(15, 23, "killed 3"), "casualty/active", {}),))
    entities, (told,), rejected = validate(reading, [refused, fact], kinds())
    assert (entities, told.about, told.subset_of) == ([], (), None)  # type: ignore[attr-defined]
    assert "country: String should match" in rejected[0].reason


def test_one_figure_is_one_fact_of_the_kind_that_reads_further() -> None:
    text = "It cost 3 million lives."
    money = mention("money", text, "3 million", claims="3 million")
    casualty = mention("casualty", text, "3 million lives", claims="3 million")
    says = [kind_that_says("casualty", Fact, casualty), kind_that_says("money", Fact, money)]
    kept, rejected = find(read(text), says)
    assert kept == [casualty]
    assert [item.kind for item in rejected] == ["money"]


def test_rejections_of_a_kind_are_handed_on() -> None:
    said = Rejected("money", Span(0, 2, "It"), "money/told", "no sum")
    told = kind_that_says("money", Fact, said)  # type: ignore[arg-type]
    assert find(read("It is."), [told]) == ([], [said])


@pytest.mark.parametrize(
    ("model", "low", "high", "bound"),
    [
        (Count, 5, 4, "range"), (Count, -1, -1, "exact"), (Count, 4, 5, "exact"), (Count, None, None, "exact"),
        (Count, 4, 4, "at_least"), (Amount, 4, 5, "at_most"), (Amount, Decimal(2), Decimal(1), "range"),
    ],
)  # fmt: skip
def test_a_figure_that_contradicts_its_bound_is_refused(model: type[Count], low: int, high: int, bound: str) -> None:
    with pytest.raises(ValidationError):
        model(low=low, best=None, high=high, bound=bound)  # type: ignore[arg-type]


def test_money_is_written_in_plain_decimals() -> None:
    amount = Amount(low=Decimal("1E+12"), best=Decimal("1E+12"), high=Decimal("1E+12"), bound="exact")
    assert amount.model_dump(mode="json")["low"] == "1000000000000"


def test_a_period_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValidationError):
        Period(start=dt.date(2021, 1, 2), end=dt.date(2021, 1, 1), precision="day", text="then")


@pytest.mark.parametrize("text", ["", " \n\t ", "x" * (LONGEST + 1)])
def test_a_text_that_cannot_be_read_whole_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"news\.txt"):
        article_of(text, id="news", source="news.txt")


@pytest.mark.parametrize(
    ("name", "remedy"), [("crawl.warc.gz", "--engine daft"), ("report.pdf", "pdftotext"), ("page.html", "trafilatura")]
)
def test_a_file_that_is_no_plain_text_is_refused_with_its_remedy(tmp_path: Path, name: str, remedy: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"<p>Twelve people were killed.</p>")
    with pytest.raises(InputError, match=remedy) as refused:
        read_path(path)
    assert name in str(refused.value)


@given(st.text(max_size=300))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=300))
def test_nothing_that_a_terminal_obeys_is_printed(text: str) -> None:
    assert not any((ord(letter) < 32 and letter != "\n") or 0x7F <= ord(letter) < 0xA0 for letter in printable(text))


WORDS = """At least 12 people were killed in Iran . $ 3 million loan to Kenya , Prime Minister Ana Silva said on Tuesday
the 450 MW Bako dam 1,200 injured “ ” – ( € ) Rs 5 lakh crore half a dozen 2021 % among them nine of whom"""
NEWSLIKE = st.lists(st.sampled_from([*WORDS.split(), "\n\n"]), max_size=40).map(" ".join)


@example("\x1b¢0")
@example("(12¥¢£no")
@settings(deadline=None, max_examples=60)
@given(st.one_of(NEWSLIKE, st.text(max_size=200)))
def test_any_text_is_survived_and_every_span_is_its_words(text: str) -> None:
    if not text.strip():
        return
    reading = read(text)
    for kind in kinds().values():
        for item in kind.find(reading):
            assert text[item.span.start : item.span.end] == item.span.text


@pytest.mark.parametrize("row", ["12 ", "Kenya, ", "A bomb went off in Mr. Abe's car and "])
def test_what_runs_on_without_an_end_is_cut_and_read_to_its_end(row: str, extractor: Extractor) -> None:
    text = row * (3 * LONGEST_SENTENCE // len(row.split())) + "a landslide killed 46 people."
    reading = tag(article_of(text, id="a", source="a"), load())
    assert max(len(sentence) for sentence in reading.doc.sents) <= LONGEST_SENTENCE
    assert max(map(len, sentences(reading))) <= LONGEST_SENTENCE
    assert [fact.count.low for fact in extractor.extract_from(reading).report.of("casualty")][-1:] == [46]


@pytest.mark.model
@pytest.mark.parametrize("paragraph", [" ", "\n\n"])
def test_a_text_longer_than_any_article_is_tagged_in_pieces_and_stays_one(
    paragraph: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = article_of(paragraph.join(["Two people died in Kenya, it said."] * 60), id="a", source="a")
    whole = tag(article, load()).doc
    monkeypatch.setattr("factx.tag.PIECE", 100)
    pieces = tag(article, load()).doc
    assert pieces.text == whole.text and [token.idx for token in pieces] == [token.idx for token in whole]
    assert [token.tag_ for token in pieces] == [token.tag_ for token in whole]
    assert [sentence.start for sentence in pieces.sents] == [sentence.start for sentence in whole.sents]
    assert [(name.start, name.label_) for name in pieces.ents] == [(name.start, name.label_) for name in whole.ents]


def test_a_long_sentence_of_prose_stays_one() -> None:
    text = "They came from " + "the town of Kisumu, " * 100 + "and none was hurt."
    assert len(list(sentences(read(text)))) == 1
