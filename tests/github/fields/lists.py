"""The connections: what a repository, an item, a review holds many of."""

from typing import Any

from tests.github.connections import Connection, Placed, placed
from tests.github.fields.paging import by_creation, by_place, ordered, page, visible_reviews
from tests.github.fields.serving import TEXTS, iso, not_served, serve
from tests.github.records import Issue, Item, PullRequest, Repository, Review, Thread
from tests.github.state import State


@serve("Repository", "issues")
def issues(record: Repository, info: Any, **arguments: Any) -> Connection:
    filters = arguments.pop("filterBy", None) or {}
    states = arguments.pop("states", None) or filters.pop("states", None)
    labels = arguments.pop("labels", None) or filters.pop("labels", None)
    since, creator = filters.pop("since", None), filters.pop("createdBy", None)
    filters.pop("viewerSubscribed", None)
    if filters:
        raise not_served(f"issues(filterBy: {filters})")

    def wanted(issue: Issue) -> bool:
        return (
            (not states or issue.state in states)
            and (not labels or _labelled(issue, labels))
            and (since is None or issue.updated_at >= since)
            and (creator is None or issue.author.login.lower() == creator.lower())
        )

    ascending, descending = _sorted_items(info, record, Issue, arguments.pop("orderBy", None))
    return page(info, [each for each in ascending if wanted(each[1])], arguments, descending=descending)


@serve("Repository", "pullRequests")
def pull_requests(record: Repository, info: Any, **arguments: Any) -> Connection:
    states, labels = arguments.pop("states", None), arguments.pop("labels", None)
    base, head = arguments.pop("baseRefName", None), arguments.pop("headRefName", None)

    def wanted(pull: PullRequest) -> bool:
        return (
            (not states or pull.state in states)
            and (not labels or _labelled(pull, labels))
            and base in (None, pull.base_ref_name)
            and head in (None, pull.head_ref_name)
        )

    ascending, descending = _sorted_items(info, record, PullRequest, arguments.pop("orderBy", None))
    return page(info, [each for each in ascending if wanted(each[1])], arguments, descending=descending)


def _labelled(item: Item, names: list[str]) -> bool:
    return bool({label.name.lower() for label in item.labels} & {name.lower() for name in names})


def _sorted_items(
    info: Any, record: Repository, kind: type[Item], order: dict[str, str] | None
) -> tuple[list[Placed], bool]:
    """Kept until the state changes: twenty thousand items are not sorted again for each page."""
    state: State = info.context.state
    by = order or {"field": "CREATED_AT", "direction": "ASC"}
    key = (record, kind, by["field"])
    if key not in state.sorted:
        state.sorted[key] = ordered(info, (i for i in record.items.values() if isinstance(i, kind)), by)[0]
    return state.sorted[key], by["direction"] == "DESC"


@serve("Repository", "labels")
def repository_labels(record: Repository, info: Any, **arguments: Any) -> Connection:
    ascending, descending = ordered(info, record.labels.values(), arguments.pop("orderBy", None))
    return page(info, ascending, arguments, descending=descending)


@serve("Issue PullRequest", "labels")
def labels(record: Item, info: Any, **arguments: Any) -> Connection:
    ascending, descending = ordered(info, record.labels, arguments.pop("orderBy", None))
    return page(info, ascending, arguments, descending=descending)


@serve("Issue PullRequest", "comments")
def comments(record: Item, info: Any, **arguments: Any) -> Connection:
    order = arguments.pop("orderBy", None)
    ascending, descending = ordered(info, record.comments, order)
    return page(info, ascending, arguments, descending=descending)


@serve("Issue PullRequest", "assignees")
def assignees(record: Item, info: Any, **arguments: Any) -> Connection:
    return page(info, by_place(record.assignees), arguments)


@serve("Issue", "closedByPullRequestsReferences")
def closed_by_pulls(record: Issue, info: Any, **arguments: Any) -> Connection:
    pulls = info.context.state.closers().get(record, [])
    if not arguments.pop("includeClosedPrs", False):
        pulls = [pull for pull in pulls if pull.state == "OPEN"]
    return page(info, placed(pulls, by_creation), arguments)


@serve("PullRequest", "closingIssuesReferences")
def closing_issues(record: PullRequest, info: Any, **arguments: Any) -> Connection:
    return page(info, placed(info.context.state.closing(record), by_creation), arguments)


@serve("PullRequest", "commits")
def commits(record: PullRequest, info: Any, **arguments: Any) -> Connection:
    return page(info, by_place(record.commits), arguments)


@serve("PullRequest", "files")
def files(record: PullRequest, info: Any, **arguments: Any) -> Connection:
    return page(info, by_place(sorted(record.files, key=lambda file: file.path)), arguments)


@serve("PullRequest", "reviews")
def reviews(record: PullRequest, info: Any, **arguments: Any) -> Connection:
    states, author = arguments.pop("states", None), arguments.pop("author", None)
    seen = [
        each
        for each in visible_reviews(record, info.context.viewer)
        if (not states or each.state in states) and author in (None, each.author.login)
    ]
    return page(info, placed(seen, by_creation), arguments)


@serve("PullRequest", "reviewThreads")
def review_threads(record: PullRequest, info: Any, **arguments: Any) -> Connection:
    threads = [((iso(each.comments[0].created_at), each.database_id), each) for each in record.threads]
    return page(info, sorted(threads, key=lambda pair: pair[0]), arguments)


@serve("PullRequestReview PullRequestReviewThread", "comments")
def review_comments(record: Review | Thread, info: Any, **arguments: Any) -> Connection:
    return page(info, placed(record.comments, by_creation), arguments)


@serve(TEXTS, "userContentEdits")
def user_content_edits(record: Any, info: Any, **arguments: Any) -> Connection:
    newest_first = list(reversed(record.edits))
    return page(info, by_place(newest_first), arguments)
