"""The GraphQL endpoint: GitHub's schema, checked and executed by graphql-core on the state."""

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import graphql

from tests.github import fields
from tests.github.connections import GitHubError
from tests.github.cost import MOST_NODES, Cost, cost_of

SCHEMA = Path(__file__).parent / "schema" / "github.graphql"
MOST_RECORDS = 100

Answer = dict[str, Any]


class DefectError(Exception):
    """The local GitHub could not answer as GitHub would: the test that asked fails, whatever it catches."""


@functools.cache
def schema() -> graphql.GraphQLSchema:
    """The trimmed schema with its resolvers, built once a process."""
    built = graphql.build_schema(
        SCHEMA.read_text(encoding="utf-8"), assume_valid=True, assume_valid_sdl=True, no_location=True
    )
    for name, scalar in _SCALARS.items():
        kind = built.type_map[name]
        kind.coerce_output_value = kind.serialize = scalar.written
        kind.coerce_input_value = kind.parse_value = scalar.read
    for name, kind in built.type_map.items():
        if name.startswith("__"):
            continue
        if isinstance(kind, graphql.GraphQLObjectType):
            for field_name, field in kind.fields.items():
                field.resolve = fields.resolver(name, field_name)
                if field_name == "databaseId":
                    field.type = _WIDE
        elif isinstance(kind, graphql.GraphQLInterfaceType | graphql.GraphQLUnionType):
            kind.resolve_type = lambda record, info, _: record.typename
    return built


@functools.lru_cache(maxsize=256)
def parsed(query: str) -> tuple[graphql.DocumentNode, tuple[graphql.GraphQLError, ...]]:
    """The document, and what is wrong with it under the schema."""
    document = graphql.parse(query)
    return document, tuple(graphql.validate(schema(), document))


def answer(request: Mapping[str, Any], context_of: Callable[[Cost], fields.Context]) -> tuple[Answer, Cost]:
    """The body of GitHub's answer and what it cost.

    `context_of` charges the budget with the query's cost and hands in what it is answered from.
    Raises DefectError for what GitHub would answer and the local GitHub cannot.
    """
    query, variables = request.get("query"), request.get("variables") or {}
    nothing = Cost(0, 0)
    if not isinstance(query, str) or not query.strip():
        return {"errors": [{"message": "A query attribute must be specified and must be a string."}]}, nothing
    try:
        document, wrong = parsed(query)
        if wrong:
            return {"errors": [_as_answered(error) for error in wrong]}, nothing
        cost = cost_of(document, variables, request.get("operationName"))
    except graphql.GraphQLError as error:
        return {"errors": [_as_answered(error)]}, nothing
    beyond = [*_bounds(document, variables), *_nodes(cost)]
    if beyond:
        return {"errors": beyond}, nothing
    context = context_of(cost)
    result = graphql.execute_sync(
        schema(),
        document,
        context_value=context,
        variable_values=dict(variables),
        operation_name=request.get("operationName"),
        middleware=context.middleware,
    )
    answered: Answer = {}
    if result.errors is None or result.data is not None:
        answered["data"] = result.data
    if result.errors:
        answered["errors"] = [_as_answered(_intended(error)) for error in result.errors]
    return answered, cost


def _intended(error: graphql.GraphQLError) -> graphql.GraphQLError:
    original = error.original_error
    if original is None or isinstance(original, GitHubError | graphql.GraphQLError):
        return error
    where = "/".join(map(str, error.path or ()))
    raise DefectError(f"GraphQL at {where}: {type(original).__name__}: {original}") from original


def _as_answered(error: graphql.GraphQLError) -> dict[str, Any]:
    """As GitHub writes errors: the type first, then where."""
    written: dict[str, Any] = {}
    original = error.original_error
    if isinstance(original, GitHubError) and original.kind is not None:
        written["type"] = original.kind
    if error.path:
        written["path"] = list(error.path)
    if error.locations:
        written["locations"] = [{"line": each.line, "column": each.column} for each in error.locations]
    return written | {"message": error.message}


# --- limits -----------------------------------------------------------------------------------------


def _nodes(cost: Cost) -> list[dict[str, Any]]:
    if cost.nodes <= MOST_NODES:
        return []
    message = (
        f"This query requests up to {cost.nodes:,} possible nodes which exceeds the maximum limit of "
        f"{MOST_NODES:,}."
    )
    return [{"type": "MAX_NODE_LIMIT_EXCEEDED", "message": message}]


def _bounds(document: graphql.DocumentNode, variables: Mapping[str, Any]) -> list[dict[str, Any]]:
    types = graphql.TypeInfo(schema())
    visitor = _Bounds(types, variables)
    graphql.visit(document, graphql.TypeInfoVisitor(types, visitor))
    return visitor.errors


class _Bounds(graphql.Visitor):
    """Each connection must say how much of it is wanted, and may not want too much."""

    def __init__(self, types: graphql.TypeInfo, variables: Mapping[str, Any]) -> None:
        super().__init__()
        self.types = types
        self.variables = dict(variables)
        self.errors: list[dict[str, Any]] = []

    def enter_variable_definition(self, node: graphql.VariableDefinitionNode, *_: Any) -> None:
        if node.default_value is not None:
            default = graphql.value_from_ast_untyped(node.default_value)
            self.variables.setdefault(node.variable.name.value, default)

    def enter_field(self, node: graphql.FieldNode, *_: Any) -> None:
        kind = graphql.get_named_type(self.types.get_type())
        if kind is None or not kind.name.endswith("Connection"):
            return
        sizes = {
            each.name.value: graphql.value_from_ast_untyped(each.value, self.variables)
            for each in node.arguments or ()
            if each.name.value in {"first", "last"}
        }
        sizes = {name: size for name, size in sizes.items() if isinstance(size, int)}
        name = node.name.value
        if not sizes:
            message = (
                f"You must provide a `first` or `last` value to properly paginate the `{name}` connection."
            )
            self._refuse("MISSING_PAGINATION_BOUNDARIES", message, node)
        for bound, size in sizes.items():
            if size > MOST_RECORDS:
                message = (
                    f"Requesting {size} records on the `{name}` connection exceeds the `{bound}` limit of "
                    f"{MOST_RECORDS} records."
                )
                self._refuse("EXCESSIVE_PAGINATION", message, node)
            elif size < 0:
                message = f"`{bound}` on the `{name}` connection cannot be less than zero."
                self._refuse("INVALID_PAGINATION", message, node)

    def _refuse(self, kind: str, message: str, node: graphql.FieldNode) -> None:
        place = graphql.GraphQLError("", node).locations or []
        where = [{"line": each.line, "column": each.column} for each in place]
        self.errors.append({"type": kind, "locations": where, "message": message})


# --- scalars ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Scalar:
    written: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _written_time(value: Any) -> str:
    if not isinstance(value, datetime) or value.utcoffset() is None:
        raise graphql.GraphQLError(f"{value!r} is no instant")
    return fields.iso(value)


def _read_time(value: Any) -> datetime:
    try:
        instant = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        instant = None
    if instant is None or instant.utcoffset() is None:
        raise graphql.GraphQLError(f"{value!r} is no ISO-8601 instant with an offset")
    return instant


def _matching(pattern: str, what: str) -> Callable[[Any], str]:
    compiled = re.compile(pattern)

    def checked(value: Any) -> str:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            raise graphql.GraphQLError(f"{value!r} is no {what}")
        return value

    return checked


def _written_number(value: Any) -> str:
    if not isinstance(value, int):
        raise graphql.GraphQLError(f"{value!r} is no whole number")
    return str(value)


_uri = _matching(r"https?://[^\s<>]+", "URI")
_oid = _matching(r"[0-9a-f]{40}", "git object id")
_SCALARS = {
    "BigInt": _Scalar(_written_number, int),
    "DateTime": _Scalar(_written_time, _read_time),
    "GitObjectID": _Scalar(_oid, _oid),
    "URI": _Scalar(_uri, _uri),
}

# GitHub's schema says Int, which ends at 32 bits, and GitHub's ids do not; it answers them all the same.
_WIDE = graphql.GraphQLScalarType("WideInt", coerce_output_value=lambda value: value)


def operation_name(query: object) -> str | None:
    """The name of a document's only operation, for the log."""
    found = re.search(r"\b(?:query|mutation)\s+([A-Za-z_]\w*)", query) if isinstance(query, str) else None
    return found[1] if found else None
