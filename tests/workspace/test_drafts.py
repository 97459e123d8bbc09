import pytest

from lastcall.model.errors import LastcallError
from lastcall.workspace.drafts import write_new

TEXT = "# Agenda ü\n"


def test_a_file_of_that_name(tmp_path):
    assert write_new(tmp_path / "new/agenda.md", "minutes/x.md", TEXT) == tmp_path / "new/agenda.md"
    assert (tmp_path / "new/agenda.md").read_bytes() == "# Agenda ü\n".encode()


def test_into_a_folder_under_the_suggested_name(tmp_path):
    assert write_new(tmp_path, "minutes/2026-07-09_agenda.md", TEXT) == tmp_path / "2026-07-09_agenda.md"


def test_a_slash_at_the_end_means_a_folder_also_where_there_is_none_yet(tmp_path):
    written = write_new(f"{tmp_path}/minutes/", "2026-07-09_agenda.md", TEXT)
    assert written == tmp_path / "minutes/2026-07-09_agenda.md"
    assert written.read_text() == TEXT


def test_never_over_a_file(tmp_path):
    (tmp_path / "agenda.md").write_text("mine")
    with pytest.raises(LastcallError) as caught:
        write_new(tmp_path, "agenda.md", TEXT)
    assert caught.value.message == "exists already and is left as it is"
    assert caught.value.where == str(tmp_path / "agenda.md")
    assert (tmp_path / "agenda.md").read_text() == "mine"


def test_never_through_a_link(tmp_path):
    (tmp_path / "agenda.md").symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(LastcallError, match="exists already"):
        write_new(tmp_path, "agenda.md", TEXT)
    assert not (tmp_path / "elsewhere.md").exists()


def test_a_file_in_the_way_of_a_folder(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(LastcallError) as caught:
        write_new(tmp_path / "file/agenda.md", "x.md", TEXT)
    assert caught.value.message == "is a file, where a folder is needed"
    assert caught.value.where == str(tmp_path / "file")


def test_a_place_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(LastcallError, match="cannot be written: Not a directory"):
        write_new(tmp_path / "file/deep/agenda.md", "x.md", TEXT)
