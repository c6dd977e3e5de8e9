"""Lists of names: found whole, at word boundaries, the longest first, and at no cost to speak of."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx.link import link
from factx.listed import with_listed
from factx.parts.articles import article_of
from factx.parts.gazetteer import names, plainly
from factx.reading import Reading
from factx.registry import kinds
from factx.tag import blank, tag
from factx.types import Draft, Mention
from factx.user_lists import read_gazetteer

PLANTS = "name,kind,country,owner,river\nKaruma,hydro_project,ug,UEGCL,Nile\nKaruma Falls Lodge,organization,,,\n"


def _reading(text: str) -> Reading:
    return tag(article_of(text, id="text", source="text"), blank())


def test_the_longest_name_stands_and_words_are_whole() -> None:
    lakes = names([("Kariba", 1), ("Lake Kariba", 2), ("São Tomé", 3), ("N'Djamena", 4)])
    text = "Lake Kariba, Karibas, the Kariba\ndam, Sao Tomé and N'Djamena"
    assert [(text[hit.start : hit.end], hit.value) for hit in lakes.finditer(text)] == [
        ("Lake Kariba", 2),
        ("Kariba", 1),
        ("Sao Tomé", 3),
        ("N'Djamena", 4),
    ]


def test_a_line_break_inside_a_name_is_a_space() -> None:
    assert [hit.value for hit in names([("Nam Theun 2", "x")]).finditer("the Nam\nTheun 2 dam")] == ["x"]


@given(st.text(max_size=60))
def test_plain_text_is_as_long_as_the_text(text: str) -> None:
    assert len(plainly(text)) == len(text)


def test_columns_that_the_model_has_fill_it_and_the_others_are_attributes() -> None:
    drafts = with_listed(_reading("Work at Karuma goes on."), [], read_gazetteer(PLANTS))
    assert [draft.slots for draft in drafts] == [
        {"name": "Karuma", "countries": ("UG",), "river": "Nile", "attributes": {"owner": "UEGCL"}}
    ]
    assert [mention.span.text for mention in drafts[0].mentions] == ["Karuma"]


def test_what_the_text_says_stands_before_what_the_list_says() -> None:
    reading = _reading("The Karuma dam on the Kyoga. Later, Karuma was shut.")
    seen = Mention("hydro_project", reading.span(4, 14), "hydro_project/name-noun", {"name": "Karuma"})
    draft = Draft("hydro_project", {"name": "Karuma", "river": "Kyoga"}, (seen,))
    (merged,) = with_listed(reading, [draft], read_gazetteer(PLANTS))
    assert merged.slots["river"] == "Kyoga"
    assert [mention.span.text for mention in merged.mentions] == ["Karuma dam", "Karuma"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind,country\nx,UG\n", "line 1: the list has no column name"),
        ("name,kind\n,hydro_project\n", "line 2: a row needs a name and a kind"),
        ("name,kind,country\nKaruma,hydro_project,Uganda\n", "line 2: 'UGANDA' is no code"),
        ("name,kind,country\nKaruma,hydro_project,ZZ\n", "line 2: 'ZZ' is no code"),
        ("name,kind\nKaruma,plant\n", "line 2: names of the kind 'plant' cannot be listed; write one of hydro_project"),
        ("name,kind\nKaruma,casualty\n", "line 2: names of the kind 'casualty' cannot be listed"),
        # A country's mentions tell in which form it is named, and a list cannot.
        ("name,kind\nUganda,country\n", "line 2: names of the kind 'country' cannot be listed"),
        (
            "name,kind,capacity_mw\nA,hydro_project,6\nB,hydro_project,600 MW\n",
            "line 3: capacity_mw '600 MW' should be",
        ),
        ("name,kind,capacity_mw\nKaruma,hydro_project,-5\n", "capacity_mw '-5' should be greater than 0"),
        ("name,kind,type\nKaruma,hydro_project,Dam\n", "type 'Dam' should be 'power_plant', 'dam'.* another name"),
    ],
)
def test_a_list_that_cannot_be_read_says_where(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_gazetteer(text)


def test_tens_of_thousands_of_names_cost_hardly_more_than_ten() -> None:
    text = "Officials in Karuma said on Friday that Name17 and the Upper Plant would be shut. " * 400
    few = names((f"Name{number} Plant", number) for number in range(10))
    many = names((f"Name{number} Plant", number) for number in range(50_000))

    def seconds(listed: object) -> float:
        best = 1e9
        for _ in range(5):
            start = time.perf_counter()
            list(listed.finditer(text))  # type: ignore[attr-defined]
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(many) < 3 * seconds(few) + 0.01


def test_a_column_never_takes_the_place_of_what_the_house_fills_itself() -> None:
    listed = read_gazetteer("name,kind,id,mentions\nKaruma,hydro_project,77,3\n")
    (draft,) = with_listed(_reading("Karuma"), [], listed)
    assert draft.slots == {"name": "Karuma", "attributes": {"id": "77", "mentions": "3"}}


def test_a_column_of_a_list_has_semicolons_between_its_values() -> None:
    listed = read_gazetteer("name,kind,countries\nKariba,hydro_project,zm; zw\n")
    (draft,) = with_listed(_reading("Kariba"), [], listed)
    assert draft.slots == {"name": "Kariba", "countries": ("ZM", "ZW")}


def test_a_country_that_the_kind_has_no_field_for_is_an_attribute() -> None:
    listed = read_gazetteer("name,kind,country\nKaruma Falls Lodge,organization,UG\n")
    (draft,) = with_listed(_reading("Karuma Falls Lodge"), [], listed)
    assert draft.slots["attributes"] == {"country": "UG"}


def test_what_two_rows_of_one_name_differ_in_is_left_open_and_told() -> None:
    listed = read_gazetteer("name,kind,country,river\nSanta Ana,hydro_project,PE,Ana\nSanta Ana,hydro_project,SV,Ana\n")
    (draft,) = with_listed(_reading("Santa Ana, said Santa Ana"), [], listed)
    assert draft.slots == {"name": "Santa Ana", "river": "Ana"}
    assert [[caution.message for caution in mention.warnings] for mention in draft.mentions] == [
        ["the list has several 'Santa Ana' of the kind hydro_project: countries left open"], [],
    ]  # fmt: skip


def test_a_listed_name_is_no_organisation_or_place_beside_that() -> None:
    reading = _reading("KARUMA opened. Upper Arun is in Nepal, Arun too, and the Arun Bank paid.")
    seen = [
        Mention("organization", reading.span(0, 6), "organization/acronym", {"name": "KARUMA", "acronym": None}),
        Mention("place", reading.span(15, 25), "place/model", {"name": "Upper Arun"}),
        Mention("place", reading.span(21, 25), "place/known", {"name": "Arun"}),
        Mention("place", reading.span(39, 43), "place/known", {"name": "Arun"}),
        Mention("organization", reading.span(57, 66), "organization/name", {"name": "Arun Bank", "acronym": None}),
    ]
    listed = read_gazetteer("name,kind\nKARUMA,hydro_project\nUpper Arun,hydro_project\n")
    drafts, rejected = link(reading, seen, kinds(), listed)
    assert [(draft.kind, draft.slots["name"]) for draft in drafts] == [
        ("hydro_project", "KARUMA"), ("hydro_project", "Upper Arun"), ("place", "Arun"), ("organization", "Arun Bank"),
    ]  # fmt: skip
    assert [item.reason for item in rejected] == [
        "the list has the name as hydro_project", "the list has the name as hydro_project",
        "part of the name 'Upper Arun' of the list",
    ]  # fmt: skip
