"""Words that were taken out of view: no page prints them, also not where the group's own files still do."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import datetime

from msgspec.structs import replace

from lastcall.documents.markdown import Markdown
from lastcall.ledger.acts.redacting import GONE, redacted
from lastcall.ledger.ledger import Ledger
from lastcall.model.evidence import Evidence, FileEvidence
from lastcall.model.item import Item
from lastcall.status.values import Status

_OPENING = re.compile(r"\s*(?:>\s*)*(?:(?:[-*+]|[0-9]{1,9}[.)])\s+)?(?:#{1,6}\s+)?")


class Redaction:
    """Where redacted words stand."""

    def __init__(self, ledger: Ledger) -> None:
        self._addresses = redacted(ledger.reading.sources.declarations)
        self._lines: dict[str, set[int]] = defaultdict(set)
        self._moments: set[tuple[str, datetime]] = set()
        self._markdown = ledger.reading.markdown
        if self._addresses:
            self._find([proof for act in ledger.acts for proof in act.evidence])
            self._find([proof for event in ledger.events for proof in event.evidence])

    def _find(self, evidence: list[Evidence]) -> None:
        for proof in evidence:
            if proof.quote != GONE:
                continue
            if isinstance(proof, FileEvidence):
                self._lines[proof.path].update(range(proof.line, (proof.last_line or proof.line) + 1))
            elif proof.at is not None:
                self._moments.add((proof.url, proof.at))

    def hides(self, item: Item, url: str | None, at: datetime | None) -> bool:
        """Whether a text on an item, said then, is out of view."""
        if url is not None and url in self._addresses:
            return True
        return at is not None and (url or item.url, at) in self._moments

    def hides_body(self, item: Item) -> bool:
        """Whether the item's own text is out of view."""
        return item.url in self._addresses

    def text(self, path: str, text: str) -> str:
        """A file's text without the words of redacted lines; what opens a line stays: none moves."""
        gone = self._lines.get(path)
        if not gone:
            return text
        lines = text.split("\n")
        for number in gone:
            if 0 < number <= len(lines):
                opening = _OPENING.match(lines[number - 1])
                lines[number - 1] = (opening[0] if opening else "") + GONE
        return "\n".join(lines)

    def document(self, path: str) -> Markdown | None:
        """A file as it may be shown; None where it could not be read."""
        found = self._markdown.get(path)
        if found is None or path not in self._lines:
            return found
        return Markdown(self.text(path, "\n".join(found.lines)))

    def clean(self, status: Status) -> Status:
        """The status without the words of redacted acts where it holds whole lines of minutes."""
        return _clean(status) if self._addresses else status


def _clean(status: Status) -> Status:
    return replace(
        status,
        decisions=tuple(
            replace(one, text=GONE) if one.event.event.quote == GONE else one for one in status.decisions
        ),
        objections=tuple(
            replace(one, text=GONE) if one.life and one.life[0].event.quote == GONE else one
            for one in status.objections
        ),
        actions=tuple(
            replace(one, text=GONE) if one.event.event.quote == GONE else one for one in status.actions
        ),
    )
