"""What the local GitHub knows, by name and by id, with the accounts and repositories in it."""

import functools
import hashlib
import itertools
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from tests.github.links import closed_by
from tests.github.records import (
    Account,
    Commit,
    Event,
    Issue,
    Item,
    Label,
    Milestone,
    NotKnownError,
    PullCommit,
    PullRequest,
    Repository,
    Text,
    home_of,
)

Act = TypeVar("Act", bound=Callable[..., Any])
Who = Account | str


def act(method: Act) -> Act:
    """One change at a time, and none while a request is answered."""

    @functools.wraps(method)
    def changed(self: "Store", *arguments: Any, **named: Any) -> Any:
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


class Store:
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
        repository = Repository(number, self.account(owner, kind="Organization"), short, when, when, **fields)
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
        self.nodes = {node: each for node, each in self.nodes.items() if home_of(each) is not repository}

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
        made = Milestone(repository, next(self._ids), number, title, self.clock.now(), self.account(by))
        return self._registered(made)

    # --- for the acts -------------------------------------------------------------------------------

    def next_id(self) -> int:
        return next(self._ids)

    def _registered(self, record: Any) -> Any:
        self.nodes[record.id] = record
        return record

    def _touch(self, item: Item, when: datetime) -> None:
        item.updated_at = max(item.updated_at, when)
        item.repository.updated_at = max(item.repository.updated_at, when)

    def _touched_by(self, text: Text, when: datetime, *, silently: bool, itself: bool = True) -> None:
        item = text if isinstance(text, Item) else getattr(text, "item", None) or text.pull_request
        # of an item's own text, its time is the item's
        if itself and not (silently and item is text):
            text.updated_at = max(text.updated_at, when)
        if not silently:
            self._touch(item, when)

    @act
    def event(
        self, item: Issue | PullRequest, typename: str, by: Who, *, at: datetime | None = None, **fields: Any
    ) -> Event:
        """Something happens to the item, with what its type says beyond who and when."""
        when = at or self.clock.now()
        self._touch(item, when)
        return self._happened(item, typename, self.account(by), when, **fields)

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
