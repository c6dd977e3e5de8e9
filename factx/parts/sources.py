"""Who says so: the speaker who has the word where a fact stands, and whom "he said" means."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from factx.parts.clauses import FAR, clauses, sentence_around
from factx.parts.patterns import lazy_pattern
from factx.parts.published import published_of
from factx.parts.speakers import Speaker, speakers
from factx.parts.tables import alternation

if TYPE_CHECKING:
    from factx.reading import Reading


def source_of(reading: Reading, start: int, end: int) -> str | None:
    """Give who says so in the text, as written, or None where nobody does.

    "he said" is the last one named before, where somebody is.
    """
    low, high = sentence_around(reading, start, end)
    low = _past_header(reading, low, start)
    found = _speaker(reading, low, high, start, end)
    if found is None and _quoted(reading.text, start):
        return _last_named(reading, low)
    if found is None:
        return None
    name = reading.span(found.start, found.end).text
    if name.lower() in _PRONOUNS:
        return _last_named(reading, found.start, low, name.lower())
    return name


_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "both"})
_SENTENCES_BACK = 3


def _past_header(reading: Reading, low: int, high: int) -> int:
    """Step over a header that a sentence begins with: "date 2020-06-12 The minister said"."""
    head = published_of(reading.article.text) if low < FAR else None
    return head.end if head is not None and low <= head.start and head.end <= high else low


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


def _quoted(text: str, start: int) -> bool:
    paragraph = text.rfind("\n", 0, start) + 1
    return text.count('"', paragraph, start) % 2 == 1


def _last_named(reading: Reading, before: int, low: int | None = None, pronoun: str = "") -> str | None:
    """Give the last speaker named before an offset whom the pronoun can mean, at most some sentences back."""
    if low is not None and (name := _named_in(reading, low, before, pronoun)):
        return name
    index = reading.sentence_index(before)
    for sentence in reversed(reading.sentences[max(0, index - _SENTENCES_BACK) : index]):
        if name := _named_in(reading, max(sentence.start, sentence.end - FAR), min(sentence.end, before), pronoun):
            return name
    return _subject_before(reading, index) if pronoun in ("he", "she") else None


_SUBJECT = lazy_pattern(
    r"\s*(?:(?:Likewise|Earlier|Later|In\s+turn|During\s+the\s+\w+|Meanwhile|Also|Moreover),?\s+)?"
    r"(?P<name>[Tt]he\s+(?:(?:[\w-]+\s+){0,2}?(?:minister|president|governor|mayor|ambassador|envoy|premier|spokesman|spokeswoman"
    r"|commander|chief|general|director|secretary|head|official)))\b"
)


def _subject_before(reading: Reading, index: int) -> str | None:
    """Give the office that the sentence before begins with: "The minister briefed the envoy. He said ..."."""
    if index == 0:
        return None
    before = reading.sentences[index - 1]
    found = _SUBJECT.match(reading.text, before.start, before.end)
    return reading.span(found.start("name"), found.end("name")).text if found else None


def _named_in(reading: Reading, low: int, high: int, pronoun: str) -> str | None:
    low = _past_header(reading, low, high)
    names = [reading.span(speaker.start, speaker.end).text for speaker in speakers(reading.text, low, high)]
    return next((name for name in reversed(names) if name.lower() not in _PRONOUNS and _can_mean(pronoun, name)), None)


@cache
def _group() -> regex.Pattern[str]:
    return lazy_pattern(rf"\b(?:{alternation('scope_groups')})\b", regex.IGNORECASE)


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
