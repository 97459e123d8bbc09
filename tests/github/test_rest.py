"""What GitHub answers by REST: every body and answer here is checked against its description by the server."""

from datetime import UTC, datetime

import pytest

from tests.github import LocalGitHub
from tests.github.asking import ask, get, post

SPEC = "/repos/group/spec"


def day(number: int) -> datetime:
    return datetime(2026, 1, number, 12, tzinfo=UTC)


@pytest.fixture
def spec(github: LocalGitHub):
    return github.state.add_repository("group/spec", at=day(1), database_id=417)


@pytest.fixture
def three(github, spec):
    """An issue, a pull request that was merged, and an issue that is closed."""
    state = github.state
    issue = state.open_issue(spec, "Open", "Words", "ada", at=day(1))
    pull = state.open_pull(spec, "Merged", "", "ben", at=day(2))
    state.merge(pull, "ada", at=day(5))
    closed = state.open_issue(spec, "Closed", "", "cleo", at=day(3))
    state.label(closed, "editorial", "ada", at=day(3))
    state.close(closed, "ada", at=day(4))
    return issue, pull, closed


def numbers(github: LocalGitHub, arguments: str) -> list[int]:
    return [row["number"] for row in get(github, f"{SPEC}/issues?{arguments}").body]


# --- lists ------------------------------------------------------------------------------------------


def test_issues_and_pull_requests_are_listed_together(github, three):
    assert numbers(github, "") == [1]
    assert numbers(github, "state=all") == [3, 2, 1]
    assert numbers(github, "state=closed") == [3, 2]
    assert numbers(github, "state=all&sort=updated&direction=asc") == [1, 3, 2]
    assert numbers(github, "state=all&labels=Editorial") == [3]
    assert numbers(github, "state=all&creator=ben") == [2]


def test_since_includes_its_instant(github, three):
    assert numbers(github, "state=all&since=2026-01-04T12:00:00Z") == [3, 2]
    assert numbers(github, "state=all&since=2026-01-04T12:00:01Z") == [2]


def test_a_pull_request_among_issues_has_the_number_of_an_issue(github, three):
    _, pull, _ = three
    (row,) = (row for row in get(github, f"{SPEC}/issues?state=all").body if "pull_request" in row)

    assert row["id"] == pull.issue_id != pull.database_id
    assert row["node_id"] == pull.id
    assert row["pull_request"]["merged_at"] == "2026-01-05T12:00:00Z"
    assert row["html_url"] == f"{github.host}/group/spec/pull/2"
    assert get(github, f"{SPEC}/pulls/2").body["id"] == pull.database_id


def test_links_lead_through_the_pages_by_the_repositorys_number(github, three):
    first = get(github, f"{SPEC}/issues?state=all&per_page=1")
    base = f"{github.base_url}/repositories/417/issues?state=all&per_page=1&page="
    assert first.headers["link"] == f'<{base}2>; rel="next", <{base}3>; rel="last"'

    second = ask(github, "GET", f"{base}2".removeprefix(github.host))
    assert [row["number"] for row in second.body] == [2]
    assert second.headers["link"] == (
        f'<{base}1>; rel="prev", <{base}3>; rel="next", <{base}3>; rel="last", <{base}1>; rel="first"'
    )

    last = ask(github, "GET", f"{base}3".removeprefix(github.host))
    assert last.headers["link"] == f'<{base}2>; rel="prev", <{base}1>; rel="first"'
    assert "link" not in get(github, f"{SPEC}/issues?state=all").headers


def test_a_page_holds_thirty_and_at_most_a_hundred(github, spec):
    for _ in range(101):
        github.state.open_issue(spec, "One of many", "", "ada")

    assert len(numbers(github, "")) == 30
    assert len(numbers(github, "per_page=500")) == 100
    assert len(numbers(github, "per_page=100&page=2")) == 1
    assert numbers(github, "per_page=100&page=3") == []


# --- nothing new ------------------------------------------------------------------------------------


def test_what_has_not_changed_is_304_and_free(github, three):
    path = f"{SPEC}/issues?state=all&since=2026-01-04T12:00:00Z"
    tag = get(github, path).headers["etag"]

    again = get(github, path, headers={"If-None-Match": tag})

    assert (again.status, again.body) == (304, None)
    assert again.headers["etag"] == tag
    assert again.headers["x-ratelimit-remaining"] == "4999"


def test_what_has_changed_is_answered_again(github, three):
    path = f"{SPEC}/issues?state=all"
    tag = get(github, path).headers["etag"]
    github.state.comment(three[0], "New", "ben", at=day(9))

    again = get(github, path, headers={"If-None-Match": tag})

    assert again.status == 200
    assert again.headers["etag"] != tag


# --- moved, gone, not there -------------------------------------------------------------------------


def test_a_moved_repository_is_301_with_its_number(github, spec):
    github.state.move_repository("group/spec", "house/text")

    reply = get(github, f"{SPEC}/issues?state=all")

    address = f"{github.base_url}/repositories/417/issues?state=all"
    assert reply.status == 301
    assert reply.headers["location"] == reply.body["url"] == address
    assert reply.body["message"] == "Moved Permanently"
    assert ask(github, "GET", address.removeprefix(github.host)).body == []
    assert get(github, "/repos/house/text").body["full_name"] == "house/text"


def test_names_do_not_tell_upper_from_lower_case(github, spec):
    assert get(github, "/repos/Group/SPEC").body["full_name"] == "group/spec"


def test_what_is_not_there(github, spec):
    github.state.delete(github.state.open_issue(spec, "Deleted", "", "ada"))

    assert get(github, "/repos/group/none").status == 404
    assert get(github, "/repositories/1").status == 404
    assert get(github, f"{SPEC}/issues/9").body["message"] == "Not Found"
    assert get(github, f"{SPEC}/issues/1").status == 410
    assert get(github, f"{SPEC}/pulls/9").status == 404
    assert get(github, f"{SPEC}/issues/comments/1").status == 404
    github.state.delete_repository("group/spec")
    assert get(github, SPEC).status == 404


def test_a_transferred_issue_leads_to_its_new_place(github, spec):
    issue = github.state.open_issue(spec, "Wrong place", "", "ada")
    minutes = github.state.add_repository("group/minutes")
    moved = github.state.transfer(issue, minutes, "ben")

    reply = get(github, f"{SPEC}/issues/1")

    assert reply.status == 301
    assert reply.headers["location"] == f"{github.base_url}/repos/group/minutes/issues/{moved.number}"
    assert numbers(github, "state=all") == []


def test_who_deleted_the_account_is_ghost(github, three):
    github.state.delete_account("ada")

    assert get(github, f"{SPEC}/issues/1").body["user"]["login"] == "ghost"


# --- comments ---------------------------------------------------------------------------------------


def test_a_comment_is_written_edited_and_deleted(github, three):
    made = post(github, f"{SPEC}/issues/1/comments", {"body": "Said"})
    assert made.status == 201
    assert made.headers["location"] == made.body["url"]
    assert made.body["user"]["login"] == "chair"
    path = made.body["url"].removeprefix(github.base_url)

    edited = ask(github, "PATCH", f"/api/v3{path}", {"body": "Said better"})
    assert edited.body["body"] == "Said better"
    assert get(github, path).body == edited.body
    assert [row["body"] for row in get(github, f"{SPEC}/issues/1/comments").body] == ["Said better"]
    assert [row["body"] for row in get(github, f"{SPEC}/issues/comments").body] == ["Said better"]

    assert ask(github, "DELETE", f"/api/v3{path}").status == 204
    assert get(github, path).status == 404
    assert [request.status for request in github.requests.writes] == [201, 200, 204]


def test_comments_since(github, three):
    issue = three[0]
    github.state.comment(issue, "Old", "ada", at=day(6))
    github.state.comment(issue, "New", "ada", at=day(8))

    for path in (f"{SPEC}/issues/1/comments", f"{SPEC}/issues/comments"):
        assert [row["body"] for row in get(github, f"{path}?since=2026-01-07T00:00:00Z").body] == ["New"]
    newest = get(github, f"{SPEC}/issues/comments?sort=created&direction=desc").body
    assert [row["body"] for row in newest] == ["New", "Old"]


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ({"body": "x" * 65_536}, 201, ""),
        ({"body": "x" * 65_537}, 422, "body is too long (maximum is 65536 characters)"),
        ({"body": " "}, 422, "Body can't be blank"),
        ({"text": "Said"}, 422, "'body' is a required property"),
        ({"body": 3}, 422, "3 is not of type 'string'"),
        (None, 422, "the body is missing"),
        ("{", 400, "Problems parsing JSON"),
    ],
)
def test_what_is_no_comment_is_refused(github, three, body, status, words):
    reply = post(github, f"{SPEC}/issues/1/comments", body)

    assert reply.status == status
    assert words in str(reply.body).replace('\\"', "") or words in str(reply.body)
    assert len(three[0].comments) == (status == 201)


# --- issues -----------------------------------------------------------------------------------------


def test_an_issue_is_opened_and_changed(github, spec):
    made = post(github, f"{SPEC}/issues", {"title": "New", "labels": ["vote"], "assignees": ["ada"]})
    assert made.status == 201
    assert made.body["body"] is None
    assert [label["name"] for label in made.body["labels"]] == ["vote"]
    assert made.body["assignee"]["login"] == "ada"

    change = {
        "title": "Newer",
        "body": "Words",
        "state": "closed",
        "state_reason": "not_planned",
        "labels": [],
    }
    changed = ask(github, "PATCH", f"/api/v3{SPEC}/issues/1", change).body

    assert (changed["title"], changed["body"], changed["state"]) == ("Newer", "Words", "closed")
    assert (changed["state_reason"], changed["labels"]) == ("not_planned", [])
    assert changed["closed_by"]["login"] == "chair"
    assert (
        ask(github, "PATCH", f"/api/v3{SPEC}/issues/1", {"state": "open"}).body["state_reason"] == "reopened"
    )


def test_labels_are_added_set_and_taken_away(github, three):
    path = f"/api/v3{SPEC}/issues/1/labels"

    def names(method: str, below: str = "", body: object = None) -> list[str]:
        return [label["name"] for label in ask(github, method, path + below, body).body]

    assert names("POST", "", {"labels": ["one", "two"]}) == ["one", "two"]
    assert names("POST", "", ["Two", "three"]) == ["one", "two", "three"]
    assert names("DELETE", "/TWO") == ["one", "three"]
    assert names("PUT", "", {"labels": ["four"]}) == ["four"]
    assert names("GET") == ["four"]
    assert ask(github, "DELETE", f"{path}/none").body["message"] == "Label does not exist"
    assert ask(github, "DELETE", path).status == 204
    assert names("GET") == []


def test_the_repositorys_labels(github, spec):
    made = post(github, f"{SPEC}/labels", {"name": "last call", "color": "ff0000", "description": "Open"})

    assert made.status == 201
    assert made.body["url"].endswith("/labels/last%20call")
    assert get(github, f"{SPEC}/labels/last%20call").body == made.body
    assert get(github, f"{SPEC}/labels").body == [made.body]
    assert get(github, f"{SPEC}/labels/none").status == 404
    again = post(github, f"{SPEC}/labels", {"name": "Last Call"})
    assert again.status == 422
    assert again.body["errors"] == [{"resource": "Label", "code": "already_exists", "field": "name"}]


# --- pull requests ----------------------------------------------------------------------------------


def test_pull_requests(github, three):
    _, pull, _ = three
    github.state.review(pull, "APPROVED", "Good", "cleo", at=day(4))
    github.state.review(pull, "PENDING", "Secret", "cleo", at=day(4))

    assert [row["number"] for row in get(github, f"{SPEC}/pulls?state=all").body] == [2]
    assert get(github, f"{SPEC}/pulls").body == []
    told = get(github, f"{SPEC}/pulls/2").body
    assert (told["merged"], told["merged_by"]["login"], told["commits"]) == (True, "ada", 1)
    assert told["merge_commit_sha"] == pull.merge_commit.oid
    assert [row["state"] for row in get(github, f"{SPEC}/pulls/2/reviews").body] == ["APPROVED"]
    assert get(github, f"{SPEC}/pulls/2/files").body == []
    assert get(github, f"{SPEC}/pulls/1").status == 404


def test_a_fork_that_is_gone(github, spec):
    github.state.open_pull(spec, "From nowhere", "", "ada", head_repository=None)

    head = get(github, f"{SPEC}/pulls/1").body["head"]

    assert (head["label"], head["user"], head["repo"]) == (None, None, None)


# --- statuses and check runs ------------------------------------------------------------------------


def test_the_newest_status_of_each_context_counts(github, three):
    sha = three[1].head_ref_oid
    assert get(github, f"{SPEC}/commits/{sha}/status").body["state"] == "pending"
    for state, context in (("pending", "lastcall"), ("success", "lastcall"), ("success", "other")):
        assert post(github, f"{SPEC}/statuses/{sha}", {"state": state, "context": context}).status == 201

    combined = get(github, f"{SPEC}/commits/{sha}/status").body
    assert (combined["state"], combined["total_count"]) == ("success", 2)
    assert len(get(github, f"{SPEC}/commits/{sha[:8]}/statuses").body) == 3

    post(github, f"{SPEC}/statuses/{sha}", {"state": "error", "context": "other"})
    assert get(github, f"{SPEC}/commits/change-2/status").body["state"] == "failure"


def test_what_is_no_status_is_refused(github, three):
    sha = three[1].head_ref_oid

    assert post(github, f"{SPEC}/statuses/{sha}", {"state": "fine"}).status == 422
    assert post(github, f"{SPEC}/statuses/{'0' * 40}", {"state": "success"}).status == 422
    assert (
        post(github, f"{SPEC}/statuses/{sha}", {"state": "success", "description": "x" * 141}).status == 422
    )


def test_check_runs(github, spec):
    pull = github.state.open_pull(spec, "Checked", "", "ada")
    made = post(
        github,
        f"{SPEC}/check-runs",
        {"name": "lastcall", "head_sha": pull.head_ref_oid, "status": "in_progress"},
    )
    assert (made.status, made.body["status"], made.body["conclusion"]) == (201, "in_progress", None)
    assert [each["number"] for each in made.body["pull_requests"]] == [1]

    path = made.body["url"].removeprefix(github.host)
    done = ask(
        github,
        "PATCH",
        path,
        {"conclusion": "failure", "output": {"title": "Closed", "summary": "Two objections"}},
    )
    assert (done.body["status"], done.body["output"]["summary"]) == ("completed", "Two objections")
    assert done.body["completed_at"]
    assert ask(github, "GET", path).body == done.body

    post(github, f"{SPEC}/check-runs", {"name": "lastcall", "head_sha": pull.head_ref_oid})
    latest = get(github, f"{SPEC}/commits/{pull.head_ref_oid}/check-runs").body
    assert [run["status"] for run in latest["check_runs"]] == ["queued"]
    everything = get(github, f"{SPEC}/commits/{pull.head_ref_oid}/check-runs?filter=all").body
    assert everything["total_count"] == 2
    assert ask(github, "PATCH", path.replace(path.rsplit("/", 1)[1], "1"), {"name": "none"}).status == 404


# --- about oneself, and what is not served ----------------------------------------------------------


def test_the_budget_is_told_for_nothing(github, spec):
    get(github, SPEC)

    told = get(github, "/rate_limit").body

    assert (told["resources"]["core"]["used"], told["resources"]["graphql"]["used"]) == (1, 0)
    assert told["rate"] == told["resources"]["core"]


def test_oneself(github):
    assert get(github, "/user").body["login"] == "chair"
    assert get(github, "/user", token=None).status == 401


@pytest.mark.parametrize(
    ("method", "path", "words"),
    [
        ("GET", f"{SPEC}/milestones", "is not served"),
        ("GET", f"{SPEC}/issues?mentioned=ada", "mentioned= is not served"),
        ("GET", f"{SPEC}/issues?sate=all", "sate is no parameter"),
        ("GET", f"{SPEC}/issues?state=every", "'every' is not one of"),
        ("GET", f"{SPEC}/issues?per_page=many", "per_page=many is no number"),
        ("GET", f"{SPEC}/issues?since=2026-01-01T00:00:00", "is not a 'date-time'"),
    ],
)
def test_what_is_not_served_is_a_defect_of_the_test(github, spec, method, path, words):
    assert ask(github, method, f"/api/v3{path}").status == 500
    assert words in github.defects.pop()


def test_an_answer_that_github_does_not_describe_is_a_defect(github, spec):
    issue = github.state.open_issue(spec, "Broken", "", "ada")
    issue.author_association = "FRIEND"

    assert get(github, f"{SPEC}/issues/1").status == 500
    assert "'FRIEND' is not one of" in github.defects.pop()


def test_comments_on_lines_of_all_and_of_one(github, three):
    _, pull, _ = three
    state = github.state
    first = state.review_comment(state.review(pull, "COMMENTED", "", "cleo", at=day(6)), "Why?", at=day(6))
    second = state.review_comment(
        state.review(pull, "COMMENTED", "", "ben", at=day(7)), "So.", reply_to=first, at=day(7)
    )
    pending = state.review(pull, "PENDING", "", "ben", at=day(8))
    state.review_comment(pending, "not sent", at=day(8))

    def bodies(path: str) -> list[str]:
        return [row["body"] for row in get(github, f"{SPEC}/{path}").body]

    assert bodies("pulls/comments?sort=updated&direction=desc") == ["So.", "Why?"]
    assert bodies("pulls/comments?since=2026-01-07T12:00:00Z") == ["So."]
    (_, reply) = get(github, f"{SPEC}/pulls/2/comments").body
    assert (reply["in_reply_to_id"], reply["node_id"]) == (first.database_id, second.id)


def test_a_comment_on_lines_that_are_there_no_more_stands_nowhere(github, three):
    _, pull, _ = three
    review = github.state.review(pull, "COMMENTED", "", "cleo", at=day(6))
    comment = github.state.review_comment(review, "Why?", at=day(6))
    comment.line = comment.position = None

    assert [row["line"] for row in get(github, f"{SPEC}/pulls/2/comments").body] == [None]
