"""Accounts, repositories, labels and milestones, as REST tells them."""

from datetime import datetime
from typing import Any
from urllib.parse import quote

from tests.github.fields import iso
from tests.github.records import Account, Label, Milestone, Repository
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


def moment(instant: datetime | None) -> str | None:
    return None if instant is None else iso(instant)


class Basics:
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
            told |= {
                "has_pull_requests": True,
                "pull_request_creation_policy": "all",
                "network_count": 0,
                "subscribers_count": 0,
            }
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
            "due_on": moment(milestone.due_on),
            "closed_at": moment(milestone.closed_at),
        }
