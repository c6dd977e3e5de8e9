"""What a sum is of: the noun phrase that says it, before the sum, behind it, or as the subject of its verb."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from factx.kinds.money.clauses import SUBJECT_VERBS, parsed_subject, scanned_subject, verb_before
from factx.kinds.money.heads import is_beside, is_body, is_generic, is_percent, is_sum, past_percent
from factx.kinds.money.leading import announced, before, gapped, row
from factx.kinds.money.parsed import candidates, verb_above
from factx.kinds.money.phrases import Phrase, cut, extended, head, head_of_chain, is_name, is_time, left, right
from factx.kinds.money.purposes import ASIDE, BE, drawn_from, front, intended, predicate, purpose
from factx.kinds.money.tagged import NOUN, Words
from factx.kinds.money.valuing import changed, fined, gone_for, put_at, topped
from factx.parts import currencies
from factx.parts.tables import words

_GETTING = frozenset(words("money_getting"))
_IN_ALL = frozenset(words("money_in_all"))
_RATES = frozenset({"annum", *words("money_units")})
_POINTING = frozenset({"their", "its", "whose", "his", "her"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A phrase by its half-open offsets; a `weak` one was only carried over or guessed from the sentence.

    `lead` are the words that a list says once before all of its items: "exports to" before "Chad".
    """

    start: int
    end: int
    weak: bool
    lead: str = ""


def measure_of(found: Words, start: int, end: int, *, adjective: bool = False) -> Measure | None:
    """Read what the sum at the offsets `start:end` is of, or nothing where no words near it tell.

    `adjective` says that the sum stands before its noun by its writing ("billion-dollar").
    """
    first, behind = found.at(start), past_rate(found, found.at(end))
    if first == len(found.items):
        return None  # the sum is glued to the end of the last word
    best: tuple[Standing, Phrase] | None = None
    for standing, phrase in _weighed(found, first, behind, _steps(found, first, adjective=adjective)):
        if standing is Standing.THING:
            return measured(found, phrase, weak=False)
        if best is None or standing < best[0]:
            best = standing, phrase
    return None if best is None else measured(found, best[1], weak=True)


class Standing(IntEnum):
    """How well a phrase says what a sum is of, the best first: the first thing is taken, of the others the best one."""

    THING = 0
    PLAIN = 1  # "cash" says little, and is better than nothing
    PARSED = 2  # a thing, but only the parse joins it to the sum
    BESIDE = 3  # a place, a report, a way


Step = Callable[[Words, int, int], Phrase | None]


def _steps(found: Words, first: int, *, adjective: bool) -> tuple[Step, ...]:
    """Give the wordings in the order in which they are asked: an article before the sum belongs to what follows it."""
    late = adjective or found.tag(first - 1) == "DT"
    return (*_AT_HAND, before, *_BY_VERB) if late else (before, *_AT_HAND, *_BY_VERB)


def _weighed(found: Words, first: int, behind: int, steps: Iterable[Step]) -> Iterator[tuple[Standing, Phrase]]:
    """Yield every phrase that a wording, or else the parse, joins to the sum, with its standing."""
    for step in steps:
        phrase = step(found, first, behind)
        phrase = None if phrase is None else past_percent(found, phrase)
        if phrase is None or _is_when(found, step, phrase) or is_sum(found, phrase):
            continue
        if is_generic(found, phrase):
            phrase = _antecedent(found, phrase) or phrase
        costs = (step is _subject and found.text(first - 1) in _COSTING) or step is fined  # "an inquiry cost $5m"
        standing = Standing.THING if costs else _standing(found, phrase)
        if standing is not None:
            yield standing, phrase
    for phrase in candidates(found, first, behind):
        money = currencies.meaning(found.text(head(found, phrase))) != ()
        never = money or is_time(found, phrase) or is_body(found, phrase) or is_percent(found, phrase)
        if not never and _standing(found, phrase) is Standing.THING:
            yield Standing.PARSED, phrase


def _standing(found: Words, phrase: Phrase) -> Standing | None:
    if is_beside(found, phrase):
        return Standing.BESIDE
    if not is_generic(found, phrase):
        return Standing.THING
    return Standing.PLAIN if found.text(head(found, phrase)) in _PLAIN else None


def _is_when(found: Words, step: Step, phrase: Phrase) -> bool:
    """Say whether a phrase tells when; "the first tranche of $5m" does not."""
    staged = step in _OF_STAGES and found.text(head(found, phrase)) in _STAGES
    return is_time(found, phrase) and not staged


_PLAIN = frozenset({"cash", "money", "cheque", "check", "total", "share", "rest", "remainder", "estimate", "estimates"})
_COSTING = frozenset({"cost", "costs", "costing"})
_STAGES = frozenset({"phase", "phases", "stage", "stages", "tranche", "tranches", "instalment", "installment"})


def measured(found: Words, phrase: Phrase, *, weak: bool) -> Measure:
    """Make a measure of a phrase, cut to the length of one."""
    start, end = cut(found, phrase)
    last = found.items[end - 1]
    # A footnote sticks to its word: "company[3]".
    return Measure(found.items[start].start, last.start + len(last.text.partition("[")[0]), weak)


def _antecedent(found: Words, phrase: Phrase) -> Phrase | None:
    """Read what "their value" points to: "199 investment projects, their value being $5 billion"."""
    index = phrase[0] - 1
    if found.text(index) not in _POINTING:
        return None
    index -= found.text(index - 1) == ","
    thing = left(found, index)
    return head_of_chain(found, thing) if thing is not None and is_body(found, thing) else thing


def past_rate(found: Words, index: int) -> int:
    """Step over what tells the rate, not the thing: "each", "a year", "per thousand BTUs", "in total"."""
    for _ in range(4):
        word = found.text(index)
        if word in _IN_ALL and not (word == "total" and found.tag(index + 1) in NOUN):
            index += 1
        elif (word == "in" and found.text(index + 1) in {"total", "all"}) or (
            word in {"a", "an"} and found.text(index + 1) in _RATES
        ):
            index += 2
            while found.text(index) == "-":
                index += 2  # "a megawatt-hour"
        elif word == "per" or (word == "for" and found.text(index + 1) in {"every", "each"}):
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
    elif found.text(behind) == "," and found.tag(behind + 1) == "CD" and found.tag(first - 1) == "DT":
        behind += 1  # "a $300-million, 348-foot yacht"
    if behind >= len(found.items) or found.items[behind].opens:
        return None
    tag = "NN" if found.text(behind - 1) == "," else found.tag(behind)
    if tag not in NOUN | {"JJ", "VBG", "VBN", "``", "''", "JJR", "AFX"} and found.text(behind) not in {'"', "'"}:
        return None
    phrase = right(found, behind)
    timed = phrase is not None and found.tag(behind) != "CD" and is_time(found, (phrase[0], phrase[0] + 1))
    if phrase is None or timed or found.text(behind) == "worth":
        return None
    if tag in {"VBN", "VBG"} and (
        phrase[1] - behind < 2 or found.tag(behind + 1) not in NOUN or found.text(behind) == "being"
    ):
        return None
    return extended(found, phrase)


def _of_which(found: Words, _first: int, behind: int) -> Phrase | None:
    """Read "$5 billion of which is direct investment"."""
    if found.text(behind) != "of" or found.text(behind + 1) != "which":
        return None
    index = behind + 2
    while found.tag(index)[:1] in {"V", "M"} or found.tag(index) in {"RB", "TO", "IN"}:
        index += 1
    return right(found, index)


def _relative(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "the $5 million that the bridge will swallow", "It was with $5 million that the school was built"."""
    link = behind
    opening = found.opening(first)
    if found.text(opening) == "it" and found.text(opening + 1) in BE and first - opening < 6:
        while link < min(behind + 8, len(found.items)) and found.text(link) != "that":
            link += 1
    if found.text(link) not in {"that", "which"} or found.tag(link + 1) not in {"DT", "PRP$", "NN", "NNS"}:
        return None
    phrase = right(found, link + 1)
    if phrase is None or is_body(found, phrase):
        return None
    return phrase if found.tag(phrase[1])[:2] in {"VB", "MD"} else None


def _behind(found: Words, _first: int, behind: int) -> Phrase | None:
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
    if link == "in" and found.text(phrase[0]) == "cash":
        return phrase  # generic: it stands where nothing else tells
    if link == "in" and found.text(head(found, phrase)) == "funds" and found.tag(behind + 1) != "DT":
        return extended(found, phrase)
    if link == "in" and (
        found.tag(behind + 1) in {"DT", "PRP$", "NNP"} or is_body(found, phrase) or found.text(phrase[0]) in ASIDE
    ):
        return None
    return extended(found, phrase)


def _subject(found: Words, first: int, behind: int) -> Phrase | None:
    """Read "imports in the same days reached $4 billion", "mental health support gets $1 million"."""
    verb = verb_before(found, first)
    if verb is None:
        verb = verb_above(found, first, behind)
    if verb is None:
        return None
    word = found.text(verb)
    if word not in SUBJECT_VERBS and word not in _GETTING:
        return None
    if word in {"take", "takes", "took", "taken", "taking"} and "it" in {found.text(verb - 1), found.text(verb - 2)}:
        return None  # "it would take $5m to rebuild the school"
    phrase = parsed_subject(found, verb) or scanned_subject(found, verb)
    if phrase is None:
        return None
    if found.tag(phrase[1]) == "POS":
        return None  # "Masdar bid 1.6 cents; its rival's came in at 2 cents": the thing was told
    comes_in = f"{found.text(verb + 1)} {found.text(verb + 2)}" == "in at"
    named = is_name(found, phrase) and (word in _COSTING or comes_in)
    fund = found.text(head(found, phrase)) in {"fund", "funds"}
    return phrase if named or fund or not is_body(found, phrase) else None


_OF_STAGES = frozenset({before, _subject, _premodified})
_AT_HAND: tuple[Step, ...] = (_premodified, _of_which, _relative, _behind)
_BY_VERB: tuple[Step, ...] = (
    predicate,
    topped,
    gapped,
    gone_for,
    put_at,
    changed,
    _subject,
    announced,
    row,
    intended,
    front,
    drawn_from,
    fined,
    purpose,
)
