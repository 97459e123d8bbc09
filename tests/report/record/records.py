"""Records of literal cases, with the sources that they rest on."""

from msgspec.structs import replace
from tests.building import as_of, day, ledger_of, meeting_file, status_of
from tests.report.consensus import cases

from lastcall.model.minutes import Attendee
from lastcall.model.participant import Affiliation, Organization, Participant, Register
from lastcall.model.profile import Process, Profile
from lastcall.model.specification import SpecVersion, Stage, StageSource
from lastcall.report.record import building, digests, files

PATH = "minutes/2026-11-02.md"
BY = "lastcall test"
MINUTES = """\
# Meeting 2026-11-02

* Ana Ruiz (Mill)
* Bo Lund

## Minutes
* Bo: it breaks old readers
"""
TEXTS = {PATH: MINUTES, "minutes/2026-11-20.md": "\n" * 30 + "* Accepted\n"}
REGISTER = Register(
    participants=(
        Participant(name="Ana Ruiz", affiliations=(Affiliation(organization="Mill Ltd"),)),
        Participant(name="Bo Lund", github=("bo",), affiliations=(Affiliation(organization="Weir Ltd"),)),
    ),
    organizations=(Organization(name="Mill Ltd", aliases=("Mill",)), Organization(name="Weir Ltd")),
    path="participants.toml",
)
PROCESS = Process(
    base=Profile(id="sustained-objection", title="No sustained objection", says="…", source="The process"),
    judged_from=day("2025-01-01"),
    digest="d1",
)
SPEC = SpecVersion(
    spec="MILL-01", version="1.0", title="Units", path="specs/1.md",
    stage=Stage(name="Draft", source=StageSource.BANNER, line=3, quote="DRAFT"), abstract="", sections=(), mentions=(),
    references=(), lines=9,
)  # fmt: skip


def meeting(on="2026-11-02", *people, path=PATH):
    given = people or (Attendee(name="Ana Ruiz", affiliation="Mill"), Attendee(name="Bo Lund", handle="bo"))
    return meeting_file(path, on, attendees=given)


def world(
    *given, texts=TEXTS, register=REGISTER, process=PROCESS, meetings=None, notes=("Read to the end.",)
):
    """A ledger and a status whose cases are the given ones."""
    held = [meeting()] if meetings is None else meetings
    ledger = ledger_of(held, texts=texts, register=register, specs=[SPEC])
    status = status_of(as_of("2026-11-23", "UTC"), held, texts=texts, register=register, specs=[SPEC])
    return ledger, replace(status, cases=given or (cases.case(),), process=process, notes=notes)


def record(*given, **more):
    """The record of the one case, with its digests."""
    ledger, status = world(*given, **more)
    one = building.of_proposal(ledger, status, status.cases[0])
    return digests.sealed(one, building.lines_of(ledger), BY)


def markdown(*given, **more):
    return files.markdown(record(*given, **more))
