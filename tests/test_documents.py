"""What the documents say is so: commands, examples, generated parts."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from factx.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_and_stands_in_the_readme(name: str) -> None:
    assert COMMANDS[name].help
    assert f"`factx {name}`" in README


@pytest.mark.model
def test_generated_parts_are_as_the_code_makes_them() -> None:
    command = [sys.executable, "-m", "cogapp", "--check", "README.md", "models.md"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run: make fix\n{done.stdout}{done.stderr}"


def test_every_file_that_the_documents_name_is_there() -> None:
    for page in ("README.md", "CONTRIBUTING.md", "models.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        for path in re.findall(r"`?((?:factx|tests|seeds|tools)/[\w/.-]+\.(?:py|toml|csv|txt|json))`?", text):
            assert (ROOT / path).exists() or "name.txt" in path, f"{page} names {path}"
