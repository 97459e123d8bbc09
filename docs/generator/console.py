"""Console blocks of the documentation: what each runs, where, and what it shows.

A block that is fenced as `console` holds commands after `$ ` and what they print; one fenced as `sh` holds
commands only. Words after `console` say more, and no reader of the page sees them:

    lines=1-9,14    shown are these lines of what is printed (`1-`: all), with a line `…` for what is left out
    exit=2          the exit code, 0 unless said
    in=my-group     run in this folder beside the example group, not in a copy of the example group

A block of any language with `file=FOLDER/PATH` is a file that the page has its reader write: it is there for
the blocks after it. Beyond that no block sees what another has done.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = ("minutes", "use_cases", "specs", "archive.json", "lastcall.toml", "participants.toml")
ENDLESS = ("site serve", "lastcall sync", "archive export")
"""Commands that run until they are stopped, or need a GitHub or a store: only their options are tried."""
LEFT_OUT = "…"
SOMEBODY = "Ines Moreira"
"""The example group's maintainer, whom git knows as its user."""

_FENCE = re.compile(r"^(?P<indent> *)(?P<marks>`{3,})(?P<language>\w*)(?P<info>[^`\n]*)$")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page."""

    page: str
    """The path of the page, from the project's root."""
    line: int
    """1-based line of its opening fence."""
    indent: str
    language: str
    info: dict[str, str]
    text: tuple[str, ...]
    """Its lines without the fence's indentation."""

    @property
    def exit_code(self) -> int:
        """What the commands end with."""
        return int(self.info.get("exit", "0"))

    @property
    def is_elided(self) -> bool:
        """Whether lines are left out by hand, so that the block cannot be written anew."""
        return "lines" not in self.info and LEFT_OUT in self.text

    def steps(self) -> list[Step]:
        """The commands of the block that run lastcall, each with what is shown beneath it."""
        if self.language == "sh":
            lines = [line.split("  # ")[0].strip() for line in self.text]
            return [Step(line, ()) for line in lines if line.startswith("lastcall ")]
        if self.language != "console":
            return []
        found: list[Step] = []
        for line in self.text:
            if line.startswith("$ "):
                found.append(Step(line[2:], ()))
            elif found:
                found[-1] = Step(found[-1].command, (*found[-1].shown, line))
        return [step for step in found if step.command.startswith("lastcall ")]


@dataclass(frozen=True, slots=True)
class Step:
    """One command and what the page shows of its output."""

    command: str
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did."""

    exit_code: int
    output: str
    """Of stdout, then of stderr."""


class UnexpectedEndError(Exception):
    """A command of a page ended with another exit code than the page says: its output is not for the page."""


def blocks(page: str, text: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        fence = _FENCE.match(lines[at])
        if fence is None:
            at += 1
            continue
        end = at + 1
        while end < len(lines) and lines[end].strip() != fence["marks"]:
            end += 1
        info = dict(word.split("=", 1) for word in fence["info"].split() if "=" in word)
        inside = tuple(line.removeprefix(fence["indent"]) for line in lines[at + 1 : end])
        yield Block(page, at + 1, fence["indent"], fence["language"], info, inside)
        at = end + 1


def prepare(folder: Path) -> Path:
    """Make a place to run in: the `lastcall` command, a home, and the example group, which is returned."""
    program = folder / "bin" / "lastcall"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m lastcall "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (folder / "home").mkdir()
    (folder / "home" / ".gitconfig").write_text(f"[user]\nname = {SOMEBODY}\n", encoding="utf-8")
    _copy(folder / "my-group")
    return _copy(folder / "example")


def _copy(target: Path) -> Path:
    """A fresh copy of the example group."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for name in EXAMPLE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name)
        else:
            shutil.copy(source, target / name)
    return target


def place(folder: Path, before: list[Block], block: Block) -> Path:
    """The folder in which a block's commands run: fresh, with the files that the page has had written."""
    name = block.info.get("in")
    if name is None:
        return _copy(folder / "example")
    target = folder / name
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for earlier in before:
        own, _, path = earlier.info.get("file", "").partition("/")
        if own == name:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_text("\n".join(earlier.text) + "\n", encoding="utf-8")
    return target


def run(command: str, folder: Path, cwd: Path) -> Ran:
    """Run one command line as a shell does; one without end is only asked for its help."""
    if any(name in command for name in ENDLESS):
        command = f"{command} --help"
    environment = {
        **{name: os.environ[name] for name in ("PYTHONPATH", "LANG") if name in os.environ},
        "HOME": str(folder / "home"),
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "COLUMNS": "80",
        "PYTHONIOENCODING": "utf-8",
    }
    ran = subprocess.run(
        ["/bin/sh", "-c", command], cwd=cwd, env=environment, capture_output=True, timeout=120, check=False
    )
    return Ran(ran.returncode, (ran.stdout + ran.stderr).decode("utf-8"))


def shown(block: Block, output: str) -> tuple[str, ...]:
    """What of an output the page shows."""
    lines = output.rstrip("\n").split("\n") if output.strip() else []
    if "lines" not in block.info:
        return tuple(lines)
    kept: list[str] = []
    last = 0
    for part in block.info["lines"].split(","):
        first, dash, end = part.partition("-")
        start, stop = int(first), int(end or (len(lines) if dash else first))
        if start > last + 1:
            kept.append(LEFT_OUT)
        kept += lines[start - 1 : stop]
        last = stop
    if last < len(lines):
        kept.append(LEFT_OUT)
    return tuple(line.rstrip() for line in kept)


def agrees(block: Block, step: Step, output: str) -> bool:
    """Whether what the page shows beneath a command is what it prints; nothing shown agrees with all."""
    if not step.shown:
        return True
    if not block.is_elided:
        return tuple(line.rstrip() for line in step.shown) == tuple(
            line.rstrip() for line in shown(block, output)
        )
    parts = [re.escape(part) for part in "\n".join(step.shown).split(f"\n{LEFT_OUT}")]
    pattern = r"(?:\n.*)*?".join(parts).replace(re.escape(f"{LEFT_OUT}\n"), r"(?:.*\n)*?")
    return (
        re.fullmatch(pattern, "\n".join(line.rstrip() for line in output.rstrip("\n").split("\n")))
        is not None
    )


def refreshed(page: str, text: str, folder: Path) -> str:
    """A page with the outputs of its console blocks as they are printed today; `folder` is as prepared."""
    lines = text.split("\n")
    all_blocks = list(blocks(page, text))
    shows = [number for number, block in enumerate(all_blocks) if _is_written(block)]
    anew: list[tuple[Block, list[str]]] = []
    for number, block in enumerate(all_blocks[: shows[-1] + 1] if shows else []):
        cwd = place(folder, all_blocks[:number], block) if block.steps() else folder
        ran = {step.command: run(step.command, folder, cwd) for step in block.steps()}
        for command, done in ran.items():
            if done.exit_code != block.exit_code:
                raise UnexpectedEndError(
                    f"{page}:{block.line}: {command}: exit code {done.exit_code}\n{done.output}"
                )
        if number in shows:
            inside: list[str] = []
            for line in (line for line in block.text if line.startswith("$ ")):
                inside.append(line)
                inside += shown(block, ran[line[2:]].output) if line[2:] in ran else ()
            anew.append((block, inside))
    for block, inside in reversed(anew):
        lines[block.line : block.line + len(block.text)] = [
            f"{block.indent}{line}".rstrip() for line in inside
        ]
    return "\n".join(lines)


def _is_written(block: Block) -> bool:
    """Whether what a block shows comes from a run."""
    shows = "lines" in block.info or any(step.shown for step in block.steps())
    return block.language == "console" and bool(block.steps()) and shows and not block.is_elided
