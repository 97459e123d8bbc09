"""Comment commands: understood, refused with what would work, or nobody's business."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lastcall.documents import commands
from lastcall.documents.commands import Command, CommandName, Misunderstood
from lastcall.model.act import Ruling


def only(text):
    """The one thing that a text holds, without its place."""
    (found,) = commands.read(text)
    return found


def said(text):
    """What a command says beside its name and place."""
    found = only(text)
    assert isinstance(found, Command), found
    empty = {"name": None, "line": None, "quote": None, "title": None, "text": "", "target": None}
    values = {name: getattr(found, name) for name in (*empty, "days", "until", "until_at", "ruling")}
    kept = {name: value for name, value in values.items() if value != empty.get(name)}
    return found.name.value, {name: kept[name] for name in kept if name not in ("name", "line", "quote")}


UNDERSTOOD = {
    "/support": ("support", {}),
    "/can-live": ("can-live", {}),
    "/abstain": ("abstain", {}),
    "/recuse my employer sells it": ("recuse", {"text": "my employer sells it"}),
    "/recuse: my employer sells it": ("recuse", {"text": "my employer sells it"}),
    "/recuse": ("recuse", {}),
    "/concern Old boards have no clock": ("concern", {"title": "Old boards have no clock"}),
    "/concern Clocks: old boards have none": ("concern", {"title": "Clocks", "text": "old boards have none"}),
    "/object Units: the tables differ: see 3": ("object", {"title": "Units", "text": "the tables differ: see 3"}),
    "/object: Units: the tables": ("object", {"title": "Units", "text": "the tables"}),
    "/object The tables differ": ("object", {"title": "The tables differ"}),
    "/object At 12:30 it fails": ("object", {"title": "At 12:30 it fails"}),
    "/object Units:\nthe tables\ndiffer": ("object", {"title": "Units", "text": "the tables\ndiffer"}),
    "/respond #12-O1 We will change it": ("respond", {"target": "#12-O1", "text": "We will change it"}),
    "/respond #12-O1: We will": ("respond", {"target": "#12-O1", "text": "We will"}),
    "/respond #12-O1\nWe will": ("respond", {"target": "#12-O1", "text": "We will"}),
    "/withdraw #12-O1": ("withdraw", {"target": "#12-O1"}),
    "/withdraw #12-o1: the table is new": ("withdraw", {"target": "#12-O1", "text": "the table is new"}),
    "/sustain blue/o1-mill#12-O11": ("sustain", {"target": "blue/o1-mill#12-O11"}),
    "/record #12-O1": ("record", {"target": "#12-O1"}),
    "/last-call 14d": ("last-call", {"days": 14}),
    "/last-call 14 days": ("last-call", {"days": 14}),
    "/last-call 2w: please read": ("last-call", {"days": 14, "text": "please read"}),
    "/last-call until 2026-12-08": ("last-call", {"until": dt.date(2026, 12, 8)}),
    "/last-call until 2026-12-08T18:00Z": (
        "last-call",
        {"until": dt.date(2026, 12, 8), "until_at": dt.datetime(2026, 12, 8, 18, tzinfo=dt.UTC)},
    ),
    "/extend 7d": ("extend", {"days": 7}),
    "/extend until 2026-12-15": ("extend", {"until": dt.date(2026, 12, 15)}),
    "/declare accepted: all agree": ("declare", {"ruling": Ruling.ACCEPTED, "text": "all agree"}),
    "/declare Rejected": ("declare", {"ruling": Ruling.REJECTED}),
    "/declare no consensus: two camps": ("declare", {"ruling": Ruling.NO_CONSENSUS, "text": "two camps"}),
    "/declare no-consensus": ("declare", {"ruling": Ruling.NO_CONSENSUS}),
    "/overrule #12-O1: heard and outweighed": ("overrule", {"target": "#12-O1", "text": "heard and outweighed"}),
    "/uphold #12-O1": ("uphold", {"target": "#12-O1"}),
    "/appeal 2026-03-24-d2: I was not heard": ("appeal", {"target": "2026-03-24-D2", "text": "I was not heard"}),
    "/appeal #12: I was not heard": ("appeal", {"target": "#12", "text": "I was not heard"}),
    "/answer #12-P1 It was considered": ("answer", {"target": "#12-P1", "text": "It was considered"}),
}  # fmt: skip


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_what_is_understood(text):
    assert said(text) == UNDERSTOOD[text]


def test_every_command_has_an_example_that_is_understood():
    assert set(commands.EXAMPLES) == set(CommandName)
    assert {name for name, _ in UNDERSTOOD.values()} == {name.value for name in CommandName}
    for name, example in commands.EXAMPLES.items():
        for one in example.partition(" (")[0].split(", or "):
            assert said(one)[0] == name.value, one


REFUSED = {
    "/support if the table goes": ("words stand behind it", "/support on a line of its own"),
    "/support #12": ("words stand behind it", "/support on a line of its own"),
    "/concern": ("it does not say what about", "/concern TITLE"),
    "/object": ("it does not say what about", "/object TITLE: REASON"),
    "/object :": ("it does not say what about", "/object TITLE: REASON"),
    "/respond #12-O1": ("it gives no answer", "/respond #12-O1 TEXT"),
    "/respond to him": ("it names no objection", "/respond #12-O1 TEXT"),
    "/respond #12-P1 done": ("an appeal is answered with `/answer`", "/answer #12-P1 TEXT"),
    "/answer #12-O1 done": ("an objection is answered with `/respond`", "/respond #12-O1 TEXT"),
    "/withdraw": ("it does not say which objection", "/withdraw #12-O1"),
    "/withdraw O1": ("it names no objection", "/withdraw #12-O1"),
    "/withdraw #12": ("it names no objection", "/withdraw #12-O1"),
    "/withdraw #12-O1x": ("it names no objection", "/withdraw #12-O1"),
    "/withdraw #12-O1 if you change it": ("words stand behind it", "/withdraw #12-O1: REASON"),
    "/sustain #12-O1 and #12-O2": ("words stand behind it", "/sustain #12-O1: REASON"),
    "/overrule #12-O1": ("it gives no reason", "/overrule #12-O1: REASON"),
    "/last-call": ("it does not say until when", "/last-call 14d, or /last-call until 2026-12-08"),
    "/last-call soon": ("it gives neither a length in days nor a day", "/last-call 14d, or"),
    "/last-call 0d": ("no call lasts 0d", "/last-call 14d, or"),
    "/last-call 99999d": ("no call lasts 99999d", "/last-call 14d, or"),
    "/last-call 14d if nobody minds": ("it gives neither", "/last-call 14d, or"),
    "/last-call until 2026-02-30": ("`2026-02-30` is no day", "/last-call 14d, or"),
    "/last-call until 0001-01-01": ("`0001-01-01` is no day of our time", "/last-call 14d, or"),
    "/last-call until 20261208": ("a time is nothing without its zone", "/last-call until 2026-12-08, or"),
    "/last-call until 2026-12-08T18:00": ("a time is nothing without its zone", "/last-call until 2026-12-08, or"),
    "/extend": ("it does not say until when", "/extend 7d, or /extend until 2026-12-08"),
    "/declare": ("it does not say accepted, rejected or no consensus", "/declare accepted: REASON"),
    "/declare approved: yes": ("it declares none of accepted, rejected or no consensus", "/declare accepted: REASON"),
    "/declare accepted if nobody minds": ("it declares none of", "/declare accepted: REASON"),
    "/appeal it: unfair": ("it names no decision", "/appeal 2026-03-24-D2: GROUNDS"),
    "/appeal 2026-03-24-D2": ("it gives no grounds", "/appeal 2026-03-24-D2: GROUNDS"),
    "/suport": ("there is no command `/suport`", "/support"),
    "/lastcall 14d": ("there is no command `/lastcall`", "/last-call 14d, or"),
    "/objection Units: differ": ("there is no command `/objection`", "/object TITLE: REASON"),
    "/accommodated #12-O1": ("there is no command `/accommodated`", "/withdraw #12-O1"),
    "> a quotation\n/support": ("it continues the quotation above it", "/support, with an empty line before it"),
    "* an item\n/support": ("it continues the list above it", "/support, with an empty line before it"),
    "1. an item\n   /support": ("it continues the list above it", "/support, with an empty line before it"),
    "| a |\n|---|\n/support": ("it continues the table above it", "/support, with an empty line before it"),
}  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_what_looks_like_a_command_and_cannot_be_read_says_why_and_what_would_work(text):
    why, would_work = REFUSED[text]
    found = only(text)

    assert isinstance(found, Misunderstood), found
    assert found.why.startswith(why)
    assert found.would_work.startswith(would_work)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/assign @somebody",
        "/etc/passwd",
        "/support/x",
        "/supporting-documents are here",
        "/records",
        "I say /support",
        " - /support",
        "text /object Units: differ",
        "    /support",
        "\t/support",
        "```\n/support\n```",
        "~~~\n/support\n~~~",
        "```\n/support",
        "> /support",
        "> > /object Units: differ",
        "* /support",
        "1. /support",
        "`/support`",
        "`code\n/support\ncode`",
        "``code ` \n/support\ncode``",
        "<!-- /support -->",
        "<!--\n/support\n-->",
        "text <!-- hidden\n/support\n--> text",
        "<div>\n/support\n</div>",
        "<pre>\n/support\n</pre>",
        "| a |\n|---|\n| /support |",
        "# /support",
        "[a]:\n/support",
        "// support",
        "/ support",
        "\\/support",
        "／support",
        "/support.html",
        "/supports",
        "/suppørt",
    ],
)
def test_what_is_nobodys_business(text):
    assert commands.read(text) == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("   /support", 1),
        ("/Support", 1),
        ("/SUPPORT  ", 1),
        ("/support\\", 1),
        ("/support.", 1),
        ("/support!!", 1),
        ("Thank you.\n/support\nAda", 2),
        ("Thank you.\r\n\r\n/support\r\n", 3),
        ("/support\n--\nAda", 1),
        ("/support\n===", 1),
        ("text `open\n/support", 2),
        ("text \\`code\n/support\ncode`", 2),
        ("text <!-- open\n/support", 2),
        ("> quoted\n\n/support", 3),
        ("* item\n\n/support", 3),
        ("```\n/object a\n```\n/support", 4),
        ("<details>\n\n/support\n\n</details>", 3),
        ("---\n\n/support\n\n---", 3),
        ("\0\n/support", 2),
        # an escaped mark before two others opens no code of three
        ("\\```\n/support", 2),
    ],
)
def test_where_a_command_may_stand(text, line):
    found = only(text)

    assert isinstance(found, Command)
    assert (found.name, found.line, found.text) == (CommandName.SUPPORT, line, "")
    assert found.quote.lower().startswith("/support")


def test_several_in_their_order_each_with_the_lines_below_it():
    text = "/object Units: they\ndiffer\n/assign @ada\nnot this\n/support\n\nAnd so on\n\n/last-call soon"
    found = commands.read(text)

    assert [(one.line, type(one)) for one in found] == [(1, Command), (5, Command), (9, Misunderstood)]
    assert found[0].text == "they\ndiffer"
    assert found[1].text == ""


def test_what_a_command_says_is_kept_up_to_a_length_and_its_quote_is_short():
    found = only(f"/object Units: {'x' * 5000}")

    assert len(found.text) == 2000
    assert len(found.quote) == 160


def test_only_the_beginning_of_a_text_is_looked_at():
    filler = "word " * 13_107  # 65,535 characters

    assert commands.read(f"{filler}\n/support") == ()
    assert only(f"{filler[:-9]}\n/support").name is CommandName.SUPPORT


@pytest.mark.parametrize(
    "text",
    [
        ">" * 65_000 + "\n/support",
        "- " * 32_000 + "\n/support",
        "/support\n" + "`a``b" * 13_000,
        "/support\n" + "<!--" * 16_000,
        "/support\n" + "\\" * 64_000,
        "/suport\n" * 8_000,
        "* a\n" * 16_000 + "/support",
        "/support\n" + "[" * 64_000,
        "|" * 30_000 + "\n" + "|-" * 15_000 + "\n/support",
    ],
    ids=lambda text: text[:12].strip(),
)
def test_hostile_texts_are_read_to_their_end(text):
    for one in commands.read(text):
        assert one.quote


PIECES = st.sampled_from(
    ["/support", "/object a: b", "/last-call 3d", "/withdraw #1-O1", "> ", "* ", "```", "`", "<!--", "-->",
     "\n", "\n\n", " ", "    ", "|", "---", "#", "word", "/x", "\\", "\r\n", "1. ", "<div>", "[a]: "]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_what_is_found_stands_in_the_text_at_its_line(text):
    lines = text.replace("\r\n", "\n").split("\n")
    for one in commands.read(text):
        assert lines[one.line - 1].strip().startswith(one.quote)
        assert one.quote.startswith("/")
        assert not lines[one.line - 1].startswith("    ")


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(list(CommandName)))
def test_any_words_behind_a_command_are_understood_or_refused(words, name):
    for one in commands.read(f"/{name.value} {words}"):
        assert isinstance(one, Command | Misunderstood)
        if isinstance(one, Misunderstood):
            assert one.why
            assert one.would_work
