"""Single lines of a file on disk replaced; every other byte stays as it is."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def replace_lines(path: Path, lines: Mapping[int, str]) -> None:
    """Replace lines by 1-based number, keeping their line ends; the file is replaced as a whole."""
    kept = path.read_bytes().split(b"\n")
    for number, text in lines.items():
        end = b"\r" if kept[number - 1].endswith(b"\r") else b""
        kept[number - 1] = text.encode("utf-8") + end
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".lastcall-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(b"\n".join(kept))
        Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
