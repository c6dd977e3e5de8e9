"""factx reads news and writes what it states as validated JSON.

The house, room by room: `read` -> `tag` -> `find` -> `link` -> `validate` -> `write`, all of it in `factx.pipeline`.
Every kind of fact or entity is one folder of `factx.kinds`; what kinds share stands in `factx.parts`.

>>> from factx import extract                                  # doctest: +SKIP
>>> report = extract("Trade reached $240.3 million.")          # doctest: +SKIP
>>> report.facts[0].amount.low                                 # doctest: +SKIP
Decimal('240300000')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from factx.api import extract
    from factx.parts.articles import article_of
    from factx.pipeline import Extraction, Extractor
    from factx.read import read_user_list
    from factx.report import Report
    from factx.types import Article

__all__ = [
    "Article",
    "Extraction",
    "Extractor",
    "Report",
    "__version__",
    "article_of",
    "extract",
    "read_user_list",
]

_HOMES = {
    "Article": "factx.types",
    "Extraction": "factx.pipeline",
    "Extractor": "factx.pipeline",
    "Report": "factx.report",
    "article_of": "factx.parts.articles",
    "extract": "factx.api",
    "read_user_list": "factx.read",
}


def __getattr__(name: str) -> Any:
    """Import a public name on first use: `factx --help` must not pay for spaCy."""
    if name not in _HOMES:
        raise AttributeError(f"module 'factx' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
