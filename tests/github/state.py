"""The state of the local GitHub, with the acts by which people change it.

A test changes it by `state.comment(item, …)`, `state.edit(text, …)`, `state.transfer(issue, …)` and so on.
Each act is done by somebody, at the clock's time unless `at` says otherwise, and has the consequences that it
has on GitHub: times, timeline events, links.
"""

import functools
import hashlib
import itertools
import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from tests.github.links import closed_by, mentioned
from tests.github.records import (
    Account,
    ChangedFile,
    Commit,
    Edit,
    Event,
    Issue,
    IssueComment,
    Item,
    Label,
    Milestone,
    NotKnownError,
    PullCommit,
    PullRequest,
    Repository,
    Review,
    ReviewComment,
    Text,
    Thread,
)

Act = TypeVar("Act", bound=Callable[..., Any])
Who = Account | str


def act(method: Act) -> Act:
    """One change at a time, and none while a request is answered."""

    @functools.wraps(method)
    def changed(self: "State", *arguments: Any, **named: Any) -> Any:
        with self.lock:
            self.version += 1
            self.sorted.clear()
            self._closers = None
            return method(self, *arguments, **named)

    return changed  # type: ignore[return-value]


class Clock:
    """The server's time: the machine's, in whole seconds as GitHub's, or a fixed instant."""

    def __init__(self) -> None:
        self._fixed: datetime | None = None

    def fix(self, instant: datetime) -> None:
        self._fixed = instant.astimezone(UTC)

    def advance(self, seconds: float) -> None:
        self._fixed = self.now() + timedelta(seconds=seconds)

    def now(self) -> datetime:
        return self._fixed or datetime.now(UTC).replace(microsecond=0)


class State:
    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.version = 0
        self.sorted: dict[Any, Any] = {}
        """What was put in order since the last change; whoever changes a record by hand clears it."""
        self._closers: dict[Issue, list[PullRequest]] | None = None
        self.clock = Clock()
        self.accounts: dict[str, Account] = {}
        self.repositories: dict[str, Repository] = {}
        self.renamed: dict[str, Repository] = {}
        """Old names of repositories that moved, in lower case."""
        self.nodes: dict[str, Any] = {}
        self._ids = itertools.count(3_000_000_001)  # beyond 32 bits, as GitHub's are
        self._account_ids = itertools.count(1001)
        self._repository_ids = itertools.count(500_000_001)
        self._sequence = itertools.count(1)
        self.ghost = Account("User", 10137, "ghost", "Deleted user", deleted=True)

    # --- looking ------------------------------------------------------------------------------------

    def find_repository(self, name: str) -> Repository | None:
        """By `owner/name` as it is now; names do not tell upper from lower case."""
        return self.repositories.get(name.lower())

    def repository(self, name: str) -> Repository:
        found = self.find_repository(name)
        if found is None:
            raise NotKnownError(f"no repository {name}; there are {', '.join(self.repositories) or 'none'}")
        return found

    def item(self, repository: str, number: int) -> Issue | PullRequest:
        items = self.repository(repository).items
        if number not in items:
            raise NotKnownError(f"{repository} has no item {number}")
        return items[number]

    def issue(self, repository: str, number: int) -> Issue:
        item = self.item(repository, number)
        assert isinstance(item, Issue), f"{repository}#{number} is a pull request"
        return item

    def pull(self, repository: str, number: int) -> PullRequest:
        item = self.item(repository, number)
        assert isinstance(item, PullRequest), f"{repository}#{number} is an issue"
        return item

    def closing(self, pull: PullRequest) -> list[Issue]:
        """The issues that a merge of this pull request closes."""
        if pull.base_ref_name != pull.repository.default_branch:
            return pull.linked
        found = [self._target(name, number) for name, number in closed_by(pull.body, pull.repository)]
        issues = [*pull.linked, *(item for item in found if isinstance(item, Issue))]
        return list(dict.fromkeys(issues))

    def closers(self) -> dict[Issue, list[PullRequest]]:
        """The pull requests whose merge closes an issue, over all repositories."""
        if self._closers is None:
            self._closers = {}
            for repository in self.repositories.values():
                for pull in repository.pulls():
                    for issue in self.closing(pull):
                        self._closers.setdefault(issue, []).append(pull)
        return self._closers

    # --- accounts and repositories ------------------------------------------------------------------

    @act
    def account(self, login: Who, *, kind: str = "User", name: str | None = None) -> Account:
        """The account of that login, made if there is none yet."""
        if isinstance(login, Account):
            return login
        if login.lower() not in self.accounts:
            made = Account(kind, next(self._account_ids), login, name)
            self.accounts[login.lower()] = self._registered(made)
        return self.accounts[login.lower()]

    @act
    def delete_account(self, login: Who) -> None:
        """Whoever closes an account is `ghost` in REST and null in GraphQL ever after."""
        account = self.account(login)
        account.deleted = True
        self.accounts.pop(account.login.lower(), None)
        self.nodes.pop(account.id, None)

    @act
    def rename_account(self, login: Who, new: str) -> None:
        """The numeric id stays."""
        account = self.account(login)
        del self.accounts[account.login.lower()]
        account.login = new
        self.accounts[new.lower()] = account

    @act
    def add_repository(self, name: str, *, at: datetime | None = None, **fields: Any) -> Repository:
        owner, _, short = name.partition("/")
        when = at or self.clock.now()
        number = fields.pop("database_id", None) or next(self._repository_ids)
        repository = Repository(
            number, self.account(owner, kind="Organization"), short, when, when, **fields
        )
        self.repositories[name.lower()] = repository
        return self._registered(repository)

    @act
    def move_repository(self, old: str, new: str) -> None:
        """Renamed or given to another owner: requests for the old name are answered with 301."""
        repository = self.repositories.pop(old.lower())
        owner, _, repository.name = new.partition("/")
        repository.owner = self.account(owner, kind="Organization")
        self.renamed[old.lower()] = repository
        self.repositories[new.lower()] = repository

    @act
    def delete_repository(self, name: str) -> None:
        repository = self.repositories.pop(name.lower())
        self.renamed = {old: each for old, each in self.renamed.items() if each is not repository}
        self.nodes = {
            node: each
            for node, each in self.nodes.items()
            if each is not repository and getattr(each, "repository", None) is not repository
        }

    @act
    def add_label(
        self, repository: Repository, name: str, color: str = "ededed", description: str | None = None
    ) -> Label:
        now = self.clock.now()
        label = Label(repository, next(self._ids), name, color, description, now, now)
        repository.labels[name.lower()] = self._registered(label)
        return label

    @act
    def add_milestone(self, repository: Repository, title: str, by: Who) -> Milestone:
        number = 1 + sum(
            isinstance(each, Milestone) and each.repository is repository for each in self.nodes.values()
        )
        made = Milestone(
            repository, next(self._ids), number, title, self.clock.now(), self.account(by)
        )
        return self._registered(made)

    # --- opening ------------------------------------------------------------------------------------

    @act
    def open_issue(
        self, repository: Repository, title: str, body: str, by: Who, *, at: datetime | None = None, **fields: Any
    ) -> Issue:
        identity = next(self._ids)
        issue = self._opened(
            Issue, repository, title, body, by, at, {"database_id": identity, "issue_id": identity} | fields
        )
        return issue

    @act
    def open_pull(
        self, repository: Repository, title: str, body: str, by: Who, *, at: datetime | None = None, **fields: Any
    ) -> PullRequest:
        number = fields.get("number", repository.last_number + 1)
        defaults = {
            "database_id": next(self._ids),
            "issue_id": next(self._ids),
            "base_ref_name": repository.default_branch,
            "base_ref_oid": self._oid(repository, "base"),
            "head_ref_name": f"change-{number}",
            "head_ref_oid": self._oid(repository, f"head {number}"),
            "head_repository": repository,
        }
        pull = self._opened(PullRequest, repository, title, body, by, at, defaults | fields)
        self._add_commit(pull, pull.head_ref_oid, title, pull.created_at, pull.author)
        return pull

    def _opened(
        self,
        kind: type[Any],
        repository: Repository,
        title: str,
        body: str,
        by: Who,
        at: datetime | None,
        fields: dict[str, Any],
    ) -> Any:
        when = at or self.clock.now()
        number = fields.pop("number", repository.last_number + 1)
        item = kind(
            repository=repository,
            number=number,
            title=title,
            body=body,
            author=self.account(by),
            created_at=when,
            updated_at=when,
            sequence=next(self._sequence),
            **fields,
        )
        repository.last_number = max(repository.last_number, number)
        repository.items[number] = self._registered(item)
        self._refer(item, body, item.author, when)
        return item

    # --- saying -------------------------------------------------------------------------------------

    @act
    def comment(
        self, item: Issue | PullRequest, body: str, by: Who, *, at: datetime | None = None, **fields: Any
    ) -> IssueComment:
        when = at or self.clock.now()
        comment = IssueComment(item=item, **self._text(item, body, by, when, fields))
        item.comments.append(self._registered(comment))
        self._refer(item, body, comment.author, when)
        self._touch(item, when)
        return comment

    @act
    def review(
        self,
        pull: PullRequest,
        state: str,
        body: str,
        by: Who,
        *,
        at: datetime | None = None,
        commit: Commit | None = None,
        **fields: Any,
    ) -> Review:
        """`state`: APPROVED, CHANGES_REQUESTED, COMMENTED, or PENDING (not submitted, seen by its author)."""
        when = at or self.clock.now()
        review = Review(
            pull_request=pull,
            state=state,
            commit=commit or (pull.commits[-1].commit if pull.commits else None),
            submitted_at=None if state == "PENDING" else when,
            **self._text(pull, body, by, when, fields),
        )
        pull.reviews.append(self._registered(review))
        self._touch(pull, when)
        return review

    @act
    def review_comment(
        self,
        review: Review,
        body: str,
        *,
        path: str = "draft.md",
        line: int | None = 1,
        position: int = 1,
        reply_to: ReviewComment | None = None,
        at: datetime | None = None,
        **fields: Any,
    ) -> ReviewComment:
        """One of a thread of its own, unless it replies to another."""
        pull, when = review.pull_request, at or self.clock.now()
        comment = ReviewComment(
            pull_request=pull,
            pull_request_review=review,
            path=reply_to.path if reply_to else path,
            commit=review.commit,
            original_commit=review.commit,
            diff_hunk="@@ -1 +1 @@\n-old\n+new",
            position=position,
            original_position=position,
            line=line,
            original_line=line,
            reply_to=reply_to,
            **self._text(pull, body, review.author, when, fields),
        )
        review.comments.append(self._registered(comment))
        if reply_to is None:
            thread = Thread(pull_request=pull, database_id=next(self._ids), comments=[comment])
            pull.threads.append(self._registered(thread))
        else:
            self.thread_of(reply_to).comments.append(comment)
        self._touch(pull, when)
        return comment

    def thread_of(self, comment: ReviewComment) -> Thread:
        return next(each for each in comment.pull_request.threads if comment in each.comments)

    @act
    def resolve(self, thread: Thread, by: Who | None) -> None:
        """Or unresolve, by None. Neither moves the pull request's time."""
        thread.resolved_by = None if by is None else self.account(by)
        thread.is_resolved = by is not None

    @act
    def edit(
        self, text: Text, body: str, *, by: Who | None = None, at: datetime | None = None, silently: bool = False
    ) -> None:
        """`silently`: the item's own time does not move, as GitHub does not promise that it does."""
        when = at or self.clock.now()
        editor = text.author if by is None else self.account(by)
        if not text.edits:
            text.edits.append(self._edit(text, text.created_at, text.author, text.body))
        text.edits.append(self._edit(text, when, editor, body))
        text.body, text.last_edited_at, text.editor = body, when, editor
        self._touched_by(text, when, silently=silently)

    @act
    def delete(
        self, text: Text, *, by: Who | None = None, at: datetime | None = None, silently: bool = False
    ) -> None:
        """A comment leaves an event behind; an issue leaves its number; a review comment nothing."""
        when = at or self.clock.now()
        actor = text.author if by is None else self.account(by)
        self.nodes.pop(text.id, None)
        if isinstance(text, IssueComment):
            text.item.comments.remove(text)
            fields = {"deleted_comment_author": text.author}
            self._happened(text.item, "CommentDeletedEvent", actor, when, **fields)
        elif isinstance(text, ReviewComment):
            self._delete_review_comment(text)
        elif isinstance(text, Item):
            del text.repository.items[text.number]
            text.repository.deleted.add(text.number)
            return
        else:
            raise NotKnownError(f"GitHub deletes no {text.typename}")
        self._touched_by(text, when, silently=silently, itself=False)

    def _delete_review_comment(self, comment: ReviewComment) -> None:
        thread = self.thread_of(comment)
        thread.comments.remove(comment)
        comment.pull_request_review.comments.remove(comment)
        if not thread.comments:
            comment.pull_request.threads.remove(thread)
            self.nodes.pop(thread.id, None)

    @act
    def minimize(self, comment: Text, reason: str = "outdated") -> None:
        comment.is_minimized, comment.minimized_reason = True, reason

    @act
    def dismiss(self, review: Review, message: str, by: Who, *, at: datetime | None = None) -> None:
        when = at or self.clock.now()
        fields = {"previous_review_state": review.state, "dismissal_message": message, "review": review}
        self._happened(review.pull_request, "ReviewDismissedEvent", self.account(by), when, **fields)
        review.state = "DISMISSED"
        self._touched_by(review, when, silently=False)

    # --- doing --------------------------------------------------------------------------------------

    @act
    def retitle(self, item: Issue | PullRequest, title: str, by: Who, *, at: datetime | None = None) -> None:
        fields = {"previous_title": item.title, "current_title": title}
        self._happen(item, "RenamedTitleEvent", by, at, **fields)
        item.title = title

    @act
    def label(self, item: Issue | PullRequest, name: str, by: Who, *, at: datetime | None = None) -> None:
        label = item.repository.labels.get(name.lower()) or self.add_label(item.repository, name)
        if label not in item.labels:
            item.labels.append(label)
            self._happen(item, "LabeledEvent", by, at, label=label)

    @act
    def unlabel(self, item: Issue | PullRequest, name: str, by: Who, *, at: datetime | None = None) -> None:
        label = next(each for each in item.labels if each.name.lower() == name.lower())
        item.labels.remove(label)
        self._happen(item, "UnlabeledEvent", by, at, label=label)

    @act
    def assign(self, item: Issue | PullRequest, who: Who, by: Who, *, at: datetime | None = None) -> None:
        item.assignees.append(self.account(who))
        self._happen(item, "AssignedEvent", by, at, assignee=self.account(who))

    @act
    def set_milestone(
        self, item: Issue | PullRequest, milestone: Milestone | None, by: Who, *, at: datetime | None = None
    ) -> None:
        if item.milestone is not None:
            self._happen(item, "DemilestonedEvent", by, at, milestone_title=item.milestone.title)
        if milestone is not None:
            self._happen(item, "MilestonedEvent", by, at, milestone_title=milestone.title)
        item.milestone = milestone

    @act
    def close(
        self,
        item: Issue | PullRequest,
        by: Who,
        *,
        reason: str = "COMPLETED",
        closer: Commit | PullRequest | None = None,
        at: datetime | None = None,
    ) -> None:
        if isinstance(item, Issue):
            item.state_reason = reason
        item.closed_at = at or self.clock.now()
        stated = reason if isinstance(item, Issue) else None
        self._happen(item, "ClosedEvent", by, at, closer=closer, state_reason=stated)

    @act
    def reopen(self, item: Issue | PullRequest, by: Who, *, at: datetime | None = None) -> None:
        item.closed_at = None
        if isinstance(item, Issue):
            item.state_reason = "REOPENED"
        stated = "REOPENED" if isinstance(item, Issue) else None
        self._happen(item, "ReopenedEvent", by, at, state_reason=stated)

    @act
    def lock(self, item: Issue | PullRequest, by: Who, reason: str | None = None) -> None:
        item.locked, item.active_lock_reason = True, reason
        self._happen(item, "LockedEvent", by, None, lock_reason=reason)

    @act
    def link(self, pull: PullRequest, issue: Issue, by: Who, *, at: datetime | None = None) -> None:
        """By hand, in the sidebar."""
        pull.linked.append(issue)
        self._happen(pull, "ConnectedEvent", by, at, source=pull, subject=issue)
        self._happen(issue, "ConnectedEvent", by, at, source=issue, subject=pull)

    @act
    def mark_duplicate(self, item: Item, of: Item, by: Who, *, at: datetime | None = None) -> None:
        self._happen(item, "MarkedAsDuplicateEvent", by, at, canonical=of, duplicate=item)

    @act
    def refer_by_commit(self, item: Issue | PullRequest, message: str, by: Who) -> None:
        """A commit names the item: `see #12`."""
        actor, when = self.account(by), self.clock.now()
        commit = self._commit(item.repository, self._oid(item.repository, message), message, when, actor)
        self._happened(item, "ReferencedEvent", actor, when, commit=commit, subject=item)

    @act
    def to_draft(self, pull: PullRequest, by: Who, *, at: datetime | None = None) -> None:
        pull.is_draft = True
        self._happen(pull, "ConvertToDraftEvent", by, at)

    @act
    def ready_for_review(self, pull: PullRequest, by: Who, *, at: datetime | None = None) -> None:
        pull.is_draft = False
        self._happen(pull, "ReadyForReviewEvent", by, at)

    @act
    def rebase_onto(self, pull: PullRequest, base: str, by: Who) -> None:
        fields = {"previous_ref_name": pull.base_ref_name, "current_ref_name": base}
        pull.base_ref_name = base
        self._happen(pull, "BaseRefChangedEvent", by, None, **fields)

    @act
    def push(
        self,
        pull: PullRequest,
        message: str,
        by: Who,
        *,
        force: bool = False,
        files: Iterable[ChangedFile] = (),
        at: datetime | None = None,
    ) -> Commit:
        """A new head. By force it replaces all commits, and what was said on lines is outdated."""
        when, before = at or self.clock.now(), pull.commits[-1].commit
        if force:
            pull.commits.clear()
            for comment in (each for thread in pull.threads for each in thread.comments):
                comment.outdated, comment.line, comment.position = True, None, None
        oid = self._oid(pull.repository, f"{pull.number} {message} {next(self._sequence)}")
        commit = self._add_commit(pull, oid, message, when, self.account(by))
        pull.head_ref_oid = oid
        pull.files += files
        if force:
            fields = {"before_commit": before, "after_commit": commit}
            self._happened(pull, "HeadRefForcePushedEvent", self.account(by), when, **fields)
        self._touch(pull, when)
        return commit

    @act
    def merge(self, pull: PullRequest, by: Who, *, at: datetime | None = None) -> None:
        actor, when = self.account(by), at or self.clock.now()
        oid = self._oid(pull.repository, f"merge {pull.number}")
        message = f"Merge pull request #{pull.number}"
        self.record_merge(pull, actor, self._commit(pull.repository, oid, message, when, actor), when)
        for issue in self.closing(pull):
            if not issue.closed:
                self.close(issue, actor, closer=pull, at=when)

    @act
    def record_merge(
        self, pull: PullRequest, actor: Account, commit: Commit | None, when: datetime
    ) -> None:
        """The merge alone, without closing what it closes."""
        pull.merged_at = pull.closed_at = when
        pull.merged_by, pull.merge_commit = actor, commit
        fields = {"commit": commit, "merge_ref_name": pull.base_ref_name}
        self._happened(pull, "MergedEvent", actor, when, **fields)
        self._happened(pull, "ClosedEvent", actor, when, closer=commit, state_reason=None)
        self._touch(pull, when)

    @act
    def add_commit(self, repository: Repository, oid: str, message: str, when: datetime) -> Commit:
        return self._commit(repository, oid, message, when, None)

    @act
    def transfer(self, issue: Issue, to: Repository, by: Who, *, at: datetime | None = None) -> Issue:
        """To another repository: there it is a new issue with new ids, here its number leads to that one."""
        source = issue.repository
        del source.items[issue.number]
        self.nodes.pop(issue.id)
        when = at or self.clock.now()
        fields = {
            "last_edited_at": issue.last_edited_at,
            "editor": issue.editor,
            "edits": issue.edits,
            "author_association": issue.author_association,
            "closed_at": issue.closed_at,
            "state_reason": issue.state_reason,
        }
        moved = self.open_issue(to, issue.title, issue.body, issue.author, at=issue.created_at, **fields)
        for old in issue.comments:
            self.nodes.pop(old.id)
            new = self.comment(moved, old.body, old.author, at=old.created_at)
            new.updated_at, new.last_edited_at, new.edits = old.updated_at, old.last_edited_at, old.edits
        for event in issue.events:
            event.item = moved
        moved.events = [*issue.events, *moved.events]
        source.moved[issue.number] = moved
        self._happen(moved, "TransferredEvent", by, when, from_repository=source, issue=moved)
        return moved

    def next_id(self) -> int:
        return next(self._ids)

    # --- how it is done -----------------------------------------------------------------------------

    def _registered(self, record: Any) -> Any:
        self.nodes[record.id] = record
        return record

    def _text(
        self, item: Item, body: str, by: Who, when: datetime, fields: dict[str, Any]
    ) -> dict[str, Any]:
        defaults = {
            "repository": item.repository,
            "database_id": next(self._ids),
            "author": self.account(by),
            "body": body,
            "created_at": when,
            "updated_at": when,
            "sequence": next(self._sequence),
        }
        return defaults | fields

    def _edit(self, text: Text, when: datetime, editor: Account, diff: str) -> Edit:
        number = next(self._ids)
        return Edit(f"UCE_{text.id}_{number}", when, when, editor, diff)

    def _touch(self, item: Item, when: datetime) -> None:
        item.updated_at = max(item.updated_at, when)
        item.repository.updated_at = max(item.repository.updated_at, when)

    def _touched_by(self, text: Text, when: datetime, *, silently: bool, itself: bool = True) -> None:
        if itself:
            text.updated_at = max(text.updated_at, when)
        item = text if isinstance(text, Item) else getattr(text, "item", None) or text.pull_request
        if not silently:
            self._touch(item, when)

    def _happen(
        self, item: Issue | PullRequest, typename: str, by: Who, at: datetime | None, **fields: Any
    ) -> None:
        when = at or self.clock.now()
        self._happened(item, typename, self.account(by), when, **fields)
        self._touch(item, when)

    def _happened(
        self, item: Issue | PullRequest, typename: str, actor: Account | None, when: datetime, **fields: Any
    ) -> Event:
        """An event alone, without what it does to the item's time."""
        event = Event(
            typename=typename,
            item=item,
            database_id=next(self._ids),
            actor=actor,
            created_at=when,
            sequence=next(self._sequence),
            fields=fields,
        )
        item.events.append(self._registered(event))
        return event

    def _refer(self, source: Item, body: str, actor: Account, when: datetime) -> None:
        """One cross reference for each item that another one names, however often it does."""
        for name, number in mentioned(body, source.repository):
            target = self._target(name, number)
            if target is None or target is source:
                continue
            known = (event for event in target.events if event.typename == "CrossReferencedEvent")
            if not any(event.source is source for event in known):
                fields = {"source": source, "target": target, "referenced_at": when}
                self._happened(target, "CrossReferencedEvent", actor, when, **fields)

    def _target(self, name: str, number: int) -> Issue | PullRequest | None:
        repository = self.find_repository(name)
        return repository.items.get(number) if repository else None

    def _add_commit(
        self, pull: PullRequest, oid: str, message: str, when: datetime, author: Account
    ) -> Commit:
        commit = self._commit(pull.repository, oid, message, when, author)
        pull.commits.append(self._registered(PullCommit(pull, commit, next(self._sequence))))
        return commit

    def _commit(
        self, repository: Repository, oid: str, message: str, when: datetime, author: Account | None
    ) -> Commit:
        if oid not in repository.commits:
            name = author.login if author else "unknown"
            made = Commit(repository, oid, message, name, author, when, when)
            repository.commits[oid] = self._registered(made)
        return repository.commits[oid]

    def _oid(self, repository: Repository, what: str) -> str:
        return hashlib.sha1(f"{repository.database_id} {what}".encode()).hexdigest()
