"""Reading -> Mentions: the sums of a text with what they are of, and how they hang together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from factx.kinds.money.amounts import read_sums
from factx.kinds.money.category import category_of
from factx.kinds.money.change import change_of
from factx.kinds.money.elliptic import Sum
from factx.kinds.money.lists import in_list, respective
from factx.kinds.money.measure import Measure, measure_of
from factx.kinds.money.merge import merge
from factx.kinds.money.ranked import TellsBefore, ranked
from factx.kinds.money.relations import (
    bound_carried,
    change_between,
    changed_back,
    changed_by,
    is_compared,
    is_conversion,
    is_list,
    is_old,
    is_part,
    parties_of,
    per_of,
    rate_behind,
)
from factx.kinds.money.tagged import Words, words_of
from factx.kinds.money.wording import worded
from factx.types import Amount, Caution, Mention, Ref, Rejected

if TYPE_CHECKING:
    from factx.reading import Reading
    from factx.types import Draft


def find(reading: Reading) -> Iterable[Mention | Rejected]:
    """Yield every sum of money in reading order, and what looked like one."""
    sums: list[Sum] = []
    for item in read_sums(reading):
        if isinstance(item, Rejected):
            yield item
        else:
            sums.append(item)
    if sums:
        yield from _mentions(reading, sums)


class Told(NamedTuple):
    """A sum that was read, what it is of, and the currency that its sentence counts in: not a conversion's."""

    sum: Sum
    measure: Measure | None
    mention: Mention
    outer: str | None


class _Ahead(NamedTuple):
    """The next two sums, and what this one is of where a row of sums says it in turn."""

    sums: list[Sum]
    in_turn: Measure | None


def _mentions(reading: Reading, sums: list[Sum]) -> Iterator[Mention]:
    found = words_of(reading)
    before: Told | None = None
    in_turn = respective(reading, found, sums)
    for index, item in enumerate(sums):
        measure, mention = _mention(
            reading, found, item, before, _Ahead(sums[index + 1 : index + 3], in_turn.get(item.core))
        )
        outer = before.outer if before is not None and "converts" in mention.slots else item.currency
        before = Told(item, measure, mention, outer)
        yield mention


def _mention(
    reading: Reading, found: Words, item: Sum, before: Told | None, ahead: _Ahead
) -> tuple[Measure | None, Mention]:
    text = reading.text
    following = ahead.sums[0] if ahead.sums else None
    slots: dict[str, Any] = {}
    rule = item.writing
    conversion = before is not None and is_conversion(text, before.sum, item, again="converts" in before.mention.slots)
    if conversion and before is not None:
        outer, measure, told, _ = before
        rule = "conversion"  # type: ignore[assignment]
        item = bound_carried(outer, item)
        slots["converts"] = told.slots.get("converts") or Ref("money", outer.core, outer.end)
        slots["per"] = per_of(text, item) or told.slots.get("per")
        slots["payer"], slots["payee"] = told.slots.get("payer"), told.slots.get("payee")
        slots["change"] = told.slots.get("change")
    else:
        slots["change"] = change_of(text, item)
        end = _past_conversion(text, item, following)
        measure = _measure(found, item, end)
        if measure is not None and following is not None and end <= following.start < measure.end:
            measure = None  # what stands behind the next sum is that one's
        slots["per"] = per_of(text, item)
        slots["payer"], slots["payee"] = parties_of(reading, item)
        if measure is None or measure.weak:
            own = item.start, end, 0 if before is None else before.sum.end
            measure = ranked(found, own, measure, _told(reading, item, before)) or _rate(reading, item)
    if before is not None and change_between(text, before.sum, item):
        measure = before.measure or measure
        slots["changed_from"] = Ref("money", before.sum.core, before.sum.end)
    elif (old := _old_value(text, item, ahead.sums)) is not None:
        slots["changed_from"] = Ref("money", old.core, old.end)
    if following is not None and is_part(text, item, following):
        whole = _measure(found, following, following.end)
        measure = whole or measure  # "$120 million of the $300 million appeal"
    if before is not None and before.measure is not None and not conversion and _is_rival(reading, before, item, slots):
        measure = before.measure
    elif not conversion:
        measure = ahead.in_turn or _in_list(reading, found, item, before, measure) or measure
    slots["measure"] = worded(reading, found, measure, _past_conversion(text, item, following), slots["per"])
    if measure is not None and measure.lead:
        slots["measure"] = f"{measure.lead} {slots['measure']}"
    slots["category"] = category_of(text, slots.get("measure"), item.core, item.end)
    slots |= {
        "amount": Amount(low=item.low, best=item.best, high=item.high, bound=item.bound),  # type: ignore[arg-type]
        "currency": item.currency,
        "currency_basis": item.basis,
        "_weak": measure is None or measure.weak,
    }
    evidence = {} if measure is None else {"measure": reading.span(measure.start, measure.end)}
    span = reading.span(item.start, item.end)
    claims = reading.span(item.number.core_start, item.number.core_end)
    warnings = _warnings(item, reading)
    return measure, Mention("money", span, f"money/{rule}", slots, evidence, claims=claims, warnings=warnings)


def _in_list(reading: Reading, found: Words, item: Sum, before: Told | None, measure: Measure | None) -> Measure | None:
    """Read what a sum is of by the list it stands in, where no words of its own tell."""
    if before is None or before.measure is None or before.mention.slots["measure"] is None:
        return None
    own = measure is not None and not measure.weak and measure.start > before.sum.end
    return None if own else in_list(reading, found, (before.sum, before.measure, before.mention.slots["measure"]), item)


def _old_value(text: str, item: Sum, ahead: list[Sum]) -> Sum | None:
    """Give the old value that stands behind a new one, right behind it or behind how much the change was."""
    if ahead and changed_back(text, item, ahead[0]):
        return ahead[0]
    if len(ahead) > 1 and changed_by(text, item, *ahead) and change_of(text, ahead[0]):
        return ahead[1]
    return None


def _measure(found: Words, item: Sum, end: int) -> Measure | None:
    if item.about is not None:
        return Measure(*item.about, weak=False)
    return measure_of(found, item.start, end, adjective=item.writing == "scale-adjective")


def _is_rival(reading: Reading, before: Told, item: Sum, slots: dict[str, Any]) -> bool:
    """Say whether a sum is the old value of the one before it: of the same thing, whatever stands near it."""
    old = before.mention.slots.get("changed_from")
    if isinstance(old, Ref) and (old.start, old.end) == (item.core, item.end):
        return True
    outer = replace(before.sum, currency=before.outer)
    return "changed_from" not in slots and (is_compared(reading, outer, item) or is_old(reading, outer, item))


def _past_conversion(text: str, item: Sum, following: Sum | None) -> int:
    """Step over the conversion in brackets: "1.5 billion francs ($1.7 billion) in aid"."""
    if following is None or not is_conversion(text, item, following):
        return item.end
    if (
        any(map(str.isalpha, text[item.end : following.core].partition("(")[0]))
        and "(" in text[item.end : following.core]
    ):
        return item.end  # "a $12.5 billion deficit (US$9.1 billion)": the thing stands between the two
    closing = text.find(")", following.end, following.end + 20)
    return closing + 1 if closing >= 0 else following.end


def _told(reading: Reading, item: Sum, before: Told | None) -> TellsBefore | None:
    """Give what the sum before is of, and whether the two stand in a list."""
    if before is None or before.measure is None:
        return None
    return before.measure, is_list(reading, before.sum, item)


def _rate(reading: Reading, item: Sum) -> Measure | None:
    """Give "per thousand BTUs" itself where nothing else says what the price is of."""
    match = rate_behind(reading.text, item)
    return (
        None
        if match is None or not match["rate"].startswith("per")
        else Measure(match.start("rate"), match.end("rate"), weak=True)
    )


def _warnings(item: Sum, reading: Reading) -> tuple[Caution, ...]:
    if not item.ambiguous:
        return ()
    span = reading.span(item.core, item.end)
    others = ", ".join(item.codes[:6])
    message = f"{item.written!r} may be {others}; nothing in the text tells which, {item.currency} is a default"
    return (Caution(code="currency-ambiguous", message=message, span=span),)


def link(reading: Reading, mentions: tuple[Mention, ...]) -> Iterable[Draft | Rejected]:
    """Make one fact of the same sum told twice of the same thing."""
    return merge(reading, mentions)
