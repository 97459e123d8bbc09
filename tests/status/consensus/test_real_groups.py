"""What the cases of real groups must and must not say."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from lastcall.documents import profiles
from lastcall.documents.group import read_group
from lastcall.ledger import record
from lastcall.model.act import ActSource, Stance
from lastcall.model.instant import end_of
from lastcall.model.item import ReviewState
from lastcall.model.settings import Settings
from lastcall.status import fold
from lastcall.status.consensus.values import CaseState, Outcome
from lastcall.workspace import sources

pytestmark = pytest.mark.corpora
GROUPS = Path(__file__).parents[2] / "groups"
CDS = "lfe-cds/CDS-Customer-Data"


def ledger_of(root, config, archives):
    asked = sources.Asked(root=root, config=GROUPS / config, archives=(archives,))
    return record(read_group(sources.gather(asked, sources.settings(asked))))


@pytest.fixture(scope="module")
def cds(corpora):
    return ledger_of(corpora / "cds", "cds.toml", corpora / "cds-github")


@pytest.fixture(scope="module")
def quic(corpora):
    return ledger_of(corpora / "quic" / "wg-materials", "quic.toml", corpora / "quic")


def cases(ledger, day, zone="America/Chicago"):
    status = fold(ledger, end_of(dt.date.fromisoformat(day), zone, given=True))
    return {one.subject.removeprefix(CDS): one for one in status.cases}


def said(case, rule, now=dt.datetime(2026, 8, 21, tzinfo=dt.UTC)):
    (found,) = (one for one in case.verdicts if one.rule == rule)
    return found.outcome, " ".join(reason.words(now) for reason in found.reasons)


@pytest.mark.parametrize(
    "day", ["2022-03-24", "2022-03-25", "2022-07-01", "2024-06-30", "2026-08-20", "2026-11-01"]
)
def test_the_first_use_cases_were_called_asked_about_merged_and_closed(cds, day):
    case = cases(cds, day)["#6"]
    assert case.state is CaseState.ACCEPTED
    assert case.judged
    (dated,) = (one for one in case.calls if not one.in_meeting)
    assert str(dated.until_day) == "2022-03-17"
    assert [(str(one.opened_day), one.in_meeting) for one in case.calls if one is not dated] == [
        ("2022-03-24", True)
    ]
    assert case.objections == ()
    assert str(case.landing.day) == "2022-03-24"
    assert {type(proof).__name__ for proof in case.landing.act.evidence} == {"LinkEvidence", "FileEvidence"}
    assert str(case.conclusion.act.day) == "2022-03-24"
    outcome, words = said(case, "agreement")
    assert outcome is Outcome.UNKNOWN
    assert "None of 3 agreeing people on record" in words
    assert "the process does not say where agreement must stand" in words
    assert said(case, "window")[0] is Outcome.MET
    assert said(case, "no-sustained-objection") == (
        Outcome.MET,
        "The group was asked on 2022-03-24, and nobody objected.",
    )


def test_the_issue_behind_it_was_closed_by_the_same_meeting(cds):
    closed = [act for act in cds.acts if act.subject == f"{CDS}#5" and act.kind.value == "closed"]
    assert {(str(act.day), act.source) for act in closed if act.source is ActSource.MINUTES} == {
        ("2022-03-24", ActSource.MINUTES)
    }


@pytest.mark.parametrize(("day", "state"), [("2022-03-16", CaseState.OPEN), ("2022-03-23", CaseState.OPEN)])
def test_the_days_before_know_nothing_of_it(cds, day, state):
    case = cases(cds, day)["#6"]
    assert (case.state, case.landing, case.conclusion) == (state, None, None)
    running = said(case, "window")
    assert running[0] is (Outcome.NOT_MET if day == "2022-03-16" else Outcome.MET)


def test_the_draft_and_its_successor_are_one_line(cds):
    found = cases(cds, "2026-08-20")
    assert found["#26"].succeeded_by == (f"{CDS}#31",)
    assert found["#31"].succeeds == (f"{CDS}#26",)


@pytest.mark.parametrize("name", profiles.shipped())
def test_no_merge_went_over_an_objection_because_of_a_review_state(quic, name):
    settings = Settings(group=replace(quic.reading.sources.settings.group, profile=name))
    reading = dataclasses.replace(quic.reading, process=profiles.of_group(settings))
    ledger = dataclasses.replace(quic, reading=reading)
    status = fold(ledger, end_of(dt.date(2026, 8, 21), "UTC", given=True))
    asked = {
        str(item.id)
        for item in ledger.items.values()
        if any(review.state is ReviewState.CHANGES_REQUESTED for review in item.reviews)
    }
    merged = [one for one in status.cases if one.landing is not None and one.subject in asked]
    assert len(merged) > 20
    for case in merged:
        assert case.objections == ()
        assert all(one.stance is not Stance.OBJECTION for one in case.positions)
        assert not any(
            "bjection" in reason.code and "stands" in reason.code
            for one in case.verdicts
            for reason in one.reasons
        )
        assert case.state is CaseState.LANDED


@pytest.mark.parametrize("name", profiles.shipped())
def test_nothing_in_a_real_group_is_concluded_by_time(quic, name):
    settings = Settings(group=replace(quic.reading.sources.settings.group, profile=name))
    ledger = dataclasses.replace(
        quic, reading=dataclasses.replace(quic.reading, process=profiles.of_group(settings))
    )
    was, now = (
        {one.subject: one.state for one in fold(ledger, end_of(day, "UTC", given=True)).cases}
        for day in (dt.date(2026, 8, 21), dt.date(2031, 1, 1))
    )
    concluded = (CaseState.ACCEPTED, CaseState.REJECTED, CaseState.DECIDED)
    assert {
        subject for subject, state in now.items() if state in concluded and was.get(subject) is not state
    } == set()
