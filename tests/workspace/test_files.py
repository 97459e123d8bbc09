import os

import pytest

from lastcall.documents.limits import Limits, UnreadableError
from lastcall.model.finding import Problem
from lastcall.model.settings import PathSettings
from lastcall.model.sources import TextFile
from lastcall.workspace import files

OUT = "a symbolic link that leads out of the repository; not read"


def write(root, *paths):
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"# {path}\n")


def test_markdown_files_are_found_sorted_and_what_tools_make_is_not(tmp_path):
    write(
        tmp_path,
        "b.md",
        "a/C.MD",
        "a/d.markdown",
        "a/e.txt",
        ".github/x.md",
        "node_modules/y.md",
        "a/build/z.md",
    )
    assert files.markdown_paths(tmp_path) == (["a/C.MD", "a/d.markdown", "b.md"], [])


def test_links_lead_nowhere_outside(tmp_path):
    root, beside = tmp_path / "group", tmp_path / "beside"
    write(root, "minutes/a.md")
    write(beside, "secret.md", "folder/b.md")
    (root / "minutes/out.md").symlink_to(beside / "secret.md")
    (root / "minutes/inside.md").symlink_to("a.md")
    (root / "all").symlink_to(beside / "folder")
    (root / "round").symlink_to(root)
    paths, problems = files.markdown_paths(root)
    assert paths == ["minutes/a.md", "minutes/inside.md"]
    assert problems == [Problem(path="minutes/out.md", reason=OUT)]


def test_a_group_may_itself_lie_behind_a_link(tmp_path):
    write(tmp_path / "real", "a.md")
    (tmp_path / "link").symlink_to("real")
    assert files.markdown_paths(tmp_path / "link") == (["a.md"], [])


def test_a_name_that_is_no_text_is_reported_as_its_bytes(tmp_path):
    write(tmp_path, "a.md")
    try:
        (tmp_path / os.fsdecode(b"b\xff.md")).write_text("x")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    assert files.markdown_paths(tmp_path) == (
        ["a.md"],
        [Problem(path="b\\xff.md", reason="its name is not UTF-8; not read")],
    )


def test_too_many_files_are_cut_with_a_word(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_MOST_FILES", 2)
    write(tmp_path, "a.md", "b.md", "c.md")
    assert files.markdown_paths(tmp_path) == (
        ["a.md", "b.md"],
        [Problem(path="c.md", reason="more than 2 Markdown files; the rest is left out")],
    )


@pytest.mark.parametrize(
    ("settings", "chosen"),
    [
        (PathSettings(), ["minutes/a.md", "specs/s.md", "use-cases.md"]),
        (PathSettings(minutes=("notes/*.md",)), ["minutes/a.md", "notes/n.md", "specs/s.md", "use-cases.md"]),
        (PathSettings(minutes=("notes/*.md",), use_cases=(), specs=()), ["notes/n.md"]),
    ],
)
def test_the_record_s_files_by_globs_and_by_the_usual_folders(settings, chosen):
    paths = ["README.md", "minutes/a.md", "notes/n.md", "specs/s.md", "use-cases.md"]
    assert files.wanted(paths, settings) == chosen


def test_without_the_usual_folders_every_file_is_looked_at_unless_globs_say_more():
    paths = ["b.md", "notes/a.md"]
    assert files.wanted(paths, PathSettings()) == ["b.md", "notes/a.md"]
    assert files.wanted(paths, PathSettings(minutes=("notes/*.md",))) == ["notes/a.md"]


def test_texts_and_the_reasons_of_the_others(tmp_path):
    write(tmp_path, "a.md", "big.md")
    (tmp_path / "big.md").write_bytes(b"x" * 30)
    (tmp_path / "bad.md").write_bytes(b"one\n\xff")
    (tmp_path / "folder.md").mkdir()
    given = ["a.md", "bad.md", "big.md", "folder.md", "gone.md"]
    texts, problems = files.texts(tmp_path, given, Limits(file_bytes=20))
    assert texts == [TextFile(path="a.md", text="# a.md\n")]
    assert problems == [
        Problem(path="bad.md", reason="not UTF-8: byte 0xff", line=2),
        Problem(path="big.md", reason="21 bytes, more than the limit of 20 (`[limits] file_bytes`)"),
        Problem(path="folder.md", reason="no regular file"),
        Problem(path="gone.md", reason="no regular file"),
    ]


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(UnreadableError, match="no regular file"):
        files.read_bytes(tmp_path, "pipe.md", Limits())


def test_what_the_system_refuses_is_a_reason(tmp_path):
    with pytest.raises(UnreadableError, match="File name too long"):
        files.read_bytes(tmp_path, "x" * 300 + ".md", Limits())


@pytest.mark.parametrize(
    ("path", "is_looked_at"),
    [("a.md", True), ("a/B.MD", True), (".github/a.md", False), ("a/build/b.md", False), ("a.txt", False)],
)
def test_a_commit_s_paths_are_chosen_as_those_on_disk(path, is_looked_at):
    assert files.is_looked_at(path) is is_looked_at
