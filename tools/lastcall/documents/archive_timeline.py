"""Entries of an item's timeline, as the forge told them, as values."""

from __future__ import annotations

from typing import Any

from lastcall.documents.archive_values import moment, name, number
from lastcall.model.item import Happening

_ABOUT = (
    "label",
    "currentTitle",
    "source",
    "afterCommit",
    "canonical",
    "stateReason",
    "fromRepository",
    "assignee",
    "closer",
    "currentRefName",
    "deletedCommentAuthor",
)
"""Keys of an entry that say what it is about, the first that is there counts."""
_COMMITS = ("oid", "commit", "afterCommit")
_MESSAGES = ("message", "dismissalMessage")
_BEFORE = ("previousTitle", "previousReviewState", "beforeCommit", "previousRefName")


def happening(row: dict[str, Any]) -> Happening:
    """One entry. Raises KeyError, TypeError or AttributeError for what is none."""
    referred = row.get("commit")
    inside = referred if isinstance(referred, dict) else {}
    return Happening(
        kind=str(row["event"]).removesuffix("Event"),
        at=moment(row.get("createdAt")),
        actor=name(row.get("actor")),
        actor_id=number(row.get("actorId")),
        detail=_first(row, _ABOUT),
        id=name(row.get("id")),
        commit=_first(row, _COMMITS) or name(inside.get("oid")),
        message=_first(row, _MESSAGES) or name(inside.get("message")),
        before=_first(row, _BEFORE),
        review=name(row.get("review")),
        closes=row.get("willCloseTarget") is True,
    )


def _first(row: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((value for key in keys if (value := name(row.get(key)))), None)
