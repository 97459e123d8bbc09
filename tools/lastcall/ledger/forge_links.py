"""Links that the forge itself tells, and those that stand in messages of commits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lastcall.documents.renames import Renames
from lastcall.model.item import Archive, Happening, Item
from lastcall.model.reference import ItemId

COMMIT = "PullRequestCommit"
_REFERRED = "CrossReferenced"


@dataclass(frozen=True, slots=True)
class Told:
    """One link of the forge's own."""

    source: str
    target: str
    closes: bool
    """Whether merging the source closes the target; else it mentions it."""
    url: str
    at: dt.datetime | None


def moved(archives: Iterable[Archive], renames: Renames) -> dict[str, str]:
    """Where items went that were transferred, by the names that they had before."""
    return {
        f"{archive.repository}#{one.number}": target
        for archive in archives
        for one in archive.deleted
        if one.number is not None and (target := today(one.moved_to, renames)) is not None
    }


def told(items: Mapping[str, Item], renames: Renames) -> Iterator[Told]:
    """What the forge tells of each item: what it closes, and who refers to it."""
    for key, item in items.items():
        for named in item.closes:
            target = today(named, renames)
            if target is not None and target != key:
                at = _since(items.get(target), key, renames) or item.updated
                yield Told(key, target, closes=True, url=item.url, at=at)
        for one in item.timeline:
            source = _source(one, renames)
            if source is not None and source != key:
                known = items.get(source)
                yield Told(source, key, closes=False, url=known.url if known else item.url, at=one.at)


def messages(item: Item) -> Iterator[tuple[str, str, dt.datetime | None]]:
    """The messages of a pull request's commits, each with its address and time."""
    for one in item.timeline:
        if one.kind == COMMIT and one.message and one.commit:
            yield one.message, f"{item.url}/commits/{one.commit}", one.at


def today(name: str | None, renames: Renames) -> str | None:
    """`owner/repo#number` under the name that the repository has today."""
    target = ItemId.parse(name) if name else None
    return f"{renames.repository(target.repository)}#{target.number}" if target else None


def _source(one: Happening, renames: Renames) -> str | None:
    return today(one.detail, renames) if one.kind == _REFERRED else None


def _since(issue: Item | None, pull: str, renames: Renames) -> dt.datetime | None:
    """When the forge first said that a pull request closes an issue; None where it does not tell when."""
    if issue is None:
        return None
    then = [one.at for one in issue.timeline if one.closes and one.at and _source(one, renames) == pull]
    return min(then, default=None)
