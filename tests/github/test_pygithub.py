"""The real client on the local GitHub, with the traps that the project's two clients must stay clear of."""

from collections.abc import Iterator
from contextlib import contextmanager

import github as pygithub
import pytest
import requests
import urllib3
from github.GithubRetry import GithubRetry

from tests.github import LocalGitHub

QUICK = {"backoff_factor": 0, "total": 3}


@contextmanager
def client(server: LocalGitHub, retry: urllib3.Retry | None, **more: object) -> Iterator[pygithub.Github]:
    made = pygithub.Github(
        base_url=server.base_url,
        auth=pygithub.Auth.Token(server.token),
        retry=retry,
        lazy=True,
        per_page=100,
        seconds_between_requests=None,
        seconds_between_writes=None,
        **more,
    )
    with made:
        yield made


def reading() -> urllib3.Retry:
    return GithubRetry(**QUICK, max_rate_limit_wait=0.5, secondary_rate_wait=0)


def writing() -> urllib3.Retry:
    """Never a POST again: first one looks whether it got through."""
    return GithubRetry(**QUICK, max_rate_limit_wait=0.5, secondary_rate_wait=0, allowed_methods={"GET"})


@pytest.fixture
def issue(github: LocalGitHub):
    spec = github.state.add_repository("group/spec")
    return github.state.open_issue(spec, "Units", "Which?", "ada")


# --- what works -------------------------------------------------------------------------------------


def test_reading_and_writing(github, issue):
    github.state.comment(issue, "First", "ben")
    with client(github, reading()) as hub:
        repository = hub.get_repo("group/spec")
        found = repository.get_issue(1)
        assert (found.title, found.user.login, found.user.id) == ("Units", "ada", issue.author.database_id)
        made = found.create_comment("Second")
        made.edit("Second, better")
        found.add_to_labels("vote")

        assert [each.body for each in found.get_comments()] == ["First", "Second, better"]
        assert [each.name for each in found.labels] == []
        assert [each.name for each in found.get_labels()] == ["vote"]
        assert [each.number for each in repository.get_issues(state="all")] == [1]


def test_pages_follow_their_links(github, issue):
    for _ in range(149):
        github.state.open_issue(issue.repository, "One of many", "", "ada")

    with client(github, reading()) as hub:
        assert len(list(hub.get_repo("group/spec").get_issues())) == 150

    assert [request.path for request in github.requests] == [
        "/api/v3/repos/group/spec/issues",
        f"/api/v3/repositories/{issue.repository.database_id}/issues",
    ]


def test_statuses_and_check_runs(github, issue):
    pull = github.state.open_pull(issue.repository, "Change", "", "ben")
    with client(github, reading()) as hub:
        repository = hub.get_repo("group/spec")
        commit = repository.get_pull(2).head.sha
        repository.get_commit(commit).create_status("success", context="lastcall")
        run = repository.create_check_run("lastcall", commit, status="in_progress")
        run.edit(conclusion="success", output={"title": "Open", "summary": "Nobody objects"})

        assert repository.get_commit(commit).get_combined_status().state == "success"
        assert [each.conclusion for each in repository.get_commit(commit).get_check_runs()] == ["success"]
    assert commit == pull.head_ref_oid


def test_graphql_by_the_clients_own_address(github, issue):
    with client(github, reading()) as hub:
        _, answered = hub.requester.graphql_query("query Who { viewer { login } }", {})

    assert answered["data"] == {"viewer": {"login": "chair"}}
    assert github.requests[-1].target == "/api/graphql"


def test_conditional_requests_by_hand(github, issue):
    path = "/repos/group/spec/issues?state=all"
    with client(github, reading()) as hub:
        headers, _ = hub.requester.requestJsonAndCheck("GET", path)
        status, _, body = hub.requester.requestJson("GET", path, headers={"If-None-Match": headers["etag"]})

    assert (status, body) == (304, "")


# --- traps ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", ["drop", "server_error"])
def test_the_default_client_writes_a_comment_again_and_again(github, issue, plan):
    getattr(github.faults, plan)(late=True, times=2, where="^POST")

    with client(github, GithubRetry(**QUICK)) as hub:
        hub.get_repo("group/spec").get_issue(1).create_comment("Once")

    assert [comment.body for comment in issue.comments] == ["Once"] * 3


@pytest.mark.parametrize("plan", ["drop", "server_error"])
def test_the_writing_client_does_not(github, issue, plan):
    getattr(github.faults, plan)(late=True, times=2, where="^POST")

    with client(github, writing()) as hub:
        found = hub.get_repo("group/spec").get_issue(1)
        with pytest.raises((requests.exceptions.ConnectionError, pygithub.GithubException)):
            found.create_comment("Once")
        assert [each.body for each in found.get_comments()] == ["Once"]


def test_a_time_out_is_written_again_too(github, issue):
    github.faults.time_out(late=True, where="^POST")

    with client(github, GithubRetry(**QUICK), timeout=1) as hub:
        hub.get_repo("group/spec").get_issue(1).create_comment("Once")

    assert len(issue.comments) == 2


def test_after_repeated_errors_a_foreign_exception_escapes(github, issue):
    github.faults.server_error(503, times=9)

    with client(github, reading()) as hub, pytest.raises(requests.exceptions.RetryError):
        hub.get_repo("group/spec").get_issue(1).complete()

    assert len(github.requests) == 4


def test_a_primary_limit_beyond_the_cap_is_an_exception(github, issue):
    github.faults.primary_rate_limit(reset_in=3600)

    with client(github, reading()) as hub, pytest.raises(pygithub.GithubException) as caught:
        hub.get_repo("group/spec").get_issue(1).complete()

    assert type(caught.value).__name__ == "RateLimitExceededExceedsMaxWait"
    assert caught.value.headers["x-ratelimit-remaining"] == "0"


def test_a_secondary_limit_is_waited_out(github, issue):
    github.faults.secondary_rate_limit(times=2)

    with client(github, reading()) as hub:
        assert hub.get_repo("group/spec").get_issue(1).title == "Units"


def test_429_without_a_time_is_a_plain_exception(github, issue):
    github.faults.too_many_requests()

    with client(github, reading()) as hub, pytest.raises(pygithub.GithubException) as caught:
        hub.get_repo("group/spec").get_issue(1).complete()

    assert type(caught.value) is pygithub.GithubException
    assert caught.value.status == 429


def test_a_limit_and_half_an_answer_are_both_400(github, issue):
    github.faults.graphql_rate_limit()
    github.faults.break_field("Issue.body")
    text = 'query Half { viewer { login } repository(owner: "group", name: "spec") { issue(number: 1) { body } } }'

    with client(github, reading()) as hub:
        with pytest.raises(pygithub.GithubException) as limited:
            hub.requester.graphql_query(text, {})
        with pytest.raises(pygithub.GithubException) as half:
            hub.requester.graphql_query(text, {})

    assert limited.value.status == half.value.status == 400
    assert limited.value.data["errors"][0]["type"] == "RATE_LIMITED"
    assert half.value.data["data"] == {"viewer": {"login": "chair"}, "repository": {"issue": None}}


def test_what_is_not_there_is_one_exception_by_both_ways(github, issue):
    with client(github, reading()) as hub:
        with pytest.raises(pygithub.UnknownObjectException):
            hub.get_repo("group/none").complete()
        with pytest.raises(pygithub.UnknownObjectException):
            hub.requester.graphql_query('{ repository(owner: "group", name: "none") { id } }', {})


def test_a_token_that_is_none(github, issue):
    github.expire(github.token)

    with client(github, reading()) as hub, pytest.raises(pygithub.BadCredentialsException):
        hub.get_repo("group/spec").complete()


def test_a_move_is_followed_and_the_query_is_lost_on_the_way(github, issue):
    """PyGithub follows a 301 by its path alone: `state=all` is forgotten, and closed issues are missing."""
    github.state.close(issue, "ada")
    github.state.move_repository("group/spec", "house/text")

    with client(github, reading()) as hub:
        assert hub.get_repo("group/spec").raw_data["full_name"] == "house/text"
        assert list(hub.get_repo("group/spec").get_issues(state="all")) == []
        assert [each.number for each in hub.get_repo("house/text").get_issues(state="all")] == [1]
