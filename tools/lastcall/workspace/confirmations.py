"""The file of confirmations on disk: whole, or with one entry more."""

from __future__ import annotations

from pathlib import Path

from lastcall.documents import confirmations
from lastcall.model.confirmation import Confirmation
from lastcall.model.errors import LastcallError
from lastcall.workspace import whole


def read(path: Path, shown: str) -> tuple[Confirmation, ...]:
    """The entries; none where there is no file. Raises ConfigurationError."""
    if not path.is_file():
        return ()
    try:
        return confirmations.read(path.read_text(encoding="utf-8"), shown)
    except (OSError, UnicodeDecodeError) as error:
        raise LastcallError(f"cannot be read: {error}", where=shown) from None


def add(path: Path, one: Confirmation) -> None:
    """Add an entry; the file is replaced as a whole. Raises LastcallError."""
    before = path.read_text(encoding="utf-8") if path.is_file() else confirmations.HEAD
    whole.replace(path, f"{before.rstrip()}\n{confirmations.entry(one)}".encode())
