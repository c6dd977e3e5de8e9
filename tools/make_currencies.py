"""Write factx/parts/currencies.csv from CLDR, by way of Babel: run it where `make lock` brought a newer Babel."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages
from babel.numbers import get_currency_name, get_currency_symbol

TABLE = Path(__file__).parent.parent / "factx" / "parts" / "currencies.csv"
COLUMNS = ("code", "name", "plural", "symbol", "local", "digits", "tender", "former")
# Not money that anyone is paid in: testing codes, no currency at all, metals and units of account of bonds.
NO_MONEY = frozenset({"XTS", "XXX", "XAG", "XAU", "XPD", "XPT", "XBA", "XBB", "XBC", "XBD", "XRE", "XFO", "XFU"})


def local_symbols(code: str, territories: list[str]) -> list[str]:
    """Give the signs of a currency in the official languages of the places where it is tender."""
    found = set()
    for territory in territories:
        for language in get_official_languages(territory, de_facto=True):
            try:
                symbol = get_currency_symbol(code, locale=Locale.parse(f"{language}_{territory}", sep="_"))
            except (UnknownLocaleError, ValueError):
                continue
            found.add(symbol.replace("\u200f", "").replace("\u200e", "").replace("\u00a0", " ").strip())
    return sorted(found - {code, ""})


def rows() -> list[dict[str, str]]:
    """Make the rows of the table in the order of the codes."""
    tender: dict[str, list[str]] = {}
    former: dict[str, list[str]] = {}
    for territory, currencies in sorted(get_global("territory_currencies").items()):
        for code, _start, end, is_tender in currencies:
            if is_tender and len(territory) == 2:
                (former if end else tender).setdefault(code, []).append(territory)
    digits = get_global("currency_fractions")
    made = []
    for code in sorted(set(Locale("en").currencies) - NO_MONEY):
        now = tender.get(code, [])
        before = [territory for territory in former.get(code, []) if territory not in now]
        made.append({
            "code": code,
            "name": get_currency_name(code, locale="en"),
            "plural": get_currency_name(code, count=2, locale="en"),
            "symbol": get_currency_symbol(code, locale="en").replace(code, ""),
            "local": " ".join(symbol.replace(" ", "_") for symbol in local_symbols(code, now)),
            "digits": str(digits.get(code, digits["DEFAULT"])[0]),
            "tender": " ".join(now),
            "former": " ".join(sorted(set(before))),
        })  # fmt: skip
    return made


def table() -> str:
    """Give the whole table as the text of the file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows())
    return text.getvalue()


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
    print(f"{TABLE}: {len(rows())} currencies")
