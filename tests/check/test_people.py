"""Whom the group knows, by every way of calling them."""

import pytest
from tests.check.group import read

from lastcall.check.people import People
from lastcall.model.minutes import Attendee
from lastcall.model.participant import Participant, Register

MINUTES = """# River Gauges Meeting 2026-03-24

## Attendees
* Wilhelmina Okonjo (Low Meadows Council)
* Bruno Castell (Weirworks)

## Minutes
* Bruno: welcome
"""
REGISTER = Register(
    participants=(Participant(name="Ada Lindqvist", aliases=("A. Lindqvist", "Adalind"), github=("ada-l",)),)
)


@pytest.fixture(scope="module")
def people():
    _, status = read({"minutes/2026-03-24_minutes.md": MINUTES})
    return People(status.meetings, REGISTER)


@pytest.mark.parametrize(
    ("called", "names"),
    [
        ("Bruno", {"Bruno Castell"}),
        ("bruno castell", {"Bruno Castell"}),
        ("Ada", {"Ada Lindqvist"}),
        ("Adalind", {"Ada Lindqvist"}),
        ("@ada-l", {"Ada Lindqvist"}),
        ("Castell", set()),
        ("Upper reach", set()),
        ("", set()),
    ],
)
def test_who_is_called_so(people, called, names):
    assert people.called(called) == names


@pytest.mark.parametrize(
    ("names", "there", "among"),
    [
        ({"Wil Okonjo"}, "Wilhelmina Okonjo", True),
        ({"Ada Lindqvist"}, "A. Lindqvist", True),
        ({"Ada Lindqvist"}, "Adalind", True),
        ({"Ada Lindqvist"}, "Bruno Castell", False),
        (set(), "Bruno Castell", False),
    ],
)
def test_who_may_be_there(people, names, there, among):
    assert people.is_among(names, [Attendee(name=there)]) is among
