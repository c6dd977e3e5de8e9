"""Numbers that go on with a count: "by evening it was 36", "put the figure at 19", "the hospital had 15"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factx.kinds.casualty.compared import WHICH, compared
from factx.kinds.casualty.edges import ends_here, is_time, opens_here, speaking, time_at
from factx.kinds.casualty.lexicon import word_set
from factx.kinds.casualty.memory import antecedent, resumed
from factx.kinds.casualty.nouns import DEFINITE, POSSESSIVES
from factx.kinds.casualty.scene import BE, Figure, Scene, is_finite
from factx.kinds.casualty.tolls import assertion_of_toll, bounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.kinds.casualty.lexing import Item
    from factx.kinds.casualty.memory import Memory
    from factx.kinds.casualty.people import People

_COUNTS = frozenset({"number", "numbers", "tally", "figure", "figures", "count", "counts", "total", "estimate", "toll"})
_RISEN = frozenset(
    {"risen", "rose", "rises", "rising", "climbed", "climbs", "climbing", "grown", "grew", "grows", "growing", "jumped"}
    | {"increased", "gone", "went", "goes", "come", "came", "comes", "mounted", "soared", "swelled", "swollen", "shot"}
    | {"fallen", "fell", "falls", "dropped", "drops", "put", "puts", "revised", "raised", "lowered", "set", "crept"}
    | {"given", "gives", "reported", "estimated", "up", "down", "stood", "stands", "standing", "remained", "moved"}
    | {"corrected", "cut", "brought", "taken", "doubled", "tripled", "edged", "ticked", "inched", "to", "at"}
)
_MAKES = frozenset({"make", "makes", "made", "making"})
_CHANGES = frozenset(
    {"raised", "raises", "raising", "lowered", "lowers", "lowering", "revised", "cut", "brought", "brings", "bringing"}
    | {"increased", "reduced", "corrected", "changed", "pushed", "takes", "taking", "took", "upped"}
)
_PUTS = frozenset({"put", "puts", "putting"})
_IT = frozenset({"it", "this", "that"})
_GIVES = frozenset(
    {"had", "has", "gave", "gives", "counted", "counts", "listed", "lists", "reported", "reports", "cited", "cites"}
    | {
        "quoted",
        "claimed",
        "claims",
        "recorded",
        "registered",
        "tallied",
        "estimated",
        "estimates",
        "said",
        "says",
        "say",
    }
    | {"confirmed", "confirms", "acknowledged", "admitted", "named", "identified", "saw", "lost"}
)
_SPEAKS = frozenset({"spoke", "speaks", "talked", "talks", "heard", "told", "tells", "knew", "knows"})
_NO_NAME = frozenset({"he", "she", "they", "it", "who", "we", "i", "both"})
_ANOTHER = frozenset({"another", "others", "second", "third"})  # "one officer said 22 were killed, another said 13"
_IN_ALL = frozenset({"all", "total", "sum"})
_MAX_GAP = 7
_FAR = 2
_NEXT = 3
_LATER = frozenset({"then", "later", "now", "finally", "eventually"})


def recounted(scene: Scene, index: int, memory: Memory) -> Figure | None:
    """Read a bare number that a count without a word of harm, a pronoun or another source gives."""
    items, group = scene.items, scene.groups[index]
    if group.shape == "counted" and group.head is not None and group.head.bare and not group.whole:
        return _in_all(scene, group)
    if group.shape != "elliptic" or group.whole or not _stands_alone(items, group):
        return None
    return (
        _counted_again(scene, group, memory)
        or _made_it(scene, group, memory)
        or _it_was(scene, group, memory)
        or _paired(scene, index, memory)
        or _said_by_others(scene, group, memory)
        or _in_all(scene, group)
        or _then(scene, group)
        or compared(scene, group)
    )


def _stands_alone(items: Sequence[Item], group: People) -> bool:
    """Say whether nothing behind a number says what it counts."""
    at = group.last
    if ends_here(items, at, prepositions=True):
        return True
    return items[at].low in word_set("casualty_adverbs") | {"too", "with", "as", "after", "before", "when", "compared"}


def _told(scene: Scene, first: int, memory: Memory, reach: int = 1) -> Figure | None:
    """Give the figure that a number goes on with: the first of its own sentence, or of one shortly before."""
    here = [figure for figure in scene.before(first) if figure.part_of is None and figure.people.shape != "none"]
    return here[0] if here else memory.topic(reach)


def _again(told: Figure, group: People, link: str, first: int, items: Sequence[Item]) -> Figure:
    figure = resumed(told, bounded(group, link), "recount")
    return replace(figure, first=first, assertion=assertion_of_toll(items, group.first) or told.assertion)


def _counted_again(scene: Scene, group: People, memory: Memory) -> Figure | None:
    """Read "the count was 33", "put the figure at 19", "the earlier figure of 24", "bringing the total to 18"."""
    items = scene.items
    at = _before_links(items, group.first)
    link = items[group.first - 1].low if group.first else ""
    close = link in _COUNTS and not items[group.first].text[0].isdigit()  # "put the figure closer to 50"
    if at == group.first - 1 and not close and link not in word_set("casualty_toll_links") | {"of"}:
        return None
    stop = max(-1, at - _MAX_GAP)
    while at > stop and items[at].low not in _COUNTS:
        item = items[at]
        inside = item.low in word_set("casualty_prepositions") or is_time(item) or item.low in ("the", "by", "a")
        if item.kind != "word" or not (inside or item.text[0].isupper() or item.tag == "VBN"):
            return None
        at -= 1
    if at <= stop or not _is_definite(items, at) or (items[at + 1].low == "of" and at + 2 != group.first):
        return None
    told = _told(scene, group.first, memory, _FAR)
    return None if told is None else _again(told, group, link, at, items)


def _before_links(items: Sequence[Item], first: int) -> int:
    """Step back from a number over what ties it to its noun: "had by then risen to"."""
    links = word_set("casualty_toll_links") | word_set("casualty_auxiliaries") | word_set("casualty_adverbs") | _RISEN
    at = first - 1
    while at >= 0 and items[at].low in links and items[at].low not in _COUNTS and items[at].text not in ("–", "(", ","):
        at -= 1
    return at


def _is_definite(items: Sequence[Item], at: int) -> bool:
    """Say whether a noun of counting is one already known: "the figure", "the ministry's count", "a total of"."""
    before = at - 1
    while before >= 0 and (items[before].low in WHICH or items[before].low.endswith("er")):
        before -= 1
    if before < 0:
        return False
    item = items[before]
    known = item.low in DEFINITE | POSSESSIVES | {"that", "this", "my", "our"} or item.text.endswith(("'s", "s'"))
    return known or (item.low == "a" and items[at].low in ("total", "figure", "count", "tally", "toll"))


def _made_it(scene: Scene, group: People, memory: Memory) -> Figure | None:
    """Read "which made it seven", "the army puts it at 60", "but lowered it to 19"."""
    items, first = scene.items, group.first
    lows = [item.low for item in items[max(0, first - 3) : first]]
    if len(lows) > 1 and lows[-1] in _IT and lows[-2] in _MAKES:
        start = first - 2
    elif lows[1:] in (["it", "at"], ["it", "to"]) and lows[0] in (_PUTS if lows[2] == "at" else _CHANGES):
        start = first - 3
    else:
        return None
    told = _told(scene, first, memory)
    return None if told is None else _again(told, group, "", start, items)


def _it_was(scene: Scene, group: People, memory: Memory) -> Figure | None:
    """Read "by evening it was 36", "a day before it had been 12": a count at another time."""
    items = scene.items
    at = _before_links(items, group.first)
    if at < 0 or items[at].low != "it" or at == group.first - 1:
        return None
    when = [k for k in range(max(0, at - _MAX_GAP), at) if is_time(items[k])]
    said = at > 0 and items[at - 1].low in word_set("casualty_report_verbs") | _GIVES | {"that"}
    if not when and not said and not time_at(items, group.last, len(items)):
        return None
    told = _told(scene, group.first, memory)
    return None if told is None else _again(told, group, items[group.first - 1].low, at, items)


def _paired(scene: Scene, index: int, memory: Memory) -> Figure | None:
    """Read the second of "36 dead and 129 injured; on Saturday it was 24 and 121"."""
    if not index:
        return None
    group, before = scene.groups[index], scene.groups[index - 1]
    between = [item.low for item in scene.items[before.last : group.first]]
    one = next((f for f in scene.figures.get(index - 1, ()) if f.rule == "recount"), None)
    if one is None or between != ["and"]:
        return None
    figures = [f for f in scene.before(before.first) if f.people.shape != "none"] or memory.before
    second = next((f for f in figures[1:] if f.outcome != one.outcome), None)
    return None if second is None else _again(second, group, "", group.first, scene.items)


def _said_by_others(scene: Scene, group: People, memory: Memory) -> Figure | None:
    """Read "The hospital had 15", "Witnesses spoke of at least 20" beside the figure of somebody else."""
    items = scene.items
    at = group.first - 1
    if at > 0 and items[at].low == "of" and items[at - 1].low in _SPEAKS:
        at -= 1
    elif at > 1 and items[at].low == "at" and items[at - 1].low in BE:
        at -= 1  # "By the weekend the governor was at 44"
    elif at < 1 or items[at].low not in _GIVES:
        return None
    subject = at - 1
    while subject > 0 and (
        items[subject].low in word_set("casualty_adverbs") or items[subject].low in ("had", "has", "later", "first")
    ):
        subject -= 1
    if subject < 0:
        return None
    speaker = items[subject]
    named = (speaker.text[0].isupper() and not is_time(speaker)) or speaker.low in _ANOTHER
    if speaker.low in _NO_NAME or not (named or speaker.low in speaking()):
        return None
    if not opens_here(items, _clause_start(items, subject)):
        return None
    told = _told(scene, group.first, memory)
    if told is not None and told.outcome != "killed" and items[group.first - 1].low == "lost":
        return None  # "Six people were hurt. The team lost 12."
    return None if told is None else _again(told, group, "", group.first, items)


def _clause_start(items: Sequence[Item], at: int) -> int:
    while at > 0 and items[at - 1].kind == "word" and not is_finite(items[at - 1]) and not opens_here(items, at):
        at -= 1
    return at


def _in_all(scene: Scene, group: People) -> Figure | None:
    """Read the sum behind its parts: "four off Goa and two off Karwar, six in all"."""
    items, after = scene.items, [item.low for item in scene.items[group.last : group.last + 2]]
    summed = (len(after) > 1 and after[0] == "in" and after[1] in _IN_ALL) or after[:1] in (["altogether"], ["overall"])
    if not summed or not group.first or not opens_here(items, group.first):
        return None
    found = antecedent(scene, group.first)
    if found is None:
        return None
    return Figure(group, found[0], group.first, min(group.last + 2, len(items)), "recount", assertion=found[2])


def _then(scene: Scene, group: People) -> Figure | None:
    """Read "officials said eight people had died, then nine, then 14"."""
    items, first = scene.items, group.first
    if first < _NEXT or items[first - 1].low not in _LATER or items[first - 2].low not in (",", "and"):
        return None
    before = scene.before(first)
    near = before and first - before[-1].last <= _NEXT and before[-1].people.shape != "none"
    if not near or not ends_here(items, group.last):
        return None
    return Figure(group, before[-1].outcome, first, group.last, "recount", assertion=before[-1].assertion)
