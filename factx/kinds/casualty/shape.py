"""A figure's words as the slots of the model: count, victims, cause, place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factx.kinds.casualty.lexicon import word_set
from factx.kinds.casualty.people import People
from factx.kinds.casualty.scene import Figure, Scene, is_finite
from factx.kinds.casualty.spoken import has_fate
from factx.parts.people import people_noun
from factx.types import Count, Mention, Ref, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factx.kinds.casualty.lexing import Item
    from factx.reading import Reading

_PLACE = frozenset({"in", "at", "near", "outside", "around", "across", "throughout", "off"})
_LEADS = frozenset(
    {
        "the",
        "a",
        "an",
        "other",
        "more",
        "additional",
        "another",
        "of",
        "its",
        "his",
        "their",
        "her",
        "own",
        "new",
        "further",
        "fellow",
        "all",
        "these",
        "those",
        "some",
        "last",
    }
)
_CAUSE = frozenset({"in", "by", "from", "when", "during", "after", "to"})
_MAX_PLACE = 14
_STRUCK = frozenset({"on", "at", "into", "among", "amid", "carrying", "attacked", "ambushed", "targeting", "struck"})
_MAX_JOIN = 2
_MAX_CLAUSE = 20
_CONTRASTS = frozenset({"while", "whereas", "though", "although", "but", "yet"})
_REGIONS = frozenset(
    {"province", "district", "state", "region", "county", "city", "town", "village", "governorate", "department"}
    | {"prefecture", "municipality", "area", "island", "islands", "valley", "peninsula", "territory", "suburb"}
)


def mentions(reading: Reading, scene: Scene, figure: Figure) -> Iterator[Mention]:
    """Make the mention of a figure, or one for each place of "four each in X and Y"."""
    people = figure.people
    places = list(_each_places(scene.items, people)) if figure.rule == "distributive" else []
    if places:
        for start, end in places:
            span = reading.span(scene.items[people.first].start, scene.items[end - 1].end)
            place = reading.span(scene.items[start].start, scene.items[end - 1].end).text
            yield _mention(reading, scene, figure, span, place)
        return
    last = figure.last + (1 if figure.rule == "distributive" and figure.last == people.last else 0)
    last = min(last, len(scene.items))
    span = reading.span(scene.items[figure.first].start, scene.items[last - 1].end)
    yield _mention(reading, scene, figure, span, _place(reading, scene, figure))


def _mention(reading: Reading, scene: Scene, figure: Figure, span: Span, place: str | None) -> Mention:
    people = figure.people
    noun, side = _victims(reading, scene, figure)
    slots: dict[str, Any] = {
        "outcome": figure.outcome,
        "count": Count(low=people.low, best=people.best, high=people.high, bound=people.bound),
        "victims": noun,
        "victim_class": side,
        "counting": _counting(scene.items, figure),
        "place": place,
    }
    if figure.assertion is not None:
        slots["assertion"] = figure.assertion
    if figure.part_of is not None:
        number = scene.items[figure.part_of.figure]
        slots["subset_of"] = Ref("casualty", number.start, number.end)
    elif figure.whole_at is not None:
        slots["subset_of"] = Ref("casualty", *figure.whole_at)
    figure_item = scene.items[people.figure]
    claims = reading.span(figure_item.start, figure_item.end)
    again = people.definite and not people.others  # "the other three" are none told before
    evidence = {"definite": claims} if again else {}
    if figure.whose is not None:
        evidence["lent"] = claims
    if people.shape == "article" and scene.items[people.first].low in ("a", "an"):
        evidence["indefinite"] = claims
    return Mention("casualty", span, f"casualty/{figure.rule}", slots, evidence, claims=claims)


def _victims(reading: Reading, scene: Scene, figure: Figure) -> tuple[str | None, str]:
    people = figure.people
    items = scene.items
    if people.unlisted is not None and people.noun is None:
        start, end = people.unlisted
    elif people.noun is None or _is_generic(items, people):
        borrowed = _borrowed(scene, figure)
        if borrowed is None and figure.whose is not None and figure.whose.noun is not None:
            return _plain(reading, figure.whose.start, figure.whose.end), figure.whose.noun.side
        if borrowed is None:
            return None, "unknown"
        start, end = borrowed
    else:
        start, end = people.noun
    while start < end - 1 and (items[start].low in _LEADS or items[start].kind == "number"):
        start += 1
    noun = people.head or people_noun(items[end - 1].low)
    words = _plain(reading, items[start].start, items[end - 1].end)
    return words, noun.side if noun is not None else "unknown"


def _plain(reading: Reading, start: int, end: int) -> str:
    return " ".join(reading.span(start, end).text.split()).strip("\"'“”‘’").removesuffix("'s")


def _is_generic(items: Sequence[Item], people: People) -> bool:
    if people.noun is None:
        return True
    start, end = people.noun
    words = [items[k].low for k in range(start, end) if items[k].low not in _LEADS and items[k].kind != "number"]
    if not words:
        return True
    noun = people_noun(words[-1])
    collective = people.whole == "named" and people.head is None  # "12 of the security forces"
    return (
        noun is None
        and not collective
        and words[-1] not in ("couple", "female", "male", "refugees")
        and people.head is None
    ) or (len(words) == 1 and noun is not None and noun.bare)


def _borrowed(scene: Scene, figure: Figure) -> tuple[int, int] | None:
    """Give the noun that a figure leaves out: "seven soldiers dead and 10 others wounded", "a militant ... himself"."""
    items, people = scene.items, figure.people
    if items[people.first].low == "himself":
        for k in range(people.first - 1, -1, -1):
            noun = people_noun(items[k].low)
            if noun is not None and noun.side in ("combatant", "perpetrator"):
                return k, k + 1
        return None
    if people.head is not None:
        return None
    lead = scene.groups[0]
    if items[0].low in ("of", "among") and lead.first < people.first and lead.head and not lead.head.bare:
        return lead.noun  # "Of the 40 passengers hurt, seven are in hospital"
    before = scene.lately(people.first)
    if not (people.more or people.others):
        before = [f for f in before if _joined(items, f, figure)]
    # "six people, including five soldiers, and 21 others": the soldiers are a part
    plain = [f for f in before if f.people.said is None or f.people.head is not None]
    whole = [f for f in plain if f.part_of is None and not has_fate(f.people.head)]
    shapes = ("counted", "article") if items[people.figure].low == "another" else ("counted",)
    for other in sorted((f.people for f in whole), key=lambda one: -one.first):
        if other.noun is not None and other.head is not None and not other.head.bare and other.shape in shapes:
            return other.noun
    return _attacked(items, figure)


def _attacked(items: Sequence[Item], figure: Figure) -> tuple[int, int] | None:
    """Give whom an attack struck that harms a bare number: "ploughed into pedestrians, killing three"."""
    trigger, people = figure.trigger, figure.people
    if trigger is not None and trigger.syntax == "losing" and people_noun(items[trigger.first - 1].low):
        return trigger.first - 1, trigger.first  # "the guerrillas lost 30"
    bare = people.shape == "elliptic" and not (people.more or people.others)
    if trigger is None or not bare or figure.rule != "active" or not items[trigger.first].low.endswith("ing"):
        return None
    for at in range(trigger.first - 1, max(0, trigger.first - _MAX_PLACE), -1):
        noun = people_noun(items[at].low)
        if noun is not None and noun.plural and not noun.bare:
            return (at, at + 1) if items[at - 1].low in _STRUCK else None
    return None


def _joined(items: Sequence[Item], told: Figure, figure: Figure) -> bool:
    """Say whether a figure's clause is gone on with: "91 civilians have been killed and more than 400 injured"."""
    start, people = max(told.last, told.people.last), figure.people
    verb = figure.trigger if figure.rule == told.rule == "active" else None  # "killed 12 guards and wounded six"
    end = verb.first if verb is not None and verb.last == people.first else people.first
    if people.noun is not None or (end - start > _MAX_JOIN and end == people.first):
        return False
    between = [item.low for item in items[start:end]]
    if end < people.first and end - start <= _MAX_CLAUSE and between[-1:] == ["and"]:
        return not any(is_finite(item) for item in items[start:end])  # "held four, including a boy, and killed one"
    return between in (["and"], [",", "and"], ["while"], [",", "while"]) or (between == [","] and end < people.first)


def _counting(items: Sequence[Item], figure: Figure) -> str:
    if figure.people.more:
        return "new"
    around = {item.low for item in items[max(0, figure.first - 3) : figure.last + 4]}
    if figure.rule in ("toll", "recount") or {"so", "far"} <= around or "total" in around:
        return "cumulative"
    return "unknown"


def _place(reading: Reading, scene: Scene, figure: Figure) -> str | None:
    """Give the place that the reading of the figure itself has found; the others are `where`'s to find."""
    if figure.place is None:
        return None
    start, end = figure.place
    return reading.span(scene.items[start].start, scene.items[end - 1].end).text


def _name_end(items: Sequence[Item], at: int) -> int:
    """Give the item after a name of a place that begins at `at`, 0 where none does."""
    start = at
    while (
        at < len(items)
        and items[at].kind == "word"
        and items[at].text[0].isupper()
        and items[at].low not in word_set("casualty_no_place")
    ):
        at += 1
    if at == start:
        return 0
    return at + (at < len(items) and items[at].low in _REGIONS)


def _each_places(items: Sequence[Item], people: People) -> Iterator[tuple[int, int]]:
    """Yield the places of "four each in Hoa Binh, a northern province, and Quang Ninh"."""
    at = people.last
    if at < len(items) and items[at].low == "each":
        at += 1
    if at >= len(items) or items[at].low not in _PLACE | {"on", "from"}:
        return
    at += 1
    begins = True
    while at < len(items) and items[at].kind != "number":
        item = items[at]
        if item.text in (",", "&") or item.low == "and":
            begins = True
        elif begins:
            start = at + 1 if item.low == "the" else at
            end = _name_end(items, start)
            begins = False
            if end:
                yield start, end
                at = end
                continue
        at += 1
