"""The shipped styles in one file that is read in a moment, made of the TOML files by `make docs`."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path  # noqa: TID251 - of its own data only; `importlib.resources` loads for long
from typing import Any

import msgspec

from lastcall.documents.checking import table
from lastcall.documents.styles.alternatives import Known

PACKED = "packed.json"
_END = ".toml"


class Pack(msgspec.Struct, frozen=True):
    """What the packed file holds."""

    made_of: int
    """The checksum of the files that it is made of."""
    tables: dict[str, dict[str, Any]]
    """By name of a style's file: what it says."""
    phrases: dict[str, tuple[Known, ...]]
    """By expression of an idiom: its alternatives, with what no match of them can lack; by one of a
    style's evidence: the whole of it."""


@cache
def pack() -> Pack:
    """The shipped styles; where a file was changed since they were packed, they are read from the files."""
    folder = Path(__file__).parent
    found = msgspec.json.decode((folder / PACKED).read_bytes(), type=Pack)
    texts = {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.name.endswith(_END)}
    return found if found.made_of == checksum(texts) else Pack(0, tables(texts), found.phrases)


def tables(texts: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """What the styles' files say, by their names without the ending. Raises ConfigurationError."""
    return {name.removesuffix(_END): table(texts[name].decode(), name) for name in sorted(texts)}


def checksum(texts: Mapping[str, bytes]) -> int:
    """By which the styles' files are known, in a checkout with any ends of lines."""
    total = 0
    for name in sorted(texts):
        total = zlib.crc32(texts[name].replace(b"\r\n", b"\n"), zlib.crc32(name.encode(), total))
    return total
