"""Why a fact is there, and why another is not: the rule, its reason, the words, what filled each slot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.registry import kinds as all_kinds
from factx.types import Fact, Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.pipeline import Extraction
    from factx.types import Article, Entity

_OWN = {"id", "kind", "span", "sentence", "rule", "mentions"}


def explanation(
    article: Article, extraction: Extraction, *, kinds: frozenset[str], at: int | None, text: str | None
) -> str:
    """Tell it in plain lines; `kinds`, `at` (a character offset) and `text` (words) narrow it down."""

    def wanted(kind: str, span: Span) -> bool:
        if kinds and kind not in kinds:
            return False
        if at is not None and not span.start <= at < span.end:
            return False
        return text is None or any(span.overlaps(place) for place in _places(article.text, text))

    lines: list[str] = []
    report = extraction.report
    items: tuple[Entity | Fact, ...] = (*report.entities, *report.facts)
    for item in items:
        first = item.span if isinstance(item, Fact) else item.mentions[0]
        spans = (first,) if isinstance(item, Fact) else item.mentions
        if any(wanted(item.kind, span) for span in spans):
            mention = next((m for m in extraction.mentions if m.kind == item.kind and m.span == first), None)
            lines += _of_item(item, first, mention)
    for rejected in extraction.rejected:
        if wanted(rejected.kind, rejected.span):
            lines.append(f"rejected {rejected.kind} at {_where(rejected.span)}")
            lines.append(f"  rule      {rejected.rule}")
            lines.append(f"  because   {rejected.reason}")
    return "\n".join(lines) if lines else "nothing was read there, and nothing rejected"


def _of_item(item: Entity | Fact, first: Span, mention: Mention | None) -> Iterator[str]:
    yield f"{item.id} {item.kind} at {_where(first)}"
    if mention is not None:
        yield f"  rule      {mention.rule}: {_why(item.kind, mention.rule)}"
    for name in type(item).model_fields:
        value = getattr(item, name)
        if name in _OWN or value is None or value == ():
            continue
        source = mention.evidence.get(name) if mention is not None else None
        yield f"  {name:9} {_short(value)}" + (f"   <- {_where(source)}" if source else "")
    if not isinstance(item, Fact):
        yield f"  mentions  {', '.join(_where(span) for span in item.mentions)}"


def _short(value: object) -> str:
    if hasattr(value, "model_dump"):
        return ", ".join(f"{key} {part}" for key, part in value.model_dump(mode="json").items())
    return str(value)


def _where(span: Span) -> str:
    words = span.text.replace("\n", " ")
    return f"{span.start}:{span.end} {words!r}"


def _why(kind: str, rule_id: str) -> str:
    return next((rule.why for rule in all_kinds()[kind].rules if rule.id == rule_id), "no rule of this id")


def _places(text: str, words: str) -> list[Span]:
    found, start = [], text.find(words)
    while words and start >= 0:
        found.append(Span(start, start + len(words), words))
        start = text.find(words, start + 1)
    return found
