"""The whole of factx on one screen: read -> tag -> find -> link -> validate -> write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factx import __version__
from factx.find import find
from factx.link import link
from factx.models import DEFAULT
from factx.registry import Kind, kinds, rules_digest
from factx.report import ArticleRecord, ModelRecord, Report, Run
from factx.tag import load, name_of, tag
from factx.types import Article, Caution, Mention, Rejected
from factx.validate import validate

if TYPE_CHECKING:
    from factx.parts.gazetteer import UserList
    from factx.reading import Reading


@dataclass(frozen=True)
class Extraction:
    """A report, and how it came about: what stood, what was not accepted, and for each id the mentions made one."""

    report: Report
    mentions: tuple[Mention, ...]
    rejected: tuple[Rejected, ...]
    told: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Extractor:
    """Extracts facts from articles: loads the model once, then every article goes the same way through the house.

    `model` is the name of an installed `en_core_web_*` package or a folder; `only` the kinds to write, and with them
    the entities that their facts are about (all kinds are read all the same: a country inside an organisation's name
    is none, whether organisations are asked for or not); `gazetteer` a user's own list of names.
    """

    model: str = DEFAULT
    only: frozenset[str] = field(default_factory=frozenset)
    gazetteer: UserList | None = None

    def extract(self, article: Article) -> Report:
        """Read one article."""
        return self.explain(article).report

    def explain(self, article: Article) -> Extraction:
        """Read one article and keep what led to its facts."""
        if not isinstance(article, Article):
            raise TypeError(f"{type(article).__name__} is no Article; make one of a text with factx.article_of")
        return self.extract_from(tag(article, load(self.model)))

    def extract_from(self, reading: Reading) -> Extraction:
        """Read what is already tagged."""
        known: dict[str, Kind] = kinds()
        mentions, unsettled = find(reading, known.values())
        drafts, unlinked = link(reading, mentions, known, self.gazetteer.names if self.gazetteer else None)
        entities, facts, invalid = validate(reading, drafts, known)
        wanted = tuple(item for item in facts if self._wants(item.kind))
        about = frozenset(name for fact in wanted for name in fact.about)
        report = Report(
            article=ArticleRecord.of(reading.article),
            entities=tuple(item for item in entities if self._wants(item.kind) or item.id in about),
            facts=wanted,
            warnings=_warnings([*mentions, *(mention for draft in drafts for mention in draft.mentions)]),
            run=_run(reading.model, self.only, self.gazetteer),
        )
        told = {draft.slots["id"]: draft.mentions for draft in drafts}
        return Extraction(report, tuple(mentions), (*unsettled, *unlinked, *invalid), told)

    def _wants(self, kind: str) -> bool:
        return not self.only or kind in self.only


def run_record(model: str, only: frozenset[str], gazetteer: UserList | None) -> Run:
    """Give what the records of a run say of the run. Raises ModelError where the model is missing or unfit."""
    return _run(name_of(load(model)), only, gazetteer)


def _run(model: tuple[str, str], only: frozenset[str], gazetteer: UserList | None) -> Run:
    name, version = model
    return Run(
        factx=__version__,
        rules=rules_digest(),
        model=ModelRecord(name=name, version=version),
        kinds=tuple(sorted(only)),
        gazetteer=gazetteer.sha256 if gazetteer else None,
    )


def _warnings(mentions: Iterable[Mention]) -> tuple[Caution, ...]:
    seen = list(dict.fromkeys(warning for mention in mentions for warning in mention.warnings))
    return tuple(sorted(seen, key=lambda warning: (warning.span.start if warning.span else -1, warning.code)))
