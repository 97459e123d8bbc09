import json
import re

import pytest
from tests.cli.calling import call
from tests.github.archive import load

from lastcall.cli import stored
from lastcall.store import Store

TOML = '[group]\nrepository = "blue/mill"\n'


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    """No token and no store but what a test gives."""
    for name in ("GITHUB_TOKEN", "GH_TOKEN", "GITHUB_API_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", "/usr/bin:/bin")


@pytest.fixture
def group(tmp_path):
    folder = tmp_path / "group"
    folder.mkdir()
    (folder / "lastcall.toml").write_text(TOML)
    return folder


@pytest.fixture
def signed_in(github, monkeypatch):
    monkeypatch.setenv("GITHUB_TOKEN", github.token)
    monkeypatch.setenv("GITHUB_API_URL", github.base_url)
    return github


@pytest.fixture
def mill(signed_in):
    mill = signed_in.state.add_repository("blue/mill")
    signed_in.state.open_issue(mill, "Which units?", "Say them.", "ana")
    signed_in.state.open_pull(mill, "Say watts", "Closes #1", "bo")
    return mill


def titles(answer):
    return [one["title"] for one in answer.json["proposals"]]


def test_a_sync_and_then_the_status_from_the_store(group, mill):
    answer = call("-C", group, "sync")

    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "blue/mill: 2 items read (4 requests, 13 points)\n"
    status = call("-C", group, "status")
    assert "Say watts" in status.out
    assert "blue/mill are known up to" in status.out or status.code == 0


def test_the_store_stands_where_it_is_named(group, mill, tmp_path):
    named = tmp_path / "deep" / "group.sqlite"

    assert call("-C", group, "sync", "--store", named).code == 0

    assert named.is_file()
    assert not (tmp_path / "cache").exists()
    assert "Say watts" in call("-C", group, "status", "--store", named).out
    assert "Say watts" not in call("-C", group, "status").out


def test_a_store_that_is_named_and_not_there(group, tmp_path):
    answer = call("-C", group, "status", "--store", tmp_path / "none.sqlite")

    assert (answer.code, "no such store" in answer.err, "lastcall sync" in answer.err) == (2, True, True)


def test_the_store_comes_before_the_groups_own_archive_and_given_ones_before_the_store(group, mill, tmp_path):
    row = {"number": 7, "state": "OPEN", "title": "Old", "url": "https://git.example/7"}
    row |= {"createdAt": "2020-01-01T00:00:00Z", "reviews": []}
    old = json.dumps({"repo": "blue/mill", "issues": [], "pulls": [row]})
    (group / "archive.json").write_text(old)
    assert "Old" in call("-C", group, "status").out

    call("-C", group, "sync")

    assert "Old" not in call("-C", group, "status").out
    assert "Say watts" in call("-C", group, "status").out
    given = call("-C", group, "status", "--archive", group / "archive.json").out
    assert ("Old" in given, "Say watts" in given) == (True, False)


def test_several_repositories_by_name(group, mill, signed_in):
    signed_in.state.add_repository("blue/kiln")

    answer = call("-C", group, "sync", "--repository", "blue/mill", "--repository", "blue/kiln")

    assert [line.split(":")[0] for line in answer.err.splitlines()] == ["blue/mill", "blue/kiln"]


def test_without_a_token_it_reads_what_everybody_sees_and_says_what_is_not_known(group, mill, monkeypatch):
    monkeypatch.delenv("GITHUB_TOKEN")

    answer = call("-C", group, "sync")

    assert answer.code == 0
    first, second = answer.err.splitlines()
    assert "no reviews, histories or files" in first
    assert "gh auth login" in first
    assert second == "blue/mill: 2 items read (5 requests, 55 left in this hour)"
    status = call("-C", group, "status").out
    assert "Say watts" in status
    assert "was read without a token: not known are reviews, timelines, edits, threads, files" in status


def test_a_token_that_is_forgotten_later_thins_nothing_out(group, mill, monkeypatch):
    call("-C", group, "sync")
    monkeypatch.delenv("GITHUB_TOKEN")

    answer = call("-C", group, "sync")

    assert (answer.code, "was read with a token before" in answer.err) == (4, True)


def test_which_repository_is_not_known(tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()

    answer = call("-C", folder, "sync")

    assert (answer.code, "--repository OWNER/NAME" in answer.err) == (2, True)


@pytest.mark.parametrize("address", ["git.example", "http://git.example/api/v3", "ftp://git.example"])
def test_an_address_that_would_give_the_token_away_is_refused(group, address):
    answer = call("-C", group, "sync", "--base-url", address)

    assert answer.code == 4
    assert address in answer.err


def test_the_configuration_does_not_say_where_the_token_goes(group, mill, signed_in):
    (group / "lastcall.toml").write_text(TOML + '[github]\nweb = "https://evil.example"\n')

    assert call("-C", group, "sync").code == 0
    assert len(signed_in.requests) > 0


def test_what_is_under_an_open_call_is_read_again(group, mill, signed_in):
    text = "## Timeline\n\n- 2035-01-01 - Deadline for comments\n"
    pull = signed_in.state.open_pull(mill, "Call", text, "bo")
    comment = signed_in.state.comment(pull, "I agree", "cy")
    call("-C", group, "sync")
    signed_in.state.edit(comment, "I object", silently=True)

    call("-C", group, "sync")

    assert signed_in.requests[-1].operation == "Items"
    call("-C", group, "archive", "export", group / "a.json")
    assert "I object" in (group / "a.json").read_text()


def test_an_archive_goes_in_and_comes_out_the_same(group, tmp_path, example):
    raw = (example / "archive.json").read_bytes()
    repository = json.loads(raw)["repo"]
    (group / "lastcall.toml").write_text(f'[group]\nrepository = "{repository}"\n')

    assert call("-C", group, "archive", "import", example / "archive.json").code == 0
    assert call("-C", group, "archive", "export", tmp_path / "out.json").err.startswith("wrote ")
    printed = call("-C", group, "archive", "export", "-").out

    assert json.loads((tmp_path / "out.json").read_text()) == json.loads(raw)
    assert printed == (tmp_path / "out.json").read_text() + "\n"


def test_what_is_no_archive_is_refused(group, tmp_path):
    (tmp_path / "a.json").write_text("{")

    answer = call("-C", group, "archive", "import", tmp_path / "a.json")

    assert (answer.code, "a.json" in answer.err, "defect" in answer.err) == (2, True, False)


def test_what_the_store_does_not_hold_is_not_exported(group, tmp_path, mill):
    call("-C", group, "sync", "--repository", "blue/mill")

    answer = call("-C", group, "archive", "export", tmp_path / "a.json", "--repository", "blue/kiln")

    assert (answer.code, "does not hold blue/kiln" in answer.err) == (2, True)
    assert not (tmp_path / "a.json").exists()


@pytest.mark.parametrize(
    "content", [b"no store at all, and long enough to be looked at" * 30, b"SQLite format 3\0" + b"x" * 5000]
)
def test_a_damaged_store_ends_with_a_message(group, mill, tmp_path, content):
    store = tmp_path / "s.sqlite"
    store.write_bytes(content)

    for command in ("sync", "status"):
        answer = call("-C", group, command, "--store", store)
        assert (answer.code, "damaged" in answer.err, "move it away" in answer.err) == (2, True, True)
    assert store.read_bytes() == content


@pytest.mark.corpora
def test_the_status_of_a_real_group_is_the_same_from_archive_and_store(group, corpora, signed_in, tmp_path):
    path = corpora / "quic/multipath.archive.json"
    archive = json.loads(path.read_bytes())
    load(signed_in.state, archive)
    (group / "lastcall.toml").write_text(f'[group]\nrepository = "{archive["repo"]}"\nnow = "2026-03-18"\n')
    from_archive = call("-C", group, "status", "--format", "json", "--archive", path).out

    call("-C", group, "sync")
    with Store(tmp_path / "cache" / "lastcall" / "store.sqlite") as store:
        # the only thing that this machine's GitHub cannot give as it was: addresses, of which ids are made
        store.execute("UPDATE item SET url = replace(url, ?, 'https://github.com')", (signed_in.host,))
    from_store = call("-C", group, "status", "--format", "json").out
    # an archive has no addresses of reviews: there the pull request's stands for them
    reviews = re.compile(rf'{re.escape(signed_in.host)}(/[^"#]*)#pullrequestreview-[0-9]+')
    from_store, told = reviews.subn(r"https://github.com\1", from_store)
    assert told

    differ = [
        (a, b) for a, b in zip(from_archive.splitlines(), from_store.splitlines(), strict=True) if a != b
    ]
    assert differ == []


@pytest.mark.parametrize(
    ("environment", "path"),
    [
        ({"XDG_CACHE_HOME": "/var/c", "HOME": "/home/ana"}, "/var/c/lastcall/store.sqlite"),
        ({"XDG_CACHE_HOME": "c", "HOME": "/home/ana"}, "/home/ana/.cache/lastcall/store.sqlite"),
        ({"HOME": "/home/ana"}, "/home/ana/.cache/lastcall/store.sqlite"),
    ],
)
def test_the_usual_place(environment, path):
    assert stored.usual_path(environment).as_posix() == path


def test_what_is_gone_is_told_by_show_and_on_pages_and_its_words_nowhere(group, mill, signed_in, tmp_path):
    state = signed_in.state
    pull = state.open_pull(mill, "Say joules", "## Timeline\n\n- 2035-01-01 - Deadline for comments\n", "bo")
    comment = state.comment(pull, "I object to all joules", "cy")
    doomed = state.open_issue(mill, "Doomed", "these are doomed words", "cy")
    call("-C", group, "sync")
    state.clock.advance(10)
    state.delete(comment)
    state.delete(doomed)
    call("-C", group, "sync", "--full")

    shown = call("-C", group, "show", f"#{pull.number}")
    assert "a comment by @cy of" in shown.out
    assert "was deleted (first missed on" in shown.out
    item = call("-C", group, "show", f"#{doomed.number}", "--format", "json").json
    assert (item["kind"], item["missing"][0]["author"]) == ("issue", "cy")
    call("-C", group, "site", "build", "--out", tmp_path / "site")
    everywhere = shown.out + json.dumps(item) + call("-C", group, "archive", "export", "-").out
    everywhere += call("-C", group, "status", "--format", "json").out
    everywhere += "".join(path.read_text() for path in sorted((tmp_path / "site").iterdir()))
    assert "was deleted (first missed on" in (tmp_path / "site" / f"item-{pull.number}.html").read_text()
    assert ("all joules" in everywhere, "doomed words" in everywhere) == (False, False)


def test_the_age_of_the_last_full_look_is_said(group, mill, signed_in, monkeypatch):
    from datetime import UTC, datetime

    from lastcall.cli import clock

    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 5, 1, 12, tzinfo=UTC))
    call("-C", group, "sync")
    assert "blue/mill was last read from end to end on 2026-05-01." in call("-C", group, "status").out
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 5, 13, 12, tzinfo=UTC))
    call("-C", group, "sync")

    said = call("-C", group, "status").out

    assert "was last read from end to end on 2026-05-01, 12 days before the last sync" in said
    assert "lastcall sync --full" in said
