from hypothesis import given, settings
from hypothesis import strategies as st

from lastcall.documents.markdown import Markdown
from lastcall.documents.specification import sections
from lastcall.model.specification import SpecSection

TREE = """\
# OHD-09 - Gulls

## Table of Contents

* [1. Counting](#count)
  * [1.1. At *night*](#night)
* [2. Feeding](#2-feeding)
* [Appendix A: Bread](#bread)

## 1. Counting <a id="count" href="#count">🔗</a>

A counter MUST count. It MUST NOT guess; it SHOULD
NOT sleep and MAY `MUST` rest.

```
## 7. No section MUST
```

### At night <a name='night'></a>

> ## 8. Quoted

## 2. Feeding

* # listed

It is **REQUIRED**.

## Bread

## Feeding

### Feeding


"""


def tree(text: str) -> list[tuple[str | None, str, str, int, int, int]]:
    return [
        (part.number, part.title, part.anchor, part.level, part.line, part.last_line)
        for part in sections.read(Markdown(text))
    ]


def test_the_tree_with_numbers_anchors_and_lines():
    assert tree(TREE) == [
        (None, "OHD-09 - Gulls", "ohd-09---gulls", 1, 1, 33),
        (None, "Table of Contents", "table-of-contents", 2, 3, 8),
        ("1", "Counting", "count", 2, 10, 21),
        ("1.1", "At night", "night", 3, 19, 21),
        ("2", "Feeding", "2-feeding", 2, 23, 27),
        ("A", "Bread", "bread", 2, 29, 29),
        (None, "Feeding", "feeding", 2, 31, 33),
        (None, "Feeding", "feeding-1", 3, 33, 33),
    ]


def test_normative_words_stand_in_their_own_section_and_outside_code():
    found = {part.anchor: part.normative for part in sections.read(Markdown(TREE))}
    assert {anchor: words for anchor, words in found.items() if words} == {
        "count": (("MUST", 1), ("MUST NOT", 1), ("SHOULD NOT", 1), ("MAY", 1)),
        "2-feeding": (("REQUIRED", 1),),
    }


def count(text: str) -> dict[str, int]:
    return dict(sections.read(Markdown(f"# A\n\n{text}\n"))[0].normative)


def test_every_normative_word_is_counted():
    text = (
        "MUST must MUST NOT REQUIRED SHALL SHALL NOT SHOULD SHOULD NOT RECOMMENDED NOT RECOMMENDED MAY OPTIONAL."
        " MUSTARD, NON-MUST, MAY-be, (MAY), **MUST** **NOT**, _SHALL_"
    )
    assert count(text) == {
        "MUST": 1,
        "MUST NOT": 2,
        "REQUIRED": 1,
        "SHALL": 2,
        "SHALL NOT": 1,
        "SHOULD": 1,
        "SHOULD NOT": 1,
        "RECOMMENDED": 1,
        "NOT RECOMMENDED": 1,
        "MAY": 2,
        "OPTIONAL": 1,
    }


def test_words_that_are_listed_as_words_oblige_nobody():
    assert count('The key words "MUST", "MUST NOT" and "MAY" are defined in BCP 14.') == {}
    assert count("The words MUST, SHOULD and MAY are requirements. You MUST.") == {"MUST": 1}
    assert (
        count(
            'The key words "MUST", "SHALL\nNOT", "NOT RECOMMENDED",\n"MAY", and "OPTIONAL" are as in BCP 14.'
        )
        == {}
    )


def test_words_in_comments_and_front_matter_are_not_counted():
    assert sections.read(
        Markdown("---\ntitle: MUST\n---\nMUST\n\n# A\n\n<!-- MUST -->\n\nx <!-- MUST --> y\n")
    ) == (SpecSection(number=None, title="A", anchor="a", level=1, line=6, last_line=10, normative=()),)


def test_a_word_at_the_very_end():
    assert count("You MUST") == {"MUST": 1}
    assert sections.read(Markdown("# A\nSHALL"))[0].normative == (("SHALL", 1),)
    assert count("You MUST\nNOTE that") == {"MUST": 1}


def test_numbers_in_headings():
    headings = {
        "1. One": ("1", "One"),
        "1.2.3 one": ("1.2.3", "one"),
        "3 Conformance": ("3", "Conformance"),
        "3 ways to fail": (None, "3 ways to fail"),
        "§ 4.1 X": ("4.1", "X"),
        "Section 5: Y": ("5", "Y"),
        "A.1. Z": ("A.1", "Z"),
        "Appendix B - Bread": ("B", "Bread"),
        "Annex C": ("C", "Annex C"),
        "2026-01-22 Day": (None, "2026-01-22 Day"),
        "A Title": (None, "A Title"),
        "1.": (None, "1."),
    }
    assert {text: tree(f"## {text}\n")[0][:2] for text in headings} == headings


def test_a_table_of_contents_made_of_headings_is_no_section_twice():
    text = """\
# T

## Contents

### 1. One

### [2. Two](#two)

## [3. Three](#three)

## 1. One

## Two <a id="two"></a>

## [Three](#three)
"""
    assert [part[:3] for part in tree(text)] == [
        (None, "T", "t"),
        (None, "Contents", "contents"),
        ("1", "One", "1-one"),
        ("2", "Two", "two"),
        ("3", "Three", "three"),
    ]


def test_contents_at_the_end_and_without_a_heading():
    assert tree("# T\n\n- 1.1 [One](#one)\n\n## One\n")[1:] == [("1.1", "One", "one", 2, 5, 5)]
    assert tree("# T\n\n## One\n\n## Contents\n\n- [1. One](#one)\n")[1:] == [
        ("1", "One", "one", 2, 3, 3),
        (None, "Contents", "contents", 2, 5, 7),
    ]
    assert tree("[1. One](#one)\n\n# One\n")[0][0] == "1"


def test_anchors_are_given_once_and_the_groups_own_come_first():
    text = '# A\n\n## A\n\n## B <a id="a"></a>\n\n## C <a id="a"></a>\n\n## !\n'
    assert [part[2] for part in tree(text)] == ["a-1", "a-2", "a", "a-3", "section"]


def test_a_text_without_headings():
    assert tree("MUST\n") == []


PIECES = st.sampled_from(
    [
        "# 1. A",
        "## A",
        "### 1.1 B <a id='a'></a>",
        "## Contents",
        "* [1. A](#a)",
        "### [A](#a)",
        "MUST",
        "MAY NOT",
        "```",
        "> # A",
        "---",
        "",
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=25).map("\n".join)))
def test_any_text_gives_spans_within_the_file_and_anchors_of_their_own(text):
    text = text.replace("\r", " ")
    found = sections.read(Markdown(text))
    assert len({part.anchor for part in found}) == len(found)
    for part in found:
        assert 1 <= part.line <= part.last_line <= text.count("\n") + 1
        assert part.anchor
    assert [part.line for part in found] == sorted(part.line for part in found)
