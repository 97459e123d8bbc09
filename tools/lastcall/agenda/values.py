"""A drafted agenda as values: its lines, and for each why it is there."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from lastcall.model.evidence import Evidence, FileEvidence


class Reason(Struct, frozen=True, kw_only=True):
    """Why a line stands in a draft, or an item does not."""

    what: str
    """A clause, such as "named in the meeting of 2026-06-11"."""
    evidence: Evidence | None = None
    """None where the reason is the form itself or the lack of something."""

    def __str__(self) -> str:
        if self.evidence is None:
            return self.what
        if isinstance(self.evidence, FileEvidence):
            return f"{self.what} ({self.evidence.path}:{self.evidence.line})"
        return f"{self.what} ({self.evidence.url})"


class DraftLine(Struct, frozen=True, kw_only=True):
    """One line of the draft."""

    text: str
    """As it stands in the file, without the line feed."""
    targets: tuple[str, ...] = ()
    """The issues and pull requests that the line puts on the agenda."""
    because: tuple[Reason, ...] = ()
    """Empty for blank lines only."""

    @property
    def target(self) -> str | None:
        """The first of the targets."""
        return self.targets[0] if self.targets else None


class LeftOut(Struct, frozen=True, kw_only=True):
    """An item that was considered and does not stand in the draft."""

    target: str
    because: tuple[Reason, ...]


class Draft(Struct, frozen=True, kw_only=True):
    """The next agenda."""

    day: date
    """The day of the meeting."""
    path: str
    """Relative to the group's repository, in the pattern of the group's other agendas."""
    lines: tuple[DraftLine, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def text(self) -> str:
        """The agenda, and nothing else."""
        return "".join(f"{line.text}\n" for line in self.lines)
