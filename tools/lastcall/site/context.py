"""What every page is made from: the record with its indexes, and the pieces of HTML that know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lastcall.ledger.ledger import Ledger
from lastcall.model.change import FileChange
from lastcall.model.finding import Finding
from lastcall.site.index import Index
from lastcall.site.phrases import Phrases
from lastcall.site.privacy import Mask
from lastcall.site.routes import Routes
from lastcall.status.linked import LinkIndex
from lastcall.status.touched import Touches
from lastcall.status.values import Status


@dataclass(frozen=True, slots=True)
class Page:
    """One page, decided but not yet written out."""

    path: str
    template: str
    title: str
    section: str
    """The entry of the navigation that it belongs to, by its path."""
    context: dict[str, object]
    day: date | None = None
    """The day that it is about, where it is about one: people stood for other organisations then."""


class Context(Index):
    """One status, ready to be shown."""

    def __init__(
        self,
        ledger: Ledger,
        status: Status,
        findings: tuple[Finding, ...],
        routes: Routes,
        mask: Mask,
        changes: Mapping[str, tuple[FileChange, ...]],
    ) -> None:
        super().__init__(ledger, status, findings, routes)
        self.links = LinkIndex(ledger, status)
        self.touches = Touches(ledger, status, changes)
        self.show = Phrases(self, mask)
