"""The tagged words of a text, as the readings around a sum see them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factx.parts.tables import words

if TYPE_CHECKING:
    from spacy.strings import StringStore

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


_AUXILIARIES = frozenset({"aux", "auxpass"})
_COLUMNS = ("IDX", "LENGTH", "TAG", "DEP", "HEAD", "SENT_START", "IS_SPACE", "ENT_TYPE")


def words_of(reading: Reading) -> Words:
    """Take the words of a reading, with the model's tags where there are any."""
    doc, text = reading.doc, reading.doc.text
    tagged, parsed = doc.has_annotation("TAG"), doc.has_annotation("DEP")
    functions = frozenset(words("money_function_words"))
    countries = {offset for name in reading.countries for offset in range(name.start, name.end)}
    # Column by column, the doc gives in a tenth of the time what its tokens give one by one.
    rows = doc.to_array(list(_COLUMNS)).astype("int64").tolist()
    names = _Names(doc.vocab.strings)
    places = _places(rows)
    with_auxiliary = {index + row[4] for index, row in enumerate(rows) if names[row[3]] in _AUXILIARIES and row[4] > 0}
    items: list[Word] = []
    opens = False
    for index, (start, length, tag_id, dep, head, sentence, space, kind) in enumerate(rows):
        opens = opens or sentence == 1
        if space:
            continue
        word = text[start : start + length]
        tag = names[tag_id] if tagged else _guess(word, functions)
        if opens and tag == "NNP" and not (kind or start in countries) and _stands_alone(rows, names, index):
            tag = "NN"  # "Compensation has been announced": the capital is the sentence's
        if tag in {"NNP", "NNPS"} and word.islower():
            tag = tag.replace("NNP", "NN")  # "kerosene" is no name
        if tag in NOUN and parsed and index in with_auxiliary:
            tag = "VBN"  # "the price had leapt": the parse knows the verb that the tagger took for a noun
        if word in _PEOPLE_BY_STATE and items and items[-1].text in _OF_ALL and not _is_before_noun(rows, names, index):
            tag = "NNS"  # "the wounded": people by what they are
        above = places.get(index + head, -1) if parsed else -1
        name = "COUNTRY" if start in countries else names[kind]
        items.append(Word(start, start + length, word.lower(), tag, opens, above, names[dep], name))
        opens = False
    return Words(tuple(items), tuple(item.start for item in items))


class _Names(dict[int, str]):
    """The words behind the keys of a vocabulary, each looked up once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__({0: ""})
        self._strings = strings

    def __missing__(self, key: int) -> str:
        self[key] = found = self._strings[key % 2**64]
        return found


def _places(rows: list[list[int]]) -> dict[int, int]:
    """Give the index among the words of every token that is no white space."""
    tokens = (index for index, row in enumerate(rows) if not row[6])
    return {token: index for index, token in enumerate(tokens)}


def _stands_alone(rows: list[list[int]], names: _Names, index: int) -> bool:
    return index + 1 < len(rows) and names[rows[index + 1][2]] not in {"NNP", "NNPS", "POS", "HYPH"}


_OF_ALL = frozenset({"the", "each", "every"})
_PEOPLE_BY_STATE = frozenset(words("money_people_by_state"))


def _is_before_noun(rows: list[list[int]], names: _Names, index: int) -> bool:
    return index + 1 < len(rows) and names[rows[index + 1][2]] in NOUN | {"JJ", "HYPH", "VBG"}


def _guess(text: str, functions: frozenset[str]) -> str:
    lower = text.lower()
    if lower in {"the", "a", "an", "this", "that", "these", "those"}:
        return "DT"
    if not text[0].isalpha():
        return "CD" if text[0].isdigit() else text
    return "IN" if lower in functions else "NNP" if text[0].isupper() else "NN"
