"""The body that a post belongs to: a part of a state, one of the community of states, or neither."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from factx.parts.countries import code_of
from factx.parts.places import places_in
from factx.parts.tables import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.parts.names import Page
    from factx.parts.office_phrase import Front, Tail
    from factx.parts.tokens import Token

BodyKind = Literal["public", "private", "international", "bank", "armed", "none"]

# These tell a part of the state even beside words of business: "the Oil Ministry", "the Railway Board".
_STRONG = frozenset(
    "ministry government police army navy military force forces authority commission parliament department agency "
    "directorate senate congress assembly court council administration presidency inspectorate secretariat "
    "ministerial presidential governor embassy consulate municipality treasury bureau office service services board "
    "railway railways county district provincial state central reserve guard house cabinet survey minister president premier mayor city hall town".split()
)
_PRIVATE_ALWAYS = frozenset(
    "electronics ltd inc plc llc corp corporation company airlines airways group holdings holding fifa uefa university "
    "college church hospital club team league football cricket party union foundation ngo cross crescent doctors "
    "newspaper campaign".split()
)


@dataclass(frozen=True, slots=True)
class Body:
    """What is known of a body: its name as written, its kind, its country, and whether a word of the state tells it."""

    name: str | None
    kind: BodyKind
    country: str | None = None
    strong: bool = False


@cache
def _set(table: str) -> frozenset[str]:
    return frozenset(words(table))


def body_of(page: Page, front: Front, tail: Tail) -> Body:
    """Say which body an office belongs to, from the words before and behind its title."""
    before = page.tokens[front.first : front.core]
    behind = page.tokens[front.core_end + 1 : tail.last + 1]
    keys = front.keys | tail.keys
    name = tail.organization or front.organization
    if keys & _set("office_armed") and not keys & {"ministry"}:
        return Body(name, "armed")
    known = _known(before) or _known(behind)
    if known is not None and not (known.kind == "international" and keys & {"embassy"}):
        return known
    if found := _spelled_out(page, before) or _spelled_out(page, behind):
        return Body(name or found, "public", strong=True)
    strong = bool(keys & _STRONG)
    if keys & _PRIVATE_ALWAYS and not keys & {"ministry", "police", "government"}:
        return Body(name, "private")
    if strong:
        return Body(name, "public", _country_in(before) or _country_in(behind), strong=True)
    if keys & _set("office_private"):
        return Body(name, "private")
    if keys & {"bank"} and (country := _country_in(before) or _country_in(behind)):
        return Body(name, "public", country, strong=True)
    if keys & _set("office_public") or front.talked_about or front.states or tail.states:
        return Body(name, "public", _country_in(before) or _country_in(behind))
    if front.unknown or tail.unknown:
        return Body(name, "none")
    return Body(name, "none")


def _known(tokens: Sequence[Token]) -> Body | None:
    for place, _ in places_in(tokens):
        if place.type != "body":
            continue
        if place.note == "congress" and not any(token.key in {"us", "u.s"} for token in tokens):
            continue
        kind: BodyKind = "public" if place.note in {"national", "congress"} else place.note  # type: ignore[assignment]
        return Body(place.name, kind, place.countries[0] if place.countries else None, strong=kind == "public")
    return None


def _country_in(tokens: Sequence[Token]) -> str | None:
    """Find the country inside a body's name: "the Nepal Electricity Authority", "Bank of South Africa"."""
    for index, token in enumerate(tokens):
        if token.capital:
            pair = " ".join(part.text for part in tokens[index : index + 2])
            if code := code_of(pair) or code_of(token.text):
                return code
    return None


def _spelled_out(page: Page, tokens: Sequence[Token]) -> str | None:
    """Find the long form of an acronym in the text: "the National Disaster Management Organization (NADMO)"."""
    for token in tokens:
        if not token.capital or len(token.text) < 3:
            continue
        for index, other in enumerate(page.tokens[:-2]):
            if other.text == "(" and page.tokens[index + 1].text == token.text and page.tokens[index + 2].text == ")":
                long = page.tokens[max(0, index - 8) : index]
                if any(part.key in _STRONG for part in long) and not any(part.key in _PRIVATE_ALWAYS for part in long):
                    return token.text
    return None
