"""A reference to a number that the repository never gave to anything."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity
from lastcall.model.item import Archive, Item
from lastcall.model.reference import ItemId, ItemKind, Reference

SLUG = "unknown-reference"
SEVERITY = Severity.ERROR
SUMMARY = "a number that nothing has"
HELP = "Correct the number, or name the repository that it belongs to."
HABIT = None
_WORDS = {ItemKind.PULL: "a pull request", ItemKind.ISSUE: "an issue"}
_KINDS = set(_WORDS)
_TOO_MANY = 3
"""Where more numbers than this lie beyond the archive's end, it is the archive that ends too early."""


def find(context: Context) -> Iterator[Flaw]:
    """Numbers beyond the last one that the repository had given when its archive was made.

    Beside them items that are called what they are not: that is nearly always another number's.
    A number that is missing within the archive's range is no error: archives are incomplete, and
    discussions have numbers too.
    """
    ends = {one.repository: _end(one) for one in context.ledger.reading.sources.archives if one.items}
    beyond: dict[str, list[tuple[str, Reference, dt.date | None]]] = defaultdict(list)
    for path, reference, day in _references(context):
        target = ItemId.parse(reference.target)
        item = context.ledger.items.get(reference.target)
        if item is not None and {item.kind, reference.kind} == _KINDS:
            yield _other_kind(context, path, reference, day, item)
        if target is None or target.repository not in ends or reference.kind is ItemKind.DISCUSSION:
            continue
        last, gathered = ends[target.repository]
        if target.number > last and gathered is not None and day is not None and day <= gathered:
            beyond[target.repository].append((path, reference, day))
    for repository, places in sorted(beyond.items()):
        if len({reference.target for _, reference, _ in places}) > _TOO_MANY:
            continue
        last, gathered = ends[repository]
        for path, reference, day in places:
            name = context.short(reference.target)
            yield Flaw(
                path=path,
                line=reference.line,
                message=f"{name} does not exist: the last number known on {gathered} is {last}",
                quote=context.line(path, reference.line),
                at=day,
            )


def _other_kind(context: Context, path: str, reference: Reference, day: dt.date | None, item: Item) -> Flaw:
    name = context.short(reference.target)
    return Flaw(
        path=path,
        line=reference.line,
        message=f"{name} is called {_WORDS[reference.kind]} here and is {_WORDS[item.kind]}: {item.title}",
        quote=context.line(path, reference.line),
        at=day,
        severity=Severity.WARNING,
    )


def _end(archive: Archive) -> tuple[int, dt.date | None]:
    """The last number that can have been given: as many more than the archive's as it lacks below."""
    highest = max(item.id.number for item in archive.items)
    lacking = highest - len(archive.items)
    return highest + lacking, archive.gathered.date() if archive.gathered else None


def _references(context: Context) -> Iterator[tuple[str, Reference, dt.date | None]]:
    """Every reference of a meeting's files and of specifications, with the day that it is of."""
    for meeting in context.status.meetings:
        for file in meeting.files:
            for reference in file.references:
                yield file.path, reference, context.day_of(meeting, file)
    for specification in context.status.specifications:
        for version in specification.versions:
            for reference in version.references:
                yield version.path, reference, context.today
