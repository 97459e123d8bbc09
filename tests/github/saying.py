"""Acts by which people say something: they open, comment, review, edit and delete."""

from datetime import datetime
from typing import Any

from tests.github.ids import node_id
from tests.github.links import mentioned
from tests.github.records import (
    Account,
    Commit,
    Edit,
    Issue,
    IssueComment,
    Item,
    NotKnownError,
    PullRequest,
    Repository,
    Review,
    ReviewComment,
    Text,
    Thread,
)
from tests.github.store import Store, Who, act


class Saying(Store):
    # --- opening ------------------------------------------------------------------------------------

    @act
    def open_issue(
        self,
        repository: Repository,
        title: str,
        body: str,
        by: Who,
        *,
        at: datetime | None = None,
        **fields: Any,
    ) -> Issue:
        identity = self.next_id()
        given = {"title": title, "body": body, "author": self.account(by), "created_at": at}
        return self._opened(
            Issue, repository, {"database_id": identity, "issue_id": identity} | given | fields
        )

    @act
    def open_pull(
        self,
        repository: Repository,
        title: str,
        body: str,
        by: Who,
        *,
        at: datetime | None = None,
        **fields: Any,
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
        given = {"title": title, "body": body, "author": self.account(by), "created_at": at}
        pull = self._opened(PullRequest, repository, defaults | given | fields)
        self._add_commit(pull, pull.head_ref_oid, title, pull.created_at, pull.author)
        return pull

    def _opened(self, kind: type[Any], repository: Repository, given: dict[str, Any]) -> Any:
        when = given["created_at"] or self.clock.now()
        fields = {"number": repository.last_number + 1, "updated_at": when} | given | {"created_at": when}
        item = kind(repository=repository, sequence=next(self._sequence), **fields)
        repository.last_number = max(repository.last_number, item.number)
        repository.items[item.number] = self._registered(item)
        self._refer(item, item.body, item.author, when)
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
        self,
        text: Text,
        body: str,
        *,
        by: Who | None = None,
        at: datetime | None = None,
        silently: bool = False,
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

    # --- how it is done -----------------------------------------------------------------------------

    def _text(self, item: Item, body: str, by: Who, when: datetime, fields: dict[str, Any]) -> dict[str, Any]:
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
        return self._registered(Edit(node_id("UserContentEdit", number), when, when, editor, diff))

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
