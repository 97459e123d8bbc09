"""Every field of the trimmed schema is answered, from a group in which everything has happened."""

import graphql
import pytest

from tests.github import LocalGitHub, graphql_api
from tests.github.asking import data, query
from tests.github.everything import everything

# What a field needs to be told.
ARGUMENTS = {"number": "1", "name": '"needs vote"', "login": '"ada"', "first": "2"}


def selection(kind: graphql.GraphQLOutputType, inside: tuple[str, ...] = ()) -> str:
    """All fields of what has no id of its own; of the others only the type's name."""
    named = graphql.get_named_type(kind)
    if not graphql.is_composite_type(named):
        return ""
    own_place = named.name == "Ref" or not _is_node(named)
    if not graphql.is_object_type(named) or not own_place or named.name in inside:
        return "{ __typename }"
    return (
        "{ "
        + " ".join(written(name, field, (*inside, named.name)) for name, field in named.fields.items())
        + " }"
    )


def written(name: str, field: graphql.GraphQLField, inside: tuple[str, ...]) -> str:
    if name in {"issueOrPullRequest", "pullRequest"} and "Repository" in inside:
        arguments = "(number: 2)"
    else:
        given = [f"{key}: {ARGUMENTS[key]}" for key in field.args if key in ARGUMENTS]
        arguments = f"({', '.join(given)})" if given else ""
    return f"{name}{arguments} {selection(field.type, inside)}"


def _is_node(kind: graphql.GraphQLNamedType) -> bool:
    return any(each.name == "Node" for each in getattr(kind, "interfaces", ()))


def nodes() -> list[str]:
    """The types that are found by their id."""
    types = graphql_api.schema().type_map.values()
    return sorted(
        each.name for each in types if graphql.is_object_type(each) and _is_node(each) and each.name != "Ref"
    )


def test_there_is_one_of_every_type(github: LocalGitHub):
    everything(github.state)

    assert {record.typename for record in github.state.nodes.values()} >= set(nodes())


@pytest.mark.parametrize("typename", nodes())
def test_every_field_of_a_type_is_served(github: LocalGitHub, typename: str):
    everything(github.state)
    kind = graphql_api.schema().type_map[typename]
    ids = [each.id for each in github.state.nodes.values() if each.typename == typename]
    if typename == "Repository":
        ids = [github.state.repository("group/spec").id]
    elif typename == "IssueComment":  # whose `issue` is served on issues only
        ids = [
            comment.id for item in github.state.repository("group/spec").issues() for comment in item.comments
        ]
    fields = " ".join(written(name, field, (typename,)) for name, field in kind.fields.items())

    answered = query(
        github, f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {typename} {{ {fields} }} }} }}", ids=ids
    )

    assert "errors" not in answered, answered["errors"]
    assert github.defects == []
    assert all(set(node) == set(kind.fields) for node in answered["data"]["nodes"])


def test_the_entry_points_are_served(github: LocalGitHub):
    everything(github.state)
    text = """
    query ($id: ID!) {
      rateLimit { cost limit nodeCount remaining resetAt used }
      viewer { login }
      user(login: "ADA") { login }
      repository(owner: "Group", name: "SPEC") { nameWithOwner }
      node(id: $id) { __typename }
    }
    """

    found = data(github, text, id=github.state.repository("group/spec").id)

    assert found["viewer"] == {"login": "chair"}
    assert found["user"] == {"login": "ada"}
    assert found["repository"] == {"nameWithOwner": "group/spec"}
    assert found["node"] == {"__typename": "Repository"}
    assert found["rateLimit"]["limit"] == 5000


def test_all_urls_carry_the_servers_own_host(github: LocalGitHub):
    everything(github.state)
    types = graphql_api.schema().type_map
    records = [each for each in github.state.nodes.values() if "url" in types[each.typename].fields]
    asked = (
        f'n{n}: node(id: "{each.id}") {{ ... on {each.typename} {{ url }} }}'
        for n, each in enumerate(records)
    )

    urls = [found["url"] for found in data(github, f"{{ {' '.join(asked)} }}").values()]

    assert all(url.startswith(f"{github.host}/") for url in urls)
    assert len(urls) == len(set(urls)) > 40
