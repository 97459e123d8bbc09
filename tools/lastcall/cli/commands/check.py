"""`lastcall check`: what is worth mending."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lastcall.cli import output
from lastcall.cli.options import common
from lastcall.cli.run import Run
from lastcall.model.errors import LastcallError
from lastcall.model.finding import Severity

if TYPE_CHECKING:
    from lastcall.check.values import Checked
    from lastcall.model.finding import Finding
    from lastcall.report.shapes import FindingShape, FindingsShape


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@click.option("--annotate", is_flag=True, help="In GitHub Actions: annotations, and a summary of the job.")
@click.option(
    "--fix", is_flag=True, help="Give the inferred acts of the FILE or FILE:LINE named their marks."
)
@common
def command(paths: tuple[str, ...], annotate: bool, fix: bool) -> None:
    """Findings over the repository: what is worth mending, and where.

    With PATHs, only findings in these files or folders. Exit code 1 where a finding is an error.

    With --fix, an act that was only inferred gets an explicit mark, such as `DECISION:`, on the lines named;
    nothing else in the file changes.

    \b
    lastcall check
    lastcall check minutes/2026-06-11_minutes.md
    lastcall check --fix minutes/2026-06-11_minutes.md:39
    """
    from lastcall.check import run as check
    from lastcall.check import text
    from lastcall.report import shaping

    run = Run()
    if fix:
        from lastcall.cli.marking import fix as mark

        mark(run, paths)
        return
    run.said.setdefault("quiet", True)  # what was not read is a finding of its own here
    checked = check(run.ledger, run.status, paths=_inside(run, paths))
    if annotate:
        _annotate(checked)
    elif run.as_json:
        output.json(shaping.document(_shape(checked)))
    else:
        output.data(text.render(checked))
    if any(finding.severity is Severity.ERROR for finding in checked.findings):
        raise click.exceptions.Exit(1)


def _inside(run: Run, paths: tuple[str, ...]) -> frozenset[str] | None:
    """The repository's files that the given paths name; None for all. Raises LastcallError for others."""
    if not paths:
        return None
    root = run.root.resolve()
    known = {*run.reading.markdown, *(problem.path for problem in run.reading.problems)}
    chosen: set[str] = set()
    for given in paths:
        full = Path(given).resolve()
        if not full.is_relative_to(root) or not full.exists():
            hint = "paths are relative to the current folder, and lie in the group's repository"
            raise LastcallError("no file of the group's repository", where=given, hint=hint)
        relative = full.relative_to(root).as_posix()
        inside = {
            path for path in known if path == relative or path.startswith(f"{relative}/") or relative == "."
        }
        if not inside:
            run.said["quiet"] = False
            run.talk(f"{given}: holds nothing that the group's record is read from")
        chosen |= inside
    return frozenset(chosen)


def _annotate(checked: Checked) -> None:
    from lastcall.workflows import annotations, job_summary

    for line in annotations(checked.findings):
        click.echo(line)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8") as stream:
            stream.write(job_summary(checked))


def _shape(checked: Checked) -> FindingsShape:
    from lastcall.report import shapes

    return shapes.FindingsShape(
        findings=[_finding(one) for one in checked.findings],
        first=[_finding(one) for one in checked.first_five],
        older=sum(one.number for one in checked.counted),
        silent=[shapes.SilentShape(rule=one.rule, reason=one.reason) for one in checked.silent],
    )


def _finding(one: Finding) -> FindingShape:
    from lastcall.report import shapes

    return shapes.FindingShape(
        rule=one.rule,
        severity=one.severity.value,
        path=one.path,
        line=one.line,
        message=one.message,
        help=one.help,
        at=one.at.isoformat() if one.at else None,
        quote=one.quote,
    )
