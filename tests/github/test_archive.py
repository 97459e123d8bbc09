"""Archives become what the local GitHub serves, and lose nothing on the way."""

import json
from pathlib import Path

import pytest

from tests.github import LocalGitHub
from tests.github.archive import load
from tests.github.asking import data
from tests.github.fields import iso
from tests.github.records import Account, Issue, PullRequest
from tests.github.state import State

SMALL = {
    "repo": "group/spec",
    "timestamp": "2026-02-01T00:00:00.5+00:00",
    "labels": [{"name": "vote", "color": "ff0000", "description": None}],
    "issues": [
        {
            "number": 1,
            "id": "I_kwDOAAAAAc4AAAAC",
            "title": "Units",
            "state": "CLOSED",
            "author": "ada",
            "authorAssociation": "MEMBER",
            "assignees": ["ben"],
            "labels": ["vote"],
            "body": "Which?",
            "createdAt": "2026-01-01T12:00:00Z",
            "updatedAt": "2026-01-09T12:00:00Z",
            "closedAt": "2026-01-05T12:00:00Z",
            "comments": [
                {
                    "author": None,
                    "authorAssociation": "NONE",
                    "body": "Watts",
                    "createdAt": "2026-01-02T12:00:00Z",
                    "updatedAt": "2026-01-03T12:00:00Z",
                }
            ],
        }
    ],
    "pulls": [
        {
            "number": 2,
            "id": "MDExOlB1bGxSZXF1ZXN0Mg==",
            "title": "Name the units",
            "state": "MERGED",
            "author": "ben",
            "authorAssociation": "CONTRIBUTOR",
            "assignees": [],
            "labels": [],
            "body": "Fixes #1",
            "createdAt": "2026-01-03T12:00:00Z",
            "updatedAt": "2026-01-05T12:00:00Z",
            "closedAt": "2026-01-05T12:00:00Z",
            "baseRepository": "group/spec",
            "baseRefName": "master",
            "baseRefOid": "1" * 40,
            "headRepository": "ben/spec",
            "headRefName": "units",
            "headRefOid": "2" * 40,
            "mergedAt": "2026-01-05T12:00:00Z",
            "mergedBy": "ada",
            "mergeCommit": {"oid": "3" * 40},
            "comments": [],
            "reviews": [
                {
                    "id": "PRR_kwDOAAAAAc4AAAAE",
                    "commit": {"abbreviatedOid": "2222222"},
                    "author": "cleo",
                    "authorAssociation": "MEMBER",
                    "state": "APPROVED",
                    "body": "",
                    "createdAt": "2026-01-04T12:00:00Z",
                    "updatedAt": "2026-01-04T12:00:00Z",
                    "comments": [
                        {
                            "originalPosition": 7,
                            "body": "Good",
                            "createdAt": "2026-01-04T12:00:00Z",
                            "updatedAt": "2026-01-04T12:00:00Z",
                        }
                    ],
                }
            ],
        }
    ],
}


@pytest.fixture
def state() -> State:
    state = State()
    load(state, SMALL)
    return state


def test_the_repository_is_known_by_its_node_ids_number(state):
    repository = state.repository("group/spec")

    assert repository.database_id == 1
    assert repository.default_branch == "master"
    assert list(repository.labels) == ["vote"]


def test_an_issue_keeps_its_number_id_times_and_words(state):
    issue = state.issue("group/spec", 1)

    assert (issue.id, issue.database_id, issue.title) == ("I_kwDOAAAAAc4AAAAC", 2, "Units")
    assert state.nodes[issue.id] is issue
    assert (iso(issue.created_at), iso(issue.closed_at)) == ("2026-01-01T12:00:00Z", "2026-01-05T12:00:00Z")
    assert iso(issue.updated_at) == "2026-01-09T12:00:00Z"
    assert [event.typename for event in issue.events] == [
        "LabeledEvent",
        "AssignedEvent",
        "CrossReferencedEvent",
        "ClosedEvent",
    ]
    assert (issue.comments[0].body, issue.comments[0].author) == ("Watts", state.ghost)
    assert iso(issue.comments[0].updated_at) == "2026-01-03T12:00:00Z"


def test_a_pull_request_keeps_its_merge_and_its_reviews(state):
    pull = state.pull("group/spec", 2)

    assert pull.id == "MDExOlB1bGxSZXF1ZXN0Mg=="
    assert state.nodes[pull.id] is pull
    assert (pull.state, pull.merged_by.login, pull.merge_commit.oid) == ("MERGED", "ada", "3" * 40)
    assert (pull.head_ref_name, pull.head_repository.name_with_owner) == ("units", "ben/spec")
    (review,) = pull.reviews
    assert (review.id, review.state, review.commit.oid) == ("PRR_kwDOAAAAAc4AAAAE", "APPROVED", "2" * 40)
    assert [thread.comments for thread in pull.threads] == [review.comments]
    assert review.comments[0].original_position == 7


def test_what_a_loaded_archive_closes_is_linked(state):
    assert state.closing(state.pull("group/spec", 2)) == [state.issue("group/spec", 1)]


def test_a_summary_without_branches_and_ids_is_loaded_too():
    pull = {
        **{key: value for key, value in SMALL["pulls"][0].items() if not key.startswith(("base", "head"))},
        "id": None,
        "authorAssociation": None,
        "mergeCommit": {"oid": "abc1234"},
        "reviews": [{**SMALL["pulls"][0]["reviews"][0], "id": None, "comments": []}],
    }
    state = State()
    load(state, {**SMALL, "issues": [], "pulls": [pull]})

    loaded = state.pull("group/spec", 2)
    assert loaded.merge_commit.oid.startswith("abc1234")
    assert len(loaded.merge_commit.oid) == 40
    assert loaded.id.startswith("PR_")


# --- real ones --------------------------------------------------------------------------------------


@pytest.mark.corpora
@pytest.mark.parametrize("name", ["quic/multipath", "quic/load-balancers", "cds-github/CDS-Customer-Data"])
def test_a_real_archive_loses_nothing(corpora: Path, name: str):
    path = corpora / f"{name}.archive.json"
    rows = json.loads(path.read_bytes())
    state = State()
    repository = load(state, path)

    assert sorted(issue.number for issue in repository.issues()) == sorted(
        row["number"] for row in rows["issues"]
    )
    assert sorted(pull.number for pull in repository.pulls()) == sorted(
        row["number"] for row in rows["pulls"]
    )
    assert [label.name for label in repository.labels.values()][: len(rows["labels"])] == [
        label["name"] for label in rows["labels"]
    ]
    for row in rows["issues"] + rows["pulls"]:
        assert told(repository.items[row["number"]]) == as_told(row)


def login(account: Account | None) -> str | None:
    return None if account is None or account.deleted else account.login


def told(item: Issue | PullRequest) -> dict:
    base = {
        "title": item.title,
        "state": item.state,
        "author": login(item.author),
        "body": item.body,
        "labels": [label.name for label in item.labels],
        "assignees": [account.login for account in item.assignees],
        "times": [iso(item.created_at), iso(item.updated_at), item.closed_at and iso(item.closed_at)],
        "comments": [(login(c.author), c.body, iso(c.created_at), iso(c.updated_at)) for c in item.comments],
    }
    if isinstance(item, PullRequest):
        base["merged"] = [item.merged_at and iso(item.merged_at), login(item.merged_by)]
        base["reviews"] = [
            (
                login(review.author),
                review.state,
                review.body,
                iso(review.created_at),
                [(comment.body, iso(comment.created_at)) for comment in review.comments],
            )
            for review in item.reviews
        ]
        assert sum(len(thread.comments) for thread in item.threads) == sum(
            len(r.comments) for r in item.reviews
        )
    return base


def as_told(row: dict) -> dict:
    closed = row["closedAt"]
    if closed is None and row["state"] != "OPEN":
        closed = row["updatedAt"]  # a summary that does not say when
    base = {
        "title": row["title"],
        "state": row["state"],
        "author": row["author"],
        "body": row["body"] or "",
        "labels": [label if isinstance(label, str) else label["name"] for label in row["labels"]],
        "assignees": [each if isinstance(each, str) else each["login"] for each in row["assignees"]],
        "times": [row["createdAt"], row["updatedAt"], closed],
        "comments": [(c["author"], c["body"], c["createdAt"], c["updatedAt"]) for c in row["comments"]],
    }
    if "reviews" in row:
        merged = row["mergedAt"] or (closed if row["state"] == "MERGED" else None)
        base["merged"] = [merged, row["mergedBy"]]
        base["reviews"] = [
            (
                review["author"],
                review["state"],
                review["body"],
                review["createdAt"],
                [(comment["body"], comment["createdAt"]) for comment in review["comments"]],
            )
            for review in row["reviews"]
        ]
    return base


PAGE = """
query Items($after: String) {
  repository(owner: "quicwg", name: "multipath") {
    pullRequests(first: 25, after: $after, orderBy: {field: UPDATED_AT, direction: DESC}) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        number
        comments(first: 50) { totalCount nodes { body author { login } } pageInfo { hasNextPage } }
        reviews(first: 50) { totalCount nodes { state author { login } commit { oid } } }
        reviewThreads(first: 50) { totalCount nodes { path isResolved comments(first: 10) { nodes { body originalPosition } } } }
        timelineItems(first: 50) { totalCount nodes { __typename } }
        closingIssuesReferences(first: 10) { nodes { number } }
        files(first: 50) { nodes { path } }
      }
    }
  }
}
"""


@pytest.mark.corpora
def test_a_real_group_is_served_in_pages(github: LocalGitHub, corpora: Path):
    load(github.state, corpora / "quic" / "multipath.archive.json")
    seen, after = [], None
    while after is not None or not seen:
        page = data(github, PAGE, after=after)["repository"]["pullRequests"]
        seen += page["nodes"]
        after = page["pageInfo"]["endCursor"] if page["pageInfo"]["hasNextPage"] else None

    assert len(seen) == len({node["number"] for node in seen}) == page["totalCount"] == 346
    assert len(github.requests) == 14
    assert github.requests.points == 14 * 14
