"""Comments, reviews and threads of one item in the store: matched with those known, and noted when gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lastcall.model.evidence import digest
from lastcall.store import shapes
from lastcall.store.database import Store
from lastcall.store.people import Accounts
from lastcall.store.shapes import Row

_KNOWN = """
SELECT r.id, r.kind, r.review, r.node_id, r.author, r.association, r.state, r.created, r.updated, r.more,
       r.place, r.gone, r.body, v.digest
FROM remark r LEFT JOIN version v ON v.id = r.body WHERE r.item = ? ORDER BY r.id
"""


@dataclass(slots=True)
class _Known:
    """A remark as the store has it."""

    id: int
    kind: str
    review: int | None
    node_id: str | None
    author: int | None
    association: str | None
    state: str | None
    created: str | None
    updated: str | None
    more: str
    place: int
    gone: str | None
    body: int | None
    digest: str | None


class Remarks:
    """Keeps what is said on one item."""

    def __init__(self, store: Store, accounts: Accounts, item: int, seen: str, *, stands: bool) -> None:
        """`stands`: whether the picture is the newest; else it only adds what was not known."""
        self._store = store
        self._accounts = accounts
        self._item = item
        self._seen = seen
        self._stands = stands
        self._left = {known.id: known for known in self._known()}
        self._by_node = {known.node_id: known for known in self._left.values() if known.node_id}

    def keep(self, row: Row) -> None:
        """Keep all that an item's row says; what it lacks of the kinds that it has is gone."""
        looked: set[str] = set()
        if isinstance(comments := row.get("comments"), list):
            looked.add("comment")
            for place, one in enumerate(_objects(comments)):
                self._keep(one, "comment", place, None)
        if isinstance(reviews := row.get("reviews"), list):
            looked |= {"review", "review_comment"}
            self._keep_reviews(reviews, row.get("reviewComments"))
        elif isinstance(alone := row.get("reviewComments"), list):
            # read without a token: the reviews that they belong to are not told
            looked.add("review_comment")
            self._keep_alone(alone)
        self._keep_deleted(row.get("deleted"))
        if self._stands:
            for known in self._left.values():
                if known.kind in looked and known.gone is None:
                    self._store.execute("UPDATE remark SET gone = ? WHERE id = ?", (self._seen, known.id))
            if isinstance(threads := row.get("threads"), list):
                self._keep_threads(threads)

    def _keep_reviews(self, reviews: list[Any], alone: Any) -> None:
        for place, one in enumerate(_objects(reviews)):
            review = self._keep(one, "review", place, None)
            inner = one.get("comments")
            for spot, comment in enumerate(_objects(inner if isinstance(inner, list) else [])):
                self._keep(comment, "review_comment", spot, review)
        self._keep_alone(alone if isinstance(alone, list) else [])

    def _keep_alone(self, rows: list[Any]) -> None:
        for place, one in enumerate(_objects(rows)):
            self._keep(one, "review_comment", place, None)

    def _keep_deleted(self, rows: Any) -> None:
        """What an archive tells of remarks that are there no more: all but their words."""
        for row in _objects(rows if isinstance(rows, list) else []):
            kind, mark = row.get("kind"), row.get("digest")
            if kind not in ("comment", "review", "review_comment") or not isinstance(row.get("gone"), str):
                continue
            author = self._accounts.of(row.get("author"), row.get("authorId"))
            known = self._match(row, kind, None, author, mark) or self._match_inner(row, kind, mark)
            if known is not None:
                del self._left[known.id]
                if known.gone is None and self._stands:
                    self._store.execute("UPDATE remark SET gone = ? WHERE id = ?", (row["gone"], known.id))
                continue
            facts = [row.get(key) for key in shapes.REMARK]
            named = row.get("commands")
            kept = shapes.more({"commands": named} if isinstance(named, list) else {}, {}, frozenset())
            remark = self._store.insert(
                "INSERT INTO remark (item, kind, place, author, node_id, association, state, created, "
                "updated, more, seen, gone) VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (self._item, kind, author, *facts, kept, self._seen, row["gone"]),
            )
            if isinstance(mark, str):
                made = self._store.insert(
                    "INSERT INTO version (item, remark, part, seen, digest) VALUES (?, ?, 'body', ?, ?)",
                    (self._item, remark, self._seen, mark),
                )
                self._store.execute("UPDATE remark SET body = ? WHERE id = ?", (made, remark))

    def _match_inner(self, row: Row, kind: str, mark: str | None) -> _Known | None:
        """A deleted review comment, whose review an archive does not tell."""
        alike = (kind, row.get("createdAt"), mark)
        return next(
            (known for known in self._left.values() if (known.kind, known.created, known.digest) == alike),
            None,
        )

    def _keep(self, row: Row, kind: str, place: int, review: int | None) -> int:
        author = self._accounts.of(row.get("author"), row.get("authorId"))
        words = row.get("body")
        mark = digest(words) if isinstance(words, str) else None
        known = self._match(row, kind, review, author, mark)
        if known is None:
            remark, body = self._add(row, kind, place, review, author), None
        else:
            del self._left[known.id]
            remark, body = known.id, known.body
            if self._stands:
                self._change(known, row, place, author, review)
        if isinstance(words, str) and mark is not None and (known is None or known.digest != mark):
            self._text(remark, body, words, mark)
        return remark

    def _match(
        self, row: Row, kind: str, review: int | None, author: int | None, mark: str | None
    ) -> _Known | None:
        """The remark that is meant: by GitHub's id, else by when and who, then by the words."""
        node = row.get("id")
        if node and node in self._by_node:
            found = self._by_node[node]
            return found if found.id in self._left else None
        near = [
            known
            for known in self._left.values()
            if (known.kind, known.created) == (kind, row.get("createdAt"))
            # one that was read without a token has no review yet
            and known.review in (review, None)
            and not (node and known.node_id)
            and (author is None or known.author is None or known.author == author)
        ]
        near.sort(key=lambda known: (known.digest != mark, known.gone is not None, known.id))
        return near[0] if near else None

    def _add(self, row: Row, kind: str, place: int, review: int | None, author: int | None) -> int:
        facts = [row.get(key) for key in shapes.REMARK]
        kept = shapes.more(row, shapes.REMARK, shapes.REMARK_APART)
        gone = None if self._stands else self._seen
        return self._store.insert(
            "INSERT INTO remark (item, kind, place, review, author, node_id, association, state, created, "
            "updated, more, seen, gone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (self._item, kind, place, review, author, *facts, kept, self._seen, gone),
        )

    def _change(self, known: _Known, row: Row, place: int, author: int | None, review: int | None) -> None:
        before = (known.node_id, known.association, known.state, known.created, known.updated)
        facts = [row.get(key, was) for key, was in zip(shapes.REMARK, before, strict=True)]
        facts[0] = facts[0] or known.node_id
        kept = shapes.more(row, shapes.REMARK, shapes.REMARK_APART, known.more)
        author, review = author or known.author, review or known.review
        was = (*before, known.more, known.place, known.author, known.review, known.gone)
        if was == (*facts, kept, place, author, review, None):
            return
        self._store.execute(
            "UPDATE remark SET node_id = ?, association = ?, state = ?, created = ?, updated = ?, more = ?, "
            "place = ?, author = ?, review = ?, gone = NULL WHERE id = ?",
            (*facts, kept, place, author, review, known.id),
        )

    def _text(self, remark: int, stands_now: int | None, words: str, mark: str) -> None:
        if not self._stands and self._store.one(
            "SELECT 1 FROM version WHERE remark = ? AND digest = ?", (remark, mark)
        ):
            return
        made = self._store.insert(
            "INSERT INTO version (item, remark, part, seen, digest, words) VALUES (?, ?, 'body', ?, ?, ?)",
            (self._item, remark, self._seen, mark, words),
        )
        if self._stands or stands_now is None:
            self._store.execute("UPDATE remark SET body = ? WHERE id = ?", (made, remark))

    def _keep_threads(self, threads: list[Any]) -> None:
        known = dict(
            self._store.rows("SELECT node_id, id FROM thread WHERE item = ? AND gone IS NULL", (self._item,))
        )
        for place, row in enumerate(_objects(threads)):
            kept = shapes.more(row, {"id": "node_id"}, frozenset())
            self._store.execute(
                "INSERT INTO thread (item, node_id, place, more) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (node_id) DO UPDATE "
                "SET item = excluded.item, place = excluded.place, more = excluded.more, gone = NULL",
                (self._item, row["id"], place, kept),
            )
            known.pop(row["id"], None)
        for thread in known.values():
            self._store.execute("UPDATE thread SET gone = ? WHERE id = ?", (self._seen, thread))

    def _known(self) -> Iterable[_Known]:
        for values in self._store.rows(_KNOWN, (self._item,)):
            yield _Known(*values)


def _objects(rows: list[Any]) -> Iterator[Row]:
    """Rows that are objects; an archive made by hand may hold others, which say nothing."""
    for row in rows:
        if isinstance(row, dict):
            yield row
