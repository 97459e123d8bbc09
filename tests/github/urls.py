"""The addresses of everything, on the local GitHub's own host."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from tests.github.records import (
    Account,
    Commit,
    Event,
    Issue,
    IssueComment,
    Label,
    Milestone,
    NotKnownError,
    PullCommit,
    PullRequest,
    Repository,
    Review,
    ReviewComment,
)


@dataclass(frozen=True)
class Urls:
    host: str
    """`http://127.0.0.1:PORT`, without a slash at the end."""

    @property
    def rest(self) -> str:
        return f"{self.host}/api/v3"

    def web(self, record: Any) -> str:
        """Where people read it."""
        match record:
            case Account():
                place = record.login
            case Repository():
                place = record.name_with_owner
            case IssueComment():
                return f"{self.web(record.item)}#issuecomment-{record.database_id}"
            case Event():
                return f"{self.web(record.item)}#event-{record.database_id}"
            case Review():
                return f"{self.web(record.pull_request)}#pullrequestreview-{record.database_id}"
            case ReviewComment():
                return f"{self.web(record.pull_request)}#discussion_r{record.database_id}"
            case PullCommit():
                return f"{self.web(record.pull_request)}/commits/{record.commit.oid}"
            case _:
                place = f"{record.repository.name_with_owner}/{_place(record)}"
        return f"{self.host}/{place}"

    def api(self, repository: Repository, *parts: Any) -> str:
        """Where programs read it, by REST."""
        return "/".join([self.rest, "repos", repository.name_with_owner, *map(str, parts)])

    def api_item(self, record: Any) -> str:
        kind = "pulls" if isinstance(record, PullRequest) else "issues"
        return self.api(record.repository, kind, record.number)

    def user(self, account: Account) -> str:
        return f"{self.rest}/users/{account.login}"


def _place(record: Any) -> str:
    """Within its repository."""
    match record:
        case Issue():
            return f"issues/{record.number}"
        case PullRequest():
            return f"pull/{record.number}"
        case Label():
            return f"labels/{quote(record.name)}"
        case Milestone():
            return f"milestone/{record.number}"
        case Commit():
            return f"commit/{record.oid}"
    raise NotKnownError(f"GitHub has no page for a {record.typename}")
