"""The noun of a phrase that counts people: who they are, and what harm the noun itself tells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from factx.kinds.casualty.harm_words import ATTRIBUTIVE, CERTAINTY, SUSPECTED
from factx.kinds.casualty.lexicon import Trigger, word_set
from factx.parts.people import PeopleNoun, is_animal, is_thing, people_noun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factx.kinds.casualty.lexing import Item


ARTICLES = frozenset({"a", "an", "another"})


POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "your", "whose"})


DEFINITE = frozenset({"the", "these", "those", "both"})


MAX_MODIFIERS = 6


_ADJECTIVES = frozenset(
    {"elderly", "family", "friendly", "early", "assembly", "holy", "italy", "only", "ally", "daily"}
)


COUNTED = frozenset({"count", "weak", "case", "lives-count", "of"})


_WEAK = frozenset({"weak", "case", "lives-count"})


_PAIRED = frozenset({"male", "female", "foreign", "local", "young", "old", "adult"})


_DEEDS = frozenset({"kidnapping", "kidnap", "abduction", "murder", "rape", "torture", "trafficking", "shooting"})


_AGENTS = ("ers", "ors", "ists", "ians", "eers", "ees", "men", "folk", "crats", "nauts", "logists")


# Armed bodies with the name of an animal, in capitals: "20 Tigers were killed".
_FIGHTERS = frozenset({"Tigers", "SEALs", "Wolves", "Panthers"})


_Role = Literal["modifier", "head", "harm", "thing", "count", "end"]


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun of a phrase: items `words` with its telling modifiers, and the harm that a modifier tells."""

    last: int
    words: tuple[int, int] | None
    head: PeopleNoun | None
    said: str | None = None
    weak: bool = False
    thing: bool = False
    unsure: bool = False


def noun_phrase(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> Noun | None:
    """Read modifiers and a noun for people from `at`; None where no noun phrase begins there."""
    said: str | None = None
    head: int | None = None
    start = index = at
    while index < min(len(items), at + MAX_MODIFIERS):
        role = _role(items, index, head, by_start)
        if role == "end":
            break
        if role == "count":
            return _count_noun(items, at, index, by_start[index], by_start)
        if role == "thing":
            return Noun(index + 1, None, None, thing=True)
        if role == "head":
            head = index
        elif role == "harm":
            said, start = _either(said, ATTRIBUTIVE[items[index].low]), index + 1
        index += 1
    if head is None:
        return _unknown(items, at, index, by_start) if index > at and said is None else None
    noun = people_noun(items[head].low)
    bare = noun is not None and noun.bare and start == head
    return Noun(head + 1, None if bare else (start, head + 1), noun, said)


def _unknown(items: Sequence[Item], at: int, end: int, by_start: Mapping[int, Trigger]) -> Noun | None:
    """Read a noun that no list has: a plural, or the letters of an armed body before its fate: "9 FAMa dead"."""
    last = items[end - 1]
    if _looks_plural(items, end - 1):
        return Noun(end, (at, end), None, weak=True, unsure=not (last.low.endswith(_AGENTS) or _is_letters(last)))
    fated = end + (end < len(items) and items[end].low in ("were", "are", "was"))
    fate = fated in by_start and by_start[fated].syntax in ("harm", "state", "shorthand")
    return Noun(end, (at, end), None, weak=True) if fate and _is_letters(last) and end - at == 1 else None


def _is_letters(item: Item) -> bool:
    """Tell the letters of an armed body, "FAMa", from "TVs" and from a word."""
    things = item.text.endswith("s") and item.text[:-1].isupper()
    return sum(letter.isupper() for letter in item.text) > 1 and item.text.isalpha() and not things


def _either(said: str | None, harm: str) -> str:
    """Give the harm of "dead or missing migrants": not told apart."""
    return "casualties" if said != harm and {said, harm} <= {"killed", "injured", "missing"} else harm


def _role(items: Sequence[Item], index: int, head: int | None, by_start: Mapping[int, Trigger]) -> _Role:
    """Say what a word is in a noun phrase whose last noun for people so far is `head`."""
    item, low, trigger = items[index], items[index].low, by_start.get(index)
    if _joins_modifiers(items, index):
        return "modifier"
    if item.kind != "word":
        return "modifier" if item.text == "&" or (item.text in ("'", '"') and head is None) else "end"
    if trigger is not None and trigger.syntax in COUNTED:
        return "count"
    noun = None if _is_possessive(item) else people_noun(low)
    if noun is not None:
        return "end" if head is not None and _is_state(items[head].low, low) else "head"
    if is_thing(low) and item.text not in _FIGHTERS:
        return "end" if trigger is not None else _role_of_thing(items, index, head, by_start)
    if head is not None:
        before = by_start.get(index + 1)
        counted = before is not None and before.syntax == "count"  # "2,403 civilian landmine casualties"
        goes_on = (_people_at(items, index + 1) or counted) and trigger is None and low not in stop_words()
        return "modifier" if goes_on else "end"  # "two female aid workers"
    return _role_of_modifier(items, index, by_start)


def _joins_modifiers(items: Sequence[Item], at: int) -> bool:
    """Say whether a mark joins what stands before one noun: "confirmed, probable and suspected cases"."""
    if items[at].low not in (",", "and", "or", "/") or not 0 < at < len(items) - 1:
        return False
    before, after = items[at - 1].low, items[at + 1].low
    if after in ("and", "or"):  # ", and"
        after = items[at + 2].low if at + 2 < len(items) else ""
    if items[at].low in ("and", "or") and before == ",":
        before = items[at - 2].low
    if before in _PAIRED and after in _PAIRED and items[at].low in ("and", "or", "/"):
        return _noun_follows(items, at + 2)  # "male and female students"
    peoples = [noun is not None and noun.people for noun in (people_noun(before), people_noun(after))]
    if all(peoples) and items[at].low == "and" and _people_at(items, at + 2):
        return True  # "nine American and European soldiers"
    harmed = before in ATTRIBUTIVE and after in ATTRIBUTIVE and _noun_follows(items, at + 1)
    return harmed or (before in CERTAINTY and after in CERTAINTY)


def _role_of_thing(items: Sequence[Item], index: int, head: int | None, by_start: Mapping[int, Trigger]) -> _Role:
    """Tell "two Indian truck drivers", "171 road deaths" from "two police stations", "40 cattle deaths"."""
    before = people_noun(items[head].low) if head is not None else None
    dies = not is_animal(items[index].low) and _harm_follows(items, index + 1, by_start)
    ahead = index + 1 < len(items) and items[index + 1].tag == "NN" and _people_at(items, index + 2)
    goes_on = dies or ((_people_at(items, index + 1) or ahead) and (before is None or before.people))
    return "modifier" if goes_on else "thing"


def _harm_follows(items: Sequence[Item], at: int, by_start: Mapping[int, Trigger]) -> bool:
    """Say whether a noun of harm to people comes next: "road deaths", not "city bodies"."""
    trigger = by_start.get(at)
    if trigger is None or trigger.syntax != "count" or items[at].low in ("body", "bodies", "arrest", "arrests"):
        return False
    return trigger.outcome in ("killed", "injured", "casualties")


def _role_of_modifier(items: Sequence[Item], index: int, by_start: Mapping[int, Trigger]) -> _Role:
    item, low, trigger = items[index], items[index].low, by_start.get(index)
    if low in _DEEDS and index + 1 < len(items) and items[index + 1].low in ("victim", "victims"):
        return "modifier"
    if trigger is not None and trigger.entry.form == "base" and item.tag == "NN" and _people_at(items, index + 1):
        return "modifier"  # "three rescue workers"
    if low in ATTRIBUTIVE or (trigger is not None and trigger.syntax != "none"):
        return "harm" if low in ATTRIBUTIVE and _noun_follows(items, index + 1) else "end"
    if low in word_set("casualty_reported") and (
        _counts_follow(by_start, index + 1) or (low in SUSPECTED and _noun_follows(items, index + 1))
    ):
        return "modifier"
    if low in CERTAINTY and index + 1 < len(items) and _joins_modifiers(items, index + 1):
        return "modifier"
    if low.endswith("ly") and _is_attribute(items, index + 1):
        return "modifier"  # "five badly hurt men"
    if low == "of" and _joins_name(items, index):
        return "modifier"
    adverb = low.endswith("ly") and low not in _ADJECTIVES
    verb = item.tag in ("VBD", "VBZ", "VBP", "MD") and not _is_letters(item)
    return "end" if adverb or low in stop_words() or verb else "modifier"


def _joins_name(items: Sequence[Item], at: int) -> bool:
    """Say whether "of" stands inside a name before people: "a senior Ministry of Interior official"."""
    if at + 2 >= len(items) or not (items[at - 1].text[0].isupper() and items[at + 1].text[0].isupper()):
        return False
    return people_noun(items[at - 1].low) is None and any(_people_at(items, k) for k in (at + 2, at + 3))


def _is_attribute(items: Sequence[Item], at: int) -> bool:
    return at < len(items) and items[at].low in ATTRIBUTIVE and _noun_follows(items, at + 1)


def _is_state(head: str, low: str) -> bool:
    """Tell "took 22 sailors hostage" from "22 crew members": the second noun is what becomes of the first."""
    before, noun = people_noun(head), people_noun(low)
    if before is None or noun is None or before.people or noun.plural is not False:
        return False
    return bool(before.plural) or low in ("hostage", "captive", "prisoner")


def _people_at(items: Sequence[Item], at: int) -> bool:
    return at < len(items) and items[at].kind == "word" and people_noun(items[at].low) is not None


def _counts_follow(by_start: Mapping[int, Trigger], at: int) -> bool:
    """Say whether a noun that counts harm comes next: "834 confirmed cholera cases"."""
    return any(k in by_start and by_start[k].syntax in COUNTED for k in (at, at + 1))


def _is_possessive(item: Item) -> bool:
    return item.text.casefold().endswith(("'s", "s'"))


def _looks_plural(items: Sequence[Item], index: int) -> bool:
    item = items[index]
    return item.kind == "word" and (item.tag == "NNS" or (item.low.endswith("s") and not item.low.endswith("ss")))


def _noun_follows(items: Sequence[Item], at: int) -> bool:
    """Say whether a noun for people ends the run of words from `at`: else a participle is no attribute."""
    for index in range(at, min(len(items), at + 4)):
        item = items[index]
        if item.low in ("or", "and") and index + 1 < len(items) and items[index + 1].low in ATTRIBUTIVE:
            continue  # "675 dead or missing migrants"
        if item.kind != "word" or item.low in stop_words():
            return False
        if people_noun(item.low) or item.low in ("bodies", "refugees", "hostages"):
            return True
    return False


def _count_noun(
    items: Sequence[Item], at: int, index: int, trigger: Trigger, by_start: Mapping[int, Trigger]
) -> Noun | None:
    """Read a noun that itself counts the harm: "17 fatalities", "19 dead bodies", "834 cholera cases"."""
    no_part = stop_words() - word_set("casualty_reported")
    if any(items[k].low in no_part and not _joins_modifiers(items, k) for k in range(at, index)):
        return None
    last = index + 1 if trigger.syntax == "of" else trigger.last
    if last < len(items) and (is_thing(items[last].low) or _is_attribute_of(items, at, last)):
        return Noun(last, None, None, thing=True)
    noun = people_noun(items[index].low)
    words = (at, last) if noun is not None else None
    for k in range(at, index):
        if noun is None and people_noun(items[k].low):
            words, noun = (k, k + 1), people_noun(items[k].low)
    if trigger.syntax == "of":
        inner = noun_phrase(items, trigger.last, by_start)
        if inner is not None and inner.head is not None:
            words, noun, last = inner.words, inner.head, inner.last
    return Noun(last, words, noun, trigger.outcome, weak=trigger.syntax in _WEAK)


def _is_attribute_of(items: Sequence[Item], at: int, last: int) -> bool:
    """Say whether a noun of harm in the singular only tells what comes next: "300 body armour sets"."""
    number = items[at - 1].number if at else None
    many = number is not None and (number.low or number.high or 0) > 1
    return many and not items[last - 1].low.endswith("s") and items[last].tag in ("NN", "NNS")


@cache
def stop_words() -> frozenset[str]:
    """Give the words that no noun phrase holds."""
    return (
        word_set("casualty_auxiliaries")
        | word_set("casualty_prepositions")
        | word_set("casualty_barriers")
        | word_set("casualty_reported")
        | word_set("casualty_finite")
        | word_set("casualty_function")
    )


def noun_at(items: Sequence[Item], at: int) -> tuple[int, int, PeopleNoun] | None:
    """Read a noun for people, with its modifiers, from an item: its first item, the one after it, and the noun."""
    if at < len(items) and items[at].low in ("female", "females", "women", "male", "males", "men"):
        people = people_noun(items[at].low)
        return (at, at + 1, people) if people is not None else None
    noun = noun_phrase(items, at, {})
    if noun is None or noun.thing or noun.head is None or noun.words is None:
        return None
    return noun.words[0], noun.words[1], noun.head
