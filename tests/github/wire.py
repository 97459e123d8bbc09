"""HTTP on the loopback interface: requests are read, logged, struck by faults and answered."""

import contextlib
import json
import select
import socket
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import urlsplit

from tests.github import graphql_api
from tests.github.faults import Fault, Faults, Kind
from tests.github.log import Request, RequestLog
from tests.github.rest_api import Answer
from tests.github.state import State

GRAPHQL = "/api/graphql"

_LONGEST_BODY = 1_000_000
_LONGEST_HANG = 30.0  # seconds
_IDLE = 30.0  # seconds after which a connection that nobody uses ends


class Answering(Protocol):
    """What stands behind the wire."""

    state: State
    faults: Faults
    requests: RequestLog

    def answer(self, request: Request) -> Answer: ...

    def struck(self, fault: Fault) -> Answer: ...

    def date(self) -> str: ...


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, github: Answering) -> None:
        self.github = github
        self.stopping = threading.Event()
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", 0), Handler)

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
            with contextlib.suppress(OSError):  # it may be closed already
                connection.shutdown(socket.SHUT_RDWR)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 65536
    timeout = _IDLE
    server: Server

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
            "X-GitHub-Media-Type": f"github.{'v4' if request.kind == 'graphql' else 'v3'}; format=json",
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
        with contextlib.suppress(OSError):  # the client may have been quicker
            self.connection.shutdown(socket.SHUT_RDWR)
