"""What a sum is of where no words at it tell for certain: of all phrases around it the one that most speaks for.

What speaks for a phrase and how much is a table, `weights.csv`: a linear ranking was fitted to some hundreds of such
sums, and what held on articles that it had not seen was rounded to whole numbers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from factx.kinds.money.clauses import topic_before
from factx.kinds.money.measure import Measure, measured, past_rate
from factx.kinds.money.parsed import candidates
from factx.kinds.money.phrases import Phrase, extended, left
from factx.kinds.money.signs import Scene, is_loose, is_out, scene_of, signs_of
from factx.kinds.money.tagged import NOUN, Words

TellsBefore = tuple[Measure, bool]
"""What the sum before is of, and whether the two stand in a list."""


@cache
def weights() -> dict[str, int]:
    """Read what each sign weighs."""
    text = (files("factx.kinds.money") / "weights.csv").read_text(encoding="utf-8")
    return {row["sign"]: int(row["weight"]) for row in csv.DictReader(text.splitlines())}


def ranked(found: Words, own: tuple[int, int, int], weak: Measure | None, told: TellsBefore | None) -> Measure | None:
    """Give the phrase that most speaks for as what a sum is of, or nothing where there is none.

    `own` are the offsets where the sum begins and ends, and where the one before it ended; `weak` is what the words at
    it tell.
    """
    start, end, since = own
    first = found.at(start)
    if first == len(found.items):
        return weak  # the sum is glued to the end of the last word
    scene = scene_of(found, first, past_rate(found, found.at(end)))
    weighed = {phrase: weight_of(signs) for phrase, signs in choices(scene, found.at(since), weak, told).items()}
    best = max(weighed, key=lambda phrase: (weighed[phrase], phrase), default=None)
    return None if best is None else measured(found, best, weak=True)


def weight_of(signs: frozenset[str]) -> int:
    """Add up what the signs of a phrase weigh."""
    return sum(weights().get(sign, 0) for sign in signs)


def choices(scene: Scene, since: int, weak: Measure | None, told: TellsBefore | None) -> dict[Phrase, frozenset[str]]:
    """Give every phrase that a sum may be of, with all its signs."""
    named: dict[Phrase, set[str]] = {}
    for phrase, sign in (*_told(scene, weak, told), *_topics(scene, since), *_around(scene)):
        if phrase[1] <= scene.first or phrase[0] >= scene.behind:
            named.setdefault(phrase, set()).add(sign)
    listed = told is not None and told[1]
    found: dict[Phrase, frozenset[str]] = {}
    for phrase, how in named.items():
        signs = signs_of(scene, phrase) | how
        if listed and "name" in signs and _is_beside_sum(scene, phrase):
            signs |= {"row-name"}
        if {"told", "listed"} & signs and "body" in signs:
            signs |= {"told-body"}
        if is_loose(scene, phrase, signs):
            signs |= {"loose"}
        if not is_out(scene, phrase, signs):
            found[phrase] = signs
    return found


def _is_beside_sum(scene: Scene, phrase: Phrase) -> bool:
    return 0 <= scene.first - phrase[1] <= 1 or 0 <= phrase[0] - scene.behind <= 1


def _told(scene: Scene, weak: Measure | None, told: TellsBefore | None) -> Iterator[tuple[Phrase, str]]:
    if weak is not None:
        yield _words_of(scene.found, weak), "worded"
    if told is not None:
        before, listed = told
        yield _words_of(scene.found, before), "listed" if listed else "told"
        if not listed and not before.weak:
            yield _words_of(scene.found, before), "told-sure"


def _words_of(found: Words, measure: Measure) -> Phrase:
    start = found.at(measure.start)
    return start, max(start + 1, found.at(measure.end))


def _topics(scene: Scene, since: int) -> Iterator[tuple[Phrase, str]]:
    found, first = scene.found, scene.first
    for topic, sign in (
        (topic_before(found, first, since), "topic-since"),
        (topic_before(found, first), "topic-near"),
        (topic_before(found, scene.opening), "topic-earlier"),
    ):
        if topic is not None:
            yield topic, sign


_REACH = 60  # a row of a thousand sums takes no time


def _around(scene: Scene) -> Iterator[tuple[Phrase, str]]:
    """Yield what the parse joins to the sum, and every noun phrase of its sentence and the one before."""
    found = scene.found
    for rank, phrase in enumerate(candidates(found, scene.first, scene.behind)):
        yield phrase, "parsed" if rank else "parsed-first"
    start = found.opening(scene.opening - 1) if scene.opening else 0
    for index in range(max(start, scene.first - _REACH), min(scene.closing, scene.behind + _REACH)):
        if found.tag(index) in NOUN and (index + 1 == scene.closing or found.tag(index + 1) not in NOUN | {"HYPH"}):
            nearby = left(found, index + 1)
            if nearby is not None:
                yield extended(found, nearby), "near"
