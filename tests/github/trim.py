"""Trims GitHub's published schemas to what the local GitHub serves: types and fields, no prose.

    python -m tests.github.trim

fetches the two packages below with `npm pack` into a temporary folder and writes `schema/`. What is kept is
listed here by name; what these names need (enumerations, inputs, scalars, components) follows by itself.
"""

import json
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import graphql

SCHEMA = Path(__file__).parent / "schema"

GRAPHQL_PACKAGE, GRAPHQL_FILE = "@octokit/graphql-schema@15.26.1", "package/schema.graphql"
OPENAPI_PACKAGE, OPENAPI_FILE = "@octokit/openapi@23.0.2", "package/generated/api.github.com.json"

# --- GraphQL ----------------------------------------------------------------------------------------

_TEXT = (
    "id author authorAssociation body createdAt editor includesCreatedEdit lastEditedAt publishedAt "
    "updatedAt userContentEdits"
)
_ITEM = (
    f"{_TEXT} activeLockReason assignees closed closedAt comments databaseId fullDatabaseId labels locked "
    "milestone number repository state timelineItems title url"
)
_EVENT = "id actor createdAt"
_CONNECTION = "edges nodes pageInfo totalCount"
_EDGE = "cursor node"
_LISTED = (
    "Issue IssueComment Label PullRequest PullRequestChangedFile PullRequestCommit PullRequestReview "
    "PullRequestReviewComment PullRequestReviewThread User UserContentEdit"
)

# Objects and interfaces with their fields. Every field here is served: a test walks all of them.
TYPES = {
    "Query": "node nodes rateLimit repository user viewer",
    "RateLimit": "cost limit nodeCount remaining resetAt used",
    "PageInfo": "endCursor hasNextPage hasPreviousPage startCursor",
    # Interfaces
    "Node": "id",
    "Actor": "login url",
    "RepositoryOwner": "id login url",
    "Closable": "closed closedAt",
    "Comment": _TEXT,
    # Accounts
    "User": "id databaseId login name url",
    "Bot": "id databaseId login url",
    "Mannequin": "id databaseId login url",
    "Organization": "id databaseId login name url",
    # The repository and what it names
    "Repository": (
        "id createdAt databaseId defaultBranchRef description hasIssuesEnabled isArchived isFork isPrivate "
        "issue issueOrPullRequest issues label labels name nameWithOwner owner pullRequest pullRequests "
        "pushedAt updatedAt url"
    ),
    "Ref": "id name",
    "Label": "id color createdAt description isDefault name updatedAt url",
    "Milestone": "id closed closedAt dueOn number state title url",
    "Commit": "id abbreviatedOid author authoredDate committedDate message messageHeadline oid url",
    "GitActor": "name user",
    # Issues, pull requests and what is said on them
    "Issue": f"{_ITEM} closedByPullRequestsReferences stateReason",
    "PullRequest": (
        f"{_ITEM} additions baseRefName baseRefOid baseRepository changedFiles closingIssuesReferences commits "
        "deletions files headRefName headRefOid headRepository headRepositoryOwner isCrossRepository isDraft "
        "mergeCommit merged mergedAt mergedBy reviewDecision reviewThreads reviews totalCommentsCount"
    ),
    "IssueComment": f"{_TEXT} databaseId fullDatabaseId isMinimized issue minimizedReason pullRequest url",
    "PullRequestReview": (
        f"{_TEXT} comments commit databaseId fullDatabaseId isMinimized minimizedReason pullRequest state "
        "submittedAt url"
    ),
    "PullRequestReviewThread": (
        "id comments diffSide isOutdated isResolved line originalLine originalStartLine path resolvedBy "
        "startLine subjectType"
    ),
    "PullRequestReviewComment": (
        f"{_TEXT} commit databaseId diffHunk fullDatabaseId isMinimized line minimizedReason originalCommit "
        "originalLine originalPosition originalStartLine outdated path position pullRequestReview replyTo "
        "startLine state subjectType url"
    ),
    "PullRequestChangedFile": "additions changeType deletions path",
    "PullRequestCommit": "id commit url",
    "UserContentEdit": "id createdAt deletedAt deletedBy diff editedAt editor updatedAt",
    # What happened to them
    "AssignedEvent": f"{_EVENT} assignee",
    "UnassignedEvent": f"{_EVENT} assignee",
    "BaseRefChangedEvent": f"{_EVENT} currentRefName previousRefName",
    "ClosedEvent": f"{_EVENT} closer stateReason url",
    "CommentDeletedEvent": f"{_EVENT} databaseId deletedCommentAuthor",
    "ConnectedEvent": f"{_EVENT} isCrossRepository source subject",
    "DisconnectedEvent": f"{_EVENT} isCrossRepository source subject",
    "ConvertToDraftEvent": _EVENT,
    "CrossReferencedEvent": f"{_EVENT} isCrossRepository referencedAt source target url willCloseTarget",
    "DemilestonedEvent": f"{_EVENT} milestoneTitle",
    "MilestonedEvent": f"{_EVENT} milestoneTitle",
    "HeadRefForcePushedEvent": f"{_EVENT} afterCommit beforeCommit",
    "LabeledEvent": f"{_EVENT} label",
    "UnlabeledEvent": f"{_EVENT} label",
    "LockedEvent": f"{_EVENT} lockReason",
    "UnlockedEvent": _EVENT,
    "MarkedAsDuplicateEvent": f"{_EVENT} canonical duplicate isCrossRepository",
    "MergedEvent": f"{_EVENT} commit mergeRefName url",
    "ReadyForReviewEvent": _EVENT,
    "ReferencedEvent": f"{_EVENT} commit commitRepository isCrossRepository isDirectReference subject",
    "RenamedTitleEvent": f"{_EVENT} currentTitle previousTitle",
    "ReopenedEvent": f"{_EVENT} stateReason",
    "ReviewDismissedEvent": f"{_EVENT} databaseId dismissalMessage previousReviewState review url",
    "TransferredEvent": f"{_EVENT} fromRepository issue",
    # Connections
    "IssueTimelineItemsConnection": f"{_CONNECTION} filteredCount pageCount updatedAt",
    "PullRequestTimelineItemsConnection": f"{_CONNECTION} filteredCount pageCount updatedAt",
    **{f"{name}Connection": _CONNECTION for name in _LISTED.split()},
    **{f"{name}Edge": _EDGE for name in f"{_LISTED} IssueTimelineItems PullRequestTimelineItems".split()},
}

_BUILT_IN = {"Boolean", "Float", "ID", "Int", "String"}


def trimmed_graphql(published: str) -> str:
    """The published schema's part that TYPES names and needs."""
    definitions = {}
    for definition in graphql.parse(published, no_location=True).definitions:
        if isinstance(definition, graphql.TypeDefinitionNode):
            definitions[definition.name.value] = definition
    kept: dict[str, graphql.TypeDefinitionNode] = {}
    wanted = ["Query"]
    while wanted:
        name = wanted.pop()
        if name in kept or name in _BUILT_IN:
            continue
        kept[name] = _trimmed_type(definitions[name])
        wanted += _needed_by(kept[name])
        if isinstance(kept[name], graphql.InterfaceTypeDefinitionNode):
            wanted += [other for other in TYPES if _implements(definitions[other], name)]
    unused = sorted(set(TYPES) - set(kept))
    if unused:
        raise SystemExit(f"TYPES names what nothing leads to: {', '.join(unused)}")
    return "".join(f"{graphql.print_ast(kept[name])}\n" for name in sorted(kept))


def _trimmed_type(node: graphql.TypeDefinitionNode) -> graphql.TypeDefinitionNode:
    name = node.name.value
    changes: dict[str, Any] = {"description": None, "directives": ()}
    if isinstance(node, graphql.ObjectTypeDefinitionNode | graphql.InterfaceTypeDefinitionNode):
        fields = set(TYPES[name].split())
        absent = fields - {field.name.value for field in node.fields}
        if absent:
            raise SystemExit(f"{name} has no {', '.join(sorted(absent))}")
        changes["fields"] = tuple(_bare(field) for field in node.fields if field.name.value in fields)
        changes["interfaces"] = tuple(each for each in node.interfaces or () if _fulfils(fields, each))
    elif isinstance(node, graphql.UnionTypeDefinitionNode):
        changes["types"] = tuple(each for each in node.types or () if each.name.value in TYPES)
    elif isinstance(node, graphql.EnumTypeDefinitionNode):
        changes["values"] = tuple(_bare(value) for value in node.values)
    elif isinstance(node, graphql.InputObjectTypeDefinitionNode):
        changes["fields"] = tuple(_bare(field) for field in node.fields)
    return _with(node, **changes)


def _fulfils(fields: set[str], interface: graphql.NamedTypeNode) -> bool:
    """Only a type that keeps all of an interface's fields still implements it."""
    promised = TYPES.get(interface.name.value)
    return promised is not None and set(promised.split()) <= fields


def _bare(node: Any) -> Any:
    """Without description; of the directives only that something is deprecated, without the reason."""
    deprecated = [each for each in node.directives or () if each.name.value == "deprecated"]
    changes: dict[str, Any] = {
        "description": None,
        "directives": tuple(_with(each, arguments=()) for each in deprecated),
    }
    if getattr(node, "arguments", None):
        changes["arguments"] = tuple(_bare(argument) for argument in node.arguments)
    return _with(node, **changes)


def _with(node: Any, **changes: Any) -> Any:
    return type(node)(**({key: getattr(node, key, None) for key in node.keys} | changes))


def _needed_by(node: graphql.TypeDefinitionNode) -> list[str]:
    names = re.findall(r"\b[A-Z][A-Za-z0-9]*\b", graphql.print_ast(_without_values(node)))
    return [name for name in names if name != node.name.value]


def _without_values(node: Any) -> Any:
    """Enumeration values and default values look like type names but are none."""
    if isinstance(node, graphql.EnumTypeDefinitionNode):
        return _with(node, values=())
    if isinstance(node, graphql.ObjectTypeDefinitionNode | graphql.InterfaceTypeDefinitionNode):
        fields = tuple(
            _with(field, arguments=tuple(_with(each, default_value=None) for each in field.arguments or ()))
            for field in node.fields
        )
        return _with(node, fields=fields)
    return node


def _implements(node: Any, interface: str) -> bool:
    return interface in {each.name.value for each in getattr(node, "interfaces", None) or ()}


# --- OpenAPI ----------------------------------------------------------------------------------------

_REPOSITORY = "/repos/{owner}/{repo}"
PATHS = {
    "/rate_limit": "get",
    "/user": "get",
    _REPOSITORY: "get",
    f"{_REPOSITORY}/issues": "get post",
    f"{_REPOSITORY}/issues/{{issue_number}}": "get patch",
    f"{_REPOSITORY}/issues/{{issue_number}}/comments": "get post",
    f"{_REPOSITORY}/issues/{{issue_number}}/labels": "get post put delete",
    f"{_REPOSITORY}/issues/{{issue_number}}/labels/{{name}}": "delete",
    f"{_REPOSITORY}/issues/comments": "get",
    f"{_REPOSITORY}/issues/comments/{{comment_id}}": "get patch delete",
    f"{_REPOSITORY}/labels": "get post",
    f"{_REPOSITORY}/labels/{{name}}": "get patch delete",
    f"{_REPOSITORY}/pulls": "get",
    f"{_REPOSITORY}/pulls/comments": "get",
    f"{_REPOSITORY}/pulls/{{pull_number}}": "get",
    f"{_REPOSITORY}/pulls/{{pull_number}}/comments": "get",
    f"{_REPOSITORY}/pulls/{{pull_number}}/files": "get",
    f"{_REPOSITORY}/pulls/{{pull_number}}/reviews": "get",
    f"{_REPOSITORY}/statuses/{{sha}}": "post",
    f"{_REPOSITORY}/commits/{{ref}}/status": "get",
    f"{_REPOSITORY}/commits/{{ref}}/statuses": "get",
    f"{_REPOSITORY}/check-runs": "post",
    f"{_REPOSITORY}/check-runs/{{check_run_id}}": "get patch",
    f"{_REPOSITORY}/commits/{{ref}}/check-runs": "get",
}

# What a schema may keep: what a validator acts on, nothing that only people read.
_SCHEMA_KEYS = (
    "$ref type format enum properties required items additionalProperties allOf anyOf oneOf not nullable "
    "minimum maximum minLength maxLength minItems maxItems minProperties maxProperties pattern uniqueItems "
    "default"
)


def trimmed_openapi(published: Mapping[str, Any]) -> dict[str, Any]:
    """The paths that PATHS names as JSON Schema (2020-12), with every component that they need.

    OpenAPI 3.0 says `nullable: true` where JSON Schema lists null among the types. GitHub's description does
    not list null among the values of nullable enumerations, and every real issue has `state_reason: null`:
    both are put right here, once, so that any validator can be used.
    """
    components: dict[str, Any] = published["components"]
    paths = {
        path: {
            method: _operation(published["paths"][path][method], published["paths"][path], components)
            for method in methods.split()
        }
        for path, methods in PATHS.items()
    }
    schemas: dict[str, Any] = {}
    wanted = _references(paths)
    while wanted:
        name = wanted.pop()
        if name not in schemas:
            schemas[name] = _schema(components["schemas"][name])
            wanted += _references(schemas[name])
    return {"paths": paths, "$defs": dict(sorted(schemas.items()))}


def _operation(
    operation: Mapping[str, Any], path: Mapping[str, Any], components: Mapping[str, Any]
) -> dict[str, Any]:
    parameters = [
        _resolved(each, components)
        for each in [*path.get("parameters", ()), *operation.get("parameters", ())]
    ]
    result: dict[str, Any] = {
        "query": {each["name"]: _schema(each["schema"]) for each in parameters if each["in"] == "query"},
        "responses": {
            status: _json_body(_resolved(response, components))
            for status, response in operation["responses"].items()
        },
    }
    if "requestBody" in operation:
        body = _resolved(operation["requestBody"], components)
        result["request"] = {"required": body.get("required", False), "schema": _json_body(body)}
    return result


def _resolved(node: Mapping[str, Any], components: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in node:
        return node
    kind, name = node["$ref"].split("/")[-2:]
    resolved: Mapping[str, Any] = components[kind][name]
    return resolved


def _json_body(node: Mapping[str, Any]) -> dict[str, Any] | None:
    content = node.get("content", {}).get("application/json")
    return _schema(content["schema"]) if content else None


def _schema(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    kept: dict[str, Any] = {key: value for key, value in node.items() if key in _SCHEMA_KEYS.split()}
    if "$ref" in kept:
        return {"$ref": "#/$defs/" + kept["$ref"].rsplit("/", 1)[1]}
    for key in ("items", "not", "additionalProperties"):
        if key in kept:
            kept[key] = _schema(kept[key])
    for key in ("allOf", "anyOf", "oneOf"):
        if key in kept:
            kept[key] = [_schema(each) for each in kept[key]]
    if "properties" in kept:
        kept["properties"] = {name: _schema(each) for name, each in kept["properties"].items()}
    return _with_null(kept) if kept.pop("nullable", False) else kept


def _with_null(schema: dict[str, Any]) -> dict[str, Any]:
    if "enum" in schema and None not in schema["enum"]:
        schema["enum"] = [*schema["enum"], None]
    if "type" in schema:
        return schema | {"type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]} if schema else schema


def _references(node: Any) -> list[str]:
    return re.findall(r'"#/\$defs/([^"]+)"', json.dumps(node))


# --- The packages -----------------------------------------------------------------------------------


def _member(package: str, member: str, folder: Path) -> str:
    packed = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
    )
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        file = archive.extractfile(member)
        if file is None:
            raise SystemExit(f"{package} holds no {member}")
        return file.read().decode()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        schema = trimmed_graphql(_member(GRAPHQL_PACKAGE, GRAPHQL_FILE, Path(folder)))
        paths = trimmed_openapi(json.loads(_member(OPENAPI_PACKAGE, OPENAPI_FILE, Path(folder))))
    (SCHEMA / "github.graphql").write_text(schema, encoding="utf-8")
    (SCHEMA / "rest.json").write_text(_lines(paths), encoding="utf-8")


def _lines(paths: Mapping[str, Mapping[str, Any]]) -> str:
    """JSON with one line for each path and component: small, and a change shows in a diff."""

    def block(entries: Iterable[tuple[str, Any]]) -> str:
        lines = (f"{json.dumps(name)}:{json.dumps(each, separators=(',', ':'))}" for name, each in entries)
        return "{\n" + ",\n".join(lines) + "\n}"

    parts = (f"{json.dumps(name)}:{block(entries.items())}" for name, entries in paths.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    main()
