"""Who did it, and where people read it."""

from typing import Any

from tests.github.fields.serving import EVENTS, TEXTS, serve, snake
from tests.github.records import Account


def account_or_null(account: Account | None) -> Account | None:
    """Nobody stands for somebody whose account was deleted."""
    return None if account is None or account.deleted else account


@serve(f"{TEXTS} {EVENTS}", "author", "editor", "actor", "assignee", "deletedCommentAuthor")
@serve("PullRequest", "mergedBy")
@serve("UserContentEdit", "editor", "deletedBy")
@serve("PullRequestReviewThread", "resolvedBy")
def person(record: Any, info: Any) -> Account | None:
    return account_or_null(getattr(record, snake(info.field_name)))


@serve(f"{TEXTS} {EVENTS} User Bot Mannequin Organization Repository Label Milestone Commit", "url")
@serve("PullRequestCommit", "url")
def url(record: Any, info: Any) -> str:
    return info.context.urls.web(record)


@serve("Commit", "author")
def commit_author(record: Any, info: Any) -> Any:
    return record


@serve("GitActor", "name")
def git_name(record: Any, info: Any) -> str:
    return record.author_name


@serve("GitActor", "user")
def git_user(record: Any, info: Any) -> Account | None:
    return account_or_null(record.author_account)
