"""TOML held against a struct: what is wrong is named with its key, its line, and what was expected."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec.structs import replace

from lastcall.documents.register_table import lines
from lastcall.model.errors import ConfigurationError

Key = tuple[str, ...]
"""Where a value stands; the place in a list as digits, from 0."""
_T = TypeVar("_T")
_TYPES = {
    "array": "a list",
    "object": "a table",
    "str": "text",
    "bool": "true or false",
    "int": "a number",
    "float": "a number with a point",
}


class Written(msgspec.Struct, frozen=True):
    """The text that something was read from, in which a mistake is looked up."""

    where: str
    """The path, or words that stand for it."""
    text: str = ""
    """Empty where no line can be named."""
    see: str = ""
    """The hint where nothing better is known."""
    above: Key = ()
    """The table that keys are looked at in, as errors show it."""
    within: Key = ()
    """The table of a larger file that all of it stands in, which errors do not show."""

    def below(self, *key: str) -> Written:
        """The same text, for a table in the one looked at."""
        return replace(self, above=(*self.above, *key))

    def error(self, key: Key, message: str, hint: str | None = None) -> ConfigurationError:
        """The error for a key."""
        at = place(self.text, self.where, (*self.within, *self.above, *key))
        return ConfigurationError(message, where=at, hint=hint or self.see or None)

    def wrong(self, key: Key, message: str, hint: str | None = None) -> ConfigurationError:
        """The error for the value of a key, which it names."""
        return self.error(key, f"{self.named(key)}: {message}" if self.named(key) else message, hint)

    def named(self, key: Key) -> str:
        """A key with the tables that it is in, as errors show it."""
        return f"`{shown((*self.above, *key))}`" if (*self.above, *key) else ""


def table(text: str, where: str) -> dict[str, Any]:
    """The TOML of a file. Raises ConfigurationError."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        at = re.search(r"line (\d+)", str(error))
        raise ConfigurationError(
            f"not valid TOML: {error}", where=f"{where}:{at[1]}" if at else where
        ) from None


def converted(data: object, kind: type[_T], written: Written) -> _T:
    """The value that the data give; every key is known and every type is right. Raises ConfigurationError."""
    for key, known in unknown(data, kind, ()):
        raise unknown_key(key, known, written)
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise _wrong_type(str(error), kind, written) from None


def nearest(name: str, known: Iterable[str]) -> str:
    """A question for the known name that is nearest; else empty."""
    known = list(known)
    near = difflib.get_close_matches(name, known, 1, 0.8)
    near = near or [one for one in known if name in re.split(r"[-_ ]", one)]
    near = near or difflib.get_close_matches(name, known, 1, 0.5)
    return f"did you mean `{near[0]}`?" if near else ""


def fields(kind: object, data: object = None) -> dict[str, Any] | None:
    """The keys of a table with the types of their values; None where it is no table with set keys."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        tag = kind.__struct_config__.tag_field
        keys = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
        return {tag: str, **keys} if tag else keys
    if get_origin(kind) is dict:
        names, value = get_args(kind)
        return {member.value: value for member in names} if issubclass(names, StrEnum) else None
    if get_origin(kind) in (Union, UnionType):
        return fields(_variant(kind, data), data)
    return None


def _variant(kind: object, data: object) -> object:
    """Of several structs, the one that the tag names; of a struct or nothing, the struct."""
    structs = [one for one in get_args(kind) if isinstance(one, type) and issubclass(one, msgspec.Struct)]
    if len(structs) < 2 or not isinstance(data, dict):
        return structs[0] if len(structs) == 1 else None
    return next((one for one in structs if one.__struct_config__.tag == data.get(_tag(one))), None)


def _tag(kind: type[msgspec.Struct]) -> str:
    return kind.__struct_config__.tag_field or "type"


def unknown(data: object, kind: object, above: Key) -> Iterator[tuple[Key, list[str]]]:
    """The keys that mean nothing, each with those that are known in its table."""
    known = fields(kind, data)
    if known is None or not isinstance(data, dict):
        return
    for key, value in data.items():
        if key not in known:
            yield (*above, key), list(known)
            continue
        inner = get_args(known[key])[0] if get_origin(known[key]) is tuple else known[key]
        if isinstance(value, list):
            for at, part in enumerate(value):
                yield from unknown(part, inner, (*above, key, str(at)))
        else:
            yield from unknown(value, inner, (*above, key))


def unknown_key(key: Key, known: list[str], written: Written) -> ConfigurationError:
    """The error for a key that means nothing, with the nearest one that does."""
    hint = nearest(key[-1], known) or f"known keys are: {', '.join(known)}; {written.see}".rstrip("; ")
    of = written.named(key[:-1]) or "the top level"
    return written.error(key, f"unknown key `{key[-1]}` in {of}", hint)


def _wrong_type(message: str, kind: object, written: Written) -> ConfigurationError:
    what, _, at = message.partition(" - at `$")
    key = tuple(re.findall(r"[\w-]+", at))
    hint = ""
    if found := re.match(r"Invalid (?:enum )?value '(.*)'", what):
        known = _values(kind, key)
        hint = nearest(found[1], known) or f"one of {', '.join(known)}"
    for name, said in _TYPES.items():
        what = what.replace(f"`{name}`", said)
    return written.wrong(key, f"{what[0].lower()}{what[1:]}", hint)


def _values(kind: object, key: Key) -> list[str]:
    """What may stand at a key that has a closed set of values."""
    inner: Any = kind
    for part in key:
        if part.isdigit():
            continue
        if get_origin(inner) in (Union, UnionType) and part == _tag(get_args(inner)[0]):
            return [str(one.__struct_config__.tag) for one in get_args(inner)]
        inner = _field(inner, part)
        if get_origin(inner) is tuple:
            inner = get_args(inner)[0]
    kinds = [one for one in (inner, *get_args(inner)) if isinstance(one, type) and issubclass(one, StrEnum)]
    return [member.value for one in kinds for member in one]


def _field(kind: object, name: str) -> object:
    """The type of a field; of several structs, that of the first one that has it."""
    several = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    return next((found[name] for one in several if (found := fields(one)) and name in found), None)


def shown(key: Key) -> str:
    """`idiom[2].pattern` of its parts; what is counted begins with 1."""
    return "".join(
        f"[{int(part) + 1}]" if part.isdigit() else f".{part}" if at else part for at, part in enumerate(key)
    )


def place(text: str, where: str, key: Key) -> str:
    """`where:line` of a key, looked for in the text because the TOML reader gives no lines."""
    found = {tuple(map(str, at)): line for at, line in lines(text).items()} if text else {}
    while key:
        # a table may have no line of its own, only its keys, as in `table.key = 1`
        if inside := [line for at, line in found.items() if at[: len(key)] == key]:
            return f"{where}:{found.get(key, min(inside))}"
        key = key[:-1]
    return where
