"""Every request that was made, with what it cost and how it ended."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Request:
    number: int
    method: str
    target: str
    """Path and query, as sent."""
    kind: str
    """`graphql` or `rest`."""
    headers: dict[str, str]
    """Names in lower case."""
    body: Any = None
    operation: str | None = None
    """The name of the GraphQL operation."""
    status: int | None = None
    """None where there was no answer."""
    points: int = 0
    """Of the GraphQL budget."""
    nodes: int = 0
    fault: str | None = None
    answered: dict[str, str] = field(default_factory=dict)
    """The answer's headers."""

    @property
    def path(self) -> str:
        return self.target.split("?", 1)[0]

    @property
    def writes(self) -> bool:
        return self.kind == "rest" and self.method not in {"GET", "HEAD"}


class RequestLog(list[Request]):
    """The requests in the order in which they came in."""

    @property
    def points(self) -> int:
        """Of all GraphQL queries."""
        return sum(each.points for each in self)

    @property
    def graphql(self) -> list[Request]:
        return [each for each in self if each.kind == "graphql"]

    @property
    def rest(self) -> list[Request]:
        return [each for each in self if each.kind == "rest"]

    @property
    def writes(self) -> list[Request]:
        return [each for each in self if each.writes]

    def __str__(self) -> str:
        return "\n".join(_lines(self))


def _lines(requests: Iterable[Request]) -> Iterable[str]:
    for each in requests:
        what = each.operation or each.target
        cost = f" {each.points} points, {each.nodes} nodes" if each.points else ""
        fault = f" [{each.fault}]" if each.fault else ""
        yield f"{each.number:3} {each.method} {what} -> {each.status}{cost}{fault}"
