"""The same sum told twice: one fact where it is the same thing, two where it is not."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass
class _Group:
    """The mentions of one sum, with what is asked of them again and again: a text may tell thousands."""

    items: list[Mention]
    in_title: bool
    payers: set[object]
    each: bool
    told: dict[_Told, None]

    def add(self, mention: Mention, told: _Told, *, in_title: bool) -> None:
        self.items.append(mention)
        self.in_title = self.in_title and in_title
        self.payers |= {mention.slots.get("payer")} - {None}
        self.told[told] = None


def merge(reading: Reading, mentions: tuple[Mention, ...]) -> Iterable[Draft]:
    """Join the mentions of one sum of one thing, the first wording first; the others stay for themselves."""
    groups: list[list[Mention]] = []
    open_groups: dict[object, list[_Group]] = {}  # by currency and value, where more mentions may join
    title_end = _title_end(reading)
    for mention in mentions:
        rivals = open_groups.setdefault((mention.slots["currency"], *_value(mention.slots["amount"])), [])
        changed = _is_old_value(reading, mention)
        told = _told(mention)
        group = None
        if not changed and not mention.slots.get("changed_from"):
            definite = _is_definite(reading, mention)
            apart = None if definite else reading.sentence_index(mention.span.start)
            group = next((group for group in rivals[-_RIVALS:] if _same(reading, group, mention, told, apart)), None)
        in_title = mention.span.start < title_end
        if group is not None:
            group.add(mention, told, in_title=in_title)
            continue
        group = _Group([], in_title=True, payers=set(), each=_each(mention), told={})
        group.add(mention, told, in_title=in_title)
        groups.append(group.items)
        if not changed:
            rivals.append(group)
    return [Draft("money", _merged(group, title_end), tuple(group)) for group in groups]


def _title_end(reading: Reading) -> int:
    """Give where the body begins: what stands before the first paragraph that ends as a sentence is a headline."""
    position = 0
    for line in reading.text.split("\n"):
        if regex.search(r"""[.!?]["')]*\s*\Z""", line) and len(line) > 60:
            return position
        position += len(line) + 1
    return 0


_RIVALS = 60  # more than any text has that tells; lists of thousands take no time


def _same(reading: Reading, group: _Group, mention: Mention, told: _Told, apart: int | None) -> bool:
    """Say whether a mention joins a group; `apart` is its sentence where no "the" points back."""
    if apart is not None and _is_told_beside(reading, group.items[-1], mention, apart):
        return False
    if group.in_title:
        return True
    payers = group.payers | ({mention.slots.get("payer")} - {None})
    if len(payers) > 1 and group.each and _each(mention):
        return False
    if apart is not None and mention.slots.get("change") != group.items[0].slots.get("change"):
        return False  # a rise of $5bn is no level of $5bn
    known = [other for other in group.told if other.content] or group.told
    return apart is None or any(_compatible(other, told) for other in known)


def _is_told_beside(reading: Reading, one: Mention, other: Mention, sentence: int) -> bool:
    """Say whether two sums of one sentence stand side by side: "a loan of $5m from the bank and one of $5m"."""
    gap = other.span.start - one.span.end
    return 20 < gap < 300 and reading.sentence_index(one.span.start) == sentence


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


@dataclass(frozen=True)
class _Told:
    """What a mention says of its sum: the words of its measure, and its rate."""

    content: frozenset[str]
    per: str | None


def _told(mention: Mention) -> _Told:
    return _Told(_content(mention), mention.slots.get("per"))


def _compatible(one: _Told, other: _Told) -> bool:
    if not one.content or not other.content:
        return "each" not in (one.per, other.per)
    if one.per and other.per and one.per != other.per:
        return False
    return bool(one.content & other.content)


def _content(mention: Mention) -> frozenset[str]:
    if mention.slots.get("_weak") or not mention.slots.get("measure"):
        return frozenset()
    found = regex.findall(r"\p{L}[\p{L}-]+", str(mention.slots["measure"]).casefold())[: LONGEST * 2]
    return frozenset(word.rstrip("s") for word in found if word not in _SMALL and word not in _GENERIC)


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
