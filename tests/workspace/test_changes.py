"""Sections that pull requests change, from real commits of a repository made for the test."""

import pytest
from tests.building import pull
from tests.workspace.test_git import Repository

from lastcall.documents.limits import Limits
from lastcall.workspace import changes, patches

SPEC = """# Units

Before all.

## 1. Scope <a id="scope"></a>

Readings.

## 2. Terms

A reading.

### 2.1 Watt

A unit.

## 3. End

Nothing.
"""
PATH = "specs/units.md"


@pytest.fixture
def mill(tmp_path):
    repository = Repository(tmp_path / "group")
    repository.commit(1, **{PATH: SPEC, "notes.md": "# Notes\n"})
    return repository


def changed(mill, text, day=2):
    base = mill.run("rev-parse", "HEAD")
    return base, mill.commit(day, **{PATH: text})


def found(mill, *items, paths=(PATH,)):
    told = changes.read(mill.root, items, paths, Limits())
    return {
        name.rpartition("#")[2]: {
            one.path: one.sections and [each.anchor for each in one.sections] for one in listed
        }
        for name, listed in told.items()
    }


@pytest.mark.parametrize(
    ("old", "new", "anchors"),
    [
        ("Readings.", "Readings of meters.", ["scope"]),
        ("A unit.\n", "A unit.\n\n### 2.2 Volt\n\nAnother.\n", ["22-volt"]),
        ("A reading.\n", "", ["2-terms"]),
        ("Before all.", "Before everything.", ["units"]),
        ("A reading.\n\n### 2.1 Watt\n\nA unit.", "One.\n\n### 2.1 Watt\n\nTwo.", ["2-terms", "21-watt"]),
        ("Nothing.\n", "Nothing.\n+++ b/notes.md\n@@ -1 +1 @@\n", ["3-end"]),
    ],
)
def test_a_merged_one_is_known_by_its_merge_commit(mill, old, new, anchors):
    _, commit = changed(mill, SPEC.replace(old, new))

    assert found(mill, pull(6, state="merged", merge_commit=commit)) == {"6": {PATH: anchors}}


def test_a_merge_is_held_against_its_first_parent(mill):
    mill.run("checkout", "-q", "-b", "watt")
    changed(mill, SPEC.replace("A unit.", "A unit of power."))
    mill.run("checkout", "-q", "main")
    changed(mill, SPEC.replace("Nothing.", "The end."), 3)
    mill.run("merge", "-q", "--no-ff", "-m", "merge", "watt")

    merge = mill.run("rev-parse", "HEAD")
    assert found(mill, pull(6, state="merged", merge_commit=merge)) == {"6": {PATH: ["21-watt"]}}


def test_an_open_one_is_known_where_its_branch_is_here(mill):
    mill.run("checkout", "-q", "-b", "watt")
    base, head = changed(mill, SPEC.replace("A unit.", "A unit of power."))
    mill.run("checkout", "-q", "main")
    changed(mill, SPEC.replace("Nothing.", "The end."), 3)

    assert found(mill, pull(6, base_commit=base, head_commit=head)) == {"6": {PATH: ["21-watt"]}}


def test_of_commits_that_are_not_here_nothing_is_known(mill):
    elsewhere = "1" * 40
    assert found(mill, pull(6, state="merged", merge_commit=elsewhere), pull(7, head_commit=elsewhere)) == {}


@pytest.mark.parametrize("commit", ["--output=x", "HEAD", "HEAD\n--all", "c0ffee", "-" * 40])
def test_what_is_no_id_of_a_commit_never_reaches_git(mill, commit):
    assert found(mill, pull(6, state="merged", merge_commit=commit)) == {}
    assert sorted(path.name for path in mill.root.iterdir()) == [".git", "notes.md", "specs"]


def test_other_files_are_not_looked_at(mill):
    commit = mill.commit(2, **{"notes.md": "# Notes\n\nMore.\n"})
    assert found(mill, pull(6, state="merged", merge_commit=commit)) == {}


def test_a_text_that_is_too_long_is_touched_somewhere(mill):
    _, commit = changed(mill, SPEC + "more\n" * 100)
    told = changes.read(
        mill.root, [pull(6, state="merged", merge_commit=commit)], [PATH], Limits(300, 1000, 20)
    )
    assert [(one.path, one.sections) for listed in told.values() for one in listed] == [(PATH, None)]


def test_without_a_repository(tmp_path):
    assert changes.read(tmp_path, [pull(6, state="merged", merge_commit="1" * 40)], [PATH], Limits()) == {}


def test_a_file_that_was_taken_away_has_no_spans():
    patch = b"diff --git a/x.md b/x.md\ndeleted file mode 100644\n--- a/x.md\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n"
    assert patches.spans(patch) == {}
