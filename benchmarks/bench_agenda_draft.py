"""Drafts each agenda that a real group wrote, from what was known the day before, and compares the items."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lastcall import agenda
from lastcall.documents import minutes
from lastcall.documents.group import read_group
from lastcall.documents.markdown import Markdown
from lastcall.ledger import Ledger, record
from lastcall.model.instant import Instant, end_of
from lastcall.model.item import Item, ItemState
from lastcall.model.minutes import Meeting, MeetingFile, MeetingFileKind
from lastcall.workspace import sources
from lastcall.workspace.sources import Asked

FIRST = date(2022, 3, 3)
RECALL = 0.9
TOO_MANY = 1.5
CONFIG = Path(__file__).parent.parent / "tests" / "groups" / "cds.toml"


@dataclass(frozen=True, slots=True)
class Row:
    """How one way of drafting did, over all agendas."""

    name: str
    found: int
    wanted: int
    too_many: int
    """Items of the drafts that the real agendas lack."""
    too_many_in_archive: int
    """Those of them that the archive holds; the plain rules know no others."""
    agendas: int

    @property
    def recall(self) -> float:
        """The share of the items on the real agendas that the drafts have."""
        return self.found / self.wanted

    @property
    def excess(self) -> float:
        """Items of a draft that the real agenda lacks, on average."""
        return self.too_many / self.agendas


@dataclass(frozen=True, slots=True)
class Eve:
    """The day before a real agenda's meeting, as a plain rule sees it."""

    ledger: Ledger
    day: date
    real: MeetingFile
    zone: Instant

    def existed(self, item: Item) -> bool:
        """Whether it was opened before the day."""
        return item.created is not None and self.zone.day_of(item.created) < self.day

    def known_closed(self, item: Item) -> bool:
        """Whether it was closed before the day; at an unknown time is not known."""
        ended = None if item.state is ItemState.OPEN else item.merged or item.closed
        return ended is not None and self.zone.day_of(ended) < self.day

    @property
    def open(self) -> set[str]:
        """Everything not known to be closed."""
        held = self.ledger.items.items()
        return {name for name, item in held if self.existed(item) and not self.known_closed(item)}

    @property
    def last(self) -> Meeting:
        """The meeting before."""
        return [meeting for meeting in self.ledger.meetings if meeting.date and meeting.date < self.day][-1]

    @property
    def recent(self) -> set[str]:
        """Named on the last agenda or minutes or opened since, and not known to be closed."""
        named = {reference.target for file in self.last.files for reference in file.references}
        last = self.last.date or self.day
        return {name for name in self.open if name in named or self._opened(name) > last}

    def _opened(self, name: str) -> date:
        created = self.ledger.items[name].created
        return self.zone.day_of(created) if created else self.day

    @property
    def drafted(self) -> set[str]:
        """What a reader of the draft finds on it, and what its lines say they are about."""
        draft = agenda.draft(self.ledger, self.day)
        read = minutes.read(
            Markdown(draft.text),
            self.real.path,
            home=self.ledger.reading.home,
            renames=self.ledger.reading.renames,
            web=self.ledger.reading.web,
        )
        return {reference.target for reference in read.references} | {
            target for line in draft.lines for target in line.targets
        }


RULES: tuple[tuple[str, Callable[[Eve], set[str]]], ...] = (
    ("agenda draft", lambda eve: eve.drafted),
    ("everything not known to be closed", lambda eve: eve.open),
    ("named last time or opened since, less closed", lambda eve: eve.recent),
)


def read(corpora: Path) -> Ledger:
    """The group with its archive."""
    asked = Asked(root=corpora / "cds", config=CONFIG, archives=(corpora / "cds-github",))
    return record(read_group(sources.gather(asked, sources.settings(asked))))


def eves(ledger: Ledger) -> Iterator[Eve]:
    """One for each agenda that the group wrote."""
    zone = end_of(FIRST, ledger.reading.sources.settings.group.timezone)
    for meeting in ledger.meetings:
        for file in meeting.agendas:
            if meeting.date and meeting.date >= FIRST and file.kind is MeetingFileKind.AGENDA:
                yield Eve(ledger, meeting.date, file, zone)


def measure(ledger: Ledger) -> list[Row]:
    """One row for each way of drafting."""
    days = list(eves(ledger))
    rows = []
    for name, rule in RULES:
        found = wanted = too_many = in_archive = 0
        for eve in days:
            real = {reference.target for reference in eve.real.references}
            there = {name for name, item in ledger.items.items() if name in real and eve.existed(item)}
            drafted = rule(eve)
            found += len(there & drafted)
            wanted += len(there)
            too_many += len(drafted - real)
            in_archive += len((drafted - real) & ledger.items.keys())
        rows.append(Row(name, found, wanted, too_many, in_archive, len(days)))
    return rows


def main() -> int:
    """Print the table; 1 if the draft misses what it must hold."""
    corpora = os.environ.get("LASTCALL_CORPORA")
    if not corpora:
        print("skipped: LASTCALL_CORPORA names no folder with real groups")
        return 0
    rows = measure(read(Path(corpora)))
    held = f"{rows[0].wanted} items on them existed before and are in the archive"
    print(f"{rows[0].agendas} agendas; {held}")
    print(f"\n{'':<46}{'found':>7}{'recall':>9}{'too many, mean':>17}{'in the archive':>17}")
    for row in rows:
        archived = row.too_many_in_archive / row.agendas
        print(f"{row.name:<46}{row.found:>7}{row.recall:>9.2f}{row.excess:>17.2f}{archived:>17.2f}")
    print(f"{'must hold':<46}{'':>7}{f'>= {RECALL:.2f}':>9}{f'<= {TOO_MANY:.2f}':>17}")
    return int(rows[0].recall < RECALL or rows[0].excess > TOO_MANY)


if __name__ == "__main__":
    sys.exit(main())
