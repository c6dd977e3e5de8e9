"""Clauses that give an office: "X was sworn in as", "X, who has been", "named X as", "X replaced Y as"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from factx.kinds.official.desk import DETERMINERS, before_office, is_known_place
from factx.parts.names import read_name_back
from factx.parts.patterns import lazy_pattern

if TYPE_CHECKING:
    from factx.kinds.official.desk import Desk
    from factx.parts.names import Name
    from factx.parts.offices import Office, Status
    from factx.parts.page import Page

# "stepped down in January as", "was sworn in on Monday as"
_WHEN = r"(?:\s+(?:in|on|at|since|last|next|this|late|early|again)(?:\s+[\w'-]+){1,3}?)?"
_VERB = lazy_pattern(
    r"(?P<rel>,?\s+who\s+)?(?P<aux>(?:\s*\b(?:has|had|have|was|is|were|are|been|be|being|will|would|to|not|also|now|then|once|"
    r"earlier|previously|formerly|currently|later|recently|already|again|first|twice|until\s+recently|"
    r"formally|officially|on\s+\p{Lu}\p{L}+day)\b)*)\s*\b(?P<verb>"
    r"(?:re-?)?(?:appointed|elected|named|nominated|chosen|announced|confirmed|inaugurated|installed|declared|picked|selected|designated)"
    rf"(?:\s+(?:as|to\s+be|to\s+the\s+post\s+of|to))?|sworn(?:\s+in)?{_WHEN}\s+as|took\s+(?:over|office|the\s+oath){_WHEN}\s+as|stays?(?:\s+on)?\s+as|stayed(?:\s+on)?\s+as|step\s+down{_WHEN}\s+as|resigns?\s+as|continued\s+as|serve\s+as|takes\s+over\s+as|"
    rf"used\s+to\s+be|became|becomes|become|served\s+as|serves\s+as|serving\s+as|worked\s+as|remains|resigned{_WHEN}\s+as|stepped\s+down{_WHEN}\s+as|"
    rf"steps\s+down{_WHEN}\s+as|quit\s+as|ousted\s+as|dismissed\s+as|removed\s+as|sacked\s+as|fired\s+as|deposed\s+as|toppled\s+as|"
    rf"replaced{_WHEN}\s+as|retired\s+as|impeached\s+as|reappointed\s+as|acted\s+as|acting\s+as|returned\s+as|returns\s+as|returned\s+to\s+power\s+as|returned\s+to\s+being|"
    r"retained\s+as|promoted\s+to|continues\s+as|"
    r"was|is|were|been)?\s*(?:the\s+|a\s+|an\s+|its\s+|his\s+|her\s+|their\s+)?$"
)


_OBJECT = lazy_pattern(
    r"\b(?P<verb>(?:re-?)?(?:appointed|appoints|appoint|appointing|named|names|naming|nominated|nominates|elected|elects|"
    r"picked|chose|chosen|announced|announces|presented|introduced|unveiled|proposed|retained|recommended|"
    r"(?:return|appointment|reappointment|election|re-election|nomination|naming|choice|confirmation|swearing-in)\s+of|"
    r"(?:removal|sacking|dismissal|ousting|ouster|resignation|departure|firing)\s+of|replaced|replaces|replacing|succeeded|succeeds|succeeding|dismissed|fired|sacked|removed|confirmed))\s+$"
)


_AS = lazy_pattern(r"\s+(?:(?:as|to\s+be|to\s+the\s+post\s+of|to)\s+)?(?:the\s+|a\s+|its\s+|his\s+|her\s+|their\s+)?$")


_FORMERLY = lazy_pattern(
    r"\b(?:served|resigned|stepped|steps|quit|worked|acted|used|once|earlier|previously|formerly|dismissed|fired|sacked|removed|ousted|deposed|toppled|retired|impeached)\b"
)


_NEW_WORDS = frozenset({"new", "next", "current", "incumbent", "first", "youngest", "longest-serving"})
_LEAVES = lazy_pattern(r"(?:steps?|stays?|resigns?)\b")
_SINGLE = frozenset({"minister", "head_of_state", "head_of_government", "governor", "mayor"})


_DISPLACES = lazy_pattern(r"replac|succe|dismiss|fir(?:ed|ing)|sack|remov|oust|resign|departure")


# "X, who as finance minister led the talks", "X, in her role as mayor",
# "what X said in Cairo as prime minister in 2011"
_WHILE = lazy_pattern(
    r"(?:,?\s+who,?(?:\s+then)?\s+as|,\s+(?:in\s+(?:his|her|their)\s+(?:role|capacity|post|position|job)\s+)?as|"
    r"\s+(?P<said>said|told|spoke|visited|signed|promised|pledged|announced|opened|wrote|warned|declared)\b[^.,;:\n]{0,40}?"
    r"\s+as)(?P<then>\s+then)?\s+(?:the\s+|its\s+|his\s+|her\s+)?$"
)
_WHO = lazy_pattern(r",?\s+who(?:\s+(?:now|also|currently|then))?\s+$")
_IN_YEAR = lazy_pattern(r"\s+(?:in|from|until|between)\s+(?:the\s+)?(?:\d{4}|\d0s)")


def by_verb(desk: Desk, office: Office) -> bool:  # noqa: C901
    """Read a clause that gives the office: "X was sworn in as", "X, who has been", "named X as", "X replaced Y as"."""
    page = desk.page
    if office.title == "portfolio":
        return _by_portfolio(desk, office)
    if office.verb:
        start = page.tokens[office.core_first].start
        who = _WHO.search(page.text, max(0, start - 30), start)
        offset, rule = (who.start(), "official/name-who-office") if who else (start, "official/verb-office")
        return _subject(desk, office, offset, rule, None)
    start = page.tokens[_owner_start(page, office)].start
    left = page.text[max(0, start - 100) : start]
    offset = start - len(left)
    joint = _AS.search(left)
    if joint is not None and (name := _name_ending(desk, offset + joint.start())) is not None:
        lead = page.text[max(0, name.start - 60) : name.start]
        lead = regex.sub(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt)\.?\s+)+$", "", lead)
        if object_ := _OBJECT.search(lead):
            former = bool(_DISPLACES.search(object_["verb"]))
            if former:
                _subject(desk, office, name.start - len(lead) + object_.start(), "official/verb-office", None)
            desk.take(
                name, office, "official/verb-name-office", status="former" if former else _new(object_["verb"], office)
            )
            return True
    if role := _WHILE.search(left):
        gone = role["then"] or (role["said"] and _IN_YEAR.match(page.text, page.tokens[office.last].end))
        # "A and B, who as president and as director head the chamber" says nothing of a state
        shared = page.key(office.last + 1) == "and" and page.key(office.last + 2) == "as"
        full = (role["said"] is None or bool(gone)) and not shared
        if full and _subject(desk, office, offset + role.start(), "official/verb-office", "former" if gone else None):
            return True
    left = _NEW.sub(" the ", left)
    match = _VERB.search(left)
    if match is None or not (match["verb"] or match["aux"].strip()):
        return False
    verb = (match["verb"] or match["aux"].split()[-1]).strip()
    if verb == "be" and match["aux"].split()[-2:] == ["would", "be"]:
        return False  # "X, who would be mayor himself"
    if verb in {"is", "was", "were", "been", "earlier", "once", "formerly", "previously", "now"} and not _says_office(
        page, office, match
    ):
        return False
    said = f"{match['aux']} {verb}"
    status: Status | None = "former" if _FORMERLY.search(said) else None
    if verb in {"was", "were"} and office.status == "current":
        status = "former"
    elif verb.startswith("nominated") or (
        regex.search(r"\b(?:will|to|would)\b", match["aux"]) and not _LEAVES.match(verb)
    ):
        status = "designate"
    rule = "official/name-who-office" if match["rel"] else "official/verb-office"
    return _subject(desk, office, offset + match.start(), rule, status)


# "X is the new law minister": only a word that leaves every offset before it as it is may be taken out
_NEW = lazy_pattern(r"\s+the\s+(?:new|next|current|incumbent|first|youngest|longest-serving)\s+$")
_HOLDING = lazy_pattern(
    r"(?:,\s+who)?\s+(?:now\s+|also\s+)?(?P<verb>has|holds|keeps|takes|took(?:\s+over)?|held|had|was\s+given|gets|got|receives|received)\s+the\s+$|"
    r",\s+(?P<holder>holder)\s+of\s+the\s+$"
)


def _by_portfolio(desk: Desk, office: Office) -> bool:
    """Read "X, who holds the energy portfolio": its minister."""
    page = desk.page
    start = page.tokens[office.first].start
    holding = _HOLDING.search(page.text, max(0, start - 40), start)
    if holding is None or not office.front.portfolio:
        return False
    name = _name_ending(desk, holding.start())
    if name is None:
        return False
    gone = "former" if holding["verb"] in {"held", "had"} else None
    text = f"{page.slice(office.first, office.core_first - 1)} minister"
    desk.take(name, office, "official/name-who-office", status=gone, text=text)  # type: ignore[arg-type]
    return True


def _new(verb: str, office: Office) -> Status | None:
    return "designate" if verb.startswith("nominat") else office.status


def _owner_start(page: Page, office: Office) -> int:
    index = before_office(page, office) + 1
    while index < office.first and page.key(index) in DETERMINERS:
        index += 1
    return index


def _says_office(page: Page, office: Office, match: regex.Match[str]) -> bool:
    """Keep "X is the president of Y" and "X, who is governor"; not "is minister" of something unknown."""
    if match["rel"] or "been" in match[0]:
        return True
    after_the = page.key(office.first - 1) in _NEW_WORDS and page.key(office.first - 2) == "the"
    if page.key(office.first - 1) in {"was", "is"} and office.role in _SINGLE and match[0].startswith(" "):
        # "It was in 2022, when X was trade minister": one holder at a time, so no article
        return True
    article = page.key(office.first - 1) == "the" or after_the or bool(office.states) or bool(office.front.portfolio)
    return article and (office.last > office.core_last or bool(office.states) or bool(office.front.portfolio))


def _name_ending(desk: Desk, offset: int) -> Name | None:
    """Give the untaken name that ends at a character offset (blanks and a comma between are passed over)."""
    page = desk.page
    words_before = page.text[:offset].rstrip(" ,\n")
    end = len(words_before)
    index = next((i for i, token in enumerate(page.tokens) if token.end == end), None)
    if index is None:
        return None
    name = read_name_back(page, index)
    if name is None or name.parts < 2 or name.first in desk.taken or is_known_place(page, name):
        return name if name is not None and name.parts > 1 and _held(desk, name) else None
    return name


def _held(desk: Desk, name: Name) -> bool:
    return any(hit.name.first == name.first for hit in desk.hits)


def _subject(desk: Desk, office: Office, offset: int, rule: str, status: Status | None) -> bool:
    name = _name_ending(desk, offset)
    if name is None:
        name = _single(desk, offset)
    if name is None:
        return False
    desk.take(name, office, rule, status=status)
    return True


def _single(desk: Desk, offset: int) -> Name | None:
    """Give a single name there that the page has met in full: "Mahat, who was earlier the Energy Minister"."""
    page = desk.page
    end = len(page.text[:offset].rstrip(" ,\n"))
    index = next((i for i, token in enumerate(page.tokens) if token.end == end), None)
    name = None if index is None else read_name_back(page, index)
    if name is None or name.parts != 1:
        return None
    known = {token for hit in desk.hits for token in hit.name.text.split()}
    return name if name.text in known else None
