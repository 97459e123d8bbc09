"""A sync that ends at any instant goes on where it was, and its store equals one that was never disturbed."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from tests.forge.asking import HOME, Asking

from lastcall.store import Store

PROGRAM = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from lastcall.forge.reader import Patience, Reader
from lastcall.forge.sync import Sync
from lastcall.store import Store
from lastcall.store.shelf import StoreShelf
base, token, path, name, full = sys.argv[1:]
reader = Reader(base, token, Patience(time.sleep), print)
with Store(Path(path)) as store:
    shelf = StoreShelf(store, name, lambda: datetime.now(UTC))
    Sync(reader, shelf, lambda step: None).run(full=full == "full")
"""


def fill(github, items):
    mill = github.state.add_repository(HOME)
    github.state.add_label(mill, "later")
    for n in range(items // 2):
        issue = github.state.open_issue(mill, f"Issue {n}", "Words", "ana")
        github.state.label(issue, "later", "ana")
        github.state.comment(issue, f"More words {n}", "bo")
        pull = github.state.open_pull(mill, f"Pull {n}", f"Closes #{issue.number}", "cy")
        github.state.review_comment(github.state.review(pull, "COMMENTED", "Hm", "bo"), "Why?")


def change(github):
    github.state.clock.advance(10)
    state = github.state
    state.edit(state.issue(HOME, 1), "Other words")
    state.delete(state.issue(HOME, 3).comments[0])
    state.delete(state.issue(HOME, 5))
    state.close(state.issue(HOME, 1), "ana")
    state.comment(state.pull(HOME, 2), "I object", "dora")


class UnpluggedError(Exception):
    """The process ends here."""


def statements(asking, monkeypatch, end_at=None, **how):
    """How many statements a sync runs; it ends before the one with that number."""
    kept, made = Store.execute, []

    def execute(self, statement, values=()):
        if len(made) == end_at:
            raise UnpluggedError
        made.append(statement)
        return kept(self, statement, values)

    with monkeypatch.context() as patched:
        patched.setattr(Store, "execute", execute)
        asking.sync(**how)
    return len(made)


@pytest.fixture
def trial(github, tmp_path, monkeypatch):
    """Compares each disturbed sync with one that was not."""
    return Trial(github, tmp_path, monkeypatch)


class Trial:
    def __init__(self, github, folder, monkeypatch):
        self.github, self.folder, self.monkeypatch = github, folder, monkeypatch
        self.begun = b""

    def undisturbed(self, **how):
        """A sync from where the trial began; returns its number of statements and what the store holds then."""
        asking = self.fresh("undisturbed")
        return statements(asking, self.monkeypatch, **how), asking.dump(), asking.path.read_bytes()

    def fresh(self, name):
        path = self.folder / f"{name}.sqlite"
        path.unlink(missing_ok=True)
        if self.begun:
            path.write_bytes(self.begun)
        return Asking(self.github, path)

    def each_fault(self, writes, wanted, **how):
        for at in range(writes):
            asking = self.fresh("disturbed")
            with pytest.raises(UnpluggedError):
                statements(asking, self.monkeypatch, at, **how)
            asking.sync(**how)
            assert asking.dump() == wanted, f"statement {at}"

    def each_kill(self, kills, wanted, *, full):
        """How many processes were still running when they were killed."""
        chance = random.Random(4)
        struck = 0
        for kill in range(kills):
            asking = self.fresh("killed")
            struck += killed(self.github, asking.path, full, 1 + kill % 6, chance.random() * 0.02)
            asking.sync(full=full)
            assert asking.rows("PRAGMA integrity_check") == [("ok",)]
            assert asking.rows("PRAGMA foreign_key_check") == []
            assert asking.dump() == wanted, f"kill {kill}"
        return struck


def test_a_fault_at_every_write_point_of_a_first_sync_is_made_good(github, trial):
    fill(github, 6)
    writes, wanted, _ = trial.undisturbed()

    assert writes > 100
    trial.each_fault(writes, wanted)


@pytest.mark.parametrize("full", [False, True])
def test_a_fault_at_every_write_point_of_a_later_sync_is_made_good(github, trial, full):
    fill(github, 6)
    _, _, trial.begun = trial.undisturbed()
    change(github)
    writes, wanted, _ = trial.undisturbed(full=full)

    assert writes > 40
    trial.each_fault(writes, wanted, full=full)


def killed(github, path, full, after_requests, delay):
    """A process that syncs and is killed in the middle. Whether it was still running."""
    before = len(github.requests)
    arguments = [github.base_url, github.token, str(path), HOME, "full" if full else ""]
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments], env=dict(os.environ), stdout=subprocess.DEVNULL
    )
    while len(github.requests) - before < after_requests and process.poll() is None:
        time.sleep(0.0005)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def kill_and_resume(github, trial, kills):
    fill(github, 60)
    _, first, begun = trial.undisturbed()
    struck = trial.each_kill(kills // 2, first, full=False)
    trial.begun = begun
    change(github)
    _, second, _ = trial.undisturbed(full=True)
    assert first != second
    return struck + trial.each_kill(kills - kills // 2, second, full=True)


def test_kills_are_made_good(github, trial):
    assert kill_and_resume(github, trial, 4) >= 2


@pytest.mark.stress
def test_forty_kills_are_made_good(github, trial):
    assert kill_and_resume(github, trial, 40) >= 30
