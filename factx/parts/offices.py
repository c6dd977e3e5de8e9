"""Public offices: where a text speaks of one, what rank it is, and which state it says the office serves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from factx.parts.office_antecedents import country_of_owner, spoken_of
from factx.parts.office_bodies import body_of
from factx.parts.office_frame import Role, Title
from factx.parts.office_front import read_front
from factx.parts.office_roles import role_of
from factx.parts.office_tail import read_phrase, read_tail
from factx.parts.office_titles import GONE, is_word_only, title_at
from factx.parts.office_verbs import GONE_BY, REGIMES, told_body, told_post
from factx.parts.office_words import Front, Tail
from factx.parts.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.parts.office_bodies import Body
    from factx.parts.page import Page

Status = Literal["current", "former", "acting", "designate", "unknown"]


# "commerce minister of an earlier cabinet", "the minister at that time", "trade minister in those years"
_ONCE = lazy_pattern(
    r"(?i),? ?(?:of the day|(?:of|in|under) (?:an?|the) (?:earlier|previous|former|past|last|late) "
    r"(?:cabinet|government|administration|regime)|at (?:the|that) time|in those (?:years|days)|back then|then(?=,)|"
    r"(?:from|between) \d{4} (?:to|until|and) \d{4}|until \d{4}|until (?:last|this) (?:year|month|week))\b"
)
_COURT = lazy_pattern(r"\bInternational Criminal (?:Court|Tribunal)\b")
_UNITED = lazy_pattern(r"\bU\.?N\.?(?!\w)|\bUnited Nations\b")
_GRADES = frozenset({"deputy", "chief", "senior", "first", "assistant"})
# "chairman of the Security Center, a think tank"
_NO_BODIES = frozenset(
    {"think", "thinktank", "ngo", "charity", "nonprofit", "non-profit", "watchdog", "advocacy", "startup"}
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office in a text: its tokens (first and last of the whole phrase, and of the title proper), and what it is.

    `states` are the codes of the states that the phrase itself names, in reading order; `local` says that one of them
    stands for a province or city in it; `stateless` that it serves none (UN, EU); `talked_about` that it says "the
    country's"; `hosts` are where an ambassador is sent. `problem` tells why the holder is no official, else None.
    """

    first: int
    last: int
    core_first: int
    core_last: int
    title: str
    role: Role
    status: Status
    plural: bool
    definite: bool
    states: tuple[str, ...]
    local: bool
    stateless: bool
    talked_about: bool
    hosts: tuple[str, ...]
    organization: str | None
    needs: str
    problem: str | None
    front: Front
    tail: Tail
    verb: bool = False
    headed: bool = False

    @property
    def core(self) -> str:
        """The title proper in lower case, singular: "prime minister"."""
        return self.title


def read_offices(page: Page) -> Iterator[Office]:
    """Yield every office that a page speaks of, in reading order, with its problem where it is no public one."""
    index = 0
    while index < len(page.tokens):
        if (lead := _heading(page, index)) is not None:
            yield lead
            index = lead.last + 1
            continue
        found = title_at(page, index)
        if found is None:
            index += 1
            continue
        title, last, to_come = found
        if title.role != "never" and not is_word_only(page, index, last, title):
            yield _office(page, index, last, title, to_come=to_come)
        index = last + 1


def told_behind(page: Page, office: Office, last: int) -> tuple[Office, str] | None:
    """Read the body behind a holder's name: "Director X of the National Weather Service"; None where none is.

    `last` is the name's last token. Gives the office as the body settles it, and the words of the body.
    """
    if page.key(last + 1) not in {"of", "from", "at", "with"} or last + 2 >= len(page.tokens):
        return None
    tail = read_phrase(page, last + 1)
    if tail.last == last + 1:
        return None
    row = title_at(page, office.core_first)
    if row is None:
        return None
    settled = _office(page, office.core_first, office.core_last, row[0], to_come=False, tail=tail, front=office.front)
    return replace(settled, last=office.last), f"of {page.slice(last + 2, tail.last)}"


def _heading(page: Page, index: int) -> Office | None:
    """Read "heads the regional council", "commands the 3rd Brigade" behind "who": a verb that tells the post."""
    post = told_post(page, index)
    if post is None:
        return _headed(page, index)
    row, end = post
    tail = read_phrase(page, end)
    if tail.last == end:
        return None
    office = _office(page, index, end, row, to_come=False, tail=tail)
    if page.key(tail.last + 1) in REGIMES and office.states:
        office = replace(office, role="head_of_state", problem=None, last=tail.last + 1)
    elif (
        row.role == "agency_head"
        and tail.keys & {"ministry"}
        and not tail.keys & {"department", "directorate", "office"}
    ):
        office = replace(office, role="minister")
    return replace(office, verb=True, status="former" if page.key(index) in GONE_BY else office.status)


def _headed(page: Page, index: int) -> Office | None:
    """Read a body that a name is said to head: "Ukraine's energy ministry, headed by X"."""
    told = told_body(page, index)
    if told is None:
        return None
    row, end = told
    front = read_front(page, end, row.role)
    if not front.keys & _HEADED or front.keys & _UNDER_OTHERS:
        return None
    tail = Tail(last=index + 1)
    office = _office(page, end, index + 1, row, to_come=False, tail=tail, front=front)
    if "ministry" in front.keys:
        office = replace(office, role="minister")
    return replace(office, headed=True)


_HEADED = frozenset(
    {
        "ministry", "army", "navy", "police", "military", "agency", "authority", "department", "directorate", "bureau",
        "commission", "council", "government", "cabinet", "administration", "office", "service", "forces", "junta",
    }
)  # fmt: skip
_UNDER_OTHERS = frozenset({"rebel", "opposition", "parallel", "investigative"})


def _of_world_court(page: Page, title: Title, front: Front, tail: Tail) -> bool:
    """Say whether "Prosecutor X" is one of the International Criminal Court, of which the text speaks."""
    alone = not front.states and not tail.states and not front.local and not tail.local
    return (
        title.words in {"prosecutor", "chief prosecutor", "deputy prosecutor"}
        and alone
        and bool(_COURT.search(page.text))
    )


def _heads_united_nations(page: Page, title: Title) -> bool:
    """Say whether "Secretary-General X" is the one of the United Nations, of whom the text speaks."""
    return title.words in {"secretary-general", "secretary general"} and _UNITED.search(page.text) is not None


def _office(  # noqa: PLR0913
    page: Page,
    first: int,
    last: int,
    title: Title,
    *,
    to_come: bool,
    tail: Tail | None = None,
    front: Front | None = None,
) -> Office:
    if front is None:  # before a verb stands whoever holds the post
        front = read_front(page, first, title.role) if tail is None else Front(core=first, core_end=first, first=first)
    tail = tail or read_tail(page, last, title.role, plural=title.plural)
    body = body_of(page, front, tail)
    around = front.keys | tail.keys
    role, problem = role_of(page, title, front, tail, body)
    bare = not around - _GRADES - {"ministry", "agency", "authority", "department"}
    told = spoken_of(page, first) if bare and not front.unknown and not tail.unknown else None
    nowhere = title.words == "president" and page.tokens[first].text.islower() and not any(page.country)
    if told == "private" and (title.needs in {"body", "org"} or nowhere):
        problem = problem or "a post outside the state"
    elif problem and told in {"public", "international"}:
        problem = None
    if title.needs == "org" and any(page.key(index) in _NO_BODIES for index in range(tail.last + 1, tail.last + 9)):
        problem = "a post outside the state"
    status: Status = "designate" if to_come or tail.designate else front.status or "current"
    end = tail.last
    once = _ONCE.match(page.text, page.tokens[end].end)
    if once or page.key(first).startswith(GONE):
        status = "former"
    while once and end + 1 < len(page.tokens) and page.tokens[end + 1].start < once.end():
        end += 1
    if status == "designate" and title.role in {"head_of_state", "head_of_government", "governor", "mayor"}:
        role = "other"
    named = bool(front.states or tail.states)
    stateless = body.kind in {"international", "bank"} or (body.kind == "none" and front.stateless)
    stateless = stateless or (told == "international" and not named) or _of_world_court(page, title, front, tail)
    if not named and body.kind == "none" and _heads_united_nations(page, title):
        role, stateless = "agency_head", True
    stateless = stateless and role not in {
        "minister",
        "deputy_minister",
    }  # "Minister for East African Community Affairs"
    stateless = stateless and not (role == "ambassador" and front.states)  # "Iran's ambassador to the United Nations"
    states = (
        () if stateless else tuple(dict.fromkeys((*front.states, *(s for s in tail.states if s not in front.states))))
    )
    if not states and not stateless and (country := body.country or country_of_owner(page, front)):
        states = (country,)
    return Office(
        first=front.first,
        last=end,
        core_first=first,
        core_last=last,
        title=title.words,
        role=role,
        status=status,
        plural=title.plural,
        definite=front.definite,
        states=states,
        local=front.local or tail.local,
        stateless=stateless,
        talked_about=front.talked_about or tail.talked_about,
        hosts=tail.hosts,
        organization=_organization(role, body, around),
        needs=title.needs,
        problem=problem,
        front=front,
        tail=tail,
    )


def _organization(role: Role, body: Body, around: frozenset[str]) -> str | None:
    """Give the body that an officer heads or speaks for; the office of a minister or governor says all by itself."""
    if role in {"agency_head", "spokesperson", "commander", "other", "lawmaker", "ambassador"} and body.kind != "none":
        named = body.strong or body.kind in {"international", "bank"} or around & {"fund", "bank"}
        return body.name if named else None
    return None
