"""Text made safe for a terminal: what a terminal would obey is shown, not sent."""

from __future__ import annotations

# C0 and C1 controls but newline, and the marks that turn the direction of writing around.
_OBEYED = [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF]
_SHOWN = {code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" for code in _OBEYED if code != 0x0A}
_SHOWN[0x09] = " "
_SHOWN[0x0D] = ""


def printable(text: str) -> str:
    r"""Give the text with every character that a terminal would obey written out.

    >>> printable("\x1b[31mred\x07")
    '\\x1b[31mred\\x07'
    """
    return text.translate(_SHOWN)


def one_line(text: str) -> str:
    r"""Give it as `printable` does, line breaks written out: a name with one in it makes no second message.

    >>> one_line("a\nfactx: all is well.txt")
    'a\\nfactx: all is well.txt'
    """
    return printable(text).replace("\n", "\\n")
