"""GitHub's formula; the first two queries are the examples of its documentation."""

import pytest

from tests.github.cost import Cost, cost_of

NODES = """
query {
  viewer {
    repositories(first: 50) {
      edges {
        repository: node {
          name
          pullRequests(first: 20) {
            edges { pullRequest: node { title comments(first: 10) { edges { comment: node { bodyHTML } } } } }
          }
          issues(first: 20) {
            totalCount
            edges { issue: node { title bodyHTML comments(first: 10) { edges { comment: node { bodyHTML } } } } }
          }
        }
      }
    }
    followers(first: 10) { edges { follower: node { login } } }
  }
}
"""
POINTS = """
query {
  viewer {
    login
    repositories(first: 100) {
      edges { node { id issues(first: 50) { edges { node { id labels(first: 60) { edges { node { id name } } } } } } } }
    }
  }
}
"""


def test_githubs_example_of_22060_nodes():
    assert cost_of(NODES).nodes == 22_060


def test_githubs_example_of_51_points():
    assert cost_of(POINTS).requests == 5_101
    assert cost_of(POINTS).points == 51


def test_the_least_is_one_point():
    assert cost_of("{ viewer { login } }") == Cost(nodes=0, requests=0)
    assert cost_of("{ viewer { login } }").points == 1


@pytest.mark.parametrize(("requests", "points"), [(1, 1), (149, 1), (150, 2), (249, 2), (250, 3)])
def test_points_are_rounded(requests: int, points: int):
    assert Cost(0, requests).points == points


def test_sizes_come_from_variables_and_their_defaults():
    text = "query ($a: Int!, $b: Int = 3) { x(first: $a) { nodes { y(last: $b) { totalCount } } } }"

    assert cost_of(text, {"a": 4}) == Cost(nodes=4 + 12, requests=1 + 4)
    assert cost_of(text, {"a": 4, "b": 5}) == Cost(nodes=4 + 20, requests=1 + 4)


def test_fragments_count_where_they_are_spread():
    text = """
    query { a(first: 2) { nodes { ...Inside ... on B { c(first: 5) { totalCount } } } } }
    fragment Inside on A { b(first: 3) { totalCount } }
    """

    assert cost_of(text) == Cost(nodes=2 + 6 + 10, requests=1 + 2 + 2)


def test_what_is_left_out_costs_nothing():
    text = """
    query ($all: Boolean!) {
      a(first: 2) @include(if: $all) { totalCount }
      b(first: 3) @skip(if: $all) { totalCount }
    }
    """

    assert cost_of(text, {"all": True}) == Cost(nodes=2, requests=1)
    assert cost_of(text, {"all": False}) == Cost(nodes=3, requests=1)


def test_nothing_asked_for_has_nothing_inside():
    text = "{ a(first: 0) { totalCount nodes { b(first: 5) { totalCount } } } }"

    assert cost_of(text) == Cost(nodes=0, requests=1)


def test_each_of_several_ids_is_a_parent():
    text = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Issue { comments(first: 10) { totalCount } } } }"

    assert cost_of(text, {"ids": ["I_1", "I_2", "I_3"]}) == Cost(nodes=30, requests=3)


def test_one_of_several_operations_is_named():
    text = "query One { a(first: 1) { totalCount } } query Two { a(first: 2) { totalCount } }"

    assert cost_of(text, {}, "Two").nodes == 2
    with pytest.raises(ValueError, match="name one"):
        cost_of(text)
