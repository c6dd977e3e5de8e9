"""The grammar of offices, and the own sentences with office holders from all regions."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx.kinds.official.find import find, link
from factx.parts.articles import article_of
from factx.parts.countries import read_countries, table
from factx.parts.offices import read_offices
from factx.parts.page import page_of
from factx.parts.places import place_named
from factx.tag import blank, tag
from factx.types import Mention

SENTENCES = Path(__file__).parent / "data" / "officials.tsv"
LEAST = 0.97  # of the sentences' holders, by words alone; it only rises


def sentences() -> list[tuple[str, set[tuple[str, str, str]]]]:
    rows = []
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, holders = line.partition("\t")
            parts = (holder.split("|") for holder in holders.split("; ") if holder)
            want = {(name, role, country) for name, role, country in parts}
            rows.append((text, want))
    return rows


def holders_of(text: str) -> set[tuple[str, str, str]]:
    reading = tag(article_of(text, id="text", source="text"), blank())
    mentions = tuple(item for item in find(reading) if isinstance(item, Mention))
    drafts = link(reading, mentions)
    return {(draft.slots["name"], draft.slots["role"], draft.slots["country"] or "-") for draft in drafts}


def test_the_sentences_come_from_everywhere() -> None:
    rows = sentences()
    assert len(rows) >= 200
    assert len({country for _, want in rows for _, _, country in want}) >= 60


def test_office_holders_are_found_without_a_model() -> None:
    right = wanted = found = 0
    wrong = []
    for text, want in sentences():
        seen = holders_of(text)
        right += len(seen & want)
        wanted += len(want)
        found += len(seen)
        if seen != want:
            wrong.append(f"{text}\n   missed {want - seen}\n   too many {seen - want}")
    score = 2 * right / (wanted + found)
    assert score >= LEAST, f"F1 {score:.3f}\n" + "\n".join(wrong)


WORDS = """
the of for and to , ; . ( ) [ ] " 's - : who is was President Minister minister Energy ministers Governor head director
chief Kenya Kenyan Serbia Nakuru County Bank Dr. Gen. (R) van der al-Sani Ana Ruiz I II Jr. 47 counterpart predecessor
his former acting elect appointed as named replaced became Sen. R-Iowa UN EU spokesman rebels Monday He
"""


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*WORDS.split(), "\n\n"]), max_size=30))
def test_any_row_of_words_is_read_without_harm(row: list[str]) -> None:
    text = "A " + " ".join(row)
    reading = tag(article_of(text, id="text", source="text"), blank())
    for item in find(reading):
        assert reading.article.text[item.span.start : item.span.end] == item.span.text


@pytest.mark.parametrize(
    ("text", "office", "role"),
    [
        (
            "the Minister of Finance, Budget and National Planning spoke",
            "Minister of Finance, Budget and National Planning",
            "minister",
        ),
        ("the police chief of the town of Rongai spoke", "police chief of the town of Rongai", "commander"),
        (
            "head of the Office of the President of Ukraine",
            "head of the Office of the President of Ukraine",
            "agency_head",
        ),
        ("the Labor and Social Security Minister", "Labor and Social Security Minister", "minister"),
        ("the Deputy Foreign Minister", "Deputy Foreign Minister", "deputy_minister"),
        ("governor of Nakuru County", "governor of Nakuru County", "governor"),
        ("the governor of the Central Bank of Nigeria", "governor of the Central Bank of Nigeria", "agency_head"),
        ("the Senate President", "Senate President", "lawmaker"),
        ("the EU Justice Commissioner", "EU Justice Commissioner", "other"),
        ("the president of Tatarstan", "president of Tatarstan", "governor"),
    ],
)
def test_an_office_reaches_as_far_as_its_words(text: str, office: str, role: str) -> None:
    page = page_of(text, countries=tuple(read_countries(text)))
    found = next(iter(read_offices(page)))
    assert page.slice(found.first, found.last) == office
    assert (found.role, found.problem) == (role, None)


@pytest.mark.parametrize(
    "text",
    [
        "Samsung Electronics Chairman",
        "spokesman for the rebels",
        "the chairman of the Conservative Party",
        "FIFA President",
    ],
)
def test_a_post_outside_the_state_has_its_reason(text: str) -> None:
    page = page_of(text, countries=tuple(read_countries(text)))
    assert next(iter(read_offices(page))).problem


@pytest.mark.parametrize(
    ("name", "country"), [("Sindh", "PK"), ("Kaduna", "NG"), ("Oaxaca", "MX"), ("White House", "US")]
)
def test_places_know_their_country(name: str, country: str) -> None:
    place = place_named(name)
    assert place is not None
    assert place.countries == (country,)


def test_every_place_lies_in_a_country_of_the_table() -> None:
    import csv
    from importlib.resources import files

    for file, column in (("cities.csv", "countries"), ("subdivisions.csv", "countries"), ("bodies.csv", "country")):
        text = (files("factx.parts") / file).read_text(encoding="utf-8")
        for row in csv.DictReader(text.splitlines()):
            assert set(row[column].split()) <= set(table()), row
