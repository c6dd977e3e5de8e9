"""The last way from people to words of harm: the parser's subjects, where the order of words has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.casualty.saying import says_harm
from factx.kinds.casualty.scene import Figure, Scene, modality
from factx.kinds.casualty.suffering import may_suffer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from factx.kinds.casualty.lexicon import Trigger
    from factx.kinds.casualty.people import People

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVES = frozenset({"who", "that", "which", "whom"})
_OF_SUBJECTS = frozenset({"happen", "leave-home"})
_FAR = 40


def tie_parsed(scene: Scene, doc: Doc) -> None:
    """Tie the groups that nothing has tied to the verbs of harm whose subject the parser sees in them."""
    if not doc.has_annotation("DEP"):
        return
    verbs = {trigger.first: trigger for trigger in scene.triggers if trigger.syntax in _OF_SUBJECTS | {"harm"}}
    if not verbs:
        return
    at = {item.start: k for k, item in enumerate(scene.items)}
    for index, group in enumerate(scene.groups):
        told = scene.figures.get(index, [])
        untied = all(_is_told_aside(figure) for figure in told) and index not in scene.refused
        if not untied or group.shape not in ("counted", "elliptic"):
            continue
        for verb, role in _verbs(_head(scene, group, doc)):
            trigger = verbs.get(at.get(verb.idx, -1))
            if trigger is not None and _suffers(scene, group, trigger, role):
                _add(scene, index, trigger)
                break


def _is_told_aside(figure: Figure) -> bool:
    """Say whether a participle told a figure, the verb may tell more: "four men trapped for days have been freed"."""
    return figure.rule == "state" and figure.outcome in ("affected", "kidnapped", "missing")


def _head(scene: Scene, group: People, doc: Doc) -> Token | None:
    """Give the token of the noun that counts people, or of its number."""
    last = scene.items[group.noun[1] - 1 if group.noun is not None else group.figure]
    span = doc.char_span(last.start, last.end, alignment_mode="expand")
    return None if span is None else span[-1]


def _verbs(token: Token | None) -> Iterator[tuple[Token, str]]:
    """Yield the verbs that a noun is a subject of: through "and", "had to", "who"."""
    if token is None:
        return
    noun = token
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN", "NUM"):
        noun = noun.head
    if noun.dep_ in _SUBJECTS:
        yield from _predicates(noun.head, noun.dep_)
    for child in token.children:
        if child.dep_ != "relcl":
            continue
        subject = next((one for one in child.children if one.dep_ in _SUBJECTS), None)
        if subject is not None and subject.lower_ in _RELATIVES:
            yield from _predicates(child, subject.dep_)


def _predicates(verb: Token, role: str, depth: int = 0) -> Iterator[tuple[Token, str]]:
    """Yield a verb with those that share its subject: "were attacked and suffered", "had to flee"."""
    yield verb, role
    if depth > 2:
        return
    for child in verb.children:
        own = next((one.dep_ for one in child.children if one.dep_ in _SUBJECTS), None)
        if child.dep_ in ("conj", "xcomp") and own is None:
            passive = any(one.dep_ == "auxpass" for one in child.children)
            shared = (
                role == "nsubjpass" and child.tag_ == "VBN" and not any(one.dep_ == "aux" for one in child.children)
            )
            yield from _predicates(child, "nsubjpass" if passive or shared else "nsubj", depth + 1)


def _suffers(scene: Scene, group: People, trigger: Trigger, role: str) -> bool:
    if abs(trigger.first - group.first) > _FAR:
        return False
    if trigger.syntax == "harm" and role != "nsubjpass":
        return False
    return says_harm(scene, trigger, finite=True) and may_suffer(scene, group, trigger, finite=True)


def _add(scene: Scene, index: int, trigger: Trigger) -> None:
    group = scene.groups[index]
    assertion, negated = modality(scene.items, trigger.first)
    if negated:
        scene.refused[index] = "negated"
        return
    scene.add(index, Figure(group, trigger.outcome, group.first, group.last, "parsed", None, assertion, trigger))
