"""Pages reach the disk whole, only where they differ, and never over or through what is somebody else's."""

import os
from pathlib import Path

import pytest

from lastcall.model.errors import LastcallError
from lastcall.workspace.publish import MANIFEST, Published, publish

PAGES = {"404.html": b"none", "index.html": b"overview", "style.css": b"body {}"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != MANIFEST}


def stamp(place: Path) -> tuple[int, int]:
    held = place.stat()
    return held.st_ino, held.st_mtime_ns


def test_a_new_folder_gets_every_page(tmp_path: Path):
    out = tmp_path / "build" / "site"

    published = publish(PAGES, out)

    assert published == Published(written=("404.html", "index.html", "style.css"), unchanged=(), removed=())
    assert contents(out) == PAGES


def test_the_folder_lists_what_is_ours(tmp_path: Path):
    publish(PAGES, tmp_path)

    lines = (tmp_path / MANIFEST).read_text(encoding="utf-8").splitlines()
    assert lines[1:] == ["404.html", "index.html", "style.css"]


def test_only_what_differs_is_written(tmp_path: Path):
    publish(PAGES, tmp_path)
    before = {name: stamp(tmp_path / name) for name in [*PAGES, MANIFEST]}

    published = publish({**PAGES, "index.html": b"OVERVIEW"}, tmp_path)

    assert published == Published(written=("index.html",), unchanged=("404.html", "style.css"), removed=())
    after = {name: stamp(tmp_path / name) for name in PAGES}
    assert after["404.html"] == before["404.html"]
    assert after["style.css"] == before["style.css"]
    assert after["index.html"] != before["index.html"]


def test_a_second_build_of_the_same_touches_nothing(tmp_path: Path):
    publish(PAGES, tmp_path)
    before = {name: stamp(tmp_path / name) for name in [*PAGES, MANIFEST]}

    published = publish(PAGES, tmp_path)

    assert published == Published(written=(), unchanged=tuple(PAGES), removed=())
    assert {name: stamp(tmp_path / name) for name in [*PAGES, MANIFEST]} == before


def test_a_page_of_the_last_build_is_removed_when_it_is_gone(tmp_path: Path):
    publish({**PAGES, "item-7.html": b"seven"}, tmp_path)

    published = publish(PAGES, tmp_path)

    assert published.removed == ("item-7.html",)
    assert contents(tmp_path) == PAGES


def test_what_others_put_beside_the_pages_stays(tmp_path: Path):
    publish(PAGES, tmp_path)
    (tmp_path / "CNAME").write_text("status.example")

    publish({"index.html": b"new"}, tmp_path)

    assert contents(tmp_path) == {"CNAME": b"status.example", "index.html": b"new"}


def test_a_folder_with_other_contents_is_refused_and_left_alone(tmp_path: Path):
    (tmp_path / "thesis.tex").write_text("years of work")

    with pytest.raises(LastcallError, match="not empty") as raised:
        publish(PAGES, tmp_path)

    assert raised.value.where == str(tmp_path)
    assert contents(tmp_path) == {"thesis.tex": b"years of work"}


def test_a_file_of_somebody_else_under_a_new_pages_name_is_refused(tmp_path: Path):
    publish(PAGES, tmp_path)
    (tmp_path / "item-7.html").write_text("mine")

    with pytest.raises(LastcallError, match="overwritten"):
        publish({**PAGES, "index.html": b"new", "item-7.html": b"seven"}, tmp_path)

    assert contents(tmp_path) == {**PAGES, "item-7.html": b"mine"}


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path):
    place = tmp_path / "site"
    place.write_text("a file")

    with pytest.raises(LastcallError, match="is no folder"):
        publish(PAGES, place)

    assert place.read_text() == "a file"


def test_a_link_where_the_folder_should_be_is_refused(tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to("elsewhere")

    with pytest.raises(LastcallError, match="symbolic link"):
        publish(PAGES, tmp_path / "site")

    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_link_in_place_of_a_page_is_replaced_and_not_written_through(tmp_path: Path):
    out = tmp_path / "site"
    publish(PAGES, out)
    victim = tmp_path / "victim"
    victim.write_bytes(b"overview")
    (out / "index.html").unlink()
    (out / "index.html").symlink_to(victim)

    publish({**PAGES, "index.html": b"new"}, out)

    assert victim.read_bytes() == b"overview"
    assert not (out / "index.html").is_symlink()
    assert (out / "index.html").read_bytes() == b"new"


def test_a_list_that_names_files_outside_removes_nothing_there(tmp_path: Path):
    out = tmp_path / "site"
    publish(PAGES, out)
    (tmp_path / "precious").write_text("kept")
    with (out / MANIFEST).open("a", encoding="utf-8") as manifest:
        manifest.write("../precious\n/etc/hostname\n.git\n")

    publish({"index.html": b"new"}, out)

    assert (tmp_path / "precious").read_text() == "kept"


def test_a_list_that_is_not_ours_does_not_make_the_folder_ours(tmp_path: Path):
    (tmp_path / MANIFEST).write_text("something else\nthesis.tex\n")
    (tmp_path / "thesis.tex").write_text("years of work")

    with pytest.raises(LastcallError, match="not empty"):
        publish(PAGES, tmp_path)


def test_a_build_that_was_cut_off_is_continued(tmp_path: Path):
    publish(PAGES, tmp_path)
    stage = tmp_path / ".lastcall-new"
    stage.mkdir()
    (stage / "0").write_bytes(b"half a pa")

    published = publish({**PAGES, "index.html": b"new"}, tmp_path)

    assert published.written == ("index.html",)
    assert not stage.exists()


def test_nothing_changes_when_writing_fails_half_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    publish(PAGES, tmp_path)
    write = Path.write_bytes

    def full(self: Path, content: bytes) -> int:
        if self.name == "1":
            raise OSError(28, "No space left on device")
        return write(self, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(LastcallError, match="No space left on device"):
        publish(dict.fromkeys(PAGES, b"new"), tmp_path)

    assert contents(tmp_path) == PAGES


def test_the_overview_takes_its_place_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    order = []
    replace = os.replace

    def noted(self: Path, target: Path) -> Path:
        order.append(target.name)
        replace(self, target)
        return target

    monkeypatch.setattr(Path, "replace", noted)
    publish(PAGES, tmp_path)

    assert order == [MANIFEST, "404.html", "style.css", "index.html", MANIFEST]


@pytest.mark.parametrize("path", ["../up.html", "/abs.html", "a/b.html", ".hidden", "", "c:x"])
def test_a_path_that_leads_elsewhere_is_a_defect_of_ours(tmp_path: Path, path: str):
    with pytest.raises(ValueError, match="no path of a page"):
        publish({path: b"x"}, tmp_path / "site")
