"""Statuses and check runs of a commit."""

from tests.github.access import Right
from tests.github.records import CheckRun, Status
from tests.github.rest_api import Answer, Call, refuse, route
from tests.github.routes.common import instant, invalid, serves

LONGEST_DESCRIPTION = 140


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
    serves(
        body,
        {"name", "head_sha", "status", "conclusion", "external_id", "details_url", "output"}
        | {"started_at", "completed_at"},
    )
    for key in ("name", "status", "conclusion", "external_id", "details_url", "output"):
        if key in body:
            setattr(run, key, body[key])
    for key in ("started_at", "completed_at"):
        if key in body:
            setattr(run, key, instant(body[key]))
    if run.conclusion is not None:
        run.status = "completed"
        run.completed_at = run.completed_at or call.state.clock.now()
    elif run.status == "completed":
        raise refuse(422, 'Invalid request.\n\n"conclusion" wasn\'t supplied.')


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
