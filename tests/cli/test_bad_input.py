"""What a group's folder may hold that it should not: a clear error or a safe page, and nothing else is lost."""

import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from tests.cli.calling import call

MINUTES = """\
# Mill group 2026-01-05

## Attendees
* Ana Bell (Blue Mill)
* Bo Carr

## Minutes
* The unit (pull request #6)
    * Any sustained objection?
        * No objection
    * Merged pull request #6
"""
CONFIGURATION = (
    '[group]\nrepository = "blue/mill"\nnow = "2026-02-01"\n[github]\nweb = "https://git.example"\n'
)


def item(number, title, **more):
    return {
        "number": number,
        "title": title,
        "url": f"https://git.example/blue/mill/pull/{number}",
        "state": "OPEN",
        "author": "bo",
        "body": "",
        "createdAt": "2026-01-02T09:00:00Z",
        **more,
    }


def archive(*pulls):
    return json.dumps(
        {"repo": "blue/mill", "timestamp": "2026-01-09T00:00:00Z", "issues": [], "pulls": list(pulls)}
    )


@pytest.fixture
def group(tmp_path):
    """A small group; a test spoils one thing of it."""
    root = tmp_path / "group"
    (root / "minutes").mkdir(parents=True)
    (root / "minutes/2026-01-05_minutes.md").write_text(MINUTES, encoding="utf-8")
    (root / "lastcall.toml").write_text(CONFIGURATION, encoding="utf-8")
    (root / "archive.json").write_text(archive(item(6, "Say the unit")), encoding="utf-8")
    return root


def no_defect(answer, code):
    """Whether a call ended as it should, with no word of a defect."""
    assert (answer.code, "defect" in answer.err, "Traceback" in answer.err) == (code, False, False), (
        answer.err
    )
    return answer


def merges(group):
    """What is left of the record: the merge that the good minutes tell."""
    answer = no_defect(call("-C", group, "--format", "json", "decisions"), 0)
    return [row["id"] for row in answer.lines]


@pytest.mark.parametrize("command", ["status", "check", "proposals", "show", "agenda", "site"])
@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[group]\nreposiotry = "blue/mill"',
            "lastcall.toml:2: unknown key `reposiotry` in `[group]`\n  did you mean",
        ),
        ("[paths]\nminutes = 'm'", "lastcall.toml:2: `paths.minutes`: expected `array | null`, got `str`\n"),
        ("[group", "lastcall.toml:1: not valid TOML: "),
    ],
)
def test_a_wrong_configuration_is_said_with_its_line_by_every_command(
    group, tmp_path, command, text, message
):
    (group / "lastcall.toml").write_text(text)
    rest = {"show": ["#6"], "agenda": ["draft"], "site": ["build", "--out", tmp_path / "pages"]}.get(
        command, []
    )
    answer = no_defect(call("-C", group, command, *rest), 2)
    assert answer.out == ""
    assert message in answer.err
    assert not (tmp_path / "pages").exists()


def test_a_configuration_that_cannot_be_read(group):
    (group / "lastcall.toml").write_bytes(b"\xff\xfe")
    assert "lastcall.toml: is not UTF-8" in no_defect(call("-C", group, "status"), 2).err
    answer = no_defect(call("-C", group, "--config", group / "gone.toml", "status"), 2)
    assert "gone.toml: cannot be read: No such file or directory" in answer.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_configuration_without_leave_to_read(group):
    (group / "lastcall.toml").chmod(0)
    assert "Permission denied" in no_defect(call("-C", group, "status"), 2).err


@pytest.mark.parametrize(
    "text",
    ["[[participant]]\nnmae = 'Ana'", "[[participant]]\n", "participant = 3", "[[participant]\n", "\x00"],
)
def test_a_wrong_register_is_said(group, text):
    (group / "participants.toml").write_text(text)
    assert "lastcall: participants.toml" in no_defect(call("-C", group, "status"), 2).err


def test_no_minutes_at_all(tmp_path):
    answer = no_defect(call("-C", tmp_path, "status"), 0)
    assert "Meetings: 0 with minutes" in answer.out
    assert f"{tmp_path}: found no minutes, agendas, use cases, specifications or archive here." in answer.err
    for command in (["check"], ["decisions"], ["meetings"], ["site", "build", "--out", tmp_path / "pages"]):
        no_defect(call("-C", tmp_path, *command), 0)
    no_defect(call("-C", tmp_path, "show", "#6"), 2)


def test_an_agenda_of_a_group_that_has_never_met(tmp_path):
    answer = call("-C", tmp_path, "agenda", "draft")
    assert answer.code in (0, 2)
    no_defect(answer, answer.code)


def test_a_folder_that_is_no_repository_works_and_says_how_far_it_sees(group):
    assert not (group / ".git").exists()
    answer = no_defect(call("-C", group, "--as-of", "2026-01-04", "status"), 0)
    assert "Note: Files are those of today's folder" in answer.out
    assert "Meetings: 0 with minutes" in answer.out


@pytest.mark.parametrize("name", ["gone", "archive.json"])
def test_a_repository_that_is_no_folder(group, name):
    answer = no_defect(call("-C", group / name, "status"), 2)
    assert (
        answer.err
        == f"lastcall: {group / name}: no such folder\n  name the folder of the group's repository with `-C DIR`\n"
    )


def test_an_archive_cut_in_the_middle_is_reported_and_the_minutes_stay(group):
    raw = (group / "archive.json").read_bytes()
    (group / "archive.json").write_bytes(raw[: len(raw) // 2])
    answer = no_defect(call("-C", group, "status"), 0)
    assert "archive.json: not read: cut off in the middle: the JSON ends early" in answer.err
    assert merges(group) == ["2026-01-05-N1"]
    found = no_defect(call("-C", group, "--format", "json", "check"), 1).json["findings"]
    assert ("archive.json", "error") in {(one["path"], one["severity"]) for one in found}
    named = no_defect(call("-C", group, "--archive", group / "archive.json", "status"), 2)
    assert "archive.json: cut off in the middle" in named.err


def test_one_broken_item_of_an_archive_costs_only_itself(group):
    (group / "archive.json").write_text(archive(item(6, "Say the unit"), {"number": "seven"}))
    answer = no_defect(call("-C", group, "status"), 0)
    assert "archive.json: not read: `pulls[1]` is no item and was left out" in answer.err
    assert no_defect(call("-C", group, "show", "#6"), 0).out.startswith("pull #6: Say the unit")


def test_a_link_out_of_the_tree_is_reported_and_its_words_appear_nowhere(group, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("# Secret words 2026-01-12\n\n## Minutes\n* Merged pull request #6\n")
    (group / "minutes/2026-01-12_minutes.md").symlink_to(secret)
    answer = no_defect(call("-C", group, "status"), 0)
    assert (
        "minutes/2026-01-12_minutes.md: not read: a symbolic link that leads out of the repository; not read"
        in answer.err
    )
    assert merges(group) == ["2026-01-05-N1"]
    no_defect(call("-C", group, "site", "build", "--out", tmp_path / "pages"), 0)
    assert not [
        path
        for path in (tmp_path / "pages").rglob("*")
        if path.is_file() and b"Secret words" in path.read_bytes()
    ]


BROKEN = {
    "no text": b"\xff\xfe\x00",
    "binary": b"PK\x03\x04\0\0",
    "latin-1": "# Jänner 2026-01-12".encode("latin-1"),
    "a thousand deep": b"# Notes 2026-01-12\n\n" + b"> " * 1000 + b"x",
    "a long line": b"# Notes 2026-01-12\n\n" + b"x" * 1_000_001,
    "too large": b"# Notes 2026-01-12\n\n" + b"word \n" * 1_400_000,
}


@pytest.mark.parametrize("raw", BROKEN.values(), ids=BROKEN)
def test_a_file_that_cannot_be_read_is_reported_with_its_reason_and_the_others_go_on(group, raw):
    (group / "minutes/2026-01-12_minutes.md").write_bytes(raw)
    answer = no_defect(call("-C", group, "status"), 0)
    assert re.match(r"minutes/2026-01-12_minutes\.md(:\d+)?: not read: .+", answer.err)
    assert merges(group) == ["2026-01-05-N1"]


STRANGE = {
    "empty": "",
    "white": " \n\t\n",
    "front matter only": "---\ntitle: x\n---\n",
    "open fence": "# Notes 2026-01-12\n```\n* Merged pull request #6",
    "open comment": "# Notes 2026-01-12\n<!-- * Merged pull request #6",
    "open table": "# Notes 2026-01-12\n| a | b\n|--\n|",
    "nul-like": "# Notes 2026-01-12\n&#0; &#x202e; &#xd800;",
    "many numbers": "# Notes 2026-01-12\n* " + "#1-#999999 " * 500,
    "deep list": "# Notes 2026-01-12\n" + "\n".join("  " * n + "* x" for n in range(60)),
    "emoji": "# 🗓 2026-01-12\n## Attendees\n* 👩\u200d👩\u200d👧\n* \u0301\n",
    "dates": "# Notes 2026-99-99, 0000-00-00, 9999-12-31\n* last call until 9999-12-31\n",
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_a_strange_file_does_no_harm(group, tmp_path, text):
    (group / "minutes/2026-01-12_minutes.md").write_text(text, encoding="utf-8")
    for command in (
        ["status"],
        ["check"],
        ["minutes", "parse", group / "minutes"],
        ["site", "build", "--out", tmp_path / "pages"],
    ):
        answer = call("-C", group, *command)
        no_defect(answer, answer.code)
        assert answer.code in (0, 1)
    assert merges(group)[0] == "2026-01-05-N1"


class Page(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


SCHEMES = re.compile(r"^[\s\x00-\x1f]*(?:javascript|data|vbscript|file):", re.IGNORECASE)
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> [x](javascript:alert(3)) \"'`{{7*7}}"
BIDI = "gpj.\u202eana\u2066bell\u200f"


@pytest.fixture
def hostile(group):
    """A group in which every text that others write is hostile."""
    url = "javascript:alert(4)"
    review = {"author": HOSTILE, "state": "APPROVED", "body": HOSTILE, "createdAt": "2026-01-03T09:00:00Z"}
    pull = item(
        6,
        f"{HOSTILE} {BIDI}",
        url=url,
        author=BIDI,
        body=f"{HOSTILE}\nCloses #7\nDeadline for comments: 2026-02-20",
        labels=[HOSTILE],
        reviews=[review],
    )
    (group / "archive.json").write_text(archive(pull, item(7, "x", url="data:text/html,<script>1</script>")))
    text = MINUTES.replace("Ana Bell", f"Ana {BIDI}").replace("The unit", f"{HOSTILE} {BIDI}")
    text += f"\n## {HOSTILE}\n\n<script>alert(5)</script>\n\n[y](vbscript:x) ![z](https://spy.example/i.png)\n<javascript:alert(6)>\n"
    text += f"* ACTION(Bo): {HOSTILE}\n* DECISION: {HOSTILE} on #6\n* OBJECTION(Bo) on #6: {HOSTILE}\n"
    (group / "minutes/2026-01-05_minutes.md").write_text(text, encoding="utf-8")
    return group


def test_every_page_of_a_hostile_group_is_safe(hostile, tmp_path):
    out = tmp_path / "pages"
    no_defect(call("-C", hostile, "site", "build", "--out", out), 0)
    pages = list(out.rglob("*.html"))
    assert pages
    texts = []
    for path in pages:
        text = path.read_text(encoding="utf-8")
        texts.append(text)
        page = Page()
        page.feed(text)
        assert [(tag, name) for tag, name, _ in page.attributes if name.startswith("on")] == []
        assert [
            row for row in page.attributes if row[1] in ("href", "src", "action") and SCHEMES.match(row[2])
        ] == []
        assert [row for row in page.attributes if row[1] == "src" and "://" in row[2]] == []
        assert "<script>alert" not in text
        assert ">49<" not in text
    # nothing is lost: the words are there, as words
    assert any("&lt;script&gt;alert(1)" in text for text in texts)


@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["proposals"],
        ["objections"],
        ["actions"],
        ["decisions"],
        ["meetings"],
        ["show", "#6"],
        ["show", "2026-01-05"],
        ["check"],
        ["agenda", "draft", "--date", "2026-02-09", "--why"],
    ],
)
def test_no_text_of_a_hostile_group_turns_the_terminal_s_writing(hostile, command):
    answer = call("-C", hostile, *command)
    no_defect(answer, answer.code)
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]", answer.out + answer.err
    )


def test_json_keeps_every_character(hostile):
    item = no_defect(call("-C", hostile, "--format", "json", "show", "#6"), 0).json["item"]
    assert item["title"] == f"{HOSTILE} {BIDI}"


def test_a_name_with_bidi_characters_is_written_out(hostile):
    assert "gpj.\\u202eana\\u2066bell" in call("-C", hostile, "show", "2026-01-05").out


def test_an_error_that_quotes_the_command_line_is_safe(group):
    answer = no_defect(call("-C", group, "show", "\u202ex\x1b[31m"), 2)
    assert "`\\u202ex\\u001b[31m`" in answer.err


def test_a_file_name_that_is_no_text_is_reported_and_output_stays_json(group):
    try:
        (group / "minutes" / os.fsdecode(b"2026-01-12_\xff.md")).write_text("# x\n")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    answer = no_defect(call("-C", group, "--format", "json", "status"), 0)
    assert [row["path"] for row in answer.json["problems"]] == ["minutes/2026-01-12_\\xff.md"]
    parsed = subprocess.run(
        [
            sys.executable,
            "-m",
            "lastcall",
            "-C",
            str(group),
            "--format",
            "json",
            "minutes",
            "parse",
            group / "minutes",
        ],
        capture_output=True,
        check=False,
    )
    assert (parsed.returncode, len(parsed.stdout.splitlines())) == (0, 1)


def test_names_that_look_like_options_or_paths_are_names(group):
    no_defect(call("-C", group, "show", "--", "--help"), 2)
    no_defect(call("-C", group, "show", "../../etc/passwd"), 2)
    no_defect(call("-C", group, "show", "https://[::1"), 2)
    no_defect(call("-C", group, "show", "#" + "9" * 400), 2)


def test_a_folder_where_a_file_is_expected(group):
    (group / "minutes/2026-01-12_minutes.md").mkdir()
    (group / "archives").mkdir()
    (group / "archives/a.json").mkdir()
    shutil.rmtree(group / "archives/a.json")
    no_defect(call("-C", group, "status"), 0)
    assert merges(group) == ["2026-01-05-N1"]


def test_two_groups_files_do_not_mix(group, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(group, other / "deep" / "group")
    assert merges(other / "deep" / "group") == ["2026-01-05-N1"]
