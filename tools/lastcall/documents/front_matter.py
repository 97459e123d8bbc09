"""Front matter: the `key: value` lines between two `---` at the head of a file, without a YAML engine.

Some generators of sites have `key = value` between two `+++` instead.
"""

from __future__ import annotations

import re

import msgspec

_KEY = re.compile(r"[A-Za-z_][\w .-]*")
_ITEM = re.compile(r"\s*-\s+(.*)$")
_COMMENT = re.compile(r"(?<!\s)\s+#.*$")


class Entry(msgspec.Struct, frozen=True):
    """One key with its value or values and its line."""

    line: int
    values: tuple[str, ...]


class FrontMatter(msgspec.Struct, frozen=True):
    """The head of a file; empty where there is none."""

    entries: dict[str, Entry]
    """By lower-case key."""
    last_line: int
    """The line of the closing `---`; 0 where there is no front matter."""

    def get(self, key: str) -> str | None:
        """The first value of a key, or None."""
        entry = self.entries.get(key.lower())
        return entry.values[0] if entry and entry.values else None

    def line(self, key: str) -> int:
        """The line of a key; 0 where it is missing."""
        entry = self.entries.get(key.lower())
        return entry.line if entry else 0


NONE = FrontMatter({}, 0)


def read(lines: list[str]) -> FrontMatter:
    """Read the front matter of a file given as lines.

    It understands what such heads hold in practice: scalars, quoted scalars, `[a, b]` and `- item` lists.
    All else (nested maps, block scalars) is passed over without harm: it holds nothing that is read here.
    """
    if lines and lines[0].rstrip() == "+++":
        return _read_assigned(lines)
    if not lines or lines[0].rstrip() != "---":
        return NONE
    end = next((n for n, line in enumerate(lines[1:400], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return NONE
    if not _is_head(lines[1:end]):
        return NONE
    entries: dict[str, Entry] = {}
    key = None
    for number, line in enumerate(lines[1:end], 2):
        if (parted := _parted(line)) is not None:
            key, value = parted
            entries[key] = Entry(number, _values(value))
        elif key and (found := _ITEM.match(line)):
            old = entries[key]
            entries[key] = Entry(old.line, (*old.values, _scalar(found[1])))
    return FrontMatter(entries, end + 1)


def _read_assigned(lines: list[str]) -> FrontMatter:
    """Read a head of `key = value` lines, those before its first `[table]`."""
    end = next((n for n, line in enumerate(lines[1:400], 1) if line.rstrip() == "+++"), None)
    if end is None:
        return NONE
    entries: dict[str, Entry] = {}
    for number, line in enumerate(lines[1:end], 2):
        if line.startswith("["):
            break
        key, sign, value = line.partition("=")
        if sign and _KEY.fullmatch(key.rstrip()):
            entries[key.rstrip().lower()] = Entry(number, _values(value))
    return FrontMatter(entries, end + 1)


def _parted(line: str) -> tuple[str, str] | None:
    """The key, in small letters, and the value of a `key: value` line; None where it is no such line."""
    key, sign, value = line.partition(":")
    key = key.rstrip()
    if not sign or value[:1].strip() or _KEY.fullmatch(key) is None:
        return None
    return key.lower(), value


def _is_head(lines: list[str]) -> bool:
    """Whether the lines are a head's, and not the group's own words between two rules."""
    written = [line for line in lines if line.strip()]
    said = [line for line in written if not line.lstrip().startswith("#")]
    return _parted(said[0]) is not None if said else not written


def _values(text: str) -> tuple[str, ...]:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return tuple(_scalar(part) for part in text[1:-1].split(",") if part.strip())
    return (_scalar(text),) if text else ()


def _scalar(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return _COMMENT.sub("", text)
