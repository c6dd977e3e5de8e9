"""The ways in which a phrase of the lexicon stands to the people that it harms; `lexicon.csv` names one a row."""

from __future__ import annotations

VERBS = frozenset({"harm", "holding", "mass", "catching", "swapping"})
"""The syntaxes whose phrase begins with a verb in all its forms."""

SYNTAXES = {
    # The three that nearly every new row has.
    "harm": 'a verb with the people as its object, or as the subject of its passive: "killed 12", "12 were killed"',
    "happen": 'a verb or phrase with the people as its subject: "12 died", "three lost their lives"',
    "state": 'a state that the people are in: "12 dead", "left 12 wounded", "12 are in hospital"',
    # Nouns.
    "count": 'a noun that is counted for people: "12 deaths", "two injuries"',
    "toll": 'a noun that the figure is of: "the death toll is 12", "a toll of 12"',
    "of": 'a noun with the people behind it: "the death of 12 miners", "the killers of two"',
    "weak": 'a noun for people in such a state, where nothing else tells their fate: "12 hostages"',
    "case": '"12 cases" of a disease',
    "lives": '"the lives of 12", where something takes them',
    "lives-count": '"12 lives", where something takes them',
    "shorthand": 'letters of reports, in capitals: "11 WIA"',
    # Verbs and phrases that are words of harm in some company only; the condition is written in Python.
    "harmlike": 'as `harm`, its forms side by side with `|`: "swept away three"',
    "object": 'a phrase with the people behind it only: "lost contact with 12"',
    "holding": '"held 12", where those are captives, or of raiders',
    "catching": '"caught 12", of police',
    "taking": '"carried off 12"',
    "abducting": '"took 12", of raiders',
    "swapping": '"exchanged 12", where those are captives',
    "taken": '"12 taken from the camp", where captors are spoken of',
    "peril": '"12 came out", where something held them',
    "pulling": '"pulled 12 out", "handed back 12"',
    "mass": '"hit 12,000", of disasters',
    "losing": '"lost 12", of a side or a family',
    "searching": '"searched for 12"',
    "overcoming": '"overcame 12", of smoke or gas',
    "cost": '"cost 12 their lives"',
    "falling": '"12 fell", in battle',
    "leaving": '"12,000 left the country"',
    "leave-home": '"12,000 left home"',
    "moving": '"12,000 were moved out"',
    "carried": '"carried 12 to hospital"',
    "hospital-state": '"12 were rushed in", where a hospital is near',
    "sunk": '"12 were lost", of a ship',
    "released": '"12 go free", of captives',
    "homecoming": '"12 came back home", of captives',
}
"""What each syntax means: where the people stand."""
