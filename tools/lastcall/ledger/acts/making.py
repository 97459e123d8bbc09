"""What every source of acts needs to make one: ids, times, evidence."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lastcall.ledger.directory import Directory
from lastcall.model.act import Act, ActKind, ActSource, Revision, RevisionKind
from lastcall.model.event import Basis
from lastcall.model.evidence import QUOTE_LIMIT, LinkEvidence, digest
from lastcall.model.instant import Instant, end_of_day
from lastcall.model.item import Item

WORDS = 2_000
"""Longer words are cut in an act; their digest is of the whole."""


@dataclass(slots=True)
class Maker:
    """Makes acts of one source: counts ordinals, so that an id never hangs on words."""

    directory: Directory
    zone: Instant
    """Carries the group's zone; its time is not looked at."""
    revisions: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By item and commit: a digest over the text, where it is known."""
    gathered: Mapping[str, dt.datetime] = field(default_factory=dict)
    """By repository: when the source that tells its items was gathered."""
    seen: Counter[str] = field(default_factory=Counter)

    def id(self, place: str, kind: str, subject: str) -> str:
        """A hash of place, kind, subject and ordinal."""
        key = f"{place}\0{kind}\0{subject}"
        self.seen[key] += 1
        return hashlib.sha256(f"{key}\0{self.seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:12]

    def end_of(self, day: dt.date | None) -> dt.datetime | None:
        """The end of a day in the group's zone."""
        return end_of_day(day, self.zone.zone) if day else None

    def day_of(self, moment: dt.datetime | None) -> dt.date | None:
        """The day of a moment in the group's zone."""
        return self.zone.day_of(moment) if moment else None

    def moment_of(self, moment: dt.datetime | None) -> dt.datetime | None:
        """The instant that a source means: one that knows only days means the end of the day."""
        day = self.day_of(moment)
        alone = moment is not None and moment.astimezone(dt.UTC).time() == dt.time(0)
        return self.end_of(day) if alone else moment

    def revision(self, item: Item, commit: str | None) -> Revision | None:
        """The text at a commit: by its digest where it is known, else by the commit."""
        if commit is None:
            return None
        known = self.revisions.get((str(item.id), commit))
        if known is not None:
            return Revision(kind=RevisionKind.TEXT, value=known, commit=commit)
        return Revision(kind=RevisionKind.COMMIT, value=commit, commit=commit)

    def on_forge(  # noqa: PLR0913 - an act has many fields
        self,
        item: Item,
        kind: ActKind,
        at: dt.datetime | None,
        *,
        words: str,
        source: ActSource = ActSource.FORGE,
        rule: str,
        url: str | None = None,
        place: str | None = None,
        said: str | None = None,
        **more: Any,  # noqa: ANN401 - fields of an act
    ) -> Act:
        """An act on an item; `words` is what the evidence quotes, `said` the whole text."""
        subject = str(item.id)
        address = url or item.url
        whole = said if said is not None else words
        more.setdefault("seen", self.gathered.get(item.id.repository))
        return Act(
            id=self.id(place or address or subject, kind, subject),
            kind=kind,
            subject=subject,
            source=source,
            evidence=(LinkEvidence(url=address, quote=" ".join(words.split())[:QUOTE_LIMIT], at=at),),
            basis=more.pop("basis", Basis.DECLARED),
            rule=rule,
            at=self.moment_of(at),
            day=self.day_of(at),
            words=whole[:WORDS],
            digest=digest(whole),
            **more,
        )
