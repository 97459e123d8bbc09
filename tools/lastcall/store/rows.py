"""Reads items back from the store as the rows of an archive: the inverse of keeping."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from enum import Enum
from typing import Any

from lastcall.model.reference import ItemKind
from lastcall.store import commands, shapes
from lastcall.store.database import Store

_BATCH = 500
"""Items that are put together at a time."""
# The plus keeps SQLite from sorting the whole repository anew for each batch: it goes on by `id`.
_ITEMS = """
SELECT i.id, i.number, i.kind, i.node_id, i.url, i.state, i.association, i.created, i.updated, i.closed,
       i.merged, t.words, b.words, a.login, a.database_id, i.more
FROM item i LEFT JOIN version t ON t.id = i.title LEFT JOIN version b ON b.id = i.body
LEFT JOIN account a ON a.id = i.author
WHERE +i.repository = ? AND i.id > ? AND i.gone IS NULL ORDER BY i.id LIMIT ?
"""
_TELLING = (
    "v.words GLOB '*[0-9]*' OR v.words LIKE '%withdr%' "
    "OR v.words LIKE '/%' OR instr(v.words, char(10) || '/')"
)
"""Texts that a status is worked out from: those that may name an item, withdraw one, or hold a command."""
_REMARKS = """
SELECT r.item, r.id, r.kind, r.review, r.node_id, r.association, r.state, r.created, r.updated, r.gone,
       v.digest, {words}, a.login, a.database_id, r.more
FROM remark r LEFT JOIN version v ON v.id = r.body LEFT JOIN account a ON a.id = r.author
WHERE r.item BETWEEN ? AND ? ORDER BY r.item, r.place, r.id
"""
_LABELS = """
SELECT x.item, l.name FROM item_label x JOIN label l ON l.id = x.label
WHERE x.item BETWEEN ? AND ? ORDER BY x.item, x.place
"""
_ASSIGNEES = """
SELECT x.item, a.login FROM item_assignee x JOIN account a ON a.id = x.account
WHERE x.item BETWEEN ? AND ? ORDER BY x.item, x.place
"""
_LINKS = "SELECT item, target FROM link WHERE item BETWEEN ? AND ? AND way = 'closes' ORDER BY item, target"
_EVENTS = """
SELECT e.item, e.node_id, e.kind, e.at, a.login, a.database_id, e.more FROM event e
LEFT JOIN account a ON a.id = e.actor WHERE e.item BETWEEN ? AND ? AND e.gone IS NULL ORDER BY e.item, e.place
"""
_THREADS = """
SELECT item, node_id, more FROM thread WHERE item BETWEEN ? AND ? AND gone IS NULL ORDER BY item, place
"""
_FILES = "SELECT item, path FROM item_file WHERE item BETWEEN ? AND ? ORDER BY item, place"
_EDITS = """
SELECT x.item, x.at, a.login, a.database_id FROM item_edit x LEFT JOIN account a ON a.id = x.editor
WHERE x.item BETWEEN ? AND ? ORDER BY x.item, x.place
"""
_VERSIONS = """
SELECT item, remark, part, seen, digest FROM version WHERE item BETWEEN ? AND ? ORDER BY item, seen, id
"""
_Found = dict[int, list[Any]]


class Texts(Enum):
    """How much of what was written is wanted."""

    ALL = "all"
    TELLING = "telling"
    """Of comments and reviews only the texts that a status is worked out from; the others are empty."""


def items(
    store: Store, repository: int, texts: Texts = Texts.ALL, *, versions: bool = False
) -> Iterator[tuple[ItemKind, dict[str, Any]]]:
    """The items that are there, in the order in which they were met; call it within `store.reading()`.

    With `versions`, each text has its versions beside it, which are no part of an archive.
    """
    last = 0
    while batch := list(store.rows(_ITEMS, (repository, last, _BATCH))):
        # what lies between belongs to other repositories and is left out
        span = (batch[0][0], batch[-1][0])
        last = batch[-1][0]
        around = _Around(store, span, {row[0] for row in batch}, texts, versions=versions)
        for row in batch:
            yield ItemKind(row[2]), _item(row, around)


class _Around:
    """What belongs to a batch of items, by item."""

    def __init__(
        self, store: Store, span: tuple[int, int], wanted: set[int], texts: Texts, *, versions: bool
    ) -> None:
        def by_item(statement: str) -> _Found:
            found: _Found = defaultdict(list)
            for item, *rest in store.rows(statement, span):
                if item in wanted:
                    found[item].append(rest[0] if len(rest) == 1 else rest)
            return found

        words = "v.words" if texts is Texts.ALL else f"CASE WHEN {_TELLING} THEN v.words ELSE '' END"
        self.remarks = by_item(_REMARKS.format(words=words))
        self.labels = by_item(_LABELS)
        self.assignees = by_item(_ASSIGNEES)
        self.links = by_item(_LINKS)
        self.events = by_item(_EVENTS)
        self.threads = by_item(_THREADS)
        self.files = by_item(_FILES)
        self.edits = by_item(_EDITS)
        self.versions = _by_text(by_item(_VERSIONS)) if versions else {}


def _by_text(found: _Found) -> dict[tuple[int, int | None], list[dict[str, Any]]]:
    """Versions by the item and the remark that they are of, where there were several."""
    texts: dict[tuple[int, int | None, str], list[dict[str, Any]]] = defaultdict(list)
    for item, rows in found.items():
        for remark, part, seen, mark in rows:
            texts[item, remark, part].append({"part": part, "seen": seen, "digest": mark})
    several: dict[tuple[int, int | None], list[dict[str, Any]]] = defaultdict(list)
    for (item, remark, _), listed in texts.items():
        if len(listed) > 1:
            several[item, remark] += listed
    return several


def _item(values: tuple[Any, ...], around: _Around) -> dict[str, Any]:
    item, number, kind, node, url, state, association, created, updated, closed, merged, *texts, kept = values
    title, body, author, author_id = texts
    more = shapes.less(kept)
    row: dict[str, Any] = {
        "number": number,
        "id": node,
        "title": title,
        "url": url,
        "state": state,
        "author": author,
        "authorAssociation": association,
        "assignees": around.assignees.get(item, []),
        "labels": around.labels.get(item, []),
        "body": body,
        "createdAt": created,
        "updatedAt": updated,
    }
    remarks = around.remarks.get(item, [])
    texts_of = {one[0]: around.versions.get((item, one[0]), []) for one in remarks}
    if kind == ItemKind.PULL:
        row |= {key: more.pop(key, None) for key in shapes.PULL_KEYS[0]}
    row["closedAt"] = closed
    if kind == ItemKind.PULL:
        row["mergedAt"] = merged
        row |= {key: more.pop(key, None) for key in shapes.PULL_KEYS[1]}
    row["comments"] = [_remark(one, texts_of) for one in remarks if one[1] == "comment" and one[8] is None]
    if kind == ItemKind.PULL:
        row["reviews"] = _reviews(remarks, texts_of)
    extra = {"authorId": author_id, **more}
    extra["files"] = around.files.get(item)
    extra["edits"] = [_edit(one) for one in around.edits.get(item, [])]
    extra["versions"] = around.versions.get((item, None))
    extra["closes"] = around.links.get(item)
    extra["timeline"] = [_event(one) for one in around.events.get(item, [])]
    extra["threads"] = [{"id": one, **shapes.less(kept)} for one, kept in around.threads.get(item, [])]
    extra["reviewComments"] = [
        _remark(one, texts_of)
        for one in remarks
        if one[1] == "review_comment" and one[2] is None and one[8] is None
    ]
    extra["deleted"] = [_deleted(one) for one in sorted(remarks, key=_by_time) if one[8] is not None]
    return _with(row, extra)


def _with(row: dict[str, Any], extra: dict[str, Any]) -> dict[str, Any]:
    """Keys that the format lacks come last, by the alphabet, and only where there is something to say."""
    row.update((key, extra[key]) for key in sorted(extra) if extra[key] not in (None, []))
    return row


def _edit(values: list[Any]) -> dict[str, Any]:
    at, editor, number = values
    return _with({"at": at, "editor": editor}, {"editorId": number})


_Texts = dict[int, list[dict[str, Any]]]


def _reviews(remarks: list[Any], texts_of: _Texts) -> list[dict[str, Any]]:
    inner: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for one in remarks:
        if one[1] == "review_comment" and one[2] is not None and one[8] is None:
            inner[one[2]].append(_remark(one, texts_of))
    return [_review(one, inner[one[0]], texts_of) for one in remarks if one[1] == "review" and one[8] is None]


def _review(values: list[Any], comments: list[dict[str, Any]], texts_of: _Texts) -> dict[str, Any]:
    remark, _, _, node, association, state, created, updated, _, _, words, author, author_id, kept = values
    more = shapes.less(kept)
    row = {
        "id": node,
        "commit": more.pop("commit", None),
        "author": author,
        "authorAssociation": association,
        "state": state,
        "body": words,
        "createdAt": created,
        "updatedAt": updated,
        "comments": comments,
    }
    return _with(row, {"authorId": author_id, "versions": texts_of[remark], **more})


def _remark(values: list[Any], texts_of: _Texts) -> dict[str, Any]:
    remark, kind, _, node, association, _, created, updated, _, _, words, author, author_id, kept = values
    more = shapes.less(kept)
    if kind == "comment":
        row = {"author": author, "authorAssociation": association}
    else:
        row = {"originalPosition": more.pop("originalPosition", None)}
        more |= {"author": author, "authorAssociation": association}
    row |= {"body": words, "createdAt": created, "updatedAt": updated}
    return _with(row, {"id": node, "authorId": author_id, "versions": texts_of[remark], **more})


def _deleted(values: list[Any]) -> dict[str, Any]:
    """That something stood there, whose and when; its words stay in the store."""
    _, kind, _, node, association, state, created, updated, gone, mark, words, author, author_id, kept = (
        values
    )
    row = {"kind": kind, "author": author, "createdAt": created, "gone": gone, "digest": mark}
    extra = {"id": node, "authorId": author_id, "authorAssociation": association, "state": state}
    # an archive tells of one that was deleted before it was seen here
    extra["commands"] = commands.held(words) or shapes.less(kept).get("commands")
    return _with(row, {**extra, "updatedAt": updated})


def _by_time(values: list[Any]) -> tuple[str, str, str]:
    return values[6] or "", values[1], values[3] or values[9] or ""


def _event(values: list[Any]) -> dict[str, Any]:
    node, kind, at, actor, actor_id, kept = values
    return _with(
        {"id": node, "event": kind, "createdAt": at, "actor": actor},
        {"actorId": actor_id, **shapes.less(kept)},
    )


_GONE = """
SELECT i.number, i.kind, i.node_id, a.login, a.database_id, i.created, i.gone, i.gone_to, b.digest
FROM item i LEFT JOIN account a ON a.id = i.author LEFT JOIN version b ON b.id = i.body
WHERE i.repository = ? AND i.gone IS NOT NULL ORDER BY i.number
"""


def gone(store: Store, repository: int) -> Iterator[dict[str, Any]]:
    """Items that are there no more: that they were, whose and when."""
    for number, kind, node, author, author_id, created, when, to, mark in store.rows(_GONE, (repository,)):
        row = {
            "number": number,
            "kind": kind,
            "author": author,
            "createdAt": created,
            "gone": when,
            "digest": mark,
        }
        yield _with(row, {"id": node, "authorId": author_id, "goneTo": to})
