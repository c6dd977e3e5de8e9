"""A quicker start for the command line: spaCy without what factx never asks of it."""

from __future__ import annotations

import sys
from types import ModuleType

_UNUSED = ("spacy.cli", "spacy.cli.info")


def import_spacy_without_its_cli() -> None:
    """Keep `import spacy` from importing spaCy's own command line: a third of its start, for one function nobody calls.

    spaCy's package imports `spacy.cli.info` for `spacy.info()`. For the `factx` process only, an empty module stands in
    its place; whoever uses factx as a library has spaCy whole. Where spaCy is imported already, nothing is changed.
    """
    if "spacy" in sys.modules:
        return
    for name in _UNUSED:
        sys.modules[name] = ModuleType(name)
    sys.modules["spacy.cli.info"].info = None  # type: ignore[attr-defined]
