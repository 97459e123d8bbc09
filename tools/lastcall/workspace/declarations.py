"""The file of declarations on disk: whole, or with one entry more."""

from __future__ import annotations

from pathlib import Path

from lastcall.documents import declarations
from lastcall.model.declaration import Declaration
from lastcall.model.errors import ConfigurationError, LastcallError
from lastcall.workspace import files, whole


def read(root: Path, shown: str) -> tuple[Declaration, ...]:
    """The entries of the file with that path in the repository; none where there is no file.

    Raises LastcallError.
    """
    if not (root / shown).is_file():
        return ()
    try:
        return declarations.read(_bytes(root, shown).decode("utf-8-sig").replace("\r\n", "\n"), shown)
    except UnicodeDecodeError:
        raise ConfigurationError("is not UTF-8", where=shown) from None


def add(root: Path, shown: str, one: Declaration) -> None:
    """Add an entry behind all that stands there, of which no byte is changed. Raises LastcallError.

    The file is replaced as a whole, so that it is never half-written, and only by one that can be read.
    """
    path = root / shown
    before = _bytes(root, shown) if path.is_file() else declarations.HEAD.encode()
    text = declarations.entry(one)
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    gap = b"" if not before or before.endswith(b"\n") else b"\n"
    after = before + gap + text.encode("utf-8")
    try:
        declarations.read(after.decode("utf-8-sig").replace("\r\n", "\n"), shown)
    except UnicodeDecodeError:
        raise ConfigurationError("is not UTF-8", where=shown) from None
    whole.replace(path, after, shown)


def _bytes(root: Path, shown: str) -> bytes:
    if not files.is_inside(root, root / shown):
        raise ConfigurationError(files.LEADS_OUT, where=shown, hint="put the file itself in its place")
    try:
        return (root / shown).read_bytes()
    except OSError as error:
        raise LastcallError(f"cannot be read: {error.strerror}", where=shown) from None
