"""A house style's file, checked: what is wrong is named with its key and what was expected."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_origin

import msgspec

from lastcall.documents.styles import forms
from lastcall.documents.styles.schema import Extension, StyleFile
from lastcall.model.errors import ConfigurationError
from lastcall.model.event import Basis

Key = tuple[str, ...]
_E = TypeVar("_E", bound=Extension)
_SEE = "see docs/reference/house-styles.md for every key"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
_TYPES = {"array": "a list", "object": "a table", "str": "text", "bool": "true or false", "int": "a number"}
_LOWER = ("sections", "marks", "not", "roles", "cues", "along", "verbs", "personal", "yes", "columns")
"""Words that are compared in lower case."""


def table(text: str, where: str) -> dict[str, Any]:
    """The TOML of a style's file. Raises ConfigurationError."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        place = re.search(r"line (\d+)", str(error))
        shown = f"{where}:{place[1]}" if place else where
        raise ConfigurationError(f"not valid TOML: {error}", where=shown) from None


def checked(data: dict[str, Any], kind: type[_E], where: str, text: str = "") -> _E:
    """A style's file as a value; every key, type, word and pattern in it can be used.

    `text` is the file's, for the line of a mistake. Raises ConfigurationError.
    """
    for key, known in _unknown(data, kind, ()):
        raise _unknown_key(key, known, where, text)
    try:
        found = msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise _wrong_type(str(error), where, text) from None
    for key, message, hint in (*_mistakes(data, ()), *_wrong_id(found)):
        raise ConfigurationError(
            f"`{_shown(key)}`: {message}", where=place(text, where, key), hint=hint or _SEE
        )
    for key, message in _unusable(found):
        raise ConfigurationError(f"`{_shown(key)}`: {message}", where=place(text, where, key), hint=_SEE)
    return found


def _fields(kind: object) -> dict[str, Any] | None:
    """The keys of a table with the types of their values; None where it is no table with set keys."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    if get_origin(kind) is dict:
        names, value = get_args(kind)
        return {member.value: value for member in names} if issubclass(names, StrEnum) else None
    return None


def _unknown(data: dict[str, Any], kind: object, above: Key) -> Iterator[tuple[Key, list[str]]]:
    known = _fields(kind)
    if known is None:
        return
    for key, value in data.items():
        if key not in known:
            yield (*above, key), list(known)
            continue
        inner = get_args(known[key])[0] if get_origin(known[key]) is tuple else known[key]
        for at, part in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(part, dict):
                place_of = (*above, key, str(at)) if isinstance(value, list) else (*above, key)
                yield from _unknown(part, inner, place_of)


def _unknown_key(key: Key, known: list[str], where: str, text: str) -> ConfigurationError:
    near = difflib.get_close_matches(key[-1], known, 1, 0.5)
    hint = f"did you mean `{near[0]}`?" if near else f"known keys are: {', '.join(known)}; {_SEE}"
    table_of = f"`{_shown(key[:-1])}`" if key[:-1] else "the top level"
    return ConfigurationError(
        f"unknown key `{key[-1]}` in {table_of}", where=place(text, where, key), hint=hint
    )


def _wrong_type(message: str, where: str, text: str) -> ConfigurationError:
    what, _, at = message.partition(" - at `$")
    key = tuple(re.findall(r"[\w-]+", at))
    near = ""
    if found := re.match(r"Invalid enum value '(.*)'", what):
        near = _nearest_value(found[1], key)
    for name, said in _TYPES.items():
        what = what.replace(f"`{name}`", said)
    what = f"{what[0].lower()}{what[1:]}"
    shown = f"`{_shown(key)}`: {what}" if key else what
    return ConfigurationError(shown, where=place(text, where, key), hint=near or _SEE)


def _nearest_value(value: str, key: Key) -> str:
    """What may stand there, the nearest first."""
    kind: Any = StyleFile
    for part in key:
        if part.isdigit():
            continue
        kind = (_fields(kind) or {}).get(part)
        if get_origin(kind) is tuple:
            kind = get_args(kind)[0]
    kinds = [one for one in (kind, *get_args(kind)) if isinstance(one, type) and issubclass(one, StrEnum)]
    known = [member.value for one in kinds for member in one]
    near = difflib.get_close_matches(value, known, 1, 0.5)
    return f"did you mean `{near[0]}`?" if near else f"one of {', '.join(known)}"


def _mistakes(data: object, above: Key) -> Iterator[tuple[Key, str, str]]:
    """Words in capitals where they are compared in lower case, and forms that no pattern can be made of."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _mistakes(value, (*above, key))
    elif isinstance(data, list):
        if all(isinstance(one, str) for one in data) and above[:1] != ("without",):
            yield from _words(data, above)
        else:
            for at, value in enumerate(data):
                yield from _mistakes(value, (*above, str(at)))


def _words(words: list[str], key: Key) -> Iterator[tuple[Key, str, str]]:
    if any(part in _LOWER for part in key):
        for word in words:
            if word != word.lower():
                yield key, f"`{word}` is compared in lower case", f"write `{word.lower()}`"
    if key[-1] != "forms":
        return
    make = {
        "speakers": forms.speaker_forms,
        "attendees": forms.attendee_forms,
        "actions": forms.owner_forms,
    }[key[0]]
    try:
        make(words)
    except forms.FormError as error:
        yield key, str(error), ""


def _wrong_id(found: Extension) -> Iterator[tuple[Key, str, str]]:
    if isinstance(found, StyleFile) and not _ID.fullmatch(found.id):
        yield ("id",), f"`{found.id}` is no id", "write a short name in lower case, such as `harbour`"
    for at, idiom in enumerate(found.idiom):
        key = ("idiom", str(at), "id")
        if not re.fullmatch(r"idiom\.[a-z0-9-]+", idiom.id):
            yield (
                key,
                f"`{idiom.id}` is no id of an idiom",
                "write `idiom.` and a name, such as `idiom.carried`",
            )
        if idiom.basis not in (Basis.RECORDED, Basis.INFERRED):
            hint = "write `recorded` or `inferred`; only marks declare, and only maintainers confirm"
            yield ("idiom", str(at), "basis"), f"an idiom is never {idiom.basis.value}", hint


def _unusable(found: Extension) -> Iterator[tuple[Key, str]]:
    """Regular expressions that are none."""
    patterns: list[tuple[Key, str | None]] = [
        (("closing", "question"), found.closing.question),
        (("generated", "notice"), found.generated.notice),
    ]
    for role, written in found.section_patterns.items():
        patterns += [(("section-patterns", role.value), one) for one in written]
    for at, idiom in enumerate(found.idiom):
        patterns += [(("idiom", str(at), "pattern"), idiom.pattern)]
        patterns += [(("idiom", str(at), "unless"), idiom.unless)]
    if isinstance(found, StyleFile):
        patterns += [(("evidence", str(at), "pattern"), one.pattern) for at, one in enumerate(found.evidence)]
    for key, pattern in patterns:
        try:
            re.compile(pattern or "")
        except re.error as error:
            yield key, f"no regular expression: {error}"


def _shown(key: Key) -> str:
    """`idiom[2].pattern` of its parts; what is counted begins with 1."""
    return "".join(
        f"[{int(part) + 1}]" if part.isdigit() else f".{part}" if at else part for at, part in enumerate(key)
    )


def place(text: str, where: str, key: Key) -> str:
    """`where:line` of a key, looked for in the text because the TOML reader gives no lines."""
    if not text or not key:
        return where
    above: Key = ()
    seen: dict[str, int] = {}
    best = 0
    for number, line in enumerate(text.split("\n"), 1):
        if found := re.match(r"\s*\[\[\s*([\w-]+)\s*\]\]", line):
            seen[found[1]] = seen.get(found[1], -1) + 1
            above = (found[1], str(seen[found[1]]))
        elif found := re.match(r"\s*\[\s*([\w.-]+)\s*\]", line):
            above = tuple(found[1].split("."))
        elif found := re.match(r"\s*[\"']?([\w.-]+)[\"']?\s*=", line):
            full = (*above, *found[1].split("."))
            if full == key[: len(full)]:
                return f"{where}:{number}"
            continue
        else:
            continue
        if not best and above == key[: len(above)]:
            best = number
    return f"{where}:{best}" if best else where
