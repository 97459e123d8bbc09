"""House styles: a group's habits of writing minutes, as data beside this module."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from lastcall.documents.styles.model import Style, made
from lastcall.model.errors import ConfigurationError

__all__ = ["COMMON", "Style", "load", "parse", "shipped"]

COMMON = "common"
_FOLDER = files(__name__)


@cache
def shipped() -> tuple[str, ...]:
    """The ids of the styles that come with the package, the common one first."""
    names = sorted(
        entry.name.removesuffix(".toml") for entry in _FOLDER.iterdir() if entry.name.endswith(".toml")
    )
    return (COMMON, *(name for name in names if name not in (COMMON, "idioms")))


@cache
def load(identifier: str) -> Style:
    """A shipped style by its id."""
    if identifier not in shipped():
        raise ConfigurationError(
            f"no house style is called {identifier!r}", hint=f"shipped are: {', '.join(shipped())}"
        )
    return parse((_FOLDER / f"{identifier}.toml").read_text(encoding="utf-8"), where=f"{identifier}.toml")


def parse(text: str, where: str) -> Style:
    """A style from the text of its file; what it does not say is as in the style that it extends."""
    try:
        own = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"not TOML: {error}", where=where) from None
    return made(_extended(own, where), where)


def _extended(own: dict[str, Any], where: str) -> dict[str, Any]:
    if own.get("id") == COMMON:
        idioms = tomllib.loads((_FOLDER / "idioms.toml").read_text(encoding="utf-8"))
        return _joined(own, idioms)
    base = str(own.get("extends", COMMON))
    if base not in shipped():
        raise ConfigurationError(f"extends {base!r}, which is no shipped style", where=where)
    source = tomllib.loads((_FOLDER / f"{base}.toml").read_text(encoding="utf-8"))
    return _joined(_extended(source, f"{base}.toml"), own)


def _joined(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Tables are joined, lists lengthened, idioms of one id replaced, single values replaced."""
    joined = dict(base)
    for name, value in own.items():
        old = base.get(name)
        if isinstance(old, dict) and isinstance(value, dict):
            joined[name] = _joined(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            mine = {entry["id"] for entry in value if isinstance(entry, dict) and "id" in entry}
            joined[name] = [
                entry for entry in old if not (isinstance(entry, dict) and entry.get("id") in mine)
            ]
            joined[name] += value
        else:
            joined[name] = value
    return joined
