"""What the documents say is so: commands, examples, generated parts."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import jq
import pytest
from command import factx
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
    assert len(RECIPES) == 5


def test_a_range_and_an_open_sum_are_printed_with_both_ends() -> None:
    ends = [("2000000000", "3000000000"), ("1500000000", None), (None, "4000000000"), ("5000000000", "5000000000")]
    facts = [{"kind": "money", "currency": "USD", "amount": {"low": low, "high": high}} for low, high in ends]
    (recipe,) = (recipe for recipe in RECIPES if "1e9" in recipe)
    assert jq.compile(recipe).input_value({"facts": facts}).all() == [
        "USD 2000000000..3000000000 ", "USD 1500000000.. ", "USD ..4000000000 ", "USD 5000000000 ",
    ]  # fmt: skip


@pytest.mark.model
def test_the_python_of_the_readme_gives_what_its_comments_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (listed,) = re.findall(r"```csv\n(.+?)```", README, re.DOTALL)
    (tmp_path / "plants.csv").write_text(listed, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = {"date": date}
    for block in re.findall(r"```python\n(.+?)```", README, re.DOTALL):
        for line in block.splitlines():
            code, _, comment = line.partition("  # ")
            if comment and comment != "the record":
                assert eval(code, told) == eval(comment, told), line
            else:
                exec(code, told)


@pytest.mark.model
def test_the_explain_of_the_readme_explains_something(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (arguments,) = re.findall(r"`factx (explain [^`]+)`", README.partition("## With jq")[2])
    done = factx(*shlex.split(arguments))
    assert done.code == 0 and "casualty at" in done.out


def test_every_file_that_the_documents_name_is_there() -> None:
    for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("benchmarks/*.md")):
        text = page.read_text(encoding="utf-8")
        for path in re.findall(
            r"\b((?:factx|tests|seeds|tools|benchmarks|docs)/[\w/.-]+\.(?:py|toml|csv|txt|json|md))", text
        ):
            assert (ROOT / path).exists() or "name.txt" in path, f"{page.name} names {path}"
        for path in re.findall(r"\]\((?!https?:)([^)#]+)", text):
            assert (page.parent / path).exists(), f"{page.name} links to {path}"
