"""What a sum is of by the model's parse: the noun it hangs on, else what its verb is said of, done to or done for."""

from __future__ import annotations

from collections.abc import Iterator

from factx.kinds.money.phrases import Phrase, extended, left
from factx.kinds.money.tagged import NOUN, Words

_PURPOSE = frozenset({"for", "on", "into", "towards", "toward", "to", "in", "against"})


def candidates(found: Words, first: int, behind: int) -> Iterator[Phrase]:
    """Yield what the sum of the words `first` to `behind` may be of, the likeliest first."""
    root = _root(found, first, behind)
    if root is None:
        return
    noun, verb = _above(found, root)
    if noun is not None:
        yield from _around(found, noun)
    if verb is not None:
        for index in _of_verb(found, verb, first, behind):
            yield from _around(found, index)


def verb_above(found: Words, first: int, behind: int) -> int | None:
    """Give the verb whose object a sum is by the parse, over what stands between: "costs the public purse $5m"."""
    root = _root(found, first, behind)
    if root is None or found.items[root].dep not in {"dobj", "attr", "dep", "oprd"}:
        return None
    verb = found.items[root].head
    if not 0 <= verb < first or not found.tag(verb).startswith("VB"):
        return None
    return None if any(found.text(index) in {":", ";"} for index in range(verb, first)) else verb


def verb_over(found: Words, first: int, behind: int) -> int | None:
    """Give the nearest verb above a sum in the parse."""
    return next((up for up in _way_up(found, first, 8) if not first <= up < behind and found.tag(up)[:2] == "VB"), None)


def _root(found: Words, first: int, behind: int) -> int | None:
    """Give the word of a sum that all its others hang on."""
    for index in range(behind - 1, first - 1, -1):
        if not first <= found.items[index].head < behind:
            return index
    return None


def _above(found: Words, root: int) -> tuple[int | None, int | None]:
    """Give the noun and the verb that a sum hangs on, over a preposition."""
    for index in _way_up(found, root, 4):
        if found.tag(index).startswith("VB"):
            return None, index
        if found.tag(index) in NOUN:
            return index, next((up for up in _way_up(found, index, 5) if found.tag(up).startswith("VB")), None)
    return None, None


def _way_up(found: Words, index: int, most: int) -> Iterator[int]:
    """Yield the word that one hangs on, the one that this hangs on, and so on."""
    for _ in range(most):
        above = found.items[index].head
        if above in {-1, index}:
            return
        index = above
        yield index


def _of_verb(found: Words, verb: int, first: int, behind: int) -> Iterator[int]:
    """Yield the nouns at a verb: its purpose behind the sum, its object, its subject, what it is said of."""
    yield from _purposes(found, verb, behind)
    outside = [index for index in found.children(verb) if not first <= index < behind]
    for wanted in ("dobj", "nsubjpass", "nsubj"):
        yield from (
            index for index in outside if found.items[index].dep == wanted and _is_not_over(found, index, first, behind)
        )
    item = found.items[verb]
    if item.dep in {"relcl", "acl"}:
        yield item.head
    if item.dep in {"conj", "xcomp", "advcl"} and not any(found.items[index].dep in _SUBJECTS for index in outside):
        yield from (
            child for child in found.children(item.head) if found.items[child].dep in _SUBJECTS and child < first
        )


_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def _purposes(found: Words, verb: int, behind: int) -> Iterator[int]:
    for index in found.children(verb):
        dep, below = found.items[index].dep, found.children(index)
        if dep == "dative":
            yield from (index, *below)
        elif index >= behind and dep == "prep" and found.text(index) in _PURPOSE:
            yield from (child for child in below if found.items[child].dep == "pobj")
        elif index >= behind and dep in {"advcl", "xcomp"}:
            yield from (child for child in below if found.items[child].dep == "dobj")


def _is_not_over(found: Words, index: int, first: int, behind: int) -> bool:
    """Say whether a noun is no unit of the sum itself."""
    return not any(first <= child < behind for child in found.children(index))


def _around(found: Words, noun: int) -> Iterator[Phrase]:
    if found.tag(noun) not in NOUN:
        return
    phrase = left(found, noun + 1)
    if phrase is not None:
        yield extended(found, phrase)
