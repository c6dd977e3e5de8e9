"""Reading -> Mentions of office holders: offices, their holders, and every later place that names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factx.kinds.official.fits import SOVEREIGNS, settled_role
from factx.kinds.official.holders import find_holders
from factx.kinds.official.persons import Person, gather, later_mentions, office_mentions
from factx.kinds.official.serves import state_at
from factx.kinds.official.signs import surroundings_of
from factx.parts.page import page_of
from factx.types import Draft, Mention, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factx.kinds.official.desk import Hit
    from factx.kinds.official.signs import Surroundings
    from factx.parts.page import Page
    from factx.reading import Reading

KIND = "official"


def find(reading: Reading) -> Iterator[Mention | Rejected]:
    """Yield each place that names an office holder; all mentions of one person carry the same slots."""
    page = _page(reading)
    hits, unheld = find_holders(page)
    kept: list[Hit] = []
    for hit in hits:
        if hit.problem:
            yield _rejected(reading, hit, hit.problem)
        else:
            kept.append(hit)
    text = surroundings_of(reading, page, kept)
    persons: list[tuple[Person, dict[str, Any]]] = []
    for person in gather(kept, page):
        slots, problem = _slots(person, text)
        heads = slots["role"] in {"head_of_state", "head_of_government"} and slots["status"] == "current"
        if heads and slots["country"]:
            text.guessed[person.first.office.title].add(slots["country"])
        if problem:
            yield from (_rejected(reading, hit, problem) for hit in person.hits)
        else:
            persons.append((person, slots))
    yield from _mentions(reading, page, persons, unheld)


def _page(reading: Reading) -> Page:
    persons = [(ent.start_char, ent.end_char) for ent in reading.ents if ent.label_ == "PERSON"]
    return page_of(reading.text, countries=reading.states, persons=persons)


def _rejected(reading: Reading, hit: Hit, reason: str) -> Rejected:
    return Rejected(KIND, reading.span(hit.name.start, hit.name.end), hit.rule, reason)


def _slots(person: Person, text: Surroundings) -> tuple[dict[str, Any], str | None]:
    first = person.first
    country: str | None = next((hit.states[0] for hit in person.hits if hit.states), None)
    if country is None and not any(hit.office.stateless for hit in person.hits):
        country = state_at(text, first)
        if country and first.office.title.endswith("minister") and first.status != "former":
            text.served.add(country)
    if country:
        text.settled.update((hit.name.start, country) for hit in person.hits)
    role, problem = settled_role(first, country)
    name = person.fullest
    slots = {
        "name": text.reading.span(name.start, name.end).text.replace("\n", " "),
        "office": " ".join(first.text.split()),
        "role": role,
        "country": SOVEREIGNS.get(country or "", country),
        "organization": first.office.organization,
        "status": first.status,
    }
    return slots, problem


def _mentions(
    reading: Reading, page: Page, persons: list[tuple[Person, dict[str, Any]]], unheld: list[Any]
) -> Iterator[Mention]:
    for person, slots in persons:
        for hit in person.hits:
            start, end = page.tokens[hit.office.first].start, page.tokens[hit.office.last].end
            evidence = {"office": reading.span(start, end)}
            yield Mention(KIND, reading.span(hit.name.start, hit.name.end), hit.rule, slots, evidence, absorbs=True)
    slots_of = {id(person): slots for person, slots in persons}
    found = [person for person, _ in persons]
    for name, person in later_mentions(page, found):
        yield Mention(
            KIND, reading.span(name.start, name.end), "official/later-name", slots_of[id(person)], absorbs=True
        )
    for name, person in office_mentions(page, unheld, found):
        yield Mention(KIND, reading.span(name.start, name.end), "official/later-office", slots_of[id(person)])


def link(reading: Reading, mentions: tuple[Mention, ...]) -> Iterable[Draft]:  # noqa: ARG001
    """Make one entity of the mentions that carry the same slots."""
    groups: dict[tuple[object, ...], list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(tuple(mention.slots.values()), []).append(mention)
    for group in groups.values():
        yield Draft(KIND, group[0].slots, tuple(group))
