"""What only looks like a date: the verb "may", the paper "India Today", 2000 troops, COVID-19."""

from __future__ import annotations

from collections.abc import Iterator

from factx.parts.date_grammar import Atom, read_atoms
from factx.parts.patterns import lazy_pattern

_AMBIGUOUS = frozenset({"March", "April", "May", "June", "August"})
"""Months that are verbs, names and adjectives too: alone, they need a word before them that dates."""


def read_worded_dates(text: str) -> Iterator[Atom]:
    """Yield every date as worded, in reading order; what only looks like one is left out."""
    last_end = 0
    for atom in read_atoms(text):
        if _is_date(text, atom, last_end):
            last_end = atom.end
            yield atom


_DATING = lazy_pattern(
    r"(?:\b(?i:in|since|until|till|by|of|from|to|during|through|before|after|for|between|and|or|on|as\s+of|last|this|next"
    r"|around|about|circa|than|with|late|early|mid|the|year|to-date|dated|back)\s+|[(\[]\s*|[-–/]\s?|^|\n)\Z"
)
_YEAR_DATING = lazy_pattern(
    r"(?:\b(?i:in|since|until|till|by|of|from|to|during|through|before|after|for|between|and|or|as|around|about|circa|than"
    r"|late|early|mid|the|year|years|with|over|on|a|an|its|his|her|their|this|that|throughout|december|on-year|versus|vs|'s|budget|fy)\.?\s+"
    r"|[(\[/]\s*|\d{4}\s?[-–]\s?|mid-|,\s)\Z"
)
_COUNT_WORD = lazy_pattern(r"\s+(?:were|was|are|have|has|had|of|more|other|additional|new|such|-)\b|\s?-\s?[a-z]")
_PAPER = lazy_pattern(
    r"\s+(?:Times|Telegraph|Mail|Mirror|Express|Sun|Independent|Herald|Post|Standard|Tribune|Morning|Group)\b"
)
_NAMED_DAY = lazy_pattern(
    r"\b(?:Black|Good|Bloody|Ash|Palm|Easter|Cyber|Holy|Maundy|Super|Giving|Shrove|Orange|Red)\s\Z"
)
_BEFORE_TODAY = lazy_pattern(r"\b[A-Z][\w.]*\s\Z")
_NAME_BEFORE = lazy_pattern(r"\b[A-Z][a-z]+\s\Z")
_VERB_AFTER = lazy_pattern(
    r"\s+(?:not|be|have|also|well|still|yet|I|we|you|he|she|it|they|said|told|was|is|has|had|will|on|out|off)\b"
)


def _is_date(text: str, atom: Atom, last_end: int) -> bool:
    before = text[max(0, atom.start - 24) : atom.start]
    if before[-1:] in ("-", "/") and last_end != atom.start - 1:
        return False  # "pre-2011", "COVID-19", "G-20"
    if atom.shape == "month" and set(atom.fields) == {"month"}:
        return _is_month(text, atom, before)
    if atom.shape == "year" and atom.end - atom.start == len("2020"):
        return _is_year(text, atom, before)
    if atom.shape == "years":
        return _is_year_range(atom)
    if atom.shape == "weekday":
        return not (_PAPER.match(text, atom.end) or _NAMED_DAY.search(before))
    if atom.shape == "named":
        # "India Today" is a paper
        return not (text[atom.start].isupper() and _BEFORE_TODAY.search(before) and not before.endswith(". "))
    if atom.shape == "coded_part":
        return atom.has("year") or atom.has("short_year") or atom.fields["piece"] == "Q"
    if atom.shape == "quarter":
        return not _QUARTER_OF.match(text, atom.end)
    return True


_QUARTER_OF = lazy_pattern(r"\s+(?:mile|century|hour|of\s+an?\b)")
_BEFORE_MAY = lazy_pattern(r"(?:in|since|until|last|this|next)\s\Z")


def _is_month(text: str, atom: Atom, before: str) -> bool:
    word = text[atom.start : atom.end]
    if word.isupper() and len(word) > 3 and not _DATING.search(before):
        return False
    dated = bool(_DATING.search(before)) and before.strip() != ""
    if word.endswith("."):
        return dated
    if len(word) <= len("Sept") and word not in ("May", "June", "July"):
        return False  # "Jan Egeland", "Mar del Plata"
    if word not in _AMBIGUOUS:
        return not _NAME_BEFORE.search(before) or dated
    if _VERB_AFTER.match(text, atom.end) and word == "May":
        return dated and _BEFORE_MAY.search(before) is not None
    return dated


_LOOSE = lazy_pattern(r"\b(?:of|by|to|for|with|and|or|than|over|about|around|from|between|a|an)\s\Z")
_COUNTING = lazy_pattern(
    r"\b(?:than|over|about|around|some|nearly|almost|least|No\.?|number|Flight|Route|Rs\.?|PKR|INR|USD)\s\Z"
)
_COMPARING = lazy_pattern(r"\b(?:higher|lower|more|less|faster|earlier|later|better|worse)\s+than\s\Z")
_PLURAL_AFTER = lazy_pattern(r"\s+[a-z]+s\b")


def _is_year(text: str, atom: Atom, before: str) -> bool:
    year = int(text[atom.start : atom.end])
    if before[-2:-1].isdigit() and before[-1:] == " ":
        return False  # "1 2000"
    loose = _LOOSE.search(before.lower())
    if loose and _COUNT_WORD.match(text, atom.end):
        return False  # "a group of 2000 were", "up to 1990-odd"
    if year % 100 == 0 and loose:
        return False  # "more than 2000"
    if _COUNTING.search(before):
        return year % 100 > 0 and _COMPARING.search(before) is not None
    if _YEAR_DATING.search(before.lower()):
        return True
    # "Budget 2019 Speech", "Expo 2020", "2016": a figure of this century that nothing counts
    return 1950 <= year <= 2049 and not _PLURAL_AFTER.match(text, atom.end)


def _is_year_range(atom: Atom) -> bool:
    first, second = int(atom.fields["year"]), atom.fields["year2"]
    if len(second) == 4:
        return first < int(second) <= first + 150
    return int(second) == (first + 1) % 100 or ("/" not in atom.fields["dash"] and int(second) > first % 100)
