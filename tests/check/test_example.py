"""The example group holds one of nearly every flaw, on purpose: docs/explanation/example-group.md lists them."""

from pathlib import Path

from tests.check.group import check


def group(example: Path) -> dict[str, str]:
    """The group's own files, not the project's around them."""
    folders = ("minutes", "use_cases", "specs")
    paths = [path for folder in folders for path in sorted((example / folder).rglob("*.md"))]
    paths += [example / name for name in ("lastcall.toml", "participants.toml", "archive.json")]
    return {path.relative_to(example).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def test_what_is_wrong_on_purpose_is_found_and_nothing_else(example: Path):
    found = [
        (one.rule, one.path.removeprefix("https://git.example/"), one.line)
        for one in check(group(example)).findings
    ]

    assert found == [
        ("superseded-still-open", "open-harbour/harbour-data/pull/14", 0),
        ("call-ended-not-concluded", "open-harbour/harbour-data/pull/26", 0),
        ("merged-without-evidence", "open-harbour/harbour-data/pull/34", 0),
        ("date-mismatch", "minutes/2025-11-27_agenda.md", 1),
        ("misnamed-file", "minutes/2026-01-22_mintues.md", 0),
        ("unfilled-template", "minutes/2026-02-19_minutes.md", 3),
        ("minutes-disagree-with-forge", "minutes/2026-02-19_minutes.md", 28),
        ("closing-undecided", "minutes/2026-03-19_minutes.md", 37),
        ("need-unnamed", "use_cases/04-works-and-closures.md", 11),
    ]


def test_the_example_checks_without_an_error(example: Path):
    """Its own workflow checks it: an error would close every pull request."""
    assert {one.severity.value for one in check(group(example)).findings} == {"warning", "hint"}
