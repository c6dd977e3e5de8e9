"""The words of a folded text as the grammars of names and offices see them."""

from __future__ import annotations

from dataclasses import dataclass

from factx.parts.patterns import lazy_pattern
from factx.parts.tables import alternatives

# With their full stop these are one word, and no end of a sentence.
_DOTTED = alternatives(
    (
        "Gov", "Govs", "Sen", "Sens", "Rep", "Reps", "Lt", "Gen", "Maj", "Brig", "Col", "Capt", "Adm", "Sgt", "Dr",
        "Mr", "Mrs", "Ms", "Prof", "Hon", "Engr", "Eng", "Ing", "Rev", "St", "Jr", "Sr", "Amb", "Arc", "Barr", "Adv",
        "Smt", "Rt", "Dep", "Pol",
        "Md", "Mohd", "Retd", "Rtd", "Ret", "retd", "rtd", "ret",
    )
)  # fmt: skip
# "ex-President", "then-Prime Minister": two words. "al-Bader", "Jae-yong", "O'Rourke", "Sana'a": one.
_TOKEN = lazy_pattern(
    rf"(?P<poss>'s\b|(?<=s)'(?=\s))"
    rf"|(?P<word>(?:(?:ex|Ex|then|Then|now|Now|one-time)(?=-\p{{Lu}}))"
    r"|(?:Brig|Maj|Lt)\.-(?:Gen|Col)\."
    rf"|{_DOTTED}\."
    r"|Dato'(?=\s)"
    r"|(?:\p{Lu}\.){1,4}(?=\s+\p{Lu}|\s*,|\p{Lu}\p{Ll}|\s+\p{Ll})"
    r"|\p{Lu}\.\p{Lu}\.?"
    r"|(?:Ts|Kh|Ch|Sh|Yu|Ya|Zh|Th|Dz)\.(?=\s?\p{Lu}\p{Ll})"
    r"|\p{L}[\p{L}\p{M}\p{N}]*(?:&\p{Lu}\b)?(?:(?:'(?!s\b)|-)\p{L}[\p{L}\p{M}\p{N}]*)*"
    r")"
    r"|(?P<number>\p{N}+(?:[.,]\p{N}+)*(?:-\p{L}+)*)"
    r"|(?P<mark>[^\s])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark: its characters, its offsets, and whether a new line or paragraph begins with it.

    `key` is the word in lower case without a final full stop.
    """

    text: str
    start: int
    end: int
    is_word: bool
    breaks: bool
    key: str

    @property
    def capital(self) -> bool:
        """Say whether the word begins with a capital, also behind an article: "al-Bader", "d'Ivoire"."""
        first = self.text[0]
        if not self.is_word:
            return False
        return first.isupper() or (any(mark in self.text for mark in "-'") and _BEHIND.match(self.text) is not None)

    @property
    def upper(self) -> bool:
        """Say whether all of the word is in capitals."""
        return self.is_word and self.text.isupper()


_BEHIND = lazy_pattern(r"(?:al|el|as|an|ad|ar|ash|at|az|ath|ul|ed|es|ez|et|d|l|t|bin|ibn|abu|de|la)['-]\p{Lu}")


def tokenize(text: str) -> tuple[Token, ...]:
    """Split a folded text into its words and marks, in reading order.

    >>> [token.text for token in tokenize("Gov. O'Neil's ex-Minister al-Bader")]
    ['Gov.', "O'Neil", "'s", 'ex', '-', 'Minister', 'al-Bader']
    """
    found = []
    last = 0
    line = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        gap = text[last:start]
        breaks = "\n" in gap and not _runs_on(text, line, last)
        if "\n" in gap:
            line = start
        is_word = match["word"] is not None
        key = match[0].casefold()
        found.append(Token(match[0], start, end, is_word, breaks, key.removesuffix(".") if is_word else key))
        last = end
    return tuple(found)


def _runs_on(text: str, line: int, end: int) -> bool:
    """Say whether a full line ends in mid-sentence: wire copy of the nineties is wrapped, with empty lines between."""
    if not 60 <= end - line <= 90 or text[end - 1] in ".!?:;\"')]":
        return False
    long = [word for word in text[line:end].split() if len(word) > 3]
    return sum(word[0].isupper() for word in long) < 0.6 * len(long)  # a heading in title case stands for itself
