"""The labels of a repository and of its items."""

from tests.github.access import Right
from tests.github.records import Issue, PullRequest
from tests.github.rest_api import Answer, Call, refuse, route
from tests.github.routes.common import invalid, label_names, set_labels_to


@route("get", "issues/{issue_number}/labels")
def labels(call: Call) -> Answer:
    return call.page(call.item().labels, call.shapes.label)


def _labelled(call: Call, item: Issue | PullRequest) -> Answer:
    return Answer(200, [call.shapes.label(label) for label in item.labels])


@route("post", "issues/{issue_number}/labels")
def add_labels(call: Call) -> Answer:
    call.need(Right.ISSUES)
    item = call.item()
    for name in label_names(call.request.body):
        call.state.label(item, name, call.access.account)
    return _labelled(call, item)


@route("put", "issues/{issue_number}/labels")
def set_labels(call: Call) -> Answer:
    call.need(Right.ISSUES)
    item = call.item()
    set_labels_to(call, item, call.request.body)
    return _labelled(call, item)


@route("delete", "issues/{issue_number}/labels")
def clear_labels(call: Call) -> Answer:
    call.need(Right.ISSUES)
    set_labels_to(call, call.item(), [])
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
