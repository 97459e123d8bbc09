"""`lastcall explain`: why a line of minutes was or was not understood."""

import re

import pytest
from tests.cli.calling import call

from docs.generate import ROOT
from lastcall.documents import explaining
from lastcall.documents.explaining import rules
from lastcall.documents.styles import shipped

MINUTES = """\
---
note: none
---
# Tides WG 2026-03-24

## Agenda

* Datum (#4)
* TODO

## Attendees

* Ida Lund (Maintainer)
* Tomas Berg

## Previous action items

* Tomas to draft the table

## Minutes

* Datum (#4)
    * Shall we merge #4?
        * Tomas: agree
    * Tomas: if it were shorter, we have consensus
    * Ida: we can live with that
    * Tomas: we can talk about depth
    * Decision: keep the datum
    * support: it is good
    * DECISION: keep #4
    * Ida: last month we agreed to wait

> Resolved: theirs

```
RESOLUTION: in code
```

[Minutes](#minutes)

<!-- DECISION: hidden -->

## Summary

The group agreed to merge #4.

## Action items

* [x] Tomas to write
* Ida to read #5

## Closing

* Consensus to commit this to repo? Yes
"""


CONSENSUS = "“The group reaches, has or fails to reach consensus.”"
AGREED = '“"We" agree, decide or settle, in the record\'s own voice.”'
WAIT = "“It was agreed to come back to a topic, or to leave it open.”"
EARLIER = "speaks of an earlier meeting"


@pytest.fixture
def group(tmp_path):
    (tmp_path / "minutes").mkdir()
    (tmp_path / "minutes" / "2026-03-24.md").write_text(MINUTES, encoding="utf-8")
    (tmp_path / "use_cases").mkdir()
    (tmp_path / "use_cases" / "01-tides.md").write_text("# Tides\n", encoding="utf-8")
    (tmp_path / "lastcall.toml").write_text('[group]\nrepository = "harbour/tides"\n', encoding="utf-8")
    return tmp_path


def number(words):
    return next(at for at, line in enumerate(MINUTES.split("\n"), 1) if words in line)


def explained(group, words, *options):
    return call("-C", group, "explain", f"minutes/2026-03-24.md:{number(words)}", *options)


def document(group, words):
    answer = explained(group, words, "--format", "json")
    assert answer.code == 0, answer.err
    return answer.json


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("note: none", "comment"),
        ("# Tides WG", "head"),
        ("* Datum (#4)", "agenda"),
        ("* TODO", "template"),
        ("Ida Lund (", "attendees"),
        ("draft the table", "recap"),
        ("Shall we", "record"),
        ("theirs", "quote"),
        ("in code", "code"),
        ("hidden", "comment"),
        ("The group agreed", "summary"),
        ("Tomas to write", "actions"),
        ("Consensus to", "closing"),
    ],
)
def test_the_part_of_the_file_is_named(group, words, part):
    assert document(group, words)["part"] == part


def test_a_blank_line_is_one(group):
    found = call("-C", group, "explain", "minutes/2026-03-24.md:5", "--format", "json").json

    assert (found["part"], found["acts"], found["reasons"]) == ("blank", [], [])


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        ("if it were", [f'The words of idiom.consensus ({CONSENSUS}) stand there, but "if" takes it back.']),
        ("about depth", ["No rule's words stand in it: it is discussion."]),
        (
            "last month",
            [
                f'The words of idiom.we-agreed ({AGREED}) stand there, but "last month" {EARLIER}.',
                f'The words of idiom.agreed-to-wait ({WAIT}) stand there, but "last month" takes it back.',
            ],
        ),
        (
            "* support:",
            [
                "`support` is the word of a mark; one stands in capitals or bold: `SUPPORT: …`.",
                (
                    "Single words call for idiom.approves, idiom.group-supports, idiom.is-fine-with-it; "
                    "what these look for does not stand there."
                ),
            ],
        ),
        ("[Minutes](#minutes)", ["It is an entry of a table of contents."]),
        ("[x] Tomas", ["Its box is ticked: it is done."]),
        ("## Minutes", ["A heading says what is talked about; an act in its words would need a mark."]),
    ],
)
def test_why_nothing_was_taken(group, words, reasons):
    found = document(group, words)

    assert (found["acts"], found["reasons"]) == ([], reasons)


def test_an_act_comes_with_its_rule_and_what_would_make_it_certain(group):
    (act,) = document(group, "Ida to read")["acts"]

    assert act["event"]["rule"] == "section.actions"
    assert act["rule_says"] == rules.rule("section.actions").says
    assert act["known"] == "recorded: the minutes say so in plain words."
    assert act["certain_by"] == "a mark: `* ACTION(Ida): Ida to read #5`"


def test_what_is_declared_is_certain_already(group):
    (act,) = document(group, "DECISION: keep")["acts"]

    assert act["known"] == "declared: an explicit mark says so."
    assert act["certain_by"] is None


def test_what_is_inferred_says_why(group):
    found = document(group, "can live with")

    (act,) = found["acts"]
    assert act["known"] == "inferred: it counts for no rule, because such words alone never assert it."
    assert "lastcall minutes confirm minutes/2026-03-24.md:" in act["certain_by"]
    assert found["speaker_because"] == "Ida speaks: an attendee."


def test_a_word_that_denied_an_act_is_named(group):
    line = number("Ida to read")
    place = f"minutes/2026-03-24.md:{line}"
    assert call("-C", group, "minutes", "deny", place, "--by", "Ida Lund").code == 0

    found = document(group, "Ida to read")

    assert found["acts"] == []
    assert found["reasons"][0].startswith("Ida Lund said on ")


def test_the_text_says_the_same(group):
    answer = explained(group, "DECISION: keep")

    assert answer.code == 0
    assert answer.out == (
        f"minutes/2026-03-24.md:{number('DECISION: keep')}: * DECISION: keep #4\n"
        'style: cds, by the question "Consensus to commit this to repo?" (3); next: prose (3)\n'
        "part: decisions, beneath “Minutes”. Beneath such a heading each entry is a decision.\n"
        "speaker: Nobody who is known speaks: it is the record's own voice.\n"
        "references: #4\n"
        "\n"
        "Acts: 1\n"
        "  decision on #4\n"
        "    rule mark.decision: The line begins with a mark that says that the group decides.\n"
        "    declared: an explicit mark says so.\n"
    )


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("minutes/2026-03-24.md:999", "the file has"),
        ("minutes/2026-03-24.md:0", "the file has"),
        ("minutes/none.md:3", "no such file"),
        ("use_cases/01-tides.md:1", "no agenda or minutes of this group"),
        ("#999", "names nothing on the record"),
    ],
)
def test_what_is_not_there_is_said(group, place, message):
    answer = call("-C", group, "explain", place)

    assert (answer.code, answer.out) == (2, "")
    assert message in answer.err


def test_a_reference_without_a_case_is_shown_as_by_show(group):
    for ref in ("Ida Lund", "2026-03-24"):
        assert call("-C", group, "explain", ref).out == call("-C", group, "show", ref).out


def test_a_reference_with_a_case_has_the_same_head_and_then_its_case(group):
    told, shown = (call("-C", group, what, "#4").out for what in ("explain", "show"))
    assert told.partition("\n\nCase")[0] == shown.partition("\n\nActs")[0]
    assert "\nRules: the group names no profile, so nothing is judged\n" in told


def test_every_rule_that_the_reader_may_name_is_in_the_table():
    folder = ROOT / "tools" / "lastcall" / "documents"
    kinds = "mark|section|words|position|idiom|confirmation"
    named = {
        found
        for path in sorted(folder.rglob("*.py"))
        if explaining.__name__.rpartition(".")[2] not in path.parts
        for found in re.findall(rf'"((?:{kinds})\.[a-z][a-z-]*)"', path.read_text(encoding="utf-8"))
    }

    assert "section.actions" in named
    assert named <= set(rules.all_rules())
    assert len(shipped()) > 8


def test_every_rule_says_a_sentence():
    for found in rules.all_rules().values():
        assert found.says[0].isupper() or found.says[0] in '"`', found.id
        assert found.says.endswith("."), found.id
