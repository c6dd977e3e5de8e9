"""Reading -> Mentions: asks every kind what it sees, and settles who may keep the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.types import Mention, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factx.reading import Reading
    from factx.registry import Kind


def find(reading: Reading, kinds: Iterable[Kind]) -> tuple[list[Mention], list[Rejected]]:
    """Ask every kind, and give the mentions that stand, in reading order, and all that was rejected."""
    seen: list[Mention] = []
    rejected: list[Rejected] = []
    for kind in kinds:
        for item in kind.find(reading):
            (seen if isinstance(item, Mention) else rejected).append(item)  # type: ignore[arg-type]
    kept = _settle_names(seen, rejected)
    kept = _settle_claims(kept, rejected)
    return sorted(kept, key=_reading_order), rejected


def _reading_order(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start, mention.span.end, mention.kind


def _settle_names(mentions: list[Mention], rejected: list[Rejected]) -> list[Mention]:
    """Drop the names that stand inside another's proper name: the country in "Bank of China"."""
    proper = [mention for mention in mentions if mention.absorbs]
    kept = []
    for mention in mentions:
        name = next((other for other in proper if _is_part(mention, other)), None)
        if name is None:
            kept.append(mention)
        else:
            reason = f"part of the name {name.span.text!r} ({name.kind})"
            rejected.append(Rejected(mention.kind, mention.span, mention.rule, reason))
    return kept


def _is_part(mention: Mention, name: Mention) -> bool:
    if mention.claims is not None or mention is name:
        return False
    shorter = mention.span.end - mention.span.start < name.span.end - name.span.start
    return mention.kind != name.kind and shorter and mention.span.within(name.span)


def _settle_claims(mentions: list[Mention], rejected: list[Rejected]) -> list[Mention]:
    """Let one kind only read a fact from a figure: the one whose telling words reach further."""
    by_reach = sorted(
        (mention for mention in mentions if mention.claims is not None),
        key=lambda mention: (mention.span.start - mention.span.end, mention.span.start, mention.kind),
    )
    holders: list[Mention] = []
    lost: set[int] = set()
    for mention in by_reach:
        holder = next((other for other in holders if other.kind != mention.kind and _share_claim(other, mention)), None)
        if holder is None:
            holders.append(mention)
        else:
            lost.add(id(mention))
            reason = f"the figure is read as {holder.kind}: {holder.span.text!r}"
            rejected.append(Rejected(mention.kind, mention.span, mention.rule, reason))
    return [mention for mention in mentions if id(mention) not in lost]


def _share_claim(one: Mention, other: Mention) -> bool:
    return one.claims is not None and other.claims is not None and one.claims.overlaps(other.claims)
