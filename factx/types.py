"""The words of the house: what travels from room to room, and what leaves it.

Inside the house things are light frozen dataclasses (`Span`, `Mention`, `Rejected`); what leaves it is a frozen
pydantic model (`Entity`, `Fact` and their parts). Offsets are half-open, in characters of `Article.text`, and
`article.text[span.start:span.end] == span.text` always.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, model_validator

Bound = Literal["exact", "approximate", "at_least", "more_than", "at_most", "less_than", "range"]
Assertion = Literal["reported", "confirmed", "alleged", "denied", "hypothetical", "projected"]
Precision = Literal["day", "week", "month", "quarter", "half", "year", "decade", "span"]
PublishedFrom = Literal["option", "field", "header", "dateline"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets into `Article.text`, and the words found there."""

    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """Say whether this one lies wholly inside the other."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Offsets:
    """Half-open character offsets into `Article.text`, without the words."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A news text and what is known of it before it is read.

    `text` is the input, character for character; `published` is the only "now" that the house knows.
    """

    id: str
    source: str
    text: str
    sha256: str
    title: str | None = None
    published: dt.date | None = None
    published_from: PublishedFrom | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """A slot that names another fact or entity by the words it was read from; `link` turns it into an id."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text where a kind saw one of its own.

    `slots` are the values for the fields of the kind's model; a value may be a `Ref` (or a tuple of them).
    `evidence` says which words filled a slot, for `explain`.
    `absorbs` marks a proper name: names of other entities inside its span are parts of it and no mentions.
    `yields` marks what the language model alone has seen: it gives way to a name that another kind has read there.
    `claims` is the number that a fact was read from: no second kind may read a fact from the same one.
    """

    kind: str
    span: Span
    rule: str
    slots: Mapping[str, Any]
    evidence: Mapping[str, Span] = field(default_factory=dict)
    absorbs: bool = False
    yields: bool = False
    claims: Span | None = None
    warnings: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """What was seen and not accepted, and why: nothing disappears silently."""

    kind: str
    span: Span
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An entity or a fact before it has an id: the merged slots, and the mentions that they were merged from."""

    kind: str
    slots: Mapping[str, Any]
    mentions: tuple[Mention, ...]


class Record(BaseModel):
    """The base of all that is written out: frozen, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Caution(Record):
    """Something that the reader of the result should know, with the words that it is about."""

    code: str
    message: str
    span: Span | None = None


def _plain(value: Decimal) -> str:
    return format(value, "f")


PlainDecimal = Annotated[Decimal, PlainSerializer(_plain, return_type=str, when_used="json")]


_Figure = TypeVar("_Figure", bound="Count | Amount")


def _sound_figure(figure: _Figure) -> _Figure:
    if problem := _unsound(figure.bound, figure.low, figure.high):
        raise ValueError(problem)
    return figure


def _unsound(bound: str, low: Decimal | int | None, high: Decimal | int | None) -> str | None:
    if bound in ("at_least", "more_than") and high is not None:
        return f"bound {bound} leaves high open"
    if bound in ("at_most", "less_than") and low is not None:
        return f"bound {bound} leaves low open"
    if low is None and high is None:
        return "a figure without low and high says nothing"
    if bound == "exact" and low != high:
        return "an exact figure has low == high"
    if low is not None and high is not None and low > high:
        return "low is above high"
    return "a figure below zero" if (low or 0) < 0 else None


class Count(Record):
    """A number of people. `None` is not stated, `0` is stated to be none."""

    low: int | None
    best: int | None
    high: int | None
    bound: Bound

    _sound = model_validator(mode="after")(_sound_figure)


class Amount(Record):
    """A sum in whole units of its currency, as decimal strings in JSON, never floats."""

    low: PlainDecimal | None
    best: PlainDecimal | None
    high: PlainDecimal | None
    bound: Bound

    _sound = model_validator(mode="after")(_sound_figure)


class Period(Record):
    """When: first and last day, both inclusive; an open end is `None`; both are `None` where nothing anchors the words.

    `precision` is that of the words: "in 2021" runs from 1 January to 31 December with precision `year`.
    """

    start: dt.date | None
    end: dt.date | None
    precision: Precision
    text: str

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.start and self.end and self.start > self.end:
            raise ValueError("the period ends before it starts")
        return self


REFERENCES = ("subset_of", "converts", "changed_from")
"""The fields of facts, of whatever kind, that hold the id of another fact; `about` holds those of entities."""


class Entity(Record):
    """Someone or something that the text names, with every place where it does.

    `attributes` are the further columns of a user's own list, where one was given and names it.
    """

    id: str
    kind: str
    name: str
    mentions: tuple[Span, ...]
    attributes: dict[str, str] = Field(default={}, exclude_if=lambda attributes: not attributes)


class Fact(Record):
    """One statement of the text, with the exact words it was read from.

    `about` holds ids of entities; `source` is who says it in the text, not the outlet; `sentence` the offsets of its
    sentence; `rule` the id of the rule that read it.
    """

    id: str
    kind: str
    period: Period | None = None
    about: tuple[str, ...] = ()
    source: str | None = None
    assertion: Assertion = "reported"
    span: Span
    sentence: Offsets
    rule: str
