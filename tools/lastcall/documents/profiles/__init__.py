"""Process profiles: a group's written rules as data, shipped or the group's own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path  # noqa: TID251 - of its own data only; `importlib.resources` loads for long
from typing import Any

from lastcall.documents.checking import Written, nearest, table
from lastcall.documents.configuration import IN_PROJECT
from lastcall.documents.profiles.checking import SEE, checked, finished
from lastcall.documents.profiles.overriding import Overriding
from lastcall.model.errors import ConfigurationError
from lastcall.model.profile import Process, Profile
from lastcall.model.settings import Settings
from lastcall.model.sources import TextFile

__all__ = ["load", "named_files", "of_group", "parse", "shipped"]

_FOLDER = Path(__file__).parent


@cache
def shipped() -> tuple[str, ...]:
    """The ids of the profiles that come with the package."""
    names = sorted(entry.name for entry in _FOLDER.iterdir())
    return tuple(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


@cache
def load(identifier: str) -> Profile:
    """A shipped profile by its id. Raises ConfigurationError."""
    if identifier not in shipped():
        raise ConfigurationError(f"no shipped profile is called `{identifier}`", hint=_nearest(identifier))
    return finished(_shipped(identifier), Written(f"{identifier}.toml"))


def parse(text: str, where: str) -> Profile:
    """A profile from the text of its file. Raises ConfigurationError."""
    written = Written(where, text, SEE)
    return finished(checked(table(text, where), written), written)


def named_files(settings: Settings) -> tuple[str, ...]:
    """The paths of the group's own profile files that its configuration names."""
    changes = settings.profile.get("change")
    tables = [one for one in changes if isinstance(one, dict)] if isinstance(changes, list) else []
    named = (settings.group.profile, *(one.get("profile") for one in tables))
    return tuple(dict.fromkeys(one for one in named if isinstance(one, str) and one.endswith(".toml")))


def of_group(
    settings: Settings, own_files: Iterable[TextFile] = (), configuration: TextFile | None = None
) -> Process | None:
    """The profile that the configuration names, with its values and changes; None where it names none.

    `configuration` is the text that the settings were read from, for the lines of mistakes. Raises
    ConfigurationError.
    """
    path = configuration.path if configuration else "the configuration"
    larger = IN_PROJECT if path.endswith("pyproject.toml") else ()
    written = Written(path, configuration.text if configuration else "", SEE, within=larger)
    named = settings.group.profile
    if named is None:
        if settings.profile:
            hint = f'add `profile = "…"` under `[group]`; there are: {", ".join(shipped())}'
            message = "`[profile]` gives values, and `[group] profile` names no profile"
            raise written.error(("profile",), message, hint)
        return None
    own = {one.path: one.text for one in own_files}

    def data_of(name: str, at: Written) -> dict[str, Any]:
        if name in own:
            text = Written(name, own[name], SEE)
            data = checked(table(text.text, name), text)
            if data["id"] in shipped():
                raise text.wrong(
                    ("id",), f"a shipped profile is called `{data['id']}`", "give it an id of its own"
                )
            return data
        if name in shipped():
            return _shipped(name)
        raise at.error((), f"no process profile is called `{name}`", _nearest(name))

    base = data_of(named, written.below("group", "profile"))
    return Overriding(settings.profile, written.below("profile"), data_of).process(base)


@cache
def _shipped(identifier: str) -> dict[str, Any]:
    """The data of a shipped profile; never changed by those who lay values over it."""
    text = (_FOLDER / f"{identifier}.toml").read_text(encoding="utf-8")
    written = Written(f"{identifier}.toml", text, SEE)
    return checked(table(text, written.where), written)


def _nearest(name: str) -> str:
    own = "; a file of the group's own is named by its path, which ends in `.toml`"
    return nearest(name, shipped()) or f"there are: {', '.join(shipped())}{own}"
