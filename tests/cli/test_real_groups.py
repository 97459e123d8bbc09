"""Real groups, with configurations of a few lines, as their maintainers would ask for them."""

import shutil
from pathlib import Path

import pytest
from tests.cli.calling import call

from lastcall.cli import run
from lastcall.documents.group import read_group

pytestmark = pytest.mark.corpora
GROUPS = Path(__file__).parent.parent / "groups"
CDS, REGISTRATION = "lfe-cds/CDS-Customer-Data", "lfe-cds/CDS-Registration"


class Group:
    """A real group with its configuration and archives; its files are read once, each question asked once."""

    def __init__(self, *options):
        self.options = options
        self.held = {}
        self.readings = []

    def call(self, *arguments):
        if arguments not in self.held:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(run, "read_group", self._read_once)
                self.held[arguments] = call(*self.options, *arguments)
        return self.held[arguments]

    def _read_once(self, sources):
        for known, reading in self.readings:
            if known == sources:
                return reading
        self.readings.append((sources, read_group(sources)))
        return self.readings[-1][1]

    def ask(self, *arguments, lines=False):
        answer = self.call("-q", "--format", "json", *arguments)
        assert answer.code == 0, answer.err
        return answer.lines if lines else answer.json


@pytest.fixture(scope="module")
def cds(corpora):
    # a fixed today: attention and overdue actions depend on it
    return Group(
        "-C",
        corpora / "cds",
        "--config",
        GROUPS / "cds.toml",
        "--archive",
        corpora / "cds-github",
        "--as-of",
        "2026-08-21",
    )


@pytest.fixture(scope="module")
def quic(corpora):
    root = corpora / "quic" / "wg-materials"
    return Group(
        "-C", root, "--config", GROUPS / "quic.toml", "--archive", corpora / "quic", "--as-of", "2026-08-21"
    )


def told(subject, *types):
    return [
        (event["type"], event["subject"], event["source"], event["line"])
        for event in subject["events"]
        if event["type"] in types and event["line"] is not None
    ]


def test_pull_request_6_was_merged_without_objection_in_the_meeting_which_also_closed_issue_5(cds):
    subject = cds.ask("show", "#6")
    assert (subject["proposal"]["state"], subject["proposal"]["ended"]) == ("merged", "2022-03-24")
    path = "meetings/2022-03-24_meeting_minutes.md"
    assert told(subject, "no_objection", "merged", "closed", "objection") == [
        ("no_objection", [f"{CDS}#6"], path, 69),
        ("merged", [f"{CDS}#6"], path, 70),
        ("closed", [f"{CDS}#5"], path, 71),
    ]
    assert "2022-03-24" in subject["proposal"]["meetings"]
    assert cds.ask("show", "#5")["item"]["state"] == "closed"


def test_the_specification_s_three_names_are_one(cds):
    (specification,) = cds.ask("status")["specifications"]
    assert (specification["id"], specification["stage"]) == ("CDS-WG3-01", "Draft")
    assert specification["former_ids"] == ["CDSC-WG1-03", "CDSC-WG3-01"]
    answers = {cds.call("show", name).out for name in ("CDS-WG3-01", "CDSC-WG1-03", "CDSC-WG3-01")}
    assert len(answers) == 1


def test_an_old_and_a_new_address_of_an_issue_are_one(cds):
    old = "https://github.com/carbon-data-specification/Customer-Data/issues/24"
    assert (
        cds.ask("show", old)
        == cds.ask("show", "#24")
        == cds.ask("show", f"https://github.com/{CDS}/issues/24")
    )


def test_31_replaced_26_which_is_still_open_and_was_merged_without_objection(cds):
    rows = {row["id"]: row for row in cds.ask("proposals", lines=True)}
    new, old = rows[f"{CDS}#31"], rows[f"{CDS}#26"]
    assert (new["state"], new["ended"], new["replaces"]) == ("merged", "2026-07-23", [f"{CDS}#26"])
    assert (old["state"], old["replaced_by"]) == ("under review", [f"{CDS}#31"])
    path = "meetings/2026-07-23_meeting_minutes.md"
    assert told(cds.ask("show", "#31"), "no_objection", "objection", "merged") == [
        ("no_objection", [f"{CDS}#31"], path, 21),
        ("merged", [f"{CDS}#31"], path, 22),
    ]
    (wanting,) = [row for row in cds.ask("status")["attention"] if row["ref"] == f"{CDS}#26"]
    assert wanting["what"] == "#26 is open, and #31 says that it replaces it"
    assert wanting["evidence"]["url"] == f"https://github.com/{CDS}/pull/31"
    assert [one["message"] for one in cds.ask("check")["findings"] if one["rule"] == "superseded-still-open"]


def test_two_minutes_have_an_unfilled_closing_question(cds):
    undecided = [
        row["id"] for row in cds.ask("meetings", lines=True) if row["closing_consensus"] == "undecided"
    ]
    assert undecided == ["2024-07-18", "2025-05-08"]


def test_what_the_meeting_of_2025_05_29_put_to_the_group_and_put_off(cds):
    subject = cds.ask("show", "2025-05-29")
    ((_, put, _, _),) = told(subject, "proposal")
    assert sorted(put) == [f"{REGISTRATION}#{number}" for number in (4, 5, 6)]
    assert [row[1] for row in told(subject, "deferred")] == [["CDS-WG3-01"]]


def test_every_meeting_has_its_files_also_the_misnamed_one(cds):
    rows = {row["id"]: row for row in cds.ask("meetings", lines=True)}
    assert len(rows) == 57
    assert sum(bool(row["minutes"]) for row in rows.values()) == 56
    assert rows["2026-06-25"]["minutes"] == ["meetings/2026-06-25_meeting_mintues.md"]


def test_json_objects_and_companies_make_no_objections(cds):
    assert cds.ask("objections", lines=True) == []


@pytest.mark.parametrize("group", ["cds", "quic"])
@pytest.mark.parametrize("form", ["json", "text"])
def test_the_same_inputs_give_the_same_bytes(group, form, request):
    asked = request.getfixturevalue(group)
    first = asked.call("--format", form, "status")
    assert first.code == 0
    # read anew
    assert call(*asked.options, "--format", form, "status") == first


@pytest.mark.parametrize("day", ["2022-03-23", "2024-06-06", "2025-10-16"])
def test_of_a_past_day_nothing_later_is_seen(cds, day):
    document = cds.ask("--as-of", day, "status")
    assert document["as_of"] == day
    assert all(row["date"] <= day for row in document["meetings"])
    for row in document["proposals"]:
        assert (row["opened"] or "") <= day
        assert (row["ended"] or "") <= day
        assert all((event["at"] or "") <= day for event in row["events"])
    assert all(
        row["date"] <= day for name in ("decisions", "actions", "objections") for row in document[name]
    )


def test_before_its_merge_6_is_open_and_its_call_has_run_out(cds):
    subject = cds.ask("--as-of", "2022-03-23", "show", "#6")
    assert (subject["item"]["state"], subject["item"]["merged"]) == ("open", None)
    assert subject["proposal"]["state"] == "call ended, not concluded"
    assert cds.call("--as-of", "2022-03-01", "show", "#6").code == 2


def test_an_item_closed_at_an_unknown_time_is_neither_open_nor_closed_on_a_past_day(cds):
    assert cds.ask("--as-of", "2023-01-01", "show", "#1")["item"]["state"] == "closed, time unknown"
    assert cds.ask("show", "#1")["item"]["state"] == "closed"


def test_a_meeting_of_three_days_is_one_with_three_minutes(quic):
    (row,) = [one for one in quic.ask("meetings", lines=True) if "interim-17-01/agenda.md" in one["agenda"]]
    assert row["minutes"] == [f"interim-17-01/minutes-{day}.md" for day in (24, 25, 26)]
    assert (row["date"], row["last_date"]) == ("2017-01-24", "2017-01-26")


def test_minutes_without_a_day_take_that_of_the_agenda(quic):
    (row,) = [one for one in quic.ask("meetings", lines=True) if "ietf98/minutes.md" in one["minutes"]]
    assert (row["agenda"], row["date"]) == (["ietf98/agenda.md"], "2017-03-30")
    root = quic.options[1]
    (parsed,) = call("-C", root, "--format", "json", "minutes", "parse", root / "ietf98/minutes.md").lines
    assert parsed["date"] is None


def test_a_review_that_asks_for_changes_is_no_objection_there(quic):
    assert [row for row in quic.ask("objections", lines=True) if "multipath#" in row["id"]] == []


@pytest.mark.parametrize("group", ["cds", "quic"])
@pytest.mark.parametrize("command", [["status"], ["check"], ["agenda", "draft"], ["site", "build", "--out"]])
def test_every_command_runs(group, command, request, tmp_path):
    rest = [tmp_path / "pages"] if command[-1] == "--out" else []
    answer = request.getfixturevalue(group).call(*command, *rest)
    assert answer.code == 0, answer.err
    assert answer.out


def test_the_seed_works_without_any_configuration(corpora, tmp_path):
    (path,) = (corpora / "seed").glob("*.md")
    shutil.copy(path, tmp_path)
    group = Group("-C", tmp_path)
    document = group.ask("status")
    assert [row["id"] for row in document["meetings"]] == ["2022-03-24"]
    subject = group.ask("show", "#6")
    assert (subject["proposal"]["state"], subject["proposal"]["ended"]) == ("merged", "2022-03-24")
    assert told(subject, "no_objection") == [("no_objection", [subject["ref"]], path.name, 69)]
    assert group.call("check").code == 0
    assert group.call("site", "build", "--out", tmp_path / "pages").code == 0
