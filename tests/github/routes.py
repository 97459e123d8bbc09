"""What each REST endpoint does."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tests.github.access import Right
from tests.github.graphql_api import DefectError
from tests.github.records import CheckRun, Issue, IssueComment, Item, PullRequest, Status
from tests.github.rest_api import Answer, Call, refuse, route

LONGEST_BODY = 65_536
LONGEST_DESCRIPTION = 140


def invalid(resource: str, name: str, code: str, message: str | None = None) -> Any:
    error = {"resource": resource, "code": code, "field": name}
    if message is not None:
        error["message"] = message
    return refuse(422, "Validation Failed", errors=[error])


# --- about oneself ----------------------------------------------------------------------------------


@route("get", "/rate_limit")
def rate_limit(call: Call) -> Answer:
    told = {
        name: {
            "limit": budget.limit,
            "used": budget.used,
            "remaining": budget.remaining,
            "reset": int(budget.reset_at.timestamp()),
        }
        for name, budget in call.budgets.items()
    }
    other = {"limit": 30, "used": 0, "remaining": 30, "reset": told["core"]["reset"]}
    return Answer(200, {"resources": {**told, "search": other}, "rate": told["core"]})


@route("get", "/user")
def user(call: Call) -> Answer:
    if call.access.anonymous:
        raise refuse(401, "Requires authentication")
    return Answer(200, call.shapes.viewer(call.access.account))


@route("get", "")
def repository(call: Call) -> Answer:
    return Answer(200, call.shapes.repository(call.repository, full=True))


# --- issues and their comments ----------------------------------------------------------------------


@route("get", "issues")
def issues(call: Call) -> Answer:
    found = [item for item in call.repository.items.values() if _wanted(call, item)]
    return call.page(_sorted(call, found), call.shapes.issue)


def _wanted(call: Call, item: Issue | PullRequest) -> bool:
    query = call.query
    for name in ("milestone", "assignee", "type", "mentioned", "issue_field_values"):
        if query.get(name, "*") != "*":
            raise DefectError(f"issues?{name}= is not served")
    labels = {name.lower() for name in query.get("labels", "").split(",") if name}
    since = _instant(query["since"]) if query.get("since") else None
    return (
        query.get("state", "open") in {"all", "closed" if item.closed else "open"}
        and labels <= {label.name.lower() for label in item.labels}
        and query.get("creator", item.author.login).lower() == item.author.login.lower()
        and (since is None or item.updated_at >= since)
    )


def _sorted(call: Call, items: Sequence[Item]) -> list[Any]:
    keys = {
        "created": lambda item: (item.created_at, item.number),
        "updated": lambda item: (item.updated_at, item.number),
        "comments": lambda item: (len(item.comments), item.number),
    }
    sort, direction = call.query.get("sort", "created"), call.query.get("direction", "desc")
    if sort not in keys:
        raise DefectError(f"sort={sort} is not served")
    return sorted(items, key=keys[sort], reverse=direction == "desc")


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise DefectError(f"since={text} has no offset")
    return instant


@route("post", "issues")
def create_issue(call: Call) -> Answer:
    call.need(Right.ISSUES)
    body = call.body
    _serves(body, {"title", "body", "labels", "assignees"})
    _not_too_long(body.get("body"), "Issue")
    made = call.state.open_issue(
        call.repository, str(body["title"]), body.get("body") or "", call.access.account
    )
    for name in body.get("labels") or ():
        call.state.label(made, _label_name(name), call.access.account)
    for login in body.get("assignees") or ():
        call.state.assign(made, login, call.access.account)
    told = call.shapes.issue(made, alone=True)
    return Answer(201, told, {"Location": told["url"]})


@route("get", "issues/{issue_number}")
def issue(call: Call) -> Answer:
    return Answer(200, call.shapes.issue(call.item(), alone=True))


@route("patch", "issues/{issue_number}")
def update_issue(call: Call) -> Answer:
    call.need(Right.ISSUES)
    item, body, who = call.item(), call.body, call.access.account
    _serves(body, {"title", "body", "state", "state_reason", "labels"})
    _not_too_long(body.get("body"), "Issue")
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
        _set_labels(call, item, body["labels"])
    return Answer(200, call.shapes.issue(item, alone=True))


def _serves(body: Any, known: set[str]) -> None:
    unknown = {key for key, value in body.items() if value is not None} - known
    if unknown:
        raise DefectError(f"{', '.join(sorted(unknown))} of the body is not served")


def _not_too_long(text: Any, resource: str) -> None:
    if isinstance(text, str) and len(text) > LONGEST_BODY:
        message = f"body is too long (maximum is {LONGEST_BODY} characters)"
        raise invalid(resource, "body", "custom", message)


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
    since = _instant(call.query["since"])
    return [comment for comment in found if comment.updated_at >= since]


@route("post", "issues/{issue_number}/comments")
def create_comment(call: Call) -> Answer:
    call.need(Right.ISSUES)
    item, body = call.item(), call.body["body"]
    _not_too_long(body, "IssueComment")
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
    _not_too_long(body, "IssueComment")
    call.state.edit(found, body, by=call.access.account)
    return Answer(200, call.shapes.comment(found))


@route("delete", "issues/comments/{comment_id}")
def delete_comment(call: Call) -> Answer:
    call.need(Right.ISSUES)
    call.state.delete(_comment(call), by=call.access.account)
    return Answer(204, None)


# --- labels -----------------------------------------------------------------------------------------


def _label_name(given: Any) -> str:
    return given if isinstance(given, str) else str(given["name"])


def _label_names(body: Any) -> list[str]:
    """`{"labels": […]}` or the list alone, each a name or an object with one."""
    rows = body if isinstance(body, list) else [body] if isinstance(body, str) else body.get("labels", [])
    return [_label_name(row) for row in rows]


def _set_labels(call: Call, item: Issue | PullRequest, rows: Any) -> None:
    wanted = {name.lower(): name for name in _label_names(rows)}
    for label in list(item.labels):
        if label.name.lower() not in wanted:
            call.state.unlabel(item, label.name, call.access.account)
    for name in wanted.values():
        call.state.label(item, name, call.access.account)


@route("get", "issues/{issue_number}/labels")
def labels(call: Call) -> Answer:
    return call.page(call.item().labels, call.shapes.label)


def _labelled(call: Call, item: Issue | PullRequest) -> Answer:
    return Answer(200, [call.shapes.label(label) for label in item.labels])


@route("post", "issues/{issue_number}/labels")
def add_labels(call: Call) -> Answer:
    call.need(Right.ISSUES)
    item = call.item()
    for name in _label_names(call.request.body):
        call.state.label(item, name, call.access.account)
    return _labelled(call, item)


@route("put", "issues/{issue_number}/labels")
def set_labels(call: Call) -> Answer:
    call.need(Right.ISSUES)
    item = call.item()
    _set_labels(call, item, call.request.body)
    return _labelled(call, item)


@route("delete", "issues/{issue_number}/labels")
def clear_labels(call: Call) -> Answer:
    call.need(Right.ISSUES)
    _set_labels(call, call.item(), [])
    return Answer(204, None)


@route("delete", "issues/{issue_number}/labels/{name}")
def remove_label(call: Call) -> Answer:
    call.need(Right.ISSUES)
    item, name = call.item(), call.values["name"]
    if name.lower() not in {label.name.lower() for label in item.labels}:
        raise refuse(404, "Label does not exist")
    call.state.unlabel(item, name, call.access.account)
    return _labelled(call, item)


@route("get", "labels")
def repository_labels(call: Call) -> Answer:
    return call.page(list(call.repository.labels.values()), call.shapes.label)


@route("post", "labels")
def create_label(call: Call) -> Answer:
    call.need(Right.ISSUES)
    name = call.body["name"]
    if name.lower() in call.repository.labels:
        raise invalid("Label", "name", "already_exists")
    color = call.body.get("color") or "ededed"
    made = call.state.add_label(call.repository, name, color, call.body.get("description"))
    told = call.shapes.label(made)
    return Answer(201, told, {"Location": told["url"]})


@route("get", "labels/{name}")
def label(call: Call) -> Answer:
    name = call.values["name"].lower()
    if name not in call.repository.labels:
        raise refuse(404, "Not Found")
    return Answer(200, call.shapes.label(call.repository.labels[name]))


# --- pull requests ----------------------------------------------------------------------------------


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
    return call.page(_sorted(call, found), call.shapes.pull)


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
        each
        for each in call.pull().reviews
        if each.state != "PENDING" or each.author is call.access.account
    ]
    return call.page(seen, call.shapes.review)


# --- statuses and check runs ------------------------------------------------------------------------


def _commit(call: Call, named: str) -> str:
    """A commit's id, whole or short, or the head of a pull request's branch."""
    for pull in call.repository.pulls():
        if named in {pull.head_ref_name, f"heads/{pull.head_ref_name}"}:
            return pull.head_ref_oid
    found = [oid for oid in call.repository.commits if len(named) >= 7 and oid.startswith(named)]
    if len(found) != 1:
        raise refuse(422, f"No commit found for SHA: {named}")
    return found[0]


@route("post", "statuses/{sha}")
def create_status(call: Call) -> Answer:
    call.need(Right.STATUSES)
    sha, body = _commit(call, call.values["sha"]), call.body
    description = body.get("description")
    if description and len(description) > LONGEST_DESCRIPTION:
        message = f"description is too long (maximum is {LONGEST_DESCRIPTION} characters)"
        raise invalid("Status", "description", "custom", message)
    made = Status(
        database_id=call.state.next_id(),
        sha=sha,
        context=body.get("context", "default"),
        state=body["state"],
        description=description,
        target_url=body.get("target_url"),
        creator=call.access.account,
        created_at=call.state.clock.now(),
    )
    call.repository.statuses.append(made)
    told = call.shapes.status(call.repository, made)
    return Answer(201, told, {"Location": told["url"]})


def _statuses(call: Call) -> tuple[str, list[Status]]:
    """The newest first."""
    sha = _commit(call, call.values["ref"])
    return sha, [each for each in reversed(call.repository.statuses) if each.sha == sha]


@route("get", "commits/{ref}/statuses")
def statuses(call: Call) -> Answer:
    return call.page(_statuses(call)[1], lambda each: call.shapes.status(call.repository, each))


@route("get", "commits/{ref}/status")
def combined_status(call: Call) -> Answer:
    """The newest of each context; `failure` before `pending` before `success`."""
    sha, found = _statuses(call)
    newest: dict[str, Status] = {}
    for each in found:
        newest.setdefault(each.context, each)
    states = {each.state for each in newest.values()}
    state = "failure" if states & {"error", "failure"} else "success" if states == {"success"} else "pending"
    address = call.urls.api(call.repository, "commits", sha)
    told = {
        "state": state,
        "statuses": [call.shapes.status(call.repository, each, simple=True) for each in newest.values()],
        "sha": sha,
        "total_count": len(newest),
        "repository": call.shapes.minimal_repository(call.repository),
        "commit_url": address,
        "url": f"{address}/status",
    }
    return Answer(200, told)


@route("post", "check-runs")
def create_check_run(call: Call) -> Answer:
    call.need(Right.CHECKS)
    body = call.body
    run = CheckRun(
        database_id=call.state.next_id(),
        head_sha=_commit(call, body["head_sha"]),
        name=body["name"],
        status="queued",
        conclusion=None,
        external_id="",
        details_url=None,
        output={},
        started_at=call.state.clock.now(),
        completed_at=None,
    )
    _update(call, run)
    call.repository.check_runs.append(run)
    told = call.shapes.check_run(call.repository, run)
    return Answer(201, told, {"Location": told["url"]})


def _update(call: Call, run: CheckRun) -> None:
    """A conclusion completes a run; a run is complete only with one."""
    body = call.body
    _serves(
        body,
        {"name", "head_sha", "status", "conclusion", "external_id", "details_url", "output"}
        | {"started_at", "completed_at"},
    )
    for key in ("name", "status", "conclusion", "external_id", "details_url", "output"):
        if key in body:
            setattr(run, key, body[key])
    for key in ("started_at", "completed_at"):
        if key in body:
            setattr(run, key, _instant(body[key]))
    if run.conclusion is not None:
        run.status = "completed"
        run.completed_at = run.completed_at or call.state.clock.now()
    elif run.status == "completed":
        raise refuse(422, "Invalid request.\n\n\"conclusion\" wasn't supplied.")


def _check_run(call: Call) -> CheckRun:
    number = int(call.values["check_run_id"])
    for run in call.repository.check_runs:
        if run.database_id == number:
            return run
    raise refuse(404, "Not Found")


@route("get", "check-runs/{check_run_id}")
def check_run(call: Call) -> Answer:
    return Answer(200, call.shapes.check_run(call.repository, _check_run(call)))


@route("patch", "check-runs/{check_run_id}")
def update_check_run(call: Call) -> Answer:
    call.need(Right.CHECKS)
    run = _check_run(call)
    _update(call, run)
    return Answer(200, call.shapes.check_run(call.repository, run))


@route("get", "commits/{ref}/check-runs")
def check_runs(call: Call) -> Answer:
    """Of several runs of one name the newest, unless all are asked for."""
    sha = _commit(call, call.values["ref"])
    found = [run for run in call.repository.check_runs if run.head_sha == sha]
    if call.query.get("filter", "latest") == "latest":
        found = list({run.name: run for run in found}.values())
    name, status = call.query.get("check_name"), call.query.get("status")
    found = [run for run in found if name in (None, run.name) and status in (None, run.status)]
    page = call.page(found, lambda run: call.shapes.check_run(call.repository, run))
    return Answer(200, {"total_count": len(found), "check_runs": page.body}, page.headers)
