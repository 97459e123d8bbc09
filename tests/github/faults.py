"""GitHub's bad days, by script: which request fails, how, and how often.

Each fault says what it does to the requests that `where` picks: `"graphql"`, `"rest"`, a regular expression
that is looked for in `"METHOD /path?query"`, or a function of the Request. It lets the first `after` of them
pass and then hits `times` of them. `late=True` strikes when GitHub has already done what was asked: the
comment stands, and only the answer is lost.
"""

import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum, auto
from typing import Any

from tests.github.log import Request

Where = str | Callable[[Request], bool] | None


class Kind(Enum):
    ANSWER = auto()
    """Another answer than the right one."""
    DROP = auto()
    """The connection ends without an answer."""
    CUT = auto()
    """The connection ends in the middle of the answer."""
    HANG = auto()
    """No answer until the client gives up."""
    MEANWHILE = auto()
    """The right answer, after something else happened."""


@dataclass
class Fault:
    name: str
    kind: Kind
    where: Where
    after: int
    times: int
    late: bool = False
    status: int = 0
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    action: Callable[[], object] | None = None

    def hits(self, request: Request) -> bool:
        """Whether it strikes this request; counts it, if it is one of those that `where` picks."""
        if self.times <= 0 or not _picked(self.where, request):
            return False
        if self.after > 0:
            self.after -= 1
            return False
        self.times -= 1
        return True


@dataclass
class BrokenField:
    """A field that GitHub fails to answer: the rest of the answer comes, with errors."""

    coordinate: str
    kind: str | None
    message: str
    number: int | None
    times: int


_HTML = "<html><head><title>Unicorn!</title></head><body>We had issues producing the response.</body></html>"
_PRIMARY = "API rate limit exceeded for user ID 1001."
_SECONDARY = (
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out "
    "to GitHub Support for help, please include the request ID."
)


class Faults:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._planned: list[Fault] = []
        self.broken: list[BrokenField] = []
        self.generation = 0
        """Of cursors: those that were handed out under an older one are not valid any more."""
        self.skew = timedelta(0)
        """How far the server's clock is ahead, in the Date header and nowhere else."""

    # --- the script ---------------------------------------------------------------------------------

    def server_error(
        self, status: int = 502, *, times: int = 1, after: int = 0, where: Where = None, late: bool = False
    ) -> None:
        """A page of HTML, as GitHub's proxies send."""
        self._plan(
            Kind.ANSWER,
            f"{status}",
            where=where,
            after=after,
            times=times,
            late=late,
            status=status,
            body=_HTML,
        )

    def went_wrong(self, *, times: int = 1, after: int = 0, where: Where = "graphql") -> None:
        """What GraphQL says when a query takes too long: 502 with JSON."""
        message = (
            "Something went wrong while executing your query. This may be the result of a timeout, or it could "
            "be a GitHub bug. Please include `0000:0000` when reporting this issue."
        )
        body = json.dumps({"data": None, "errors": [{"message": message}]})
        self._plan(Kind.ANSWER, "went wrong", where=where, after=after, times=times, status=502, body=body)

    def drop(self, *, times: int = 1, after: int = 0, where: Where = None, late: bool = False) -> None:
        self._plan(Kind.DROP, "dropped", where=where, after=after, times=times, late=late)

    def cut(self, *, times: int = 1, after: int = 0, where: Where = None) -> None:
        self._plan(Kind.CUT, "cut", where=where, after=after, times=times, late=True)

    def time_out(self, *, times: int = 1, after: int = 0, where: Where = None, late: bool = False) -> None:
        self._plan(Kind.HANG, "timed out", where=where, after=after, times=times, late=late)

    def primary_rate_limit(
        self, *, reset_in: float = 60, times: int = 1, after: int = 0, where: Where = None
    ) -> None:
        """403 with `X-RateLimit-Remaining: 0`. `reset_in` counts from the server's now."""
        headers = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": f"+{reset_in}"}
        self._refusal(
            "primary rate limit", 403, _PRIMARY, where=where, after=after, times=times, headers=headers
        )

    def secondary_rate_limit(
        self, *, retry_after: int | None = None, times: int = 1, after: int = 0, where: Where = None
    ) -> None:
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        self._refusal(
            "secondary rate limit", 403, _SECONDARY, where=where, after=after, times=times, headers=headers
        )

    def too_many_requests(
        self, *, retry_after: int | None = None, times: int = 1, after: int = 0, where: Where = None
    ) -> None:
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        self._refusal(
            "too many requests", 429, _SECONDARY, where=where, after=after, times=times, headers=headers
        )

    def graphql_rate_limit(
        self, *, reset_in: float = 60, times: int = 1, after: int = 0, where: Where = "graphql"
    ) -> None:
        """How GraphQL says it: 200, and an error of the type RATE_LIMITED in place of data."""
        headers = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": f"+{reset_in}"}
        body = json.dumps({"errors": [{"type": "RATE_LIMITED", "message": _PRIMARY}]})
        more = {"status": 200, "body": body, "headers": headers}
        self._plan(Kind.ANSWER, "RATE_LIMITED", where=where, after=after, times=times, **more)

    def not_found(self, *, times: int = 1, after: int = 0, where: Where = None) -> None:
        """As GitHub answers now and then for what is there: a copy of its data base lags behind."""
        self._refusal("404", 404, "Not Found", where=where, after=after, times=times, headers={})

    def meanwhile(
        self, action: Callable[[], object], *, times: int = 1, after: int = 0, where: Where = None
    ) -> None:
        """Something happens just before the request is answered: between two pages, say."""
        self._plan(Kind.MEANWHILE, "meanwhile", where=where, after=after, times=times, action=action)

    def break_field(
        self,
        coordinate: str,
        *,
        kind: str | None = None,
        message: str = "Something went wrong while executing your query.",
        number: int | None = None,
        times: int = 1,
    ) -> None:
        """`"PullRequest.reviews"` fails, of the item `number` only if that is given: a partial answer."""
        with self._lock:
            self.broken.append(BrokenField(coordinate, kind, message, number, times))

    def expire_cursors(self) -> None:
        """All that were handed out so far."""
        with self._lock:
            self.generation += 1

    def clear(self) -> None:
        with self._lock:
            self._planned.clear()
            self.broken.clear()

    @property
    def left(self) -> list[str]:
        """What was planned and has not struck yet: a test that ends with some has not tested them."""
        with self._lock:
            planned = [fault.name for fault in self._planned if fault.times > 0]
            return planned + [field.coordinate for field in self.broken if field.times > 0]

    # --- the server's side --------------------------------------------------------------------------

    def take(self, request: Request) -> Fault | None:
        """What strikes this request. What happens meanwhile happens here."""
        with self._lock:
            struck = [
                fault for fault in self._planned if fault.kind is Kind.MEANWHILE and fault.hits(request)
            ]
            planned = (fault for fault in self._planned if fault.kind is not Kind.MEANWHILE)
            fault = next((each for each in planned if each.hits(request)), None)
        for each in struck:
            assert each.action is not None
            each.action()
        return fault

    def breaks(self, coordinate: str, number: int | None) -> BrokenField | None:
        with self._lock:
            for each in self.broken:
                if each.coordinate == coordinate and each.number in (None, number) and each.times > 0:
                    each.times -= 1
                    return each
        return None

    def _refusal(self, name: str, status: int, message: str, **more: Any) -> None:
        body = {
            "message": message,
            "documentation_url": "https://docs.github.com/rest",
            "status": f"{status}",
        }
        self._plan(Kind.ANSWER, name, status=status, body=json.dumps(body), **more)

    def _plan(self, kind: Kind, name: str, **more: Any) -> None:
        with self._lock:
            self._planned.append(Fault(name, kind, **more))


def _picked(where: Where, request: Request) -> bool:
    if where is None:
        return True
    if callable(where):
        return where(request)
    if where in {"graphql", "rest"}:
        return request.kind == where
    return re.search(where, f"{request.method} {request.target}") is not None
