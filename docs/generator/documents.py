"""The reference of the JSON that commands print, and the schemas, from the shapes themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from docs.generator import console, profiles
from docs.generator.configuration import all_meanings
from docs.generator.examples import SAMPLES
from lastcall.documents.styles import schema
from lastcall.model import profile, settings
from lastcall.report import proofs, shapes
from lastcall.report.consensus import shapes as cases
from lastcall.report.consensus import supposing
from lastcall.report.record import shapes as records

REFERENCE = "docs/reference"
_PLACES = (settings, shapes, proofs, cases, supposing, records, schema, profile)
"""Where the structs stand that schemas are made of."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


def schema_of(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The JSON Schema of a struct, with what its fields mean where the code says so."""
    (top,), definitions = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    for name, definition in definitions.items():
        source = next((found for place in _PLACES if (found := getattr(place, name, None))), None)
        for key, told in (all_meanings(source) if _is_struct(source) else {}).items():
            inner = definition["properties"].get(key)
            if inner is not None:
                definition["properties"][key] = {"description": told, **inner}
    _drop_key_names(definitions)
    return {"$schema": _DIALECT, **top, "$defs": definitions}


def _drop_key_names(value: Json) -> None:
    """Take out of a schema what only some releases of msgspec say of the keys of a table."""
    if isinstance(value, dict):
        value.pop("propertyNames", None)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _drop_key_names(inner)


def _is_struct(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _profile_schema() -> dict[str, Any]:
    found = schema_of(profile.Profile)
    profiles.as_written(found["$defs"])
    return found


def schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema that is published, with its path from the project's root."""
    yield f"{REFERENCE}/configuration.schema.json", schema_of(settings.Settings)
    yield f"{REFERENCE}/schemas/house-style.schema.json", schema_of(schema.StyleFile)
    yield f"{REFERENCE}/schemas/process-profile.schema.json", _profile_schema()
    for shape in shapes.PUBLISHED:
        yield f"{REFERENCE}/schemas/{short_name(shape)}.json", schema_of(shape)


def tag(shape: type[msgspec.Struct]) -> str:
    """What stands under `schema` in a document of this shape."""
    return str(shape.__struct_config__.tag)


def short_name(shape: type[msgspec.Struct]) -> str:
    """`minutes` of `lastcall/minutes/1`."""
    return tag(shape).split("/")[1]


def all_shapes(folder: Path) -> str:
    """Every document that a command prints, with an example from the example group."""
    rows = ["| `schema` | what it is | printed by | schema |", "|---|---|---|---|"]
    parts = []
    for shape in shapes.PUBLISHED:
        name = short_name(shape)
        purpose = " ".join((shape.__doc__ or "").split())
        printed = SAMPLES[name]
        rows.append(
            f"| [`{tag(shape)}`](#{name}) | {purpose} | {printed.by} | [{name}.json](schemas/{name}.json) |"
        )
        parts.append(f"## {name}\n\n{purpose}\n\n{_fields(shape)}")
        if printed.command:
            ran = console.run(printed.command, folder, folder / "example")
            if ran.exit_code:
                raise console.UnexpectedEndError(f"{printed.command}: {ran.output}")
            sample = cut(json.loads(ran.output.splitlines()[0] if printed.lines else ran.output))
            body = json.dumps(sample, indent=1, ensure_ascii=False)
            parts.append(f"`{printed.command}`, its lists cut after the first entry:\n\n```json\n{body}\n```")
    return "\n".join(rows) + "\n\n" + "\n\n".join(parts)


def cut(value: Json) -> Json:
    """A JSON value with at most one entry in each list."""
    if isinstance(value, dict):
        return {key: cut(inner) for key, inner in value.items()}
    return [cut(inner) for inner in value[:1]] if isinstance(value, list) else value


def _fields(shape: type[msgspec.Struct]) -> str:
    """The keys of a document and the types of their values, as the schema says them."""
    definitions = schema_of(shape)["$defs"]
    own = definitions[shape.__name__]
    required = set(own.get("required", ()))
    words = [
        f"`{name}`: {_worded(inner)}{'' if name in required else ' (may be missing)'}"
        for name, inner in own["properties"].items()
        if name != "schema"
    ]
    return "Keys: " + "; ".join(words) + "."


def _worded(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return _object_name(schema["$ref"])
    if "anyOf" in schema:
        return " or ".join(_worded(inner) for inner in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_worded(schema['items'])}"
    names = {"string": "text", "integer": "number", "boolean": "true or false", "null": "null"}
    return names.get(str(schema.get("type")), "object")


def _object_name(reference: str) -> str:
    name = reference.rpartition("/")[2].removesuffix("Shape")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
