import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lastcall.model.errors import ConfigurationError, LastcallError
from lastcall.model.finding import Problem
from lastcall.model.settings import GroupSettings, LimitSettings, PathSettings, Settings
from lastcall.workspace import sources
from lastcall.workspace.sources import Asked

OUT = "a symbolic link that leads out of the repository; not read"


def write(root, **files):
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_toml", ".toml").replace("_md", ".md").replace(
            "_json", ".json"
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def archive(repository="blue/mill", number=1, gathered="2026-01-07T00:00:00Z"):
    issue = {"number": number, "state": "OPEN", "title": "x", "createdAt": "2026-01-01T09:00:00Z"}
    return json.dumps({"repo": repository, "timestamp": gathered, "issues": [issue], "pulls": []})


def settings(root, **options):
    return sources.settings(Asked(root=root, **options))


def gathered(root, given=None, **options):
    return sources.gather(Asked(root=root, **options), given or Settings())


def test_a_group_without_a_configuration(tmp_path):
    assert settings(tmp_path) == Settings()


def test_its_own_file_comes_first_and_may_start_with_a_mark_of_byte_order(tmp_path):
    write(
        tmp_path,
        lastcall_toml="\ufeff[group]\nname = 'Mill'",
        pyproject_toml="[tool.lastcall.group]\nname = 'Other'",
    )
    assert settings(tmp_path).group.name == "Mill"


def test_a_table_in_the_project_s_file(tmp_path):
    write(tmp_path, pyproject_toml="[tool.lastcall.group]\nname = 'Mill'")
    assert settings(tmp_path).group.name == "Mill"


@pytest.mark.parametrize("text", ["[project]\nname = 'x'", "tool = 3", "not toml", "[tool.other]\n"])
def test_a_project_s_file_without_the_table_says_nothing(tmp_path, text):
    write(tmp_path, pyproject_toml=text)
    assert settings(tmp_path) == Settings()


def test_a_project_s_file_that_is_no_text_says_nothing(tmp_path):
    (tmp_path / "pyproject.toml").write_bytes(b"\xff")
    assert settings(tmp_path) == Settings()


def test_a_mistake_is_placed_in_the_repository_s_own_path(tmp_path):
    write(tmp_path, lastcall_toml="[group]\nnam = 'x'")
    with pytest.raises(ConfigurationError) as caught:
        settings(tmp_path)
    assert caught.value.where == "lastcall.toml:2"


def test_a_configuration_from_elsewhere(tmp_path):
    write(tmp_path, other__mine_toml="[group]\nname = 'Mill'", lastcall_toml="broken")
    assert settings(tmp_path, config=tmp_path / "other/mine.toml").group.name == "Mill"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.toml", "cannot be read: No such file or directory"),
        ("folder", "cannot be read: Is a directory"),
        ("bad.toml", "is not UTF-8"),
    ],
)
def test_a_configuration_that_cannot_be_read(tmp_path, name, message):
    (tmp_path / "folder").mkdir()
    (tmp_path / "bad.toml").write_bytes(b"\xff")
    with pytest.raises(ConfigurationError) as caught:
        settings(tmp_path, config=tmp_path / name)
    assert (caught.value.message, caught.value.where) == (message, str(tmp_path / name))


@pytest.mark.parametrize("config", [None, Path("lastcall.toml")])
def test_a_folder_that_is_not_there(tmp_path, config):
    with pytest.raises(LastcallError) as caught:
        settings(tmp_path / "gone", config=config)
    assert (caught.value.message, caught.value.where) == ("no such folder", str(tmp_path / "gone"))
    assert caught.value.hint == "name the folder of the group's repository with `-C DIR`"


def test_the_command_line_adds_renames_and_names_the_home(tmp_path):
    write(tmp_path, lastcall_toml="[group]\nrepository = 'a/b'\n[renames]\n'x/y' = 'a/b'\n'o/p' = 'a/b'")
    found = settings(tmp_path, repository="c/d", renames={"x/y": "c/d"})
    assert found.group.repository == "c/d"
    assert found.renames == {"x/y": "c/d", "o/p": "a/b"}


def test_everything_of_a_group(tmp_path):
    write(
        tmp_path,
        minutes__b_md="# b\n",
        minutes__a_md="# a\n",
        README_md="# Readme\n",
        archive_json=archive(),
        archives__old_json=archive(number=2),
        archives__deep__no_json=archive(number=3),
        participants_toml="[[participant]]\nname = 'Ana Bell'\n",
    )
    found = gathered(tmp_path)
    assert [file.path for file in found.files] == ["minutes/a.md", "minutes/b.md"]
    assert [(one.source, str(one.items[0].id)) for one in found.archives] == [
        ("archive.json", "blue/mill#1"),
        ("archives/old.json", "blue/mill#2"),
    ]
    assert [person.name for person in found.register.participants] == ["Ana Bell"]
    assert (found.problems, found.repository, found.commit, found.dated_by_history) == ((), None, None, False)


@pytest.mark.parametrize(
    ("globs", "names"),
    [
        (("data/*.json",), ["data/a.json", "data/b.json"]),
        (("data/**/*.json",), ["data/a.json", "data/b.json", "data/deep/c.json"]),
        (("d*/a.json", "data/a.json"), ["data/a.json"]),
        (("./data/a.json",), ["data/a.json"]),
        (("data/dump",), ["data/dump"]),
        (("gone/*.json", "gone.json"), []),
    ],
)
def test_archives_by_their_globs(tmp_path, globs, names):
    write(
        tmp_path,
        data__a_json=archive(),
        data__b_json=archive(),
        data__deep__c_json=archive(),
        data__dump=archive(),
    )
    found = gathered(tmp_path, Settings(paths=PathSettings(archives=globs)))
    assert [one.source for one in found.archives] == names


def test_a_configured_archive_that_is_broken_is_reported(tmp_path):
    write(tmp_path, archive_json=archive()[:40], archives__a_json=archive())
    found = gathered(tmp_path)
    assert [one.source for one in found.archives] == ["archives/a.json"]
    assert found.problems == (
        Problem(
            path="archive.json",
            reason="cut off in the middle: the JSON ends early",
            hint="restore the file, or make it anew",
        ),
    )


def test_a_broken_item_of_an_archive_is_reported(tmp_path):
    write(tmp_path, archive_json='{"repo": "a/b", "issues": [3]}')
    (problem,) = gathered(tmp_path).problems
    assert problem.reason.startswith("`issues[0]` is no item and was left out")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("cut.json", "cut off in the middle: the JSON ends early"),
        ("gone.json", "No such file or directory"),
        ("empty", "no `*.archive.json` in this folder"),
    ],
)
def test_an_archive_named_on_the_command_line_must_be_there_and_whole(tmp_path, name, message):
    write(tmp_path, cut_json=archive()[:40])
    (tmp_path / "empty").mkdir()
    with pytest.raises(LastcallError) as caught:
        gathered(tmp_path, archives=(tmp_path / name,))
    assert caught.value.message == message


def test_archives_named_on_the_command_line_replace_the_configured(tmp_path):
    root, beside = tmp_path / "group", tmp_path / "beside"
    write(root, archive_json=archive(), mine_json=archive(number=2))
    write(beside, **{"a.archive_json": archive("blue/kiln"), "b_json": archive()})
    found = gathered(root, archives=(beside, root / "mine.json"))
    assert [(one.repository, one.source) for one in found.archives] == [
        ("blue/kiln", str(beside / "a.archive.json")),
        ("blue/mill", "mine.json"),
    ]


def test_renames_hold_in_archives_too(tmp_path):
    write(tmp_path, archive_json=archive("old/mill"))
    found = gathered(tmp_path, Settings(renames={"old/mill": "blue/mill"}))
    assert found.archives[0].repository == "blue/mill"


@pytest.fixture
def linked(tmp_path):
    """A group whose files are links that lead out of it."""
    root, beside = tmp_path / "group", tmp_path / "beside"
    write(
        beside,
        secret_md="# Secret",
        archive_json=archive(),
        participants_toml="password = 'x'",
        lastcall_toml="password = 'x'",
    )
    write(root, minutes__a_md="# a\n")
    for name, target in {"minutes/out.md": "secret.md", "archive.json": "archive.json"}.items():
        (root / name).symlink_to(beside / target)
    return root


def test_links_out_of_the_repository_are_reported_and_not_read(linked):
    found = gathered(linked)
    assert [file.path for file in found.files] == ["minutes/a.md"]
    assert found.archives == ()
    assert [(problem.path, problem.reason) for problem in found.problems] == [
        ("archive.json", OUT),
        ("minutes/out.md", OUT),
    ]


def test_a_link_that_is_no_part_of_the_record_is_not_spoken_of(linked):
    (linked / "other.md").symlink_to(linked.parent / "beside/secret.md")
    assert "other.md" not in {problem.path for problem in gathered(linked).problems}


def test_a_register_or_configuration_behind_a_link_is_a_mistake(linked):
    beside = linked.parent / "beside"
    (linked / "participants.toml").symlink_to(beside / "participants.toml")
    with pytest.raises(ConfigurationError) as caught:
        gathered(linked)
    assert (caught.value.message, caught.value.where) == (OUT, "participants.toml")
    (linked / "lastcall.toml").symlink_to(beside / "lastcall.toml")
    with pytest.raises(ConfigurationError) as caught:
        settings(linked)
    assert (caught.value.message, caught.value.where) == (OUT, "lastcall.toml")


def test_limits_are_the_configuration_s(tmp_path):
    write(tmp_path, minutes__a_md="# long enough\n")
    found = gathered(tmp_path, Settings(limits=LimitSettings(file_bytes=5)))
    assert found.files == ()
    assert found.problems[0].reason == "6 bytes, more than the limit of 5 (`[limits] file_bytes`)"


def commit(root, day):
    time = f"2026-01-{day:02}T12:00:00Z"
    who = {
        f"GIT_{role}_{what}": "ana@mill.example"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    environment = {**os.environ, **who, "GIT_AUTHOR_DATE": time, "GIT_COMMITTER_DATE": time}
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "-m", "x"]):
        subprocess.run(["git", "-C", str(root), *arguments], env=environment, check=True, capture_output=True)


def test_of_a_past_instant_files_are_those_of_its_commit_and_archives_today_s(tmp_path):
    write(tmp_path, minutes__a_md="first\n")
    commit(tmp_path, 1)
    write(tmp_path, minutes__a_md="second\n", minutes__b_md="new\n", archive_json=archive())
    commit(tmp_path, 5)
    asked = Asked(root=tmp_path)
    past = sources.gather(asked, Settings(), datetime(2026, 1, 3, tzinfo=UTC))
    assert [(file.path, file.text) for file in past.files] == [("minutes/a.md", "first\n")]
    assert past.dated_by_history
    assert past.commit is not None
    assert len(past.archives) == 1
    before = sources.gather(asked, Settings(), datetime(2025, 12, 1, tzinfo=UTC))
    assert [file.text for file in before.files] == ["second\n", "new\n"]
    assert (before.commit, before.dated_by_history) == (None, False)


def test_the_home_is_the_configuration_s_or_the_remote_s(tmp_path):
    commit_free = tmp_path / "group"
    commit_free.mkdir()
    subprocess.run(["git", "-C", str(commit_free), "init", "--quiet"], check=True)
    remote = ["remote", "add", "origin", "https://git.example/blue/mill"]
    subprocess.run(["git", "-C", str(commit_free), *remote], check=True)
    assert gathered(commit_free).repository == "blue/mill"
    assert gathered(commit_free, Settings(group=GroupSettings(repository="a/b"))).repository == "a/b"


PROFILE = 'id = "mill"\ntitle = "t"\nsays = "s"\nsource = "c"\n'


def with_profile(root, name="process/mill.toml"):
    write(root, lastcall_toml=f"[group]\nprofile = '{name}'\n")
    return gathered(root, settings(root))


def test_a_profile_of_the_group_s_own_is_read_with_the_text_of_the_configuration(tmp_path):
    write(tmp_path, process__mill_toml=PROFILE)

    found = with_profile(tmp_path)

    assert [(one.path, one.text) for one in found.profiles] == [("process/mill.toml", PROFILE)]
    assert found.configuration is not None
    assert found.configuration.path == "lastcall.toml"
    assert found.configuration.text.startswith("[group]")


def test_a_shipped_profile_is_no_file_and_a_group_may_have_no_configuration(tmp_path):
    assert gathered(tmp_path).configuration is None
    assert with_profile(tmp_path, "ietf").profiles == ()


def test_a_profile_that_is_not_there_or_leads_out_is_an_error(tmp_path):
    inside = tmp_path / "group"
    write(inside, process__x_md="")
    (tmp_path / "mill.toml").write_text(PROFILE, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="cannot be read"):
        with_profile(inside)
    (inside / "process" / "mill.toml").symlink_to(tmp_path / "mill.toml")
    with pytest.raises(ConfigurationError, match="leads out of the repository"):
        with_profile(inside)
    with pytest.raises(ConfigurationError, match="leads out of the repository"):
        with_profile(inside, "../mill.toml")
