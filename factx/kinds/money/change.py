"""Whether a sum is how much another one rose or fell: "rose by $616 million", "a $2 billion cut"."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from factx.parts.patterns import lazy_pattern
from factx.parts.tables import alternation

if TYPE_CHECKING:
    import regex

    from factx.kinds.money.elliptic import Sum
    from factx.kinds.money.model import Change

_STRESSED = (
    r"(?:(?:a\s+(?:further|total|combined|whopping|massive|mere|record)|an?\s+(?:additional|extra|estimated)"
    r"|another|just|only|as\s+much\s+as)\s+)?"
)
_SHARE = r"(?:[\d.,]+|\p{L}+)[\s-]?(?:percent|per\s?cent|pct|%)"
# "by 5%, or $616 million" and "a $2.1 billion or 12.8% rise": the share tells the change once more
_OR_SHARE_BEFORE = rf"(?:{_SHARE}\s*,?\s*(?:or\s+(?:by\s+)?|\(\s*))?"
_SHARE_BEHIND = rf"(?:\s*,?\s*(?:or\s+(?:about\s+)?{_SHARE}|\(\s*{_SHARE}\s*\))\s*,?)?"
# what may stand between "raised" and "by": no other verb, whose "by" tells who or what did it
_OBJECT = (
    r"(?:\s+(?!by\b|and\b|but\b|as\b|when\b|after\b|led\b|hit\b|driven\b|to\b)[\p{L}\d][\p{L}\d'’%.-]*(?<!ed)){0,7}?"
)
# "put up $5m", "paid down $5m": up and down are no change behind any verb
_WAY_AFTER = (
    r"(?:^|\n|[,;:(–—]\s*|\b(?:is|are|was|were|be|been|being|go|goes|went|gone|going|move[sd]?|moving|edged|inched|ticked|crept|comes?|came"
    r"|close[sd]?|ended|finished|settled|opened|traded|also|still|now|again|both|sharply|slightly)\s+)"
)
_BEHIND_NOUN = (
    r"(?=\s*(?:[.,;:)]|\Z)|\s+(?:in|on|over|from|for|to|since|per|a|year|"
    r"compared|versus|against|was|were|is|will|would|has|had|and|which|that|this|last)\b)"
)
_ARTICLE = lazy_pattern(r"(?i)\b(?:an?|the|its|their|his|her|this|that|another|any)\s+(?:[\p{L}-]+\s+){0,2}\Z")
# "spent $3bn less than a year after it opened", "exports of $3bn more than doubled": no other sum is meant
_NO_OTHER_SUM = (
    r"(?!\s+(?:double|treble|triple|quadruple|half|halve|twice|three\s+times"
    r"|(?:an?|one|two|three|four|five|six|\d+)\s+(?:day|week|month|year|decade|hour|quarter)s?\b(?!\s+(?:ago|earlier|before))))"
)


@cache
def _table() -> dict[str, dict[str, Change]]:
    """Read the words of change by where they stand."""
    text = (files("factx.kinds.money") / "changes.csv").read_text(encoding="utf-8")
    found: dict[str, dict[str, Change]] = {}
    for row in csv.DictReader(text.splitlines()):
        change: Change = "rise" if row["change"] == "rise" else "fall"
        found.setdefault(row["stands"], {}).update(dict.fromkeys(row["words"].split("/"), change))
    return found


def _words(*stands: str) -> str:
    every = sorted((word for where in stands for word in _table()[where]), key=len, reverse=True)
    return rf"\b(?P<word>{'|'.join(every)})\b"


@cache
def _before() -> tuple[regex.Pattern[str], ...]:
    bare, by, noun, way = _words("bare"), _words("bare", "by"), _words("noun"), _words("way")
    topic = rf"\b{alternation('money_topics')}\s+"
    return (
        lazy_pattern(rf"(?i){bare}\s+(?:up\s+|down\s+)?(?:by\s+)?{_STRESSED}{_OR_SHARE_BEFORE}\Z"),
        lazy_pattern(rf"(?i){by}{_OBJECT}\s+by\s+{_STRESSED}{_OR_SHARE_BEFORE}\Z"),
        lazy_pattern(
            rf"(?i)(?<!\b(?:took|takes?|taking|g[eo]ts?|want(?:s|ed)?)\s+a\s+){noun}\s+of\s+{_STRESSED}{_OR_SHARE_BEFORE}\Z"
        ),
        lazy_pattern(rf"(?i)(?:{_WAY_AFTER}|{topic}){way}\s+(?:by\s+)?{_STRESSED}{_OR_SHARE_BEFORE}\Z"),
    )


@cache
def _behind() -> tuple[regex.Pattern[str], ...]:
    than, beside = _words("than"), _words("beside")
    return (
        lazy_pattern(rf"(?i){_SHARE_BEHIND}\s+{than}\s+than\b{_NO_OTHER_SUM}"),
        lazy_pattern(
            rf"(?i){_SHARE_BEHIND}\s+{beside}\s+(?:the|its|their|last|a\s+year|what|expectations|target|budget)\b"
        ),
    )


@cache
def _thing() -> regex.Pattern[str]:
    modifier = (
        r"(?:\s+(?!(?:and|or|but|will|would|can|could|may|to|of|in|on|for|from|by|at|as|that|which)\b)[\p{Ll}-]+){0,2}?"
    )
    return lazy_pattern(rf"{_SHARE_BEHIND}(?P<more>{modifier})\s+{_words('noun')}{_BEHIND_NOUN}")


_REACH = 90


def change_of(text: str, item: Sum) -> Change | None:
    """Say whether a sum is a rise or a fall; nothing where it is a level."""
    near = text[max(0, item.start - _REACH) : item.start]
    found = next((match for pattern in _before() if (match := pattern.search(near))), None)
    found = found or next((match for pattern in _behind() if (match := pattern.match(text, item.end))), None)
    if found is None:
        found = _thing().match(text, item.end)
        if found is None or (found["more"] and _ARTICLE.search(near) is None):
            return None
    word = found["word"].casefold()
    return next(words[word] for words in _table().values() if word in words)
