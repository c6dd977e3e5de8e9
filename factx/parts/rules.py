"""The rule tables: patterns as data, each with its reason and the phrases that it must and must not match."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Literal

import regex
from pydantic import BaseModel, ConfigDict, Field
from regex import Match

from factx.parts.patterns import lazy_pattern
from factx.parts.tables import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_NAME = lazy_pattern(r"\$\{(\w+)\}|\$([a-z]\w*)")


class Rule(BaseModel):
    """One row of a kind's `rules.toml`: a way of reading, why it is there, and the phrases that hold it.

    Each phrase of `yes` yields a mention by this rule, none of `no` does. A rule names a reading that the kind's `find`
    carries out; where one pattern is all of it, `regex` may hold that, matched on the folded text with `finditer`, and
    `$name` in it stands for the words of a table. A rule that `needs` the model is tested with it only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z_]+/[a-z0-9-]+$")
    why: str = Field(min_length=10)
    regex: str | None = None
    yes: tuple[str, ...] = Field(min_length=1)
    no: tuple[str, ...] = Field(min_length=1)
    needs: Literal["model"] | None = None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match[str]]:
        """Match the rule's regex; capitals count only where the pattern writes them (`(?i:...)` switches that off)."""
        if self.regex is None:
            raise ValueError(f"rule {self.id} has no regex")
        return compiled(self.regex).finditer(text, start, len(text) if end is None else end)


def expand(pattern: str) -> str:
    """Put the words of the tables in the place of each `$name`.

    Raises ValueError for a name that no table has.
    """
    return _NAME.sub(lambda match: alternation(match[1] or match[2]), pattern)


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """Compile a pattern of a rule table once, with its `$names` expanded."""
    return lazy_pattern(expand(pattern))


def load_rules(folder: Traversable) -> tuple[Rule, ...]:
    """Read the `rules.toml` of a kind's folder. Raises ValueError with the file's name where a row is not a rule."""
    path = folder / "rules.toml"
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
        return tuple(Rule.model_validate(row) for row in rows)
    except (KeyError, ValueError) as error:
        raise ValueError(f"{path}: {error}") from error
