"""Words by which the role of a title is told: forces, small places, fields of the state, who leads and who is sent."""

from __future__ import annotations

DEPUTIES = frozenset({"deputy", "vice", "assistant", "associate"})


# A director of these is one of the state's, whatever the body is called: "Director of Defence Information".
OF_STATE = frozenset(
    {
        "defence", "defense", "national", "federal", "intelligence", "meteorology", "prisons", "irrigation",
        "customs", "immigration",
    }
)  # fmt: skip


FORCES = frozenset(
    {
        "pnp",
        "pnc",
        "pnh",
        "pna",
        "pnb",
        "ppa",
        "gnr",
        "polri",
        "tni",
        "saps",
        "sandf",
        "updf",
        "kdf",
        "fardc",
        "endf",
        "rcmp",
        "psni",
        "idf",
        "irgc",
        "centcom",
        "africom",
        "carabinieri",
        "bundeswehr",
        "gendarmerie",
        "marines",
        "marine",
        "westmincom",
        "army",
        "navy",
        "naval",
        "military",
        "police",
        "air",
        "force",
        "forces",
        "guard",
        "coast",
        "guards",
    }
)


OF_EMERGENCY = frozenset({"civil", "emergency", "homeland", "corrections", "disaster"})


OF_PLACES = frozenset({"local", "city", "town", "village", "municipal", "provincial", "regional", "government"})


CHAIRED = frozenset(
    {"institute", "council", "commission", "committee", "authority", "agency", "board", "bank", "chamber", "service",
     "fund", "office", "centre", "center", "administration"}
)  # fmt: skip


RELIEF = frozenset({"emergency", "disaster", "rescue", "relief", "fire", "health", "weather"})


UNITS = frozenset({"brigade", "division", "battalion", "regiment", "corps", "command", "fleet", "squadron", "garrison"})


LEADS = frozenset(
    {
        "deputy director",
        "deputy chief",
        "deputy head",
        "deputy director general",
        "director",
        "director-general",
        "director general",
        "head",
        "chief",
        "boss",
    }
)


# "road safety chief", "customs chief": fields that the state alone has, so that no body need be named.
SAFETY = frozenset(
    {
        "road", "traffic", "customs", "disaster", "emergency", "relief", "rescue", "intelligence", "immigration",
        "prisons", "tax", "nuclear", "weather", "health", "counterterrorism", "anti-corruption", "narcotics",
        "humanitarian", "election", "elections", "electoral", "border", "fire",
    }
)  # fmt: skip


SMALL = frozenset({"county", "district", "village", "town", "township", "ward", "parish", "commune"})


SETTLEMENTS = frozenset({"village", "town", "city", "district", "township", "hamlet", "settlement", "municipality"})


SENT = frozenset(
    {
        "special envoy", "special representative", "presidential envoy", "personal envoy", "peace envoy",
        "climate envoy", "trade envoy", "hostage envoy", "coordinator", "special coordinator",
    }
)  # fmt: skip


DIVISIONS = frozenset(
    {"territory", "district", "province", "provincial", "county", "region", "regional", "island", "commune", "division",
     "subdivision", "canton", "chiefdom", "sector", "ward", "municipality"}
)  # fmt: skip


LOCAL = frozenset({"county", "district", "province", "provincial", "region", "regional", "division", "divisional"})


ROYAL = frozenset({"king", "queen", "emir", "sultan", "emperor"})


CHAIRS = frozenset({"president", "chairman", "chairwoman", "chairperson", "chair", "head", "speaker", "leader"})


ADVISERS = frozenset({"adviser", "advisor", "senior adviser", "special adviser", "special advisor"})


COURTS = frozenset({"court", "tribunal", "supreme", "federal", "district", "high", "magistrates"})


# A secretary of one of these holds a post in it: "secretary of the Security Council".
GOVERNING = frozenset({"ministry", "department", "government", "council", "committee"})


# Titles of business as well: the body must be known for the state's.
MANAGERS = frozenset({"ceo", "chief executive officer", "managing director", "general manager", "director"})


# Words that leave a "head" of a province what it is: "head of the Kharkiv regional military administration".
PROVINCE_HEADS = frozenset(
    {
        "region", "republic", "regional", "military", "administration", "oblast", "state", "province", "civil",
        "interim", "transitional", "of", "the",
    }
)  # fmt: skip
