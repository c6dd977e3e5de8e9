"""Public offices: where a text speaks of one, what rank it is, and which state it says the office serves."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from factx.parts.office_bodies import body_of
from factx.parts.office_phrase import Front, Tail, read_front, read_tail
from factx.parts.tables import words
from factx.parts.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.parts.names import Page
    from factx.parts.office_bodies import Body

Role = Literal[
    "minister", "deputy_minister", "head_of_government", "head_of_state", "ambassador", "governor", "mayor", "lawmaker",
    "spokesperson", "agency_head", "commander", "other",
]  # fmt: skip
Status = Literal["current", "former", "acting", "designate", "unknown"]

_DEPUTIES = frozenset({"deputy", "vice", "assistant", "associate"})
_OF_DEPUTY: dict[str, Role] = {
    "minister": "deputy_minister", "head_of_government": "minister", "head_of_state": "other", "governor": "other",
    "mayor": "other", "ambassador": "other", "agency_head": "other",
}  # fmt: skip
_ACRONYMS = frozenset("cs cm mp mna mla mpa mep pm ceo dpo dsp ssp sp dig igp".split())
# A director of these is one of the state's, whatever the body is called: "Director of Defence Information".
_OF_STATE = frozenset("defence defense national federal intelligence meteorology prisons irrigation customs immigration".split())
_FORCES = frozenset({"army", "navy", "naval", "military", "police", "air", "force", "forces", "guard", "coast", "guards"})
_CHAIRS = frozenset({"president", "chairman", "chairwoman", "chairperson", "chair", "head", "speaker", "leader"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office named in a text: its tokens (first and last of the whole phrase, and of the title proper), and what it is.

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

    @property
    def core(self) -> str:
        """The title proper in lower case, singular: "prime minister"."""
        return self.title


@dataclass(frozen=True, slots=True)
class Title:
    """A row of the table of titles."""

    words: str
    role: str
    needs: str
    plural: bool


@cache
def _titles() -> tuple[dict[tuple[str, ...], Title], int]:
    found: dict[tuple[str, ...], Title] = {}
    text = (files("factx.parts") / "offices.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        for plural, form in ((False, row["words"]), (True, _plural(row["words"]))):
            key = tuple(token.key for token in tokenize(form.replace(".", "")))
            found.setdefault(key, Title(row["words"], row["role"], row["needs"], plural))
    return found, max(map(len, found))


def _plural(title: str) -> str:
    head, joint, rest = title.partition(" of ")
    if not joint:
        head, joint, rest = title.partition(" in ")
    if head.endswith(" general") or head.endswith("-general"):
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
    while index < len(tokens):
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


def _bare(key: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    for end in ("-elect", "-designate", "-in-waiting"):
        if key[-1].endswith(end):
            return (*key[:-1], key[-1].removesuffix(end)), True
    return key, False


def _is_word_only(page: Page, first: int, last: int, title: Title) -> bool:
    """Say whether the word is no title here: "the head of the queue", "two chairs", "PM" for the afternoon."""
    text = page.tokens[first].text
    if title.needs == "name" and not text[0].isupper():
        return True
    if title.words in _ACRONYMS:
        return not text[:2].isupper()
    if title.words in {"sen.", "rep.", "gov.", "amb."} and not page.tokens[last].text.endswith("."):
        return True
    return title.words in {"head", "chair", "chief", "representative"} and title.plural and text.islower()


def _office(page: Page, first: int, last: int, title: Title, *, to_come: bool) -> Office:
    front = read_front(page, first, title.role)
    tail = read_tail(page, last, title.role, plural=title.plural)
    body = body_of(page, front, tail)
    role, problem = _role(page, title, front, tail, body)
    status: Status = "designate" if to_come or tail.designate else front.status or "current"
    if status == "designate" and title.role in {"head_of_state", "head_of_government", "governor", "mayor"}:
        role = "other"
    stateless = body.kind in {"international", "bank"} or (body.kind == "none" and front.stateless)
    states = () if stateless else tuple(dict.fromkeys((*front.states, *(s for s in tail.states if s not in front.states))))
    around = front.keys | tail.keys
    if not states and not stateless and body.country:
        states = (body.country,)
    return Office(
        first=front.first, last=tail.last, core_first=first, core_last=last, title=title.words, role=role, status=status,
        plural=title.plural, definite=front.definite, states=states, local=front.local or tail.local, stateless=stateless,
        talked_about=front.talked_about or tail.talked_about, hosts=tail.hosts, organization=_organization(role, body, around),
        needs=title.needs, problem=problem, front=front, tail=tail,
    )  # fmt: skip


def _organization(role: Role, body: Body, around: frozenset[str]) -> str | None:
    """Give the body that an officer heads or speaks for; the office of a minister or governor says all by itself."""
    if role in {"agency_head", "spokesperson", "commander", "other", "lawmaker", "ambassador"} and body.kind != "none":
        named = body.strong or body.kind in {"international", "bank"} or around & {"fund", "bank"}
        return body.name if named else None
    return None


def _role(page: Page, title: Title, front: Front, tail: Tail, body: Body) -> tuple[Role, str | None]:  # noqa: PLR0911, PLR0912, C901
    """Settle the role of a title in its phrase, and why it would be no public office."""
    role: Role = title.role  # type: ignore[assignment]
    around = front.keys | tail.keys
    if body.kind == "armed":
        return role, "a force that is no state"
    if front.keys & frozenset(words("office_religious")) and role == "minister":
        return role, "a minister of a church"
    if front.keys & {"candidate", "nominee", "hopeful"}:
        return role, "a candidate"
    parliament = bool(around & frozenset(words("office_parliaments"))) and body.kind != "private"
    if title.words in _CHAIRS and parliament and not around & {"office", "council"}:
        return "lawmaker", None
    deputy = bool(front.keys & _DEPUTIES) and not title.words.startswith(tuple(_DEPUTIES))
    if title.words == "president":
        role, problem = _president(front, tail, body)
    elif title.words in {"prime minister", "premier", "minister", "leader", "head"} and _heads_province(title, front, tail, body):
        if title.words == "minister":
            problem = None
        else:
            role, problem = "governor", None
    elif title.words == "governor" and ("bank" in around or "reserve" in around or body.kind == "bank"):
        role, problem = "agency_head", None
    elif title.words == "high commissioner" and (body.kind == "international" or around & {"refugees", "rights"}):
        role, problem = "agency_head", None
    else:
        role, problem = _by_need(page, title, front, tail, body, role)
    if deputy and problem is None:
        role = _OF_DEPUTY.get(role, role)
    return role, problem


def _president(front: Front, tail: Tail, body: Body) -> tuple[Role, str | None]:
    if body.kind in {"bank", "international"}:
        return "agency_head", None
    if body.kind == "private" or front.unknown or (tail.unknown and not tail.states):
        return "head_of_state", "president of no state"
    if front.keys & {"regional", "district", "provincial", "county", "city"} or tail.keys & {"court", "tribunal"}:
        return "other", None
    if tail.local or front.local:
        return "governor", None
    if tail.keys & {"council", "commission", "committee", "authority", "agency", "board", "bank", "chamber"}:
        return "agency_head", None
    return "head_of_state", None


def _heads_province(title: Title, front: Front, tail: Tail, body: Body) -> bool:
    if not (front.local or tail.local) or front.cities or tail.cities:
        return False
    if title.words in {"head", "leader"}:
        plain = {"region", "republic", "regional", "military", "administration", "oblast", "state", "province", "civil"}
        return body.kind != "private" and not (front.keys | tail.keys) & {"office", "service", "department", "party"} and (
            title.words == "leader" or (not front.unknown and not tail.keys - plain - tail.place_keys)
        )
    return True


def _by_need(  # noqa: PLR0911, PLR0912, C901
    page: Page, title: Title, front: Front, tail: Tail, body: Body, role: Role
) -> tuple[Role, str | None]:
    need = title.needs
    around = front.keys | tail.keys
    if title.words == "commissioner":
        if body.kind == "international":
            return "other", None
        if front.keys & {"police"}:
            return "commander", None
        if front.portfolio or tail.portfolio or body.kind == "public":
            return "agency_head", None
        return "other", None
    if need == "state":
        direct = (front.states or front.talked_about or tail.states) and not front.unknown
        plain = not (front.keys & frozenset(words("office_private"))) and not tail.unknown
        return role, None if direct and plain and not front.portfolio else "of no state"
    if need == "portfolio":
        if tail.keys & {"ministry", "department", "government", "council", "committee"} and not front.portfolio:
            return "other", None
        if not (front.portfolio or tail.portfolio):
            return "other", None if body.kind == "public" else "no field of an office is named"
        return role, None if body.kind != "private" else "a post outside the state"
    if need == "district":
        return role, None if front.keys & {"district"} or front.unknown else "no district is named"
    if need == "speaker":
        named = page.tokens[front.core].text[0].isupper() and (front.local or not front.unknown)
        return role, None if named else "a speaker, and of no parliament"
    if need == "us-tag":
        if body.kind == "international":
            return "other", None
        return role, None if front.states == ("US",) or front.local else "a representative, and of no parliament"
    if need == "sg":
        if body.kind in {"international", "bank"}:
            return "agency_head", None
        return "other", None if body.kind != "private" else "a post outside the state"
    if need == "dg":
        bad = body.kind in {"private", "bank"}
        return role, "a post outside the state" if bad else None
    if need == "chief":
        return _chief(title, front, tail, body, role)
    if need == "body":
        return role, None if body.kind in {"public", "international"} else "speaks for no public body"
    if need == "military":
        armed = around & _FORCES or body.kind == "public" or front.states or tail.states
        return role, None if armed else "commands no force of a state"
    if need == "org":
        if title.words in {"ceo", "chief executive officer", "managing director", "general manager", "director"}:
            strong = body.strong or tail.keys & _OF_STATE or body.name in {"IMF", "International Monetary Fund"}
            return role, None if strong and body.kind != "private" else "a post outside the state"
        if body.kind == "bank" and not (front.portfolio and title.words == "director") and role == "agency_head":
            return role, None
        return role, None if body.kind in {"public", "international"} else "a post outside the state"
    return role, "a post outside the state" if body.kind == "private" and role in {"other", "agency_head"} else None


def _chief(title: Title, front: Front, tail: Tail, body: Body, role: Role) -> tuple[Role, str | None]:
    if title.words == "chief" and (front.keys | tail.keys) & _FORCES and "spokesman" not in front.keys:
        return "commander", None
    if front.keys & {"bureau", "party", "studio"}:
        return role, "a post outside the state"
    if body.kind == "international":
        return ("other" if body.name in {"EU", "European Union"} else "agency_head"), None
    return role, None if body.kind in {"public", "bank"} else "a post outside the state"


def with_title(office: Office, **changes: object) -> Office:
    """Give the office with some of its fields changed."""
    return replace(office, **changes)  # type: ignore[arg-type]
