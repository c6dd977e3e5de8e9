"""The golden set: every seed article has its facts beside it, worded as the article words them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_seed_has_facts_in_its_own_words(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert gold["id"] == path.stem
    for named in (*gold["officials"], *gold["hydro_projects"]):
        assert named["name"] in text
    for figure in (*gold["money"], *gold["casualties"]):
        assert figure["text"] in text


def test_no_facts_without_an_article() -> None:
    assert {path.stem for path in SEEDS.glob("*.json")} == {path.stem for path in SEEDS.glob("*.txt")}
