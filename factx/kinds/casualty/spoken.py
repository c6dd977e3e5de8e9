"""Whom a bare number counts: people that the text has counted or named before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from factx.kinds.casualty.lexicon import word_set
from factx.kinds.casualty.nouns import POSSESSIVES
from factx.kinds.casualty.scene import Figure, Scene, is_finite
from factx.parts.people import PeopleNoun, people_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factx.kinds.casualty.lexing import Item
    from factx.kinds.casualty.memory import Memory
    from factx.kinds.casualty.people import People

_REACH = 2
_FEW = 10
_ENCOUNTERS = frozenset({"operation", "offensive", "raid", "raids", "battle", "clash", "clashes"})  # of the same sides
_ANOTHER = frozenset({"another", "separate", "second", "earlier", "previous", "similar", "further", "third", "other"})
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

    `harmed` says that a figure tells their harm; `part`, that they are only some of others told; `bare`
    people have no noun of their own.
    """

    start: int
    end: int
    noun: PeopleNoun | None
    count: int | None
    harmed: bool
    part: bool = False

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
    told = list(_told(scene, memory, people, near=_tells_other_event(scene, people)))
    if people.definite and people.whole is None:  # "Two soldiers were held. Both were freed."
        told.sort(key=lambda one: one.count != people.low)
    for known in told:
        if known.bare:
            return figure
        size = people.low or people.high or 0
        enough = known.count is None or known.count > size or (people.definite and known.count == size)
        if enough or not (people.whole == "them" or people.definite):
            return replace(figure, whose=known)
    return figure


def _tells_other_event(scene: Scene, people: People) -> bool:
    """Say whether a sentence begins another event: "Another crash left seven dead"."""
    before = scene.items[: people.first]
    known = word_set("casualty_events") - _ENCOUNTERS
    return any(one.low in _ANOTHER and next_.low in known for one, next_ in pairwise(before))


def _told(scene: Scene, memory: Memory, people: People, *, near: bool) -> Iterator[Spoken]:
    """Yield the people told before a group: those of its sentence, then those of the ones before it unless `near`."""
    here = [index for index, group in enumerate(scene.groups) if group.last <= people.first and _is_kept(group)]
    for index in reversed(here) if people.whole == "them" else here:
        known = _spoken(scene, index)
        if known is not None and (not known.bare or _is_bare_whole(scene, index)) and _may_be_meant(known, people):
            yield known
    if people.whole == "them" and not here:
        yield from _plural_before(scene, people.first)
    for number, earlier in () if near else reversed(memory.spoken[-_REACH:]):
        if 0 < memory.now - number <= _REACH:
            meant = [one for one in earlier if people.whole == "them" or _may_be_meant(one, people)]
            meant = [one for one in meant if people.whole or not _are_few(one, people)]
            yield from sorted(meant, key=lambda one: one.bare and people.whole == "them")


def _is_bare_whole(scene: Scene, index: int) -> bool:
    """Say whether people without a noun of their own are told to be harmed: "52 people died, 45 were hurt"."""
    group = scene.groups[index]
    return group.shape == "counted" and group.head is not None and bool(scene.figures.get(index))


def _plural_before(scene: Scene, first: int) -> Iterator[Spoken]:
    """Yield the people that "them" may be who are not counted: "as his colleagues came, wounding five of them"."""
    for item in reversed(scene.items[:first]):
        noun = people_noun(item.low) if item.tag == "NNS" else None
        if noun is not None and noun.plural and not noun.bare and noun.singular not in _TELLERS:
            yield Spoken(item.start, item.end, noun, None, harmed=False)
            return


def _is_part(scene: Scene, index: int) -> bool:
    told = scene.figures.get(index, ())
    return bool(told) and all(figure.part_of is not None or figure.whole_at is not None for figure in told)


def _may_be_meant(known: Spoken, people: People) -> bool:
    """Say whether a later number may count them: those who act or tell are no victims, nor are a part all of them."""
    if known.part and people.whole != "them":
        return False  # "12 died, including four boys, and 30 were hurt"
    return not has_fate(known.noun) and (known.harmed or known.noun is None or known.noun.side not in _ACTORS)


def _are_few(known: Spoken, people: People) -> bool:
    """Say whether those told are far fewer: "Two hikers were saved. Nearly 200,000 are homeless."."""
    return known.count is not None and 0 < known.count * _FEW < (people.low or 0)


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
    return Spoken(start, end, group.head, group.low, harmed=bool(told), part=_is_part(scene, index))


def is_named_one(scene: Scene, memory: Memory, figure: Figure) -> bool:
    """Say whether a single person is told by name: "A herder, Abubakar Musa, was killed" is no figure."""
    items, people, trigger = scene.items, figure.people, figure.trigger
    if _names_one_of_them(items, people):
        return True
    if people.shape != "article" or trigger is None:
        return False
    if _is_named_before(items, people):
        return True
    if people.last >= trigger.first:
        return _is_named_behind(items, people)
    if items[people.first].low == "the" and people.head is not None and people.head.singular in memory.nouns:
        return True
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


def _is_named_behind(items: Sequence[Item], people: People) -> bool:
    """Say whether a name follows the one harmed: "killed a herder, Abubakar Musa", "lost her daughter, Ann"."""
    at, name = people.last + 1, 0
    if at >= len(items) or items[people.last].text != ",":
        return False
    while at + name < len(items) and items[at + name].tag == "NNP" and items[at + name].text[0].isupper():
        name += 1
    closed = at + name >= len(items) or items[at + name].text in (",", "(", "–")
    return closed and name >= (1 if items[people.first].low in POSSESSIVES else _FULL_NAME)


def _is_named_before(items: Sequence[Item], people: People) -> bool:
    """Say whether a name stands before the one harmed: "her husband Rufo, a guard freed in May", not "In Kano, a"."""
    at = people.first - 1
    after = items[people.last] if people.last < len(items) else None
    if at < 1 or items[at].text != "," or (after is not None and after.text != "," and after.tag != "VBN"):
        return False
    start = at
    while start and items[start - 1].tag == "NNP" and items[start - 1].text[0].isupper():
        start -= 1
    before = items[start - 1].low if start else ""
    if start == at or before in word_set("casualty_prepositions") or before == "," or not is_person(items[start:at]):
        return False
    return people_noun(before) is not None or (at - start >= _FULL_NAME and start == 0)


def is_person(name: Sequence[Item]) -> bool:
    """Say whether a name may be that of a person: no noun of a place or a body ends it."""
    return name[-1].low not in word_set("casualty_no_place") and people_noun(name[-1].low) is None
