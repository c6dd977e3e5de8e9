"""Every kind keeps its contract: this reads each rule and each case of each folder in `factx/kinds`."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

import factx.kinds
from factx.cases import Case, differences, explain_case, load_cases
from factx.parts.articles import article_of
from factx.parts.rules import Rule, expand
from factx.pipeline import Extraction, Extractor
from factx.registry import Kind, kinds
from factx.tag import blank, load, tag
from factx.types import Mention

KINDS = list(kinds().values())
RULES = [(kind, rule) for kind in KINDS for rule in kind.rules]
CASES = [(kind, case) for kind in KINDS for case in load_cases(kind)]


def _short(value: object) -> str:
    if isinstance(value, Kind):
        return value.name
    if isinstance(value, Rule):
        return value.id
    return value.text[:50].replace("\n", " ") if isinstance(value, Case) else str(value)


_EXPLAINED: dict[tuple[str, str], Extraction] = {}


def explained(case: Case, extractor: Extractor) -> Extraction:
    """Run a case once, for all tests that ask for it."""
    key = (case.text, str(case.published))
    if key not in _EXPLAINED:
        _EXPLAINED[key] = explain_case(case, extractor)
    return _EXPLAINED[key]


def problems(kind: Kind, case: Case, extractor: Extractor) -> list[str]:
    return differences(case, explained(case, extractor).report.of(kind.name))


def test_every_folder_is_a_kind_and_has_its_files() -> None:
    folders = {path for path in Path(factx.kinds.__file__).parent.iterdir() if (path / "__init__.py").exists()}
    assert {folder.name for folder in folders} == set(kinds())
    for folder in folders:
        missing = {"model.py", "find.py", "rules.toml", "cases.toml"} - {path.name for path in folder.iterdir()}
        assert not missing, f"{folder.name} lacks {missing}"


@pytest.mark.parametrize("kind", KINDS, ids=_short)
def test_rule_ids_are_unique_and_begin_with_the_kind(kind: Kind) -> None:
    ids = [rule.id for rule in kind.rules]
    assert len(ids) == len(set(ids))
    assert all(rule_id.startswith(f"{kind.name}/") for rule_id in ids)


def test_a_name_in_a_pattern_stands_for_its_table_and_an_unknown_one_is_told() -> None:
    assert "upwards\\s+of" in expand("(?:$number_more_than) [0-9]+")
    with pytest.raises(ValueError, match="no table is named 'nothing'"):
        expand("$nothing")


def rules_fired(kind: Kind, phrase: str, *, model: bool) -> set[str]:
    """Give the ids of the kind's rules that read something in a phrase."""
    reading = tag(article_of(phrase, id="phrase", source="phrase"), load() if model else blank())
    return {mention.rule for mention in kind.find(reading) if isinstance(mention, Mention)}


def check_rule(kind: Kind, rule: Rule, *, model: bool) -> None:
    assert [phrase for phrase in rule.yes if rule.id not in rules_fired(kind, phrase, model=model)] == []
    assert [phrase for phrase in rule.no if rule.id in rules_fired(kind, phrase, model=model)] == []


@pytest.mark.parametrize(("kind", "rule"), [row for row in RULES if not row[1].needs], ids=_short)
def test_rule_reads_its_yes_and_leaves_its_no(kind: Kind, rule: Rule) -> None:
    check_rule(kind, rule, model=False)


@pytest.mark.parametrize(("kind", "rule"), [row for row in RULES if row[1].needs], ids=_short)
def test_rule_reads_its_yes_and_leaves_its_no_with_the_model(kind: Kind, rule: Rule, extractor: Extractor) -> None:
    check_rule(kind, rule, model=True)


@pytest.mark.parametrize(("kind", "case"), [row for row in CASES if not row[1].wrong], ids=_short)
def test_case_holds(kind: Kind, case: Case, extractor: Extractor) -> None:
    assert problems(kind, case, extractor) == []


@pytest.mark.parametrize(("kind", "case"), [row for row in CASES if row[1].wrong], ids=_short)
def test_known_failure_still_fails(kind: Kind, case: Case, extractor: Extractor) -> None:
    assert problems(kind, case, extractor) != [], "it holds now: take the `wrong` line out of the case"


@pytest.mark.parametrize("kind", KINDS, ids=_short)
def test_every_rule_fires_in_a_case(kind: Kind, extractor: Extractor) -> None:
    mentions = chain.from_iterable(explained(case, extractor).mentions for case in load_cases(kind))
    used = {mention.rule for mention in mentions if mention.kind == kind.name}
    assert {rule.id for rule in kind.rules} - used == set()
    assert used - {rule.id for rule in kind.rules} == set(), "a mention gives a rule that no table has"
