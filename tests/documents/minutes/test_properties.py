"""What holds for every text: no exception, lines and quotes that are there, no act from a word alone."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lastcall.documents.limits import decode
from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import looks_like_meeting_file, read, read_all
from lastcall.documents.references import Renames
from lastcall.model.event import EventType

HEAD = """\
# Tides WG 2026-03-24

## Attendees
* Ida Lund (Maintainer)
* Tomas Berg
* Wen Li

## Agenda
* Depths of berths #4
* Tides, see harbour/tides#5

## Minutes
"""
RENAMES = Renames({"shore/tides": "harbour/tides", "HC-TIDE": "OHD-02"})
PIECES = [
    *(
        "\n",
        "\n\n",
        "\n* ",
        "\n  * ",
        "\n    - ",
        "\n1. ",
        "\n> ",
        "\n# ",
        "\n## ",
        "\n```\n",
        "\n---\n",
        "\n| ",
    ),
    *(
        " ",
        " ",
        " ",
        ", ",
        ". ",
        "? ",
        ": ",
        " - ",
        " | ",
        "**",
        "_",
        "`",
        "~~",
        "[",
        "](",
        ")",
        "<",
        ">",
        "&#10;",
    ),
    *(
        "\\-",
        "\\#4",
        "\\[ \\]",
        "[ ] ",
        "[x] ",
        ":+1:",
        "+1 IL",
        "from @ida",
        "...: ",
        "{: #x}",
        "<td>",
        "</tr>",
        "<!--",
    ),
    *(
        "Objections?",
        "None.",
        "AGREED",
        "- [ ] Ida to",
        "[#4]: https://github.com/a/b/pull/4",
        "@ida@port.example",
    ),
    *("Ida", "Tomas:", "Wen Li", "@tomas", "[Ida]", "[Ida][Wen]", "**Wen**:", "ABC:", "Chair"),
    *(
        "#4",
        "PR 6",
        "Issues 7 and 8",
        "harbour/tides#5",
        "https://github.com/harbour/tides/pull/9",
        "#1-3",
        "-01",
    ),
    *("OHD-02", "HC-TIDE", "2026-03-24", "3/24", "May 1, 2026", "due", "by"),
    *(
        "objection",
        "No objections",
        "objects to",
        "sustains",
        "withdraws",
        "consensus",
        "decided",
        "agreed to",
    ),
    *(
        "merged",
        "closed",
        "opened",
        "deferred",
        "last call",
        "will",
        "to",
        "add",
        "draft",
        "I will",
        "merge",
        "yes",
        "+1",
    ),
    *("Attendees", "Agenda", "Minutes", "Action items", "Conclusion", "Next steps", "Regrets", "Closing"),
    *("DECISION:", "ACTION(Wen, due 2026-12-01):", "OBJECTION(Tomas) on #12:", "TODO", "RESOLUTION:", "AI:"),
    *("Consensus to commit this to repo?", "Yes/No", "None", "TBD", "hum", "5 in favor, 2 against"),
    *("é", "ß", "İ", "\u2029", "\x0b", "\x85", "\u00a0", "\u2019", "🔗", "⅓", "²", "١", "\t", "\\", "\x1c"),
]
SOUP = st.lists(st.sampled_from(PIECES), max_size=120).map("".join)
TEXTS = st.one_of(SOUP, SOUP.map(lambda soup: HEAD + soup), st.text(max_size=400))
FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def parsed(text, path="2026-03-24_minutes.md"):
    return read(Markdown(decode(text.encode())), path, home="harbour/tides", renames=RENAMES)


def holds(text):
    """Check everything that must be true of any reading."""
    try:
        text = decode(text.encode("utf-8", "replace"))
    except Exception:  # noqa: BLE001 - what is no text is not read
        return
    lines = text.split("\n")
    markdown = Markdown(text)
    looks_like_meeting_file(markdown, "a.md")
    whole = read(markdown, "2026-03-24_minutes.md", home="harbour/tides", renames=RENAMES)
    parts = read_all(markdown, "a/agenda.md", home=None, renames=RENAMES)
    for file in (whole, *parts):
        numbers = [
            *(event.line for event in file.events),
            *(reference.line for reference in file.references),
            *(attendee.line for attendee in file.attendees),
            *(spoken.line for spoken in file.spoken),
            *(placeholder.line for placeholder in file.placeholders),
            *(section.line for section in file.sections),
            *(section.last_line for section in file.sections),
            *(item.line for item in file.agenda),
        ]
        assert all(1 <= number <= len(lines) for number in numbers), (numbers, len(lines))
        for event in file.events:
            assert event.quote in lines[event.line - 1]
            assert len(event.quote) <= 160
            assert event.quote.strip()
        for reference in file.references:
            assert reference.text in lines[reference.line - 1]


@given(TEXTS)
@FEW
def test_any_text_is_read_with_lines_and_quotes_that_are_there(text):
    holds(text)


@given(TEXTS)
@FEW
def test_line_ends_make_no_difference(text):
    lines = text.encode("utf-8", "replace").decode().replace("\r", "").replace("\0", " ")
    assert parsed(lines.replace("\n", "\r\n")) == parsed(lines)


@given(st.lists(st.sampled_from([*PIECES, "\r"]), max_size=60).map("".join))
@FEW
def test_a_lone_return_ends_no_line(text):
    with_returns, without = parsed(HEAD + text), parsed(HEAD + text.replace("\r\n", "\n").replace("\r", " "))
    assert with_returns == without


WORDS = [
    *(
        "objection",
        "objections",
        "object",
        "objects",
        "decision",
        "decided",
        "consensus",
        "merged",
        "resolved",
    ),
    *("resolution", "sustained", "withdrawn", "vote", "overruled", "approved", "agreed"),
]
PLAIN = [
    *(
        "the",
        "table",
        "of",
        "depths",
        "has",
        "a",
        "column",
        "for",
        "each",
        "berth",
        "and",
        "its",
        "tide",
        "in",
    ),
    *("metres", "with", "older", "boards", "clocks", "which", "format", "reads", "slowly", "field", "named"),
]
WEIGHTY = frozenset({EventType.OBJECTION, EventType.DECISION, EventType.OBJECTION_RESOLVED})
FORMS = [
    "* {}",
    "{}.",
    "  * {}",
    "* Ida: the {}",
    "Tomas: a {}.",
    "```\n{}\n```",
    "* `{}`",
    "> {}",
    "1. the {}",
]


@st.composite
def ordinary(draw):
    """Lines of ordinary words, with one of the weighty ones somewhere within each; never at its head."""
    lines = []
    for _ in range(draw(st.integers(1, 8))):
        words = draw(st.lists(st.sampled_from(PLAIN), min_size=4, max_size=14))
        at = draw(st.integers(2, len(words) - 1))
        words.insert(at, draw(st.sampled_from(WORDS)))
        lines.append(draw(st.sampled_from(FORMS)).format(" ".join(words)))
    return HEAD + "\n" + "\n\n".join(lines) + "\n"


@given(ordinary())
@settings(max_examples=400, deadline=None)
def test_a_word_alone_is_no_objection_and_no_decision(text):
    assert [event for event in parsed(text).events if event.type in WEIGHTY and event.basis.counts] == []


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize(
    "form", ["* {}", "* {}s of fields", "* Ida: {}", "`{}`", "    {}", "* JSON {}", "* a {}?"]
)
def test_a_word_by_itself_asserts_no_objection(word, form):
    events = parsed(HEAD + "\n" + form.format(word) + "\n").events
    assert [event for event in events if event.type is EventType.OBJECTION and event.basis.counts] == []


@pytest.mark.stress
def test_a_long_campaign_of_random_texts():
    chance = random.Random(20260324)
    for _ in range(20_000):
        soup = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 200)))
        holds(HEAD + soup if chance.random() < 0.7 else soup)
