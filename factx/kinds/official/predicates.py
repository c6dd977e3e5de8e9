"""An office told of a name farther off: "X, ousted after ten years as premier", "X, who took power and is now ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from factx.kinds.official.desk import CLOSERS, DETERMINERS, before_office, is_known_place
from factx.parts.name_origins import homes
from factx.parts.names import read_name, read_name_back
from factx.parts.patterns import lazy_pattern

if TYPE_CHECKING:
    from factx.kinds.official.desk import Desk
    from factx.parts.names import Name
    from factx.parts.offices import Office
    from factx.parts.page import Page

_FARTHEST = 25  # words between a name and "as"
_ORDINALS = frozenset(
    {
        "new", "next", "current", "incumbent", "first", "second", "third", "fourth", "fifth", "sixth", "seventh",
        "eighth", "ninth", "tenth", "youngest", "longest-serving", "only", "last",
    }
)  # fmt: skip
# What may stand behind an office that is told of somebody: no verb, which would make the office a subject.
_GOES_ON = frozenset(
    {
        "in", "on", "at", "after", "before", "since", "from", "for", "until", "till", "by", "with", "when", "while",
        "during", "and", "but", "under", "between", "to", "who", "whose", "this", "last", "earlier", "within",
        "following", "amid", "despite", "because", "again", "too", "also", "himself", "herself", "only",
        "over", "against", "through", "ahead", "as", "two", "three", "four", "five", "six", "seven", "the",
        "yesterday", "today",
    }
)  # fmt: skip
_GONE = lazy_pattern(
    r"\b(?:oust|gone\b|dismiss|fire[ds]?\b|sack|remov|resign|quit|step|topple|depose|retire|impeach|years?\b|months?\b|"
    r"decades?\b|terms?\b|tenure|time\b|stint|days\b|served|worked|once\b|previously|formerly|earlier\b|used\s+to|replac|"
    r"succe|overthr|unseat|fell\b|last\s+day)"
)
_TO_COME = lazy_pattern(r"\b(?:will|to|would|nominat\w+|expected|set)\b")
_AFTER_OTHER = lazy_pattern(
    r"\b(?:to\s+)?(?:succeed|replace|follow)(?:s|ed|ing)?\s+$|\b(?:in\s+place\s+of|instead\s+of)\s+$"
)
_REMOVAL = lazy_pattern(r"\b(?:resignation|removal|ouster|ousting|departure|dismissal|sacking)\s+of\s+\P{Ll}")
_NO_HOLDER = lazy_pattern(
    r"\b(?:back(?:s|ed|ing)?|support(?:s|ed|ing)?|endors(?:es|ed|ing)|prefer(?:s|red)?|propos(?:es|ed|ing)|wants?|wanted|"
    r"s(?:ee|ees|aw|een)|call(?:s|ed|ing)?|describ(?:es|ed|ing)|consider(?:s|ed|ing)|float(?:s|ed|ing)|tip(?:s|ped)|r[au]n|"
    r"running|runs|stood|stand(?:s|ing)?|campaign(?:s|ed|ing)?|contest(?:s|ed|ing)?|pos(?:es|ed|ing)|dress(?:es|ed)|"
    r"regard(?:s|ed)?|portray(?:s|ed)?|known|hail(?:s|ed)?|refer(?:s|red)?|treat(?:s|ed)?|play(?:s|ed)?|star(?:s|red))\b"
)
_STOPS = frozenset({";", ":", ".", "!", "?", "•", "|", "if", "because", "although", "that"})
_AND_IS = lazy_pattern(
    r"\b(?:and|but)\s+(?:who\s+)?(?P<verb>is|was|became|becomes|remains|has\s+been|served\s+as|serves\s+as)\s+"
    r"(?:(?:now|also|currently|then|today|still|later|once)\s+)?$"
)
_HE_IS = lazy_pattern(r"(?:^|[.!?]\s+|\n)\s*\b(?:He|She)(?:'s|\s+(?:is|was|has\s+been))\s+(?:also\s+|now\s+)?$")


def predicated(desk: Desk, office: Office) -> bool:
    """Read an office told of a name that stands farther before it in the sentence."""
    page = desk.page
    if office.plural or office.needs in {"name", "rank"} or office.verb or not _ends_here(page, office):
        return False
    index = _before(page, office)
    if page.key(index + 1) == "their" and office.last == office.core_last:
        return False  # "the bishops elected X as their president"
    if page.key(index) == "as" and page.key(index - 1) not in {"such", "well", "far", "long", "soon", "same"}:
        return _as_office(desk, office, index)
    return _and_is_office(desk, office)


def _before(page: Page, office: Office) -> int:
    index = before_office(page, office)
    while page.key(index) in _ORDINALS | DETERMINERS:
        index -= 1
    return index


def _ends_here(page: Page, office: Office) -> bool:
    """Say whether nothing behind an office makes it the subject of a verb or the owner of something."""
    after = office.last + 1
    if after >= len(page.tokens) or page.tokens[after].breaks:
        return True
    if page.key(after) == "the" and page.key(after + 1) not in {"night", "day", "week", "month", "year", "same"}:
        return False
    return page.key(after) in CLOSERS | _GOES_ON


def _as_office(desk: Desk, office: Office, index: int) -> bool:
    page = desk.page
    if page.key(index - 1) in {"him", "her"}:
        return _of_pronoun(desk, office, index)
    name = _name_in_clause(desk, index)
    if name is None:
        told = {page.key(at) for at in range(_opening(page, index), index)}
        return bool(told & {"he", "she"}) and _of_pronoun(desk, office, index)
    between = page.text[name.end : page.tokens[index].start]
    before = page.text[max(0, name.start - 40) : name.start]
    displaced = _AFTER_OTHER.search(regex.sub(r"(?:\p{Lu}[\w.']*\s+)+$", "", before))
    if _NO_HOLDER.search(f"{before} {between}"):
        return False  # "he would back X as premier", "X ran as mayor"
    gone = (
        bool(displaced)
        or bool(_REMOVAL.search(before))
        or (bool(_GONE.search(between)) and not _TO_COME.search(between))
    )
    if displaced and (first := _name_in_clause(desk, name.first - 1)) is not None and first.first not in desk.taken:
        desk.take(first, office, "official/as-office")
    desk.take(name, office, "official/as-office", status="former" if gone else None)
    return True


def _of_pronoun(desk: Desk, office: Office, index: int) -> bool:
    """Read "X would hand over. Y had dismissed him as head of government": whom the sentence before was about."""
    page = desk.page
    start = _opening(page, index)
    before = _opening(page, start - 1) if start > 0 else start
    subject = next((name for at in range(before, start) if (name := _person_at(desk, at)) is not None), None)
    if subject is None or subject.first in desk.taken:
        return False
    gone = _GONE.search(page.text[page.tokens[start].start : page.tokens[index].start])
    desk.take(subject, office, "official/as-office", status="former" if gone else None)
    return True


def _opening(page: Page, index: int) -> int:
    while index > 0 and not page.opens_sentence(index):
        index -= 1
    return index


def _person_at(desk: Desk, index: int) -> Name | None:
    """Give the full name that begins at a token, where the model sees a person."""
    page = desk.page
    if not page.tokens[index].capital or (
        index > 0 and page.tokens[index - 1].capital and not page.tokens[index].breaks
    ):
        return None
    name = read_name(page, index)
    if name is None or not (homes(name.text) or any(a < name.end and name.start < b for a, b in page.persons)):
        return None
    return name if name.parts > 1 and not is_known_place(page, name) else None


def _and_is_office(desk: Desk, office: Office) -> bool:
    """Read "X, who seized power in September and is now interim president"."""
    page = desk.page
    start = page.tokens[_before(page, office) + 1].start
    told = _AND_IS.search(page.text[max(0, start - 60) : start])
    if told is None:
        he_is = _HE_IS.search(page.text[max(0, start - 30) : start])
        return he_is is not None and _of_pronoun(desk, office, office.first)
    index = next(
        (i for i in range(office.first - 2, max(0, office.first - _FARTHEST), -1) if page.key(i) == "who"), None
    )
    if index is None:
        return False
    name = read_name_back(page, index - 1 - (page.key(index - 1) == ","))
    if name is None or name.parts < 2 or name.first in desk.taken or is_known_place(page, name):
        return False
    past = told["verb"] in {"was", "served as"}
    desk.take(name, office, "official/name-who-office", status="former" if past else None)
    return True


def _name_in_clause(desk: Desk, index: int) -> Name | None:
    """Give the nearest full name before a token of the same sentence that nobody else's office was told of."""
    page = desk.page
    for at in range(index - 1, max(-1, index - _FARTHEST), -1):
        if page.tokens[at + 1].breaks or page.key(at) in _STOPS:
            return None
        if not page.tokens[at].capital or (page.tokens[at + 1].capital and not page.tokens[at + 1].breaks):
            continue
        name = read_name_back(page, at)
        if name is None or name.parts < 2 or is_known_place(page, name):
            continue
        seen = any(start < name.end and name.start < end for start, end in page.persons)
        return name if (seen or homes(name.text)) and name.first not in desk.taken else None
    return None
