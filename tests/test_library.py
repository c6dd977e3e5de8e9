"""The library face, and the component for spaCy users: the same facts as the command line writes."""

from __future__ import annotations

from datetime import date

import pytest
import spacy

import factx
from factx import Report, extract
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


def test_public_names_are_there_and_others_are_not() -> None:
    assert all(getattr(factx, name) for name in factx.__all__)
    with pytest.raises(AttributeError):
        _ = factx.nothing
