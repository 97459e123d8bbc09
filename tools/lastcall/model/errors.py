"""The one family of errors that a user may cause, each with what was wrong, where, and what to do."""

from __future__ import annotations


class LastcallError(Exception):
    """A mistake that the command line shows as one message and never as a traceback.

    `where` is `path` or `path:line`; `hint` says what to do next.
    """

    exit_code = 2

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        lead = f"{self.where}: " if self.where else ""
        tail = f"\n  {self.hint}" if self.hint else ""
        return f"{lead}{self.message}{tail}"


class ConfigurationError(LastcallError):
    """The group's configuration, register or command line says something that cannot be used."""


class UnknownReferenceError(LastcallError):
    """A REF of the command line names nothing that the record knows; the hint lists what is near."""
