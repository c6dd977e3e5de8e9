"""The other number of a comparison: "compared with 85 last year", "four fewer than the year before (175)"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.edges import ends_here, is_time
from factx.kinds.casualty.lexicon import word_set
from factx.kinds.casualty.memory import resumed, sharing_noun
from factx.kinds.casualty.scene import BE, Figure, Scene, is_finite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexing import Item
    from factx.kinds.casualty.memory import Memory
    from factx.kinds.casualty.people import People

# Which count is meant: "the earlier figure", "compared with an official 85".
WHICH = frozenset(
    {"official", "latest", "cumulative", "earlier", "previous", "confirmed", "final", "initial", "original"}
    | {"current", "new", "first", "overall", "total", "last", "provisional", "preliminary"}
    | {"running", "combined", "actual", "real", "true", "own", "higher", "lower"}
    | {"similar", "nationwide", "national", "joint", "grand", "early", "revised", "same"}
    | {"different"}
)
_COUNT = frozenset({"count", "tally", "figure", "total", "toll", "report", "estimate"})
_SEASONS = frozenset({"year", "years", "month", "months", "season", "decade", "average", "usual", "ever"})
_EARLIER = frozenset({"last", "previous", "earlier", "first", "initial", "official", "latest", "prior", "preliminary"})
_FEWER = frozenset({"fewer", "more", "less", "higher", "lower", "below", "above"})
_GIVEN = frozenset({"reported", "recorded", "registered", "counted", "logged", "in", "of", "a", "last", "for"})
_SHORT = 3
_DID = frozenset({"did", "does", "do", "have", "has", "had"})


def _in_bracket(items: Sequence[Item], group: People) -> bool:
    """Read "four fewer than the year before (175)"."""
    first, last = group.first, group.last
    if first < _SHORT or last >= len(items) or items[first - 1].text != "(" or items[last].text != ")":
        return False
    when = items[first - 2]
    timed = is_time(when) or when.low in ("before", "earlier", "previously") or when.kind == "number"
    return timed and "than" in [item.low for item in items[max(0, first - 7) : first]]


def _behind_own_verb(items: Sequence[Item], at: int) -> int:
    """Step over the verb that only reports a figure: "121 cases have been recorded, against 52"."""
    while at < len(items) and items[at].low in word_set("casualty_auxiliaries"):
        at += 1
    return at


def _resumes(items: Sequence[Item]) -> bool:
    """Say whether a clause with a verb of its own stands here: more than "the ministry said"."""
    return any(is_finite(item) and item.low not in word_set("casualty_report_verbs") for item in items)


def compared(scene: Scene, group: People) -> Figure | None:
    """Read the other number of a comparison: "300 were hurt, compared with 85 in last year's storm"."""
    items = scene.items
    first = group.first
    while first and items[first - 1].low in WHICH | {"an", "the", "just", "only"}:
        first -= 1
    before = [item.low for item in items[max(0, first - 2) : first]]
    held = before in (["compared", "with"], ["compared", "to"], ["up", "from"], ["down", "from"])
    against = before == [",", "against"] and ends_here(items, group.last, prepositions=True)
    told = next((f for f in reversed(scene.before(group.first)) if f.people.shape != "none"), None)
    against = against or _in_bracket(items, group)
    if told is None or not (held or against) or _resumes(items[_behind_own_verb(items, told.last) : first - 2]):
        return None
    people = sharing_noun(told.people, group)
    return Figure(people, told.outcome, group.first, group.last, "recount", assertion=told.assertion)


def _is_other_year(than: list[str]) -> bool:
    """Say whether a comparison is with another season: "seven more than in the whole of 2024"."""
    return bool(_SEASONS & set(than)) or any(low.isdecimal() and len(low) == len("2024") for low in than)


def increment(scene: Scene, index: int, memory: Memory) -> Figure | None:
    """Read "eleven more than on the day before" and "the last count of eight" beside a figure."""
    items, group = scene.items, scene.groups[index]
    if group.shape != "elliptic" or not group.first:
        return None
    earlier = [item.low for item in items[max(0, group.first - 4) : group.first]]
    than = [item.low for item in items[group.last : group.last + 7]]
    increment = group.more and than[:1] in (["than"], ["since"]) and not _is_other_year(than)
    previous = earlier[-1:] == ["of"] and bool(_COUNT & set(earlier[-2:-1])) and bool(_EARLIER & set(earlier))
    other = earlier[-1:] == ["than"] and group.definite and bool(_FEWER & set(earlier)) and bool(_GIVEN & set(than[:1]))
    if not increment and not previous and not other:
        return None
    before = scene.before(group.first)
    if before:
        return replace(before[-1], people=group, first=group.first, last=group.last, rule="recount", part_of=None)
    told = memory.topic()
    return None if told is None else resumed(told, group, "recount")


def likewise(scene: Scene, index: int) -> Figure | None:
    """Read "six children are in hospital, as are two adults", "her son was killed, and so was his wife"."""
    items, group = scene.items, scene.groups[index]
    link = [item.low for item in items[max(0, group.first - 2) : group.first]]
    told = next(iter(reversed(scene.before(group.first))), None)
    if told is None or group.shape == "none" or len(link) < len(("as", "are")) or link[0] not in ("as", "so"):
        return None
    suffers = link[1] in BE and told.rule not in ("active", "coordinated-object")
    if not suffers and not (link[1] in _DID and told.rule == "happen"):
        return None
    return Figure(group, told.outcome, group.first, group.last, "gapped", assertion=told.assertion)
