"""The reference says all that the program knows, and nothing else."""

import json
import re
import shlex
from pathlib import Path

import msgspec
import pytest

from docs import generate
from docs.generator import commands, configuration, console, documents
from docs.generator.examples import OPTIONS, SAMPLES
from lastcall.check.registry import RULES
from lastcall.cli import safety
from lastcall.cli.program import program
from lastcall.documents import archive, confirmations, declarations, profiles, register
from lastcall.documents import configuration as settings_reader
from lastcall.documents.renames import Renames
from lastcall.report import proofs, shapes

REFERENCE = generate.ROOT / "docs" / "reference"
STALE = "`make docs` writes it anew"


def text_of(page: str) -> str:
    return (generate.ROOT / page).read_text(encoding="utf-8")


def all_options() -> list[tuple[str, str]]:
    own = [
        (name, option.opts[-1])
        for name, command in commands.commands()
        for option in commands.own_options(command)
    ]
    return [("", option.opts[-1]) for option in commands.options(program)] + own


@pytest.mark.parametrize("page", [page for page in generate.pages() if "<!-- generated: " in text_of(page)])
def test_generated_parts_of_pages_are_up_to_date(page: str):
    assert generate.generated_page(page) == text_of(page), STALE


def test_schemas_are_up_to_date_and_complete():
    written = generate.schemas()

    assert {path: text_of(path) for path in written} == written, STALE
    there = {path.relative_to(generate.ROOT).as_posix() for path in (REFERENCE / "schemas").iterdir()}
    assert there == {path for path in written if "/schemas/" in path}


def test_every_command_and_every_option_is_documented():
    page = text_of("docs/reference/command-line.md")
    common, _, rest = page.partition("\n## Commands\n")
    sections = dict(re.findall(r"^### (.+?)\n(.*?)(?=^### |\Z)", rest, re.MULTILINE | re.DOTALL))

    missing = [
        f"{name} {option}"
        for name, option in all_options()
        if f"`{option}" not in (sections[name] if name else common)
    ]

    assert missing == []
    assert list(sections) == [name for name, _ in commands.commands()]


def test_every_option_has_an_example_that_uses_it():
    assert set(OPTIONS) == set(all_options())
    wrong = [
        example
        for (command, option), example in OPTIONS.items()
        if f"lastcall {command}".strip() not in example
        or not any(name in shlex.split(example) for name in short_and_long(command, option))
    ]
    assert wrong == []


def short_and_long(command: str, option: str) -> list[str]:
    found = dict(commands.commands())[command] if command else program
    return next(one.opts for one in commands.options(found) if option in one.opts)


@pytest.mark.parametrize("example", sorted(set(OPTIONS.values())))
def test_the_example_of_an_option_runs(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(console.prepare(tmp_path))
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    arguments = shlex.split(example)[1:]
    if any(name in example for name in console.ENDLESS):
        arguments.append("--help")

    assert safety.run(program, arguments) == 0, capsys.readouterr().err


def test_every_key_of_the_configuration_is_documented_with_its_meaning():
    page = text_of("docs/reference/configuration.md")
    sections = dict(re.findall(r"^## `(.+?)`\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))

    for head, purpose, kind in configuration.tables():
        keys = [field.name for field in msgspec.structs.fields(kind)] if kind else []
        rows = re.findall(r"^\| `(\w+)` \| (?:[^|]*\|){2} (\S.*) \|$", sections[head], re.MULTILINE)
        assert purpose in sections[head]
        assert [key for key, meaning in rows if meaning] == keys


def test_the_meaning_of_a_field_is_the_text_beneath_it_and_of_no_other():
    found = configuration.meanings(proofs.EvidenceShape)

    assert found == {}
    assert configuration.meanings(documents.settings.HomeSettings) == {
        "files": "Globs relative to the group's repository.",
        "repository": "`owner/name`.",
    }


TOML = [
    pytest.param(block.text, id=f"{page}:{block.line}")
    for page in generate.pages()
    for block in console.blocks(page, text_of(page))
    if block.language == "toml" and "file" not in block.info
]


@pytest.mark.parametrize("lines", TOML)
def test_configurations_registers_and_confirmations_shown_can_be_used(lines: tuple[str, ...]):
    text = "\n".join(lines)

    if "[[participant]]" in text:
        assert register.read(text, "participants.toml").participants
    elif "[[declaration]]" in text:
        assert declarations.read(text, "declarations.toml")
    elif "[[confirmation]]" in text:
        assert confirmations.read(text, "confirmations.toml")
    else:
        settings = settings_reader.read(text, "lastcall.toml")
        assert (profiles.of_group(settings) is None) == (settings.group.profile is None)


def test_the_whole_configuration_shown_has_every_table():
    page = text_of("docs/reference/configuration.md")
    block = next(block for block in console.blocks("page", page) if block.language == "toml")

    shown = {line.split("#")[0].strip() for line in block.text if line.startswith("[")}

    # what depends on no habit of a group is not in a first configuration
    assert {head for head, _, _ in configuration.tables()} - shown == {"[github]", "[limits]"}


def test_the_archive_shown_can_be_read():
    page = text_of("docs/reference/archives.md")
    block = next(block for block in console.blocks("page", page) if block.language == "json")

    found, problems = archive.read("\n".join(block.text).encode(), "archive.json", Renames({}))

    assert (found.repository, problems) == ("open-harbour/harbour-data", ())


@pytest.mark.parametrize("shape", shapes.PUBLISHED, ids=documents.short_name)
def test_every_document_is_described_and_its_schema_names_all_keys(shape: type[msgspec.Struct]):
    name = documents.short_name(shape)
    page = text_of("docs/reference/json.md")
    schema = json.loads(text_of(f"docs/reference/schemas/{name}.json"))

    assert f"(schemas/{name}.json)" in page
    assert SAMPLES[name].by in page
    properties = schema["$defs"][shape.__name__]["properties"]
    assert properties["schema"]["enum"] == [documents.tag(shape)]
    assert set(properties) == {"schema", *(field.encode_name for field in msgspec.structs.fields(shape))}


def test_samples_are_of_published_documents_only():
    assert set(SAMPLES) == {documents.short_name(shape) for shape in shapes.PUBLISHED}


@pytest.mark.parametrize(
    ("command", "shape"),
    [
        ("lastcall status --format json", shapes.StatusShape),
        ("lastcall show OHD-01 --format json", shapes.SubjectShape),
        ("lastcall check --format json", shapes.FindingsShape),
        ("lastcall agenda draft --format json", shapes.DraftShape),
        ("lastcall meetings --format json | tail -n 1", shapes.MeetingShape),
        ("lastcall minutes parse --format json minutes/2026-06-11_minutes.md", shapes.MinutesShape),
    ],
)
def test_what_a_command_prints_has_the_published_shape(
    command: str, shape: type[msgspec.Struct], tmp_path: Path
):
    ran = console.run(command, tmp_path, console.prepare(tmp_path))

    printed = msgspec.json.decode(ran.output.encode())

    assert printed["schema"] == documents.tag(shape)
    msgspec.convert(printed, shape)  # raises where a key is missing or a type is another
    assert set(printed) <= {"schema", *(field.encode_name for field in msgspec.structs.fields(shape))}


def test_every_rule_has_a_page_and_a_row():
    pages = {path.stem for path in (REFERENCE / "rules").glob("*.md")} - {"README"}
    rows = set(
        re.findall(r"^\| \[([\w-]+)\]\(\1\.md\)", text_of("docs/reference/rules/README.md"), re.MULTILINE)
    )

    slugs = {rule.SLUG for rule in RULES}

    assert pages == slugs
    assert rows == slugs


def test_every_exit_code_is_documented():
    rows = re.findall(r"^\| (\d) \| \S", text_of("docs/reference/exit-codes.md"), re.MULTILINE)
    said = re.search(r"Exit codes: (.*)", " ".join((program.help or "").split()))

    assert said is not None
    assert rows == re.findall(r"\b\d\b", said[1])
