"""The model of a casualty figure."""

from __future__ import annotations

from typing import Literal

from factx.types import Count, Fact

Outcome = Literal[
    "killed",
    "injured",
    "missing",
    "displaced",
    "detained",
    "kidnapped",
    "rescued",
    "infected",
    "affected",
    "casualties",
]
VictimClass = Literal["civilian", "combatant", "security_force", "perpetrator", "mixed", "unknown"]
PlaceBasis = Literal["sentence", "article", "dateline"]
Counting = Literal["new", "cumulative", "unknown"]


class Casualty(Fact):
    """A number of people harmed, as one sentence states it.

    `casualties` is killed or injured (or missing), not told apart. `victims` is the noun as written, None for bare
    people. `subset_of` is the id of the figure that this one is a part of. `counting` tells an increment ("an
    additional 10") from a running total ("a death toll of 79"). `place` is where it happened, as written;
    `place_basis` says whether the figure's own sentence tells it, an event told elsewhere in the article, or only the
    dateline. `cause` is the event that did the harm, as written: of the figure's sentence, or the last one told before.
    """

    kind: Literal["casualty"] = "casualty"
    outcome: Outcome
    count: Count
    victims: str | None = None
    victim_class: VictimClass = "unknown"
    subset_of: str | None = None
    counting: Counting = "unknown"
    cause: str | None = None
    place: str | None = None
    place_basis: PlaceBasis | None = None
