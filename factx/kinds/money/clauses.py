"""The verb that a sum hangs on, and the subject of it: "imports in the same days reached $4 billion"."""

from __future__ import annotations

from factx.kinds.money.heads import BODIES, GENERIC
from factx.kinds.money.phrases import Phrase, extended, head, head_of_chain, left, right
from factx.kinds.money.tagged import NOUN, Words
from factx.parts import currencies
from factx.parts.tables import words

_NO_VERBS = frozenset({"up", "down", "growth", "reduction", "contraction", "change"})
SUBJECT_VERBS = frozenset((*words("money_subject_verbs"), *words("number_changes"))) - _NO_VERBS


TOPICS = frozenset(words("money_topics"))
# "the Trade Ministry", "the export council": the noun belongs to a name or to another noun.
_PART_OF = frozenset({"ministry", "minister", "council", "commission", "partner", "partners", "office", "department"})
_SKIPPED = frozenset({"RB", "RBR", "RBS", "MD", "TO", "IN", "RP"})


def verb_before(found: Words, first: int) -> int | None:
    """Give the index of the verb that the sum hangs on, over adverbs, prepositions and a short inserted clause."""
    index = first - 1
    while index >= 0 and index > first - 9:
        word, tag = found.text(index), found.tag(index)
        if found.items[index + 1].opens:
            return None
        if tag.startswith("VB") or (word in SUBJECT_VERBS and tag not in NOUN) or _is_verb_after_all(found, index):
            return index
        if word in {"%", "percent", "cent"}:
            index -= 1 + (word == "cent")  # "rose by 51 per cent, from"
            while found.tag(index) in {"CD", "DT", "JJ"} or found.text(index) in {
                "by",
                "about",
                "some",
                "nearly",
                "almost",
            }:
                index -= 1
            continue
        thing = tag in NOUN and found.tag(index - 1) in {"DT", "PRP$"} and found.tag(index - 2).startswith("VB")
        skipped = thing or tag in _SKIPPED or tag in {"``", "''", "JJR", "CD", "DT"} or word in {'"', "``", ","}
        if not skipped and not (
            tag in NOUN | {"PRP"} and found.tag(index - 1).startswith("VB") and word not in GENERIC
        ):
            return None
        index -= 1
    return None


def _is_verb_after_all(found: Words, index: int) -> bool:
    """Say whether a word that the model took for a noun is the verb: "agreements which together amount to"."""
    verb = found.text(index) in {"amount", "total", "totals", "cost", "costs", "average", "stand", "top", "near"}
    direct = found.tag(index + 1) in {"$", "CD", "SYM"} and found.text(index) in {"cost", "costs", "totals"}
    return (verb and direct) or (verb and found.tag(index - 1) in {"RB", "WDT", "MD", "TO", "NNS", "NNPS", "PRP"})


def parsed_subject(found: Words, verb: int) -> Phrase | None:
    """Give the subject that the model's parse gives the verb, with what hangs on it."""
    for _ in range(3 if verb >= 0 else 0):
        for index in range(verb - 1, max(-1, verb - 40), -1):
            item = found.items[index]
            if item.head == verb and item.dep in {"csubj", "csubjpass"}:
                return _whole_clause(found, index, verb)
            if item.head == verb and item.dep in {"nsubj", "nsubjpass"}:
                if item.tag in NOUN:
                    phrase = left(found, index + 1)
                    return None if phrase is None else extended(found, phrase)
                return pointed_at(found, index)
        if found.items[verb].dep not in {"aux", "auxpass", "xcomp", "conj", "ccomp"} or found.items[verb].head in {
            -1,
            verb,
        }:
            return None
        verb = found.items[verb].head
    return None


def _whole_clause(found: Words, index: int, verb: int) -> Phrase | None:
    """Read "what it buys from Peru" before the verb that tells how much it is."""
    if found.tag(index) == "VBG":
        return right(found, index, verb)  # "rebuilding the country would take"
    start = index
    while start > 0 and found.text(start) != "what" and index - start < 4:
        start -= 1
    return (start + 1, verb) if found.text(start) == "what" and verb - start < 8 else None


def topic_before(found: Words, first: int, after: int = 0) -> Phrase | None:
    """Give the nearest noun before index `first` of which a text gives figures ("exports", "the deficit")."""
    index = first - 1
    while index >= after and first - index < 60:
        if found.text(index) in TOPICS and found.tag(index) in NOUN and not _is_in_a_name(found, index):
            phrase = left(found, index + 1)
            if phrase is None or not _is_set_aside(found, phrase[0]):
                return None if phrase is None else _whole_topic(found, extended(found, phrase))
        if found.items[index].opens:
            return None
        index -= 1
    return None


def _whole_topic(found: Words, phrase: Phrase) -> Phrase:
    """Give the figure that a topic hangs on: "the deficit in bilateral trade"."""
    chain = head_of_chain(found, phrase)
    return chain if found.text(head(found, chain)) in TOPICS else phrase


def _is_in_a_name(found: Words, index: int) -> bool:
    """Say whether a noun belongs to who or where: "the Trade Ministry", "the European Investment Bank"."""
    names = {"NNP", "NNPS"}
    return found.text(index + 1) in _PART_OF or (
        {found.tag(index), found.tag(index + 1)} <= names and found.text(index + 1) in BODIES
    )


def _is_set_aside(found: Words, start: int) -> bool:
    """Say whether a phrase is named only to be left out: "besides the donors' aid"."""
    index = start - 1
    while found.tag(index) in {"DT", "PRP$", "POS", "JJ"} or (
        found.tag(index) in NOUN and found.tag(index + 1) == "POS"
    ):
        index -= 1
    pair = f"{found.text(index - 1)} {found.text(index)}"
    return found.text(index) in {"besides", "despite", "without", "excluding", "beyond"} or pair in {
        "apart from", "aside from", "addition to", "instead of", "top of", "spite of", "regardless of"}  # fmt: skip


def pointed_at(found: Words, index: int) -> Phrase | None:
    """Read what "it" or "which" points to: the last noun before the clause, or of the sentence before."""
    word = found.text(index)
    if word in {"which", "that"}:
        index -= found.text(index - 1) == ","
        phrase = left(found, index)
        if phrase is not None and found.text(phrase[1] - 1) in TOPICS:
            return phrase
        return None if phrase is None else head_of_chain(found, phrase)
    if word not in {"it", "this"}:
        return None
    own = _subject_before(found, index) or topic_before(found, index)  # "there was a deficit, and it ran to $5bn"
    if own is not None:
        return own
    index = found.opening(index)
    while index > 0 and found.text(index - 1) in {".", '"', "''", ")"} and found.text(index - 1) != ")":
        index -= 1
    topic = topic_before(found, index)
    if topic is not None:
        return topic
    main = _main_subject(found, index - 1)
    if main is not None:
        return main
    phrase = left(found, index)
    if phrase is not None and found.tag(phrase[1] - 1) in NOUN and currencies.meaning(found.text(phrase[1] - 1)):
        return None
    return None if phrase is None else head_of_chain(found, phrase)


def _main_subject(found: Words, last: int) -> Phrase | None:
    """Give what the sentence with the word `last` in it is about: "The dam is old. It cost $5m"."""
    for index in range(found.opening(last), last):
        item = found.items[index]
        if item.dep in {"nsubj", "nsubjpass"} and item.tag in NOUN and found.items[item.head].dep == "ROOT":
            phrase = left(found, index + 1)
            return None if phrase is None or found.text(index) in BODIES else extended(found, phrase)
    return None


def _subject_before(found: Words, index: int) -> Phrase | None:
    """Read the subject of the clause before "it": "Diesel went up to $2; it had cost $1"."""
    if found.text(index - 1) not in {";", "and", "but", ",", "because", "as", "though", "although", "while", "since"}:
        return None
    for before in range(index - 1, found.opening(index) - 1, -1):
        item = found.items[before]
        if item.dep in {"nsubj", "nsubjpass"}:
            phrase = left(found, before + 1) if item.tag in {"NN", "NNS"} and item.text not in BODIES else None
            return None if phrase is None else extended(found, phrase)
        if index - before > 40:
            break
    return None


def scanned_subject(found: Words, verb: int) -> Phrase | None:
    """Look left of the verb and its auxiliaries, over a relative pronoun or an inserted clause."""
    index = verb
    while found.tag(index - 1)[:2] in {"VB", "MD", "RB", "TO"} or found.text(index - 1) == "together":
        index -= 1
        if index <= 0 or found.items[index].opens:
            return None
    if found.text(index - 1) in {"which", "that"}:
        return pointed_at(found, index - 1)
    if found.text(index - 1) in {",", ")"}:
        index = _before_clause(found, index - 1)
    phrase = left(found, index)
    opening = found.opening(verb)
    if phrase is None and found.text(opening) == "what" and 1 < index - opening < 8:
        return opening + 1, index  # "what remains to be paid is"
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
