"""What several endpoints share: order, limits, labels as they are given."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tests.github.graphql_api import DefectError
from tests.github.records import Issue, Item, PullRequest
from tests.github.rest_api import Call, RefusedError, refuse

LONGEST_BODY = 65_536


def invalid(resource: str, name: str, code: str, message: str | None = None) -> RefusedError:
    error = {"resource": resource, "code": code, "field": name}
    if message is not None:
        error["message"] = message
    return refuse(422, "Validation Failed", errors=[error])


def by_query(call: Call, items: Sequence[Item]) -> list[Any]:
    keys = {
        "created": lambda item: (item.created_at, item.number),
        "updated": lambda item: (item.updated_at, item.number),
        "comments": lambda item: (len(item.comments), item.number),
    }
    sort, direction = call.query.get("sort", "created"), call.query.get("direction", "desc")
    if sort not in keys:
        raise DefectError(f"sort={sort} is not served")
    return sorted(items, key=keys[sort], reverse=direction == "desc")


def instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise DefectError(f"since={text} has no offset")
    return instant


def serves(body: Any, known: set[str]) -> None:
    unknown = {key for key, value in body.items() if value is not None} - known
    if unknown:
        raise DefectError(f"{', '.join(sorted(unknown))} of the body is not served")


def not_too_long(text: Any, resource: str) -> None:
    if isinstance(text, str) and len(text) > LONGEST_BODY:
        message = f"body is too long (maximum is {LONGEST_BODY} characters)"
        raise invalid(resource, "body", "custom", message)


def label_name(given: Any) -> str:
    return given if isinstance(given, str) else str(given["name"])


def label_names(body: Any) -> list[str]:
    """`{"labels": […]}` or the list alone, each a name or an object with one."""
    rows = body if isinstance(body, list) else [body] if isinstance(body, str) else body.get("labels", [])
    return [label_name(row) for row in rows]


def set_labels_to(call: Call, item: Issue | PullRequest, rows: Any) -> None:
    wanted = {name.lower(): name for name in label_names(rows)}
    for label in list(item.labels):
        if label.name.lower() not in wanted:
            call.state.unlabel(item, label.name, call.access.account)
    for name in wanted.values():
        call.state.label(item, name, call.access.account)
