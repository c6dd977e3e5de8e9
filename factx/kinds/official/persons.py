"""Which names mean one person: fuller and shorter forms, titles with a surname, other spellings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factx.parts.names import Name, make_name, read_name, read_name_back
from factx.parts.same_names import fold_name, same_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.kinds.official.desk import Hit
    from factx.parts.offices import Office
    from factx.parts.page import Page


@dataclass(slots=True)
class Person:
    """A person with the places where the text gives the office.

    `known_as` is the name that the text gives beside another office, `offices` are the titles, each with whether it was
    held before: what many places have in common is asked for once.
    """

    hits: list[Hit] = field(default_factory=list)
    known_as: Name | None = None
    offices: set[tuple[str, bool]] = field(default_factory=set)
    _names: dict[str, Name] = field(default_factory=dict)

    def add(self, hit: Hit) -> None:
        """Take in another place."""
        self.hits.append(hit)
        self.offices.add(_office(hit))
        known = self._names.setdefault(hit.name.text, hit.name)
        if hit.name.start < known.start:
            self._names[hit.name.text] = hit.name

    @property
    def name(self) -> str:
        """The fullest form of the name, as it first stands in the text."""
        return self.fullest.text

    @property
    def fullest(self) -> Name:
        """The fullest name: the person's own, or the one that the text gives beside another office."""
        forms = [*self._names.values(), *([self.known_as] if self.known_as else [])]
        return max(forms, key=lambda name: (name.parts, not name.text.isupper(), -name.start))

    @property
    def first(self) -> Hit:
        """The hit that tells the office: the first one with the fullest name."""
        full = [hit for hit in self.hits if hit.name.parts > 1] or self.hits
        # "Army Maj. X, a spokesman for the division": the post says more than the rank, a field more than its acronym
        minister = any(hit.role == "minister" and hit.status != "former" for hit in full)
        return min(
            full,
            key=lambda hit: (_is_rank(hit), hit.office.problem is not None, minister and hit.role == "lawmaker"),
        )


_RANKS = frozenset({"sp", "ssp", "dsp", "dig", "igp"})


def _is_rank(hit: Hit) -> bool:
    return hit.office.needs == "rank" or (hit.office.title in _RANKS and hit.office.last == hit.office.core_last)


def gather(hits: list[Hit], page: Page | None = None) -> list[Person]:
    """Put the hits of one person together; a former office beside another one makes a person of its own."""
    persons: list[Person] = []
    for hit in sorted(hits, key=lambda hit: (-hit.name.parts, hit.name.start)):
        fitting = [person for person in persons if same_name(hit.name.text, person.name)]
        exact = [person for person in fitting if person.name == hit.name.text]
        same_office = [person for person in fitting if _office(hit) in person.offices]
        if hit.name.parts == 1 and len(fitting) > 1:
            fitting = same_office or _nearest(hit, fitting)
        chosen = next(iter(same_office or exact or fitting), None)
        if chosen is not None and _is_earlier_office(hit, chosen):
            chosen = next(iter(same_office), None)
        if chosen is not None and hit.name.parts == 1 and not _may_be_same(hit, chosen):
            chosen = None
        if chosen is None:
            chosen = Person(known_as=fitting[0].fullest if len(fitting) == 1 and hit.status == "former" else None)
            persons.append(chosen)
        chosen.add(hit)
    for person in persons:
        person.hits.sort(key=lambda hit: hit.name.start)
        if page is not None and person.known_as is None and person.fullest.parts == 1:
            person.known_as = _full_form(page, person, persons)
    return sorted(persons, key=lambda person: person.hits[0].name.start)


def _full_form(page: Page, person: Person, persons: list[Person]) -> Name | None:
    """Give the full name that the text has for somebody whom it names by the surname alone beside the office."""
    others = {other.name for other in persons if other is not person}
    found: dict[str, Name] = {}
    for index, token in enumerate(page.tokens):
        if token.text == person.name and index > 0 and page.tokens[index - 1].capital:
            name = read_name_back(page, index)
            set_apart = person.first.rule == "official/name-comma-office"  # "Braun, the interior minister"
            if name is not None and name.parts > 1 and (set_apart or (name.start, name.end) in page.persons):
                found[name.text] = name
    return next(iter(found.values())) if len(found) == 1 and not others & set(found) else None


def _office(hit: Hit) -> tuple[str, bool]:
    return hit.office.title, hit.status == "former"


def _nearest(hit: Hit, persons: list[Person]) -> list[Person]:
    before = [person for person in persons if person.hits[0].name.start < hit.name.start]
    return before[-1:] or persons[:1]


def _is_earlier_office(hit: Hit, person: Person) -> bool:
    """Tell "Mahat, who was earlier the Energy Minister" from a second naming of the office held now."""
    if any((hit.status == "former") == former for _, former in person.offices):
        return False
    return not any(hit.office.title == other.office.title and _fields(hit) == _fields(other) for other in person.hits)


def _fields(hit: Hit) -> frozenset[str]:
    return hit.office.front.keys | hit.office.tail.keys


def _may_be_same(hit: Hit, person: Person) -> bool:
    """Keep "President Bush" apart from "Governor Jeb Bush": another title with the surname alone is another person."""
    if hit.rule in {"official/name-who-office", "official/verb-office"}:
        return True
    if hit.office.title == "chancellor" and any(other.role == "minister" for other in person.hits):
        return True  # Chile's foreign minister
    return any(
        hit.role == other.role or "other" in (hit.role, other.role) or hit.text == other.text for other in person.hits
    )


def later_mentions(page: Page, persons: list[Person]) -> Iterator[tuple[Name, Person]]:
    """Yield every other place that names one of the persons, where the words fit one of them only."""
    taken = {index for person in persons for hit in person.hits for index in range(hit.name.first, hit.name.last + 1)}
    initials = {word[0] for person in persons for word in fold_name(person.name)}
    forms = [(person, person.name) for person in persons]
    index = 0
    while index < len(page.tokens):
        if index in taken or not page.tokens[index].capital:
            index += 1
            continue
        name = read_name(page, index)
        if name is not None and not taken.isdisjoint(range(name.first, name.last + 1)):
            name = None
        known = name is not None and not initials.isdisjoint(word[0] for word in fold_name(name.text))
        found = _longest_fitting(page, name, forms) if name is not None and known else None
        if found is None:
            index += 1
            continue
        yield found
        index = found[0].last + 1


def _longest_fitting(page: Page, name: Name, forms: list[tuple[Person, str]]) -> tuple[Name, Person] | None:
    for last in range(name.last, name.first - 1, -1):
        if not page.tokens[last].capital:
            continue
        part = make_name(page, name.first, last)
        if len(part.text) < 3:
            continue
        fitting = [person for person, form in forms if same_name(part.text, form)]
        if part.parts == 1 and page.tokens[min(last + 1, len(page.tokens) - 1)].capital and last < name.last:
            continue
        if len({person.name for person in fitting}) == 1:
            return part, fitting[0]
    return None


def office_mentions(page: Page, unheld: list[Office], persons: list[Person]) -> Iterator[tuple[Name, Person]]:
    """Yield "the minister", "the energy minister" where one person of the text only can be meant."""
    for office in unheld:
        if office.plural or office.problem or page.key(office.first - 1) != "the" or office.last > office.core_last:
            continue
        keys = office.front.keys
        fitting = [
            person
            for person in persons
            if person.first.office.title.split()[-1] == office.title.split()[-1]
            and (len(office.title.split()) == 1 or person.first.office.title == office.title)
            and (not keys or keys <= (person.first.office.front.keys | person.first.office.tail.keys))
        ]
        if len(fitting) == 1 and fitting[0].hits[0].name.start < page.tokens[office.first].start:
            yield make_name(page, office.first - 1, office.core_last), fitting[0]
