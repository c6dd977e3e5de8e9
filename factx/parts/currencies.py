"""The currencies: ISO 4217 with the signs, names and words by which news writes them, and what each may stand for."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import regex

from factx.parts.countries import table
from factx.parts.patterns import lazy_pattern
from factx.parts.tables import alternatives

# Codes that are also words or names in capitals: "TOP 10", "COP26", "ALL 50". They need a figure that money has.
WORDLIKE = frozenset({"ALL", "AMD", "ANG", "BAM", "BOB", "COP", "CUP", "GEL", "LAK", "MAD", "MOP", "NIO", "PEN", "RON",
                      "SOS", "SLE", "TOP", "TRY", "WST", "BAN", "BAD", "BIF", "CAD", "MAF", "MAX", "ESP", "DEM", "ARM",
                      "SIT", "SUR", "LUC", "GIP", "IDR", "MDC", "CLE", "ARA", "BEL", "GNS", "PES", "RHD"})  # fmt: skip
# Signs of capital letters alone name other things too: the road R2, the mask N95.
GLUED = frozenset({"R", "N", "P", "K", "F", "D", "Q"})
MILLION_CODES = ("USD", "EUR", "GBP", "CHF", "AUD", "CAD", "NZD", "SGD", "SEK", "NOK", "DKK", "CNY", "JPY")
"""Codes that reports set behind an M for millions: "50 MUSD", "MAUD 60"."""
# News writes these in small letters too: "15-20 usd".
SMALL_CODES = ("usd", "eur", "gbp", "inr", "jpy", "cny", "aud", "chf", "pkr", "zar", "ngn", "kes", "aed", "rmb")


@dataclass(frozen=True, slots=True)
class Currency:
    """A row of the table: ISO 4217 code, names, minor digits, and the places where it is or was tender."""

    code: str
    name: str
    plural: str
    digits: int
    tender: tuple[str, ...]
    former: tuple[str, ...]
    signs: tuple[str, ...]


@cache
def currencies() -> dict[str, Currency]:
    """Give every currency by code, as CLDR has it, former ones too."""
    rows = csv.DictReader((files("factx.parts") / "currencies.csv").read_text(encoding="utf-8").splitlines())
    return {row["code"]: _currency(row) for row in rows}


def _currency(row: dict[str, str]) -> Currency:
    signs = [row["symbol"], *(sign.replace("_", " ") for sign in row["local"].split())]
    places = tuple(row["tender"].split()), tuple(row["former"].split())
    known = tuple(dict.fromkeys(sign for sign in signs if sign))
    return Currency(row["code"], row["name"], row["plural"], int(row["digits"]), *places, known)


@cache
def _by_hand(form: str) -> dict[str, tuple[str, ...]]:
    rows = csv.DictReader((files("factx.parts") / "currency_words.csv").read_text(encoding="utf-8").splitlines())
    return {row["word"]: tuple(row["codes"].split()) for row in rows if row["form"] == form}


@cache
def signs() -> dict[str, tuple[str, ...]]:
    """Give every sign that stands before a figure, codes among them, with the currencies that it may mean.

    >>> signs()["R$"], signs()["EUR"]
    (('BRL',), ('EUR',))
    """
    made = dict(_by_hand("sign"))
    for currency in currencies().values():
        made.setdefault(currency.code, (currency.code,))
        for sign in currency.signs:
            if len(sign) > 1 or not sign.isascii():
                made.setdefault(sign, (currency.code,))
    for currency in currencies().values():  # "SBD$1.9 million", "FJD$", "EGP£": the code with its sign
        if currency.tender and (currency.name.endswith("Dollar") or any(sign[-1] == "$" for sign in currency.signs)):
            made.setdefault(f"{currency.code}$", (currency.code,))
        elif currency.tender and currency.name.endswith("Pound"):
            made.setdefault(f"{currency.code}£", (currency.code,))
    made |= {sign.lower(): codes for sign, codes in made.items() if sign[-1] == "$" and len(sign) > 2}
    made |= {code: made[code.upper()] for code in SMALL_CODES}
    made |= {f"M{code}": (code,) for code in MILLION_CODES}
    return {sign: codes for sign, codes in made.items() if codes}


@cache
def sign_before() -> regex.Pattern[str]:
    """Compile what matches a sign that ends a stretch of text, right before a figure."""
    known = tuple(sign for sign in signs() if sign not in GLUED)
    glued = "|".join(sorted(GLUED))
    return lazy_pattern(rf"(?<![^\W\d_])(?:(?P<sign>{alternatives(known)})[ \n]{{0,3}}-?|(?P<glued>{glued})[ ]?)\Z")


@cache
def words() -> dict[str, tuple[str, ...]]:
    """Give the names that stand behind a figure, folded to small letters without accents, with what they may mean.

    >>> words()["egyptian pounds"], words()["som"]
    (('EGP',), ('KGS', 'UZS'))
    """
    made: dict[str, tuple[str, ...]] = {}
    nouns: dict[str, list[str]] = {}
    for currency in currencies().values():
        if currency.code in _NO_NAME:
            continue
        for name in (currency.name, currency.plural):
            plain = plain_name(name.partition(" (")[0])
            # Of two currencies of one name the one of today is meant: "Ghanaian cedi" is GHS, no more GHC.
            if plain not in made or currency.tender:
                made[plain] = (currency.code,)
            noun = nouns.setdefault(plain.rpartition(" ")[2], [])
            if currency.tender and currency.code not in noun:
                noun.append(currency.code)
    made |= {noun: tuple(codes) for noun, codes in nouns.items() if codes and noun not in _NO_NOUN}
    for word, codes in _by_hand("word").items():
        plain = plain_name(word)
        meant = codes or made.get(f"{plain}s", ())
        made[plain] = meant
        if not plain.endswith("s"):
            made[f"{plain}s"] = meant
    for word, code in list(_with_countries(made)):
        made.setdefault(word, (code,))
    return {word: codes for word, codes in made.items() if codes}


def _with_countries(nouns: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield every noun with the names of the countries where it is tender: "Turkish liras", "Kazakhstan tenge"."""
    known = currencies()
    for noun, codes in nouns.items():
        for code in codes if noun.isalpha() else ():
            for country in known[code].tender if code not in _OF_MANY else ():
                row = table().get(country)
                for name in () if row is None else (row.name, *row.aliases, *row.demonyms):
                    if " of " not in name:
                        yield f"{plain_name(name)} {noun}", code


# Money of many states takes no state's name.
_OF_MANY = frozenset({"EUR", "USD"})
# Units of account, and currencies that share their name with the one in people's hands.
_NO_NAME = frozenset(
    {"CHE", "CHW", "CLF", "CNH", "CNX", "COU", "MXV", "USN", "USS", "UYI", "UYW", "BOV", "XSU", "XUA", "ZAL"}
)
_NO_NOUN = frozenset({"gold", "rights", "soberano", "soberanos", "ley", "account", "unit", "units", "value"})


@cache
def minors() -> dict[str, tuple[str, ...]]:
    """Give the words of minor units ("cents", "paise"), folded, with what they may belong to."""
    made = {}
    for word, codes in _by_hand("minor").items():
        made[plain_name(word)] = codes
        if word.isascii() and len(word) > 1 and not word.endswith("s"):
            made.setdefault(f"{plain_name(word)}s", codes)
    return made


def plain_name(name: str) -> str:
    """Fold a currency's name: small letters, no accents, plain apostrophes.

    >>> plain_name("Icelandic Krónur")
    'icelandic kronur'
    """
    decomposed = unicodedata.normalize("NFD", name.replace("ʻ", "'").replace("’", "'").replace("ł", "l"))
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).casefold().split())


_NEXT = lazy_pattern(r"[ \n]{0,4}-?(?P<next>\p{L}+|[^\s\p{L}\d])")


@cache
def _beginnings() -> dict[str, _Spelled]:
    """Sort everything that may stand behind a figure by its first word, so that only a few compile at a time."""
    made: dict[str, _Spelled] = {}
    marks = [sign for sign in signs() if not sign.isascii() or sign in {"$", "US$", "A$", "C$", "R$"}]
    marks += _by_hand("behind")
    codes = [*currencies(), "RMB", "FCFA", "CFA", "CFAF", "NIS", "NRs", "Rs", "MRs", *SMALL_CODES]
    spelled_by_hand = [*_by_hand("word"), *_by_hand("minor")]
    accented = [name + end for name in spelled_by_hand if not name.isascii() for end in ("", "s")]
    listed = (
        ([*words(), *minors()], "names"),
        (accented, "accented"),
        ([*codes, *(f"M{code}" for code in MILLION_CODES)], "codes"),
        (marks, "marks"),
    )
    for spelled, field in listed:
        for name in spelled:
            if (match := _NEXT.match(name)) is not None:
                getattr(made.setdefault(match["next"].casefold(), _Spelled([], [], [], [])), field).append(name)
    return made


class _Spelled(NamedTuple):
    """The names, names with accents, codes and signs that share their first word."""

    names: list[str]
    accented: list[str]
    codes: list[str]
    marks: list[str]


def match_after(text: str, position: int) -> regex.Match[str] | None:
    """Match a currency right behind a figure that ends at `position`; the next word alone rules most out."""
    match = _NEXT.match(text, position)
    if match is None:
        return None
    pattern = _beginning_with(match["next"].casefold())
    return None if pattern is None else pattern.match(text, position)


@cache
def _pattern(first: str) -> regex.Pattern[str]:
    found = _beginnings()[first]
    never = "(?!)"
    names, accented, codes, marks = (alternatives(tuple(spelled)) if spelled else never for spelled in found)
    return lazy_pattern(
        rf"(?P<gap>[ \n]{{0,4}}-?)(?:(?P<word>(?i:{names})|{accented})\b|(?P<code>{codes})\b"
        rf"|(?P<sign>{marks})(?![\d\w]))"
    )


def _beginning_with(first: str) -> regex.Pattern[str] | None:
    return _pattern(first) if first in _beginnings() else None


def meaning(written: str) -> tuple[str, ...]:
    """Give the currencies that a sign, code, name or minor unit may mean, the likeliest first.

    >>> meaning("US$"), meaning("Egyptian pounds"), meaning("XYZ")
    (('USD',), ('EGP',), ())
    """
    written = " ".join(written.split())
    if found := signs().get(written) or _by_hand("behind").get(written):
        return found
    if (upper := written.upper()) in currencies() and (written == upper or written in SMALL_CODES):
        return (upper,)
    plain = plain_name(written)
    return words().get(plain) or minors().get(plain) or ()
