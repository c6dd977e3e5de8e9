"""Reading -> Mentions of office holders: offices, their holders, and every later place that names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factx.kinds.official.holders import find_holders
from factx.kinds.official.persons import Person, gather, later_mentions, office_mentions
from factx.kinds.official.serves import held_states, ministries_of, settled_role, signs_of, state_at
from factx.parts.page import page_of
from factx.types import Draft, Mention, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factx.kinds.official.desk import Hit
    from factx.kinds.official.serves import Ministry, Sign
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
    signs, held, ministries = signs_of(reading, page), held_states(kept), ministries_of(page)
    persons: list[tuple[Person, dict[str, Any]]] = []
    for person in gather(kept):
        slots, problem = _slots(reading, person, signs, held, ministries)
        if problem:
            yield from (_rejected(reading, hit, problem) for hit in person.hits)
        else:
            persons.append((person, slots))
    yield from _mentions(reading, page, persons, unheld)


def _page(reading: Reading) -> Page:
    ents = reading.doc.ents
    persons = [(ent.start_char, ent.end_char) for ent in ents if ent.label_ == "PERSON"]
    places = [(ent.start_char, ent.end_char) for ent in ents if ent.label_ in {"GPE", "LOC", "FAC", "ORG"}]
    return page_of(reading.text, countries=reading.countries, persons=persons, places=places)


def _rejected(reading: Reading, hit: Hit, reason: str) -> Rejected:
    return Rejected(KIND, reading.span(hit.name.start, hit.name.end), hit.rule, reason)


def _slots(
    reading: Reading,
    person: Person,
    signs: tuple[Sign, ...],
    held: dict[str, set[str]],
    ministries: tuple[Ministry, ...],
) -> tuple[dict[str, Any], str | None]:
    first = person.first
    country: str | None = next((hit.states[0] for hit in person.hits if hit.states), None)
    if country is None and not any(hit.office.stateless for hit in person.hits):
        country = state_at(reading, signs, first, held, ministries)
    role, problem = settled_role(first, country)
    name = person.fullest
    slots = {
        "name": reading.span(name.start, name.end).text.replace("\n", " "),
        "office": " ".join(first.text.split()),
        "role": role,
        "country": country,
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
