"""What a GraphQL query costs by GitHub's formula, worked out from its syntax tree before it runs.

https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api: a connection may
hold as many nodes as its parents' number times its `first` or `last`; it takes one request for each parent;
points are requests / 100, rounded, at least 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import graphql

MOST_NODES = 500_000


@dataclass(frozen=True)
class Cost:
    nodes: int
    """How many nodes the query may return at most."""
    requests: int
    """How many connections GitHub may have to open for it."""

    @property
    def points(self) -> int:
        return max(1, (self.requests + 50) // 100)

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.nodes + other.nodes, self.requests + other.requests)


def cost_of(
    query: str | graphql.DocumentNode,
    variables: Mapping[str, Any] | None = None,
    operation_name: str | None = None,
) -> Cost:
    """The cost of the query with these values of its variables."""
    document = graphql.parse(query) if isinstance(query, str) else query
    operation = graphql.get_operation_ast(document, operation_name)
    if operation is None:
        raise ValueError("the document holds no single operation: name one")
    given = {
        each.variable.name.value: graphql.value_from_ast_untyped(each.default_value)
        for each in operation.variable_definitions or ()
        if each.default_value is not None
    } | dict(variables or {})
    fragments = {
        each.name.value: each
        for each in document.definitions
        if isinstance(each, graphql.FragmentDefinitionNode)
    }
    return _Estimate(given, fragments).of(operation.selection_set, parents=1)


class _Estimate:
    def __init__(
        self, variables: Mapping[str, Any], fragments: Mapping[str, graphql.FragmentDefinitionNode]
    ) -> None:
        self.variables = variables
        self.fragments = fragments

    def of(self, selections: graphql.SelectionSetNode | None, parents: int) -> Cost:
        total = Cost(0, 0)
        for node in selections.selections if selections else ():
            if self._left_out(node):
                continue
            if isinstance(node, graphql.FieldNode):
                total += self._of_field(node, parents)
            elif isinstance(node, graphql.InlineFragmentNode):
                total += self.of(node.selection_set, parents)
            elif isinstance(node, graphql.FragmentSpreadNode):
                total += self.of(self.fragments[node.name.value].selection_set, parents)
        return total

    def _of_field(self, field: graphql.FieldNode, parents: int) -> Cost:
        arguments = {each.name.value: self._value(each.value) for each in field.arguments or ()}
        first, last = arguments.get("first"), arguments.get("last")
        size = last if first is None else first
        if isinstance(size, int):
            nodes = parents * size
            return Cost(nodes, parents) + self.of(field.selection_set, nodes)
        ids = arguments.get("ids")
        return self.of(field.selection_set, parents * len(ids) if isinstance(ids, list) else parents)

    def _value(self, node: graphql.ValueNode) -> Any:
        if isinstance(node, graphql.VariableNode):
            return self.variables.get(node.name.value)
        return graphql.value_from_ast_untyped(node, dict(self.variables))

    def _left_out(self, node: graphql.SelectionNode) -> bool:
        conditions = {
            each.name.value: self._value(each.arguments[0].value)
            for each in node.directives or ()
            if each.name.value in {"include", "skip"}
        }
        return conditions.get("include") is False or conditions.get("skip") is True
