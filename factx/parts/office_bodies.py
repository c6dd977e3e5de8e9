"""The body that a post belongs to: a part of a state, one of the community of states, or neither."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factx.parts.countries import code_of
from factx.parts.office_words import keys_of
from factx.parts.places import place_named, places_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.parts.office_words import Front, Tail
    from factx.parts.page import Page
    from factx.parts.tokens import Token

BodyKind = Literal["public", "private", "international", "bank", "armed", "none"]


# "National Hurricane Center", "Geological Institute": public by the word beside them.
_BY_NATION = frozenset({"center", "centre", "institute", "laboratory", "observatory", "corps", "fund"})
_NATION = frozenset(
    {
        "national", "federal", "meteorological", "geological", "seismological", "geophysical", "hydrological",
        "hurricane", "disaster", "emergency", "health",
        "weather", "statistics", "statistical", "geography", "epidemiology",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """What is known of a body: its name as written, its kind, its country, and whether a word of the state tells it."""

    name: str | None
    kind: BodyKind
    country: str | None = None
    strong: bool = False


def body_of(page: Page, front: Front, tail: Tail) -> Body:
    """Say which body an office belongs to, from the words before and behind its title."""
    before = page.tokens[front.first : front.core]
    behind = page.tokens[front.core_end + 1 : tail.last + 1]
    keys = front.keys | tail.keys
    name = tail.organization or front.organization
    if keys & keys_of("office_armed") and not keys & {"ministry"}:
        return Body(name, "armed")
    known = _known(before) or _known(behind)
    if known is not None and not (known.kind == "international" and keys & {"embassy"}):
        return known
    if found := _spelled_out(page, before) or _spelled_out(page, behind):
        spelled = next((code for key in page.acronyms[found] if (code := code_of(key.title()))), None)
        return Body(name or found, "public", _country_in(before) or _country_in(behind) or spelled, strong=True)
    strong = bool(keys & keys_of("office_strong")) or bool(keys & _BY_NATION and keys & _NATION)
    outside = keys & keys_of("office_no_state") or {"chamber", "commerce"} <= keys
    if outside and not keys & {"ministry", "police", "government"}:
        return Body(name, "private")
    if strong:
        return Body(name, "public", _country_in(before) or _country_in(behind), strong=True)
    if keys & keys_of("office_private"):
        return Body(name, "private")
    if keys & {"bank"} and (country := _country_in(before) or _country_in(behind)):
        return Body(name, "public", country, strong=True)
    stated = (front.states or tail.states) and not (front.unknown or tail.unknown)
    if keys & keys_of("office_public") or front.talked_about or stated:
        return Body(name, "public", _country_in(before) or _country_in(behind))
    if front.unknown or tail.unknown:
        return Body(name, "none")
    return Body(name, "none")


def _known(tokens: Sequence[Token]) -> Body | None:
    for token in tokens:
        if token.upper and token.text.startswith("UN") and len(token.text) > 4 and place_named(token.text) is None:
            return Body(token.text, "international")  # UNFICYP, UNMISS: the missions of the United Nations
    shouted = [place_named(token.text.upper()) for token in tokens if token.capital and len(token.text) >= 4]
    for place in [*(found for found, _ in places_in(tokens)), *filter(None, shouted)]:
        if place.type != "body":
            continue
        if place.note == "congress" and not any(token.key in {"us", "u.s"} for token in tokens):
            continue
        if place.note == "company":
            return Body(place.name, "private", place.countries[0])
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
        spelled = page.acronyms.get(token.text, frozenset()) if token.capital and len(token.text) > 2 else frozenset()
        if spelled & keys_of("office_strong") and not spelled & keys_of("office_no_state"):
            return token.text
    return None
