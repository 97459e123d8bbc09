"""Digests over the texts of commits, from a real repository."""

import subprocess

import pytest
from tests.building import archive, pull, review

from lastcall.workspace import revisions


@pytest.fixture
def repository(tmp_path):
    """A repository of two commits of one file, and a function that commits a text."""

    def git(*arguments):
        return subprocess.run(
            ["git", "-C", tmp_path, "-c", "user.name=Bo", "-c", "user.email=bo@git.example", *arguments],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()

    git("init", "-q")

    def commit(text):
        (tmp_path / "spec.md").write_text(text)
        git("add", ".")
        git("commit", "-qm", "A text", "--allow-empty")
        return git("rev-parse", "HEAD")

    return tmp_path, commit


def test_a_digest_over_the_words_of_each_commit(repository):
    root, commit = repository
    first, same, other = commit("A berth.\n"), commit("A  berth. <!-- why -->\n"), commit("A quay.\n")
    item = pull(
        6,
        files=("spec.md",),
        head_commit=other,
        reviews=(
            review("APPROVED", "2026-01-02T09:00", commit=first[:9]),
            review("APPROVED", None, commit=same),
        ),
    )
    found = revisions.read(root, [archive(item)])
    key = str(item.id)
    assert found[key, first[:9]] == found[key, same] != found[key, other]


def test_what_the_working_copy_does_not_have_is_left_out(repository):
    root, commit = repository
    commit("A berth.\n")
    item = pull(6, files=("spec.md",), head_commit="f" * 40, reviews=(review("APPROVED", None, commit="-x"),))
    assert revisions.read(root, [archive(item)]) == {}
    assert revisions.read(root, [archive(pull(7, head_commit="f" * 40))]) == {}


def test_no_repository_has_no_commits(tmp_path):
    assert revisions.read(tmp_path, [archive(pull(6, files=("a.md",), head_commit="f" * 40))]) == {}
