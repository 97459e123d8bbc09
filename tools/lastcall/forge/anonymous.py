"""Reads a repository without a token: what GitHub tells everybody, and as much as it allows in an hour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lastcall.forge import rest_rows
from lastcall.forge.errors import ForgeError
from lastcall.forge.failures import SIGN_IN
from lastcall.forge.reader import MissingError, Reader
from lastcall.forge.sync import Step
from lastcall.model.syncing import Known, Shelf

LACKS = ("reviews", "timelines", "edits", "threads", "files")
"""What GitHub tells only to those who sign in, or only an item at a time."""
_A_PAGE = 100
_FEW = 5
"""So many changed items are read one by one; of more, everything is read anew."""


@dataclass(slots=True)
class AnonymousSync:
    """One sync of one repository. What is read is kept in one step, at the end."""

    reader: Reader
    shelf: Shelf
    watch: Callable[[Step], None]
    also: frozenset[int] = frozenset()
    read: int = 0

    def run(self, *, full: bool = False) -> None:
        """Bring the store up to date. Raises ForgeError, StoreError; then the store is as it was."""
        known = self.shelf.known()
        if known.complete or known.places:
            raise ForgeError(
                f"{known.name} was read with a token before; without one, less of it could be seen",
                hint=SIGN_IN,
            )
        if full or not known.lacks or not self._read_changes(known):
            self._read_all(known)

    def _read_changes(self, known: Known) -> bool:
        """Whether reading a few items was enough."""
        query: dict[str, Any] = {"state": "all", "sort": "updated", "direction": "desc", "per_page": _A_PAGE}
        if known.newest is not None:
            query["since"] = known.newest
        asked = f"{known.name}?anonymous&since={known.newest}"
        path = f"/repos/{known.name}/issues"
        page = self.reader.rest(
            path, query, f"changes in {known.name}", known.etag if asked == known.asked else None
        )
        rows = page.rows or []
        if page.more or any(rest_rows.repository_of(row).lower() != known.name.lower() for row in rows):
            return False
        stale = set(self.shelf.stale([(row["number"], row["updated_at"]) for row in rows])) | self.also
        if len(stale) > _FEW:
            return False
        listed = {row["number"]: row for row in rows}
        found = [self._item(known.name, number, listed.get(number)) for number in sorted(stale)]
        issues, comments, pulls, on_lines = map(_joined, zip(*found, strict=True)) if found else ([],) * 4
        kept = rest_rows.items(issues, comments, pulls, on_lines)
        newest = rows[0]["updated_at"] if rows else known.newest
        gone = dict.fromkeys(stale - {row["number"] for row in issues})
        self.shelf.changes(kept, gone, newest)
        again = newest == known.newest
        self.shelf.finish(asked if again else None, page.etag if again else None)
        self.read += len(kept)
        return True

    def _item(self, name: str, number: int, row: dict[str, Any] | None) -> tuple[list[Any], ...]:
        """An item's own row, its comments, its pull request, and the comments on lines of that."""
        what = f"{name}#{number}"
        if row is None:
            row = self._whole(name, number)
        if row is None:
            return [], [], [], []
        base = f"/repos/{name}"
        comments = list(self._pages(f"{base}/issues/{number}/comments", {}, what)) if row["comments"] else []
        if not row.get("pull_request"):
            return [row], comments, [], []
        pulls = self.reader.rest(f"{base}/pulls/{number}", {}, what).rows or []
        on_lines = (
            list(self._pages(f"{base}/pulls/{number}/comments", {}, what))
            if any(pull["review_comments"] for pull in pulls)
            else []
        )
        return [row], comments, pulls, on_lines

    def _whole(self, name: str, number: int) -> dict[str, Any] | None:
        """An item by its number; None where it is there no more."""
        try:
            rows = self.reader.rest(f"/repos/{name}/issues/{number}", {}, f"{name}#{number}").rows
        except MissingError:
            return None
        row: dict[str, Any] | None = rows[0] if rows else None
        return row if row is not None and rest_rows.repository_of(row).lower() == name.lower() else None

    def _read_all(self, known: Known) -> None:
        repository = (
            self.reader.rest(f"/repos/{known.name}", {}, f"the repository {known.name}").rows or [{}]
        )[0]
        name = str(repository["full_name"])
        listed = {"sort": "updated", "direction": "desc"}
        # the latest change comes first: whatever changes while the rest is read is found the next time
        issues = list(self._part(name, "issues", {"state": "all", **listed}))
        pulls = list(self._part(name, "pulls", {"state": "all", **listed})) if _has_pulls(issues) else []
        talked = any(row["comments"] for row in issues)
        comments = list(self._part(name, "issues/comments", listed)) if talked else []
        on_lines = list(self._part(name, "pulls/comments", listed)) if pulls else []
        labels = [rest_rows.label(row) for row in self._part(name, "labels", {})]
        missing = self._missing(name, {row["number"] for row in issues})
        kept = rest_rows.items(issues, comments, pulls, on_lines)
        self.shelf.picture(name, kept, missing, issues[0]["updated_at"] if issues else None, labels, LACKS)
        self.read += len(kept)

    def _missing(self, name: str, met: set[int]) -> list[int]:
        """Items that were known and were not met: gone, unless GitHub has them when asked by number."""
        return [
            number for number in self.shelf.standing() if number not in met and not self._whole(name, number)
        ]

    def _part(self, name: str, part: str, query: dict[str, Any]) -> Iterator[Any]:
        for done, row in enumerate(self._pages(f"/repos/{name}/{part}", query, f"{part} of {name}"), 1):
            if done % _A_PAGE == 0:
                self.watch(Step(name, part, done, None))
            yield row

    def _pages(self, path: str, query: dict[str, Any], what: str) -> Iterator[Any]:
        page = 1
        while True:
            found = self.reader.rest(path, {**query, "per_page": _A_PAGE, "page": page}, what)
            yield from found.rows or ()
            if not found.more:
                return
            self._afford(found.last - page if found.last else 1, what)
            page += 1

    def _afford(self, more: int, what: str) -> None:
        """Stop before the hour's requests are used up for nothing."""
        left = self.reader.spent.remaining
        if left is not None and more > left:
            raise ForgeError(
                f"cannot read {what} without a token: that takes {more} more requests, "
                f"and {left} of the hour are left",
                hint=SIGN_IN,
            )


def _has_pulls(issues: list[Any]) -> bool:
    return any(row.get("pull_request") for row in issues)


def _joined(parts: Iterable[list[Any]]) -> list[Any]:
    return [one for part in parts for one in part]
