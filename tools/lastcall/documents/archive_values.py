"""Single values of an archive's rows, read without trust: what is not of its kind is nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from lastcall.model.instant import YEARS


def listed(value: Any) -> list[Any]:
    """A list; an empty one for what is none."""
    return value if isinstance(value, list) else []


def labels(rows: Iterable[Any]) -> Iterable[str]:
    """Names of labels, written alone or as objects."""
    for row in rows:
        name = row.get("name") if isinstance(row, dict) else row
        if isinstance(name, str):
            yield name


def text(value: Any) -> str:
    """Words, with line feeds only."""
    return value.replace("\r\n", "\n").replace("\r", " ") if isinstance(value, str) else ""


def texts(values: Any) -> tuple[str, ...]:
    """The words of a list."""
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, list) else ()


def number(value: Any) -> int | None:
    """A whole number."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def name(value: Any) -> str | None:
    """A word that is not empty, or the login of an object."""
    if isinstance(value, dict):
        value = value.get("login")
    return value if isinstance(value, str) and value else None


def moment(value: Any) -> datetime | None:
    """An aware instant; None for nothing, and for what is no time at all."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    if found.year not in YEARS:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
