"""The reference of the command line, from the commands themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from docs.generator.examples import OPTIONS
from lastcall.cli.program import program


def commands(
    command: click.Command = program, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with its words, in the order of the help."""
    if not isinstance(command, click.Group):
        yield " ".join(path), command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        inner = command.get_command(context, name)
        if inner is not None:
            yield from commands(inner, (*path, name))


def own_options(command: click.Command) -> list[click.Option]:
    """The options that a command does not share with all others."""
    common = {tuple(option.opts) for option in options(program)}
    return [option for option in options(command) if tuple(option.opts) not in common]


def options(command: click.Command) -> list[click.Option]:
    """A command's options, without `--help`, which click adds by itself."""
    return [parameter for parameter in command.params if isinstance(parameter, click.Option)]


def common() -> str:
    """The options of every command, as a table."""
    return _option_table("", options(program))


def all_commands() -> str:
    """Every command with its usage, its help, its examples and its own options."""
    return "\n".join(_command(name, command) for name, command in commands())


def _command(name: str, command: click.Command) -> str:
    told, _, examples = inspect.cleandoc(command.help or "").partition("\b\n")
    arguments = [parameter.make_metavar(click.Context(command)) for parameter in command.params
                 if isinstance(parameter, click.Argument)]  # fmt: skip
    usage = " ".join(["lastcall", name, *(["[OPTIONS]"] if own_options(command) else []), *arguments])
    parts = [f"### {name}", f"`{usage}`", _reflowed(told), f"```sh\n{inspect.cleandoc(examples)}\n```"]
    if own_options(command):
        parts.append(_option_table(name, own_options(command)))
    return "\n\n".join(parts) + "\n"


def _reflowed(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def _option_table(command: str, shown: list[click.Option]) -> str:
    rows = ["| option | meaning | example |", "|---|---|---|"]
    for option in shown:
        value = "" if option.is_flag else f" {option.make_metavar(click.Context(program))}"
        names = ", ".join(f"`{name}{value}`".replace("|", r"\|") for name in option.opts)
        default = f" Default: `{option.default}`." if option.show_default else ""
        repeated = " May be given several times." if option.multiple else ""
        example = OPTIONS.get((command, option.opts[-1]))
        shown_example = f"`{example}`" if example else ""
        rows.append(f"| {names} | {option.help}{default}{repeated} | {shown_example} |")
    return "\n".join(rows)
