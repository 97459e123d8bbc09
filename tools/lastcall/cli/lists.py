"""What the listing commands share: filters, and rows as text or as JSON Lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

import msgspec

from lastcall.cli import output
from lastcall.cli.run import Run, day

_T = TypeVar("_T")


def from_day(rows: list[_T], since: str | None, day_of: Callable[[_T], date | None]) -> list[_T]:
    """Only the rows of that day or later; a row without a day stays."""
    if since is None:
        return rows
    start = day(since, "--since")
    return [row for row in rows if (day_of(row) or start) >= start]


def same_name(written: str | None, wanted: str) -> bool:
    """Whether a name as written is the wanted one, or its first name."""
    name, wanted = (written or "").lower().removeprefix("@"), wanted.lower().removeprefix("@")
    return bool(name) and (name == wanted or wanted in name.split() or name in wanted.split())


def write(
    run: Run, rows: Iterable[_T], shape: Callable[[_T], msgspec.Struct], text: Callable[[_T], str], what: str
) -> None:
    """The rows on stdout; where there are none, that is said on the side."""
    from lastcall.report.shaping import line

    written = 0
    for row in rows:
        written += 1
        if run.as_json:
            output.json(line(shape(row)))
        else:
            output.data(f"{text(row)}\n")
    if not written:
        run.talk(f"no {what} on the record as of {run.instant.day}, with these options")
