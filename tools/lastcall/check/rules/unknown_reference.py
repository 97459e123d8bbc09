"""A reference to a number that the repository never gave to anything."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity
from lastcall.model.item import Item
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
    ends = _ends(context)
    beyond: dict[str, list[tuple[str, Reference, dt.date]]] = defaultdict(list)
    for path, reference, day in _references(context):
        target = ItemId.parse(reference.target)
        item = context.ledger.items.get(reference.target)
        if item is not None and {item.kind, reference.kind} == _KINDS:
            yield _other_kind(context, path, reference, day, item)
        elif (
            item is None and target is not None and target.number > ends.get(target.repository, target.number)
        ):
            known = context.gathered[target.repository]
            if day is not None and day <= known and reference.kind is not ItemKind.DISCUSSION:
                beyond[target.repository].append((path, reference, day))
    for repository, places in sorted(beyond.items()):
        if len({reference.target for _, reference, _ in places}) <= _TOO_MANY:
            for path, reference, day in places:
                yield _beyond(
                    context, path, reference, day, f"{ends[repository]} on {context.gathered[repository]}"
                )


def _beyond(context: Context, path: str, reference: Reference, day: dt.date, last: str) -> Flaw:
    return Flaw(
        path=path,
        line=reference.line,
        message=f"{context.short(reference.target)} does not exist: the last number was at most {last}",
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


def _ends(context: Context) -> dict[str, int]:
    """The last number that each repository can have given: beyond the known ones, as many as lack below."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for item in context.ledger.items.values():
        if item.id.repository in context.gathered:
            numbers[item.id.repository].append(item.id.number)
    return {repository: 2 * max(known) - len(known) for repository, known in numbers.items()}


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
