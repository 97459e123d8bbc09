"""Who may do what, and how much of it: tokens with rights, and budgets."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto

from tests.github.records import Account


class Right(Enum):
    PRIVATE = auto()
    """Read repositories that are private."""
    ISSUES = auto()
    """Write comments, labels and issues."""
    STATUSES = auto()
    CHECKS = auto()


EVERYTHING = frozenset(Right)
WINDOW = timedelta(hours=1)


@dataclass
class Budget:
    limit: int
    reset_at: datetime
    used: int = 0

    @property
    def remaining(self) -> int:
        return max(0, self.limit - self.used)

    def charge(self, points: int, now: datetime) -> bool:
        """Whether there is enough left; if so, it is taken."""
        if now >= self.reset_at:
            self.used, self.reset_at = 0, now + WINDOW
        if self.used + points > self.limit:
            self.used = self.limit
            return False
        self.used += points
        return True


@dataclass
class Access:
    """What a token stands for."""

    account: Account
    rights: frozenset[Right] = EVERYTHING
    anonymous: bool = False
    budgets: dict[str, Budget] = field(default_factory=dict)
    """By resource: `core` and `graphql`."""
