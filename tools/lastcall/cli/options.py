"""The options that every command takes, before or after its name."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])
_KEY = "lastcall.options"

_OPTIONS = (
    click.option("-C", "root", metavar="DIR", help="The group's repository (default: the current folder)."),
    click.option(
        "--config", metavar="FILE", help="The configuration (default: lastcall.toml in the repository)."
    ),
    click.option("--as-of", metavar="DATE|INSTANT", help="The status as of that day or instant."),
    click.option(
        "--archive",
        "archives",
        metavar="PATH",
        multiple=True,
        help="An archive.json, or a folder of *.archive.json.",
    ),
    click.option(
        "--store",
        metavar="FILE",
        help="What was synced or imported (default: lastcall/store.sqlite in the cache folder).",
    ),
    click.option(
        "--repository", metavar="OWNER/NAME", help="Home of bare numbers, in place of a configuration's."
    ),
    click.option(
        "--rename", "renames", metavar="OLD=NEW", multiple=True, help="A rename, beside the configuration's."
    ),
    click.option(
        "--format", "form", type=click.Choice(["text", "json"]), help="Text for people (default), or JSON."
    ),
    click.option("-q", "--quiet", is_flag=True, default=None, help="Say nothing on the side."),
    click.option("-v", "--verbose", is_flag=True, default=None, help="Say more on the side."),
    click.option("--no-color", is_flag=True, default=None, help="No colours."),
)
_NAMES = (
    "root",
    "config",
    "as_of",
    "archives",
    "store",
    "repository",
    "renames",
    "form",
    "quiet",
    "verbose",
    "no_color",
)


def common(function: _F) -> _F:
    """Add the common options; what they say is kept on the context, and the later word wins."""
    return common_but()(function)


def common_but(*left_out: str) -> Callable[[_F], _F]:
    """As `common`, without those that a command has in a form of its own."""
    return lambda function: _common(function, left_out)


def _common(function: _F, left_out: tuple[str, ...]) -> _F:
    @wraps(function)
    def keep(*args: Any, **kwargs: Any) -> Any:
        context = click.get_current_context()
        said = context.meta.setdefault(_KEY, {})
        for name in _NAMES:
            if name in left_out:
                continue
            value = kwargs.pop(name, None)
            if name in ("archives", "renames"):
                said[name] = (*said.get(name, ()), *(value or ()))
            elif value is not None:
                said[name] = value
        return function(*args, **kwargs)

    for name, option in reversed(list(zip(_NAMES, _OPTIONS, strict=True))):
        if name not in left_out:
            keep = option(keep)
    return keep  # type: ignore[return-value]  # click's decorators lose the signature


def said() -> dict[str, Any]:
    """What the common options of this run say."""
    kept: dict[str, Any] = click.get_current_context().meta.get(_KEY, {})
    return kept
