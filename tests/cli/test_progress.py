"""The line on a terminal that says how far a sync has come."""

import io
import sys

import pytest

from lastcall.cli import progress
from lastcall.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    seconds = iter(range(0, 1000, 10))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(seconds))


def lines(terminal):
    return [line.strip() for line in terminal.getvalue().split("\r") if line.strip()]


def test_it_says_how_far_how_long_and_what_is_left_of_the_hour(monkeypatch, clock):
    terminal = Terminal()
    # here and not in a fixture: pytest puts its own in place before the test runs
    monkeypatch.setattr(sys, "stderr", terminal)
    one = Progress(quiet=False)
    one.say("blue/mill: issues", 50, 1000, ", 4,990 points of the hour left")
    one.say("blue/mill: issues", 500, 1000, ", 4,980 points of the hour left")

    wanted = "blue/mill: issues: 500 of 1,000, about 10 s left, 4,980 points of the hour left"
    assert lines(terminal)[-1] == wanted
    one.clear()
    assert lines(terminal)[-1] == wanted
    assert terminal.getvalue().endswith("\r")


def test_it_is_silent_where_nobody_watches(monkeypatch, clock):
    for quiet, stream in ((True, Terminal()), (False, io.StringIO())):
        monkeypatch.setattr(sys, "stderr", stream)
        Progress(quiet=quiet).say("x", 1, 2)
        assert stream.getvalue() == ""
