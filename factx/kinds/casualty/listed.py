"""Parts that a list tells out: "six are missing: two soldiers, one policeman, two clerks and a guide"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.conjuncts import has_own_predicate
from factx.kinds.casualty.edges import time_at
from factx.kinds.casualty.harm_words import WHOLES
from factx.kinds.casualty.lexicon import word_set
from factx.kinds.casualty.nouns import DEFINITE
from factx.kinds.casualty.scene import AND, BE, Figure, Scene, is_finite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factx.kinds.casualty.lexing import Item
    from factx.kinds.casualty.memory import Memory
    from factx.kinds.casualty.people import People

_MAX_GAP = 12
_LISTS = frozenset({"are", "were", "include", "included", "comprise", "comprised", ":"})
_SAID_TO_BE = frozenset({"were", "are", "include", "included", "comprise", "comprised"})
_WHERE = frozenset(
    {"in", "at", "near", "on", "from", "outside", "around", "across", "off", "inside", "aboard", "under"}
)
_OPENERS = frozenset({":", "–", "(", "namely"})


def tie_listed(scene: Scene, *, members: bool = False) -> None:
    """Give the parts of a list the harm of the figure before it whose number they add up to.

    `members` looks for the lists of what is itself a part: "54 of them in the north: 21 women and 33 men".
    """
    for whole in (
        (True,) if members else (True, False)
    ):  # a list belongs to the figure that it adds up to before one that it falls short of
        for index in range(len(scene.groups)):
            for figure in tuple(scene.figures.get(index, ())):
                is_member = figure.rule in ("member", "partitive")
                if (is_member if members else figure.part_of is None) and (figure.people.low or 0) > 1:
                    told = (whole and _tie_behind_colon(scene, figure)) or _tie_list(scene, figure, whole=whole)
                    told or _tie_summed(scene, figure)


def _tie_list(scene: Scene, figure: Figure, *, whole: bool) -> bool:
    people = figure.people
    starts = [people.last, max(figure.last, people.last)]
    if whole:  # "nine died and 12 were hurt: five women, three men and a child"
        starts += [k for k in range(people.last, len(scene.items)) if scene.items[k].text == ":"]
    for start in dict.fromkeys(starts):
        chain = list(_chain(scene, start)) or _behind_be(scene, people)
        taken = _summing(chain, people.low or 0)
        opened = bool(chain) and any(item.low in _OPENERS for item in scene.items[start : chain[0][1].first])
        if not taken and whole:
            continue
        if not taken and opened and len(chain) > 1 and sum(part.low or 0 for _, part in chain) < (people.low or 0):
            taken = len(chain)
        if not taken:
            named = [pair for pair in chain if _is_named_one(scene, pair)]  # "one of them a nurse and one a driver"
            if named and sum(part.low or 0 for _, part in named) <= (people.low or 0):
                _add(scene, figure, named)
                return True
            continue
        _add(scene, figure, chain[:taken])
        rest = chain[taken:]
        for index, part in reversed(chain[:taken]):  # "and five foreigners, namely three Indonesians and two Dutch"
            inner = _summing(rest, part.low or 0) if (part.low or 0) > 1 else 0
            if inner:
                _add(scene, replace(scene.figures[index][-1], people=part), rest[:inner])
                break
        return True
    return False


def _tie_behind_colon(scene: Scene, figure: Figure) -> bool:
    """Read a list by its sum, whatever else is told of its people: "two died: a woman whose car sank, and a boy"."""
    items, people = scene.items, figure.people
    start = max(figure.last, people.last)
    colon = next((k for k in range(start, len(items)) if items[k].text == ":"), len(items))
    parts: list[tuple[int, People]] = []
    for index, group in enumerate(scene.groups):
        joined = group.first - 1 == colon or (group.first > colon and items[group.first - 1].low in AND | {","})
        if not joined or group.whole:
            continue
        if group.shape in ("none", "noun") or group.head is None or _has_finite(scene, group):
            return False
        parts.append((index, group))
    if len(parts) < 2 or sum(part.low or 0 for _, part in parts) != people.low:
        return False
    for index, _ in parts:
        scene.figures[index].clear()
    _add(scene, figure, parts)
    return True


def _has_finite(scene: Scene, group: People) -> bool:
    """Say whether a finite verb stands right behind people."""
    at = group.last
    happens = any(t.first == at and t.syntax == "happen" for t in scene.triggers)
    return at < len(scene.items) and (happens or scene.items[at].low in word_set("casualty_auxiliaries"))


def _is_named_one(scene: Scene, pair: tuple[int, People]) -> bool:
    """Say whether a part is told as "one a driver"."""
    index, part = pair
    return scene.groups[index].shape == "elliptic" and part.noun is not None and part.low == 1 and part.whole is None


def _summing(chain: list[tuple[int, People]], count: int) -> int:
    """Give how many of a chain's first groups add up to a count, 0 where none do or it takes only one."""
    total = 0
    for taken, (_, part) in enumerate(chain, 1):
        total += part.low or 0
        if total == count and taken > 1:
            return taken
    return 0


def _behind_be(scene: Scene, people: People) -> list[tuple[int, People]]:
    """Give the list that the counted are said to be: "the eight bodies were those of a boy, two men"."""
    items = scene.items
    for at in range(people.last, min(people.last + 4, len(items) - 1)):
        if items[at].low in _SAID_TO_BE:
            after = [item.low for item in items[at + 1 : at + 3]]
            return list(_chain(scene, at + (3 if after == ["those", "of"] else 1), opened=True))
        if items[at].kind == "mark" or is_finite(items[at]):
            break
    return []


def _chain(scene: Scene, start: int, *, opened: bool = False) -> Iterator[tuple[int, People]]:
    """Yield the groups from an item on that stand in one list, with no verb of their own."""
    items = scene.items
    at, gap = start, 0
    while at < len(items) and gap < _MAX_GAP:
        index = scene.begins.get(at)
        if index is None:
            opened = opened or items[at].low in _OPENERS | {",", "with"}
            harm = next((t for t in scene.triggers if t.first == at and t.syntax in ("harm", "happen")), None)
            # "Four crew kidnapped off Goa in May - two Sikhs ...": a participle with the noun
            participle = at in scene.ends and harm is not None and harm.entry.form == "past"
            participle = participle or (items[at - 1].low in ("of", "by", "from") and items[at].low.endswith("ing"))
            if not participle and (harm is not None or _ends_list(items, at)):
                return
            at, gap = at + 1, gap + 1
            continue
        group = scene.groups[index]
        told = scene.figures.get(index)
        if (
            not opened
            or (told and told[0].part_of is None)
            or group.shape in ("none", "noun")
            or has_own_predicate(scene, index)
        ):
            return
        after = scene.begins.get(group.last)
        if (
            group.low == 1
            and group.shape == "elliptic"
            and after is not None
            and scene.groups[after].shape == "article"
        ):
            named = scene.groups[after]  # "one a policeman"
            group = replace(group, last=named.last, noun=named.noun, head=named.head)
        elif group.shape == "elliptic" and group.head is None and not group.whole and not _is_placed(scene, group):
            return
        yield index, group
        at, gap = group.last, 0


def _ends_list(items: Sequence[Item], at: int) -> bool:
    if items[at].low == "is" and items[at - 1].low == "that":
        return False  # "536 dead, that is 519 protesters and 17 policemen"
    return is_finite(items[at]) or items[at].low in (";", "while", "but", "who", "which")


def _is_placed(scene: Scene, group: People) -> bool:
    """Say whether a bare number is told apart by where or when: "five from the river and six from the bank"."""
    items, at = scene.items, group.last
    return at < len(items) and (items[at].low in _WHERE or time_at(items, at, len(items)))


def _add(scene: Scene, whole: Figure, parts: list[tuple[int, People]]) -> None:
    for index, part in parts:
        scene.add(
            index,
            Figure(part, whole.outcome, part.first, part.last, "listed", whole.people, whole.assertion),
        )


def _tie_summed(scene: Scene, figure: Figure) -> bool:
    """Read the list before its sum: "Four policemen and a neighbour make up the five dead"."""
    items, people = scene.items, figure.people
    if not people.definite or people.first < 2:
        return False
    link = [item.low for item in items[max(0, people.first - 2) : people.first]]
    if not (link[-1] == "up" or link[-1] in BE or "were" in link or "are" in link):
        return False
    parts = [
        (index, group)
        for index, group in enumerate(scene.groups)
        if group.last <= people.first and not scene.figures.get(index) and group.shape in ("counted", "article")
    ]
    if len(parts) < 2 or sum(part.low or 0 for _, part in parts) != people.low:
        return False
    _add(scene, figure, parts)
    return True


def listed_on(scene: Scene, index: int, memory: Memory) -> Figure | None:
    """Read the next of "The dead are Captain Roy; four corporals; seven privates"."""
    group = scene.groups[index]
    if memory.listing is None or not memory.joined or group.head is None or group.head.bare or group.shape == "none":
        return None
    lead = [item.low for item in scene.items[: group.first]]
    if not set(lead) <= {";", "and", ","} or any(is_finite(item) for item in scene.items):
        return None
    return Figure(group, memory.listing, group.first, group.last, "member")


def keep_listing(memory: Memory, items: Sequence[Item]) -> None:
    """Keep the harm of a sentence that begins a list of people: it goes on behind semicolons."""
    if memory.joined:
        return
    memory.listing = None
    for at, item in enumerate(items[1:-1], 1):
        known = WHOLES.get(item.low) and items[at - 1].low in DEFINITE
        if known and items[at + 1].low in _LISTS:
            memory.listing = WHOLES[item.low]
