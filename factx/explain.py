"""Why a fact is there, and why another is not: the rule, its reason, the words, what filled each slot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from factx.errors import UsageError
from factx.registry import kinds as all_kinds
from factx.types import REFERENCES, Fact, Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.pipeline import Extraction
    from factx.types import Article, Entity

_OWN = {"id", "kind", "span", "sentence", "rule", "mentions"}
_NEAR = 3


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for: kinds (none: all), and places of the text (None: everywhere)."""

    kinds: frozenset[str]
    places: tuple[Span, ...] | None

    def wants(self, kind: str, span: Span) -> bool:
        if self.kinds and kind not in self.kinds:
            return False
        return self.places is None or any(span.overlaps(place) for place in self.places)


def explanation(
    article: Article, extraction: Extraction, *, kinds: frozenset[str], at: int | None, text: str | None
) -> str:
    """Tell it in plain lines; `kinds`, `at` (a character offset) and `text` (words) narrow it down.

    Raises UsageError where the article has no such offset or words.
    """
    asked = _Asked(kinds, _places(article, at, text))
    report = extraction.report
    items: tuple[Entity | Fact, ...] = (*report.entities, *report.facts)
    names = {item.id: _name(item) for item in items}
    lines: list[str] = []
    for item in items:
        told = extraction.told.get(item.id, ())
        spans = {*(mention.span for mention in told), *_spans(item)}
        if any(asked.wants(item.kind, span) for span in spans):
            lines += _of_item(item, told, names)
    for rejected in extraction.rejected:
        if asked.wants(rejected.kind, rejected.span):
            lines.append(f"rejected {rejected.kind} at {_where(rejected.span)}")
            lines.append(f"  rule      {rejected.rule}")
            lines.append(f"  because   {rejected.reason}")
    return "\n".join(lines or _nothing(asked, extraction, items))


def _nothing(asked: _Asked, extraction: Extraction, items: tuple[Entity | Fact, ...]) -> Iterator[str]:
    """Say that no kind saw anything there, and what stands nearest to it: a longer phrase may be what was meant."""
    yield "no kind saw anything there: nothing was read, and nothing rejected"
    if not asked.places:
        return
    place = asked.places[0]
    seen = [(item.id, item.kind, span) for item in items for span in _spans(item)]
    seen += [("rejected", rejected.kind, rejected.span) for rejected in extraction.rejected]
    seen = [entry for entry in seen if not asked.kinds or entry[1] in asked.kinds]
    nearest = sorted(seen, key=lambda entry: max(entry[2].start - place.end, place.start - entry[2].end))[:_NEAR]
    for name, kind, span in sorted(nearest, key=lambda entry: entry[2]):
        yield f"  nearest   {name} {kind} at {_where(span)}"


def _of_item(item: Entity | Fact, told: tuple[Mention, ...], names: dict[str, str]) -> Iterator[str]:
    first = _spans(item)[0]
    yield f"{item.id} {item.kind} at {_where(first)}"
    mention = next((one for one in told if one.span == first), None)
    if mention is not None:
        yield f"  rule      {mention.rule}: {_why(item.kind, mention.rule)}"
    for name in type(item).model_fields:
        value = getattr(item, name)
        if name in _OWN or value in (None, (), {}):
            continue
        source = mention.evidence.get(name) if mention is not None else None
        shown = _named(value, names) if name in ("about", *REFERENCES) else _short(value)
        yield f"  {name:9} {shown}" + (f"   <- {_where(source)}" if source else "")
    if not isinstance(item, Fact):
        yield f"  mentions  {', '.join(_where(span) for span in item.mentions)}"
        return
    for other in sorted({one.span for one in told} - {first}):
        yield f"  again     {_where(other)}: the same figure, told once more"


def _spans(item: Entity | Fact) -> tuple[Span, ...]:
    # A country's mentions are more than spans, and equal to none.
    mentions = (item.span,) if isinstance(item, Fact) else item.mentions
    return tuple(Span(one.start, one.end, one.text) for one in mentions)


def _name(item: Entity | Fact) -> str:
    return repr(_line(item.span.text)) if isinstance(item, Fact) else item.name


def _named(ids: str | tuple[str, ...], names: dict[str, str]) -> str:
    """Give what ids stand for: "Nepal (e1), 'killed 12' (f3)"."""
    given = (ids,) if isinstance(ids, str) else ids
    return ", ".join(f"{names[one]} ({one})" if one in names else one for one in given)


def _short(value: object) -> str:
    if hasattr(value, "model_dump"):
        value = value.model_dump(mode="json")
    if isinstance(value, dict):
        return ", ".join(f"{key} {part}" for key, part in value.items() if part is not None)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _where(span: Span) -> str:
    return f"{span.start}:{span.end} {_line(span.text)!r}"


def _line(text: str) -> str:
    return text.replace("\n", " ")


def _why(kind: str, rule_id: str) -> str:
    known = (rule.why for rule in all_kinds()[kind].rules if rule.id == rule_id)
    return next(known, "a name of your list" if rule_id.endswith("/gazetteer") else "no rule of this id")


def _places(article: Article, at: int | None, text: str | None) -> tuple[Span, ...] | None:
    """Give where the words stand, whatever white space is between them, or the one character at the offset."""
    if at is not None and not 0 <= at < len(article.text):
        raise UsageError(f"--at {at}: outside {article.source}; give an offset from 0 to {len(article.text) - 1}")
    here = None if at is None else Span(at, at + 1, article.text[at])
    if text is None:
        return None if here is None else (here,)
    pattern = r"\s+".join(regex.escape(word) for word in text.split())
    found = tuple(Span(*match.span(), match[0]) for match in regex.finditer(pattern, article.text) if match[0])
    if not found:
        raise UsageError(f"--text {text!r}: no such words in {article.source}; give them as they stand there")
    return tuple(span for span in found if here is None or span.overlaps(here))
