"""What reaches a terminal: data to stdout, talk to stderr, and no control characters from anybody's text."""

from __future__ import annotations

import re

import click

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def shown(text: str) -> str:
    """A text whose control and direction characters are written as `\\u202e`, so that none has an effect."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def data(text: str) -> None:
    """Text for stdout."""
    click.echo(shown(text).encode("utf-8", "replace"), nl=False)


def json(text: str) -> None:
    """JSON for stdout, one document a call; nothing in it is altered."""
    click.echo(text.encode("utf-8", "surrogatepass"))


def talk(text: str) -> None:
    """A line for stderr."""
    click.echo(shown(text), err=True)
