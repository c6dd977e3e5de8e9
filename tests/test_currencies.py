"""The currency table: what CLDR says, what is added by hand, and what each sign and word may mean."""

from __future__ import annotations

import csv
import importlib.util
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest

from factx.parts import currencies
from factx.parts.currencies import match_after, meaning, plain_name, sign_before

ROOT = Path(__file__).parent.parent


def generator() -> ModuleType:
    pytest.importorskip("babel")
    spec = importlib.util.spec_from_file_location("make_currencies", ROOT / "tools" / "make_currencies.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_is_what_cldr_gives() -> None:
    made = generator().table()
    assert made.encode() == (files("factx.parts") / "currencies.csv").read_bytes(), "run tools/make_currencies.py"


def test_every_currency_of_today_has_a_place_and_a_name() -> None:
    known = currencies.currencies()
    assert len([code for code in known if known[code].tender]) > 150
    assert known["KWD"].digits == 3
    assert known["JPY"].digits == 0
    assert "CM" in known["XAF"].tender
    assert "FI" in known["FIM"].former


@pytest.mark.parametrize("code", sorted(code for code, row in currencies.currencies().items() if row.tender))
def test_every_currency_is_read_by_its_name_and_its_code(code: str) -> None:
    row = currencies.currencies()[code]
    assert meaning(row.name) == (code,)
    assert meaning(row.plural) == (code,)
    match = match_after(f" {plain_name(row.plural)} ", 0)
    assert match is not None
    assert match["word"] is not None
    before = sign_before().search(f"{code} ")
    assert before is not None
    assert before["sign"] == code


def test_words_by_hand_name_known_currencies_once() -> None:
    rows = list(csv.DictReader((files("factx.parts") / "currency_words.csv").read_text(encoding="utf-8").splitlines()))
    keys = [(row["word"], row["form"]) for row in rows]
    assert len(keys) == len(set(keys)), sorted(key for key in keys if keys.count(key) > 1)
    assert {row["form"] for row in rows} == {"sign", "behind", "word", "minor"}
    for row in rows:
        assert set(row["codes"].split()) <= set(currencies.currencies()), row


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("US$", "USD"), ("R$", "BRL"), ("A$", "AUD"), ("NT$", "TWD"), ("₦", "NGN"), ("NRs", "NPR"), ("RM", "MYR"),
        ("Rp", "IDR"), ("S/", "PEN"), ("GH¢", "GHS"), ("KSh", "KES"), ("RMB", "CNY"), ("€", "EUR"), ("zł", "PLN"),
        ("Finnish markka", "FIM"), ("Egyptian pounds", "EGP"), ("Iranian rials", "IRR"), ("Iranian riyals", "IRR"),
        ("Kuwaiti dinars", "KWD"), ("U.S. dollars", "USD"), ("hryvnya", "UAH"), ("tenge", "KZT"), ("reais", "BRL"),
        ("Swiss francs", "CHF"), ("Ghanaian cedis", "GHS"), ("Deutschmarks", "DEM"), ("usd", "USD"),
    ],
)  # fmt: skip
def test_meaning(written: str, code: str) -> None:
    assert meaning(written) == (code,)


@pytest.mark.parametrize(
    "written", ["$", "Rs", "pounds", "francs", "dinars", "pesos", "kroner", "rupees", "shillings", "P"]
)
def test_some_words_mean_several(written: str) -> None:
    assert len(meaning(written)) > 1


def test_no_word_means_nothing() -> None:
    assert meaning("apples") == ()


def test_a_noun_takes_the_names_of_its_country() -> None:
    known = currencies.words()
    assert known["turkish liras"] == known["turkey lira"] == ("TRY",)
    assert known["senegalese francs"] == ("XOF",)
    assert "ecuadorian euros" not in known
