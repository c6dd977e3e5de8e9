"""One reading of typography: curly quotes, odd spaces and dashes, full-width signs, wrapped lines.

Every replacement is one character for one character, so an offset in the folded text is an offset in the article.
"""

from __future__ import annotations

from factx.parts.patterns import lazy_pattern

_PAIRS = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "´": "'", "`": "'", "′": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "–", "−": "-", "―": "—", "﹣": "-", "－": "-",
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2007": " ", "\u2008": " ", "\u2009": " ", "\u200a": " ",
    "\u202f": " ", "\u205f": " ", "\u3000": " ", "\t": " ", "\r": " ", "\x0b": " ", "\x0c": " ",
    "￡": "£", "￥": "¥", "￦": "₩", "￠": "¢", "﹩": "$",
}  # fmt: skip
# Full-width forms of ASCII, as East Asian agencies set them: "１２３", "（", "％".
_PAIRS |= {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _PAIRS}
# Half of a surrogate pair, which JSON can spell but which is no text: spaCy takes whole characters only.
_PAIRS |= {chr(code): "\ufffd" for code in range(0xD800, 0xE000)}
_TABLE = str.maketrans(_PAIRS)

# A line break inside a sentence: what stands before it does not end one, and what follows goes on in lower case (or, on
# the very next line, in a figure). Wire copy of the nineties puts an empty line after every wrapped line.
_WRAP = lazy_pattern(r"(?<=[\p{Ll}\p{N},;-]) *\n(?: *(?=[\p{Ll}\p{N}($€£¥])| *\n *(?=\p{Ll}))")
_BROKEN = lazy_pattern(r"(?<=[\p{Ll}\p{N},;-]) *\n(?: *\n)? *(?=\p{Ll})")
# Rules and ornaments, which say nothing; spaCy's tokenizer takes the square of their length.
_ORNAMENT = lazy_pattern(r"[^\w\s]{64,}")
_WIDEST = lazy_pattern(r"[^\n]{131}")


def is_wrapped(text: str) -> bool:
    r"""Say whether a text is set in short lines, as wire copy is; where a line is a paragraph, one is longer.

    >>> is_wrapped("a toll of\n46 people"), is_wrapped("a toll of\n" + "46 people " * 20)
    (True, False)
    """
    return not _WIDEST.search(text)


def fold(text: str) -> str:
    r"""Give the text with its typography made plain, character for character.

    >>> fold("“Qiz Qalasi” cost ５ million")
    '"Qiz Qalasi" cost 5 million'
    >>> fold("a toll of\n46 people") == "a toll of 46 people"
    True
    >>> fold("=" * 70 + "No one died") == " " * 70 + "No one died"
    True
    """
    plain = text.translate(_TABLE)
    for blank in (_WRAP if is_wrapped(text) else _BROKEN, _ORNAMENT):
        plain = blank.sub(lambda match: " " * len(match[0]), plain)
    return plain
