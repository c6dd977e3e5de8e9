"""An archive as users have it: flat memory and two workers, kills at random moments, good inputs among bad ones.

usage: archive.py [speed DOCUMENTS | kills TIMES | bad] [FOLDER_OF_TEXTS]
"""

from __future__ import annotations

import gzip
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

FACTX = [sys.executable, "-m", "factx", "extract"]
SEEDS = Path(__file__).parent.parent / "seeds"


def archive(folder: Path, texts: list[str], documents: int) -> tuple[Path, int]:
    """Write a file of JSON lines, no two of its documents the same; give it and the number of its words."""
    path, words = folder / "archive.jsonl", 0
    with path.open("w", encoding="utf-8") as file:
        for number in range(documents):
            text = f"Report {number}.\n\n{texts[number % len(texts)]}"
            words += len(text.split())
            file.write(json.dumps({"id": str(number), "text": text}) + "\n")
    return path, words


def speed(folder: Path, texts: list[str], documents: int) -> None:
    """Print words per second and the largest process for one worker and for two, and compare their bytes."""
    path, words = archive(folder, texts, documents)
    seconds, outputs = [], []
    for jobs in (1, 2):
        outputs.append(folder / f"{jobs}.jsonl")
        start = time.perf_counter()
        subprocess.run([*FACTX, path, "--jobs", str(jobs), "-o", outputs[-1]], check=True, stderr=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - start)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{documents:,} documents, {jobs} worker(s): {words / seconds[-1]:,.0f} words/s, peak {peak:.0f} MB")
    same = "the same bytes" if outputs[0].read_bytes() == outputs[1].read_bytes() else "OTHER BYTES"
    print(f"two workers: {seconds[0] / seconds[1]:.2f} times one, {same}")


def kills(folder: Path, texts: list[str], times: int) -> None:
    """Kill a run at random moments, resume it each time, and compare the end with an undisturbed run.

    The moments are spread over what an undisturbed run takes; where a run ends before its kill, the next starts anew.
    """
    path, _ = archive(folder, texts, 300)
    whole, target = folder / "whole.jsonl", folder / "killed.jsonl"
    start = time.perf_counter()
    subprocess.run([*FACTX, path, "-o", whole], check=True, stderr=subprocess.DEVNULL)
    longest = time.perf_counter() - start
    chance, killed, rounds, equal = random.Random(1), 0, 0, 0
    while killed < times:
        command = [*FACTX, str(path), "-o", str(target), "--resume"]
        run = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            run.wait(chance.uniform(0.3, longest))
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
            killed += 1
            continue
        if run.returncode:
            raise SystemExit(f"a resumed run ended with exit code {run.returncode} after {killed} kills")
        rounds += 1
        equal += target.read_bytes() == whole.read_bytes()
        target.unlink()
    subprocess.run([*FACTX, path, "-o", target, "--resume"], check=True, stderr=subprocess.DEVNULL)
    rounds, equal = rounds + 1, equal + (target.read_bytes() == whole.read_bytes())
    print(f"{killed} kills in {rounds} runs over 300 documents: {equal} of them ended with the undisturbed bytes")


BAD: dict[str, Callable[[Path], object]] = {
    "empty.txt": lambda path: path.write_bytes(b""),
    "blank.txt": lambda path: path.write_bytes(b" \n\t\n"),
    "latin1.txt": lambda path: path.write_bytes("Señor Núñez".encode("latin-1")),
    "nul.txt": lambda path: path.write_bytes(b"a\0b"),
    "utf16.txt": lambda path: path.write_bytes("Two people died.".encode("utf-16")),
    "long.txt": lambda path: path.write_bytes(b"word " * 900_000),
    "torn.txt.gz": lambda path: path.write_bytes(gzip.compress(b"Two people died. " * 500)[:40]),
    "nogzip.txt.gz": lambda path: path.write_bytes(b"Two people died."),
    "notjson.jsonl": lambda path: path.write_bytes(b"Two people died.\n"),
    "notext.jsonl": lambda path: path.write_bytes(b'{"body": "Two people died."}\n'),
}


def bad(folder: Path, texts: list[str]) -> None:
    """Read 1,000 good articles and 50 bad inputs of ten kinds, and print what came of them."""
    news = folder / "news"
    news.mkdir()
    for number in range(1_000):
        (news / f"{number:04}.txt").write_text(texts[number % len(texts)], encoding="utf-8")
    for number in range(5):
        for name, write in BAD.items():
            write(news / f"bad{number}-{name}")
    done = subprocess.run([*FACTX, news], capture_output=True, check=False)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    failed = sum("error" in record for record in records)
    print(f"{len(records) - failed:,} records, {failed} error records, exit code {done.returncode}")


def main(arguments: Iterable[str]) -> None:
    """Run what is asked for."""
    what, *rest = arguments or ("speed", "20000")
    number = int(rest.pop(0)) if what != "bad" else 0
    files = sorted(Path(rest[0] if rest else SEEDS).rglob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    with tempfile.TemporaryDirectory() as folder:
        if what == "speed":
            speed(Path(folder), texts, number)
        elif what == "kills":
            kills(Path(folder), texts, number)
        else:
            bad(Path(folder), texts)


if __name__ == "__main__":
    main(sys.argv[1:])
