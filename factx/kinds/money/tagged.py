"""The tagged words of a text, as the readings around a sum see them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.reading import Reading

NOUN = frozenset({"NN", "NNS", "NNP", "NNPS", "FW"})


@dataclass(frozen=True, slots=True)
class Word:
    """A token: half-open offsets, its text in small letters, its tag (a guess by form where no model tagged it).

    `opens` says that a sentence begins with it; `head` is the index of the word it hangs on, `dep` how (-1 and "" where
    no model parsed the text), `name` which kind of name the model takes it for ("" where for none).
    """

    start: int
    end: int
    text: str
    tag: str
    opens: bool
    head: int = -1
    dep: str = ""
    name: str = ""


@dataclass(frozen=True)
class Words:
    """The tokens of a text that are no white space."""

    items: tuple[Word, ...]
    starts: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Give the index of the first word that begins at or after a character offset."""
        return bisect_left(self.starts, offset)

    @cached_property
    def _openings(self) -> tuple[int, ...]:
        return tuple(index for index, item in enumerate(self.items) if item.opens)

    def opening(self, index: int) -> int:
        """Give the index of the word that opens the sentence of the word at `index`."""
        place = bisect_right(self._openings, min(index, len(self.items) - 1))
        return self._openings[place - 1] if place else 0

    @cached_property
    def _children(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, tuple[int, ...]] = {}
        for index, item in enumerate(self.items):
            if item.head not in {-1, index}:
                found[item.head] = (*found.get(item.head, ()), index)
        return found

    def children(self, index: int) -> tuple[int, ...]:
        """Give the indices of the words that hang on the one at `index`, in reading order."""
        return self._children.get(index, ())

    def text(self, index: int) -> str:
        """Give the small letters of the word at an index, or nothing beyond either end."""
        return self.items[index].text if 0 <= index < len(self.items) else ""

    def tag(self, index: int) -> str:
        """Give the tag of the word at an index, or nothing beyond either end."""
        return self.items[index].tag if 0 <= index < len(self.items) else ""


def words_of(reading: Reading) -> Words:
    """Take the words of a reading, with the model's tags where there are any."""
    tagged = reading.doc.has_annotation("TAG")
    functions = frozenset(words("money_function_words"))
    countries = {offset for name in reading.countries for offset in range(name.start, name.end)}
    parsed = reading.doc.has_annotation("DEP")
    tokens = [token for token in reading.doc if not token.is_space]
    places = {token.i: index for index, token in enumerate(tokens)}
    items = []
    opens = False
    for token in reading.doc:
        opens = opens or bool(token.is_sent_start)
        if token.is_space:
            continue
        tag = token.tag_ if tagged else _guess(token.text, functions)
        named = token.ent_type or token.idx in countries
        if opens and tag == "NNP" and not named and _stands_alone(reading, token.i):
            tag = "NN"  # "Compensation has been announced": the capital is the sentence's
        if tag in {"NNP", "NNPS"} and token.text.islower():
            tag = tag.replace("NNP", "NN")  # "kerosene" is no name
        if tag in NOUN and parsed and any(child.dep_ in {"aux", "auxpass"} for child in token.lefts):
            tag = "VBN"  # "the price had leapt": the parse knows the verb that the tagger took for a noun
        head = places.get(token.head.i, -1) if parsed else -1
        start, end = token.idx, token.idx + len(token.text)
        name = "COUNTRY" if start in countries else token.ent_type_
        items.append(Word(start, end, token.text.lower(), tag, opens, head, token.dep_, name))
        opens = False
    return Words(tuple(items), tuple(item.start for item in items))


def _stands_alone(reading: Reading, index: int) -> bool:
    doc = reading.doc
    return index + 1 < len(doc) and doc[index + 1].tag_ not in {"NNP", "NNPS", "POS", "HYPH"}


def _guess(text: str, functions: frozenset[str]) -> str:
    lower = text.lower()
    if lower in {"the", "a", "an", "this", "that", "these", "those"}:
        return "DT"
    if not text[0].isalpha():
        return "CD" if text[0].isdigit() else text
    return "IN" if lower in functions else "NNP" if text[0].isupper() else "NN"
