"""Findings as workflow commands: one line each, whatever somebody wrote into a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lastcall.model.finding import Finding, Severity
from lastcall.workflows import annotations


def finding(severity=Severity.WARNING, **given):
    return Finding(
        **{
            "rule": "closing-undecided",
            "path": "minutes/a.md",
            "line": 3,
            "message": "no answer",
            "help": "Write it.",
        }
        | given,
        severity=severity,
    )


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.HINT, "notice")],
)
def test_a_command_for_each_severity(severity, level):
    expected = f"::{level} file=minutes/a.md,line=3,title=closing-undecided::no answer%0AWrite it."

    assert list(annotations([finding(severity)])) == [expected]


def test_a_whole_file_has_no_line():
    expected = "::warning file=minutes/a.md,title=closing-undecided::no answer%0AWrite it."

    assert list(annotations([finding(line=0)])) == [expected]


def test_an_address_is_no_file():
    expected = "::warning title=closing-undecided::https://git.example/o/n/pull/3: no answer%0AWrite it."

    assert list(annotations([finding(path="https://git.example/o/n/pull/3", line=0)])) == [expected]


def test_errors_come_first_and_the_rest_in_order():
    given_ = [finding(Severity.HINT), finding(path="b.md"), finding(path="a.md"), finding(Severity.ERROR)]

    assert [line.partition(",")[0] for line in annotations(given_)] == [
        "::error file=minutes/a.md",
        "::warning file=b.md",
        "::warning file=a.md",
        "::notice file=minutes/a.md",
    ]


def test_what_has_a_meaning_is_escaped():
    sly = finding(path="a,b:c%0A.md", message="100 %\r\n::set-output name=x::y", rule="r,title=x")

    assert list(annotations([sly])) == [
        "::warning file=a%2Cb%3Ac%250A.md,line=3,title=r%2Ctitle=x::100 %25%0D%0A::set-output name=x::y%0AWrite it."
    ]


def test_control_and_direction_characters_are_shown_not_obeyed():
    sly = finding(message="\x1b[2Jabc\u202edef\u2028ghi")

    assert list(annotations([sly])) == [
        "::warning file=minutes/a.md,line=3,title=closing-undecided::\\u001b[2Jabc\\u202edef\\u2028ghi%0AWrite it."
    ]


TEXT = st.text(max_size=60) | st.lists(
    st.sampled_from(["::", "\n", "\r", "%0A", "##[", "a", ",", "\x85"])
).map("".join)


@given(path=TEXT, message=TEXT, help_=TEXT, rule=TEXT)
def test_no_text_starts_a_second_command(path, message, help_, rule):
    [line] = annotations([finding(path=path, message=message, help=help_, rule=rule)])

    assert len(line.splitlines()) == 1
    properties, _, _ = line.removeprefix("::warning ").partition("::")
    named = [one.partition("=")[0] for one in properties.split(",")]
    assert named in (["file", "line", "title"], ["title"])
