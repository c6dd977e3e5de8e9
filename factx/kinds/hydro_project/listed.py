"""Names in one list with a known work: "Masinga, Kamburu and Kindaruma", of which the text has told one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factx.kinds.hydro_project.names import Candidate, in_a_person, is_place, items
from factx.kinds.hydro_project.shapes import COMPLEMENT_STARTS, NUMBER, shape
from factx.kinds.hydro_project.sightings import KIND, Seen, Sighting, is_plural
from factx.parts.patterns import lazy_pattern

_FEWEST = 3  # names: a work and a town are easily a pair
_BETWEEN = (
    r"(?:(?:, (?:and |or |then )?| and | or | & )"
    r"(?:the |then |finally |little |later |nearby |smaller |larger |also ){0,2})"
)
_SEPARATOR = lazy_pattern(rf"{_BETWEEN}(?=[\"\p{{Lu}}]|\d{{1,2}}(?!\d| ?(?:km|kilom|mile)))")
_LIST = rf"(?<![^\W_])(?P<list><PART>(?:{_BETWEEN}(?:<PART>|{NUMBER})){{1,15}})(?!'s)"
_NOT_A_WORK = lazy_pattern(
    r"'s\b|,? (?:[Rr]ivers?|[Dd]istricts?|[Cc]ities|[Cc]ity|[Tt]owns?|[Rr]egions?|[Pp]rovinces?"
    r"|[Cc]ounties|[Cc]ounty|[Vv]illages?"
    r"|[Vv]alleys?|[Ss]tates?|[Rr]oads?|[Ll]ines?|[Cc]ompan(?:y|ies)|said|says)\b"
)
_ROUTE_BEFORE = lazy_pattern(r"\b(?:from|between|to|in|via|towns? of|cities of|villages? of|districts? of) (?:the )?$")


def listed(seen: Seen) -> Iterator[Sighting]:
    """Yield the unknown names of every list that has a known one without a noun of its own."""
    reading, text = seen.reading, seen.reading.text
    known = [(place.start, place.end) for place in seen.places]
    bare = [(place.start, place.end) for place in seen.places if not place.noun or is_plural(place.noun)]
    sentences = [reading.sentence_at(start) for start, _ in known]
    for start, end in dict.fromkeys((sentence.start, sentence.end) for sentence in sentences):
        for match in shape(_LIST).finditer(text, start, end):
            told = lazy_pattern(COMPLEMENT_STARTS).findall(match["list"])
            alike = known if len(told) >= _FEWEST else bare
            if not any(match.start() <= place[0] < match.end() for place in alike):
                continue
            if _NOT_A_WORK.match(text, match.end()) or _ROUTE_BEFORE.search(
                text, max(0, match.start() - 16), match.start()
            ):
                continue
            names = list(items(text, match.start("list"), match.end("list"), separator=_SEPARATOR))
            if names[0].fault:  # "Downstream, Masinga, Kamburu and Kindaruma"
                names = names[1:]
            if len(names) < _FEWEST and not _numbered_alike(names):
                continue
            further = [
                name for name in names if not any(name.start < place[1] and place[0] < name.end for place in known)
            ]
            if not any(
                name.fault or is_place(name.words) or in_a_person(reading, name.start, name.end) for name in further
            ):
                yield from (Sighting(name, name.start, name.end, f"{KIND}/listed-name") for name in further)


def _numbered_alike(names: Sequence[Candidate]) -> bool:
    return len(names) > 1 and all(lazy_pattern(r".*(?:\d|\b[IVX]+)").fullmatch(name.words) for name in names)
