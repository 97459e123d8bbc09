"""The local GitHub as a whole: state, tokens, budgets, faults and log behind one address."""

import email.utils
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self

from tests.github import graphql_api, rest_api, routes
from tests.github.access import EVERYTHING, WINDOW, Access, Budget, Right
from tests.github.connections import GitHubError
from tests.github.cost import Cost
from tests.github.faults import Fault, Faults
from tests.github.fields import Context
from tests.github.log import Request, RequestLog
from tests.github.rest_api import Answer, Service, refusal
from tests.github.state import State
from tests.github.urls import Urls
from tests.github.wire import Server

REST = "/api/v3"
TOKEN = "token-of-the-chair"
"""Accepted from the start; its account is `chair` and it may do everything."""


class LocalGitHub:
    """A GitHub of one's own while a `with` block runs.

    Whatever it could not answer as GitHub would fails the block at its end, even if the client swallowed it.
    """

    def __init__(self) -> None:
        self.state = State()
        self.faults = Faults()
        self.requests = RequestLog()
        self.defects: list[str] = []
        self.limits = {"core": 5000, "graphql": 5000, "anonymous": 60}
        """Of new budgets: requests or points an hour."""
        self.tokens: dict[str, Access] = {}
        self.chair = self.state.account("chair")
        self.allow(TOKEN, self.chair.login)
        self._anonymous = Access(self.state.ghost, frozenset(), anonymous=True)
        self._server = Server(self)
        self._thread = threading.Thread(target=self._server.run, name="local GitHub", daemon=True)

    @property
    def host(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        return self._server.server_port

    @property
    def base_url(self) -> str:
        """What clients are given: of REST; GraphQL lies beside it."""
        return f"{self.host}{REST}"

    @property
    def token(self) -> str:
        return TOKEN

    def allow(self, token: str, login: str, rights: frozenset[Right] = EVERYTHING) -> None:
        self.tokens[token] = Access(self.state.account(login), rights)

    def expire(self, token: str) -> None:
        del self.tokens[token]

    def __enter__(self) -> Self:
        assert routes.__all__, "importing them has registered them"
        graphql_api.schema()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.stop()
        self._thread.join(timeout=5)
        if self.defects and kind is None:
            raise AssertionError("the local GitHub could not answer:\n" + "\n".join(self.defects))

    # --- answering ----------------------------------------------------------------------------------

    def admit(self, request: Request) -> Access | None:
        """Whose token it is; None for one that is not valid."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if not scheme:
            return self._anonymous
        return self.tokens.get(token) if scheme.lower() in {"token", "bearer"} else None

    def answer(self, request: Request) -> Answer:
        """What GitHub would answer."""
        with self.state.lock:
            if isinstance(request.body, bytes):
                return refusal(400, "Problems parsing JSON")
            access = self.admit(request)
            if access is None:
                return refusal(401, "Bad credentials")
            try:
                if request.kind == "graphql":
                    return self._graphql(request, access)
                return self._rest(request, access)
            except graphql_api.DefectError as error:
                self.defects.append(f"{request.method} {request.target}: {error}")
            except Exception as error:  # noqa: BLE001  (whatever it is, the test must hear of it)
                what = f"{type(error).__name__}: {error}"
                self.defects.append(f"{request.method} {request.target}: {what}")
            return refusal(500, "the local GitHub could not answer: " + self.defects[-1])

    def _graphql(self, request: Request, access: Access) -> Answer:
        if access.anonymous:
            return refusal(401, "This endpoint requires you to be authenticated.")
        if request.method != "POST":
            return refusal(404, "Not Found")
        body = request.body if isinstance(request.body, dict) else {}
        budget = self.budget(access, "graphql")

        def context_of(cost: Cost) -> Context:
            request.points, request.nodes = cost.points, cost.nodes
            if not budget.charge(cost.points, self.state.clock.now()):
                raise _OverBudgetError
            return Context(
                state=self.state,
                urls=Urls(self.host),
                viewer=access.account,
                reads_private=Right.PRIVATE in access.rights,
                cost=cost,
                rate=budget,
                generation=self.faults.generation,
                middleware=[self._breaking()] if self.faults.broken else None,
            )

        try:
            answered, _ = graphql_api.answer(body, context_of)
        except _OverBudgetError:
            message = f"API rate limit exceeded for user ID {access.account.database_id}."
            answered = {"errors": [{"type": "RATE_LIMITED", "message": message}]}
        return Answer(200, answered, self._budget_headers(budget, "graphql"))

    def _breaking(self) -> Callable[..., Any]:
        """What stands before each resolver and fails where the script says."""

        def resolved(resolve: Callable[..., Any], record: Any, info: Any, **arguments: Any) -> Any:
            coordinate = f"{info.parent_type.name}.{info.field_name}"
            broken = self.faults.breaks(coordinate, getattr(record, "number", None))
            if broken is not None:
                raise GitHubError(broken.kind, broken.message)
            return resolve(record, info, **arguments)

        return resolved

    def _rest(self, request: Request, access: Access) -> Answer:
        budget = self.budget(access, "core")
        free = request.path == f"{REST}/rate_limit"
        if not free and not budget.charge(1, self.state.clock.now()):
            who = "127.0.0.1" if access.anonymous else f"user ID {access.account.database_id}"
            answer = refusal(403, f"API rate limit exceeded for {who}.")
        else:
            budgets = {name: self.budget(access, name) for name in ("core", "graphql")}
            answer = rest_api.answer(request, Service(self.state, Urls(self.host), access, budgets))
        if answer.status == 304:
            budget.used -= 1  # GitHub does not charge for what has not changed
        return Answer(answer.status, answer.body, self._budget_headers(budget, "core") | answer.headers)

    def budget(self, access: Access, resource: str) -> Budget:
        if resource not in access.budgets:
            limit = self.limits["anonymous"] if access.anonymous else self.limits[resource]
            access.budgets[resource] = Budget(limit, self.state.clock.now() + WINDOW)
        return access.budgets[resource]

    def _budget_headers(self, budget: Budget, resource: str) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(budget.limit),
            "X-RateLimit-Remaining": str(budget.remaining),
            "X-RateLimit-Reset": str(_epoch(budget.reset_at)),
            "X-RateLimit-Used": str(budget.used),
            "X-RateLimit-Resource": resource,
        }

    def struck(self, fault: Fault) -> Answer:
        """The answer that a fault puts in the place of the right one."""
        headers = dict(fault.headers)
        reset = headers.get("X-RateLimit-Reset", "")
        if reset.startswith("+"):
            when = self.state.clock.now() + timedelta(seconds=float(reset))
            headers["X-RateLimit-Reset"] = str(_epoch(when))
        kind = "text/html" if fault.body.startswith("<") else "application/json; charset=utf-8"
        return Answer(fault.status, fault.body, {"Content-Type": kind} | headers)

    def date(self) -> str:
        return email.utils.format_datetime(self.state.clock.now() + self.faults.skew, usegmt=True)


class _OverBudgetError(Exception):
    """Before anything was executed."""


def _epoch(instant: datetime) -> int:
    return int(instant.timestamp())
