"""Dates and periods: one value, many wordings; and what is none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx.parts.dates import read_dates
from factx.parts.fold import fold

PUBLISHED = dt.date(2021, 8, 12)  # a Thursday

# (ISO 8601 interval, precision, wordings). Each wording is the whole of a sentence; its date is the only one in it.
WORDINGS: list[tuple[str, str, list[str]]] = [
    (
        "2020-11-04",
        "day",
        [
            "They met on November 4, 2020.",
            "They met on 4 November 2020.",
            "They met on Nov. 4, 2020.",
            "They met on Nov 4 2020.",
            "They met on 4th November, 2020.",
            "They met on the 4th of November 2020.",
            "They met on Wednesday, November 4, 2020, in Baku.",
            "They met on Wednesday (4 November 2020).",
            "They met on 2020-11-04.",
            "They met on 04.11.2020.",
            "NOVEMBER 4, 2020",
        ],
    ),
    (
        "2021-07-25",
        "day",
        [
            "The bridge fell on July 25.",
            "The bridge fell on July 25th.",
            "The bridge fell on 25 July.",
            "The bridge fell on the 25th of July.",
            "The bridge fell on Sunday, July 25.",
            "The bridge fell on Sunday (July 25).",
            "The bridge fell on July 25 this year.",
        ],
    ),
    (
        "2020-12-14",
        "day",
        ["A blast on December 14 killed two.", "A blast on 14 Dec. killed two.", "A blast on 14 December last year."],
    ),
    (
        "2021-08-10",
        "day",
        ["Tuesday's attack", "He spoke on Tuesday.", "late Tuesday", "on Tuesday night", "on Tuesday this week"],
    ),
    ("2021-08-12", "day", ["Thursday's attack", "He spoke today.", "tonight", "this morning"]),
    ("2021-08-11", "day", ["yesterday", "last night", "on Wednesday"]),
    ("2021-08-03", "day", ["on Tuesday last week", "on Tuesday of last week"]),
    (
        "2021-08-13",
        "day",
        ["next Friday", "The court will rule on Friday.", "The match is scheduled for Friday.", "tomorrow"],
    ),
    ("2021-08-06", "day", ["The court ruled on Friday.", "On Friday, police said the road will open.", "last Friday"]),
    ("2021-10-01", "day", ["The tax will rise on October 1.", "The dam is due to open on 1 October."]),
    ("2020-10-01", "day", ["The tax rose on October 1.", "On 1 October they said the road would open."]),
    (
        "2021-04",
        "month",
        [
            "in April",
            "in April 2021",
            "in early April",
            "mid-April",
            "late April",
            "at the end of April",
            "in April this year",
        ],
    ),
    ("2020-09", "month", ["last September", "in September 2020", "in September of last year", "Sept. 2020"]),
    ("2021-05", "month", ["The loan was signed in May.", "late May", "the end of May 2021", "in May of this year"]),
    ("2021-08", "month", ["this month", "earlier this month", "later this month", "in August"]),
    ("2021-07", "month", ["last month", "a month ago"]),
    ("2013", "year", ["in 2013", "the 2013 agreement", "early 2013", "(2013)", "the end of 2013"]),
    ("2021", "year", ["this year", "earlier this year", "in 2021"]),
    ("2020", "year", ["last year", "a year ago", "last year's budget"]),
    ("2022", "year", ["next year", "in 2022"]),
    ("2019", "year", ["two years ago", "throughout 2019"]),
    ("2021-08-02/2021-08-08", "week", ["last week", "a week ago"]),
    ("2021-08-09/2021-08-15", "week", ["this week", "later this week"]),
    ("2021-08-25/2021-08-31", "week", ["the last week of August 2021", "in the last week of August this year"]),
    (
        "2021-09-17/2021-09-19",
        "span",
        [
            "between September 17 and September 19, 2021",
            "Sept. 17-19, 2021",
            "from 17 to 19 September 2021",
            "17–19 September 2021",
        ],
    ),
    (
        "2021-06-01/2021-07-24",
        "span",
        ["1 June to 24 July", "from June 1 to July 24", "between 1 June and 24 July", "June 1 - July 24"],
    ),
    (
        "2019-01-01/2019-09-30",
        "span",
        [
            "January-September 2019",
            "the first nine months of 2019",
            "from January to September 2019",
            "the first three quarters of 2019",
            "January–September, 2019",
            "January to September of 2019",
            "in the first 9 months of 2019",
        ],
    ),
    (
        "2021-01-01/2021-04-30",
        "span",
        [
            "January-April this year",
            "the first four months of this year",
            "between January and April",
            "from January through April",
            "the first four months of the year",
        ],
    ),
    ("2020-11-01/2021-02-28", "span", ["from November to February", "November 2020 to February 2021"]),
    (
        "2021-01-01/2021-06-30",
        "half",
        ["the first half of 2021", "the first half of this year", "H1 2021", "H1 of 2021", "1H21", "1H2021"],
    ),
    (
        "2021-04-01/2021-06-30",
        "quarter",
        [
            "the second quarter of 2021",
            "in the second quarter",
            "Q2 2021",
            "Q2",
            "second-quarter 2021",
            "2Q21",
            "the second quarter of this year",
            "last quarter",
        ],
    ),
    ("2020-10-01/2020-12-31", "quarter", ["the fourth quarter", "the last quarter of 2020", "Q4 2020"]),
    ("2020-10-01/2020-12-31", "span", ["the last three months of 2020", "the final three months of last year"]),
    ("2025/2028", "span", ["2025-2028", "for the period 2025–2028", "between 2025 and 2028", "from 2025 to 2028"]),
    ("2019/2020", "span", ["2019/20", "2019-20", "in 2019-2020"]),
    ("1990/1999", "decade", ["in the 1990s", "the late 1990s", "in the '90s"]),
    ("2019-08-12/2021-08-12", "span", ["over the past two years", "in the last 2 years"]),
    ("2021-08-11/2021-08-12", "span", ["in the past 24 hours", "over the last 24 hours"]),
    ("2021-08-12/2026-08-12", "span", ["over the next five years", "in the coming five years"]),
    ("2021-04-27/", "day", ["since April 27", "since 27 April", "from April 27", "starting from April 27, 2021"]),
    ("2021-04-01/", "month", ["since April", "since April 2021", "from April"]),
    ("2013-01-01/", "year", ["since 2013", "ever since 2013"]),
    ("/2029-12-31", "year", ["by 2029", "until 2029", "by the end of 2029", "up to 2029", "no later than 2029"]),
    ("/2021-12-31", "year", ["by the end of the year", "until the end of this year"]),
    ("2025-01-01/", "year", ["from 2025"]),
    ("/2014-02-28", "month", ["before March 2014", "prior to March 2014"]),
    ("2014-04-01/", "month", ["after March 2014"]),
    ("2019-12", "month", ["as of December 2019"]),
    (
        "2020-04-01/2021-03-31",
        "year",
        [
            "the financial year ending March 31, 2021",
            "the fiscal year that ended on 31 March 2021",
            "the year to March 2021",
            "the fiscal year ended March 31",
        ],
    ),
    ("2021-01-01/2021-06-30", "span", ["the six months to June 30", "the six months ended June 30, 2021"]),
    (
        "2021-04-01/2022-03-31",
        "year",
        ["the current financial year will be over on March 31", "the fiscal year that will end on 31 March"],
    ),
    ("?", "year", ["FY2021-22", "fiscal 2022", "the financial year 2021/22", "the current fiscal year"]),
    ("?", "span", ["last summer", "the winter of 2019", "over the past few years"]),
    ("?", "day", ["03/04/2021"]),
]

NONE = [
    "The minister may resign, and May said so.",
    "Troops march on; March on, they cried.",
    "He came second in 1,990 races.",
    "The fine was Rs 2019 and $2020, or 2,021 rupees.",
    "Flight 1990 carried 2000 people.",
    "The plant makes 2016 MW, or 1 500 GWh.",
    "COVID-19 and G20 and Article 370.",
    "A 19-year-old man and a 5-year plan.",
    "Version 3.11.2 of the text.",
    "He reads the Sunday Times and India Today.",
    "The quarter of a million people and the second half of the match.",
    "It was an August presence, said Jan Egeland.",
    "Some 2000 houses and more than 2010 families",
    "the last minute, the next round, the first time",
    "Black Friday sales",
    "A force of 2000 was sent.",
    "The road is 2000 metres long and 1999 km from here.",
    "He scored 20-19.",
]


def _iso(interval: str) -> tuple[dt.date | None, dt.date | None]:
    if interval == "?":
        return None, None
    first, _, last = interval.partition("/")
    if "/" not in interval:
        last = first
    return _day(first, last=False), _day(last, last=True)


def _day(text: str, *, last: bool) -> dt.date | None:
    parts = [int(part) for part in text.split("-")] if text else []
    if not parts:
        return None
    if len(parts) == 3:
        return dt.date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else 12 if last else 1
    if not last:
        return dt.date(year, month, 1)
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("interval", "precision", "wording"), [(days, unit, words) for days, unit, texts in WORDINGS for words in texts]
)
def test_one_value_many_wordings(interval: str, precision: str, wording: str) -> None:
    (found,) = read_dates(wording, published=PUBLISHED)
    assert (found.first, found.last) == _iso(interval)
    assert found.precision == precision


@pytest.mark.parametrize("wording", NONE)
def test_what_is_no_date(wording: str) -> None:
    assert [wording[date.start : date.end] for date in read_dates(wording, published=PUBLISHED)] == []


@pytest.mark.parametrize(
    ("text", "intervals"),
    [
        (
            "Trade came to $5m in the first nine months of 2020, against $7m in the same period of 2019.",
            ["2020-01-01/2020-09-30", "2019-01-01/2019-09-30"],
        ),
        (
            "Exports rose in January-May 2021 from those of the same period last year.",
            ["2021-01-01/2021-05-31", "2020-01-01/2020-05-31"],
        ),
        (
            "In January-April this year it was 18% above the corresponding months of 2020.",
            ["2021-01-01/2021-04-30", "2020-01-01/2020-04-30"],
        ),
        (
            "Compared with the same period of 2019, sales in the first half of 2020 fell.",
            ["2019-01-01/2019-06-30", "2020-01-01/2020-06-30"],
        ),
        (
            "In the first half of 2020 sales fell. During the reporting period costs rose.",
            ["2020-01-01/2020-06-30", "2020-01-01/2020-06-30"],
        ),
        (
            "Profit was $2m in the second quarter, up from $1m a year earlier.",
            ["2021-04-01/2021-06-30", "2020-04-01/2020-06-30"],
        ),
        ("In 2013 the plant was planned; the year before, a law was passed.", ["2013", "2012"]),
        ("It fell to $4bn in 2019 from $5bn in the previous year.", ["2019", "2018"]),
        ("He was shot on 3 March 2015 and died the next day.", ["2015-03-03", "2015-03-04"]),
        ("The strike of 3 March 2015 came before that of April 7.", ["2015-03-03", "2015-04-07"]),
        ("On Wednesday, July 26, 2023 he spoke.", ["2023-07-26"]),
        ("They came between Friday and Sunday.", ["2021-08-06/2021-08-08"]),
        ("Losses in 2018 and 2019", ["2018", "2019"]),
        ("in April and May", ["2021-04-01/2021-05-31"]),
        ("Compared with 2019, more were paid on Monday (Feb. 22).", ["2019", "2021-02-22"]),
        ("In March 20 people died.", ["2021-03"]),
        ("Gas will be bought between July and at least September 2021.", ["2021-07-01/2021-09-30"]),
        ("Projects are to be carried out, the council heard on August 10.", ["2021-08-10"]),
        ("The Fiscal Information System counted the last week of August", ["2021-08-25/2021-08-31"]),
        ("Some may be cut off if the rain goes on until Friday.", ["/2021-08-13"]),
        ("He was in office until March.", ["/2021-03-31"]),
        ("In 2013 floods killed 20.", ["2013"]),
    ],
)
def test_what_dates_say_of_each_other(text: str, intervals: list[str]) -> None:
    assert [(date.first, date.last) for date in read_dates(text, published=PUBLISHED)] == [_iso(i) for i in intervals]


@pytest.mark.parametrize(
    "text",
    [
        "on Tuesday",
        "on March 3",
        "in April",
        "last year",
        "since September 27",
        "two weeks ago",
        "by Friday",
        "today",
        "the third quarter",
        "the same period last year",
        "between 1 June and 24 July",
        "the past two years",
    ],
)
def test_nothing_anchors_a_date_without_a_publication_day(text: str) -> None:
    (found,) = read_dates(text, published=None)
    assert (found.first, found.last) == (None, None)


def test_a_year_of_the_sentence_anchors_without_a_publication_day() -> None:
    found = list(read_dates("In 2015 the dam was begun and in March it burst.", published=None))
    assert [date.first for date in found] == [dt.date(2015, 1, 1), dt.date(2015, 3, 1)]


def test_the_words_hold_what_opens_an_end() -> None:
    text = "91 civilians have been killed and more than 400 injured since September 27."
    (found,) = read_dates(text, published=PUBLISHED)
    assert text[found.start : found.end] == "since September 27"


_PIECES = st.sampled_from(
    [
        "March",
        "May",
        "Sept.",
        "2020",
        "since",
        "to",
        "-",
        "4",
        "31",
        "the",
        "first",
        "nine months",
        "of",
        "Tuesday",
        ",",
        "(",
        ")",
        "last",
        "year",
        "the same period",
        "and",
        "between",
        "from",
        "1999-",
        "Q3",
        "'90s",
        "ago",
        "\n",
        "30 February",
        "9999",
    ]
)


@given(st.lists(_PIECES, max_size=25).map(" ".join) | st.text(max_size=80), st.dates() | st.none())
def test_dates_stand_in_order_inside_the_text(text: str, published: dt.date | None) -> None:
    text, end = fold(text), 0
    for date in read_dates(text, published=published):
        assert end <= date.start < date.end <= len(text)
        assert not (date.first and date.last) or date.first <= date.last
        end = date.end
