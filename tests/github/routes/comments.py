"""Comments on issues and pull requests."""

from collections.abc import Sequence

from tests.github.access import Right
from tests.github.records import IssueComment
from tests.github.rest_api import Answer, Call, refuse, route
from tests.github.routes.common import instant, invalid, not_too_long


@route("get", "issues/{issue_number}/comments")
def comments(call: Call) -> Answer:
    return call.page(_since(call, call.item().comments), call.shapes.comment)


@route("get", "issues/comments")
def all_comments(call: Call) -> Answer:
    found = [comment for item in call.repository.items.values() for comment in item.comments]
    by = "updated_at" if call.query.get("sort") == "updated" else "created_at"
    down = "sort" in call.query and call.query.get("direction", "desc") == "desc"
    ordered = sorted(found, key=lambda each: (getattr(each, by), each.database_id), reverse=down)
    return call.page(_since(call, ordered), call.shapes.comment)


def _since(call: Call, found: Sequence[IssueComment]) -> list[IssueComment]:
    if not call.query.get("since"):
        return list(found)
    since = instant(call.query["since"])
    return [comment for comment in found if comment.updated_at >= since]


@route("post", "issues/{issue_number}/comments")
def create_comment(call: Call) -> Answer:
    call.need(Right.ISSUES)
    item, body = call.item(), call.body["body"]
    not_too_long(body, "IssueComment")
    if not body.strip():
        raise invalid("IssueComment", "data", "unprocessable", "Body can't be blank")
    made = call.state.comment(item, body, call.access.account)
    told = call.shapes.comment(made)
    return Answer(201, told, {"Location": told["url"]})


def _comment(call: Call) -> IssueComment:
    number = int(call.values["comment_id"])
    for item in call.repository.items.values():
        for each in item.comments:
            if each.database_id == number:
                return each
    raise refuse(404, "Not Found")


@route("get", "issues/comments/{comment_id}")
def comment(call: Call) -> Answer:
    return Answer(200, call.shapes.comment(_comment(call)))


@route("patch", "issues/comments/{comment_id}")
def update_comment(call: Call) -> Answer:
    call.need(Right.ISSUES)
    found, body = _comment(call), call.body["body"]
    not_too_long(body, "IssueComment")
    call.state.edit(found, body, by=call.access.account)
    return Answer(200, call.shapes.comment(found))


@route("delete", "issues/comments/{comment_id}")
def delete_comment(call: Call) -> Answer:
    call.need(Right.ISSUES)
    call.state.delete(_comment(call), by=call.access.account)
    return Answer(204, None)
