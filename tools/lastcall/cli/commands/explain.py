"""`lastcall explain`: why a line was or was not understood, and why a thing stands as it does."""

from __future__ import annotations

import click

from lastcall.cli import output
from lastcall.cli.options import common
from lastcall.cli.run import Run


@click.command("explain")
@click.argument("what", metavar="FILE:LINE|REF")
@common
def command(what: str) -> None:
    """Why a line of minutes was or was not understood; why a thing stands as it does.

    For FILE:LINE: the part of the file, who speaks, each act with its rule, how surely it is known and what
    would make it certain; where nothing was taken, why. For a REF: what `show` says, with the evidence of
    its state.

    \b
    lastcall explain minutes/2026-06-11_minutes.md:39
    lastcall explain '#36'
    """
    from lastcall.cli import explaining
    from lastcall.report import explanation, shaping, subject, text

    run = Run()
    if explaining.is_place(what):
        found = explaining.line(run, what)
        if run.as_json:
            output.json(shaping.document(explanation.shape(found)))
        else:
            output.data(explanation.text(found, run.reading.home))
        return
    one = subject.find(run.ledger, run.status, what)
    if run.as_json:
        output.json(shaping.document(one))
    else:
        output.data(text.subject(one, run.status.repository))
