"""Parts of a figure, and figures that leave out what the text has just said: "nine of them", "and two in Zulia"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.compared import increment, likewise
from factx.kinds.casualty.conjuncts import closed_by_them, coordinated_right, has_own_predicate, next_conjunct
from factx.kinds.casualty.gapped import gapped
from factx.kinds.casualty.harm_words import WHOLES
from factx.kinds.casualty.implied import implied
from factx.kinds.casualty.listed import listed_on
from factx.kinds.casualty.memory import Memory, antecedent, resumed, sharing_noun
from factx.kinds.casualty.nouns import DEFINITE
from factx.kinds.casualty.people import OF_THEM, People
from factx.kinds.casualty.portions import named_before, portion, with_nominal
from factx.kinds.casualty.recounts import recounted
from factx.kinds.casualty.scene import BE, Figure, Scene
from factx.kinds.casualty.wholes import AMONG, INCLUDES, behind_named, opens_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexing import Item

_LINKS = frozenset({"also", "said", ":", "reportedly", "being", "identified", "named", "listed", "given", "as"})
_THEY = frozenset({"they", "these", "those"})
_INCLUDE = INCLUDES | {"especially", "notably"}
_UNHARMED = frozenset(
    {"found", "located", "released", "alive", "safe", "unhurt", "discharged", "unharmed", "freed", "discarded"}
)
_MAX_LIST = 16
_BACK = frozenset({"home", "returned", "survived", "escaped", "recovered", "unhurt", "unharmed", "safe"})
_ARE = frozenset({"were", "was", "are", "is"})
_COME = frozenset({"came", "come", "lived", "worked", "belonged", "hailed"})
_WHENCE = frozenset({"from", "in", "at", "aboard", "inside", "on", "under", "over", "aged", "of", "to"})
_MAX_SENTENCES = 6
_CLAUSE = 3


def tie_members(scene: Scene, memory: Memory) -> None:
    """Tie the groups that no word of harm governs by what stands before them."""
    if any(item.low in ("bodies", "body", "corpses") for item in scene.items):
        memory.bodies = memory.now
    for index, group in enumerate(scene.groups):
        if scene.figures.get(index) or index in scene.refused:
            _name_part(scene, index)
            continue
        figure = (
            _opened(scene, index, memory)
            or _of_them(scene, index, memory)
            or portion(scene, index, memory)
            or _nominal(scene, index, memory)
            or _of_whole(scene, index)
            or likewise(scene, index)
            or increment(scene, index, memory)
            or listed_on(scene, index, memory)
            or gapped(scene, index, memory)
            or recounted(scene, index, memory)
            or implied(scene, group, memory)
        )
        if figure is not None:
            scene.add(index, figure)
            if figure.rule == "member":
                _add_joined(scene, index, figure)


def _name_part(scene: Scene, index: int) -> None:
    """Take the noun that a part of the harmed is said to be, and the parts behind it: "nine of the dead were men"."""
    group = scene.groups[index]
    told = [figure for figure in scene.figures.get(index, []) if figure.people.figure == group.figure]
    who = len(told) == 1 and told[0].last < len(scene.items) and scene.items[group.last].low == "who"
    if who and group.whole == "them":
        group = replace(group, last=told[0].last)  # "18 of those who died were children"
    if group.last >= len(scene.items) or scene.items[group.last].low not in _ARE or len(told) != 1:
        return
    named = with_nominal(scene.items, group)
    if (told[0].rule == "partitive" or who) and named is not group and named.head is not None:
        figure = replace(told[0], people=named, last=named.last)
        scene.figures[index] = [figure if one is told[0] else one for one in scene.figures[index]]
        _add_joined(scene, index, figure)


def _add_joined(scene: Scene, index: int, figure: Figure) -> None:
    """Add the further parts of a list: "six were men, four women and two children"."""
    following = next_conjunct(scene, figure.last) if figure.last > scene.groups[index].last else None
    start = [] if following is None else [following]
    for other in [*start, *coordinated_right(scene, following or index)]:
        if not scene.figures.get(other):
            people = scene.groups[other]
            scene.add(other, replace(figure, people=people, first=people.first, last=people.last))


def _opened(scene: Scene, index: int, memory: Memory) -> Figure | None:
    """Read a group behind "including", "among them", "the dead include", or before "among them"."""
    items, group = scene.items, scene.groups[index]
    counted = _among_counted(scene, group, memory)
    if counted is not None:
        return counted
    closed = closed_by_them(scene, index)
    if group.shape == "none" or not (closed or _is_opened(items, group) or behind_named(scene, index)):
        return None
    again = _told_again(scene, index, memory)
    if again is not None or (not closed and _follows_unharmed(scene, index)):
        return again
    found = antecedent(scene, group.first)
    if found is None and any(item.low == "victims" for item in items[: group.first]):
        killed = memory.now - memory.killed <= _MAX_SENTENCES
        told = memory.topic()
        outcome = "killed" if killed else told.outcome if told is not None else None
        found = (outcome, None, None) if outcome is not None else None
    if found is None:
        return _of_those(scene, group, memory)
    outcome, whole, assertion = found
    return Figure(group, outcome, group.first, group.last, "member", part_of=whole, assertion=assertion)


def _of_those(scene: Scene, group: People, memory: Memory) -> Figure | None:
    """Read "They include 20 children" behind "More than 60 people are missing"."""
    if scene.items[0].low not in _THEY or memory.last() is None:
        return None
    told = next((f for f in reversed(memory.before) if (f.people.low or 0) > (group.low or 0)), None)
    return None if told is None else resumed(told, group, "member", part=True)


def _among_counted(scene: Scene, group: People, memory: Memory) -> Figure | None:
    """Read a group that is said to be among others with a number: "One child was among the six killed"."""
    items = scene.items
    at = group.last
    while at < len(items) and items[at].low in BE | _LINKS:
        at += 1
    if at >= len(items) or items[at].low not in AMONG or group.shape == "none":
        return None
    whole = scene.begins.get(at + 1)
    if whole is None:
        return None
    people = scene.groups[whole]
    for figure in scene.figures.get(whole, ()):
        return Figure(group, figure.outcome, group.first, group.last, "member", part_of=figure.people)
    earlier = memory.told.get(people.low or 0) if people.definite and people.shape == "elliptic" else None
    return None if earlier is None else resumed(earlier, group, "member", part=True)  # "Three minors are among the 15"


def _is_opened(items: tuple[Item, ...], group: People) -> bool:
    """Say whether words before or after a group make it a part of what stands before."""
    after = [item.low for item in items[group.last : group.last + 2]]
    if len(after) > 1 and after[0] in AMONG and after[1] in OF_THEM:
        return True  # "19 children among them"
    back = group.first - 1
    if [item.low for item in items[max(0, back - 1) : back + 1]] == ["those", "of"]:
        back -= 2  # "Nine bodies were found, among them those of two boys"
    while back >= 0 and items[back].low in BE | _LINKS:
        back -= 1
    if back < 0:
        return False
    before = [item.low for item in items[max(0, back - 8) : back + 1]]
    if before[-1] in _INCLUDE or (before[-1] in OF_THEM and before[-2:-1] and before[-2] in AMONG):
        return True  # "including two women", "among them two women"
    if back == group.first - 1:
        return False
    if before[-1] in WHOLES and len(before) > 1 and before[-2] in DEFINITE:
        return group.head is not None and not group.head.bare  # "the dead are eight men and two women"
    return bool(AMONG & set(before)) and any(WHOLES.get(low) is not None for low in before)


def _follows_unharmed(scene: Scene, index: int) -> bool:
    """Say whether the nearest people before are not harmed: "200 on board, including 18 crew"."""
    if not index or scene.groups[index].whole == "them":
        return False
    before, first = scene.groups[index - 1], scene.groups[index].first
    harm = any(trigger.first >= before.last and trigger.last <= first for trigger in scene.triggers)
    harm = harm or any(item.low in WHOLES for item in scene.items[before.last : first])  # "the victims include"
    return not scene.figures.get(index - 1) and before.shape in ("counted", "elliptic", "noun") and not harm


def _told_again(scene: Scene, index: int, memory: Memory) -> Figure | None:
    """Read "The 367, including 342 men, reached Palermo" where 367 were told to be rescued."""
    before = scene.groups[index - 1] if index else None
    if before is None or scene.figures.get(index - 1) or not before.definite or before.shape != "elliptic":
        return None
    earlier = memory.told.get(before.low or 0)
    larger = (before.low or 0) > (scene.groups[index].low or 0)
    return resumed(earlier, scene.groups[index], "member", part=True) if earlier is not None and larger else None


def _of_them(scene: Scene, index: int, memory: Memory) -> Figure | None:
    """Read "nine of them children", "37 of them identified", "of whom 12 were women"."""
    items, group = scene.items, scene.groups[index]
    edge = group.first - (1 if group.first and items[group.first - 1].text == "," else 0)
    before = (
        scene.ends.get(edge) is None and edge >= 2 and items[edge - 2].low == "of" and items[edge - 1].low in OF_THEM
    )
    victims = group.whole == "named" and group.head is not None and group.head.singular == "victim"
    if group.whole != "them" and not before and not victims:
        return None
    if victims and memory.now - memory.killed <= _MAX_SENTENCES:
        return Figure(group, "killed", group.first, group.last, "member")
    if before and has_own_predicate(scene, index) and items[group.last].low not in BE:
        return None
    end = [item.low for item in items[group.last : group.last + 2]]
    if _is_well(items, group.last):
        return None
    found = antecedent(scene, group.first)
    told = memory.told_whole(group) if found is None else memory.topic() if opens_whole(items) else None
    if found is None and told is not None:
        found = told.outcome, None, told.assertion
    if found is None:
        return None
    outcome, whole, assertion = found
    if _things_between(scene, whole.last if whole is not None else 0, group):
        return None
    outcome = _own_outcome(end) or outcome
    noun = named_before(items, group if group.noun else with_nominal(items, group))
    if noun is group:
        noun = sharing_noun(whole, group)  # "seven residents died, three of them in hospital"
    whole_at = told.at if told is not None and whole is None else None
    return Figure(noun, outcome, group.first, noun.last, "member", whole, assertion, whole_at=whole_at)


def _is_well(items: Sequence[Item], at: int) -> bool:
    """Say whether what follows tells that a part is out of harm: "five of them were released"."""
    after = [item.low for item in items[at : at + 4]]
    home = "home" in after and after[: after.index("home")][-1:] in (["at"], ["their"], ["nursing"], ["care"], ["a"])
    return (bool(_BACK & set(after)) and not home) or (
        after[:1] != [] and after[0] in BE and after[:2][-1] in _UNHARMED
    )


def _own_outcome(after: list[str]) -> str | None:
    """Give the harm that a part has of its own: "76 of them fatal", "of which 1,000 are deaths"."""
    if after[:1] in (["fatal"], ["fatally"], ["deadly"]):
        return "killed"
    if len(after) > 1 and after[0] in BE and after[1] in ("fatal", "deadly"):
        return "killed"
    return WHOLES.get(after[1]) or None if len(after) > 1 and after[0] in BE else None


def _things_between(scene: Scene, first: int, group: People) -> bool:
    """Say whether something else is counted between: "66 people were hurt; of eight houses, seven of them burned"."""
    inside = {k for one in scene.groups for k in range(one.first, one.last)}
    return any(scene.items[k].kind == "number" and k not in inside for k in range(first, group.first))


def _nominal(scene: Scene, index: int, memory: Memory) -> Figure | None:
    """Read "Of the dead, at least 20 were children" and, after a figure, "Twelve were women."."""
    items, group = scene.items, scene.groups[index]
    at = group.last
    if group.shape != "elliptic" or at >= len(items) or items[at].low not in _ARE | _COME:
        return None
    named = with_nominal(items, group)
    if named is group or named.head is None or items[at].low in _COME:
        return _placed(scene, group, memory)
    if opens_whole(items) and "victims" in [item.low for item in items[1:4]] and memory.now - memory.killed <= 1:
        return Figure(named, "killed", group.first, named.last, "member")
    if opens_whole(items):
        found = antecedent(scene, group.first)
        if found is not None:
            return Figure(named, found[0], group.first, named.last, "member", part_of=found[1], assertion=found[2])
    told = memory.topic()
    if group.first <= 1 and told is not None:
        return resumed(told, named, "member", part=True)
    return None


def _placed(scene: Scene, group: People, memory: Memory) -> Figure | None:
    """Read "Five were from one family" right behind a larger figure."""
    told, after = memory.topic(), [item.low for item in scene.items[group.last : group.last + 3]]
    whole = (told.people.low or 0) if told is not None else 0
    if told is None or group.first or len(after) < _CLAUSE or not whole > (group.low or 0):
        return None
    if after[1] not in _WHENCE or _BACK & set(after):
        return None
    return resumed(told, group, "member", part=True)


def _of_whole(scene: Scene, index: int) -> Figure | None:
    """Read "Of the deaths, 62 occurred in Tete" and the next of "Five of them were from Ayod and two from Bor"."""
    items, group = scene.items, scene.groups[index]
    if group.shape not in ("elliptic", "counted") or group.last >= len(items) or not group.first:
        return None
    after = [item.low for item in items[group.last : group.last + 4]]
    if _UNHARMED & set(after) or not has_own_predicate(scene, index):
        return None
    if opens_whole(items) and any(WHOLES.get(item.low) is not None for item in items[1 : group.first]):
        found = antecedent(scene, group.first)
        if found is not None:
            outcome, whole, assertion = found
            return Figure(group, outcome, group.first, group.last + 1, "member", part_of=whole, assertion=assertion)
    named = with_nominal(items, group)
    women = named.head is not None and items[group.last].low in _ARE  # "23 of the dead were men and four were boys"
    rules = ("member", "partitive") if women else ("member",)
    before = [f for f in scene.before(group.first) if f.rule in rules]
    joined = items[group.first - 1].low in ("and", ",", "while")
    if group.shape == "elliptic" and before and joined and group.last - before[-1].people.last < _MAX_LIST:
        return replace(before[-1], people=named, first=group.first, last=max(named.last, group.last + 1))
    return None
