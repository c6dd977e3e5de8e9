"""Public offices: where a text speaks of one, what rank it is, and which state it says the office serves."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import regex

from factx.parts.countries import code_of
from factx.parts.office_bodies import body_of
from factx.parts.office_front import read_front
from factx.parts.office_needs import Role, Title
from factx.parts.office_roles import role_of
from factx.parts.office_tail import read_phrase, read_tail
from factx.parts.office_verbs import GONE_BY, REGIMES, told_post
from factx.parts.office_words import Front, Tail, keys_of
from factx.parts.patterns import lazy_pattern
from factx.parts.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.parts.office_bodies import Body
    from factx.parts.page import Page

Status = Literal["current", "former", "acting", "designate", "unknown"]


_REACH = 40
_GRADED = frozenset({"inspector", "superintendent", "warrant", "petty", "master", "marshal", "constable"})
_PLACES = frozenset({"province", "district", "county", "municipality", "region", "commune", "country"})
_GONE = ("ex-", "then-", "former-")
# "commerce minister of an earlier cabinet", "the minister at that time", "trade minister in those years"
_ONCE = lazy_pattern(
    r"(?i),? ?(?:of the day|(?:of|in|under) (?:an?|the) (?:earlier|previous|former|past|last|late) "
    r"(?:cabinet|government|administration|regime)|at (?:the|that) time|in those (?:years|days)|back then|then(?=,)|"
    r"(?:from|between) \d{4} (?:to|until|and) \d{4}|until \d{4}|until (?:last|this) (?:year|month|week))\b"
)
_UNITED = lazy_pattern(r"\bU\.?N\.?(?!\w)|\bUnited Nations\b")
_HAVING = frozenset(
    {"has", "holds", "held", "had", "keeps", "given", "took", "takes", "gets", "got", "receives", "received", "holder"}
)
_GRADES = frozenset({"deputy", "chief", "senior", "first", "assistant"})
# "chairman of the Security Center, a think tank"
_NO_BODIES = frozenset(
    {"think", "thinktank", "ngo", "charity", "nonprofit", "non-profit", "watchdog", "advocacy", "startup"}
)
_ACRONYMS = frozenset(
    {
        "dc", "ig", "cs", "cm", "mp", "mna", "mla", "mpa", "mep", "pm", "ceo", "dpo", "dsp", "ssp", "sp", "dig",
        "igp", "ps",
    }
)  # fmt: skip


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

    @property
    def core(self) -> str:
        """The title proper in lower case, singular: "prime minister"."""
        return self.title


@cache
def _titles() -> tuple[dict[tuple[str, ...], Title], int]:
    found: dict[tuple[str, ...], Title] = {}
    text = (files("factx.parts") / "offices.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        for plural, form in ((False, row["words"]), (True, _plural(row["words"]))):
            key = tuple(token.key for token in tokenize(form.replace(".", "")))
            found.setdefault(key, Title(row["words"], row["role"], row["needs"], plural))
    return found, max(map(len, found))


@cache
def _openings() -> frozenset[str]:
    """Give the first words of all titles."""
    return frozenset(key[0] for key in _titles()[0])


def _plural(title: str) -> str:
    head, joint, rest = title.partition(" of ")
    if not joint:
        head, joint, rest = title.partition(" in ")
    if head.endswith((" general", "-general")):
        return head[:-8] + "s" + head[-8:] + joint + rest
    dot = head.endswith(".")
    head = head.removesuffix(".")
    if head.endswith(("man", "men")):
        head = head[:-3] + "men"
    elif head.endswith("y") and head[-2] not in "aeou":
        head = head[:-1] + "ies"
    elif head.endswith(("ss", "ch")):
        head += "es"
    elif head not in {"chargé d'affaires", "cs"}:
        head += "s"
    return head + ("." if dot else "") + joint + rest


def read_offices(page: Page) -> Iterator[Office]:
    """Yield every office that a page speaks of, in reading order, with its problem where it is no public one."""
    titles, longest = _titles()
    index = 0
    tokens = page.tokens
    openings = _openings()
    while index < len(tokens):
        if (lead := _heading(page, index)) is not None:
            yield lead
            index = lead.last + 1
            continue
        if _plain_key(tokens[index].key) not in openings:
            index += 1
            continue
        found: tuple[Title, int, bool] | None = None
        for length in range(min(longest, len(tokens) - index), 0, -1):
            part = tokens[index : index + length]
            if any(token.breaks for token in part[1:]):
                continue
            key, to_come = _bare(tuple(token.key for token in part))
            if title := titles.get(key):
                found = title, index + length - 1, to_come
                break
        if found is None:
            index += 1
            continue
        title, last, to_come = found
        if title.role != "never" and not _is_word_only(page, index, last, title):
            yield _office(page, index, last, title, to_come=to_come)
        index = last + 1


def _heading(page: Page, index: int) -> Office | None:
    """Read "heads the regional council", "commands the 3rd Brigade" behind "who": a verb that tells the post."""
    post = told_post(page, index)
    if post is None:
        return None
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


def _plain_key(key: str) -> str:
    """Take "ex-" and "-elect" off a word: "ex-president", "then-minister", "President-elect"."""
    return regex.sub(r"^(?:ex|then|former)-|-(?:elect|designate|in-waiting)$", "", key)


def _bare(key: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    key = (_plain_key(key[0]) if key[0].startswith(_GONE) else key[0], *key[1:])
    for end in ("-elect", "-designate", "-in-waiting"):
        if key[-1].endswith(end):
            return (*key[:-1], key[-1].removesuffix(end)), True
    return key, False


def _is_word_only(page: Page, first: int, last: int, title: Title) -> bool:
    """Say whether the word is no title here: "the head of the queue", "two chairs", "PM" for the afternoon."""
    text = page.tokens[first].text
    if title.needs == "name" and not text[0].isupper():
        return True
    if title.needs == "capital" and not page.tokens[last].text[0].isupper():
        return True
    if title.needs == "portfolio-of":
        return not any(page.key(index) in _HAVING for index in range(first - 7, first))
    if title.words == "chief" and page.key(last + 1) in _GRADED:
        return True  # "Chief Inspector X": a rank
    if title.words == "ps" and page.key(last + 1) not in {"for", ",", "of", "in", "to"}:
        return True  # "PS Golay"
    if title.words in _ACRONYMS:
        return not text[:2].isupper()
    if title.words in {"sen.", "rep.", "gov.", "amb."} and not page.tokens[last].text.endswith("."):
        return True
    return title.words in {"head", "chair", "chief", "representative"} and title.plural and text.islower()


def _heads_united_nations(page: Page, title: Title) -> bool:
    """Say whether "Secretary-General X" is the one of the United Nations, of whom the text speaks."""
    return title.words in {"secretary-general", "secretary general"} and _UNITED.search(page.text) is not None


def _office(page: Page, first: int, last: int, title: Title, *, to_come: bool, tail: Tail | None = None) -> Office:  # noqa: PLR0913
    # Before a verb stands whoever holds the post.
    front = read_front(page, first, title.role) if tail is None else Front(core=first, core_end=first, first=first)
    tail = tail or read_tail(page, last, title.role, plural=title.plural)
    body = body_of(page, front, tail)
    around = front.keys | tail.keys
    role, problem = role_of(page, title, front, tail, body)
    bare = not around - _GRADES - {"ministry", "agency", "authority", "department"}
    spoken_of = _spoken_of(page, first) if bare and not front.unknown and not tail.unknown else None
    nowhere = title.words == "president" and page.tokens[first].text.islower() and not any(page.country)
    if spoken_of == "private" and (title.needs in {"body", "org"} or nowhere):
        problem = problem or "a post outside the state"
    elif problem and spoken_of in {"public", "international"}:
        problem = None
    if title.needs == "org" and any(page.key(index) in _NO_BODIES for index in range(tail.last + 1, tail.last + 9)):
        problem = "a post outside the state"
    status: Status = "designate" if to_come or tail.designate else front.status or "current"
    end = tail.last
    once = _ONCE.match(page.text, page.tokens[end].end)
    if once or page.key(first).startswith(_GONE):
        status = "former"
    while once and end + 1 < len(page.tokens) and page.tokens[end + 1].start < once.end():
        end += 1
    if status == "designate" and title.role in {"head_of_state", "head_of_government", "governor", "mayor"}:
        role = "other"
    named = bool(front.states or tail.states)
    stateless = body.kind in {"international", "bank"} or (body.kind == "none" and front.stateless)
    stateless = stateless or (spoken_of == "international" and not named)
    if not named and body.kind == "none" and _heads_united_nations(page, title):
        role, stateless = "agency_head", True
    stateless = stateless and not (role == "ambassador" and front.states)  # "Iran's ambassador to the United Nations"
    states = (
        () if stateless else tuple(dict.fromkeys((*front.states, *(s for s in tail.states if s not in front.states))))
    )
    if not states and not stateless and (country := body.country or _country_of_owner(page, front)):
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


@cache
def _private_antecedents() -> frozenset[str]:
    return keys_of("office_no_state") | keys_of("office_armed") | keys_of("office_private_owners")


def _spoken_of(page: Page, first: int) -> Literal["public", "international", "private"] | None:
    """Say what the body spoken of last is: "The agency sent boats. Its director, X, said"."""
    public, private = keys_of("office_antecedents"), _private_antecedents()
    for index in range(first - 1, max(-1, first - _REACH), -1):
        key = page.key(index)
        if key in _PLACES:
            return None  # "from the province, said its vice chairman"
        if key in private:
            return "private"
        if key in public:
            named = {page.key(index - step) for step in (1, 2, 3)}
            return "international" if named & {"un", "u.n", "eu", "nations"} else "public"
    return None


def _country_of_owner(page: Page, front: Front) -> str | None:
    """Give the country in the name of the body that "the fund's director" speaks of: "the Kuwait Fund for ..."."""
    owner = front.first - 2
    if page.key(front.first - 1) != "'s" or page.key(owner - 1) != "the" or not page.tokens[owner].text.islower():
        return None
    for index in range(owner - 2, max(0, owner - 200), -1):
        if page.key(index) == page.key(owner) and page.tokens[index].capital:
            for near in (index - 3, index - 2, index - 1, index + 2, index + 3):
                if 0 <= near < len(page.tokens) and (code := code_of(page.tokens[near].text)):
                    return code
    return None


def _organization(role: Role, body: Body, around: frozenset[str]) -> str | None:
    """Give the body that an officer heads or speaks for; the office of a minister or governor says all by itself."""
    if role in {"agency_head", "spokesperson", "commander", "other", "lawmaker", "ambassador"} and body.kind != "none":
        named = body.strong or body.kind in {"international", "bank"} or around & {"fund", "bank"}
        return body.name if named else None
    return None
