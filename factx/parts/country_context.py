"""What the words around a country's name make of it: another name, money, a language, or one of two countries."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import regex

from factx.parts.headlines import in_title_case
from factx.parts.patterns import lazy_pattern
from factx.parts.rules import compiled
from factx.parts.tables import words

_BACK = 90  # characters: "Department of Women's Affairs and Trade Promotion of the Press Trust of"
_NEAR = 250  # characters either side: a paragraph

# "(The Times) of", "Reserve Bank of", "Press Trust of", "Electricity Generating Authority of the"
_OF_ORGANIZATION = (
    r"\b(?<!\bHigh )$country_org_heads"
    r"(?:\s+(?:(?!(?:Embassy|Government|Ministry|Parliament)\b)[\p{Lu}&][\w'&.-]*|of|and|for|the)){0,6}?\s+of\s+(?:the\s+)?$"
    r"|\b$country_in_heads\s+in\s+(?:the\s+)?$"  # but "the Red Cross in Yemen", "the World Bank in Kenya"
)
# "Lake Chad", "Gulf of Oman", "Bight of Benin", "River Niger"
# "Tehreek-e-Labbaik Pakistan", "Jamaat-e-Islami Bangladesh"
_MOVEMENT_BEFORE = lazy_pattern(r"\b\p{Lu}\p{L}+[ -](?:i|e|ul|ud)-\p{L}+\s$")
_WATER_BEFORE = r"\b$country_water_heads\s+(?:of\s+)?(?:the\s+)?$"
_WATER_AFTER = r"\s+$country_waters\b(?!\s+(?:State|Governor|Police|Mayor|Council)\b)"
_ALONE = lazy_pattern(
    r"\s?(?:[,.;:)]|$)|\s(?:and|at|between|has|in|is|near|or|that|was|where|which)\b"
)  # no noun goes with it
_ORG_BEFORE = r"(?<![\w.])$country_org_before[\s-]$"
_MONEY_AFTER = (
    r"\s?[$€£¥]|\s+$country_currency_nouns\b"
    r"|\s+(?:Dollar|Dinar|Dirham|Euro|Franc|Naira|Peso|Rial|Riyal|Rouble|Ruble|Rupee|Shilling|Yen|Yuan)s?\b"
)
_AMERICAS = r"\b(?:North|South|Latin|Central|Middle|Pan)[\s-]$"
_CHAIN = r"(?:[\s-]+\p{Lu}[\w'&.]*(?:[\s-]+(?:&|(?:of|for)(?: the)?|and(?! the)\b|\p{Lu}[\w'&.]*)){0,6})?"
_HEADLINE_REACH = 3  # words: in title case a chain runs on through the whole headline
# "the 1979 United Kingdom general election": the title of an event, as reference works write it
_YEAR_BEFORE = lazy_pattern(r"\b(?:1[5-9]|20)\d\d\s$")
_ELECTION_AFTER = lazy_pattern(
    r"\s(?:(?:presidential|general|parliamentary|legislative|Assembly|local|federal|midterm|special|gubernatorial|mayoral|regional"
    r"|municipal|House of Representatives|Senate|House)\s(?:and\s)?){0,2}(?:elections?|referendum|primaries)\b"
)
_OF_AMERICA = lazy_pattern(r"\b(\p{Lu}[\w'-]+)\s(?:of|for)\s$")  # "the Mine Workers of America"
_SHOUTS = lazy_pattern(r"\b(?:CONTACT|ABOUT|FOLLOW|JOIN|TELL|LET|HELP|SUPPORT|WITH|GIVE)\s$")
_CHAIN_WORD = lazy_pattern(r"[\s-]+(?=\S)")
_LANGUAGE_BEFORE = r"\b(?:in|into|from|speaks?|spoke|speaking|fluent|translated|written)\s+(?:both\s+)?$"
_LANGUAGE_AFTER = r"(?:-|\s+)(?:speak\w*|language|translation|subtitles|spoken)\b"
_SENTENCE_STOP = r"\s*(?:$|[.,;:)\"?!]|(?:and|or|but)\s)"
_GIVEN_NAME = lazy_pattern(r"(?<![.!?:;\"]\s)(?<=\s)(\p{Lu}\p{Ll}+)\s$")
_TITLE = lazy_pattern(r"\b(?:Mr|Mrs|Ms|Dr|Rep|Sen|Gov|Judge|Coach)\.? $")
_FAMILY_NAME = lazy_pattern(r"\s(\p{Lu}\p{Ll}+)(?:\s(?!\p{Lu})|[.,;)]|'s\b)")
_NIGERIAN = (
    r"\bNiger(?:\s+and|,)\s+(?:and\s+)?$country_nigeria_states\b"
    r"|\b$country_nigeria_states(?:,|,?\s+and|\s+or)\s+Niger\b"
)


@dataclass(frozen=True, slots=True)
class _Place:
    text: str
    start: int
    end: int
    form: str
    before: str
    after: str

    @property
    def word(self) -> str:
        return self.text[self.start : self.end]


def other_name(text: str, start: int, end: int, form: str) -> str | None:
    """Say what else than a country the words at `start:end` of a folded text name, or None where they name one.

    `form` is the form of `parts.countries`.
    """
    place = _Place(text, start, end, form, text[max(0, start - _BACK) : start], text[end : end + _BACK])
    return next((reason for reason, holds in _READINGS if holds(place)), None)


def _address(place: _Place) -> bool:
    return place.before.endswith(("@", "www.", "_")) or place.after.startswith((".com", ".org", "_"))


def _money(place: _Place) -> bool:
    return bool(compiled(_MONEY_AFTER).match(place.after))


def _election(place: _Place) -> bool:
    return place.form != "demonym" and bool(_YEAR_BEFORE.search(place.before) and _ELECTION_AFTER.match(place.after))


def _union_of_america(place: _Place) -> bool:
    union = _OF_AMERICA.search(place.before) if place.word == "America" else None
    return bool(union and union[1] not in _listed("country_state_words"))


def _shouted(place: _Place) -> bool:
    """Tell "CONTACT US" and "JOIN US" from the country."""
    return place.word == "US" and bool(_SHOUTS.search(place.before))


def _continent(place: _Place) -> bool:
    return place.word.startswith("America") and bool(compiled(_AMERICAS).search(place.before))


def _water(place: _Place) -> bool:
    if place.word in _listed("country_rivers") and place.before.endswith(" the ") and _ALONE.match(place.after):
        return True
    return bool(compiled(_WATER_AFTER).match(place.after) or compiled(_WATER_BEFORE).search(place.before))


def _language(place: _Place) -> bool:
    if place.form != "demonym":
        return False
    if compiled(_LANGUAGE_AFTER).match(place.after):
        return True
    return bool(compiled(_LANGUAGE_BEFORE).search(place.before) and compiled(_SENTENCE_STOP).match(place.after))


def _organization(place: _Place) -> bool:
    if compiled(_ORG_BEFORE).search(place.before) or _MOVEMENT_BEFORE.search(place.before):
        return True
    if place.form != "demonym" and compiled(_OF_ORGANIZATION).search(place.before):
        return True
    return not place.after.startswith("'") and _organization_after(place)


def _organization_after(place: _Place) -> bool:
    """Say whether capitalised words after the name lead to one that makes an organisation of them."""
    chain = compiled(_CHAIN).match(place.after)
    followers = [word.rstrip(".,;:") for word in _CHAIN_WORD.split(chain[0]) if word] if chain else []
    if in_title_case(place.text, place.start):
        followers = followers[:_HEADLINE_REACH]
    for number, word in enumerate(followers):
        both = {word, " ".join(followers[number : number + 2])}
        state, organization = (not both.isdisjoint(_listed(f"country_{name}_words")) for name in ("state", "org"))
        if state and (number == 0 or not organization):
            return False
        if organization:
            return True
    return False


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(words(name))


def _person(place: _Place) -> bool:
    if place.word not in _listed("country_person_names") or in_title_case(place.text, place.start):
        return False
    if _TITLE.search(place.before) or _has_given_name(place.before):
        return True
    if place.word in _listed("country_family_names") and _borne_by_a_person(place.text, place.word):
        return True
    family = _FAMILY_NAME.match(place.after)
    return bool(
        family
        and family[1]
        not in _listed("country_no_family_name") | _listed("country_state_words") | _listed("country_org_words")
    )


def _has_given_name(before: str) -> bool:
    given = _GIVEN_NAME.search(before)
    none = ("country_no_given_name", "country_state_words", "country_org_before")
    return bool(given and not any(given[1] in _listed(name) for name in none))


@lru_cache(maxsize=8)
def _borne_by_a_person(text: str, word: str) -> bool:
    """Say whether the text names a person in full: after "Jim Jordan" a bare "Jordan" is he."""
    places = [match.start() for match in regex.finditer(rf"(?<!\w){word}(?!\w|'s)", text)]
    return any(_has_given_name(text[max(0, at - _BACK) : at]) and not in_title_case(text, at) for at in places)


_READINGS: tuple[tuple[str, Callable[[_Place], bool]], ...] = (
    ("an address", _address),
    ("a currency", _money),
    ("a word in capitals", _shouted),
    ("the title of an election", _election),
    ("a continent", _continent),
    ("a water or a place", _water),
    ("a language", _language),
    ("part of an organisation's name", _organization),
    ("part of a union's name", _union_of_america),
    ("a person", _person),
)


@cache
def _senses() -> dict[str, tuple[tuple[str, regex.Pattern[str]], ...]]:
    path = files("factx.parts") / "country_senses.csv"
    found: dict[str, list[tuple[str, regex.Pattern[str]]]] = {}
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        cues = "|".join(regex.escape(cue) for cue in row["cues"].split(";"))
        found.setdefault(row["name"], []).append((row["code"], lazy_pattern(rf"(?<!\w)(?:{cues})(?!\w)")))
    return {name: tuple(rows) for name, rows in found.items()}


def sense(text: str, start: int, end: int, code: str) -> str:
    """Give the code of the country that an ambiguous name means here, empty where it means none.

    The words nearby decide, then those of the whole text; where neither does, the first sense of the table holds.
    """
    word = text[start:end]
    if word == "Niger" and compiled(_NIGERIAN).search(text[max(0, start - 40) : end + 40]):
        return ""
    known = _senses().get(word) or _senses().get(word.title())
    if not known:
        return code
    near = text[max(0, start - _NEAR) : start] + " " + text[end : end + _NEAR]
    for place in (near, text):
        counts = [(len(cues.findall(place)), -order, sense) for order, (sense, cues) in enumerate(known)]
        best = max(counts)
        if best[0] and sum(count[0] == best[0] for count in counts) == 1:
            return best[2]
    return known[0][0]
