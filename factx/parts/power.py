"""Electric power as news writes it: "20-MW", "1 050 megawatt", "1.2 GW", "4x250 MW", in megawatts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from factx.parts.patterns import lazy_pattern

_MEGAWATTS = {"g": Decimal(1000), "m": Decimal(1), "k": Decimal("0.001"), "t": Decimal(1_000_000)}
_SCALES = {"thousand": 1000, "million": 1_000_000}

_POWER = lazy_pattern(
    r"(?<![\w.,$€£])(?P<further>(?:\d{1,2} ?[x×X*] ?\d{1,4}(?:\.\d+)? ?\+ ?){1,4})?(?:(?P<times>\d{1,2}) ?[x×X*] ?)?"
    r"(?P<figure>\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d{1,3})?)"
    r"(?:[ -](?P<scale>thousand|million))?[ \n-]{0,2}"
    r"(?:(?P<sign>[GMkKT])[Ww](?:e|el)?|(?P<word>[Gg]iga|[Mm]ega|[Kk]ilo|[Tt]era)[ -]?[Ww]atts?|(?P<small>m[wW]))\b"
    r"(?! ?-? ?(?:hours?|hrs?|h)\b|[/·.]h|p\b)"
)
_TERM = lazy_pattern(r"(\d+) ?[x×X*] ?(\d+(?:\.\d+)?)")
_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MORE_COUNTS = {"fourteen": 14, "sixteen": 16, "eighteen": 18, "twenty": 20, "thirty": 30}
_COUNT = {**{word: number for number, word in enumerate(_COUNTS, start=2)}, **_MORE_COUNTS}
_MACHINES = (
    r"(?:(?:turbine[ -]?generat\w+|turbo-?generat\w+|generating|hydro-?electric|power) )?"
    r"(?:units?|turbines?|generators?|sets?|machines?)"
)
_KINDS = r"(?:(?:identical|equal|reversible|vertical|Francis|Kaplan|Pelton|bulb|pump) ){0,2}"
# "six units of 150 MW each", "four 150-MW turbines"; "two of the units" and "two more units of 150 MW" are a part
_MANY = (
    r"(?i)(?:\b(?:has|have|had|with|of|by|its|in|all|comprises?|comprising|houses?|containing|contains?|equipped with"
    rf"|consists? of|[(,:]) ?|(?<=^|[.;] ))(?P<many>\d{{1,2}}|{'|'.join(_COUNT)}) "
)
_UNITS_BEFORE = lazy_pattern(
    rf"{_MANY}{_KINDS}{_MACHINES}(?:,? (?:each )?(?:of|rated at|at)(?: a capacity of)?|(?P<each>,)) $"
)
_UNITS_AFTER = lazy_pattern(rf"[ -]{_KINDS}(?i:{_MACHINES})")
_MANY_BEFORE = lazy_pattern(rf"{_MANY}$")
_REACH = 60  # characters
_EACH = lazy_pattern(r",? ?(?:each|apiece)\b")
_GROUPING = lazy_pattern(r"[, ](?=\d{3}(?!\d))")
_RANGE_BEFORE = lazy_pattern(r"\d(?: ?[-–] ?| to | and )$")


@dataclass(frozen=True, slots=True)
class Power:
    """A figure of power: half-open character offsets, its megawatts, and of how many machines it is the sum."""

    start: int
    end: int
    megawatts: Decimal
    machines: int = 1


def read_power(text: str) -> Iterator[Power]:
    """Yield every figure of power of a folded text in reading order; energy ("270 MWh", "megawatt hours") is none.

    Machines of one size are their sum. The ends of a range without a unit of its own ("500-600 MW") are left out.

    >>> [str(power.megawatts) for power in read_power("a 20-MW dam, 1 050 megawatt, 1.2 GW and 332 GWh")]
    ['20', '1050', '1200']
    >>> [str(power.megawatts) for power in read_power("a plant with six units of 150 MW each")]
    ['900']
    """
    for match in _POWER.finditer(text):
        if _RANGE_BEFORE.search(text, max(0, match.start() - 6), match.start()):
            continue
        unit = (match["sign"] or match["word"] or match["small"])[0].lower()
        value = _value(match["figure"]) * _SCALES.get(match["scale"] or "", 1) * int(match["times"] or 1)
        value += sum(int(times) * Decimal(size) for times, size in _TERM.findall(match["further"] or ""))
        count, start, end = _units(text, match.start(), match.end())
        yield Power(start, end, _plain(value * count * _MEGAWATTS[unit]), count)


def _units(text: str, start: int, end: int) -> tuple[int, int, int]:
    """Give how many machines a figure stands for, with the offsets of the figure and of the words that say so."""
    each = _EACH.match(text, end)
    before = _UNITS_BEFORE.search(text, max(0, start - _REACH), start)
    if before and (each or not before["each"]):
        return _count(before["many"]), before.start("many"), each.end() if each else end
    after = _UNITS_AFTER.match(text, end)
    if after and (many := _MANY_BEFORE.search(text, max(0, start - _REACH), start)):
        return _count(many["many"]), many.start("many"), after.end()
    return 1, start, end


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _COUNT[word.lower()]


def _value(figure: str) -> Decimal:
    return Decimal(_GROUPING.sub("", figure).replace(",", "."))


def _plain(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
