"""How REST tells the state's records, key by key as GitHub does."""

from datetime import datetime
from typing import Any
from urllib.parse import quote

from tests.github.fields import iso
from tests.github.ids import node_id
from tests.github.records import (
    Account,
    ChangedFile,
    CheckRun,
    Issue,
    IssueComment,
    Label,
    Milestone,
    PullRequest,
    Repository,
    Review,
    Status,
)
from tests.github.state import State
from tests.github.urls import Urls

Shape = dict[str, Any]

# What GitHub lists of a repository beyond itself: where the rest of it would be.
_REPOSITORY_URLS = {
    "archive_url": "/{archive_format}{/ref}",
    "assignees_url": "/assignees{/user}",
    "blobs_url": "/git/blobs{/sha}",
    "branches_url": "/branches{/branch}",
    "collaborators_url": "/collaborators{/collaborator}",
    "comments_url": "/comments{/number}",
    "commits_url": "/commits{/sha}",
    "compare_url": "/compare/{base}...{head}",
    "contents_url": "/contents/{+path}",
    "contributors_url": "/contributors",
    "deployments_url": "/deployments",
    "downloads_url": "/downloads",
    "events_url": "/events",
    "forks_url": "/forks",
    "git_commits_url": "/git/commits{/sha}",
    "git_refs_url": "/git/refs{/sha}",
    "git_tags_url": "/git/tags{/sha}",
    "hooks_url": "/hooks",
    "issue_comment_url": "/issues/comments{/number}",
    "issue_events_url": "/issues/events{/number}",
    "issues_url": "/issues{/number}",
    "keys_url": "/keys{/key_id}",
    "labels_url": "/labels{/name}",
    "languages_url": "/languages",
    "merges_url": "/merges",
    "milestones_url": "/milestones{/number}",
    "notifications_url": "/notifications{?since,all,participating}",
    "pulls_url": "/pulls{/number}",
    "releases_url": "/releases{/id}",
    "stargazers_url": "/stargazers",
    "statuses_url": "/statuses/{sha}",
    "subscribers_url": "/subscribers",
    "subscription_url": "/subscription",
    "tags_url": "/tags",
    "teams_url": "/teams",
    "trees_url": "/git/trees{/sha}",
    "url": "",
}
_USER_URLS = {
    "followers_url": "/followers",
    "following_url": "/following{/other_user}",
    "gists_url": "/gists{/gist_id}",
    "starred_url": "/starred{/owner}{/repo}",
    "subscriptions_url": "/subscriptions",
    "organizations_url": "/orgs",
    "repos_url": "/repos",
    "events_url": "/events{/privacy}",
    "received_events_url": "/received_events",
}
_REACTIONS = ("+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes")


def _moment(instant: datetime | None) -> str | None:
    return None if instant is None else iso(instant)


class Shapes:
    def __init__(self, state: State, urls: Urls) -> None:
        self.state = state
        self.urls = urls

    def user(self, account: Account) -> Shape:
        """REST puts `ghost` in the place of whoever deleted the account."""
        who = self.state.ghost if account.deleted else account
        base = self.urls.user(who)
        return {
            "login": who.login,
            "id": who.database_id,
            "node_id": who.id,
            "avatar_url": f"{self.urls.host}/avatars/{who.database_id}",
            "gravatar_id": "",
            "url": base,
            "html_url": self.urls.web(who),
            **{name: base + rest for name, rest in _USER_URLS.items()},
            "type": who.typename,
            "user_view_type": "public",
            "site_admin": False,
        }

    def viewer(self, account: Account) -> Shape:
        empty = ("bio", "blog", "company", "email", "hireable", "location", "twitter_username")
        created = "2020-01-01T00:00:00Z"
        return (
            self.user(account)
            | {"name": account.name}
            | dict.fromkeys(empty)
            | dict.fromkeys(("followers", "following", "public_gists", "public_repos"), 0)
            | {"created_at": created, "updated_at": created}
        )

    def repository(self, repository: Repository, *, full: bool = False) -> Shape:
        base = self.urls.api(repository)
        page = self.urls.web(repository)
        name = repository.name_with_owner
        open_items = sum(not item.closed for item in repository.items.values())
        told = {
            "id": repository.database_id,
            "node_id": repository.id,
            "name": repository.name,
            "full_name": name,
            "private": repository.is_private,
            "owner": self.user(repository.owner),
            "html_url": page,
            "description": repository.description,
            "fork": repository.is_fork,
            **{key: base + rest for key, rest in _REPOSITORY_URLS.items()},
            "created_at": iso(repository.created_at),
            "updated_at": iso(repository.updated_at),
            "pushed_at": iso(repository.pushed_at),
            "git_url": f"git://{self.urls.host.split('//')[1]}/{name}.git",
            "ssh_url": f"git@127.0.0.1:{name}.git",
            "clone_url": f"{page}.git",
            "svn_url": page,
            "homepage": None,
            "size": 0,
            "stargazers_count": 0,
            "watchers_count": 0,
            "language": None,
            "has_issues": repository.has_issues_enabled,
            "has_projects": False,
            "has_downloads": False,
            "has_wiki": False,
            "has_pages": False,
            "has_discussions": False,
            "forks_count": 0,
            "mirror_url": None,
            "archived": repository.is_archived,
            "disabled": False,
            "open_issues_count": open_items,
            "license": None,
            "allow_forking": True,
            "is_template": False,
            "web_commit_signoff_required": False,
            "topics": [],
            "visibility": "private" if repository.is_private else "public",
            "forks": 0,
            "open_issues": open_items,
            "watchers": 0,
            "default_branch": repository.default_branch,
        }
        if full:
            told |= {"network_count": 0, "subscribers_count": 0}
        return told

    def minimal_repository(self, repository: Repository) -> Shape:
        told = self.repository(repository)
        end = list(told).index("created_at")
        return dict(list(told.items())[:end])

    def label(self, label: Label) -> Shape:
        return {
            "id": label.database_id,
            "node_id": label.id,
            "url": self.urls.api(label.repository, "labels", quote(label.name, safe="")),
            "name": label.name,
            "color": label.color,
            "default": label.is_default,
            "description": label.description,
        }

    def milestone(self, milestone: Milestone) -> Shape:
        base = self.urls.api(milestone.repository, "milestones", milestone.number)
        inside = [each for each in milestone.repository.items.values() if each.milestone is milestone]
        return {
            "url": base,
            "html_url": self.urls.web(milestone),
            "labels_url": f"{base}/labels",
            "id": milestone.database_id,
            "node_id": milestone.id,
            "number": milestone.number,
            "title": milestone.title,
            "description": None,
            "creator": self.user(milestone.creator),
            "open_issues": sum(not each.closed for each in inside),
            "closed_issues": sum(each.closed for each in inside),
            "state": milestone.state.lower(),
            "created_at": iso(milestone.created_at),
            "updated_at": iso(milestone.created_at),
            "due_on": _moment(milestone.due_on),
            "closed_at": _moment(milestone.closed_at),
        }

    def issue(self, item: Issue | PullRequest, *, alone: bool = False) -> Shape:
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
            "closed_at": _moment(item.closed_at),
            "author_association": item.author_association,
            "type": None,
            "active_lock_reason": item.active_lock_reason and item.active_lock_reason.lower(),
            "body": item.body,
            "closed_by": self._closed_by(item) if alone else None,
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
            "merged_at": _moment(pull.merged_at),
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
            "closed_at": _moment(pull.closed_at),
            "merged_at": _moment(pull.merged_at),
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
            "label": f"{owner.login if owner else 'unknown repository'}:{name}",
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

    def status(self, repository: Repository, status: Status, *, simple: bool = False) -> Shape:
        told = {
            "url": self.urls.api(repository, "statuses", status.sha),
            "avatar_url": f"{self.urls.host}/avatars/{status.creator.database_id}",
            "id": status.database_id,
            "node_id": node_id("CommitStatus", repository.database_id, status.database_id),
            "state": status.state,
            "description": status.description,
            "target_url": status.target_url,
            "context": status.context,
            "created_at": iso(status.created_at),
            "updated_at": iso(status.created_at),
        }
        return told if simple else told | {"creator": self.user(status.creator)}

    def check_run(self, repository: Repository, run: CheckRun) -> Shape:
        base = self.urls.api(repository, "check-runs", run.database_id)
        page = f"{self.urls.web(repository)}/runs/{run.database_id}"
        output = {"title": None, "summary": None, "text": None} | {
            key: run.output[key] for key in ("title", "summary", "text") if key in run.output
        }
        return {
            "id": run.database_id,
            "name": run.name,
            "node_id": node_id("CheckRun", repository.database_id, run.database_id),
            "head_sha": run.head_sha,
            "external_id": run.external_id,
            "url": base,
            "html_url": page,
            "details_url": run.details_url or page,
            "status": run.status,
            "conclusion": run.conclusion,
            "started_at": _moment(run.started_at),
            "completed_at": _moment(run.completed_at),
            "output": output
            | {
                "annotations_count": len(run.output.get("annotations", ())),
                "annotations_url": f"{base}/annotations",
            },
            "check_suite": {"id": run.database_id},
            "app": self._app(),
            "pull_requests": [
                self._pull_minimal(pull)
                for pull in repository.pulls()
                if pull.head_ref_oid == run.head_sha and not pull.closed
            ],
        }

    def _app(self) -> Shape:
        since = "2020-01-01T00:00:00Z"
        return {
            "id": 15368,
            "slug": "github-actions",
            "node_id": "A_kwHOAAA8CA",
            "owner": self.user(self.state.ghost),
            "name": "GitHub Actions",
            "description": "",
            "external_url": f"{self.urls.host}/actions",
            "html_url": f"{self.urls.host}/apps/github-actions",
            "created_at": since,
            "updated_at": since,
            "permissions": {"checks": "write"},
            "events": ["check_run"],
        }

    def _pull_minimal(self, pull: PullRequest) -> Shape:
        def branch(repository: Repository | None, name: str, oid: str) -> Shape:
            home = repository or pull.repository
            repo = {"id": home.database_id, "url": self.urls.api(home), "name": home.name}
            return {"ref": name, "sha": oid, "repo": repo}

        return {
            "url": self.urls.api_item(pull),
            "id": pull.database_id,
            "number": pull.number,
            "head": branch(pull.head_repository, pull.head_ref_name, pull.head_ref_oid),
            "base": branch(pull.repository, pull.base_ref_name, pull.base_ref_oid),
        }
