"""What the head of an article says: its date, publisher, headline and place."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx.parts.published import dateline_of, published_of, publisher_of, title_of

STORY = "\n\nThe river rose overnight and took the bridge with it, officials in the valley said on March 2, 2011.\n"


@pytest.mark.parametrize(
    ("head", "day", "said_in"),
    [
        (" date 2020-11-05 By Azernews", "2020-11-05", "header"),
        (" date 2020-11-05 LIMA, Peru (AP) - The river rose.", "2020-11-05", "header"),
        (
            "River rises\nPublished: 14th February 2021 08:37 AM  |  Last Updated: 15th February 2021 02:56 PM",
            "2021-02-14",
            "header",
        ),
        (
            "River rises\nUPDATED : Thursday, 15 August, 2013, 3:51am\nPUBLISHED : Wednesday, 14 August, 2013",
            "2013-08-14",
            "header",
        ),
        ("Last updated on May 3, 2019", "2019-05-03", "header"),
        ("Friday, March 29, 2024\nRiver rises\nposted November 18, 2018 at 01:30 am", "2018-11-18", "header"),
        ("River rises\nMay 3, 2021\nRead more: published May 4, 2021", "2021-05-03", "header"),
        ("First published by Reuters on 2007-03-11", "2007-03-11", "header"),
        ("Georgia Materials 21 June 2014 10:27 (UTC +04:00)", "2014-06-21", "header"),
        ("Published 26 July 2018", "2018-07-26", "header"),
        ("Posted at 10:15 a.m., 26 July 2018", "2018-07-26", "header"),
        ("River rises\n13 October, 2018\n2 min read", "2018-10-13", "header"),
        ("River rises\nTuesday 4 May 2021 14.30 BST", "2021-05-04", "header"),
        ("BY STAFF WRITER | TEGUCIGALPA, Honduras | November 3, 1998", "1998-11-03", "header"),
        ("By Jane Doe • Apr 5, 2022 • 3 min read", "2022-04-05", "header"),
        ("TEGUCIGALPA, Honduras (Nov. 3, 1998) -- Bodies were dug out.", "1998-11-03", "dateline"),
        ("ACCRA, Ghana, March 3, 2015 (Reuters) - The river rose.", "2015-03-03", "dateline"),
        ("PORTO ALEGRE, Brazil, May 5, 2024 (BSS/AFP) - The river rose.", "2024-05-05", "dateline"),
        ("BSS\n  05 May 2024, 20:09\n\nRiver rises", "2024-05-05", "header"),
        ("First Published: Jul 14, 2023 4:53 PM IST", "2023-07-14", "header"),
        ("Wednesday, January 19, 2011\n\nRiver Rises to 1,000", "2011-01-19", "header"),
        ("Xinhua   2021-05-03 10:00:12", "2021-05-03", "header"),
        ("By Staff, May 3, 2021", "2021-05-03", "header"),
        ("ANKARA 03.05.2021", "2021-05-03", "header"),
        ("May 3 2021, 10:00am", "2021-05-03", "header"),
        ("First published on Mon 3 May 2021 10.30 BST", "2021-05-03", "header"),
        ("May 3, 2021 / 4:30 PM / CBS/AP", "2021-05-03", "header"),
        ("River rises\nMay 3, 2021 Updated: May 4, 2021", "2021-05-03", "header"),
        ("LIMA, May 3, 2021—The river rose.", "2021-05-03", "dateline"),
        ("QUETTA, 5 May 2021 – The river rose.", "2021-05-05", "dateline"),
    ],
)
def test_the_head_tells_the_day(head: str, day: str, said_in: str) -> None:
    found = published_of(head + STORY)
    assert found is not None
    assert (found.day, found.said_in) == (dt.date.fromisoformat(day), said_in)
    assert any(character.isdigit() for character in head[found.start : found.end])


@pytest.mark.parametrize(
    "text",
    [
        "The dam burst on March 3, 2015, killing four, officials of the province said." + STORY,
        "A river rises\n\nOn 4 May 2021 the river rose, and by 6 May 2021 the town was gone." + STORY,
        "BISHKEK, Kyrgyzstan, August 26. How to share the water was the subject." + STORY,
        "Budget 2019 speech begins" + STORY,
        "",
    ],
)
def test_a_date_of_the_story_is_no_day_of_publication(text: str) -> None:
    assert published_of(text) is None


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        (" date 2020-11-05 By Azernews", "Azernews"),
        (" date 2020-11-05 By Staff writer", None),
        ("River rises\n\n(Bloomberg) --\n\nThe river rose.", "Bloomberg"),
        ("LIMA, Peru (AP) — The river rose.", "AP"),
        ("LIMA (Reuters) - The river rose.", "Reuters"),
        ("LIMA, Peru, May 5, 2024 (BSS/AFP) - The river rose.", "BSS"),
        ("Pittsburgh Post-Gazette\nRiver rises", "Pittsburgh Post-Gazette"),
        ("Back The Moscow Times!\nRiver rises", "The Moscow Times"),
        ("The minister (pictured) - rose.", None),
        ("The World Health Organization (WHO) - rose.", None),
    ],
)
def test_the_head_tells_the_publisher(head: str, publisher: str | None) -> None:
    assert publisher_of(head + STORY) == publisher


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("River rises in Peru, killing 4", "River rises in Peru, killing 4"),
        (
            "Home World River rises in Peru, killing 4\n\nRiver rises in Peru, killing 4",
            "River rises in Peru, killing 4",
        ),
        (
            "• Live\n• Audio\nNews\nRiver rises in “Peru”, killing 4\n13 October, 2018",
            "River rises in “Peru”, killing 4",
        ),
        ("LIMA, Peru (AP) — The river rose and took the bridge with it on its way to the sea, they said.", None),
        (" date 2020-11-05 By Azernews", None),
        ("Photo: a river that rises", None),
        ("Posted: May 3, 2021 / 04:30 PM EDT", None),
    ],
)
def test_the_headline_is_a_short_line_before_the_prose(head: str, title: str | None) -> None:
    assert title_of(head + STORY) == title


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("KHARTOUM, Sudan / ISTANBUL\nA river rose.", "KHARTOUM, Sudan / ISTANBUL"),
        ("MANISA - A river rose.", "MANISA"),
        (" date 2018-07-26 PAKSONG, Laos (NYTimes) - A river rose.", "PAKSONG, Laos"),
        ("Colombo : A river rose.", "Colombo"),
        ("New Delhi: A river rose.", "New Delhi"),
        ("BISHKEK, Kyrgyzstan, August 26. A river rose.", "BISHKEK, Kyrgyzstan"),
        ("RIO DE JANEIRO, BRAZIL – A river rose.", "RIO DE JANEIRO, BRAZIL"),
        ("Maputo — A river rose.", "Maputo"),
        ("Source: A river rose.", None),
        ("BREAKING NEWS: A river rose.", None),
        ("Inga Dam: get on with it", None),
    ],
)
def test_the_dateline_tells_the_place(head: str, place: str | None) -> None:
    assert dateline_of(head + STORY) == place


@given(st.text(max_size=300))
def test_any_text_has_a_head(text: str) -> None:
    found = published_of(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
    title = title_of(text)
    assert title is None or title in text
    publisher_of(text)
    dateline_of(text)
