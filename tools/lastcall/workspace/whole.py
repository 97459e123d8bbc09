"""A file on disk replaced as a whole: who reads it meanwhile sees the old or the new one, never a part."""

from __future__ import annotations

import os
from pathlib import Path

from lastcall.model.errors import LastcallError


def replace(path: Path, content: bytes, shown: str | None = None) -> None:
    """Write a file, over an existing one if there is one, in a folder that is made where there is none.

    `shown` is how the file is named where it cannot be written. Raises LastcallError.
    """
    import tempfile  # noqa: PLC0415 - what only reads starts quicker without it

    try:
        if path.is_file() and path.read_bytes() == content:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".lastcall-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            Path(name).chmod(path.stat().st_mode & 0o777 if path.is_file() else 0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise LastcallError(f"cannot be written: {error.strerror}", where=shown or str(path)) from None
