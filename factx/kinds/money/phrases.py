"""Noun phrases around a sum: the phrase that ends or begins at a word."""

from __future__ import annotations

from factx.kinds.money.tagged import NOUN, Word, Words
from factx.parts import currencies
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import words

LONGEST = 6
"""The most words that a measure has."""

_INSIDE = NOUN | {"DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "CD", "POS", "HYPH", "AFX", "VBN", "VBG", "``", "''"}
_LEADING = frozenset({"DT", "PDT", "PRP$", "POS", "HYPH", "``", "''", "CD", "WDT"})
_LINKS = frozenset({"of", "for", "in", "on", "to", "from", "with", "between", "against", "among", "under", "at", "by"})
_LOOSE_LINKS = frozenset({"after", "during", "across", "along", "near", "within", "and"})


Phrase = tuple[int, int]
"""Indices of the first word and of the one behind the last."""


def left(found: Words, end: int) -> Phrase | None:
    """Give the noun phrase whose last word stands before index `end`, without its article."""
    while found.tag(end - 1) in {"''", "``"} or found.text(end - 1) in {'"', "'"}:
        end -= 1
    if found.tag(end - 1) == "-RRB-" or found.text(end - 1) == ")":
        end = _opening(found, end - 1)
    first = found.tag(end - 1) in {"VB", "VBP"} and found.items[end - 1].opens  # "Aid totalling ...": the tagger's slip
    if found.tag(end - 1) not in NOUN and not (end > 0 and first):
        return None
    start = end - 1
    while start > 0 and not found.items[start].opens and end - start < 12 and _goes_on(found, start - 1):
        start -= 1
        if found.tag(start) in {"DT", "PRP$"}:
            break
    return _trimmed(found, start, end)


def _begins(found: Words, index: int) -> bool:
    """Say whether a word begins another phrase: the article in "hydro-power plant this year"."""
    return found.text(index) == '"' or (found.tag(index) in {"DT", "PRP$"} and found.tag(index - 1) in NOUN)


def _opening(found: Words, index: int) -> int:
    """Give the index of the bracket that the one at `index` closes: "foreign investment (FDI)"."""
    for before in range(index - 1, max(-1, index - 8), -1):
        if found.text(before) == "(":
            return before
    return index


def _goes_on(found: Words, index: int) -> bool:
    tag = found.tag(index)
    if tag == "CD" and found.text(index)[:4].isdigit() and "-" in found.text(index):
        return False  # a date that heads the line: "2023-08-22 Exports of"
    if found.text(index) in {"-", "–", "—"}:
        return index > 0 and found.items[index - 1].end == found.items[index].start
    if tag in {"VBN", "VBG"}:
        if found.items[index].dep in {"ROOT", "relcl"}:
            return False  # "have so far undertaken 12 projects"
        return found.tag(index - 1) in {"DT", "PRP$", "POS", "JJ", "HYPH", "IN", "RB"} or found.text(index - 1) == "-"
    return tag in _INSIDE or _joins(found, index)


def _joins(found: Words, index: int) -> bool:
    """Say whether a sign makes one name of two: "Belt & Road"."""
    return found.text(index) == "&" and found.tag(index - 1) in NOUN and found.tag(index + 1) in NOUN


def _trimmed(found: Words, start: int, end: int) -> Phrase | None:
    # A genitive before the noun is who, not what: "Kenya's exports".
    for index in range(end - 2, start - 1, -1):
        if found.tag(index) == "POS":
            start = index + 1
            break
    while start < end and (found.tag(start) in _LEADING and not _is_size(found, start, end)):
        start += 1
    while start < end - 1 and (found.text(start) in _GREAT or found.text(start)[0] in _SIGNS):
        start += 1  # "the $95 billion spending bill"
    return (start, end) if start < end else None


_SIGNS = frozenset("$€£¥₹₦₱₩₽₺₫")


def _is_size(found: Words, start: int, end: int) -> bool:
    """Say whether a number belongs to the name of the thing: "11,050 megawatt dam"."""
    return found.tag(start) == "CD" and end - start > 2 and found.tag(start + 1) in {"NN", "HYPH"}


def right(found: Words, start: int, stop: int | None = None) -> Phrase | None:
    """Give the noun phrase that begins at index `start` and ends by `stop`, without its article."""
    while found.text(start) in {'"', "'", "``", "''"}:
        start += 1
    start = _past_bound(found, start)
    end = start
    last = len(found.items) if stop is None else stop
    while end < last and end - start < 10 and (end == start or not found.items[end].opens):
        when = found.text(end) in {"last", "this", "next", "every"} and found.text(end + 1) in _TIMES
        if (found.tag(end) not in _INSIDE and not _joins(found, end)) or (
            end > start and (when or _begins(found, end))
        ):
            break
        end += 1
    while end > start and found.tag(end - 1) not in NOUN:
        end -= 1
    if end == start:
        return None
    # "Kenya's exports": what comes behind the genitive is the thing.
    return _trimmed(found, start, end)


_BOUNDS = frozenset({"more than", "less than", "fewer than", "at least", "at most", "up to"})
_ABOUT = frozenset({"about", "around", "some", "nearly", "almost", "over", "roughly", "approximately", "only", "just"})


def _past_bound(found: Words, start: int) -> int:
    """Step over what bounds a count: "for more than 17,000 cracks"."""
    if f"{found.text(start)} {found.text(start + 1)}" in _BOUNDS and found.tag(start + 2) == "CD":
        return start + 2
    return start + (found.text(start) in _ABOUT and found.tag(start + 1) == "CD")


def extended(found: Words, phrase: Phrase) -> Phrase:
    """Let a phrase go on over "of", "for", "in" and the next one while it stays short: "funding for dam repairs"."""
    start, end = phrase
    while found.text(end) in _LINKS:
        following = right(found, end + 1)
        if (
            following is None
            or size(found, (start, following[1])) > LONGEST + 1
            or _is_figure(found, following, end + 1)
            or is_time(found, following)
        ):
            break
        end = following[1]
        if (
            found.text(end) in {"and", "&"}
            and found.text(following[0] - 1 - (found.tag(following[0] - 1) == "DT")) in _BOTH
        ):
            other = right(found, end + 1)  # "trade between Turkey and China"
            end = other[1] if other is not None and size(found, (start, other[1])) <= LONGEST + 1 else end
    return start, end


_BOTH = frozenset({"between", "among"})


def _is_figure(found: Words, phrase: Phrase, start: int) -> bool:
    """Say whether a number is no part of the thing's name: "to 620 pounds", "in 2020", not "loans for 12 villages"."""
    if found.tag(start) != "CD":
        return any(character.isdigit() for character in found.text(start))  # "of Rs41.68"
    last = found.items[phrase[1] - 1]
    plain = found.text(start - 1) in {"of", "for", "between", "among"} and last.tag in NOUN
    return not plain or currencies.meaning(last.text) != () or any(map(_is_great, found.items[start : phrase[1]]))


def _is_great(item: Word) -> bool:
    return item.text in _GREAT or item.tag == "$"


_GREAT = frozenset({"million", "billion", "trillion", "lakh", "crore", "percent", "cent", "%"})


_WHO = frozenset((*words("money_bodies"), *words("money_people")))
_OWN = frozenset(words("money_topics"))


def head_of_chain(found: Words, phrase: Phrase) -> Phrase:
    """Step left over prepositions to the phrase that all hangs on: "turnover between the two countries"."""
    start, end = phrase
    for _ in range(4):
        link = start - 1
        while found.tag(link) in _LEADING | {"JJ", "RB"} and not found.items[link].opens:
            link -= 1
        if link < 0 or found.items[link].opens:
            break
        if found.tag(link) == "VB" and found.text(link - 1) == "to":
            link -= 1  # "loans to build the railway"
        elif found.text(link) not in _LINKS | _LOOSE_LINKS:
            break
        if (
            found.text(link) == "with"
            and found.text(link - 1) in _WHO
            and found.text(head(found, (start, end))) in _OWN
        ):
            break  # "the largest importer with the cost of imports at $5m": not of who
        hangs = found.tag(link - 1) == "VBN" and found.tag(link - 2) in NOUN  # "loans taken from the bank"
        before = left(found, link - hangs)
        last = "" if before is None else found.text(before[1] - 1)
        if before is None or end - before[0] > 16 or last == "thanks" or any(map(str.isdigit, last)):
            break
        start = before[0]
    return start, end


def size(found: Words, phrase: Phrase) -> int:
    """Count the words of a phrase as they are written: "Xe-Pian" is one."""
    start, end = phrase
    return sum(
        1 for index in range(start, end) if index == start or found.items[index - 1].end < found.items[index].start
    )


_TIMES = frozenset(words("money_times"))
_TIMES_ALONE = frozenset({"line", "fact", "case", "turn", "return", "response", "addition", "term"})
_HOURS_OF = frozenset({"kilowatt", "megawatt", "gigawatt", "watt", "man", "credit", "flight"})
_FISCAL = lazy_pattern(r"fy[\d'/-]+")


def head(found: Words, phrase: Phrase) -> int:
    """Give the index of the noun that a phrase is about: the last one before its first preposition."""
    end = next(
        (index for index in range(phrase[0] + 1, phrase[1]) if found.text(index) in _LINKS | {"(", ","}), phrase[1]
    )
    return end - 1


def is_time(found: Words, phrase: Phrase) -> bool:
    """Say whether a phrase tells when: "the first quarter", "2021", "March"."""
    noun = head(found, phrase)
    word = found.text(noun)
    if word in _TIMES_ALONE and found.text(noun - 1) not in {"in", "by", "on"}:
        return False  # "in line" is none, "a transmission line" may cost something, "a line of $5m" is credit
    if word in {"hour", "hours"} and found.text(noun - 1 - (found.text(noun - 1) == "-")) in _HOURS_OF:
        return False
    return word in _TIMES or found.tag(noun) == "CD" or _FISCAL.fullmatch(word) is not None


def is_name(found: Words, phrase: Phrase) -> bool:
    """Say whether a phrase is a name: who or where, seldom what."""
    return found.tag(head(found, phrase)) in {"NNP", "NNPS"}


def cut(found: Words, phrase: Phrase) -> Phrase:
    """Shorten a phrase to `LONGEST` words: of a long name its end is kept, of a chain its beginning."""
    start, end = phrase
    last = head(found, phrase) + 1
    while size(found, (start, last)) > LONGEST:
        start += 1
    while size(found, (start, end)) > LONGEST + 1 and end > last:
        end -= 1
    while end > last and found.tag(end - 1) not in NOUN:
        end -= 1
    return start, end
