"""`lastcall what-if`: the difference that a position or another instant would make."""

from __future__ import annotations

import click

from lastcall.cli import output
from lastcall.cli.options import common_but
from lastcall.cli.run import Run


@click.command("what-if")
@click.argument("ref")
@click.option(
    "--position",
    "positions",
    metavar="NAME=STANCE",
    multiple=True,
    help="Suppose that somebody took this position; repeatable.",
)
@click.option("--as-of", "as_of", metavar="DATE|INSTANT", help="Suppose another day or instant.")
@common_but("as_of")
def command(ref: str, positions: tuple[str, ...], as_of: str | None) -> None:
    """The difference that a position or another instant would make.

    Nothing of it goes on the record.
    STANCE is support, can-live, abstain, recuse, concern or objection; `withdrawn` takes back what stands.
    NAME is a name of the register or @handle. With --as-of the same record is looked at on another day:
    nothing that happens between the days is made up.

    \b
    lastcall what-if '#36' --position "Yuki Tanabe=support"
    lastcall what-if '#29' --position "Anneke van Rooden=withdrawn"
    lastcall what-if '#36' --as-of 2026-06-26
    """
    from lastcall.cli import supposing
    from lastcall.report import shaping
    from lastcall.report.consensus import supposing as report

    run = Run()
    one = supposing.suppose(run, ref, positions, as_of)
    if run.as_json:
        output.json(shaping.document(one))
    else:
        output.data(report.text(one, run.status.repository))
