"""How each GraphQL field that is served gets its value from the state: the registry, and what resolvers get."""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tests.github.access import Budget
from tests.github.cost import Cost
from tests.github.records import Account, NotKnownError, Repository
from tests.github.state import State
from tests.github.urls import Urls

TEXTS = "Issue PullRequest IssueComment PullRequestReview PullRequestReviewComment"
EVENTS = (
    "AssignedEvent UnassignedEvent BaseRefChangedEvent ClosedEvent CommentDeletedEvent ConnectedEvent "
    "DisconnectedEvent ConvertToDraftEvent CrossReferencedEvent DemilestonedEvent MilestonedEvent "
    "HeadRefForcePushedEvent LabeledEvent UnlabeledEvent LockedEvent UnlockedEvent MarkedAsDuplicateEvent "
    "MergedEvent ReadyForReviewEvent ReferencedEvent RenamedTitleEvent ReopenedEvent ReviewDismissedEvent "
    "TransferredEvent"
)


@dataclass
class Context:
    """What a request is answered from."""

    state: State
    urls: Urls
    viewer: Account
    reads_private: bool
    cost: Cost
    rate: Budget
    """What is left after this query."""
    generation: int
    """Of cursors; those of an older one have expired."""
    middleware: list[Callable[..., Any]] | None = None
    """What stands before each resolver, where fields are to fail."""

    def sees(self, repository: Repository) -> bool:
        return self.reads_private or not repository.is_private


Resolver = Callable[..., Any]
RESOLVERS: dict[str, dict[str, Resolver]] = {}


@functools.cache
def snake(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


def resolver(typename: str, field: str) -> Resolver:
    """The field's own resolver, or the record's attribute."""
    own = RESOLVERS.get(typename, {}).get(field)
    if own is not None:
        return own
    attribute = snake(field)

    def of_attribute(record: Any, info: Any) -> Any:
        return getattr(record, attribute)

    return of_attribute


def serve(names: str, *fields: str) -> Callable[[Resolver], Resolver]:
    """The decorated function is the resolver of these fields in these types."""

    def registered(function: Resolver) -> Resolver:
        for typename in names.split():
            for field in fields:
                RESOLVERS.setdefault(typename, {})[field] = function
        return function

    return registered


def not_served(what: str) -> NotKnownError:
    return NotKnownError(f"the local GitHub does not serve {what}")


def iso(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")
