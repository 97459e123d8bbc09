"""From errors to messages and exit codes: no mistake of a user's ends in a traceback."""

from __future__ import annotations

import os
import sys

import click

from lastcall.cli.output import shown
from lastcall.model.errors import LastcallError

DEFECT = 3


def run(program: click.Command, arguments: list[str] | None = None) -> int:  # noqa: PLR0911 - one a kind of error
    """Run a command and return its exit code: 0 done, 1 findings, 2 usage, 3 a defect of ours."""
    try:
        result = program.main(args=arguments, prog_name="lastcall", standalone_mode=False)
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        click.echo("stopped", err=True)
        return 130
    except LastcallError as error:
        click.echo(f"lastcall: {shown(str(error))}", err=True)
        return error.exit_code
    except (BrokenPipeError, SystemExit):
        # the reader of our output went away (`| head`), for which click leaves by SystemExit: nothing more to
        # say, and nothing to flush
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.errno is None:  # no word of the operating system: a library's own error in its clothes
            _defect(error)
            return DEFECT
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"lastcall: {place}{error.strerror or error}", err=True)
        return 2
    except Exception as error:  # noqa: BLE001 - the last wall: a defect is named as one, without a traceback
        _defect(error)
        return DEFECT
    return result if isinstance(result, int) else 0


def _defect(error: Exception) -> None:
    if os.environ.get("LASTCALL_TRACEBACK"):
        import traceback

        traceback.print_exc()
    click.echo(
        f"lastcall: a defect of lastcall, not of your files: {type(error).__name__}: "
        f"{shown(str(error))[:300]}\n"
        "  Please report it with the command; LASTCALL_TRACEBACK=1 prints where it happened.",
        err=True,
    )
