"""The program's own help, and where each command's module is."""

from __future__ import annotations

import importlib
from typing import Any

import click

from lastcall import __version__
from lastcall.cli.options import common

_COMMANDS = {
    "status": "The group at a glance: calls, objections, decisions, actions, what needs whom.",
    "check": "Findings over the repository: what is worth mending, and where.",
    "minutes": "What minutes say, and a maintainer's word on it.",
    "agenda": "The next agenda, drafted from the record.",
    "meetings": "List the meetings with their files.",
    "proposals": "List what is put to the group, with its state.",
    "objections": "List objections with what became of them.",
    "decisions": "List decisions, and questions that met no objection.",
    "actions": "List what was taken on, by whom and until when.",
    "declare": "Put on the record what stands elsewhere: a decision, a position, a vote, a call, an answer.",
    "redact": "Take the words of one act or comment out of view.",
    "sync": "Read from GitHub what is new there, into the store.",
    "archive": "The store as archive.json, and back.",
    "show": "One thing, all that is known about it, with evidence.",
    "explain": "Why a line of minutes was or was not understood; why a thing stands as it does.",
    "what-if": "The difference that a position or another instant would make.",
    "record": "The evidence of consensus, as Markdown to commit beside the specification, or as JSON.",
    "verify": "Whether records still follow from today's sources, and what no longer does.",
    "site": "The status site: build it, look at it.",
}
"""Each with its help, so that `--help` imports no command; a test holds them equal to the commands' own."""


class Lazy(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order in which a newcomer meets them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"lastcall.cli.commands.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list, without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, and name the nearest command for one that is unknown."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            import difflib

            near = difflib.get_close_matches(args[0], _COMMANDS, 1, 0.5)
            hint = f"did you mean `{near[0]}`?" if near else "`lastcall --help` lists them"
            raise click.UsageError(f"no such command `{args[0]}`; {hint}", ctx) from None


@click.group(cls=Lazy, name="lastcall", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="lastcall")
@common
def program(**_: Any) -> None:
    """Keep the record of consensus of a specification group that works on GitHub.

    Every statement carries its evidence, silence is never taken for consensus, and the same inputs give
    the same bytes. Run `lastcall status` in a group's repository to begin.

    Exit codes: 0 done; 1 findings of error level (check); 2 usage; 3 a defect of lastcall; 4 GitHub
    unreachable.
    """
