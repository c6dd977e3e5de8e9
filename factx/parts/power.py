"""Electric power as news writes it: "20-MW", "1 050 megawatt", "1.2 GW", "4x250 MW", in megawatts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from factx.parts.patterns import lazy_pattern

_MEGAWATTS = {"g": Decimal(1000), "m": Decimal(1), "k": Decimal("0.001"), "t": Decimal(1_000_000)}
_SCALES = {"thousand": 1000, "million": 1_000_000}

_POWER = lazy_pattern(
    r"(?<![\w.,$€£])(?:(?P<times>\d{1,2}) ?[x×X*] ?)?"
    r"(?P<figure>\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d{1,3})?)"
    r"(?:[ -](?P<scale>thousand|million))?[ \n-]{0,2}"
    r"(?:(?P<sign>[GMkKT])[Ww](?:e|el)?|(?P<word>[Gg]iga|[Mm]ega|[Kk]ilo|[Tt]era)[ -]?[Ww]atts?|(?P<small>mw))\b"
    r"(?! ?-? ?(?:hours?|hrs?|h)\b|[/·.]h|p\b)"
)
_RANGE_BEFORE = lazy_pattern(r"\d(?: ?[-–] ?| to | and )$")


@dataclass(frozen=True, slots=True)
class Power:
    """A figure of power: half-open character offsets, and its value in megawatts."""

    start: int
    end: int
    megawatts: Decimal


def read_power(text: str) -> Iterator[Power]:
    """Yield every figure of power of a folded text in reading order; energy ("270 MWh", "megawatt hours") is none.

    The ends of a range without a unit of its own ("500-600 MW") are left out.

    >>> [str(power.megawatts) for power in read_power("a 20-MW dam, 1 050 megawatt, 1.2 GW and 332 GWh")]
    ['20', '1050', '1200']
    """
    for match in _POWER.finditer(text):
        if _RANGE_BEFORE.search(text, max(0, match.start() - 6), match.start()):
            continue
        unit = (match["sign"] or match["word"] or match["small"])[0].lower()
        value = _value(match["figure"]) * _SCALES.get(match["scale"] or "", 1) * int(match["times"] or 1)
        yield Power(match.start(), match.end(), _plain(value * _MEGAWATTS[unit]))


def _value(figure: str) -> Decimal:
    plain = regex.sub(r"[, ](?=\d{3}(?!\d))", "", figure)
    return Decimal(plain.replace(",", "."))


def _plain(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
