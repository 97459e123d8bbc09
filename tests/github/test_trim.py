"""The trimming keeps what is named and what that needs, and no prose."""

import graphql
import pytest

from tests.github import trim
from tests.github.description import EXEMPTIONS, operations

PUBLISHED = '''
"""
The root.
"""
type Query implements Node {
  """
  One thing.
  """
  thing("Its size." size: Size = LARGE, first: Int): Thing
  any: Node
  secret: Secret
  "Never."
  id: ID!
}
interface Node { "An id." id: ID! }
"What it is."
type Thing implements Node & Other {
  id: ID!
  name: String @deprecated(reason: "Long words.")
  when: DateTime!
  parts: Parts
}
interface Other { name: String }
union Parts = Thing | Secret
"A moment." scalar DateTime
enum Size { "Big." LARGE SMALL }
type Secret { word: String }
'''


def test_only_what_is_named_and_needed_stays(monkeypatch):
    types = {"Query": "any thing", "Thing": "id name when parts", "Node": "id"}
    monkeypatch.setattr(trim, "TYPES", types)

    assert trim.trimmed_graphql(PUBLISHED) == (
        "scalar DateTime\n"
        "interface Node {\n  id: ID!\n}\n"
        "union Parts = Thing\n"
        "type Query {\n  thing(size: Size = LARGE, first: Int): Thing\n  any: Node\n}\n"
        "enum Size {\n  LARGE\n  SMALL\n}\n"
        "type Thing implements Node {\n"
        "  id: ID!\n  name: String @deprecated\n  when: DateTime!\n  parts: Parts\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("types", "words"),
    [
        ({"Query": "thing nothing", "Thing": "id"}, "Query has no nothing"),
        ({"Query": "thing", "Thing": "id", "Secret": "word"}, "nothing leads to: Secret"),
    ],
)
def test_a_name_that_is_not_published_or_not_reached_is_an_error(monkeypatch, types, words):
    monkeypatch.setattr(trim, "TYPES", types)

    with pytest.raises(SystemExit, match=words):
        trim.trimmed_graphql(PUBLISHED)


def test_nullable_becomes_null_also_among_the_values():
    reason = {
        "type": "string",
        "enum": ["completed"],
        "nullable": True,
        "description": "Why.",
        "example": "x",
    }
    described = {
        "paths": {
            "/x": {"get": {"summary": "X.", "responses": {"200": {"$ref": "#/components/responses/x"}}}}
        },
        "components": {
            "responses": {
                "x": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/issue"}}}}
            },
            "schemas": {
                "issue": {
                    "title": "Issue",
                    "type": "object",
                    "properties": {
                        "state_reason": reason,
                        "user": {"nullable": True, "allOf": [{"type": "object"}]},
                    },
                }
            },
        },
    }

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trim, "PATHS", {"/x": "get"})
        trimmed = trim.trimmed_openapi(described)

    assert trimmed == {
        "paths": {"/x": {"get": {"query": {}, "responses": {"200": {"$ref": "#/$defs/issue"}}}}},
        "$defs": {
            "issue": {
                "type": "object",
                "properties": {
                    "state_reason": {"type": ["string", "null"], "enum": ["completed", None]},
                    "user": {"anyOf": [{"allOf": [{"type": "object"}]}, {"type": "null"}]},
                },
            }
        },
    }


def test_the_committed_schema_holds_what_is_named():
    built = graphql.build_schema(
        (trim.SCHEMA / "github.graphql").read_text(encoding="utf-8"), assume_valid_sdl=True
    )

    kept = {
        name: set(kind.fields)
        for name, kind in built.type_map.items()
        if graphql.is_object_type(kind) or graphql.is_interface_type(kind)
    }

    assert {name: kept[name] for name in trim.TYPES} == {
        name: set(fields.split()) for name, fields in trim.TYPES.items()
    }
    assert all(kind.description is None for kind in built.type_map.values() if kind.name in trim.TYPES)


def test_the_committed_description_holds_what_is_named():
    assert set(operations()) == {
        (path, method) for path, methods in trim.PATHS.items() for method in methods.split()
    }


def test_every_exemption_says_why():
    assert all(len(exemption.because) > 20 for exemption in EXEMPTIONS)
    assert len({exemption.where for exemption in EXEMPTIONS}) == len(EXEMPTIONS)
