"""Acts that an item's own text tells: its timetable, ticked tasks, "Approved by" lines."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lastcall.ledger import timetable
from lastcall.ledger.acts.making import Maker
from lastcall.model.act import Act, ActKind, ActSource, Stance
from lastcall.model.event import Basis
from lastcall.model.item import Item

_DAY = re.compile(r"\b(20[0-9]{2}-[01][0-9]-[0-3][0-9])\b")
_TICKED_CALL = re.compile(
    r"^\s*[-*+]\s+\[[xX]\]\s+[^\n]{0,200}\b(?:last[ -]call|final comment|call for consensus)\b",
    re.IGNORECASE,
)
_APPROVED_BY = re.compile(
    r"^\s*(?:[-*+]\s+)?\**(?:approved|reviewed and approved|acked|supported)[ -]by\**\s*:\s*\**\s*"
    r"(?P<who>[^\n]{1,300})$",
    re.IGNORECASE,
)
_ONE = re.compile(r"@?[^\W\d_][\w.'\u2019-]*(?:\s[^\W\d_][\w.'\u2019-]*){0,3}")
_FENCE = re.compile(r"^\s*(?:```|~~~)")


def read(item: Item, maker: Maker) -> Iterator[Act]:
    """All of them. The text is today's: its former words are known only where a store has seen them."""
    author = maker.directory.account(item.author, item.author_id, maker.day_of(item.created))
    for line in timetable.read(item.body):
        if line.is_call:
            start = _start(line.quote, line.day)
            yield maker.on_forge(
                item,
                ActKind.CALL_OPENED,
                _opened(item, start, maker),
                words=line.quote,
                source=ActSource.TEXT,
                rule="text.timetable",
                actor=author,
                until=maker.end_of(line.day),
                until_day=line.day,
                edited=item.edited,
                order=line.line,
            )
    yield from _lines(item, maker)


def _start(quote: str, end: dt.date) -> dt.date | None:
    """The first day of a span; None where the line names only its end."""
    days = []
    for found in _DAY.findall(quote):
        try:
            days.append(dt.date.fromisoformat(found))
        except ValueError:
            continue
    return min((day for day in days if day < end), default=None)


def _opened(item: Item, start: dt.date | None, maker: Maker) -> dt.datetime | None:
    """When the call began: its first day; else when the text was written."""
    if start is None:
        return item.edited or item.created
    begun = maker.end_of(start)
    return max(begun, item.created) if begun and item.created else begun


def _lines(item: Item, maker: Maker) -> Iterator[Act]:
    in_fence = False
    for number, line in enumerate(item.body.split("\n"), 1):
        if _FENCE.match(line):
            in_fence = not in_fence
        if in_fence or len(line) > 1_000:
            continue
        if _TICKED_CALL.match(line) and not _DAY.search(line):
            yield maker.on_forge(
                item,
                ActKind.CALL_OPENED,
                None,
                words=line.strip(),
                source=ActSource.TEXT,
                rule="text.ticked-call",
                basis=Basis.INFERRED,
                order=number,
            )
        elif found := _APPROVED_BY.match(line):
            for who in _ONE.findall(found["who"]):
                yield maker.on_forge(
                    item,
                    ActKind.POSITION,
                    item.edited or item.created,
                    words=line.strip(),
                    source=ActSource.TEXT,
                    rule="text.approved-by",
                    basis=Basis.INFERRED,
                    actor=maker.directory.name(who, maker.day_of(item.created)),
                    stance=Stance.SUPPORT,
                    order=number,
                )
