"""Every rule of every shipped profile, by the cases that people wrote; see `cases/README.md`."""

import pytest
from tests.status.consensus import story, tables

from lastcall.documents import profiles

RULES = tables.pages(story.CASES / "rules")
STORIES = tables.pages(story.CASES / "stories")
WRITTEN = [(profile, one) for profile, path in RULES.items() for one in tables.cases(path)]
TOLD = [(page, one) for page, path in STORIES.items() for one in tables.stories(path)]
OUTCOMES = ("met", "not met", "unknown")


@pytest.mark.parametrize(
    ("profile", "written"),
    [
        pytest.param(*one, id=f"{one[0]}: {one[1].section}: {one[1].outcome}: {one[1].title}")
        for one in WRITTEN
        if not one[1].cannot
    ],
)
def test_a_rule_comes_to_what_its_case_says(profile, written):
    group = story.tell(written, profile)
    case = group.case()
    verdict = next((one for one in case.verdicts if one.rule == written.section), None)
    assert verdict is not None, f"{written.place}: {profile} has no rule {written.section}"
    said = story.words_of(verdict, group.instant().at)
    assert verdict.outcome.value == written.outcome, f"{written.place}: {said}"
    for words in written.words:
        assert any(words in each for each in said), f"{written.place}: {words!r} is not among {said}"
    if written.state:
        assert case.state.value == written.state, written.place


@pytest.mark.parametrize(("page", "written"), [pytest.param(*one, id=one[1].title) for one in TOLD])
def test_a_real_story_comes_to_what_it_says(page, written):
    group = story.tell(written, page)
    case = group.case()
    verdicts = {one.rule: one for one in case.verdicts}
    found = {rule: one.outcome.value for rule, one in verdicts.items()}
    assert found == {rule: outcome for rule, outcome, _ in written.expected}
    assert case.state.value == written.state
    for rule, _, words in written.expected:
        said = story.words_of(verdicts[rule], group.instant().at)
        assert any(words in each for each in said), f"{rule}: {words!r} is not among {said}"


@pytest.mark.parametrize("profile", profiles.shipped())
def test_every_rule_has_a_case_for_each_outcome(profile):
    rules = [rule.id for rule in profiles.load(profile).rule]
    told = {(one.section, one.outcome) for name, one in WRITTEN if name == profile}
    assert [(rule, each) for rule in rules for each in OUTCOMES if (rule, each) not in told] == []
    assert sorted({section for section, _ in told} - set(rules)) == [], "a section that is no rule"


@pytest.mark.parametrize("profile", ["community-specification", "lazy-consensus", "sustained-objection"])
def test_every_profile_that_is_shipped_whole_has_a_real_story_with_its_address(profile):
    assert [one.title for page, one in TOLD if page == profile]
    assert "https://" in STORIES[profile].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("who", "what"),
    [
        ("Ana", "aproves in a review"),
        ("minutes", "nobody minds"),
        ("agenda", "names it"),
        ("group", "sleeps"),
        ("Zed", "approves in a review"),
    ],
)
def test_a_line_that_nobody_understands_is_a_mistake(who, what):
    group = story.Group("sustained-objection")
    group.tell(tables.Row("2026-03-01", "Bo", "opens pull request #1", "x:1"))
    with pytest.raises(story.NotUnderstoodError, match="x:2"):
        group.tell(tables.Row("2026-03-02", who, what, "x:2"))


@pytest.mark.parametrize(
    "text",
    [
        "## window\n### fine: a case\n",
        "## window\n### met: a case\n\n> words\n",
        "## window\n### not met: cannot be\n",
        "## window\n### met: a\n| day | who |\n",
    ],
)
def test_a_page_that_cannot_be_read_is_a_mistake(tmp_path, text):
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.md:[234]"):
        tables.cases(page)


def test_every_line_that_the_readme_lists_is_understood():
    page = (story.CASES / "README.md").read_text(encoding="utf-8").partition("## What can happen")[2]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page.split("\n")
        if line.startswith("| ")
    ]
    group, who = story.Group("sustained-objection"), None
    for first, what in rows[1:]:
        who = first or who
        actor = "Bo" if who.startswith("anybody") else who
        if "those words" in what:
            group.tell(tables.Row("2026-03-02", actor, "writes: words", "README.md"))
        group.tell(tables.Row("2026-03-02", actor, what, "README.md"))
    assert len(rows) > 60
