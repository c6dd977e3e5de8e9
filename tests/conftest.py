"""What the tests share: one extractor with the language model, loaded once and only where it is asked for."""

from __future__ import annotations

import os

import pytest

from factx.pipeline import Extractor

# As the command line does before numpy is imported: two workers with two threads each are in their own way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor with the pinned model. A test that asks for it is marked `model` by itself."""
    return Extractor()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs the language model, so that `pytest -m "not model"` is the quick suite."""
    for item in items:
        if "extractor" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.model)
