"""The state of the local GitHub, with the acts by which people change it.

A test changes it by `state.comment(item, …)`, `state.edit(text, …)`, `state.transfer(issue, …)` and so on.
Each act is done by somebody, at the clock's time unless `at` says otherwise, and has the consequences that it
has on GitHub: times, timeline events, links. `saying` holds what people say, this module what they do.
"""

from collections.abc import Iterable
from datetime import datetime

from tests.github.records import (
    Account,
    ChangedFile,
    Commit,
    Issue,
    Item,
    Milestone,
    PullRequest,
    Repository,
)
from tests.github.saying import Saying
from tests.github.store import Who, act


class State(Saying):
    @act
    def retitle(self, item: Issue | PullRequest, title: str, by: Who, *, at: datetime | None = None) -> None:
        fields = {"previous_title": item.title, "current_title": title}
        self.event(item, "RenamedTitleEvent", by, at=at, **fields)
        item.title = title

    @act
    def label(self, item: Issue | PullRequest, name: str, by: Who, *, at: datetime | None = None) -> None:
        label = item.repository.labels.get(name.lower()) or self.add_label(item.repository, name)
        if label not in item.labels:
            item.labels.append(label)
            self.event(item, "LabeledEvent", by, at=at, label=label)

    @act
    def unlabel(self, item: Issue | PullRequest, name: str, by: Who, *, at: datetime | None = None) -> None:
        label = next(each for each in item.labels if each.name.lower() == name.lower())
        item.labels.remove(label)
        self.event(item, "UnlabeledEvent", by, at=at, label=label)

    @act
    def assign(self, item: Issue | PullRequest, who: Who, by: Who, *, at: datetime | None = None) -> None:
        item.assignees.append(self.account(who))
        self.event(item, "AssignedEvent", by, at=at, assignee=self.account(who))

    @act
    def set_milestone(
        self, item: Issue | PullRequest, milestone: Milestone | None, by: Who, *, at: datetime | None = None
    ) -> None:
        if item.milestone is not None:
            self.event(item, "DemilestonedEvent", by, at=at, milestone_title=item.milestone.title)
        if milestone is not None:
            self.event(item, "MilestonedEvent", by, at=at, milestone_title=milestone.title)
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
        self.event(item, "ClosedEvent", by, at=at, closer=closer, state_reason=stated)

    @act
    def reopen(self, item: Issue | PullRequest, by: Who, *, at: datetime | None = None) -> None:
        item.closed_at = None
        if isinstance(item, Issue):
            item.state_reason = "REOPENED"
        stated = "REOPENED" if isinstance(item, Issue) else None
        self.event(item, "ReopenedEvent", by, at=at, state_reason=stated)

    @act
    def lock_item(self, item: Issue | PullRequest, by: Who, reason: str | None = None) -> None:
        item.locked, item.active_lock_reason = True, reason
        self.event(item, "LockedEvent", by, lock_reason=reason)

    @act
    def link(self, pull: PullRequest, issue: Issue, by: Who, *, at: datetime | None = None) -> None:
        """By hand, in the sidebar."""
        pull.linked.append(issue)
        self.event(pull, "ConnectedEvent", by, at=at, source=pull, subject=issue)
        self.event(issue, "ConnectedEvent", by, at=at, source=issue, subject=pull)

    @act
    def mark_duplicate(self, item: Item, of: Item, by: Who, *, at: datetime | None = None) -> None:
        self.event(item, "MarkedAsDuplicateEvent", by, at=at, canonical=of, duplicate=item)

    @act
    def refer_by_commit(self, item: Issue | PullRequest, message: str, by: Who) -> None:
        """A commit names the item: `see #12`."""
        actor, when = self.account(by), self.clock.now()
        commit = self._commit(item.repository, self._oid(item.repository, message), message, when, actor)
        self._happened(item, "ReferencedEvent", actor, when, commit=commit, subject=item)

    @act
    def to_draft(self, pull: PullRequest, by: Who, *, at: datetime | None = None) -> None:
        pull.is_draft = True
        self.event(pull, "ConvertToDraftEvent", by, at=at)

    @act
    def ready_for_review(self, pull: PullRequest, by: Who, *, at: datetime | None = None) -> None:
        pull.is_draft = False
        self.event(pull, "ReadyForReviewEvent", by, at=at)

    @act
    def rebase_onto(self, pull: PullRequest, base: str, by: Who) -> None:
        fields = {"previous_ref_name": pull.base_ref_name, "current_ref_name": base}
        pull.base_ref_name = base
        self.event(pull, "BaseRefChangedEvent", by, **fields)

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
    def record_merge(self, pull: PullRequest, actor: Account, commit: Commit | None, when: datetime) -> None:
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
        self.event(moved, "TransferredEvent", by, at=when, from_repository=source, issue=moved)
        return moved
