"""The reference of the configuration, from the settings themselves."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator

import msgspec

from lastcall.model import settings

_TYPES = {
    "str": "text",
    "int": "whole number",
    "datetime.date": "day",
    "tuple[str, ...]": "list of texts",
    "tuple[datetime.date, ...]": "list of days",
    "dict[str, typing.Any]": "table",
}


def meanings(kind: type[msgspec.Struct]) -> dict[str, str]:
    """What the text under each field of a struct says."""
    found: dict[str, str] = {}
    field = ""
    (definition,) = ast.parse(inspect.getsource(kind)).body
    for node in ast.iter_child_nodes(definition):
        match node:
            case ast.AnnAssign(target=ast.Name(id=str(name))):
                field = name
            case ast.Expr(value=ast.Constant(value=str(told))) if field:
                found[field] = " ".join(told.split())
            case _:
                field = ""
    return found


def all_meanings(kind: type[msgspec.Struct]) -> dict[str, str]:
    """The same, with the fields that a struct has from another one."""
    found: dict[str, str] = {}
    for one in reversed(kind.__mro__):
        if issubclass(one, msgspec.Struct) and one is not msgspec.Struct:
            found |= meanings(one)
    return found


def tables() -> Iterator[tuple[str, str, type[msgspec.Struct] | None]]:
    """The tables of a configuration: the name, what it is for, and its struct; None where keys are free."""
    for field in msgspec.structs.fields(settings.Settings):
        kind = field.type
        inner = getattr(kind, "__args__", (kind,))[0]
        if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            head = f"[[{field.name}]]" if inner is not kind else f"[{field.name}]"
            yield head, _purpose(inner), inner
        else:
            yield f"[{field.name}]", meanings(settings.Settings)[field.name], None


def _purpose(kind: type[msgspec.Struct]) -> str:
    told = " ".join((kind.__doc__ or "").split()).partition(": ")[2]
    return told[0].upper() + told[1:]


def all_tables() -> str:
    """Every table of the configuration with its keys."""
    parts = []
    for head, purpose, kind in tables():
        parts.append(f"## `{head}`\n\n{purpose}")
        if kind is None:
            continue
        rows = ["| key | type | default | meaning |", "|---|---|---|---|"]
        told = meanings(kind)
        rows += [
            f"| `{field.name}` | {_type(field.type)} | {_default(field)} | {told[field.name]} |"
            for field in msgspec.structs.fields(kind)
        ]
        parts.append("\n".join(rows))
    return "\n\n".join(parts)


def _type(kind: object) -> str:
    if kind is settings.PeopleShown:
        return "one of " + ", ".join(f"`{member.value}`" for member in settings.PeopleShown)
    plain = str(kind).removesuffix(" | None").removeprefix("<class '").removesuffix("'>")
    return _TYPES[plain]


def _default(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "none: must be given"
    if field.default in (None, (), msgspec.NODEFAULT):
        return ""
    return f"`{json.dumps(field.default)}`"
