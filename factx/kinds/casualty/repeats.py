"""One fact for a figure that a text tells twice: headline and lead, "the 17 killed", a toll said again."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from factx.kinds.casualty.events import Events
from factx.kinds.casualty.when import When
from factx.kinds.casualty.where import Where
from factx.parts.people import people_noun
from factx.parts.scope import period_of
from factx.types import Draft, Mention

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from factx.reading import Reading
    from factx.types import Count

_CAUSED = frozenset({"killed", "injured", "missing", "displaced", "casualties", "affected"})
_SMALL = 3
_MEMORY = 50  # no reader knows a figure again after so many others of the same number
_APART = ("hypothetical", "projected", "denied")
_LONG_AGO = ("last year", "last month", "a year ago", "a year earlier", "a month ago", "the year before")
_LEAD = 3
_MANY = 12
_WEEKS = 28
_FEW = 100
_SAME = {  # who is called by another word in the next sentence
    **dict.fromkeys(("officer", "cop", "constable", "policewoman", "trooper"), "policeman"),
    **dict.fromkeys(("serviceman", "servicewoman", "troop", "servicemember"), "soldier"),
    **dict.fromkeys(("insurgent", "rebel", "fighter", "extremist", "jihadist", "terrorist", "islamist"), "militant"),
    **dict.fromkeys(("attacker", "shooter", "assailant"), "gunman"),
    **dict.fromkeys(("minor", "kid", "youngster"), "child"),
    **dict.fromkeys(("employee", "labourer", "laborer"), "worker"),
    **dict.fromkeys(("pupil", "schoolchild"), "student"),
}
_OPEN = ("at_least", "more_than", "approximate")
_PARTS = ("casualty/listed", "casualty/part", "casualty/member")
_DISTINCT = ("casualty/distributive", "casualty/gapped")


def link(reading: Reading, found: tuple[Mention, ...]) -> Iterable[Draft]:
    """Merge the mentions of the same figure; rival figures and equal ones of other events stay for themselves."""
    merged: list[list[Mention]] = []
    alike: dict[Hashable, list[list[Mention]]] = defaultdict(list)
    for mention in found:
        groups = alike[_key(mention)]
        same = next((group for group in groups[-_MEMORY:] if _repeats(reading, group[-_MEMORY:], mention)), None)
        if same is None:
            merged.append([mention])
            groups.append(merged[-1])
        else:
            same.append(mention)
    events = Events(reading)
    where = Where(reading, sorted(mention.span.start for mention in found), events)
    when = When(reading, [(mention.span.start, mention.span.end) for mention in found], events)
    for group in merged:
        best = _best(group)
        others = tuple(mention for mention in group if mention is not best)
        slots = _joint_slots(best, others)
        if slots["outcome"] in _CAUSED:
            slots["cause"] = events.cause_of(best.span.start)
        if slots.get("place") is not None:
            slots["place_basis"] = "sentence"
        elif told := where.of(best.span.start, best.span.end):
            slots["place"], slots["place_basis"] = told
        if slots.get("period") is None:
            slots["period"] = when.of((best, *others), slots["outcome"])
        yield Draft("casualty", slots, (best, *others))


def _joint_slots(best: Mention, others: tuple[Mention, ...]) -> dict[str, Any]:
    """Give what the best mention tells, and what the others tell beside it."""
    slots = dict(best.slots)
    for other in others:
        for name, value in other.slots.items():
            if slots.get(name) in (None, "unknown") and name != "assertion":
                slots[name] = value
    return slots


def _key(mention: Mention) -> Hashable:
    """Give what two mentions of one figure have in common: a list of thousands is not compared each with each."""
    count: Count = mention.slots["count"]
    return mention.slots["outcome"], count if count.bound == "range" else _value(count)


def _best(group: list[Mention]) -> Mention:
    """Take the first wording, but a later one with a bound over an exact headline: the lead says it with care."""
    first = group[0]
    count: Count = first.slots["count"]
    if count.bound == "exact":
        return next((mention for mention in group[1:] if mention.slots["count"].bound in _OPEN), first)
    return first


def _value(count: Count) -> int | None:
    return count.high if count.low is None else count.low


def _repeats(reading: Reading, group: list[Mention], mention: Mention) -> bool:
    told = [one for one in group if not _is_heading(reading, one)]
    return any(_same(reading, one, mention) for one in told or group)  # a heading repeats one figure of the text


def _same(reading: Reading, one: Mention, other: Mention) -> bool:
    """Say whether two mentions tell the same figure: one number and outcome, and nothing that sets them apart."""
    if one.slots["outcome"] != other.slots["outcome"] or not _same_number(one.slots["count"], other.slots["count"]):
        return False
    if one.claims == other.claims or _are_two(reading, one, other):
        return False
    if one.rule in _DISTINCT or other.rule in _DISTINCT:
        return one.slots["place"] is not None and one.slots["place"] == other.slots["place"]
    if (one.slots.get("assertion") in _APART) != (other.slots.get("assertion") in _APART):
        return False
    definite = "definite" in one.evidence or "definite" in other.evidence
    if (one.rule in _PARTS) != (other.rule in _PARTS) and not definite:
        alike = one.slots["count"] == other.slots["count"] and _noun(one) == _noun(other)
        if not alike:
            return False  # "more than 20 were hurt" and "20 of them policemen"
    again = definite or one.rule == other.rule == "casualty/toll"
    heading = _is_heading(reading, one)
    one_sentence = reading.sentence_index(one.span.start) == reading.sentence_index(other.span.start)
    loosely = (definite and not one_sentence) or heading  # "two parents and their two children"
    people = _same_people(one, other, loosely=loosely) or _same_side(one, other)
    if (one_sentence and not again) or not people:
        return False
    value = _value(one.slots["count"]) or 0
    if value <= _SMALL and not (again or (_noun(one) is not None and _noun(one) == _noun(other))):
        return heading  # small numbers are soon equal by chance
    if _are_apart(reading, one, other):
        return False
    new = "new" in (one.slots["counting"], other.slots["counting"])
    return definite or heading or not (new and value <= _MANY)


def _are_two(reading: Reading, one: Mention, other: Mention) -> bool:
    """Say whether "a man" is another man than the one before: behind head and lead he is."""
    fresh = "indefinite" in one.evidence and "indefinite" in other.evidence
    return fresh and reading.sentence_index(one.span.start) >= _LEAD


def _are_apart(reading: Reading, one: Mention, other: Mention) -> bool:
    """Say whether weeks lie between the times of two figures: then they are of two events."""
    left, right = (period_of(reading, mention.span.start, mention.span.end) for mention in (one, other))
    published = reading.article.published
    ago = {period is not None and period.text.casefold() in _LONG_AGO for period in (left, right)}
    if published is None and len(ago) > 1 and (_value(one.slots["count"]) or 0) < _FEW:
        return True
    if left is None or right is None:
        dated = left or right
        small = (_value(one.slots["count"]) or 0) < _FEW  # large numbers are seldom equal by chance
        if not small or dated is None or dated.end is None or published is None or _is_heading(reading, one):
            return False
        return "definite" not in {**one.evidence, **other.evidence} and (published - dated.end).days > _WEEKS
    first, second = sorted((left, right), key=lambda period: (period.start or dt.date.min, period.end or dt.date.max))
    if first.end is None or second.start is None:
        return False
    return (second.start - first.end).days > _WEEKS


def _same_number(left: Count, right: Count) -> bool:
    if "range" in (left.bound, right.bound):
        return left == right
    opposed = left.bound in ("at_most", "less_than") and right.bound in ("at_least", "more_than")
    return _value(left) == _value(right) and not opposed


def _same_people(one: Mention, other: Mention, *, loosely: bool) -> bool:
    """Compare who: the nouns, or `loosely` the sides, since "the 15 missing soldiers" were "Army personnel" before."""
    left, right = _noun(one), _noun(other)
    if left is None or right is None or left == right:
        return True
    sides = {one.slots["victim_class"], other.slots["victim_class"]}
    return loosely and (len(sides) == 1 or "unknown" in sides)


def _same_side(one: Mention, other: Mention) -> bool:
    """Say whether a noun that a bare number was lent is another word for the same: "troops" and "soldiers"."""
    side = one.slots["victim_class"]
    return "lent" in {**one.evidence, **other.evidence} and side == other.slots["victim_class"] == "security_force"


def _is_heading(reading: Reading, mention: Mention) -> bool:
    """Say whether a mention stands in a line of its own at the head of the text."""
    text = reading.text
    start = text.rfind("\n", 0, mention.span.start) + 1
    end = text.find("\n", mention.span.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    return start < 600 and not line.endswith((".", '"')) and len(line) < 150


def _noun(mention: Mention) -> str | None:
    victims = mention.slots["victims"]
    if not victims:
        return None
    noun = people_noun(victims.casefold().split()[-1])
    return _SAME.get(noun.singular, noun.singular) if noun is not None else victims.casefold()
