import pytest
from hypothesis import given
from hypothesis import strategies as st

from lastcall.documents import front_matter
from lastcall.documents.front_matter import NONE, Entry

TEXT = """\
---
title: "Berths: a start"
Status: Draft   # not approved
tags: [a, 'b', ]
authors:
  - Ana Bell
- Bo Carr
nested:
  inner: 1
empty:
---
# Text
key: value
"""


def test_scalars_lists_and_lines():
    head = front_matter.read(TEXT.split("\n"))
    assert head.last_line == 11
    assert head.entries == {
        "title": Entry(2, ("Berths: a start",)),
        "status": Entry(3, ("Draft",)),
        "tags": Entry(4, ("a", "b")),
        "authors": Entry(5, ("Ana Bell", "Bo Carr")),
        "nested": Entry(8, ()),
        "empty": Entry(10, ()),
    }
    assert (head.get("STATUS"), head.line("status")) == ("Draft", 3)
    assert (head.get("empty"), head.line("empty")) == (None, 10)
    assert (head.get("missing"), head.line("missing")) == (None, 0)


@pytest.mark.parametrize("end", ["---", "..."])
def test_both_ends_of_a_head(end):
    assert front_matter.read(["---", "a: 1", end]).last_line == 3


def test_an_empty_head_is_a_head():
    assert front_matter.read(["---", "---", "text"]).last_line == 2
    assert front_matter.read(["---", "", "---"]).entries == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Title",
        "text\n---\na: 1\n---",
        "---\na: 1\nno end",
        "---\n# Minutes of Monday\n---",
        "---\nWe met on Monday.\n\n---\na: 1",
        "---\n- one\n- two\n---",
    ],
)
def test_two_rules_are_no_head_when_the_group_s_own_words_stand_between_them(text):
    assert front_matter.read(text.split("\n")) is NONE


def test_a_comment_may_open_a_head():
    head = front_matter.read(["---", "# made by hand", "", "a: 1", "---"])
    assert head.entries == {"a": Entry(4, ("1",))}


def test_an_item_may_be_empty():
    assert front_matter.read(["---", "a:", "  - ", "---"]).get("a") == ""


@pytest.mark.parametrize(
    ("line", "values"),
    [("a = b", ("b",)), ("a b\t=[c, d]", ("c", "d")), ("a == b", ("= b",)), ("a: b", None), ("= b", None)],
)
def test_heads_that_assign(line, values):
    found = front_matter.read(["+++", line, "+++"]).entries.values()
    assert [entry.values for entry in found] == ([values] if values else [])


@pytest.mark.parametrize(
    ("line", "values"),
    [("a b\t: c", ("c",)), ("a:", ()), ("a:b", None), ("a: b: c", ("b: c",)), ("é: b", None)],
)
def test_heads_with_colons(line, values):
    found = front_matter.read(["---", line, "---"]).entries.values()
    assert [entry.values for entry in found] == ([values] if values is not None else [])


def test_a_head_ends_within_four_hundred_lines():
    def long(rows):
        return ["---", *(f"k{n}: v" for n in range(rows)), "---"]

    assert front_matter.read(long(398)).last_line == 400
    assert front_matter.read(long(399)) is NONE


@given(st.lists(st.sampled_from(["---", "a: 1", "b:", "  - x", "text", "", "...", "# c"]), max_size=12))
def test_a_head_s_lines_lie_within_the_file(lines):
    head = front_matter.read(lines)
    assert 0 <= head.last_line <= len(lines)
    assert all(1 < entry.line < head.last_line for entry in head.entries.values())
