"""The file of declarations, read and written."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lastcall.documents import declarations
from lastcall.model.act import Stance
from lastcall.model.declaration import Declaration, DeclarationKind
from lastcall.model.errors import ConfigurationError

DAY = date(2026, 6, 11)
DECISION = Declaration(
    about="blue/mill#12",
    kind=DeclarationKind.DECISION,
    by="Ana Bell",
    on=DAY,
    says="accepted",
    words="All agree",
)
EACH = {
    "decision": DECISION,
    "position": replace(
        DECISION, kind=DeclarationKind.POSITION, who="Bo Carr", says="objection", stands="https://l.example/1"
    ),
    "own position": replace(DECISION, kind=DeclarationKind.POSITION, says="can live with"),
    "call": replace(DECISION, kind=DeclarationKind.CALL, says=None, until=date(2026, 7, 1), stands="the list"),
    "answer": replace(DECISION, kind=DeclarationKind.ANSWER, says=None, about="blue/mill#12-O1"),
    "overruled": replace(DECISION, kind=DeclarationKind.OVERRULED, says=None, about="blue/mill#12-O1"),
    "upheld": replace(DECISION, kind=DeclarationKind.UPHELD, says=None, about="2026-06-11-O1", words="", stands="x"),
    "withdrawn": replace(DECISION, kind=DeclarationKind.WITHDRAWN, says=None, about="#12-O1", who="Bo Carr"),
    "appeal": replace(DECISION, kind=DeclarationKind.APPEAL, says=None, about="2026-06-11-D1"),
    "vote": replace(
        DECISION, kind=DeclarationKind.VOTE, says=None, yes=5, no=0, abstain=1, opened=date(2026, 6, 1), stands="ballot 7"
    ),
    "redaction": replace(DECISION, kind=DeclarationKind.REDACTION, says=None, about="https://git.example/a/b/issues/5#c7"),
    "happened earlier": replace(DECISION, happened=date(2026, 6, 1)),
    "words of several lines": replace(DECISION, words='He said: "no\\ne"\n\tand # left\x7f\x01 ☃ [[declaration]]'),
}  # fmt: skip


@pytest.mark.parametrize("name", EACH)
def test_what_is_written_is_read_again(name):
    one = EACH[name]

    assert list(declarations.mistakes(one)) == []
    (found,) = declarations.read(declarations.HEAD + declarations.entry(one), "d.toml")
    assert found == replace(one, entry=4)


def test_entries_stand_in_the_order_of_the_file_with_their_lines():
    text = declarations.HEAD + "".join(declarations.entry(one) for one in EACH.values())
    found = declarations.read(text, "d.toml")

    assert [replace(one, entry=0) for one in found] == list(EACH.values())
    lines = text.split("\n")
    assert [lines[one.entry - 1] for one in found] == ["[[declaration]]"] * len(EACH)
    assert len({one.entry for one in found}) == len(EACH)


def test_each_kind_has_an_entry_here():
    assert {one.kind for one in EACH.values()} == set(DeclarationKind)


def test_a_position_names_its_stance_and_a_decision_none():
    assert EACH["position"].stance is Stance.OBJECTION
    assert EACH["decision"].stance is None


def test_days_may_be_texts():
    text = '[[declaration]]\nabout = "#1"\nkind = "decision"\nsays = "rejected"\nby = "A"\non = "2026-06-11"\nwords = "w"\n'

    assert declarations.read(text, "d.toml")[0].on == DAY


def test_an_empty_file_declares_nothing():
    assert declarations.read(declarations.HEAD, "d.toml") == ()


ENTRY = '[[declaration]]\nabout = "#1"\nkind = "decision"\nby = "A"\non = 2026-06-11\nwords = "w"\n'
SAYS = 'says = "accepted"\n'
VOTE = ENTRY.replace("decision", "vote") + "yes = 5\nno = 2\n"
MISTAKES = {
    "no TOML": ("[[declaration]\n", "d.toml:1: not valid TOML"),
    "no list": ("declaration = 3\n", "d.toml:1: `declaration` is no list of tables\n  write `[[declaration]]`"),
    "another table": ("[[declarations]]\n", "d.toml:1: unknown key `declarations` in the top level\n  did you mean `declaration`?"),
    "a mistyped key": (ENTRY + 'sais = "accepted"\n', "d.toml:7: unknown key `sais` in `declaration[1]`\n  did you mean `says`?"),
    "a line of one's own": (ENTRY + "entry = 3\n", "d.toml:7: unknown key `entry`"),
    "an unknown kind": (ENTRY.replace("decision", "decison"), "d.toml:3: `declaration[1].kind`: invalid enum value 'decison'\n  did you mean `decision`?"),
    "no day": (ENTRY.replace("on = 2026-06-11\n", ""), "d.toml:1: `declaration[1]`: object missing required field `on`"),
    "a day that is none": (ENTRY.replace("2026-06-11", '"soon"'), "d.toml:5: `declaration[1].on`: invalid"),
    "an instant for a day": (ENTRY.replace("2026-06-11", "2026-06-11T10:00:00"), "d.toml:5: `declaration[1].on`: expected"),
    "a year of another time": (ENTRY.replace("2026", "0226") + SAYS, "d.toml:5: `declaration[1].on`: 0226-06-11 is no day of our time"),
    "a decision without a ruling": (ENTRY, "d.toml:1: `declaration[1].says`: a declaration of kind `decision` does not say it\n  add what it says"),
    "a ruling that is none": (ENTRY + 'says = "acepted"\n', "d.toml:7: `declaration[1].says`: `acepted` is not known\n  did you mean `accepted`?"),
    "a stance that is none": (
        ENTRY.replace("decision", "position") + 'says = "accepted"\n',
        "d.toml:7: `declaration[1].says`: `accepted` is not known\n  one of support, can live with",
    ),
    "somebody else's words from nowhere": (
        ENTRY.replace("decision", "position") + 'says = "support"\nwho = "B"\n',
        "d.toml:1: `declaration[1].stands`: what somebody else said must stand somewhere",
    ),
    "neither words nor place": (ENTRY.replace('words = "w"\n', "") + SAYS, "d.toml:1: `declaration[1].words`: it has neither words nor a place"),
    "an answer without words": (
        ENTRY.replace("decision", "answer").replace("words", "stands"),
        "d.toml:1: `declaration[1].words`: a declaration of kind `answer` does not say it",
    ),
    "a vote from nowhere": (VOTE, "d.toml:1: `declaration[1].stands`: a declaration of kind `vote` does not say it"),
    "a vote without a count": (
        VOTE.replace("no = 2\n", 'stands = "x"\n'),
        "d.toml:1: `declaration[1].no`: a declaration of kind `vote` does not say it\n  add `no`, the votes against it",
    ),
    "fewer than no votes": (VOTE.replace("no = 2", "no = -2") + 'stands = "x"\n', "d.toml:8: `declaration[1].no`: `-2` is no number of votes"),
    "votes of a decision": (ENTRY + SAYS + "yes = 3\n", "d.toml:8: `declaration[1].yes`: a declaration of kind `decision` has none"),
    "what has not happened yet": (
        ENTRY + SAYS + "happened = 2026-06-12\n",
        "d.toml:8: `declaration[1].happened`: 2026-06-12 is after `on`, 2026-06-11",
    ),
    "a vote that opened after its end": (
        VOTE + 'stands = "x"\nopened = 2026-06-12\n',
        "d.toml:10: `declaration[1].opened`: 2026-06-12 is after the day of the vote",
    ),
    "an item that is overruled": (ENTRY.replace("decision", "overruled"), "d.toml:2: `declaration[1].about`: `#1` is no objection\n  write its id"),
    "an empty name": (ENTRY.replace('"A"', '" "') + SAYS, "d.toml:4: `declaration[1].by`: empty, or not a single line"),
    "a name of two lines": (ENTRY.replace('"A"', '"A\\nB"') + SAYS, "d.toml:4: `declaration[1].by`: empty, or not a single line"),
    "words without end": (ENTRY.replace('"w"', f'"{"w" * 2001}"') + SAYS, "d.toml:6: `declaration[1].words`: longer than 2,000 characters"),
    "a mistake in the second": (ENTRY + SAYS + ENTRY, "d.toml:8: `declaration[2].says`: "),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_its_line(mistake):
    text, expected = MISTAKES[mistake]
    with pytest.raises(ConfigurationError) as error:
        declarations.read(text, "d.toml")

    assert str(error.value).startswith(expected)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=30))
def test_any_words_are_written_so_that_they_are_read_again(words, by):
    one = replace(DECISION, words=words, by=by)
    if list(declarations.mistakes(one)):
        return

    (found,) = declarations.read(declarations.entry(one), "d.toml")
    assert (found.words, found.by) == (words, by)
