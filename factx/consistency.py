"""Whether a record agrees with itself and with the tables: ids, references, offsets, codes, rules."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from factx.parts.countries import country_codes
from factx.parts.currencies import currencies
from factx.registry import kinds, rules_digest
from factx.types import REFERENCES, Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.report import Report
    from factx.types import Entity, Offsets, Span

_COUNTRY = ("code", "country", "countries")


def inconsistencies(report: Report) -> Iterator[str]:
    """Say what in a record that keeps its model cannot be: nothing of it needs the article."""
    entities = [entity.id for entity in report.entities]
    facts = [fact.id for fact in report.facts]
    for name, times in Counter((*entities, *facts)).items():
        if times > 1:
            yield f"{name}: the id of {times} items; each has its own"
    known = {"about": frozenset(entities), **dict.fromkeys(REFERENCES, frozenset(facts))}
    items: tuple[Entity | Fact, ...] = (*report.entities, *report.facts)
    for item in items:
        for problem in (*_dangling(item, known), *_unknown_codes(item), *_offsets(item, report.article.characters)):
            yield f"{item.id}: {problem}"
    # Other rules than these may have made the record: then only they know which there were.
    if report.run.rules == rules_digest():
        for fact in report.facts:
            if fact.rule not in _rules(fact.kind):
                yield f"{fact.id}: rule {fact.rule} is none of the kind {fact.kind}"


def _dangling(item: Entity | Fact, known: dict[str, frozenset[str]]) -> Iterator[str]:
    for field, ids in known.items():
        for name in _values(item, field):
            if name not in ids:
                yield f"{field} names {name}, which is not in the record"
            elif name == item.id:
                yield f"{field} names the item itself"


def _unknown_codes(item: Entity | Fact) -> Iterator[str]:
    for field in _COUNTRY:
        for code in _values(item, field):
            if code not in country_codes():
                yield f"{field} {code} is no country of ISO 3166-1 or ISO 3166-3"
    for code in _values(item, "currency"):
        if code not in currencies():
            yield f"currency {code} is none of ISO 4217"


def _values(item: Entity | Fact, field: str) -> tuple[str, ...]:
    value = getattr(item, field, None)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _offsets(item: Entity | Fact, size: int) -> Iterator[str]:
    spans: tuple[Span, ...] = (item.span,) if isinstance(item, Fact) else item.mentions
    if not spans:
        yield "no mention: the text names every entity"
    for span in spans:
        if not 0 <= span.start < span.end <= size:
            yield f"span {span.start}:{span.end} does not lie in an article of {size:,} characters"
    if isinstance(item, Fact):
        yield from _sentence(item.sentence, item.span, size)


def _sentence(sentence: Offsets, span: Span, size: int) -> Iterator[str]:
    place = f"sentence {sentence.start}:{sentence.end}"
    if not 0 <= sentence.start < sentence.end <= size:
        yield f"{place} does not lie in an article of {size:,} characters"
    elif not (sentence.start <= span.start and span.end <= sentence.end):
        yield f"{place} does not hold its span {span.start}:{span.end}"


@cache
def _rules(kind: str) -> frozenset[str]:
    return frozenset(rule.id for rule in kinds()[kind].rules)
