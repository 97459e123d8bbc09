"""`lastcall redact`: words are taken out of view, by a named person and with a reason."""

from __future__ import annotations

import click

from lastcall.cli.options import common
from lastcall.cli.run import Run


@click.command("redact")
@click.argument("ref")
@click.option("--because", metavar="REASON", required=True, help="Why; it stands on the record.")
@click.option("--by", metavar="NAME", help="Who does it (default: git's user.name).")
@click.option("--on", metavar="DATE", help="The day of the redaction (default: today).")
@common
def command(ref: str, because: str, by: str | None, on: str | None) -> None:
    """Take the words of one act or comment out of view.

    REF is the address of a comment, the id of an act, or an objection such as #12-O1. That something
    stands there, whose and when stays on the record, and so does the digest of its words; the words are
    not printed, exported or published any more. The redaction is itself a recorded act.

    \b
    lastcall redact https://git.example/a/b/issues/5#issuecomment-7 --because "a phone number" --by Ines
    """
    from lastcall.cli.redacting import redact

    redact(Run(), ref, because=because, by=by, on=on)
