"""A group as a literal: files by path, items of the forge, and the ledger that they make."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from lastcall.documents.group import read_group
from lastcall.ledger import Ledger, record
from lastcall.model.item import Archive, Item, ItemState
from lastcall.model.reference import ItemId, ItemKind
from lastcall.model.settings import Settings
from lastcall.model.sources import Sources, TextFile

HOME = "pier/tides"
WEB = "https://git.example"


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def item(
    number: int,
    title: str,
    opened: str,
    *,
    pull: bool = True,
    state: ItemState = ItemState.OPEN,
    ended: str | None = None,
    body: str = "",
    repository: str = HOME,
) -> Item:
    part = "pull" if pull else "issues"
    return Item(
        id=ItemId(repository, number),
        kind=ItemKind.PULL if pull else ItemKind.ISSUE,
        title=title,
        url=f"{WEB}/{repository}/{part}/{number}",
        state=state,
        author="mira",
        body=body,
        created=moment(opened),
        closed=moment(ended) if ended else None,
        merged=moment(ended) if ended and state is ItemState.MERGED else None,
    )


def group(files: Mapping[str, str], *items: Item, **settings: Any) -> Ledger:
    """The ledger of a group; `settings` as in its configuration."""
    given = {"github": {"web": WEB}, "group": {"name": "Tides Group", "repository": HOME}, **settings}
    return record(
        read_group(
            Sources(
                settings=msgspec.convert(given, Settings),
                files=tuple(TextFile(path=path, text=text) for path, text in sorted(files.items())),
                archives=(
                    Archive(
                        repository=HOME,
                        source="archive.json",
                        gathered=moment("2026-12-31"),
                        items=tuple(sorted(items, key=lambda one: one.id)),
                    ),
                )
                if items
                else (),
                repository=given["group"]["repository"],
            )
        )
    )


def agenda(day: str, *topics: str, title: str = "Tides Group Meeting") -> str:
    """An agenda as the group writes it."""
    lines = "\n".join(topics)
    return (
        f"# {title} {day}\n\nRecording: TODO\n\n## Agenda\n* Welcome\n{lines}\n* Review and approve minutes\n\n"
        "## Attendees\n* Mira Quist (Maintainer)\n* TODO\n\n## Minutes\n* TODO\n\n"
        "## Closing Discussion\n* Consensus to commit this to repo? Yes/No\n"
    )


def minutes(day: str, *said: str, closing: str = "Yes", title: str = "Tides Group Meeting") -> str:
    """Minutes as the group writes them, without repeating the agenda."""
    lines = "\n".join(said)
    return (
        f"# {title} {day}\n\nRecording: {WEB}/recording\n\n"
        "## Attendees\n* Mira Quist (Maintainer)\n* Olu Fenn (Quay Works)\n\n"
        f"## Minutes\n{lines}\n\n## Closing Discussion\n* Consensus to commit this to repo? {closing}\n"
    )
