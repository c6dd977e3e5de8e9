"""Reading -> Mentions: asks every kind what it sees, and settles who may keep the words."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from factx.types import Mention, Rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from factx.reading import Reading
    from factx.registry import Kind
    from factx.types import Span


def find(reading: Reading, kinds: Iterable[Kind]) -> tuple[list[Mention], list[Rejected]]:
    """Ask every kind, and give the mentions that stand, in reading order, and all that was rejected."""
    seen: list[Mention] = []
    rejected: list[Rejected] = []
    for kind in kinds:
        for item in kind.find(reading):
            (seen if isinstance(item, Mention) else rejected).append(item)  # type: ignore[arg-type]
    kept = _settle_names(_settle_guesses(seen, rejected), rejected)
    kept = _settle_claims(kept, rejected)
    return sorted(kept, key=_reading_order), rejected


def _reading_order(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start, mention.span.end, mention.kind


def _settle(
    mentions: list[Mention], rejected: list[Rejected], reason_against: Callable[[Mention], str | None]
) -> list[Mention]:
    """Keep the mentions that nothing speaks against, and put the others with their reason to the rejected."""
    kept = []
    for mention in mentions:
        reason = reason_against(mention)
        if reason is None:
            kept.append(mention)
        else:
            rejected.append(Rejected(mention.kind, mention.span, mention.rule, reason))
    return kept


def _settle_guesses(mentions: list[Mention], rejected: list[Rejected]) -> list[Mention]:
    """Drop the model's own guesses where another kind has read a name: the official whom it takes for a body."""
    names = _Places([mention for mention in mentions if mention.claims is None and not mention.yields])

    def reason_against(mention: Mention) -> str | None:
        others = names.over(mention.span) if mention.yields else ()
        name = next((other for other in others if other.kind != mention.kind and mention.span.within(other.span)), None)
        return None if name is None else f"read as {name.kind}: {name.span.text!r}"

    return _settle(mentions, rejected, reason_against)


def _settle_names(mentions: list[Mention], rejected: list[Rejected]) -> list[Mention]:
    """Drop the names that stand inside another's proper name: the country in "Bank of China"."""
    proper = _Places([mention for mention in mentions if mention.absorbs])

    def reason_against(mention: Mention) -> str | None:
        name = next((other for other in proper.over(mention.span) if _is_part(mention, other)), None)
        return None if name is None else f"part of the name {name.span.text!r} ({name.kind})"

    return _settle(mentions, rejected, reason_against)


def _is_part(mention: Mention, name: Mention) -> bool:
    if mention.claims is not None or mention.kind == name.kind:
        return False
    shorter = mention.span.end - mention.span.start < name.span.end - name.span.start
    return shorter and mention.span.within(name.span)


def _settle_claims(mentions: list[Mention], rejected: list[Rejected]) -> list[Mention]:
    """Let one kind only read a fact from a figure: the one whose telling words reach further."""
    claiming = _Places([mention for mention in mentions if mention.claims is not None], claims=True)

    def reason_against(mention: Mention) -> str | None:
        rivals = claiming.over(mention.claims) if mention.claims is not None else ()
        holder = min((other for other in rivals if other.kind != mention.kind), key=_reach, default=None)
        if holder is None or _reach(mention) < _reach(holder):
            return None
        return f"the figure is read as {holder.kind}: {holder.span.text!r}"

    return _settle(mentions, rejected, reason_against)


def _reach(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start - mention.span.end, mention.span.start, mention.kind


class _Places:
    """Mentions by where they stand, so that a long text asks each only about its neighbours."""

    def __init__(self, mentions: list[Mention], *, claims: bool = False) -> None:
        spans = [(mention.claims if claims else mention.span, mention) for mention in mentions]
        self._spans = sorted(((span.start, span.end, n, m) for n, (span, m) in enumerate(spans) if span is not None))
        self._starts = [start for start, *_ in self._spans]
        self._longest = max((end - start for start, end, *_ in self._spans), default=0)

    def over(self, span: Span) -> Iterator[Mention]:
        """Yield those that share a character with a span, in reading order."""
        at = bisect_left(self._starts, span.start - self._longest)
        while at < len(self._spans) and self._starts[at] < span.end:
            _, end, _, mention = self._spans[at]
            if end > span.start:
                yield mention
            at += 1
