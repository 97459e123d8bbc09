"""Reads a repository: from end to end the first time, and then only what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lastcall.forge import nodes, queries
from lastcall.forge.errors import ForgeError
from lastcall.forge.reader import CursorError, MissingError, Reader
from lastcall.forge.whole import complete
from lastcall.model.reference import ItemKind
from lastcall.model.syncing import ItemRow, Known, Part, Place, Shelf

_RESTARTS = 3
_A_PAGE = 100
_FIELDS = {Part.ISSUES: "issues", Part.PULLS: "pullRequests"}
_QUERIES = {Part.ISSUES: queries.ISSUES, Part.PULLS: queries.PULLS}


@dataclass(frozen=True, slots=True)
class Step:
    """How far a sync has come, for whoever watches."""

    repository: str
    part: str
    done: int
    total: int | None


@dataclass(slots=True)
class Sync:
    """One sync of one repository."""

    reader: Reader
    shelf: Shelf
    watch: Callable[[Step], None]
    also: frozenset[int] = frozenset()
    """Numbers of items that are read again whole, changed or not: those under an open call."""
    read: int = 0
    """Items that were read."""

    def run(self, *, full: bool = False) -> None:
        """Bring the store up to date. Raises ForgeError, StoreError; what was kept until then stays kept."""
        known = self.shelf.known()
        if full or not known.complete or known.places:
            if not known.places:
                self._begin(known)
            for part in Part:
                self._read_all(part)
            self._look_for_missing()
        self._read_changes()

    # --- from end to end ----------------------------------------------------------------------------

    def _begin(self, known: Known) -> None:
        labels: list[dict[str, Any]] = []
        after = None
        while True:
            answer = self._repository(known.name, queries.BEGINNING, {"after": after}, "the repository")
            labels += answer["labels"]["nodes"]
            page = answer["labels"]["pageInfo"]
            if not page["hasNextPage"]:
                break
            after = page["endCursor"]
        times = [one["updatedAt"] for field in _FIELDS.values() for one in answer[field]["nodes"]]
        self.shelf.begin(answer["nameWithOwner"], answer["id"], max(times, default=None), labels)

    def _read_all(self, part: Part) -> None:
        restarts = 0
        met = 0
        while True:
            known = self.shelf.known()
            place = known.places.get(part)
            # another process may have come to the end of it
            if place is None or place.done:
                return
            try:
                met += self._read_page(part, place, known.name, met)
            except CursorError:
                restarts += 1
                if restarts > _RESTARTS:
                    raise
                self.shelf.restart(part)

    def _read_page(self, part: Part, place: Place, name: str, met: int) -> int:
        variables = {"size": queries.PAGE[part.value], "after": place.cursor}
        answer = self._repository(name, _QUERIES[part], variables, part.value)[_FIELDS[part]]
        kind = ItemKind.PULL if part is Part.PULLS else ItemKind.ISSUE
        rows = self._rows([(kind, node) for node in answer["nodes"] if node])
        page = answer["pageInfo"]
        at = Place(cursor=page["endCursor"] or place.cursor, done=not page["hasNextPage"])
        if self.shelf.page(part, place.cursor, at, rows):
            self.read += len(rows)
        self.watch(Step(name, part.value, met + len(rows), answer["totalCount"]))
        return len(rows)

    def _look_for_missing(self) -> None:
        """What a reading from end to end has not met is asked for by number: it is gone, or was moved."""
        name = self.shelf.known().name
        missing = self.shelf.unseen()
        for start in range(0, len(missing), queries.BY_NUMBER):
            self._read_numbers(name, missing[start : start + queries.BY_NUMBER], None)

    # --- what changed -------------------------------------------------------------------------------

    def _read_changes(self) -> None:
        also = set(self.also)
        page = 1
        while True:
            known = self.shelf.known()
            query: dict[str, Any] = {
                "state": "all",
                "sort": "updated",
                "direction": "asc",
                "per_page": _A_PAGE,
            }
            if known.newest is not None:
                query["since"] = known.newest
            if page > 1:
                query["page"] = page
            asked = f"{known.name}?since={known.newest}&page={page}"
            etag = known.etag if asked == known.asked else None
            found = self.reader.rest(f"/repos/{known.name}/issues", query, f"changes in {known.name}", etag)
            if self._has_moved(known, found.rows):
                continue
            listed = [(row["number"], row["updated_at"]) for row in found.rows or ()]
            stale = self.shelf.stale(listed)
            numbers = sorted({*stale, *also})
            latest = max((updated for _, updated in listed), default=None)
            for start in range(0, len(numbers), queries.BY_NUMBER):
                self._read_numbers(known.name, numbers[start : start + queries.BY_NUMBER], None)
            also.clear()
            if latest is not None and latest != known.newest:
                self.shelf.changes([], {}, latest)
            if not found.more:
                # a mark is worth keeping only for a question that will be asked again
                again = latest in (None, known.newest) and page == 1
                self.shelf.finish(asked if again else None, found.etag if again else None)
                return
            page = 1 if latest != known.newest else page + 1

    def _has_moved(self, known: Known, rows: list[Any] | None) -> bool:
        """Whether the repository moved: PyGithub follows, and loses the question on the way."""
        if rows is None or (rows and _is_of(rows[0], known.name)):
            return False
        if not rows and known.newest is None:
            return False
        answer = self._repository(known.name, queries.BEGINNING, {"after": None}, "the repository")
        if answer["nameWithOwner"] == known.name:
            return False
        self.shelf.rename(answer["nameWithOwner"])
        return True

    def _read_numbers(self, name: str, numbers: list[int], newest: str | None) -> None:
        what = f"items of {name}"
        owner, _, short = name.partition("/")
        try:
            data = self.reader.graphql(queries.by_number(numbers), {"owner": owner, "name": short}, what)
        except MissingError as error:
            if not error.answer or not error.answer.get("repository"):
                raise
            data = dict(error.answer)
        answer = data["repository"]
        found = [node for number in numbers if (node := answer[f"i{number}"]) is not None]
        gone = {
            number: where
            for number in numbers
            if answer[f"i{number}"] is None and (where := self._whereabouts(name, number)) is not None
        }
        rows = self._rows(
            [
                (ItemKind.PULL if node["__typename"] == "PullRequest" else ItemKind.ISSUE, node)
                for node in found
            ]
        )
        self.shelf.changes(rows, {number: where or None for number, where in gone.items()}, newest)
        self.read += len(rows)

    def _whereabouts(self, name: str, number: int) -> str | None:
        """Where an item is that GraphQL does not find: an item's id; "": nowhere; None: where it was."""
        try:
            page = self.reader.rest(f"/repos/{name}/issues/{number}", {}, f"{name}#{number}")
        except MissingError:
            return ""
        row = page.rows[0] if page.rows else {}
        if _is_of(row, name) and row.get("number") == number:
            return None
        home = str(row.get("repository_url", "")).rsplit("/repos/", 1)[-1]
        return f"{home}#{row.get('number')}"

    # --- both ---------------------------------------------------------------------------------------

    def _rows(self, found: list[tuple[ItemKind, dict[str, Any]]]) -> list[ItemRow]:
        left = complete(self.reader, found)
        return [
            (kind, nodes.pull(node) if kind is ItemKind.PULL else nodes.issue(node)) for kind, node in left
        ]

    def _repository(self, name: str, query: str, variables: dict[str, Any], part: str) -> dict[str, Any]:
        owner, _, short = name.partition("/")
        given = {"owner": owner, "name": short, **variables}
        answer = self.reader.graphql(query, given, f"{part} of {name}")["repository"]
        if answer is None:
            raise ForgeError(
                f"there is no repository {name}", hint="is the name right, and may the token read it?"
            )
        found: dict[str, Any] = answer
        return found


def _is_of(row: dict[str, Any], name: str) -> bool:
    return str(row.get("repository_url", "")).lower().endswith(f"/repos/{name.lower()}")
