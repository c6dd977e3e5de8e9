"""The kinds, found on disk: a folder in `factx/kinds/` is a kind, and nobody keeps a list."""

from __future__ import annotations

import hashlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from factx import kinds as folder_of_kinds
from factx.parts.rules import Rule, load_rules
from factx.types import Draft, Entity, Fact, Mention, Rejected

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from factx.reading import Reading

Find = Callable[["Reading"], Iterable[Mention | Rejected]]
Link = Callable[["Reading", tuple[Mention, ...]], Iterable[Draft | Rejected]]


@dataclass(frozen=True)
class Kind:
    """A kind of fact or entity: its model, and lazily its rules and its two functions."""

    name: str
    doc: str
    model: type[Entity | Fact]

    @property
    def is_fact(self) -> bool:
        """Say whether the kind states something (a fact) or names something (an entity)."""
        return issubclass(self.model, Fact)

    @property
    def folder(self) -> Traversable:
        """The folder with the kind's `rules.toml` and `cases.toml`."""
        return files(f"factx.kinds.{self.name}")

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rows of the kind's rule table."""
        return load_rules(self.folder)

    @property
    def find(self) -> Find:
        """The kind's `find(reading)`."""
        found: Find = import_module(f"factx.kinds.{self.name}.find").find
        return found

    @property
    def link(self) -> Link | None:
        """The kind's own `link(reading, mentions)` where it has one: it merges mentions into drafts."""
        module = import_module(f"factx.kinds.{self.name}.find")
        found: Link | None = getattr(module, "link", None)
        return found


@cache
def kinds() -> dict[str, Kind]:
    """Give every kind by name, entities first: facts refer to them.

    Raises ValueError where a folder does not keep the contract: a docstring, and one model whose `kind` is the
    folder's name.
    """
    found = [_load(module.name) for module in pkgutil.iter_modules(folder_of_kinds.__path__) if module.ispkg]
    return {kind.name: kind for kind in sorted(found, key=lambda kind: (kind.is_fact, kind.name))}


def _load(name: str) -> Kind:
    package = import_module(f"factx.kinds.{name}")
    doc = (inspect.getdoc(package) or "").partition("\n")[0]
    if not doc:
        raise ValueError(f"factx/kinds/{name}/__init__.py has no docstring: its first line documents the kind")
    module = import_module(f"factx.kinds.{name}.model")
    models = [value for value in vars(module).values() if _is_model(value, name)]
    if len(models) != 1:
        raise ValueError(f"factx/kinds/{name}/model.py must have one model with kind: Literal[{name!r}] = {name!r}")
    return Kind(name, doc, models[0])


def _is_model(value: Any, name: str) -> bool:
    return isinstance(value, type) and issubclass(value, Entity | Fact) and value.model_fields["kind"].default == name


@cache
def rules_digest() -> str:
    """Give the sha256 of all rule tables and word tables, in a fixed order: the version of what factx knows."""
    digest = hashlib.sha256()
    for path in sorted(_data_files(files("factx")), key=str):
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return f"sha256:{digest.hexdigest()}"


def _data_files(folder: Traversable) -> Iterable[Traversable]:
    for path in folder.iterdir():
        if path.is_dir() and path.name != "__pycache__":
            yield from _data_files(path)
        elif path.name.endswith((".csv", ".txt")) or path.name == "rules.toml":
            yield path
