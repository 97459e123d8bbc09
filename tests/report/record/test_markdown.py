"""Words from outside in a record are words: whatever they are, they are no markup, link, mention or HTML."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lastcall.report.record import markdown

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = [
    "# a heading", "> a quote", "1. a list", "- a list", "* a list", "+ a list", "    code", "```", "~~~", "---", "===",
    "[a](https://evil.example)", "![a](https://evil.example/a.png)", "<script>alert(1)</script>", "<!-- hidden -->",
    "<https://evil.example>", "https://evil.example/a_b_c", "www.evil.example", "mail@evil.example", "@everybody",
    "@org/team", "#1", "other/repo#1", "GH-1", "&lt;b&gt;", "**bold**", "_it_", "~~gone~~", "`code`", "``", "`", "\\",
    "a | b\n--- | ---", "$x$", "[^1]: note", "[a]: https://evil.example", "javascript:alert(1)", "a\u202eb\u200b\u2028c",
    "\x00\x1b[31m", "c0ffee1", "setext\n===", "- [ ] task", "ftp://evil.example", "xmpp:a@b.example", "\ud800",
]  # fmt: skip


def opened(text):
    """The kinds of what a Markdown reader makes of it, but for plain words and code spans."""
    kinds = set()
    for token in MARKDOWN.parse(text):
        for one in (token, *(token.children or ())):
            if one.type not in (
                "paragraph_open",
                "paragraph_close",
                "inline",
                "text",
                "code_inline",
                "text_special",
            ):
                kinds.add(one.type)
    return kinds


def plain(text):
    """The words that a reader sees."""
    return "".join(
        child.content for token in MARKDOWN.parse(text) for child in token.children or () if child.content
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_open_nothing(text):
    assert opened(markdown.words(text)) == set()
    assert opened(f"* {markdown.words(text)}") <= {
        "bullet_list_open", "list_item_open", "list_item_close", "bullet_list_close"
    }  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_quote_stays_a_quote(text):
    quoted = "\n".join(markdown.quote(f"{text}\n\n{text}"))
    assert all(line.startswith(">") for line in quoted.split("\n"))
    assert opened(quoted) <= {"blockquote_open", "blockquote_close", "softbreak"}


@given(st.text(max_size=60))
@example("a#1")
@example("`@a")
def test_no_text_becomes_markup_and_its_words_stay(text):
    shown = markdown.words(text)
    assert "\n" not in shown
    assert opened(shown) == set()
    kept = "".join(char for char in text if char.isascii() and char.isalnum())
    assert "".join(char for char in plain(shown) if char.isascii() and char.isalnum()) == kept


@pytest.mark.parametrize(
    "text", ["@everybody come", "see @org/team", "#12 and other/repo#3", "https://a.example", "GH-7"]
)
def test_what_github_would_link_stands_in_code(text):
    outside = re.sub(r"`[^`]*`", "", markdown.words(text))
    assert not re.search(r"[@#:]|GH", outside)


def test_hidden_characters_are_left_out_and_long_words_are_cut():
    assert markdown.words("a\u202eb\u200bc") == "abc"
    assert markdown.words("word " * 1000, 20) == "word word word word…"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example", "https://a@b.example",
     "https://[broken", "mailto:a@b.example", "https:"],
)  # fmt: skip
def test_only_addresses_of_the_web_are_links(address):
    assert "link_open" not in opened(markdown.link("link", address))


def test_a_link_cannot_end_early():
    address = "https://git.example/a) [b](https://evil.example"
    found = [
        child.attrGet("href")
        for token in MARKDOWN.parse(markdown.link("link", address))
        for child in token.children or ()
        if child.type == "link_open"
    ]
    assert found == ["https://git.example/a%29%20%5Bb%5D%28https://evil.example"]


@pytest.mark.parametrize("name", ["a`b", "``", "`", "a\nb", "```json"])
def test_code_holds_any_name(name):
    (token,) = [one for one in MARKDOWN.parse(markdown.code(name)) if one.type == "inline"]
    assert [child.type for child in token.children] == ["code_inline"]
