"""Harm told by an adjective or a noun: "44 injured people", "the dead", "confirmed and suspected cases"."""

from __future__ import annotations

SUSPECTED = frozenset({"suspected", "alleged", "confirmed", "registered", "known", "presumed"})

CERTAINTY = SUSPECTED | {
    "probable",
    "possible",
    "suspect",
    "severe",
    "mild",
    "moderate",
    "active",
    "new",
    "imported",
    "fatal",
}

# Harm said of the counted by an adjective or participle before the noun: "44 injured people", "15 missing soldiers".
ATTRIBUTIVE = {
    "injured": "injured", "wounded": "injured", "hospitalised": "injured", "hospitalized": "injured",
    "hurt": "injured", "burned": "injured", "burnt": "injured", "scalded": "injured", "maimed": "injured",
    "missing": "missing", "displaced": "displaced", "homeless": "displaced", "evacuated": "displaced",
    "dead": "killed", "deceased": "killed", "killed": "killed", "slain": "killed", "murdered": "killed",
    "drowned": "killed", "lifeless": "killed", "fallen": "killed",
    "trapped": "affected", "stranded": "affected", "affected": "affected", "buried": "affected",
    "kidnapped": "kidnapped", "abducted": "kidnapped", "captured": "detained", "detained": "detained",
    "arrested": "detained", "jailed": "detained", "imprisoned": "detained", "infected": "infected",
    "rescued": "rescued", "freed": "rescued",
}  # fmt: skip

WHOLES = ATTRIBUTIVE | {"bodies": "killed", "corpses": "killed", "fatalities": "killed", "deaths": "killed",
                          "casualties": "casualties", "victims": "", "injuries": "injured", "sick": "infected",
                          "hostages": "kidnapped", "refugees": "displaced", "evacuees": "displaced",
                          "detainees": "detained", "captives": "kidnapped", "hurt": "injured"}  # fmt: skip
