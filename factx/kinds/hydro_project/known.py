"""One name for the spellings of a project, and the places that name it again: bare, in part, or by a kindred name."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import regex

from factx.kinds.hydro_project.names import Candidate, in_a_person, is_city, key, numbered, shares_name
from factx.kinds.hydro_project.plain import with_plain_nouns
from factx.kinds.hydro_project.shapes import MORE_WORDS
from factx.parts.gazetteer import names as name_list
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.reading import Reading

KIND = "hydro_project"
_SIZES = "Alto|Alta|Baixo|Bajo|Baja|Medio|Haut|Bas|Grand|Great|Greater|Upper|Lower|Middle|Little|Small|New|High"
_SIZE_OR_FIGURE = lazy_pattern(rf"^(?:{_SIZES}) | (?:Stage[ -][IVX\d]+)$|[ -](?:[IVX]{{1,4}}|\d{{1,2}})$")
_NOT_THE_PROJECT = lazy_pattern(
    r"'?s? ?(?:[Rr]iver|[Dd]istrict|[Tt]own(?:ship)?|[Cc]ity|[Rr]egion|[Pp]rovince|[Cc]ounty"
    r"|[Vv]illage|[Mm]unicipality"
    r"|Authority|Corp|Company|Ltd|Limited|[Vv]alley|[Ss]tate)\b"
)
_ANOTHER_ONE = lazy_pattern(r"[–-](?:\d{1,2}[A-E]?|[IVX]{1,4})(?!\w)")  # "Trishuli-3A" is not Trishuli
_AT_THE_PLACE = lazy_pattern(
    r"(?:\b(?:town|city|village|district|province|region|municipality|county) of|\b[Rr]iver) $"
)
_PERSON_AFTER = lazy_pattern(r" (?:said|says|told|added|who|died|himself)\b")
_PERSON_BEFORE = lazy_pattern(r"\b(?:Mr|Mrs|Ms|Dr|President|Minister|former|late|Governor|Senator)\.? $")


@dataclass(frozen=True, slots=True)
class Place:
    """Another place that names a known project (or, by a size or a number, a new one): offsets and its name."""

    start: int
    end: int
    name: str
    rule: str
    noun: str = ""


def named(
    sighted: Iterable[tuple[str, str | None]],
    measured: Container[str] = (),
    alone: Container[str] = (),
    aliases: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """Give for the key of every spelling, part and set of initials the project's full name.

    `aliases` gives for a further name of a work the first one: "the Mosul Dam, formerly the Saddam Dam".
    A name that is only seen `alone`, without its noun, is that of the one with a size: "Sorvino" for "Upper Sorvino".
    Two names that are `measured`, each with a figure of power at its side, are two works: "Chipwi" and "Chipwi Nge".
    """
    pairs = list(sighted)
    spelled = list(dict.fromkeys(name for name, _ in pairs))
    full: dict[str, str] = {}
    for name in spelled:
        full.setdefault(key(name), name)
    longer = {name: [other for other in full.values() if shares_name(name, other)] for name in full.values()}
    longer = {
        name: [
            other
            for other in others
            if not _apart(name, other) or (name in alone and others[0] not in alone and len(others) == 1)
        ]
        for name, others in longer.items()
    }
    for name, others in longer.items():
        if whole := [other for other in others if not (name in measured and other in measured)]:
            full[key(name)] = max(whole, key=lambda other: (len(key(other).split()), -spelled.index(other)))
    for alias, name in aliases.items():
        full[key(alias)] = full.get(key(name), name)
    for name, initials in pairs:
        if initials:
            full[key(initials)] = full[key(name)]
    return full


def _apart(short: str, long: str) -> bool:
    """Tell works that share a name and differ in size or step: "Inga" is not "Grand Inga", "Arun" not "Upper Arun"."""
    if short in words("hydro_common_names"):  # "Renaissance" is the "Grand Ethiopian Renaissance Dam"
        return False
    return not (set(key(long).split()) - set(key(short).split())).isdisjoint(_SIZES.casefold().split("|"))


def again(reading: Reading, projects: Mapping[str, str], taken: list[tuple[int, int]]) -> Iterator[Place]:
    """Yield the further places of known names, and those that a size or a number makes projects beside them."""
    text = reading.text
    seen = bytearray(len(text))
    for start, end in taken:
        seen[start:end] = b"\1" * (end - start)
    for place in [*_with_plain_nouns(text, projects), *_kindred(text, projects), *_bare(reading, projects)]:
        if not any(seen[place.start : place.end]):
            seen[place.start : place.end] = b"\1" * (place.end - place.start)
            yield place


def _with_plain_nouns(text: str, projects: Mapping[str, str]) -> Iterator[Place]:
    for item, noun in with_plain_nouns(text):
        if name := projects.get(key(item.words)) or _in_full(text, item, projects):
            yield Place(item.start, item.end, name, f"{KIND}/plain-noun", noun)


def _in_full(text: str, item: Candidate, projects: Mapping[str, str]) -> str | None:
    """Give the one project that a headline names in part: "Trishuli plant" over a text on Upper Trishuli 3A."""
    if "\n" in text[: item.start].lstrip():
        return None
    part = f" {key(item.words)} "
    whole = {name for name in projects.values() if part in f" {key(name)} "}
    return whole.pop() if len(whole) == 1 else None


def _kindred(text: str, projects: Mapping[str, str]) -> Iterator[Place]:
    """Read "Grand Inga" and "Inga I and II" beside "Inga III"."""
    cores = {_SIZE_OR_FIGURE.sub("", name) for name in projects.values()}
    cores = {core for core in cores if len(core) >= 4 and core not in words("hydro_no_name")}
    if not cores:
        return
    core = "|".join(regex.escape(core) for core in sorted(cores, key=len, reverse=True))
    for match in regex.finditer(
        rf"(?<!\w)(?:(?P<size>(?:{_SIZES}) (?:{core}))|(?P<core>{core})(?=[ -]))(?!\w|'s|-\p{{L}})", text
    ):
        if match["size"] and not MORE_WORDS.match(text, match.end()):
            yield from _unknown(projects, match.start(), match.end(), match[0])
        elif match["core"]:
            for name in numbered(text, match.start(), match.end()):
                yield from _unknown(projects, name.start, name.end, name.words)


def _unknown(projects: Mapping[str, str], start: int, end: int, name: str) -> Iterator[Place]:
    if key(name) not in projects:
        yield Place(start, end, name, f"{KIND}/kindred-name")


def _bare(reading: Reading, projects: Mapping[str, str]) -> Iterator[Place]:
    text = reading.text
    spellings = {name: name for name in projects.values()}
    spellings.update(_written(text, projects))
    spellings = {words_: name for words_, name in spellings.items() if words_ not in words("hydro_rivers")}
    for hit in name_list(spellings.items()).finditer(text):
        before, after = text[max(0, hit.start - 25) : hit.start], text[hit.end : hit.end + 25]
        lake = before.endswith("Lake ")
        if (
            _NOT_THE_PROJECT.match(after)
            or MORE_WORDS.match(after)
            or _ANOTHER_ONE.match(after)
            or _AT_THE_PLACE.search(before)
            or (not lake and is_city(text[hit.start : hit.end]))
        ):
            continue
        if _PERSON_AFTER.match(after) or _PERSON_BEFORE.search(before):
            continue
        if in_a_person(reading, hit.start, hit.end):
            continue
        start = hit.start - len("Lake ") if lake else hit.start
        yield Place(start, hit.end, hit.value, f"{KIND}/known-name")


def _written(text: str, projects: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the spellings under which the text has a project: its short forms and initials."""
    for short, name in projects.items():
        pattern = r"[\W_]{1,2}".join(regex.escape(part) for part in short.split())
        initials = len(short) <= 6 and key(name) != short
        for match in regex.finditer(rf"(?i)(?<!\w){pattern}(?!\w)", text):
            if match[0][0].isupper() and (not initials or match[0].isupper() or len(short) > 3):
                yield match[0], name
