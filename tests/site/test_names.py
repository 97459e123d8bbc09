"""Names of pages are plain, and given once."""

import pytest

from lastcall.site.names import PageNames, slug
from lastcall.site.paths import resolved
from lastcall.site.visible import visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-24-D2", "2026-03-24-d2"),
        ("#29-O1", "29-o1"),
        ("specs/ohd-01/1.0/ohd-01-1.0.md", "specs-ohd-01-1.0-ohd-01-1.0.md"),
        ("../../etc/passwd", "etc-passwd"),
        ("<script>", "script"),
        ("Ünïcode", "n-code"),
        ("🔗", "x"),
        ("", "x"),
        ("a" * 200, "a" * 80),
    ],
)
def test_a_slug_is_safe_in_every_file_system(text: str, expected: str):
    assert slug(text) == expected


def test_a_page_name_is_given_once():
    names = PageNames(str)

    assert [names.page("item", text) for text in ("#6", "6", "# 6")] == [
        "item-6.html",
        "item-6-2.html",
        "item-6-3.html",
    ]


def test_a_page_name_does_not_repeat_its_kind():
    assert PageNames(str).page("use-case", "use-case-berth") == "use-case-berth.html"


def test_a_page_name_is_made_of_masked_words():
    assert (
        PageNames(lambda text: text.replace("rosa", "somebody")).page("source", "rosa.md")
        == "source-somebody.md.html"
    )


@pytest.mark.parametrize(
    ("base", "target", "expected"),
    [
        ("minutes/a.md", "b.md", "minutes/b.md"),
        ("minutes/a.md", "../specs/x%20y.md", "specs/x y.md"),
        ("minutes/a.md", "/specs/x.md", "specs/x.md"),
        ("a.md", "../../up.md", "../../up.md"),
    ],
)
def test_a_relative_link_is_resolved_from_its_file(base: str, target: str, expected: str):
    assert resolved(base, target) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        ("a\u202egnp.exe", "a[U+202E]gnp.exe"),
        ("\u2066x\u2069", "[U+2066]x[U+2069]"),
        ("bell\x07", "bell[U+0007]"),
        ("zero\u200bwidth", "zero[U+200B]width"),
        ("family 👨\u200d👩", "family 👨\u200d👩"),
        ("\u05e9\u05dc\u05d5\u05dd", "\u05e9\u05dc\u05d5\u05dd"),
    ],
)
def test_what_misleads_the_eye_is_made_visible(text: str, expected: str):
    assert visible(text) == expected
