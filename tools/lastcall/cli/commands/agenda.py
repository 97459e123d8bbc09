"""`lastcall agenda`: the next agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lastcall.cli import output
from lastcall.cli.options import common
from lastcall.cli.run import Run
from lastcall.cli.run import day as day_of

if TYPE_CHECKING:
    from lastcall.agenda import Draft
    from lastcall.report.shapes import DraftShape


@click.group("agenda")
@common
def command() -> None:
    """The next agenda, drafted from the record."""


@command.command("draft")
@click.option(
    "--date", "date", metavar="D", help="The meeting's day (default: the next one by schedule or rhythm)."
)
@click.option("--why", is_flag=True, help="For each line, why it is there.")
@click.option(
    "--out", metavar="FILE|DIR", help="Write it there under the group's file name; never over a file."
)
@common
def draft(date: str | None, why: bool, out: str | None) -> None:
    """The next agenda from the record, in the form of the group's last one.

    \b
    lastcall agenda draft
    lastcall agenda draft --date 2026-07-09 --why
    lastcall agenda draft --date 2026-08-06 --out minutes/
    """
    from lastcall import agenda
    from lastcall.report import shaping
    from lastcall.workspace.drafts import write_new

    run = Run()
    meeting = day_of(date, "--date") if date else agenda.next_day(run.ledger, run.instant)
    drafted = agenda.draft(run.ledger, meeting, until=run.instant if run.instant.given else None)
    if out is not None:
        run.talk(f"wrote {write_new(out, drafted.path, drafted.text)}")
    elif run.as_json:
        output.json(shaping.document(_shape(drafted)))
    else:
        output.data(agenda.explain(drafted) if why else drafted.text)
    if out is not None and why:
        output.data(agenda.explain(drafted))


def _shape(drafted: Draft) -> DraftShape:
    from lastcall.report import shapes

    return shapes.DraftShape(
        date=drafted.day.isoformat(),
        path=drafted.path,
        text=drafted.text,
        lines=[
            shapes.DraftLineShape(
                text=line.text, target=line.target, because=[str(reason) for reason in line.because]
            )
            for line in drafted.lines
        ],
    )
