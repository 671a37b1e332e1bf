"""What can go wrong. Every error of this package is a PareError."""

from __future__ import annotations

from typing import TypeVar

Error = TypeVar("Error", bound="PareError")


class PareError(Exception):
    """An error of pare. `index` is the place of the document among those that were given, from 0."""

    def __init__(self, message: str, index: int | None = None) -> None:
        super().__init__(message, index)  # both are arguments, so that the error can be pickled
        self.message = message
        self.index = index

    def at(self: Error, index: int) -> Error:
        """The same error, of the document at index."""
        return type(self)(self.message, index)

    def __str__(self) -> str:
        return self.message if self.index is None else f"document {self.index}: {self.message}"


class BadDocument(PareError, ValueError):
    """The document is nothing that pare can clean: no string, or one that is too large or no Unicode."""


class DocumentTimeout(PareError, TimeoutError):
    """The document took longer than the timeout. Its process was ended."""


class WorkerDied(PareError):
    """The process ended twice while it had the document, and it cleans others."""


class CommandFailed(PareError):
    """The command is not there, or cannot clean anything, for instance because of its options."""
