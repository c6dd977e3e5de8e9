"""What can go wrong, each with a message that names the thing and the remedy, and its exit code."""

from __future__ import annotations


class FactxError(Exception):
    """The base of all errors that factx raises on purpose; `code` is the exit code of the command line."""

    code = 1


class InputError(FactxError):
    """A document that cannot be read: missing, empty, not text, too long."""


class UsageError(FactxError):
    """A command that was called wrongly."""

    code = 2


class OutputError(FactxError):
    """A result that cannot be written to its end: the disk is full, standard output is closed."""


class ClosedPipeError(FactxError):
    """The reader of standard output has gone: nothing is wrong, and there is nobody to write for."""

    code = 0


class ModelError(FactxError):
    """The language model is missing, unfit or altered."""

    code = 4
