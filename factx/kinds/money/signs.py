"""What speaks for a phrase near a sum as that which the sum is of, and what against it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factx.kinds.money.clauses import SUBJECT_VERBS, TOPICS, verb_before
from factx.kinds.money.heads import is_beside, is_body, is_generic, is_people, is_percent, is_sum
from factx.kinds.money.parsed import verb_above, verb_over
from factx.kinds.money.phrases import Phrase, head, is_name, is_time
from factx.kinds.money.tagged import Words
from factx.parts import currencies
from factx.parts.tables import words

_GETTING = frozenset(words("money_getting"))
_GIVING = frozenset(words("money_giving")) - {"lost"}  # who loses a sum is what it is told of
_UNITS = frozenset(words("money_units"))
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_ASIDE = frozenset({"with", "by", "after", "before", "since", "because", "under", "at", "near", "through"})
_TOWARDS = frozenset({"for", "to", "on", "into"})
_PLACES = frozenset({"COUNTRY", "GPE", "LOC"})
_ASKING = frozenset({"demand", "demands", "demanded", "demanding", "ask", "asks", "asked", "asking", "seek", "seeks",
                     "sought", "seeking", "want", "wants", "wanted"})  # fmt: skip
_SAYING = frozenset(words("scope_say"))
_OFF = 4


class Scene(NamedTuple):
    """The words at a sum: `first` to `behind` are its own, `opening` to `closing` its sentence, `verb` governs it."""

    found: Words
    first: int
    behind: int
    opening: int
    closing: int
    verb: int | None


def scene_of(found: Words, first: int, behind: int) -> Scene:
    """Give the sentence of the sum of the words `first` to `behind`, and its verb."""
    closing = behind
    while closing < len(found.items) and not found.items[closing].opens:
        closing += 1
    verb = verb_before(found, first) or verb_above(found, first, behind) or verb_over(found, first, behind)
    return Scene(found, first, behind, found.opening(first), closing, verb)


def signs_of(scene: Scene, phrase: Phrase) -> frozenset[str]:
    """Give the signs that a phrase has by its words, its place and its part in the sentence."""
    return frozenset((*_by_words(scene.found, phrase), *_by_place(scene, phrase)))


def is_out(scene: Scene, phrase: Phrase, signs: frozenset[str]) -> bool:
    """Say whether a phrase is never what a sum is of: a time, a sum, a unit, the payer, no more than "the figure"."""
    found = scene.found
    if is_time(found, phrase) or is_percent(found, phrase) or is_sum(found, phrase) or _is_unit(found, phrase):
        return True
    if is_generic(found, phrase) and "worded" not in signs:
        return True
    pays = _is_who(found, phrase) and (_speaks(found, phrase) or (_is_subject(scene, phrase) and _acts(scene, phrase)))
    goes_there = signs & {"for", "for-behind", "told", "listed"}
    return pays or (found.items[head(found, phrase)].name in _PLACES and not goes_there)


def _is_unit(found: Words, phrase: Phrase) -> bool:
    """Say whether a phrase is the unit of a price: the litre of "2 pesos a litre"."""
    noun, link = head(found, phrase), phrase[0] - 1
    if noun - phrase[0] > 1 or found.text(noun) not in _UNITS or found.text(link) not in {"a", "an", "per", "/", "the"}:
        return False
    return found.tag(link - 1) == "CD" or currencies.meaning(found.text(link - 1)) != ()


def _is_who(found: Words, phrase: Phrase) -> bool:
    return is_people(found, phrase) or is_body(found, phrase)


def _by_words(found: Words, phrase: Phrase) -> Iterator[str]:
    noun = head(found, phrase)
    if found.text(noun) in TOPICS:
        yield "topic"
    if is_generic(found, phrase):
        yield "generic"
    if is_beside(found, phrase):
        yield "beside"
    if not is_people(found, phrase) and is_body(found, phrase):
        yield "body"
    if is_name(found, phrase):
        yield "name"
    if found.items[noun].name == "ORG":
        yield "organisation"
    if phrase[1] - phrase[0] > 1:
        yield "long"
    if found.text(phrase[0] - 1) in {"each", "every"}:
        yield "each"


def _by_place(scene: Scene, phrase: Phrase) -> Iterator[str]:
    if phrase[0] < scene.opening:
        yield "earlier"
        return
    ahead = phrase[1] <= scene.first
    between = range(phrase[1], scene.first) if ahead else range(scene.behind, phrase[0])
    if len(between) > _OFF:
        yield "off"
    if ahead:
        yield "ahead"
        if _is_subject(scene, phrase) and _costs(scene, phrase):
            yield "subject"
    else:
        yield from _behind(scene, phrase, between)


def _behind(scene: Scene, phrase: Phrase, between: range) -> Iterator[str]:
    found = scene.found
    if len(between) <= 1:
        yield "right-behind"
    if any(found.text(index) in {",", ";", ":"} for index in between):
        yield "comma"
    if any(found.items[index].dep in _SUBJECTS for index in (*between, head(found, phrase))):
        yield "clause"
    link = phrase[0] - 1 - (found.tag(phrase[0] - 1) in {"DT", "PRP$"})
    if found.text(link) in _ASIDE:
        yield "aside"
    if found.text(link) in _TOWARDS:
        yield "for"
        if phrase[0] - scene.behind < _OFF:
            yield "for-behind"


def is_loose(scene: Scene, phrase: Phrase, signs: frozenset[str]) -> bool:
    """Say whether somebody neither gets the sum nor is what it is told of."""
    if not _is_who(scene.found, phrase) or signs & {"for", "for-behind", "told", "listed", "row-name", "subject"}:
        return False
    return not (_is_subject(scene, phrase) and _gets(scene, phrase))


def _is_subject(scene: Scene, phrase: Phrase) -> bool:
    item = scene.found.items[head(scene.found, phrase)]
    return scene.verb is not None and item.head == scene.verb and item.dep in _SUBJECTS and phrase[1] <= scene.verb


def _is_passive(scene: Scene, phrase: Phrase) -> bool:
    return scene.found.items[head(scene.found, phrase)].dep == "nsubjpass"


def _verb(scene: Scene) -> str:
    return "" if scene.verb is None else scene.found.text(scene.verb)


def _gets(scene: Scene, phrase: Phrase) -> bool:
    return _verb(scene) in _GETTING and (_verb(scene) not in _GIVING or _is_passive(scene, phrase))


def _gives(scene: Scene, phrase: Phrase) -> bool:
    return not _gets(scene, phrase) and _verb(scene) in _GIVING and not _is_passive(scene, phrase)


def _acts(scene: Scene, phrase: Phrase) -> bool:
    """Say whether somebody gives a sum, asks for it or sets it: "the kidnappers raised the ransom to"."""
    assert scene.verb is not None
    sets = any(
        scene.found.items[index].dep == "dobj" and not scene.first <= index < scene.behind
        for index in scene.found.children(scene.verb)
    )
    return _gives(scene, phrase) or _verb(scene) in _ASKING or (sets and _costs(scene, phrase))


def _speaks(found: Words, phrase: Phrase) -> bool:
    item = found.items[head(found, phrase)]
    return item.dep == "nsubj" and item.head >= 0 and found.text(item.head) in _SAYING


def _costs(scene: Scene, phrase: Phrase) -> bool:
    return not _gets(scene, phrase) and not _gives(scene, phrase) and _verb(scene) in SUBJECT_VERBS
