"""The grammar of names and common nouns that the rules of this kind are made of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from factx.parts.patterns import lazy_pattern
from factx.parts.rules import expand

# Each `\p{Lu}` and `\p{L}` costs its hundreds of ranges when a pattern is compiled, and a list of names holds a word
# four times. So one `\p{Lu}` opens a word; what comes behind it has only to be no small letter of Western Europe.
_LIKE_A_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = (
    rf"(?:(?:St|Mt|Ft)\.(?=\s?{_LIKE_A_CAPITAL})"
    rf"|(?:(?:al|el|as|ad|ar|ul)-)?\p{{Lu}}(?:(?:\.{_LIKE_A_CAPITAL}){{0,2}}\.(?=\s?{_LIKE_A_CAPITAL})"
    r"|[\w\p{M}]*(?:'[^\W\d_]+|'(?=-\p{Lu}))?(?:[-–][^\W_]+)*(?:\.\d+)?))"
)
_LINK = r"(?:de|del|da|do|dos|das|las|los|la|el|al|y|bin|ibn|ul|du|des|le)"
_FIGURE = (
    r"(?:(?:Stage|Phase)[ -](?:[IVX]{1,4}|\d)|[IVX]{1,4}|\d(?:st|nd|rd|th)|1?\d(?:\.\d|[A-E])?)"
    r"(?![\w%]|[.,]\d| ?(?i:MW|GW|kW|megawatt|-))"
)
NAME = rf"{_WORD}(?:[ ]{{1,2}}(?:{_LINK}[ ]){{0,2}}(?:{_FIGURE}|{_WORD})){{0,6}}"
ITEM = rf"[\"']?(?:{NAME})[\"']?(?: ?\([^()\n]{{1,40}}\))?"
# what a list says of a name in passing: "Karian in Banten", "Tishrin, in Manbij district,", "Alluriquín, of 204"
_FAR = r"(?:\d{1,3} (?:km|kilomet(?:er|re)s|miles) )?"
_WHERE = r"(?:in|near|on|above|below|(?:up|down)stream|(?:north|south)(?:east|west)?|east|west)\b"
COMPLEMENT_STARTS = rf"(?: in (?:the )?\p{{Lu}}|,? (?:of|with|at) \d|, {_FAR}{_WHERE})"
_COMPLEMENT = (
    r"(?: in (?:the )?(?:\p{Lu}[\p{L}-]+ ?){1,4}(?<! )(?: (?:province|state|district|region|county))?"
    r"|,? (?:of|with|at) \d[\d,.]{0,6}(?<![,.])(?: ?[MG]W| megawatts)?(?=,|\.| and\b)"
    rf"|, {_FAR}{_WHERE}[^,.;:()\n]{{2,40}}(?=[,.]))"
)
PART = rf"(?:{ITEM})(?: (?:dam|reservoir|barrage|plant|project|scheme)(?!\w))?(?:{_COMPLEMENT})?"
BETWEEN = r"(?:, (?:and |or )?|;(?: and,?)? | and | & | or )"
_AFTER_A_FIGURE = r"(?:(?<=\d, )|(?<=\d and )|(?<=\d, and )|(?<=\d & )|(?<=\d or ))"
# the 2 of "Kambarata 1 and 2"
NUMBER = rf"{_AFTER_A_FIGURE}\d{{1,2}}(?![\w%-]|[.,:]\d| ?(?i:MW|GW|kW|megawatt|km\b|kilom|mile))"
LIST = rf"{ITEM}(?:{BETWEEN}(?:the )?(?:{ITEM}|{NUMBER})){{0,15}}"

_PLANT = (
    r"(?i:(?:$hydro_adjectives[ \n-]+){0,3}?$hydro_water"
    r"(?:(?:[ -]+|/|[ -](?:and|cum|or)[ -])$hydro_adjectives){0,3}[ \n-]+"
    r"(?:and[ ](?:water[ ]|irrigation[ ])?)?$hydro_plants(?:[ ]$hydro_plants)?)"
)
_DAM = r"(?i:(?:(?:$hydro_adjectives|$hydro_water)[ \n-]+){0,4}$hydro_dams)(?:[ ](?i:$hydro_plants))?"
_ACRONYM = r"$hydro_acronyms(?:[ ](?i:$hydro_plants))?|HE[ ]Project"
# "the Lower Elwha Klallam Tribe", "Chipwi Nge": the name goes on
MORE_WORDS = lazy_pattern(
    r"[ -](?!(?:Dam|Hydro\w*|Power|Project|Scheme|Plant|Station|Reservoir|Barrage|Lake|HPP|HEP|Pumped"
    r"|Stage|Phase|[IVX]+)\b)"
    r"\p{Lu}[\p{Ll}]"
)
_LATER = r"(?!\w|[ -](?:$hydro_company_after)\b|[ ](?i:$hydro_not_after)\b)"

_NOUN = rf"(?<![^\W_])(?:{_PLANT}|{_ACRONYM}|{_DAM})\b{_LATER}"
WEAK_NOUN = (
    rf"(?i:(?:(?:mega|storage|dam)[ ])?(?:projects?|schemes?|stations?|complex(?:es)?|facilit(?:y|ies)))\b{_LATER}"
)
PLAIN_NOUN = rf"(?i:(?:power[ ])?plants?|powerplants?|powerhouses?|power[ ](?:station|project)s?)\b{_LATER}"


def nouns(text: str, start: int = 0, end: int | None = None) -> Iterator[regex.Match[str]]:
    """Yield every common noun of a hydropower project, with the words that belong to it."""
    yield from shape(_NOUN).finditer(text, start, len(text) if end is None else end)


def noun_after(text: str, end: int, *, separators: str) -> bool:
    """Say whether a common noun follows at once behind one of the separators: the name before it is its own."""
    return text[end : end + 1] in tuple(separators) and bool(shape(_NOUN).match(text, end + 1))


@cache
def shape(pattern: str) -> regex.Pattern[str]:
    """Compile a pattern of this kind once: `<NAME>`, `<ITEM>`, `<LIST>`, `<PLAIN_NOUN>`, `<WEAK_NOUN>`."""
    parts = {
        "NAME": NAME,
        "ITEM": ITEM,
        "LIST": LIST,
        "PART": PART,
        "PLAIN_NOUN": PLAIN_NOUN,
        "WEAK_NOUN": WEAK_NOUN,
    }
    for name, part in parts.items():
        pattern = pattern.replace(f"<{name}>", part)
    return lazy_pattern(expand(pattern))
