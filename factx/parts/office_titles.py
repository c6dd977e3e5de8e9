"""The titles of a text: which words are one, and which of them mean something else where they stand."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from factx.parts.names import read_name
from factx.parts.office_frame import Title
from factx.parts.office_words import keys_of
from factx.parts.patterns import lazy_pattern
from factx.parts.tokens import tokenize

if TYPE_CHECKING:
    from factx.parts.page import Page

_GRADED = frozenset({"inspector", "superintendent", "warrant", "petty", "master", "marshal", "constable"})
GONE = ("ex-", "then-", "former-")
_HAVING = frozenset(
    {"has", "holds", "held", "had", "keeps", "given", "took", "takes", "gets", "got", "receives", "received", "holder"}
)
_ACRONYMS = frozenset(
    {
        "dc", "ig", "cs", "cm", "mp", "mna", "mla", "mpa", "mep", "pm", "ceo", "dpo", "dsp", "ssp", "sp", "dig",
        "igp", "ps",
    }
)  # fmt: skip


@cache
def titles() -> tuple[dict[tuple[str, ...], Title], int]:
    """Give the table of titles by their words, singular and plural, and how many words the longest has."""
    found: dict[tuple[str, ...], Title] = {}
    text = (files("factx.parts") / "offices.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        for plural, form in ((False, row["words"]), (True, _plural(row["words"]))):
            key = tuple(token.key for token in tokenize(form.replace(".", "")))
            found.setdefault(key, Title(row["words"], row["role"], row["needs"], plural))
    return found, max(map(len, found))


@cache
def _openings() -> frozenset[str]:
    """Give the first words of all titles."""
    return frozenset(key[0] for key in titles()[0])


def _plural(title: str) -> str:
    head, joint, rest = title.partition(" of ")
    if not joint:
        head, joint, rest = title.partition(" in ")
    if head.endswith((" general", "-general")):
        return head[:-8] + "s" + head[-8:] + joint + rest
    dot = head.endswith(".")
    head = head.removesuffix(".")
    if head.endswith(("man", "men")):
        head = head[:-3] + "men"
    elif head.endswith("y") and head[-2] not in "aeou":
        head = head[:-1] + "ies"
    elif head.endswith(("ss", "ch")):
        head += "es"
    elif head not in {"chargé d'affaires", "cs"}:
        head += "s"
    return head + ("." if dot else "") + joint + rest


def title_at(page: Page, index: int) -> tuple[Title, int, bool] | None:
    """Give the longest title that begins at a token, its last token, and whether it is still to be taken up."""
    tokens = page.tokens
    if _plain_key(tokens[index].key) not in _openings():
        return None
    known, longest = titles()
    for length in range(min(longest, len(tokens) - index), 0, -1):
        part = tokens[index : index + length]
        if any(token.breaks for token in part[1:]):
            continue
        key, to_come = _bare(tuple(token.key for token in part))
        if (title := known.get(key)) and not _is_of_body(page, key, index + length):
            return title, index + length - 1, to_come
    return None


def _is_of_body(page: Page, key: tuple[str, ...], after: int) -> bool:
    """Say whether a title's "government" belongs to a body: "head of the government weather office"."""
    noun = key[-1] == "government" and len(key) > 1 and after < len(page.tokens) and page.tokens[after].text.islower()
    return noun and bool({page.key(after), page.key(after + 1)} & keys_of("office_public"))


def _plain_key(key: str) -> str:
    """Take "ex-" and "-elect" off a word: "ex-president", "then-minister", "President-elect"."""
    return _AROUND.sub("", key) if "-" in key else key


_AROUND = lazy_pattern(r"^(?:ex|then|former)-|-(?:elect|designate|in-waiting)$")


def _bare(key: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    key = (_plain_key(key[0]) if key[0].startswith(GONE) else key[0], *key[1:])
    for end in ("-elect", "-designate", "-in-waiting"):
        if key[-1].endswith(end):
            return (*key[:-1], key[-1].removesuffix(end)), True
    return key, False


def is_word_only(page: Page, first: int, last: int, title: Title) -> bool:
    """Say whether the word is no title here: "the head of the queue", "two chairs", "PM" for the afternoon."""
    text = page.tokens[first].text
    if title.needs == "name" and not text[0].isupper():
        return True
    if title.needs == "capital" and not page.tokens[last].text[0].isupper():
        return True
    if title.needs == "portfolio-of":
        return not any(page.key(index) in _HAVING for index in range(first - 7, first))
    if title.words in _ACRONYMS:
        return not text[:2].isupper()
    if title.words in {"sen.", "rep.", "gov.", "amb."} and not page.tokens[last].text.endswith("."):
        return True
    if title.words in {"head", "chair", "chief", "representative"} and title.plural and text.islower():
        return True
    return _is_name_or_rank(page, first, last, title.words)


def _is_name_or_rank(page: Page, first: int, last: int, words: str) -> bool:
    """Say whether the word belongs to a rank or a name: "Chief Inspector X", "PS Golay", "Sultan Al Jaber"."""
    after = page.key(last + 1)
    owned = page.key(first - 1) == "the" or (first > 0 and page.country[first - 1] is not None)
    return {
        "justice": not _before_name(page, last),
        "amir": not owned,
        "sultan": not owned and after.startswith(("al-", "bin", "al")),
        "chief": after in _GRADED,
        "ps": after not in {"for", ",", "of", "in", "to"},
    }.get(words, False)


def _before_name(page: Page, index: int) -> bool:
    """Say whether a name and nothing else begins behind a token: "Justice Richard LeBlanc", no "Justice Minister"."""
    name = read_name(page, index + 1) if index + 1 < len(page.tokens) else None
    return name is not None and name.first == index + 1 and not page.tokens[name.first].breaks and name.parts > 1
