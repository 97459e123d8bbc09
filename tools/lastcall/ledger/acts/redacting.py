"""Takes redacted words out of view: that something stood there, whose and when, stays; its digest too."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from lastcall.model.act import Act
from lastcall.model.declaration import Declaration, DeclarationKind
from lastcall.model.event import RecordedEvent
from lastcall.model.evidence import Evidence, FileEvidence, LinkEvidence

GONE = "(redacted)"


def redacted(declarations: Iterable[Declaration]) -> frozenset[str]:
    """What was redacted: ids of acts, and addresses."""
    return frozenset(one.about for one in declarations if one.kind is DeclarationKind.REDACTION)


def apply(acts: tuple[Act, ...], declarations: Iterable[Declaration]) -> tuple[Act, ...]:
    """The acts, without the words of those that were redacted, and of others told on the same lines."""
    gone = redacted(declarations)
    if not gone:
        return acts
    lines = _lines([act.evidence for act in acts if _is_meant(act.id, act.evidence, gone)])
    return tuple(_without(act) if _is_out(act.id, act.evidence, gone, lines) else act for act in acts)


def events(
    told: Iterable[RecordedEvent], declarations: Iterable[Declaration], acts: Iterable[Act] = ()
) -> list[RecordedEvent]:
    """The same for events; `acts` are those that were redacted already."""
    told, gone = list(told), redacted(declarations)
    if not gone:
        return told
    meant = [one.evidence for one in told if _is_meant(one.id, one.evidence, gone)]
    lines = _lines([*meant, *(act.evidence for act in acts if act.words == GONE)])
    return [
        replace(one, event=replace(one.event, quote=GONE), evidence=_evidence(one.evidence))
        if _is_out(one.id, one.evidence, gone, lines)
        else one
        for one in told
    ]


_Lines = frozenset[tuple[str, int]]


def _lines(evidence: Iterable[tuple[Evidence, ...]]) -> _Lines:
    """The lines of files that evidence stands on."""
    return frozenset(
        (one.path, one.line) for proofs in evidence for one in proofs if isinstance(one, FileEvidence)
    )


def _is_meant(identity: str, evidence: tuple[Evidence, ...], gone: frozenset[str]) -> bool:
    return identity in gone or any(isinstance(one, LinkEvidence) and one.url in gone for one in evidence)


def _is_out(identity: str, evidence: tuple[Evidence, ...], gone: frozenset[str], lines: _Lines) -> bool:
    return _is_meant(identity, evidence, gone) or not lines.isdisjoint(_lines([evidence]))


def _without(act: Act) -> Act:
    return replace(act, words=GONE, title=None, evidence=_evidence(act.evidence))


def _evidence(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(replace(one, quote=GONE) for one in evidence)
