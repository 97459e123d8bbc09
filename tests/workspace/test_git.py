import os
import subprocess
from datetime import UTC, datetime

import pytest

from lastcall.documents.limits import Limits
from lastcall.model.finding import Problem
from lastcall.model.sources import TextFile
from lastcall.workspace import git

WHO = {
    "GIT_AUTHOR_NAME": "Ana",
    "GIT_AUTHOR_EMAIL": "ana@mill.example",
    "GIT_COMMITTER_NAME": "Ana",
    "GIT_COMMITTER_EMAIL": "ana@mill.example",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


class Repository:
    """A repository whose commits have the times that a test gives."""

    def __init__(self, root):
        self.root = root
        root.mkdir(exist_ok=True)
        self.run("init", "--quiet", "--initial-branch=main")

    def run(self, *arguments, at="2026-01-01T00:00:00Z"):
        environment = {**os.environ, **WHO, "GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
        done = subprocess.run(
            ["git", "-C", str(self.root), *arguments], env=environment, check=True, capture_output=True
        )
        return done.stdout.decode().strip()

    def commit(self, day, **files):
        for name, text in files.items():
            path = self.root / name.replace("__", "/").replace("_md", ".md")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        self.run("add", "--all")
        self.run("commit", "--quiet", "--message", "x", at=f"2026-01-{day:02}T12:00:00Z")
        return self.run("rev-parse", "HEAD")


def at(day, hour=12):
    return datetime(2026, 1, day, hour, tzinfo=UTC)


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path / "group")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://git.example/blue/mill.git", "blue/mill"),
        ("https://token@git.example/blue/mill", "blue/mill"),
        ("git@git.example:blue/mill.git", "blue/mill"),
        ("ssh://git@git.example:22/blue/mill/", "blue/mill"),
        ("/srv/git/blue/mill.git", None),
        ("../mill", None),
    ],
)
def test_the_repository_s_name_is_in_its_remote(repository, url, name):
    repository.run("remote", "add", "origin", url)
    assert git.remote_repository(repository.root) == name


def test_without_a_remote_or_a_repository_there_is_no_name(repository, tmp_path):
    (tmp_path / "plain").mkdir()
    assert git.remote_repository(repository.root) is None
    assert git.remote_repository(tmp_path / "plain") is None
    assert git.commit_before(tmp_path / "plain", at(1)) is None


def test_the_last_commit_before_an_instant(repository):
    first = repository.commit(1, a_md="one")
    second = repository.commit(3, a_md="two")
    assert git.commit_before(repository.root, at(2)) == first
    assert git.commit_before(repository.root, at(3, 11)) == first
    assert git.commit_before(repository.root, at(3)) == second
    assert git.commit_before(repository.root, at(1, 11)) is None


def test_a_repository_without_commits_has_none(repository):
    assert git.commit_before(repository.root, at(9)) is None


def test_the_base_branch_is_the_remote_s_where_it_is_known(repository):
    base = repository.commit(1, a_md="one")
    repository.run("update-ref", "refs/remotes/origin/main", base)
    repository.run("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    repository.commit(2, a_md="a contributor's")
    assert git.commit_before(repository.root, at(9)) == base


def test_files_of_a_commit(repository):
    files = {
        "minutes/a.md": "one\n",
        "README": "x",
        "minutes/bad.md": b"\xff",
        "build/b.md": "made",
        "ü.md": "ü",
    }
    repository.commit(1, **files)
    (repository.root / "link.md").symlink_to("minutes/a.md")
    commit = repository.commit(2, minutes__b_md="two\r\n")
    (repository.root / "minutes/a.md").write_text("changed later")
    assert git.paths_at(repository.root, commit) == ["minutes/a.md", "minutes/b.md", "minutes/bad.md", "ü.md"]
    texts, problems = git.texts_at(
        repository.root,
        commit,
        ["minutes/a.md", "minutes/bad.md", "gone.md", "minutes/b.md", "ü.md"],
        Limits(),
    )
    assert texts == [
        TextFile(path="minutes/a.md", text="one\n"),
        TextFile(path="minutes/b.md", text="two\n"),
        TextFile(path="ü.md", text="ü"),
    ]
    assert problems == [
        Problem(path="minutes/bad.md", reason="not UTF-8: byte 0xff", line=1),
        Problem(path="gone.md", reason=f"not to be had from commit {commit[:12]}"),
    ]


def test_a_name_with_a_line_feed_shifts_no_other_file(repository):
    commit = repository.commit(1, **{"a\nb_md": "first", "c_md": "second"})
    texts, problems = git.texts_at(repository.root, commit, ["a\nb.md", "c.md"], Limits())
    assert [(file.path, file.text) for file in texts] == [("a\nb.md", "first"), ("c.md", "second")]
    assert problems == []


def test_a_hook_s_repository_is_not_taken_for_the_group_s(repository, tmp_path, monkeypatch):
    commit = repository.commit(1, a_md="one")
    other = Repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    assert git.commit_before(repository.root, at(9)) == commit


def test_without_git_nothing_is_known(repository, monkeypatch):
    commit = repository.commit(1, a_md="one")
    monkeypatch.setenv("PATH", "")
    assert git.commit_before(repository.root, at(9)) is None
    texts, problems = git.texts_at(repository.root, commit, ["a.md"], Limits())
    assert texts == []
    assert problems == [Problem(path="a.md", reason=f"not to be had from commit {commit[:12]}")]
