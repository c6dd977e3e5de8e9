"""The role of a title in its phrase: whether a president heads a state, a senate, a province or a company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.parts.office_ends import is_settlement
from factx.parts.office_frame import Phrase, Role, Title, Verdict
from factx.parts.office_needs import settle
from factx.parts.office_role_words import CHAIRED, CHAIRS, DEPUTIES, DIVISIONS, FORCES, LEADS, PROVINCE_HEADS, SMALL
from factx.parts.office_words import keys_of

if TYPE_CHECKING:
    from factx.parts.office_bodies import Body
    from factx.parts.office_words import Front, Tail
    from factx.parts.page import Page

_OF_DEPUTY: dict[str, Role] = {
    "minister": "deputy_minister", "head_of_government": "minister", "head_of_state": "other", "governor": "other",
    "mayor": "other", "ambassador": "other", "agency_head": "other",
}  # fmt: skip
_POLICE = frozenset({"police", "pnc", "pnh", "pna", "pnb", "ppa", "gnr", "pnp", "rcmp", "psni", "saps"})
# "Head of the presidential guard"; not of the army's hospital.
_ARMED = frozenset({"guard", "guards", "gendarmerie", "army", "navy", "coastguard", "marines", "police", "carabinieri"})
_NOT_ARMED = frozenset(
    {
        "office", "service", "services", "administration", "department", "academy", "ministry", "hospital", "council",
        "commission", "board", "school", "college", "union", "station", "directorate", "operations", "authority",
    }
)  # fmt: skip
_ARMED_FORCES = _ARMED | {"military", "forces"}
_GOVERNORS = frozenset({"governor", "gov."})
_CHAIRMEN = frozenset({"chairman", "chairwoman", "chairperson", "chair"})
_OF_PROVINCES = frozenset({"prime minister", "premier", "minister", "leader", "head"})


def role_of(page: Page, title: Title, front: Front, tail: Tail, body: Body) -> Verdict:
    """Settle the role of a title in its phrase, and why it would be no public office."""
    phrase = Phrase(page, title, front, tail, body)
    role: Role = title.role  # type: ignore[assignment]
    if problem := _no_office(phrase, role):
        return role, problem
    parliament = bool(phrase.around & keys_of("office_parliaments")) and not phrase.private
    if (title.words in CHAIRS or "vice" in title.words) and parliament and not phrase.around & {"office", "council"}:
        return "lawmaker", None
    if _unnamed_governor(phrase):
        return "agency_head", None
    role, problem = _by_place(phrase) or settle(phrase, role)
    if (
        title.words in CHAIRS
        and phrase.around & {"sovereignty", "sovereign", "presidential"}
        and ("council" in phrase.around)
    ):
        return "head_of_state", None
    role, problem = _mended(phrase, role, problem)
    if problem is None and front.keys & DEPUTIES and not title.words.startswith(tuple(DEPUTIES)):
        role = _OF_DEPUTY.get(role, role)
    return role, problem


def _no_office(phrase: Phrase, role: Role) -> str | None:
    if phrase.body.kind == "armed" and not (role == "lawmaker" and "opposition" in phrase.around):
        return "a force that is no state"
    if role == "minister" and phrase.front.keys & keys_of("office_religious"):
        return "a minister of a church"
    return "a candidate" if phrase.front.keys & {"candidate", "nominee", "hopeful"} else None


def _by_place(phrase: Phrase) -> Verdict | None:
    """Settle presidents, heads of provinces and governors of banks by what they preside over."""
    words = phrase.title.words
    if words == "president":
        return _president(phrase)
    if words in _OF_PROVINCES and _heads_province(phrase):
        return ("minister" if words == "minister" else "governor"), None
    if words in _GOVERNORS and (phrase.around & {"bank", "reserve"} or phrase.body.kind == "bank"):
        return "agency_head", None
    if words == "high commissioner" and (phrase.body.kind == "international" or phrase.around & {"refugees", "rights"}):
        return "agency_head", None
    return None


def _mended(phrase: Phrase, role: Role, problem: str | None) -> Verdict:
    """Give the role that some titles have in special company."""
    if (armed := _of_forces(phrase)) is not None:
        return armed, problem
    words, around = phrase.title.words, phrase.around
    if words == "envoy" and role == "ambassador":
        # Who is sent to a state or sits in its capital; else to a region or for a matter.
        posted = phrase.page.key(phrase.front.core_end + 1) in {"to", "in", "at"}
        return role if posted and phrase.body.kind != "international" else "other", problem
    if words in {"head", "chief"} and around & {"prosecutor", "prosecutors"}:
        return "other", problem  # a prosecutor's like
    if words in {"head", "chief", "administrator"} and role == "agency_head" and not around & DIVISIONS:
        settled = words == "administrator" and phrase.tail.unknown and is_settlement(phrase.page, phrase.tail.last)
        return _local_head(phrase), None if settled else problem
    return _of_place(phrase, role), problem


def _of_forces(phrase: Phrase) -> Role | None:
    """Tell who commands a force, or heads the defence of civilians."""
    words, around = phrase.title.words, phrase.around
    if words == "chief of staff" and around & FORCES and not around & {"office", "department"}:
        return "commander"
    if words == "defence chief" and "civil" in phrase.front.keys:
        return "agency_head"
    if words.endswith("commissioner") and around & _POLICE and "police" not in words:
        return "commander"
    police = around & _POLICE and not around & {"office", "academy", "ministry", "station"}
    armed = around & _ARMED_FORCES and not around & _NOT_ARMED
    return "commander" if words in LEADS and (police or armed) else None


def _of_place(phrase: Phrase, role: Role) -> Role:
    """Tell the heads of provinces from those of lesser places and of bodies in them."""
    words, tail, around = phrase.title.words, phrase.tail, phrase.around
    if words == "high commissioner" and tail.local and not tail.cities:
        return "other"  # a prefect in Burkina Faso: "the high commissioner of Soum province"
    if words == "akim" and around & {"region", "oblast"}:
        return "governor"
    if words in {"head", "chief", "administrator"} and role == "agency_head":
        return "other" if words == "administrator" else _local_head(phrase)
    if words in _CHAIRMEN and role == "agency_head":
        if {"people", "committee"} <= around:
            return "governor" if around & {"provincial", "province"} or phrase.local else "other"
        council = around & {"council"} and not around & (keys_of("office_strong") - SMALL - {"council", "city"})
        bare = around == {"council"} and not phrase.tail.keys
        if council and (phrase.front.unknown or phrase.local or bare) and not phrase.front.states:
            return "other"  # "the chair of Södertälje's council"
        small = tail.keys & SMALL and not tail.keys & (keys_of("office_strong") - SMALL)
        return "other" if small else role
    if words == "secretary" and role == "minister" and phrase.local and "army" not in around:
        return "other"  # the secretary of a state or province is no minister
    return role


def _unnamed_governor(phrase: Phrase) -> bool:
    """Say whether a bare governor heads a bank that the sentence named: "the Bank of X, headed by Governor Y"."""
    bare = not phrase.local and not phrase.front.states and not phrase.around
    return phrase.title.words in _GOVERNORS and bare and _bank_headed(phrase.page, phrase.front.first)


def _bank_headed(page: Page, first: int) -> bool:
    """Say whether the sentence has spoken of a bank: "the National Bank, headed since June by Governor X"."""
    for index in range(first - 1, max(-1, first - 12), -1):
        if page.key(index) == "bank" and page.tokens[index].capital:
            return page.key(index + 1) == "of" or page.key(index - 1) in {"central", "reserve", "national", "state"}
        if page.opens_sentence(index + 1):
            return False
    return False


def _local_head(phrase: Phrase) -> Role:
    """Tell the head of a province's government from those of councils and of towns' offices."""
    front, tail, around, words = phrase.front, phrase.tail, phrase.around, phrase.title.words
    if {"government", "autonomous"} <= around:
        return "governor"
    if around == {"government"} and (front.states or tail.states) and words == "head":
        return "head_of_government"
    if words == "administrator" and (phrase.local or tail.unknown) and not phrase.body.strong:
        return "other"
    if words != "administrator" and front.keys & SMALL and not around & (keys_of("office_strong") - SMALL):
        return "other"
    if phrase.body.kind != "public":
        return "agency_head"
    province = around & {"regional", "provincial"} or ("state" in around and phrase.local)
    if province and around & {"government", "administration"} and "council" not in around:
        return "governor"
    lesser = {"city", "town", "district", "village", "municipal", "county", "regional", "provincial"}
    return "other" if around & lesser and around & {"council", "administration"} else "agency_head"


def _president(phrase: Phrase) -> Verdict:
    front, tail, body, around = phrase.front, phrase.tail, phrase.body, phrase.around
    if body.kind in {"bank", "international"}:
        return "agency_head", None
    second = [phrase.page.key(tail.last + step) for step in (1, 2)]
    if second[0] in {"and", "&"} and second[1] in {"ceo", "chief", "coo", "founder", "co-founder", "managing"}:
        return "head_of_state", "president of no state"  # "president and CEO of the chamber"
    court = bool(tail.keys & {"court", "tribunal"})
    if body.kind == "public" and around & CHAIRED:
        return "other" if court else "agency_head", None
    if "parish" in tail.keys:
        return "mayor", None  # Louisiana's parishes
    if phrase.private or front.unknown or (tail.unknown and not tail.states):
        return "head_of_state", "president of no state"
    if "region" in tail.keys and not court:
        return "governor", None
    if court or front.keys & {"regional", "district", "provincial", "county", "city"}:
        return "other", None
    if phrase.local:
        return "governor", None
    presided = {"council", "commission", "committee", "authority", "agency", "board", "bank", "chamber"}
    return "agency_head" if around & presided else "head_of_state", None


def _heads_province(phrase: Phrase) -> bool:
    front, tail, words = phrase.front, phrase.tail, phrase.title.words
    if not phrase.local or front.cities or tail.cities:
        return False
    if words not in {"head", "leader"}:
        return True
    if phrase.private or phrase.around & {"office", "service", "department", "party"}:
        return False
    return words == "leader" or not (front.unknown or tail.keys - PROVINCE_HEADS - tail.place_keys)
