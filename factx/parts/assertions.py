"""How sure: whether a figure is reported, confirmed, alleged, denied, or still to come."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from factx.parts.clauses import Clause, clauses, sentence_around
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import alternation

if TYPE_CHECKING:
    from factx.reading import Reading
    from factx.types import Assertion

_DENIED = lazy_pattern(
    r"\b(?:den(?:y|ies|ied|ying)|rejected|dismissed|refuted|disputed)\s+(?:(?!,|;|\bbut\b)[^.]){0,90}\Z"
)
_DENIED_SUM = lazy_pattern(
    r"\bden(?:y|ies|ied|ying)\s+(?:ever\s+|having\s+)*(?:(?:that\s+)?(?:he|she|they|it)\s+(?:had\s+)?)?\w+(?:ing|ed)?\s+\Z"
)
# "denied that a ransom of [$3 million] had been paid": not the sum's being dear or unlawful, but that it changed hands
_DENIED_THAT = lazy_pattern(
    r"\bden(?:y|ies|ied|ying)\s+(?:(?:any\s+|the\s+)?(?:reports?|claims?|allegations?|rumou?rs)\s+)?that\s+(?:[\w'-]+\s+){0,5}\Z"
)
_CHANGED_HANDS = lazy_pattern(
    r"\s+(?:[\w'-]+\s+){0,2}?(?:had|has|have|was|were)\s+(?:ever\s+)?(?:been\s+)?"
    r"(?:paid|received|given|handed|transferred|offered|spent|stolen|diverted|missing|lost)\b"
)
_MODAL = lazy_pattern(
    r"\b(?:could|might|may|can|cannot|if|unless|whether|threat(?:en|ens|ened|ening)\s+to|risks?|in\s+danger\s+of|potential(?:ly)?)\b"
    r"(?!\s+have\b|\s+not\s+(?:\w+\s+)?(?:be\s+)?(?:\w+ly\s+)?(?:confirm|verif|say|reach|tell))"
)
_CONDITION = lazy_pattern(r"\b(?:[Ii]f|[Uu]nless)\s[^;.]{0,120}\b(?:would|could|will)\b")
_COUNTERFACTUAL = lazy_pattern(r"\b(?:could|would)\s+have\s+(?!to\b|been\b)\w+")
_PROJECTED = lazy_pattern(
    r"\b(?:expected|projected|forecast|predicted|estimated(?!\s+to\s+be)|likely|set|anticipated|bound|due)\s+to\s+(?:rise|climb|increase|grow|reach|exceed|kill|die|be|lose|displace|affect|leave)\b"
    r"|\b(?:projections?|forecasts?|predictions?|predicts|projects\s+that|(?:projected|predicted)\s+(?:that|a|the|some|up|between|\d))(?!\w)"
)
_LEVEL = (
    r"(?:reach|hit|rise|climb|increase|grow|jump|swell|widen|exceed|surpass|top|cross|pass|double|fall|drop|decline|shrink|narrow|total"
    r"|average|stand|amount)"
)
_ONLY_BOUNDS = (
    r"(?:\s+(?:to|by|at|from|about|around|some|over|under|nearly|almost|more|less|than|an?|the|record|as|much|high|further|or|total|of"
    r"|up|just|roughly|in))*\s+\Z"
)
# A level to come is a forecast or an aim; a sum that is planned or promised ("will lend $3 billion") is what it is.
_FORECAST_SUM = lazy_pattern(
    r"(?i)\b(?:expect(?:s|ed|ing)?|forecast(?:s|ed|ing)?|project(?:s|ed|ing)|predict(?:s|ed|ing)?|anticipat(?:es?|ed|ing)|foresees?|foreseen"
    rf"|likely|projections?|forecasts?|predictions?|on\s+course|on\s+track)\s+(?:[^.;,\d]{{1,70}}?\s)?(?:to|will|would)\s+{_LEVEL}\b{_ONLY_BOUNDS}"
)
_AIM = lazy_pattern(
    r"(?i)\b(?:ways?|aims?|aimed|aiming|hopes?|hoped|hoping|wants?|wanted|seeks?|sought|seeking|targets?|goals?|potential|ambitions?|intends?|plans?"
    r"|working|efforts?|possible|possibility)\s+(?:to|of|at|for|on)\s+"
    r"(?:rais|increas|lift|boost|bring|expand|doubl|tripl|grow|tak|push|elevat)(?:e|ing)?\s+"
    r"[^.;,\d]{0,40}?\b(?:trade|turnover|commerce|exports?|imports?|sales|revenues?|investments?|reserves|economy|gdp|gap|deficit|volume)\b"
    rf"[^.;,\d]{{0,50}}?\sto{_ONLY_BOUNDS}"
)
_CONFIRMED = lazy_pattern(r"(?<!not\s)(?<!not\sbeen\s)(?<!independently\s)(?<!\bun)\bconfirm(?:ed|s|ing)\b")
_NOT_CONFIRMED = lazy_pattern(
    r"\b(?:not|no|nobody|cannot|never|without|yet\s+to)\b[^,.;]{0,40}\bconfirm|\bunconfirmed\b|\bif\s+confirmed\b"
)


@cache
def _alleged() -> regex.Pattern[str]:
    return lazy_pattern(rf"\b(?:{alternation('scope_alleged')})\b")


# "The quake claimed 12 lives" and "they claimed responsibility" assert nothing; the shooter alone may be alleged
_CLAIMED = lazy_pattern(
    r"\bclaim(?:s|ed|ing)?\b(?!\s+(?:the\s+li(?:fe|ves)|responsibility|credit|(?:[\w,]+\s+){1,5}li(?:fe|ves)|the\s+attack|it|by))"
    r"|\balleged\b(?!\s+(?:\p{Ll}+\s+)?(?:shooter|gunman|attacker|killer|mastermind|perpetrator|suspect|militant|member))"
)
_HELD_BEFORE = lazy_pattern(
    r"\b(?:believed|thought|feared|presumed|suspected|said)\s+to\s+(?:have\s+)?|\bfear(?:s|ed)?\s+(?:that\s+)?"
)
_HELD_AFTER = lazy_pattern(
    r"[^,;.]{0,60}?\b(?:is|are|was|were|been|and|now|also|still)\s+(?:\w+ly\s+)?(?:believed|thought|feared|presumed|suspected)\b"
    r"|[\s\w]{0,20}\b(?:feared|presumed)\s+(?:dead|killed|drowned|lost|missing|trapped|buried)"
)


@cache
def _harm_ahead() -> regex.Pattern[str]:
    return lazy_pattern(
        rf"\b(?:will|would|shall)\s+(?:also\s+|likely\s+|probably\s+|[^,;.]{{1,60}}\sand\s)?(?:{alternation('scope_deaths_ahead')})\b"
    )


def assertion_of(reading: Reading, start: int, end: int, *, kind: str) -> Assertion:
    """Say how the text stands to the figure.

    Sums of money are planned and promised as a rule, and are stated all the same: of them only what is claimed,
    confirmed, denied to exist at all, or a level that is forecast ("expects exports to reach") is told apart.
    """
    text = reading.text
    low, high = sentence_around(reading, start, end)
    own = _own_clause(text, low, high, start)
    before, around = text[own.start : start], text[own.start : max(own.end, end)]
    if kind == "money":
        denied = _DENIED_SUM.search(before) or (_DENIED_THAT.search(before) and _CHANGED_HANDS.match(text, end))
        to_the_figure = before + regex.split(r"[^\p{Ll}\s]", text[start:end])[0]  # its bound may be "to exceed"
        ahead = _FORECAST_SUM.search(to_the_figure) or _AIM.search(to_the_figure)
        told: Assertion | None = "denied" if denied else "projected" if ahead else None
    else:
        told = "denied" if _DENIED.search(before) else _still_to_come(around, before, text[start:end])
    if told:
        return told
    if _is_alleged(before, around) or (kind != "money" and _HELD_AFTER.match(text, end, max(own.end, end))):
        return "alleged"
    # "207 missing in addition to the 730 confirmed dead": what stands behind the next figure is that one's
    own_words = text[own.start : end] + regex.split(r"\d", text[end : max(own.end, end)])[0]
    if _CONFIRMED.search(own_words) and not _NOT_CONFIRMED.search(around):
        return "confirmed"
    return "reported"


def _is_alleged(before: str, around: str) -> bool:
    near = regex.split(r"[,;:]\s", before)[-1]
    return any(pattern.search(around) for pattern in (_alleged(), _CLAIMED)) or _HELD_BEFORE.search(near) is not None


def _own_clause(text: str, low: int, high: int, start: int) -> Clause:
    """Give the figure's clause, with the background that belongs to it, up to the contrasts around it."""
    parts = clauses(text, low, high)
    edges = [part.start for part in parts if part.part == "contrast"]
    return Clause(
        max((edge for edge in edges if edge <= start), default=low),
        min((edge for edge in edges if edge > start), default=high),
        "main",
    )


_EXPECTED_NEXT = lazy_pattern(
    r"\s+(?:[\w-]+\s+){0,4}?(?:are|is|were|was)\s+(?:expected|projected|forecast|predicted)\b"
)


def _still_to_come(around: str, before: str, fact: str) -> Assertion | None:
    near = regex.split(r"[,;:]\s|\b(?:that|since|because)\b", before)[-1] + fact
    after = regex.split(r"[,;:.]\s|\band\b", around[len(before) + len(fact) :])[0]
    if regex.search(r"\bfear(?:s|ed)?\b", near):
        return "alleged"
    if _COUNTERFACTUAL.search(near) or _CONDITION.search(around):
        return "hypothetical"
    if _MODAL.search(near) or regex.match(
        r"\s+(?:[\w-]+\s+){0,4}?(?:could|might|may|can)\b(?!\s+have|\s+not\b)", after
    ):
        return "hypothetical"
    if _PROJECTED.search(near) or _harm_ahead().search(near) or _EXPECTED_NEXT.match(after):
        return "projected"
    return "projected" if _harm_ahead().match(after.lstrip()) else None
