"""Tables of the keys of a TOML file, from the structs that it is read into."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import get_args, get_origin

import msgspec

from docs.generator.configuration import all_meanings

_TYPES = {"str": "text", "int": "number", "bool": "true or false", "tuple[str, ...]": "list of texts"}


def table(
    head: str,
    kind: type[msgspec.Struct],
    fields: list[msgspec.structs.FieldInfo],
    told: str = "",
    types: dict[str, str] | None = None,
) -> str:
    """A heading, some words, and the keys with type (in the words of `types`), default and meaning."""
    said = all_meanings(kind)
    types = types or {}
    rows = ["| key | type | default | meaning |", "|---|---|---|---|"]
    for field in fields:
        kind_of = types.get(field.name) or type_of(field.type)
        rows.append(f"| `{field.encode_name}` | {kind_of} | {default_of(field)} | {said[field.name]} |")
    return f"### {head}\n\n{told}" + "\n".join(rows)


def struct_in(kind: object) -> type[msgspec.Struct] | None:
    """The struct that a field holds, alone or in a tuple."""
    inner = get_args(kind)[0] if get_origin(kind) is tuple else kind
    return inner if isinstance(inner, type) and issubclass(inner, msgspec.Struct) else None


def type_of(kind: object) -> str:
    """A type in words."""
    if get_origin(kind) is tuple and (inner := get_args(kind)[0]) is not str:
        return f"list of {_one_of(inner) or type_of(inner)}"
    named = [one for one in (kind, *get_args(kind)) if isinstance(one, type) and issubclass(one, StrEnum)]
    if named:
        return f"one of {_one_of(named[0])}"
    plain = str(kind).removesuffix(" | None")
    return _TYPES[re.sub(r"<class '(\w+)'>", r"\1", plain)]


def _one_of(kind: object) -> str:
    if not (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return ""
    return ", ".join(f"`{member.value}`" for member in kind)


def default_of(field: msgspec.structs.FieldInfo) -> str:
    """What holds where the key is left out."""
    if field.required:
        return "must be given"
    if field.default in (None, (), ""):
        return ""
    if isinstance(field.default, StrEnum | str):
        return f"`{field.default}`"
    if isinstance(field.default, tuple):
        return ", ".join(f"`{one}`" for one in field.default)
    return f"`{str(field.default).lower()}`"
