"""Words per second over many articles: one worker, two workers, and spaCy's own pipeline beside them; peak memory."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
DOCUMENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
STOCK = """
import json, sys, spacy
from factx.models import DEFAULT
nlp = spacy.load(DEFAULT)
for doc in nlp.pipe((json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")), batch_size=16):
    pass
"""


def run(*arguments: str) -> float:
    """Time one run of Python with these arguments."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print words per second, the ratios, and the largest process."""
    texts = [path.read_text(encoding="utf-8") for path in SEEDS]
    many = [texts[number % len(texts)] for number in range(DOCUMENTS)]
    words = sum(len(text.split()) for text in many)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.jsonl"
        path.write_text("".join(json.dumps({"text": text}) + "\n" for text in many), encoding="utf-8")
        one = run("-m", "factx", "extract", str(path), "--jobs", "1")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        two = run("-m", "factx", "extract", str(path), "--jobs", "2")
        stock = run("-c", STOCK, str(path))
    print(f"{DOCUMENTS:,} documents, {words:,} words")
    against = f"{stock / one:.2f} times spaCy's own; peak {peak:.0f} MB"
    print(f"factx, one worker   {words / one:,.0f} words/s, {against}")
    print(f"factx, two workers  {words / two:,.0f} words/s, {one / two:.2f} times one")


if __name__ == "__main__":
    main()
