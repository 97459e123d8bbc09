"""Turns what GraphQL answers into rows of an archive: the format's keys, and GitHub's for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Node = Mapping[str, Any]
Row = dict[str, Any]


def issue(node: Node) -> Row:
    """An issue with all that stands on it."""
    return {
        **_item(node),
        "state": node["issueState"],
        "closedAt": node["closedAt"],
        "comments": [_comment(one) for one in _nodes(node, "comments")],
        "stateReason": node["stateReason"],
        "timeline": [_happening(one) for one in _nodes(node, "timelineItems")],
    }


def pull(node: Node) -> Row:
    """A pull request with its reviews, their comments and threads."""
    inner, alone = _review_comments(node)
    reviews = [one for one in _nodes(node, "reviews") if one["state"] != "PENDING"]
    return {
        **_item(node),
        "state": node["pullState"],
        "baseRepository": _name(node["baseRepository"]),
        "baseRefName": node["baseRefName"],
        "baseRefOid": node["baseRefOid"],
        "headRepository": _name(node["headRepository"]),
        "headRefName": node["headRefName"],
        "headRefOid": node["headRefOid"],
        "closedAt": node["closedAt"],
        "mergedAt": node["mergedAt"],
        "mergedBy": _login(node["mergedBy"]),
        "mergeCommit": node["mergeCommit"] and {"oid": node["mergeCommit"]["oid"]},
        "comments": [_comment(one) for one in _nodes(node, "comments")],
        "reviews": [_review(one, inner.get(one["id"], [])) for one in reviews],
        "reviewComments": alone,
        "isDraft": node["isDraft"],
        "closes": [_target(one) for one in _nodes(node, "closingIssuesReferences")],
        "files": [one["path"] for one in _nodes(node, "files")],
        "threads": [_thread(one) for one in _nodes(node, "reviewThreads")],
        "timeline": [_happening(one) for one in _nodes(node, "timelineItems")],
    }


def _item(node: Node) -> Row:
    return {
        "number": node["number"],
        "id": node["id"],
        "title": node["title"],
        "url": node["url"],
        **_author(node["author"]),
        "authorAssociation": node["authorAssociation"],
        "assignees": [one["login"] for one in _nodes(node, "assignees")],
        "labels": [one["name"] for one in _nodes(node, "labels")],
        "body": node["body"],
        "createdAt": node["createdAt"],
        "updatedAt": node["updatedAt"],
        "lastEditedAt": node["lastEditedAt"],
        # GitHub gives the newest first
        "edits": [_edit(one) for one in reversed(list(_nodes(node, "userContentEdits")))],
    }


def _edit(node: Node) -> Row:
    editor = _author(node["editor"])
    return {"at": node["editedAt"], "editor": editor["author"], "editorId": editor["authorId"]}


def _comment(node: Node) -> Row:
    return {**_remark(node), "minimizedReason": node["minimizedReason"]}


def _remark(node: Node) -> Row:
    return {
        **_author(node["author"]),
        "authorAssociation": node["authorAssociation"],
        "body": node["body"],
        "createdAt": node["createdAt"],
        "updatedAt": node["updatedAt"],
        "id": node["id"],
        "url": node["url"],
        "lastEditedAt": node["lastEditedAt"],
    }


def _review(node: Node, comments: list[Row]) -> Row:
    commit = node["commit"]
    return {
        **_remark(node),
        "commit": commit and {"abbreviatedOid": commit["abbreviatedOid"]},
        "commitOid": commit and commit["oid"],
        "state": node["state"],
        "submittedAt": node["submittedAt"],
        "comments": comments,
    }


def _review_comments(node: Node) -> tuple[dict[str, list[Row]], list[Row]]:
    """The comments of all threads by their review, oldest first; and those without one.

    What was not submitted yet is seen by its author alone, and is no part of the record.
    """
    inner: dict[str, list[Row]] = {}
    alone: list[Row] = []
    found = [(one, thread) for thread in _nodes(node, "reviewThreads") for one in _nodes(thread, "comments")]
    for one, thread in sorted(found, key=lambda pair: pair[0]["createdAt"]):
        if one["state"] == "PENDING":
            continue
        row = _review_comment(one) | {"threadId": thread["id"]}
        review = one["pullRequestReview"]
        (inner.setdefault(review["id"], []) if review else alone).append(row)
    return inner, alone


def _review_comment(node: Node) -> Row:
    return {
        **_remark(node),
        "originalPosition": node["originalPosition"],
        "path": node["path"],
        "line": node["line"],
        "originalLine": node["originalLine"],
        "replyTo": node["replyTo"] and node["replyTo"]["id"],
        "minimizedReason": node["minimizedReason"],
    }


def _thread(node: Node) -> Row:
    return {
        "id": node["id"],
        "isResolved": node["isResolved"],
        "isOutdated": node["isOutdated"],
        "resolvedBy": _login(node["resolvedBy"]),
        "path": node["path"],
        "line": node["line"],
    }


def _happening(node: Node) -> Row:
    row: Row = {"id": node["id"], "event": node["__typename"]}
    if row["event"] == "PullRequestCommit":
        commit = node["pushed"]
        return row | {
            "createdAt": commit["committedDate"],
            "oid": commit["oid"],
            "message": commit["message"],
        }
    actor = _author(node["actor"])
    row |= {"createdAt": node["createdAt"], "actor": actor["author"], "actorId": actor["authorId"]}
    for key, value in node.items():
        if key not in ("id", "__typename", "createdAt", "actor") and value is not None:
            row[key] = _plain(value)
    return row


def _plain(value: Any) -> Any:
    """What a happening is about, as one word."""
    if not isinstance(value, dict):
        return value
    if "number" in value:
        return _target(value)
    if "message" in value:
        return {"oid": value["oid"], "message": value["message"]}
    for key in ("login", "name", "nameWithOwner", "oid", "id"):
        if key in value:
            return value[key]
    return None


def _author(node: Node | None) -> Row:
    """A deleted account is nobody."""
    if node is None:
        return {"author": None, "authorId": None}
    return {"author": node["login"], "authorId": node.get("databaseId")}


def _login(node: Node | None) -> str | None:
    return None if node is None else str(node["login"])


def _name(node: Node | None) -> str | None:
    return None if node is None else str(node["nameWithOwner"])


def _target(node: Node) -> str:
    return f"{node['repository']['nameWithOwner']}#{node['number']}"


def _nodes(node: Node, name: str) -> Iterable[Any]:
    """The nodes of a list; GitHub leaves a hole for what the token may not see."""
    found = node[name]
    return [one for one in found["nodes"] or () if one] if found else []
