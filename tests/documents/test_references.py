"""References: every spelling of an item, resolved in the repository of the nearest context."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.references import Renames, find, find_in_text
from lastcall.model.reference import ItemKind

HOME = "harbour/tides"
RENAMES = Renames(
    {"old-harbour/water": "harbour/tides", "old-harbour/quays": "harbour/berths", "T-1": "TIDE-WG1-01"}
)


def targets(text, home=HOME, renames=RENAMES, web="https://github.com"):
    return [
        (found.line, found.target, found.kind.value) for found in find(Markdown(text), home, renames, web)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Issue #7", [(1, "harbour/tides#7", "issue")]),
        ("issue 7", [(1, "harbour/tides#7", "issue")]),
        ("PR 6", [(1, "harbour/tides#6", "pull")]),
        ("Pull #31", [(1, "harbour/tides#31", "pull")]),
        (
            "Pull Request #6 (replaces #4)",
            [(1, "harbour/tides#6", "pull"), (1, "harbour/tides#4", "unknown")],
        ),
        ("see #12", [(1, "harbour/tides#12", "unknown")]),
        ("GH-12", [(1, "harbour/tides#12", "unknown")]),
        ("reef/charts#12", [(1, "reef/charts#12", "unknown")]),
        ("[#12](https://github.com/reef/charts/pull/12)", [(1, "reef/charts#12", "pull")]),
        ("https://github.com/old-harbour/Water/issues/9#issuecomment-1", [(1, "harbour/tides#9", "issue")]),
        ("<https://github.com/reef/charts/discussions/3>", [(1, "reef/charts#3", "discussion")]),
        ("PRs #4, #5 & #7", [(1, f"harbour/tides#{n}", "pull") for n in (4, 5, 7)]),
        ("PR 201/202", [(1, f"harbour/tides#{n}", "pull") for n in (201, 202)]),
        ("issue 3/4", [(1, "harbour/tides#3", "issue")]),
        ("[reef/maps#12](https://github.com/reef/charts/pull/12)", [(1, "reef/charts#12", "pull")]),
        (
            "[#12, reef/maps#13](https://github.com/reef/charts/pull/12)",
            [
                (1, "reef/charts#12", "pull"),
                (1, "reef/maps#13", "unknown"),
            ],
        ),
        ("issues #4-6", [(1, f"harbour/tides#{n}", "issue") for n in (4, 5, 6)]),
        (
            "5) PR-1234 is ready, Issue-9 is not",
            [(1, "harbour/tides#1234", "pull"), (1, "harbour/tides#9", "issue")],
        ),
        ("* Feature #12 is done", [(1, "harbour/tides#12", "unknown")]),
        ("* Wen closed [Feature #12]", [(1, "harbour/tides#12", "unknown")]),
        ("* Bug #12345 is done", [(1, "harbour/tides#12345", "issue")]),
        ("Close, covered by 321.", [(1, "harbour/tides#321", "unknown")]),
        ("PR: 12 New tables", [(1, "harbour/tides#12", "pull")]),
        (
            "pull/12 replaces issues/7",
            [(1, "harbour/tides#12", "pull"), (1, "harbour/tides#7", "issue")],
        ),
        ("### Add the third display option #347", [(1, "harbour/tides#347", "unknown")]),
        ("PR#12, and issue#7", [(1, "harbour/tides#12", "pull"), (1, "harbour/tides#7", "issue")]),
    ],
)
def test_every_spelling_is_understood(text, expected):
    assert sorted(targets(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "`#12` and ``PR #13``",
        "option #3 and meeting #347",
        "docs/issues/12 and a.pull/3",
        "```\nPR #12\n```",
        "[a part](#12)",
        "[a part](https://tides.example/page#12)",
        "colour #123456",
        "the #1 priority",
        "* [Feature #1234] Lamps on the quay",
        "* [x] [Bug #1235] Lamps on the quay",
        "* Feature #1234 is done, see https://bugs.tides.example/issues/1234",
        "[[Bug #1235]](https://bugs.tides.example/issues/1235) Lamps",
        "[misc. #1236](http://bugs.tides.example/issues/1236)",
        "more of it in session #2",
        "Tides newsletter issue 3",
        "# Tides issues\n\n## 25 mins: lamps",
        "# Tides issues\n\n## 2026 (year to date)",
        "Option #2 is better than option #3",
        "Meeting #12",
        "RFC 9000 and section 4.2",
        "1. first\n2. second",
        "<!-- PR #12 -->",
        "#0",
        "https://tides.example/owner/name/issues/4",
        "Open issues: 12",
        "branch fix-pr-12, tag PR-12.1, build/PR-12 and PR-12-a",
        "Topic #1",
        "Cluster #2",
    ],
)
def test_what_is_no_reference_is_left_alone(text):
    assert targets(text) == []


def test_a_link_to_the_forge_is_none_to_another_tracker():
    web = "https://tracker.tides.example"
    assert targets(f"Feature #12 is done, see {web}/help", web=web) == [(1, "harbour/tides#12", "unknown")]


def test_a_bare_number_belongs_to_the_repository_of_its_heading():
    text = "# Meeting\n\n### reef/charts\n\n* Depths #4\n  * see #5\n\n### Other\n\n* #6\n"
    assert targets(text) == [
        (5, "reef/charts#4", "unknown"),
        (6, "reef/charts#5", "unknown"),
        (10, "harbour/tides#6", "unknown"),
    ]


def test_a_bare_number_belongs_to_the_repository_that_its_section_is_about():
    text = (
        "# Call\n\n## Charts\n\nGitHub: https://github.com/reef/charts\n\n- #12 is dim\n\n## Lamps\n\n- #13\n"
    )
    assert targets(text) == [(7, "reef/charts#12", "unknown"), (11, "harbour/tides#13", "unknown")]


def test_a_group_that_renames_know_owns_the_number_after_its_name():
    assert targets("* Quays WG - Issue #1\n    * PR #2") == [
        (1, "harbour/berths#1", "issue"),
        (2, "harbour/berths#2", "pull"),
    ]


def test_a_number_of_an_unknown_group_is_left_out():
    assert targets("* Weather WG - Issue #1") == []


def test_the_title_of_a_file_names_no_other_group():
    assert targets("# Weather WG Meeting\n\n* Issue #1") == [(3, "harbour/tides#1", "issue")]


def test_numbers_of_one_line_are_of_the_repository_that_the_file_links_them_to():
    text = "* https://github.com/harbour/berths/pull/5\n\n* Merge PRs #4 & #5\n"
    assert targets(text)[1:] == [(3, "harbour/berths#4", "pull"), (3, "harbour/berths#5", "pull")]


def test_numbered_headings_beneath_issues_name_issues():
    assert targets("## Open Issues\n\n### 167 - Hash\n\n## 12 Other") == [(3, "harbour/tides#167", "issue")]


def test_numbers_head_topics_of_which_an_export_escaped_the_marks():
    heads = "".join(f"### \\#\\#\\# {number} The tide\n\nIt leaks\n\n" for number in (107, 145, 162))
    assert [one[1] for one in targets(heads)] == [f"harbour/tides#{n}" for n in (107, 145, 162)]
    assert len(targets("### 107\n\nIt leaks\n\n### 145\n\n### 162\n\n")) == 3
    assert targets("### 404 Not found\n\n### 500 Errors\n\n### 100 Days\n\n") == []
    assert targets("### 2024\n\n### 2025\n\n### 2026\n\n") == []
    assert targets("### 107 berths\n\n### 145 berths\n\n### 162 berths\n") == []
    assert [one[1] for one in targets("## Review the use cases #119")] == ["harbour/tides#119"]


def test_another_forge_and_github_are_both_understood():
    text = "https://git.example/reef/charts/issues/1 https://github.com/reef/charts/pull/2"
    found = targets(text, web="https://git.example")
    assert found == [(1, "reef/charts#1", "issue"), (1, "reef/charts#2", "pull")]


def test_without_a_home_bare_numbers_are_unknown():
    assert targets("PR #4 and reef/charts#5", home=None) in (
        [(1, "reef/charts#5", "unknown")],
        [(1, "reef/charts#4", "pull"), (1, "reef/charts#5", "unknown")],
    )


def test_what_was_written_is_kept():
    (found,) = find(Markdown("PR https://github.com/old-harbour/water/pull/6"), HOME, RENAMES)
    assert (found.written, found.target, found.kind) == (
        "old-harbour/water#6",
        "harbour/tides#6",
        ItemKind.PULL,
    )


def test_a_text_of_the_forge_counts_its_lines_from_where_it_stands():
    assert [found.line for found in find_in_text("a\n\n#4", 10, HOME, RENAMES)] == [12]


def test_renames_follow_chains_and_ignore_case():
    renames = Renames({"A/x": "B/x", "b/X": "c/x", "S-1": "S-2"})
    assert (renames.repository("a/X"), renames.repository("d/y"), renames.spec("s-1")) == (
        "c/x",
        "d/y",
        "S-2",
    )


@pytest.mark.stress
@pytest.mark.parametrize("unit", ["#", "[", "PR ", "a/b#", "https://", "issues #4, ", "`", "A-", "x " * 3])
def test_a_long_line_takes_linear_time(unit):
    import time

    def seconds(times):
        text = unit * times
        start = time.perf_counter()
        targets(text)
        return time.perf_counter() - start

    seconds(100)
    single, double = min(seconds(20_000) for _ in range(3)), min(seconds(40_000) for _ in range(3))
    assert double < 3.5 * single + 0.05
