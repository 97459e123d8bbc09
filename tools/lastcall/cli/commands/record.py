"""`lastcall record`: the evidence of consensus as a document."""

from __future__ import annotations

import click

from lastcall.cli import output
from lastcall.cli.options import common
from lastcall.cli.run import Run
from lastcall.model.errors import LastcallError


@click.command("record")
@click.argument("ref", required=False)
@click.option("--group", is_flag=True, help="Of the group: its meetings, who was there, its objections.")
@click.option("--out", metavar="FILE", help="Write it there; never over a file.")
@common
def command(ref: str | None, group: bool, out: str | None) -> None:
    """The evidence of consensus, as Markdown to commit beside the specification, or as JSON.

    REF is a proposal (#6, owner/repo#6, an address, an objection on it, a decision about it) or a
    specification, whose record goes over all its proposals. Without REF, or with --group: the group's
    meetings and who was there by organisation, and how fast objections were answered.

    The record ends with digests of all that it says and rests on; `lastcall verify` holds them against the
    sources.

    \b
    lastcall record '#17'
    lastcall record OHD-01 --out records/ohd-01.md
    lastcall record --group --format json
    """
    from lastcall.cli import recording
    from lastcall.report.record import files

    if ref is not None and group:
        raise LastcallError("both a REF and --group are given", hint="leave one of them out")
    run = Run()
    one = recording.build(run.ledger, run.status, ref)
    text = f"{files.as_json(one)}\n" if run.as_json else files.markdown(one)
    if out is not None:
        from lastcall.workspace.drafts import write_new

        run.talk(f"wrote {write_new(out, recording.file_name(one, as_json=run.as_json), text)}")
    elif run.as_json:
        output.json(files.as_json(one))
    else:
        output.data(text)
