"""GitHub's bad days: each ends in a retry with a cap or in a clear message, and leaves the store as good as before."""

import sqlite3
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from tests.forge.asking import HOME, Asking
from tests.forge.test_interrupted import PROGRAM

from lastcall.forge.errors import ForgeError
from lastcall.forge.reader import Patience, Reader
from lastcall.store import StoreError

WORDS = {"Issue 0", "Issue 1", "Issue 2"}


@pytest.fixture
def asking(github, tmp_path):
    mill = github.state.add_repository(HOME)
    for n in range(3):
        issue = github.state.open_issue(mill, f"Issue {n}", "Words", "ana")
        github.state.comment(issue, "More words", "bo")
    pull = github.state.open_pull(mill, "Say watts", "Closes #1", "ana")
    github.state.review(pull, "APPROVED", "Good", "bo")
    return Asking(github, tmp_path / "store.sqlite", timeout=1)


@pytest.fixture
def undisturbed(asking, tmp_path):
    """What the store holds after a sync without faults."""
    other = Asking(asking.github, tmp_path / "undisturbed.sqlite")
    other.sync()
    return other.dump()


PASSING = {
    "502 from a proxy": lambda faults: faults.server_error(502, times=2),
    "503": lambda faults: faults.server_error(503, after=2),
    "dropped": lambda faults: faults.drop(after=1, times=2),
    "cut in the middle": lambda faults: faults.cut(after=1),
    "no answer in time": lambda faults: faults.time_out(after=2),
    "a query that takes too long": lambda faults: faults.went_wrong(times=2),
    "primary limit": lambda faults: faults.primary_rate_limit(reset_in=300, after=1),
    "secondary limit with a time": lambda faults: faults.secondary_rate_limit(retry_after=30, after=1),
    "secondary limit without": lambda faults: faults.secondary_rate_limit(after=1),
    "429 with a time": lambda faults: faults.too_many_requests(retry_after=30),
    "429 without": lambda faults: faults.too_many_requests(where="rest"),
    "RATE_LIMITED": lambda faults: faults.graphql_rate_limit(reset_in=120, after=1),
    "an answer in part": lambda faults: faults.break_field("PullRequest.reviews", number=4),
    "an answer in part, null": lambda faults: faults.break_field("Issue.comments", number=2, times=2),
}


@pytest.mark.parametrize("name", PASSING)
def test_what_passes_is_waited_for(asking, undisturbed, name):
    PASSING[name](asking.github.faults)

    asking.sync()

    assert asking.github.faults.left == []
    assert asking.dump() == undisturbed
    assert asking.said
    assert all(0 < seconds <= 900 for seconds in asking.watch.slept)


@pytest.mark.parametrize(
    ("fault", "seconds"),
    [
        (lambda faults: faults.primary_rate_limit(reset_in=300), 301),
        (lambda faults: faults.secondary_rate_limit(retry_after=30), 30),
        (lambda faults: faults.secondary_rate_limit(), 60),
        (lambda faults: faults.too_many_requests(), 60),
        (lambda faults: faults.graphql_rate_limit(reset_in=120), 121),
    ],
)
def test_a_limit_is_waited_for_as_long_as_it_lasts(asking, fault, seconds):
    fault(asking.github.faults)

    asking.sync()

    assert [round(one) for one in asking.watch.slept] in ([seconds], [seconds - 1], [seconds + 1])


def test_the_clock_of_this_machine_does_not_matter_for_a_limit(asking):
    asking.github.faults.skew = timedelta(hours=5)
    # GitHub's clock as a whole is ahead: the reset that it names and the date that it sends
    asking.github.faults.primary_rate_limit(reset_in=5 * 3600 + 60)

    asking.sync()

    assert 55 <= asking.watch.slept[0] <= 65


FINAL = {
    "502 for ever": (lambda faults: faults.server_error(502, times=99), "GitHub answered 502", "later"),
    "dropped for ever": (lambda faults: faults.drop(times=99), "the connection failed", "later"),
    "a long limit": (
        lambda faults: faults.primary_rate_limit(reset_in=3000, times=99),
        "rate limit",
        "minutes",
    ),
    "a lasting limit": (lambda faults: faults.secondary_rate_limit(times=99), "rate limit", "minutes"),
    "in part for ever": (
        lambda faults: faults.break_field("PullRequest.reviews", times=99),
        "only in part",
        "goes on from where it was",
    ),
}


@pytest.mark.parametrize("name", FINAL)
def test_what_does_not_pass_ends_with_a_message_and_goes_on_later(asking, undisturbed, name):
    fault, words, hint = FINAL[name]
    fault(asking.github.faults)

    with pytest.raises(ForgeError) as caught:
        asking.sync()

    assert words in str(caught.value)
    assert hint in str(caught.value)
    assert caught.value.exit_code == 4
    assert sum(asking.watch.slept) <= 900
    asking.github.faults.clear()
    asking.sync()
    assert asking.dump() == undisturbed


def test_a_token_that_is_not_valid(asking):
    asking.token = "expired"

    with pytest.raises(ForgeError, match="token is not valid") as caught:
        asking.sync()

    assert "GITHUB_TOKEN" in str(caught.value)
    assert len(asking.github.requests) == 1


def test_without_a_token_graphql_is_not_asked(asking):
    reader = Reader(asking.github.base_url, None, Patience(asking.watch.sleep), asking.said.append)

    with pytest.raises(ForgeError, match="only to those who sign in"):
        reader.graphql("query { viewer { login } }", {}, "the viewer")

    assert asking.github.requests == []


def test_a_token_without_the_right_to_read(asking):
    asking.github.state.repository(HOME).is_private = True
    asking.github.allow("narrow", "bo", frozenset())
    asking.token = "narrow"

    with pytest.raises(ForgeError, match="Could not resolve to a Repository") as caught:
        asking.sync()

    assert "needs to read issues" in str(caught.value)


def test_a_repository_that_does_not_exist(asking):
    asking.name = "blue/miII"

    with pytest.raises(ForgeError, match="Could not resolve to a Repository with the name 'blue/miII'"):
        asking.sync()

    assert len(asking.github.requests) == 1
    assert asking.rows("SELECT * FROM repository") == []


def test_a_repository_that_is_deleted_later_stays_in_the_store(asking, undisturbed):
    asking.sync()
    asking.github.state.delete_repository(HOME)

    with pytest.raises(ForgeError, match="Not Found"):
        asking.sync()

    assert asking.dump() == undisturbed


def test_items_that_go_between_two_pages(github, tmp_path):
    mill = github.state.add_repository(HOME)
    kiln = github.state.add_repository("blue/kiln")
    for n in range(120):
        github.state.open_issue(mill, f"Issue {n}", "Words", "ana")
    state = github.state
    github.faults.meanwhile(lambda: state.delete(state.issue(HOME, 40)), after=2, where="graphql")
    github.faults.meanwhile(
        lambda: state.transfer(state.issue(HOME, 80), kiln, "ana"), after=2, where="graphql"
    )
    asking = Asking(github, tmp_path / "store.sqlite")

    asking.sync()
    asking.sync(full=True)

    assert asking.rows("SELECT number, gone_to FROM item WHERE gone IS NOT NULL") == [(40, None)]
    assert asking.rows("SELECT count(*) FROM item WHERE gone IS NULL") == [(118,)]


def test_an_item_that_goes_while_the_rest_of_it_is_read(github, tmp_path):
    mill = github.state.add_repository(HOME)
    github.state.open_issue(mill, "Stays", "Words", "ana")
    issue = github.state.open_issue(mill, "Goes", "Words", "ana")
    for n in range(60):
        github.state.comment(issue, f"{n}", "bo")
    github.faults.meanwhile(lambda: github.state.delete(issue), after=2, where="graphql")
    asking = Asking(github, tmp_path / "store.sqlite")

    asking.sync()

    assert asking.rows("SELECT number FROM item") == [(1,)]


def test_cursors_that_expire(github, tmp_path):
    mill = github.state.add_repository(HOME)
    for n in range(120):
        github.state.open_issue(mill, f"Issue {n}", "Words", "ana")
    github.faults.meanwhile(github.faults.expire_cursors, after=2, where="graphql")
    asking = Asking(github, tmp_path / "store.sqlite")

    asking.sync()

    assert asking.rows("SELECT count(*) FROM item") == [(120,)]


def test_cursors_that_always_expire_end_with_a_message(github, tmp_path):
    mill = github.state.add_repository(HOME)
    for n in range(120):
        github.state.open_issue(mill, f"Issue {n}", "Words", "ana")
    github.faults.meanwhile(github.faults.expire_cursors, times=99, where="graphql")

    with pytest.raises(ForgeError, match="valid cursor"):
        Asking(github, tmp_path / "store.sqlite").sync()


def test_a_copy_that_lags_behind_deletes_nothing(asking, undisturbed):
    asking.sync()
    asking.github.faults.not_found(where="rest")

    with pytest.raises(ForgeError, match="Not Found"):
        asking.sync()

    assert asking.dump() == undisturbed


def test_what_changes_while_the_first_sync_runs_is_not_missed(github, tmp_path):
    mill = github.state.add_repository(HOME)
    github.state.clock.fix(Asking(github, tmp_path / "x").watch.at)
    issues = [github.state.open_issue(mill, f"Issue {n}", "Words", "ana") for n in range(120)]
    github.state.clock.advance(60)

    def speak():
        github.state.comment(issues[0], "I object", "bo")

    github.faults.meanwhile(speak, after=2, where="graphql")
    asking = Asking(github, tmp_path / "store.sqlite")

    asking.sync()

    assert asking.rows("SELECT words FROM version WHERE remark IS NOT NULL") == [("I object",)]


def test_a_first_sync_that_has_not_ended_is_not_shown(asking):
    from lastcall.documents.renames import Renames
    from lastcall.store import Store, archives

    asking.github.faults.server_error(times=99, after=2)
    with pytest.raises(ForgeError):
        asking.sync()

    assert asking.rows("SELECT count(*) FROM item") == [(3,)]
    with Store(asking.path) as store:
        assert archives.read(store, (HOME,), Renames({})) == ((), (HOME,))
        assert archives.export(store, HOME) is None


def test_two_processes_at_once_read_everything_once(github, tmp_path):
    mill = github.state.add_repository(HOME)
    for n in range(200):
        github.state.open_issue(mill, f"Issue {n}", "Words", "ana")
    first, second = (Asking(github, tmp_path / "store.sqlite") for _ in range(2))
    failed = []

    def run(one):
        try:
            one.sync()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
            failed.append(error)

    threads = [threading.Thread(target=run, args=(one,)) for one in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    alone = Asking(github, tmp_path / "alone.sqlite")
    alone.sync()
    assert failed == []
    assert first.rows("SELECT count(*), count(DISTINCT number) FROM item") == [(200, 200)]
    assert first.rows("SELECT count(*) FROM version") == alone.rows("SELECT count(*) FROM version")


def test_a_full_disk_leaves_the_store_as_it_was_and_the_sync_goes_on_later(asking, undisturbed, monkeypatch):
    from lastcall.store.database import Store

    kept = Store.__init__

    def small(self, *arguments, **named):
        kept(self, *arguments, **named)
        pages = self._connection.execute("PRAGMA page_count").fetchone()[0]
        self._connection.execute(f"PRAGMA max_page_count = {pages + 1}")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "__init__", small)
        asking.github.state.edit(asking.github.state.issue(HOME, 1), "x" * 60_000)
        with pytest.raises(StoreError, match="disk is full"):
            asking.sync()
    asking.sync()

    assert sqlite3.connect(asking.path).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert asking.rows("SELECT count(*) FROM item") == [(4,)]


ON_A_SMALL_DISK = """
mount -t tmpfs -o size=200k none "$1" || exit 77
"$2" -c "$3" "$4" "$5" "$1/store.sqlite" blue/mill full 2> "$6"
code=$?
cp "$1/store.sqlite" "$6.sqlite"
exit $code
"""


def test_a_real_disk_that_is_full_ends_with_a_message_and_a_whole_store(github, tmp_path):
    """On a file system of 200 kB, in a mount of its own: its error is the machine's, not made here."""
    mill = github.state.add_repository(HOME)
    for n in range(90):
        github.state.open_issue(mill, f"Issue {n}", f"{n} " * 3000, "ana")
    disk, said = tmp_path / "disk", tmp_path / "said"
    disk.mkdir()
    unshare = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", ON_A_SMALL_DISK, "sh"]
    arguments = [str(disk), sys.executable, PROGRAM, github.base_url, github.token, str(said)]
    try:
        done = subprocess.run([*unshare, *arguments], check=False, capture_output=True)
    except OSError:
        pytest.skip("no unshare on this machine")
    if done.returncode == 77 or b"unshare" in done.stderr:
        pytest.skip("this machine lets nobody mount")

    assert done.returncode == 1
    assert "StoreError" in said.read_text()
    assert "the disk is full" in said.read_text()
    with sqlite3.connect(f"{said}.sqlite") as held:
        assert held.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        # whole pages of the first reading, and nothing half-written
        assert held.execute("SELECT count(*) % 50 FROM item").fetchone() == (0,)


def test_two_processes_at_once_leave_one_whole_store(github, tmp_path):
    mill = github.state.add_repository(HOME)
    for n in range(120):
        github.state.comment(github.state.open_issue(mill, f"Issue {n}", "Words", "ana"), f"Hm {n}", "bo")
    arguments = [github.base_url, github.token, str(tmp_path / "store.sqlite"), HOME, ""]
    both = [
        subprocess.Popen([sys.executable, "-c", PROGRAM, *arguments], stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [one.communicate()[1] for one in both]

    assert ([one.returncode for one in both], said) == ([0, 0], [b"", b""])
    alone = Asking(github, tmp_path / "alone.sqlite")
    alone.sync()
    assert Asking(github, tmp_path / "store.sqlite").dump() == alone.dump()
