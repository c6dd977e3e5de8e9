"""Parts of a figure, and figures that leave out what the text has just said: "nine of them", "and two in Zulia"."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.conjuncts import coordinated_right, has_own_predicate
from factx.kinds.casualty.lexicon import word_set
from factx.kinds.casualty.nouns import DEFINITE, WHOLES, noun_at
from factx.kinds.casualty.people import OF_THEM, People
from factx.kinds.casualty.scene import BE, Figure, Scene, is_finite

if TYPE_CHECKING:
    from factx.kinds.casualty.lexing import Item

_AMONG = frozenset({"among", "amongst"})
_LINKS = frozenset({"also", "said", ":", "reportedly", "being"})
_INCLUDE = frozenset({"include", "includes", "included", "including", "comprise", "comprised", "especially", "notably"})
_UNHARMED = frozenset({"found", "located", "released", "alive", "safe", "unhurt", "discharged", "unharmed", "freed"})
_MAX_LIST = 16
_MAX_SUBJECT = 4
_BACK = frozenset({"home", "returned", "survived", "escaped", "recovered", "unhurt", "unharmed", "safe"})
_ENDS = frozenset({",", "and", ";", "–", ")"})
_SHELTERS = frozenset(
    {"centres", "centers", "centre", "center", "shelter", "shelters", "camp", "camps", "tents"}
    | {"gyms", "gymnasiums", "encampment", "encampments"}
)
_STAY = frozenset(
    {"stay", "stayed", "staying", "live", "lived", "sleep", "slept", "remain", "remained", "now", "have"}
    | {"had", "spent", "found", "took", "shelter", "sheltered"}
)
_MAX_SENTENCES = 6
_COUNT = frozenset({"count", "tally", "figure", "total", "toll", "report", "estimate"})
_SEASONS = frozenset({"year", "years", "month", "months", "season", "decade", "average", "usual", "ever"})
_EARLIER = frozenset({"last", "previous", "earlier", "first", "initial", "official", "latest", "prior", "preliminary"})
_HARM = frozenset({"killed", "injured", "missing", "casualties", "infected", "kidnapped"})
_PLACE = frozenset({"in", "at", "near", "on", "from", "outside", "around", "across"})


@dataclass
class Memory:
    """What a sentence leaves to the next one: its last figure, and whether bodies were spoken of."""

    last: Figure | None = None
    number: int = -9
    bodies: int = -9
    killed: int = -99
    told: dict[int, Figure] = field(default_factory=dict)


def tie_members(scene: Scene, memory: Memory, number: int) -> None:
    """Tie the groups that no word of harm governs by what stands before them."""
    if any(item.low in ("bodies", "body", "corpses") for item in scene.items):
        memory.bodies = number
    for index, group in enumerate(scene.groups):
        if scene.figures.get(index) or index in scene.refused:
            continue
        figure = (
            _opened(scene, index, memory)
            or _of_them(scene, index, memory, number)
            or _nominal(scene, index, memory, number)
            or _of_whole(scene, index)
            or _increment(scene, index, memory, number)
            or _each(scene, index)
            or _gapped(scene, index)
            or _gapped_object(scene, index)
            or _place_first(scene, index)
            or _sheltered(scene, group)
            or _bodies(scene, group, memory, number)
            or _victims(scene, group)
        )
        if figure is not None:
            scene.add(index, figure)
            if figure.rule == "member":
                for other in coordinated_right(scene, index):
                    if not scene.figures.get(other):
                        people = scene.groups[other]
                        scene.add(other, replace(figure, people=people, first=people.first, last=people.last))


def _figures_before(scene: Scene, first: int) -> list[Figure]:
    found = [figure for figures in scene.figures.values() for figure in figures if figure.people.first < first]
    return sorted(found, key=lambda figure: figure.people.first)


def _antecedent(scene: Scene, first: int) -> tuple[str, People | None, str | None] | None:
    """Give the outcome, whole and assertion that words before `first` leave to a part."""
    figures = _figures_before(scene, first)
    marks = [
        (trigger.first, trigger.outcome)
        for trigger in scene.triggers
        if first - 20 < trigger.last <= first
        and trigger.outcome in _HARM
        and trigger.syntax not in ("none", "weak", "case")
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


def _opened(scene: Scene, index: int, memory: Memory) -> Figure | None:
    """Read a group behind "including", "among them", "the dead include", or before "among them"."""
    items, group = scene.items, scene.groups[index]
    counted = _among_counted(scene, group, memory)
    if counted is not None:
        return Figure(group, counted.outcome, group.first, group.last, "member", part_of=counted.people)
    if group.shape == "none" or not _is_opened(items, group) or _follows_unharmed(scene, index):
        return None
    found = _antecedent(scene, group.first)
    if found is None:
        return None
    outcome, whole, assertion = found
    return Figure(group, outcome, group.first, group.last, "member", part_of=whole, assertion=assertion)


def _among_counted(scene: Scene, group: People, memory: Memory) -> Figure | None:
    """Give the figure that a group is said to be among: "One child was among the six killed"."""
    items = scene.items
    at = group.last
    while at < len(items) and items[at].low in BE | _LINKS:
        at += 1
    if at >= len(items) or items[at].low not in _AMONG or group.shape == "none":
        return None
    whole = scene.begins.get(at + 1)
    if whole is None:
        return None
    people = scene.groups[whole]
    earlier = memory.told.get(people.low or 0) if people.definite and people.shape == "elliptic" else None
    return next(iter(scene.figures.get(whole, ())), earlier)  # "Three minors are among the 15"


def _is_opened(items: tuple[Item, ...], group: People) -> bool:
    """Say whether words before or after a group make it a part of what stands before."""
    after = [item.low for item in items[group.last : group.last + 2]]
    if len(after) > 1 and after[0] in _AMONG and after[1] in OF_THEM:
        return True  # "19 children among them"
    back = group.first - 1
    while back >= 0 and items[back].low in BE | _LINKS:
        back -= 1
    if back < 0:
        return False
    before = [item.low for item in items[max(0, back - 8) : back + 1]]
    if before[-1] in _INCLUDE or (before[-1] in OF_THEM and before[-2:-1] and before[-2] in _AMONG):
        return True  # "including two women", "among them two women"
    if back == group.first - 1:
        return False
    if before[-1] in WHOLES and len(before) > 1 and before[-2] in DEFINITE:
        return group.head is not None and not group.head.bare  # "the dead are eight men and two women"
    return bool(_AMONG & set(before)) and any(WHOLES.get(low) is not None for low in before)


def _follows_unharmed(scene: Scene, index: int) -> bool:
    """Say whether the nearest people before are not harmed: "200 on board, including 18 crew"."""
    if not index or scene.groups[index].whole == "them":
        return False
    before = scene.groups[index - 1]
    return (
        not scene.figures.get(index - 1)
        and before.shape in ("counted", "elliptic", "noun")
        and not any(
            trigger.first >= before.last and trigger.last <= scene.groups[index].first for trigger in scene.triggers
        )
    )


def _of_them(scene: Scene, index: int, memory: Memory, number: int) -> Figure | None:
    """Read "nine of them children", "37 of them identified", "of whom 12 were women"."""
    items, group = scene.items, scene.groups[index]
    before = group.first >= 2 and items[group.first - 2].low == "of" and items[group.first - 1].low in OF_THEM
    victims = group.whole == "named" and group.head is not None and group.head.singular == "victim"
    if group.whole != "them" and not before and not victims:
        return None
    if victims and number - memory.killed <= _MAX_SENTENCES:
        return Figure(group, "killed", group.first, group.last, "member")
    if before and has_own_predicate(scene, index) and items[group.last].low not in BE:
        return None
    end = [item.low for item in items[group.last : group.last + 2]]
    if end[:1] and end[0] in BE and end[-1] in _UNHARMED:
        return None
    if _BACK & {item.low for item in items[group.last : group.last + 4]}:
        return None
    found = _antecedent(scene, group.first)
    if found is None and memory.last is not None and number - memory.number <= 1:
        found = memory.last.outcome, None, memory.last.assertion
    if found is None:
        return None
    outcome, whole, assertion = found
    if end[:1] in (["fatal"], ["fatally"], ["deadly"]):
        outcome = "killed"  # "1,340 cases, 76 of them fatal"
    noun = group if group.noun else _with_nominal(items, group)
    return Figure(noun, outcome, group.first, noun.last, "member", part_of=whole, assertion=assertion)


def _with_nominal(items: tuple[Item, ...], group: People) -> People:
    """Take the noun that a part is said to be: "12 were women", "76 of them female"."""
    at = group.last
    while at < len(items) and (items[at].low in BE or items[at].low in word_set("casualty_adverbs")):
        at += 1
    noun = noun_at(items, at)
    if noun is None:
        return group
    return replace(group, noun=noun[:2], head=noun[2], last=noun[1])


def _nominal(scene: Scene, index: int, memory: Memory, number: int) -> Figure | None:
    """Read "Of the dead, at least 20 were children" and, after a figure, "Twelve were women."."""
    items, group = scene.items, scene.groups[index]
    at = group.last
    if group.shape != "elliptic" or at >= len(items) or items[at].low not in ("were", "was", "are", "is"):
        return None
    named = _with_nominal(items, group)
    if named is group or named.head is None:
        return None
    if items[0].low == "of":
        found = _antecedent(scene, group.first)
        if found is not None:
            return Figure(named, found[0], group.first, named.last, "member", part_of=found[1], assertion=found[2])
    if group.first <= 1 and memory.last is not None and number - memory.number <= 1:
        return Figure(named, memory.last.outcome, group.first, named.last, "member", assertion=memory.last.assertion)
    return None


def _of_whole(scene: Scene, index: int) -> Figure | None:
    """Read "Of the deaths, 62 occurred in Tete" and the next of "Five of them were from Ayod and two from Bor"."""
    items, group = scene.items, scene.groups[index]
    if group.shape not in ("elliptic", "counted") or group.last >= len(items) or not group.first:
        return None
    after = [item.low for item in items[group.last : group.last + 4]]
    if _UNHARMED & set(after) or not has_own_predicate(scene, index):
        return None
    if items[0].low == "of" and any(WHOLES.get(item.low) is not None for item in items[1 : group.first]):
        found = _antecedent(scene, group.first)
        if found is not None:
            outcome, whole, assertion = found
            return Figure(group, outcome, group.first, group.last + 1, "member", part_of=whole, assertion=assertion)
    before = [f for f in _figures_before(scene, group.first) if f.rule == "member"]
    joined = items[group.first - 1].low in ("and", ",", "while")
    if group.shape == "elliptic" and before and joined and group.last - before[-1].people.last < _MAX_LIST:
        last = before[-1]
        return replace(last, people=group, first=group.first, last=group.last + 1)
    return None


def _increment(scene: Scene, index: int, memory: Memory, number: int) -> Figure | None:
    """Read "eleven more than on the day before" and "the last count of eight" beside a figure."""
    items, group = scene.items, scene.groups[index]
    if group.shape != "elliptic" or not group.first:
        return None
    earlier = [item.low for item in items[max(0, group.first - 4) : group.first]]
    than = [item.low for item in items[group.last : group.last + 7]]
    increment = group.more and than[:1] in (["than"], ["since"]) and not _SEASONS & set(than)
    previous = earlier[-1:] == ["of"] and bool(_COUNT & set(earlier[-2:-1])) and bool(_EARLIER & set(earlier))
    if not increment and not previous:
        return None
    before = _figures_before(scene, group.first)
    if before:
        return replace(before[-1], people=group, first=group.first, last=group.last, rule="member", part_of=None)
    if memory.last is not None and number - memory.number <= 1:
        return replace(memory.last, people=group, first=group.first, last=group.last, rule="member", part_of=None)
    return None


def _each(scene: Scene, index: int) -> Figure | None:
    """Read the next distributive of a list: "four each in X and Y, one each in A, B and C"."""
    items, group = scene.items, scene.groups[index]
    if group.last >= len(items) or items[group.last].low != "each" or group.shape != "elliptic":
        return None
    before = _figures_before(scene, group.first)
    if not before:
        return None
    last = before[-1]
    return Figure(group, last.outcome, group.first, group.last + 1, "distributive", assertion=last.assertion)


def _gapped(scene: Scene, index: int) -> Figure | None:
    """Read a clause without its verb: "Four people died in Lara state and two in Zulia"."""
    items, group = scene.items, scene.groups[index]
    if group.shape != "elliptic" or group.whole or not group.first or group.last >= len(items):
        return None
    if items[group.first - 1].low not in ("and", ",", ":", "–", "(") or items[group.last].low not in _PLACE:
        return None
    before = _figures_before(scene, group.first)
    if not before:
        return None
    last = before[-1]
    between = items[last.people.last : group.first]
    if (
        items[group.first - 1].low in ("and", ",")
        and not any(item.low in _PLACE for item in between)
        and last.rule != "distributive"
    ):
        return None
    after = items[group.last + 1] if group.last + 1 < len(items) else None
    if after is None or not (
        after.text[0].isupper()
        or after.kind == "number"
        or after.low in ("the", "a", "an", "another", "neighbouring", "nearby")
    ):
        return None
    return Figure(group, last.outcome, group.first, min(len(items), group.last + 2), "gapped", assertion=last.assertion)


def _gapped_object(scene: Scene, index: int) -> Figure | None:
    """Read "cholera has killed 90 people and measles 12", "a blast killed seven in 2013 and a fire three"."""
    items, group = scene.items, scene.groups[index]
    if group.shape != "elliptic" or group.whole or group.last != group.figure + 1:
        return None
    if (
        group.last < len(items)
        and items[group.last].kind == "word"
        and items[group.last].low not in _PLACE | {"the", "a"}
    ):
        return None
    before = _figures_before(scene, group.first)
    if not before or before[-1].rule not in ("active", "gapped"):
        return None
    between = items[before[-1].people.last : group.first]
    joins = [k for k, item in enumerate(between) if item.low in ("and", ",")]
    if not joins or not 0 < len(between) - joins[-1] - 1 <= _MAX_SUBJECT:
        return None
    subject = between[joins[-1] + 1 :]
    known = word_set("casualty_events") | word_set("casualty_diseases")
    if any(is_finite(item) or item.kind != "word" for item in subject) or not known & {item.low for item in subject}:
        return None
    return replace(before[-1], people=group, first=group.first, last=group.last, rule="gapped")


def _place_first(scene: Scene, index: int) -> Figure | None:
    """Read the next of "In Puno nine died, in Cusco four, and in Apurimac two"."""
    items, group = scene.items, scene.groups[index]
    if group.shape != "elliptic" or group.whole or (group.last < len(items) and items[group.last].low not in _ENDS):
        return None
    at = group.first - 1
    while at > 0 and group.first - at <= _MAX_SUBJECT and items[at].kind == "word" and items[at].text[0].isupper():
        at -= 1
    if at < 1 or at == group.first - 1 or items[at].low not in _PLACE or items[at - 1].low not in ("and", ","):
        return None
    before = _figures_before(scene, group.first)
    if not before or at - before[-1].last > _MAX_SUBJECT:
        return None
    return replace(before[-1], people=group, first=group.first, last=group.last, rule="gapped")


def _sheltered(scene: Scene, group: People) -> Figure | None:
    """Read "the city opened 12 centres, where 800 people are now"."""
    items = scene.items
    if group.shape not in ("counted", "elliptic") or group.first < 2 or group.last >= len(items):
        return None
    before = [item.low for item in items[max(0, group.first - 14) : group.first]]
    where = before[-1] in ("where", "which") and bool(_SHELTERS & set(before))
    stay = items[group.last].low in BE | _STAY
    return Figure(group, "displaced", group.first, group.last + 1, "sheltered") if where and stay else None


def _bodies(scene: Scene, group: People, memory: Memory, number: int) -> Figure | None:
    """Read "another three were recovered" where bodies were spoken of."""
    items = scene.items
    if group.shape != "elliptic" or number - memory.bodies > 2 or group.last >= len(items):
        return None
    at = group.last
    passive = False
    while at < len(items) and (
        items[at].low in BE or items[at].low in word_set("casualty_adverbs") | {"have", "has", "had"}
    ):
        passive = passive or items[at].low in BE
        at += 1
    if at < len(items) and passive and items[at].low in word_set("casualty_found"):
        return Figure(group, "killed", group.first, at + 1, "bodies")
    return None


def _victims(scene: Scene, group: People) -> Figure | None:
    """Read "another 10 victims" where a toll is spoken of."""
    if group.head is None or group.head.singular != "victim" or group.shape != "counted":
        return None
    words = {item.low for item in scene.items}
    if words & {"toll", "buried", "funeral", "identified", "mourned", "claim", "claims", "claimed", "claiming"}:
        return Figure(group, "killed", group.first, group.last, "victims")
    return None
