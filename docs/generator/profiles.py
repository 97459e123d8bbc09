"""The reference of process profiles, and of every rule of those that are shipped, from data and types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args

import msgspec

from docs.generator.tables import struct_in, table
from lastcall.documents import profiles
from lastcall.model.profile import AnyRule, Profile, Rule

_REVIEWS = {
    "approved": ("support", "can live with", "none"),
    "changes_requested": ("concern", "objection", "none"),
}
"""What a review may mean, as files write it."""


def shipped() -> str:
    """Every shipped profile with its rules."""
    return "\n\n".join(_profile(profiles.load(name)) for name in profiles.shipped())


def _profile(profile: Profile) -> str:
    rows = ["| rule | what it says | kind and values | where it is written |", "|---|---|---|---|"]
    for rule in profile.rule:
        cells = (f"`{rule.id}`", f"{rule.says}{_weight(rule)}", _values(rule), rule.source)
        rows.append(f"| {' | '.join(cells)} |")
    facts = "\n".join(f"- {fact}" for fact in _facts(profile))
    head = f"### {profile.id}\n\n{profile.title}. {profile.says}"
    return f"{head}\n\nWritten in: {profile.source}\n\n{facts}\n\n" + "\n".join(rows)


def _weight(rule: Rule) -> str:
    return "" if rule.binding else " (Shown only.)"


def _values(rule: Rule) -> str:
    """The kind of a rule and each of its own values."""
    own = [field.name for field in msgspec.structs.fields(rule) if field.name not in _common()]
    given = [(name, value) for name in own if (value := getattr(rule, name)) not in (None, ())]
    said = [f"`{name} = {_toml(value)}`" for name, value in given]
    if rule.aims:
        said.append(f"`aims = {_toml(rule.aims)}`")
    return ", ".join([f"`{rule.__struct_config__.tag}`", *said])


def _common() -> set[str]:
    return {field.name for field in msgspec.structs.fields(Rule)}


def _facts(profile: Profile) -> Iterator[str]:
    """What holds beside the rules."""
    if profile.stages:
        yield f"stages: {', '.join(profile.stages)}"
    approved = profile.reviews.approved or "nothing"
    refused = profile.reviews.changes_requested or "nothing"
    yield f"an approving review means {approved}, one that asks for changes {refused}"
    powers = msgspec.structs.asdict(profile.powers)
    yield "; ".join(f"{name.replace('_', ' ')}: {', '.join(roles)}" for name, roles in powers.items())
    yield f"whose positions bind: {', '.join((profile.electorate.who, *profile.electorate.roles))}"
    yield f"minutes that count: {profile.minutes}"


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return json.dumps([str(one) for one in value], ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False)


def keys() -> str:
    """Every table of a profile's file with its keys."""
    own = [field for field in msgspec.structs.fields(Profile) if not _is_table(field)]
    parts = [table("At the top", Profile, own)]
    for field in msgspec.structs.fields(Profile):
        inner = struct_in(field.type)
        if inner is None:
            continue
        head = f"[[{field.name}]]" if field.name == "label" else f"[{field.name}]"
        fields = list(msgspec.structs.fields(inner))
        types = {name: f"one of {_quoted(words)}" for name, words in _REVIEWS.items()}
        parts.append(table(f"`{head}`", inner, fields, f"{_purpose(inner)}\n\n", types))
    told = "One rule. `kind` says what is looked at, and which further keys there are.\n\n"
    parts.append(table("`[[rule]]`", Rule, list(msgspec.structs.fields(Rule)), told))
    parts += [_kind(kind) for kind in get_args(AnyRule)]
    return "\n\n".join(parts)


def _kind(kind: type[Rule]) -> str:
    name = f'`kind = "{kind.__struct_config__.tag}"`'
    own = [field for field in msgspec.structs.fields(kind) if field.name not in _common()]
    if not own:
        return f"### {name}\n\n{_purpose(kind)} It has no keys of its own."
    return table(name, kind, own, f"{_purpose(kind)}\n\n")


def _is_table(field: msgspec.structs.FieldInfo) -> bool:
    return struct_in(field.type) is not None or field.name == "rule"


def _purpose(kind: type[msgspec.Struct]) -> str:
    return " ".join((kind.__doc__ or "").split())


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def as_written(definitions: dict[str, Any]) -> None:
    """Put into a schema what reviews may mean in a file: TOML has no word for nothing, so `none` says it."""
    properties = definitions["Reviews"]["properties"]
    for name, words in _REVIEWS.items():
        told = properties[name]
        properties[name] = {"description": told["description"], "enum": words, "default": told["default"]}
