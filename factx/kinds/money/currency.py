"""Which currency a sign or word means here: by what the text names, by its countries, by where it was sent from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from factx.parts import currencies
from factx.parts.page import tokens_of
from factx.parts.patterns import lazy_pattern
from factx.parts.places import places_in
from factx.parts.tables import alternation

if TYPE_CHECKING:
    from factx.reading import Reading
    from factx.types import Offsets

Basis = Literal["symbol", "code", "word", "country", "dateline", "default"]

_DOLLARS = {"AU": "AUD", "CA": "CAD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "FJ": "FJD", "BB": "BBD", "BS": "BSD",
            "TT": "TTD", "JM": "JMD", "GY": "GYD", "BZ": "BZD", "SB": "SBD"}  # fmt: skip
"""States whose own press writes a bare "$" for its own dollar; elsewhere in English it is the American one."""
_CENTS = frozenset({"cent", "cents", "¢"})
_PESOS = frozenset({"ARS", "CLP", "COP", "MXN", "UYU"})
"""Currencies that write "$" at home, and never in English news: there it is the dollar."""
_AGENCY = lazy_pattern(r"\b(?:Reuters|AFP|AP|Xinhua|Bloomberg|dpa|DPA|UPI|EFE|ANSA|TASS|IPS|Kyodo|Yonhap)\b")
"""Agencies write for all the world: their "$" is the American one wherever they stand."""
_GOVERNMENTS_MONEY = lazy_pattern(rf"{alternation('money_dollar_press')}")


@dataclass(frozen=True)
class Evidence:
    """What a text says about currencies: codes it names beyond doubt, and how often it speaks of which country."""

    text: str
    named: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    by_name: tuple[tuple[int, str], ...] = ()
    places: tuple[tuple[int, str], ...] = ()
    head: frozenset[str] = frozenset()
    local: frozenset[str] = frozenset()
    own_press: str | None = None
    us_sign: bool = False
    not_american: bool = False

    def about(self, code: str) -> int:
        """Count how often the text speaks of a place where the currency is tender."""
        row = currencies.currencies()[code]
        return sum(self.countries[country] for country in row.tender if code != "EUR" or country == "EU")

    def home(self, code: str) -> bool:
        """Say whether a text is about the country of a currency: a donor that it names once is not its home."""
        return self.about(code) > 0 and self.about(code) * 2 >= max(self.countries.values(), default=0)

    def beside(self, candidates: tuple[str, ...], start: int) -> str | None:
        """Give the candidate whose country is named right before the sum: "in Uganda Shs 50,000"."""
        near = [country for offset, country in self.by_name if start - 40 <= offset < start]
        return next((code for code in candidates if near and near[-1] in currencies.currencies()[code].tender), None)

    def nearest(self, candidates: tuple[str, ...], start: int, low: int, high: int) -> str | None:
        """Give the candidate whose country is named last before the sum from `low` on, or else soonest up to `high`."""
        before = [country for offset, country in self.places if low <= offset < start]
        behind = [country for offset, country in self.places if start <= offset < high]
        for country in (*reversed(before), *behind):
            found = next((code for code in candidates if country in currencies.currencies()[code].tender), None)
            if found is not None:
                return found
        return None


def gather(reading: Reading, named: Counter[str]) -> Evidence:
    """Collect once what the text says about its countries; `named` counts the codes that its sums name beyond doubt."""
    text = reading.text
    found = [(name.start, name.code) for name in reading.countries]
    by_name = tuple(found)
    tokens = tokens_of(text)
    for place, index in places_in(tokens):
        if len(place.countries) == 1 and place.type != "body":
            found.append((tokens[index].start, place.countries[0]))
    found.sort()
    counts = Counter(country for _, country in found)
    head_end = _head_end(text)
    head = frozenset(country for offset, country in found if offset < head_end)
    press = _GOVERNMENTS_MONEY.search(text)
    local = head if _AGENCY.search(text, 0, head_end + 120) is None else frozenset()
    lettered = frozenset(code for match in _LETTERED.finditer(text) for code in currencies.meaning(match[0]))
    own = _own_press(counts, named, local, lettered, has_press=press is not None)
    converted = _INTO_AMERICAN.search(text) is not None
    return Evidence(
        text, named, counts, by_name, tuple(found), head, local, own, us_sign="US$" in text, not_american=converted
    )


_LETTERED = lazy_pattern(r"(?<!\p{L})\p{Lu}\p{L}{0,2}\$")
# "$29.3 billion (US$187 million)": what is told in American dollars as well was not in them.
_INTO_AMERICAN = lazy_pattern(r"(?<![\p{L}\p{Sc}])\$\s?\d[\d.,]*(?:\s?\p{L}+)?\s?\((?:\p{Ll}+\s+){0,2}US\$")


_DATELINE = lazy_pattern(r"[^\n]{0,80}?(?:\s[-–—]{1,2}\s|\([^)\n]{2,30}\)\s*[-–—]|:\s)")


def _head_end(text: str) -> int:
    """Give where the dateline ends, or 0: the place a report was sent from stands in its first words."""
    match = _DATELINE.match(text)
    return match.end() if match is not None else 0


def _own_press(
    counts: Counter[str], named: Counter[str], local: frozenset[str], lettered: frozenset[str], *, has_press: bool
) -> str | None:
    """Give the dollar of a text of a state's own press, or nothing where the American one may be meant."""
    ranked = sorted(_DOLLARS, key=lambda country: -counts[country])
    top = ranked[0]
    alone = has_press and set(counts) == {top}
    if (
        counts["US"]
        or (counts[top] < 2 and not alone)
        or counts[top] <= counts[ranked[1]]
        or (named["USD"] and not named[_DOLLARS[top]])
    ):
        return None
    # where "NZ$5m" is written for the neighbour's, the bare sign needs no letters
    neighbours = any(code in lettered for country, code in _DOLLARS.items() if country != top)
    return _DOLLARS[top] if has_press or top in local or neighbours else None


def resolve(  # noqa: PLR0913  (what is written, and where)
    candidates: tuple[str, ...], sign: str, evidence: Evidence, start: int, sentence: Offsets, *, lakh: bool
) -> tuple[str | None, Basis, bool]:
    """Choose what a sign or word of several meanings means here, in its sentence.

    Gives the code, what it was told by, and whether nothing spoke for it (a warning then).
    """
    if sign == "$":
        return _dollar(candidates, evidence)
    if sign in _CENTS and (told := _dollar(candidates, evidence))[0] != "USD":
        return told
    if sign == "£" and not any(evidence.named[code] for code in candidates[1:]):
        return "GBP", "symbol", False
    paragraph = evidence.text.rfind("\n", 0, start) + 1
    here = evidence.beside(candidates, start) or evidence.nearest(candidates, start, sentence.start, start)
    if here is not None:
        return here, "country", False
    for code in candidates:
        if evidence.named[code] and all(evidence.named[code] >= evidence.named[other] for other in candidates):
            return code, "word", False
    near = evidence.nearest(candidates, start, max(start - 200, paragraph), min(start + 80, sentence.end))
    ranked = sorted(candidates, key=lambda code: (-evidence.about(code), candidates.index(code)))
    best = ranked[0]
    if near is not None and evidence.about(near) * 2 >= evidence.about(best):
        best = near
    if evidence.about(best):
        basis: Basis = "country"
        if evidence.head & set(currencies.currencies()[best].tender) and evidence.about(best) == 1:
            basis = "dateline"
        return best, basis, False
    today = [code for code in candidates if currencies.currencies()[code].tender]
    return candidates[0], "default", len(today) > 1 and not (lakh and candidates[0] == "INR")


def _dollar(candidates: tuple[str, ...], evidence: Evidence) -> tuple[str | None, Basis, bool]:
    if evidence.own_press is not None:
        return evidence.own_press, "country", False
    others = [code for code in candidates[1:] if code not in _PESOS]
    if evidence.us_sign and (place := _of_the_place(others, evidence)) is not None:
        return place, "country", False
    named = [code for code in others if evidence.named[code]]
    if len(named) == 1 and (evidence.us_sign or not evidence.named["USD"]) and evidence.home(named[0]):
        return named[0], "word", False  # where "NZ$5m" and "US$3m" are written, "$2m" is the one that needs no letters
    return "USD", "symbol", False


def _of_the_place(others: list[str], evidence: Evidence) -> str | None:
    """Give the dollar of the place for a bare "$", where a text writes "US$" for the American one."""
    most = max(evidence.countries.values(), default=0)
    owners = [code for code in others if evidence.about(code) >= max(2, most)]
    sent_from = [_DOLLARS[country] for country in evidence.local if country in _DOLLARS]
    for told in (sent_from, owners):
        if len(told) == 1 and (evidence.not_american or told is owners or evidence.home(told[0])):
            return told[0]
    if evidence.not_american:
        return max((code for code in others if evidence.about(code)), key=evidence.about, default=None)
    return None
