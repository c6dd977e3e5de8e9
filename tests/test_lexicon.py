"""The words of harm: a row that is mistyped is told with its line, and not passed over."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import factx

from factx import check
from factx.cases import Case
from factx.kinds.casualty.lexicon import read_lexicon
from factx.kinds.casualty.syntaxes import SYNTAXES
from factx.registry import Kind

HEAD = "phrase,syntax,outcome\n"


def test_a_verb_has_its_forms_and_what_follows_them() -> None:
    entries = list(read_lexicon(f"{HEAD}garrot/garrots/garroting/garroted/garroted to death,harm,killed\n"))
    assert [(entry.form, entry.words[0]) for entry in entries] == [
        ("base", ("garrot", "garrots")), ("ing", ("garroting",)), ("past", ("garroted",)),
    ]  # fmt: skip
    assert entries[0].words[1:] == (("to",), ("death",))


def test_a_regular_verb_needs_its_base_only() -> None:
    assert [entry.words for entry in read_lexicon(f"{HEAD}crush,harm,killed\n")] == [
        (("crush", "crushes"),), (("crushing",),), (("crushed",),),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("garrote,harmm,killed", "line 2: the syntax 'harmm' is none of harm, happen, state"),
        ("garrote,harm,kiled", "line 2: the outcome 'kiled' is none of killed, injured"),
        ("garrote,harm", "line 2: write phrase,syntax,outcome"),
        ("garrote,harm,killed,killed", "line 2: write phrase,syntax,outcome"),
        ("beat/beats to death,harm,killed", "'beat/beats': a verb is base/third person/-ing/past"),
        ("go/goes missing,happen,missing", "write | between choices"),
        ("~ missing,happen,missing", "~ stands between two words"),
    ],
)
def test_a_mistyped_row_is_told_with_its_line(row: str, says: str) -> None:
    with pytest.raises(ValueError, match=r"lexicon\.csv, line 2: ") as error:
        list(read_lexicon(f"{HEAD}{row}\n"))
    assert says in str(error.value)


def test_the_syntaxes_of_new_rows_are_told_where_one_adds_them() -> None:
    guide = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert {"harm", "happen", "state", "count", "toll"} <= {name for name in SYNTAXES if f"`{name}`" in guide}


def test_check_tells_of_a_case_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(kind: Kind) -> tuple[Case, ...]:
        raise ValueError(f"{kind.name}/cases.toml: unknown field outcom in the case 'Two died.'")

    monkeypatch.setattr(check, "load_cases", broken)
    done = factx("check", "--kind", "casualty")
    assert done.code == 2 and "unknown field outcom in the case 'Two died.'" in done.err
