"""The server itself: it starts and stops at once, answers quickly, and says what it could not do."""

import http.client
import json
import socket
import threading
import time

import pytest

from tests.github import LocalGitHub
from tests.github.asking import ask, get, query


def server_threads() -> list[str]:
    return [each.name for each in threading.enumerate() if each.name == "local GitHub"]


def test_it_listens_on_the_loopback_interface_only_and_stops():
    with LocalGitHub() as github:
        assert github.base_url == f"http://127.0.0.1:{github.port}/api/v3"
        assert github._server.server_address[0] == "127.0.0.1"
        assert server_threads() == ["local GitHub"]

    assert server_threads() == []
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", github.port), timeout=1)


def test_it_stops_at_once_while_clients_wait_and_hold_connections():
    waiting: list[BaseException] = []

    def wait() -> None:
        try:
            get(github, "/rate_limit", timeout=20)
        except (OSError, http.client.HTTPException) as error:
            waiting.append(error)

    with LocalGitHub() as github:
        idle = http.client.HTTPConnection("127.0.0.1", github.port)
        idle.connect()
        github.faults.time_out()
        client = threading.Thread(target=wait)
        client.start()
        while not github.requests:
            time.sleep(0.005)
        start = time.monotonic()

    client.join(timeout=5)
    idle.close()
    assert time.monotonic() - start < 2
    assert len(waiting) == 1


def test_a_connection_is_kept_and_quick(github):
    github.state.add_repository("group/spec")
    connection = http.client.HTTPConnection("127.0.0.1", github.port)
    headers = {"Authorization": f"token {github.token}"}
    body = json.dumps({"query": "{ viewer { login } }"})
    start = time.monotonic()
    for _ in range(50):
        connection.request("POST", "/api/graphql", body, headers)
        response = connection.getresponse()
        assert response.status == 200
        response.read()
    connection.close()

    # With Nagle's algorithm and small writes each answer would take 40 ms.
    assert time.monotonic() - start < 1


def test_several_clients_at_once(github):
    spec = github.state.add_repository("group/spec")
    issue = github.state.open_issue(spec, "Busy", "", "ada")

    def write() -> None:
        for _ in range(10):
            ask(github, "POST", "/api/v3/repos/group/spec/issues/1/comments", {"body": "Hello"})

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=10)

    assert len(issue.comments) == len({comment.database_id for comment in issue.comments}) == 40
    assert [request.number for request in github.requests] == list(range(1, 41))


def ask_for_nothing_and(then) -> None:
    with LocalGitHub() as github:
        assert get(github, "/nowhere").status == 500
        then()


def test_what_it_could_not_answer_fails_the_block():
    words = "could not answer:\nGET /api/v3/nowhere: GET /nowhere is not served"
    with pytest.raises(AssertionError, match=words):
        ask_for_nothing_and(lambda: None)


def test_a_failing_block_keeps_its_own_error():
    with pytest.raises(ZeroDivisionError):
        ask_for_nothing_and(lambda: 1 / 0)


def test_a_defect_of_the_state_is_told_and_not_answered_with_null(github):
    issue = github.state.open_issue(github.state.add_repository("group/spec"), "Broken", "", "ada")
    event = github.state.event(issue, "LabeledEvent", "ada")

    assert query(github, f'{{ node(id: "{event.id}") {{ ... on LabeledEvent {{ label {{ name }} }} }} }}')[
        "message"
    ]
    assert "the state holds no label for a LabeledEvent" in github.defects.pop()


def test_a_head_request_has_headers_only(github):
    github.state.add_repository("group/spec")

    reply = ask(github, "HEAD", "/api/v3/repos/group/spec")

    assert (reply.status, reply.body) == (200, None)
    assert int(reply.headers["content-length"]) > 1000


def test_the_log_reads_as_a_story(github):
    github.state.add_repository("group/spec")
    github.faults.server_error(503, after=2)
    query(github, "query Who { viewer { login } }")
    get(github, "/repos/group/spec")
    get(github, "/repos/group/spec")

    assert str(github.requests).splitlines() == [
        "  1 POST Who -> 200 1 points, 0 nodes",
        "  2 GET /api/v3/repos/group/spec -> 200",
        "  3 GET /api/v3/repos/group/spec -> 503 [503]",
    ]
    assert (len(github.requests.graphql), len(github.requests.rest), github.requests.writes) == (1, 2, [])
