import sqlite3
import threading
from pathlib import Path

import pytest
from tests.store.building import HOME, export, issue, open_store, take_in

from lastcall.store import StoreError, archives, database
from lastcall.store.schema import STEPS, VERSION

OLD = Path(__file__).parent / "older"


def test_a_new_store_has_the_newest_tables_and_is_known_as_ours(tmp_path):
    with open_store(tmp_path) as store:
        assert store.one("PRAGMA user_version") == (VERSION,)
        assert store.one("PRAGMA foreign_key_check") is None
    assert sqlite3.connect(tmp_path / "store.sqlite").execute("PRAGMA application_id").fetchone() == (
        0x4C435331,
    )


def test_every_reference_of_the_tables_leads_somewhere(tmp_path):
    with open_store(tmp_path) as store:
        tables = {name for (name,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
        targets = {row[2] for table in tables for row in store.rows(f"PRAGMA foreign_key_list({table})")}

    assert targets == {"repository", "account", "label", "item", "remark", "version"}


def test_an_older_store_is_brought_up_to_date_and_keeps_what_it_holds(tmp_path, monkeypatch):
    with open_store(tmp_path) as store:
        take_in(store, issue(1))
        before = export(store)
    monkeypatch.setattr(
        database, "STEPS", (*STEPS, "CREATE TABLE extra (id INTEGER PRIMARY KEY);\nDROP TABLE link;\n")
    )
    monkeypatch.setattr(database, "VERSION", VERSION + 1)

    with open_store(tmp_path) as store:
        tables = {name for (name,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert ("extra" in tables, "link" in tables) == (True, False)
        assert store.one("PRAGMA user_version") == (VERSION + 1,)
        assert store.one("SELECT name FROM repository") == (before["repo"],)


def test_a_store_of_the_first_version_is_brought_up_to_date_and_tells_the_same(tmp_path):
    """A real one, as the first version wrote it after two syncs with a deletion between them."""
    older = sqlite3.connect(tmp_path / "store.sqlite")
    older.executescript((OLD / "version1.sql").read_text(encoding="utf-8"))
    older.close()

    with open_store(tmp_path) as store:
        assert store.one("PRAGMA user_version") == (VERSION,)
        assert store.one("PRAGMA integrity_check") == ("ok",)
        assert store.one("PRAGMA foreign_key_check") is None
        assert archives.export(store, "group/spec") == (OLD / "version1.archive.json").read_bytes()
        assert list(store.rows("SELECT path FROM item_file")) == [("spec.md",)]
        assert store.one("SELECT count(*) FROM item WHERE more LIKE '%spec.md%'") == (0,)
        assert list(
            store.rows("SELECT words FROM version JOIN remark ON remark.id = remark WHERE gone NOTNULL")
        )


def test_the_tables_are_the_same_however_a_store_came_to_its_version(tmp_path):
    older = sqlite3.connect(tmp_path / "old.sqlite")
    older.executescript((OLD / "version1.sql").read_text(encoding="utf-8"))
    older.close()
    ask = "SELECT name, sql FROM sqlite_master ORDER BY name"

    with open_store(tmp_path, "old.sqlite") as old, open_store(tmp_path) as new:
        assert list(old.rows(ask)) == list(new.rows(ask))


def test_a_step_that_fails_leaves_the_older_store_as_it_was(tmp_path, monkeypatch):
    with open_store(tmp_path) as store:
        take_in(store, issue(1))
    before = (tmp_path / "store.sqlite").read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(database, "STEPS", (*STEPS, "CREATE TABLE extra (id);\nDROP TABLE nothing;\n"))
        patched.setattr(database, "VERSION", VERSION + 1)
        with pytest.raises(StoreError):
            open_store(tmp_path)

    assert (tmp_path / "store.sqlite").read_bytes() == before


def test_a_store_of_a_newer_version_is_left_alone(tmp_path):
    with open_store(tmp_path) as store:
        store.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = (tmp_path / "store.sqlite").read_bytes()

    with pytest.raises(StoreError, match="written by a newer Lastcall") as caught:
        open_store(tmp_path)

    assert "update Lastcall" in str(caught.value)
    assert (tmp_path / "store.sqlite").read_bytes() == before


def test_another_programs_database_is_left_alone(tmp_path):
    path = tmp_path / "store.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE bookmarks (id)")
    other.commit()
    before = path.read_bytes()

    with pytest.raises(StoreError, match="database of another program"):
        open_store(tmp_path)

    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"no store at all" * 100, b"SQLite format 3\0" + b"\x10\0\x01\x01\0@  " + b"x" * 4000]
)
def test_a_damaged_file_is_left_alone(tmp_path, content):
    path = tmp_path / "store.sqlite"
    path.write_bytes(content)

    with pytest.raises(StoreError, match="damaged") as caught:
        open_store(tmp_path)

    assert "move it away" in str(caught.value)
    assert path.read_bytes() == content


def test_a_store_that_was_cut_off_is_said_to_be_damaged(tmp_path):
    with open_store(tmp_path) as store:
        take_in(store, *(issue(number, body="words " * 200) for number in range(1, 60)))
    path = tmp_path / "store.sqlite"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    with pytest.raises(StoreError, match="damaged"), open_store(tmp_path) as store:
        export(store)


def test_a_locked_store_is_waited_for_and_then_said_to_be(tmp_path):
    with open_store(tmp_path) as store, open_store(tmp_path, patience=0.05) as other:
        take_in(store, issue(1))
        with store.writing(), pytest.raises(StoreError, match="in use by another process"):
            take_in(other, issue(2))
        take_in(other, issue(2))
        assert [one["number"] for one in export(store)["issues"]] == [1, 2]


def test_what_is_half_written_is_seen_by_nobody(tmp_path):
    with open_store(tmp_path) as store, open_store(tmp_path) as other:
        take_in(store, issue(1))
        with store.writing():
            store.execute("UPDATE repository SET complete = 0")
            store.execute("DELETE FROM item_label")
            assert [one["number"] for one in export(other)["issues"]] == [1]


def test_a_reader_sees_one_picture_while_others_write(tmp_path):
    with open_store(tmp_path) as store:
        take_in(store, issue(1))
        finished = threading.Event()

        def write():
            with open_store(tmp_path) as other:
                take_in(other, issue(2))
            finished.set()

        with store.reading():
            assert store.one("SELECT count(*) FROM item") == (1,)
            writer = threading.Thread(target=write)
            writer.start()
            assert not finished.wait(0.2)
            assert store.one("SELECT count(*) FROM item") == (1,)
        writer.join()
        assert store.one("SELECT count(*) FROM item") == (2,)


def test_a_folder_in_the_way(tmp_path):
    (tmp_path / "store.sqlite").mkdir()

    with pytest.raises(StoreError, match="cannot be written or opened"):
        open_store(tmp_path)


def test_a_file_where_its_folder_should_be(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(StoreError, match="cannot be made"):
        open_store(tmp_path, "file/store.sqlite")


def test_a_store_that_must_be_there_is_not_made(tmp_path):
    with pytest.raises(StoreError, match="no such store"):
        open_store(tmp_path, create=False)

    assert list(tmp_path.iterdir()) == []


def test_reading_writes_nothing(tmp_path, monkeypatch):
    with open_store(tmp_path) as store:
        take_in(store, issue(1))
    connect = sqlite3.connect
    # as for a user who may only read the file
    read_only = lambda path, **named: connect(f"file:{path}?mode=ro", uri=True, **named)  # noqa: E731
    monkeypatch.setattr(sqlite3, "connect", read_only)

    with open_store(tmp_path, create=False) as store:
        assert export(store, HOME)["repo"] == HOME
        with pytest.raises(StoreError, match="cannot be written"):
            take_in(store, issue(2))
