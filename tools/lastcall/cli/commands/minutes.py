"""`lastcall minutes`: what minutes say, and a maintainer's word on what was inferred from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lastcall.cli import output
from lastcall.cli.options import common
from lastcall.cli.run import Run

if TYPE_CHECKING:
    from lastcall.cli.parsing import Parsed

_ACTS = [
    "proposal",
    "last_call",
    "support",
    "abstain",
    "objection",
    "objection_resolved",
    "no_objection",
    "decision",
    "merged",
    "closed",
    "opened",
    "deferred",
    "action",
]


@click.group("minutes")
@common
def command() -> None:
    """What minutes say, and a maintainer's word on it."""


@command.command("parse")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@common
def parse(paths: tuple[str, ...]) -> None:
    """What minutes say: as the file with the acts beneath their lines, or one JSON object a file.

    \b
    lastcall minutes parse minutes/2026-06-11_minutes.md
    lastcall minutes parse --format json --repository owner/name minutes/*.md
    """
    from lastcall.cli.parsing import Parser, files_in
    from lastcall.cli.sharing import shared

    run = Run()
    parser = Parser(run)

    def shown(path: Path) -> tuple[str | None, str | None]:
        return _shown(run, parser.parse(path))

    for data, talk in shared(files_in([Path(path) for path in paths]), shown, weigh=_size):
        if data is not None and run.as_json:
            output.json(data)
        elif data is not None:
            output.data(data)
        if talk is not None:
            run.talk(talk)


def _size(path: Path) -> int:
    """How large a file is; of one that cannot be asked, the reader says what is wrong."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _shown(run: Run, parsed: Parsed) -> tuple[str | None, str | None]:
    """What is printed of one file, and what is said about it."""
    from lastcall.report import minutes as report
    from lastcall.report import reading

    data = talk = None
    if run.as_json:
        data = reading.line(parsed.shape)
    elif parsed.file is None or parsed.markdown is None:
        talk = f"{parsed.shape.path}: not read: {parsed.shape.error}"
    else:
        data = report.text(parsed.file, parsed.markdown)
    if run.verbose and parsed.file is not None:
        talk = f"{parsed.shape.path}: style {parsed.file.style}, {parsed.why}"
    return data, talk


_PLACE = click.argument("place", metavar="FILE:LINE")
_BY = click.option("--by", metavar="NAME", help="The maintainer who says so (default: git's user.name).")


@command.command("confirm")
@_PLACE
@click.option("--as", "act", type=click.Choice(_ACTS), help="Which act, where a line holds several.")
@_BY
@common
def confirm(place: str, act: str | None, by: str | None) -> None:
    """Say that what was inferred from a line took place.

    \b
    lastcall minutes confirm minutes/2026-06-11_minutes.md:39
    """
    _say("confirm", place, act, by)


@command.command("deny")
@_PLACE
@click.option("--as", "act", type=click.Choice(_ACTS), help="Which act, where a line holds several.")
@_BY
@common
def deny(place: str, act: str | None, by: str | None) -> None:
    """Say that an act was wrongly read out of a line.

    \b
    lastcall minutes deny minutes/2026-06-11_minutes.md:39
    """
    _say("deny", place, act, by)


@command.command("mark")
@_PLACE
@click.option("--as", "act", type=click.Choice(_ACTS), required=True, help="The act that stands there.")
@_BY
@common
def mark(place: str, act: str, by: str | None) -> None:
    """Say that a line holds an act that was not read out of it.

    \b
    lastcall minutes mark minutes/2026-06-11_minutes.md:50 --as decision
    """
    _say("mark", place, act, by)


def _say(word: str, place: str, act: str | None, by: str | None) -> None:
    from lastcall.cli.confirming import say

    say(Run(), word, place, act, by)
