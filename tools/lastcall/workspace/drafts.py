"""A drafted text on disk, never over an existing file."""

from __future__ import annotations

from pathlib import Path

from lastcall.model.errors import LastcallError


def write_new(out: Path | str, suggested: str, text: str) -> Path:
    """Write a text to `out`, or into it under the suggested name where it is a folder or ends with a slash.

    Raises LastcallError where the file exists already.
    """
    path = Path(out)
    if path.is_dir() or str(out).endswith("/"):  # a path drops its last slash, a text keeps it
        path /= suggested.rpartition("/")[2]
    try:
        _folder(path.parent)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        hint = "remove it first, or name another file with --out"
        raise LastcallError("exists already and is left as it is", where=str(path), hint=hint) from None
    except OSError as error:
        raise LastcallError(f"cannot be written: {error.strerror}", where=str(path)) from None
    return path


def _folder(path: Path) -> None:
    """Make a folder and those above it. Raises LastcallError where a file is in the way."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise LastcallError("is a file, where a folder is needed", where=str(path)) from None
