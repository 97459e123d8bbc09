"""Cases that others got wrong, each under its own name; see also `cases/`."""

import datetime as dt
import subprocess

import pytest
from tests.building import act, archive, as_of, full, minutes, pull, reading_of, review
from tests.cli.calling import call
from tests.status.consensus import story
from tests.status.consensus.tables import Row

from lastcall.documents import profiles
from lastcall.ledger import record
from lastcall.model.act import Stance
from lastcall.model.closing import ClosingConsensus
from lastcall.model.participant import Affiliation, Participant, Register, Role
from lastcall.model.settings import GroupSettings, Settings
from lastcall.status import fold
from lastcall.status.consensus.values import CallState, CaseState, Outcome

OPENED = ("2026-03-01", "Bo", "opens pull request #1")


def told(*rows, profile="sustained-objection", today="2026-03-20"):
    group = story.Group(profile)
    for day, who, what in (OPENED, *rows):
        group.tell(Row(day, who, what, "here"))
    group.today = today
    return group.case()


def outcome(case, rule):
    return next(one.outcome for one in case.verdicts if one.rule == rule)


def standing(case):
    return {one.actor.name: (one.stance, one.counts) for one in case.positions}


def test_a_dismissed_review_does_not_bring_an_older_approval_back():
    case = told(
        ("2026-03-02", "Ana", "approves in a review"),
        ("2026-03-03", "Ana", "asks for changes in a review"),
        ("2026-03-04", "Ana", "has that review dismissed"),
    )
    assert standing(case) == {"Ana": (None, False)}
    (one,) = case.positions
    assert [act.rule for act in one.earlier] == ["review.approved"]


def test_a_dismissed_approval_leaves_an_older_request_for_changes_dead_too():
    case = told(
        ("2026-03-02", "Ana", "asks for changes in a review"),
        ("2026-03-03", "Ana", "approves in a review"),
        ("2026-03-04", "Ana", "has that review dismissed"),
    )
    assert standing(case) == {"Ana": (None, False)}


def test_cancelling_is_not_passing():
    rows = [
        ("2026-03-01", "group", "takes the label “call” for a call of 3 days"),
        ("2026-03-02", "Max", "sets the label “call”"),
        ("2026-03-03", "Max", "takes away the label “call”"),
    ]
    case = told(*rows, profile="lazy-consensus", today="2026-12-01")
    assert [one.state for one in case.calls] == [CallState.CANCELLED]
    assert outcome(case, "waiting-time") is Outcome.UNKNOWN
    assert outcome(case, "uncontested") is Outcome.UNKNOWN
    assert case.state is CaseState.OPEN
    passed = told(*rows[:2], profile="lazy-consensus", today="2026-12-01")
    assert outcome(passed, "waiting-time") is Outcome.MET


def test_a_label_taken_away_after_the_end_cancels_nothing():
    case = told(
        ("2026-03-01", "group", "takes the label “call” for a call of 3 days"),
        ("2026-03-02", "Max", "sets the label “call”"),
        ("2026-03-10", "Max", "takes away the label “call”"),
        profile="lazy-consensus",
    )
    assert [one.state for one in case.calls] == [CallState.ENDED]


def test_a_deleted_call_is_unknown_and_no_success():
    case = told(
        ("2026-03-02", "Bo", "writes: /last-call 3d"),
        ("2026-03-03", "Bo", "deletes those words"),
        profile="lazy-consensus",
    )
    assert [one.state for one in case.calls] == [CallState.GONE]
    assert {one.rule: one.outcome for one in case.verdicts if one.outcome is Outcome.MET} == {}
    assert case.state is CaseState.OPEN


def test_a_second_approval_by_the_same_person_counts_once():
    case = told(
        ("2026-03-02", "Ana", "approves in a review"),
        ("2026-03-03", "Ana", "approves in a review"),
        ("2026-03-04", "Ana", "writes: /support"),
        ("2026-03-05", "minutes", "Ana supports it"),
        ("2026-03-05", "minutes", "are agreed"),
    )
    assert standing(case) == {"Ana": (Stance.SUPPORT, True)}
    assert len(case.positions[0].earlier) == 3


@pytest.mark.parametrize(
    "command",
    [
        "/declare accepted: I say so",
        "/last-call 3d",
        "/overrule #1-O1: no",
        "/withdraw #1-O1",
        "/record #1-O1",
    ],
)
def test_a_command_by_somebody_who_may_not_give_it_is_kept_and_not_counted(command):
    case = told(
        ("2026-03-02", "Ana", "writes: /object Depth: no zero"),
        ("2026-03-03", "Cy", f"writes: {command}"),
        profile="community-specification",
    )
    assert any(one.words and one.actor and one.actor.name == "Cy" for one in case.acts)
    refused = [
        *(one.not_counted for one in case.decisions),
        *(one.not_counted for one in case.calls),
        *(why for one in case.objections for _, why in one.not_counted),
    ]
    assert len([why for why in refused if why]) == 1
    assert case.state is CaseState.OPEN
    assert [one.is_open for one in case.objections] == [True]


def test_a_command_that_cannot_be_read_is_kept_and_counted_for_nothing():
    case = told(("2026-03-02", "Max", "writes: /declare perhaps"), ("2026-03-02", "Ana", "writes: /support"))
    assert [one.kind.value for one in case.acts if one.actor and one.actor.name == "Max"] == [
        "not understood"
    ]
    assert case.decisions == ()


def test_recusing_and_abstaining_differ_from_each_other_and_from_saying_nothing():
    case = told(("2026-03-02", "Ana", "writes: /recuse mine"), ("2026-03-02", "Cy", "writes: /abstain"))
    assert standing(case) == {"Ana": (Stance.RECUSE, True), "Cy": (Stance.ABSTAIN, True)}


def test_the_author_counts_only_where_the_process_lets_them():
    rows = [("2026-03-02", who, "writes: /support") for who in ("Ana", "Cy", "Bo")]
    assert outcome(told(*rows), "agreement") is Outcome.UNKNOWN
    assert (
        outcome(told(("2026-03-01", "group", "sets agreement.author to yes"), *rows), "agreement")
        is Outcome.MET
    )


# as of then


def of_register(*people, day="2026-03-20", who="members", roles=()):
    settings = Settings(
        group=GroupSettings(repository="blue/mill", profile="sustained-objection"),
        profile={"electorate": {"who": who, "roles": list(roles)}},
    )
    item = pull(1, "2026-03-01T12:00", author="bo", reviews=(review("APPROVED", "2026-03-10T12:00", "ana"),))
    reading = reading_of(archives=[archive(item)], settings=settings, register=Register(participants=people))
    process = profiles.of_group(settings)
    status = fold(record(story.replace(reading, process=process)), as_of(day))
    return next(one for one in status.cases if one.subject == full("#1"))


@pytest.mark.parametrize(("signed", "counts"), [("2026-03-10", True), ("2026-03-11", False)])
def test_membership_is_that_of_the_day_of_the_act(signed, counts):
    ana = Participant(name="Ana", github=("ana",), member=dt.date.fromisoformat(signed))
    (one,) = of_register(ana).positions
    assert one.counts is counts


@pytest.mark.parametrize(("since", "counts"), [("2026-03-10", True), ("2026-03-11", False)])
def test_a_role_is_that_of_the_day_of_the_act(since, counts):
    roles = (
        Role(name="guest", until=dt.date(2026, 1, 1)),
        Role(name="editor", since=dt.date.fromisoformat(since)),
    )
    ana = Participant(name="Ana", github=("ana",), role="editor", roles=roles)
    (one,) = of_register(ana, who="anybody", roles=("editor",)).positions
    assert one.counts is counts


def test_an_affiliation_is_that_of_the_day_of_the_act():
    ana = Participant(
        name="Ana",
        github=("ana",),
        affiliations=(
            Affiliation(organization="Old", until=dt.date(2026, 3, 10)),
            Affiliation(organization="New", since=dt.date(2026, 3, 11)),
        ),
    )
    (one,) = of_register(ana, who="anybody").positions
    assert one.actor.organization == "Old"


@pytest.mark.parametrize(("day", "need"), [("2026-03-31", 2), ("2026-04-01", 4), ("2026-05-01", 3)])
def test_rules_are_those_of_the_day_on_which_it_is_judged(day, need):
    settings = Settings(
        group=GroupSettings(repository="blue/mill", profile="sustained-objection"),
        profile={
            "agreement": {"minimum": 2},
            "change": [
                {"from": dt.date(2026, 4, 1), "to": dt.date(2026, 4, 30), "agreement": {"minimum": 4}},
                {"from": dt.date(2026, 5, 1), "agreement": {"minimum": 3}},
            ],
        },
    )
    reading = reading_of(archives=[archive(pull(1, "2026-03-01T12:00"))], settings=settings)
    status = fold(record(story.replace(reading, process=profiles.of_group(settings))), as_of(day))
    (found,) = (one for one in status.cases[0].verdicts if one.rule == "agreement")
    assert f"of {need} agreeing people" in found.reasons[0].words(as_of(day).at)


@pytest.mark.parametrize("minutes_from", ["written", "approved"])
def test_rules_that_change_after_a_decision_neither_make_nor_unmake_it(minutes_from):
    other = {"written": "approved", "approved": "written"}[minutes_from]
    settings = Settings(
        group=GroupSettings(repository="blue/mill", profile="community-specification"),
        profile={"minutes": minutes_from, "change": [{"from": dt.date(2026, 4, 1), "minutes": other}]},
    )
    path = "minutes/2026-03-05_minutes.md"
    reading = reading_of(
        [minutes("2026-03-05", act("decision", 1, "#1", quote="Accepted by all"))],
        [archive(pull(1, "2026-03-01T12:00"))],
        texts={path: "Accepted by all"},
        settings=settings,
    )
    ledger = record(story.replace(reading, process=profiles.of_group(settings)))
    states = {day: fold(ledger, as_of(day)).cases[0].state for day in ("2026-03-20", "2026-04-20")}
    wanted = CaseState.ACCEPTED if minutes_from == "written" else CaseState.OPEN
    assert set(states.values()) == {wanted}


# deadlines


@pytest.mark.parametrize(
    ("zone", "day", "end"),
    [
        # the clocks go forward in the night before the 8th, and back in the night before 1 November
        ("America/New_York", "2026-03-07", "2026-03-08T04:59:59.999999"),
        ("America/New_York", "2026-03-08", "2026-03-09T03:59:59.999999"),
        ("America/New_York", "2026-10-31", "2026-11-01T03:59:59.999999"),
        ("America/New_York", "2026-11-01", "2026-11-02T04:59:59.999999"),
        ("Pacific/Kiritimati", "2026-06-01", "2026-06-01T09:59:59.999999"),
        ("UTC", "2026-06-01", "2026-06-01T23:59:59.999999"),
    ],
)
def test_a_day_alone_ends_with_that_day_in_the_zone_of_the_group(zone, day, end):
    group = story.Group("lazy-consensus", zone=zone)
    group.tell(Row("2026-01-01", "Bo", "opens pull request #1", "here"))
    group.tell(Row("2026-01-02", "Bo", f"writes: /last-call until {day}", "here"))
    group.today = "2026-12-01"
    (found,) = group.case().calls
    assert found.until.isoformat() == f"{end}+00:00"


# minutes and their approval


def test_minutes_are_the_record_from_the_day_of_their_approval():
    rows = [
        ("2026-03-05", "minutes", "decided: accepted by all"),
        ("2026-03-12", "minutes", "approve the minutes of 2026-03-05"),
    ]
    assert told(*rows, today="2026-03-11").state is CaseState.OPEN
    assert told(*rows, today="2026-03-12").state is CaseState.ACCEPTED


def test_minutes_that_were_refused_are_no_record_until_they_are_approved():
    file = minutes(
        "2026-03-05", act("decision", 1, "#1", quote="Accepted"), closing_consensus=ClosingConsensus.NO
    )
    (found,) = {one.minutes_closed for one in record(reading_of([file])).acts}
    assert found is False


# an item that ended at a time that nobody knows


@pytest.mark.parametrize(
    ("day", "state"),
    [("2026-03-05", CaseState.NOT_KNOWN), ("2026-03-15", CaseState.LANDED), ("2026-12-01", CaseState.LANDED)],
)
def test_a_merge_at_an_unknown_time_is_one_from_the_day_on_which_it_was_seen(day, state):
    settings = Settings(group=GroupSettings(repository="blue/mill", profile="lazy-consensus"))
    held = archive(pull(1, "2026-03-01T12:00", state="merged"), gathered="2026-03-10T12:00")
    reading = story.replace(
        reading_of(archives=[held], settings=settings), process=profiles.of_group(settings)
    )
    (found,) = fold(record(reading), as_of(day)).cases
    assert found.state is state


# whose rules


def git(root, *arguments):
    names = ["-c", "user.name=Max", "-c", "user.email=max@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *names, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path):
    """A group with a pull request whose branch makes its author the maintainer and asks for less."""
    (tmp_path / "lastcall.toml").write_text(
        '[group]\nrepository = "blue/mill"\nprofile = "lazy-consensus"\nnow = "2026-03-20"\n',
        encoding="utf-8",
    )
    (tmp_path / "participants.toml").write_text(
        '[[participant]]\nname = "Max"\ngithub = ["max"]\nrole = "maintainer"\n\n'
        '[[participant]]\nname = "Bo"\ngithub = ["bo"]\nrole = "member"\n',
        encoding="utf-8",
    )
    (tmp_path / "archive.json").write_text(
        '{"magic": "E!vIA5L86J2I", "timestamp": "2026-03-21T00:00:00Z", "repo": "blue/mill", "labels": [], "issues": [],'
        '"pulls": [{"number": 1, "title": "Depths", "url": "https://github.com/blue/mill/pull/1", "state": "OPEN",'
        '"author": "bo", "body": "", "labels": [], "assignees": [], "createdAt": "2026-03-01T12:00:00Z",'
        '"updatedAt": "2026-03-02T12:00:00Z", "closedAt": null, "mergedAt": null, "mergedBy": null,'
        '"mergeCommit": null, "reviews": [], "comments": [{"author": "bo", "body": "/declare accepted: I say so",'
        '"createdAt": "2026-03-02T12:00:00Z", "updatedAt": "2026-03-02T12:00:00Z"}]}]}',
        encoding="utf-8",
    )
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "begin")
    return tmp_path


def test_a_branch_that_changes_rules_and_register_is_judged_by_those_of_the_base(repository):
    def explained():
        answer = call("-C", repository, "-q", "explain", "#1")
        assert answer.code == 0, answer.err
        return answer.out

    before = explained()
    git(repository, "switch", "-qc", "mine")
    text = (repository / "participants.toml").read_text(encoding="utf-8")
    (repository / "participants.toml").write_text(text.replace('"member"', '"maintainer"'), encoding="utf-8")
    config = (repository / "lastcall.toml").read_text(encoding="utf-8")
    laxer = f"{config}\n[profile.waiting-time]\nminimum_days = 0\n"
    (repository / "lastcall.toml").write_text(laxer, encoding="utf-8")
    git(repository, "commit", "-qam", "make me the maintainer")
    # were it the base, it would count: the branch is one that could make a difference
    assert "by Bo; accepted" in explained()
    git(repository, "switch", "-q", "main")
    assert "by Bo; open" in before
    assert explained() == before
