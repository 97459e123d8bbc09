"""Every rule is a module, a page and fixture folders, and each of these shows it at work."""

import re
from pathlib import Path

import pytest
from tests.check import group

from lastcall.check import rules as package
from lastcall.check.registry import RULES
from lastcall.check.values import Checked

HERE = Path(__file__).parent
PAGES = HERE.parent.parent / "docs" / "reference" / "rules"
MODULES = Path(package.__file__).parent
SLUGS = [rule.SLUG for rule in RULES]
CASES = sorted(path.parent for path in HERE.glob("*/*/expected.txt"))

FILE = re.compile(r"^`([^`]+)`:\n\n(`{3,})[a-z]+\n(.*?)^\2$", re.MULTILINE | re.DOTALL)
REMOVED = re.compile(r"^Removed: `([^`]+)`$", re.MULTILINE)


def test_rules_are_sorted_and_each_stands_once():
    assert sorted(set(SLUGS)) == SLUGS


def test_a_module_a_rule():
    modules = {path.stem.replace("_", "-") for path in MODULES.glob("*.py")} - {"--init--"}

    assert modules == set(SLUGS)


def test_a_page_a_rule():
    assert {path.stem for path in PAGES.glob("*.md")} - {"README"} == set(SLUGS)


def test_folders_of_fixtures_for_every_rule():
    assert {case.parent.name for case in CASES} == set(SLUGS)


def test_a_rule_says_what_it_is():
    for rule in RULES:
        assert re.fullmatch(r"[a-z][^.]+", rule.SUMMARY), rule.SLUG
        assert rule.HELP.endswith("."), rule.SLUG


def test_the_index_lists_every_rule_as_it_is():
    rows = re.findall(
        r"^\| \[([\w-]+)\]\(([\w-]+)\.md\) \| (\w+) \| (.+?) \| (.*?) ?\|$", index(), re.MULTILINE
    )

    assert rows == [
        (
            rule.SLUG,
            rule.SLUG,
            rule.SEVERITY.value,
            rule.SUMMARY,
            f"the group {rule.HABIT.value}" if rule.HABIT else "",
        )
        for rule in RULES
    ]


def index() -> str:
    return (PAGES / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES, ids=SLUGS)
def test_the_page_s_example_triggers_the_rule_and_its_mended_form_does_not(rule):
    page = (PAGES / f"{rule.SLUG}.md").read_text(encoding="utf-8")
    before, after = page.partition("### Before\n")[2].split("### After\n")
    broken = {path: text for path, _, text in FILE.findall(before)}
    mended = {**broken, **{path: text for path, _, text in FILE.findall(after)}}
    for path in REMOVED.findall(after):
        del mended[path]

    assert broken
    assert group.of_rule(group.check(broken), rule.SLUG)
    assert shown(group.check(mended), rule.SLUG) == "nothing\n"


@pytest.mark.parametrize("rule", RULES, ids=SLUGS)
def test_the_page_says_what_the_rule_says(rule):
    page = (PAGES / f"{rule.SLUG}.md").read_text(encoding="utf-8")

    assert page.startswith(f"# {rule.SLUG}\n\n{rule.SUMMARY[0].upper()}{rule.SUMMARY[1:]}. ")
    assert f"Severity: {rule.SEVERITY.value}." in page
    assert f"## What to do\n\n{rule.HELP}\n" in page
    assert f'ignore = ["{rule.SLUG}"]' in page
    assert ("the habit" in page) == (rule.HABIT is not None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_folder_gives_what_its_expected_txt_says(case):
    expected = (case / "expected.txt").read_text(encoding="utf-8")

    assert shown(group.check(group.folder(case)), case.parent.name) == expected


def shown(checked: Checked, slug: str) -> str:
    """Findings of one rule as `path:line severity: message`, or the reason why it is silent, or `nothing`."""
    lines = [f"{one.path}:{one.line} {one.severity}: {one.message}\n" for one in group.of_rule(checked, slug)]
    lines += [f"silent: {one.reason}\n" for one in checked.silent if one.rule == slug]
    return "".join(lines) or "nothing\n"
