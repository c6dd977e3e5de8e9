"""Who is harmed: ties each verb, state and noun of harm to the phrases that count people beside it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factx.kinds.casualty.groups import ARTICLES, DEFINITE, OF_THEM, POSSESSIVES, People, groups
from factx.kinds.casualty.lexicon import Trigger, triggers, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factx.kinds.casualty.lexing import Item

_COMMAS = frozenset({",", "–", "("})
_AND = frozenset({"and", "or", "plus", "&"})
_MAX_GAP = 14
_MAX_INSERT = 40
BE = frozenset("be is are was were been being am get gets got getting".split())
_PREPOSITIONS_OF_ROLE = frozenset(
    "by of with against from among between for to at in on into than aboard like carrying over without about".split()
)
_TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight late early last this so there here "
    "nearby overnight when while as because".split()
)
_ORDER = ("killed", "missing", "injured", "infected", "kidnapped", "detained", "rescued", "displaced", "affected")


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of people with what is said of them: the items `first:last` are the telling words."""

    people: People
    outcome: str
    first: int
    last: int
    rule: str
    part_of: People | None = None
    assertion: str | None = None
    trigger: Trigger | None = None


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

    def add(self, index: int, figure: Figure) -> None:
        """Keep a figure of a group, unless the group has one of the same outcome."""
        if all(figure.outcome != other.outcome for other in self.figures[index]):
            self.figures[index].append(figure)


def scene_of(items: tuple[Item, ...]) -> Scene | None:
    """Read a sentence's triggers and groups; None where there is no group."""
    found = triggers(items)
    counted = groups(items, found)
    if not counted:
        return None
    scene = Scene(items, found, counted)
    for index, group in enumerate(counted):
        scene.begins[group.first] = index
        scene.ends[group.last] = index
    return scene


def tie_objects(scene: Scene) -> list[Trigger]:
    """Tie the active verbs and the nouns of a sentence to their groups; give the triggers that look for a subject."""
    subjects: list[Trigger] = []
    for trigger in scene.triggers:
        if trigger.syntax in ("harm", "harmlike", "holding", "object", "pulling", "losing"):
            if trigger.entry.form != "past" or not _is_passive(scene.items, trigger):
                if _tie_object(scene, trigger):
                    continue
            if trigger.entry.form == "past" or trigger.syntax == "harmlike":
                subjects.append(trigger)
        elif trigger.syntax in ("of", "lives"):
            _tie_of(scene, trigger)
        elif trigger.syntax in ("happen", "state", "cost"):
            subjects.append(trigger)
    return subjects


def tie_subjects(scene: Scene, subjects: list[Trigger]) -> None:
    """Tie the passives, participles and states of a sentence to the groups before them."""
    for trigger in subjects:
        _tie_subject(scene, trigger)


# --- modality -------------------------------------------------------------------------------------------------------


def modality(items: Sequence[Item], first: int) -> tuple[str | None, bool]:
    """Say how the words before a verb bear on it: an assertion (None: plain), and whether it is negated."""
    at = first - 1
    words: list[str] = []
    while at >= 0 and len(words) < 6 and items[at].kind == "word":
        low = items[at].low
        if low not in word_set("casualty_auxiliaries") | word_set("casualty_adverbs") | word_set("casualty_reported") and (
            low not in _WISH and not low.endswith("ly")
        ):
            break
        words.append(low)
        at -= 1
    words.reverse()
    said = set(words)
    negated = bool(said & {"not", "n't", "never", "cannot"}) or any(word.endswith("n't") for word in said)
    if said & {"could", "would", "can"}:
        return "hypothetical", negated
    if said & {"may", "might"}:
        return ("alleged" if "have" in said else "hypothetical"), negated
    if said & {"will", "shall", "expected", "projected", "forecast"}:
        return "projected", negated
    if said & {"feared", "believed", "presumed", "thought", "alleged", "allegedly", "suspected"}:
        return "alleged", negated
    if said & _WISH:
        return "hypothetical", negated
    before = words[-2] if len(words) > 1 else (items[at].low if at >= 0 else "")
    if words and words[-1] == "to" and before not in _LEADS_TO:
        return "hypothetical", negated
    return None, negated


_WISH = frozenset("planned planning plotting plotted wanted intended tried trying threatened threatening threatens aimed "
                  "aiming attempted vowed risk risks risking likely able capable expected projected need needs needed".split())
_LEADS_TO = frozenset("had have has went on up continued managed proceeded forced used said known reported".split())


# --- the object to the right ----------------------------------------------------------------------------------------


def _is_passive(items: Sequence[Item], trigger: Trigger) -> bool:
    at = trigger.first - 1
    while at >= 0 and (
        items[at].low in word_set("casualty_adverbs") or items[at].low in word_set("casualty_reported")
        or items[at].low.endswith("ly")
    ):
        at -= 1
    if at >= 0 and items[at].low in BE:
        return True
    # "were killed or wounded", "were murdered and beheaded": the first participle has the auxiliary.
    return at >= 2 and items[at].low in ("and", "or", ",") and items[at - 1].low.endswith(("ed", "n", "t")) and (
        items[at - 2].low in BE
    )


def _may_be_lost(group: People) -> bool:
    """Say whether "lost 14 men" tells of deaths: a team loses players, a firm workers."""
    return group.head is not None and (group.head.side in ("security_force", "combatant") or group.head.singular == "man")


def _joint(one: str, other: str) -> str | None:
    return "casualties" if {one, other} == {"killed", "injured"} else None


def _tie_object(scene: Scene, trigger: Trigger) -> bool:
    """Tie an active verb to the group that it governs; say whether its object stands there at all."""
    items = scene.items
    joint: str | None = None
    at = trigger.last
    if trigger.entry.form == "past" and trigger.syntax == "harm" and at >= 2 and items[trigger.first - 1].low in ("the", "those"):
        return False
    while at < len(items) and items[at].low in word_set("casualty_adverbs") | {"up", "off", "away", "out", "dead"} and (
        at not in scene.begins
    ):
        at += 1
    if at < len(items) and items[at].text in (",", "–", "("):
        closing = next((k for k in range(at + 1, min(at + 9, len(items))) if items[k].text in (",", "–", ")")), None)
        reported = closing is not None and any(items[k].low in _REPORT for k in range(at + 1, closing))
        if closing is None or closing + 1 not in scene.begins or not reported:
            # "kills, injures dozens": one object for two verbs.
            following = next((t for t in scene.triggers if t.first == at + 1 and t.syntax == "harm"), None)
            if following is None or following.last not in scene.begins or trigger.entry.form != following.entry.form:
                return False
            at, joint = following.last, _joint(trigger.outcome, following.outcome)
        else:
            at = closing + 1
    elif at + 1 < len(items) and items[at].low in _AND:
        following = next((t for t in scene.triggers if t.first == at + 1 and t.syntax == "harm"), None)
        if following is None or following.last not in scene.begins or following.entry.form != trigger.entry.form:
            return False
        at, joint = following.last, _joint(trigger.outcome, following.outcome)
    index = scene.begins.get(at)
    if index is None:
        return _has_other_object(items, at, trigger)
    if scene.groups[index].shape == "elliptic" and trigger.syntax == "pulling" and not _followed_by_people(scene, index):
        return True
    if trigger.syntax == "losing" and not _may_be_lost(scene.groups[index]):
        return True
    if trigger.syntax == "holding" and (scene.groups[index].head is None or scene.groups[index].shape != "counted"):
        return True
    assertion, negated = modality(items, trigger.first)
    if trigger.entry.form == "past" and trigger.first and items[trigger.first - 1].low == "to":
        assertion = None
    for tied in [index, *coordinated_right(scene, index)]:
        group = scene.groups[tied]
        if negated and group.shape != "none":
            scene.refused[tied] = "negated"
            continue
        if group.shape == "none" and group.more and not negated:
            continue
        if group.shape == "elliptic" and not elliptic_object(items, group):
            continue
        if items[group.first].low == "himself" and items[group.first - 1].low not in ("with", "and"):
            continue
        outcome = joint or trigger.outcome
        if trigger.syntax == "holding" and group.head is not None and group.head.singular in ("hostage", "captive"):
            outcome = "kidnapped"
        rule = "distributive" if _is_each(items, group) else ("active" if tied == index else "coordinated-object")
        first, last = min(trigger.first, group.first), group.last
        if tied != index:
            first = group.first
        scene.add(tied, Figure(group, outcome, first, last, rule, assertion=assertion, trigger=trigger))
    return True


_REPORT = frozenset("said says according reported told police officials authorities reports added".split())


def _followed_by_people(scene: Scene, index: int) -> bool:
    group = scene.groups[index]
    return group.head is not None


def elliptic_object(items: Sequence[Item], group: People) -> bool:
    """Say whether a bare number may stand for people as an object: "killing 13", not "killed 13 sheep"."""
    if group.last >= len(items):
        return True
    after = items[group.last]
    return after.kind != "word" or after.low in _after_number() or after.tag in ("VBD", "VBN", "VBG", "RB", "IN")


def _after_number() -> frozenset[str]:
    return (
        word_set("casualty_prepositions") | word_set("casualty_barriers") | word_set("casualty_adverbs")
        | word_set("casualty_auxiliaries") | word_set("casualty_finite") | word_set("casualty_reported") | _TIME | _AND
        | {"each", "who", "whom", "including", "according", "which", "more", "others", "critically", "seriously", "every"}
    )


def _is_each(items: Sequence[Item], group: People) -> bool:
    return group.last < len(items) and items[group.last].low == "each"


def _has_other_object(items: Sequence[Item], at: int, trigger: Trigger) -> bool:
    """Say whether something else than people counted is the object: "killed the mayor", "killed the bill"."""
    if trigger.entry.form != "past":
        return True
    if at >= len(items) or items[at].kind != "word":
        return False
    item = items[at]
    if item.low in _after_number():
        return False
    if item.low in ARTICLES or item.low in DEFINITE or item.low in POSSESSIVES or item.text[0].isupper():
        return item.low not in _TIME
    return item.tag in ("NN", "NNS", "JJ", "PRP", "PRP$", "NNP")


def coordinated_right(scene: Scene, index: int, *, noun: bool = False) -> Iterator[int]:
    """Yield the groups that go on with the same object: "killing six civilians - one critically - and a guard"."""
    while True:
        following = _next_conjunct(scene, scene.groups[index].last, noun=noun)
        if following is None:
            return
        index = following
        yield index


def _next_conjunct(scene: Scene, at: int, *, noun: bool) -> int | None:
    items = scene.items
    limit = min(len(items), at + 16)
    while at < limit:
        item = items[at]
        if item.kind == "mark":
            if item.text in ("–", "("):
                close = ")" if item.text == "(" else "–"
                end = next((k for k in range(at + 1, min(at + 14, len(items))) if items[k].text == close), None)
                if end is None:
                    return None
                at = end + 1
                continue
            if item.text != ",":
                return None
        if item.text == "," or item.low in _AND or item.low in ("alongside",) or (
            item.low in ("along", "together") and at + 1 < len(items) and items[at + 1].low == "with"
        ) or (item.low == "as" and at + 2 < len(items) and items[at + 1].low == "well"):
            start = at + 1
            while start < len(items) and items[start].low in {"and", "with", "well", "as", "or", "also"}:
                start += 1
            index = scene.begins.get(start)
            if index is not None:
                return None if has_own_predicate(scene, index, harm_only=noun) or _opens_part(scene, index) else index
            if item.text == "," or item.low in _AND:
                # A comma may only close a place or a time here: "in Hoa Binh, a northern province, and three in ...".
                at += 1
                continue
        if item.low in word_set("casualty_barriers") or any(t.first == at and t.syntax not in ("none",) for t in scene.triggers):
            return None
        if item.low in ("among", "including") or _is_finite(item) or item.kind == "number":
            return None
        at += 1
    return None


def _opens_part(scene: Scene, index: int) -> bool:
    """Say whether a group names a part of what stands before it: "nine of them", "19 children among them"."""
    group = scene.groups[index]
    items = scene.items
    after = group.last
    return group.whole == "them" or (
        after + 1 < len(items) and items[after].low in ("among", "amongst", "of") and items[after + 1].low in OF_THEM
    )


def has_own_predicate(scene: Scene, index: int, *, harm_only: bool = False) -> bool:
    """Say whether a group is the subject of a verb or state of its own; `harm_only`: of one that says harm."""
    items = scene.items
    at = scene.groups[index].last
    while at < len(items) and items[at].low != "left" and (
        items[at].low in word_set("casualty_adverbs") or items[at].low in word_set("casualty_reported")
        or items[at].low.endswith("ly")
    ):
        at += 1
    if at >= len(items):
        return False
    if any(
        t.first == at and (t.syntax in ("happen", "state") or (t.syntax == "harm" and t.entry.form == "past"))
        for t in scene.triggers
    ):
        return True
    if harm_only:
        return any(t.first in (at + 1, at + 2, at + 3) and t.syntax in ("harm", "state", "happen") for t in scene.triggers)
    return items[at].low in word_set("casualty_auxiliaries") - {"to", "being"} or _is_finite(items[at])


def _is_finite(item: Item) -> bool:
    if item.kind != "word":
        return False
    return item.tag in ("VBD", "VBZ", "VBP", "MD") or item.low in word_set("casualty_finite")


# --- the noun's "of" ------------------------------------------------------------------------------------------------


def _tie_of(scene: Scene, trigger: Trigger) -> None:
    index = scene.begins.get(trigger.last)
    if index is None:
        return
    if trigger.syntax == "lives" and not near(scene.items, trigger.first, TAKES):
        return
    group = scene.groups[index]
    if group.shape == "elliptic" and group.whole is None and not elliptic_object(scene.items, group):
        return
    assertion, _ = modality(scene.items, trigger.first)
    if trigger.outcome == "rescued" and any(k.low in _DEMAND for k in scene.items[max(0, trigger.first - 6) : trigger.first]):
        assertion = "hypothetical"
    for tied in [index, *coordinated_right(scene, index, noun=True)]:
        people = scene.groups[tied]
        first = trigger.first if tied == index else people.first
        scene.add(tied, Figure(people, trigger.outcome, first, people.last, "noun-of", assertion=assertion, trigger=trigger))


_DEMAND = frozenset("demand demands demanded demanding urge urged urges call calls called calling appeal appealed seek "
                    "seeking secure negotiate negotiating await hope return exchange for".split())
TAKES = frozenset("claim claims claimed claiming cost costs costing take takes took taken taking lost loss lose".split())


def near(items: Sequence[Item], at: int, wanted: frozenset[str], reach: int = 5) -> bool:
    return any(item.low in wanted for item in items[max(0, at - reach) : at + reach])


# --- the subject to the left ----------------------------------------------------------------------------------------


def _tie_subject(scene: Scene, trigger: Trigger) -> None:
    items = scene.items
    at, finite = _before_verb_group(scene, trigger)
    if trigger.syntax == "cost" and not near(items, trigger.first, TAKES, 12):
        return
    if trigger.outcome == "rescued" and trigger.syntax == "state" and trigger.last - trigger.first == 1 and (
        items[trigger.first].low == "alive" and not near(items, trigger.first, _FOUND, 6)
    ):
        return
    if items[trigger.first].low == "treated" and not finite:
        return
    if items_low(scene, trigger) == "to death" and near(items, trigger.first, _SENTENCED, 6):
        return
    if trigger.first and items[trigger.first - 1].low in ("those", "the") and trigger.syntax in ("harm", "state"):
        return
    assertion, negated = modality(items, trigger.first)
    shared = _lumped(scene, trigger)
    tied = list(_subjects(scene, at, trigger, finite=finite))
    if not tied and not finite:
        tied = list(_inverted(scene, trigger))
    outcome = shared or trigger.outcome
    tied += [(index, None) for index in _beside(scene, trigger.last)] if tied and finite else []
    for index, part_of in tied:
        group = scene.groups[index]
        if negated and group.shape != "none":
            scene.refused[index] = "negated"
            continue
        if not _may_suffer(scene, group, trigger, finite=finite):
            continue
        if items_low(scene, trigger) == "buried" and (group.head and group.head.singular == "victim"):
            outcome = "killed"
        rule = "part" if part_of is not None else ("passive" if finite and trigger.syntax == "harm" else "state")
        if trigger.syntax == "happen":
            rule = "happen"
        if group.shape == "article":
            rule = "article"
        first, last = min(group.first, trigger.first), max(group.last, trigger.last)
        if last - first > 16:
            first, last = group.first, group.last
        scene.add(index, Figure(group, outcome, first, last, rule, part_of, assertion, trigger))


_SENTENCED = frozenset("sentence sentenced sentences sentencing condemn condemned".split())
_FOUND = frozenset("found pulled brought dug recovered retrieved rescued discovered emerged".split())


def _may_suffer(scene: Scene, group: People, trigger: Trigger, *, finite: bool) -> bool:
    if group.shape == "article" and trigger.outcome in ("affected", "displaced", "infected") and trigger.syntax != "happen":
        return items_past(scene.items, trigger)
    if items_low(scene, trigger) == "free" and not (group.head and group.head.singular in ("hostage", "captive", "prisoner")):
        return False
    if group.said == "killed" and trigger.outcome == "rescued":
        return False
    if items_low(scene, trigger) == "critical" and not finite and group.whole is None:
        return False
    if trigger.syntax == "holding":
        return group.head is not None and finite
    return True


def items_past(items: Sequence[Item], trigger: Trigger) -> bool:
    """Say whether the verb group tells of what happened: "a couple came under attack", not "a child is affected"."""
    return any(items[k].low in ("was", "were", "had", "been") for k in range(max(0, trigger.first - 4), trigger.first))


def items_low(scene: Scene, trigger: Trigger) -> str:
    """Give the words of a trigger."""
    return " ".join(item.low for item in scene.items[trigger.first : trigger.last])


def _before_verb_group(scene: Scene, trigger: Trigger) -> tuple[int, bool]:
    """Step back over auxiliaries and adverbs: the item before them, and whether the verb is finite."""
    items = scene.items
    finite = trigger.syntax == "happen" and not items[trigger.first].low.endswith("ing")
    at = trigger.first - 1
    while at >= 0 and at + 1 not in scene.ends:
        item = items[at]
        if item.low in word_set("casualty_auxiliaries"):
            finite = finite or item.low not in ("to", "be", "being", "been", "having", "get")
        elif not (
            item.low in word_set("casualty_adverbs") or item.low in word_set("casualty_reported") or item.low.endswith("ly")
            or (item.low in ("and", "or") and at and any(t.last == at and t.syntax in ("harm", "state") for t in scene.triggers))
            or any(t.first <= at < t.last and t.syntax in ("harm", "state") and t.last >= trigger.first - 1 for t in scene.triggers)
            or (item.low == "as" and at and items[at - 1].low in word_set("casualty_reported"))
        ):
            break
        at -= 1
    return at, finite


def _lumped(scene: Scene, trigger: Trigger) -> str | None:
    """Give the joint outcome of "dead and missing", "killed or wounded": one figure for two outcomes."""
    items = scene.items
    for other in scene.triggers:
        if other is trigger or other.outcome == trigger.outcome or other.syntax not in ("harm", "state"):
            continue
        if other.syntax == "harm" and other.entry.form != "past":
            continue
        first, second = (other, trigger) if other.first < trigger.first else (trigger, other)
        if second.first - first.last == 1 and items[first.last].low in ("and", "or"):
            pair = {first.outcome, second.outcome}
            if pair <= {"killed", "injured", "missing"}:
                return "casualties"
            return min(pair, key=_ORDER.index)
    return None


def _subjects(scene: Scene, at: int, trigger: Trigger, *, finite: bool) -> Iterator[tuple[int, People | None]]:
    """Yield the groups that are the subject of a verb group whose left neighbour is the item `at`, with their wholes."""
    items = scene.items
    steps = 0
    relative = False
    parts: list[int] = []
    joined = any(items[k].low in ("and", "or", "but") for k in (at, at + 1) if k >= 0)
    while at >= 0 and steps < _MAX_GAP:
        index = scene.ends.get(at + 1)
        item = items[at]
        if index is not None:
            group = scene.groups[index]
            if _can_be_subject(scene, index, finite=finite and not relative, steps=steps):
                yield index, None
                for part in parts:
                    yield part, group
                yield from _coordinated_left(scene, index)
                return
            at = group.first - 1
            steps += 2
            continue
        if item.kind == "mark" and item.text in (",", "–", ")"):
            opening = _insert_opening(scene, at, close=item.text)
            if opening is None:
                if item.text == "," and steps == 0 and (at in scene.ends):
                    at -= 1
                    continue
                return
            inside = [k for k, group in enumerate(scene.groups) if opening < group.first and group.last <= at]
            if items[opening + 1].low in _BESIDE:
                index = scene.ends.get(opening)
                if index is not None and _can_be_subject(scene, index, finite=finite, steps=steps + 1):
                    yield index, None
                    for part in inside:
                        yield part, None
                    return
            if items[opening + 1].low in ("among", "including", "mostly", "mainly") or any(
                scene.groups[k].whole == "them" for k in inside
            ):
                parts.extend(inside)
            at = opening - 1
            steps += 1
            continue
        if item.kind == "mark" and item.text not in ("'", '"', "/", "&"):
            return
        if _is_barrier(scene, at):
            index = _relative_head(scene, at)
            if index is None and item.low in _THEY and at in scene.ends and not finite and trigger.syntax == "harm":
                index = scene.ends[at]  # "more than 200 girls they abducted"
            if index is None and not joined and steps < 2 and _adverbial(items, trigger):
                at, finite = _over_verb(items, at), True
                joined, steps = False, _MAX_GAP // 2
                if at + 1 in scene.ends:
                    yield scene.ends[at + 1], None
                return
            if index is not None and _can_be_subject(scene, index, finite=finite, steps=steps):
                yield index, None
            elif index is None and joined:
                yield from ((shared, None) for shared in _subjects_of(scene, at))
            return
        relative = relative or (at in scene.ends and item.low in _RELATIVES)
        at -= 1
        steps += 1


_THEY = frozenset({"they", "he", "she", "we"})


def _adverbial(items: Sequence[Item], trigger: Trigger) -> bool:
    """Say whether a state may follow another verb: "were carried off with burns", "arrived in critical condition"."""
    return trigger.syntax == "state" and items[trigger.first].low in ("with", "in", "into", "from", "to")


def _over_verb(items: Sequence[Item], at: int) -> int:
    while at >= 0 and items[at].kind == "word" and (
        _is_finite(items[at]) or items[at].tag in ("VBN", "VBG", "RP", "RB") or items[at].low in word_set("casualty_auxiliaries")
    ):
        at -= 1
    return at


_RELATIVES = frozenset({"who", "which", "that", "whom"})


def _subjects_of(scene: Scene, at: int) -> list[int]:
    """Give the groups that the predicate at an item was said of: "are trapped in the coaches and feared dead"."""
    return [
        index for index, figures in scene.figures.items()
        if any(f.trigger is not None and f.trigger.first <= at < f.trigger.last and f.people.last <= f.trigger.first for f in figures)
    ]


_BESIDE = frozenset({"as", "along", "together", "plus"})


def _beside(scene: Scene, at: int) -> list[int]:
    """Give the group that shares a fate: "was killed along with his wife"."""
    items = scene.items
    if at + 1 < len(items) and items[at].low in ("along", "together") and items[at + 1].low == "with":
        index = scene.begins.get(at + 2)
        if index is not None and not scene.figures.get(index):
            return [index, *coordinated_right(scene, index)]
    return []


def _is_barrier(scene: Scene, at: int) -> bool:
    item = scene.items[at]
    if item.low in ("who", "which", "that", "whose", "whom") and at in scene.ends:
        return False
    if item.low in word_set("casualty_barriers") or item.low in ("who", "which", "he", "she", "they", "it", "we", "i"):
        return True
    verb = next((t for t in scene.triggers if t.first <= at < t.last and t.syntax in ("harm", "happen", "state")), None)
    if verb is not None and verb.entry.form != "ing":
        # "A Turkish engineer abducted by militants was found dead": the participle goes on with the noun.
        return not (verb.syntax == "harm" and verb.entry.form == "past" and verb.first in scene.ends)
    return _is_finite(item)


def _relative_head(scene: Scene, at: int) -> int | None:
    """Give the group before a relative clause that the verb stands in or ends: "three men who tried to flee were"."""
    items = scene.items
    for k in range(at, max(-1, at - 12), -1):
        if items[k].text in (",", "–", ")") and not (k + 1 < len(items) and items[k + 1].low in ("who", "whom", "whose")):
            return None
        if items[k].low in ("who", "whom", "whose", "that", "which"):
            return scene.ends.get(k - 1 if k and items[k - 1].text == "," else k)
        if items[k].low in _AND:
            return None
    return None


def _can_be_subject(scene: Scene, index: int, *, finite: bool, steps: int) -> bool:
    group = scene.groups[index]
    items = scene.items
    before = items[group.first - 1].low if group.first else ""
    if before == "by" and group.shape != "none":
        return False
    if finite and before in _PREPOSITIONS_OF_ROLE:
        return False
    if finite and any(f.rule in ("active", "coordinated-object") for f in scene.figures.get(index, ())):
        return False
    if group.weak and {"life", "lives"} & {item.low for item in items[group.first : group.last]}:
        return False
    if group.shape == "none" and group.more:
        return False
    if not finite and any(f.rule in ("active",) for f in scene.figures.get(index, ())):
        return steps == 0
    if steps == 0:
        return True
    after = items[group.last]
    if group.shape == "elliptic" and group.whole is None and after.low not in _AFTER_ELLIPTIC:
        return False
    if not finite and steps > 6:
        return False
    return (
        after.low in word_set("casualty_prepositions") or after.low in _AND or after.kind == "mark"
        or after.low in ("who", "that", "whom", "which", "along", "together", "as") or after.low.endswith(("ing", "ed"))
        or after.low in word_set("casualty_inserts")
    )


_AFTER_ELLIPTIC = frozenset("in on from at of inside aboard outside near , – ( who that whom".split())


def _insert_opening(scene: Scene, at: int, *, close: str) -> int | None:
    """Give the item that opens the insert which the comma, dash or bracket at `at` closes."""
    items = scene.items
    if close == ")":
        return next((k for k in range(at - 1, max(-1, at - _MAX_INSERT), -1) if items[k].text == "("), None)
    nearest = None
    for k in range(at - 1, max(0, at - _MAX_INSERT), -1):
        if items[k].text != close or k + 1 >= len(items):
            continue
        index = scene.begins.get(k + 1)
        part = index is not None and _opens_part(scene, index)
        if items[k + 1].low in word_set("casualty_inserts") or part or items[k + 1].low.endswith(("ing", "ed")):
            return k
        if nearest is None:
            nearest = k
    if nearest is not None and (
        close == "–" or scene.begins.get(nearest + 1) is None
        and not any(_is_finite(items[k]) and items[k].low not in _REPORT for k in range(nearest + 1, at))
    ):
        return nearest
    return None


def _coordinated_left(scene: Scene, index: int) -> Iterator[tuple[int, People | None]]:
    """Yield the groups that share the subject: "12 militants and two of his own guards died"."""
    items = scene.items
    while True:
        at = scene.groups[index].first - 1
        while at >= 0 and items[at].low in {"and", "or", ",", "plus", "with", "along", "together", "as", "well", "also", "–"}:
            at -= 1
        if at == scene.groups[index].first - 1 or at < 0:
            return
        joint = {items[k].low for k in range(at + 1, scene.groups[index].first)}
        if not joint & {"and", "or", ",", "plus", "along", "together", "well"}:
            return
        other = _group_before(scene, at)
        if other is None or scene.figures.get(other) or _is_object(scene, other):
            return
        before = items[scene.groups[other].first - 1].low if scene.groups[other].first else ""
        if before in _PREPOSITIONS_OF_ROLE - {"with"} or before == "be":
            return
        yield other, None
        index = other


def _group_before(scene: Scene, at: int) -> int | None:
    """Give the group that ends at `at`, or before a prepositional phrase that ends there."""
    items = scene.items
    for step in range(7):
        if at - step < 0:
            return None
        index = scene.ends.get(at - step + 1)
        if index is not None:
            after = scene.groups[index].last
            return index if step == 0 or items[after].low in word_set("casualty_prepositions") else None
        if items[at - step].kind != "word" or _is_barrier(scene, at - step):
            return None
    return None


def _is_object(scene: Scene, index: int) -> bool:
    first = scene.groups[index].first
    if not first:
        return False
    before = scene.items[first - 1]
    return before.kind == "word" and before.low not in word_set("casualty_barriers") and (
        before.tag in ("VBD", "VBG", "VB", "VBZ", "VBP") or (not before.tag and before.low.endswith(("ed", "ing")))
    )


def _inverted(scene: Scene, trigger: Trigger) -> Iterator[tuple[int, None]]:
    """Yield the groups of "Still missing are hundreds of people", "Killed were seven employees"."""
    items = scene.items
    if trigger.first > 3 or any(items[k].kind == "mark" for k in range(trigger.first)):
        return
    at = trigger.last
    if at + 1 < len(items) and items[at].text == ":" and at + 1 in scene.begins:
        yield scene.begins[at + 1], None
        return
    if at < len(items) and items[at].low in BE:
        while at < len(items) and (items[at].low in BE or items[at].low in word_set("casualty_adverbs")):
            at += 1
        index = scene.begins.get(at)
        if index is not None:
            yield index, None
            for other in coordinated_right(scene, index):
                yield other, None
