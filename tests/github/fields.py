"""How each GraphQL field that is served gets its value from the state.

A field without an entry here is the record's attribute of that name in snake case. A record that does not
hold it raises NotKnownError: nothing missing ever becomes a silent null.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tests.github.connections import Bounds, Connection, GitHubError, Placed, connection, placed
from tests.github.cost import Cost
from tests.github.records import (
    Account,
    Event,
    Issue,
    Item,
    NotKnownError,
    PullRequest,
    Repository,
    Review,
    Thread,
)
from tests.github.state import State
from tests.github.urls import Urls


@dataclass
class Context:
    """What a request is answered from."""

    state: State
    urls: Urls
    viewer: Account
    reads_private: bool
    cost: Cost
    rate: Any
    """The budget's Budget after this query."""
    generation: int
    """Of cursors; those of an older one have expired."""
    middleware: list[Callable[..., Any]] | None = None
    """What stands before each resolver, where fields are to fail."""

    def sees(self, repository: Repository) -> bool:
        return self.reads_private or not repository.is_private


Resolver = Callable[..., Any]
RESOLVERS: dict[str, dict[str, Resolver]] = {}


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


# --- the query --------------------------------------------------------------------------------------


@serve("Query", "viewer")
def viewer(_: Any, info: Any) -> Account:
    return info.context.viewer


@serve("Query", "user")
def user(_: Any, info: Any, login: str) -> Account:
    account = info.context.state.accounts.get(login.lower())
    if account is None or account.typename != "User":
        raise GitHubError("NOT_FOUND", f"Could not resolve to a User with the login of '{login}'.")
    return account


@serve("Query", "rateLimit")
def rate_limit(_: Any, info: Any, dryRun: bool = False) -> dict[str, Any]:
    if dryRun:
        raise not_served("rateLimit(dryRun: true)")
    return info.context


@serve("Query", "repository")
def repository(_: Any, info: Any, owner: str, name: str, followRenames: bool = True) -> Repository:
    context, full = info.context, f"{owner}/{name}"
    found = context.state.find_repository(full)
    if found is None and followRenames:
        found = context.state.renamed.get(full.lower())
    if found is None or not context.sees(found):
        raise GitHubError("NOT_FOUND", f"Could not resolve to a Repository with the name '{full}'.")
    return found


@serve("Query", "node")
def node(_: Any, info: Any, id: str) -> Any:
    context = info.context
    found = context.state.nodes.get(id)
    home = found if isinstance(found, Repository) else getattr(found, "repository", None)
    if found is None or (home is not None and not context.sees(home)):
        raise GitHubError("NOT_FOUND", f"Could not resolve to a node with the global id of '{id}'")
    return found


@serve("Query", "nodes")
def nodes(_: Any, info: Any, ids: list[str]) -> list[Any]:
    if len(ids) > 100:
        message = f"You may not provide more than 100 node ids; you provided {len(ids)}."
        raise GitHubError("ARGUMENT_LIMIT", message)
    return [_or_error(each, info) for each in ids]


def _or_error(identity: str, info: Any) -> Any:
    try:
        return node(None, info, identity)
    except GitHubError as error:
        return error  # graphql-core reports an exception that stands in a list at its place


@serve("RateLimit", "cost")
def cost(context: Context, info: Any) -> int:
    return context.cost.points


@serve("RateLimit", "nodeCount")
def node_count(context: Context, info: Any) -> int:
    return context.cost.nodes


@serve("RateLimit", "limit", "remaining", "used", "resetAt")
def rate(context: Context, info: Any) -> Any:
    return getattr(context.rate, snake(info.field_name))


# --- accounts and addresses -------------------------------------------------------------------------


def account_or_null(account: Account | None) -> Account | None:
    """Nobody stands for somebody whose account was deleted."""
    return None if account is None or account.deleted else account


_TEXTS = "Issue PullRequest IssueComment PullRequestReview PullRequestReviewComment"
_EVENTS = (
    "AssignedEvent UnassignedEvent BaseRefChangedEvent ClosedEvent CommentDeletedEvent ConnectedEvent "
    "DisconnectedEvent ConvertToDraftEvent CrossReferencedEvent DemilestonedEvent MilestonedEvent "
    "HeadRefForcePushedEvent LabeledEvent UnlabeledEvent LockedEvent UnlockedEvent MarkedAsDuplicateEvent "
    "MergedEvent ReadyForReviewEvent ReferencedEvent RenamedTitleEvent ReopenedEvent ReviewDismissedEvent "
    "TransferredEvent"
)


@serve(f"{_TEXTS} {_EVENTS}", "author", "editor", "actor", "assignee", "deletedCommentAuthor")
@serve("PullRequest", "mergedBy")
@serve("UserContentEdit", "editor", "deletedBy")
@serve("PullRequestReviewThread", "resolvedBy")
def person(record: Any, info: Any) -> Account | None:
    return account_or_null(getattr(record, snake(info.field_name)))


@serve(f"{_TEXTS} {_EVENTS} User Bot Mannequin Organization Repository Label Milestone Commit", "url")
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


# --- connections ------------------------------------------------------------------------------------


def iso(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def by_creation(record: Any) -> tuple[str, int]:
    return iso(record.created_at), record.sequence


def by_place(records: Iterable[Any]) -> list[Placed]:
    """In the order in which they stand, for what has no time of its own."""
    return [((place, 0), record) for place, record in enumerate(records)]


def page(
    info: Any, ascending: Sequence[Placed], arguments: dict[str, Any], *, descending: bool = False, **more: Any
) -> Connection:
    """The page that the arguments ask for; an argument that nobody handled is not served."""
    names = ("first", "last", "after", "before", "skip")
    bounds = Bounds(**{name: arguments.pop(name, None) for name in names})
    rest = {name: value for name, value in arguments.items() if value not in (None, False)}
    if rest:
        raise not_served(f"{info.parent_type.name}.{info.field_name} with {rest}")
    return connection(ascending, bounds, info.context.generation, descending=descending, **more)


def ordered(info: Any, records: Iterable[Any], order: dict[str, str] | None) -> tuple[list[Placed], bool]:
    """The records by the field that `orderBy` names, and whether the other way round."""
    keys: dict[str, Callable[[Any], tuple[str | int, int]]] = {
        "CREATED_AT": lambda record: (iso(record.created_at), record.database_id),
        "UPDATED_AT": lambda record: (iso(record.updated_at), record.database_id),
        "COMMENTS": lambda record: (len(record.comments), record.database_id),
        "NAME": lambda record: (record.name.lower(), record.database_id),
    }
    by = order or {"field": "CREATED_AT", "direction": "ASC"}
    if by["field"] not in keys:
        raise not_served(f"orderBy {by['field']}")
    return placed(list(records), keys[by["field"]]), by["direction"] == "DESC"


@serve("Repository", "issues")
def issues(record: Repository, info: Any, **arguments: Any) -> Connection:
    filters = arguments.pop("filterBy", None) or {}
    states = arguments.pop("states", None) or filters.pop("states", None)
    labels = arguments.pop("labels", None) or filters.pop("labels", None)
    since, creator = filters.pop("since", None), filters.pop("createdBy", None)
    filters.pop("viewerSubscribed", None)
    if filters:
        raise not_served(f"issues(filterBy: {filters})")

    def wanted(issue: Issue) -> bool:
        return (
            (not states or issue.state in states)
            and (not labels or _labelled(issue, labels))
            and (since is None or issue.updated_at >= since)
            and (creator is None or issue.author.login.lower() == creator.lower())
        )

    ascending, descending = _sorted_items(info, record, Issue, arguments.pop("orderBy", None))
    return page(info, [each for each in ascending if wanted(each[1])], arguments, descending=descending)


@serve("Repository", "pullRequests")
def pull_requests(record: Repository, info: Any, **arguments: Any) -> Connection:
    states, labels = arguments.pop("states", None), arguments.pop("labels", None)
    base, head = arguments.pop("baseRefName", None), arguments.pop("headRefName", None)

    def wanted(pull: PullRequest) -> bool:
        return (
            (not states or pull.state in states)
            and (not labels or _labelled(pull, labels))
            and base in (None, pull.base_ref_name)
            and head in (None, pull.head_ref_name)
        )

    ascending, descending = _sorted_items(info, record, PullRequest, arguments.pop("orderBy", None))
    return page(info, [each for each in ascending if wanted(each[1])], arguments, descending=descending)


def _labelled(item: Item, names: list[str]) -> bool:
    return bool({label.name.lower() for label in item.labels} & {name.lower() for name in names})


def _sorted_items(
    info: Any, record: Repository, kind: type[Item], order: dict[str, str] | None
) -> tuple[list[Placed], bool]:
    """Kept until the state changes: twenty thousand items are not sorted again for each page."""
    state: State = info.context.state
    by = order or {"field": "CREATED_AT", "direction": "ASC"}
    key = (record, kind, by["field"])
    if key not in state.sorted:
        state.sorted[key] = ordered(info, (i for i in record.items.values() if isinstance(i, kind)), by)[0]
    return state.sorted[key], by["direction"] == "DESC"


@serve("Repository", "labels")
def repository_labels(record: Repository, info: Any, **arguments: Any) -> Connection:
    ascending, descending = ordered(info, record.labels.values(), arguments.pop("orderBy", None))
    return page(info, ascending, arguments, descending=descending)


@serve("Issue PullRequest", "labels")
def labels(record: Item, info: Any, **arguments: Any) -> Connection:
    ascending, descending = ordered(info, record.labels, arguments.pop("orderBy", None))
    return page(info, ascending, arguments, descending=descending)


@serve("Issue PullRequest", "comments")
def comments(record: Item, info: Any, **arguments: Any) -> Connection:
    order = arguments.pop("orderBy", None)
    ascending, descending = ordered(info, record.comments, order)
    return page(info, ascending, arguments, descending=descending)


@serve("Issue PullRequest", "assignees")
def assignees(record: Item, info: Any, **arguments: Any) -> Connection:
    return page(info, by_place(record.assignees), arguments)


@serve("Issue", "closedByPullRequestsReferences")
def closed_by_pulls(record: Issue, info: Any, **arguments: Any) -> Connection:
    pulls = info.context.state.closers().get(record, [])
    if not arguments.pop("includeClosedPrs", False):
        pulls = [pull for pull in pulls if pull.state == "OPEN"]
    return page(info, placed(pulls, by_creation), arguments)


@serve("PullRequest", "closingIssuesReferences")
def closing_issues(record: PullRequest, info: Any, **arguments: Any) -> Connection:
    return page(info, placed(info.context.state.closing(record), by_creation), arguments)


@serve("PullRequest", "commits")
def commits(record: PullRequest, info: Any, **arguments: Any) -> Connection:
    return page(info, by_place(record.commits), arguments)


@serve("PullRequest", "files")
def files(record: PullRequest, info: Any, **arguments: Any) -> Connection:
    return page(info, by_place(sorted(record.files, key=lambda file: file.path)), arguments)


def visible_reviews(record: PullRequest, viewer: Account) -> list[Review]:
    """A review that was not submitted yet is its author's alone."""
    return [each for each in record.reviews if each.state != "PENDING" or each.author is viewer]


@serve("PullRequest", "reviews")
def reviews(record: PullRequest, info: Any, **arguments: Any) -> Connection:
    states, author = arguments.pop("states", None), arguments.pop("author", None)
    seen = [
        each
        for each in visible_reviews(record, info.context.viewer)
        if (not states or each.state in states) and author in (None, each.author.login)
    ]
    return page(info, placed(seen, by_creation), arguments)


@serve("PullRequest", "reviewThreads")
def review_threads(record: PullRequest, info: Any, **arguments: Any) -> Connection:
    threads = [((iso(each.comments[0].created_at), each.database_id), each) for each in record.threads]
    return page(info, sorted(threads, key=lambda pair: pair[0]), arguments)


@serve("PullRequestReview PullRequestReviewThread", "comments")
def review_comments(record: Review | Thread, info: Any, **arguments: Any) -> Connection:
    return page(info, placed(record.comments, by_creation), arguments)


@serve(_TEXTS, "userContentEdits")
def user_content_edits(record: Any, info: Any, **arguments: Any) -> Connection:
    newest_first = list(reversed(record.edits))
    return page(info, by_place(newest_first), arguments)


# --- timelines --------------------------------------------------------------------------------------


def item_type(typename: str) -> str:
    """`LABELED_EVENT` for LabeledEvent, as the enumeration of a timeline's items has it."""
    return snake(typename).upper()


@serve("Issue PullRequest", "timelineItems")
def timeline_items(record: Item, info: Any, **arguments: Any) -> Connection:
    kinds, since = arguments.pop("itemTypes", None), arguments.pop("since", None)
    ascending = placed(_happenings(record, info.context.viewer), _moment)
    if kinds is not None:
        ascending = [each for each in ascending if item_type(each[1].typename) in kinds]
    if since is not None:
        ascending = [each for each in ascending if each[0][0] >= iso(since)]
    return page(info, ascending, arguments, updated_at=record.updated_at)


def _happenings(record: Item, viewer: Account) -> list[Any]:
    found: list[Any] = [*record.comments, *record.events]
    if isinstance(record, PullRequest):
        found += record.commits
        found += visible_reviews(record, viewer)
    return found


def _moment(record: Any) -> tuple[str, int]:
    if record.typename == "PullRequestCommit":
        return iso(record.commit.committed_date), record.sequence
    return by_creation(record)


# --- single things ----------------------------------------------------------------------------------


def _numbered(record: Repository, number: int, kinds: tuple[type[Item], ...], words: str) -> Any:
    found = record.items.get(number)
    if not isinstance(found, kinds):
        raise GitHubError("NOT_FOUND", f"Could not resolve to {words} with the number of {number}.")
    return found


@serve("Repository", "issue")
def issue(record: Repository, info: Any, number: int) -> Issue:
    return _numbered(record, number, (Issue,), "an Issue")


@serve("Repository", "pullRequest")
def pull_request(record: Repository, info: Any, number: int) -> PullRequest:
    return _numbered(record, number, (PullRequest,), "a PullRequest")


@serve("Repository", "issueOrPullRequest")
def issue_or_pull_request(record: Repository, info: Any, number: int) -> Item:
    return _numbered(record, number, (Issue, PullRequest), "an issue or pull request")


@serve("Repository", "label")
def label(record: Repository, info: Any, name: str) -> Any:
    return record.labels.get(name.lower())


@serve("Repository", "defaultBranchRef")
def default_branch(record: Repository, info: Any) -> Any:
    return _Ref(record)


class _Ref:
    typename = "Ref"

    def __init__(self, repository: Repository) -> None:
        self.id = f"REF_{repository.id}"
        self.name = repository.default_branch


@serve("Issue", "stateReason")
@serve("ClosedEvent ReopenedEvent", "stateReason")
def state_reason(record: Issue | Event, info: Any, enableDuplicate: bool = False) -> str | None:
    reason = record.state_reason
    return "NOT_PLANNED" if reason == "DUPLICATE" and not enableDuplicate else reason


@serve("IssueComment", "issue")
def comments_issue(record: Any, info: Any) -> Any:
    """Of a comment on a pull request it is that, told as an issue; the state holds no such thing."""
    if isinstance(record.item, PullRequest):
        raise not_served("IssueComment.issue of a comment on a pull request")
    return record.item


@serve("IssueComment", "pullRequest")
def comments_pull(record: Any, info: Any) -> PullRequest | None:
    return record.item if isinstance(record.item, PullRequest) else None


@serve("PullRequest", "baseRepository")
def base_repository(record: PullRequest, info: Any) -> Repository:
    return record.repository


@serve("PullRequest", "headRepositoryOwner")
def head_owner(record: PullRequest, info: Any) -> Account | None:
    return record.head_repository and record.head_repository.owner


@serve("PullRequest", "isCrossRepository")
def is_cross_repository(record: PullRequest, info: Any) -> bool:
    return record.head_repository is not record.repository


@serve("PullRequest", "reviewDecision")
def review_decision(record: PullRequest, info: Any) -> None:
    """Null where no rule of the branch asks for reviews: the local GitHub has no such rules."""
    return


@serve("PullRequest", "additions", "deletions")
def changed_lines(record: PullRequest, info: Any) -> int:
    return sum(getattr(file, info.field_name) for file in record.files)


@serve("PullRequest", "changedFiles")
def changed_files(record: PullRequest, info: Any) -> int:
    return len(record.files)


@serve("PullRequest", "totalCommentsCount")
def total_comments(record: PullRequest, info: Any) -> int:
    return len(record.comments) + sum(len(review.comments) for review in record.reviews)


@serve("CrossReferencedEvent ConnectedEvent DisconnectedEvent", "isCrossRepository")
def crosses(record: Event, info: Any) -> bool:
    return record.source.repository is not record.item.repository


@serve("MarkedAsDuplicateEvent", "isCrossRepository")
def duplicates_across(record: Event, info: Any) -> bool:
    return record.canonical.repository is not record.item.repository


@serve("CrossReferencedEvent", "willCloseTarget")
def will_close(record: Event, info: Any) -> bool:
    source = record.source
    return isinstance(source, PullRequest) and record.target in info.context.state.closing(source)


@serve("ReferencedEvent", "commitRepository")
def commit_repository(record: Event, info: Any) -> Repository:
    return record.commit.repository


@serve("ReferencedEvent", "isCrossRepository")
def refers_across(record: Event, info: Any) -> bool:
    return record.commit.repository is not record.item.repository


@serve("ReferencedEvent", "isDirectReference")
def is_direct(record: Event, info: Any) -> bool:
    """The commit's own message names the item, not a comment on the commit."""
    return True
