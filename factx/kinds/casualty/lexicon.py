"""The words that say harm: verbs, states and nouns, with what they do to the people beside them."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, get_args

from factx.kinds.casualty.model import Outcome
from factx.kinds.casualty.syntaxes import SYNTAXES, VERBS
from factx.parts.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factx.kinds.casualty.lexing import Item

_POSSESSIVES = ("his", "her", "its", "their", "our", "own")
_MAX_FILLERS = 2
_FORMS = (4, 5)  # base, third person, -ing, past, participle


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the lexicon in one form.

    `syntax` tells where the harmed stand; `form` is that of a verb: base, past (also the participle) or ing.
    """

    words: tuple[tuple[str, ...], ...]
    syntax: str
    outcome: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """An entry found in a sentence: the items `first:last` (half-open)."""

    first: int
    last: int
    entry: Entry

    @property
    def outcome(self) -> str:
        """What the trigger says of people."""
        return self.entry.outcome

    @property
    def syntax(self) -> str:
        """Where the people stand beside it."""
        return self.entry.syntax


def triggers(items: Sequence[Item]) -> list[Trigger]:
    """Find the triggers of a sentence, the longest at each place, all readings of the same words."""
    found: list[Trigger] = []
    table = _table()
    position = 0
    while position < len(items):
        here = [
            Trigger(position, position + length, entry)
            for entry in table.get(items[position].low, ())
            if (length := _length(entry, items, position))
        ]
        if not here:
            position += 1
            continue
        longest = max(trigger.last for trigger in here)
        found.extend(trigger for trigger in here if trigger.last == longest)
        # "forced to evacuate" is a state, "helped to evacuate 90" a verb with its object
        position = position + 1 if _is_infinitive(items, position) else longest
    return found


def _is_infinitive(items: Sequence[Item], at: int) -> bool:
    return [item.low for item in items[at : at + 2]] == ["to", "evacuate"]


def _length(entry: Entry, items: Sequence[Item], start: int) -> int:
    """Give how many items the entry's words take from `start`, 0 where they do not stand there."""
    at = start + 1
    fillers = 0
    for choices in entry.words[1:]:
        if choices == ("~",):
            fillers = _MAX_FILLERS
            continue
        while fillers and at < len(items) and items[at].low not in choices and _may_fill(items, at):
            at += 1
            fillers -= 1
        if at >= len(items) or items[at].low not in choices:
            return 0
        at += 1
        fillers = 0
    return at - start


def _may_fill(items: Sequence[Item], at: int) -> bool:
    """Say whether a word may stand inside a phrase; a number only behind a preposition: "taken to three hospitals"."""
    kind = items[at].kind
    if items[at].low == "to" and at + 1 < len(items) and items[at + 1].tag == "VB":
        return False  # "helped to free eight"
    if items[at].low == "no":
        return False  # "came home with no injuries"
    return kind == "word" or (kind == "number" and items[at - 1].low in word_set("casualty_prepositions"))


@cache
def _table() -> dict[str, tuple[Entry, ...]]:
    by_first: dict[str, list[Entry]] = defaultdict(list)
    for entry in _entries():
        for first in entry.words[0]:
            by_first[first].append(entry)
    return {first: tuple(entries) for first, entries in by_first.items()}


def _entries() -> Iterable[Entry]:
    path = files("factx.kinds.casualty") / "lexicon.csv"
    return read_lexicon(path.read_text(encoding="utf-8"))


def read_lexicon(text: str) -> Iterator[Entry]:
    """Read the table with the columns phrase, syntax and outcome; see CONTRIBUTING.md, "Add a word of harm".

    Raises ValueError with the line where a row is none: a mistyped word would never be met in a text.
    """
    reader = csv.DictReader(text.splitlines())
    for row in reader:
        if problem := _wrong(row):
            raise ValueError(f"factx/kinds/casualty/lexicon.csv, line {reader.line_num}: {problem}")
        phrase, syntax, outcome = row["phrase"], row["syntax"], row["outcome"]
        if syntax in VERBS:
            yield from _verb(phrase, syntax, outcome)
        else:
            yield Entry(_choices(phrase), syntax, outcome)


def _wrong(row: Mapping[str, str]) -> str | None:
    if set(row) != {"phrase", "syntax", "outcome"} or not all(row.values()):
        return "write phrase,syntax,outcome"
    phrase, syntax, outcome = row["phrase"], row["syntax"], row["outcome"]
    if syntax not in SYNTAXES:
        return f"the syntax {syntax!r} is none of {', '.join(SYNTAXES)} (see syntaxes.py)"
    if outcome not in get_args(Outcome):
        return f"the outcome {outcome!r} is none of {', '.join(get_args(Outcome))}"
    verb, *rest = phrase.split()
    if any("/" in word for word in (rest if syntax in VERBS else [verb, *rest])):
        return f"{phrase!r}: forms with / are those of a verb of {', '.join(sorted(VERBS))}; write | between choices"
    if "/" in verb and len(verb.split("/")) not in _FORMS:
        return f"{verb!r}: a verb is base/third person/-ing/past, and the participle where that is another word"
    return f"{phrase!r}: ~ stands between two words" if "~" in (verb, (rest or [""])[-1]) else None


def _choices(phrase: str) -> tuple[tuple[str, ...], ...]:
    return tuple(_POSSESSIVES if part == "<poss>" else tuple(part.split("|")) for part in phrase.split())


def _verb(phrase: str, syntax: str, outcome: str) -> Iterable[Entry]:
    verb, *rest = phrase.split()
    tail = _choices(" ".join(rest))
    base, third, ing, *past = verb.split("/") if "/" in verb else _inflect(verb)
    yield Entry(((base, third), *tail), syntax, outcome, "base")
    yield Entry(((ing,), *tail), syntax, outcome, "ing")
    yield Entry((tuple(dict.fromkeys(past)), *tail), syntax, outcome, "past")


def _inflect(verb: str) -> tuple[str, ...]:
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    return verb, third, stem + "ing", stem + "ed"


@cache
def word_set(name: str) -> frozenset[str]:
    """Give a word table of `parts/words` as a set."""
    return frozenset(words(name))
