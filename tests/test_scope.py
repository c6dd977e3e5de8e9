"""When a figure holds, who says so and how sure: the figure of each text stands in [brackets]."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx.parts.articles import article_of
from factx.parts.scope import assertion_of, period_of, source_of
from factx.reading import Reading
from factx.tag import blank, tag

PUBLISHED = dt.date(2021, 8, 12)  # a Thursday


def _marked(text: str, published: dt.date | None = PUBLISHED) -> tuple[Reading, int, int]:
    start = text.index("[")
    end = text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    return tag(article_of(plain, id="text", source="text", published=published), blank()), start, end


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("[Twelve people were killed] on Tuesday when a bridge fell.", "2021-08-10/2021-08-10"),
        ("On Tuesday, [12 people were killed] when a bridge fell.", "2021-08-10/2021-08-10"),
        ("Tuesday's bombing of the market left [12 people dead].", "2021-08-10/2021-08-10"),
        ("[91 civilians have been killed] and more than 400 injured since April 27.", "2021-04-27/"),
        ("91 civilians have been killed and [more than 400 injured] since April 27.", "2021-04-27/"),
        ("During the first nine months of 2020, trade came to [$240.3 million].", "2020-01-01/2020-09-30"),
        ("Trade came to [$240.3 million] in the first nine months of 2020.", "2020-01-01/2020-09-30"),
        (
            "Exports were $30 million, while imports were [$210.3 million], in January-May 2021.",
            "2021-01-01/2021-05-31",
        ),
        ("Revenue rose from [$5 billion] in 2019 to $6 billion in 2020.", "2019-01-01/2019-12-31"),
        ("Revenue rose from $5 billion in 2019 to [$6 billion] in 2020.", "2020-01-01/2020-12-31"),
        ("Turnover reached [$6 billion] in 2020, up from $5 billion in 2019.", "2020-01-01/2020-12-31"),
        ("Turnover reached $6 billion in 2020, up from [$5 billion].", None),
        ("Exports were [$3 million], while imports were $5 million, during 2020.", "2020-01-01/2020-12-31"),
        ("In 2020 exports fell to $3 million, while imports rose to [$5 million].", "2020-01-01/2020-12-31"),
        ("Officials said on Wednesday that [20 people were missing].", None),
        ("Officials told reporters Wednesday that [20 people were missing].", None),
        ("The governor said in a statement on Tuesday that [20 people] drowned on Sunday.", "2021-08-08/2021-08-08"),
        ("[Twenty people were missing], officials said on Wednesday.", None),
        ("On Tuesday, police said [20 people had been hurt].", None),
        ("In the town, where in 1972 an earthquake struck, [20 people were hurt].", None),
        ("The dam, built in 1962, will cost [$40 million] to mend.", None),
        ("It was the worst since 2010, when floods killed [1,700 people].", "2010-01-01/2010-12-31"),
        ("Floods in 2010 killed [1,700 people].", "2010-01-01/2010-12-31"),
        ("The bank is to lend [$3 billion] by 2029.", "/2029-12-31"),
        ("The plan foresees [$3 billion] for 2025-2028.", "2025-01-01/2028-12-31"),
        ("The loan of [$3 billion] was approved.", None),
        (" date 2021-08-10 By Agency\n\nThe flood killed [12 people].", None),
        (" date 2021-08-12 Tuesday's attack in Quetta left [12 people killed].", "2021-08-10/2021-08-10"),
        ("Projects worth [1.9 trillion tenge] ($4.2 billion) are due this year.", "2021-01-01/2021-12-31"),
        ("Last year it came to [$28 billion], a record for the past decade.", "2020-01-01/2020-12-31"),
        ("Not since 1972, when an earthquake [killed 5,000 people], was it as bad.", "1972-01-01/1972-12-31"),
        ("Four were killed on July 14 while [28 others] sustained injuries.", "2021-07-14/2021-07-14"),
        ("A dam that has lain idle since 2019 is to be built with [$136 million].", None),
        (
            "Rebels attacked the town on Sunday, and the gunbattle that followed [killed 14 people].",
            "2021-08-08/2021-08-08",
        ),
        ("The war, in which [13,000 people] have died, grew worse in March 2015.", None),
        ("[32 people] were killed at a market on Saturday, emergency services said.", "2021-08-07/2021-08-07"),
        ("Sales rose to [$34.4 billion] in July from $32.6 billion a year earlier.", "2021-07-01/2021-07-31"),
        ("Sales rose to $34.4 billion in July from [$32.6 billion] a year earlier.", "2020-07-01/2020-07-31"),
        ("[400,000 people] have fled since fighting erupted on April 15.", "2021-04-15/"),
        ("The quake, which struck on Feb. 6, killed [50,000 people].", "2021-02-06/2021-02-06"),
        ("The paper counted [12 dead] in its Monday edition.", None),
        ("The agreement, signed on Wednesday by both, provides for [$750 million].", None),
        ("In 2015, it paid $3 million in fines; last year it paid [$7 million].", "2020-01-01/2020-12-31"),
        ("Revenue for the fiscal year ended March 31 was [2.1 trillion yen].", "2020-04-01/2021-03-31"),
        (
            "Exports came to $2.60 billion in July, while in June the figure was [$2.35 billion].",
            "2021-06-01/2021-06-30",
        ),
        ("The deficit narrowed to $15 billion in June from [$16 billion] a year ago.", "2020-06-01/2020-06-30"),
        ("It would pay [$3 million], adding that the first payments were due on Sept. 1.", None),
        ("Since the conflict began in 2014, [13,000 people] have died.", "2014-01-01/"),
        ("[Hundreds of others, who had fled] on Monday, came to the town.", "2021-08-09/2021-08-09"),
        (
            "[Four insurgents] on their way to Manguna, likewise in Palma, were caught on Sunday.",
            "2021-08-08/2021-08-08",
        ),
        ("No other flood, [killing 170 people] up to now, has been as deadly as that of July 14.", None),
        (
            "Thirteen people, among them [two locals], nine of them guests, were killed on July 14.",
            "2021-07-14/2021-07-14",
        ),
        ("The bank lent [$500 million], partly for the deficit of the 2020 budget.", None),
        ("The 2020 budget of [$500 million] was passed.", "2020-01-01/2020-12-31"),
        ("BRASILIA, Aug 12 - Exports fell to [$2.4 billion].", None),
        (
            "From January through June 2020 trade surged by [$3 billion] compared to all of 2019.",
            "2020-01-01/2020-06-30",
        ),
        ("In 1H2020 exports fell by 15 percent compared to 1H2019, making up [$75 billion].", "2020-01-01/2020-06-30"),
        ("Exports totalled [$312 million], down 6 percent ($333 million in January-June 2021).", None),
        ("The war that began in 2014 has left [9,000 dead].", "2014-01-01/"),
        ("Between 1 June and 24 July [170 civilians were killed], the UN said.", "2021-06-01/2021-07-24"),
    ],
)
def test_the_period_that_governs_a_figure(text: str, period: str | None) -> None:
    found = period_of(*_marked(text))
    assert (found and f"{found.start or ''}/{found.end or ''}") == period


def test_a_period_that_nothing_anchors_stays_as_text() -> None:
    found = period_of(*_marked("[Twelve people were killed] on Tuesday.", published=None))
    assert found is not None
    assert (found.start, found.end, found.precision, found.text) == (None, None, "day", "Tuesday")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("[Twelve people were killed], police said.", "police"),
        ("[Twelve people were killed], said police.", "police"),
        ("[Twelve people were killed], officials said on Tuesday.", "officials"),
        ("Officials said [12 people were killed].", "Officials"),
        ("Officials said Thursday that [12 people were killed].", "Officials"),
        ("The health ministry said on Monday that [12 people had died].", "The health ministry"),
        ("On Tuesday, the interior ministry said [12 people had died].", "the interior ministry"),
        ("According to the United Nations, [12 people] died.", "the United Nations"),
        ("[Twelve people died], according to Governor Ana Ruiz, who flew in.", "Governor Ana Ruiz"),
        ("At least [12 people] died, according to the office of the governor.", "the office of the governor"),
        ("[Twelve people died], said Andriy Kostin, the prosecutor general.", "Andriy Kostin"),
        ("Joseph Kioko, police chief of the town of Rongai, said [12 people] died.", "Joseph Kioko"),
        ("[Twelve people died], Joseph Kioko, police chief of Rongai, said.", "Joseph Kioko"),
        ("By the count of Kadyrov, [12 militants] died.", "Kadyrov"),
        ("In Ahmed's reckoning, [$3 billion] is needed.", "Ahmed"),
        ("The deaths of [12 sailors] were confirmed by the navy.", "the navy"),
        ("The ministry put the death toll at [12].", "The ministry"),
        ("The IOM counted [7,500 people displaced].", "The IOM"),
        ("The rebels claim [35 sailors killed].", "The rebels"),
        ("Mr. Sani said [200 pupils] had been taken.", "Mr. Sani"),
        ("Police put the toll at 12, while the rebels said [40 soldiers] had died.", "the rebels"),
        ("Police said [12 people] died, while the rebels spoke of 40.", "Police"),
        ("Governor Ana Ruiz came to the town. Ana Ruiz said 12 people died. He said [20] were hurt.", "Ana Ruiz"),
        ('"Twelve people died," Ana Ruiz said. "And [20 were hurt] in the town."', "Ana Ruiz"),
        ("[Twelve people were killed] on Tuesday.", None),
        ("In earlier reports the army said [12 people] died.", "the army"),
        ("According to local reports, [12 people] died.", None),
        ("Trade with Ghana adds up to [$3 billion].", None),
        (" date 2021-08-10 The minister said [12 people] died.", "The minister"),
        (" date 2021-08-10 The minister said 12 people died. He said [20 people] were hurt.", "The minister"),
        ("Troops accused of [killing 12 herders] deny any role.", None),
        ("Witnesses accused the army of [killing 12 herders].", "Witnesses"),
        ("[Twelve people were killed], and the report was long.", None),
        ("It was said that [12 people] died.", None),
        ("The trade ministry announced [$3 billion] in loans.", "The trade ministry"),
        ("[Twelve people were killed], Vietnam News said on Monday.", "Vietnam News"),
        ("[Twelve people were killed], the state news agency reported.", "the state news agency"),
        ("The minister told parliament that [$3 billion] had been spent.", "The minister"),
        ("Between 17 and 19 May the IOM (Geneva) counted [7,500 people displaced].", "the IOM"),
        ('[Twelve people died], reports "Mediafax", a newssheet.', "Mediafax"),
        ("AFP quoted a local as saying that [12 people] died.", "a local"),
        ("The governor spoke of [40 missing].", "The governor"),
        ("Rescuers spoke of forty people reported missing and [40 others rescued].", "Rescuers"),
        ("Ana Ruiz came. The health ministry said 12 died. He said [20] were hurt.", None),
        ("Officials said 12 died. They added that [20] were hurt.", "Officials"),
        ("For its part the army reported [seven soldiers dead].", "the army"),
        (
            "[Over 20,000 people] live there, and nobody is moving them, Kostin explained, speaking of a crime.",
            "Kostin",
        ),
        (
            "Two officials of the World Health Organization told AFP that [12 people] died.",
            "Two officials of the World Health Organization",
        ),
    ],
)
def test_who_says_so(text: str, source: str | None) -> None:
    assert source_of(*_marked(text)) == source


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("[Twelve people were killed] on Tuesday.", "reported"),
        ("Police confirmed that [12 people] had died.", "confirmed"),
        ("[Twelve people] were confirmed dead.", "confirmed"),
        ("The figure of [12 dead] could not be confirmed.", "reported"),
        ("[Twelve people were killed], an unconfirmed report said.", "alleged"),
        ("The army allegedly killed [12 people].", "alleged"),
        ("The rebels claimed to have killed [35 sailors].", "alleged"),
        ("[Two more] are trapped and feared dead.", "alleged"),
        ("The army accused the rebels of killing [75 worshippers].", "alleged"),
        ("[More than 13,000 people] are thought to have lost their lives.", "alleged"),
        ("As many as [40 people] may have died in the storm.", "alleged"),
        ("The army denied that [12 civilians] had died.", "denied"),
        ("The army denied killing [12 civilians].", "denied"),
        ("The dam's failure could kill [5,000 people].", "hypothetical"),
        ("Up to [5,000 people] could be killed if the dam fails.", "hypothetical"),
        ("A flood might displace [5,000 people].", "hypothetical"),
        ("Floods of that kind may displace [5,000 people].", "hypothetical"),
        ("The rebels threatened to kill [20 hostages].", "hypothetical"),
        ("The storm is expected to displace [5,000 people].", "projected"),
        ("The dam will displace [5,000 people].", "projected"),
        ("The lake will flood 90 square kilometres and displace [5,000 people].", "projected"),
        ("The toll is likely to rise to [100 dead].", "projected"),
        ("[40,000 civilians] will have to be evacuated.", "reported"),
        ("[Twelve people were killed] in May, and the road may stay closed.", "reported"),
        ("[Twelve people were killed] and the toll could rise.", "reported"),
        ("Rescuers could not reach the village, where [12 people died].", "reported"),
        ("The quake claimed [12 lives] and the rebels claimed responsibility.", "reported"),
        ("The alleged gunman [killed 12 people].", "reported"),
        ("For fear of more slides, [440 people] were evacuated.", "reported"),
        ("[Five bodies] were found at the Tapovan project.", "reported"),
        ("If the dam breaks, [100,000 people] would have to flee.", "hypothetical"),
        ("Officials fear [up to 200 people] may be buried under the mud.", "alleged"),
        ("The ministry denied reports that [12 miners] had been killed.", "denied"),
        ("The army said it had killed [30 militants], a claim that could not be verified.", "alleged"),
        ("A list of [207 people] still missing in addition to the 730 confirmed dead.", "reported"),
        ("She denied the charge, but [12 people] were killed.", "reported"),
    ],
)
def test_how_sure_a_figure_of_people_is(text: str, assertion: str) -> None:
    assert assertion_of(*_marked(text), kind="casualty") == assertion


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("The company plans to invest [$3 billion].", "reported"),
        ("The bridge could cost up to [$3 billion].", "reported"),
        ("The bank is expected to lend [$3 billion] next year.", "reported"),
        ("He denied that a ransom of [$3 million] was paid.", "denied"),
        ("Their families denied reports that [$3 million] had been paid.", "denied"),
        ("He denied that the loan of [$3 million] was unlawful.", "reported"),
        ("He denied that the price was too high: [$3 million] was paid.", "reported"),
        ("He denied taking [$3 million].", "denied"),
        ("The company denied it had paid [$3 million] in bribes.", "denied"),
        ("He allegedly took [$3 million] in bribes.", "alleged"),
        ("The ministry confirmed a loan of [$3 million].", "confirmed"),
    ],
)
def test_planned_and_expected_sums_are_stated(text: str, assertion: str) -> None:
    assert assertion_of(*_marked(text), kind="money") == assertion


_PIECES = st.sampled_from(
    [
        "police",
        "said",
        "$5 million",
        "12 people",
        "killed",
        ",",
        "on Tuesday",
        "who",
        "while",
        '"',
        "according to",
        "X",
        ".",
        "he",
        "denied",
        "put the toll at",
        "\n\n",
        "by",
        ";",
        "in 2019",
        "since",
        "that",
        "The ministry",
        "(",
        "could",
    ]
)


@settings(deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=30).map(" ".join), st.data())
def test_any_place_of_any_text_has_a_scope(text: str, data: st.DataObject) -> None:
    if not text.strip():
        return
    reading = tag(article_of(text, id="text", source="text", published=PUBLISHED), blank())
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    period_of(reading, start, end)
    source = source_of(reading, start, end)
    assert source is None or (source in text and len(source.split()) <= 12)
    assertion_of(reading, start, end, kind="casualty")
