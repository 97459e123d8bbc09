"""The server: HTTP on the loopback interface, with GitHub's headers, authentication, budgets and bad days."""

import email.utils
import json
import select
import socket
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from tests.github import graphql_api, rest_api
from tests.github.access import EVERYTHING, WINDOW, Access, Budget, Right
from tests.github.connections import GitHubError
from tests.github.cost import Cost
from tests.github.faults import Fault, Faults, Kind
from tests.github.fields import Context
from tests.github.log import Request, RequestLog
from tests.github.rest_api import Answer, refusal
from tests.github.state import State
from tests.github.urls import Urls

GRAPHQL = "/api/graphql"
REST = "/api/v3"
TOKEN = "token-of-the-chair"
"""Accepted from the start; its account is `chair` and it may do everything."""

_LONGEST_BODY = 1_000_000
_LONGEST_HANG = 30.0  # seconds
_IDLE = 30.0  # seconds after which a connection that nobody uses ends


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
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.run, name="local GitHub", daemon=True)

    @property
    def host(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

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
                middleware=[self._breaking] if self.faults.broken else None,
            )

        try:
            answered, _ = graphql_api.answer(body, context_of)
        except _OverBudgetError:
            message = f"API rate limit exceeded for user ID {access.account.database_id}."
            answered = {"errors": [{"type": "RATE_LIMITED", "message": message}]}
        return Answer(200, answered, self._budget_headers(budget, "graphql"))

    def _breaking(self, resolve: Callable[..., Any], record: Any, info: Any, **arguments: Any) -> Any:
        coordinate = f"{info.parent_type.name}.{info.field_name}"
        broken = self.faults.breaks(coordinate, getattr(record, "number", None))
        if broken is not None:
            raise GitHubError(broken.kind or "INTERNAL", broken.message)
        return resolve(record, info, **arguments)

    def _rest(self, request: Request, access: Access) -> Answer:
        budget = self.budget(access, "core")
        free = request.path == f"{REST}/rate_limit"
        if not free and not budget.charge(1, self.state.clock.now()):
            who = "127.0.0.1" if access.anonymous else f"user ID {access.account.database_id}"
            answer = refusal(403, f"API rate limit exceeded for {who}.")
        else:
            budgets = {name: self.budget(access, name) for name in ("core", "graphql")}
            answer = rest_api.answer(request, self.state, Urls(self.host), access, budgets)
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


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, github: LocalGitHub) -> None:
        self.github = github
        self.stopping = threading.Event()
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", 0), _Handler)

    def run(self) -> None:
        self.serve_forever(poll_interval=0.01)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away in the middle is a test's doing."""

    def stop(self) -> None:
        self.stopping.set()
        self.shutdown()
        self.server_close()
        for connection in list(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # it is closed already


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 65536
    timeout = _IDLE
    server: _Server

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002  (the base class names it so)
        """Silent: `github.requests` is the log."""

    def _serve(self) -> None:
        github = self.server.github
        request = self._read()
        with github.state.lock:
            request.number = len(github.requests) + 1
            github.requests.append(request)
        fault = github.faults.take(request)
        request.fault = fault.name if fault else None
        answer = None
        if fault is None or fault.late:
            answer = github.answer(request)
        if fault is None or fault.kind is Kind.CUT:
            assert answer is not None
            self._send(request, answer, cut=fault is not None)
        elif fault.kind is Kind.ANSWER:
            self._send(request, github.struck(fault))
        else:
            if fault.kind is Kind.HANG:
                self._hang()
            self._hang_up()

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = do_HEAD = _serve  # noqa: N815  (the base class's names)

    def _read(self) -> Request:
        length = int(self.headers.get("Content-Length") or 0)
        if length > _LONGEST_BODY:
            raise ValueError(f"a body of {length} bytes is more than GitHub takes")
        raw = self.rfile.read(length)
        try:
            body = json.loads(raw) if raw else None
        except ValueError:
            body = raw
        kind = "graphql" if urlsplit(self.path).path == GRAPHQL else "rest"
        operation = body.get("operationName") if isinstance(body, dict) else None
        if kind == "graphql" and operation is None and isinstance(body, dict):
            operation = graphql_api.operation_name(body.get("query"))
        headers = {name.lower(): value for name, value in self.headers.items()}
        return Request(0, self.command, self.path, kind, headers, body, operation)

    def _send(self, request: Request, answer: Answer, *, cut: bool = False) -> None:
        raw = answer.body if isinstance(answer.body, str) else json.dumps(answer.body, separators=(",", ":"))
        content = b"" if answer.body is None else raw.encode()
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "X-GitHub-Request-Id": f"LOCAL:{request.number:04}",
            **answer.headers,
        }
        request.status, request.answered = answer.status, headers
        self.send_response_only(answer.status, HTTPStatus(answer.status).phrase)
        self.send_header("Server", "local GitHub")
        self.send_header("Date", self.server.github.date())
        for name, value in headers.items():
            self.send_header(name, value)
        if answer.status not in {204, 304}:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content[: len(content) // 2] if cut else content)
        self.wfile.flush()
        if cut:
            self._hang_up()

    def _hang(self) -> None:
        """Until the client has gone or the server stops, and not for ever."""
        waited = 0.0
        while waited < _LONGEST_HANG and not self.server.stopping.wait(0.02):
            waited += 0.02
            readable, _, _ = select.select([self.connection], [], [], 0)
            if readable and not self.connection.recv(1, socket.MSG_PEEK):
                return

    def _hang_up(self) -> None:
        self.close_connection = True
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # the client was quicker
