"""Issues, and pull requests as the issues that they are too."""

from tests.github.access import Right
from tests.github.graphql_api import DefectError
from tests.github.records import Issue, PullRequest
from tests.github.rest_api import Answer, Call, route
from tests.github.routes.common import by_query, instant, label_name, not_too_long, serves, set_labels_to


@route("get", "issues")
def issues(call: Call) -> Answer:
    for name in ("milestone", "assignee", "type", "mentioned", "issue_field_values"):
        if name in call.query:
            raise DefectError(f"issues?{name}= is not served")
    found = [item for item in call.repository.items.values() if _wanted(call, item)]
    return call.page(by_query(call, found), call.shapes.issue)


def _wanted(call: Call, item: Issue | PullRequest) -> bool:
    query = call.query
    labels = {name.lower() for name in query.get("labels", "").split(",") if name}
    since = instant(query["since"]) if query.get("since") else None
    return (
        query.get("state", "open") in {"all", "closed" if item.closed else "open"}
        and labels <= {label.name.lower() for label in item.labels}
        and query.get("creator", item.author.login).lower() == item.author.login.lower()
        and (since is None or item.updated_at >= since)
    )


@route("post", "issues")
def create_issue(call: Call) -> Answer:
    call.need(Right.ISSUES)
    body = call.body
    serves(body, {"title", "body", "labels", "assignees"})
    not_too_long(body.get("body"), "Issue")
    made = call.state.open_issue(
        call.repository, str(body["title"]), body.get("body") or "", call.access.account
    )
    for name in body.get("labels") or ():
        call.state.label(made, label_name(name), call.access.account)
    for login in body.get("assignees") or ():
        call.state.assign(made, login, call.access.account)
    told = call.shapes.issue(made)
    return Answer(201, told, {"Location": told["url"]})


@route("get", "issues/{issue_number}")
def issue(call: Call) -> Answer:
    return Answer(200, call.shapes.issue(call.item()))


@route("patch", "issues/{issue_number}")
def update_issue(call: Call) -> Answer:
    call.need(Right.ISSUES)
    item, body, who = call.item(), call.body, call.access.account
    serves(body, {"title", "body", "state", "state_reason", "labels"})
    not_too_long(body.get("body"), "Issue")
    if body.get("title") not in (None, item.title):
        call.state.retitle(item, str(body["title"]), who)
    if "body" in body and (body["body"] or "") != item.body:
        call.state.edit(item, body["body"] or "", by=who)
    if body.get("state") == "closed" and not item.closed:
        reason = str(body.get("state_reason") or "completed").upper()
        call.state.close(item, who, reason=reason)
    elif body.get("state") == "open" and item.closed:
        call.state.reopen(item, who)
    if "labels" in body:
        set_labels_to(call, item, body["labels"])
    return Answer(200, call.shapes.issue(item))
