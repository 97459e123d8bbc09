"""Votes in figures after what was put to the group, and marks beneath an agenda's items."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames

PEOPLE = "# Mill group, 2026-03-24\n\n## Attendees\n\n- Ida Lund (IL)\n- Wen Li (WL)\n- Bo Carr (BC)\n\n"


def acts(text):
    found = read(Markdown(PEOPLE + text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames())
    return [(event.type.value, event.actor, event.basis.value) for event in found.events]


@pytest.mark.parametrize(
    ("vote", "kind"),
    [
        ("+1", "support"),
        ("+1 (and the same for every other sluice that might ever be built along this river)", "support"),
        ("-1", "objection"),
        ("-1 - it leaks", "objection"),
        ("0", "abstain"),
        ("+0", "abstain"),
    ],
)
def test_a_figure_after_a_proposal_is_a_vote(vote, kind):
    text = f"## Sluice\n\nPROPOSAL: merge #4\n\nIda: {vote}\n"
    assert acts(text)[1:] == [(kind, "Ida", "recorded")]


@pytest.mark.parametrize(
    "said", ["-1 to what Wen said", "-10 degrees today", "0.5 metres are enough", "+1, but later"]
)
def test_a_figure_that_is_no_vote(said):
    assert acts(f"## Sluice\n\nPROPOSAL: merge #4\n\nIda: {said}\n")[1:] == []


def test_a_figure_that_answers_no_proposal_is_no_objection():
    assert acts("## Sluice\n\nThe sluice is old\n\nIda: -1\n") == []


def test_a_count_is_nobodys_abstention():
    assert [kind for kind, *_ in acts("## Sluice\n\nPROPOSAL: merge #4\n\nNo Opinion: 0\n")] == ["proposal"]


def test_votes_that_follow_each_other_answer_the_same():
    votes = "\n".join(f"{name}: +1\n" for name in ("Ida", "Wen", "Bo") * 6)
    found = acts(f"## Sluice\n\nPROPOSAL: merge #4\n\n{votes}")
    assert found.count(("support", "Bo", "recorded")) == 6


def test_a_yes_long_after_a_vote_answers_something_else():
    talk = "The sluice is old\n\n" * 8
    text = f"## Sluice\n\nPROPOSAL: merge #4\n\n{talk}Ida: Yes\n\n{talk}Wen: Yes\n\n{talk}Bo: Yes\n"
    assert ("support", "Bo", "recorded") not in acts(text)


def test_who_abstained_from_a_motion_puts_nothing_to_the_group():
    found = acts("## Sluice\n\n- The motion passed (Wen abstained)\n\nIda: it is late\n\nBo: +1\n")
    assert [kind for kind, *_ in found if kind == "support"] == []


def test_no_preference_and_an_objection_is_no_abstention():
    text = "## Sluice\n\nPROPOSAL: merge #4\n\nWen: I don't have a preference but I object to the name\n"
    assert "abstain" not in [kind for kind, *_ in acts(text)]


def test_marks_beneath_the_agendas_items_make_it_the_record():
    text = (
        "## Agenda\n\n- Sluice\n  - It is wide\n  - [ACTION] Ida to ask the port\n- Dam\n"
        "  - [ACTION] Wen to write the guide\n"
    )
    assert acts(text) == [("action", "Ida", "declared"), ("action", "Wen", "declared")]


def test_a_label_for_notes_within_the_agenda_opens_the_record():
    text = "## Agenda\n\n- Sluice\n- Dam\n\nNotes:\n\n- Ida to ask the port\n- It is wide\n- It is old\n\nIt is late.\n"
    assert acts(text) == [("action", "Ida", "recorded")]


def test_initials_of_three_letters_vote_too():
    text = "## Attendees\n\n- Pia Anna Vik (PAV)\n\n## Sluice\n\nPROPOSAL: merge #4\n\n+1 IL, +1 PAV\n"
    assert [actor for kind, actor, _ in acts(text) if kind == "support"] == ["IL", "PAV"]


@pytest.mark.parametrize(
    "said", ["Let's follow up on GH issues", "Follow up offline", "let's follow up online with an issue"]
)
def test_what_is_followed_up_elsewhere_is_put_off(said):
    assert [kind for kind, *_ in acts(f"## Sluice\n\n- {said}\n")] == ["deferred"]


def test_what_somebody_will_do_to_talk_of_it_elsewhere_is_a_task():
    found = acts("## Sluice\n\n- Ida will create a thread to discuss this async\n")
    assert [(kind, actor) for kind, actor, _ in found] == [("action", "Ida")]


def test_a_polls_row_of_figures_is_what_it_came_to():
    text = "## Sluice\n\nPoll: is it wide enough?\n\n| SF | F | N | A | SA |\n|-|-|-|-|-|\n| 11 | 6 | 3 | 0 | 0 |\n"
    assert [(kind, basis) for kind, _, basis in acts(text)][-1] == ("decision", "recorded")


@pytest.mark.parametrize(
    "text",
    [
        "Poll: is it wide?\n\n| depth | width |\n|-|-|\n| 11 | 6 |\n",
        "The gauge says\n\n| N | A |\n|-|-|\n| 11 | 6 |\n",
        "Show of hands: who has read it?\n\n| Yes | No |\n|-|-|\n| 11 | 6 |\n",
        "Who has read it?\n\nShow of hands\n\nRaised hands: 3\n\nHands not raised: 40\n",
    ],
)
def test_figures_that_decide_nothing(text):
    assert "decision" not in [kind for kind, *_ in acts(f"## Sluice\n\n{text}")]


def test_hands_raised_and_not_raised_are_what_a_poll_came_to():
    text = "## Sluice\n\nShow of hands: should we mend it?\nRaised hands: 12\nUnraised hands: 2\n"
    assert [kind for kind, *_ in acts(text)] == ["proposal", "decision"]
    text = "## Sluice\n\nShow of hands: who has read it?\nRaised hands: 12\nUnraised hands: 2\n"
    assert "decision" not in [kind for kind, *_ in acts(text)]
    assert acts("## Sluice\n\nRaised hands: 12\n") == []


def test_no_hand_raised_for_an_objection_and_what_is_sensed_after_a_count():
    asked = "## Sluice\n\nShow of hands: Do you object to mending it?\nRaised hands: 0\nUnraised hands: 9\n"
    assert "no_objection" in [kind for kind, _, _ in acts(f"## Minutes\n\n{asked}")]
    counted = "## Sluice\n\nShow of hands: should we mend it?\nRaised hands: 5\nUnraised hands: 2\n"
    sensed = acts(f"{counted}Total: 26\nSense of the room: for mending it\n")
    assert [kind for kind, _, _ in sensed].count("decision") == 1


def test_the_sense_of_the_room_is_what_a_poll_came_to():
    found = acts("## Sluice\n\nSense of the room: quiet hum for it\n")
    assert [(kind, basis) for kind, _, basis in found] == [("decision", "inferred")]


@pytest.mark.parametrize(
    ("asked", "basis"),
    [
        ("Any concerns about it being adopted? None", "recorded"),
        ("Any further concerns? No", "inferred"),
    ],
)
def test_concerns_that_nobody_has(asked, basis):
    assert ("no_objection", None, basis) in acts(f"## Minutes\n\n{asked}")


def test_rows_in_paragraphs_are_what_a_poll_came_to():
    rows = "Yes: 16\n\nNo: 1\n\nNo Opinion: 13\n\nParticipants: 73\n"
    decided = ("decision", None, "recorded")
    assert decided in acts(f"## Minutes\n\nIda: Show of hands: this is worth it\n\n{rows}")
    assert decided in acts(f"## Minutes\n\nThe group should take this on:\n\n{rows}")
    assert acts(f"## Minutes\n\nIda: Show of hands: who has read the draft?\n\n{rows}") == []
