"""Figures of people over more than one sentence: repeats, rivals, parts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from factx.kinds.casualty.model import Casualty
from factx.parts.articles import article_of
from factx.pipeline import Extractor

Read = Callable[[str], list[Casualty]]


@pytest.fixture
def read(extractor: Extractor) -> Read:
    def _read(text: str) -> list[Casualty]:
        found = extractor.extract(article_of(text, id="a", source="a")).of("casualty")
        return [fact for fact in found if isinstance(fact, Casualty)]

    return _read


def _figures(facts: list[Casualty]) -> list[tuple[str, int | None, str | None]]:
    return [(fact.outcome, fact.count.low, fact.victims) for fact in facts]


def test_a_headline_and_its_lead_are_one_figure_in_the_words_of_the_lead(read: Read) -> None:
    text = "Mudslide kills 12 in Cauca\n\nAt least 12 people were killed in a mudslide in Cauca on Monday, police said."
    (fact,) = read(text)
    assert (fact.count.low, fact.count.bound) == (12, "at_least")


def test_a_toll_told_again_is_one_figure(read: Read) -> None:
    text = "The toll of the fire rose to 46 on Sunday. With a death toll of 46 it is the worst fire in years."
    assert _figures(read(text)) == [("killed", 46, None)]


def test_the_definite_article_points_back(read: Read) -> None:
    text = "Fifteen Army personnel are missing. The 15 missing soldiers are being looked for downstream."
    assert _figures(read(text)) == [("missing", 15, "Army personnel")]


def test_rival_figures_stay(read: Read) -> None:
    text = "The navy said 10 sailors were killed. The rebels claim 35 sailors killed."
    assert [fact.count.low for fact in read(text)] == [10, 35]


def test_equal_figures_of_other_people_stay(read: Read) -> None:
    text = "Four soldiers were killed in the north. Four farmers were killed in the south."
    assert _figures(read(text)) == [("killed", 4, "soldiers"), ("killed", 4, "farmers")]


def test_a_part_names_its_whole(read: Read) -> None:
    whole, part = read("The crash killed 21 people, including three infants.")
    assert part.subset_of == whole.id
    assert whole.subset_of is None


def test_what_might_happen_is_told_apart_and_never_merged(read: Read) -> None:
    facts = read("The flood killed 40 people. A second flood could kill 40 people, the ministry warned.")
    assert [fact.assertion for fact in facts] == ["reported", "hypothetical"]


def test_one_number_for_several_places_is_a_figure_for_each(read: Read) -> None:
    facts = read("The storm killed three each in Lara and Zulia.")
    assert [(fact.count.low, fact.place) for fact in facts] == [(3, "Lara"), (3, "Zulia")]


def test_bodies_are_remembered_by_the_next_sentence(read: Read) -> None:
    text = "Rescuers found five bodies in the tunnel. Another three were recovered in Raini."
    assert _figures(read(text)) == [("killed", 5, None), ("killed", 3, None)]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Five policemen were killed.", "security_force"),
        ("Five villagers were killed.", "civilian"),
        ("Five rebels were killed.", "combatant"),
        ("Police shot dead the five attackers.", "perpetrator"),
        ("Five people were killed.", "unknown"),
    ],
)
def test_victims_have_a_side(read: Read, text: str, side: str) -> None:
    (fact,) = read(text)
    assert fact.victim_class == side


def test_a_figure_under_an_empty_line_is_not_bound_by_the_next_paragraph(read: Read) -> None:
    facts = read("Blast in Pune injures 30\n\nAt least 30 people have been hurt in a blast in Pune.")
    assert [(fact.outcome, fact.count.low) for fact in facts] == [("injured", 30)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two men drowned near Lima. Three more are missing.", ("Lima", "article")),
        ("No one was hurt, the firm said. Its chief was born in Lagos and is based in London.", (None, None)),
        (
            "A blast in Goma killed nine. Shells fired at Ugandan towns near the Rwandan border hurt two.",
            ("Goma", "article"),
        ),
        ("Seven people died in 2011. A minister told reporters in Geneva of it.", (None, None)),
    ],
)
def test_the_place_is_where_harm_was_done_not_where_somebody_speaks(
    read: Read, text: str, place: tuple[str | None, str | None]
) -> None:
    fact = read(text)[-1]
    assert (fact.place, fact.place_basis) == place


def test_an_older_event_does_not_borrow_the_place_of_the_new_one(extractor: Extractor) -> None:
    text = "A blast in Quetta killed nine people on Tuesday. In 2016 an attack killed 70 people."
    article = article_of(text, id="a", source="a", published=dt.date(2025, 9, 4))
    new, old = extractor.extract(article).of("casualty")
    assert isinstance(new, Casualty)
    assert isinstance(old, Casualty)
    assert (new.place, old.place) == ("Quetta", None)
