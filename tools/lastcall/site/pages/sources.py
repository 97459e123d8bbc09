"""Sources: files of the group as they stand, whole where they are short, else the lines linked to."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lastcall.site.context import Context, Page
from lastcall.site.routes import Quoted

_WHOLE = 400
"""A file of so many lines is shown whole."""
_AROUND = 1
"""Lines shown before and after one that is linked to."""


class Excerpt(Struct, frozen=True):
    """Neighbouring lines."""

    rows: tuple[tuple[int, str, bool], ...]
    """Number, words, and whether something links to it."""


def pages(context: Context) -> Iterator[Page]:
    """One for each file that has no page of its own."""
    for quoted in context.routes.quoted:
        lines = quoted.text.split("\n")
        if lines and not lines[-1]:
            lines.pop()
        excerpts = list(_excerpts(quoted, lines))
        yield Page(
            path=quoted.page,
            template="source.html",
            title=quoted.path,
            section="derived.html",
            context={
                "file": quoted.path,
                "lines": len(lines),
                "excerpts": excerpts,
                "whole": len(lines) <= _WHOLE,
                "shown": sum(len(one.rows) for one in excerpts),
            },
        )


def _excerpts(quoted: Quoted, lines: list[str]) -> Iterator[Excerpt]:
    if len(lines) <= _WHOLE:
        wanted = range(1, len(lines) + 1)
        yield Excerpt(tuple((number, lines[number - 1], number in quoted.lines) for number in wanted))
        return
    near = {number + step for number in quoted.lines if number for step in range(-_AROUND, _AROUND + 1)}
    rows: list[tuple[int, str, bool]] = []
    for number in sorted(number for number in near if 1 <= number <= len(lines)):
        if rows and number > rows[-1][0] + 1:
            yield Excerpt(tuple(rows))
            rows = []
        rows.append((number, lines[number - 1], number in quoted.lines))
    if rows:
        yield Excerpt(tuple(rows))
