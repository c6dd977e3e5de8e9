"""The library face, and the component for spaCy users: the same facts as the command line writes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import spacy

import factx
from factx import Extractor, Report, article_of, extract, read_user_list
from factx.errors import InputError, UsageError
from factx.models import DEFAULT

pytestmark = pytest.mark.model
TEXT = "Floods killed at least 12 people in Nepal on Tuesday."


def test_a_text_gives_a_report_that_reads_back_from_its_own_json() -> None:
    report = extract(TEXT, published=date(2024, 7, 10))
    (fact,) = report.of("casualty")
    assert (fact.count.low, fact.count.high, fact.period.start) == (12, None, date(2024, 7, 9))
    assert [country.code for country in report.of("country")] == ["NP"]
    assert Report.model_validate_json(report.model_dump_json()) == report


def test_without_a_publication_date_a_weekday_stays_open() -> None:
    (fact,) = extract(TEXT).of("casualty")
    assert (fact.period.start, fact.period.text) == (None, "Tuesday")


def test_an_unknown_kind_is_told() -> None:
    with pytest.raises(ValueError, match="unknown kind 'weather'"):
        extract(TEXT).of("weather")


def test_the_component_gives_the_same_facts_in_a_pipeline() -> None:
    nlp = spacy.load(DEFAULT)
    nlp.add_pipe("factx", config={"published": "2024-07-10"})
    doc = nlp(TEXT)
    assert doc._.factx.facts == extract(TEXT, published=date(2024, 7, 10)).facts
    assert ("Nepal", "country") in [(span.text, span.label_) for span in doc.spans["factx"]]


@pytest.fixture
def plants(tmp_path: Path) -> Path:
    path = tmp_path / "plants.csv"
    path.write_text("name,kind,country\nBako,hydro_project,KE\n", encoding="utf-8")
    return path


def test_a_list_of_names_is_given_by_its_path_or_read_once_for_many(plants: Path) -> None:
    by_path = extract("At Bako the water fell.", gazetteer=plants)
    assert [project.countries for project in by_path.of("hydro_project")] == [("KE",)]
    extractor = Extractor(gazetteer=read_user_list(plants))
    assert extractor.extract(article_of("At Bako the water fell.", id="text", source="text")) == by_path


def test_the_component_takes_a_list_of_names_too(plants: Path) -> None:
    nlp = spacy.load(DEFAULT)
    nlp.add_pipe("factx", config={"gazetteer": str(plants)})
    doc = nlp("At Bako the water fell.")
    assert [(span.text, span.label_) for span in doc.spans["factx"]] == [("Bako", "hydro_project")]


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        ({"text": None}, TypeError, "text is None; give the article as a str"),
        ({"text": TEXT, "published": "nope"}, TypeError, "published is 'nope'; give a datetime.date"),
        ({"text": TEXT, "gazetteer": "nowhere.csv"}, InputError, "nowhere.csv: no such file"),
        ({"text": " "}, InputError, "the text is empty"),
    ],
)
def test_a_wrong_argument_is_told_with_what_is_right(
    arguments: dict[str, Any], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        extract(**arguments)


def test_a_text_is_no_article_for_the_extractor() -> None:
    with pytest.raises(TypeError, match=r"str is no Article; make one of a text with factx\.article_of"):
        Extractor().extract(TEXT)  # type: ignore[arg-type]


def test_a_blank_pipeline_is_told_which_one_to_load() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("factx")
    with pytest.raises(UsageError, match="no tagger, parser or ner before factx; load one for English"):
        nlp(TEXT)
    with pytest.raises(UsageError, match="published 'nope' is no date; write YYYY-MM-DD"):
        nlp.add_pipe("factx", name="dated", config={"published": "nope"})


def test_public_names_are_there_and_others_are_not() -> None:
    assert all(getattr(factx, name) for name in factx.__all__)
    with pytest.raises(AttributeError):
        _ = factx.nothing
