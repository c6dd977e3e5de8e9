"""Whether a country's name is a part of another proper name: a body's, a party's, an award's, an event's."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factx.parts.countries import by_words
from factx.parts.headlines import in_title_case
from factx.parts.patterns import lazy_pattern
from factx.parts.places import place_named
from factx.parts.rules import compiled
from factx.parts.tables import words

if TYPE_CHECKING:
    from collections.abc import Callable

_BACK = 100  # characters: "United Nations Multidimensional Integrated Stabilization Mission in the"

# "Girl Scouts of the", "Social Democracy of the Kingdom of", "Reconstruction Fund for", "Law Society of England and"
_HEAD = r"(?<=[\p{L}\d,(]\s|\()"  # not at the head of a sentence, where any word has a capital
_CHAIN = r"(?:\s+(?:(?!$country_state_words\b)\p{Lu}[\w'&.-]*|of|and|for|the)){0,4}?"  # no "Youth Minister of"
_BODY = (
    rf"{_HEAD}$country_party_heads{_CHAIN}\s+(?:of|for)\s+(?:the\s+)?$"
    rf"|\b$country_org_heads{_CHAIN}\s+(?:of|for)\s+England\s+and\s+$"
)
# who speaks for it holds an office of the state: "Speaker of the Parliament of"
_ORGAN = (
    r"(?<!\b(?:Speaker|President|Chair|Chairman|Chairwoman|Chairperson|Justice|Secretary|Governor)\s(?:of|for)\s(?:the\s)?)"
    r"\b$country_state_organs\s+(?:of|for)\s+(?:the\s+(?:former\s+)?)?$"
)
# "United Nations Operation in the", "OSCE Special Monitoring Mission to"
_MISSION = r"\b$country_mission_words\s(?:\p{Lu}[\w'-]*\s)?(?:Mission|Operation|Force)\s(?:in|to|for)\s(?:the\s)?$"
# "2003 Invasion of", "Battle of": in lower case the words tell what happened, in capitals they are its title
_WAR = lazy_pattern(
    r"\b(?:(?:1[5-9]|20)\d\d\s(?:Invasion|War|Wars|Conquest|Campaign|Operation|Intervention)\s(?:of|in)"
    r"|(?:Battle|Siege|Liberation|Partition)\sof)\s(?:the\s)?$"
)
_ELECTION = lazy_pattern(
    r"\b(?:1[5-9]|20)\d\d\s(?:European Parliament|United Kingdom general) elections? in (?:the )?$"
)
# "Partido Liberal de", "Petróleos de", "Tour de", "Bangko Sentral ng", "Alternative für"
_FOREIGN_LINK = lazy_pattern(
    r"(?<=\p{L}\s)(?:de|del|des|du|di|da|della|dello|ng|für|voor|för|pour|por)\s(?:la\s|el\s|los\s|les\s)?$"
)
# "Partai Komunis", "Parti Gerakan Rakyat"
_FOREIGN_PARTY = r"\b$country_foreign_heads(?:\s(?:\p{Lu}[\p{L}'-]*|de|del|do|da|di)){0,5}\s$"
_MOVEMENT_AFTER = lazy_pattern(r"\s\p{Lu}\p{L}+[ -](?:i|e|ul|ud)-\p{Lu}")  # "Pakistan Tehreek-e-Insaf"
_NAME_BEFORE = rf"{_HEAD}$country_name_before\s$"
_WORD_BEFORE = lazy_pattern(r"(?<=[\p{L}\d,)]\s)((?:\p{Lu}[\p{L}-]+\s)?(\p{Lu}[\p{L}-]+))\s$")
_IN_A_PLACE = lazy_pattern(r"\b(?:in|near|outside|around) (?:\p{Lu}[\p{L}-]+ )+$")  # "in Leicester UK"
_CAPITALS_TELL = frozenset({"part of a party's name", "part of an event's title"})  # not so in a headline
_BRANCHES = frozenset({"America", "UK", "USA"})  # right after a name they end it: "Cancer Research UK"


def name_around(text: str, start: int, end: int) -> str | None:
    """Say in what kind of proper name the country's name at `start:end` of a folded text stands, or None.

    The bodies of a state that are named with it in front ("U.S. Senate", "Iran's parliament") do not hide it.
    """
    titled = in_title_case(text, start)
    before, after = text[max(0, start - _BACK) : start], text[end : end + _BACK]
    for what, holds in _READINGS:
        if holds(before, after) and not (titled and what in _CAPITALS_TELL):
            return what
    if text[start:end] in _BRANCHES and _ends_a_name(before) and not titled:
        return "the end of an organisation's name"
    return None


def _of_a_body(before: str, _: str) -> bool:
    return any(compiled(pattern).search(before) for pattern in (_BODY, _ORGAN, _MISSION))


def _of_a_party(before: str, after: str) -> bool:
    return bool(
        compiled(_NAME_BEFORE).search(before) or compiled(_FOREIGN_PARTY).search(before) or _MOVEMENT_AFTER.match(after)
    )


def _of_an_event(before: str, _: str) -> bool:
    return bool(_WAR.search(before) or _ELECTION.search(before))


def _foreign(before: str, _: str) -> bool:
    return bool(_FOREIGN_LINK.search(before))


_READINGS: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
    ("part of a body's name", _of_a_body),
    ("part of a party's name", _of_a_party),
    ("part of an event's title", _of_an_event),
    ("part of a name in another language", _foreign),
)


def _ends_a_name(before: str) -> bool:
    """Say whether a name in capitals runs into the country's: no place, no state, no day, no title."""
    found = _WORD_BEFORE.search(before)
    if found is None or _IN_A_PLACE.search(before):
        return False
    both = {found[1], found[2]}
    return both.isdisjoint(_no_names()) and not any(place_named(word) for word in both)


@cache
def _no_names() -> frozenset[str]:
    tables = ("country_no_given_name", "country_state_words", "date_months", "date_weekdays")
    return frozenset(by_words()).union(*map(words, tables))
