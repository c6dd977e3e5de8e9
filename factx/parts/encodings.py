"""Bytes that should be UTF-8 text: what else they are, by their first bytes, and the remedy."""

from __future__ import annotations

import codecs
import json

from factx.errors import InputError

# The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_PACKED = {b"\x1f\x8b": ".gz", b"\x28\xb5\x2f\xfd": ".zst"}
# Controls that no text has in any encoding of one byte a character; pictures and programs have them at once.
_NO_TEXT = frozenset(range(0x20)) - frozenset(b"\t\n\v\f\r\x1a\x1b")


def check_marks(data: bytes, name: str) -> None:
    """Raise InputError, with the remedy, where the first bytes name another encoding than UTF-8, or a packed file."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            raise InputError(f"{name}: {encoding} by its first bytes; convert it: iconv -f {encoding} -t UTF-8")
    for mark, ending in _PACKED.items():
        if data.startswith(mark):
            raise InputError(f"{name}: packed by its first bytes; give it a name that ends in {ending}, or unpack it")


def text_of(data: bytes, name: str) -> str:
    """Decode UTF-8, with or without its mark. Raises InputError with the remedy where it is none, or no text."""
    check_marks(data, name)
    if b"\0" in data:
        raise InputError(f"{name}: not text (it holds NUL bytes); give plain UTF-8 text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if not _NO_TEXT.isdisjoint(data[:65_536]):
            raise InputError(f"{name}: not text (it holds control bytes); give plain UTF-8 text") from error
        hint = "convert it, for instance with: iconv -f WINDOWS-1252 -t UTF-8"
        raise InputError(f"{name}: not UTF-8 text (byte {error.start:,}); {hint}") from error


def is_json(text: str) -> bool:
    r"""Say whether a text is JSON, whole or by its first line: objects, which no prose begins with.

    >>> is_json('{"body": "Two died."}\n{"body": "Three died."}'), is_json("[Reuters] Two people died.")
    (True, False)
    """
    start = text.lstrip()[:200].lstrip("[ \r\n\t")
    if not start.startswith("{"):
        return False
    for part in (text.strip().partition("\n")[0], text):
        try:
            found = json.loads(part)
        except (ValueError, RecursionError):
            continue
        return isinstance(found, dict) or (isinstance(found, list) and isinstance(found[0], dict))
    return False
