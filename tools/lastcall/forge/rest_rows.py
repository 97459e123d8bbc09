"""Turns what REST answers to anybody into rows of an archive; what it does not tell is not in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from lastcall.model.reference import ItemKind
from lastcall.model.syncing import ItemRow

Row = dict[str, Any]
_GHOST = 10137
"""REST's stand-in for accounts that were deleted."""


def items(
    issues: Iterable[Row], comments: Iterable[Row], pulls: Iterable[Row], on_lines: Iterable[Row]
) -> list[ItemRow]:
    """Items with all that is said on them, by number.

    Ids of comments are left out: those of GraphQL may be of another form, and the same remark would be two.
    """
    said = _by_number(comments, "issue_url")
    lines = _by_number(on_lines, "pull_request_url")
    requests = {row["number"]: row for row in pulls}
    found: list[ItemRow] = []
    for row in sorted({one["number"]: one for one in issues}.values(), key=lambda one: one["number"]):
        number = row["number"]
        remarks = [_remark(one) for one in said.get(number, ())]
        if row.get("pull_request"):
            request = requests.get(number, {})
            alone = [_on_lines(one) for one in lines.get(number, ())]
            found.append((ItemKind.PULL, _pull(row, request, remarks, alone)))
        else:
            found.append((ItemKind.ISSUE, _issue(row, remarks)))
    return found


def repository_of(row: Mapping[str, Any]) -> str:
    """`owner/name` of the repository that an issue is in."""
    return str(row.get("repository_url", "")).rsplit("/repos/", 1)[-1]


def label(row: Row) -> Row:
    """A label of the repository's list."""
    return {"name": row["name"], "description": row.get("description"), "color": row.get("color")}


def _issue(row: Row, comments: list[Row]) -> Row:
    reason = row.get("state_reason")
    return {
        **_item(row),
        "state": "CLOSED" if row["state"] == "closed" else "OPEN",
        "comments": comments,
        "stateReason": reason.upper() if isinstance(reason, str) else None,
    }


def _pull(row: Row, request: Row, comments: list[Row], on_lines: list[Row]) -> Row:
    merged = (row.get("pull_request") or {}).get("merged_at") or request.get("merged_at")
    state = "MERGED" if merged else "CLOSED" if row["state"] == "closed" else "OPEN"
    told: Row = {
        **_item(row),
        "state": state,
        "mergedAt": merged,
        "comments": comments,
        "reviewComments": on_lines,
    }
    if request:
        head, base = request["head"], request["base"]
        told |= {
            "baseRepository": _name(base["repo"]),
            "baseRefName": base["ref"],
            "baseRefOid": base["sha"],
            "headRepository": _name(head["repo"]),
            "headRefName": head["ref"],
            "headRefOid": head["sha"],
            "isDraft": bool(request.get("draft")),
        }
        # of one that is not merged it is a trial of GitHub's
        if merged and request.get("merge_commit_sha"):
            told["mergeCommit"] = {"oid": request["merge_commit_sha"]}
    return told


def _item(row: Row) -> Row:
    return {
        "number": row["number"],
        "title": row["title"],
        "url": row["html_url"],
        **_author(row["user"]),
        "authorAssociation": row["author_association"],
        "assignees": [one["login"] for one in row.get("assignees") or ()],
        "labels": [one if isinstance(one, str) else one["name"] for one in row["labels"]],
        "body": row["body"] or "",
        "createdAt": row["created_at"],
        "updatedAt": row["updated_at"],
        "closedAt": row["closed_at"],
    }


def _remark(row: Row) -> Row:
    return {
        **_author(row["user"]),
        "authorAssociation": row["author_association"],
        "body": row["body"] or "",
        "createdAt": row["created_at"],
        "updatedAt": row["updated_at"],
        "url": row["html_url"],
    }


def _on_lines(row: Row) -> Row:
    return {
        **_remark(row),
        "originalPosition": row.get("original_position"),
        "path": row["path"],
        "line": row.get("line"),
        "originalLine": row.get("original_line"),
    }


def _author(user: Row | None) -> Row:
    if user is None or user["id"] == _GHOST:
        return {"author": None, "authorId": None}
    return {"author": user["login"], "authorId": user["id"]}


def _name(repository: Row | None) -> str | None:
    return str(repository["full_name"]) if repository else None


def _by_number(rows: Iterable[Row], key: str) -> dict[int, list[Row]]:
    """Remarks by the number at the end of an address, the oldest first."""
    found: dict[int, list[Row]] = defaultdict(list)
    once = {row["id"]: row for row in rows}
    for row in sorted(once.values(), key=lambda one: (one["created_at"], one["id"])):
        found[int(str(row[key]).rsplit("/", 1)[-1])].append(row)
    return found
