"""Plain requests to the local GitHub, for the tests of the server itself: no client, no retries."""

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.github import LocalGitHub

REST = "/api/v3"


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: Any


def ask(
    github: LocalGitHub,
    method: str,
    path: str,
    body: Any = None,
    *,
    token: str | None = "",
    headers: Mapping[str, str] | None = None,
    timeout: float = 5,
) -> Reply:
    """One request on a connection of its own; `token` is the chair's unless given, None is anonymous."""
    sent = dict(headers or {})
    if token is not None:
        sent["Authorization"] = f"Bearer {token or github.token}"
    content = body if body is None or isinstance(body, str) else json.dumps(body)
    connection = http.client.HTTPConnection("127.0.0.1", github.port, timeout=timeout)
    try:
        connection.request(method, path, content, sent)
        response = connection.getresponse()
        raw = response.read().decode()
        told = {name.lower(): value for name, value in response.getheaders()}
        parsed = json.loads(raw) if raw and "json" in told["content-type"] else raw or None
        return Reply(response.status, told, parsed)
    finally:
        connection.close()


def get(github: LocalGitHub, path: str, **more: Any) -> Reply:
    return ask(github, "GET", REST + path, **more)


def post(github: LocalGitHub, path: str, body: Any, **more: Any) -> Reply:
    return ask(github, "POST", REST + path, body, **more)


def query(github: LocalGitHub, text: str, /, **variables: Any) -> Any:
    """The body of GraphQL's answer."""
    return ask(github, "POST", "/api/graphql", {"query": text, "variables": variables}).body


def data(github: LocalGitHub, text: str, /, **variables: Any) -> Any:
    """Of an answer without errors."""
    answered = query(github, text, **variables)
    assert "errors" not in answered, answered["errors"]
    return answered["data"]
