"""Outcomes, positions and questions in few words, each beside a line that only resembles it."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames

HEAD = """\
# Tides WG 2026-03-24

## Attendees
* Ida Lund (Maintainer) @ida
* Tomas Berg
* Wen Li (WL)

## Minutes
"""


def kinds(line):
    text = HEAD + f"* {line}\n"
    found = read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames()).events
    return [(event.type.value, event.basis.counts) for event in found]


@pytest.mark.parametrize(
    ("says", "kind", "resembles"),
    [
        ("Moves forward to RFC1.", ("decision", True), "Once it is tested it moves forward to RFC1."),
        ("Meets the criteria, moves forward", ("decision", False), "If it is tested, it moves forward"),
        ("No WG consensus yet.", ("decision", True), "No consensus call yet."),
        (
            "Ida: Sounds like there's not consensus to move it.",
            ("decision", False),
            "Ida: If there's not consensus to move it, it stays.",
        ),
        ("Discussion and agreement.", ("decision", False), "Discussion and a membership agreement."),
        ("Massive agreement.", ("decision", False), "No agreement."),
        ("👍", ("decision", False), "Wen likes 👍 as a mark"),
        ("Keep in milestone.", ("decision", False), "Keep in mind the milestone."),
        ("Advance to RFC1?", ("proposal", False), "How did it advance to RFC1?"),
        ("Call for Stage 2?", ("proposal", False), "Why was there a call for Stage 2?"),
        ("Ida: Is anyone against adding the table?", ("proposal", False), "Ida: Is anyone at the quay?"),
        ("Ida: Is there anyone opposing the change?", ("proposal", False), "Ida: Is there anyone who knows?"),
        ("Question to the TSC is should we do it.", ("proposal", False), "A question for Ida is open."),
        ("(everyone is OK with it)", ("no_objection", False), "Is everyone OK to wait for tea?"),
        ("(no one says no)", ("no_objection", False), "Ida says no one said it"),
        (
            "No concerns/issues raised in the meeting.",
            ("no_objection", True),
            "If no concerns are raised in the meeting, it is merged.",
        ),
        (
            "Ida: Lets park that discussion for now.",
            ("deferred", True),
            "Ida: We can park at the quay for now.",
        ),
        ("[Postponed as Wen could not come]", ("deferred", True), "[Deferred evaluation of the table]"),
        ("Ida: let's come back next week.", ("deferred", True), "Ida: they come back next week."),
        ("Ida: let's talk about it on GitHub.", ("deferred", False), "Ida: they talk about it on GitHub."),
        ("Ida: Can discuss later.", ("deferred", False), "Ida: I can discuss paint."),
        ("It didn't reach much of a conclusion", ("deferred", False), "It reached a conclusion at sea"),
        ("Ida: Looks like we're not yet ready", ("deferred", False), "Ida: Looks like the quay is ready"),
        ("Wen: Safari is supportive.", ("support", False), "Wen: Safari was not supportive."),
        ("Wen: Also supportive from my perspective.", ("support", False), "Wen: Is Ida supportive?"),
        ("Wen: Safari is opposed; it is slow.", ("objection", False), "Wen: It is fast as opposed to slow."),
        ("Wen: Not in favor of the table.", ("objection", False), "Wen: Who is not in favor of the table?"),
        ("Tables for the quay merged", ("merged", False), "Tables for the quay will be merged"),
        ("Wen landed.", ("merged", False), "Wen might have landed."),
        ("Wen: #12 was closed.", ("closed", True), "Wen: #12 was not closed."),
        ("Ida: I'll merge it now.", ("merged", True), "Ida: I'll merge it after the review."),
        ("Poll will go out today.", ("action", False), "The tide will go out today."),
        ("Ida will apply the paint", ("action", True), "Ida will gladly"),
        ("Wen: I'll take that as an action item.", ("action", True), "Wen: I'll take that as a yes."),
        (
            "Ida: This is an action item on me; it is short.",
            ("action", True),
            "Ida: This is an action of hers.",
        ),
        ("Wen: Happy to suggest text.", ("action", False), "Wen: Happy to suggest."),
        (
            "Wen: I believe Tomas is going to write the table.",
            ("action", False),
            "Wen: I believe Tomas is going to the quay.",
        ),
        ("Wen: Ida's going to publish a table", ("action", False), "Wen: Ida's going to be late"),
        ("Path forward: follow the table", ("decision", True), "The path forward is not clear"),
    ],
)
def test_few_words_and_what_only_resembles_them(says, kind, resembles):
    assert kind in kinds(says)
    assert kind[0] not in [found for found, _ in kinds(resembles)]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        # "defer" is the name of something
        ("Wen: we use the same interface for stream and defer.", "deferred"),
        ("Wen: run the query, and defer just parts of it", "deferred"),
        ("Wen: Not asking to postpone.", "deferred"),
        ("Wen: whatever is deferred goes to another version.", "deferred"),
        ("Wen: The modules were deferred at the last plenary", "deferred"),
        ("Wen: Punting to developers is not the best idea.", "deferred"),
        ("No pending FCP requests this time.", "last_call"),
        ("Wen: This probably requires an FCP, or a sign-off.", "last_call"),
        ("Wen: The documents are reaching WG Last Call.", "last_call"),
        ("The text matches the adopted draft; it has small changes", "decision"),
        ("opened by Wen, also bisected to #12", "opened"),
        ("opened 1 month ago, needs a reviewer", "opened"),
        ("Wen: I raised this issue at the beginning of the group.", "opened"),
        ("Wen: I'll ask for Stage 3 reviewers in May.", "proposal"),
        ("NOW - last opportunity for stage 4 consensus on features.", "decision"),
        ("Wen: There are good chances that we get it.", "support"),
        ("Proposal: [Site groups](https://github.com/harbour/tides/issues/12)", "proposal"),
    ],
)
def test_what_is_no_act(said, kind):
    assert kind not in [found for found, _ in kinds(said)]
