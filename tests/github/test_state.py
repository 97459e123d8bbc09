"""What people do has the consequences that it has on GitHub."""

from datetime import UTC, datetime

import pytest

from tests.github.records import NotKnownError
from tests.github.state import State


def day(number: int) -> datetime:
    return datetime(2026, 1, number, 12, tzinfo=UTC)


@pytest.fixture
def state() -> State:
    made = State()
    made.clock.fix(day(1))
    made.add_repository("group/spec")
    return made


@pytest.fixture
def issue(state: State):
    return state.open_issue(state.repository("group/spec"), "Units", "Which?", "ada")


@pytest.fixture
def pull(state: State):
    return state.open_pull(state.repository("group/spec"), "Name the units", "", "ben")


def happened(item) -> list[str]:
    return [event.typename for event in item.events]


# --- time -------------------------------------------------------------------------------------------


def test_what_is_said_moves_the_items_time(state, issue):
    comment = state.comment(issue, "Watts", "ben", at=day(3))
    assert issue.updated_at == issue.repository.updated_at == day(3)

    state.edit(comment, "Kilowatts", at=day(4))
    assert (comment.updated_at, comment.last_edited_at, issue.updated_at) == (day(4), day(4), day(4))


def test_silently_it_does_not(state, issue):
    comment = state.comment(issue, "Watts", "ben", at=day(3))

    state.edit(comment, "Kilowatts", at=day(4), silently=True)
    assert (comment.updated_at, issue.updated_at) == (day(4), day(3))

    state.delete(comment, at=day(5), silently=True)
    state.edit(issue, "Kilowatts, then", at=day(6), silently=True)
    assert issue.updated_at == day(3)


def test_time_never_goes_back(state, issue):
    state.comment(issue, "Late", "ben", at=day(5))
    state.comment(issue, "Early", "ben", at=day(3))

    assert issue.updated_at == day(5)


def test_the_clock_stands_still_only_if_told(state):
    state.clock.advance(60)
    assert state.clock.now() == datetime(2026, 1, 1, 12, 1, tzinfo=UTC)

    running = State().clock
    assert abs((running.now() - datetime.now(UTC)).total_seconds()) < 2
    assert running.now().microsecond == 0


# --- texts ------------------------------------------------------------------------------------------


def test_every_version_of_a_text_is_kept(state, issue):
    state.edit(issue, "Which ones?", by="cleo", at=day(2))
    state.edit(issue, "Which ones, please?", at=day(3))

    assert [(edit.diff, edit.editor.login) for edit in issue.edits] == [
        ("Which?", "ada"),
        ("Which ones?", "cleo"),
        ("Which ones, please?", "ada"),
    ]


def test_a_deleted_comment_leaves_an_event(state, issue):
    comment = state.comment(issue, "I object", "ben")
    state.delete(comment, by="ada", at=day(2))

    assert issue.comments == []
    (event,) = issue.events
    assert event.typename == "CommentDeletedEvent"
    assert (event.actor.login, event.deleted_comment_author.login) == ("ada", "ben")
    assert comment.id not in state.nodes


def test_a_deleted_issue_leaves_its_number(state, issue):
    state.delete(issue)

    assert issue.repository.items == {}
    assert state.open_issue(issue.repository, "Next", "", "ada").number == 2
    with pytest.raises(NotKnownError, match="has no item 1"):
        state.item("group/spec", 1)


def test_the_last_comment_of_a_thread_takes_the_thread_with_it(state, pull):
    review = state.review(pull, "COMMENTED", "", "ada")
    question = state.review_comment(review, "Why?")
    answer = state.review_comment(state.review(pull, "COMMENTED", "", "ben"), "So.", reply_to=question)
    (thread,) = pull.threads
    assert thread.comments == [question, answer]

    state.delete(answer)
    state.delete(question)

    assert pull.threads == []
    assert thread.id not in state.nodes


def test_reviews_are_not_deleted(state, pull):
    with pytest.raises(NotKnownError, match="GitHub deletes no PullRequestReview"):
        state.delete(state.review(pull, "APPROVED", "", "ada"))


def test_a_dismissed_review_says_what_it_was(state, pull):
    review = state.review(pull, "CHANGES_REQUESTED", "No", "ada")
    state.dismiss(review, "Answered", "cleo", at=day(2))

    assert review.state == "DISMISSED"
    assert pull.events[-1].previous_review_state == "CHANGES_REQUESTED"


def test_a_resolved_thread_does_not_move_the_pull_requests_time(state, pull):
    question = state.review_comment(state.review(pull, "COMMENTED", "", "ada"), "Why?", at=day(2))
    state.clock.fix(day(9))
    state.resolve(state.thread_of(question), "ben")

    assert (pull.threads[0].is_resolved, pull.threads[0].resolved_by.login) == (True, "ben")
    assert pull.updated_at == day(2)


# --- links ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["See #1", "group/spec#1 it is", "(#1)", "http://127.0.0.1:99/group/spec/issues/1"]
)
def test_a_mention_is_a_cross_reference_once(state, issue, text):
    other = state.open_issue(issue.repository, "Other", text, "ben")
    state.comment(other, text, "cleo")

    assert happened(issue) == ["CrossReferencedEvent"]
    assert issue.events[0].source is other


@pytest.mark.parametrize(
    "text", ["`#1`", "```\n#1\n```", "other/spec#1", "C#1", "&#1;", "#11", "<!-- #1 -->"]
)
def test_what_only_looks_like_a_mention(state, issue, text):
    state.open_issue(issue.repository, "Other", text, "ben")

    assert issue.events == []


@pytest.mark.parametrize("text", ["Closes #1", "fixed: #1", "This resolves group/spec#1."])
def test_a_merge_closes_what_the_text_says(state, issue, pull, text):
    state.edit(pull, text)

    state.merge(pull, "cleo", at=day(2))

    assert (issue.state, issue.state_reason, issue.closed_at) == ("CLOSED", "COMPLETED", day(2))
    assert issue.events[-1].closer is pull
    assert state.closers() == {issue: [pull]}


@pytest.mark.parametrize(("text", "base"), [("See #1", "main"), ("Closes #1", "next")])
def test_a_merge_closes_nothing_else(state, issue, text, base):
    pull = state.open_pull(issue.repository, "Change", text, "ben", base_ref_name=base)
    state.merge(pull, "cleo")

    assert issue.state == "OPEN"
    assert pull.state == "MERGED"


def test_a_link_by_hand_closes_too(state, issue, pull):
    state.link(pull, issue, "ada")
    state.merge(pull, "ada")

    assert issue.closed
    assert happened(issue) == ["ConnectedEvent", "ClosedEvent"]


# --- heads, homes, people ---------------------------------------------------------------------------


def test_a_push_moves_the_head(state, pull):
    before = pull.head_ref_oid
    commit = state.push(pull, "Again", "ben", at=day(2))

    assert pull.head_ref_oid == commit.oid != before
    assert [each.commit.message for each in pull.commits] == ["Name the units", "Again"]
    assert pull.events == []


def test_a_push_by_force_replaces_all_and_outdates_what_was_said(state, pull):
    question = state.review_comment(state.review(pull, "COMMENTED", "", "ada"), "Why?", line=12)
    before = pull.commits[-1].commit
    commit = state.push(pull, "Instead", "ben", force=True)

    assert [each.commit for each in pull.commits] == [commit]
    assert (pull.events[-1].before_commit, pull.events[-1].after_commit) == (before, commit)
    assert (question.outdated, question.line, question.original_line) == (True, None, 12)
    assert pull.threads[0].is_outdated


def test_a_transferred_issue_is_a_new_one_elsewhere(state, issue):
    state.comment(issue, "Not here", "ben", at=day(2))
    minutes = state.add_repository("group/minutes")

    moved = state.transfer(issue, minutes, "cleo", at=day(3))

    assert issue.repository.items == {}
    assert issue.repository.moved == {1: moved}
    assert (moved.title, moved.author.login, moved.created_at) == ("Units", "ada", day(1))
    assert [(each.body, each.created_at) for each in moved.comments] == [("Not here", day(2))]
    assert moved.id != issue.id
    assert moved.id in state.nodes
    assert issue.id not in state.nodes
    assert moved.events[-1].from_repository is issue.repository


def test_a_repository_that_is_deleted_takes_everything_with_it(state, issue, pull):
    state.label(issue, "vote", "ada")
    state.delete_repository("group/spec")

    assert {record.typename for record in state.nodes.values()} <= {"User", "Organization"}
    with pytest.raises(NotKnownError, match="no repository group/spec"):
        state.repository("group/spec")


def test_an_account_keeps_its_number_under_a_new_name(state, issue):
    number = issue.author.database_id
    state.rename_account("ada", "ada-l")

    assert state.account("ada-l") is issue.author
    assert issue.author.database_id == number
    assert state.account("ada") is not issue.author


def test_what_is_not_known_raises(state, issue):
    state.label(issue, "vote", "ada")

    with pytest.raises(NotKnownError, match="no shoe_size for a LabeledEvent"):
        _ = issue.events[0].shoe_size
