"""The reference of house styles and of the rules of the minutes reader, from their data and schema."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args, get_origin

import msgspec

from docs.generator.configuration import meanings
from docs.generator.literals import heads, literals
from docs.generator.tables import struct_in, table
from lastcall.documents import styles
from lastcall.documents.explaining.rules import all_rules
from lastcall.documents.styles import SHIPPED, packing, schema
from lastcall.documents.styles.alternatives import parted
from lastcall.documents.styles.model import Idiom
from lastcall.model.event import EventType

_HEADS = {
    "mark": "Marks",
    "section": "Lists and sections",
    "words": "Words of assignment",
    "position": "Positions",
    "confirmation": "A maintainer's word",
    "idiom": "Turns of phrase",
}


def shipped() -> str:
    """The house styles that come with the package, with what shows them."""
    evidence = dict(SHIPPED.evidence)
    rows = ["| style | whose habits | shown by |", "|---|---|---|"]
    for name in styles.shipped():
        shown = [
            f"{_code(one.shown) if one.words else one.shown} ({one.worth})" for one in evidence.get(name, ())
        ]
        rows.append(
            f"| `{name}` | {styles.load(name).name} | {', '.join(shown) or 'what every style begins with'} |"
        )
    return "\n".join(rows)


def packed(root: Path) -> dict[str, str]:
    """The shipped styles in one file, by its path, with what no match of a turn of phrase can lack."""
    folder = root / "tools" / "lastcall" / "documents" / "styles"
    texts = {path.name: path.read_bytes() for path in folder.glob("*.toml")}
    tables = packing.tables(texts)
    phrases = {
        written: [[part, heads(part), literals(part)] for part in parted(written)]
        for name in tables
        for entry in tables[name].get("idiom", ())
        for written in (entry["pattern"], entry.get("unless"))
        if written is not None
    }
    for name in tables:
        for entry in tables[name].get("evidence", ()):
            if "pattern" in entry:
                phrases[entry["pattern"]] = [[entry["pattern"], (), literals(entry["pattern"])]]
    path = (folder / packing.PACKED).relative_to(root).as_posix()
    made_of = packing.checksum(texts)
    return {path: f'{{"made_of": {made_of},\n"tables": {_lines(tables)},\n"phrases": {_lines(phrases)}}}\n'}


def _lines(values: Mapping[str, object]) -> str:
    """A JSON object with a line for each of its keys, so that a change of one shows as one."""
    rows = (f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
    return "{\n" + ",\n".join(rows) + "\n}"


def _code(text: str) -> str:
    escaped = text.replace("|", r"\|")
    return f"`{escaped}`"


def keys() -> str:
    """Every table of a style's file with its keys."""
    parts = [table("At the top", schema.StyleFile, list(_own(schema.StyleFile)))]
    for field in msgspec.structs.fields(schema.StyleFile):
        if get_origin(field.type) is dict:
            keys_of = get_args(field.type)[0]
            told = meanings(schema.Extension)[field.name]
            if keys_of is str:
                keys = "any text; each a text."
            else:
                members = ", ".join(f"`{one.value}`" for one in keys_of)
                keys = f"{members}; each a list of texts."
            parts.append(f"### `[{field.encode_name}]`\n\n{told} Keys: {keys}")
        elif struct_in(field.type) is not None:
            parts += _tables(field, "")
    return "\n\n".join(parts)


def _tables(field: msgspec.structs.FieldInfo, above: str) -> Iterator[str]:
    """A table of the file, then those within it."""
    inner = struct_in(field.type)
    if inner is None:
        return
    name = f"{above}{field.encode_name}"
    head = f"[[{name}]]" if get_origin(field.type) is tuple else f"[{name}]"
    purpose = " ".join((inner.__doc__ or "").split()).partition(": ")[2]
    told = f"{purpose[0].upper()}{purpose[1:]}\n\n"
    yield table(f"`{head}`", inner, list(_own(inner)), told)
    for below in msgspec.structs.fields(inner):
        yield from _tables(below, f"{name}.")


def _own(kind: type[msgspec.Struct]) -> Iterator[msgspec.structs.FieldInfo]:
    """The keys of a table that are no tables themselves."""
    for field in msgspec.structs.fields(kind):
        if struct_in(field.type) is None and get_origin(field.type) is not dict:
            yield field


def rules() -> str:
    """Every rule of the minutes reader, by kind."""
    found = all_rules()
    counted = Counter(rule.kind for rule in found.values())
    kinds = ", ".join(f"{counted[kind]} {head.lower()}" for kind, head in _HEADS.items())
    parts = [f"{len(found)} rules: {kinds}."]
    for kind, head in _HEADS.items():
        if kind != "idiom":
            rows = [f"| `{rule.id}` | {rule.says} |" for rule in found.values() if rule.kind == kind]
            parts.append("\n".join([f"## {head}\n\n| rule | what it says |", "|---|---|", *rows]))
    common = styles.load(styles.COMMON).idioms
    rows = [
        f"| {_act(one)} | `{one.id}` | {one.says} | {one.basis.value} | {one.needs.value} |"
        for kind in EventType
        for one in common
        if one.type is kind
    ]
    head = f"## {_HEADS['idiom']}\n\n| act | rule | what it says | known how | needs |"
    parts.append("\n".join([head, "|---|---|---|---|---|", *rows]))
    known = {one.id for one in common}
    rows = [
        f"| `{name}` | {_act(one)} | `{one.id}` | {one.says} |"
        for name in styles.shipped()
        for one in styles.load(name).idioms
        if one.id not in known
    ]
    head = "## Turns of phrase of one style\n\n| style | act | rule | what it says |"
    parts.append("\n".join([head, "|---|---|---|---|", *rows]))
    return "\n\n".join(parts)


def _act(idiom: Idiom) -> str:
    return idiom.type.value.replace("_", " ")
