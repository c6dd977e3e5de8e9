"""Which state an office serves where its own words do not say: the state that the text speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.kinds.official.nearby import owner_of, spoken_for, state_of_row
from factx.kinds.official.signs import fields_of
from factx.kinds.official.weighing import weigh
from factx.parts.name_origins import SURE, homes
from factx.parts.patterns import lazy_pattern

if TYPE_CHECKING:
    from factx.kinds.official.desk import Hit
    from factx.kinds.official.signs import Surroundings

_OF_ONE = {
    "taoiseach": "IE", "cathaoirleach": "IE", "leas-cathaoirleach": "IE", "state counsellor": "MM",
    "tánaiste": "IE", "assistant secretary of state": "US", "deputy secretary of state": "US",
    "under secretary of state": "US", "undersecretary of state": "US",
}  # fmt: skip
_OF_NATIONS = frozenset(
    {
        "special rapporteur", "independent expert", "designated expert", "hrvp", "high representative/vice-president",
        "resident coordinator", "humanitarian coordinator", "resident coordinator a.i.", "under-secretary-general",
        "under secretary general", "assistant secretary-general", "supreme allied commander",
    }
)  # fmt: skip
_UNION = lazy_pattern(r"\bMEPs?\b|\bEuropean (?:Parliament|Commission|Union)\b|\bEU\b")
# Titles that hardly another state has, where the text names none.
_AMERICAN = frozenset(
    {
        "sheriff", "undersheriff", "county judge", "county executive", "county administrator", "city manager",
        "district attorney", "county attorney", "city attorney", "medical examiner", "county commissioner",
        "fire chief", "state auditor", "county supervisor", "county recorder", "county assessor", "county treasurer",
        "county clerk", "county coroner", "county auditor", "city council president", "state treasurer",
        "county manager", "assistant district attorney", "deputy district attorney", "superintendent of schools",
        "school superintendent", "u.s. marshal", "us marshal", "state's attorney", "state representative",
        "lt. gov.", "gov.", "sen.", "rep.", "congressman", "congresswoman", "state senator", "emergency manager",
        "assistant fire chief", "deputy fire chief", "battalion chief", "city administrator", "town manager",
    }
)  # fmt: skip


def state_at(text: Surroundings, hit: Hit) -> str | None:
    """Give the state that a holder most likely serves, or None where the text speaks of none."""
    title = hit.office.title
    if title in _OF_ONE:
        return _OF_ONE[title]
    if title in _OF_NATIONS or _of_union(text, hit):
        return None
    home = homes(hit.name.text)
    if state := _told(text, hit, home):
        return state
    scores = weigh(text, hit, home) or weigh(text, hit, home, shared=True)
    if not scores and (title in _AMERICAN or text.american):
        text.american = True
        return "US"
    if not scores and text.settled:
        return next(reversed(text.settled.values()))  # the text names no state: its officials serve one
    return max(scores, key=lambda code: scores[code], default=None)


def _of_union(text: Surroundings, hit: Hit) -> bool:
    """Say whether an office is the European Union's: its parliament, commission or commissioner."""
    office = hit.office
    body = {text.page.key(index) for index in range(office.first, office.core_first) if text.page.tokens[index].capital}
    ours = body in ({"parliament"}, {"commission"}, {"council"}) or (
        office.title == "commissioner" and (office.tail.portfolio or office.front.portfolio)
    )
    return ours and not office.local and _UNION.search(text.reading.text) is not None


def _told(text: Surroundings, hit: Hit, home: dict[str, float]) -> str | None:
    """Give the state that the words right around a holder tell."""
    if hit.role in {"minister", "deputy_minister", "spokesperson"} and (state := _of_ministry(text, hit)):
        return state
    if state := owner_of(text, hit):
        return state
    row = state_of_row(text, hit)
    alien = row not in home and max(home.values(), default=0.0) >= SURE
    return row if row and not alien else spoken_for(text, hit)


def _of_ministry(text: Surroundings, hit: Hit) -> str | None:
    """Give the state of the ministry of the same field that stands in the holder's sentence, or in the one before."""
    fields = fields_of(hit.office.front.keys | hit.office.tail.keys)
    here = text.reading.sentence_index(hit.name.start)
    near = (
        one
        for one in text.ministries
        if (one.fields == fields and text.reading.sentence_index(one.start) == here)
        or (one.fields <= fields and text.reading.sentence_index(one.start) == here - 1)
    )
    return next((one.state for one in near if one.state not in hit.not_states), None)
