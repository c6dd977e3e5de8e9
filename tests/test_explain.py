"""What `explain` says: why a fact is there, where a figure is told again, and what there is none of."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import factx

from factx.errors import UsageError
from factx.explain import explanation
from factx.parts.articles import article_of
from factx.pipeline import Extraction, Extractor
from factx.types import Article

TEXT = """Raiders killed four shepherds in Mali on Monday. The four shepherds were killed at dawn.
A herd of 70 goats is still gone."""


@pytest.fixture
def article() -> Article:
    return article_of(TEXT, id="raid", source="raid.txt")


@pytest.fixture
def extraction(article: Article, extractor: Extractor) -> Extraction:
    return extractor.explain(article)


def told(article: Article, extraction: Extraction, *, at: int | None = None, text: str | None = None) -> str:
    return explanation(article, extraction, kinds=frozenset(), at=at, text=text)


def test_a_fact_names_what_it_is_about_and_leaves_out_what_is_not_known(
    article: Article, extraction: Extraction
) -> None:
    lines = told(article, extraction, text="killed four shepherds").splitlines()
    assert "  about     Mali (e1)" in lines
    # The day has no date, since nothing says when the article came out.
    assert "  period    precision day, text Monday" in lines


def test_a_figure_told_again_is_found_by_its_second_words_too(article: Article, extraction: Extraction) -> None:
    lines = told(article, extraction, text="four shepherds were").splitlines()
    assert lines[0] == "f1 casualty at 8:29 'killed four shepherds'"
    assert lines[-1] == "  again     49:79 'The four shepherds were killed': the same figure, told once more"


def test_words_are_found_across_a_line_break_and_what_is_near_is_told(article: Article, extraction: Extraction) -> None:
    lines = told(article, extraction, text="dawn. A herd").splitlines()
    assert lines[0] == "no kind saw anything there: nothing was read, and nothing rejected"
    assert "  nearest   f1 casualty at 8:29 'killed four shepherds'" in lines


@pytest.mark.parametrize(
    ("at", "text", "says"),
    [
        (None, "five shepherds", "--text 'five shepherds': no such words in raid.txt"),
        (None, "", "--text '': no such words"),
        (99_999, None, "--at 99999: outside raid.txt; give an offset from 0 to 121"),
        (-5, None, "--at -5: outside raid.txt"),
    ],
)
def test_a_place_that_the_article_has_not_is_wrong_usage(
    at: int | None, text: str | None, says: str, article: Article, extraction: Extraction
) -> None:
    with pytest.raises(UsageError, match=says):
        told(article, extraction, at=at, text=text)


@pytest.mark.model
def test_the_command_exits_2_where_the_words_are_not_there(tmp_path: Path) -> None:
    path = tmp_path / "raid.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = factx("explain", path, "--text", "five shepherds")
    assert (done.code, done.out) == (2, "") and "no such words" in done.err
