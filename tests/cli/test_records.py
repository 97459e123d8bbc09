"""`explain`, `what-if`, `record` and `verify` on the example group, as a maintainer uses them."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from tests.cli.calling import call

from lastcall.report.record import marks

PARTS = ("minutes", "use_cases", "specs", "archive.json", "lastcall.toml", "participants.toml")


@pytest.fixture
def group(example, tmp_path):
    """A copy of the example group that a test may change."""
    root = tmp_path / "group"
    root.mkdir()
    for part in PARTS:
        source = example / part
        if source.is_dir():
            shutil.copytree(source, root / part)
        else:
            shutil.copy(source, root / part)
    return root


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def written(group, ref, *more, name="record.md"):
    """A record of a REF in a file."""
    path = group.parent / name
    answer = call("-C", group, "-q", "record", ref, *more, "--out", path)
    assert answer.code == 0, answer.err
    return path


def test_explain_prints_the_case_of_a_proposal_and_status_what_is_missing(example):
    told = call("-C", example, "explain", "#29").out
    assert "Objection #29-O1 by Anneke van Rooden is sustained. (objection-stands)" in told
    assert "Landing: not merged" in told
    assert told.index("no-sustained-objection") < told.index("evidence-documented")
    glance = call("-C", example, "status").out
    assert "What open proposals wait for, by sustained-objection: 5" in glance
    assert "  #29  Objection #29-O1 by Anneke van Rooden is sustained." in glance


def test_explain_of_an_objection_and_a_decision_gives_the_case_that_it_belongs_to(example):
    for ref, kind in (("#29-O1", "objection"), ("2026-05-14-D1", "decision")):
        one = call("-C", example, "--format", "json", "explain", ref).json
        assert one["kind"] == kind
        assert [each["subject"] for each in one["cases"]] == ["open-harbour/harbour-data#29"]
    spec = call("-C", example, "--format", "json", "explain", "OHD-03").json
    assert "open-harbour/harbour-data#29" in [each["subject"] for each in spec["cases"]]
    nobody = call("-C", example, "--format", "json", "explain", "Yuki Tanabe").json
    assert nobody["cases"] == []


def test_status_as_json_holds_the_rules_and_what_is_missing(example):
    one = call("-C", example, "--format", "json", "status").json
    assert one["process"]["profile"] == "sustained-objection"
    summed = {each["subject"]: each for each in one["cases"]}
    missing = summed["open-harbour/harbour-data#29"]["missing"]
    assert missing[0]["code"] == "objection-stands"
    assert all(each["state"] in ("open", "ready for a decision") for each in summed.values())


def test_what_if_says_the_difference_and_leaves_the_record_alone(example):
    told = call("-C", example, "what-if", "#29", "--position", "Anneke van Rooden=withdrawn").out
    assert told.startswith("What if, on #29 (Anneke van Rooden: withdrawn):\n")
    assert "Objection #29-O1 was sustained by Anneke van Rooden, would be withdrawn" in told
    assert told.endswith("Nothing of this is on the record.\n")
    one = call(
        "-C", example, "--format", "json", "what-if", "#36", "--position", "Yuki Tanabe=objection"
    ).json
    assert one["schema"] == "lastcall/what-if/1"
    assert "36-O1 was not there, would be raised by Yuki Tanabe." in one["changes"][-1]["words"]
    later = call("-C", example, "what-if", "#36", "--as-of", "2026-06-26").out
    assert "(as of 2026-06-26 instead of 2026-06-15)" in later
    assert "Call until 2026-06-25 was running, would be ended." in later
    assert "would be accepted" not in later


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("#36",), "nothing is supposed"),
        (("#36", "--position", "Yuki"), "is no position"),
        (
            ("#36", "--position", "Yuki=maybe"),
            "support, can-live, abstain, recuse, concern, objection, withdrawn",
        ),
        (("#36", "--position", "=support"), "is no position"),
        (("#36", "--as-of", "soon"), "is no day or instant"),
        (("#999", "--position", "Yuki=support"), "names nothing on the record"),
        (("Yuki Tanabe", "--position", "Yuki=support"), "is a person, and no proposal"),
    ],
)
def test_what_if_refuses_what_it_cannot_suppose(example, arguments, words):
    answer = call("-C", example, "what-if", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err


@pytest.mark.parametrize("ref", ["#12", "#17", "#29", "#29-O1", "OHD-01", "OHD-03", "--group"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_record_follows_from_the_sources_that_it_was_made_from(group, ref, form):
    path = written(group, ref, "--format", form)
    answer = call("-C", group, "verify", path)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.endswith("follows from today's sources.\n")


@pytest.mark.parametrize("as_of", ["2026-03-01", "2026-05-14T12:00"])
def test_a_record_of_a_past_day_follows_today(group, as_of):
    path = written(group, "OHD-01", "--as-of", as_of)
    assert call("-C", group, "verify", path).code == 0


# until when, who was asked, why somebody objected, what became of it, who decided, where it is written
STORIES = {
    "#17": (
        "2026-01-20 23:59 Europe/Lisbon",
        "those present at the meeting of 2026-01-22",
        "a feed that was abandoned in spring still calls the berth free in autumn",
        "`#17-O1` by Kwame Asante-Boll (Saltlark Shipping Agents): withdrawn",
        "the group, in its minutes on 2026-01-22: accepted",
        "`minutes/2026-01-22_mintues.md:32`",
    ),
    "#12": (
        "2025-10-23 23:59 Europe/Lisbon",
        "those present at the meeting of 2025-10-30",
        "our older boards have no clock",
        "`#12-O1` by Tomas Halvorsen (Tideglass Instruments): recorded, not sustained",
        "the group, in its minutes on 2025-10-30: accepted",
        "`minutes/2025-10-30_minutes.md:26`",
    ),
    "#29": (
        "no deadline is on record",
        "the name of a private boat tells everybody where its owner sleeps tonight",
        "`#29-O1` by Anneke van Rooden (Saltlark Shipping Agents): sustained",
        "Ines Moreira (Harbour of Three Gulls), maintainer on 2026-05-14: no consensus",
        "`minutes/2026-05-14_minutes.md:36`",
    ),
}


@pytest.mark.parametrize("ref", STORIES)
def test_a_reader_who_has_only_the_record_can_answer(example, ref):
    told = call("-C", example, "record", ref).out
    assert [words for words in STORIES[ref] if words not in told] == []


def test_the_record_gives_the_same_bytes_in_any_place(group):
    def run(**environment):
        command = [sys.executable, "-m", "lastcall", "-C", str(group), "record", "OHD-01"]
        surroundings = {**os.environ, **environment}
        return subprocess.run(command, env=surroundings, capture_output=True, check=True).stdout

    first = run(TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    assert run(TZ="Pacific/Auckland", LC_ALL="tr_TR.UTF-8", LANG="de_DE", PYTHONHASHSEED="2") == first


def findings(group, path):
    """What verify names, and its exit code."""
    answer = call("-C", group, "--format", "json", "verify", path)
    return answer.code, [each["what"] for each in answer.json["differences"]]


def test_verify_names_a_changed_line_of_minutes(group):
    path = written(group, "#29")
    edit(
        group / "minutes/2026-04-16_minutes.md",
        "tells everybody where its owner",
        "tells nobody where its owner",
    )
    code, found = findings(group, path)
    assert code == 1
    assert found[0].startswith("minutes/2026-04-16_minutes.md:38 (objected by Anneke van Rooden, 2026-04-16)")


@pytest.mark.parametrize("form", ["text", "json"])
def test_verify_does_not_mind_lines_that_only_moved(group, form):
    path = written(group, "#29", "--format", form)
    edit(group / "minutes/2026-04-16_minutes.md", "## Attendees", "\n\n## Attendees")
    answer = call("-C", group, "verify", path)
    assert answer.code == 0, answer.out
    assert (
        "minutes/2026-04-16_minutes.md:40 is where the record has line 38: the words are the same."
        in answer.out
    )


def test_verify_names_an_edited_and_a_deleted_review(group):
    path = written(group, "#17")
    edit(group / "archive.json", "Our test feed passes.", "Our test feed fails.")
    code, found = findings(group, path)
    assert (code, found) == (1, [(
        "https://git.example/open-harbour/harbour-data/pull/17 (review (approved) by Leyla Demirok, 2026-01-19): "
        "its words are others than those of the record."
    )])  # fmt: skip
    everything = json.loads((group / "archive.json").read_text(encoding="utf-8"))
    pull = next(one for one in everything["pulls"] if one["number"] == 17)
    pull["reviews"] = [one for one in pull["reviews"] if one["author"] != "leyla-d"]
    (group / "archive.json").write_text(json.dumps(everything), encoding="utf-8")
    code, found = findings(group, path)
    assert code == 1
    assert any("by Leyla Demirok, 2026-01-19) is on the record no more" in each for each in found)
    assert "open-harbour/harbour-data#17 rule agreement: it was “met”, is “not met”." in found


def test_verify_names_other_rules_and_another_register(group):
    path = written(group, "#17")
    edit(group / "participants.toml", 'role = "editor"', 'role = "participant"')
    code, found = findings(group, path)
    assert code == 1
    assert found[0] == "The register of participants is another than that of the record."
    edit(group / "lastcall.toml", "[profile.agreement]", "[profile.agreement]\nminimum = 2")
    code, found = findings(group, path)
    assert (code, found[0]) == (1, "The rules of sustained-objection are others than those of the record.")
    settings = (group / "lastcall.toml").read_text(encoding="utf-8")
    without = re.sub(
        r'profile = "sustained-objection"\n|\[profile\.agreement\]\n[^\[]*\[[^\n]*\]\n', "", settings
    )
    (group / "lastcall.toml").write_text(without, encoding="utf-8")
    code, found = findings(group, path)
    assert (code, found[0]) == (1, "The profile was sustained-objection, is none.")


def test_verify_names_a_text_changed_by_hand(group):
    path = written(group, "#29")
    edit(path, ": sustained", ": withdrawn")
    answer = call("-C", group, "verify", path)
    assert answer.code == 1
    assert f"{path}:" in answer.out
    assert "The text is not what was written: this line is another." in answer.out


def test_verify_names_a_proposal_that_is_gone(group):
    path = written(group, "#40")
    everything = json.loads((group / "archive.json").read_text(encoding="utf-8"))
    everything["pulls"] = [one for one in everything["pulls"] if one["number"] != 40]
    (group / "archive.json").write_text(json.dumps(everything), encoding="utf-8")
    code, found = findings(group, path)
    assert code == 1
    assert found[0] == "open-harbour/harbour-data#40 names nothing on the record as of 2026-06-15."


def test_verify_takes_many_files_and_fails_for_one(group):
    good = written(group, "#12", name="good.md")
    bad = written(group, "#29", name="bad.md")
    edit(bad, ": sustained", ": withdrawn")
    answer = call("-C", group, "--format", "json", "verify", good, bad)
    assert answer.code == 1
    assert [one["follows"] for one in answer.lines] == [True, False]
    assert {one["schema"] for one in answer.lines} == {"lastcall/verification/1"}


@pytest.mark.parametrize(
    "content", [b"", b"# words\n", b"{}", b"\xff\xfe", b"\x00", b'{"schema": "lastcall/record/1"}']
)
def test_verify_refuses_what_is_no_record(group, content):
    path = group.parent / "other.md"
    path.write_bytes(content)
    answer = call("-C", group, "verify", path)
    assert (answer.code, answer.out) == (2, "")
    assert f"{path}:1: " in answer.err
    assert "Traceback" not in answer.err


def test_verify_refuses_a_missing_file_and_another_day(group):
    assert call("-C", group, "verify", group / "none.md").code == 2
    path = written(group, "#12")
    assert "as of its own day" in call("-C", group, "--as-of", "2026-01-01", "verify", path).err
    edit(path, '"as_of": "2026-06-15"', '"as_of": "some day"')
    answer = call("-C", group, "verify", path)
    assert answer.code == 2
    assert "damaged: `some day` is no day or instant" in answer.err
    again = written(group, "#12", name="again.md")
    edit(again, '"people": "names"', '"people": "faces"')
    answer = call("-C", group, "verify", again)
    assert answer.code == 2
    assert "`faces`" in answer.err


@pytest.mark.parametrize("place", ["minutes", "specs/ohd-01", "use_cases"])
@pytest.mark.parametrize("ref", ["OHD-01", "--group"])
def test_a_record_among_the_documents_adds_nothing_to_what_they_say(group, place, ref):
    def looked():
        return call("-C", group, "--format", "json", "status").json, call("-C", group, "check").out

    before = looked()
    path = group / place / "2026-06-14_minutes.md"
    assert call("-C", group, "-q", "record", ref, "--out", path).code == 0
    assert looked() == before
    assert call("-C", group, "verify", path).code == 0


def test_minutes_that_only_quote_a_record_are_read():
    assert not marks.is_record("# Meeting\n\n## For verification\n" + marks.SCHEMA)
    assert not marks.is_record(marks.TITLE + "of wind\n\n" + marks.SCHEMA)


def test_a_record_never_goes_over_a_file(group):
    path = written(group, "#12")
    answer = call("-C", group, "record", "#12", "--out", path)
    assert answer.code == 2
    assert "exists already" in answer.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("#12", "--group"), "both a REF and --group"),
        (("Yuki Tanabe",), "is a person, and no proposal on the record is about it"),
        (("#999",), "names nothing on the record"),
    ],
)
def test_record_refuses_what_it_has_no_record_of(example, arguments, words):
    answer = call("-C", example, "record", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err


def test_redacted_words_are_in_no_record(group):
    case = call("-C", group, "--format", "json", "explain", "#29").json["cases"][0]
    raised = case["objections"][0]["life"][0]
    assert raised["words"].endswith("owner sleeps tonight.")
    assert call("-C", group, "-q", "redact", raised["id"], "--because", "too near", "--by", "Ines").code == 0
    for arguments in (
        ("record", "#29"),
        ("record", "OHD-03"),
        ("record", "#29", "--format", "json"),
        ("explain", "#29"),
        ("explain", "#29", "--format", "json"),
        ("what-if", "#29", "--position", "Yuki Tanabe=support"),
    ):
        answer = call("-C", group, *arguments)
        assert answer.code == 0, answer.err
        assert "owner sleeps tonight" not in answer.out, arguments
    assert "`minutes/2026-04-16_minutes.md:38`\n\n> (redacted)" in call("-C", group, "record", "#29").out


NAMES = ("Ines", "Moreira", "Tomas", "Halvorsen", "Aoife", "Kwame", "Asante", "Anneke", "Rooden", "Yuki", "Tanabe",
         "Leyla", "Mateo", "Quispe")  # fmt: skip


@pytest.mark.parametrize("people", ["handles", "organisations"])
@pytest.mark.parametrize("ref", ["#29", "OHD-01", "--group"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_people_are_shown_as_the_configuration_wants(group, people, ref, form):
    edit(group / "lastcall.toml", "[schedule]", f'[privacy]\npeople = "{people}"\n\n[schedule]')
    path = written(group, ref, "--format", form)
    content = path.read_text(encoding="utf-8")
    assert [name for name in NAMES if name in content] == []
    assert call("-C", group, "verify", path).code == 0
