"""When a figure holds, who says so, and how sure: what the words around a fact say of it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from factx.parts.clauses import Clause, clause_at, clauses
from factx.parts.days import unit_at
from factx.parts.published import published_of
from factx.parts.speakers import Speaker, speakers
from factx.parts.tables import alternation
from factx.types import Period

if TYPE_CHECKING:
    from factx.parts.dates import DateText
    from factx.reading import Reading
    from factx.types import Assertion, Offsets

_FAR = 1200
"""Sentences without an end, as tables and menus have them, are read this far around a fact."""


def period_of(reading: Reading, start: int, end: int) -> Period | None:
    """Give the period that governs the figure at `start:end`, or None where the text tells none.

    It is looked for behind the figure, before it in its clause, at the head of the sentence, and last behind the next
    figure; the day of a statement, of another figure, or of a clause that only tells more of a name is none.
    """
    low, high = _sentence(reading, start, end)
    dates = [
        date
        for date in _dates_within(reading, low, high)
        if not _dates_statement(reading.text, date, low, start) and not _dates_other(reading.text, date, low, start)
    ]
    if not dates:
        return None
    parts = clauses(reading.text, low, high)
    own = clause_at(parts, start)
    near = [date for date in dates if _reaches(reading.text, parts, own, date, start)]
    found = _governing(reading, near, start, end, own)
    if found is None:
        return None
    words, last = reading.span(found.start, found.end).text, found.last
    if last is None and found.first and found.end <= start and _WHEN.match(reading.text, found.end):
        # "not since 1972, when an earthquake killed 5,000": the clause is about the year, not the years since
        last = unit_at(found.precision, found.first, 0).last
    return Period(start=found.first, end=last, precision=found.precision, text=words)


def _sentence(reading: Reading, start: int, end: int) -> tuple[int, int]:
    sentence: Offsets = reading.sentence_at(start)
    return max(sentence.start, start - _FAR), max(end, min(sentence.end, end + _FAR))


def _dates_within(reading: Reading, low: int, high: int) -> list[DateText]:
    head = published_of(reading.article.text) if low < _FAR else None
    return [
        date
        for date in reading.dates
        if low <= date.start < high and not (head and date.start < head.end and head.start < date.end)
    ]


# "Four were killed on July 14 while 28 others were hurt"
_MEANWHILE = regex.compile(r",?\s(?:while|whilst)\s")


def _reaches(text: str, parts: tuple[Clause, ...], own: Clause, date: DateText, start: int) -> bool:
    clause = clause_at(parts, date.start)
    if clause == own:
        return True
    if clause.part == "background" or (own.part == "background" and date.start >= own.end):
        return False
    between = [part for part in parts if min(clause.start, own.start) < part.start <= max(clause.start, own.start)]
    if any(part.part == "contrast" for part in between):
        # "In 2020 exports fell to $3m, while imports rose to $5m": what leads the sentence leads both
        leads = date.start < start and date.start - parts[0].start < len("In the first nine months of ")
        return leads or (date.start < start and _MEANWHILE.match(text, own.start) is not None)
    return True


_SAY_GAP = (
    r"(?:\s+(?:reporters|journalists|media|lawmakers|parliament|in|a|an|the|on|at|late|early|his|her|its|their|this|that|it|so|news|press"
    r"|conference|statement|briefing|interview|by|phone|telephone|television|TV|state|post|tweet|edition|report|here|of|to|with|for"
    r"|\p{Lu}[\w.]*))*\s*"
)


@cache
def _statement() -> regex.Pattern[str]:
    nouns = "statement|briefing|interview|conference|press\\s+release|tweet|broadcast|speech|address|bulletin|edition|confirmation"
    verbs = rf"{alternation('scope_say')}|spoke|speaking|made\s+public|put\s+out|published|released|presented|made\s+known|made\s+it\s+known"
    return regex.compile(rf"\b(?i:{verbs}|{nouns}){_SAY_GAP}\Z")


@cache
def _saying_next() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:'s)?,?\s+(?:(?!that\b)[\w.'-]+,?\s+){{0,8}}?(?:{alternation('scope_say')})\b"
        r"|(?:'s)?,?\s+(?:[\w'-]+\s+){1,5}(?:issued|released|published|gave|read\s+out)\s+(?:a|an|the|its|his|her)\s+(?:\w+\s+)?(?:statement|list|report|names|figures)\b"
        r"|(?:'s)?\s+(?:edition|statement|briefing|press\s+conference|issue|session|meeting|interview)\b"
    )


def _dates_statement(text: str, date: DateText, low: int, figure: int) -> bool:
    """Say whether a date is that of a statement ("said on Wednesday"), not of what is stated."""
    if date.precision not in ("day", "week"):
        return False
    if text[date.start :].lower().startswith(("since", "until", "by ")):
        return False
    if _statement().search(text, max(low, date.start - 110), date.start):
        return True
    stop = figure if figure > date.end else min(len(text), date.end + 60)
    return _saying_next().match(text, date.end, stop) is not None


# "a record for the past decade", "the worst since 2010": what is compared; "a dam that has lain idle since 2019"
_COMPARED = regex.compile(
    r"\b(?:record|high|low|peak|highest|lowest|worst|deadliest|bloodiest|biggest|largest|heaviest|strongest|first\s+time|most\s+\w+)\b"
    r"[^,;.]{0,40}\Z"
)
_IDLE = regex.compile(r"\b(?:that|which|who)\s+(?:has|have|had)\b[^,;]{0,60}\Z")
_WHEN = regex.compile(r"\s*,?\s+when\b")


def _dates_other(text: str, date: DateText, low: int, figure: int) -> bool:
    if _COMPARED.search(text, max(low, date.start - 80), date.start):
        return not (date.end < figure and _WHEN.match(text, date.end))
    return date.last is None and date.end < figure and _IDLE.search(text, max(low, date.start - 90), date.start) is not None


def _governing(reading: Reading, dates: list[DateText], start: int, end: int, own: Clause) -> DateText | None:
    inside = next((date for date in dates if date.start < end and start < date.end), None)
    if inside:
        return inside
    text = reading.text
    figures = _other_figures(reading, start, end)
    behind = [date for date in dates if date.start >= end]
    before = [date for date in dates if date.end <= start]
    following = min((figure for figure in figures if figure >= end), default=len(text))
    if behind and behind[0].start < following and _close_by(text, end, behind[0].start):
        return behind[0]
    for date in reversed(before):
        taken = any(figure < date.start and _close_by(text, figure, date.start) for figure in figures)
        between = text[date.end : start]
        if not (taken and _CHANGE.search(between)):
            return date
    if behind and (own.holds(behind[0].start) or behind[0].start < following) and not _CHANGE.search(text, end, behind[0].start):
        return behind[0]
    return None


# "$5bn in 2019 from $4bn", "compared with": the date of one figure is not that of the other
_CHANGE = regex.compile(r"\b(?:(?<!up\s)to|from|(?<!more\s|less\s|fewer\s)than|against|compared|versus)\b")


def _close_by(text: str, low: int, high: int) -> bool:
    return high - low < 120 and not _AWAY.search(text, low, high)


_AWAY = regex.compile(r";|\s(?:while|whereas|but|and)\s|,\s(?:has|have|had|was|were|is|are|will)\s")


# "3.8 trillion tenge ($8.5 billion)", "450 trillion won, or around 308 billion U.S. dollars": the same sum again;
# "$6 per thousand BTUs": no figure of its own
_CONVERTED = regex.compile(r"\s*(?:[\w.]+\s+){0,4}?(?:[(\[]|,\s+or\b)\s*(?:(?:about|around|circa|or|some|nearly|roughly|approximately|over)\s+)*[\p{Sc}\p{Lu}.]{0,6}\s*")
_PER = regex.compile(r"\b(?:per|a|each|every)\s+\Z")


def _is_same_sum(text: str, number_start: int, number_end: int, start: int, end: int) -> bool:
    if _PER.search(text, max(0, number_start - 8), number_start):
        return True
    gap = text[end:number_start] if number_start >= end else text[number_end:start]
    return len(gap) < 60 and _CONVERTED.fullmatch(gap) is not None


def _other_figures(reading: Reading, start: int, end: int) -> list[int]:
    low, high = _sentence(reading, start, end)
    dates = [(date.start, date.end) for date in reading.dates]
    return [
        number.start
        for number in reading.numbers
        if low <= number.start < high
        and number.decoy is None
        and not (number.start < end and start < number.end)
        and not _is_same_sum(reading.text, number.start, number.end, start, end)
        and not any(first <= number.core_start < last for first, last in dates)
    ]


def source_of(reading: Reading, start: int, end: int) -> str | None:
    """Give who says so in the text, as written, or None where nobody does.

    "he said" is the last one named before, where somebody is.
    """
    low, high = _sentence(reading, start, end)
    found = _speaker(reading, low, high, start, end)
    if found is None and _quoted(reading.text, low, start):
        return _last_named(reading, low)
    if found is None:
        return None
    name = reading.span(found.start, found.end).text
    if name.lower() in _PRONOUNS:
        return _last_named(reading, found.start, low, name.lower())
    return name


_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "both"})
_SENTENCES_BACK = 3


def _speaker(reading: Reading, low: int, high: int, start: int, end: int) -> Speaker | None:
    """Choose among those who have the word in the sentence: in the figure's own clause, nearest to it."""
    text = reading.text
    found = [
        speaker
        for speaker in speakers(text, low, high)
        if not (speaker.start < end and start < speaker.end) and (not speaker.ahead or speaker.cue_start < start)
    ]
    if not found:
        return None
    parts = clauses(text, low, high)
    contrasts = [part.start for part in parts if part.part == "contrast"]

    def distance(speaker: Speaker) -> tuple[int, int]:
        one, two = sorted((speaker.cue_start, start))
        crossed = sum(one < contrast <= two for contrast in contrasts)
        return crossed, min(abs(speaker.cue_end - start), abs(speaker.cue_start - end))

    best = min(found, key=distance)
    if distance(best)[0] and best.cue_start > start:
        return None  # "20 died, but police said": what follows a contrast speaks for itself
    return best


def _quoted(text: str, low: int, start: int) -> bool:
    paragraph = text.rfind("\n", 0, start) + 1
    return text.count('"', paragraph, start) % 2 == 1


def _last_named(reading: Reading, before: int, low: int | None = None, pronoun: str = "") -> str | None:
    """Give the last speaker named before an offset whom the pronoun can mean, at most some sentences back."""
    if low is not None and (name := _named_in(reading, low, before, pronoun)):
        return name
    index = reading.sentence_index(before)
    for sentence in reversed(reading.sentences[max(0, index - _SENTENCES_BACK) : index]):
        if name := _named_in(reading, max(sentence.start, sentence.end - _FAR), min(sentence.end, before), pronoun):
            return name
    return None


def _named_in(reading: Reading, low: int, high: int, pronoun: str) -> str | None:
    names = [reading.span(speaker.start, speaker.end).text for speaker in speakers(reading.text, low, high)]
    return next((name for name in reversed(names) if name.lower() not in _PRONOUNS and _can_mean(pronoun, name)), None)


@cache
def _group() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{alternation('scope_groups')})\b", regex.IGNORECASE)


def _can_mean(pronoun: str, name: str) -> bool:
    """Say whether a pronoun can stand for a name: "he" for no ministry, "they" for no single person."""
    head = regex.split(r"\s(?:of|for|in|at|from)\s", name)[0]
    group = _group().search(head) is not None or (name.isupper() and len(name) > 1)
    many = " and " in name or (head.split()[-1].islower() and head.endswith("s")) or head.lower() == "police"
    if pronoun in ("he", "she", "who"):
        return not group and not many
    if pronoun == "it":
        return not many and (group or not name[0].islower())
    return pronoun == "" or many or group


_DENIED = regex.compile(r"\b(?:den(?:y|ies|ied|ying)|rejected|dismissed|refuted|disputed)\s+(?:(?!,|;|\bbut\b)[^.]){0,90}\Z")
_DENIED_SUM = regex.compile(r"\bden(?:y|ies|ied|ying)\s+(?:ever\s+|having\s+)*(?:that\s+(?:he|she|they|it)\s+(?:had\s+)?)?\w+(?:ing|ed)?\s+\Z")
_MODAL = regex.compile(
    r"\b(?:could|might|may|can|cannot|if|unless|whether|threat(?:en|ens|ened|ening)\s+to|risks?|in\s+danger\s+of|potential(?:ly)?)\b"
    r"(?!\s+have\b|\s+not\s+(?:\w+\s+)?(?:be\s+)?(?:\w+ly\s+)?(?:confirm|verif|say|reach|tell))"
)
_COUNTERFACTUAL = regex.compile(r"\b(?:could|would)\s+have\s+(?!to\b|been\b)\w+")
_PROJECTED = regex.compile(
    r"\b(?:expected|projected|forecast|predicted|estimated|likely|set|anticipated|bound|due)\s+to\s+(?:rise|climb|increase|grow|reach|exceed|kill|die|be|lose|displace|affect|leave)\b"
    r"|\b(?:projections?|forecasts?|predictions?|predicts|projects\s+that|(?:projected|predicted)\s+(?:that|a|the|some|up|between|\d))(?!\w)"
)
_CONFIRMED = regex.compile(r"(?<!not\s)(?<!not\sbeen\s)(?<!independently\s)(?<!\bun)\bconfirm(?:ed|s|ing)\b")
_NOT_CONFIRMED = regex.compile(r"\b(?:not|no|nobody|cannot|never|without|yet\s+to)\b[^,.;]{0,40}\bconfirm|\bunconfirmed\b|\bif\s+confirmed\b")


@cache
def _alleged() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{alternation('scope_alleged')})\b")


# "The quake claimed 12 lives" and "they claimed responsibility" assert nothing; the shooter may be the alleged one alone
_CLAIMED = regex.compile(
    r"\bclaim(?:s|ed|ing)?\b(?!\s+(?:the\s+li(?:fe|ves)|responsibility|credit|(?:[\w,]+\s+){1,5}li(?:fe|ves)|the\s+attack|it))"
    r"|\balleged\b(?!\s+(?:\p{Ll}+\s+)?(?:shooter|gunman|attacker|killer|mastermind|perpetrator|suspect|militant|member))"
)
_HELD_BEFORE = regex.compile(r"\b(?:believed|thought|feared|presumed|suspected|said)\s+to\s+(?:have\s+)?|\bfear(?:s|ed)?\s+(?:that\s+)?")
_HELD_AFTER = regex.compile(
    r"[^,;.]{0,60}?\b(?:is|are|was|were|been|and|now|also|still)\s+(?:\w+ly\s+)?(?:believed|thought|feared|presumed|suspected)\b"
    r"|[\s\w]{0,20}\b(?:feared|presumed)\s+(?:dead|killed|drowned|lost|missing|trapped|buried)"
)


@cache
def _harm_ahead() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:will|would|shall)\s+(?:also\s+|likely\s+|probably\s+)?(?:{alternation('scope_deaths_ahead')})\b")


def assertion_of(reading: Reading, start: int, end: int, *, kind: str) -> Assertion:
    """Say how the text stands to the figure.

    Sums of money are planned, promised and expected as a rule, and are stated all the same: of them only what is
    claimed, confirmed, or denied to exist at all is told apart.
    """
    text = reading.text
    low, high = _sentence(reading, start, end)
    own = _own_clause(text, low, high, start)
    before, around = text[own.start : start], text[own.start : max(own.end, end)]
    if kind == "money":
        if _DENIED_SUM.search(before):
            return "denied"
    else:
        if _DENIED.search(before):
            return "denied"
        if ahead := _still_to_come(around, before, text[start:end]):
            return ahead
    near = regex.split(r"[,;:]\s", before)[-1]
    if _alleged().search(around) or _CLAIMED.search(around) or _HELD_BEFORE.search(near):
        return "alleged"
    if kind != "money" and _HELD_AFTER.match(text, end, max(own.end, end)):
        return "alleged"
    if _CONFIRMED.search(around) and not _NOT_CONFIRMED.search(around):
        return "confirmed"
    return "reported"


def _own_clause(text: str, low: int, high: int, start: int) -> Clause:
    """Give the figure's clause, with the background that belongs to it, up to the contrasts around it."""
    parts = clauses(text, low, high)
    edges = [part.start for part in parts if part.part == "contrast"]
    return Clause(
        max((edge for edge in edges if edge <= start), default=low), min((edge for edge in edges if edge > start), default=high), "main"
    )


def _still_to_come(around: str, before: str, fact: str) -> Assertion | None:
    near = regex.split(r"[,;:]\s|\bthat\b", before)[-1] + fact
    after = regex.split(r"[,;:.]\s|\band\b", around[len(before) + len(fact) :])[0]
    if _COUNTERFACTUAL.search(near):
        return "hypothetical"
    if _MODAL.search(near) or regex.match(r"\s+(?:[\w-]+\s+){0,4}?(?:could|might|may|can)\b(?!\s+have|\s+not\b)", after):
        return "hypothetical"
    if _PROJECTED.search(near) or _harm_ahead().search(near):
        return "projected"
    if regex.match(r"\s+(?:[\w-]+\s+){0,4}?(?:are|is|were|was)\s+(?:expected|projected|forecast|predicted)\b", after):
        return "projected"
    if _harm_ahead().match(after.lstrip()):
        return "projected"
    return None
