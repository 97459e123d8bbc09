"""What GitHub enforces and how it answers, by GraphQL."""

from datetime import UTC, datetime

import pytest

from tests.github import LocalGitHub
from tests.github.asking import ask, data, query

REPOSITORY = 'repository(owner: "group", name: "spec")'


def day(number: int) -> datetime:
    return datetime(2026, 1, number, 12, tzinfo=UTC)


@pytest.fixture
def spec(github: LocalGitHub):
    return github.state.add_repository("group/spec", at=day(1))


def issues(github: LocalGitHub, arguments: str) -> list[int]:
    found = data(github, f"{{ {REPOSITORY} {{ issues({arguments}) {{ nodes {{ number }} }} }} }}")
    return [node["number"] for node in found["repository"]["issues"]["nodes"]]


# --- limits -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bounds", "kind", "message"),
    [
        (
            "orderBy: {field: CREATED_AT, direction: ASC}",
            "MISSING_PAGINATION_BOUNDARIES",
            "You must provide a `first` or `last` value to properly paginate the `issues` connection.",
        ),
        (
            "first: 101",
            "EXCESSIVE_PAGINATION",
            "Requesting 101 records on the `issues` connection exceeds the `first` limit of 100 records.",
        ),
        ("last: -1", "INVALID_PAGINATION", "`last` on the `issues` connection cannot be less than zero."),
    ],
)
def test_a_connection_needs_a_size_up_to_a_hundred(github, spec, bounds, kind, message):
    answered = query(github, f"{{ {REPOSITORY} {{ issues({bounds}) {{ totalCount }} }} }}")

    assert "data" not in answered
    (error,) = answered["errors"]
    assert (error["type"], error["message"]) == (kind, message)


def test_a_size_may_stand_in_a_variable(github, spec):
    text = f"query ($n: Int = 5) {{ {REPOSITORY} {{ issues(first: $n) {{ totalCount }} }} }}"

    assert "errors" not in query(github, text)
    assert query(github, text, n=101)["errors"][0]["type"] == "EXCESSIVE_PAGINATION"
    assert query(github, text, n=None)["errors"][0]["type"] == "MISSING_PAGINATION_BOUNDARIES"


def test_no_more_than_half_a_million_nodes(github, spec):
    text = f"{{ {REPOSITORY} {{ issues(first: 100) {{ nodes {{ comments(first: 100) {{ nodes {{ userContentEdits(first: %d) {{ totalCount }} }} }} }} }} }} }}"

    assert "errors" not in query(github, text % 48)
    assert query(github, text % 50)["errors"] == [
        {
            "type": "MAX_NODE_LIMIT_EXCEEDED",
            "message": "This query requests up to 510,100 possible nodes which exceeds the maximum limit of 500,000.",
        }
    ]
    assert github.requests[-1].points == 0


def test_no_more_than_a_hundred_ids(github):
    error = query(github, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["x"] * 101)["errors"][0]

    assert error["type"] == "ARGUMENT_LIMIT"
    assert error["message"] == "You may not provide more than 100 node ids; you provided 101."


@pytest.mark.parametrize(
    "text", ["{ viewer { shoeSize } }", "{ viewer", "query ($n: Int!) { viewer { login } } {"]
)
def test_what_does_not_fit_the_schema_is_answered_with_200_and_errors(github, text):
    reply = ask(github, "POST", "/api/graphql", {"query": text})

    assert reply.status == 200
    assert reply.body["errors"]
    assert "data" not in reply.body


@pytest.mark.parametrize("since", ["yesterday", "2026-01-01T00:00:00", 3])
def test_scalars_are_checked(github, spec, since):
    text = f"query ($since: DateTime!) {{ {REPOSITORY} {{ issues(first: 1, filterBy: {{since: $since}}) {{ totalCount }} }} }}"

    assert "no ISO-8601 instant" in query(github, text, since=since)["errors"][0]["message"]


# --- pages ------------------------------------------------------------------------------------------


def test_pages_by_cursor(github, spec):
    for _ in range(5):
        github.state.open_issue(spec, "One of five", "", "ada")
    text = f"query ($after: String) {{ {REPOSITORY} {{ issues(first: 2, after: $after) {{ totalCount pageInfo {{ hasNextPage endCursor }} edges {{ cursor node {{ number }} }} }} }} }}"

    first = data(github, text)["repository"]["issues"]
    second = data(github, text, after=first["pageInfo"]["endCursor"])["repository"]["issues"]

    assert first["totalCount"] == 5
    assert [edge["node"]["number"] for edge in first["edges"]] == [1, 2]
    assert first["edges"][1]["cursor"] == first["pageInfo"]["endCursor"]
    assert [edge["node"]["number"] for edge in second["edges"]] == [3, 4]


def test_a_cursor_that_is_none(github, spec):
    answered = query(github, f'{{ {REPOSITORY} {{ name issues(first: 1, after: "abc") {{ totalCount }} }} }}')

    assert answered["data"] == {"repository": None}
    assert answered["errors"][0]["type"] == "INVALID_CURSOR_ARGUMENTS"
    assert answered["errors"][0]["message"] == "`abc` does not appear to be a valid cursor."
    assert answered["errors"][0]["path"] == ["repository", "issues"]


def test_order_and_direction(github, spec):
    for created, updated in ((1, 9), (2, 5), (3, 7)):
        issue = github.state.open_issue(spec, "Ordered", "", "ada", at=day(created))
        github.state.comment(issue, "Later", "ben", at=day(updated))

    assert issues(github, "first: 3, orderBy: {field: CREATED_AT, direction: DESC}") == [3, 2, 1]
    assert issues(github, "first: 3, orderBy: {field: UPDATED_AT, direction: ASC}") == [2, 3, 1]
    assert issues(github, "last: 1, orderBy: {field: UPDATED_AT, direction: ASC}") == [1]


def test_the_order_follows_what_changes(github, spec):
    github.state.open_issue(spec, "First", "", "ada", at=day(1))
    github.state.open_issue(spec, "Second", "", "ada", at=day(2))
    newest = "first: 1, orderBy: {field: UPDATED_AT, direction: DESC}"
    assert issues(github, newest) == [2]

    github.state.comment(github.state.issue("group/spec", 1), "Again", "ben", at=day(3))

    assert issues(github, newest) == [1]


# --- filters ----------------------------------------------------------------------------------------


def test_since_includes_its_instant(github, spec):
    github.state.open_issue(spec, "Old", "", "ada", at=day(1))
    github.state.open_issue(spec, "New", "", "ada", at=day(2))

    assert issues(github, 'first: 9, filterBy: {since: "2026-01-02T12:00:00Z"}') == [2]
    assert issues(github, 'first: 9, filterBy: {since: "2026-01-02T12:00:01Z"}') == []
    assert issues(github, 'first: 9, filterBy: {since: "2026-01-02T07:00:00-05:00"}') == [2]


def test_states_labels_and_authors(github, spec):
    closed = github.state.open_issue(spec, "Done", "", "ada")
    labelled = github.state.open_issue(spec, "Open", "", "ben")
    github.state.close(closed, "ada")
    github.state.label(labelled, "Editorial", "ada")

    assert issues(github, "first: 9, states: [CLOSED]") == [1]
    assert issues(github, "first: 9, filterBy: {states: [OPEN]}") == [2]
    assert issues(github, 'first: 9, labels: ["editorial"]') == [2]
    assert issues(github, 'first: 9, filterBy: {createdBy: "Ada"}') == [1]


def test_pull_requests_by_state_and_branch(github, spec):
    github.state.merge(github.state.open_pull(spec, "Merged", "", "ada"), "ben")
    github.state.open_pull(spec, "Open", "", "ada", base_ref_name="next")
    text = f'{{ {REPOSITORY} {{ merged: pullRequests(first: 9, states: [MERGED]) {{ nodes {{ number }} }} next: pullRequests(first: 9, baseRefName: "next") {{ nodes {{ number }} }} }} }}'

    found = data(github, text)["repository"]

    assert found == {"merged": {"nodes": [{"number": 1}]}, "next": {"nodes": [{"number": 2}]}}


def test_an_argument_that_is_not_served_is_a_defect(github, spec):
    reply = ask(
        github,
        "POST",
        "/api/graphql",
        {
            "query": f'{{ {REPOSITORY} {{ issues(first: 1, filterBy: {{mentioned: "ada"}}) {{ totalCount }} }} }}'
        },
    )

    assert reply.status == 500
    assert "does not serve issues(filterBy: {'mentioned': 'ada'})" in github.defects.pop()


# --- who, and what is not there ---------------------------------------------------------------------


def test_authors_by_number(github, spec):
    issue = github.state.open_issue(spec, "By a bot", "", github.state.account("helper[bot]", kind="Bot"))

    found = data(
        github,
        f'{{ node(id: "{issue.id}") {{ ... on Issue {{ author {{ __typename login ... on User {{ databaseId }} ... on Bot {{ databaseId }} }} }} }} }}',
    )

    assert found["node"]["author"] == {
        "__typename": "Bot",
        "login": "helper[bot]",
        "databaseId": issue.author.database_id,
    }


def test_nobody_stands_for_a_deleted_account(github, spec):
    issue = github.state.open_issue(spec, "Gone", "", "ada")
    github.state.label(issue, "editorial", "ada")
    github.state.delete_account("ada")

    found = data(
        github,
        f'{{ node(id: "{issue.id}") {{ ... on Issue {{ author {{ login }} timelineItems(first: 1) {{ nodes {{ ... on LabeledEvent {{ actor {{ login }} }} }} }} }} }} }}',
    )

    assert found["node"] == {"author": None, "timelineItems": {"nodes": [{"actor": None}]}}


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            'repository(owner: "group", name: "none") { id }',
            "Could not resolve to a Repository with the name 'group/none'.",
        ),
        ('node(id: "I_none") { id }', "Could not resolve to a node with the global id of 'I_none'"),
        ('user(login: "nobody") { id }', "Could not resolve to a User with the login of 'nobody'."),
        (
            f"{REPOSITORY} {{ issue(number: 9) {{ id }} }}",
            "Could not resolve to an Issue with the number of 9.",
        ),
        (
            f"{REPOSITORY} {{ pullRequest(number: 1) {{ id }} }}",
            "Could not resolve to a PullRequest with the number of 1.",
        ),
        (
            f"{REPOSITORY} {{ issueOrPullRequest(number: 9) {{ __typename }} }}",
            "Could not resolve to an issue or pull request with the number of 9.",
        ),
    ],
)
def test_what_is_not_there(github, spec, asked, message):
    github.state.open_issue(spec, "An issue", "", "ada")

    (error,) = query(github, f"{{ {asked} }}")["errors"]

    assert (error["type"], error["message"]) == ("NOT_FOUND", message)
    assert error["path"]


def test_of_several_nodes_those_that_are_there(github, spec):
    issue = github.state.open_issue(spec, "Here", "", "ada")

    answered = query(github, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["I_none", issue.id])

    assert answered["data"]["nodes"] == [None, {"id": issue.id}]
    assert [error["path"] for error in answered["errors"]] == [["nodes", 0]]


def test_renames_are_followed_unless_told_otherwise(github, spec):
    github.state.move_repository("group/spec", "house/spec")

    assert data(github, f"{{ {REPOSITORY} {{ nameWithOwner }} }}")["repository"] == {
        "nameWithOwner": "house/spec"
    }
    assert (
        query(github, '{ repository(owner: "group", name: "spec", followRenames: false) { id } }')["errors"][
            0
        ]["type"]
        == "NOT_FOUND"
    )


# --- what hangs together ----------------------------------------------------------------------------


def test_a_timeline_tells_what_happened_in_its_order(github, spec):
    issue = github.state.open_issue(spec, "Told", "", "ada", at=day(1))
    github.state.label(issue, "editorial", "ada", at=day(2))
    github.state.comment(issue, "A comment", "ben", at=day(3))
    github.state.close(issue, "ada", at=day(4))
    text = f'{{ node(id: "{issue.id}") {{ ... on Issue {{ timelineItems(first: 9 %s) {{ totalCount filteredCount nodes {{ __typename }} }} }} }} }}'

    def told(more: str = "") -> list[str]:
        return [node["__typename"] for node in data(github, text % more)["node"]["timelineItems"]["nodes"]]

    assert told() == ["LabeledEvent", "IssueComment", "ClosedEvent"]
    assert told("itemTypes: [CLOSED_EVENT, ISSUE_COMMENT]") == ["IssueComment", "ClosedEvent"]
    assert told('since: "2026-01-04T00:00:00Z"') == ["ClosedEvent"]
    assert told("skip: 2") == ["ClosedEvent"]


def test_a_pull_requests_timeline_has_commits_and_reviews(github, spec):
    pull = github.state.open_pull(spec, "Told", "", "ada", at=day(1))
    github.state.review(pull, "APPROVED", "", "ben", at=day(2))
    github.state.push(pull, "Again", "ada", force=True, at=day(3))

    found = data(
        github,
        f'{{ node(id: "{pull.id}") {{ ... on PullRequest {{ timelineItems(first: 9) {{ nodes {{ __typename }} }} }} }} }}',
    )

    assert [node["__typename"] for node in found["node"]["timelineItems"]["nodes"]] == [
        "PullRequestReview",
        "PullRequestCommit",
        "HeadRefForcePushedEvent",
    ]


def test_a_pull_request_closes_what_its_text_says(github, spec):
    issue = github.state.open_issue(spec, "To close", "", "ada")
    pull = github.state.open_pull(spec, "Closing", "Fixes #1", "ben")
    text = f"{{ {REPOSITORY} {{ pullRequest(number: 2) {{ closingIssuesReferences(first: 9) {{ nodes {{ number }} }} }} issue(number: 1) {{ state closedByPullRequestsReferences(first: 9 %s) {{ nodes {{ number }} }} timelineItems(first: 9, itemTypes: [CROSS_REFERENCED_EVENT]) {{ nodes {{ ... on CrossReferencedEvent {{ willCloseTarget source {{ ... on PullRequest {{ number }} }} }} }} }} }} }} }}"

    found = data(github, text % "")["repository"]
    assert found["pullRequest"]["closingIssuesReferences"]["nodes"] == [{"number": 1}]
    assert found["issue"]["closedByPullRequestsReferences"]["nodes"] == [{"number": 2}]
    assert found["issue"]["timelineItems"]["nodes"] == [{"willCloseTarget": True, "source": {"number": 2}}]

    github.state.merge(pull, "ada")
    assert issue.closed
    assert data(github, text % "")["repository"]["issue"]["closedByPullRequestsReferences"]["nodes"] == []
    closed = data(github, text % ", includeClosedPrs: true")["repository"]["issue"]
    assert closed["state"] == "CLOSED"
    assert closed["closedByPullRequestsReferences"]["nodes"] == [{"number": 2}]


def test_edits_are_told_newest_first(github, spec):
    comment = github.state.comment(
        github.state.open_issue(spec, "Edited", "", "ada"), "One", "ada", at=day(1)
    )
    github.state.edit(comment, "Two", by="ben", at=day(2))

    found = data(
        github,
        f'{{ node(id: "{comment.id}") {{ ... on IssueComment {{ body lastEditedAt includesCreatedEdit editor {{ login }} userContentEdits(first: 9) {{ nodes {{ editedAt diff }} }} }} }} }}',
    )

    assert found["node"] == {
        "body": "Two",
        "lastEditedAt": "2026-01-02T12:00:00Z",
        "includesCreatedEdit": True,
        "editor": {"login": "ben"},
        "userContentEdits": {
            "nodes": [
                {"editedAt": "2026-01-02T12:00:00Z", "diff": "Two"},
                {"editedAt": "2026-01-01T12:00:00Z", "diff": "One"},
            ]
        },
    }


def test_a_review_that_is_not_submitted_is_its_authors_alone(github, spec):
    pull = github.state.open_pull(spec, "Reviewed", "", "ada")
    github.state.review(pull, "PENDING", "Mine", "chair")
    github.state.review(pull, "PENDING", "Not mine", "ben")

    found = data(
        github,
        f'{{ node(id: "{pull.id}") {{ ... on PullRequest {{ reviews(first: 9) {{ nodes {{ body submittedAt }} }} }} }} }}',
    )

    assert found["node"]["reviews"]["nodes"] == [{"body": "Mine", "submittedAt": None}]


def test_numbers_beyond_32_bits_are_told(github, spec):
    issue = github.state.open_issue(spec, "Large", "", "ada")

    found = data(github, f'{{ node(id: "{issue.id}") {{ ... on Issue {{ databaseId fullDatabaseId }} }} }}')

    assert issue.database_id > 1 << 31
    assert found["node"] == {"databaseId": issue.database_id, "fullDatabaseId": str(issue.database_id)}


# --- cost -------------------------------------------------------------------------------------------


def test_the_cost_is_told_charged_and_logged(github, spec):
    text = f"query Costly {{ rateLimit {{ cost nodeCount remaining used }} {REPOSITORY} {{ issues(first: 100) {{ nodes {{ comments(first: 2) {{ nodes {{ userContentEdits(first: 1) {{ totalCount }} }} }} }} }} }} }}"

    reply = ask(github, "POST", "/api/graphql", {"query": text})

    assert reply.body["data"]["rateLimit"] == {"cost": 3, "nodeCount": 500, "remaining": 4997, "used": 3}
    assert reply.headers["x-ratelimit-remaining"] == "4997"
    assert reply.headers["x-ratelimit-resource"] == "graphql"
    (request,) = github.requests
    assert (request.operation, request.points, request.nodes, request.status) == ("Costly", 3, 500, 200)
    assert github.requests.points == 3


def test_a_query_that_is_none(github):
    assert query(github, "")["errors"] == [
        {"message": "A query attribute must be specified and must be a string."}
    ]
    assert ask(github, "GET", "/api/graphql").status == 404
    assert ask(github, "POST", "/api/graphql", "{nonsense").status == 400
