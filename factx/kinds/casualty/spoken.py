"""Whom a bare number counts: people that the text has counted or named before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.lexicon import word_set
from factx.kinds.casualty.scene import Figure, Scene, is_finite
from factx.parts.people import PeopleNoun, people_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factx.kinds.casualty.lexing import Item
    from factx.kinds.casualty.memory import Memory
    from factx.kinds.casualty.people import People

_REACH = 2
_FULL_NAME = 2
_OBJECTS = frozenset({"active", "coordinated-object", "noun-of", "distributive"})
_COUNTS_AGAIN = frozenset({"toll", "recount", "label"})
_ACTORS = frozenset({"combatant", "perpetrator", "security_force"})
_TELLERS = frozenset(
    {"official", "witness", "doctor", "medic", "rescuer", "reporter", "journalist", "lawyer", "activist"}
)
_HAS_FATE = frozenset({"survivor", "hostage", "captive", "martyr", "casualty"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """People spoken of: the offsets of their noun, the noun, and how many they are (None: not told).

    `harmed` says that a figure tells their harm; `bare` people have no noun of their own.
    """

    start: int
    end: int
    noun: PeopleNoun | None
    count: int | None
    harmed: bool

    @property
    def bare(self) -> bool:
        """Say whether nothing tells who they are."""
        return self.noun is None or self.noun.bare


def keep_spoken(scene: Scene, memory: Memory) -> None:
    """Keep whom a sentence has counted, and the plural that it begins with, for the bare numbers of the next ones."""
    counted = [_spoken(scene, index) for index, group in enumerate(scene.groups) if _is_kept(group)]
    people = [one for one in counted if one is not None]
    if people:
        memory.spoken.append((memory.now, people))
    else:
        keep_opening(memory, scene.items)


def keep_opening(memory: Memory, items: Sequence[Item]) -> None:
    """Keep the plural noun before the first verb of a sentence that counts nobody: "A number of prisoners got out"."""
    for item in items:
        if is_finite(item) or item.low in word_set("casualty_rescuers"):
            return
        noun = people_noun(item.low)
        if noun is not None and noun.plural and not noun.bare and item.tag == "NNS":
            if noun.singular in _TELLERS:
                return
            memory.spoken.append((memory.now, [Spoken(item.start, item.end, noun, None, harmed=False)]))
            return


def named_by_told(scene: Scene, memory: Memory, figure: Figure) -> Figure:
    """Give a bare number the people that it is a number of: "Two of them were killed", "42 have been killed"."""
    people = figure.people
    whole = figure.part_of
    if people.unlisted is not None or (whole is not None and whole.said and whole.head is None):
        return figure  # "12 bodies, including four that had been beheaded"
    if people.noun is not None or people.head is not None or people.said is not None or people.shape != "elliptic":
        return figure
    if people.others or figure.rule in _COUNTS_AGAIN or (figure.rule in _OBJECTS and people.whole != "them"):
        return figure
    for known in _told(scene, memory, people):
        if known.bare:
            return figure
        enough = known.count is None or known.count > (people.low or people.high or 0)
        if enough or not (people.whole == "them" or people.definite):
            return replace(figure, whose=known)
    return figure


def _told(scene: Scene, memory: Memory, people: People) -> Iterator[Spoken]:
    """Yield the people told before a group: those of its sentence, then those of the ones before it."""
    here = [index for index, group in enumerate(scene.groups) if group.last <= people.first and _is_kept(group)]
    for index in reversed(here) if people.whole == "them" else here:
        known = _spoken(scene, index)
        if known is not None and not known.bare and _may_be_meant(known):
            yield known
    for number, earlier in reversed(memory.spoken[-_REACH:]):
        if 0 < memory.now - number <= _REACH:
            meant = [one for one in earlier if _may_be_meant(one) or people.whole == "them"]
            yield from sorted(meant, key=lambda one: one.bare and people.whole == "them")


def _may_be_meant(known: Spoken) -> bool:
    """Say whether a later number may count them: those who act or tell are no victims."""
    return not has_fate(known.noun) and (known.harmed or known.noun is None or known.noun.side not in _ACTORS)


def has_fate(noun: PeopleNoun | None) -> bool:
    """Say whether a noun tells what became of people: "126 survivors rescued and eight dead" shares none."""
    return noun is not None and noun.singular in _HAS_FATE


def _is_kept(group: People) -> bool:
    return group.shape in ("counted", "elliptic", "noun") and group.whole is None and group.low != 0


def _spoken(scene: Scene, index: int) -> Spoken | None:
    """Give the people that a group counts; None where the group is neither people nor a figure."""
    group = scene.groups[index]
    told = scene.figures.get(index, ())
    if not told and group.last < len(scene.items) and scene.items[group.last].low in word_set("casualty_report_verbs"):
        return None
    if group.noun is None or group.head is None:
        if not told:
            return None
        number = scene.items[group.figure]
        return scene.whose.get(index) or Spoken(number.start, number.end, group.head, group.low, harmed=True)
    first, last = group.noun
    start, end = scene.items[first].start, scene.items[last - 1].end
    return Spoken(start, end, group.head, group.low, harmed=bool(told))


def is_named_one(scene: Scene, figure: Figure) -> bool:
    """Say whether a single person is told by name: "A herder, Abubakar Musa, was killed" is no figure."""
    items, people, trigger = scene.items, figure.people, figure.trigger
    if _names_one_of_them(items, people):
        return True
    if people.shape != "article" or trigger is None or people.last >= trigger.first:
        return False
    name = 0
    for k in range(people.last, trigger.first):
        proper = items[k].tag == "NNP" and items[k].text[0].isupper()
        name = name + 1 if proper else 0
        begins = proper and items[k - name].text == ","
        if begins and name >= _FULL_NAME and items[k + 1].text == ",":
            return True
    return False


def _names_one_of_them(items: Sequence[Item], people: People) -> bool:
    """Say whether one of a group stands behind a name: "said Mauro Noa, one of them"."""
    if people.whole != "them" or people.low != 1 or people.first < _FULL_NAME + 1 or people.noun is not None:
        return False
    named = all(item.tag == "NNP" for item in items[people.first - 3 : people.first - 1])
    return (
        named and items[people.first - 1].text == "," and (people.last >= len(items) or items[people.last].text == ",")
    )
