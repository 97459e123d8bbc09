"""What stands around an item or a specification, as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import UNSET

from lastcall.ledger.ledger import Ledger
from lastcall.model.change import FileChange
from lastcall.model.item import Item
from lastcall.report import shapes_around as shapes
from lastcall.report.shaping import day, moment
from lastcall.status import history, linked, missing
from lastcall.status.touched import Touch, Touches
from lastcall.status.values import Status

Look = Callable[[Iterable[Item]], Mapping[str, tuple[FileChange, ...]]]
"""Asks the working copy what pull requests change."""


def nothing(_: Iterable[Item]) -> Mapping[str, tuple[FileChange, ...]]:
    """Where there is no working copy to ask."""
    return {}


def links(ledger: Ledger, status: Status, key: str) -> list[shapes.LinkShape]:
    """The links of an item, both ways."""
    return [
        shapes.LinkShape(
            how=one.how.value,
            ref=one.other,
            by_forge=one.by_forge,
            evidence=shapes.ProofShape(
                url=one.evidence.url, at=moment(one.evidence.at), quote=one.evidence.quote
            ),
        )
        for one in linked.LinkIndex(ledger, status).of(key)
    ]


def touches(ledger: Ledger, status: Status, item: Item, look: Look) -> list[shapes.TouchShape]:
    """The files and sections that a pull request touches."""
    found = Touches(ledger, status, look([item]))
    return [_touch(one) for one in found.of(str(item.id))]


def touched_by(ledger: Ledger, status: Status, spec: str, look: Look) -> list[shapes.TouchShape]:
    """The pull requests that touch a specification, a file each."""
    found = Touches(ledger, status, look(one.item for one in status.items))
    return [
        _touch(one, name)
        for name in found.by_spec.get(spec, ())
        for one in found.of(name)
        if one.spec == spec
    ]


def _touch(one: Touch, ref: str | None = None) -> shapes.TouchShape:
    sections = [
        shapes.SectionShape(anchor=section.anchor, number=section.number, title=section.title)
        for section in one.sections
    ]
    return shapes.TouchShape(
        path=one.path,
        specification=one.spec,
        sections=sections if one.known else None,
        former_sections=list(one.former) or UNSET,
        ref=ref or UNSET,
    )


def happened(ledger: Ledger, status: Status, item: Item) -> list[shapes.HistoryShape]:
    """What happened to an item, oldest first."""
    return [
        shapes.HistoryShape(
            at=moment(one.at), actor=one.actor, kind=one.kind, what=one.words, quote=one.quote, ref=one.item
        )
        for one in history.of(item, status.as_of, ledger.reading.renames)
    ]


def gone(status: Status, item: Item) -> list[shapes.MissingShape]:
    """Comments and reviews of an item that are there no more."""
    return [missed(one) for one in missing.on(item, status.as_of)]


def missed(one: missing.Missing) -> shapes.MissingShape:
    """One thing that is gone."""
    return shapes.MissingShape(
        what=one.what,
        author=one.author,
        at=day(one.said),
        missed=day(one.missed),
        digest=one.digest,
        moved_to=one.moved_to,
    )
