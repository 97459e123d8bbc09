"""Outcomes, questions to the group and people, in the words and shapes that secretaries give them."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames, find

HEAD = """\
# Tides WG 2026-03-24

Chairs: Ida Lund

## Attendees
* Ida Lund
* Tomas Berg
* Wen Li

## Minutes
"""


def file(text):
    return read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames())


def kinds(record, head=HEAD):
    return [event.type.value for event in file(f"{head}{record}\n").events]


def asserted(record):
    return [event.type.value for event in file(f"{HEAD}{record}\n").events if event.basis.counts]


@pytest.mark.parametrize(
    "record",
    [
        "**Verdict**: the gauge stays",
        "* Approved conceptually, details to follow",
        "* This one is approved as it stands.",
        "* Sounds like our plan is to keep the gauge",
        "* Consensus is that we keep the gauge",
        "* The board concurred that the gauge stays",
        "* We voted to keep the gauge",
        "* The charter was reviewed and approved",
        "* The gauge was officially adopted",
        "* No meeting on the 26th",
        "* Received several thumbs up",
        "Result of hum for the gauge: strong",
        "* The group should measure tides: 19 yes, 2 no, 4 no opinion",
        "* Ida: That's what we'll do.",
        "* Ida: We'll keep it separate for now",
        "=> Approved as it stands",
        "Wen: OK, I'll close the issue.",
        "* In the end we agreed the gauge stays",
        "* Everyone agreed the gauge stays",
        "* They also decided that the gauge stays",
        "* Discussed a second gauge, decided against it",
        "* Decided against a second gauge",
        "* Renaming is hard, so consensus is the old name stays",
        "* The answer is yes.",
        "* Approved by board vote",
        "* Unanimous votes for.",
        "* The members are all in favour of the gauge",
        "* There was a vote, and the gauge passed without dissent",
        "* It passed almost unanimously.",
        "* The working group consensus is to keep the gauge",
        "* The committee reviewed, agreed and merged it",
        "* Those two conflict, and we are going with the old gauge",
        "* Next meeting (last of the year) will be skipped",
        "* Everybody liked the second gauge",
        "* We don't have consensus on the gauge",
        "Decision 12.3: the gauge stays",
        "* To be confirmed on the list, use the old datum",
        "* For the time being, decision is to show the old tables",
        "* Seems like a slip, we are content to leave it",
        "* The committee aligned on meeting at low tide",
        "* The board confirmed that the gauge stays",
        "Ida: Okay, we've agreed to keep the gauge.",
    ],
)
def test_decisions(record):
    assert kinds(record) == ["decision"]


@pytest.mark.parametrize(
    "record",
    [
        "* Wen: We'll keep it separate for now",
        "* The gauge will not change anything for the pier",
        "* Not going to talk about the pier",
        "* Will keep the pier on our radar",
        "Wen: What I'm hearing is a lot of doubt about the pier.",
        "* Ida will ask, to make sure there are no objections",
        "* They agreed to revisit the gauge",
        "* I have read the draft: 10 yes, 30 no",
        "* Agree to the membership agreement and the code of conduct",
        f"* Wen: last year we decided on tides, {'and we measured them on three gauges, ' * 10}so it helps",
        "* This does not tell us why a change was approved",
    ],
)
def test_no_decisions(record):
    assert "decision" not in kinds(record)


@pytest.mark.parametrize(
    "record",
    [
        "* Tomas: Can we agree that the gauge stays?",
        "* Do we have any objections around merging the gauge?",
        "* Anything blocking acceptance?",
        "* Consensus on the gauge?",
        "* Wen: Good to close?",
        "* Should we just drop the gauge?",
        "* Interest in adopting the gauge?",
        "* Suggest we close it",
        "* Wen: If nobody objects, we could merge it",
        "* Let's take a consensus poll",
        "* Wen moves to award the medal to Zoe Hart",
        "* Can we move the gauge to stage 1?",
        "* Wen: Does this sound like a good idea?",
    ],
)
def test_questions_to_the_group(record):
    assert kinds(record) == ["proposal"]


@pytest.mark.parametrize(
    "record",
    ["* Show of hands: how many have read it?", "* What is the interest in tides?", "* Show of hands:"],
)
def test_other_questions(record):
    assert kinds(record) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("* The gauge (#4) - [Deferred]", "deferred"),
        ("* The gauge - **MOVED TO NEXT MEETING**", "deferred"),
        ("* The gauge (no time remaining)", "deferred"),
        ("* Look at #4 (merged)", "merged"),
        ("* Look at #4 [closed]", "closed"),
        ("* The new gauge (approved)", "decision"),
    ],
)
def test_what_a_line_ends_with(line, kind):
    assert asserted(line) == [kind]


@pytest.mark.parametrize(
    "record",
    [
        "### Last meeting\n* The new gauge (approved)",
        "### Action items from last meeting\n* Paint the gauge [deferred]",
        "* The gate of the harbour (closed)",
        "* All tests of the gauge (passed)",
        "* Ida: the new gauge (approved)",
    ],
)
def test_endings_that_assert_nothing(record):
    assert asserted(record) == []


@pytest.mark.parametrize(
    "said",
    ["I think we have consensus on the gauge", "Sounds like we've got pretty good agreement to keep it"],
)
def test_what_somebody_hears_is_only_inferred(said):
    assert kinds(f"* Wen: {said}") == ["decision"]
    assert asserted(f"* Wen: {said}") == []


def test_only_who_leads_says_what_the_consensus_is():
    assert asserted("* Ida: The consensus is that we keep the gauge") == ["decision"]
    assert asserted("* Wen: The consensus is that we keep the gauge") == []


def test_a_resolution_that_was_not_voted_on_is_a_proposal():
    record = "* **RESOLVED:** That the gauge is adopted\n    * Matter not voted on."
    assert kinds(record) == ["proposal", "deferred"]


def test_a_line_that_repeats_its_agenda_item_is_over_the_notes():
    head = "# Tides 2026-03-24\n\n## Agenda\n* Resolution: the gauge\n\n## Minutes\n"
    record = "* Resolution: the gauge\n    * Wen measured it\n    * RESOLVED: the gauge stays"
    events = file(f"{head}{record}\n").events
    assert [(event.type.value, event.line) for event in events] == [("decision", 9)]


def test_notes_in_quotes_are_the_groups_own():
    record = (
        "### Start\n> Wen motions to approve the list - no objections - approved\n\n"
        "### Gauge\n> WG agreed\n\n### End\n> Noted\n"
    )
    assert kinds(record) == ["proposal", "no_objection", "decision", "decision"]
    assert kinds("### Gauge\n> WG agreed\n") == []


def test_marks_beneath_agenda_items_make_an_agenda_a_record():
    head = "# Tides 2026-03-24\n\n## Agenda\n"
    items = "".join(f"* Item {number}\n    * **Verdict:** the gauge {number} stays\n" for number in range(4))
    assert kinds(items, head) == ["decision"] * 4


@pytest.mark.parametrize(
    "heading",
    [
        "The committee agreed:",
        "Issues / PRs that can be closed",
        "Consensus/Resolution",
        "Consensus of meeting",
    ],
)
def test_headings_over_what_was_decided(heading):
    assert kinds(f"### {heading}\n* Keep the gauge as it is") == ["decision"]


def test_items_that_can_be_merged_stand_in_a_paragraph_a_line_each():
    assert (
        kinds("### PRs that can be merged\n PR [#7](https://e.org/7) Berths <br>\n PR #8 Piers <br>\n")
        == ["decision"] * 2
    )


def test_what_is_adopted_is_nobodys_name():
    unlisted = "# Tides WG 2026-03-24\n\n## Minutes\n"
    assert kinds("### Decisions\n* Adopt Tidewater\n* Olga Tidewater", head=unlisted) == ["decision"]
    assert kinds("### Decisions\n* Adopt Tidewater\n* Ida Lund") == ["decision"]


def test_where_a_list_says_who_attends_two_words_with_capitals_may_be_a_decision():
    assert kinds("### Decisions\n* Status Quo") == ["decision"]


def test_a_conclusion_that_is_followed_up_elsewhere_is_put_off():
    assert kinds("### Conclusion\n* Follow up offline") == ["deferred"]
    assert kinds("### Conclusion\n* We should move the gauge back to the backlog") == ["deferred"]


def test_a_conclusion_may_hold_what_is_to_be_done_and_what_is_put_off():
    record = "### Conclusion\n* The gauge stays\n* Next step is to paint it\n* Discuss the colour offline"
    assert kinds(record) == ["decision", "action", "deferred"]


def test_what_chairs_say_at_length_names_nobody():
    record = "Chairs: can we hear from somebody who has used the gauge in fog?\n\nWen: it worked."
    assert file(HEAD + record).events == ()


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("Ada Byron, Engines\nBen Oak, Mills\nCleo Reed, Mills", ["Ada Byron", "Ben Oak", "Cleo Reed"]),
        ("Council: Ada, Ben, Cleo", ["Ada", "Ben", "Cleo"]),
        ("Ada, Ben + new members Cleo, Dan", ["Ada", "Ben", "Cleo", "Dan"]),
        ("* ada1901\n* @ben4711", ["ada1901", "ben4711"]),
        ("* Ada Byron [ada@engines.example](https://engines.example/@ada)", ["Ada Byron"]),
    ],
)
def test_lists_of_people(part, names):
    text = f"# Tides 2026-03-24\n\n## Attendees\n{part}\n\n## Minutes\n* Noted\n"
    assert [attendee.name for attendee in file(text).attendees] == names


@pytest.mark.parametrize(
    "part",
    [
        "**Attending editors**: Ada Byron, ~Ben Oak~, Cleo Reed",
        "## Voting member attendance\n* [x] Ada Byron - Engines\n* [ ] Ben Oak\n* [x] Cleo Reed, Mills",
        "## Engineers\n* [x] Ada Byron - Engines\n* [ ] Ben Oak\n* [x] Cleo Reed, Mills",
        "| Meeting of: | Tides |\n|---|---|\n| Attendees: | Ada Byron (Engines), Cleo Reed |",
    ],
)
def test_who_came_behind_other_labels(part):
    text = f"# Tides 2026-03-24\n\n{part}\n\n## Minutes\n* Noted\n"
    assert [attendee.name for attendee in file(text).attendees] == ["Ada Byron", "Cleo Reed"]


def test_topics_beneath_the_attendees_are_no_people():
    text = (
        "# Tides 2026-03-24\n\n## Attendees\n* Ada Byron\n\n"
        "### New items\n* [x] AB: is the gauge dry?\n* [x] AB: what is next, then?\n"
    )
    assert [attendee.name for attendee in file(text).attendees] == ["Ada Byron"]


def targets(text):
    return [(one.line, one.target) for one in find(Markdown(text), "harbour/tides", Renames())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("### Issue # 133\n", [(1, "harbour/tides#133")]),
        ("# 325: One\n\n# 301: Two\n\n# 317: Three\n", [(1, 325), (3, 301), (5, 317)]),
        ("# 1: One\n\n# 2: Two\n\n# 3: Three\n", []),
        ("* [#12](https://github.com/harbour/gauge/pull/12)\n", [(1, "harbour/gauge#12")]),
        ("* [template PR 22](https://github.com/harbour/gauge/pull/22)\n", [(1, "harbour/gauge#22")]),
        ("* Action #1: paint it\n* Discussion (55 minute timebox)\n", []),
    ],
)
def test_mentions(text, found):
    assert targets(text) == [
        (line, f"harbour/tides#{one}" if isinstance(one, int) else one) for line, one in found
    ]


def test_what_consensus_leans_to_is_none_yet():
    assert kinds("* Consensus leans to the old gauge") == ["decision"]
    assert asserted("* Consensus leans to the old gauge") == []


def test_marks_among_the_tasks_of_the_last_meeting_are_recalled():
    head = HEAD.replace("## Minutes\n", "")
    for title in ("Review of previous action items", "Previous Meeting Review"):
        record = f"## {title}\n* ACTION: Ida to paint it\n* DECISION: adopt it\n* Tomas: TODO mend it\n"
        assert kinds(f"{record}\n## Minutes\nIda Lund: hello all", head=head) == []
    # beneath one of them, as it is gone through, it is new
    record = "## Review of previous action items\n* Paint the gauge\n  * ACTION: Ida to buy the paint\n"
    assert kinds(f"{record}\n## Minutes\nIda Lund: hello all", head=head) == ["action"]


def test_what_begins_as_a_mark_may_be_an_items_own_title():
    number = "[#12](https://github.com/harbour/tides/issues/12)"
    assert kinds(f"### proposal: a taller gauge {number}\n\nIda Lund: hello all") == []
    assert kinds(f"* proposal: a taller gauge\n  {number}\n  * no news") == []
    assert kinds("* proposal: a taller gauge") == ["proposal"]


def test_a_state_in_a_column_is_no_decision():
    assert kinds("| what | state |\n| --- | --- |\n| The gauge | Accepted |\n\nIda Lund: hello all") == []
    assert kinds("* The gauge\n  * Accepted") == ["decision"]


@pytest.mark.parametrize(
    "said",
    [
        "Ida: we talked about this on the last call",
        "Ida: the WGLC comments were addressed",
        "Ida: WGLC seems appropriate",
        "Ida: this needs an FCP",
        "Ida: I prefer to defer to the HTML spec",
        "Ida: we should defer to Unicode",
        "Ida: in HTTP we decided to allow other units",
        "Ida: things we all agree on",
        "Ida: people raised issues that the gauge can be moved",
        "Ida: I'll pick one example to read out",
        "Ida: I'll share a few more examples",
        "Ida: I'm going to withdraw my question",
        "Ida: we landed at a short name",
    ],
)
def test_what_is_only_told_of_is_no_act(said):
    assert asserted(said) == []


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        ("* [The gauge](day-1.md#the-gauge) on Stage 1", "decision"),
        ("* [The gauge](day-1.md#the-gauge) not advancing to Stage 2 yet.", "deferred"),
        ("* Blocked on #12", "deferred"),
        ("* now waiting on #13", "deferred"),
        ("Ida: Any dissenting opinions?", "proposal"),
        ("Ida: Would people be okay with that?", "proposal"),
        ("Ida: Does anyone block phase 4?", "proposal"),
        ("Congratulations to the gauge for advancing to Phase 2!", "decision"),
        ("Ida: I'll discuss this with the team.", "action"),
        ("Ida: I'm all for moving the gauge.", "support"),
        ("Ida: Let's add it to the next meeting", "deferred"),
    ],
)
def test_few_words_say_it(record, kind):
    assert kinds(record) == [kind]
