"""Turns of phrase are searched by their alternatives, and only where all that a match holds stands."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from docs.generator import styles as generator
from docs.generator.literals import heads, literals
from lastcall.documents import styles
from lastcall.documents.plain_text import lowered
from lastcall.documents.styles import alternatives, packing

ROOT = Path(__file__).parents[3]
_FOLDED = frozenset("\u0130\u0131\u017f")
PARTS = [part for phrases in packing.pack().phrases.values() for part in phrases]


@pytest.mark.parametrize(
    ("written", "holds"),
    [
        (r"\bno objections?\b", [("no objection",)]),
        (r"^(?:so, )?we (?:agree|agreed) to\b", [("we agree to", "we agreed to")]),
        (r"\bmerged?\b|\blanded\b", [("landed", "merge")]),
        (r"\bhum\b(?: for|.{0,60}\?)", [("hum",)]),
        (r"(?:\w+ )?vote\b", [("vote",)]),
        (r"vote(?: was)+", [("vote",), (" was",)]),
        (r"\d{1,3}", []),
        (r"a|b", []),
    ],
)
def test_what_every_match_of_an_expression_holds(written, holds):
    found = [set(clause) for clause in literals(written)]
    for clause in holds:
        assert set(clause) in found or any(set(clause) <= one for one in found), found
    assert bool(found) == bool(holds)


def test_what_many_texts_share_is_looked_for_before_each_of_them():
    shared, each = literals(r"\b(?:carefully|well) (?:considered|examined|discussed|thought of)\b")
    assert (len(shared), len(each)) == (2, 8)
    assert all(sum(piece in text for piece in shared) == 1 for text in each)
    # of what has nothing in common, each must be looked for
    assert len(literals(r"\b(?:agreed|decided|voted)\b")) == 1


@pytest.mark.parametrize(
    ("written", "begins"),
    [
        (r"^(?:so,? )?closed\b", ("closed", "so closed", "so, closed")),
        (r"^\W*closed", ()),
        (
            r"^(?:we )?(?:agree|agreed) to \w+ it",
            ("agree to ", "agreed to ", "we agree to ", "we agreed to "),
        ),
        (r"^(?:no )?.{0,9}objection", ()),
        (r"closed", ()),
    ],
)
def test_how_a_match_at_the_head_of_a_sentence_begins(written, begins):
    assert heads(written) == begins


@given(st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=300, deadline=None)
def test_every_text_that_an_alternative_matches_is_searched_for_it(data):
    written, begins, holds = data.draw(st.sampled_from(PARTS))
    text = data.draw(st.from_regex(re.compile(written, re.IGNORECASE | re.ASCII)))
    low = lowered(text)
    assert not begins or low.startswith(begins), (written, begins, text)
    for clause in holds:
        assert any(one in low for one in clause), (written, clause, text)


@given(st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=200, deadline=None)
def test_the_alternatives_find_what_the_whole_expression_finds(data):
    written = data.draw(st.sampled_from(sorted(packing.pack().phrases)))
    text = data.draw(st.from_regex(re.compile(written, re.IGNORECASE | re.ASCII)))
    # which these letters match only while capitals do not matter, and not in lower case
    assume(_FOLDED.isdisjoint(text))
    parts = alternatives.of(written, packing.pack().phrases[written])
    found = parts.find(text, lowered(text))
    whole = re.compile(written, re.IGNORECASE).search(text)
    assert (found is None) == (whole is None)
    if found and whole and not written.startswith("^"):
        assert found.start <= whole.start() or found.start == 0
        assert found.words == text[found.start : found.end]


def test_an_expression_of_which_nothing_is_known_is_searched_whole():
    own = alternatives.of(r"^we will see|\bset in stone\b")
    assert [one.begins for one in own.alternatives] == [True, False]
    assert own.find("It is Set in Stone", "it is set in stone").words == "Set in Stone"
    assert own.find("I think we will see", "i think we will see") is None


def test_what_is_known_of_another_expression_is_not_used():
    known = [("agreed", (), (("agreed",),))]
    one = alternatives.of("decided", known)
    assert one.find("decided", "decided")


def test_the_first_place_counts_whichever_alternative_stands_there():
    parts = alternatives.of("decided|agreed", [("decided", (), ()), ("agreed", (), ())])
    assert parts.find("agreed and decided", "agreed and decided").words == "agreed"


def test_the_packed_styles_are_made_of_the_files_beside_them():
    ((path, text),) = generator.packed(ROOT).items()
    assert (ROOT / path).read_text(encoding="utf-8") == text, "run `make docs`"
    assert packing.pack().made_of


def test_styles_that_were_changed_since_they_were_packed_are_read_from_their_files(monkeypatch):
    packed = packing.pack()
    monkeypatch.setattr(packing, "checksum", lambda texts: packed.made_of + 1)
    packing.pack.cache_clear()
    try:
        read = packing.pack()
        assert read.made_of == 0
        assert read.tables == packed.tables
        assert set(styles.shipped()) <= {*read.tables}
    finally:
        monkeypatch.undo()
        packing.pack.cache_clear()
