"""One table of a TOML text with the lines of its keys: values by type, or an error that names the place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, NoReturn

from lastcall.model.errors import ConfigurationError

Key = tuple[str | int, ...]
"""Where a value stands: names of tables and keys, and places in arrays of tables."""

_HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)\]")
_PART = r"\"[^\"\n]*\"|'[^'\n]*'|[\w-]+"
_PARTS = re.compile(_PART)
_KEY = re.compile(rf"\s*((?:{_PART})(?:\s*\.\s*(?:{_PART}))*)\s*=")
_DAY = "a day such as `2026-01-31`"


def lines(text: str) -> dict[Key, int]:
    """The line of each table and key; the TOML reader itself gives none."""
    found: dict[Key, int] = {}
    counts: dict[Key, int] = {}
    table: Key = ()
    inside = False
    for number, line in enumerate(text.split("\n"), 1):
        was_inside, inside = inside, inside ^ ((line.count('"""') + line.count("'''")) % 2 == 1)
        if was_inside:
            continue
        if header := _HEADER.match(line):
            table = _opened(header[2], counts, array=header[1] == "[[")
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, *_parts(key[1])), number)
    return found


def _opened(name: str, counts: dict[Key, int], *, array: bool) -> Key:
    """The key of a table, in the newest element of each array of tables that it lies in."""
    table: Key = ()
    parts = _parts(name)
    for place, part in enumerate(parts, 1):
        table = (*table, part)
        if array and place == len(parts):
            counts[table] = counts.get(table, -1) + 1
        if table in counts:
            table = (*table, counts[table])
    return table


def _parts(name: str) -> Key:
    return tuple(part.strip("\"'") for part in _PARTS.findall(name))


class Table:
    """The values of one table, asked for by key."""

    def __init__(self, values: dict[str, Any], key: Key, place: Callable[[Key], str]) -> None:
        self._values = values
        self._key = key
        self._place = place

    def fail(self, key: str | None, message: str, hint: str) -> NoReturn:
        """Raise the error for a key of this table, or for the table."""
        raise ConfigurationError(message, where=self.where(key), hint=hint)

    def where(self, key: str | None) -> str:
        """`path:line` of a key of this table, or of the table."""
        return self._place(self._key if key is None else (*self._key, key))

    @property
    def name(self) -> str:
        """The table as its header writes it."""
        return (
            "[[" + ".".join(part for part in self._key if isinstance(part, str)) + "]]" if self._key else ""
        )

    def only(self, known: tuple[str, ...]) -> None:
        """Refuse keys that mean nothing here."""
        for key in self._values:
            if key not in known:
                near = difflib.get_close_matches(key, known, 1, 0.5)
                expected = f"known keys are: {', '.join(f'`{name}`' for name in known)}"
                hint = f"did you mean `{near[0]}`? {expected}" if near else expected
                self.fail(key, f"unknown key `{key}` in {self.name or 'the register'}", hint)

    def text(self, key: str) -> str | None:
        """A text that is not blank; None where the key is missing."""
        value = self._values.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            self._wrong(key, value, "a text in quotation marks")
        if not value.strip():
            self.fail(key, f"`{key}` is empty", "write it out, or leave the key away")
        return " ".join(value.split())

    def required(self, key: str, example: str) -> str:
        """A text that must be there."""
        value = self.text(key)
        if value is None:
            self.fail(None, f"{self.name} without `{key}`", f'add a line such as `{key} = "{example}"`')
        return value

    def texts(self, key: str, *, numbers: bool = False) -> tuple[str, ...]:
        """A text or a list of texts, with `numbers` also of whole numbers; empty where the key is missing."""
        value = self._values.get(key)
        expected = "a text or a list of texts"
        if numbers:
            expected = "a login, a numeric id, or a list of them"
        if value is None:
            return ()
        given = []
        for part in value if isinstance(value, list) else [value]:
            number = numbers and isinstance(part, int) and not isinstance(part, bool) and part > 0
            if not number and not (isinstance(part, str) and part.strip()):
                self._wrong(key, part, expected)
            given.append(" ".join(str(part).split()))
        return tuple(given)

    def day(self, key: str, *, expected: str = _DAY) -> date | None:
        """A TOML date, or the same as text; None where the key is missing."""
        value = self._values.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if isinstance(value, str):
            try:
                return date.fromisoformat(value.strip())
            except ValueError:
                pass
        if value is not None:
            self._wrong(key, value, expected)
        return None

    def flag_or_day(self, key: str) -> bool | date | None:
        """True, false, or since when."""
        value = self._values.get(key)
        return value if isinstance(value, bool) else self.day(key, expected=f"true, false or {_DAY}")

    def holds_tables(self, key: str) -> bool:
        """Whether a key holds one or more tables, or an empty list of them."""
        return isinstance(self._values.get(key), list | dict)

    def tables(self, key: str) -> Iterable[Table]:
        """The tables of an array, or one table; none where the key is missing."""
        value = self._values.get(key, [])
        if isinstance(value, dict):
            yield Table(value, (*self._key, key), self._place)
            return
        if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
            name = ".".join([*(part for part in self._key if isinstance(part, str)), key])
            self._wrong(key, value, f"one or more tables `[[{name}]]`")
        for place, part in enumerate(value):
            yield Table(part, (*self._key, key, place), self._place)

    def _wrong(self, key: str, value: object, expected: str) -> NoReturn:
        self.fail(key, f"`{key}` is {_shown(value)}", f"expected {expected}")


def _shown(value: object) -> str:
    """A value as an error names it."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, dict) else f"`{value}`"
