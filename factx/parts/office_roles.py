"""The role of a title in its phrase: whether a president heads a state, a senate, a province or a company."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factx.parts.office_ends import is_settlement
from factx.parts.office_role_words import (
    CHAIRED,
    CHAIRS,
    DEPUTIES,
    FORCES,
    LEADS,
    LOCAL,
    OF_EMERGENCY,
    OF_PLACES,
    OF_STATE,
    RELIEF,
    ROYAL,
    SAFETY,
    SENT,
    SMALL,
    UNITS,
)
from factx.parts.office_words import keys_of

if TYPE_CHECKING:
    from factx.parts.office_bodies import Body
    from factx.parts.office_words import Front, Tail
    from factx.parts.page import Page

Role = Literal[
    "minister", "deputy_minister", "head_of_government", "head_of_state", "ambassador", "governor", "mayor", "lawmaker",
    "spokesperson", "agency_head", "commander", "other",
]  # fmt: skip


_OF_DEPUTY: dict[str, Role] = {
    "minister": "deputy_minister", "head_of_government": "minister", "head_of_state": "other", "governor": "other",
    "mayor": "other", "ambassador": "other", "agency_head": "other",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Title:
    """A row of the table of titles."""

    words: str
    role: str
    needs: str
    plural: bool


def role_of(page: Page, title: Title, front: Front, tail: Tail, body: Body) -> tuple[Role, str | None]:  # noqa: C901, PLR0912
    """Settle the role of a title in its phrase, and why it would be no public office."""
    role: Role = title.role  # type: ignore[assignment]
    around = front.keys | tail.keys
    if body.kind == "armed":
        return role, "a force that is no state"
    if front.keys & keys_of("office_religious") and role == "minister":
        return role, "a minister of a church"
    if front.keys & {"candidate", "nominee", "hopeful"}:
        return role, "a candidate"
    parliament = bool(around & keys_of("office_parliaments")) and body.kind != "private"
    if title.words in CHAIRS and parliament and not around & {"office", "council"}:
        return "lawmaker", None
    deputy = bool(front.keys & DEPUTIES) and not title.words.startswith(tuple(DEPUTIES))
    if title.words == "president":
        role, problem = _president(front, tail, body)
    elif title.words in {"prime minister", "premier", "minister", "leader", "head"} and _heads_province(
        title, front, tail, body
    ):
        if title.words == "minister":
            problem = None
        else:
            role, problem = "governor", None
    elif (title.words in {"governor", "gov."} and (around & {"bank", "reserve"} or body.kind == "bank")) or (
        title.words == "high commissioner" and (body.kind == "international" or around & {"refugees", "rights"})
    ):
        role, problem = "agency_head", None
    else:
        role, problem = _by_need(page, title, front, tail, body, role)
    if title.words == "chief of staff" and around & FORCES and not around & {"office", "department"}:
        role = "commander"
    if title.words == "defence chief" and "civil" in front.keys:
        role = "agency_head"
    if title.words in LEADS and "police" in around and not around & {"office", "academy", "ministry", "station"}:
        role = "commander"
    if (
        title.words in {"governor", "gov."}
        and not front.local
        and not tail.local
        and not front.states
        and not around
        and _bank_headed(page, front.first)
    ):
        return "agency_head", None
    if title.words == "high commissioner" and tail.local and not tail.cities:
        role = "other"  # a prefect in Burkina Faso: "the high commissioner of Soum province"
    if title.words in CHAIRS and around & {"sovereignty", "sovereign", "presidential"} and "council" in around:
        return "head_of_state", None
    if title.words == "envoy" and page.key(front.core_end + 1) == "for" and role == "ambassador":
        role = "other"  # sent to a region or for a matter, not to a state
    if title.words in {"chairman", "chairwoman", "chairperson", "chair"} and role == "agency_head":
        role = "other" if tail.keys & SMALL and not tail.keys & (keys_of("office_strong") - SMALL) else role
    if title.words in {"head", "chief", "administrator"} and role == "agency_head":
        role = _local_head(title, front, tail, body)
        if title.words == "administrator" and problem and tail.unknown and is_settlement(page, tail.last):
            problem = None
    if title.words == "secretary" and role == "minister" and (front.local or tail.local) and not around & {"army"}:
        role = "other"  # the secretary of a state or province is no minister
    if deputy and problem is None:
        role = _OF_DEPUTY.get(role, role)
    return role, problem


def _bank_headed(page: Page, first: int) -> bool:
    """Say whether the sentence has spoken of a bank: "the National Bank, headed since June by Governor X"."""
    for index in range(first - 1, max(-1, first - 12), -1):
        if page.key(index) == "bank" and page.tokens[index].capital:
            return page.key(index + 1) == "of" or page.key(index - 1) in {"central", "reserve", "national", "state"}
        if page.opens_sentence(index + 1):
            return False
    return False


def _local_head(title: Title, front: Front, tail: Tail, body: Body) -> Role:
    """Tell the head of a province's government from those of councils and of towns' offices."""
    around = front.keys | tail.keys
    if around <= {"government"} and "government" in around and (front.states or tail.states) and title.words == "head":
        return "head_of_government"
    if title.words == "administrator" and (front.local or tail.local or tail.unknown) and not body.strong:
        return "other"
    if title.words != "administrator" and front.keys & SMALL and not around & (keys_of("office_strong") - SMALL):
        return "other"
    if body.kind != "public":
        return "agency_head"
    if (
        (around & {"regional", "provincial"} or ("state" in around and (front.local or tail.local)))
        and around & {"government", "administration"}
        and not around & {"council"}
    ):
        return "governor"
    lesser = {"city", "town", "district", "village", "municipal", "county", "regional", "provincial"}
    return "other" if around & lesser and around & {"council", "administration"} else "agency_head"


def _president(front: Front, tail: Tail, body: Body) -> tuple[Role, str | None]:
    if body.kind in {"bank", "international"}:
        return "agency_head", None
    if body.kind == "public" and (front.keys | tail.keys) & CHAIRED:
        return ("other", None) if tail.keys & {"court", "tribunal"} else ("agency_head", None)
    if body.kind == "private" or front.unknown or (tail.unknown and not tail.states):
        return ("mayor", None) if tail.keys & {"parish"} else ("head_of_state", "president of no state")
    if tail.keys & {"parish"}:
        return "mayor", None  # Louisiana's parishes
    if front.keys & {"regional", "district", "provincial", "county", "city"} or tail.keys & {"court", "tribunal"}:
        return "other", None
    if tail.local or front.local:
        return "governor", None
    if (front.keys | tail.keys) & {
        "council",
        "commission",
        "committee",
        "authority",
        "agency",
        "board",
        "bank",
        "chamber",
    }:
        return "agency_head", None
    return "head_of_state", None


def _heads_province(title: Title, front: Front, tail: Tail, body: Body) -> bool:
    if not (front.local or tail.local) or front.cities or tail.cities:
        return False
    if title.words in {"head", "leader"}:
        plain = {
            "region",
            "republic",
            "regional",
            "military",
            "administration",
            "oblast",
            "state",
            "province",
            "civil",
            "interim",
            "transitional",
        }
        return (
            body.kind != "private"
            and not (front.keys | tail.keys) & {"office", "service", "department", "party"}
            and (
                title.words == "leader"
                or (not front.unknown and not tail.keys - plain - tail.place_keys - {"of", "the"})
            )
        )
    return True


def _by_need(  # noqa: C901, PLR0912, PLR0913, PLR0917, PLR0915
    page: Page, title: Title, front: Front, tail: Tail, body: Body, role: Role
) -> tuple[Role, str | None]:
    need = title.needs
    around = front.keys | tail.keys
    if title.words == "commissioner":
        if body.kind == "international":
            return "other", None
        if front.keys & {"police"}:
            return "commander", None
        if around & LOCAL:
            return "other", None
        if (front.portfolio or tail.portfolio or body.kind == "public") and "state" not in front.keys:
            return "agency_head", None
        return "other", None
    if title.words in {"adviser", "advisor", "senior adviser"} and tail.keys & {
        "minister",
        "president",
        "government",
        "governor",
    }:
        return role, None
    if title.words in {"adviser", "advisor"} and front.portfolio and front.unknown is False and body.kind != "private":
        return role, None if page.tokens[front.first].text[0].isupper() or front.definite else "of no state"
    if title.words in ROYAL and tail.last > front.core_end and not tail.states:
        return role, "a ruler of no state"
    if title.words in {"adviser", "advisor", "senior adviser"} and front.states and body.kind != "private":
        return role, None
    if title.words in {"vice president", "vice-president"} and front.unknown and front.states and not front.local:
        return role, "a post outside the state"
    if need == "state":
        direct = (front.states or front.talked_about or tail.states) and not front.unknown
        plain = not (front.keys & keys_of("office_private")) and not tail.unknown
        return role, None if direct and plain and not front.portfolio else "of no state"
    if need == "judge":
        seated = bool(around & {"court", "tribunal", "supreme", "federal", "district", "high", "magistrates"})
        named = page.tokens[front.core].text[0].isupper() or bool(
            front.states or front.local or tail.states or tail.local
        )
        return role, None if seated or named else "a judge, and of no court"
    if need == "portfolio" and body.kind == "private" and around & {"party", "union", "association", "league"}:
        return role, "a post outside the state"
    if need == "portfolio":
        if title.words == "secretary" and front.keys & {"council", "committee", "board", "commission"}:
            return "other", None if body.kind != "private" else "a post outside the state"
        if tail.keys & {"ministry", "department", "government", "council", "committee"} and not front.portfolio:
            return "other", None
        if not (front.portfolio or tail.portfolio):
            if any(page.tokens[i].upper and len(page.tokens[i].text) > 2 for i in range(front.first, front.core)):
                return role, None  # "DSWD Secretary": the Philippines' departments go by their acronyms
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
    if need == "ps":
        named = front.portfolio or tail.portfolio or bool(around & {"ministry", "department", "office"}) or tail.unknown
        return role, None if named else "no field of an office is named"
    if need == "rank":
        return role, None if front.states or page.tokens[front.core].text[0].isupper() else "a rank in no named force"
    if need == "official":
        public = body.kind in {"public", "international", "bank"} or bool(front.keys & OF_PLACES)
        return role, None if public and body.kind != "private" else "serves no public body"
    if need == "body":
        return role, None if body.kind in {"public", "international"} else "speaks for no public body"
    if need == "military":
        armed = around & FORCES or body.kind == "public" or front.states or tail.states
        return role, None if armed else "commands no force of a state"
    if need == "org":
        if title.words == "chief executive" and front.states in {("HK",), ("MO",)}:
            return "head_of_government", None
        if title.words == "administrator" and front.states:
            return role, None
        if title.words == "executive secretary" and not around:
            return "other", None  # the Philippines' "little president"; elsewhere the text must name the body
        if title.words in {"coordinator", "co-ordinator"} and front.portfolio and body.kind != "private":
            return role, None
        if title.words in {"ceo", "chief executive officer", "managing director", "general manager", "director"}:
            strong = (
                body.strong
                or tail.keys & OF_STATE
                or front.keys & OF_EMERGENCY
                or body.name in {"IMF", "International Monetary Fund"}
            )
            return role, None if strong and body.kind != "private" else "a post outside the state"
        if body.kind == "bank" and not (front.portfolio and title.words == "director") and role == "agency_head":
            return role, None
        return role, None if body.kind in {"public", "international"} else "a post outside the state"
    private = body.kind == "private" and role in {"other", "agency_head"}
    if title.words in SENT and front.states:
        private = False  # sent by a state, to whomever: "U.S. envoy to the coalition"
    if private and title.words.endswith(" secretary"):
        # "the permanent secretary for communications": fields of a ministry that are words of business as well
        private = bool(around & (keys_of("office_private") - keys_of("office_portfolio")))
    return role, "a post outside the state" if private else None


def _chief(title: Title, front: Front, tail: Tail, body: Body, role: Role) -> tuple[Role, str | None]:
    armed = bool((front.keys | tail.keys) & (FORCES | UNITS)) and not (front.keys | tail.keys) & RELIEF
    if title.words == "chief" and armed and "spokesman" not in front.keys:
        return "commander", None
    if title.words == "chief" and front.portfolio and front.keys & SAFETY and body.kind != "private":
        return "agency_head", None
    if front.keys & {"bureau", "party", "studio"}:
        return role, "a post outside the state"
    if body.kind == "international":
        return ("other" if body.name in {"EU", "European Union"} else "agency_head"), None
    return role, None if body.kind in {"public", "bank"} else "a post outside the state"
