"""What a page shows is what happens: every command in it runs, and prints what stands beneath it."""

from pathlib import Path

import pytest

from docs import generate
from docs.generator import console

FENCE = "```"


def page_of(*blocks: str) -> str:
    return "# A page\n\n" + "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize(
    "page",
    [
        page
        for page in generate.pages()
        if any(
            block.steps()
            for block in console.blocks(page, (generate.ROOT / page).read_text(encoding="utf-8"))
        )
    ],
)
def test_what_a_page_shows_is_what_happens(page: str, tmp_path: Path):
    console.prepare(tmp_path)
    blocks = list(console.blocks(page, (generate.ROOT / page).read_text(encoding="utf-8")))
    for number, block in enumerate(blocks):
        steps = block.steps()
        cwd = console.place(tmp_path, blocks[:number], block) if steps else tmp_path
        for step in steps:
            ran = console.run(step.command, tmp_path, cwd)
            where = f"{page}:{block.line}: {step.command}\n{ran.output}"
            assert ran.exit_code == block.exit_code, where
            assert console.agrees(block, step, ran.output), f"{where}\n`make docs` writes it anew"


def test_commands_stand_after_a_dollar_in_console_blocks_and_alone_in_shell_blocks():
    text = page_of(
        f"{FENCE}console\n$ lastcall status\none\n$ ls\ntwo\n{FENCE}",
        f"{FENCE}sh\ncd ..\nlastcall check  # a word on it\n{FENCE}",
        f"{FENCE}text\n$ lastcall show\n{FENCE}",
    )

    found = [step for block in console.blocks("page.md", text) for step in block.steps()]

    assert found == [console.Step("lastcall status", ("one",)), console.Step("lastcall check", ())]


def test_a_block_in_a_list_is_read_without_its_indentation():
    text = page_of(f"1. First\n\n   {FENCE}console exit=2\n   $ lastcall show\n   no\n   {FENCE}")

    (block,) = console.blocks("page.md", text)

    assert (block.line, block.exit_code, block.text) == (5, 2, ("$ lastcall show", "no"))


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ("1-2", ("a", "b", "…")),
        ("2,4", ("…", "b", "…", "d", "…")),
        ("4-", ("…", "d", "e")),
        ("1-", ("a", "b", "c", "d", "e")),
    ],
)
def test_lines_say_what_of_an_output_is_shown(lines: str, shown: tuple[str, ...]):
    block = console.Block("page.md", 1, "", "console", {"lines": lines}, ())

    assert console.shown(block, "a\nb\nc\nd\ne\n") == shown


@pytest.mark.parametrize(
    ("shown", "agrees"),
    [
        ((), True),
        (("a", "b", "c"), True),
        (("a", "c"), False),
        (("a", "…", "c"), True),
        (("a", "…"), True),
        (("…", "c"), True),
        (("…", "d"), False),
        (("b", "…"), False),
    ],
)
def test_an_elided_output_agrees_where_its_lines_are_printed_in_order(shown: tuple[str, ...], agrees: bool):
    step = console.Step("lastcall status", shown)
    block = console.Block("page.md", 1, "", "console", {}, ("$ lastcall status", *shown))

    assert console.agrees(block, step, "a\nb\nc\n") is agrees


def test_a_page_is_refreshed_with_what_is_printed_and_keeps_its_words(tmp_path: Path):
    console.prepare(tmp_path)
    text = page_of(
        f"{FENCE}toml file=mine/lastcall.toml\n[grop]\n{FENCE}",
        f"{FENCE}console in=mine exit=2 lines=1\n$ lastcall status\nold\n{FENCE}",
        "And so on.",
    )

    found = console.refreshed("page.md", text, tmp_path)

    assert found == text.replace(
        "old\n", "lastcall: lastcall.toml:1: unknown key `grop` in the top level\n…\n"
    )


def test_a_command_without_end_is_only_asked_for_its_help(tmp_path: Path):
    copy = console.prepare(tmp_path)

    ran = console.run("lastcall site serve --port 8000", tmp_path, copy)

    assert ran.exit_code == 0
    assert "Usage: lastcall site serve" in ran.output
