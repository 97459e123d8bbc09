"""`lastcall declare`: what stands elsewhere is put on the record by a named person."""

from __future__ import annotations

import click

from lastcall.cli.options import common
from lastcall.cli.run import Run


@click.command("declare")
@click.argument("ref")
@click.option("--accepted", is_flag=True, help="The proposal was accepted.")
@click.option("--rejected", is_flag=True, help="The proposal was rejected.")
@click.option("--no-consensus", is_flag=True, help="There was no consensus; the question stays open.")
@click.option(
    "--position", metavar="NAME=STANCE", help="What somebody said elsewhere, in a mail or a ballot."
)
@click.option("--vote", metavar="COUNT", help="The count of a vote: yes, no and, where told, abstain.")
@click.option("--call-until", metavar="DATE", help="A call was made elsewhere; its last day.")
@click.option("--withdrawn", is_flag=True, help="The objection REF was withdrawn.")
@click.option("--overruled", is_flag=True, help="The objection REF was overruled; --words gives the reason.")
@click.option("--upheld", is_flag=True, help="The objection REF was upheld.")
@click.option("--answer", metavar="TEXT", help="The answer that an objection or appeal REF was given.")
@click.option("--appeal", metavar="GROUNDS", help="An appeal against the decision REF.")
@click.option("--who", metavar="NAME", help="Whose act it was, where it was not the declarer's own.")
@click.option("--by", metavar="NAME", help="Who declares it (default: git's user.name).")
@click.option("--on", metavar="DATE", help="The day of the declaration (default: today).")
@click.option("--happened", metavar="DATE", help="The day on which it took place (default: that of --on).")
@click.option("--opened", metavar="DATE", help="Of a vote: its first day.")
@click.option("--stands-at", metavar="PLACE", help="Where it can be read: an address, a message id, a place.")
@click.option("--words", metavar="TEXT", help="Its words, or the reason.")
@common
def command(ref: str, **said: str | bool | None) -> None:
    """Put on the record what stands elsewhere: a decision, a position, a vote, a call, an answer.

    REF is #6, owner/repo#6, an address, #12-O1, 2026-03-24-D2, #12-P1 or a specification's id. The entry
    goes to the end of declarations.toml and is never changed. Whether it counts is the process profile's
    to say.

    \b
    lastcall declare '#33' --accepted --by Ines --words "Nobody objected at the call"
    lastcall declare '#33' --position "Yuki=support" --by Ines --stands-at https://lists.example/42
    lastcall declare '#33' --vote "5 yes, 2 no, 1 abstain" --opened 2026-06-01 --by Ines --stands-at ballot-7
    """
    from lastcall.cli.declaring import declare

    declare(Run(), ref, said)
