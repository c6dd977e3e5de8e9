"""The promises of the house: a kind is one folder, the middle is pure, and `--help` does not pay for spaCy."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import factx

PACKAGE = Path(factx.__file__).parent
MIDDLE = [*PACKAGE.glob("parts/*.py"), *PACKAGE.glob("kinds/**/*.py")]
MIDDLE += [PACKAGE / f"{room}.py" for room in ("types", "reading", "find", "listed", "link", "user_lists", "validate")]

RIVER = {
    "__init__.py": '"""Rivers that the text names."""\n',
    "model.py": (
        "from typing import Literal\n\nfrom factx.types import Entity\n\n\n"
        'class River(Entity):\n    kind: Literal["river"] = "river"\n'
    ),
    "find.py": (
        "from factx.registry import kinds\nfrom factx.types import Mention\n\n\n"
        "def find(reading):\n"
        '    for rule in kinds()["river"].rules:\n'
        "        for match in rule.finditer(reading.text):\n"
        '            span = reading.span(*match.span("name"))\n'
        '            yield Mention("river", span, rule.id, {"name": span.text})\n'
    ),
    "rules.toml": (
        '[[rule]]\nid = "river/name-river"\nwhy = "the generic word follows the name"\n'
        'regex = \'(?<name>[A-Z][a-z]+) River\'\nyes = ["the Araz River"]\nno = ["the river"]\n'
    ),
    "cases.toml": '[[case]]\ntext = "It lies on the Araz River."\nwant = [{text = "Araz", name = "Araz"}]\n',
}


def _run(*command: str, where: Path, script: str | None = None) -> str:
    environment = {**os.environ, "PYTHONPATH": str(where), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(
        [sys.executable, *(("-c", script) if script else ("-m", *command))],
        env=environment, capture_output=True, text=True, check=False, cwd=where,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def house_with_rivers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the package and put one folder more into it; nothing else is touched."""
    where = tmp_path_factory.mktemp("house")
    shutil.copytree(PACKAGE, where / "factx", ignore=shutil.ignore_patterns("__pycache__"))
    folder = where / "factx" / "kinds" / "river"
    folder.mkdir()
    for name, text in RIVER.items():
        (folder / name).write_text(text, encoding="utf-8")
    return where


def test_a_new_kind_is_one_new_folder(house_with_rivers: Path) -> None:
    assert re.search(
        r"^river +entity +Rivers that the text names\.$", _run("factx", "kinds", where=house_with_rivers), re.MULTILINE
    )
    assert '"const": "river"' in _run("factx", "schema", where=house_with_rivers)


def test_a_new_kind_is_extracted_and_its_cases_run(house_with_rivers: Path, extractor: object) -> None:
    text = house_with_rivers / "article.txt"
    text.write_text("The dam on the Araz River broke.", encoding="utf-8")
    assert '"name":"Araz"' in _run(
        "factx", "extract", "--compact", "--kind", "river", str(text), where=house_with_rivers
    )
    assert "1 of 1 cases hold" in _run("factx", "check", "--kind", "river", where=house_with_rivers)


def test_what_needs_no_model_does_not_import_spacy() -> None:
    commands = ["--help", "--version", "schema", "kinds", "extract --help"]
    script = (
        "import sys\nfrom factx.__main__ import main\n"
        f"for command in {commands!r}:\n"
        "    sys.argv = ['factx', *command.split()]\n"
        "    try:\n        main()\n    except SystemExit as end:\n        assert not end.code, (command, end.code)\n"
        "    assert 'spacy.language' not in sys.modules and 'numpy' not in sys.modules, command\n"
    )
    _run(where=PACKAGE.parent, script=script)


def test_the_whole_house_is_on_one_screen() -> None:
    pipeline = (PACKAGE / "pipeline.py").read_text(encoding="utf-8")
    assert len(pipeline.splitlines()) < 100
    rooms = re.findall(r"(?:^|-> )(\w+)(?= ->|[,.:])", pipeline.split('"""')[1].split(":")[1])
    assert all((PACKAGE / f"{room}.py").exists() for room in rooms)


FORBIDDEN = {
    "os",
    "sys",
    "io",
    "time",
    "random",
    "socket",
    "subprocess",
    "urllib",
    "requests",
    "tempfile",
    "shutil",
    "pickle",
}
CLOCK = re.compile(r"\b(date\.today|datetime\.now|utcnow|perf_counter|getenv|environ|open)\(")


@pytest.mark.parametrize("path", MIDDLE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_middle_reads_no_clock_no_environment_and_no_file(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    imported = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            imported |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported.add(node.module.partition(".")[0])
    assert not imported & FORBIDDEN
    assert not CLOCK.search(source)


def test_kinds_never_import_each_other() -> None:
    for path in PACKAGE.glob("kinds/*/*.py"):
        others = set(re.findall(r"factx\.kinds\.(\w+)", path.read_text(encoding="utf-8"))) - {path.parent.name}
        assert not others, f"{path.parent.name}/{path.name} knows {others}"
