"""The grammar of names and common nouns that the rules of this kind are made of."""

from __future__ import annotations

from functools import cache

import regex

from factx.parts.rules import expand

_WORD = (
    r"(?:(?:(?:\p{Lu}\.){1,3}|(?:St|Mt|Ft)\.)(?=\s?\p{Lu})"
    r"|(?:al|el|as|ad|ar|ul)-\p{Lu}[\p{L}\p{N}]*"
    r"|\p{Lu}[\p{L}\p{M}\p{N}]*(?:'\p{L}+)?(?:[-–][\p{L}\p{N}]+)*(?:\.\d+)?)"
)
_LINK = r"(?:de|del|da|do|dos|das|las|los|la|el|al|y|bin|ibn|ul|du|des|le)"
_FIGURE = (
    r"(?:(?:Stage|Phase)[ -](?:[IVX]{1,4}|\d)|[IVX]{1,4}|\d(?:st|nd|rd|th)|\d{1,2}(?:\.\d)?)"
    r"(?![\w%]|[.,]\d| ?(?i:MW|GW|kW|megawatt|-))"
)
NAME = rf"{_WORD}(?:[ ]{{1,2}}(?:{_LINK}[ ]){{0,2}}(?:{_FIGURE}|{_WORD})){{0,6}}"
ITEM = rf"[\"']?(?:{NAME})[\"']?(?: ?\([^()\n]{{1,40}}\))?"
BETWEEN = r"(?:, (?:and |or )?|;(?: and,?)? | and | & | or )"
LIST = rf"{ITEM}(?:{BETWEEN}(?:the )?{ITEM}){{0,15}}"

_PLANT = (
    r"(?i:(?:$hydro_adjectives[ \n-]+){0,3}?$hydro_water"
    r"(?:(?:[ -]+|/|[ -](?:and|cum|or)[ -])$hydro_adjectives){0,3}[ \n-]+"
    r"(?:and[ ](?:water[ ]|irrigation[ ])?)?$hydro_plants(?:[ ]$hydro_plants)?)"
)
_DAM = r"(?i:(?:(?:$hydro_adjectives|$hydro_water)[ \n-]+){0,4}$hydro_dams)(?:[ ](?i:$hydro_plants))?"
_ACRONYM = r"$hydro_acronyms(?:[ ](?i:$hydro_plants))?|HE[ ]Project"
_LATER = r"(?!\w|[ -](?:$hydro_company_after)\b|[ ](?i:$hydro_not_after)\b)"

NOUN = rf"(?:{_PLANT}|{_ACRONYM}|{_DAM})\b{_LATER}"
WATER_PLANT = rf"(?:{_PLANT}|{_ACRONYM})\b{_LATER}"
PLAIN_NOUN = rf"(?i:(?:power[ ])?plants?|powerplants?|powerhouses?|power[ ](?:station|project)s?)\b{_LATER}"


@cache
def shape(pattern: str) -> regex.Pattern[str]:
    """Compile a pattern of this kind once: `<NAME>`, `<ITEM>`, `<LIST>`, `<NOUN>`, `<WATER_PLANT>`, `<PLAIN_NOUN>`."""
    parts = {
        "NAME": NAME,
        "ITEM": ITEM,
        "LIST": LIST,
        "NOUN": NOUN,
        "WATER_PLANT": WATER_PLANT,
        "PLAIN_NOUN": PLAIN_NOUN,
    }
    for name, part in parts.items():
        pattern = pattern.replace(f"<{name}>", part)
    return regex.compile(expand(pattern))
