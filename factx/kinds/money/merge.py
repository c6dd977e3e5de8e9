"""The same sum told twice: one fact where it is the same thing, two where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import regex

from factx.kinds.money.phrases import LONGEST
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import words
from factx.types import Draft, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factx.reading import Reading

_GENERIC = frozenset(words("money_generic"))
_SMALL = frozenset({"the", "of", "a", "an", "in", "for", "to", "and", "on", "its", "their", "from", "new", "total"})
_OLD_VALUE = lazy_pattern(r"(?i)\b(?:from|(?:than|above|below|over|under|against|with)\s+the)\s+\Z")
_DEFINITE = lazy_pattern(
    r"(?i)\b(?:the|that|this|those|these|his|her|their|its)\s+(?:about\s+|around\s+|nearly\s+|entire\s+|total\s+)?\Z"
)


def merge(reading: Reading, mentions: tuple[Mention, ...]) -> Iterable[Draft]:
    """Join the mentions of one sum of one thing, the first wording first; the others stay for themselves."""
    groups: list[list[Mention]] = []
    title_end = _title_end(reading)
    for mention in mentions:
        group = next((group for group in groups if _same(reading, group, mention, title_end)), None)
        if group is None:
            groups.append([mention])
        else:
            group.append(mention)
    return [Draft("money", _merged(group, title_end), tuple(group)) for group in groups]


def _title_end(reading: Reading) -> int:
    """Give where the body begins: what stands before the first paragraph that ends as a sentence is a headline."""
    position = 0
    for line in reading.text.split("\n"):
        if regex.search(r"""[.!?]["')]*\s*\Z""", line) and len(line) > 60:
            return position
        position += len(line) + 1
    return 0


def _same(reading: Reading, group: list[Mention], mention: Mention, title_end: int) -> bool:
    first = group[0]
    one, other = first.slots["amount"], mention.slots["amount"]
    if first.slots["currency"] != mention.slots["currency"] or _value(one) != _value(other):
        return False
    if mention.slots.get("changed_from") or _is_old_value(reading, mention) or _is_old_value(reading, first):
        return False
    if all(item.span.start < title_end for item in group):
        return True
    payers = {item.slots.get("payer") for item in (*group, mention)} - {None}
    if len(payers) > 1 and _each(first) and _each(mention):
        return False
    told = [known for known in group if _content(known)] or group
    return _is_definite(reading, mention) or any(_compatible(known, mention) for known in told)


def _is_old_value(reading: Reading, mention: Mention) -> bool:
    """Say whether a sum is the old value of a change: "from R700"."""
    return _OLD_VALUE.search(reading.text, max(0, mention.span.start - 14), mention.span.start) is not None


def _value(amount: Any) -> tuple[object, object]:
    if amount.best is not None:
        return amount.best, amount.best
    return amount.low, amount.high


def _each(mention: Mention) -> bool:
    return mention.slots.get("per") == "each"


def _is_definite(reading: Reading, mention: Mention) -> bool:
    """Say whether the text points back to a sum: "the $136 million"."""
    start = mention.span.start
    return _DEFINITE.search(reading.text[max(0, start - 20) : start]) is not None


def _compatible(one: Mention, other: Mention) -> bool:
    first, second = _content(one), _content(other)
    if not first or not second:
        return not (_each(one) or _each(other))
    if one.slots.get("per") and other.slots.get("per") and one.slots["per"] != other.slots["per"]:
        return False
    return bool(first & second)


def _content(mention: Mention) -> set[str]:
    if mention.slots.get("_weak") or not mention.slots.get("measure"):
        return set()
    found = regex.findall(r"\p{L}[\p{L}-]+", str(mention.slots["measure"]).casefold())[: LONGEST * 2]
    return {word.rstrip("s") for word in found if word not in _SMALL and word not in _GENERIC}


def _merged(group: list[Mention], title_end: int) -> dict[str, Any]:
    slots = {key: value for key, value in group[0].slots.items() if key != "_weak"}
    for mention in group[1:]:
        stronger = group[0].slots.get("_weak") and not mention.slots.get("_weak")
        for key, value in mention.slots.items():
            if key != "_weak" and (slots.get(key) is None or (key in ("measure", "category") and stronger)):
                slots[key] = value
        # A headline drops the bound that the lead gives: the lead's holds.
        if group[0].span.start < title_end <= mention.span.start and slots["amount"].bound == "exact":
            slots["amount"] = mention.slots["amount"]
    return slots
