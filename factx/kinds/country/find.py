"""Where an article names countries, and one entity for each of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from factx.kinds.country.model import CountryMention
from factx.parts.countries import table
from factx.parts.tables import words
from factx.types import Draft, Mention, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factx.parts.countries import CountryName
    from factx.reading import Reading

KIND = "country"


def find(reading: Reading) -> Iterator[Mention | Rejected]:
    """Yield every country named in the article; names that the model takes for a person's are rejected."""
    people = _people(reading)
    bearers = frozenset(words("country_person_names"))
    for place in reading.countries:
        span = reading.span(place.start, place.end)
        rule = f"{KIND}/{place.form}"
        if span.text in bearers and any(start <= span.start and span.end <= end for start, end in people):
            yield Rejected(KIND, span, rule, "part of a person's name")
        else:
            yield Mention(KIND, span, rule, _slots(place))


def _slots(place: CountryName) -> dict[str, object]:
    return {"name": table()[place.code].name, "code": place.code, "form": place.form}


def _people(reading: Reading) -> list[tuple[int, int]]:
    """Give the people that the model sees, of more than one word: "Chad" alone may be either."""
    return [(ent.start_char, ent.end_char) for ent in reading.doc.ents if ent.label_ == "PERSON" and len(ent) > 1]


def link(reading: Reading, mentions: tuple[Mention, ...]) -> Iterable[Draft | Rejected]:  # noqa: ARG001  (the registry's signature)
    """Make one entity of all mentions of a country, whatever their form."""
    by_code: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_code[mention.slots["code"]].append(mention)
    for code, same in by_code.items():
        country = table()[code]
        places = tuple(
            CountryMention(mention.span.start, mention.span.end, mention.span.text, mention.slots["form"])
            for mention in same
        )
        slots = {"name": country.name, "code": code, "alpha3": country.alpha3, "mentions": places}
        yield Draft(KIND, slots, tuple(same))
