"""GitHub's own description of its REST interface, held against every request and every answer."""

import functools
import json
import operator
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema

DESCRIPTION = Path(__file__).parent / "schema" / "rest.json"

_LABELS = "/repos/{owner}/{repo}/issues/{issue_number}/labels"
_NAMES = {"type": "array", "items": {"type": "string"}}


@dataclass(frozen=True)
class Exemption:
    """Where GitHub does otherwise than its description says."""

    where: tuple[str, ...]
    also: Mapping[str, Any]
    """What is accepted there beside what is described."""
    because: str


EXEMPTIONS = (
    Exemption(
        ("$defs", "issue", "properties", "type"),
        {"type": "null"},
        "an issue without a type has `type: null` (seen in recordings of real answers)",
    ),
    *(
        Exemption(
            ("$defs", name, "properties", "head", "properties", attribute),
            {"type": "null"},
            "the branch of a fork that was deleted belongs to nobody",
        )
        for name in ("pull-request", "pull-request-simple")
        for attribute in ("label", "repo", "user")
    ),
    *(
        Exemption(
            ("$defs", "pull-request-review-comment", "properties", attribute),
            {"type": "null"},
            "a comment on lines that are there no more stands nowhere (it is outdated)",
        )
        for attribute in ("position", "line")
    ),
    Exemption(
        ("paths", _LABELS, "post", "request", "schema"),
        _NAMES,
        "the description says in prose that the array alone is accepted, and PyGithub sends it so",
    ),
    Exemption(
        ("paths", _LABELS, "put", "request", "schema"),
        _NAMES,
        "as above; an empty one takes all labels away",
    ),
)

_FORMATS = jsonschema.FormatChecker(formats=())


@_FORMATS.checks("date-time", raises=ValueError)
def _is_instant(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@_FORMATS.checks("uri")
def _is_uri(value: object) -> bool:
    return not isinstance(value, str) or re.fullmatch(r"[a-z]+://[^\s<>{}]+", value) is not None


@dataclass(frozen=True)
class Operation:
    """One method of one path, as described."""

    path: str
    method: str
    described: Mapping[str, Any]

    def wrong_in_query(self, given: Mapping[str, str]) -> list[str]:
        """What GitHub would not understand of the query. It says nothing to names that it does not know."""
        known = self.described["query"]
        wrong = [f"{name} is no parameter of {self.path}" for name in given if name not in known]
        for name in known.keys() & given.keys():
            schema, value = known[name], given[name]
            if schema.get("type") == "integer":
                wrong += [] if re.fullmatch(r"\d+", value) else [f"{name}={value} is no number"]
            else:
                wrong += _errors(_validator(json.dumps(schema)), value)
        return wrong

    def wrong_in_body(self, body: Any) -> list[str]:
        request = self.described.get("request")
        if request is None or request["schema"] is None:
            return [] if body is None else [f"{self.method} {self.path} takes no body"]
        if body is None:
            return ["the body is missing"] if request["required"] else []
        return _errors(_validator(json.dumps(request["schema"])), body)

    def wrong_in_answer(self, status: int, body: Any) -> list[str]:
        described = self.described["responses"]
        if str(status) not in described:
            allowed = ", ".join(described)
            return [] if status in {401, 403, 404, 422} else [f"{status} is not described, only {allowed}"]
        schema = described[str(status)]
        if schema is None:
            return [] if body is None else [f"{status} has no body"]
        return _errors(_validator(json.dumps(schema)), body)


@functools.cache
def operations() -> dict[tuple[str, str], Operation]:
    """By path template and method, in lower case."""
    return {
        (path, method): Operation(path, method, described)
        for path, methods in _description()["paths"].items()
        for method, described in methods.items()
    }


@functools.cache
def _description() -> dict[str, Any]:
    description: dict[str, Any] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    for exemption in EXEMPTIONS:
        parent = functools.reduce(operator.getitem, exemption.where[:-1], description)
        name = exemption.where[-1]
        parent[name] = {"anyOf": [parent[name], exemption.also]}
    return description


@functools.cache
def _validator(schema: str) -> jsonschema.Draft202012Validator:
    whole = {"$defs": _description()["$defs"], **json.loads(schema)}
    return jsonschema.Draft202012Validator(whole, format_checker=_FORMATS)


def _errors(validator: jsonschema.Draft202012Validator, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]
