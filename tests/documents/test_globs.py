import pytest
from hypothesis import given
from hypothesis import strategies as st

from lastcall.documents.globs import matches


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("minutes/*.md", "minutes/2026-06-11.md"),
        ("./minutes/*.md", "minutes/2026-06-11.md"),
        ("specs/**/*.md", "specs/one.md"),
        ("specs/**/*.md", "specs/a/b/one.md"),
        ("specs/**", "specs/a/b/one.md"),
        ("**/*.md", "one.md"),
        ("2024-1[12]-*.md", "2024-11-21_agenda.md"),
        ("2024-1[!12]-*.md", "2024-10-24_agenda.md"),
        ("day-?.md", "day-1.md"),
        ("a+b(c).md", "a+b(c).md"),
        ("[^a].md", "^.md"),
        ("[a&&b].md", "&.md"),
        ("[+--].md", ",.md"),
        ("[[]x].md", "[x].md"),
        ("open[", "open["),
    ],
)
def test_a_path_that_a_glob_means(pattern, path):
    assert matches(path, (pattern,))


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("minutes/*.md", "minutes/old/2026-06-11.md"),
        ("minutes/*.md", "minutes/2026-06-11.md.orig"),
        ("minutes/*.md", "old/minutes/2026-06-11.md"),
        ("2024-1[12]-*.md", "2024-10-24_agenda.md"),
        ("2024-1[!12]-*.md", "2024-11-21_agenda.md"),
        ("day-?.md", "day-12.md"),
        ("day-?.md", "day-/.md"),
        ("[^a].md", "b.md"),
        ("a.md", "axmd"),
        ("*.md", "x.md\n"),
    ],
)
def test_a_path_that_a_glob_does_not_mean(pattern, path):
    assert not matches(path, (pattern,))


def test_one_of_several_globs_is_enough_and_none_means_nothing():
    assert matches("b.md", ("a.md", "b.md"))
    assert not matches("b.md", ())


def test_a_class_that_no_pattern_can_hold_stands_for_its_own_characters():
    assert matches("[z-a].md", ("[z-a].md",))
    assert not matches("m.md", ("[z-a].md",))


@given(st.text(alphabet="ab[]!^-*?/\\&|~.()", max_size=12), st.text(alphabet="ab[]-/.", max_size=8))
def test_any_glob_answers_yes_or_no(pattern, path):
    assert matches(path, (pattern,)) in (True, False)


@given(
    st.text(alphabet=st.characters(blacklist_characters="*?["), max_size=20).filter(
        lambda s: not s.startswith("./")
    )
)
def test_a_glob_without_marks_means_its_own_path_only(path):
    assert matches(path, (path,))
    assert not matches(f"{path}x", (path,))
