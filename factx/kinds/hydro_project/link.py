"""One entity for each project, with what the sentences that name it say of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from factx.kinds.hydro_project.capacity import capacities
from factx.kinds.hydro_project.rivers import river
from factx.kinds.hydro_project.stage import stage
from factx.kinds.hydro_project.states import countries, provinces
from factx.parts.patterns import lazy_pattern
from factx.types import Draft, Mention, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factx.reading import Reading

KIND = "hydro_project"
_TYPES = (
    ("pumped_storage", lazy_pattern(r"(?i)pump|^PS|^PHES")),
    ("barrage", lazy_pattern(r"(?i)barrage")),
    ("cascade", lazy_pattern(r"(?i)cascade")),
    ("power_plant", lazy_pattern(r"(?i)hydro(?!.*\bdams?\b)|hydel|power|plant|station|^[GHS]E?[HPES]+s?\b|run.of")),
    ("reservoir", lazy_pattern(r"(?i)reservoir")),
    ("dam", lazy_pattern(r"(?i)dam")),
)


def link(reading: Reading, mentions: tuple[Mention, ...]) -> Iterable[Draft | Rejected]:
    """Make one entity of the mentions with the same name, and read its type, river, countries, capacity and stage."""
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_name[mention.slots["name"]].append(mention)
    power = capacities(reading, by_name)
    told = provinces(reading) if by_name else ()
    for name, own in by_name.items():
        others = _others(mentions, own)
        slots = {
            "name": name,
            "type": _type(own),
            "river": _told(own, "river") or river(reading, own, others),
            "countries": countries(reading, own, told, alone=len(by_name) == 1),
            "capacity_mw": _told(own, "megawatts") or power.get(name),
            "stage": stage(reading, own, others),
        }
        yield Draft(KIND, slots, tuple(own))


def _others(mentions: Sequence[Mention], own: Sequence[Mention]) -> list[tuple[int, int]]:
    name = own[0].slots["name"]
    return [(one.span.start, one.span.end) for one in mentions if one.slots["name"] != name]


def _told(mentions: Sequence[Mention], field: str) -> Any:
    """Give what the row of a table or list tells of its project."""
    return next((mention.slots[field] for mention in mentions if mention.slots.get(field)), None)


def _type(mentions: Sequence[Mention]) -> str | None:
    """Take the first noun that tells the sort of work; "project" alone does not."""
    for mention in mentions:
        for kind, pattern in _TYPES:
            if pattern.search(mention.slots["noun"]):
                return kind
    return None
