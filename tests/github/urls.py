"""The addresses of everything, on the local GitHub's own host."""

from dataclasses import dataclass
from typing import Any

from tests.github.records import Account, Event, IssueComment, PullRequest, Repository

_ANCHORS = {"PullRequestReview": "pullrequestreview-", "PullRequestReviewComment": "discussion_r"}


@dataclass(frozen=True)
class Urls:
    host: str
    """`http://127.0.0.1:PORT`, without a slash at the end."""

    @property
    def rest(self) -> str:
        return f"{self.host}/api/v3"

    def web(self, record: Any) -> str:
        """Where people read it."""
        if isinstance(record, Account):
            return f"{self.host}/{record.login}"
        if isinstance(record, Repository):
            return f"{self.host}/{record.name_with_owner}"
        if isinstance(record, IssueComment):
            return f"{self.web(record.item)}#issuecomment-{record.database_id}"
        if isinstance(record, Event):
            return f"{self.web(record.item)}#event-{record.database_id}"
        if record.typename in _ANCHORS:
            return f"{self.web(record.pull_request)}#{_ANCHORS[record.typename]}{record.database_id}"
        if record.typename == "PullRequestCommit":
            return f"{self.web(record.pull_request)}/commits/{record.commit.oid}"
        place = {
            "Issue": lambda: f"issues/{record.number}",
            "PullRequest": lambda: f"pull/{record.number}",
            "Label": lambda: f"labels/{record.name}",
            "Milestone": lambda: f"milestone/{record.number}",
            "Commit": lambda: f"commit/{record.oid}",
        }[record.typename]()
        return f"{self.web(record.repository)}/{place}"

    def api(self, repository: Repository, *parts: Any) -> str:
        """Where programs read it, by REST."""
        return "/".join([self.rest, "repos", repository.name_with_owner, *map(str, parts)])

    def api_item(self, record: Any) -> str:
        kind = "pulls" if isinstance(record, PullRequest) else "issues"
        return self.api(record.repository, kind, record.number)

    def user(self, account: Account) -> str:
        return f"{self.rest}/users/{account.login}"
