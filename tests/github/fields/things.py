"""Fields with one value, where that is not simply the record's attribute."""

from typing import Any

from tests.github.connections import GitHubError
from tests.github.fields.serving import not_served, serve
from tests.github.records import Account, Event, Issue, Item, PullRequest, Repository


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
def state_reason(record: Issue | Event, info: Any, **arguments: Any) -> str | None:
    """Only who asks for duplicates is told of them."""
    hidden = record.state_reason == "DUPLICATE" and not arguments.get("enableDuplicate")
    return "NOT_PLANNED" if hidden else record.state_reason


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
