"""Nouns for people by whose they are: kin, and those at somebody's side."""

from __future__ import annotations

KIN = frozenset(
    {"wife", "husband", "son", "daughter", "mother", "father", "brother", "sister", "widow", "grandson"}
    | {"granddaughter", "nephew", "niece", "uncle", "aunt", "cousin", "fiancee", "girlfriend", "driver"}
    | {"bodyguard", "grandmother", "grandfather", "grandchild", "widower", "fiance", "fiancé", "fiancée", "boyfriend"}
    | {"spouse", "baby", "child", "twin", "stepson", "stepdaughter", "stepfather", "stepmother", "stepbrother"}
    | {"half-brother", "half-sister", "mother-in-law", "father-in-law", "sister-in-law", "brother-in-law"}
    | {"son-in-law", "daughter-in-law", "ex-wife", "ex-husband", "neighbour", "neighbor", "aide", "interpreter"}
    | {"chauffeur", "cameraman", "companion", "colleague", "housekeeper", "nanny", "maid"}
)
"""Whom "his" and "the mayor's" count as one: "his wife", "the mayor's driver"."""
