"""A maintainer's word on what was inferred: confirm, deny, mark, and `check --fix`."""

import shutil

import pytest
from tests.cli.calling import call


@pytest.fixture
def group(example, tmp_path):
    """A copy of the example group that a test may change."""
    shutil.copytree(example / "minutes", tmp_path / "minutes")
    for name in ("archive.json", "lastcall.toml", "participants.toml"):
        shutil.copy(example / name, tmp_path / name)
    return tmp_path


def events(group, path):
    (row,) = call("-C", group, "--format", "json", "minutes", "parse", group / path).lines
    return row["events"]


def understood(group, ref):
    """(line, type, basis) of the acts of a meeting on the record."""
    shown = call("-C", group, "--format", "json", "show", ref).json["events"]
    return {(event["line"], event["type"], event["basis"]) for event in shown}


@pytest.fixture
def inferred(group):
    """The first act of the group's minutes that is only inferred."""
    for path in sorted((group / "minutes").glob("*_minutes.md")):
        name = f"minutes/{path.name}"
        for event in events(group, name):
            if event["basis"] == "inferred":
                return path.name[:10], name, event["line"], event["type"]
    pytest.fail("nothing is inferred from the example's minutes: choose another line")


def test_a_confirmed_act_counts_from_then_on(group, inferred):
    day, path, line, kind = inferred
    answer = call("-C", group, "minutes", "confirm", f"{path}:{line}", "--by", "Ines Moreira")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == f"confirmations.toml: confirm {kind} at {path}:{line}, by Ines Moreira\n"
    assert (line, kind, "confirmed") in understood(group, day)
    again = call("-C", group, "minutes", "confirm", f"{path}:{line}", "--by", "Ines")
    assert again.code == 2
    assert "this act is confirmed already and needs no word" in again.err


def test_a_denied_act_is_gone_and_a_marked_one_is_there(group, inferred):
    day, path, line, kind = inferred
    assert call("-C", group, "minutes", "deny", f"{path}:{line}", "--by", "Ines").code == 0
    assert (line, kind) not in {row[:2] for row in understood(group, day)}
    assert (
        call("-C", group, "minutes", "mark", f"{path}:{line}", "--as", "decision", "--by", "Ines").code == 0
    )
    assert (line, "decision") in {row[:2] for row in understood(group, day)}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["confirm", "minutes/2026-06-11_minutes.md:9999", "--by", "Ines"], "no such line in the group's minutes"),
        (["confirm", "minutes/2026-06-11_minutes.md", "--by", "Ines"], "no line is named"),
        (["confirm", "minutes/2026-06-11_minutes.md:²", "--by", "Ines"], "no line is named"),
        (["confirm", f"minutes/2026-06-11_minutes.md:{'9' * 5000}", "--by", "Ines"], "no line is named"),
        (["confirm", "gone.md:3", "--by", "Ines"], "no such file in the group's repository"),
        (["confirm", "/etc/passwd:1", "--by", "Ines"], "no such file in the group's repository"),
        (["confirm", "minutes/2026-06-11_minutes.md:1", "--by", "Ines"], "no such act was read out of this line"),
        (["deny", "minutes/2026-06-11_minutes.md:33", "--by", "Tomas"], "`Tomas` is no maintainer of the group"),
        (["mark", "minutes/2026-06-11_minutes.md:33"], "Missing option '--as'"),
        (["mark", "minutes/2026-06-11_minutes.md:33", "--as", "shrug"], "'shrug' is not one of"),
    ],
)  # fmt: skip
def test_a_word_that_cannot_be_kept_is_refused_and_nothing_is_written(group, arguments, message):
    answer = call("-C", group, "minutes", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert message in answer.err
    assert not (group / "confirmations.toml").exists()


def test_fix_marks_the_act_of_a_line_and_changes_no_other(group, inferred):
    _, path, line, kind = inferred
    before = (group / path).read_text(encoding="utf-8").split("\n")
    answer = call("-C", group, "check", "--fix", f"{path}:{line}")
    after = (group / path).read_text(encoding="utf-8").split("\n")
    assert answer.code in (0, 1)
    assert [number for number, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new] in (
        [line],
        [],
    )
    if before != after:
        assert (line, kind, "declared") in {
            (one["line"], one["type"], one["basis"]) for one in events(group, path)
        }
    else:
        assert "left as it is" in answer.err


def test_fix_without_a_place_marks_nothing(group):
    answer = call("-C", group, "check", "--fix")
    assert answer.code == 2
    assert "--fix marks nothing unless FILE or FILE:LINE is named" in answer.err
