"""What is asked of GitHub: under its published schema, and within its budget."""

import pytest
from tests.github.cost import MOST_NODES, cost_of
from tests.github.graphql_api import parsed

from lastcall.forge import queries

LISTS = [(kind, name) for kind, lists in queries.CONNECTIONS.items() for name in lists]
BY_NAME = {
    "beginning": (queries.BEGINNING, {}, 1),
    "issues": (queries.ISSUES, {"size": queries.PAGE["issues"]}, 3),
    "pulls": (queries.PULLS, {"size": queries.PAGE["pulls"]}, 9),
    "items by number": (queries.by_number(range(1, queries.BY_NUMBER + 1)), {}, 8),
    "more": (queries.on([("PullRequest", "reviewThreads")] * queries.MORE_AT_A_TIME), {}, 10),
    "every list": (queries.on(LISTS), {}, 1),
}
"""A query, the sizes in it, and the points that it may cost."""


@pytest.mark.parametrize("name", BY_NAME)
def test_github_understands_it(name):
    assert parsed(BY_NAME[name][0])[1] == ()


@pytest.mark.parametrize("name", BY_NAME)
def test_it_costs_what_was_planned(name):
    query, variables, points = BY_NAME[name]

    cost = cost_of(query, variables)

    assert cost.points == points
    assert cost.nodes < MOST_NODES / 10


def test_a_thousand_items_fit_into_an_hour_of_a_workflows_token():
    pages = (
        500 / queries.PAGE["issues"] * BY_NAME["issues"][2]
        + 500 / queries.PAGE["pulls"] * BY_NAME["pulls"][2]
    )

    assert pages < 1000 / 4


def test_numbers_alone_reach_a_query():
    with pytest.raises((ValueError, TypeError)):
        queries.by_number(["1){id}} mutation{x"])
