"""`lastcall declare` and `lastcall redact`: what they keep, and what they refuse."""

import shutil
import tomllib

import pytest
from tests.cli.calling import call


@pytest.fixture
def group(example, tmp_path):
    """A copy of the example group that a test may change."""
    for folder in ("minutes", "specs"):
        shutil.copytree(example / folder, tmp_path / folder)
    for name in ("archive.json", "lastcall.toml", "participants.toml"):
        shutil.copy(example / name, tmp_path / name)
    return tmp_path


def kept(group):
    """The entries of the file."""
    return tomllib.loads((group / "declarations.toml").read_text(encoding="utf-8"))["declaration"]


def declared(group, *arguments):
    answer = call("-C", group, "declare", *arguments)
    assert (answer.code, answer.out) == (0, ""), answer.err
    assert answer.err.splitlines()[-1].startswith("declarations.toml: ")
    entry = {name: str(value) for name, value in kept(group)[-1].items()}
    # what every one of them says
    assert entry.pop("by") == "Ines Moreira"
    assert entry.pop("on") == "2026-06-15"
    return entry


ITEM = "open-harbour/harbour-data#33"
BY = ("--by", "ines")
KEPT = {
    "accepted": (
        ("#33", "--accepted", "--words", "all agree"),
        {"about": ITEM, "kind": "decision", "says": "accepted", "words": "all agree"},
    ),
    "rejected, on a day, by an address": (
        ("https://git.example/open-harbour/harbour-data/pull/33", "--rejected", "--stands-at", "the list", "--happened", "2026-06-11"),
        {"about": ITEM, "kind": "decision", "says": "rejected", "stands": "the list", "happened": "2026-06-11"},
    ),
    "no consensus on a specification by its old id": (
        ("HC-TIDE", "--no-consensus", "--words", "w"),
        {"about": "OHD-02", "kind": "decision", "says": "no consensus", "words": "w"},
    ),
    "a position by an alias": (
        ("harbour-commons/port-data#33", "--position", "tanabe yuki=can-live", "--stands-at", "https://l.example/1"),
        {"about": ITEM, "kind": "position", "says": "can live with", "who": "Yuki Tanabe", "stands": "https://l.example/1"},
    ),
    "one's own objection": (
        ("#33", "--position", "@ines-moreira=Objection", "--words", "no units"),
        {"about": ITEM, "kind": "position", "says": "objection", "who": "Ines Moreira", "words": "no units"},
    ),
    "a vote": (
        ("#33", "--vote", "5 yes, 2 no, 1 abstained", "--opened", "2026-06-01", "--happened", "2026-06-08", "--stands-at", "ballot 7"),
        {"about": ITEM, "kind": "vote", "yes": "5", "no": "2", "abstain": "1", "opened": "2026-06-01",
         "happened": "2026-06-08", "stands": "ballot 7"},
    ),
    "a vote without abstentions": (
        ("#33", "--vote", "0 no,5 yes", "--stands-at", "x"),
        {"about": ITEM, "kind": "vote", "yes": "5", "no": "0", "stands": "x"},
    ),
    "a call": (
        ("#33", "--call-until", "2026-07-01", "--stands-at", "the list"),
        {"about": ITEM, "kind": "call", "until": "2026-07-01", "stands": "the list"},
    ),
    "withdrawn": (
        ("#29-o1", "--withdrawn", "--who", "anneke", "--stands-at", "mail 5"),
        {"about": "open-harbour/harbour-data#29-O1", "kind": "withdrawn", "who": "Anneke van Rooden", "stands": "mail 5"},
    ),
    "overruled": (
        ("#29-O1", "--overruled", "--words", "outweighed"),
        {"about": "open-harbour/harbour-data#29-O1", "kind": "overruled", "words": "outweighed"},
    ),
    "upheld": (
        ("#29-O1", "--upheld", "--stands-at", "mail 6"),
        {"about": "open-harbour/harbour-data#29-O1", "kind": "upheld", "stands": "mail 6"},
    ),
    "an answer to an objection": (
        ("#29-O1", "--answer", "we heard"),
        {"about": "open-harbour/harbour-data#29-O1", "kind": "answer", "words": "we heard"},
    ),
    "an answer to an appeal": (
        ("#33-P1", "--answer", "we heard"),
        {"about": f"{ITEM}-P1", "kind": "answer", "words": "we heard"},
    ),
    "an appeal": (
        ("#33", "--appeal", "not heard", "--who", "Kwame"),
        {"about": ITEM, "kind": "appeal", "words": "not heard", "who": "Kwame Asante-Boll"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", KEPT)
def test_what_is_kept(group, what):
    arguments, expected = KEPT[what]

    assert declared(group, *arguments, *BY) == expected
    # and the group can still be read
    assert call("-C", group, "status").code == 0


def test_a_second_entry_follows_the_first(group):
    declared(group, "#33", "--accepted", "--words", "w", *BY)
    declared(group, "#33", "--rejected", "--words", "w", *BY)

    assert [one["says"] for one in kept(group)] == ["accepted", "rejected"]
    assert call("-C", group, "status").code == 0


def test_an_objection_that_was_declared_can_be_declared_withdrawn(group):
    declared(group, "#33", "--position", "Ines=objection", "--words", "no units", *BY)

    assert (
        declared(group, "#33-O1", "--withdrawn", "--words", "there are units", *BY)["about"] == f"{ITEM}-O1"
    )
    (row,) = [
        one for one in call("-C", group, "objections", "--format", "json").lines if one["id"] == f"{ITEM}-O1"
    ]
    assert (row["fate"], row["open"]) == ("withdrawn", False)


def test_somebody_whom_the_register_does_not_know_is_kept_as_written_and_that_is_said(group):
    answer = call("-C", group, "declare", "#33", "--accepted", "--words", "w", "--by", "Some Body")

    assert answer.code == 0
    assert answer.err.splitlines()[0] == "participants.toml: does not know `Some Body`; kept as written"
    assert kept(group)[0]["by"] == "Some Body"


def test_the_file_may_have_another_name(group):
    text = (group / "lastcall.toml").read_text(encoding="utf-8")
    (group / "lastcall.toml").write_text(
        text.replace("[paths]", '[paths]\ndeclarations = "said/d.toml"'), encoding="utf-8"
    )

    assert call("-C", group, "declare", "#33", "--accepted", "--words", "w", *BY).code == 0
    assert (group / "said" / "d.toml").is_file()


def test_an_item_of_a_repository_that_was_not_read_can_be_declared_about(group):
    (group / "archive.json").unlink()
    text = (group / "lastcall.toml").read_text(encoding="utf-8").replace('archives = ["archive.json"]\n', "")
    (group / "lastcall.toml").write_text(text, encoding="utf-8")

    assert call("-C", group, "declare", "#333", "--accepted", "--words", "w", *BY).code == 0


REFUSED = {
    "nothing": (("#33",), "the declaration says nothing\n  give one of --accepted, --rejected"),
    "two things": (("#33", "--accepted", "--upheld"), "the declaration says several things at once\n  give one of --accepted, --upheld"),
    "an item that is not there": (("#333", "--accepted", "--words", "w"), "#333` names nothing on the record as of 2026-06-15\n  near to it: "),
    "an objection that is not there": (("#33-O1", "--withdrawn", "--words", "w"), "#33-O1` names nothing on the record"),
    "a decision that is not there": (("2026-06-11-D9", "--appeal", "w"), "`2026-06-11-D9` names nothing on the record"),
    "no REF at all": (("the tide", "--accepted", "--words", "w"), "`the tide` is nothing that can be declared about\n  write #6,"),
    "an objection that is accepted": (("#29-O1", "--accepted", "--words", "w"), "#29-O1` is an objection, of which this cannot be said\n  name an item, such as #6"),
    "an item that is overruled": (("#33", "--overruled", "--words", "w"), "#33` is an item, of which this cannot be said\n  name an objection, such as #12-O1"),
    "an item that is answered": (("#33", "--answer", "w"), "#33` is an item, of which this cannot be said\n  name an objection, such as #12-O1 or an appeal, such as #12-P1"),
    "a decision without words or place": (("#33", "--accepted"), "--words: it has neither words nor a place where they stand\n  add --words or --stands-at"),
    "overruled without a reason": (("#29-O1", "--overruled", "--stands-at", "x"), "--words: a declaration of kind `overruled` does not say it\n  add --words: the reason"),
    "a position without a stance": (("#33", "--position", "yuki"), '`--position yuki` is no position\n  write "Ada Example=objection"'),
    "a stance that is none": (("#33", "--position", "yuki=suport", "--stands-at", "x"), "`suport` is no stance\n  did you mean `support`?"),
    "somebody else's position from nowhere": (("#33", "--position", "yuki=support", "--words", "w"), "--stands-at: what somebody else said must stand somewhere"),
    "a vote that is no count": (("#33", "--vote", "5 to 2", "--stands-at", "x"), '`--vote 5 to 2` is no count\n  write "5 yes, 2 no, 1 abstain"'),
    "a vote that counts twice": (("#33", "--vote", "5 yes, 2 yes, 1 no", "--stands-at", "x"), "`--vote 5 yes, 2 yes, 1 no` is no count"),
    "a vote of one side": (("#33", "--vote", "5 yes", "--stands-at", "x"), "`--vote 5 yes` is no count"),
    "a vote from nowhere": (("#33", "--vote", "5 yes, 2 no", "--words", "w"), "--stands-at: a declaration of kind `vote` does not say it"),
    "a call until no day": (("#33", "--call-until", "soon", "--stands-at", "x"), "`--call-until soon` is no day"),
    "words twice": (("#29-O1", "--answer", "a", "--words", "b"), "--answer gives the words already\n  leave --words away"),
    "a day to come": (("#33", "--accepted", "--words", "w", "--on", "2027-01-01"), "--on: 2027-01-01 has not come yet\n  the record is as of 2026-06-15"),
    "what happened later": (("#33", "--accepted", "--words", "w", "--on", "2026-06-01", "--happened", "2026-06-02"), "--happened: 2026-06-02 is after --on, 2026-06-01"),
    "no day": (("#33", "--accepted", "--words", "w", "--happened", "June"), "`--happened June` is no day"),
    "the first day of what is no vote": (("#33", "--accepted", "--words", "w", "--opened", "2026-06-01"), "--opened: a declaration of kind `decision` has none"),
    "an empty name": (("#33", "--accepted", "--words", "w", "--by", " "), "nobody is named who says so"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_says_what_would_work_and_leaves_no_file(group, what):
    arguments, expected = REFUSED[what]

    answer = call("-C", group, "declare", *BY, *arguments)

    assert answer.code == 2
    assert expected in answer.err
    assert not (group / "declarations.toml").exists()


def test_a_comment_is_redacted_by_its_address(group):
    address = "https://git.example/open-harbour/harbour-data/issues/5#issuecomment-7"

    answer = call("-C", group, "redact", address, "--because", "a phone number", *BY)

    assert (answer.code, answer.out) == (0, "")
    assert answer.err == f"declarations.toml: redaction on {address}, by Ines Moreira\n"
    (entry,) = kept(group)
    assert (entry["about"], entry["kind"], entry["words"]) == (address, "redaction", "a phone number")


def test_an_act_is_redacted_by_its_id_and_its_words_are_printed_no_more(group):
    listed = call("-C", group, "objections", "--format", "json").lines
    act = next(act for one in listed for act in one["life"] if act["evidence"][0].get("url"))
    before = call("-C", group, "show", act["subject"][0]).out
    words = act["quote"].partition(" ")[2][:40]
    assert words in before

    assert call("-C", group, "redact", act["id"], "--because", "a phone number", *BY).code == 0

    assert words not in call("-C", group, "objections").out


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("#33", "`#33` is no act or comment\n  write the address of a comment"),
        ("0123456789abcdef", "`0123456789abcdef` is no act or comment"),
        ("minutes/2026-06-11_minutes.md:39", "is no act or comment"),
        (
            "https://git.example/open-harbour/harbour-data/pull/33",
            "is the address of a whole issue or pull request",
        ),
        ("#99-O1", "`#99-O1` is no act or comment"),
    ],
)
def test_what_cannot_be_redacted(group, ref, expected):
    answer = call("-C", group, "redact", ref, "--because", "x", *BY)

    assert answer.code == 2
    assert expected in answer.err
    assert not (group / "declarations.toml").exists()


def test_a_redaction_has_a_reason(group):
    assert call("-C", group, "redact", "https://git.example/a/b/issues/5#c7", *BY).code == 2
    answer = call("-C", group, "redact", "https://git.example/a/b/issues/5#c7", "--because", " ", *BY)
    assert (answer.code, "--because: no reason is given" in answer.err) == (2, True)
