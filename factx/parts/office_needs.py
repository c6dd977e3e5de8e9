"""What a title needs beside it to be a public office: a state, a field, a body, a court, a force."""

from __future__ import annotations

from collections.abc import Callable

from factx.parts.office_antecedents import commissioned
from factx.parts.office_frame import Phrase, Role, Verdict
from factx.parts.office_role_words import (
    ADVISERS,
    COURTS,
    DIVISIONS,
    FORCES,
    GOVERNING,
    LOCAL,
    MANAGERS,
    OF_EMERGENCY,
    OF_PLACES,
    OF_STATE,
    RELIEF,
    ROYAL,
    SAFETY,
    SENT,
    UNITS,
)
from factx.parts.office_words import TITLES, keys_of
from factx.parts.patterns import lazy_pattern

_OUTSIDE = "a post outside the state"
_NO_STATE = "of no state"
_NO_FIELD = "no field of an office is named"


_HOUSE = lazy_pattern(
    r"(?i)\b(?:parliament|national assembly|(?:lower|upper) house|senate|house of \p{Lu}|knesset|congress)\b"
)
_OF_UNION = lazy_pattern(r"\bEuropean (?:Commission|Union)\b|\bEU\b")
_RIGHTS = frozenset({"rights", "children", "child"})
# Of companies it is chairmen, presidents and chief executives that speak.
_HEADS = frozenset({"head", "director", "executive director", "deputy director", "deputy head"})


def settle(phrase: Phrase, role: Role) -> Verdict:
    """Settle the role of a title by what it needs, and say what it lacks."""
    words, front = phrase.title.words, phrase.front
    if words == "commissioner":
        return _commissioner(phrase), None
    if words in ADVISERS and (verdict := _adviser(phrase, role)):
        return verdict
    if words in ROYAL and phrase.tail.last > front.core_end and not phrase.tail.states:
        return role, "a ruler of no state"
    if words in {"vice president", "vice-president"} and front.unknown and front.states and not front.local:
        return role, _OUTSIDE
    need = _NEEDS.get(phrase.title.needs)
    return need(phrase, role) if need else _plain(phrase, role)


def _commissioner(phrase: Phrase) -> Role:
    front = phrase.front
    if phrase.body.kind == "international":
        return "other"
    if phrase.around & {"police"}:
        return "commander"
    if phrase.tail.portfolio and phrase.page.key(front.core_end + 1) == "for" and _OF_UNION.search(phrase.page.text):
        return "other"  # "Commissioner for Competition": the European Union's
    if phrase.around & LOCAL or (phrase.tail.local and not phrase.tail.portfolio):
        return "other"
    if phrase.around & _RIGHTS:
        return "other"  # an ombudsman by another name
    bare = not phrase.around and not front.states and not phrase.tail.states
    if bare and phrase.page.tokens[front.core].capital and (role := commissioned(phrase.page, front.first)):
        return role
    fielded = front.portfolio or phrase.tail.portfolio or phrase.body.kind == "public"
    return "agency_head" if fielded and "state" not in front.keys else "other"


def _adviser(phrase: Phrase, role: Role) -> Verdict | None:
    front = phrase.front
    if phrase.tail.keys & {"minister", "president", "government", "governor"} or _speaks_for_holder(phrase):
        return role, None
    if phrase.private:
        return None
    if front.portfolio and not front.unknown and phrase.title.words in {"adviser", "advisor"}:
        return role, None if phrase.page.tokens[front.first].text[0].isupper() or front.definite else _NO_STATE
    return (role, None) if front.states else None


def _state(phrase: Phrase, role: Role) -> Verdict:
    front, tail = phrase.front, phrase.tail
    direct = (front.states or front.talked_about or tail.states) and not front.unknown
    plain = not (front.keys & keys_of("office_private")) and not tail.unknown
    return role, None if direct and plain and not front.portfolio else _NO_STATE


def _judge(phrase: Phrase, role: Role) -> Verdict:
    seated = bool(phrase.around & COURTS)
    named = phrase.capital or phrase.local or bool(phrase.front.states or phrase.tail.states)
    return role, None if seated or named else "a judge, and of no court"


def _portfolio(phrase: Phrase, role: Role) -> Verdict:
    page, front, tail = phrase.page, phrase.front, phrase.tail
    if phrase.private and phrase.around & {"party", "union", "association", "league"}:
        return role, _OUTSIDE
    if phrase.title.words == "secretary" and front.keys & {"council", "committee", "board", "commission"}:
        return "other", _OUTSIDE if phrase.private else None
    if tail.keys & GOVERNING and not front.portfolio:
        return "other", None
    if front.portfolio or tail.portfolio:
        return role, _OUTSIDE if phrase.private else None
    if any(page.tokens[i].upper and len(page.tokens[i].text) > 2 for i in range(front.first, front.core)):
        return role, None  # "DSWD Secretary": the Philippines' departments go by their acronyms
    return "other", None if phrase.body.kind == "public" else _NO_FIELD


def _district(phrase: Phrase, role: Role) -> Verdict:
    return role, None if "district" in phrase.front.keys or phrase.front.unknown else "no district is named"


def _speaker(phrase: Phrase, role: Role) -> Verdict:
    of_house = phrase.capital or (not phrase.around and bool(_HOUSE.search(phrase.page.text)))
    named = of_house and (phrase.front.local or not phrase.front.unknown)
    return role, None if named else "a speaker, and of no parliament"


def _us_tag(phrase: Phrase, role: Role) -> Verdict:
    if phrase.body.kind == "international":
        return "other", None
    american = phrase.front.states == ("US",) or phrase.front.local
    return role, None if american else "a representative, and of no parliament"


def _secretary_general(phrase: Phrase, _role: Role) -> Verdict:
    if phrase.body.kind in {"international", "bank"}:
        return "agency_head", None
    return "other", _OUTSIDE if phrase.private else None


def _director_general(phrase: Phrase, role: Role) -> Verdict:
    if "ministry" in phrase.tail.keys:
        return "other", None  # one of several
    return role, _OUTSIDE if phrase.body.kind in {"private", "bank"} else None


def _chief(phrase: Phrase, role: Role) -> Verdict:
    front, body = phrase.front, phrase.body
    if phrase.title.words == "chief":
        armed = bool(phrase.around & (FORCES | UNITS)) and not phrase.around & RELIEF
        if armed and "spokesman" not in front.keys:
            return "commander", None
        if front.portfolio and front.keys & SAFETY and not phrase.private:
            return "agency_head", None
    if front.keys & {"bureau", "party", "studio"}:
        return role, _OUTSIDE
    if body.kind == "international":
        return ("other" if body.name in {"EU", "European Union"} else "agency_head"), None
    return role, None if body.kind in {"public", "bank"} or _acronym(phrase) else _OUTSIDE


def _acronym(phrase: Phrase) -> bool:
    """Say whether the body is named by an acronym alone, and by none that is known for business: "PNC director"."""
    page, front, tail = phrase.page, phrase.front, phrase.tail
    before, behind = range(front.first, front.core), range(front.core_end + 1, tail.last + 1)
    named = [
        page.tokens[index]
        for index in (before or behind)
        if page.country[index] is None and page.key(index) not in {"the", "'s", "of", "at"}
    ]
    one = named[0].text if len(named) == 1 else ""
    if page.tokens[front.core - 1].text == ")" and front.first < front.core - 3:
        one = page.tokens[front.core - 2].text  # "Metropolitan Drainage and Sewerage System (MDSS) Administrator"
    return one.isalpha() and one.isupper() and 3 <= len(one) <= 6 and not phrase.private


def _permanent(phrase: Phrase, role: Role) -> Verdict:
    front, tail = phrase.front, phrase.tail
    housed = bool(phrase.around & {"ministry", "department", "office"})
    return role, None if front.portfolio or tail.portfolio or housed or tail.unknown else _NO_FIELD


def _rank(phrase: Phrase, role: Role) -> Verdict:
    written = phrase.page.slice(phrase.front.core, phrase.front.core_end + len(phrase.title.words.split()) - 1)
    return role, None if phrase.front.states or any(map(str.isupper, written)) else "a rank in no named force"


def _official(phrase: Phrase, role: Role) -> Verdict:
    public = phrase.public or bool(phrase.front.keys & OF_PLACES)
    return role, None if public and not phrase.private else "serves no public body"


def _speaks_for_holder(phrase: Phrase) -> bool:
    """Say whether an office is spoken for: "spokesman for Mayor X", "for the Italian Prime Minister"."""
    page, index = phrase.page, phrase.tail.last + 1
    while page.key(index) in {"for", "to", "of", "the"} or (page.country[index : index + 1] or (None,))[0] is not None:
        index += 1
    return page.key(index) in TITLES | {"prime", "secretary-general"} and index > phrase.front.core_end + 1


def _spokesperson(phrase: Phrase, role: Role) -> Verdict:
    if phrase.body.kind == "none" and _speaks_for_holder(phrase):
        return role, None
    return role, None if phrase.body.kind in {"public", "international"} else "speaks for no public body"


def _military(phrase: Phrase, role: Role) -> Verdict:
    armed = phrase.around & FORCES or phrase.body.kind == "public" or phrase.front.states or phrase.tail.states
    return role, None if armed else "commands no force of a state"


def _organization(phrase: Phrase, role: Role) -> Verdict:
    words, front, body = phrase.title.words, phrase.front, phrase.body
    nowhere = not phrase.around and not front.states and phrase.page.key(front.core + len(words.split())) == "in"
    if _of_board(phrase) or (nowhere and words not in {"administrator", "coordinator", "head"}):
        return role, _OUTSIDE  # "chief executive in Sweden"
    if words == "chief executive" and front.states in {("HK",), ("MO",)}:
        return "head_of_government", None
    if words == "administrator" and (
        front.states or phrase.local or (phrase.around & DIVISIONS and not phrase.private)
    ):
        return role, None
    if words == "executive secretary" and not phrase.around:
        return "other", None  # the Philippines' "little president"; elsewhere the text must name the body
    if words in {"coordinator", "co-ordinator"} and front.portfolio and not phrase.private:
        return role, None
    bracketed = words == "administrator" and phrase.page.tokens[front.core - 1].text == ")"
    if (words in _HEADS or bracketed or front.states or phrase.tail.states) and _acronym(phrase):
        return role, None
    if words in MANAGERS:
        of_state = phrase.tail.keys & (OF_STATE | {"civil"}) or front.keys & OF_EMERGENCY
        strong = body.strong or of_state or body.name in {"IMF", "International Monetary Fund"}
        return role, None if strong and not phrase.private else _OUTSIDE
    if body.kind == "bank" and not (front.portfolio and words == "director") and role == "agency_head":
        return role, None
    return role, None if body.kind in {"public", "international"} else _OUTSIDE


def _of_board(phrase: Phrase) -> bool:
    """Say whether nothing but a board in small letters is named: a company's."""
    page = phrase.page
    spoken = {page.tokens[index].text for index in range(phrase.front.first, phrase.tail.last + 1)}
    alone = phrase.around & keys_of("office_public") == {"board"}
    return alone and "board" in spoken and not (phrase.front.states or phrase.tail.states)


def _plain(phrase: Phrase, role: Role) -> Verdict:
    """Judge a title that needs nothing beside it: a private body alone speaks against it."""
    private = phrase.private and role in {"other", "agency_head"}
    if phrase.title.words in SENT and phrase.front.states:
        private = False  # sent by a state, to whomever: "U.S. envoy to the coalition"
    if private and phrase.title.words.endswith(" secretary"):
        # "the permanent secretary for communications": fields of a ministry that are words of business as well
        private = bool(phrase.around & (keys_of("office_private") - keys_of("office_portfolio")))
    return role, _OUTSIDE if private else None


_NEEDS: dict[str, Callable[[Phrase, Role], Verdict]] = {
    "state": _state,
    "judge": _judge,
    "portfolio": _portfolio,
    "district": _district,
    "speaker": _speaker,
    "us-tag": _us_tag,
    "sg": _secretary_general,
    "dg": _director_general,
    "chief": _chief,
    "ps": _permanent,
    "rank": _rank,
    "official": _official,
    "body": _spokesperson,
    "military": _military,
    "org": _organization,
}
