"""Who may do what, and how much of it."""

from datetime import UTC, datetime

import pytest

from tests.github import LocalGitHub
from tests.github.access import Right
from tests.github.asking import ask, get, post, query

SPEC = "/repos/group/spec"


@pytest.fixture
def pull(github: LocalGitHub):
    spec = github.state.add_repository("group/spec")
    return github.state.open_pull(spec, "A change", "", "ada")


def test_a_token_that_is_none(github, pull):
    for reply in (
        get(github, SPEC, token="made-up"),
        ask(github, "POST", "/api/graphql", {"query": "{ viewer { login } }"}, token="made-up"),
    ):
        assert (reply.status, reply.body["message"]) == (401, "Bad credentials")


def test_a_token_that_expires(github, pull):
    github.allow("short", "ben")
    assert get(github, "/user", token="short").body["login"] == "ben"

    github.expire("short")

    assert get(github, "/user", token="short").status == 401


def test_both_ways_to_send_a_token(github, pull):
    for scheme in ("token", "Bearer"):
        headers = {"Authorization": f"{scheme} {github.token}"}
        assert get(github, "/user", token=None, headers=headers).status == 200


def test_anonymous_reads_what_is_public_and_no_more(github, pull):
    assert get(github, SPEC, token=None).status == 200
    assert get(github, SPEC, token=None).headers["x-ratelimit-limit"] == "60"
    assert post(github, f"{SPEC}/issues/1/comments", {"body": "Hello"}, token=None).status == 401
    reply = ask(github, "POST", "/api/graphql", {"query": "{ viewer { login } }"}, token=None)
    assert (reply.status, reply.body["message"]) == (401, "This endpoint requires you to be authenticated.")


def test_without_rights_nothing_is_written(github, pull):
    github.allow("reader", "ben", frozenset())
    sha = pull.head_ref_oid
    for path, body, needed in (
        ("issues/1/comments", {"body": "Hello"}, "issues=write"),
        ("issues/1/labels", {"labels": ["vote"]}, "issues=write"),
        (f"statuses/{sha}", {"state": "success"}, "statuses=write"),
        ("check-runs", {"name": "lastcall", "head_sha": sha}, "checks=write"),
    ):
        reply = post(github, f"{SPEC}/{path}", body, token="reader")
        assert (reply.status, reply.body["message"]) == (403, "Resource not accessible by integration")
        assert reply.headers["x-accepted-github-permissions"] == needed

    assert (pull.comments, pull.labels, pull.repository.statuses) == ([], [], [])


def test_one_right_is_not_another(github, pull):
    github.allow("writer", "ben", frozenset({Right.ISSUES}))

    assert post(github, f"{SPEC}/issues/1/comments", {"body": "Hello"}, token="writer").status == 201
    assert (
        post(github, f"{SPEC}/statuses/{pull.head_ref_oid}", {"state": "success"}, token="writer").status
        == 403
    )


def test_what_is_private_is_not_there_for_others(github):
    github.state.add_repository("group/secret", is_private=True)
    github.allow("outside", "ben", frozenset({Right.ISSUES}))

    assert get(github, "/repos/group/secret").status == 200
    assert get(github, "/repos/group/secret", token="outside").status == 404
    assert get(github, "/repos/group/secret", token=None).status == 404
    text = '{ repository(owner: "group", name: "secret") { id } }'
    assert "errors" not in query(github, text)
    reply = ask(github, "POST", "/api/graphql", {"query": text}, token="outside")
    assert reply.body["errors"][0]["type"] == "NOT_FOUND"


def test_when_the_requests_are_used_up(github, pull):
    github.state.clock.fix(datetime(2026, 1, 1, tzinfo=UTC))
    github.limits["core"] = 2

    assert [get(github, SPEC).status for _ in range(3)] == [200, 200, 403]
    refused = get(github, SPEC)
    assert refused.body["message"].startswith("API rate limit exceeded for user ID")
    assert refused.headers["x-ratelimit-remaining"] == "0"
    assert refused.headers["x-ratelimit-reset"] == str(int(datetime(2026, 1, 1, 1, tzinfo=UTC).timestamp()))

    github.state.clock.advance(3600)
    assert get(github, SPEC).status == 200


def test_when_the_points_are_used_up(github, pull):
    github.limits["graphql"] = 1

    assert "data" in query(github, "{ viewer { login } }")
    reply = ask(github, "POST", "/api/graphql", {"query": "{ viewer { login } }"})

    assert reply.status == 200
    assert "data" not in reply.body
    assert reply.body["errors"][0]["type"] == "RATE_LIMITED"
    assert reply.headers["x-ratelimit-remaining"] == "0"


def test_budgets_are_each_tokens_own(github, pull):
    github.allow("other", "ben")
    get(github, SPEC)

    assert get(github, SPEC, token="other").headers["x-ratelimit-used"] == "1"
