"""What the sentences of a text leave to the next one: the figures just told, and what was spoken of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.harm_words import WHOLES
from factx.kinds.casualty.lexicon import triggers
from factx.kinds.casualty.scene import Figure, Scene
from factx.parts.people import people_noun

if TYPE_CHECKING:
    from factx.kinds.casualty.lexing import Item
    from factx.kinds.casualty.people import People
    from factx.kinds.casualty.spoken import Spoken

_GOES_ON = frozenset({";", "*", "•", "–", "·", "●", "■", "‣", "◦"})
_FAR = -99
_HARM = frozenset({"killed", "injured", "missing", "casualties", "infected", "kidnapped"})
_PLAIN = frozenset({"harm", "happen", "state", "count", "toll", "of", "harmlike"})
_NEAR = 20
_BREAKDOWN = frozenset(
    {"state", "states", "province", "provinces", "district", "districts", "county", "country", "region", "regions"}
    | {"breakdown", "follows", "broken", "city", "cities", "area", "areas", "age", "sex", "gender", "nationality"}
)


@dataclass
class Memory:
    """What a sentence finds of those before it.

    `now` is the number of the sentence that is read, `number` that of the last one with a figure, whose figures are
    `before`; `bodies` and `killed` are those that last spoke of bodies and of the killed. `joined` says that the
    sentence goes on with a list; `heading` is the harm that a line above it names for all of its numbers; `spoken` are
    the people of the sentences so far.
    """

    now: int = 0
    number: int = _FAR
    bodies: int = _FAR
    killed: int = _FAR
    before: list[Figure] = field(default_factory=list)
    told: dict[int, Figure] = field(default_factory=dict)
    wholes: dict[str, list[Figure]] = field(default_factory=dict)
    joined: bool = False
    heading: str | None = None
    listing: str | None = None
    headed: int = _FAR
    nouns: set[str] = field(default_factory=set)
    here: set[str] = field(default_factory=set)
    spoken: list[tuple[int, list[Spoken]]] = field(default_factory=list)

    def begin(self, now: int, items: tuple[Item, ...]) -> None:
        """Take up a sentence."""
        self.now = now
        self.nouns |= self.here
        self.here = {noun.singular for item in items if (noun := people_noun(item.low)) is not None}
        if now - max(self.number, self.headed) > 1:
            self.heading = None
        self.joined = items[0].text in _GOES_ON

    def head(self, items: tuple[Item, ...]) -> None:
        """Keep what a line without numbers says of those below it: "Deaths by district:"."""
        told = [trigger for trigger in triggers(items) if trigger.syntax in ("count", "toll")]
        self.heading = None
        if items[-1].text == ":":
            topic = self.topic(2) if _BREAKDOWN & {item.low for item in items} else None
            self.heading = told[0].outcome if told else topic.outcome if topic is not None else None
        self.headed = self.now

    def last(self, reach: int = 1) -> Figure | None:
        """Give the last figure told, at most so many sentences back."""
        return self.before[-1] if self.before and self.now - self.number <= reach else None

    def topic(self, reach: int = 1) -> Figure | None:
        """Give the figure that a sentence was about, at most so many sentences back: the first that is no part."""
        if not self.before or self.now - self.number > reach:
            return None
        whole = [figure for figure in self.before if figure.part_of is None and figure.whole_at is None]
        return next(iter(whole or self.before))

    def whole_of(self, outcome: str, count: int) -> Figure | None:
        """Give the last figure of an outcome that a part of so many can be of."""
        larger = (f for f in reversed(self.wholes.get(outcome, [])) if (f.people.low or f.people.high or 0) > count)
        return next(larger, None)

    def told_whole(self, group: People) -> Figure | None:
        """Give the figure of an earlier sentence that a part is of: the topic, or a larger one of its harm."""
        told = self.topic()
        if group.inner is not None:
            told = self.told.get(group.inner.low or 0, told)  # "eleven of the 13", told a while ago
        if told is None or (told.people.low or told.people.high or 0) >= (group.low or 0):
            return told
        return self.whole_of(told.outcome, group.low or 0)

    def tell(self, scene: Scene, figure: Figure) -> None:
        """Keep a figure for the sentences to come, cut loose from the items of its own."""
        if figure.people.shape == "none":
            return
        whole = figure.whole_at if figure.part_of is None else _offsets(scene, figure.part_of)
        kept = replace(
            figure, part_of=None, trigger=None, place=None, at=_offsets(scene, figure.people), whole_at=whole
        )
        if self.number != self.now:
            self.before = []
        self.before.append(kept)
        self.number = self.now
        self.told.setdefault(figure.people.low or 0, kept)
        if kept.whole_at is None and figure.assertion not in ("hypothetical", "projected"):
            self.wholes.setdefault(figure.outcome, []).append(kept)
        if figure.outcome == "killed":
            self.killed = self.now


def antecedent(scene: Scene, first: int) -> tuple[str, People | None, str | None] | None:
    """Give the outcome, whole and assertion that words of the sentence before `first` leave to a part."""
    figures = scene.before(first)
    marks = [
        (trigger.first, trigger.outcome)
        for trigger in scene.triggers
        if first - _NEAR < trigger.last <= first and trigger.outcome in _HARM and trigger.syntax in _PLAIN
    ]
    marks += [(k, WHOLES[item.low]) for k, item in enumerate(scene.items[:first]) if WHOLES.get(item.low)]
    own = [figure for figure in figures if figure.part_of is None and not figure.people.whole]
    figure = next(iter(reversed(own or figures)), None)
    nearest = max(marks, default=None)
    if figure is not None and (nearest is None or nearest[0] < figure.last + 1 or nearest[1] == figure.outcome):
        return figure.outcome, figure.people, figure.assertion
    if nearest is not None:
        return nearest[1], None, None
    after = [f for figures in scene.figures.values() for f in figures]
    return None if not after else (after[0].outcome, after[0].people, after[0].assertion)


def sharing_noun(told: People | None, group: People) -> People:
    """Give a bare number the noun of a figure of the same sentence: "14 soldiers in Lara and two in Zulia"."""
    if told is None or told.noun is None or told.head is None or group.noun is not None or told.said is not None:
        return group
    return replace(group, noun=told.noun, head=told.head)


def resumed(told: Figure, people: People, rule: str, last: int | None = None, *, part: bool = False) -> Figure:
    """Give the figure of a group that takes its harm from one told in an earlier sentence."""
    end = people.last if last is None else last
    figure = Figure(people, told.outcome, people.first, end, rule, assertion=told.assertion)
    return replace(figure, whole_at=told.whole_at or told.at) if part else figure


def _offsets(scene: Scene, people: People) -> tuple[int, int]:
    number = scene.items[people.figure]
    return number.start, number.end
