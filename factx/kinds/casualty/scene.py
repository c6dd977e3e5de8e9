"""A sentence while it is read: what counts people in it, what says harm, and the figures so far."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from factx.kinds.casualty.groups import groups
from factx.kinds.casualty.lexicon import Trigger, triggers, word_set
from factx.kinds.casualty.people import People
from factx.parts.people import people_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexing import Item
    from factx.kinds.casualty.spoken import Spoken


BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "get", "gets", "got", "getting"})


_WENT_ON = frozenset({"went", "goes", "gone", "ended"})
_LEADS = frozenset({"the", "a", "an", "this", "that", "his", "her", "their", "its", "another", "each", "every"})
_MAX_VERB = 6
_MAX_SHARED = 12
_MEMORY = 50
AND = frozenset({"and", "or", "plus", "&"})
QUOTES = frozenset({"'", '"', "“", "”", "‘", "’"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of people with what is said of them: the items `first:last` are the telling words.

    `place` are the items of a place that the reading itself has found. `at` are the offsets of the number, once the
    figure is told, and `whole_at` those of the whole where an earlier sentence told it;
    `whose` are the people whom a bare number counts.
    """

    people: People
    outcome: str
    first: int
    last: int
    rule: str
    part_of: People | None = None
    assertion: str | None = None
    trigger: Trigger | None = None
    place: tuple[int, int] | None = None
    at: tuple[int, int] | None = None
    whole_at: tuple[int, int] | None = None
    whose: Spoken | None = None


@dataclass
class Scene:
    """A sentence while it is read: its items, what counts people in it, what says harm, and the figures so far."""

    items: tuple[Item, ...]
    triggers: list[Trigger]
    groups: list[People]
    figures: dict[int, list[Figure]] = field(default_factory=lambda: defaultdict(list))
    refused: dict[int, str] = field(default_factory=dict)
    begins: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    whose: dict[int, Spoken | None] = field(default_factory=dict)

    def add(self, index: int, figure: Figure) -> None:
        """Keep a figure of a group, unless the group has one of the same number and outcome."""
        told = {(other.outcome, other.people.figure) for other in self.figures[index]}
        if (figure.outcome, figure.people.figure) not in told:
            self.figures[index].append(figure)

    def before(self, first: int) -> list[Figure]:
        """Give the figures of the groups that stand before an item, in reading order."""
        found = [figure for figures in self.figures.values() for figure in figures if figure.people.first < first]
        return sorted(found, key=lambda figure: figure.people.first)

    def lately(self, first: int) -> list[Figure]:
        """Give the figures of the last groups before an item: a sentence of hundreds of figures is no sentence."""
        end = bisect_left(self.groups, first, key=lambda group: group.first)
        return [figure for index in range(max(0, end - _MEMORY), end) for figure in self.figures.get(index, ())]


def scene_of(items: tuple[Item, ...]) -> Scene | None:
    """Read a sentence's triggers and groups; None where there is no group."""
    found = [trigger for trigger in triggers(items) if not _is_noun(items, trigger)]
    counted = groups(items, found)
    if not counted:
        return None
    scene = Scene(items, found, counted)
    for index, group in enumerate(counted):
        scene.begins[group.first] = index
        scene.ends[group.last] = index
    return scene


def _is_noun(items: Sequence[Item], trigger: Trigger) -> bool:
    """Tell the noun of "the toll in the assault" from the verb."""
    verb = trigger.syntax == "harm" and trigger.entry.form == "base" and trigger.last - trigger.first == 1
    before = items[trigger.first - 1] if trigger.first else None
    led = before is not None and (before.low in _LEADS or before.text.endswith(("'s", "s'")))
    return verb and led and items[trigger.first].tag in ("NN", "NNP")


_MODALS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"could", "would", "can"}), "hypothetical"),
    (frozenset({"may", "might"}), "hypothetical"),
    (frozenset({"will", "shall", "expected", "projected", "forecast"}), "projected"),
    (frozenset({"feared", "believed", "presumed", "thought", "alleged", "allegedly", "suspected"}), "alleged"),
)


def modality(items: Sequence[Item], first: int) -> tuple[str | None, bool]:
    """Say how the words before a verb bear on it: an assertion (None: plain), and whether it is negated."""
    words, before = _verb_words(items, first)
    said = set(words)
    negated = bool(said & {"not", "never", "cannot"}) or any(word.endswith("n't") for word in said)
    if not words and before in AND and items[first].tag == "VB":
        return _shared_modal(items, first - 1), False
    wish = said & word_set("casualty_wishes")
    to_come = words[-1:] == ["to"] and (words[-2] if words[1:] else before) not in word_set("casualty_leads_to")
    to_come = to_come and not near(items, first - 1, _WENT_ON, 3)
    plain = "hypothetical" if wish or to_come else None
    return next((assertion for modals, assertion in _MODALS if said & modals), plain), negated


def _shared_modal(items: Sequence[Item], at: int) -> str | None:
    """Give what the auxiliary of a verb before "and" says of the next one too: "will evacuate 90 and treat 40"."""
    stop = max(0, at - _MAX_SHARED)
    while at > stop and items[at].low not in word_set("casualty_barriers") and not _is_past(items[at]):
        at -= 1
        told = next((assertion for modals, assertion in _MODALS if items[at].low in modals), None)
        if told is not None:
            return told
    return None


def _is_past(item: Item) -> bool:
    return item.tag in ("VBD", "VBZ", "VBP")


def _verb_words(items: Sequence[Item], first: int) -> tuple[list[str], str]:
    """Give the auxiliaries and adverbs before a verb, at most six, and the word before them."""
    at = first - 1
    words: list[str] = []
    while at >= 0 and len(words) < _MAX_VERB and (items[at].kind == "word" or items[at].text in QUOTES):
        low = items[at].low
        if low in QUOTES:
            at -= 1
            continue
        if low not in _verb_group() and not low.endswith("ly"):
            break
        words.insert(0, low)
        at -= 1
    return words, items[at].low if at >= 0 else ""


@cache
def _verb_group() -> frozenset[str]:
    tables = ("casualty_auxiliaries", "casualty_adverbs", "casualty_reported", "casualty_wishes")
    return frozenset().union(*(word_set(table) for table in tables))


def near(items: Sequence[Item], at: int, wanted: frozenset[str], reach: int = 5) -> bool:
    """Say whether one of the words stands within reach of an item, on either side."""
    return any(item.low in wanted for item in items[max(0, at - reach) : at + reach])


def words_of(scene: Scene, trigger: Trigger) -> str:
    """Give the words of a trigger."""
    return " ".join(item.low for item in scene.items[trigger.first : trigger.last])


def is_finite(item: Item) -> bool:
    """Say whether a word is a verb that makes a clause of its own."""
    if item.kind != "word":
        return False
    return item.tag in ("VBD", "VBZ", "VBP", "MD") or item.low in word_set("casualty_finite")


def is_barrier(scene: Scene, at: int) -> bool:
    """Say whether an item ends the clause on the way to the left."""
    item = scene.items[at]
    if item.low in ("who", "which", "that", "whose", "whom") and at in scene.ends:
        return False
    if item.low in word_set("casualty_barriers") or item.low in ("who", "which", "he", "she", "they", "it", "we", "i"):
        return True
    verb = next((t for t in scene.triggers if t.first <= at < t.last and t.syntax in ("harm", "happen", "state")), None)
    if verb is not None and verb.entry.form != "ing":
        # "A Turkish engineer abducted by militants was found dead": the participle goes on with the noun.
        joined = at > 1 and scene.items[at - 2].low in AND and people_noun(scene.items[at - 1].low) is not None
        behind = verb.first in scene.ends or joined  # "Fourteen students and staff abducted in May were freed"
        return not (verb.syntax == "harm" and verb.entry.form == "past" and behind)
    return is_finite(item)
