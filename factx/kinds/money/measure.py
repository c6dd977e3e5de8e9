"""What a sum is of: the noun phrase that says it, before the sum, behind it, or as the subject of its verb."""

from __future__ import annotations

from dataclasses import dataclass

from factx.kinds.money.phrases import (
    NOUN, Phrase, Word, Words, cut, extended, head, head_of_chain, is_name, is_time, left, right,
)  # fmt: skip
from factx.parts.tables import words

_GENERIC = frozenset(words("money_generic"))
_BODIES = frozenset((*words("money_bodies"), *words("people_any")))
_SUBJECT_VERBS = frozenset(words("money_subject_verbs"))
_GETTING = frozenset(words("money_getting"))
_GIVING = frozenset(words("money_giving"))
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_SKIPPED = frozenset({"RB", "RBR", "RBS", "MD", "TO", "IN", "RP"})
_WORTH = frozenset({"worth", "valued", "estimated", "priced", "totalling", "totaling", "costing", "amounting", "exceeding",
                    "reaching", "averaging", "standing", "coming", "assessed", "running", "capped", "set"})  # fmt: skip
_IN_ALL = frozenset({"each", "apiece", "annually", "yearly", "daily", "monthly", "weekly", "altogether", "overall", "more",
                     "extra", "alone", "total", "all"})  # fmt: skip
_RATES = frozenset({"year", "month", "day", "week", "annum", "person", "head", "barrel", "tonne", "ton", "hour", "night",
                    "litre", "liter", "kilo", "kg", "share", "ounce", "gallon", "family", "household"})  # fmt: skip
_ASIDE = frozenset({"return", "total", "all", "mind", "cash", "turn", "advance", "part", "addition", "full", "exchange",
                    "hand", "place", "response", "order", "front", "effect", "terms", "comparison", "contrast"})  # fmt: skip
_POINTING = frozenset({"their", "its", "whose", "his", "her"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A phrase by its half-open offsets; a `weak` one was only carried over or guessed from the sentence."""

    start: int
    end: int
    weak: bool


def measure_of(found: Words, start: int, end: int, *, adjective: bool = False) -> Measure | None:
    """Read what the sum at the offsets `start:end` is of, or nothing where no words near it tell.

    `adjective` says that the sum stands before its noun by its writing ("billion-dollar").
    """
    first, behind = found.at(start), _past_rate(found, found.at(end))
    steps = [_premodified, _of_which, _behind, _before, _announced, _predicate, _changed, _subject, _intended, _front, _purpose]
    if not adjective and found.tag(first - 1) != "DT":
        steps.remove(_before)
        steps.insert(0, _before)
    fallback: Phrase | None = None
    for step in steps:
        phrase = step(found, first, behind)
        if phrase is None or is_time(found, phrase) or _is_percent(found, phrase):
            continue
        if _is_generic(found, phrase):
            phrase = _antecedent(found, phrase) or phrase
        if _is_generic(found, phrase):
            fallback = fallback or phrase
            continue
        return _measure(found, phrase, weak=False)
    return None if fallback is None else _measure(found, fallback, weak=True)


def _measure(found: Words, phrase: Phrase, *, weak: bool) -> Measure:
    start, end = cut(found, phrase)
    last = found.items[end - 1]
    # A footnote sticks to its word: "company[3]".
    return Measure(found.items[start].start, last.start + len(last.text.partition("[")[0]), weak)


def _is_generic(found: Words, phrase: Phrase) -> bool:
    nouns = [found.text(index) for index in range(*phrase) if found.tag(index) in NOUN]
    return all(noun in _GENERIC for noun in nouns)


def _is_percent(found: Words, phrase: Phrase) -> bool:
    noun = found.text(head(found, phrase))
    return noun in {"percent", "cent", "points", "pct"} or not noun[0].isalpha()


def _is_body(found: Words, phrase: Phrase) -> bool:
    """Say whether a phrase tells who pays or is paid."""
    noun = found.text(head(found, phrase))
    return noun in _BODIES or noun.removesuffix("s") in _BODIES or is_name(found, phrase)


def _antecedent(found: Words, phrase: Phrase) -> Phrase | None:
    """Read what "their value" points to: "199 investment projects, their value being $5 billion"."""
    index = phrase[0] - 1
    if found.text(index) not in _POINTING:
        return None
    index -= found.text(index - 1) == ","
    thing = left(found, index)
    return head_of_chain(found, thing) if thing is not None and _is_body(found, thing) else thing


def _past_rate(found: Words, index: int) -> int:
    """Step over what tells the rate, not the thing: "each", "a year", "per thousand BTUs", "in total"."""
    for _ in range(4):
        word = found.text(index)
        if word in _IN_ALL and not (word == "total" and found.tag(index + 1) in NOUN):
            index += 1
        elif word == "in" and found.text(index + 1) in {"total", "all"}:
            index += 2
        elif word in {"a", "an"} and found.text(index + 1) in _RATES:
            index += 2
        elif word == "per" or word == "for" and found.text(index + 1) in {"every", "each"}:
            of = 2 if found.text(index + 2) == "of" else 0  # "for each of the 12 students"
            phrase = right(found, index + 1 + of)
            index = index + 2 if phrase is None else phrase[1]
        elif word == "(":
            index = _past_bracket(found, index)
        else:
            break
    return index


def _past_bracket(found: Words, index: int) -> int:
    for closing in range(index + 1, min(index + 12, len(found.items))):
        if found.text(closing) == ")":
            return closing + 1
    return index


def _premodified(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "$3 billion loan", "billion-dollar project"."""
    if found.text(behind) == "-":
        behind += 1
    if behind >= len(found.items) or found.items[behind].opens:
        return None
    tag = found.tag(behind)
    if tag not in NOUN | {"JJ", "VBG", "VBN", "``", "''", "JJR", "AFX"} and found.text(behind) not in {'"', "'"}:
        return None
    phrase = right(found, behind)
    if phrase is None or is_time(found, (phrase[0], phrase[0] + 1)) or found.text(behind) == "worth":
        return None
    if tag in {"VBN", "VBG"} and (phrase[1] - behind < 2 or found.tag(behind + 1) not in NOUN or found.text(behind) == "being"):
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
    if link not in {"of", "in"} or found.tag(behind + 1) in {"PRP", "WDT"}:
        return None
    if link == "in" and found.text(behind + 1) == "the" and found.text(behind + 2) in {"form", "shape"}:
        phrase = right(found, behind + 4)
        return None if phrase is None else extended(found, phrase)
    phrase = right(found, behind + 1)
    if phrase is None:
        return None
    # Bare nouns tell what ("in aid", "in unpaid wages"), with an article or a name they tell where.
    if link == "in" and (found.tag(behind + 1) in {"DT", "PRP$", "NNP"} or _is_body(found, phrase) or found.text(phrase[0]) in _ASIDE):
        return None
    return extended(found, phrase)


def _before(found: Words, first: int, behind: int) -> Phrase | None:
    return _of_before(found, first, behind) or _worth_before(found, first, behind)


def _of_before(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "a loan of $3 billion", "fines imposed of up to 150 million"; a price tag leads on to its thing."""
    index = first - 1
    while found.text(index) in {"over", "a", "the", "only", "just", "another", "at", '"', "between", "from", "an"} and index > first - 4:
        index -= 1
    if found.text(index) != "of":
        return None
    before = index
    if found.tag(before - 1) in {"VBN", "JJ"} and found.tag(before - 2) in NOUN:
        before -= 1
    phrase = left(found, before)
    if phrase is None:
        return None
    if is_name(found, phrase):
        return head_of_chain(found, phrase)
    if _is_body(found, phrase) and found.text(head(found, phrase)) != "fund":
        return None
    noun = found.text(phrase[1] - 1)
    if noun in _GENERIC or noun in {"cost", "price", "value", "investment", "expense"}:
        link = phrase[0] - 1
        while found.tag(link) in {"DT", "JJ", "VBN", "PRP$"}:
            link -= 1
        if found.text(link) in {"at", "with", "for", "to", "by"}:
            while found.tag(link - 1) in {"VBN", "RB", ","}:
                link -= 1
            thing = left(found, link)
            if thing is not None and not _is_body(found, thing):
                return thing
    return phrase


def _worth_before(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "soft loans worth $1 billion", "turnover between the two amounting to $240 million"."""
    index = first - 1
    while found.text(index) in {"at", "to", "about", "of", "some", "over", "up", "an", "around"} and index > first - 4:
        index -= 1
    if found.text(index) not in _WORTH or found.text(index - 1) in _BE:
        return None
    if found.text(index - 1) == "," and found.text(index).endswith("ing"):
        main = _parsed_subject(found, found.items[index].head)  # "Trade passed old figures, reaching $3 billion"
        if main is not None:
            return main
    while found.tag(index - 1) in {"RB", ","}:
        index -= 1
    phrase = left(found, index)
    return None if phrase is None else head_of_chain(found, phrase)


def _announced(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "their ransom: one billion naira", "$5 million, the state's share", "Assets of oligarchs, $30 billion in all,"."""
    if found.text(first - 1) == ":":
        phrase = left(found, first - 1)
        chain = None if phrase is None else head_of_chain(found, phrase)
        return phrase if chain is not None and is_time(found, chain) else chain
    if found.text(behind) == "," and found.tag(behind + 1) == "DT" and found.text(first - 1) not in {"at", "with", "for", "by", "to"}:
        phrase = right(found, behind + 1)
        named = phrase is None or _is_body(found, phrase) or found.text(phrase[1] - 1) in {"estimates", "reports", "figures"}
        return None if named or phrase is None else extended(found, phrase)
    if found.text(first - 1) == "," and found.text(behind) in {",", ".", ";", "for", ")", "in", "and"} and found.tag(first - 2) in {"NN", "NNS", "VBN"}:
        phrase = left(found, first - 1)
        return None if phrase is None else head_of_chain(found, phrase)
    return None


def _predicate(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "$1.75 billion is the estimated cost", "$5m is to be spent on roads", "$5m goes to roads"."""
    index = behind + (found.tag(behind) == "RB")
    if found.tag(index)[:2] not in {"VB", "MD"} or first and found.tag(first - 1)[:2] == "VB":
        return None
    verbs = index
    while found.tag(index)[:2] in {"VB", "MD"} or found.tag(index) in {"RB", "TO"} and found.tag(index + 1)[:2] in {"VB", "RB"}:
        index += 1
    passive = any(found.tag(verb) == "VBN" for verb in range(verbs, index))
    going = found.text(index - 1) in {"go", "goes", "went", "going", "gone"}
    if found.text(verbs) in _BE and not passive and index - verbs <= 2:
        phrase = right(found, index)
        return None if phrase is None or _is_body(found, phrase) else extended(found, phrase)
    if passive or going:
        return _for_phrase(found, index, 10)
    return None


def _for_phrase(found: Words, index: int, reach: int) -> Phrase | None:
    """Read the first "for ...", "to ...", "on ...", "into ..." with a thing behind it."""
    for link in range(index, min(index + reach, len(found.items))):
        if found.items[link].opens and link > index or found.text(link) in {".", ";"}:
            return None
        if found.text(link) not in {"for", "towards", "toward", "on", "to", "into", "in"}:
            continue
        after = link + 1
        phrase = right(found, after)
        if phrase is None and found.tag(after) == "VB":
            bare = found.text(after + 1) in {"for", "in", "and", ","}  # "will go to fodder for farmers": the tagger's slip
            phrase = (after, after + 1) if bare else right(found, after + 1)
        if phrase is not None and not is_time(found, phrase) and not _is_body(found, phrase) and found.text(phrase[0]) not in _ASIDE:
            return extended(found, phrase)
    return None


def _changed(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "raised the cash benefit from R700", "doubled its commitment to $150 million"."""
    index = first - 1
    while found.text(index) in {'"', "``", "''", "about", "some", "around", "at", "a"} and index > first - 4:
        index -= 1
    if found.text(index) not in {"from", "to", "by", "at"}:
        return None
    phrase = left(found, index)
    if phrase is None or is_name(found, phrase) or is_time(found, phrase):
        return None
    return None if _is_body(found, phrase) else phrase


def _verb_before(found: Words, first: int) -> int | None:
    """Give the index of the verb that the sum hangs on, over adverbs, prepositions and a short inserted clause."""
    index = first - 1
    while index >= 0 and index > first - 9:
        word, tag = found.text(index), found.tag(index)
        if found.items[index + 1].opens:
            return None
        if tag.startswith("VB") or word in _SUBJECT_VERBS and tag not in NOUN or _is_verb_after_all(found, index):
            return index
        skipped = tag in _SKIPPED or tag in {"``", "''", "JJR", "CD", "DT"} or word in {'"', "``", ","}
        if not skipped and not (tag in NOUN | {"PRP"} and found.tag(index - 1).startswith("VB") and word not in _GENERIC):
            return None
        index -= 1
    return None


def _is_verb_after_all(found: Words, index: int) -> bool:
    """Say whether a word that the model took for a noun is the verb: "agreements which together amount to"."""
    verb = found.text(index) in {"amount", "total", "totals", "cost", "costs", "average", "stand", "top", "near"}
    direct = found.tag(index + 1) in {"$", "CD", "SYM"} and found.text(index) in {"cost", "costs", "totals"}
    return verb and direct or verb and found.tag(index - 1) in {"RB", "WDT", "MD", "TO", "NNS", "NNPS", "PRP"}


def _subject(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "imports in the same days reached $4 billion", "mental health support gets $1 million"."""
    verb = _verb_before(found, first)
    if verb is None:
        return None
    word = found.text(verb)
    if word not in _SUBJECT_VERBS and word not in _GETTING:
        return None
    phrase = _parsed_subject(found, verb) or _scanned_subject(found, verb)
    if phrase is None or _is_body(found, phrase):
        return None
    return phrase


def _parsed_subject(found: Words, verb: int) -> Phrase | None:
    """Give the subject that the model's parse gives the verb, with what hangs on it."""
    for _ in range(3 if verb >= 0 else 0):
        for index in range(verb - 1, max(-1, verb - 40), -1):
            item = found.items[index]
            if item.head == verb and item.dep in {"nsubj", "nsubjpass"}:
                if item.tag in NOUN:
                    phrase = left(found, index + 1)
                    return None if phrase is None else extended(found, phrase)
                return _pointed_at(found, index)
        if found.items[verb].dep not in {"aux", "auxpass", "xcomp", "conj", "ccomp"} or found.items[verb].head in {-1, verb}:
            return None
        verb = found.items[verb].head
    return None


def _pointed_at(found: Words, index: int) -> Phrase | None:
    """Read what "it" or "which" points to: the last noun before the clause, or of the sentence before."""
    word = found.text(index)
    if word in {"which", "that"}:
        index -= found.text(index - 1) == ","
        phrase = left(found, index)
        return None if phrase is None else head_of_chain(found, phrase)
    if word not in {"it", "this"}:
        return None
    while index > 0 and not found.items[index].opens:
        index -= 1
    while index > 0 and found.text(index - 1) in {".", '"', "''", ")"} and found.text(index - 1) != ")":
        index -= 1
    phrase = left(found, index)
    return None if phrase is None else head_of_chain(found, phrase)


def _scanned_subject(found: Words, verb: int) -> Phrase | None:
    """Look left of the verb and its auxiliaries, over a relative pronoun or an inserted clause."""
    index = verb
    while found.tag(index - 1)[:2] in {"VB", "MD", "RB", "TO"} or found.text(index - 1) in {"together"}:
        index -= 1
        if index <= 0 or found.items[index].opens:
            return None
    if found.text(index - 1) in {"which", "that"}:
        return _pointed_at(found, index - 1)
    if found.text(index - 1) in {",", ")"}:
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


def _intended(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "$5 million for drought relief", "to build a dam", "from the bank, meant for the deficit"."""
    link = found.text(behind)
    if link in {"for", "towards", "toward", "as"}:
        phrase = right(found, behind + 1)
        if phrase is not None and not _is_body(found, phrase) and not is_time(found, phrase):
            return extended(found, phrase)
    if link == "to" and found.tag(behind + 1) == "VB":
        phrase = right(found, behind + 2)
        return None if phrase is None or _is_body(found, phrase) else extended(found, phrase)
    for index in range(behind, min(behind + 10, len(found.items) - 2)):
        if found.text(index) in {".", ";"} or found.tag(index) in {"$", "CD"}:
            break
        if found.text(index) in {"meant", "earmarked", "intended", "destined", "reserved", "used", "needed"} and found.text(index + 1) == "for":
            phrase = right(found, index + 2)
            return None if phrase is None else extended(found, phrase)
    return None


def _front(found: Words, first: int, behind: int) -> Phrase | None:
    """Read the "For ..." or "As for ..." that opens the clause: "For work on the plant, it has set aside $5m"."""
    start = first
    while start > 0 and not found.items[start].opens and found.text(start - 1) != ";" and first - start < 40:
        start -= 1
    before = next((index for index in range(first - 1, max(start, first - 9), -1) if found.text(index) == "for"
                   and found.text(index - 1) in {"and", ","}), start)  # fmt: skip
    for place in (before, start + 1 if found.text(start) in {"and", "as", ","} else start):
        if found.text(place) in {"for", "under"}:
            phrase = right(found, place + 1, first)
            if phrase is not None and not _is_body(found, phrase):
                longer = extended(found, phrase)
                return longer if longer[1] <= first else phrase
    return None


def _purpose(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "invest $5 million in schools", "$5 million on roads"; else the next "for ..." of the sentence."""
    if found.text(behind) in {"on", "into", "in", "against"}:
        phrase = right(found, behind + 1)
        if phrase is not None and not _is_body(found, phrase) and not is_time(found, phrase) and found.text(phrase[0]) not in _ASIDE:
            return extended(found, phrase)
    return _for_phrase(found, behind, 9)


def _gives(found: Words, item: Word) -> bool:
    return item.dep == "nsubj" and found.text(item.head) in _GIVING


def subject_of_sentence(found: Words, offset: int) -> Measure | None:
    """Give the first subject of the sentence before an offset where the model parsed it and it is a thing: a guess."""
    first = found.at(offset)
    start = first
    while start > 0 and not found.items[min(start, len(found.items) - 1)].opens and first - start < 60:
        start -= 1
    for index in range(start, first):
        item = found.items[index]
        if item.dep in {"nsubj", "nsubjpass"} and item.tag in {"NN", "NNS"} and not _gives(found, item):
            phrase = left(found, index + 1)
            if phrase is not None and not (_is_generic(found, phrase) or is_time(found, phrase) or _is_body(found, phrase)):
                return _measure(found, extended(found, phrase), weak=True)
    return None
