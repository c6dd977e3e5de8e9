"""One name for the spellings of a project, and the places that name it again: bare, in part, or by a kindred name."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from factx.kinds.hydro_project.names import Candidate, is_city, items, key, shares_name
from factx.kinds.hydro_project.shapes import shape
from factx.parts.gazetteer import names as name_list
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.reading import Reading

KIND = "hydro_project"
_SIZES = "Grand|Great|Greater|Upper|Lower|Middle|Little|Small|New|High"
_FIGURES = r"[IVX]{1,4}|\d{1,2}|Stage[ -][IVX\d]+"
_NOT_THE_PROJECT = lazy_pattern(
    r"'?s? ?(?:[Rr]iver|[Dd]istrict|[Tt]own(?:ship)?|[Cc]ity|[Rr]egion|[Pp]rovince|[Cc]ounty|[Vv]illage|[Mm]unicipality"
    r"|Authority|Corp|Company|Ltd|Limited|[Vv]alley|[Ss]tate)\b"
)
_AT_THE_PLACE = lazy_pattern(
    r"(?:\b(?:town|city|village|district|province|region|municipality|county) of|\b[Rr]iver) $"
)
_PERSON_AFTER = lazy_pattern(r" (?:said|says|told|added|who|died|himself)\b")
_PERSON_BEFORE = lazy_pattern(r"\b(?:Mr|Mrs|Ms|Dr|President|Minister|former|late|Governor|Senator)\.? $")
_WORD_OF_WATER = lazy_pattern(r"(?i)\b(?:hydro|hydel|dams?\b|reservoir)")
_NEAR = 250


@dataclass(frozen=True, slots=True)
class Place:
    """Another place that names a known project (or, with a plain noun, a new one): offsets and its name."""

    start: int
    end: int
    name: str
    rule: str
    noun: str = ""


def named(sighted: Iterable[tuple[str, str | None]], measured: Container[str] = ()) -> dict[str, str]:
    """Give for the key of every spelling, part and set of initials the project's full name.

    Two names that are `measured`, each with a figure of power at its side, are two works: "Chipwi" and "Chipwi Nge".
    """
    pairs = list(sighted)
    spelled = list(dict.fromkeys(name for name, _ in pairs))
    full: dict[str, str] = {}
    for name in spelled:
        full.setdefault(key(name), name)
    longer = {name: [other for other in full.values() if shares_name(name, other)] for name in full.values()}
    longer = {name: [other for other in others if not _apart(name, other)] for name, others in longer.items()}
    for name, others in longer.items():
        if whole := [other for other in others if not (name in measured and other in measured)]:
            full[key(name)] = max(whole, key=lambda other: (len(key(other).split()), -spelled.index(other)))
    for name, initials in pairs:
        if initials:
            full[key(initials)] = full[key(name)]
    return full


def _apart(short: str, long: str) -> bool:
    """Tell works that share a name and differ in size or step: "Inga" is not "Grand Inga", "Arun" not "Upper Arun"."""
    return not (set(key(long).split()) - set(key(short).split())).isdisjoint(_SIZES.casefold().split("|"))


def again(reading: Reading, projects: Mapping[str, str], taken: list[tuple[int, int]]) -> Iterator[Place]:
    """Yield the further places of known names, and those that a plain "plants" makes projects beside them."""
    text = reading.text
    seen = bytearray(len(text))
    for start, end in taken:
        seen[start:end] = b"\1" * (end - start)
    for place in [*_with_plain_nouns(text, projects), *_kindred(text, projects), *_bare(reading, projects)]:
        if not any(seen[place.start : place.end]):
            seen[place.start : place.end] = b"\1" * (place.end - place.start)
            yield place


def _with_plain_nouns(text: str, projects: Mapping[str, str]) -> Iterator[Place]:
    """Read "the Rogun and Nurek plants" where water power is spoken of nearby and no other fuel."""
    if not _WORD_OF_WATER.search(text):
        return
    for noun in shape(r"\b(?:<PLAIN_NOUN>)").finditer(text):
        match = shape(r"(?<![^\W_])(?P<list><LIST>)[ ]$").search(text, max(0, noun.start() - _NEAR), noun.start())
        if match is None:
            continue
        around = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        found = [item for item in items(text, match.start("list"), match.end("list")) if item.fault is None]
        if not noun[0].endswith("s"):
            found = found[-1:]
        known = any(key(item.words) in projects for item in found)
        if not known and (_other_fuel(around) or not _WORD_OF_WATER.search(around)):
            continue
        for item in found:
            name = projects.get(key(item.words)) or _in_full(text, item, projects) or item.words
            yield Place(item.start, item.end, name, f"{KIND}/plain-noun", noun[0])


def _in_full(text: str, item: Candidate, projects: Mapping[str, str]) -> str | None:
    """Give the one project that a headline names in part: "Trishuli plant" over a text on Upper Trishuli 3A."""
    if "\n" in text[: item.start].lstrip():
        return None
    part = f" {key(item.words)} "
    whole = {name for name in projects.values() if part in f" {key(name)} "}
    return whole.pop() if len(whole) == 1 else None


def _other_fuel(around: str) -> bool:
    return bool(regex.search(rf"(?i)\b(?:{'|'.join(map(regex.escape, words('hydro_other_energy')))})\b", around))


def _kindred(text: str, projects: Mapping[str, str]) -> Iterator[Place]:
    """Read "Grand Inga" and "Inga II" beside "Inga III"."""
    cores = {regex.sub(rf"^(?:{_SIZES}) | (?:{_FIGURES})$", "", name) for name in projects.values()}
    cores = {core for core in cores if len(core) >= 4 and core not in words("hydro_no_name")}
    if not cores:
        return
    core = "|".join(regex.escape(core) for core in sorted(cores, key=len, reverse=True))
    pattern = rf"(?<!\w)(?:(?:{_SIZES}) (?:{core})|(?:{core})(?: (?:[IVX]{{1,4}}|\d)|-\d))(?![\w%]|[.,]\d| ?[MGk]W)"
    for match in regex.finditer(pattern, text):
        if key(match[0]) in projects:
            continue
        yield Place(match.start(), match.end(), match[0], f"{KIND}/kindred-name")


def _bare(reading: Reading, projects: Mapping[str, str]) -> Iterator[Place]:
    text = reading.text
    spellings = {name: name for name in projects.values()}
    spellings.update(_written(text, projects))
    people = [(ent.start_char, ent.end_char) for ent in reading.doc.ents if ent.label_ == "PERSON" and len(ent) > 1]
    spellings = {words_: name for words_, name in spellings.items() if words_ not in words("hydro_rivers")}
    for hit in name_list(spellings.items()).finditer(text):
        before, after = text[max(0, hit.start - 25) : hit.start], text[hit.end : hit.end + 25]
        lake = before.endswith("Lake ")
        if (
            _NOT_THE_PROJECT.match(after)
            or _AT_THE_PLACE.search(before)
            or (not lake and is_city(text[hit.start : hit.end]))
        ):
            continue
        if _PERSON_AFTER.match(after) or _PERSON_BEFORE.search(before):
            continue
        if any(start <= hit.start and hit.end <= end and (start, end) != (hit.start, hit.end) for start, end in people):
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
