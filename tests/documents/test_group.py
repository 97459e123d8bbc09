"""A whole group's files, each read by the reader that fits it."""

from lastcall.documents.group import read_group
from lastcall.model.finding import Problem
from lastcall.model.settings import GroupSettings, HomeSettings, LimitSettings, PathSettings, Settings
from lastcall.model.sources import Sources, TextFile

MINUTES = """\
# Mill group 2026-01-05

## Attendees
* Ana Bell (Blue Mill)

## Minutes
* Merged pull request #6
"""
CASES = """\
# Use cases

## Use Case 1: Depth <a id="use-case-depth"></a>

### Needs
* <a id="need-depth"></a>**Surveyed depth:** the depth at a berth.
"""
SPEC = """\
# MILL-01: Berths

WARNING: this specification is a DRAFT and has not achieved consensus.

## 1. Scope

Serves need-depth.
"""
FILES = {
    "minutes/2026-01-05_minutes.md": MINUTES,
    "use_cases/depth.md": CASES,
    "specs/mill-01/1.0/mill-01-1.0.md": SPEC,
    "minutes/README.md": MINUTES,
}


def read(files=None, repository="blue/mill", problems=(), **settings):
    given = Settings(**settings)
    texts = [TextFile(path=path, text=text) for path, text in sorted((files or FILES).items())]
    return read_group(Sources(settings=given, files=tuple(texts), repository=repository, problems=problems))


def shape(reading):
    return (
        [file.path for file in reading.meeting_files],
        [page.path for page in reading.use_case_pages],
        [version.path for version in reading.specs],
    )


def test_every_file_is_taken_for_what_its_content_says():
    reading = read()
    assert shape(reading) == (
        ["minutes/2026-01-05_minutes.md"],
        ["use_cases/depth.md"],
        ["specs/mill-01/1.0/mill-01-1.0.md"],
    )
    assert (reading.home, reading.web, reading.problems) == ("blue/mill", "https://github.com", ())
    assert sorted(reading.markdown) == sorted(FILES)


def test_every_file_is_taken_for_what_the_configuration_says():
    paths = PathSettings(minutes=("*/2026-*.md",), use_cases=(), specs=("use_cases/*.md",))
    meetings, pages, _ = shape(read(paths=paths))
    assert (meetings, pages) == (["minutes/2026-01-05_minutes.md"], [])


def test_a_readme_is_no_part_of_the_record():
    assert shape(read({"minutes/README.md": MINUTES, "specs/Readme.md": SPEC})) == ([], [], [])


def targets(reading):
    return [reference.target for file in reading.meeting_files for reference in file.references]


def test_bare_numbers_belong_to_the_home_the_configuration_gives_the_file():
    homes = (HomeSettings(files=("minutes/2025-*.md",), repository="blue/kiln"),)
    files = {"minutes/2025-12-01_minutes.md": MINUTES.replace("2026-01-05", "2025-12-01"), **FILES}
    assert targets(read(files, home=homes)) == ["blue/kiln#6", "blue/mill#6"]


def test_the_home_goes_through_renames():
    settings = {"group": GroupSettings(repository="old/mill"), "renames": {"old/mill": "blue/mill"}}
    reading = read(repository="old/mill", **settings)
    assert (reading.home, targets(reading)) == ("blue/mill", ["blue/mill#6"])


def test_without_any_home_it_is_the_one_that_every_link_leads_to():
    link = "https://github.com/blue/mill/pull/6"
    files = {"minutes/2026-01-05_minutes.md": MINUTES.replace("pull request #6", f"pull request {link}, #7")}
    assert read(files, repository=None).home == "blue/mill"
    other = files["minutes/2026-01-05_minutes.md"] + "* see https://github.com/blue/kiln/issues/1\n"
    assert read({"minutes/2026-01-05_minutes.md": other}, repository=None).home is None
    assert read({"minutes/2026-01-05_minutes.md": MINUTES}, repository=None).home is None


def test_a_specification_names_the_needs_it_serves():
    (version,) = read().specs
    assert (version.spec, [mention.target for mention in version.mentions]) == ("MILL-01", ["need-depth"])


def test_what_is_nested_too_deep_is_reported_and_the_rest_is_read():
    deep = MINUTES + "\n" + "\n".join("  " * level + "* x" for level in range(8))
    before = (Problem(path="other.md", reason="binary"),)
    reading = read({"minutes/2026-01-05_minutes.md": deep}, problems=before, limits=LimitSettings(nesting=5))
    assert reading.problems == (
        *before,
        Problem(
            path="minutes/2026-01-05_minutes.md",
            reason="nested deeper than 5 levels; the rest was left out (`[limits] nesting`)",
            line=14,
        ),
    )
    assert targets(reading) == ["blue/mill#6"]


def test_a_limit_that_the_reader_itself_cannot_bear_is_a_reason_too():
    reading = read({"minutes/a.md": "> " * 5000 + "x", **FILES}, limits=LimitSettings(nesting=100_000))
    assert [problem.path for problem in reading.problems] == ["minutes/a.md"]
    assert "minutes/2026-01-05_minutes.md" in reading.markdown
