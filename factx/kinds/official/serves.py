"""Which state an office serves where its own words do not say: the state that the text speaks of."""

from __future__ import annotations

from collections import defaultdict
from math import sqrt
from typing import TYPE_CHECKING

from factx.kinds.official.fits import fits
from factx.kinds.official.nearby import host_of, owner_of, spoken_for, state_of_row, topic, visited
from factx.kinds.official.signs import HEADS, fields_of, post_of
from factx.parts.name_origins import homes

if TYPE_CHECKING:
    from factx.kinds.official.desk import Hit
    from factx.kinds.official.signs import Ministry, Sign, Surroundings
    from factx.reading import Reading

_HEAD = 250
_CLOSE = 60
_OF_ONE = {
    "taoiseach": "IE", "tánaiste": "IE", "assistant secretary of state": "US", "deputy secretary of state": "US",
    "under secretary of state": "US", "undersecretary of state": "US",
}  # fmt: skip
# Titles that hardly another state has, where the text names none.
_AMERICAN = frozenset(
    {
        "sheriff", "undersheriff", "county judge", "county executive", "county administrator", "city manager",
        "district attorney", "county attorney", "city attorney", "medical examiner", "county commissioner",
        "fire chief",
        "lt. gov.", "gov.", "sen.", "rep.", "congressman", "congresswoman", "state senator", "emergency manager",
    }
)  # fmt: skip
_AT_HOME = 3.0
_CLAUSE = frozenset({"under", "where", "when", "as", "by"})


def _of_ministry(reading: Reading, hit: Hit, ministries: tuple[Ministry, ...]) -> str | None:
    """Give the state of the ministry of the same field that stands in the holder's sentence."""
    fields = fields_of(hit.office.front.keys | hit.office.tail.keys)
    here = reading.sentence_index(hit.name.start)
    near = (
        one
        for one in ministries
        if (one.fields == fields and reading.sentence_index(one.start) == here)
        or (one.fields <= fields and reading.sentence_index(one.start) == here - 1)
    )
    return next((one.state for one in near if one.state not in hit.not_states), None)


def state_at(text: Surroundings, hit: Hit) -> str | None:  # noqa: C901, PLR0912
    """Give the state that a holder most likely serves, or None where the text speaks of none."""
    reading, signs, held, guessed = text.reading, text.signs, text.held, text.guessed
    if hit.office.title in _OF_ONE:
        return _OF_ONE[hit.office.title]
    if hit.role in {"minister", "deputy_minister", "spokesperson"} and (
        state := _of_ministry(reading, hit, text.ministries)
    ):
        return state
    home = homes(reading.text[hit.name.start : hit.name.end]) & {sign.code for sign in signs}
    row = state_of_row(text, hit)
    if row is not None and home and row not in home:
        row = None
    if state := owner_of(text, hit) or row or spoken_for(text, hit):
        return state
    start = hit.name.start
    topics = [code for back in (0, 1) if (code := topic(text, hit, back=back)) and code not in hit.not_states]
    topics = [code for code in topics if code not in hit.office.hosts]
    sentence = reading.sentence_index(start)
    taken = held.get(post_of(hit), set()) if hit.status != "former" else set()
    sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    near: dict[str, float] = defaultdict(float)
    paragraph = reading.text.rfind("\n", 0, start)
    clause = text.page.key(hit.office.first - 1) in _CLAUSE
    least = 0.5 if text.page.key(hit.office.first - 1) in {"under", "by"} else 0.6
    nearest: Sign | None = None
    right_before: set[str] = set()
    abroad = visited(text, hit)
    for sign in signs:
        if sign.code in abroad or sign.code in hit.not_states or sign.code in hit.office.hosts or sign.code in taken:
            continue
        sums[sign.code][sign.kind] += sign.weight
        here = reading.sentence_index(sign.start)
        if sign.kind in {"country", "place"} and here in (sentence, sentence - 1):
            if start - (_CLOSE if here == sentence else 2 * _CLOSE) < sign.start < start:
                right_before.add(sign.code)
            near[sign.code] += sign.weight * ((1.0 if sign.start < start else 0.0) if here == sentence else 0.3)
        elif sign.kind == "country" and paragraph < sign.start < start:
            near[sign.code] += 0.2 * sign.weight
        if clause and here == sentence and sign.kind == "country" and sign.start < start and sign.weight >= least:
            nearest = sign
        if sign.start < _HEAD:
            near[sign.code] += 0.8 * sign.weight
    # Where things happen tells whose mayor speaks more than whose foreign minister.
    local = 0.7 if hit.role in HEADS | {"minister"} or hit.office.title.endswith("prime minister") else 1.0
    scores = {
        code: (
            sqrt(kinds["country"]) + local * sqrt(kinds["place"]) + 0.7 * min(sqrt(kinds["money"]), 1.7)
            + 1.5 * sqrt(kinds["head"]) + 0.8 * sqrt(near[code])
        ) * fits(hit, code)
        for code, kinds in sums.items()
    }  # fmt: skip
    if nearest is not None:
        scores[nearest.code] *= 1.7  # "where sales shrank under President X"
    for code in text.served if hit.role in {"minister", "deputy_minister", "spokesperson"} else ():
        if code in scores:
            scores[code] += 0.35  # the ministers of whom a text speaks without their state mostly serve one
    if (host := host_of(text, hit)) in scores and host is not None:
        scores[host] *= 1.6
    if topics and topics[0] in scores:
        # "Australia gave more. Foreign Minister X told": no other state can be meant
        scores[topics[0]] *= 1.6 if text.page.opens_sentence(hit.office.first) else 1.3
    for code in guessed.get(hit.office.title, set()) & set(scores) if hit.status != "former" else ():
        if right_before - guessed[hit.office.title]:
            scores[code] *= 0.3
    for code in home & set(scores):
        scores[code] *= _AT_HOME
    if not scores and hit.office.title in _AMERICAN:
        return "US"
    return max(scores, key=lambda code: scores[code], default=None)
