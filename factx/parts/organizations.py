"""Names of organisations: which spans of the language model hold one, where it ends, and what its acronym is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import regex

from factx.parts.countries import by_words
from factx.parts.patterns import lazy_pattern
from factx.parts.places import place_named
from factx.parts.tables import alternation, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

_EDGES = lazy_pattern(
    r"^(?:[Tt]he|[Aa]n?|[Ii]ts|[Oo]ur|[Pp]hotos?:|[Ff]ile|[\W_]+)\s+|^[\W_]+|(?:\s*'s|\s(?:of|for|and|or|on|in|at|to|the|with|by|from|&)|[\W_]+)$"
)
_ACRONYM = lazy_pattern(r"\p{Lu}[\p{Lu}\p{N}&-]{1,9}s?|\p{Lu}\p{Ll}?[\p{Lu}\p{Ll}]*\p{Lu}[\p{L}]{0,6}")
_DEFINED = lazy_pattern(r"\s?\((?:the )?(?P<acronym>[\p{Lu}][\p{L}\p{N}&.-]{1,9})(?:\)|$)")
_NUMBERS = lazy_pattern(r"\d|[$€£¥₦₹]|%")
_TITLE = lazy_pattern(r"\b(?:President|Minister|Governor|Secretary|Ambassador|Mayor|King|Premier|Chancellor|Gen|Sen)\b")
_OFFICE_BEHIND = lazy_pattern(rf"\s+{_TITLE.pattern}")
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """A name of an organisation: half-open offsets, the name, and the acronym that the text defines right behind it.

    `proper` says that a noun of an organisation stands in it in capitals: only such a name hides the names inside it.
    `doubt` says why the name may be none, where nothing but the model speaks for it.
    """

    start: int
    end: int
    name: str
    acronym: str | None
    proper: bool
    of_state: bool
    doubt: str | None = None


def person_words(doc: Doc) -> frozenset[str]:
    """Give the words of the persons that the model sees by more than one name."""
    return frozenset(token.text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1 for token in ent)


def _small_words(doc: Doc) -> frozenset[int]:
    """Give the words written without a capital, each by the key that the vocabulary has for it."""
    return frozenset(written for written, small in doc.to_array(["ORTH", "LOWER"]).tolist() if written == small)


def read_organizations(text: str, doc: Doc) -> Iterator[OrganizationName]:
    """Yield the organisations that the model sees in a folded text, cleaned of what is none."""
    persons = person_words(doc)
    lower = _small_words(doc)
    for ent in doc.ents:
        if ent.label_ != "ORG":
            continue
        start, end = _trim(text, ent.start_char, ent.end_char)
        name = text[start:end]
        if start >= end or not _is_name(name) or _TITLE.search(name):
            continue
        if doc.vocab.strings[name.casefold()] in lower or all(word in persons for word in name.split()):
            continue
        inner = _DEFINED.search(name)
        acronym = inner["acronym"] if inner else None
        if inner is not None:
            end = start + inner.start()
            name = text[start:end]
        elif behind := _DEFINED.match(text, end):
            acronym = behind["acronym"]
        if len(name) < 2:
            continue
        proper, of_state = _has(name, "organization_heads"), _has(name, "organization_state")
        if not proper and not _ACRONYM.fullmatch(name) and _OFFICE_BEHIND.match(text, end):
            continue  # "the Azerbaijan Energy | Minister": an office, cut in two by the model
        doubt = None if (proper and " " in name) or acronym is not None else _doubt(text, name, start, end)
        yield OrganizationName(start, end, " ".join(name.split()), acronym, proper, of_state, doubt)


# "in Djugu", "near Malda": no body stands so, without an article
_AS_PLACE = (
    r"\b(?:[Ii]n|[Nn]ear|[Aa]round|[Oo]utside|[Aa]cross|[Tt]owards?|[Vv]illage\s+of|[Tt]own\s+of|[Dd]istrict\s+of)\s+"
)
_STORM = lazy_pattern(
    r"\b(?:Typhoon|Cyclone|Hurricane|Storm|Tropical|Operation|Highway|Road|Street|Avenue|MV|MT|RV|HMS|USS|INS)\b"
)
_ACTS = lazy_pattern(
    rf"(?:'s?\s|\s(?:(?:has|have|had|will|would|also|later|then|is|was|were)\s)?(?:{alternation('organization_acts')})\b"
    rf"|,\s(?:an?|the|which)\s(?:[\p{{L}}'-]+\s){{0,5}}?(?:{alternation('organization_kinds')})\b|\s(?:{alternation('organization_kinds')})s?\b)"
)
_BODY_BEFORE = lazy_pattern(
    rf"\b(?:{alternation('organization_kinds')})s?,?\s+\Z|\b(?:[Bb]y|[Ww]ith|[Tt]he|[Tt]old)\s+\Z"
)


_ALONE = frozenset({"Parliament", "Senate", "Treasury", "Congress", "Army", "Navy"})


def _doubt(text: str, name: str, start: int, end: int) -> str | None:
    """Say why a name without a noun of an organisation may be none."""
    if name in words("organization_never"):
        return "a unit, a code or a term"
    if name in words("organization_heads") and name not in _ALONE:
        return "a noun alone names none"
    last = name.rsplit(maxsplit=1)[-1]
    if last in words("organization_works") or _STORM.search(name):
        return "the name of a work, a ship or a storm"
    if _ACRONYM.fullmatch(name) and name.upper() == name:
        return None
    if regex.search(rf"{_AS_PLACE}{regex.escape(name)}\b", text):
        return "the text has a place of this name"
    if _ACTS.match(text, end) or _BODY_BEFORE.search(text, max(0, start - 30), start):
        return None
    return "nothing in the text says that it is an organisation"


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut articles, quotes, a line break and a possessive off a span."""
    line = text.find("\n", start, end)
    if line >= 0:
        end = line
    if behind := _name_behind().search(text, start, end):
        end = behind.start("name")
    while start < end and (match := _EDGES.search(text[start:end])):
        if match.start() == 0 and match.end():
            start += match.end()
        else:
            end = start + match.start()
    return start, end


@cache
def _name_behind() -> regex.Pattern[str]:
    """Compile what matches a person's name that the model took into the body's: "Electricity Authority Ana Ruiz"."""
    nouns = "|".join(regex.escape(word) for word in words("organization_heads") if not word.endswith("."))
    return lazy_pattern(rf"\b(?:{nouns})(?P<name>(?: (?!(?:{nouns})\b)\p{{Lu}}[\p{{L}}.'-]+){{2,4}})$")


def _is_name(name: str) -> bool:
    if len(name) > _LONGEST or not name[0].isupper() or _NUMBERS.search(name):
        return False
    if name in by_words() or name.removeprefix("the ") in by_words():
        return False
    place = place_named(name)
    if place is not None and place.type != "body":
        return False
    return _has(name, "organization_heads") or bool(_ACRONYM.fullmatch(name)) or " " in name or len(name) > 3


@cache
def _pattern(table: str) -> regex.Pattern[str]:
    nouns = "|".join(regex.escape(word) for word in words(table))
    return lazy_pattern(rf"(?<!\p{{L}})(?:{nouns})(?!\p{{L}})")


def _has(name: str, table: str) -> bool:
    return _pattern(table).search(name) is not None
