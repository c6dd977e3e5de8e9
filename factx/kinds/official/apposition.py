"""The name before the office, set apart by commas, dashes or brackets: "X, 47, Ukraine's prosecutor general"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.official.desk import CLOSERS, before_office, is_known_place, is_past, office_text
from factx.parts.names import read_name_back
from factx.parts.office_words import TITLES
from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.kinds.official.desk import Desk
    from factx.parts.names import Name
    from factx.parts.offices import Office
    from factx.parts.page import Page

_BEHIND_OFFICE = frozenset(
    {
        "who", "and", "in", "on", "at", "as", "with", "during", "while", "when", "but", "since", "after",
        "whose", "for", "to", "by", "from", "before", "is", "was", "has",
        "until", "where", "which",
        "against",
        "between",
        "under",
    }
)  # fmt: skip


def name_before(desk: Desk, office: Office) -> Name | None:
    """Give the name that an apposition belongs to: "X, the governor", "X, 47, Ukraine's general", "X (mayor)"."""
    page = desk.page
    index = _joint(page, before_office(page, office))
    if index < 1 or page.key(index) not in {",", "(", "–", "—", "-"} or page.tokens[index + 1].breaks:
        return None
    end = index - 1
    if page.tokens[end].text[0].isdigit() and page.key(end - 1) == ",":
        end -= 2
    name = read_name_back(page, end)
    if name is None or (name.first in desk.taken and not _is_rank_only(desk, name)):
        return None
    if name.parts < 2 and not _is_surname(page, name):
        return None
    if page.key(name.first - 1) in {"in", "at", "near", "outside", "around"} or is_known_place(page, name):
        return None
    if page.key(name.first - 1) == "of" and page.tokens[name.first - 2].capital:
        return None
    if any(page.tokens[i].key in words("name_things") for i in (name.last,)) and page.key(index) == "(":
        return None
    return name


_ADVERBS = frozenset(
    {
        "now", "once", "currently", "previously", "formerly", "then", "also", "still", "later", "today", "himself",
        "herself", "both", "meanwhile", "recently", "until", "till", "now-retired", "presently", "simultaneously",
    }
)  # fmt: skip


def _joint(page: Page, index: int) -> int:
    """Give the mark that sets an apposition apart, past its adverbs and an earlier half of it.

    "X, now Senate president", "X, till then vice president", "X, a lawyer and former mayor of Y".
    """
    while index > 1 and page.key(index) in _ADVERBS:
        index -= 1
    index = _before_time(page, index)
    if page.key(index) != "and":
        return index
    for at in range(index - 1, max(1, index - 10), -1):
        token = page.tokens[at]
        if token.text == ",":
            return at if page.key(at + 1) in {"a", "an", "the", "former", "once"} else index
        if token.breaks or not token.is_word or token.key in _CLAUSE:
            return index
    return index


def _before_time(page: Page, index: int) -> int:
    """Pass over the time that an office ended or began: "X, until last Thursday the chief", "X, since 2019 mayor"."""
    at = index
    while at > max(1, index - 4) and (page.key(at) in _TIMES or page.tokens[at].text[0].isdigit()):
        at -= 1
    return at - 1 if at < index and page.key(at) in {"until", "till", "since"} else index


_TIMES = frozenset(
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
        "april", "may", "june", "july", "august", "september", "october", "november", "december", "last", "this",
        "recently", "yesterday", "week", "month", "year", "spring", "summer", "autumn", "winter", "the",
    }
)  # fmt: skip


_CLAUSE = frozenset({"who", "which", "that", "said", "is", "was", "has", "had", "were", "are", "will", "would", "told"})
_RANKS = frozenset({"sp", "ssp", "dsp", "dig", "igp", "ps", "senator", "sen.", "rep."})
_MR = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "sheikh"})


def _is_surname(page: Page, name: Name) -> bool:
    """Say whether a single name is a person's: "Mr Fasi, the prefect", or one that the text has in full."""
    if page.key(name.first - 1) in _MR:
        return True
    return any(_ends_full_name(page, index) for index, token in enumerate(page.tokens) if token.text == name.text)


def _ends_full_name(page: Page, index: int) -> bool:
    if index == 0 or not page.tokens[index - 1].capital or page.tokens[index].breaks:
        return False
    name = read_name_back(page, index)
    return name is not None and name.parts > 1


def _is_rank_only(desk: Desk, name: Name) -> bool:
    """Say whether a rank is all that is known of a name: "SP X, the state police spokesman"."""
    hits = [hit for hit in desk.hits if hit.name.first == name.first]
    return all(hit.office.title in _RANKS and hit.office.last == hit.office.core_last for hit in hits)


_PAST = frozenset({"once", "previously", "formerly", "until", "till"})


def _is_gone(page: Page, office: Office) -> bool:
    """Say whether an adverb before an office tells that it is over: "X, till then vice president"."""
    index = before_office(page, office)
    told = set()
    while index > 1 and page.key(index) in _ADVERBS:
        told.add(page.key(index))
        index -= 1
    told.add(page.key(_before_time(page, index) + 1))
    return bool(told & _PAST)


def behind(desk: Desk, office: Office, *, begin: Office | None = None) -> bool:
    """Read the name that an office (the second of two: `begin` is the first) stands behind; say if there is one."""
    page = desk.page
    if office.needs in {"name", "rank"}:
        return False
    front = begin or office
    name = name_before(desk, front)
    if name is None:
        return False
    after = office.last + 1
    key = page.key(after)
    ends = after >= len(page.tokens) or page.tokens[after].breaks
    of_holder = office.role in {"spokesperson", "other"} and key in TITLES | {"secretary-general", "prime"}
    if (
        not ends
        and key not in CLOSERS
        and key not in _BEHIND_OFFICE
        and not of_holder
        and not _runs_on(page, name, after)
        and page.key(before_office(page, front)) != "("
    ):
        return False
    mark = page.key(_joint(page, before_office(page, front)))
    rule = "official/name-bracket-office" if mark == "(" else "official/name-comma-office"
    gone = key == "until" or is_past(page, front) or _is_gone(page, front)
    text = None if begin else _to_holder(page, office)
    desk.take(name, office, rule, status="former" if gone else None, text=text)
    return True


def _runs_on(page: Page, name: Name, index: int) -> bool:
    """Say whether the verb of the name follows with no comma: "X, the minister told them"; not "X, he said, did"."""
    opens = page.opens_sentence(name.first) and name.parts > 1
    return opens and page.key(index) in words("scope_say") and page.key(index + 1) not in CLOSERS


def _to_holder(page: Page, office: Office) -> str | None:
    """Give an office with the title of the one it serves: "adviser to Prime Minister" of "X, adviser to ... Y"."""
    last = office.last + (page.key(office.last + 1) in {"to", "for", "of"})
    if office.role not in {"spokesperson", "other"} or last + 1 >= len(page.tokens):
        return None
    begin = last
    while page.key(last + 1) in TITLES | {"secretary-general", "prime", "vice"} and page.tokens[last + 1].capital:
        last += 1
    return f"{office_text(page, office)} {page.slice(office.last + 1, last)}" if last > begin else None
