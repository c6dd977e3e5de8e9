"""How well records agree with gold: precision, recall and F1 by kind, by identity and with the attributes right too.

Gold is what `factx.gold` reads. An item is found where its identity is right: the name of a person or project, the code
of a country named by name, low, high and currency of a sum, low, high and outcome of a count. The strict score wants
its attributes right as well. What a text denies, supposes or foresees is not counted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

import regex

from factx.parts.patterns import lazy_pattern
from factx.parts.tables import alternation

Item = Mapping[str, Any]
NOT_COUNTED = frozenset({"denied", "hypothetical", "projected"})
_MARKS = lazy_pattern(r"[^\w\s-]")
COARSE = {"more_than": "at_least", "less_than": "at_most"}


@dataclass
class Score:
    """The count of one kind, summed over articles, and each error in words.

    A measure is None where the gold has nothing that it could be taken of.
    """

    found: int = 0
    strict: int = 0
    missed: int = 0
    extra: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def wanted(self) -> int:
        """How many there are in the gold."""
        return self.found + self.missed

    @property
    def precision(self) -> float | None:
        """The part of what was read that is right."""
        return _ratio(self.found, self.found + self.extra) if self.wanted or self.extra else None

    @property
    def recall(self) -> float | None:
        """The part of what is there that was read."""
        return _ratio(self.found, self.wanted) if self.wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        return _ratio(2 * self.found, 2 * self.found + self.missed + self.extra) if self.wanted else None

    @property
    def strict_f1(self) -> float | None:
        """The same, counting only what has its attributes right as well."""
        return _ratio(2 * self.strict, 2 * self.found + self.missed + self.extra) if self.wanted else None


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def evaluate(gold: Mapping[str, Item], records: Iterable[Item]) -> dict[str, Score]:
    """Compare records with the gold of the same ids; an article without a record has missed everything.

    A list that the gold of an article leaves out is not scored in it.
    """
    by_id = {record["article"]["id"]: record for record in records}
    scores = {name: Score() for name in KINDS}
    for article, wanted in sorted(gold.items()):
        record = by_id.get(article, {})
        for name, kind in KINDS.items():
            if name in wanted:
                _compare(scores[name], kind, article, list(kind.wanted(wanted)), list(kind.read(record)))
    return scores


def macro(scores: Mapping[str, Score], measure: Callable[[Score], float | None]) -> float | None:
    """Give the mean of a measure over the kinds that the gold has, None where it has none."""
    held = [measure(score) or 0.0 for score in scores.values() if score.wanted]
    return round(sum(held) / len(held), 3) if held else None


def _compare(score: Score, kind: _Kind, article: str, wanted: list[Item], read: list[Item]) -> None:
    left = list(read)
    for item in wanted:
        match = next((other for other in left if kind.same(item, other)), None)
        if match is None:
            score.missed += 1
            score.errors.append(f"missed {article}: {kind.words(item)}")
            continue
        left.remove(match)
        score.found += 1
        wrong = [name for name, holds in kind.attributes.items() if not holds(item, match)]
        score.strict += not wrong
        if wrong:
            score.errors.append(f"differs {article}: {kind.words(match)}: {', '.join(wrong)}")
    score.extra += len(left)
    score.errors.extend(f"extra {article}: {kind.words(item)}" for item in left)


def _fold(text: object) -> str:
    letters = unicodedata.normalize("NFKD", str(text or ""))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    return " ".join(_MARKS.sub(" ", plain).split())


def _share(item: Item, other: Item, name: str, least: float) -> bool:
    """Say whether two phrases share words: at least one, or the given part of the wanted ones."""
    filler = {"the", "of", "a", "an", "in", "for", "to"}
    one, two = ({*_fold(each.get(name)).split()} - filler for each in (item, other))
    if not least:
        return not item.get(name) or bool(one & two)
    return len(one & two) >= least * max(1, len(one))


def _same_person(item: Item, other: Item) -> bool:
    one, two = sorted((_fold(each["name"]).replace("-", " ").split() for each in (item, other)), key=len)
    if not one or not two:
        return False
    if len(one) == 1:
        return one[0] == two[-1]
    return one[-1] == two[-1] or set(one) <= set(two)


def _same_project(item: Item, other: Item) -> bool:
    one, two = (_fold(each["name"]) for each in (item, other))
    bare = [" ".join(_generic().sub(" ", name.replace("-", " ")).split()) for name in (one, two)]
    return one == two or (bool(bare[0]) and bare[0] == bare[1])


@cache
def _generic() -> regex.Pattern[str]:
    """Compile what matches the words that say what a work is, not which: "dam", "hydropower plant"."""
    return lazy_pattern(rf"\b{alternation('score_generic')}\b")


def _number(value: object) -> Decimal | None:
    return None if value in (None, "") else Decimal(str(value)).normalize()


def _same_figure(name: str) -> Callable[[Item, Item], bool]:
    def same(item: Item, other: Item) -> bool:
        ends = all(_number(item.get(end)) == _number(other.get(end)) for end in ("low", "high"))
        return ends and item.get(name) == other.get(name)

    return same


def _equal(name: str, other_name: str | None = None) -> Callable[[Item, Item], bool]:
    return lambda item, other: item.get(name) == other.get(other_name or name)


def _same_capacity(item: Item, other: Item) -> bool:
    return item.get("capacity_mw") is None or _number(item["capacity_mw"]) == _number(other.get("capacity_mw"))


def _entities(record: Item, kind: str) -> list[Item]:
    return [entity for entity in record.get("entities", ()) if entity["kind"] == kind]


def _named_countries(record: Item) -> list[Item]:
    named = (
        entity["code"]
        for entity in _entities(record, "country")
        if any(mention["form"] == "name" for mention in entity["mentions"])
    )
    return [{"code": code} for code in sorted(set(named))]


def _figures(kind: str, figure: str) -> Callable[[Item], Iterable[Item]]:
    def read(record: Item) -> Iterable[Item]:
        for fact in record.get("facts", ()):
            if fact["kind"] == kind and fact["assertion"] not in NOT_COUNTED:
                yield from _coarse([{**fact, **fact[figure]}])

    return read


def _coarse(figures: Iterable[Item]) -> Iterable[Item]:
    """Take "more than" for "at least": gold need not tell them apart."""
    return [{**figure, "bound": COARSE.get(figure["bound"], figure["bound"])} for figure in figures]


@dataclass(frozen=True)
class _Kind:
    """How items of one kind are taken from gold and from a record, and when two are the same."""

    wanted: Callable[[Item], Iterable[Item]]
    read: Callable[[Item], Iterable[Item]]
    same: Callable[[Item, Item], bool]
    attributes: Mapping[str, Callable[[Item, Item], bool]]

    @staticmethod
    def words(item: Item) -> str:
        """Give the item in a few words."""
        if "code" in item:
            return str(item["code"])
        text = item.get("name") or item.get("text") or item.get("span", {}).get("text", "")
        parts = [
            item.get(key) for key in ("office", "low", "high", "bound", "currency", "outcome", "measure", "victims")
        ]
        return " | ".join([*filter(None, [text]), *(str(part) for part in parts if part is not None)])


KINDS: dict[str, _Kind] = {
    "officials": _Kind(
        wanted=lambda gold: gold.get("officials", ()),
        read=lambda record: _entities(record, "official"),
        same=_same_person,
        attributes={
            "role": _equal("kind", "role"),
            "country": _equal("country"),
            "office": lambda item, other: _share(item, other, "office", 0.6),
        },
    ),
    "countries": _Kind(
        wanted=lambda gold: [{"code": code} for code in sorted(set(gold["countries"]))],
        read=_named_countries,
        same=_equal("code"),
        attributes={},
    ),
    "hydro_projects": _Kind(
        wanted=lambda gold: gold.get("hydro_projects", ()),
        read=lambda record: _entities(record, "hydro_project"),
        same=_same_project,
        attributes={"capacity_mw": _same_capacity},
    ),
    "money": _Kind(
        wanted=lambda gold: _coarse(gold.get("money", ())),
        read=_figures("money", "amount"),
        same=_same_figure("currency"),
        attributes={"bound": _equal("bound"), "measure": lambda item, other: _share(item, other, "measure", 0)},
    ),
    "casualties": _Kind(
        wanted=lambda gold: _coarse(gold.get("casualties", ())),
        read=_figures("casualty", "count"),
        same=_same_figure("outcome"),
        attributes={"bound": _equal("bound"), "victims": lambda item, other: _share(item, other, "victims", 0)},
    ),
}
