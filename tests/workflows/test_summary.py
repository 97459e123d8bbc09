"""The job's summary: Markdown in which nobody's words have an effect, and never too long."""

from datetime import date

import pytest
from markdown_it import MarkdownIt

from lastcall.check import Checked, Counted, Scope, Silent
from lastcall.model.finding import Finding, Severity
from lastcall.workflows import job_summary
from lastcall.workflows.summary import LIMIT, code

SCOPE = Scope(rules=21, files=36, meetings=13, items=40)


def finding(**given):
    return Finding(
        **{
            "rule": "closing-undecided",
            "severity": Severity.WARNING,
            "path": "minutes/a.md",
            "line": 3,
            "message": "no answer",
            "help": "Write it.",
        }
        | given
    )


def checked(*findings, first=(), **given):
    return Checked(
        **{"counted": (), "silent": (), "scope": SCOPE} | given, findings=findings, first_five=first
    )


def test_nothing_found():
    assert job_summary(checked()) == (
        "## 0 findings\n\nLooked with 21 rules over 36 files, 13 meetings, 40 issues and pull requests.\n"
    )


def test_the_whole_of_a_summary():
    one, two = finding(), finding(rule="unknown-reference", severity=Severity.ERROR, line=0)

    assert job_summary(
        checked(
            one,
            two,
            first=(two,),
            counted=(Counted(rule="date-mismatch", number=4),),
            silent=(Silent(rule="need-unnamed", reason="not a habit here"),),
            since=date(2026, 1, 1),
        )
    ) == (
        "## 2 findings (1 error, 1 warning)\n\n"
        "Looked with 21 rules over 36 files, 13 meetings, 40 issues and pull requests.\n\n"
        "| findings | rule | |\n| ---: | --- | --- |\n"
        "| 1 | `unknown-reference` | error |\n| 1 | `closing-undecided` | warning |\n\n"
        "### Worth mending first\n\n"
        "- error `unknown-reference` `minutes/a.md`  \n  `no answer`  \n  `Write it.`\n\n"
        "### All findings\n\n"
        "- warning `closing-undecided` `minutes/a.md:3`  \n  `no answer`  \n  `Write it.`\n"
        "- error `unknown-reference` `minutes/a.md`  \n  `no answer`  \n  `Write it.`\n\n"
        "Older than 2026-01-01, not listed: 4 of `date-mismatch`\n\n"
        "### Silent here\n\n- `need-unnamed`: `not a habit here`\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        "@ada-l and #12 and river-gauges/gauge-data#12",
        "<script>alert(1)</script> <img src=x onerror=y>",
        "[x](javascript:alert(1)) ![x](https://example.org/x.png) https://example.org",
        "`` ` ``` code",
        "a\n\n# heading\n\n| a | b |\n",
        "`",
        "\\`",
        "",
    ],
)
def test_words_stay_words(words):
    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(
        job_summary(checked(finding(message=words)))
    )
    inside = [child for token in tokens for child in token.children or () if "answer" not in child.content]

    assert {child.type for child in inside} <= {"text", "code_inline", "softbreak", "hardbreak"}
    shown = [child.content.strip() for child in inside if child.type == "code_inline"]
    assert " ".join(words.split()) in shown or not words
    assert not any("@" in child.content or "#1" in child.content for child in inside if child.type == "text")


def test_hidden_characters_are_shown():
    assert code("a\u202eb\x1b") == "`a\\u202eb\\u001b`"


def test_a_long_message_is_cut():
    assert code("x" * 5000) == f"`{'x' * 599}…`"


def test_a_summary_is_never_longer_than_github_takes():
    many = [finding(message="ü" * 500, line=nth) for nth in range(3000)]
    summary = job_summary(checked(*many))

    assert LIMIT - 4096 < len(summary.encode()) <= LIMIT
    assert summary.count("- warning") + int(summary.rsplit("… and ", 1)[1].split()[0]) == 3000
    assert summary.endswith(" more, which would not fit here.\n")
