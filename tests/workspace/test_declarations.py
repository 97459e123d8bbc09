"""The file of declarations on disk."""

from datetime import date

import pytest

from lastcall.model.declaration import Declaration, DeclarationKind
from lastcall.model.errors import ConfigurationError, LastcallError
from lastcall.model.settings import PathSettings, Settings
from lastcall.workspace import declarations, sources

ONE = Declaration(
    about="#12",
    kind=DeclarationKind.DECISION,
    by="Ana Bell",
    on=date(2026, 6, 11),
    says="accepted",
    words="All agree ☃",
)
NAME = "declarations.toml"


def test_a_group_without_the_file_has_declared_nothing(tmp_path):
    assert declarations.read(tmp_path, NAME) == ()


def test_the_first_entry_makes_the_file_and_the_next_follows_it(tmp_path):
    declarations.add(tmp_path, f"kept/{NAME}", ONE)
    declarations.add(tmp_path, f"kept/{NAME}", ONE)

    found = declarations.read(tmp_path, f"kept/{NAME}")
    assert [(one.words, one.entry) for one in found] == [("All agree ☃", 4), ("All agree ☃", 12)]
    assert [path.name for path in (tmp_path / "kept").iterdir()] == [NAME]


@pytest.mark.parametrize(
    "before",
    [
        b"# a note, \xc3\xa4\n",
        b"# no end of line",
        b"\xef\xbb\xbf# a mark of byte order\r\n\r\n# and lines as elsewhere\r\n",
        b"",
        b"\n\n  # spaces   \n\n\n",
    ],
)
def test_an_entry_is_added_without_a_change_to_what_stands_there(tmp_path, before):
    path = tmp_path / NAME
    path.write_bytes(before)
    path.chmod(0o600)

    declarations.add(tmp_path, NAME, ONE)

    after = path.read_bytes()
    assert after.startswith(before)
    assert (b"\r\n" in after) == (b"\r\n" in before)
    assert b"\n" not in after.replace(b"\r\n", b"") or b"\r\n" not in before
    assert path.stat().st_mode & 0o777 == 0o600
    (found,) = declarations.read(tmp_path, NAME)
    assert found.says == "accepted"


@pytest.mark.parametrize(
    "broken", ["[[declaration]\n", "declaration = []\n", '[[declaration]]\nabout = "x"\n']
)
def test_a_file_that_cannot_be_read_is_left_as_it_is(tmp_path, broken):
    (tmp_path / NAME).write_text(broken, encoding="utf-8")

    with pytest.raises(ConfigurationError):
        declarations.add(tmp_path, NAME, ONE)
    assert (tmp_path / NAME).read_text(encoding="utf-8") == broken
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_bytes_that_are_no_text_are_an_error(tmp_path):
    (tmp_path / NAME).write_bytes(b"\xff\xfe")

    for act in (lambda: declarations.read(tmp_path, NAME), lambda: declarations.add(tmp_path, NAME, ONE)):
        with pytest.raises(ConfigurationError, match="is not UTF-8"):
            act()


def test_a_link_that_leads_out_of_the_repository_is_not_followed(tmp_path):
    inside = tmp_path / "group"
    inside.mkdir()
    (tmp_path / "elsewhere.toml").write_text("# theirs\n", encoding="utf-8")
    (inside / NAME).symlink_to(tmp_path / "elsewhere.toml")

    with pytest.raises(ConfigurationError, match="leads out of the repository"):
        declarations.read(inside, NAME)
    with pytest.raises(ConfigurationError, match="leads out of the repository"):
        declarations.add(inside, NAME, ONE)
    assert (tmp_path / "elsewhere.toml").read_text(encoding="utf-8") == "# theirs\n"


def test_a_folder_in_the_way_is_an_error(tmp_path):
    (tmp_path / "kept").write_text("a file", encoding="utf-8")

    with pytest.raises(LastcallError):
        declarations.add(tmp_path, f"kept/{NAME}", ONE)


def test_they_are_read_with_everything_else(tmp_path):
    declarations.add(tmp_path, "said.toml", ONE)
    given = Settings(paths=PathSettings(declarations="said.toml"))

    found = sources.gather(sources.Asked(root=tmp_path), given)

    assert [one.about for one in found.declarations] == ["#12"]
