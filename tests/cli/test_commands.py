"""Every command on the example group: its options, its text and its JSON."""

import json
import shutil

import msgspec
import pytest
from tests.cli.calling import call

from lastcall.report.shapes import PUBLISHED

LISTS = {
    "meetings": "meeting",
    "proposals": "proposal",
    "objections": "objection",
    "decisions": "decision",
    "actions": "action",
}
SHAPES = {shape.__struct_config__.tag: shape for shape in PUBLISHED}
HOME = "open-harbour/harbour-data"


@pytest.fixture
def group(example, tmp_path):
    """A copy of the example group that a test may change."""
    for name in ("minutes", "use_cases", "specs"):
        shutil.copytree(example / name, tmp_path / name)
    for name in ("archive.json", "lastcall.toml", "participants.toml"):
        shutil.copy(example / name, tmp_path / name)
    return tmp_path


def is_sorted(value):
    """Whether every object in a JSON value has its keys in order."""
    if isinstance(value, dict):
        return list(value) == sorted(value) and all(map(is_sorted, value.values()))
    return all(map(is_sorted, value)) if isinstance(value, list) else True


DOCUMENTS = [
    ("status", ["status"]),
    ("subject", ["show", "#29"]),
    ("subject", ["show", "2026-06-11"]),
    ("subject", ["show", "OHD-01"]),
    ("findings", ["check"]),
    ("draft", ["agenda", "draft"]),
]


@pytest.mark.parametrize(("schema", "arguments"), DOCUMENTS)
def test_a_document_has_its_schema_sorted_keys_and_the_published_shape(example, schema, arguments):
    answer = call("-C", example, "--format", "json", *arguments)
    document = answer.json
    assert document["schema"] == f"lastcall/{schema}/1"
    assert is_sorted(document)
    assert msgspec.convert(document, SHAPES[document["schema"]], strict=True)
    assert "\x1b" not in answer.out


@pytest.mark.parametrize("command", LISTS)
def test_a_list_is_json_lines_of_one_shape(example, command):
    answer = call("-C", example, "--format", "json", command)
    assert answer.code == 0
    assert len(answer.lines) > 1
    for row in answer.lines:
        assert row["schema"] == f"lastcall/{LISTS[command]}/1"
        assert is_sorted(row)
        assert msgspec.convert(row, SHAPES[row["schema"]], strict=True)


@pytest.mark.parametrize(
    "arguments", [["status"], *([name] for name in LISTS), ["show", "#29"], ["check"], ["agenda", "draft"]]
)
def test_the_same_inputs_give_the_same_bytes(example, arguments):
    for form in ("text", "json"):
        first = call("-C", example, "--format", form, *arguments)
        assert first.code == 0
        assert first.out == call("-C", example, "--format", form, *arguments).out


def test_events_have_the_keys_of_the_interface_wherever_they_are_shown(example):
    shown = call("-C", example, "--format", "json", "show", "#29").json["events"]
    listed = call("-C", example, "--format", "json", "decisions").lines
    for event in [*shown, *(row["event"] for row in listed)]:
        assert set(event) >= {
            "line",
            "type",
            "subject",
            "actor",
            "quote",
            "basis",
            "rule",
            "id",
            "at",
            "source",
        }
        assert all(
            set(proof) in ({"path", "line", "quote"}, {"url", "at", "quote"}) for proof in event["evidence"]
        )


def test_items_are_written_in_full_and_days_as_days(example):
    for row in call("-C", example, "--format", "json", "proposals").lines:
        assert row["id"].startswith(f"{HOME}#")
        assert row["opened"] is None or len(row["opened"]) == len("2026-06-15")
        assert all(
            target.startswith(f"{HOME}#")
            for target in (*row["closes"], *row["replaces"], *row["replaced_by"])
        )


def test_meetings_have_their_day_title_and_files(example):
    rows = call("-C", example, "--format", "json", "meetings").lines
    assert len(rows) == 13
    assert (rows[6]["date"], rows[6]["title"], rows[6]["agenda"], rows[6]["minutes"]) == (
        "2026-01-22",
        "OHD Working Group Meeting 2026-01-22",
        ["minutes/2026-01-22_agenda.md"],
        ["minutes/2026-01-22_mintues.md"],
    )
    assert (rows[12]["date"], rows[12]["minutes"]) == ("2026-07-09", [])


@pytest.mark.parametrize("command", LISTS)
def test_since_leaves_out_what_is_older(example, command):
    everything = call("-C", example, "--format", "json", command).lines
    recent = call("-C", example, "--format", "json", command, "--since", "2026-04-01").lines
    key = "opened" if command == "proposals" else "date"
    assert recent == [row for row in everything if row[key] is None or row[key] >= "2026-04-01"]
    assert 0 < len(recent) < len(everything)


def test_open_leaves_out_what_is_settled(example):
    def ids(*arguments):
        return [
            row["id"].removeprefix(HOME) for row in call("-C", example, "--format", "json", *arguments).lines
        ]

    assert ids("proposals", "--open") == ["#14", "#26", "#29", "#36", "#40"]
    assert ids("objections", "--open") == ["#29-O1"]
    done = {
        row["id"]
        for row in call("-C", example, "--format", "json", "actions").lines
        if row["state"] == "done"
    }
    assert done
    assert not done & set(ids("actions", "--open"))


@pytest.mark.parametrize(
    ("command", "name", "key"),
    [
        ("proposals", "@thalvorsen", "author"),
        ("objections", "Anneke", "raised_by"),
        ("actions", "leyla", "owner"),
    ],
)
def test_by_leaves_one_person_s(example, command, name, key):
    rows = call("-C", example, "--format", "json", command, "--by", name).lines
    assert rows
    assert {row[key].lower() for row in rows} == {name.removeprefix("@").lower()}


def test_decisions_by_the_one_who_is_named(example):
    rows = call("-C", example, "--format", "json", "decisions", "--by", "Ines").lines
    assert {row["event"]["actor"] for row in rows} == {"Ines"}


@pytest.mark.parametrize("command", LISTS)
def test_an_empty_list_says_so_on_the_side(example, command):
    answer = call("-C", example, command, "--since", "2099-01-01")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == f"no {command} on the record as of 2026-06-15, with these options\n"
    assert call("-C", example, "-q", command, "--since", "2099-01-01").err == ""


@pytest.mark.parametrize("command", LISTS)
def test_a_list_as_text_is_a_line_each(example, command):
    answer = call("-C", example, command)
    assert answer.code == 0
    assert len(answer.out.splitlines()) == len(call("-C", example, "--format", "json", command).lines)


def test_a_day_that_is_none(example):
    answer = call("-C", example, "decisions", "--since", "spring")
    assert (answer.code, answer.err) == (2, "lastcall: `--since spring` is no day\n  write 2026-06-15\n")


@pytest.mark.parametrize("text", ["yesterday", "9999-12-31", "2026-02-30", "2026-06-15T25:00"])
def test_an_instant_that_is_none(example, text):
    answer = call("-C", example, "--as-of", text, "status")
    assert (answer.code, answer.out) == (2, "")
    assert (
        answer.err == f"lastcall: `{text}` is no day or instant\n  write 2026-06-15 or 2026-06-15T10:00:00Z\n"
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-14", "2026-05-14"),
        ("20260514", "2026-05-14"),
        ("2026-05-14T23:30:00Z", "2026-05-15"),
        ("2026-05-14T23:30", "2026-05-14"),
    ],
)
def test_the_instant_that_is_asked_for(example, text, day):
    assert call("-C", example, "--as-of", text, "--format", "json", "status").json["as_of"] == day


def test_of_a_past_day_nothing_later_is_seen(example):
    document = call("-C", example, "--as-of", "2026-01-31", "--format", "json", "status").json
    later = [text for text in strings(document) if "2026-02" <= text[:7] <= "2026-12" and text[:2] == "20"]
    # a deadline or a due date may lie ahead, and an agenda is a plan
    dues = {row["due"] for row in document["actions"]} | {
        end["day"] for row in document["proposals"] for end in row["deadlines"]
    }
    assert set(later) <= {*dues, document["next_meeting"]["date"]}
    assert {row["id"] for row in document["proposals"]} == {
        f"{HOME}#{number}" for number in (4, 6, 9, 12, 14, 17, 20, 21, 24)
    }


def strings(value):
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def test_of_a_past_day_an_item_has_not_ended(example):
    past = call("-C", example, "--as-of", "2026-02-20", "--format", "json", "show", "#20").json
    assert (past["item"]["state"], past["item"]["merged"], past["item"]["closed"]) == ("open", None, None)
    now = call("-C", example, "--format", "json", "show", "#20").json
    assert (now["item"]["state"], now["item"]["merged"]) == ("merged", "2026-02-21T09:12:00Z")


def test_a_thing_of_later_names_nothing_yet(example):
    answer = call("-C", example, "--as-of", "2026-01-31", "show", "#36")
    assert answer.code == 2
    assert "`#36` names nothing on the record as of 2026-01-31" in answer.err


def test_minutes_parse_gives_one_object_a_file_in_the_order_given(example, tmp_path, monkeypatch):
    outside = tmp_path / "2026-01-01_minutes.md"
    outside.write_text("# Notes 2026-01-01\n\n## Minutes\n* Merged pull request #6\n", encoding="utf-8")
    bad = tmp_path / "bad.md"
    bad.write_bytes(b"\xff")
    monkeypatch.chdir(tmp_path)
    inside = example / "minutes/2025-10-02_minutes.md"
    answer = call(
        "-C", example, "--format", "json", "minutes", "parse", outside.name, bad.name, inside, "gone.md"
    )
    assert answer.code == 0
    rows = answer.lines
    assert [row["path"] for row in rows] == [
        outside.name,
        bad.name,
        "minutes/2025-10-02_minutes.md",
        "gone.md",
    ]
    assert [row["schema"] for row in rows] == ["lastcall/minutes/1"] * 4
    assert [row.get("error") for row in rows] == [None, "not UTF-8: byte 0xff", None, "no regular file"]
    assert rows[0]["date"] == "2026-01-01"
    assert [(event["type"], event["subject"]) for event in rows[0]["events"]] == [("merged", [f"{HOME}#6"])]
    assert set(rows[2]) == {
        "schema", "path", "date", "title", "recording", "style", "attendees", "agenda_items", "references", "events",
        "closing_consensus",
    }  # fmt: skip
    assert set(rows[2]["events"][0]) >= {"line", "type", "subject", "actor", "quote", "basis", "rule"}


def test_minutes_parse_without_a_configuration(tmp_path):
    path = tmp_path / "m.md"
    path.write_text(
        "# Notes 2026-01-01\n\n## Minutes\n* Merged pull request #6, see old/other#7\n", encoding="utf-8"
    )
    answer = call(
        "-C", tmp_path, "--format", "json", "--repository", "blue/mill", "--rename", "old/other=blue/kiln",
        "minutes", "parse", path,
    )  # fmt: skip
    assert [row["target"] for row in answer.lines[0]["references"]] == ["blue/mill#6", "blue/kiln#7"]


@pytest.mark.parametrize("text", ["a", "=b", "a=", ""])
def test_a_rename_that_is_none(tmp_path, text):
    answer = call("-C", tmp_path, "--rename", text, "status")
    assert (answer.code, answer.err) == (
        2,
        f"lastcall: `--rename {text}` is no rename\n  write it as OLD=NEW\n",
    )


def test_minutes_parse_of_a_folder_and_as_text(example):
    answer = call("-C", example, "minutes", "parse", example / "minutes")
    assert answer.code == 0
    assert answer.out.count(" of 20") == 26
    assert "\n28          * No objection\n        ^ no objection on open-harbour/harbour-data#9" in answer.out
    verbose = call("-C", example, "-v", "minutes", "parse", example / "minutes/2026-06-11_minutes.md")
    assert "minutes/2026-06-11_minutes.md: style " in verbose.err


def test_minutes_parse_as_text_says_of_a_bad_file_why_and_goes_on(tmp_path):
    (tmp_path / "bad.md").write_bytes(b"\0")
    answer = call("-C", tmp_path, "minutes", "parse", tmp_path / "bad.md")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "bad.md: not read: binary: it holds a NUL byte\n"


def test_check_of_some_paths_only(group, monkeypatch):
    monkeypatch.chdir(group)
    everything = call("--format", "json", "check").json["findings"]
    some = call("--format", "json", "check", "minutes/2026-03-19_minutes.md").json["findings"]
    assert some == [one for one in everything if one["path"] == "minutes/2026-03-19_minutes.md"]
    assert some
    assert call("--format", "json", "check", ".", "-C", group).json["findings"] == [
        one for one in everything if "://" not in one["path"]
    ]


def test_check_names_a_path_that_holds_nothing_of_the_record(group, monkeypatch):
    monkeypatch.chdir(group)
    (group / "notes").mkdir()
    answer = call("check", "notes")
    assert answer.code == 0
    assert "notes: holds nothing that the group's record is read from" in answer.err


@pytest.mark.parametrize("path", ["..", "gone.md", "/etc/passwd"])
def test_check_of_a_path_that_is_not_the_group_s(group, monkeypatch, path):
    monkeypatch.chdir(group)
    answer = call("check", path)
    assert answer.code == 2
    assert f"lastcall: {path}: no file of the group's repository" in answer.err


def test_check_ends_with_one_where_a_finding_is_an_error(group):
    assert call("-C", group, "check").code == 0
    (group / "minutes/2026-06-12_minutes.md").write_bytes(b"\xff")
    answer = call("-C", group, "--format", "json", "check")
    assert answer.code == 1
    assert [one["path"] for one in answer.json["findings"] if one["severity"] == "error"] == [
        "minutes/2026-06-12_minutes.md"
    ]


def test_check_speaks_to_github_actions(group, tmp_path, monkeypatch):
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    answer = call("-C", group, "check", "--annotate")
    assert answer.code == 0
    assert "::warning file=minutes/2026-03-19_minutes.md,line=37,title=" in answer.out
    assert summary.read_text(encoding="utf-8")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    assert call("-C", group, "check", "--annotate").out == answer.out


def test_an_agenda_is_written_under_the_group_s_name_and_never_over_a_file(group):
    (group / "minutes/2026-07-09_agenda.md").unlink()
    plain = call("-C", group, "agenda", "draft", "--date", "2026-07-09")
    assert plain.code == 0
    written = call("-C", group, "agenda", "draft", "--date", "2026-07-09", "--out", group / "minutes")
    path = group / "minutes/2026-07-09_agenda.md"
    assert (written.code, written.out) == (0, "")
    assert written.err == f"wrote {path}\n"
    assert path.read_text(encoding="utf-8") == plain.out
    again = call("-C", group, "agenda", "draft", "--date", "2026-07-09", "--out", f"{group}/minutes/")
    assert again.code == 2
    assert "exists already and is left as it is" in again.err


def test_an_agenda_says_why_and_is_json(example):
    why = call("-C", example, "agenda", "draft", "--date", "2026-07-09", "--why")
    assert why.code == 0
    assert len(why.out) > len(call("-C", example, "agenda", "draft", "--date", "2026-07-09").out)
    document = call("-C", example, "--format", "json", "agenda", "draft", "--date", "2026-07-09").json
    assert (document["date"], document["path"]) == ("2026-07-09", "minutes/2026-07-09_agenda.md")
    assert {line["target"] for line in document["lines"]} >= {
        f"{HOME}#26",
        f"{HOME}#29",
        f"{HOME}#36",
        f"{HOME}#30",
    }


def test_a_day_of_an_agenda_that_is_none(example):
    assert call("-C", example, "agenda", "draft", "--date", "soon").code == 2


def test_a_site_is_built_and_only_what_changed_is_written_again(group, tmp_path):
    out = tmp_path / "pages"
    first = call("-C", group, "site", "build", "--out", out)
    assert first.code == 0
    assert len(list(out.rglob("*.html"))) >= 60
    assert len(first.out.splitlines()) >= 10
    stamp = (out / "index.html").stat().st_mtime_ns
    second = call("-C", group, "site", "build", "--out", out)
    assert "(0 files written" in second.out
    assert (out / "index.html").stat().st_mtime_ns == stamp
    assert call("-C", group, "-q", "site", "build", "--out", out).out == ""


def test_a_site_is_not_built_where_a_file_is_in_the_way(group, tmp_path):
    (tmp_path / "pages").write_text("mine")
    answer = call("-C", group, "site", "build", "--out", tmp_path / "pages")
    assert answer.code == 2
    assert (tmp_path / "pages").read_text() == "mine"


def test_archives_named_on_the_command_line_replace_the_configured(group, tmp_path):
    other = tmp_path / "x.archive.json"
    other.write_text(
        json.dumps({"repo": HOME, "pulls": [{"number": 99, "state": "OPEN", "title": "Ninety-nine"}]})
    )
    for given in (other, tmp_path):
        rows = call("-C", group, "--archive", given, "--format", "json", "proposals").lines
        assert [row["state"] for row in rows if row["id"] == f"{HOME}#99"] == ["open"]
        assert [row["state"] for row in rows if row["id"] == f"{HOME}#36"] == ["named in minutes only"]


def test_a_configuration_from_elsewhere_keeps_its_paths_relative_to_the_repository(group, tmp_path):
    config = tmp_path / "elsewhere" / "mine.toml"
    config.parent.mkdir()
    shutil.move(group / "lastcall.toml", config)
    assert len(call("-C", group, "--config", config, "--format", "json", "meetings").lines) == 13


def test_talk_goes_to_the_side_and_quiet_ends_it(group):
    (group / "minutes/2026-06-12_minutes.md").write_bytes(b"a\n\xff")
    answer = call("-C", group, "--format", "json", "status")
    assert answer.err == "minutes/2026-06-12_minutes.md:2: not read: not UTF-8: byte 0xff\n"
    assert answer.json["problems"] == [
        {"path": "minutes/2026-06-12_minutes.md", "line": 2, "reason": "not UTF-8: byte 0xff"}
    ]
    assert call("-C", group, "-q", "status").err == ""


def test_the_current_folder_is_the_group_s_unless_another_is_named(example, monkeypatch):
    monkeypatch.chdir(example)
    assert call("status").out == call("-C", example, "status").out
