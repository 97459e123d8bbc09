"""Each bad day is as bad as the script says, as often, and where."""

import http.client
import time
from datetime import UTC, datetime, timedelta

import pytest

from tests.github import LocalGitHub
from tests.github.asking import ask, data, get, post, query

SPEC = "/repos/group/spec"
VIEWER = "{ viewer { login } }"


@pytest.fixture
def issue(github: LocalGitHub):
    spec = github.state.add_repository("group/spec")
    return github.state.open_issue(spec, "Struck", "", "ada")


# --- which requests ---------------------------------------------------------------------------------


def test_as_often_as_the_script_says_and_no_more(github, issue):
    github.faults.server_error(503, times=2, after=1)

    assert [get(github, SPEC).status for _ in range(4)] == [200, 503, 503, 200]
    assert [request.fault for request in github.requests] == [None, "503", "503", None]


def test_only_where_the_script_says(github, issue):
    github.faults.server_error(502, where="graphql")
    github.faults.server_error(500, where=r"^GET .*/issues/1$")
    github.faults.server_error(504, where=lambda request: request.method == "POST" and request.kind == "rest")

    assert get(github, SPEC).status == 200
    assert get(github, f"{SPEC}/issues/1").status == 500
    assert post(github, f"{SPEC}/issues/1/comments", {"body": "Hello"}).status == 504
    assert ask(github, "POST", "/api/graphql", {"query": VIEWER}).status == 502
    assert github.faults.left == []


def test_what_has_not_struck_is_told_and_can_be_dropped(github, issue):
    github.faults.drop(times=1)
    github.faults.break_field("Issue.body")

    assert github.faults.left == ["dropped", "Issue.body"]
    github.faults.clear()
    assert github.faults.left == []


# --- no answer --------------------------------------------------------------------------------------


def test_a_dropped_connection(github, issue):
    github.faults.drop()

    with pytest.raises(http.client.RemoteDisconnected):
        post(github, f"{SPEC}/issues/1/comments", {"body": "Lost"})

    assert issue.comments == []
    assert github.requests[-1].status is None


@pytest.mark.parametrize("late", [False, True])
def test_an_answer_that_is_lost_when_the_work_is_done(github, issue, late):
    github.faults.drop(late=late, where="^POST")

    with pytest.raises(http.client.RemoteDisconnected):
        post(github, f"{SPEC}/issues/1/comments", {"body": "Lost"})

    assert [comment.body for comment in issue.comments] == (["Lost"] if late else [])


@pytest.mark.parametrize("late", [False, True])
def test_an_error_after_the_work_is_done(github, issue, late):
    github.faults.server_error(late=late)

    assert post(github, f"{SPEC}/issues/1/comments", {"body": "Lost"}).status == 502
    assert len(issue.comments) == late


def test_an_answer_that_is_cut_short(github, issue):
    github.faults.cut()

    with pytest.raises(http.client.IncompleteRead):
        get(github, SPEC)


def test_no_answer_until_the_client_gives_up(github, issue):
    github.faults.time_out()
    start = time.monotonic()

    with pytest.raises(TimeoutError):
        ask(github, "GET", f"/api/v3{SPEC}", timeout=0.1)

    assert time.monotonic() - start < 2
    assert get(github, SPEC).status == 200


# --- limits -----------------------------------------------------------------------------------------


def test_the_primary_limit(github, issue):
    github.state.clock.fix(datetime(2026, 1, 1, tzinfo=UTC))
    github.faults.primary_rate_limit(reset_in=90)

    reply = get(github, SPEC)

    assert reply.status == 403
    assert reply.body["message"] == "API rate limit exceeded for user ID 1001."
    assert reply.headers["x-ratelimit-remaining"] == "0"
    assert reply.headers["x-ratelimit-reset"] == str(
        int(datetime(2026, 1, 1, 0, 1, 30, tzinfo=UTC).timestamp())
    )


@pytest.mark.parametrize(("plan", "status"), [("secondary_rate_limit", 403), ("too_many_requests", 429)])
@pytest.mark.parametrize("wait", [None, 7])
def test_the_secondary_limit_with_and_without_a_time_to_wait(github, issue, plan, status, wait):
    getattr(github.faults, plan)(retry_after=wait)

    reply = get(github, SPEC)

    assert reply.status == status
    assert reply.body["message"].startswith("You have exceeded a secondary rate limit")
    assert reply.headers.get("retry-after") == (None if wait is None else "7")
    assert "x-ratelimit-reset" not in reply.headers


def test_the_limit_as_graphql_says_it(github, issue):
    github.faults.graphql_rate_limit()

    assert get(github, SPEC).status == 200
    reply = ask(github, "POST", "/api/graphql", {"query": VIEWER})

    assert reply.status == 200
    assert [error["type"] for error in reply.body["errors"]] == ["RATE_LIMITED"]
    assert "data" not in reply.body


# --- half an answer ---------------------------------------------------------------------------------


def test_a_query_that_took_too_long(github):
    github.faults.went_wrong()

    reply = ask(github, "POST", "/api/graphql", {"query": VIEWER})

    assert reply.status == 502
    assert reply.body["data"] is None
    assert reply.body["errors"][0]["message"].startswith("Something went wrong while executing your query.")


def test_one_field_of_one_item_fails(github, issue):
    github.state.open_issue(issue.repository, "Whole", "", "ada")
    github.faults.break_field("Issue.comments", number=1, kind="RESOURCE_LIMITS_EXCEEDED", message="Too much")
    text = '{ repository(owner: "group", name: "spec") { issues(first: 9) { nodes { number comments(first: 1) { totalCount } } } } }'

    answered = query(github, text)

    assert answered["data"]["repository"]["issues"]["nodes"] == [
        None,
        {"number": 2, "comments": {"totalCount": 0}},
    ]
    (error,) = answered["errors"]
    assert (error["type"], error["message"]) == ("RESOURCE_LIMITS_EXCEEDED", "Too much")
    assert error["path"] == ["repository", "issues", "nodes", 0, "comments"]
    assert "errors" not in query(github, text)


def test_404_for_what_is_there(github, issue):
    github.faults.not_found(where="/issues/1$")

    assert [get(github, f"{SPEC}/issues/1").status for _ in range(2)] == [404, 200]


# --- between two pages ------------------------------------------------------------------------------


def test_something_happens_before_the_second_page(github, issue):
    minutes = github.state.add_repository("group/minutes")
    for _ in range(3):
        github.state.open_issue(issue.repository, "More", "", "ada")
    github.faults.meanwhile(lambda: github.state.transfer(issue, minutes, "ada"), where="graphql", after=1)
    text = 'query ($after: String) { repository(owner: "group", name: "spec") { issues(first: 2, after: $after) { totalCount pageInfo { endCursor } nodes { number } } } }'

    first = data(github, text)["repository"]["issues"]
    second = data(github, text, after=first["pageInfo"]["endCursor"])["repository"]["issues"]

    assert (first["totalCount"], second["totalCount"]) == (4, 3)
    assert [node["number"] for node in first["nodes"] + second["nodes"]] == [1, 2, 3, 4]


def test_cursors_expire(github, issue):
    github.state.open_issue(issue.repository, "Second", "", "ada")
    text = 'query ($after: String) { repository(owner: "group", name: "spec") { issues(first: 1, after: $after) { pageInfo { endCursor } nodes { number } } } }'
    cursor = data(github, text)["repository"]["issues"]["pageInfo"]["endCursor"]

    github.faults.expire_cursors()

    assert query(github, text, after=cursor)["errors"][0]["type"] == "INVALID_CURSOR_ARGUMENTS"
    fresh = data(github, text)["repository"]["issues"]["pageInfo"]["endCursor"]
    assert data(github, text, after=fresh)["repository"]["issues"]["nodes"] == [{"number": 2}]


def test_the_servers_clock_is_wrong(github, issue):
    github.state.clock.fix(datetime(2026, 1, 1, 12, tzinfo=UTC))
    assert get(github, SPEC).headers["date"] == "Thu, 01 Jan 2026 12:00:00 GMT"

    github.faults.skew = timedelta(minutes=-10)

    assert get(github, SPEC).headers["date"] == "Thu, 01 Jan 2026 11:50:00 GMT"
