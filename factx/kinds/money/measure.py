"""What a sum is of: the noun phrase that says it, before the sum, behind it, or as the subject of its verb."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.kinds.money.phrases import (
    NOUN, Phrase, Words, cut, extended, head_of_chain, is_time, left, right,
)  # fmt: skip
from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.reading import Reading

_GENERIC = frozenset(words("money_generic"))
_SUBJECT_VERBS = frozenset(words("money_subject_verbs"))
_GETTING = frozenset(words("money_getting"))
_GIVING = frozenset(words("money_giving"))
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_SKIPPED = frozenset({"RB", "RBR", "RBS", "MD", "TO", "IN", "RP"})
_WORTH = frozenset({"worth", "valued", "estimated", "priced", "totalling", "totaling", "costing", "amounting", "exceeding",
                    "reaching", "averaging", "standing", "coming", "assessed", "running", "capped", "set"})  # fmt: skip
_IN_ALL = frozenset({"each", "apiece", "annually", "yearly", "daily", "monthly", "weekly", "altogether", "overall", "more",
                     "extra", "alone", "total", "all"})  # fmt: skip
_ASIDE = frozenset({"return", "total", "all", "mind", "cash", "turn", "advance", "part", "addition", "full", "exchange"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A phrase by its half-open offsets; a `weak` one was only carried over or guessed from the sentence."""

    start: int
    end: int
    weak: bool


def measure_of(found: Words, start: int, end: int) -> Measure | None:
    """Read what the sum at the offsets `start:end` is of, or nothing where no words near it tell."""
    first, behind = found.at(start), found.at(end)
    behind = _past_rate(found, behind)
    cascade = (_premodified, _of_which, _behind, _of_before, _worth_before, _announced, _predicate, _subject, _purpose, _front)
    fallback: Phrase | None = None
    for step in cascade:
        phrase = step(found, first, behind)
        if phrase is None or is_time(found, phrase) and step is not _premodified:
            continue
        if _is_generic(found, phrase):
            fallback = fallback or phrase
            continue
        return _measure(found, phrase, weak=False)
    return None if fallback is None else _measure(found, fallback, weak=True)


def _measure(found: Words, phrase: Phrase, *, weak: bool) -> Measure:
    start, end = cut(found, phrase)
    return Measure(found.items[start].start, found.items[end - 1].end, weak)


def _is_generic(found: Words, phrase: Phrase) -> bool:
    nouns = [found.text(index) for index in range(*phrase) if found.tag(index) in NOUN]
    return all(noun in _GENERIC for noun in nouns)


def _past_rate(found: Words, index: int) -> int:
    """Step over what tells the rate, not the thing: "each", "a year", "per tonne", "in total"."""
    for _ in range(3):
        if found.text(index) in _IN_ALL and not (found.text(index) == "total" and found.tag(index + 1) in NOUN):
            index += 1
        elif found.text(index) == "in" and found.text(index + 1) in {"total", "all"}:
            index += 2
        elif found.text(index) in {"a", "per"} and found.text(index + 1) in {"year", "month", "day", "week", "annum", "person", "head"}:
            index += 2
    return index


def _premodified(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "$3 billion loan", "billion-dollar project"."""
    if found.text(behind) == "-":
        behind += 1
    tag = found.tag(behind)
    opens = behind < len(found.items) and found.items[behind].opens
    if opens or tag not in NOUN | {"JJ", "VBG", "VBN", "``", "JJR"} and found.text(behind) not in {'"', "'"}:
        return None
    phrase = right(found, behind)
    if phrase is None or is_time(found, (phrase[0], phrase[0] + 1)) or tag in {"VBN", "VBG"} and phrase[1] - behind < 2:
        return None
    if found.text(behind - 1) == "," or is_time(found, phrase) and phrase[1] - phrase[0] == 1:
        return None
    return extended(found, phrase)


def _of_which(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "$5 billion of which is direct investment"."""
    if found.text(behind) != "of" or found.text(behind + 1) != "which":
        return None
    index = behind + 2
    while found.tag(index)[:1] in {"V", "M"} or found.tag(index) in {"RB", "TO", "IN"}:
        index += 1
    return right(found, index)


def _behind(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "$5 million of funding", "in aid", "worth of goods", "in the form of loans"."""
    link = found.text(behind)
    if link in {"'s", "'"} and found.text(behind + 1) == "worth":
        behind, link = behind + 1, "worth"
    if link == "worth":
        behind, link = behind + 1, found.text(behind + 1)
    if link not in {"of", "in"}:
        return None
    index = behind + 1
    if link == "in" and found.text(index) == "the" and found.text(index + 1) in {"form", "shape"}:
        index += 3
    phrase = right(found, index)
    if phrase is None or found.tag(index) in {"PRP", "WDT"}:
        return None
    if link == "in" and (found.tag(phrase[1] - 1) in {"NNP", "NNPS"} or found.text(phrase[0]) in _ASIDE or _is_place(found, index)):
        return None
    return extended(found, phrase)


def _is_place(found: Words, index: int) -> bool:
    """Say whether "in the ..." tells where: only bare nouns tell what ("in aid", "in unpaid wages")."""
    return found.text(index) in {"the", "its", "their", "a", "this", "that", "these", "his", "her"}


def _of_before(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "a loan of $3 billion", "fines imposed of up to 150 million"; a price tag leads on to its thing."""
    index = first - 1
    while found.text(index) in {"over", "a", "the", "only", "just", "another", "at", '"', "between", "from"} and index > first - 4:
        index -= 1
    if found.text(index) != "of":
        return None
    before = index
    if found.tag(before - 1) in {"VBN", "JJ"} and found.tag(before - 2) in NOUN:
        before -= 1
    phrase = left(found, before)
    if phrase is None:
        return None
    head = found.text(phrase[1] - 1)
    if head in _GENERIC or head in {"cost", "price", "value", "investment", "expense"}:
        link = phrase[0] - 1
        while found.tag(link) in {"DT", "JJ", "VBN", "PRP$"}:
            link -= 1
        if found.text(link) in {"at", "with", "for", "to", "by"}:
            thing = left(found, link)
            if thing is not None:
                return thing
    return phrase


def _worth_before(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "soft loans worth $1 billion", "turnover between the two amounting to $240 million"."""
    index = first - 1
    while found.text(index) in {"at", "to", "about", "of", "some", "over", "up", "an", "around"} and index > first - 4:
        index -= 1
    if found.text(index) not in _WORTH or found.text(index - 1) in _BE:
        return None
    while found.tag(index - 1) in {"RB", ","}:
        index -= 1
    phrase = left(found, index)
    return None if phrase is None else head_of_chain(found, phrase)


def _announced(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "their ransom: one billion naira" and "Assets of oligarchs, $30 billion in all,"."""
    if found.text(first - 1) == ":":
        phrase = left(found, first - 1)
        return None if phrase is None else head_of_chain(found, phrase)
    if found.text(behind) == "," and found.tag(behind + 1) == "DT":
        phrase = right(found, behind + 1)
        return None if phrase is None else extended(found, phrase)
    if found.text(first - 1) == "," and found.text(behind) in {",", ".", ";"} and found.tag(first - 2) in {"NN", "NNS"}:
        phrase = left(found, first - 1)
        return None if phrase is None else head_of_chain(found, phrase)
    return None


def _predicate(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "$1.75 billion is the estimated cost", "$5m is to be spent on roads", "$5m goes to roads"."""
    index = behind
    if not (found.tag(index)[:2] in {"VB", "MD"} and (first == 0 or found.tag(first - 1)[:2] != "VB")):
        return None
    verbs = index
    while found.tag(index)[:2] in {"VB", "MD", "RB", "TO"}:
        index += 1
    passive = any(found.tag(verb) == "VBN" for verb in range(verbs, index))
    going = found.text(index - 1) in {"go", "goes", "went", "going", "gone", "come", "comes"}
    if found.text(verbs) in _BE and not passive and index - verbs <= 2:
        phrase = right(found, index)
        return None if phrase is None else extended(found, phrase)
    if passive or going:
        return _for_phrase(found, index, 10)
    return None


def _for_phrase(found: Words, index: int, reach: int) -> Phrase | None:
    """Read the first "for ...", "to ...", "on ...", "in ..." with a thing behind it."""
    for link in range(index, min(index + reach, len(found.items))):
        if found.items[link].opens and link > index or found.text(link) in {".", ";"}:
            return None
        if found.text(link) not in {"for", "towards", "toward", "on", "to", "into", "in"}:
            continue
        after = link + 1
        if found.text(link) == "to" and found.tag(after) == "VB":
            after += 1
        phrase = right(found, after)
        if phrase is not None and not is_time(found, phrase) and found.tag(phrase[1] - 1) not in {"NNP", "NNPS"}:
            return extended(found, phrase)
    return None


def _verb_before(found: Words, first: int) -> int | None:
    """Give the index of the verb that the sum hangs on, over adverbs, prepositions and a short inserted clause."""
    index = first - 1
    while index >= 0 and index > first - 8:
        word, tag = found.text(index), found.tag(index)
        if found.items[index + 1].opens:
            return None
        if tag.startswith("VB") or word in _SUBJECT_VERBS and tag not in NOUN:
            return index
        if word in {"worth"}:
            return index
        if not (tag in _SKIPPED or word in {"the", "a", "an", "another", '"', "``", ","} or tag in {"``", "JJR", "CD", "DT"}
                or tag in {"NNP", "NN", "PRP", "NNS"} and found.tag(index - 1).startswith("VB") and word not in _GENERIC):  # fmt: skip
            return None
        index -= 1
    return None


def _subject(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "imports in the same days reached $4 billion", "mental health support gets $1 million"."""
    verb = _verb_before(found, first)
    if verb is None:
        return None
    word = found.text(verb)
    if word in _GIVING and word not in _GETTING:
        return None
    if word not in _SUBJECT_VERBS and word not in _GETTING:
        return None
    index = verb
    while found.tag(index - 1)[:2] in {"VB", "MD", "RB", "TO"} or found.text(index - 1) in {"added", "to"}:
        index -= 1
        if found.items[index].opens:
            return None
    phrase = _before_verb(found, index)
    if phrase is None or found.tag(phrase[1] - 1) in {"NNP", "NNPS"} and phrase[1] - phrase[0] <= 3:
        return None
    return phrase


def _before_verb(found: Words, index: int) -> Phrase | None:
    if found.tag(index - 1) in {"WDT", "WP"} or found.text(index - 1) in {"which", "that"}:
        index -= 1
        while found.text(index - 1) in {",", "together", "of"}:
            index -= 1
    elif found.text(index - 1) in {",", ")"}:
        index = _before_clause(found, index - 1)
    phrase = left(found, index)
    return None if phrase is None else head_of_chain(found, phrase)


def _before_clause(found: Words, index: int) -> int:
    """Step over an inserted clause between commas, or a bracket, that ends at `index`."""
    opening = "(" if found.text(index) == ")" else ","
    for before in range(index - 1, max(-1, index - 16), -1):
        if found.text(before) == opening:
            return before
        if found.items[before].opens:
            break
    return index


def _purpose(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "allocated $5 million for drought relief", "invest $5 million in schools", "$5 million to build a dam"."""
    link = found.text(behind)
    if link in {"for", "towards", "toward", "as", "on", "into", "to", "in", "from", "against"}:
        index = behind + 1
        if link == "to" and found.tag(index) == "VB":
            phrase = _object_after(found, index)
        else:
            phrase = right(found, index)
            if phrase is not None and (found.tag(phrase[1] - 1) in {"NNP", "NNPS"} and link in {"to", "in", "from", "for"} or is_time(found, phrase)):
                phrase = _for_phrase(found, phrase[1], 6)
        return None if phrase is None else extended(found, phrase)
    return None


def _object_after(found: Words, index: int) -> Phrase | None:
    phrase = right(found, index + 1)
    return phrase if phrase is not None else _for_phrase(found, index + 1, 5)


def _front(found: Words, first: int, behind: int) -> Phrase | None:
    """Read the "For ..." or "As for ..." that opens the clause: "For work on the plant, it has set aside $5m"."""
    start = first
    while start > 0 and not found.items[start].opens and found.text(start - 1) not in {";"} and first - start < 40:
        start -= 1
    if found.text(start) in {"and", "as", ","}:
        start += 1
    if found.text(start) not in {"for", "under"}:
        return _for_phrase(found, behind, 8)
    phrase = right(found, start + 1)
    return None if phrase is None else extended(found, phrase)


def subject_of_sentence(reading: Reading, found: Words, offset: int) -> Measure | None:
    """Give the subject of the sentence at an offset where the model parsed it and it is a thing: the last guess."""
    if not reading.doc.has_annotation("DEP"):
        return None
    sentence = reading.sentence_at(offset)
    for token in reading.tokens(sentence.start, sentence.end):
        if token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ == "ROOT" and token.tag_ in {"NN", "NNS"}:
            phrase = left(found, found.at(token.idx) + 1)
            if phrase is not None and not _is_generic(found, phrase) and not is_time(found, phrase):
                return _measure(found, extended(found, phrase), weak=True)
    return None
