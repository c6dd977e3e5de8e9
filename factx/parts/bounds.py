"""The words that bound a figure: "at least", "up to", "nearly" before it, "or more", "-plus", "at most" behind it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from factx.parts.patterns import lazy_pattern
from factx.parts.tables import alternation
from factx.types import Bound

REACH = 60
"""How far before a figure its bound may begin, in characters."""


class BoundWords(NamedTuple):
    """A bound, and where its words begin or end."""

    bound: Bound
    offset: int


_LISTS: tuple[Bound, ...] = ("at_least", "more_than", "at_most", "less_than", "approximate")


@cache
def _before() -> regex.Pattern[str]:
    groups = "|".join(f"(?P<{bound}>{alternation(f'number_{bound}')})" for bound in _LISTS)
    # "another", "a total of" may stand between the bound and its figure; a sign of money was passed before.
    between = (
        r"(?:\s{1,4}(?:another|an?\s+(?:further|additional|extra|(?:total|value|sum|amount|cost|price)\s+of|estimated)"
        r"|an?|the|some\s+other))?"
    )
    return lazy_pattern(rf"(?i)(?<![\w-])(?:{groups}|(?P<approx_sign>[~≈±])){between}\s{{0,4}}\Z")


# "183 injured and upwards of 33,000 evacuated", "12 dead and over 300 hurt": the bound is the next figure's
_NEXT = (
    r"\s+(?:than|of)\b|\s+[\d\p{Sc}]|\s+an?\s+(?:dozen|score|hundred|thousand|million|billion|half|quarter|third|few|couple)\b"
    r"|\s+(?:half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|dozens?|hundreds?|thousands?|scores|\p{L}+teen|\p{L}+ty)\b"
)

# "the $15 minimum wage" is $15: there the word is of the noun behind it.
_NO_NOUN = (
    r"(?!\s+(?!(?:and|or|but|by|for|in|on|at|from|to|as|with|per|a|an|each|every|is|are|was|were|will|when|if)\b)\p{L})"
)


@cache
def _after() -> dict[Bound, regex.Pattern[str]]:
    noun = r"(?:\s{1,3}\p{L}+)?"
    return {
        "at_least": lazy_pattern(
            rf"(?i)\+(?!\d)|-?plus\b(?!\s+\d)|\s?\+(?=\s|\Z)|\s{{1,3}}plus(?=\s+\p{{L}})"
            rf"|{noun}\s{{1,3}}(?:or|and)\s+(?:more|above|upwards?|higher|over|counting|beyond)\b(?!{_NEXT})"
            rf"|{noun}\s{{1,3}}at\s+(?:the\s+very\s+|the\s+)?least\b|\s+minimum\b{_NO_NOUN}"
        ),
        "at_most": lazy_pattern(
            rf"(?i){noun}\s{{1,3}}(?:at\s+(?:the\s+)?most|or\s+(?:fewer|less|under|below)|tops)\b|{noun}\s{{1,3}}maximum\b{_NO_NOUN}"
        ),
        "approximate": lazy_pattern(rf"(?i)-odd\b|-ish\b|{noun}\s{{1,3}}or\s+(?:so|thereabouts)\b"),
    }


def bound_before(text: str, position: int) -> BoundWords | None:
    """Read the bound whose words end right before a figure (or its sign) at `position`.

    Of two bounds in a row the telling one holds: "at least some 20" is at least 20.
    """
    found: BoundWords | None = None
    while (match := _before().search(text, max(0, position - REACH), position)) is not None:
        bound: Bound = "approximate" if match.lastgroup == "approx_sign" else match.lastgroup  # type: ignore[assignment]
        if _is_other(text, match, bound):
            break
        if bound in _TURNED and _DENIED.search(text, max(0, match.start() - 40), match.start()):
            bound = _TURNED[bound]
        telling = found is None or found.bound == "approximate"
        found = BoundWords(bound if telling else found.bound, match.start())  # type: ignore[union-attr]
        position = match.start()
    return found


# "must not get less than 20", "never fell below 20", "does not exceed 20"
_DENIED = lazy_pattern(
    r"(?i)(?:\bnot|n't|\bnever|\bcannot|\bhardly|\bscarcely|\bunder\s+no\s+circumstances|\bin\s+no\s+case)\s+"
    r"(?:(?:to\s+)?(?:be|been|get|pay|cost|receive|have|had|take|spend|earn|charge|drop|fall|fell|sink|go|rise|gone|bring"
    r"|need|number|total|amount\s+to|come\s+to|let)\s+){0,2}\Z"
)
_TURNED: dict[str, Bound] = {"less_than": "at_least", "more_than": "at_most"}
_NOT_OVER = lazy_pattern(
    r"(?i)\b(?:moved|handed|hand|handing|took|take|taken|taking|fell|went|go|gone|carried|turned|run|ran|all|spread"
    r"|spread\s+out|control)\s+\Z"
)
# "a row over $5 million": what is fought for, not how much at least
_QUARREL = lazy_pattern(
    r"(?i)\b(?:row|rows|disputes?|fights?|quarrels?|quarrel+ed|arguments?|argued|arguing|argues?|battles?|clash|clashes|clashed|spats?|standoff"
    r"|stand-off|tussles?|wrangles?|wrangling|feuds?|controversy|scandals?|outcry|uproar|lawsuits?|suits?|case|litigation|arbitration"
    r"|investigations?|inquiry|enquiry|probe|trial|anger|outrage|concerns?|worries|talks|negotiations?|tensions?)"
    r"(?:\s+in\s+\p{Lu}\p{L}+)?\s+\Z"
)
# "add up to 120", "owned up to ten dead": the verb has the preposition; "went up to 720 pounds" is where it arrived.
_ADDS = lazy_pattern(
    r"(?i)\b(?:(?:add|own|fess|pile|total|\p{L}*live|face|sum)(?:s|d|ed|ing)?"
    r"|went|goes|gone|going|go|climbed|rose|risen|moved|crept|inched|edged|jumped|shot|came|ticked)\s+\Z"
)
# "pushed the reserves up to $41 billion"
_PUSHES = lazy_pattern(
    r"(?i)\b(?:brought|bring(?:s|ing)?|took|tak(?:es|ing)|lift(?:s|ed|ing)?|push(?:es|ed|ing)?|rais(?:es|ed|ing)|sent|pull(?:s|ed|ing)?|pil(?:es|ed))"
    r"\s(?:[\p{L}-]+\s){1,5}\Z"
)
_NOT_ABOUT = lazy_pattern(
    r"(?i)\b(?:talk(?:ed|ing|s)?|speak(?:ing|s)?|spoke|know[ns]?|learn(?:ed|t)?|ask(?:ed|ing|s)?|think(?:ing)?|thought"
    r"|worried|concern(?:s|ed)?|complain(?:ed|ing|ts?)?|question(?:s|ed)?|information|details|how|what|inquir\w+"
    r"|report(?:s|ed)?\s+(?:that\s+)?)\s+\Z"
)


_ARTICLE = lazy_pattern(r"\s(?:the|an?)\s+\Z")
_OF_AN_AGE = lazy_pattern(r"(?i)\b(?:aged|children|kids|ages)\s+\Z")


def _is_other(text: str, match: regex.Match[str], bound: str) -> bool:
    """Say whether the words mean something else: "handed over 20 prisoners", "children under 5"."""
    word = match.group(bound).casefold() if bound in match.groupdict() and match.group(bound) else ""
    window = text[max(0, match.start() - 40) : match.start()]
    if word in {"over", "above", "under", "below", "about", "around"} and _ARTICLE.search(match[0]):
        return True  # "far over the $500m budget", "a dispute about a $5m loan"
    if bound in ("more_than", "less_than") and match[0].rstrip().endswith(" the"):
        return True  # "less than the $1.2bn of the year before": a figure known to the writer, and no bound
    if word == "over":
        return _NOT_OVER.search(window) is not None or _QUARREL.search(window) is not None
    if word == "up to":
        return _ADDS.search(window) is not None or _PUSHES.search(window) is not None
    if word == "about":
        return _NOT_ABOUT.search(window) is not None
    return word in {"under", "below", "above"} and _OF_AN_AGE.search(window) is not None


def bound_after(text: str, position: int) -> BoundWords | None:
    """Read the bound whose words begin right behind a figure (its scale, its currency) at `position`."""
    for bound, pattern in _after().items():
        match = pattern.match(text, position)
        if match is not None:
            return BoundWords(bound, match.end())
    return None
