"""What GitHub keeps: accounts, repositories, issues, pull requests and all that is said on them.

Plain records that tests change through `state.State`. A name here is the GraphQL field's in snake case, so
that most fields need no resolver of their own.
"""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from tests.github.ids import node_id


class NotKnownError(AttributeError):
    """A record was asked for what the state does not hold: a defect of the test's set-up, never a null."""


@dataclass(eq=False)
class Account:
    typename: str
    database_id: int
    login: str
    name: str | None = None
    deleted: bool = False

    @cached_property
    def id(self) -> str:
        return node_id(self.typename, self.database_id)


@dataclass(eq=False)
class Label:
    repository: "Repository"
    database_id: int
    name: str
    color: str
    description: str | None
    created_at: datetime
    updated_at: datetime
    typename = "Label"
    is_default = False

    @cached_property
    def id(self) -> str:
        return node_id("Label", self.repository.database_id, self.database_id)


@dataclass(eq=False)
class Milestone:
    repository: "Repository"
    database_id: int
    number: int
    title: str
    created_at: datetime
    creator: Account
    due_on: datetime | None = None
    closed_at: datetime | None = None
    typename = "Milestone"

    @cached_property
    def id(self) -> str:
        return node_id("Milestone", self.repository.database_id, self.database_id)

    @property
    def closed(self) -> bool:
        return self.closed_at is not None

    @property
    def state(self) -> str:
        return "CLOSED" if self.closed else "OPEN"


@dataclass(eq=False)
class Commit:
    repository: "Repository"
    oid: str
    message: str
    author_name: str
    author_account: Account | None
    authored_date: datetime
    committed_date: datetime
    typename = "Commit"

    @cached_property
    def id(self) -> str:
        return node_id("Commit", self.repository.database_id, self.oid)

    @property
    def abbreviated_oid(self) -> str:
        return self.oid[:7]

    @property
    def message_headline(self) -> str:
        return self.message.split("\n", 1)[0]


@dataclass(eq=False)
class Edit:
    """One version of a text: what it said from `edited_at` on."""

    id: str
    created_at: datetime
    edited_at: datetime
    editor: Account | None
    diff: str | None
    deleted_at: datetime | None = None
    deleted_by: Account | None = None
    typename = "UserContentEdit"

    @property
    def updated_at(self) -> datetime:
        return self.deleted_at or self.edited_at


@dataclass(eq=False, kw_only=True)
class Text:
    """What people write: an issue, a pull request, a comment, a review."""

    repository: "Repository"
    database_id: int
    author: Account
    body: str
    created_at: datetime
    updated_at: datetime
    author_association: str = "NONE"
    last_edited_at: datetime | None = None
    editor: Account | None = None
    edits: list[Edit] = field(default_factory=list)
    is_minimized: bool = False
    minimized_reason: str | None = None
    sequence: int = 0
    """The order in which the state learned of things, for those of the same second."""
    typename = ""

    @cached_property
    def id(self) -> str:
        return node_id(self.typename, self.repository.database_id, self.database_id)

    @property
    def full_database_id(self) -> int:
        return self.database_id

    @property
    def published_at(self) -> datetime:
        return self.created_at

    @property
    def includes_created_edit(self) -> bool:
        return bool(self.edits)


@dataclass(eq=False, kw_only=True)
class Event:
    """Something that happened to an item, with the fields that its type has beyond these."""

    typename: str
    item: "Issue | PullRequest"
    database_id: int
    actor: Account | None
    created_at: datetime
    sequence: int
    fields: dict[str, Any]

    @cached_property
    def id(self) -> str:
        return node_id(self.typename, self.item.repository.database_id, self.database_id)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.fields[name]
        except KeyError:
            raise NotKnownError(f"the state holds no {name} for a {self.typename}") from None


@dataclass(eq=False, kw_only=True)
class IssueComment(Text):
    item: "Issue | PullRequest"
    typename = "IssueComment"


@dataclass(eq=False, kw_only=True)
class Item(Text):
    """What issues and pull requests share: GitHub numbers them together."""

    issue_id: int
    """The number of an issue in REST, also of a pull request; `database_id` is the pull request's own."""
    number: int
    title: str
    closed_at: datetime | None = None
    labels: list[Label] = field(default_factory=list)
    assignees: list[Account] = field(default_factory=list)
    milestone: Milestone | None = None
    locked: bool = False
    active_lock_reason: str | None = None
    comments: list[IssueComment] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    @property
    def closed(self) -> bool:
        return self.closed_at is not None


@dataclass(eq=False, kw_only=True)
class Issue(Item):
    state_reason: str | None = None
    typename = "Issue"

    @property
    def state(self) -> str:
        return "CLOSED" if self.closed else "OPEN"


@dataclass(eq=False, kw_only=True)
class ReviewComment(Text):
    pull_request: "PullRequest"
    pull_request_review: "Review"
    path: str
    commit: Commit | None
    original_commit: Commit | None
    diff_hunk: str
    position: int | None
    original_position: int
    line: int | None
    original_line: int | None
    start_line: int | None = None
    original_start_line: int | None = None
    outdated: bool = False
    subject_type: str = "LINE"
    reply_to: "ReviewComment | None" = None
    typename = "PullRequestReviewComment"

    @property
    def state(self) -> str:
        return "PENDING" if self.pull_request_review.state == "PENDING" else "SUBMITTED"


@dataclass(eq=False, kw_only=True)
class Thread:
    pull_request: "PullRequest"
    database_id: int
    comments: list[ReviewComment]
    resolved_by: Account | None = None
    is_resolved: bool = False
    diff_side: str = "RIGHT"
    typename = "PullRequestReviewThread"

    @cached_property
    def id(self) -> str:
        return node_id(self.typename, self.pull_request.repository.database_id, self.database_id)

    def __getattr__(self, name: str) -> Any:
        """Where a thread stands is where its first comment stands."""
        if name == "is_outdated":
            return self.comments[0].outdated
        if name in {"path", "line", "original_line", "start_line", "original_start_line", "subject_type"}:
            return getattr(self.comments[0], name)
        raise AttributeError(name)


@dataclass(eq=False, kw_only=True)
class Review(Text):
    pull_request: "PullRequest"
    state: str
    commit: Commit | None
    submitted_at: datetime | None
    comments: list[ReviewComment] = field(default_factory=list)
    typename = "PullRequestReview"


@dataclass(eq=False)
class ChangedFile:
    path: str
    additions: int = 1
    deletions: int = 0
    change_type: str = "MODIFIED"
    typename = "PullRequestChangedFile"


@dataclass(eq=False)
class PullCommit:
    pull_request: "PullRequest"
    commit: Commit
    sequence: int
    typename = "PullRequestCommit"

    @cached_property
    def id(self) -> str:
        return node_id(self.typename, self.pull_request.repository.database_id, self.commit.oid)


@dataclass(eq=False, kw_only=True)
class PullRequest(Item):
    base_ref_name: str
    base_ref_oid: str
    head_ref_name: str
    head_ref_oid: str
    head_repository: "Repository | None"
    is_draft: bool = False
    merged_at: datetime | None = None
    merged_by: Account | None = None
    merge_commit: Commit | None = None
    commits: list[PullCommit] = field(default_factory=list)
    files: list[ChangedFile] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    threads: list[Thread] = field(default_factory=list)
    linked: list[Issue] = field(default_factory=list)
    """Issues that people linked by hand; those that the text closes come on top."""
    typename = "PullRequest"

    @property
    def merged(self) -> bool:
        return self.merged_at is not None

    @property
    def state(self) -> str:
        return "MERGED" if self.merged else "CLOSED" if self.closed else "OPEN"


@dataclass(eq=False)
class Status:
    database_id: int
    sha: str
    context: str
    state: str
    description: str | None
    target_url: str | None
    creator: Account
    created_at: datetime


@dataclass(eq=False)
class CheckRun:
    database_id: int
    head_sha: str
    name: str
    status: str
    conclusion: str | None
    external_id: str
    details_url: str | None
    output: dict[str, Any]
    started_at: datetime | None
    completed_at: datetime | None


@dataclass(eq=False)
class Repository:
    database_id: int
    owner: Account
    name: str
    created_at: datetime
    updated_at: datetime
    description: str | None = None
    default_branch: str = "main"
    is_private: bool = False
    is_archived: bool = False
    is_fork: bool = False
    has_issues_enabled: bool = True
    labels: dict[str, Label] = field(default_factory=dict)
    items: dict[int, Issue | PullRequest] = field(default_factory=dict)
    commits: dict[str, Commit] = field(default_factory=dict)
    statuses: list[Status] = field(default_factory=list)
    check_runs: list[CheckRun] = field(default_factory=list)
    moved: dict[int, "Issue"] = field(default_factory=dict)
    """Numbers of issues that were transferred, and where they are now."""
    deleted: set[int] = field(default_factory=set)
    last_number: int = 0
    typename = "Repository"

    @cached_property
    def id(self) -> str:
        return node_id("Repository", self.database_id)

    @property
    def name_with_owner(self) -> str:
        return f"{self.owner.login}/{self.name}"

    @property
    def pushed_at(self) -> datetime:
        return max((commit.committed_date for commit in self.commits.values()), default=self.created_at)

    def issues(self) -> list[Issue]:
        return [item for item in self.items.values() if isinstance(item, Issue)]

    def pulls(self) -> list[PullRequest]:
        return [item for item in self.items.values() if isinstance(item, PullRequest)]


def home_of(record: Any) -> Repository | None:
    """The repository that a record belongs to; accounts belong to none."""
    if isinstance(record, Repository):
        return record
    for owner in ("repository", "item", "pull_request"):
        held = getattr(record, owner, None)
        if held is not None:
            return home_of(held)
    return None
