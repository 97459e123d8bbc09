"""A drafted text on disk, never over an existing file."""

from __future__ import annotations

from pathlib import Path

from lastcall.model.errors import LastcallError


def write_new(out: Path, suggested: str, text: str) -> Path:
    """Write a text to `out`, or into it under the suggested name where it is a folder.

    Raises LastcallError where the file exists already.
    """
    path = out / suggested.rpartition("/")[2] if out.is_dir() or str(out).endswith("/") else out
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        hint = "remove it first, or name another file with --out"
        raise LastcallError("exists already and is left as it is", where=str(path), hint=hint) from None
    except OSError as error:
        raise LastcallError(f"cannot be written: {error.strerror}", where=str(path)) from None
    return path
