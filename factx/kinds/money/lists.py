"""What each sum of a list is of, where its noun is said once: "exports to Kenya were $3bn, to Chad $2bn"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.kinds.money.heads import is_body, is_generic, is_people
from factx.kinds.money.measure import Measure
from factx.kinds.money.phrases import Phrase, head, head_of_chain, is_name, is_time, left, right
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import words

if TYPE_CHECKING:
    import regex

    from factx.kinds.money.elliptic import Sum
    from factx.kinds.money.tagged import Words
    from factx.reading import Reading


_SIDE_BY_SIDE = lazy_pattern(r"(?:\s*\([^()]{1,30}\))?\s*(?:,\s*(?:and\s+)?|and\s+)")
_RESPECTIVELY = lazy_pattern(r"(?:(?!\sand\s)[^.;]|\.(?=\d)){0,60}?\brespectively\b")
_RESPECTIVELY_AHEAD = lazy_pattern(r"(?i)\brespectively,?\s+(?:[\p{L}-]+\s+){0,3}\Z")


def respective(reading: Reading, found: Words, sums: list[Sum]) -> dict[int, Measure]:
    """Give what each of sums side by side is of, by where they begin: "exports and imports were $5bn and $4bn"."""
    told: dict[int, Measure] = {}
    for run in _runs(reading.text, sums):
        told |= zip(
            (item.core for item in run), _in_a_row(reading, found, found.at(run[0].start), len(run)), strict=False
        )
    return told


def _runs(text: str, sums: list[Sum]) -> Iterator[list[Sum]]:
    run: list[Sum] = []
    for item in sums:
        if text[item.start - 1 : item.start] == "(":
            continue  # the sum before it in another currency
        if run and _SIDE_BY_SIDE.fullmatch(text, run[-1].end, item.start) is None:
            run = []
        run.append(item)
        near = text[max(0, run[0].start - 40) : run[0].start]
        if len(run) > 1 and (_RESPECTIVELY.match(text, item.end) or _RESPECTIVELY_AHEAD.search(near)):
            yield run
            run = []


def _in_a_row(reading: Reading, found: Words, first: int, count: int) -> list[Measure]:
    """Read the nouns side by side before a row of as many sums."""
    for index in range(first - 1, found.opening(first), -1):
        last = right(found, index + 1, first) if found.text(index) in {"and", "&"} else None
        if last is None:
            continue
        phrases = [last]
        end = index
        while len(phrases) < count and (before := left(found, end - (found.text(end - 1) == ","))) is not None:
            phrases.insert(0, before)
            end = before[0] - (found.tag(before[0] - 1) in {"DT", "PRP$"})
            if found.text(end - 1) != ",":
                break
        return _items(reading, found, phrases) if len(phrases) == count else []
    return []


def _items(reading: Reading, found: Words, phrases: list[Phrase]) -> list[Measure]:
    start = head_of_chain(found, phrases[0])[0]
    lead = "" if start == phrases[0][0] else _text(reading, found, start, phrases[0][0])
    if any(is_time(found, phrase) or (not lead and is_body(found, phrase)) for phrase in phrases):
        return []
    return [_measure(found, phrase, lead) for phrase in phrases]


_LINKED = lazy_pattern(r"(?P<lead>(?:[\p{L}’'-]+\s+){1,4}?(?P<link>to|with|from|of|in|for|on)\s+)")
_FILLER = (
    r"(?:(?:it|they|that|this|those)\s+)?(?:(?:is|are|was|were|has|have|had|been|stood|stands|came|come|comes|reached|totalled|totaled"
    r"|amounted|rose|fell|grew|dropped|climbed|up|down|by|at|to|with|a|only|[\d.,]+\s?(?:%|percent|per\s+cent))\s+)*"
)
_NEXT = lazy_pattern(
    r"\)?\s*(?:[,;]\s*)?(?:(?:and|but|while|then)\s+)?(?:(?:those|that|the\s+one)\s+(?=to|with|from|of|in|for|on))?"
    rf"(?:(?P<link>to|with|from|of|in|for|on)\s+)?(?P<own>\p{{L}}[\p{{L}}’' -]{{1,40}}?)\s*[(,]?\s*{_FILLER}"
)
_FOLLOWED = lazy_pattern(
    r"(?:[^.;]|\.(?=\d)){0,60}?(?:[,;]|\band|\bby|\bthen)\s+"
    r"(?P<own>(?!(?:closely\s+)?followed\b|and\b|then\b|by\b)\p{L}[\p{L}’' -]{1,40}?)"
    r"\s*(?:\s(?:with|at)\s+|\()(?:an?\s+)?"
)


def in_list(reading: Reading, found: Words, before: tuple[Sum, Measure, str], item: Sum) -> Measure | None:
    """Give what a sum is of whose list said its noun once; `before` is the sum before with what it is of."""
    last, measure, worded = before
    text = reading.text
    if item.start - last.end > 80 or "\n" in text[last.end : item.start]:
        return None
    lead, again = _LINKED.match(worded), _NEXT.fullmatch(text, last.end, item.start)
    if lead is not None and again is not None:
        own = _phrase(found, again)
        named = own is not None and is_name(found, own) and _is_named(found, measure)
        if (
            own is not None
            and not is_time(found, own)
            and (again["link"] == lead["link"] or (named and not again["link"]))
        ):
            return _measure(found, own, lead["lead"].rstrip())
    own = _for_whom(found, text, (last, measure), item) or _who_else(found, text, (last, measure), item)
    if own is not None:
        return _measure(found, own, "")
    followed = _FOLLOWED.fullmatch(text, last.end, item.start)
    own = None if followed is None else _phrase(found, followed)
    if own is None or is_body(found, own) or is_time(found, own) or is_generic(found, own):
        return None
    return _measure(found, own, "")


_FOR = lazy_pattern(r"\s+(?:(?:each|apiece|more)\s+)?(?P<link>for|to)\s")
_AND_WHO = lazy_pattern(
    r"(?:[^.;]|\.(?=\d)){0,60}?(?:;|,|,?\s(?:and|while|but))\s+"
    r"(?P<own>(?!(?:and|while|but)\b)\p{L}[\p{L}’' -]{1,30}?)\s+"
)


def _for_whom(found: Words, text: str, last: tuple[Sum, Measure], item: Sum) -> Phrase | None:
    """Read "$5 for the families and $1 each for the wounded", "$5 for Kashmir, $3 for Baltistan"."""
    one, other = _FOR.match(text, last[0].end), _FOR.match(text, item.end)
    if one is None or other is None or one["link"] != other["link"]:
        return None
    phrase = right(found, found.at(other.end()))
    if phrase is None or is_time(found, phrase):
        return None
    # a name may be who pays; where the sum before is of a name in this place, it is whom the sum is for
    return phrase if last[1].start >= last[0].end or not is_name(found, phrase) else None


def _who_else(found: Words, text: str, last: tuple[Sum, Measure], item: Sum) -> Phrase | None:
    """Read the second who gets of a verb said once: "teachers will get $50 and nurses $40"."""
    named = _AND_WHO.fullmatch(text, last[0].end, item.start)
    own = None if named is None else _phrase(found, named)
    before = found.at(last[1].start), found.at(last[1].end)
    ahead = last[1].end < last[0].start and _are_people(found, before)
    return own if own is not None and ahead and _are_people(found, own) else None


_BY_STATE = frozenset(words("money_people_by_state"))


def _are_people(found: Words, phrase: Phrase) -> bool:
    return is_people(found, phrase) or found.text(head(found, phrase)) in _BY_STATE


def _is_named(found: Words, measure: Measure) -> bool:
    """Say whether the words of a measure end in a name: "deficits with Brazil"."""
    return found.tag(found.at(measure.end) - 1) in {"NNP", "NNPS"}


def _phrase(found: Words, match: regex.Match[str]) -> Phrase | None:
    start, end = found.at(match.start("own")), found.at(match.end("own"))
    phrase = left(found, end)
    if phrase is None or phrase[0] - start > 1 or phrase[0] < start:
        return None
    return phrase if phrase[0] == start or found.tag(start) in {"DT", "PRP$"} else None


def _measure(found: Words, phrase: Phrase, lead: str) -> Measure:
    return Measure(found.items[phrase[0]].start, found.items[phrase[1] - 1].end, weak=False, lead=lead)


def _text(reading: Reading, found: Words, start: int, end: int) -> str:
    return reading.text[found.items[start].start : found.items[end].start].strip()
