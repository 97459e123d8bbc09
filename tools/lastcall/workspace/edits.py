"""Single lines of a file on disk replaced; every other byte stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lastcall.workspace import whole


def replace_lines(path: Path, lines: Mapping[int, str]) -> None:
    """Replace lines by 1-based number, keeping their line ends. Raises LastcallError."""
    kept = path.read_bytes().split(b"\n")
    for number, text in lines.items():
        end = b"\r" if kept[number - 1].endswith(b"\r") else b""
        kept[number - 1] = text.encode("utf-8") + end
    whole.replace(path, b"\n".join(kept))
