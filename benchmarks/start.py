"""How long `factx` takes from start to end, against a script that loads the same model and tags the article."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from factx.models import DEFAULT

ARTICLE = min((Path(__file__).parent.parent / "seeds").glob("*.txt"))
IMPORT = "import spacy"
BARE = f"import spacy; spacy.load({DEFAULT!r})(open({str(ARTICLE)!r}, encoding='utf-8').read())"
RUNS = 9


def seconds(*arguments: str) -> float:
    """Time one run of Python with these arguments."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def compare(name: str, ours: list[str], theirs: list[str], other: str) -> None:
    """Run the two in turn, and print the median of the ratios pair by pair."""
    pairs = [(seconds(*ours), seconds(*theirs)) for _ in range(RUNS + 1)][1:]
    ratio = statistics.median(one / two for one, two in pairs)
    print(f"{name:24} {ratio:.2f} of {other} ({statistics.median(one for one, _ in pairs):.2f} s)")


if __name__ == "__main__":
    compare("factx --help", ["-m", "factx", "--help"], ["-c", IMPORT], "importing spaCy")
    compare("factx extract, 1 article", ["-m", "factx", "extract", str(ARTICLE)], ["-c", BARE], "a bare spaCy script")
