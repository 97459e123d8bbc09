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
    would make it certain; where nothing was taken, why. For a REF (as for `lastcall show`): its case, or the
    cases it belongs to: what each rule of the group comes to and why, calls, positions, objections,
    decisions, and the timeline, each with where it stands.

    \b
    lastcall explain minutes/2026-06-11_minutes.md:39
    lastcall explain '#36'
    lastcall explain '#29-O1'
    """
    from lastcall.cli import explaining
    from lastcall.report import explanation, shaping

    run = Run()
    if explaining.is_place(what):
        found = explaining.line(run, what)
        if run.as_json:
            output.json(shaping.document(explanation.shape(found)))
        else:
            output.data(explanation.text(found, run.reading.home))
        return
    _subject(run, what)


def _subject(run: Run, ref: str) -> None:
    from msgspec.structs import replace

    from lastcall.report import shaping, text
    from lastcall.report.consensus import finding
    from lastcall.report.consensus import shaping as cases
    from lastcall.report.consensus import text as consensus

    found, about = finding.find(run.ledger, run.status, ref)
    found = replace(found, cases=[cases.case(one) for one in about])
    if run.as_json:
        output.json(shaping.document(found))
        return
    home = run.status.repository
    if not found.cases:
        output.data(text.subject(found, home))
        return
    # the timeline of a case tells its acts
    told = [text.head(found, home), *(consensus.case(one, home, run.instant.zone) for one in found.cases)]
    output.data("\n".join(told))
