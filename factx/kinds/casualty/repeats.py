"""One fact for a figure that a text tells twice: headline and lead, "the 17 killed", a toll said again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.parts.people import people_noun
from factx.types import Draft, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factx.reading import Reading
    from factx.types import Count

_SMALL = 3
_OPEN = ("at_least", "more_than", "approximate")
_DISTINCT = ("casualty/distributive", "casualty/gapped")


def link(reading: Reading, found: tuple[Mention, ...]) -> Iterable[Draft]:
    """Merge the mentions of the same figure; rival figures and equal ones of other events stay for themselves."""
    merged: list[list[Mention]] = []
    for mention in found:
        same = next((group for group in merged if _repeats(reading, group, mention)), None)
        if same is None:
            merged.append([mention])
        else:
            same.append(mention)
    for group in merged:
        best = _best(group)
        others = tuple(mention for mention in group if mention is not best)
        slots = dict(best.slots)
        for other in others:
            for name, value in other.slots.items():
                if slots.get(name) in (None, "unknown"):
                    slots[name] = value
        yield Draft("casualty", slots, (best, *others))


def _best(group: list[Mention]) -> Mention:
    """Take the first wording, but a later one with a bound over an exact headline: the lead says it with care."""
    first = group[0]
    count: Count = first.slots["count"]
    if count.bound == "exact":
        return next((mention for mention in group[1:] if mention.slots["count"].bound in _OPEN), first)
    return first


def _value(count: Count) -> tuple[int | None, int | None]:
    return (count.low, None) if count.bound == "range" and count.low != count.high else (count.low or count.high, None)


def _repeats(reading: Reading, group: list[Mention], mention: Mention) -> bool:
    return any(_same(reading, one, mention) for one in group)


def _same(reading: Reading, one: Mention, other: Mention) -> bool:
    left, right = one.slots["count"], other.slots["count"]
    if one.slots["outcome"] != other.slots["outcome"] or _value(left) != _value(right):
        return False
    if (left.bound == "range" or right.bound == "range") and left != right:
        return False
    if left.bound in ("at_most", "less_than") and right.bound in ("at_least", "more_than"):
        return False
    if one.claims == other.claims or one.rule in _DISTINCT or other.rule in _DISTINCT:
        return False
    value = _value(left)[0] or 0
    near = reading.sentence_index(one.span.start) == reading.sentence_index(other.span.start)
    definite = "definite" in other.evidence or "definite" in one.evidence
    toll = one.rule == other.rule == "casualty/toll"
    nouns = _noun(one), _noun(other)
    if nouns[0] is not None and nouns[1] is not None and nouns[0] != nouns[1]:
        sides = {one.slots["victim_class"], other.slots["victim_class"]}
        if not ((definite or _is_heading(reading, one)) and (len(sides) == 1 or "unknown" in sides)):
            return False
    if near and not (definite or toll):
        return False
    if value <= _SMALL and not (definite or toll or (nouns[0] is not None and nouns[0] == nouns[1])):
        return _is_heading(reading, one)
    new = "new" in (one.slots["counting"], other.slots["counting"])
    return not (new and value <= 4 * _SMALL and not definite)


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
    return noun.singular if noun is not None else victims.casefold()
