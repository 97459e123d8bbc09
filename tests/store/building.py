"""Archives as literals, and stores that hold them."""

import json
from datetime import UTC, datetime

from lastcall.documents.renames import Renames
from lastcall.store import Store, archives

HOME = "blue/mill"
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def comment(author, body, at, **more):
    return {
        "author": author,
        "authorAssociation": "NONE",
        "body": body,
        "createdAt": at,
        "updatedAt": at,
        **more,
    }


def issue(number, title="Which units?", *, state="OPEN", updated="2026-01-06T09:00:00Z", **more):
    return {
        "number": number,
        "id": f"I_{number}",
        "title": title,
        "url": f"https://git.example/blue/mill/issues/{number}",
        "state": state,
        "author": "ana",
        "authorAssociation": "MEMBER",
        "assignees": [],
        "labels": [],
        "body": "Say them.",
        "createdAt": "2026-01-05T09:00:00Z",
        "updatedAt": updated,
        "closedAt": None,
        "comments": [],
    } | more


def pull(number, title="Say the unit", **more):
    row = issue(number, title) | {"id": f"PR_{number}"}
    fields = {
        "baseRepository": HOME,
        "baseRefName": "main",
        "baseRefOid": "1" * 40,
        "headRepository": None,
        "headRefName": "unit",
        "headRefOid": "2" * 40,
        "mergedAt": None,
        "mergedBy": None,
        "mergeCommit": None,
        "reviews": [],
    }
    return row | fields | more


def archive(*items, at="2026-02-01T00:00:00+00:00", labels=(), **more):
    issues = [item for item in items if "reviews" not in item]
    pulls = [item for item in items if "reviews" in item]
    head = {"magic": "E!vIA5L86J2I", "timestamp": at, "repo": HOME, "labels": list(labels)}
    return json.dumps({**head, "issues": issues, "pulls": pulls, **more}).encode()


def take_in(store, *items, **more):
    return archives.take_in(store, archive(*items, **more), "a.json", Renames({}), NOW)


def export(store, name=HOME):
    return json.loads(archives.export(store, name))


def versions(store):
    """All texts ever seen, with when, oldest first."""
    return list(store.rows("SELECT part, words, seen FROM version ORDER BY id"))


def open_store(tmp_path, name="store.sqlite", **more):
    return Store(tmp_path / name, **more)
