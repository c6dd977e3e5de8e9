"""Who says so in a sentence: "according to X", "X said", "said X", "confirmed by X", "in the words of X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from factx.parts.patterns import lazy_pattern
from factx.parts.tables import alternation, words

_LONGEST = 12
"""A speaker is named in at most so many words."""

_GAP = 160
"""How far from the verb its subject is looked for, in characters."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: the offsets of the words that name him, and of all that gives him the word.

    `ahead` says that what he says follows ("X said that"), rather than stands before it (", said X").
    """

    start: int
    end: int
    cue_start: int
    cue_end: int
    ahead: bool


@cache
def _verb() -> regex.Pattern[str]:
    return lazy_pattern(rf"\b(?:{alternation('scope_say')})\b")


_CUES = (
    r"(?P<to>\b[Aa]ccording\s+to|\b[Aa]s\s+per|\b[Ii]n\s+the\s+(?:words|view|account|opinion|estimation|reckoning)\s+of"
    r"|\b[Bb]y\s+the\s+(?:count|account|reckoning|estimate|tally|figures)\s+of|\bthe\s+(?:figure|count|estimate|tally)\s+of"
    r"|\b[Cc]iting|\b[Qq]uoting|\bquot(?:ed|es)(?=[^.;]{2,120}\bas\s+saying))\s+"
)
_BY = (
    r"\b(?:confirmed|reported|announced|given|released|estimated|counted|put\s+out|made\s+public|cited|quoted|published|provided"
    r"|put\s+at\s+[\w,.]+)\s+(?:\w+\s+){0,3}?by\s+"
)


@cache
def _named_cue() -> regex.Pattern[str]:
    return lazy_pattern(f"{_CUES}|(?P<by>{_BY})")


_OWN = lazy_pattern(
    r"\b(?:[Ii]n|[Bb]y)\s+(?P<name>(?:[\p{Lu}][\w.'-]*\s+){0,4}?[\p{Lu}][\w.-]*)'s?\s+"
    r"(?:words|view|account|reckoning|count|estimate|opinion|tally)\b"
)


# "the IOM (Geneva) said", 'writes "Mediafax", a paper': such marks are part of a name and bound no clause
_IN_NAME = lazy_pattern(
    r"\([^()\n]{1,30}\)|\"(?=(?:\p{Lu}[\w'-]*|de|la|of|the)(?:\s[\w'-]+){0,3}\"(?:,|\s))|(?<=\"\p{Lu}[\w' -]{1,40})\""
)


def speakers(text: str, start: int, end: int) -> Iterator[Speaker]:
    """Yield everybody whom a sentence of the text gives the word, in the order of what gives it."""
    words_here = _IN_NAME.sub(lambda match: " " * len(match[0]), text[start:end])
    size = len(words_here)
    found = [*_after_cue(words_here, 0, size), *_own(words_here, 0, size), *_by_verb(words_here, 0, size)]
    for speaker in sorted(found, key=lambda speaker: (speaker.cue_start, speaker.start)):
        yield Speaker(
            speaker.start + start,
            speaker.end + start,
            speaker.cue_start + start,
            speaker.cue_end + start,
            speaker.ahead,
        )


def _after_cue(text: str, start: int, end: int) -> Iterator[Speaker]:
    for match in _named_cue().finditer(text, start, end):
        name = _name_after(text, match.end(), end)
        if name:
            leads = not text[start : match.start()].strip(" \"'")
            yield Speaker(*name, match.start(), name[1], ahead=leads)


def _own(text: str, start: int, end: int) -> Iterator[Speaker]:
    for match in _OWN.finditer(text, start, end):
        yield Speaker(match.start("name"), match.end("name"), match.start(), match.end(), ahead=True)


def _by_verb(text: str, start: int, end: int) -> Iterator[Speaker]:
    for match in _verb().finditer(text, start, end):
        verb = match[0]
        if verb in ("put", "puts") and not _PUT.match(text, match.end()):
            continue
        if verb == "reported" and _PARTICIPLE.match(text, match.end()):
            continue  # "forty people reported missing"
        if verb in _TAKING and _TAKEN.match(text, match.end()):
            continue  # "claimed responsibility", "claimed 21 lives", "attacks claimed by a group"
        if verb in _ACCUSING and _ACCUSED_OF.match(text, match.end()):
            continue  # "troops accused of killing": the word is another's
        if verb in _NOUNS and _is_noun(text, start, match):
            continue  # "the report", "health claims", "trade adds up to"
        before = text[max(start, match.start() - _GAP) : match.start()]
        turned = verb not in _ADDRESSING and _INVERTED.search(before)
        if turned and (name := _name_after(text, match.end(), end, strict=True)):
            yield Speaker(*name, match.start(), name[1], ahead=False)
        elif not _PASSIVE.search(before) and (
            name := _name_before(text, start, match.start(), closing=_END.match(text, match.end()) is not None)
        ):
            if verb in _SHOWING and not _FIGURES.search(text, *name):
                continue
            behind = text[start : name[0]].rstrip().endswith((",", '"')) and not _THAT.match(text, match.end())
            ahead = not behind and not _TAIL.match(text, match.end())
            yield Speaker(*name, name[0], match.end(), ahead=ahead)


def _is_noun(text: str, start: int, match: regex.Match[str]) -> bool:
    return text.startswith(" up", match.end()) or _NOUN_BEFORE.search(text, start, match.start()) is not None


_PUT = lazy_pattern(
    r"\s+(?:the|its|their|his|her|a|that|this|total|preliminary)\s+(?:[\w'-]+\s+){0,8}?(?:at|to)\b|\s+out\b"
)
_SHOWING = frozenset({"show", "shows", "showed"})
_FIGURES = lazy_pattern(
    r"\b(?:data|figures?|statistics|records?|reports?|surveys?|stud(?:y|ies)|census|estimates?|documents?|polls?|tall(?:y|ies)|counts?)\b",
    regex.IGNORECASE,
)
_PARTICIPLE = lazy_pattern(r"\s+(?:missing|dead|killed|injured|wounded|hurt|to\s|by\s|so\s+far)")
_TAKING = frozenset({"claim", "claims", "claimed"})
_TAKEN = lazy_pattern(r"\s+(?:responsibility|credit|victory|by|(?:the\s+|at\s+least\s+|[\w,]+\s+){1,4}?li(?:fe|ves))\b")
_ACCUSING = frozenset({"accused", "charged"})
_ACCUSED_OF = lazy_pattern(r"\s+(?:of|with|in|over)\b")
_ADDRESSING = frozenset({"told", "tells", "telling", "informed"})  # whom it names behind it is told
_NOUNS = frozenset({"reports", "claims", "estimates", "notes", "claim", "adds"})
_NOUN_BEFORE = lazy_pattern(
    r"(?:\b(?:the|of|its|their|his|some|these|those|many|several|media|news|official|member|united|by|earlier|previous|local"
    r"|initial|first|latest|recent|unconfirmed|conflicting|police|press|early|new|other|all|any|no|such|both|similar|field)\s+)\Z",
    regex.I,
)
_INVERTED = lazy_pattern(r"(?:[,\"'–—)]|--|\bso)\s*(?:it\s+)?\Z")
_PASSIVE = lazy_pattern(
    r"\b(?:was|were|been|being|be|is|are|has\s+been|not|the|a|of|by|to|more|than)\s+(?:\w+ly\s+)?\Z", regex.I
)
_THAT = lazy_pattern(r"(?:\s+(?:reporters|journalists|[\w'-]+)){0,3}?\s+that\b|\s*[,:]?\s*[\"']")
_END = lazy_pattern(r"\s*(?:[.;\n]|\Z)|\s(?:on\s+)?\p{Lu}\p{Ll}+day\s*(?:[.;\n]|\Z)")
_SHORT_NAME = 5
_TAIL = lazy_pattern(
    r"\s*(?:[.,;)\"]|\Z|\n|\s(?:on|in|at|by|late|early|during|after)\s[^,.;]{0,40}[.,;]|\s\p{Lu}\w+day\s*(?:\w+\s*)?[.,])"
)

_STOP = lazy_pattern(
    r"\s*(?:[.;:)(\"\n]|,|--|[–—]"
    r"|\b(?:who|which|(?<!\bof\s)that|as|when|while|where|after|before|and\s+(?:was|were|had|has|that)|but|with|on|in|at|late|early|during|following"
    r"|through|by|is|are|was|were|has|have|had|will|would|said|says|told|put|gave|stood|came|speaking|citing|quoted|adding|by\s+phone)\b"
    r"|(?:yesterday|today|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
)
_TITLE_DOT = lazy_pattern(r"\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|Sgt|Gov|Sen|Rep|Prof|Brig|St|U\.S|U\.N)\Z")
_NAME_PREPOSITION = lazy_pattern(r"\s*(?:in|for|on|at|with)\s+(?:the\s+)?\p{Lu}")


def _name_after(text: str, at: int, end: int, *, strict: bool = False) -> tuple[int, int] | None:
    """Give the noun phrase that begins at an offset, up to what cannot belong to it."""
    while at < end and text[at] in " \n":
        at += 1
    stop = at
    for match in _STOP.finditer(text, at, min(end, at + _GAP)):
        stop = match.start()
        word = match[0].strip()
        if word == "." and _TITLE_DOT.search(text, at, stop):
            continue
        if word in ("in", "for", "on", "at", "with") and _inside_name(text, at, match.start()):
            continue  # "the United Nations office in Kabul", "the Minister for Energy"
        if stop > at:
            break
        return None
    else:
        stop = min(end, at + _GAP)
    return _checked(text, at, stop, strict=strict)


def _inside_name(text: str, at: int, stop: int) -> bool:
    found = _NAME_PREPOSITION.match(text, stop)
    weekday = any(text.startswith(day, found.end() - 1) for day in words("date_weekdays")) if found else True
    return not weekday and len(text[at:stop].split()) <= 4 and not text[at].isupper()


_LEAD = lazy_pattern(
    r"(?:(?:[Bb]ut|[Aa]nd|[Ww]ith|[Mm]eanwhile|[Hh]owever|[Bb]esides|[Mm]oreover|[Ii]nstead|[Nn]evertheless|[Nn]ow|[Tt]hus|[Ff]inally|[Ff]urther|[Ff]irst|[Ii]n\s+all|[Ii]n\s+addition|[Ll]ater|[Ee]arlier|[Ss]eparately|[Aa]lso|[Tt]hen|[Yy]et|[Ss]till|[Aa]s|[Ii]n\s+turn"
    r"|[Ii]n\s+(?:an?\s+)?(?:earlier|separate|previous|first|later)\s+(?:reports?|statements?|messages?)"
    r"|[Oo]n\s+\p{Lu}\p{Ll}+day|[Yy]esterday|[Tt]oday|[Oo]n\s+\p{Lu}\p{Ll}+\s\d+|[Ff]or\s+(?:its|his|her|their)\s+part|that|so|the\s+figure)\s*,?\s+)+"
)
# "Between 17 and 19 May the agency counted": the date before the subject
_DATE_LEAD = lazy_pattern(
    r"(?i:on|in|by|between|from|since|until|during|over|late|early|last|this|as\s+of|at)\s.{0,60}"
    r"(?:\d\s\p{Lu}\p{Ll}{2,8}|\d(?:st|nd|rd|th)?|\p{Lu}\p{Ll}+day|\b(?:year|month|week|morning|night|evening|afternoon|years|months|weeks|days))\s+(?=\S)"
)
_BREAK_BEFORE = lazy_pattern(
    r"[;:()\"\n]|--|[–—]|\s-\s|\b(?:that|but|while|whereas|although|though|because|as|when|where|which|after|before|if|since|than|until|whose)\s"
)
_ADVERBS = lazy_pattern(
    r"(?:\s+(?:also|later|earlier|then|now|still|has|have|had|did|further|too|itself|himself|themselves|once|again|on\s+\p{Lu}\w+day"
    r"|\p{Lu}\w+day|yesterday|today|\p{Ll}+ly|soon|meanwhile|not|only|just))+\s*\Z"
)


def _name_before(text: str, start: int, verb: int, *, closing: bool) -> tuple[int, int] | None:
    """Give the subject that ends where a verb begins: "X", or the X of "X, spokesman of Y,"."""
    low = max(start, verb - _GAP)
    breaks = [match.end() for match in _BREAK_BEFORE.finditer(text, low, verb)]
    low = breaks[-1] if breaks else low
    if adverbs := _ADVERBS.search(text, low, verb):
        verb = adverbs.start()
    parts = _parts(text, low, verb)
    if not parts:
        return None
    first, last = parts[0], parts[-1]
    closed = text[last[1] : verb].strip().startswith(",")
    if closed and len(parts) >= 2:
        # "Joseph Kioko, police chief of Rongai, said": what stands between the commas tells more of him
        for one, two in reversed(list(pairwise(parts))):
            apposed = text[two[0] : two[0] + 1].islower() or len(parts) == 2
            if apposed and (name := _checked(text, *one, strict=True)):
                return name
        return _checked(text, *last, strict=True)
    found = _checked(text, *(first if closed else last), strict=True)
    if found is None and closing and len(parts) > 1 and not _VERBAL.search(text, *last):
        # ", emergency services said.": whoever closes the sentence so can speak
        return last if len(text[slice(*last)].split()) <= _SHORT_NAME else None
    return found


def _parts(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """Give the parts between commas, without the white space around them and without what leads them in."""
    parts, at = [], low
    for piece in regex.split(r",\s", text[low:high]):
        start = at + len(piece) - len(piece.lstrip())
        end = at + len(piece.rstrip(" ,\n"))
        at += len(piece) + 2
        for lead_in in (_LEAD, _DATE_LEAD):
            if lead := lead_in.match(text, start, end):
                start = lead.end()
        if start < end:
            parts.append((start, end))
    return parts


_AND_CLAUSE = lazy_pattern(r"\b(?:and|or)\s+(?!(?:\p{Lu}|the\s+\p{Lu}))")
_VERBAL = lazy_pattern(
    r"\b(?:was|were|is|are|has|have|had|been|will|would|could|may|killed|died|injured|wounded|left|rose|fell|more\s+than|at\s+least|toll)\b"
)


@cache
def _speaker_noun() -> regex.Pattern[str]:
    return lazy_pattern(rf"\b(?:{alternation('scope_speakers')})\b", regex.IGNORECASE)


def _checked(text: str, start: int, end: int, *, strict: bool) -> tuple[int, int] | None:
    """Give the offsets where they hold somebody who can say something, cut to his name."""
    words_here = text[start:end]
    if last := list(_AND_CLAUSE.finditer(words_here)):
        tail = words_here[last[-1].end() :]
        if _VERBAL.search(words_here[: last[-1].start()]) and _speaker_noun().search(tail):
            start += last[-1].end()
            words_here = tail
    if after := _AFTER_NAME.search(words_here, 2):
        words_here = words_here[: after.start()]
    if said := list(_SAID_INSIDE.finditer(words_here)):
        start += said[-1].end()
        words_here = words_here[said[-1].end() :]
    end = start + len(words_here.rstrip(" ,'\"-"))
    words_here = text[start:end]
    if _PREPOSITIONAL.match(words_here):
        return None
    count = len(words_here.split())
    if not 0 < count <= _LONGEST or _VERBAL.search(words_here) or not words_here[0].isalpha():
        return None
    if words_here.endswith("'s") or words_here.lower() in (
        "one",
        "the",
        "a",
        "this",
        "that",
        "these",
        "those",
        "there",
        "who",
        "and",
    ):
        return None
    if _verb().fullmatch(words_here.split()[-1]):
        return None  # "The ministry denied reports"
    named = words_here[0].isupper() and not _WEEKDAY.match(words_here)
    inner_name = regex.search(r"\s\p{Lu}", words_here) is not None
    if _speaker_noun().search(words_here) or inner_name or (named and (not strict or count <= 5)):
        return start, end
    return None


# "a report by Amnesty released on Tuesday": what became of it is no part of its name
_AFTER_NAME = lazy_pattern(
    r"\s(?:released|published|issued|seen|obtained|carried|quoted|cited|posted|led|based\s+on)\b"
)
# "he said the ministry had put": the inner subject has the word
_SAID_INSIDE = lazy_pattern(
    r"\b(?:said|says|added|announced|stated|claimed|told\s+\w+)\s+(?:that\s+)?"
    r"(?=(?:the|its|his|her|their)\s|\p{Lu}|(?:it|he|she|they)\Z)"
)
_PREPOSITIONAL = lazy_pattern(r"(?i:in|on|at|by|from|of|to|during|since|over|under|for)(?:\s|\Z)")
_WEEKDAY = lazy_pattern(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
