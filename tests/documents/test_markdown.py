import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lastcall.documents.limits import Limits
from lastcall.documents.markdown import Block, BlockKind, Markdown, slug, strip_comments


def shape(block):
    """A block and what is beneath it, as (kind, first, last, children)."""
    return (block.kind.value, block.first, block.last, [shape(child) for child in block.children])


def blocks(markdown, kind):
    return [block for block in markdown.root.walk() if block.kind is kind]


DOCUMENT = """\
---
title: x
---
# One **two** <a id="one"></a>🔗

* item
  more
    1. inner

> said

```
# no heading
```

| a | b |
|---|---|
| c | d |

---
<div>raw</div>

<!-- #7
-->
"""


def test_the_tree_with_the_lines_of_the_file():
    markdown = Markdown(DOCUMENT)
    assert shape(markdown.root) == (
        "root",
        1,
        25,
        [
            ("heading", 4, 4, []),
            (
                "list",
                6,
                9,
                [
                    (
                        "item",
                        6,
                        9,
                        [
                            ("paragraph", 6, 7, []),
                            ("list", 8, 9, [("item", 8, 9, [("paragraph", 8, 8, [])])]),
                        ],
                    )
                ],
            ),
            ("quote", 10, 10, [("paragraph", 10, 10, [])]),
            ("code", 12, 14, []),
            (
                "table",
                16,
                18,
                [
                    ("row", 16, 16, [("cell", 16, 16, []), ("cell", 16, 16, [])]),
                    ("row", 18, 18, [("cell", 18, 18, []), ("cell", 18, 18, [])]),
                ],
            ),
            ("rule", 20, 20, []),
            ("html", 21, 21, []),
            ("html", 23, 24, []),
        ],
    )


def test_what_blocks_say_of_themselves():
    markdown = Markdown(DOCUMENT)
    heading = markdown.root.children[0]
    assert (heading.level, markdown.plain(heading), markdown.anchor(heading)) == (1, "One two", "one")
    assert list(markdown.headings()) == [heading]
    bullets, numbers = blocks(markdown, BlockKind.LIST)
    assert (bullets.ordered, numbers.ordered) == (False, True)
    lead = bullets.children[0].lead()
    assert lead is not None
    assert markdown.plain_lines(lead) == [(6, "item"), (7, "more")]
    assert [row.header for row in blocks(markdown, BlockKind.ROW)] == [True, False]
    assert [markdown.plain(cell) for cell in blocks(markdown, BlockKind.CELL)] == ["a", "b", "c", "d"]
    assert markdown.front_matter.get("title") == "x"


def test_lines_that_hold_data_and_no_acts():
    assert Markdown(DOCUMENT).data_lines == {12, 13, 14, 23, 24}


def test_source_keeps_markup_and_plain_drops_it():
    markdown = Markdown(
        "*  **Ana**: see [#7](https://x.example)<br>`code` ![alt](i.png) &amp;\n   second\\\n   third"
    )
    paragraph = blocks(markdown, BlockKind.PARAGRAPH)[0]
    assert markdown.source_lines(paragraph)[1:] == [(2, "second\\"), (3, "third")]
    assert markdown.plain_lines(paragraph) == [(1, "Ana: see #7 code alt &"), (2, "second"), (3, "third")]
    assert markdown.plain(paragraph) == "Ana: see #7 code alt & second third"


def test_a_block_without_words_of_its_own():
    markdown = Markdown("* \n\n```\ncode\n```")
    item = blocks(markdown, BlockKind.ITEM)[0]
    code = blocks(markdown, BlockKind.CODE)[0]
    assert (item.lead(), markdown.inline(item), markdown.plain(item)) == (None, [], "")
    assert (code.content, markdown.inline(code)) == ("code\n", [])
    assert Block(BlockKind.ROOT, 1, 1).content == ""
    assert markdown.anchor(item) is None


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ('# A <a id="need-one" class="permalink">🔗</a>', "need-one"),
        ("# A <a name=old></a>", "old"),
        ("# A <a href='#x'>x</a>", None),
        ("# A", None),
    ],
)
def test_an_anchor_that_the_group_wrote(text, anchor):
    markdown = Markdown(text)
    assert markdown.anchor(markdown.root.children[0]) == anchor


def test_a_reference_link_defined_below_is_known_in_a_line_above():
    markdown = Markdown("see [it][1]\n\n[1]: https://x.example/y")
    (paragraph,) = blocks(markdown, BlockKind.PARAGRAPH)
    links = [token for token in markdown.inline(paragraph) if token.type == "link_open"]
    assert [link.attrGet("href") for link in links] == ["https://x.example/y"]


def test_raw_html_is_a_block_and_links_are_not_guessed():
    markdown = Markdown("<script>alert(1)</script>\n\nhttps://x.example")
    assert [block.kind for block in markdown.root.children] == [BlockKind.HTML, BlockKind.PARAGRAPH]
    assert [token.type for token in markdown.inline(markdown.root.children[1])] == ["text"]


def nested(depth):
    return "\n".join("  " * level + f"* level {level + 1}" for level in range(depth))


def test_thirty_levels_of_a_list_are_all_there():
    markdown = Markdown(nested(30))
    assert markdown.too_deep is None
    assert [markdown.plain(item) for item in blocks(markdown, BlockKind.PARAGRAPH)][-1] == "level 30"


def test_what_lies_beyond_the_limit_is_told_by_its_line():
    limits = Limits(nesting=5)
    assert Markdown(nested(5), limits).too_deep is None
    assert Markdown(nested(6), limits).too_deep == 6


@pytest.mark.parametrize("mark", [">", "* ", "1. "])
def test_a_thousand_levels_end_at_the_limit(mark):
    markdown = Markdown("# Title\n\n" + mark * 1000 + "deep")
    assert markdown.too_deep == 3
    assert markdown.plain(markdown.root.children[0]) == "Title"


def test_many_brackets_and_stars_take_no_time():
    markdown = Markdown("[" * 20_000 + "\n\n" + "*a " * 20_000)
    assert [len(markdown.plain(block)) > 10_000 for block in markdown.root.children] == [True, True]


def test_comments_go_and_lines_stay():
    assert strip_comments("a <!-- one\ntwo --> b\n<!-- open") == "a \n b\n<!-- open"


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        (" Use Case 1: Berths & boats ", "use-case-1-berths--boats"),
        ("`max_age`, höchstens", "max_age-höchstens"),
        ("6.1.2 Scope", "612-scope"),
    ],
)
def test_github_s_anchor_of_a_heading(heading, anchor):
    assert slug(heading) == anchor


PIECES = st.sampled_from(
    [
        "# ",
        "* ",
        "  ",
        "    ",
        "1. ",
        "> ",
        "```",
        "| a | b |",
        "|---|---|",
        "---",
        "<!--",
        "-->",
        "<div>",
        "text",
        "[a]: b",
        "\t",
        "<a id=x>",
        "a: 1",
        "",
    ]
)
LINES = st.lists(PIECES, max_size=4).map("".join)


@given(
    st.one_of(
        st.lists(LINES, max_size=14).map("\n".join),
        st.text(alphabet=st.characters(blacklist_characters="\r\0")),
    )
)
def test_lines_are_those_of_the_file_and_children_lie_within_their_parents(text):
    markdown = Markdown(text)
    count = text.count("\n") + 1
    for block in markdown.root.walk():
        assert 1 <= block.first <= block.last <= count
        for child in block.children:
            assert child.parent is block
            assert block.first <= child.first
            assert child.last <= block.last
        assert [child.first for child in block.children] == sorted(child.first for child in block.children)
        for line, words in markdown.plain_lines(block) if block.token else []:
            assert block.first <= line <= count
            assert "\n" not in words
    assert all(1 <= line <= count for line in markdown.data_lines)


@given(st.lists(LINES, max_size=10).map("\n".join))
def test_every_line_of_the_source_is_where_it_says(text):
    markdown = Markdown(text)
    lines = text.split("\n")
    for block in markdown.root.walk():
        if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and block.parent is markdown.root:
            for number, source in markdown.source_lines(block):
                assert source.strip() in lines[number - 1]


BARE = MarkdownIt("gfm-like", {"linkify": False, "html": True, "maxNesting": 204})
BARE.disable(["inline", "linkify", "text_join"])
PLAIN_OR_NOT = (
    *("words", "**bold**", "[x] y", "[l]: m", "[a](b)", "*", "`code`", "@ada", "(so)", "#4", "# head", "$1"),
    *("* item", "- item", "  + within", "    - deeper", "* [u]: v", "-", "* - both", "1. first", "> said"),
    *("> - said", "  more", "    code", "\tcode", "---", "===", "|a|b|", "|-|-|", "```", "<div>", "", "  "),
    *("words  ", "words\u00a0", "_so_", '"so"', "été", "        * beyond"),
)


@given(st.lists(st.sampled_from(PLAIN_OR_NOT), max_size=12).map("\n".join))
def test_what_is_taken_at_once_comes_to_the_parser_s_own_tokens(text):
    # front matter is no matter of the parser's
    text = f"words\n\n{text}"
    assert Markdown(text).tokens == BARE.parse(text, {})
