"""Where an article names countries, and one entity for each of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from factx.kinds.country.inside import name_around
from factx.kinds.country.model import CountryMention
from factx.parts.countries import state_of
from factx.parts.tables import words
from factx.types import Draft, Mention, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factx.parts.countries import CountryName
    from factx.reading import Reading

KIND = "country"


def find(reading: Reading) -> Iterator[Mention | Rejected]:
    """Yield every country named in the article; parts of another proper name are rejected."""
    people = _people(reading)
    bearers = frozenset(words("country_person_names"))
    for place in reading.states:
        span = reading.span(place.start, place.end)
        rule = f"{KIND}/{place.form.replace('_', '-')}"
        if span.text in bearers and any(start <= span.start and span.end <= end for start, end in people):
            yield Rejected(KIND, span, rule, "part of a person's name")
        elif not place.form.endswith("demonym") and (name := name_around(reading.text, place.start, place.end)):
            yield Rejected(KIND, span, rule, name)
        else:
            yield Mention(KIND, span, rule, _slots(place))


def _slots(place: CountryName) -> dict[str, object]:
    state = state_of(place)
    return {
        "name": state.name,
        "code": state.code,
        "alpha3": state.alpha3,
        "alpha4": place.alpha4,
        "form": place.form,
    }


def _people(reading: Reading) -> list[tuple[int, int]]:
    """Give the people that the model sees, of more than one word: "Chad" alone may be either."""
    return [(ent.start_char, ent.end_char) for ent in reading.ents if ent.label_ == "PERSON" and len(ent) > 1]


def link(reading: Reading, mentions: tuple[Mention, ...]) -> Iterable[Draft | Rejected]:  # noqa: ARG001  (the registry's signature)
    """Make one entity of all mentions of a country, whatever their form."""
    by_alpha3: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_alpha3[mention.slots["alpha3"]].append(mention)
    for same in by_alpha3.values():
        places = tuple(
            CountryMention(mention.span.start, mention.span.end, mention.span.text, mention.slots["form"])
            for mention in same
        )
        slots = {key: value for key, value in same[0].slots.items() if key != "form"}
        yield Draft(KIND, {**slots, "mentions": places}, tuple(same))
