"""One run of a command: what the options say, and the group that they lead to, read as it is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lastcall.cli import options, output
from lastcall.cli.clock import now
from lastcall.documents.configuration import is_moment
from lastcall.model.errors import ConfigurationError
from lastcall.model.item import Archive
from lastcall.model.settings import Settings
from lastcall.workspace import sources
from lastcall.workspace.sources import Asked

if TYPE_CHECKING:
    # a command that reads single files never builds a ledger or a status
    from collections.abc import Iterable

    from lastcall.documents.group import Reading
    from lastcall.ledger.ledger import Ledger
    from lastcall.model.change import FileChange
    from lastcall.model.instant import Instant
    from lastcall.model.item import Item
    from lastcall.status.values import Status


class Run:
    """The group of this run."""

    def __init__(self, *, all_texts: bool = True) -> None:
        """Without `all_texts`, comments that bear on no status come from the store without their words."""
        self.said = options.said()
        self._all_texts = all_texts

    @property
    def root(self) -> Path:
        """The group's repository."""
        return Path(self.said.get("root") or ".")

    @property
    def as_json(self) -> bool:
        """Whether JSON is wanted."""
        return bool(self.said.get("form") == "json")

    @property
    def verbose(self) -> bool:
        """Whether more should be said."""
        return bool(self.said.get("verbose"))

    def talk(self, text: str) -> None:
        """A line on the side, unless quiet is wanted."""
        if not self.said.get("quiet"):
            output.talk(text)

    @cached_property
    def asked(self) -> Asked:
        """What the options say about sources."""
        config = self.said.get("config")
        return Asked(
            root=self.root,
            config=Path(config) if config else None,
            archives=tuple(Path(path) for path in self.said.get("archives", ())),
            repository=self.said.get("repository"),
            renames=dict(_rename(text) for text in self.said.get("renames", ())),
        )

    @cached_property
    def settings(self) -> Settings:
        """The group's settings."""
        return sources.settings(self.asked)

    @cached_property
    def instant(self) -> Instant:
        """`--as-of`, else the configuration's `now`, else the current moment."""
        from lastcall.model.instant import Instant

        zone = self.settings.group.timezone
        if text := self.said.get("as_of"):
            return moment(text, zone, given=True)
        if text := self.settings.group.now:
            return moment(text, zone)
        return Instant(at=now(), zone=zone)

    @cached_property
    def reading(self) -> Reading:
        """Everything that the files say."""
        from lastcall.documents.group import read_group

        past = self.instant.at if self.instant.given else None
        reading = read_group(sources.gather(self.asked, self.settings, past, self._stored()))
        for problem in reading.problems:
            line = f":{problem.line}" if problem.line else ""
            self.talk(f"{problem.path}{line}: not read: {problem.reason}")
        return reading

    def _stored(self) -> tuple[Archive, ...]:
        """What a store holds of the group's repositories; given archives replace it."""
        if self.asked.archives:
            return ()
        from lastcall.cli import stored

        archives, unfinished = stored.read(self.asked, self.settings, self.store, all_texts=self._all_texts)
        for name in unfinished:
            self.talk(
                f"{name}: its first sync has not ended, so that nothing of it is shown; run: lastcall sync"
            )
        return archives

    @property
    def store(self) -> Path | None:
        """`--store`."""
        named = self.said.get("store")
        return Path(named) if named else None

    @cached_property
    def ledger(self) -> Ledger:
        """Meetings, acts and items of all times."""
        from lastcall import ledger as ledgers

        return ledgers.record(self.reading)

    def changes(self, items: Iterable[Item]) -> dict[str, tuple[FileChange, ...]]:
        """What pull requests change in specifications, as far as the working copy has their commits."""
        from lastcall.documents.limits import Limits
        from lastcall.workspace import changes

        given = self.settings.limits
        limits = Limits(given.file_bytes, given.line_characters, given.nesting)
        return changes.read(self.root, items, [spec.path for spec in self.reading.specs], limits)

    @cached_property
    def status(self) -> Status:
        """The group at the instant."""
        from lastcall import status as statuses

        found = statuses.fold(self.ledger, self.instant)
        if not found.meetings and not found.items and not found.specifications and not found.use_cases:
            self.talk(
                f"{self.root}: found no minutes, agendas, use cases, specifications or archive here.\n"
                "  Name the group's repository with -C, or its files in lastcall.toml under [paths]."
            )
        return found


def _rename(text: str) -> tuple[str, str]:
    old, equals, new = text.partition("=")
    if not equals or not old.strip() or not new.strip():
        raise ConfigurationError(f"`--rename {text}` is no rename", hint="write it as OLD=NEW")
    return old.strip(), new.strip()


def moment(text: str, zone: str, *, given: bool = False) -> Instant:
    """A day (its end, in the zone) or an instant. Raises ConfigurationError."""
    from zoneinfo import ZoneInfo

    from lastcall.model.instant import Instant, end_of

    if not is_moment(text):
        hint = "write 2026-06-15 or 2026-06-15T10:00:00Z"
        raise ConfigurationError(f"`{text}` is no day or instant", hint=hint)
    try:
        return end_of(date.fromisoformat(text), zone, given=given)
    except ValueError:
        at = datetime.fromisoformat(text)
    at = at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))
    return Instant(at=at.astimezone(UTC), zone=zone, given=given)


def day(text: str, option: str) -> date:
    """A day of an option. Raises ConfigurationError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigurationError(f"`{option} {text}` is no day", hint="write 2026-06-15") from None
