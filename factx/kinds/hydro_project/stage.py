"""How far a project has come, as the words around its name tell: planned, being built, at work, damaged, gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factx.parts.patterns import lazy_pattern

if TYPE_CHECKING:
    from factx.reading import Reading
    from factx.types import Mention

# `@` stands for the project's own name. `_TO` leads from a verb to it, `_OF` from it to a verb.
_NOUNS = (
    r"(?:'s?)?(?: (?:(?:mini|small|micro|hydro\w*|hydel|power|pumped|storage|run-of-river|multipurpose) )*"
    r"(?:dams?|plants?|stations?|projects?|schemes?|barrages?|reservoirs?|complex|HPPs?|HEPs?|powerhouse))*"
)
_SELF = rf"@(?: \([^()]*\))?{_NOUNS}"
_OF = rf"{_SELF}(?:,[^.;]{{2,90}},)? ?(?:[^.;,]{{0,40}} )?"
_TO = (
    r"(?: (?:an? )?(?:part|parts|most|much|half|some|the \w+) of)?"
    r"(?: (?!(?:near|below|above|at|from|roads?|houses|village|town|by|for|of|off)\b)(?:[\w'%-]|[.,](?=\d))+)"
    r"{0,7},? (?=@)"
)
_A_WORK = r"\bthe (?:[\w-]+ ){0,2}(?:dam|plant|station|barrage|reservoir)(?:'s \w+)? (?:[^.;,]{0,30} )?"
_PART_OF = r"part of (?:the )?@[^.;,]{0,70}, "
_BE = r"(?:is|are|was|were|be|been|being|got|has|have|had|gets?)"
_BROKE = r"(?:collaps(?:ed|ing)|burst|broke|breached|(?:gave|given) way|failed|washed away|swept away|blew up)"
_HARMED = (
    r"(?:(?:badly |partly |severely |heavily |seriously )?"
    r"(?:damag|destroy|breach|shell|attack|flood|overwhelm|wreck|cripple|bomb)(?:ed|d)"
    r"|hit|struck|blown up|burst|swept away|washed away|knocked out|wiped out|in ruins)"
)
_HARM = r"(?:collaps\w+|destruction|breach\w*|bursting|failure|damage|attacks?|sabotage|blowing up)"
_WORK = r"(?:construction|building|(?:civil |construction |main )?works?|erection|excavation)"
_BUILD = r"(?:build|construct|develop|erect|finance|fund|raise)"
_BUILT = r"(?:complete|built|finished|done|ready|constructed)"
_SHARE = r"(?:\d+(?:\.\d+)? ?(?:%|per ?cent)|half|two[- ]thirds|three[- ]quarters|nearly|almost|partly)[ -]"
_SOON = r"(?:expected|due|set|scheduled|slated|likely|supposed|about|hoped|going|will|would|should|can|could|to)"
_WANT = r"(?:wants?|plans?|hopes?|intends?|means?|aims?|agreed|ready|vowed|pledged)"
_PAPER = (
    r"(?:approved?|approval|licen[cs]es?|permits?|tenders?|bids?|contracts?|deals?|financing|loans?|funding|money"
    r"|talks)"
)
_SERVICE = r"(?:full )?(?:service|operation|production)"

_STAGES = (
    (
        "decommissioned",
        (
            r"\b(?:decommission|demolish|dismantl)\w*|\btorn down|\btear(?:ing)? down|\bremoval of",
            rf"\bremoving (?:the )?(?:four )?dams?|\btak(?:e|ing) out{_TO}",
            rf"{_OF}{_BE} (?:removed|taken out(?! (?:for|of)\b)|shut for good|closed for good)",
        ),
    ),
    (
        "cancelled",
        (
            r"\b(?:cancel|scrapp|shelv)\w*|\bcall(?:ed|ing)? off|\babandon(?:ed|ing)?\b(?! (?:their|homes|villages))",
            r"\b(?:not|never) (?:go(?:ing)? ahead|(?:to )?be built|built)",
        ),
    ),
    (
        "damaged",
        (
            rf"(?:{_OF}|{_A_WORK}|part of (?:the )?{_OF}|{_PART_OF})(?:{_BROKE}|{_BE} {_HARMED})\b",
            rf"{_SELF}, {_HARMED}\b|\b(?:{_BROKE}|{_HARMED}|damag(?:ed|ing)|destroy(?:ed|ing)){_TO}",
            rf"\b{_HARM}(?: on \w+(?: \w+)?)? (?:of|to|on|at|in)\b{_TO}",
            rf"\b(?:explosion|blast|fire)\b[^.;]{{0,60}} (?:at|in){_TO}",
            rf"{_SELF}(?: \w+)? (?:collapse|burst|breach|failure|disaster|tragedy)\b",
        ),
    ),
    (
        "under_construction",  # "40% of it has been completed" is not done
        (
            rf"\b{_SHARE}{_BUILT}",
            rf"\d ?(?:%|per ?cent)[^.;]{{0,50}} (?:has|have) been {_BUILT}",
        ),
    ),
    (
        "operating",  # built and done; that it is at work is told by other words, below
        (
            rf"\b(?:has|have|had) (?:completed|finished) (?:the )?{_WORK}\b",
            rf"{_WORK}[^.;]* (?:was|were) (?:completed|finished)",
            rf"\b{_WORK}\b[^.;]*(?:began|started)[^.;]* and (?:ended|finished)",
            rf"{_SELF},? completed (?:in|a|last|two|on)\b",
            rf"{_OF}(?:was|were|been) (?:completed|finished|built)\b(?! by\b[^.;]*\d)",
            rf"\b(?:went|came|entered) (?:in |into )?{_SERVICE}",
        ),
    ),
    (
        "planned",
        (
            rf"\b(?:{_WORK}|it|he|company|government)\b[^.;]{{0,70}}? {_SOON} (?:to )?(?:begin|start|commence)",
            rf"\b(?:{_WANT}|{_PAPER}) to {_BUILD}\b|\b(?:to|will) be (?:built|constructed)",
        ),
    ),
    (
        "under_construction",
        (
            r"\bunder[ -]construction|\bground-?break\w*|\bground was broken|\b(?:broke|broken|breaking) ground",
            r"\b(?:being|are) (?:built|building|constructed|constructing|erected)|foundation stone",
            rf"\bis building{_TO}|{_SELF}, which [^,.;]{{0,40}}\b(?:is|are) building",
            rf"\b{_WORK}\b[^.;]{{0,70}}\b(?:halt|suspen|stopp|stall|resum|continu|progress|under ?way|ongoing)",
            rf"\b{_WORK} (?:is|has|have|are)\b|\b{_WORK}\b[^.;]{{0,60}} (?:began|begun|started|commenced|delayed)",
            r"\b(?:began|begun|started|resumed) (?:the )?(?:construction|building|work)\b|\bunfinished|\bincomplete",
            r"\b(?:near|nearing|close to|approach\w+|await\w+) completion|\b(?:completed|finished|ready) by\b",
            r"\b(?:to|will|would|should) be (?:completed|finished|ready)",
            rf"\b(?:fill(?:ing)?|impound\w*)(?: of)?(?: the)? reservoir|\bfilling{_TO}|{_OF}{_BE} stalled",
        ),
    ),
    (
        "planned",
        (
            rf"\bplans?{_TO}|\bplanned|\bplans for|\bis to (?:stand|be)\b|\bfeasibility|\bgoing ahead",
            rf"\bpass into implementation|\bnegotiat\w*|\b{_PAPER}(?: (?:for|of|on|to))?{_TO}",
            rf"\b(?:agreed|agreement|deal|memorandum)\b[^.;]{{0,50}} (?:to {_BUILD}|on{_TO})",
        ),
    ),
    ("proposed", (r"\bpropos\w*|\bwould be|\bmooted|\benvisag\w*",)),
    (
        "operating",
        (
            r"\binaugurat\w*|\bcommissioned|\b(?:generates|produces|operat(?:es|ing|ional)|supplies)\b",
            rf"\b(?:put|brought|enters|gone|going) (?:in|into) {_SERVICE}",
            r"\b(?:came|went|brought|put|is) on[- ]?(?:line|stream)|\b(?:is|are) running|\brehabilitat\w*",
            rf"{_OF}opened\b|\b(?:opened|opening){_TO}|\bopened include",
            r"\b(?:units?|turbines?|machines?)[^.;]{0,30}@[^.;]{0,30} (?:running|working)",
            r"\b\d+(?:\.\d+)? ?(?:%|per ?cent) (?:full|of (?:its |their )?(?:\w+ )?capacity)|\bspill(?:age|ing|ed)",
            r"\breleas(?:ed|es|ing) water|\b(?:open|opened|opening|raised|shut) (?:\w+ ){0,3}gates",
            rf"{_SELF}, (?:[^,.;]* )?(?:built|opened|finished) in (?:the )?(?:19|20)\d\d",
        ),
    ),
)
# "could burst", "has not been completed", "if the dam fails", "to prevent the collapse of": it has not come to that
_UNREAL = lazy_pattern(
    r"(?i)\b(?:could|would|may|might|should|if|unless|fear(?:s|ed)?|risks?|threat\w*|danger|prevent|avert|not|never|no"
    r"|will|to be|be|before|until)\b[^.;,]{0,30}$"
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TOLD_AS_DONE = frozenset({"damaged", "operating"})


def stage(reading: Reading, mentions: Sequence[Mention], others: Sequence[tuple[int, int]]) -> str | None:
    """Give the stage that the first sentence with words of one tells; `others` are other projects' offsets."""
    for clause in dict.fromkeys(_clauses(reading, mentions, others)):
        for name, words in _STAGES:
            matches = lazy_pattern(f"(?i){'|'.join(words)}").finditer(clause)
            if any(name not in _TOLD_AS_DONE or not _unreal(clause, match.start(), match[0]) for match in matches):
                return name
    return "operating" if any(mention.rule.endswith("/water-level") for mention in mentions) else None


def _unreal(clause: str, start: int, words: str) -> bool:
    return bool(_UNREAL.search(clause, 0, start) or _UNREAL.search(f"{words.rpartition(' ')[0]} "))


def _clauses(reading: Reading, mentions: Sequence[Mention], others: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield what each sentence says of the project, or of the row that it stands in, its own name as `@`."""
    text = reading.text
    for mention in mentions:
        first, last = mention.span.start, mention.span.end
        sentence = reading.sentence_at(first)
        start, end = sentence.start, sentence.end
        row = [(first, last)]
        for other, stop in others:
            if start <= other < first:
                start, row = (stop, row) if _is_told_apart(reading, stop, first) else (start, [*row, (other, stop)])
            elif last <= other < end:
                end, row = (other, row) if _is_told_apart(reading, last, other) else (end, [*row, (other, stop)])
        row = [place for place in row if start <= place[0] < end]
        noun = mention.slots["noun"]
        yield f"{text[start : min(row)[0]]}@{f' {noun}' if noun else ''}{text[max(row)[1] : end]}"


def _is_told_apart(reading: Reading, start: int, end: int) -> bool:
    """Say whether the words between two projects hold a verb, so that each has a clause of its own."""
    return any(token.tag_ in _FINITE or token.text == ";" for token in reading.tokens(start, end))
