"""The commands that tell what factx is: `schema`, `kinds`, `doctor`."""

from __future__ import annotations

import sys

from factx import __version__
from factx.cli.options import Model
from factx.models import DEFAULT
from factx.write import write_text


def schema() -> None:
    """Print the JSON Schema (2020-12) of a record."""
    import json

    from factx.report import json_schema

    write_text(json.dumps(json_schema(), indent=2))


def kinds() -> None:
    """List the kinds of entities and facts, a line each."""
    from factx import registry

    rows = [(kind.name, "fact" if kind.is_fact else "entity", kind.doc) for kind in registry.kinds().values()]
    write_text("\n".join(f"{name:14} {sort:7} {doc}" for name, sort, doc in rows))


def doctor(model: Model = DEFAULT) -> None:
    """Say what is installed and whether the language model is whole; exit 4 with the remedy where it is not."""
    from factx.models import check as check_model
    from factx.models import locate, version_of

    python = ".".join(map(str, sys.version_info[:3]))
    write_text(
        f"factx    {__version__}\nPython   {python}\nspaCy    {version_of('spacy')}\npydantic {version_of('pydantic')}"
    )
    found = locate(model)
    write_text(f"model    {found.name} {found.version} ({found.licence})\nfolder   {found.folder}")
    write_text(f"weights  {check_model(found)}")
