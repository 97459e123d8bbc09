"""A record as a file: read back as it was written; a damaged or foreign one is refused with its line."""

import json

import pytest
from msgspec.structs import replace
from tests.building import now
from tests.report.consensus.cases import case
from tests.report.record.records import BY, markdown, record, world

from lastcall.model.errors import LastcallError
from lastcall.report.record import building, digests, files

JSON = files.as_json(record())
MARKDOWN = markdown()


def refused(content):
    with pytest.raises(LastcallError) as error:
        files.read("record.md", content)
    return error.value


def test_markdown_and_json_are_read_back():
    from_markdown, from_json = files.read("a.md", MARKDOWN), files.read("a.json", JSON)
    assert from_markdown.digests.ref == from_json.digests.ref == "blue/mill#12"
    assert from_markdown.digests.statements == from_json.digests.statements
    assert from_json.record == record()
    assert from_markdown.body is not None
    assert MARKDOWN.startswith(from_markdown.body)


def test_the_part_for_verification_is_plain_ascii_in_one_block():
    head, _, block = MARKDOWN.partition("```json\n")
    assert block.isascii()
    assert block.endswith("}\n```\n")
    assert json.loads(block.removesuffix("```\n"))["schema"] == "lastcall/digests/1"
    assert "## For verification" in head


def test_the_same_inputs_give_the_same_bytes():
    assert markdown() == MARKDOWN
    assert files.as_json(record()) == JSON


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("", 1, "no record of lastcall's"),
        ("# Some other page\n\nWords.\n", 1, "no record of lastcall's"),
        (
            MARKDOWN.replace("```json", "```"),
            MARKDOWN[: MARKDOWN.index("## For")].count("\n") + 1,
            "cannot be read",
        ),
        (MARKDOWN + "more\n", MARKDOWN[: MARKDOWN.index("## For")].count("\n") + 1, "cannot be read"),
        ("{}", 1, "no record of this version"),
        ('{\n"schema": "lastcall/status/1"\n}', 2, "no record of this version"),
        ("{ not json", 1, "not valid JSON"),
        ("[1]", 1, "no record of lastcall's"),
        ('{"schema": ' + "[" * 100_000, 1, "damaged"),
    ],
)
def test_what_is_no_record_is_refused_with_its_line(content, line, words):
    error = refused(content)
    assert error.where == f"record.md:{line}"
    assert words in error.message
    assert error.exit_code == 2


def test_a_damaged_block_is_refused_at_its_line():
    at = next(number for number, line in enumerate(MARKDOWN.splitlines(), 1) if '"as_of"' in line)
    lines = MARKDOWN.splitlines(keepends=True)
    wrong_type = [*lines[: at - 1], ' "as_of": 7,\n', *lines[at:]]
    assert refused("".join(wrong_type)).where == f"record.md:{at}"
    cut = [*lines[: at - 1], ' "as_of\n', *lines[at:]]
    assert refused("".join(cut)).where == f"record.md:{at}"


def test_json_without_digests_cannot_be_verified():
    bare = json.loads(JSON)
    bare["digests"] = None
    assert "digests are missing" in refused(json.dumps(bare)).message


def test_two_records_of_one_day_are_the_same_bytes():
    def at(hour):
        ledger, status = world()
        instant = now(f"2026-11-23T{hour}:00")
        running = case(judged_at=instant.at)
        one = building.of_proposal(ledger, replace(status, as_of=instant), running)
        return files.markdown(digests.sealed(one, building.lines_of(ledger), BY))

    assert at("09") == at("17")
    assert "as of 2026-11-23 23:59 UTC" in at("09")
