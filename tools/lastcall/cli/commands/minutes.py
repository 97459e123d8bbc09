"""`lastcall minutes`: what minutes say."""

from __future__ import annotations

from pathlib import Path

import click

from lastcall.cli import output
from lastcall.cli.options import common
from lastcall.cli.run import Run


@click.group("minutes")
@common
def command() -> None:
    """What minutes say."""


@command.command("parse")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@common
def parse(paths: tuple[str, ...]) -> None:
    """What minutes say: as the file with the acts beneath their lines, or one JSON object a file.

    \b
    lastcall minutes parse minutes/2026-06-11_minutes.md
    lastcall minutes parse --format json --repository owner/name minutes/*.md
    """
    from lastcall.cli.parsing import parse_each
    from lastcall.report import minutes as report
    from lastcall.report import shaping

    run = Run()
    for parsed in parse_each(run, [Path(path) for path in paths]):
        if run.as_json:
            output.json(shaping.line(parsed.shape))
        elif parsed.file is None or parsed.markdown is None:
            run.talk(f"{parsed.shape.path}: not read: {parsed.shape.error}")
        else:
            output.data(report.text(parsed.file, parsed.markdown))
            if run.verbose:
                run.talk(f"{parsed.shape.path}: style {parsed.file.style}")
