"""The example group's stories, one a row of its table, as the command line tells them."""

import pytest
from tests.cli.calling import call

HOME = "open-harbour/harbour-data"


@pytest.fixture(scope="module")
def ask(example):
    """One question to the example group, answered as JSON; each is asked once."""
    held = {}

    def asked(*arguments, lines=False):
        if arguments not in held:
            held[arguments] = call("-C", example, "-q", "--format", "json", *arguments)
        answer = held[arguments]
        assert answer.code == 0, answer.err
        return answer.lines if lines else answer.json

    return asked


@pytest.fixture(scope="module")
def listed(ask):
    """The rows of a list by their ids, those of items without the repository."""
    return lambda name: {row["id"].removeprefix(HOME): row for row in ask(name, lines=True)}


def acts(subject, *types, about=None):
    """(day, type, actor, place) of the acts of some types, with those about one item only where it is named."""
    return [
        (event["at"], event["type"], event["actor"], f"{event['source'].rpartition('/')[2]}:{event['line']}")
        for event in subject["events"]
        if event["type"] in types and (about is None or f"{HOME}{about}" in event["subject"])
    ]


def places(proofs):
    return [f"{proof['path']}:{proof['line']}" for proof in proofs if "path" in proof]


def attention(ask, ref):
    return [row["what"] for row in ask("status")["attention"] if row["ref"].removeprefix(HOME) == ref]


def findings(ask, rule):
    return [one for one in ask("check")["findings"] if one["rule"] == rule]


def test_went_through_last_call_without_an_objection_and_was_merged(ask):
    subject = ask("show", "#9")
    proposal = subject["proposal"]
    assert (proposal["state"], proposal["ended"], proposal["call_until"]) == (
        "merged",
        "2025-10-02",
        "2025-09-18",
    )
    assert acts(subject, "last_call", about="#9")[0] == (
        "2025-09-04",
        "last_call",
        "Ines",
        "2025-09-04_minutes.md:32",
    )
    assert [row[:3] for row in acts(subject, "support", about="#9")] == [
        ("2025-09-08", "support", "kwame-ab"),
        ("2025-09-12", "support", "yuki-tanabe"),
        ("2025-09-17", "support", "thalvorsen"),
    ]
    assert acts(subject, "no_objection", "objection", about="#9") == [
        ("2025-10-02", "no_objection", None, "2025-10-02_minutes.md:28")
    ]
    assert "minutes/2025-10-02_minutes.md:29" in places(proposal["because"])
    assert attention(ask, "#9") == []


def test_an_objection_is_raised_answered_and_withdrawn(ask, listed):
    objection = listed("objections")["#17-O1"]
    assert (objection["raised_by"], objection["date"], objection["fate"], objection["open"]) == (
        "Kwame",
        "2025-11-27",
        "withdrawn",
        False,
    )
    assert [(event["at"], event["type"], event["line"]) for event in objection["life"] if event["line"]] == [
        ("2025-11-27", "objection", 29),
        ("2026-01-22", "objection_resolved", 29),
    ]
    subject = ask("show", "#17")
    calls = [row for row in subject["proposal"]["deadlines"] if row["is_call"]]
    assert sorted({row["day"] for row in calls}) == ["2025-11-27", "2026-01-20"]
    approvals = [event for event in subject["events"] if event["actor"] == "yuki-tanabe"]
    assert [(event["at"], event["quote"]) for event in approvals] == [
        ("2025-11-20", "approved at 9b04510"),
        ("2026-01-12", "approved at bedc43e"),
    ]
    assert subject["proposal"]["state"] == "merged"
    assert ask("show", "#17-O1")["objection"] == {**objection}


def test_an_objection_is_answered_in_a_comment(listed):
    life = listed("objections")["#17-O1"]["life"]
    assert ("2026-01-07", "answered") in [(event["at"], event.get("fate")) for event in life]


def test_an_objection_is_put_in_the_minutes_and_not_sustained(ask, listed):
    objection = listed("objections")["#12-O1"]
    assert (objection["raised_by"], objection["date"], objection["fate"], objection["open"]) == (
        "Tomas",
        "2025-10-30",
        "recorded, not sustained",
        False,
    )
    assert [event["line"] for event in objection["life"]] == [27, 31]


def test_that_objection_did_not_block(ask, listed):
    proposal = listed("proposals")["#12"]
    assert (proposal["state"], proposal["ended"]) == ("merged", "2025-10-30")
    assert "minutes/2025-10-30_minutes.md:32" in places(proposal["because"])
    assert attention(ask, "#12-O1") == []


def test_an_objection_is_open(ask, listed):
    objection = listed("objections")["#29-O1"]
    assert (objection["raised_by"], objection["date"], objection["open"]) == ("Anneke", "2026-04-16", True)
    assert (objection["life"][0]["source"], objection["life"][0]["line"]) == (
        "minutes/2026-04-16_minutes.md",
        38,
    )
    assert listed("proposals")["#29"]["state"] == "under review"
    assert attention(ask, "#29-O1")[0].startswith("An objection on #29 is ")
    decisions = [row for row in ask("decisions", lines=True) if row["subject"] == [f"{HOME}#29"]]
    assert [(row["date"], row["event"]["quote"], row["event"]["line"]) for row in decisions] == [
        ("2026-05-14", "no consensus on #29", 36)
    ]


def test_that_objection_is_sustained(listed):
    objection = listed("objections")["#29-O1"]
    assert objection["fate"] == "sustained"
    assert ("minutes/2026-05-14_minutes.md", 35) in [
        (event["source"], event["line"]) for event in objection["life"]
    ]


def test_a_last_call_is_running(ask, listed):
    proposal = listed("proposals")["#36"]
    assert (proposal["state"], proposal["call_until"]) == ("call open", "2026-06-25")
    assert [row["day"] for row in proposal["deadlines"] if row["is_call"]][:1] == ["2026-06-25"]
    assert attention(ask, "#36") == ["The call on #36 ends in 10 days, on 2026-06-25"]
    supporters = [(row[2], row[0]) for row in acts(ask("show", "#36"), "support", about="#36")]
    assert ("leyla-d", "2026-06-09") in supporters
    assert ("Kwame", "2026-06-11") in supporters


def test_support_said_in_plain_words_counts(ask):
    said = [
        event
        for event in ask("show", "#36")["events"]
        if event["actor"] == "Kwame" and event["type"] == "support"
    ]
    assert [event["basis"] for event in said] == ["recorded"]


def test_the_day_of_a_last_call_is_also_read_from_the_minutes(listed):
    ends = [row["evidence"] for row in listed("proposals")["#36"]["deadlines"] if row["is_call"]]
    assert places(ends) == ["minutes/2026-06-11_minutes.md:42"]


@pytest.mark.parametrize(
    ("instant", "state"),
    [("2026-06-25T22:59:59Z", "call open"), ("2026-06-25T23:00:00Z", "call ended, not concluded")],
)
def test_a_call_ends_with_its_day_in_lisbon(ask, instant, state):
    assert ask("--as-of", instant, "show", "#36")["proposal"]["state"] == state


def test_a_last_call_ran_out_and_nobody_concluded(ask, listed, example):
    proposal = listed("proposals")["#26"]
    assert (proposal["state"], proposal["call_until"], proposal["meetings"]) == (
        "call ended, not concluded",
        "2026-04-30",
        ["2026-04-16"],
    )
    assert attention(ask, "#26") == ["The call on #26 ran out on 2026-04-30 and nobody concluded it"]
    (finding,) = findings(ask, "call-ended-not-concluded")
    assert "#26" in finding["message"]
    written = (example / "minutes/2026-07-09_agenda.md").read_text(encoding="utf-8")
    assert "/26" not in written
    drafted = ask("agenda", "draft", "--date", "2026-07-09")
    assert f"{HOME}#26" in [line["target"] for line in drafted["lines"]]


def test_merged_without_any_evidence_of_consensus(ask, listed):
    proposal = listed("proposals")["#34"]
    assert (proposal["state"], proposal["ended"], proposal["meetings"]) == ("merged", "2026-05-21", [])
    assert [(event["type"], event["actor"]) for event in proposal["events"]] == [
        ("opened", "aoife-writes"),
        ("merged", "aoife-writes"),
    ]
    assert ["#34" in one["message"] for one in findings(ask, "merged-without-evidence")] == [True]


def test_minutes_and_pull_request_disagree(ask):
    subject = ask("show", "#20")
    assert [row[0] for row in acts(subject, "merged", about="#20")] == ["2026-02-19", "2026-02-21"]
    assert subject["item"]["merged"] == "2026-02-21T09:12:00Z"
    (finding,) = findings(ask, "minutes-disagree-with-forge")
    assert (finding["path"], finding["line"]) == ("minutes/2026-02-19_minutes.md", 28)
    assert ask("--as-of", "2026-02-20", "show", "#20")["proposal"]["state"] == "under review"


def test_minutes_left_unfilled(ask):
    (meeting,) = [row for row in ask("meetings", lines=True) if row["id"] == "2026-03-19"]
    assert meeting["closing_consensus"] == "undecided"
    assert attention(ask, "2026-03-19") == [
        "The minutes of 2026-03-19 are not closed: the closing question has no answer"
    ]
    (finding,) = findings(ask, "closing-undecided")
    assert (finding["path"], finding["line"]) == ("minutes/2026-03-19_minutes.md", 37)
    assert {row[3] for row in acts(ask("show", "2026-03-19"), "no_objection", "last_call")} >= {
        "2026-03-19_minutes.md:25",
        "2026-03-19_minutes.md:34",
    }


def test_actions_overdue_open_and_done(ask):
    rows = {(row["date"], row["event"]["line"]): row for row in ask("actions", lines=True)}
    overdue = [row for row in rows.values() if row["state"] == "overdue"]
    assert [(row["owner"], row["due"], row["event"]["line"]) for row in overdue] == [
        ("Tomas", "2026-05-01", 34)
    ]
    yuki, leyla = rows["2026-05-14", 44], rows["2026-06-11", 53]
    assert (yuki["state"], yuki["owner"], yuki["due"]) == ("open", "Yuki", "2026-06-30")
    assert (leyla["state"], leyla["owner"], leyla["due"]) == ("open", "Leyla", None)
    feeds = rows["2025-10-30", 39]
    assert (feeds["state"], feeds["owner"], feeds["done_basis"]) == ("done", "Leyla", "inferred")
    assert (feeds["done_by"]["path"], feeds["done_by"]["line"]) == ("minutes/2025-11-27_minutes.md", 25)


def test_actions_that_later_minutes_report_are_done_and_inferred_to_be(ask):
    rows = {row["id"]: row for row in ask("actions", lines=True)}
    done = {
        name: (row["done_by"]["path"], row["done_by"]["line"]) for name, row in rows.items() if row["done_by"]
    }
    assert done == {
        "2025-07-10-A1": ("minutes/2025-08-07_minutes.md", 25),
        "2025-07-10-A2": ("minutes/2025-08-07_minutes.md", 26),
        "2025-10-30-A1": ("minutes/2025-11-27_minutes.md", 25),
        "2025-11-27-A3": ("minutes/2026-01-22_mintues.md", 39),
        "2026-05-14-A1": ("minutes/2026-06-11_minutes.md", 31),
    }
    assert {row["done_basis"] for row in rows.values() if row["done_by"]} == {"inferred"}


def test_a_repository_and_a_specification_were_renamed(ask):
    (first,) = [row for row in ask("meetings", lines=True) if row["id"] == "2025-07-10"]
    named = ask("show", first["id"])["linked"]
    assert named
    assert all(target.startswith(f"{HOME}#") for target in named)
    assert ask("show", "harbour-commons/port-data#9")["ref"] == f"{HOME}#9"
    assert ask("show", "https://git.example/harbour-commons/port-data/pull/9")["ref"] == f"{HOME}#9"
    assert (ask("show", "HC-TIDE")["ref"], ask("show", "HC-TIDE")["specification"]["former_ids"]) == (
        "OHD-02",
        ["HC-TIDE"],
    )
    assert [row["id"] for row in ask("status")["specifications"]] == ["OHD-01", "OHD-02", "OHD-03"]


def test_somebody_who_is_not_in_the_register(ask):
    visitor, account = ask("show", "Rafi Soltani"), ask("show", "@rafi-knots")
    assert visitor["linked"] == ["2026-05-14", "2026-06-11"]
    assert [event["source"].rpartition("/")[2] for event in account["events"]] == ["36"]
    assert not {event["id"] for event in account["events"]} & {event["id"] for event in visitor["events"]}


def test_his_words_in_the_minutes_are_on_the_record(ask):
    assert [event["line"] for event in ask("show", "Rafi Soltani")["events"]] == [41]


def test_replaced_and_still_open(ask, listed):
    rows = listed("proposals")
    assert (rows["#14"]["state"], rows["#14"]["replaced_by"]) == ("under review", [f"{HOME}#21"])
    assert (rows["#21"]["state"], rows["#21"]["replaces"]) == ("merged", [f"{HOME}#14"])
    assert attention(ask, "#14") == ["#14 is open, and #21 says that it replaces it"]
    assert len(findings(ask, "superseded-still-open")) == 1


def test_a_need_that_nothing_serves(ask):
    needs = {need["id"]: need for case in ask("status")["use_cases"] for need in case["needs"]}
    bare = [name for name, need in needs.items() if not need["named_by"]]
    assert bare == ["need-shore-power"]
    assert ask("show", "need-shore-power")["need"]["evidence"]["line"] == 11
    without_section = {
        name: [row["what"].removeprefix(HOME) for row in need["named_by"]]
        for name, need in needs.items()
        if need["named_by"] and not any(row["what"].startswith("OHD-") for row in need["named_by"])
    }
    assert {what for named in without_section.values() for what in named} >= {"#36", "#26"}
    assert len(without_section) == 3
    assert len(findings(ask, "need-unnamed")) == 1


def test_deferred_and_carried_over(ask):
    subject = ask("show", "#16")
    assert acts(subject, "deferred", "decision", "closed", about="#16")[:4] == [
        ("2025-11-27", "deferred", None, "2025-11-27_minutes.md:38"),
        ("2026-01-22", "deferred", None, "2026-01-22_mintues.md:47"),
        ("2026-02-19", "decision", None, "2026-02-19_minutes.md:39"),
        ("2026-02-19", "closed", None, "2026-02-19_minutes.md:40"),
    ]
    assert acts(ask("show", "#30"), "deferred", about="#30") == [
        ("2026-06-11", "deferred", None, "2026-06-11_minutes.md:52")
    ]
    drafted = ask("agenda", "draft", "--date", "2026-07-09")
    assert f"{HOME}#30" in [line["target"] for line in drafted["lines"]]


def test_a_decision_by_vote(ask):
    rows = [
        row
        for row in ask("decisions", lines=True)
        if row["meeting"] == "2026-05-14" and f"{HOME}#25" in row["subject"]
    ]
    assert [(row["id"], row["event"]["line"], row["event"]["basis"]) for row in rows] == [
        ("2026-05-14-D2", 40, "recorded"),
        ("2026-05-14-D3", 41, "declared"),
    ]
    assert rows[0]["text"] == "Vote: 5 for metres per second, 2 for knots, 1 abstained"
    assert f"{HOME}#25" in ask("show", "#33")["linked"]


def test_what_is_wrong_on_purpose_is_found_and_stops_nothing(ask):
    meetings = {row["id"]: row for row in ask("meetings", lines=True)}
    assert meetings["2026-01-22"]["minutes"] == ["minutes/2026-01-22_mintues.md"]
    assert [(one["path"], one["line"]) for one in findings(ask, "misnamed-file")] == [
        ("minutes/2026-01-22_mintues.md", 0)
    ]
    assert [(one["path"], one["line"]) for one in findings(ask, "date-mismatch")] == [
        ("minutes/2025-11-27_agenda.md", 1)
    ]
    assert not [row for row in ask("objections", lines=True) if row["date"] == "2025-09-04"]
    assert "2025-12-25" not in meetings
    assert [one for one in findings(ask, "agenda-without-minutes") if "2025-12" in one["message"]] == []


def test_the_status_never_changes_because_the_configuration_fixes_today(ask):
    assert ask("status")["as_of"] == "2026-06-15"
    assert ask("status")["next_meeting"] == {
        "date": "2026-07-09",
        "title": "OHD Working Group Meeting 2026-07-09",
        "agenda": "minutes/2026-07-09_agenda.md",
    }
