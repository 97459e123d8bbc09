"""Pull requests, their files and reviews."""

from tests.github.graphql_api import DefectError
from tests.github.records import PullRequest, ReviewComment
from tests.github.rest_api import Answer, Call, route
from tests.github.routes.common import by_query, instant


@route("get", "pulls")
def pulls(call: Call) -> Answer:
    state, base = call.query.get("state", "open"), call.query.get("base")
    if call.query.get("head"):
        raise DefectError("pulls?head= is not served")
    found = [
        pull
        for pull in call.repository.pulls()
        if state in {"all", "closed" if pull.closed else "open"} and base in (None, pull.base_ref_name)
    ]
    return call.page(by_query(call, found), call.shapes.pull)


@route("get", "pulls/{pull_number}")
def pull(call: Call) -> Answer:
    return Answer(200, call.shapes.pull(call.pull(), alone=True))


@route("get", "pulls/{pull_number}/files")
def files(call: Call) -> Answer:
    found = call.pull()
    ordered = sorted(found.files, key=lambda file: file.path)
    return call.page(ordered, lambda file: call.shapes.file(found, file))


@route("get", "pulls/{pull_number}/reviews")
def reviews(call: Call) -> Answer:
    seen = [
        each for each in call.pull().reviews if each.state != "PENDING" or each.author is call.access.account
    ]
    return call.page(seen, call.shapes.review)


@route("get", "pulls/comments")
def all_review_comments(call: Call) -> Answer:
    found = [comment for pull in call.repository.pulls() for comment in _submitted(pull)]
    by = "updated_at" if call.query.get("sort") == "updated" else "created_at"
    down = "sort" in call.query and call.query.get("direction", "desc") == "desc"
    ordered = sorted(found, key=lambda each: (getattr(each, by), each.database_id), reverse=down)
    return call.page(_since(call, ordered), call.shapes.review_comment)


@route("get", "pulls/{pull_number}/comments")
def review_comments(call: Call) -> Answer:
    ordered = sorted(_submitted(call.pull()), key=lambda each: (each.created_at, each.database_id))
    return call.page(_since(call, ordered), call.shapes.review_comment)


def _submitted(pull: PullRequest) -> list[ReviewComment]:
    return [comment for review in pull.reviews if review.state != "PENDING" for comment in review.comments]


def _since(call: Call, found: list[ReviewComment]) -> list[ReviewComment]:
    if not call.query.get("since"):
        return found
    since = instant(call.query["since"])
    return [comment for comment in found if comment.updated_at >= since]
