"""Figures told by a noun: "the death toll climbed to 46", "the number of dead", "17 fatalities", "14 lives"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.groups import DEFINITE, POSSESSIVES, WHOLES, People
from factx.kinds.casualty.lexicon import Trigger, word_set
from factx.kinds.casualty.scope import TAKES, Figure, Scene, elliptic_object, has_own_predicate, modality, near
from factx.parts.people import people_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factx.kinds.casualty.lexing import Item

_NUMBER_NOUNS = frozenset({"number", "numbers", "tally", "figure", "figures", "count", "total", "estimate", "estimates"})
_REACH = 32
_DISEASE_NEAR = frozenset("confirmed suspected new active cumulative reported positive cholera measles".split())
_RETURN = frozenset("return returned returning returns resettled repatriated".split())
_AVERTED = frozenset("prevent prevents preventing prevented avert averted averting avoid avoided fewer".split())


def tie_tolls(scene: Scene) -> None:
    """Tie the tolls of a sentence to their numbers, the old values of a change too."""
    for first, last, outcome, noun in _tolls(scene):
        _tie_after(scene, first, last, outcome, noun) or _tie_before(scene, first, outcome)


def _tolls(scene: Scene) -> Iterator[tuple[int, int, str, tuple[int, int] | None]]:
    items = scene.items
    inside = {k for group in scene.groups for k in range(group.first, group.last)}
    for trigger in scene.triggers:
        if trigger.syntax == "toll" and trigger.first not in inside:
            yield trigger.first, trigger.last, trigger.outcome, None
    for at, item in enumerate(items):
        if at in inside:
            continue
        if item.low in _NUMBER_NOUNS:
            counted = _counted_noun(scene, at)
            if counted is not None:
                yield at, *counted
        elif at and items[at - 1].low in DEFINITE | POSSESSIVES and (outcome := WHOLES.get(item.low)):
            after = items[at + 1].low if at + 1 < len(items) else ""
            if after == "," and at + 2 in scene.begins and _in_all(items, scene.groups[scene.begins[at + 2]].last):
                yield at, at + 1, outcome, None
            if after in ("at", "to", "as", "numbered", "number", "in", "now", "were", "was", "is", "are", "total", "totalled"):
                yield at, at + 1, outcome, None


def _in_all(items: Sequence[Item], at: int) -> bool:
    return at + 1 < len(items) and (items[at].low, items[at + 1].low) in (("in", "all"), ("in", "total"), ("of", "them"))


def _counted_noun(scene: Scene, at: int) -> tuple[int, str, tuple[int, int] | None] | None:
    """Read what a number is of: "number of miners rescued", "the number displaced"."""
    items = scene.items
    noun = None
    for k in range(at + 1, min(len(items), at + 10)):
        item = items[k]
        if k in scene.begins and scene.groups[scene.begins[k]].shape != "article":
            return None
        if item.kind == "mark" or item.low in ("was", "is", "at", "to", "has", "had", "rose"):
            return None
        if (outcome := WHOLES.get(item.low)) and (item.low != "victims"):
            # "the number of displaced people", "the number of people displaced by the fighting".
            if noun is None and k + 1 < len(items) and people_word(items[k + 1].low):
                noun = (k + 1, k + 2)
            return k + 1, outcome, noun
        if people_word(item.low) and noun is None:
            noun = (k, k + 1)
        trigger = next((t for t in scene.triggers if t.first == k and t.syntax in ("harm", "state", "happen", "toll")), None)
        if trigger is not None and trigger.outcome:
            return trigger.last, trigger.outcome, noun
    return None


def people_word(low: str) -> bool:
    """Say whether a word is a noun for people that tells who."""
    noun = people_noun(low)
    return noun is not None and not noun.bare


def _tie_after(scene: Scene, first: int, last: int, outcome: str, noun: tuple[int, int] | None) -> bool:
    items = scene.items
    tied = False
    at = last
    while at < min(len(items), last + _REACH):
        index = scene.begins.get(at)
        if index is None:
            if _ends_reach(scene, at, last):
                break
            at += 1
            continue
        group = scene.groups[index]
        link = items[group.first - 1].low
        if scene.figures.get(index) or group.shape in ("article", "none") or not _bare(group):
            break
        is_link = link in word_set("casualty_toll_links") or (group.bound == "approximate" and link == "in")
        is_link = is_link or (link == "as" and items[group.first - 2].low in ("given", "put", "estimated", "reported"))
        is_link = is_link or group.first == last or _rising(items, group.first)
        if link not in ("of", "to", "at") and has_own_predicate(scene, index):
            break
        if not is_link or not elliptic_object(items, group) or not _fits(group):
            break
        assertion = _assertion(items, group.first)
        group = _bounded(group, link)
        start = first if group.first - first <= 12 else group.first
        old = tied or link == "from"
        scene.add(index, Figure(_with(group, noun), outcome, start if not old else group.first, group.last, "toll", assertion=assertion))
        tied = True
        at = group.last
    return tied


def _bounded(group: People, link: str) -> People:
    """Let the verb bound the number: "passed 500", "nearing 300"."""
    if group.bound == "exact" and link in _PAST:
        return replace(group, bound="more_than", high=None)
    if group.bound == "exact" and link in _NEAR:
        return replace(group, bound="approximate")
    return group


_PAST = frozenset("past above over exceed exceeds exceeded exceeding top tops topped topping surpass surpasses surpassed "
                  "surpassing pass passes passed passing crossed crosses".split())
_NEAR = frozenset("near nears neared nearing".split())


def _assertion(items: Sequence[Item], first: int) -> str | None:
    """Say how sure a toll is: "could reach more than 7,000" is no count."""
    for k in range(first - 1, max(-1, first - 5), -1):
        if items[k].low in ("could", "may", "might", "would", "can"):
            return "hypothetical"
        if items[k].low in ("will", "expected", "projected", "forecast", "likely"):
            return "projected"
        if items[k].low in ("feared", "believed", "thought"):
            return "alleged"
    return None


def _rising(items: Sequence[Item], first: int) -> bool:
    return items[first - 1].low.endswith(("ing", "es", "ed")) and items[first - 1].low not in ("including", "killed", "injured")


def _with(group: People, noun: tuple[int, int] | None) -> People:
    return group if noun is None else replace(group, noun=noun)


def _bare(group: People) -> bool:
    return group.shape == "elliptic" or (group.head is not None and group.head.bare) or group.said is not None


def _fits(group: People) -> bool:
    return group.whole is None


def _ends_reach(scene: Scene, at: int, last: int) -> bool:
    """Say whether the toll's own clause ends at an item: another verb of harm, or another clause."""
    item = scene.items[at]
    if item.low in ("while", "whereas", "but", "although", "though", ";"):
        return True
    if item.kind == "number":
        return True
    return any(
        t.first == at and at > last and t.syntax in ("harm", "happen") and t.entry.form != "past" for t in scene.triggers
    )


def _tie_before(scene: Scene, first: int, outcome: str) -> bool:
    """Tie a number that stands before its noun: "raised to 138 the number of dead", "30 is the toll"."""
    items = scene.items
    at = first - 1
    while at >= 0 and items[at].low in ("the", "is", "was", "now", "official", "as", "confirmed", "total", "overall"):
        at -= 1
    index = scene.ends.get(at + 1)
    if index is None or at == first - 1 or scene.figures.get(index):
        return False
    group = scene.groups[index]
    if group.shape != "elliptic" or group.whole:
        return False
    scene.add(index, Figure(group, outcome, group.first, min(first + 1, len(items)), "toll"))
    return True


def tie_counted(scene: Scene, *, disease: bool) -> None:
    """Let the phrases that tell the harm themselves stand: "37 deaths", "19 bodies", "44 injured people"."""
    items = scene.items
    for index, group in enumerate(scene.groups):
        if group.said is None or scene.figures.get(index):
            continue
        if group.weak and not _weak_holds(items, group, disease=disease):
            continue
        outcome = _weak_outcome(items, group)
        before = items[max(0, group.first - 4) : group.first]
        if outcome == "displaced" and any(k.low in _RETURN for k in items[group.last : group.last + 6]):
            scene.refused[index] = "they have come back"
            continue
        if any(item.low in _AVERTED for item in before) or (group.shape == "none" and _no_news(items, group)):
            scene.refused[index] = "said of what did not happen"
            continue
        assertion, negated = modality(items, group.first - _verb_before(items, group.first))
        if negated:
            continue
        rule = "none" if group.shape == "none" else ("partitive" if group.whole else "counted-noun")
        scene.add(index, Figure(group, outcome, group.first, group.last, rule, assertion=assertion))


def _verb_before(items: Sequence[Item], first: int) -> int:
    """Count the words of the verb before a noun: "could cause 5,000 deaths"."""
    return 1 if first and items[first - 1].kind == "word" and not items[first - 1].low.endswith("ed") else 0


def _weak_holds(items: Sequence[Item], group: People, *, disease: bool) -> bool:
    words = {item.low for item in items[group.first : group.last]}
    if words & {"case", "cases"}:
        around = {item.low for item in items[max(0, group.first - 8) : group.last + 8]}
        return disease or bool(words & _DISEASE_NEAR) or bool(around & word_set("casualty_diseases"))
    if words & {"life", "lives"}:
        return near(items, group.first, TAKES | {"save", "saved", "saving"})
    if words & {"martyrs"}:
        return True
    return near(items, group.first, frozenset("hold holds holding held seized still remaining captivity remain".split()), 6)


def speaks_of_disease(text: str) -> bool:
    """Say whether a text is about a disease: then its "cases" are people."""
    return bool(set(text.casefold().split()) & word_set("casualty_diseases"))


def _weak_outcome(items: Sequence[Item], group: People) -> str:
    saved = group.weak and near(items, group.first, frozenset({"save", "saved", "saving", "saves"}))
    return "rescued" if saved else str(group.said)


def _no_news(items: Sequence[Item], group: People) -> bool:
    """Tell "no immediate reports of casualties" from "no casualties": that nothing is reported is no count."""
    words = {item.low for item in items[group.first : group.last]}
    return bool(words & {"report", "reports", "word", "information", "details"})


def unused(trigger: Trigger) -> bool:
    """Say whether a trigger is one of the table's fillers."""
    return trigger.syntax == "none"
