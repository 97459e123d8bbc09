import json
from pathlib import Path

import pytest
from tests.store.building import (
    HOME,
    NOW,
    archive,
    comment,
    export,
    issue,
    open_store,
    pull,
    take_in,
    versions,
)

from lastcall.documents import archive as reader
from lastcall.documents.limits import UnreadableError
from lastcall.documents.renames import Renames
from lastcall.model.evidence import digest
from lastcall.store import archives, rows

REAL = ("quic/multipath", "quic/load-balancers", "cds-github/CDS-Customer-Data")
NO_RENAMES = Renames({})


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


def test_an_archive_comes_back_as_it_was(store):
    labels = [{"name": "later", "description": None, "color": "ededed"}]
    review = {
        "id": "R_1",
        "commit": {"abbreviatedOid": "2222222"},
        "author": "bo",
        "authorAssociation": "NONE",
    }
    review |= {"state": "APPROVED", "body": "", "createdAt": "2026-01-06T10:00:00Z", "updatedAt": None}
    inner = {"originalPosition": 3, "body": "a\r\nb", "createdAt": "2026-01-06T10:00:00Z", "updatedAt": None}
    given = archive(
        issue(
            1, labels=["later"], assignees=["cy", "bo"], comments=[comment("bo", "x", "2026-01-06T09:00:00Z")]
        ),
        pull(2, reviews=[{**review, "comments": [inner]}]),
        labels=labels,
        source={"by": "hand"},
    )

    archives.take_in(store, given, "a.json", NO_RENAMES, NOW)

    assert export(store) == json.loads(given)


def test_what_is_missing_from_a_newer_archive_is_gone_and_its_words_stay_in_the_store_alone(store):
    said = comment("bo", "I object", "2026-01-06T09:00:00Z")
    take_in(store, issue(1, comments=[said]))
    take_in(store, issue(1, updated="2026-03-01T00:00:00Z"), at="2026-03-02T00:00:00+00:00")

    assert b"I object" not in archives.export(store, HOME)
    assert export(store)["issues"][0]["comments"] == []
    assert export(store)["issues"][0]["deleted"] == [
        {
            "kind": "comment",
            "author": "bo",
            "createdAt": "2026-01-06T09:00:00Z",
            "gone": "2026-03-02T00:00:00+00:00",
            "digest": digest("I object"),
            "authorAssociation": "NONE",
            "updatedAt": "2026-01-06T09:00:00Z",
        }
    ]
    assert ("body", "I object", "2026-02-01T00:00:00+00:00") in versions(store)


def test_what_an_archive_tells_of_the_deleted_is_kept_without_words(tmp_path, store):
    take_in(store, issue(1, comments=[comment("bo", "I object", "2026-01-06T09:00:00Z")]), issue(2))
    take_in(store, issue(1, updated="2026-03-01T00:00:00Z"), at="2026-03-02T00:00:00+00:00")
    first = archives.export(store, HOME)

    with open_store(tmp_path, "other.sqlite") as other:
        archives.take_in(other, first, "a.json", NO_RENAMES, NOW)
        assert archives.export(other, HOME) == first
        archives.take_in(other, first, "a.json", NO_RENAMES, NOW)
        assert archives.export(other, HOME) == first


def test_of_a_deleted_command_its_name_is_told_and_survives_an_archive(tmp_path, store):
    said = comment("bo", "/object Units: they guess\n\n`/support`\n/nonsense", "2026-01-06T09:00:00Z")
    take_in(store, issue(1, comments=[said]))
    take_in(store, issue(1, updated="2026-03-01T00:00:00Z"), at="2026-03-01T00:00:00+00:00")
    raw = archives.export(store, HOME)

    assert [one["commands"] for one in json.loads(raw)["issues"][0]["deleted"]] == [["object"]]
    assert b"guess" not in raw
    with open_store(tmp_path, "other.sqlite") as other:
        archives.take_in(other, raw, "a.json", NO_RENAMES, NOW)
        assert archives.export(other, HOME) == raw


def test_each_version_of_a_text_is_kept_with_the_time_it_was_seen(store):
    take_in(store, issue(1, body="one"))
    take_in(store, issue(1, body="two", updated="2026-02-02T00:00:00Z"), at="2026-02-03T00:00:00+00:00")
    take_in(store, issue(1, body="one", updated="2026-02-04T00:00:00Z"), at="2026-02-05T00:00:00+00:00")

    assert [seen for seen in versions(store) if seen[0] == "body"] == [
        ("body", "one", "2026-02-01T00:00:00+00:00"),
        ("body", "two", "2026-02-03T00:00:00+00:00"),
        ("body", "one", "2026-02-05T00:00:00+00:00"),
    ]
    assert export(store)["issues"][0]["body"] == "one"


def test_an_older_archive_adds_what_was_there_then_and_changes_nothing_that_stands(store):
    take_in(store, issue(1, body="new", updated="2026-03-01T00:00:00Z"), at="2026-03-02T00:00:00+00:00")
    before = export(store)
    take_in(
        store, issue(1, "Old", body="old", comments=[comment("bo", "no", "2026-01-06T09:00:00Z")]), issue(3)
    )

    after = export(store)
    assert after["timestamp"] == before["timestamp"]
    assert {**after["issues"][0], "deleted": None} == {**before["issues"][0], "deleted": None}
    assert [one["author"] for one in after["issues"][0]["deleted"]] == ["bo"]
    assert [words for _, words, _ in versions(store)][:5] == ["Which units?", "new", "Old", "old", "no"]


def test_the_same_archive_again_changes_nothing(store):
    given = (issue(1, comments=[comment("bo", "x", "2026-01-06T09:00:00Z")] * 2), pull(2))
    take_in(store, *given)
    before = list(store._connection.iterdump())
    take_in(store, *given)

    assert list(store._connection.iterdump()) == before


def test_what_is_no_item_is_reported_and_the_rest_kept(store):
    brought = take_in(store, issue(1), {"number": "two", "state": "OPEN"}, {"number": 3})

    assert (brought.issues, [problem.reason for problem in brought.problems]) == (
        1,
        ["`issues[1]` is no item and was left out", "`issues[2]` is no item and was left out"],
    )


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"{}", b'{"repo": 3}', b"\xff"])
def test_what_is_no_archive_is_refused_and_leaves_the_store_as_it_was(store, raw):
    with pytest.raises(UnreadableError):
        archives.take_in(store, raw, "a.json", NO_RENAMES, NOW)

    assert list(store.rows("SELECT * FROM repository")) == []


def test_renames_bring_an_archive_up_to_date(store):
    archives.take_in(store, archive(issue(1)), "a.json", Renames({HOME: "green/mill"}), NOW)

    assert export(store, "green/mill")["repo"] == "green/mill"
    assert archives.export(store, HOME) is None


def test_the_store_reads_as_the_archive_that_it_holds(store):
    given = archive(issue(1, comments=[comment("bo", "see #2", "2026-01-06T09:00:00Z")]), pull(2))
    archives.take_in(store, given, "store", NO_RENAMES, NOW)

    held, unfinished = archives.read(store, (HOME,), NO_RENAMES)

    assert held == (reader.read(given, "store", NO_RENAMES)[0],)
    assert unfinished == ()


def test_each_version_that_was_seen_reaches_the_values_and_its_words_do_not(store):
    said = {"author": "bo", "id": "C_1", "createdAt": "2026-01-06T09:00:00Z"}
    for day, (words, title) in enumerate([("I object", "Units"), ("Hm", "Units"), ("Fine", "Watts")], 1):
        take_in(
            store,
            issue(
                1,
                title,
                body=f"text {day}",
                updated=f"2026-02-0{day}T00:00:00Z",
                comments=[{**said, "body": words}],
            ),
            at=f"2026-02-0{day}T00:00:00+00:00",
        )

    held, _ = archives.read(store, (HOME,), NO_RENAMES)

    item = held[0].items[0]
    assert [(one.digest, one.seen.day) for one in item.comments[0].versions] == [
        (digest("I object"), 1),
        (digest("Hm"), 2),
        (digest("Fine"), 3),
    ]
    assert [(one.part, one.digest, one.seen.day) for one in item.versions] == [
        ("title", digest("Units"), 1),
        ("title", digest("Watts"), 3),
        ("body", digest("text 1"), 1),
        ("body", digest("text 2"), 2),
        ("body", digest("text 3"), 3),
    ]
    assert "I object" not in repr(held)
    assert "versions" not in export(store)["issues"][0]


def test_files_and_edits_are_tables_and_come_back(store):
    edits = [{"at": "2026-01-06T09:00:00Z", "editor": "ana", "editorId": 7}, {"at": None, "editor": None}]
    take_in(store, pull(2, files=["a.md", "b.md"], edits=edits))
    take_in(store, pull(2, files=["b.md"], edits=edits, updated="2026-03-01T00:00:00Z"))

    assert list(store.rows("SELECT place, path FROM item_file")) == [(0, "b.md")]
    assert export(store)["pulls"][0]["edits"] == edits
    held, _ = archives.read(store, (HOME,), NO_RENAMES)
    assert [(one.editor, one.at and one.at.day) for one in held[0].items[0].edits] == [
        ("ana", 6),
        (None, None),
    ]


def test_telling_texts_leave_out_what_bears_on_no_status(store):
    words = [
        "Fine.",
        "See #2",
        "I withdraw this",
        "closes GH-7",
        "in pull request 12",
        "/support",
        "I do\r\n/object",
    ]
    said = [comment("bo", text, f"2026-01-0{day}T09:00:00Z") for day, text in enumerate(words, 1)]
    take_in(store, issue(1, comments=said))

    held, _ = archives.read(store, (HOME,), NO_RENAMES, rows.Texts.TELLING)

    told = [one.body for one in held[0].items[0].comments]
    assert told == ["", *(text.replace("\r\n", "\n") for text in words[1:])]


def test_a_status_takes_no_more_texts_out_of_the_store_than_it_needs(store, monkeypatch):
    said = [comment("bo", "word " * 2000, f"2026-01-0{day}T09:00:00Z") for day in range(1, 10)]
    take_in(store, *(issue(number, comments=said) for number in range(1, 11)))
    handed = []

    def rows_of(self, statement, values=()):
        for row in kept(self, statement, values):
            handed.append(sum(len(value) for value in row if isinstance(value, str)))
            yield row

    kept = type(store).rows
    monkeypatch.setattr(type(store), "rows", rows_of)

    archives.read(store, (HOME,), NO_RENAMES, rows.Texts.TELLING)
    needed = sum(handed)
    archives.read(store, (HOME,), NO_RENAMES)

    assert sum(handed) - needed > 900_000
    assert needed < 50_000


@pytest.mark.corpora
@pytest.mark.parametrize("name", REAL)
def test_real_archives_lose_nothing_and_come_back_byte_for_byte(store, tmp_path, corpora, name):
    raw = (corpora / f"{name}.archive.json").read_bytes()
    given = json.loads(raw)

    archives.take_in(store, raw, name, NO_RENAMES, NOW)
    first = archives.export(store, given["repo"])

    assert lost(given, json.loads(first)) == []
    with open_store(tmp_path, "again.sqlite") as again:
        archives.take_in(again, first, name, NO_RENAMES, NOW)
        assert archives.export(again, given["repo"]) == first
    if name.startswith("quic/"):
        assert first == raw


def lost(given, found, path="$"):
    """Where `found` lacks what `given` holds; a null holds nothing."""
    if isinstance(given, dict):
        return [
            one
            for key, value in given.items()
            for one in lost(value, (found or {}).get(key), f"{path}.{key}")
        ]
    if isinstance(given, list) and len(given) == len(found or []):
        return [
            one
            for n, (a, b) in enumerate(zip(given, found or [], strict=True))
            for one in lost(a, b, f"{path}[{n}]")
        ]
    return [] if given == found else [path]


@pytest.mark.corpora
@pytest.mark.parametrize("name", REAL)
def test_the_status_of_real_groups_is_the_same_with_telling_texts_only(store, corpora, name):
    from datetime import UTC, datetime

    from lastcall import ledger
    from lastcall import status as statuses
    from lastcall.documents.group import read_group
    from lastcall.model.instant import Instant
    from lastcall.model.settings import GroupSettings, Settings
    from lastcall.model.sources import Sources
    from lastcall.report import shaping

    raw = (corpora / f"{name}.archive.json").read_bytes()
    repository = json.loads(raw)["repo"]
    archives.take_in(store, raw, name, NO_RENAMES, NOW)

    def told(texts):
        held, _ = archives.read(store, (repository,), NO_RENAMES, texts)
        settings = Settings(group=GroupSettings(repository=repository))
        sources = Sources(settings=settings, files=(), archives=held, repository=repository)
        instant = Instant(at=datetime(2026, 9, 1, tzinfo=UTC), zone="UTC")
        return shaping.document(shaping.status(statuses.fold(ledger.record(read_group(sources)), instant)))

    assert told(rows.Texts.TELLING) == told(rows.Texts.ALL)


def test_the_example_groups_archive_loses_nothing(store, example: Path):
    raw = (example / "archive.json").read_bytes()
    given = json.loads(raw)
    archives.take_in(store, raw, "archive.json", NO_RENAMES, NOW)

    assert json.loads(archives.export(store, given["repo"])) == given


def test_a_fault_at_any_write_leaves_no_trace(store, tmp_path, monkeypatch):
    take_in(store, issue(1))
    before = list(store._connection.iterdump())
    with open_store(tmp_path, "counted.sqlite") as counted:
        take_in(counted, issue(1))
        writes = statements_of(counted, lambda: take_in(counted, *newer()), monkeypatch)

    assert writes > 20
    for at in range(writes):
        with pytest.raises(UnpluggedError):
            statements_of(store, lambda: take_in(store, *newer()), monkeypatch, end_at=at)
        assert list(store._connection.iterdump()) == before, f"statement {at} left something behind"


def newer():
    said = comment("bo", "no", "2026-01-07T09:00:00Z", id="C_1")
    return issue(
        1, "Units!", updated="2026-01-30T00:00:00Z", labels=["x"], assignees=["bo"], comments=[said]
    ), pull(2)


class UnpluggedError(Exception):
    """The process ends here."""


def statements_of(store, act, monkeypatch, end_at=None):
    """How many statements an act runs; it ends before the one with that number."""
    made = []
    kept = type(store).execute

    def execute(self, statement, values=()):
        if len(made) == end_at:
            raise UnpluggedError
        made.append(statement)
        return kept(self, statement, values)

    with monkeypatch.context() as patched:
        patched.setattr(type(store), "execute", execute)
        act()
    return len(made)
