"""The program itself: help, imports, unknown words, options before and after, ways to end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from tests.cli.calling import call

from lastcall import __version__
from lastcall.cli import options, program
from lastcall.cli.program import _COMMANDS
from lastcall.cli.safety import DEFECT, run
from lastcall.model.errors import LastcallError

EVERY = sorted(_COMMANDS)
LISTS = ["meetings", "proposals", "objections", "decisions", "actions"]


def child(*arguments, code=None, **options):
    """The program in a process of its own."""
    start = [sys.executable, "-m", "lastcall"] if code is None else [sys.executable, "-c", code]
    return subprocess.run([*start, *arguments], capture_output=True, timeout=60, check=False, **options)


def test_help_names_every_command_with_its_own_words():
    answer = call("--help")
    assert (answer.code, answer.err) == (0, "")
    context = click.Context(program)
    for name in _COMMANDS:
        command = program.get_command(context, name)
        assert _COMMANDS[name] == command.help.split("\n\n")[0].replace("\n", " ")
        assert name in answer.out


def test_every_module_of_a_command_is_listed():
    folder = Path(sys.modules["lastcall.cli.program"].__file__).parent / "commands"
    modules = {path.stem.replace("_", "-") for path in folder.glob("*.py")}
    assert modules - {"--init--"} == set(_COMMANDS)


def subcommands(command, path=()):
    yield path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            yield from subcommands(command.get_command(click.Context(command), name), (*path, name))


ALL = {" ".join(path): command for path, command in subcommands(program)}


@pytest.mark.parametrize("path", ALL)
def test_every_command_has_help_and_an_example_and_the_common_options(path):
    answer = call(*path.split(), "--help")
    assert answer.code == 0
    command = ALL[path]
    if not isinstance(command, click.Group):
        assert f"lastcall {path}" in answer.out or f"lastcall -C ../my-group {path}" in answer.out
    names = {name for parameter in command.params for name in parameter.opts}
    assert {"-C", "--config", "--as-of", "--archive", "--format", "-q", "-v", "--no-color"} <= names
    assert all(parameter.help for parameter in command.params if isinstance(parameter, click.Option))


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from lastcall.cli import program; from lastcall.cli.safety import run; run(program, ['--help']); "
        "print('heavy:', sorted({'github', 'jinja2', 'markdown_it', 'msgspec', 'nh3', 'requests'} & set(sys.modules)))"
    )
    done = child(code=code)
    assert done.stdout.decode().splitlines()[-1] == "heavy: []"


def test_no_command_imports_what_talks_to_the_network(example):
    code = (
        "import sys; from lastcall.cli import program; from lastcall.cli.safety import run; "
        f"run(program, ['-C', {str(example)!r}, '-q', 'status']); "
        "print('heavy:', sorted({'github', 'jinja2', 'nh3', 'requests', 'socket'} & set(sys.modules)))"
    )
    assert child(code=code).stdout.decode().splitlines()[-1] == "heavy: []"


def test_the_version():
    assert call("--version").out == f"lastcall, version {__version__}\n"


def test_without_a_command_the_help_is_shown():
    answer = call()
    assert answer.code == 2
    assert "Commands:" in answer.out + answer.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["sttaus"], "no such command `sttaus`; did you mean `status`?"),
        (["xyzxyz"], "no such command `xyzxyz`; `lastcall --help` lists them"),
        (["--formt", "json", "status"], "--formt"),
        (["status", "--format", "xml"], "'xml' is not one of 'text', 'json'"),
        (["show"], "Missing argument 'REF'"),
        (["minutes", "parse"], "Missing argument 'PATH…'"),
        (["site", "serve", "--port", "x"], "'x' is not a valid"),
        (["meetings", "--open"], "No such option"),
    ],
)
def test_a_mistake_of_usage_is_two(arguments, message):
    answer = call(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert message in answer.err


@pytest.mark.parametrize("command", ["status", *LISTS])
def test_common_options_count_before_and_after_the_command(example, command):
    before = call("-C", example, "--format", "json", "--as-of", "2025-12-01", command)
    after = call(command, "-C", example, "--format", "json", "--as-of", "2025-12-01")
    assert before.code == 0
    assert before.out == after.out
    assert before.out != call("-C", example, "--format", "json", command).out


def test_of_two_words_the_later_wins(example):
    answer = call("--format", "text", "-C", "/gone", "status", "--format", "json", "-C", example)
    assert answer.json["schema"] == "lastcall/status/1"


def test_options_of_a_group_of_commands_count_too(example):
    path = example / "minutes/2026-06-11_minutes.md"
    for arguments in (
        ["--format", "json", "minutes", "parse", path],
        ["minutes", "--format", "json", "parse", path],
        ["minutes", "parse", "--format", "json", path],
    ):
        assert call("-C", example, *arguments).lines[0]["path"] == "minutes/2026-06-11_minutes.md"


def test_archives_and_renames_add_up_before_and_after(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.json").write_text(
            json.dumps({"repo": f"old/{name}", "issues": [{"number": 1, "state": "OPEN"}]})
        )
    answer = call(
        "--archive", tmp_path / "a.json", "--rename", "old/a=new/a",
        "show", "new/b#1", "-C", tmp_path, "--archive", tmp_path / "b.json", "--rename", "old/b=new/b",
    )  # fmt: skip
    assert answer.code == 0
    assert (
        call(
            "-C", tmp_path, "--archive", tmp_path / "a.json", "--rename", "old/a=new/a", "show", "new/a#1"
        ).code
        == 0
    )


def test_names_of_the_common_options_are_those_of_their_values():
    command = click.command()(options.common(lambda: None))
    assert {parameter.name for parameter in command.params} == set(options._NAMES)


def broken(error):
    @click.command()
    def command():
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (ValueError("x\u202ey"), DEFECT, "a defect of lastcall, not of your files: ValueError: x\\u202ey"),
        (click.Abort(), 130, "stopped"),
        (OSError(13, "Permission denied", "file"), 2, "lastcall: file: Permission denied"),
        (OSError("odd"), DEFECT, "a defect of lastcall, not of your files: OSError: odd"),
        (LastcallError("bad \u202e", where="a:1", hint="so"), 2, "lastcall: a:1: bad \\u202e\n  so\n"),
        (click.ClickException("no"), 2, "Error: no"),
        (click.exceptions.Exit(1), 1, ""),
    ],
)
def test_every_end_has_its_code_and_no_traceback(error, code, message, capsys):
    assert run(broken(error), []) == code
    err = capsys.readouterr().err
    assert message in err
    assert "Traceback" not in err


def test_a_defect_shows_where_it_happened_when_asked(monkeypatch, capsys):
    monkeypatch.setenv("LASTCALL_TRACEBACK", "1")
    assert run(broken(ValueError("x")), []) == DEFECT
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["status"], ["--format", "json", "status"], ["decisions"]])
def test_a_reader_that_goes_away_is_no_finding(example, arguments):
    process = subprocess.Popen(
        [sys.executable, "-m", "lastcall", "-C", str(example), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.close()
    assert process.wait(timeout=60) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


def test_output_is_utf_8_whatever_the_machine_s_locale_says(example):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = child("-C", str(example), "status", env=environment)
    assert done.returncode == 0
    assert "—" in done.stdout.decode("utf-8")


def test_the_program_runs_as_a_module_with_its_exit_code(tmp_path):
    done = child("-C", str(tmp_path / "gone"), "status")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines()[0] == f"lastcall: {tmp_path / 'gone'}: no such folder"
