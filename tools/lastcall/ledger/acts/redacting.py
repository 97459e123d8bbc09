"""Takes redacted words out of view: that something stood there, whose and when, stays; its digest too."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from lastcall.model.act import Act
from lastcall.model.declaration import Declaration, DeclarationKind
from lastcall.model.event import RecordedEvent
from lastcall.model.evidence import Evidence, LinkEvidence

GONE = "(redacted)"


def redacted(declarations: Iterable[Declaration]) -> frozenset[str]:
    """What was redacted: ids of acts, and addresses."""
    return frozenset(one.about for one in declarations if one.kind is DeclarationKind.REDACTION)


def apply(acts: tuple[Act, ...], declarations: Iterable[Declaration]) -> tuple[Act, ...]:
    """The acts, without the words of those that were redacted."""
    gone = redacted(declarations)
    return tuple(_without(act) if gone and _is_meant(act.id, act.evidence, gone) else act for act in acts)


def events(told: Iterable[RecordedEvent], declarations: Iterable[Declaration]) -> list[RecordedEvent]:
    """The same for events."""
    gone = redacted(declarations)
    return [
        replace(one, event=replace(one.event, quote=GONE), evidence=_evidence(one.evidence))
        if gone and _is_meant(one.id, one.evidence, gone)
        else one
        for one in told
    ]


def _is_meant(identity: str, evidence: tuple[Evidence, ...], gone: frozenset[str]) -> bool:
    return identity in gone or any(isinstance(one, LinkEvidence) and one.url in gone for one in evidence)


def _without(act: Act) -> Act:
    return replace(act, words=GONE, title=None, evidence=_evidence(act.evidence))


def _evidence(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(replace(one, quote=GONE) for one in evidence)
