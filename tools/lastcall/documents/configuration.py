"""The configuration's text, `lastcall.toml` or `[tool.lastcall]`, as checked settings."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, get_args, get_origin
from zoneinfo import ZoneInfo

import msgspec

from lastcall.model.errors import ConfigurationError
from lastcall.model.instant import YEARS
from lastcall.model.settings import Settings

IN_PROJECT = ("tool", "lastcall")
"""The table of a `pyproject.toml` that holds a configuration."""
_SEE = "see docs/reference/configuration.md for every key"
_REPOSITORY = re.compile(r"[A-Za-z0-9][\w.-]*/[\w.-]+")
_EVERY = re.compile(r"[1-9][0-9]? ?(day|week|month)s?")


def read(text: str, path: str, *, table: tuple[str, ...] = ()) -> Settings:
    """The settings that a TOML text gives; `table` leads to them in a larger file.

    Raises ConfigurationError, with path and line, for a text that is no TOML, an unknown key, a wrong type
    or a value that cannot be used.
    """
    try:
        parsed: Any = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also for numbers too long, and tables too deep
        place = re.search(r"line (\d+)", str(error))
        last = text.rstrip().count("\n") + 1 if "at end of document" in str(error) else None
        where = f"{path}:{place[1]}" if place else f"{path}:{last}" if last else path
        raise ConfigurationError(f"not valid TOML: {error}", where=where) from None
    for name in table:
        parsed = parsed.get(name, {}) if isinstance(parsed, dict) else None
    if not isinstance(parsed, dict):
        hint = f"write its keys below a line `[{'.'.join(table)}]`"
        raise ConfigurationError(f"`[{'.'.join(table)}]` is no table", where=path, hint=hint)
    for key, kind in _unknown(parsed, Settings, ()):
        raise _unknown_key(text, path, key, kind)
    try:
        settings = msgspec.convert(_plain(parsed), Settings)
    except msgspec.ValidationError as error:
        raise _wrong_type(text, path, str(error)) from None
    _check(settings, text, path)
    return settings


def _plain(value: Any) -> Any:
    """TOML's days and instants as ISO texts, which is what the settings are converted from."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | datetime) else value


def _struct_in(kind: Any) -> Any:
    """The settings struct that a field holds, alone or in a tuple; None for anything else."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return kind
    if get_origin(kind) is tuple:
        return _struct_in(get_args(kind)[0])
    return None


def _unknown(
    table: dict[str, Any], kind: Any, above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Any]]:
    known = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    for key, value in table.items():
        if key not in known:
            yield (*above, key), kind
            continue
        inner = _struct_in(known[key])
        for part in value if isinstance(value, list) else [value]:
            if inner is not None and isinstance(part, dict):
                yield from _unknown(part, inner, (*above, key))


def _unknown_key(text: str, path: str, key: tuple[str, ...], kind: Any) -> ConfigurationError:
    known = [field.encode_name for field in msgspec.structs.fields(kind)]
    near = difflib.get_close_matches(key[-1], known, 1, 0.5)
    table = f"`[{'.'.join(key[:-1])}]`" if key[:-1] else "the top level"
    hint = f"did you mean `{near[0]}`?" if near else f"known keys are: {', '.join(known)}; {_SEE}"
    return ConfigurationError(f"unknown key `{key[-1]}` in {table}", where=_place(text, path, key), hint=hint)


def _wrong_type(text: str, path: str, message: str) -> ConfigurationError:
    what, _, where = message.partition(" - at `$")
    key = tuple(re.findall(r"[\w-]+", where))
    names = tuple(part for part in key if not part.isdigit())
    shown = f"`{'.'.join(names)}`: {what[0].lower()}{what[1:]}" if names else what
    return ConfigurationError(shown, where=_place(text, path, names), hint=_SEE)


def _place(text: str, path: str, key: tuple[str, ...]) -> str:
    """`path:line` of a key, found in the text because the TOML reader gives no lines."""
    if not key:
        return path
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        if found := re.match(r"\s*\[\[?\s*([\w.\s-]+?)\s*\]\]?", line):
            table = tuple(part.strip() for part in found[1].split("."))
            if table[-len(key) :] == key:
                return f"{path}:{number}"
        elif found := re.match(r"\s*[\"']?([^\"'=]+?)[\"']?\s*=", line):
            full = (*table, *found[1].strip().split("."))
            if full[-len(key) :] == key or (full[-1] == key[-1] and full[:1] == key[:1]):
                return f"{path}:{number}"
    return path


def _check(settings: Settings, text: str, path: str) -> None:
    """What types alone cannot say."""
    for key, message, hint in (
        *_limit_mistakes(settings),
        *_group_mistakes(settings),
        *_repository_mistakes(settings),
        *_schedule_mistakes(settings),
    ):
        raise ConfigurationError(message, where=_place(text, path, key), hint=hint)


_Mistake = tuple[tuple[str, ...], str, str]
"""The key, what is wrong with its value, and what to write."""


def _limit_mistakes(settings: Settings) -> Iterator[_Mistake]:
    for name, number in msgspec.structs.asdict(settings.limits).items():
        if number < 1:
            yield ("limits", name), f"`{number}` is no limit", "write a number above zero"


def _group_mistakes(settings: Settings) -> Iterator[_Mistake]:
    group = settings.group
    try:
        ZoneInfo(group.timezone)
    except (KeyError, ValueError, OSError):
        hint = "use an IANA name such as `America/Chicago` or `UTC`"
        yield ("group", "timezone"), f"`{group.timezone}` is no time zone", hint
    if group.now is not None and not is_moment(group.now):
        hint = "write `2026-06-15` or `2026-06-15T10:00:00Z`"
        yield ("group", "now"), f"`{group.now}` is no day or instant", hint


def _repository_mistakes(settings: Settings) -> Iterator[_Mistake]:
    named = [(("group", "repository"), name) for name in (settings.group.repository,) if name is not None]
    named += [(("github", "repositories"), name) for name in settings.github.repositories]
    named += [(("home", "repository"), home.repository) for home in settings.home]
    for key, name in named:
        if not _REPOSITORY.fullmatch(name):
            yield key, f"`{name}` is no repository", "write it as `owner/name`"
    web = settings.github.web
    if not re.match(r"https?://[^\s/]+", web):
        yield ("github", "web"), f"`{web}` is no web address", "write it as `https://github.com`"


def _schedule_mistakes(settings: Settings) -> Iterator[_Mistake]:
    schedule = settings.schedule
    if schedule.start is not None and not is_moment(schedule.start):
        yield ("schedule", "start"), f"`{schedule.start}` is no day or time", "write `2026-01-15T10:00`"
    if schedule.every is not None and not _EVERY.fullmatch(schedule.every):
        hint = "write `4 weeks`, `14 days` or `1 month`"
        yield ("schedule", "every"), f"`{schedule.every}` is no interval", hint


def is_moment(text: str) -> bool:
    """Whether a text is a day or an instant in ISO form."""
    try:
        return datetime.fromisoformat(text).year in YEARS
    except ValueError:
        return False
