"""The outcome as text: grouped by file, with counts and what to mend first."""

from datetime import date

from lastcall.check import Checked, Counted, Scope, Silent
from lastcall.check.text import render
from lastcall.model.finding import Finding, Severity

SCOPE = Scope(rules=21, files=36, meetings=13, items=1)


def finding(path, line, rule="closing-undecided", severity=Severity.WARNING, message="no answer"):
    return Finding(rule=rule, severity=severity, path=path, line=line, message=message, help="Write it.")


def test_nothing_found_says_what_was_looked_at():
    checked = Checked(findings=(), counted=(), silent=(), first_five=(), scope=SCOPE)

    assert (
        render(checked)
        == "0 findings; looked with 21 rules over 36 files, 13 meetings, 1 issue or pull request\n"
    )


def test_findings_silence_counts_and_what_is_first():
    a, b, c = (
        finding("minutes/a.md", 3),
        finding("minutes/a.md", 9, "unknown-reference", Severity.ERROR, "#99 does not exist"),
        finding("minutes/b.md", 0, "misnamed-file", message="unlike its siblings"),
    )
    checked = Checked(
        findings=(a, b, c),
        counted=(Counted(rule="date-mismatch", number=4),),
        silent=(Silent(rule="need-unnamed", reason="not a habit here: 0 of 9 needs are named by anything"),),
        first_five=(b, c),
        scope=SCOPE,
        since=date(2026, 1, 1),
    )

    assert render(checked) == (
        "minutes/a.md:3: warning closing-undecided: no answer\n"
        "    Write it.\n"
        "minutes/a.md:9: error unknown-reference: #99 does not exist\n"
        "    Write it.\n"
        "\n"
        "minutes/b.md: warning misnamed-file: unlike its siblings\n"
        "    Write it.\n"
        "\n"
        "need-unnamed is silent: not a habit here: 0 of 9 needs are named by anything\n"
        "Older than 2026-01-01, not listed: date-mismatch 4\n"
        "\n"
        "3 findings (1 error, 2 warnings); looked with 21 rules over 36 files, 13 meetings, 1 issue or pull request\n"
        "     1 unknown-reference (error)\n"
        "     1 closing-undecided (warning)\n"
        "     1 misnamed-file (warning)\n"
        "\n"
        "Worth mending first:\n"
        "  1. minutes/a.md:9: #99 does not exist\n"
        "  2. minutes/b.md: unlike its siblings\n"
    )


def test_somebody_s_line_breaks_make_no_lines_of_ours():
    sly = finding("minutes/a.md", 1, message="x\nminutes/b.md:1: error sly: y")
    checked = Checked(findings=(sly,), counted=(), silent=(), first_five=(sly,), scope=SCOPE)

    assert (
        render(checked).split("\n")[0]
        == "minutes/a.md:1: warning closing-undecided: x minutes/b.md:1: error sly: y"
    )
