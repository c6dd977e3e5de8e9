"""How well a title fits a state, and what it is there: a secretary of India, a premier of Australia."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.parts.tables import words

if TYPE_CHECKING:
    from factx.kinds.official.desk import Hit

_SUBNATIONAL_PREMIER = frozenset({"AU", "CA", "ZA", "SB", "NU", "CK"})
# Where the foreign minister is called so.
_FOREIGN_CHANCELLOR = frozenset(
    {"AR", "BO", "CL", "CO", "CR", "EC", "GT", "HN", "MX", "NI", "PA", "PE", "PY", "SV", "UY", "VE", "CU", "BR"}
)
# Whose state a territory with a code of its own is part of.
_TERRITORIES_OF = {
    "DK": "GL FO",
    "FI": "AX",
    "GB": "BM KY VG TC MS AI GI FK SH PN IO",
    "NL": "CW AW SX BQ",
    "FR": "PF NC WF PM BL MF GP MQ GF RE YT",
    "AU": "NF",
}
SOVEREIGNS = {code: state for state, codes in _TERRITORIES_OF.items() for code in codes.split()}
# France sends no high commissioner to the Commonwealth, but prefects to territories; India's lieutenant governors rule.
_ROLE_THERE = {
    ("high commissioner", "FR"): "other",
    ("state minister", "ET"): "deputy_minister",
    ("lieutenant governor", "IN"): "governor",
}
# Where a ministry's "secretary" is its first civil servant, not its minister.
_SECRETARIES = frozenset(
    {"IN", "PK", "NP", "BD", "LK", "BT", "MM", "KE", "TZ", "UG", "NG", "GH", "ZM", "MW", "ZW", "SL", "GM"}
)


def fits(hit: Hit, code: str) -> float:
    """Say how well a title fits a state: Thailand has no president, Brazil no prime minister."""
    title = hit.office.title
    if title in {"president", "vice president"} and code in words("office_no_president"):
        return 0.1
    if title in {"prime minister", "deputy prime minister"} and code in words("office_no_pm"):
        return 0.1
    if title == "minister" and code == "US":
        return 0.3
    if title == "chancellor" and code not in {"DE", "AT", "GB"}:
        return 0.6 if code in _FOREIGN_CHANCELLOR else 0.1
    if title in {"crown prince", "crown princess"} and code not in {*words("office_no_president"), "AE", "KW"}:
        return 0.1
    if title in {"king", "queen"} and code not in words("office_no_president"):
        return 0.1
    if title == "chief minister" and code not in {"IN", "PK", "AU", "MY", "NP"}:
        return 0.1
    if title in {"sen.", "rep.", "lt. gov.", "senator", "secretary of state"}:
        return 1.2 if code == "US" else 0.9
    if title == "secretary" and hit.office.tail.portfolio:
        return 1.4 if code in {"US", "PH"} else 0.8
    return 1.0


def _of_territory(hit: Hit) -> str | None:
    """Give the role of those who govern a territory: its president, and the state's prefect in it."""
    if hit.role in {"head_of_state", "head_of_government"}:
        return "governor"
    return "other" if hit.office.title == "high commissioner" else None


def settled_role(hit: Hit, country: str | None) -> tuple[str, str | None]:  # noqa: C901
    """Settle a role that hangs on the state, and the reason where the title is no public office there."""
    title, office = hit.office.title, hit.office
    if country in SOVEREIGNS and (role := _of_territory(hit)):
        return role, None
    if title == "premier" and hit.role == "head_of_government" and country in _SUBNATIONAL_PREMIER:
        return "governor", None
    if title == "chancellor" and country not in {"DE", "AT"}:
        return (
            ("minister", None) if country in {"GB", *_FOREIGN_CHANCELLOR} else (hit.role, "chancellor of no government")
        )
    if role := _ROLE_THERE.get((title, country or "")):
        return role, None
    if title == "commissioner" and hit.role == "agency_head" and country == "NG":
        return "other", None  # a state's minister
    if title == "adviser" and country == "BD" and (office.front.portfolio or office.tail.portfolio):
        return "minister", None
    if title == "secretary" and hit.role == "minister" and country in _SECRETARIES:
        return "other", None
    if (
        title == "secretary"
        and hit.role == "minister"
        and country != "PH"
        and not (office.front.portfolio or office.tail.portfolio)
    ):
        return hit.role, "no field of an office is named"
    if title == "cabinet secretary" and country != "KE" and not (office.front.portfolio or office.tail.portfolio):
        return "other", None
    if title == "executive secretary" and hit.role == "other" and country != "PH":
        return hit.role, "no body is named"
    if title == "treasurer" and country not in {"AU", "PG"}:
        return "other", None
    if title == "general manager" and not (office.front.keys | office.tail.keys) & {"railway", "railways"}:
        return hit.role, "a post outside the state"
    return hit.role, None
