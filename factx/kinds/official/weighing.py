"""Every sign of a state in the text laid in the scales for a holder whose own words name none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import sqrt
from typing import TYPE_CHECKING

from factx.kinds.official.fits import fits
from factx.kinds.official.nearby import host_of, place_of, topic, visited
from factx.kinds.official.signs import HEADS, post_of
from factx.parts.name_origins import SURE

if TYPE_CHECKING:
    from factx.kinds.official.desk import Hit
    from factx.kinds.official.signs import Sign, Surroundings

_HEAD = 250  # characters: what an article opens with, it is about
_CLOSE = 60  # characters
_MOST_OF_MONEY = 1.7  # a text full of sums speaks of one money, however often
# What a piece of evidence multiplies a state's score by.
_AT_HOME = 3.0  # more, for each word of the holder's name that one state alone has
_SHARED = 0.25  # a name at home in more states than four tells nothing
_UNNAMED = 2.5  # the score, for each word, of a state that the text does not name
_IN_CLAUSE = 1.7  # "where sales shrank under President X"
_SET_IN = 3.0  # "In Togo, the mayor of Y, X, said"
_AS_HOST = 1.6  # "X flew to Warsaw and met President Y"
_OPENING = 1.6  # "Australia gave more. Foreign Minister X told": no other state can be meant
_IN_OPENED = 1.3
_TAKEN = 0.3  # another is held to be that state's, and this one stands by a third state's name
_SERVED = 0.35  # added: the ministers of whom a text speaks without their state mostly serve one
_CLAUSE = frozenset({"under", "where", "when", "as", "by"})
_MINISTERIAL = frozenset({"minister", "deputy_minister", "spokesperson"})


def weigh(text: Surroundings, hit: Hit, home: dict[str, float], *, shared: bool = False) -> dict[str, float]:
    """Give a score to every state that the text speaks of; `home` are those whose people bear such names.

    `shared` lets a state have a second holder of the same office, where no other state is left.
    """
    barred = _barred(text, hit, shared=shared)
    signs = [sign for sign in text.signs if sign.code not in barred]
    scores = _sums(text, hit, signs)
    for code, weight in _evidence(text, hit, signs, set(scores)):
        scores[code] = scores.get(code, 0.0) * weight
    if hit.role in _MINISTERIAL:
        for code in text.served & set(scores):
            scores[code] += _SERVED
    for code, weight in home.items():
        if weight < _SHARED:
            continue
        if code in scores:
            scores[code] *= 1 + _AT_HOME * min(weight, SURE)
        elif weight > SURE and code not in barred:
            scores[code] = _UNNAMED * weight * fits(hit, code)
    return scores


def _barred(text: Surroundings, hit: Hit, *, shared: bool) -> set[str]:
    """Give the states that the holder cannot serve: the host, those that are excluded, one that has its own."""
    taken = text.held.get(post_of(hit), set()) if hit.status != "former" and not shared else set()
    return {*visited(text, hit), *hit.not_states, *hit.office.hosts, *taken}


def _sums(text: Surroundings, hit: Hit, signs: list[Sign]) -> dict[str, float]:
    """Add up the signs of each state by kind; the second of a kind weighs less than the first."""
    of_kind: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    near: dict[str, float] = defaultdict(float)
    for sign in signs:
        of_kind[sign.code][sign.kind] += sign.weight
        near[sign.code] += _nearness(text, hit, sign)
    # Where things happen tells whose mayor speaks more than whose foreign minister.
    of_state = hit.role in HEADS | {"minister"} or hit.office.title.endswith("prime minister")
    local = 0.7 if of_state else 1.0
    head = 0.5 if hit.role == "ambassador" else 1.5  # a dateline is likely where an ambassador is posted
    return {
        code: (
            sqrt(kinds["country"]) + local * sqrt(kinds["place"]) + 0.7 * min(sqrt(kinds["money"]), _MOST_OF_MONEY)
            + head * sqrt(kinds["head"]) + 0.8 * sqrt(near[code])
        ) * fits(hit, code)
        for code, kinds in of_kind.items()
    }  # fmt: skip


def _nearness(text: Surroundings, hit: Hit, sign: Sign) -> float:
    """Weigh a sign by where it stands: before the holder in the sentence or paragraph, or where the article opens."""
    start = hit.name.start
    apart = text.reading.sentence_index(start) - text.reading.sentence_index(sign.start)
    opening = 0.8 * sign.weight if sign.start < _HEAD else 0.0
    if sign.kind in {"country", "place"} and apart in {0, 1}:
        beside = (1.0 if sign.start < start else 0.0) if apart == 0 else 0.3
        return opening + sign.weight * beside
    paragraph = text.reading.text.rfind("\n", 0, start)
    if sign.kind == "country" and paragraph < sign.start < start:
        return opening + 0.2 * sign.weight
    return opening


def _evidence(text: Surroundings, hit: Hit, signs: list[Sign], known: set[str]) -> Iterator[tuple[str, float]]:
    """Give what speaks for or against single states, as factors."""
    if (code := _of_clause(text, hit, signs)) is not None:
        yield code, _IN_CLAUSE
    if (code := place_of(text, hit)) is not None:
        yield code, _SET_IN
    host = host_of(text, hit)
    if host is not None and host in known:
        yield host, _AS_HOST
    others = {*hit.not_states, *hit.office.hosts}
    topics = [code for back in (0, 1) if (code := topic(text, hit, back=back)) and code not in others]
    if topics and topics[0] in known:
        yield topics[0], _OPENING if text.page.opens_sentence(hit.office.first) else _IN_OPENED
    guessed = text.guessed[hit.office.title] if hit.status != "former" else set()
    if guessed and _right_before(text, hit, signs) - guessed:
        yield from ((code, _TAKEN) for code in sorted(guessed & known))


def _of_clause(text: Surroundings, hit: Hit, signs: list[Sign]) -> str | None:
    """Give the state that the clause around a holder is about: "where sales shrank under President X"."""
    opener = text.page.key(hit.office.first - 1)
    if opener not in _CLAUSE:
        return None
    least = 0.5 if opener in {"under", "by"} else 0.6
    here = text.reading.sentence_index(hit.name.start)
    before = [
        sign.code
        for sign in signs
        if sign.kind == "country" and sign.weight >= least and sign.start < hit.name.start
        and text.reading.sentence_index(sign.start) == here
    ]  # fmt: skip
    return before[-1] if before else None


def _right_before(text: Surroundings, hit: Hit, signs: list[Sign]) -> set[str]:
    """Give the states that are named right before a holder."""
    start = hit.name.start
    found = set()
    for sign in signs:
        apart = text.reading.sentence_index(start) - text.reading.sentence_index(sign.start)
        reach = {0: _CLOSE, 1: 2 * _CLOSE}.get(apart, 0)
        if sign.kind in {"country", "place"} and start - reach < sign.start < start:
            found.add(sign.code)
    return found
