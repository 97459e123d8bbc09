"""Evidence and events as JSON: what every other shape cites."""

from __future__ import annotations

import datetime as dt

from msgspec import UNSET, Struct, UnsetType

from lastcall.model.evidence import Evidence, FileEvidence


class EvidenceShape(Struct, kw_only=True, frozen=True):
    """`{path, line, quote}`, or `{url, at, quote}`."""

    quote: str
    path: str | UnsetType = UNSET
    line: int | UnsetType = UNSET
    url: str | UnsetType = UNSET
    at: str | UnsetType | None = UNSET


class EventShape(Struct, kw_only=True, frozen=True):
    """One act, with its identity where it stands on the ledger."""

    line: int | None
    type: str
    subject: list[str]
    actor: str | None
    quote: str
    basis: str
    rule: str
    fate: str | UnsetType = UNSET
    due: str | UnsetType = UNSET
    id: str | UnsetType = UNSET
    at: str | UnsetType | None = UNSET
    source: str | UnsetType = UNSET
    evidence: list[EvidenceShape] | UnsetType = UNSET
    minutes_closed: str | UnsetType = UNSET


def day(value: dt.date | None) -> str | None:
    """`YYYY-MM-DD`."""
    return value.isoformat() if value else None


def moment(value: dt.datetime | None) -> str | None:
    """An instant in UTC, to the second, with `Z`."""
    return value.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if value else None


def evidence(one: Evidence) -> EvidenceShape:
    """Evidence in a file, or at an address."""
    if isinstance(one, FileEvidence):
        return EvidenceShape(path=one.path, line=one.line, quote=one.quote)
    return EvidenceShape(url=one.url, at=moment(one.at), quote=one.quote)
