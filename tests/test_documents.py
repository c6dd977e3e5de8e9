"""What the documents say is so: commands, examples, generated parts."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import jq
import pytest
from typer.main import get_command

from factx.cli import app
from factx.pipeline import Extractor
from factx.read import Unread, read

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_and_stands_in_the_readme(name: str) -> None:
    assert COMMANDS[name].help
    assert f"`factx {name}`" in README


@pytest.mark.model
def test_generated_parts_are_as_the_code_makes_them() -> None:
    command = [sys.executable, "-m", "cogapp", "-I", "tools", "--check", "README.md", "models.md"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run: make fix\n{done.stdout}{done.stderr}"


RECIPES = re.findall(r"```sh\njq (?:-[a-z]+ )?'(.+?)' facts\.jsonl\n```", README, re.DOTALL)


@pytest.fixture(scope="module")
def records(extractor: Extractor) -> list[dict[str, object]]:
    articles = [item for item in read([ROOT / "seeds"]) if not isinstance(item, Unread)]
    return [extractor.extract(article).model_dump(mode="json") for article in articles]


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe[:30])
def test_every_jq_recipe_gives_something(recipe: str, records: list[dict[str, object]]) -> None:
    program = jq.compile(recipe)
    slurps = f"jq -s '{recipe}" in README
    found = program.input_value(records) if slurps else program.input_values(records)
    results = found.all()
    assert [item for item in results if item not in (None, [], "")]


def test_the_readme_has_its_recipes() -> None:
    assert len(RECIPES) == 4


def test_every_file_that_the_documents_name_is_there() -> None:
    for page in ("README.md", "CONTRIBUTING.md", "models.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        for path in re.findall(r"`?((?:factx|tests|seeds|tools)/[\w/.-]+\.(?:py|toml|csv|txt|json))`?", text):
            assert (ROOT / path).exists() or "name.txt" in path, f"{page} names {path}"
