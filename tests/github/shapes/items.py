"""Issues, pull requests and what is said on them, as REST tells them."""

from urllib.parse import quote

from tests.github.fields import iso
from tests.github.records import (
    ChangedFile,
    Issue,
    IssueComment,
    PullRequest,
    Repository,
    Review,
    ReviewComment,
)
from tests.github.shapes.basics import Basics, Shape, moment

_REACTIONS = ("+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes")


class Items(Basics):
    def issue(self, item: Issue | PullRequest) -> Shape:
        """Every pull request is an issue here too, under its number as an issue."""
        base = self.urls.api(item.repository, "issues", item.number)
        told = {
            "url": base,
            "repository_url": self.urls.api(item.repository),
            "labels_url": f"{base}/labels{{/name}}",
            "comments_url": f"{base}/comments",
            "events_url": f"{base}/events",
            "html_url": self.urls.web(item),
            "id": item.issue_id,
            "node_id": item.id,
            "number": item.number,
            "title": item.title,
            "user": self.user(item.author),
            "labels": [self.label(label) for label in item.labels],
            "state": "closed" if item.closed else "open",
            "locked": item.locked,
            **self._assigned(item),
            "milestone": item.milestone and self.milestone(item.milestone),
            "comments": len(item.comments),
            "created_at": iso(item.created_at),
            "updated_at": iso(item.updated_at),
            "closed_at": moment(item.closed_at),
            "author_association": item.author_association,
            "type": None,
            "active_lock_reason": item.active_lock_reason and item.active_lock_reason.lower(),
            "body": item.body or None,
            "closed_by": self._closed_by(item),
            "reactions": self._reactions(base),
            "timeline_url": f"{base}/timeline",
            "performed_via_github_app": None,
            "state_reason": None,
        }
        if isinstance(item, PullRequest):
            return told | {"draft": item.is_draft, "pull_request": self._pull_of_issue(item)}
        return told | {
            "state_reason": item.state_reason and item.state_reason.lower(),
            "sub_issues_summary": {"total": 0, "completed": 0, "percent_completed": 0},
            "issue_dependencies_summary": dict.fromkeys(
                ("blocked_by", "total_blocked_by", "blocking", "total_blocking"), 0
            ),
        }

    def _assigned(self, item: Issue | PullRequest) -> Shape:
        users = [self.user(account) for account in item.assignees]
        return {"assignee": users[0] if users else None, "assignees": users}

    def _closed_by(self, item: Issue | PullRequest) -> Shape | None:
        actors = [event.actor for event in item.events if event.typename == "ClosedEvent"]
        return self.user(actors[-1]) if item.closed and actors and actors[-1] else None

    def _pull_of_issue(self, pull: PullRequest) -> Shape:
        page = self.urls.web(pull)
        return {
            "url": self.urls.api_item(pull),
            "html_url": page,
            "diff_url": f"{page}.diff",
            "patch_url": f"{page}.patch",
            "merged_at": moment(pull.merged_at),
        }

    def _reactions(self, base: str) -> Shape:
        return {"url": f"{base}/reactions", "total_count": 0} | dict.fromkeys(_REACTIONS, 0)

    def comment(self, comment: IssueComment) -> Shape:
        base = self.urls.api(comment.repository, "issues", "comments", comment.database_id)
        return {
            "url": base,
            "html_url": self.urls.web(comment),
            "issue_url": self.urls.api(comment.repository, "issues", comment.item.number),
            "id": comment.database_id,
            "node_id": comment.id,
            "user": self.user(comment.author),
            "created_at": iso(comment.created_at),
            "updated_at": iso(comment.updated_at),
            "body": comment.body,
            "author_association": comment.author_association,
            "reactions": self._reactions(base),
            "performed_via_github_app": None,
        }

    def pull(self, pull: PullRequest, *, alone: bool = False) -> Shape:
        base, page = self.urls.api_item(pull), self.urls.web(pull)
        issue = self.urls.api(pull.repository, "issues", pull.number)
        links = {
            "self": base,
            "html": page,
            "issue": issue,
            "comments": f"{issue}/comments",
            "review_comments": f"{base}/comments",
            "review_comment": self.urls.api(pull.repository, "pulls", "comments{/number}"),
            "commits": f"{base}/commits",
            "statuses": self.urls.api(pull.repository, "statuses", pull.head_ref_oid),
        }
        told = {
            "url": base,
            "id": pull.database_id,
            "node_id": pull.id,
            "html_url": page,
            "diff_url": f"{page}.diff",
            "patch_url": f"{page}.patch",
            "issue_url": issue,
            "number": pull.number,
            "state": "closed" if pull.closed else "open",
            "locked": pull.locked,
            "title": pull.title,
            "user": self.user(pull.author),
            "body": pull.body or None,
            "created_at": iso(pull.created_at),
            "updated_at": iso(pull.updated_at),
            "closed_at": moment(pull.closed_at),
            "merged_at": moment(pull.merged_at),
            "merge_commit_sha": pull.merge_commit and pull.merge_commit.oid,
            **self._assigned(pull),
            "requested_reviewers": [],
            "requested_teams": [],
            "labels": [self.label(label) for label in pull.labels],
            "milestone": pull.milestone and self.milestone(pull.milestone),
            "draft": pull.is_draft,
            "commits_url": links["commits"],
            "review_comments_url": links["review_comments"],
            "review_comment_url": links["review_comment"],
            "comments_url": links["comments"],
            "statuses_url": links["statuses"],
            "head": self._branch(pull.head_repository, pull.head_ref_name, pull.head_ref_oid),
            "base": self._branch(pull.repository, pull.base_ref_name, pull.base_ref_oid),
            "_links": {name: {"href": address} for name, address in links.items()},
            "author_association": pull.author_association,
            "auto_merge": None,
            "active_lock_reason": pull.active_lock_reason and pull.active_lock_reason.lower(),
        }
        return told | self._merging(pull) if alone else told

    def _branch(self, repository: Repository | None, name: str, oid: str) -> Shape:
        """A fork that was deleted leaves its branch without owner and repository."""
        owner = repository.owner if repository else None
        return {
            "label": owner and f"{owner.login}:{name}",
            "ref": name,
            "sha": oid,
            "user": owner and self.user(owner),
            "repo": repository and self.repository(repository),
        }

    def _merging(self, pull: PullRequest) -> Shape:
        return {
            "merged": pull.merged,
            "mergeable": None,
            "rebaseable": None,
            "mergeable_state": "unknown",
            "merged_by": pull.merged_by and self.user(pull.merged_by),
            "comments": len(pull.comments),
            "review_comments": sum(len(review.comments) for review in pull.reviews),
            "maintainer_can_modify": False,
            "commits": len(pull.commits),
            "additions": sum(file.additions for file in pull.files),
            "deletions": sum(file.deletions for file in pull.files),
            "changed_files": len(pull.files),
        }

    def file(self, pull: PullRequest, file: ChangedFile) -> Shape:
        page = self.urls.web(pull.repository)
        path = quote(file.path)
        return {
            "sha": pull.head_ref_oid,
            "filename": file.path,
            "status": {"DELETED": "removed"}.get(file.change_type, file.change_type.lower()),
            "additions": file.additions,
            "deletions": file.deletions,
            "changes": file.additions + file.deletions,
            "blob_url": f"{page}/blob/{pull.head_ref_oid}/{path}",
            "raw_url": f"{page}/raw/{pull.head_ref_oid}/{path}",
            "contents_url": f"{self.urls.api(pull.repository, 'contents')}/{path}?ref={pull.head_ref_oid}",
        }

    def review_comment(self, comment: ReviewComment) -> Shape:
        base = self.urls.api(comment.repository, "pulls", "comments", comment.database_id)
        page, pull = self.urls.web(comment), self.urls.api_item(comment.pull_request)
        return {
            "url": base,
            "id": comment.database_id,
            "node_id": comment.id,
            "pull_request_review_id": comment.pull_request_review and comment.pull_request_review.database_id,
            "diff_hunk": comment.diff_hunk,
            "path": comment.path,
            "position": comment.position,
            "original_position": comment.original_position,
            "commit_id": comment.commit.oid if comment.commit else "0" * 40,
            "original_commit_id": comment.original_commit.oid if comment.original_commit else "0" * 40,
            **({"in_reply_to_id": comment.reply_to.database_id} if comment.reply_to else {}),
            "user": self.user(comment.author),
            "body": comment.body,
            "created_at": iso(comment.created_at),
            "updated_at": iso(comment.updated_at),
            "html_url": page,
            "pull_request_url": pull,
            "author_association": comment.author_association,
            "_links": {
                "self": {"href": base},
                "html": {"href": page},
                "pull_request": {"href": pull},
            },
            "reactions": self._reactions(base),
            "line": comment.line,
            "original_line": comment.original_line,
            "side": "RIGHT",
            "subject_type": "line",
        }

    def review(self, review: Review) -> Shape:
        page, pull = self.urls.web(review), self.urls.api_item(review.pull_request)
        return {
            "id": review.database_id,
            "node_id": review.id,
            "user": self.user(review.author),
            "body": review.body,
            "state": review.state,
            "html_url": page,
            "pull_request_url": pull,
            "author_association": review.author_association,
            "_links": {"html": {"href": page}, "pull_request": {"href": pull}},
            **({"submitted_at": iso(review.submitted_at)} if review.submitted_at else {}),
            "commit_id": review.commit and review.commit.oid,
        }
