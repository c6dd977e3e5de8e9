"""Clauses and lines that leave out their verb: "and two in Zulia", "in Cusco four", "Samar, nine", "a fire three"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.edges import ends_here, is_name, is_time, next_edge, opens_here, speaking, time_at
from factx.kinds.casualty.lexicon import word_set
from factx.kinds.casualty.memory import sharing_noun
from factx.kinds.casualty.nouns import noun_at
from factx.kinds.casualty.people import People
from factx.kinds.casualty.portions import by_degree
from factx.kinds.casualty.scene import BE, Figure, Scene, is_finite
from factx.parts.people import people_noun
from factx.parts.tables import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexing import Item
    from factx.kinds.casualty.memory import Memory

_PLACE = frozenset({"in", "at", "near", "on", "from", "outside", "around", "across", "off", "inside", "aboard"})
_WHERE = _PLACE | {"where", "when", "there", "here", "instantly", "outright"}
_ASIDE = frozenset({"elsewhere", "abroad", "overseas"})
_BEFORE_PLACE = frozenset({"the", "a", "an", "another", "neighbouring", "neighboring", "nearby", "each", "hospital"})
_REGIONS = frozenset({"province", "district", "state", "region", "county", "city", "town", "village", "governorate"})
_OTHERS = frozenset({"second", "third", "fourth", "other", "latter", "former", "first", "next"})
_PARTS_OF_LAND = frozenset(
    {"north", "south", "east", "west", "centre", "center", "capital", "city", "province", "region", "countryside"}
    | {"north-east", "north-west", "south-east", "south-west", "northeast", "northwest", "southeast", "southwest"}
    | {"suburbs", "interior", "islands", "highlands", "mountains", "hills", "coast", "lowlands", "island", "port"}
)
_NAME_LINKS = frozenset({"with", "at"})
_FOR = frozenset({"for"})
_PARALLEL = frozenset({"to", "among", "with", "by", "of", "for", "during", "before", "after", "under", "aged", "over"})
_COME = frozenset({"came", "come", "were", "occurred", "happened"})
_SO = frozenset({"did", "were", "was", "have", "had"})
_OPENS_SO = frozenset({",", "and", "but", "while", "though", "although", ";"})
_MAX_NAME = 4
_MAX_SUBJECT = 6


def gapped(scene: Scene, index: int, memory: Memory) -> Figure | None:
    """Read a number that stands alone in its clause and takes its harm from the one before."""
    group = scene.groups[index]
    bare = group.shape == "counted" and group.head is not None and group.head.bare  # "five persons in Gilgit"
    if (group.shape != "elliptic" and not bare) or group.whole:
        return None
    told = next(iter(reversed(scene.before(group.first))), None)
    if told is None and memory.joined:
        told = memory.last()
    if told is None:
        return _headed(scene, group, memory)
    if told.at is None:
        group = sharing_noun(told.people, group)
    else:
        told = replace(told, people=group, first=group.first, last=group.last, at=None, whole_at=None)
    return (
        _each(scene, group, told)
        or _in_parallel(scene, group, told)
        or _place_behind(scene, group, told)
        or _time_behind(scene, group, told)
        or _did_so(scene, group, told)
        or by_degree(scene, group, told)
        or _place_before(scene, group, told, memory)
        or _other_subject(scene, group, told)
    )


def _headed(scene: Scene, group: People, memory: Memory) -> Figure | None:
    """Read the lines under "Deaths by district:", and the places behind it in one line."""
    outcome = memory.heading or _own_heading(scene, group.first)
    if outcome is None:
        return None
    told = Figure(group, outcome, group.first, group.last, "gapped")
    return _place_before(scene, group, told, memory, listed=True) or _place_behind(scene, group, told)


def _own_heading(scene: Scene, first: int) -> str | None:
    colon = next((k for k in range(first) if scene.items[k].text == ":"), None)
    if colon is None:
        return None
    return next((t.outcome for t in scene.triggers if t.last <= colon and t.syntax in ("count", "toll")), None)


def _each(scene: Scene, group: People, told: Figure) -> Figure | None:
    """Read the next distributive of a list: "four each in X and Y, one each in A, B and C"."""
    items = scene.items
    if group.last >= len(items) or items[group.last].low != "each":
        return None
    return Figure(group, told.outcome, group.first, group.last + 1, "distributive", assertion=told.assertion)


def _in_parallel(scene: Scene, group: People, told: Figure) -> Figure | None:
    """Read the next of two phrases with one preposition: "14 of the deaths to the fire and four to another"."""
    items, last = scene.items, group.last
    if told.at is not None or items[group.first - 1].low not in ("and", ",", "while", "for"):
        return None
    behind = {items[k].low for k in (told.people.last, told.last) if k < group.first}
    same = last + 1 < len(items) and items[last].low in behind & _PARALLEL
    before = items[told.people.first - 1].low == items[group.first - 1].low == "for" and ends_here(items, last)
    if not same and not (before and _name_before(scene, group, _FOR) is not None):
        return None
    if any(is_finite(items[k]) for k in range(last, min(last + _MAX_SUBJECT, next_edge(items, last)))):
        return None
    if same and items[last].low == "among":
        who = noun_at(items, last + 1)
        group = replace(group, noun=who and who[:2], head=who and who[2])
    elif group.noun is None and told.people.head is not None:
        group = replace(group, noun=told.people.noun, head=told.people.head)
    figure = _of_same(told, Figure(group, told.outcome, group.first, last + same, "gapped"))
    return replace(figure, part_of=figure.part_of or told.part_of)


def _place_behind(scene: Scene, group: People, told: Figure) -> Figure | None:
    """Read "Four people died in Lara state and two in Zulia"."""
    items = scene.items
    lead = items[group.first - 1].low if group.first else ""
    opened = group.first - (1 if lead in ("for", "plus") or (lead == "with" and group.more) else 0)
    if [item.low for item in items[max(0, opened - 2) : opened]] == ["followed", "by"]:
        opened -= 2
    last = group.last
    if last + 2 < len(items) and items[last].low in _COME and items[last + 2].text[0].isupper():
        last += 1  # "nine deaths were reported from Saran, two came from Jamui"
    if last < len(items) and items[last].low in _ASIDE and opens_here(items, opened):
        return _of_same(told, Figure(group, told.outcome, group.first, last + 1, "gapped"))
    among = last + 1 < len(items) and items[last].low in _COME and items[last + 1].low == "among"
    who = noun_at(items, last + 2) if among else None
    if who is not None and opens_here(items, opened):  # "six deaths occurred among children"
        named = replace(group, noun=who[:2], head=who[2])
        return _of_same(told, Figure(named, told.outcome, group.first, last + 1, "gapped"))
    if last + 1 >= len(items) or items[last].low not in _PLACE or not opens_here(items, opened):
        return None
    after = items[last + 1]
    if not (group.more or after.text[0].isupper() or after.kind == "number" or after.low in _BEFORE_PLACE):
        return None
    if any(is_finite(items[k]) for k in range(last, next_edge(items, last))):
        return None  # "three in a nearby car escaped"
    mark = items[opened - 1].low if opened else ""
    between = items[told.people.last : group.first] if told.people.last <= group.first else ()
    alike = told.rule in ("distributive", "gapped") or any(item.low in _WHERE for item in between)
    if mark in ("and", ",") and not alike:
        return None
    place = _place_from(items, last + 1)
    return _of_same(told, Figure(group, told.outcome, group.first, last + 2, "gapped", place=place))


def _of_same(told: Figure, figure: Figure) -> Figure:
    """Make a figure a part of the same whole as the one before it: "15 of them in Sindh, seven in Punjab"."""
    part = told.part_of if told.rule == "member" else None
    return replace(figure, assertion=told.assertion, part_of=part, whole_at=told.whole_at if part is None else None)


def _place_from(items: Sequence[Item], at: int) -> tuple[int, int] | None:
    """Give the name behind a preposition of place: "the Bicol region"."""
    start = at + (items[at].low == "the")
    end = start
    while end < len(items) and is_name(items[end]):
        end += 1
    if end > start and end < len(items) and items[end].low in _REGIONS:
        end += 1
    return (start, end) if end > start else None


def _time_behind(scene: Scene, group: People, told: Figure) -> Figure | None:
    """Read "Fifteen died on Monday and eight more the next day"."""
    items = scene.items
    edge = next_edge(items, group.last)
    if not group.first or not opens_here(items, group.first) or not time_at(items, group.last, edge):
        return None
    between = items[told.people.last : group.first] if told.people.last <= group.first else ()
    dated = any(is_time(item) for item in (*between, *items[: told.first]))
    if not (group.more or dated) or _goes_on(scene, group.last, edge):
        return None
    return Figure(group, told.outcome, group.first, group.last, "gapped", assertion=told.assertion)


def _did_so(scene: Scene, group: People, told: Figure) -> Figure | None:
    """Read "No one in Peru died, but 12 did in Chile", "in Peru, six were"."""
    items = scene.items
    if group.last >= len(items) or items[group.last].low not in _SO or not group.first:
        return None
    after = group.last + 1
    placed = after + 1 < len(items) and items[after].low in _PLACE and is_name(items[after + 1])
    if not (placed or ends_here(items, after)) or items[group.first - 1].low not in _OPENS_SO:
        return None  # "and six others were in the car"
    return Figure(group, told.outcome, group.first, group.last + 1, "gapped", assertion=told.assertion)


def _goes_on(scene: Scene, first: int, edge: int) -> bool:
    """Say whether the clause has a verb or a number of its own: "one in 2021 killed seven", "one on Tuesday 13"."""
    return any(is_finite(scene.items[k]) or k in scene.begins for k in range(first, edge)) or any(
        first <= trigger.first < edge for trigger in scene.triggers
    )


def _place_before(scene: Scene, group: People, told: Figure, memory: Memory, *, listed: bool = False) -> Figure | None:
    """Read the next of "In Puno nine died, in Cusco four", "Leyte, 14; Samar, nine", "and Tajikistan 44"."""
    items = scene.items
    name = _name_before(scene, group)
    if name is None:
        return None
    start, end = name
    by_preposition = start > 0 and items[start - 1].low in _PLACE
    opened = start - by_preposition
    followed = [item.low for item in items[max(0, opened - 2) : opened]] == ["followed", "by"]
    if followed:
        opened -= 2
    if not opens_here(items, opened):
        return None
    mark = items[opened - 1].text if opened else ""
    last = mark == "and" or (mark == "," and group.last >= len(items))
    alone = mark in (",", "and") and not (last and _is_told_of_name(scene, told))
    series = listed or followed or (memory.joined and not opened - (mark == ";")) or _in_series(scene, group)
    if not by_preposition and alone and not series:
        return None
    if by_preposition and told.people.last <= group.first and opened - told.last > _MAX_SUBJECT:
        return None
    return _of_same(told, Figure(group, told.outcome, group.first, group.last, "gapped", place=(start, end)))


def _is_told_of_name(scene: Scene, told: Figure) -> bool:
    """Say whether a figure is told by a verb of having or saying, behind a name: "Peru has 120 dead"."""
    before = scene.items[max(0, told.first - 3) : told.first]
    return any(is_finite(item) for item in before) and scene.items[0].text[0].isupper()


def _in_series(scene: Scene, group: People) -> bool:
    """Say whether another number of the sentence stands behind a name of a place as well."""
    others = (other for other in scene.groups if other.first != group.first and other.shape == "elliptic")
    return any(_name_before(scene, other) is not None for other in others)


def _name_before(scene: Scene, group: People, links: frozenset[str] = _NAME_LINKS) -> tuple[int, int] | None:
    """Give the items of a name that stands right before a number whose clause ends with it."""
    items = scene.items
    if not ends_here(items, group.last):
        return None
    end = group.first
    if end > 1 and items[end - 1].text in (",", ":", "–", "("):
        end -= 1
    elif end > 1 and items[end - 1].low in links:
        end -= 1  # "Punjab has 39 deaths, Sindh with 22"
    elif end > 2 and items[end - 2].low == "there" and items[end - 1].low in BE:
        end -= 2  # "in Mozambique there are 67"
    start = end
    if start and items[start - 1].low in _REGIONS:
        start -= 1
    while start and end - start < _MAX_NAME and is_name(items[start - 1]):
        start -= 1
    if start > 1 and start < end and items[start - 1].low == "of" and items[start - 2].low in _REGIONS:
        named, start = start, start - 2  # "the city of Mataram nine"
        start -= bool(start and items[start - 1].low == "the")
        return (start, end) if is_name(items[named]) else None
    if start == end and end > 1 and items[end - 1].low in _PARTS_OF_LAND and items[end - 2].low == "the":
        return end - 2, end
    return (start, end) if start < end and is_name(items[start]) else None


def _other_subject(scene: Scene, group: People, told: Figure) -> Figure | None:
    """Read "cholera has killed 90 people and measles 12", "the first blast killed five, the second two"."""
    items = scene.items
    if not ends_here(items, group.last, prepositions=True):
        return None
    end = group.first
    if end > 1 and items[end - 1].low in (",", "of"):
        end -= 1
    start = end
    while start and end - start <= _MAX_SUBJECT and not opens_here(items, start):
        start -= 1
    subject = items[start:end]
    if not subject or any(is_finite(item) or item.kind == "mark" for item in subject):
        return None
    known = word_set("casualty_events") | word_set("casualty_diseases")
    lows = [item.low for item in subject]
    other = lows[0] in ("the", "a") and lows[1:2] != [] and lows[1] in _OTHERS
    other = other or (lows[0] in ("one", "another") and len(lows) > 1 and time_at(items, start + 1, end))
    saying = frozenset(words("scope_say")) & {item.low for item in items[: told.first]} if told.first <= start else ()
    said = lows[-1] in speaking() | {"others"} and (items[end].low in (",", "of") or bool(saying))
    side = told.rule == "active" and items[start - 1].low == "and" and people_noun(lows[-1]) is not None
    timed = time_at(items, start, end) and any(is_time(item) for item in items[:start])
    active = told.rule in ("active", "gapped", "state") and (other or side or bool(known & set(lows)))
    active = active or timed
    if not (active or said):
        return None
    return replace(told, people=group, first=group.first, last=group.last, rule="gapped", trigger=None, part_of=None)
