"""Words from outside stay words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lastcall.agenda.escaping import neutral

PARSER = MarkdownIt("gfm-like", {"linkify": False, "html": True})


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Tidal datum in metres", "Tidal datum in metres"),
        ("[Draft] Tidal datum", "[Draft] Tidal datum"),
        ("[x] Tidal datum", r"\[x\] Tidal datum"),
        ("Add `gauge_id` to tides", "Add `gauge_id` to tides"),
        ("Add `gauge_id to tides", r"Add \`gauge_id to tides"),
        ("Say ``that``", r"Say \`\`that\`\`"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[here](javascript:alert(1))", r"\[here\](javascript:alert(1))"),
        ("![x](https://evil.example/x.png)", r"!\[x\](https://evil.example/x.png)"),
        ("one\n\n# two", "one # two"),
        ("# heading", r"\# heading"),
        ("- list", r"\- list"),
        ("12. numbered", r"12\. numbered"),
        ("2026. Tides", r"2026\. Tides"),
        ("1.1 of the text", "1.1 of the text"),
        ("ask @olu-fenn and @pier/editors", "ask `@olu-fenn` and `@pier/editors`"),
        ("mail olu@quay.example", "mail olu@quay.example"),
        ("a *b* _c_ snake_case ~~d~~", r"a \*b\* \_c\_ snake_case \~\~d\~\~"),
        ("R&D &lt;", r"R&D \&lt;"),
        ("safe\u202egnp.exe\u2066", "safegnp.exe"),
        ("bell\x07and\ttab", "bell and tab"),
        ("", ""),
    ],
)
def test_a_title_is_shown_as_its_words(title: str, written: str):
    assert neutral(title) == written


def test_a_long_title_is_cut():
    assert neutral("tide " * 50, 20) == "tide tide tide tide…"


@given(st.text(alphabet=st.sampled_from("ab `*_[]()<>!#&;~\\-+.1\n\u202e@|=:/\"'"), max_size=40))
def test_nothing_in_a_title_becomes_markup(title: str):
    shown = neutral(title)
    html = PARSER.render(f"* Issue #7 - {shown} (https://git.example/7)\n* {shown}\n")

    for tag in (
        "<a ",
        "<em",
        "<strong",
        "<img",
        "<h",
        "<s>",
        "<ol",
        "<blockquote",
        "<pre",
        "<script",
        "<table",
    ):
        assert tag not in html
    assert html.count("<ul>") == 1
    assert html.count("<li>") == 2
