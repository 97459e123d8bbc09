"""Fills the local GitHub from an `archive.json` as the IETF's draft template writes it.

What the archive holds is taken as it is. What it lacks and GitHub always has is made up, the same each time:
README.md lists it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.github import ids
from tests.github.records import Commit, Issue, PullRequest, Repository
from tests.github.state import State

Row = Mapping[str, Any]


def load(state: State, archive: Path | Row) -> Repository:
    """The archive's repository, with everything on it; accounts with ids in the order of their logins."""
    rows = json.loads(archive.read_bytes()) if isinstance(archive, Path) else archive
    with state.lock:
        for login in sorted({*_logins(rows)}, key=str.lower):
            state.account(login)
        repository = _repository(state, rows)
        for label in rows.get("labels", ()):
            state.add_label(repository, label["name"], label["color"], label["description"])
        loader = _Loader(state, repository)
        items = [(row, Issue) for row in rows["issues"]] + [(row, PullRequest) for row in rows["pulls"]]
        for row, kind in sorted(items, key=lambda pair: pair[0]["number"]):
            loader.open(row, kind)
        for row, _ in sorted(items, key=lambda pair: pair[0]["number"]):
            loader.say(row)
        for row, _ in items:
            loader.settle(row)
    return repository


def _repository(state: State, rows: Row) -> Repository:
    items = [*rows["issues"], *rows["pulls"]]
    times = [_instant(row["createdAt"]) for row in items]
    identity = next(filter(None, (_home(row.get("id")) for row in items)), None)
    bases = [row["baseRefName"] for row in rows["pulls"] if row.get("baseRefName")]
    branch = max(sorted(set(bases)), key=bases.count) if bases else "main"
    fields = {"database_id": identity, "default_branch": branch}
    return state.add_repository(rows["repo"], at=min(times, default=None), **fields)


def _home(node: str | None) -> int | None:
    """The number of the repository, which today's node ids hold."""
    try:
        numbers = ids.numbers_of(node or "")
    except ValueError:
        return None
    return numbers[0] if len(numbers) == 2 and isinstance(numbers[0], int) else None


def _logins(node: Any) -> Iterable[str]:
    if isinstance(node, list):
        for each in node:
            yield from _logins(each)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in {"author", "mergedBy"} and isinstance(value, str):
                yield value
            elif key == "assignees":
                yield from (_login(each) for each in value)
            else:
                yield from _logins(value)


def _login(value: str | Row) -> str:
    return value if isinstance(value, str) else value["login"]


class _Loader:
    def __init__(self, state: State, repository: Repository) -> None:
        self.state = state
        self.repository = repository

    def open(self, row: Row, kind: type[Any]) -> None:
        """The item itself, with its own number and node id."""
        common = {"number": row["number"], "author_association": row.get("authorAssociation") or "NONE"}
        common |= self._identity(row)
        more = self._pull_fields(row) if kind is PullRequest else {}
        opening = self.state.open_pull if kind is PullRequest else self.state.open_issue
        item = opening(
            self.repository,
            row["title"],
            row["body"] or "",
            row["author"] or self.state.ghost,
            at=_instant(row["createdAt"]),
            **common,
            **more,
        )
        self._keep_id(item, row)
        for name in row["labels"]:
            self.state.label(item, _name(name), item.author, at=item.created_at)
        for login in row["assignees"]:
            self.state.assign(item, _login(login), item.author, at=item.created_at)

    def _identity(self, row: Row) -> dict[str, int]:
        try:
            return {"database_id": ids.numbers_of(row.get("id") or "")[-1]}
        except ValueError:
            return {}

    def _keep_id(self, record: Any, row: Row) -> None:
        """Also one of the old form, which cannot be made from the numbers."""
        if row.get("id") and record.id != row["id"]:
            del self.state.nodes[record.id]
            record.id = row["id"]
            self.state.nodes[record.id] = record

    def _pull_fields(self, row: Row) -> dict[str, Any]:
        """Summaries of a pull request may lack its branches."""
        fields: dict[str, Any] = {"head_repository": self._head(row)}
        for key, name in (("baseRefName", "base_ref_name"), ("headRefName", "head_ref_name")):
            if row.get(key):
                fields[name] = row[key]
        for key, name in (("baseRefOid", "base_ref_oid"), ("headRefOid", "head_ref_oid")):
            if row.get(key):
                fields[name] = self._full(row[key])
        return fields

    def _head(self, row: Row) -> Repository | None:
        if "headRepository" not in row:
            return self.repository
        if row["headRepository"] is None:
            return None
        found = self.state.find_repository(row["headRepository"])
        return found or self.state.add_repository(row["headRepository"], is_fork=True)

    def say(self, row: Row) -> None:
        """Comments and reviews, in the archive's order."""
        item = self.repository.items[row["number"]]
        for comment in row["comments"]:
            self.state.comment(
                item, comment["body"], comment["author"] or self.state.ghost, **_times(comment)
            )
        for review in row.get("reviews", ()):
            self._review(item, review)

    def _review(self, pull: Any, row: Row) -> None:
        named = (row.get("commit") or {}).get("abbreviatedOid")
        commit = (
            self._commit(self._full(named, pull.head_ref_oid), _instant(row["createdAt"])) if named else None
        )
        review = self.state.review(
            pull,
            row["state"],
            row["body"],
            row["author"] or self.state.ghost,
            commit=commit,
            **_times(row),
            **self._identity(row),
        )
        review.commit = commit
        self._keep_id(review, row)
        for comment in row["comments"]:
            made = self.state.review_comment(
                review,
                comment["body"],
                path=comment.get("path", "draft.md"),
                position=comment.get("originalPosition") or 1,
                **_times(comment),
            )
            made.author_association = review.author_association

    def settle(self, row: Row) -> None:
        """How the item ended, and its own time, which all the rest has moved."""
        item = self.repository.items[row["number"]]
        closed = _optional(row["closedAt"])
        if row["state"] == "MERGED":
            self._merge(item, row)
        elif row["state"] != "OPEN":
            self.state.close(item, item.author, at=closed or _instant(row["updatedAt"]))
        if closed is not None:
            item.closed_at = closed
        item.updated_at = _instant(row["updatedAt"])

    def _merge(self, pull: Any, row: Row) -> None:
        """Alone: what else it closed has its own row."""
        when = _instant(row.get("mergedAt") or row["closedAt"] or row["updatedAt"])
        actor = self.state.account(row.get("mergedBy") or pull.author)
        oid = (row.get("mergeCommit") or {}).get("oid")
        commit = self._commit(self._full(oid), when) if oid else None
        self.state.record_merge(pull, actor, commit, when)
        pull.merged_by = actor if row.get("mergedBy") else None

    def _commit(self, oid: str, when: datetime) -> Commit:
        return self.state.add_commit(self.repository, oid, f"Commit {oid[:7]}", when)

    def _full(self, named: str, *known: str) -> str:
        """An abbreviated commit id made whole: by one that it abbreviates, else by its own digest."""
        for oid in known:
            if oid.startswith(named):
                return oid
        return (named + hashlib.sha1(named.encode()).hexdigest())[:40]


def _name(label: str | Row) -> str:
    return label if isinstance(label, str) else label["name"]


def _times(row: Row) -> dict[str, Any]:
    created = _instant(row["createdAt"])
    updated = _optional(row.get("updatedAt")) or created
    association = row.get("authorAssociation") or "NONE"
    return {"at": created, "updated_at": updated, "author_association": association}


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC).replace(microsecond=0)


def _optional(text: str | None) -> datetime | None:
    return None if text is None else _instant(text)
