"""Figures of power beside a hydropower project that are not its own capacity."""

from __future__ import annotations

import pytest

from factx.cases import Case, explain_case
from factx.pipeline import Extractor

SENTENCES = (
    "The Sorvino hydropower plant has new turbines of 150 MW each.",
    "Uganda needs 900 MW. The Sorvino hydropower plant will help.",
    "The Sorvino hydropower plant will raise Uganda's capacity to 2,000 MW.",
    "The Sorvino hydropower plant will bring the country's generation to 2,000 MW.",
    "When the Sorvino hydropower plant is ready, the nation will have 2,000 MW.",
    "Kenya will buy 400 MW from the Sorvino hydropower plant.",
    "The Sorvino hydropower plant is to sell 400 MW to Kenya.",
    "The Sorvino hydropower plant lost 400 MW when lightning struck.",
    "Output at the Sorvino hydropower plant fell from 600 MW to 200 MW.",
    "The Sorvino and Kumbe hydropower plants will together yield 700 MW.",
    "Near the Sorvino dam a solar park of 50 MW is being built.",
    "The Sorvino hydropower plant came into service. A wind farm of 50 MW follows.",
    "The Sorvino hydropower plant came into service. Laos has 10,000 MW of hydropower in all.",
    "The Sorvino hydropower plant came into service. The country's plants now generate 10,000 MW.",
    "The Sorvino hydropower plant came into service. The project takes the country's capacity past 10,000 MW.",
    "The Sorvino hydropower plant came into service. A deficit of 500 MW remains.",
    "The government signed the loan for the Sanza River Hydropower Development Project.",
    "Two dams were built. On a third one, Oramu, nothing is decided.",
    "The Sorvino dam will be scrapped. Another dam would generate 400 MW.",
    "The Sorvino dam is filling. Kenya hopes to sell 400 MW of its power to Uganda.",
    "The firm, which owns 3,000 MW of hydropower, bought the Sorvino Dam.",
    "The Sorvino Dam was bought by a firm which owns 3,000 MW of hydropower.",
    "In the basin 1,200 MW could be generated, and the Sorvino Dam is the first step.",
    "Hydropower projects of 2,000 MW are being built in the valley, among them the Sorvino Dam.",
    "The Sorvino Dam is among projects with 2,000 MW that wait for money.",
    "The Sorvino dam broke. The flood also hit a 76 MW project downstream.",
    "The Sorvino Dam was opened by the minister. He said the region has a hydropower potential of 40,000 MW.",
    "The Sorvino Dam was opened by the minister. He said the plan is to add 5,000 MW by 2030.",
    "The Sorvino Dam was opened by the minister. The government plans to produce 5,000 MW by 2030.",
    "The Sorvino Dam was opened by the minister. Ghana's other hydropower projects add 1,000 MW.",
    "The Sorvino hydropower plant stopped, and the grid lost 300 of its 900 MW.",
    "The Sorvino hydropower plant will be built in two phases of 50 MW each.",
)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_figure_of_another_thing_is_no_capacity(text: str, extractor: Extractor) -> None:
    projects = explain_case(Case(text=text, want=()), extractor).report.of("hydro_project")
    assert projects
    assert [project.capacity_mw for project in projects] == [None] * len(projects)
