"""What of the capitalised words around a common noun is a project's name, and what is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import regex

from factx.kinds.hydro_project.shapes import BETWEEN, COMPLEMENT_STARTS, NUMBER
from factx.parts.countries import by_words
from factx.parts.gazetteer import plainly
from factx.parts.patterns import lazy_pattern
from factx.parts.places import place_at
from factx.parts.tables import words
from factx.parts.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.reading import Reading

_TOKEN = lazy_pattern(r"\S+")
_SEPARATOR = lazy_pattern(rf'{BETWEEN}(?:the )?(?=["\p{{Lu}}]|{NUMBER})')
_COMPLEMENT = lazy_pattern(COMPLEMENT_STARTS)
_NUMBERED = lazy_pattern(r"(?P<core>.+[ –-])(?P<figure>\d{1,2}|[IVX]{1,4}|[A-E])")
_NO_MORE = r"(?![\w%]|[.,]\d|-\w|'s| ?(?i:MW|GW|kW|megawatt))"
_FIGURES = lazy_pattern(
    rf"[ –-](?P<first>(?:[IVX]{{1,4}}|1?\d[A-E]?|A(?= (?:and|&) B\b)){_NO_MORE})"
    rf"(?P<more>(?:(?:, and |, | and | & |/)-?(?:[IVX]{{1,4}}|1?\d|[BC]){_NO_MORE})*)"
)
_ONE_FIGURE = lazy_pattern(r"\d{1,2}|\p{Lu}{1,4}")
_ACRONYM = lazy_pattern(r"\p{Lu}{2,5}")
_MADE_BY = lazy_pattern(r"-(?:built|backed|funded|led|run|owned|based|designed)$")
_RIVER_BANK = lazy_pattern(r"(?:North|South|East|West|Left|Right) Bank$")  # "Kariba North Bank"
_COSTS = lazy_pattern(r"\p{Lu}{1,3}\d[\d.,]*(?:-?(?:[bmt]illion|trillion|bn|mn|m|crore|lakh))?")  # "P60-billion Laiban"
_IN_A_SENTENCE = lazy_pattern(r"[\p{Ll},] $")  # there a capital "A" begins a name: "from A Vuong"
_UNIT_BEFORE = lazy_pattern(r"[MGk]W-")
_ROWS = (
    tuple(map(str, range(100))),
    ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    tuple("ABCDE"),
)
_STEPS = 3  # "Agus 4 and 6", and not "Agus 4 and 60 others"
_SHORTEST = 2  # letters: "J" is what is left of an initial


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name a project: half-open offsets in the folded text, and why they do not, where that is clear."""

    start: int
    end: int
    words: str
    fault: str | None = None


def items(text: str, start: int, end: int, *, separator: regex.Pattern[str] = _SEPARATOR) -> Iterator[Candidate]:
    """Take a list of names apart, and trim each: "the Karuma (600 MW) and" has Karuma."""
    at = start
    name: Candidate | None = None
    for stop in [*separator.finditer(text, start, end), None]:
        last = name
        aside = _COMPLEMENT.search(text, at, stop.start() if stop else end)
        name = trimmed(text, at, aside.start() if aside else stop.start() if stop else end)
        name = (last and _one_more(last, name)) or name
        yield name
        at = stop.end() if stop else end


def _one_more(last: Candidate, name: Candidate) -> Candidate | None:
    """Give the second of two works that differ in number: "Inga I and II", "Kambarata 1 and 2", "Nkula A and B"."""
    numbered = _NUMBERED.fullmatch(last.words)
    if last.fault or numbered is None:
        return None
    row = next((row for row in _ROWS if numbered["figure"] in row), ())
    at = row.index(numbered["figure"]) if row else 0
    if name.words not in row[at + 1 : at + _STEPS]:
        return None
    return Candidate(name.start, name.end, numbered["core"] + name.words)


def numbered(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Yield the works that the figures behind a name tell apart: "Inga I and II"; none where no figure follows."""
    figures = _FIGURES.match(text, end)
    if figures is None:
        return
    name = Candidate(start, figures.end("first"), text[start : figures.end("first")])
    yield name
    for figure in _ONE_FIGURE.finditer(text, *figures.span("more")):
        further = _one_more(name, Candidate(*figure.span(), figure[0]))
        if further is None:
            return
        name = further
        yield name


def core_end(text: str, start: int, end: int) -> int:
    """Give where a name ends without its number: behind "Nkula" of "Nkula A"."""
    number = _NUMBERED.fullmatch(text, start, end)
    return number.end("core") - 1 if number else end


def head_and_numbers(names: Sequence[Candidate]) -> list[Candidate]:
    """Give the last name of a list with those before it that lend it their words: "(Jebba and) Inga I and II"."""
    keep = len(names) - 1
    while keep and names[keep].end - names[keep].start < len(names[keep].words):
        keep -= 1
    return list(names[keep:])


def trimmed(text: str, start: int, end: int) -> Candidate:
    """Leave out what stands before and after the name among the words in capitals, and judge what remains."""
    if (bracket := text.find("(", start, end)) > start:
        end = bracket
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(text, start, end)]
    tokens = _without_end(text, _without_start(text, tokens))
    if not tokens:
        return Candidate(start, end, text[start:end].strip(), "no name is left of the words")
    start, end = tokens[0][0], tokens[-1][1]
    if unit := _UNIT_BEFORE.match(text, start, end):  # "1410 MW-Tarbela"
        start = unit.end()
    quoted = text[start:end]
    start += len(quoted) - len(quoted.lstrip("\"'"))
    end -= len(quoted) - len(quoted.rstrip("\"'"))
    name = text[start:end].removesuffix("'s")
    return Candidate(start, start + len(name), name, _fault(name))


def _without_start(text: str, tokens: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut off what leads to the name: "On Friday", "Uganda's", "Energy Minister", "the Chinese-built"."""
    keep = 0
    country = ""
    for number, (start, end) in enumerate(tokens):
        word = text[start:end].strip("\",'")
        country = f"{country} {word}".strip() if number == keep or country else ""
        last = number == len(tokens) - 1
        if last:
            break
        named_a = word == "A" and _IN_A_SENTENCE.search(text, max(0, start - 2), start)
        day = word.isdigit() and number == keep and text[slice(*tokens[number + 1])][0].isupper()  # "the July 23"
        if (word in _no_part() and not named_a) or _COSTS.fullmatch(word) or day:
            keep, country = number + 1, ""
        elif word.endswith("'s"):
            rest = text[tokens[number + 1][0] : tokens[-1][1]]
            if rest not in _listed("hydro_grounds"):
                keep, country = number + 1, ""
        elif country in by_words() and text[slice(*tokens[number + 1])] in _listed("hydro_common_names"):
            break
        elif country in by_words() or (number == keep and _MADE_BY.search(word)):
            keep, country = number + 1, ""
    return list(tokens[keep:])


def _without_end(text: str, tokens: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut off the adjectives of the noun: "Kariba Hydroelectric (Dam)", "Nurek Mega (Project)"."""
    while len(tokens) > 1 and text[slice(*tokens[-1])].strip('"') in _nouns():
        tokens = tokens[:-1]
    return tokens


@cache
def _nouns() -> frozenset[str]:
    lists = ("hydro_adjectives", "hydro_water", "hydro_plants", "hydro_dams")
    return frozenset(word.title() for name in lists for word in words(name)) | _listed("hydro_acronyms")


@cache
def _no_part() -> frozenset[str]:
    return _listed("hydro_no_name") | _listed("hydro_acronyms") | _listed("hydro_headline_verbs")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(words(name))


def _fault(name: str) -> str | None:
    parts = name.split()
    last = parts[-1] if parts else ""
    fault = None
    if sum(char.isalpha() for char in name) < _SHORTEST:
        fault = "too short for a name"
    elif name in by_words() or name in _listed("hydro_no_name") | _listed("hydro_not_alone") | _nouns():
        fault = "no proper name of a project"
    elif name in _listed("hydro_rivers"):
        fault = "a river's name alone"
    elif last in _listed("hydro_no_last_name") and not _RIVER_BANK.search(name):
        fault = "the name of an organisation, an office or a place"
    elif _ACRONYM.fullmatch(name) and name not in _listed("hydro_known_acronyms"):
        fault = "an organisation's initials"
    elif len(parts) == 1 and _MADE_BY.search(name):
        fault = "no proper name of a project"
    elif any(part.casefold() in _listed("hydro_other_energy") for part in parts):
        fault = "no work of water power"
    return fault


@cache
def is_city(name: str) -> bool:
    """Say whether a name is also a known city's: "Derna" alone is the town, not the dam."""
    tokens = tuple(tokenize(name))
    found = place_at(tokens, 0) if tokens else None
    return bool(found and found[0].type == "city" and found[1] == len(tokens))


def in_a_person(reading: Reading, start: int, end: int) -> bool:
    """Say whether the tagger sees a person whose name has further words: "Simon Katse", "Karuma Banda"."""
    text = reading.text
    return any(
        any(char.isupper() for char in text[ent.start_char : start] + text[end : ent.end_char])
        for ent in reading.ents
        if ent.start_char <= start and end <= ent.end_char and ent.label_ == "PERSON"
    )


@cache
def is_place(name: str) -> bool:
    """Say whether a name is a known city's, province's or public body's."""
    tokens = tuple(tokenize(name))
    found = place_at(tokens, 0) if tokens else None
    return bool(found and found[1] == len(tokens))


@cache
def is_federal_state(name: str) -> bool:
    """Say whether a name is that of a state whose dams news calls by it: "the Sikkim dam", "Michigan dams"."""
    tokens = tuple(tokenize(name))
    found = place_at(tokens, 0) if tokens else None
    if found is None or found[0].type != "subdivision" or found[1] != len(tokens):
        return False
    return not _listed("hydro_federal_states").isdisjoint(found[0].countries)


def key(name: str) -> str:
    """Bring the spellings of a name to one: "Tapovan–Vishnugad", "Tapovan Vishnugad", "Foča" and "Foca"."""
    return regex.sub(r"[\W_]+", " ", plainly(name)).casefold().strip().removeprefix("lake ").removesuffix(" lake")


def shares_name(short: str, long: str) -> bool:
    """Say whether a shorter name is a part of a longer one that news leaves out: "Kirchner", "Inga" for "Inga III"."""
    less, more = key(short).split(), key(long).split()
    if not less or len(less) >= len(more):
        return False
    if more[-1] == "dam" and less[-1] != "dam":  # "Renaissance and Koysha dams"
        more = more[:-1]
    if more[-len(less) :] == less:
        return not less[-1].isdigit()
    rest = more[len(less) :]
    return more[: len(less)] == less and (len(rest) == 1 or rest[0] in {"stage", "phase"})


def no_name(candidate: Candidate) -> bool:
    """Say whether the words before a noun do not even look like a name: "The", "A", "Ethiopia's"."""
    return candidate.fault in {"no name is left of the words", "no proper name of a project", "too short for a name"}


def with_noun(candidate: Candidate, noun: str) -> Candidate:
    """Keep the noun where it is part of the name: "Grand Ethiopian Renaissance Dam"."""
    last = candidate.words.split()[-1] if candidate.words else ""
    if noun == "Dam" and last in _listed("hydro_common_names"):
        return replace(candidate, words=f"{candidate.words} {noun}")
    return candidate
