import json

import pytest
from tests.forge.asking import HOME, Asking
from tests.github.archive import load
from tests.github.everything import everything

from lastcall.documents.renames import Renames
from lastcall.store import Store, archives


@pytest.fixture
def mill(github):
    return github.state.add_repository(HOME)


@pytest.fixture
def asking(github, tmp_path, mill):
    return Asking(github, tmp_path / "store.sqlite")


def told(asking, name=HOME):
    with Store(asking.path) as store:
        return json.loads(archives.export(store, name))


def texts(asking):
    return [words for (words,) in asking.rows("SELECT words FROM version WHERE part = 'body' ORDER BY id")]


def test_all_that_can_stand_on_an_item_is_read(github, tmp_path):
    everything(github.state)
    asking = Asking(github, tmp_path / "store.sqlite", "group/spec")
    asking.sync()

    issue, pull = told(asking, "group/spec")["issues"][0], told(asking, "group/spec")["pulls"][0]
    assert events(issue) == [
        ("CrossReferencedEvent", "ben"),
        ("CommentDeletedEvent", "ada"),
        ("CrossReferencedEvent", "cleo"),
        ("LabeledEvent", "ada"),
        ("LabeledEvent", "ada"),
        ("UnlabeledEvent", "ada"),
        ("AssignedEvent", "ada"),
        ("UnassignedEvent", "ada"),
        ("RenamedTitleEvent", "ada"),
        ("ReferencedEvent", "ben"),
        ("ClosedEvent", "ada"),
        ("ReopenedEvent", "ada"),
        ("ClosedEvent", "ada"),
        ("CrossReferencedEvent", "ben"),
        ("CrossReferencedEvent", "ben"),
    ]
    assert {one["event"]: one for one in issue["timeline"]}["RenamedTitleEvent"][
        "previousTitle"
    ] == "Units are missing"
    assert (issue["authorId"], issue["lastEditedAt"] is None) == (
        github.state.account("ada").database_id,
        False,
    )
    assert {kind for kind, _ in events(pull)} >= {
        "ReviewDismissedEvent",
        "HeadRefForcePushedEvent",
        "ReadyForReviewEvent",
        "ConvertToDraftEvent",
        "BaseRefChangedEvent",
        "MergedEvent",
        "PullRequestCommit",
    }
    assert [one["editor"] for one in issue["edits"]] == ["ada", "ada"]
    assert issue["edits"][-1]["at"] == issue["lastEditedAt"]
    assert (pull["closes"], pull["files"]) == (["group/spec#1", "group/spec#3"], ["spec.md"])
    assert [(one["isResolved"], one["resolvedBy"], one["path"]) for one in pull["threads"]] == [
        (True, "cleo", "spec.md")
    ]
    question, answer = (review["comments"][0] for review in pull["reviews"][:2])
    assert (answer["replyTo"], answer["threadId"]) == (question["id"], question["threadId"])
    moved = told(asking, "group/spec")["issues"][2]
    assert [(one["event"], one["fromRepository"]) for one in moved["timeline"]] == [
        ("TransferredEvent", "group/minutes")
    ]


def test_the_history_of_an_item_reaches_the_values(github, tmp_path):
    everything(github.state)
    asking = Asking(github, tmp_path / "store.sqlite", "group/spec")
    asking.sync()
    with Store(asking.path) as store:
        (held,), _ = archives.read(store, ("group/spec",), Renames({}))
    items = {one.id.number: one for one in held.items}

    def entry(number, kind):
        return next(one for one in items[number].timeline if one.kind == kind)

    assert [one.kind for one in items[1].timeline].count("Labeled") == 2
    assert entry(1, "Unlabeled").detail == "editorial"
    assert (entry(1, "RenamedTitle").before, entry(1, "RenamedTitle").detail) == (
        "Units are missing",
        "Which units?",
    )
    assert entry(1, "Referenced").message == "Say watts (#1)"
    assert any(one.closes and one.detail == "group/spec#2" for one in items[1].timeline)
    dismissed = entry(2, "ReviewDismissed")
    assert (dismissed.before, dismissed.message) == ("CHANGES_REQUESTED", "Answered")
    assert dismissed.review == items[2].reviews[0].id
    pushed = entry(2, "HeadRefForcePushed")
    assert (len(pushed.commit), len(pushed.before)) == (40, 40)
    assert "Say watts" in [one.message for one in items[2].timeline if one.kind == "PullRequestCommit"]
    assert entry(3, "MarkedAsDuplicate").detail == "group/spec#1"
    thread = items[2].threads[0]
    assert (thread.resolved, thread.resolved_by, thread.path) == (True, "cleo", "spec.md")
    question = items[2].reviews[0].comments[0]
    assert (question.thread, question.path) == (thread.id, "spec.md")
    assert [one.editor for one in items[1].edits] == ["ada", "ada"]
    assert items[1].comments[0].edited is not None
    assert items[2].draft is False


def events(row):
    return [(one["event"], one.get("actor")) for one in row["timeline"]]


def test_a_second_sync_of_nothing_new_is_one_request_and_changes_nothing(github, asking, mill):
    github.state.open_issue(mill, "Which units?", "Say them.", "ana")
    asking.sync()
    before = asking.dump()

    assert [len(asking.sync()), len(asking.sync())] == [1, 1]
    assert github.requests[-1].status == 304
    after = asking.dump()
    assert {key: value for key, value in after.items() if key != "repository"} == {
        key: value for key, value in before.items() if key != "repository"
    }


def test_an_empty_repository_is_read_and_known_to_be_empty(asking):
    asking.sync()

    assert told(asking)["issues"] == []
    assert len(asking.sync()) <= 2


def test_what_changed_is_read_again_and_nothing_else(github, asking, mill):
    issues = [github.state.open_issue(mill, f"Issue {n}", "Words", "ana") for n in range(5)]
    github.state.clock.advance(10)
    asking.sync()
    github.state.clock.advance(10)
    github.state.comment(issues[3], "I object", "bo")
    github.state.open_pull(mill, "Say watts", "Closes #1", "cy")

    requests = asking.sync()

    assert [request.operation or request.path for request in requests] == [
        "/api/v3/repos/blue/mill/issues",
        "Items",
    ]
    assert told(asking)["issues"][3]["comments"][0]["body"] == "I object"
    assert [one["title"] for one in told(asking)["pulls"]] == ["Say watts"]


def test_more_changes_than_a_page_holds(github, asking, mill):
    asking.sync()
    for n in range(230):
        github.state.open_issue(mill, f"Issue {n}", "Words", "ana")

    asking.sync()

    assert len(told(asking)["issues"]) == 230


def test_a_deleted_comment_is_noticed_and_its_words_stay_in_the_store_alone(github, asking, mill):
    issue = github.state.open_issue(mill, "Which units?", "Say them.", "ana")
    comment = github.state.comment(issue, "I object", "bo")
    asking.sync()
    github.state.clock.advance(10)
    github.state.delete(comment)

    asking.sync()

    row = told(asking)["issues"][0]
    assert row["comments"] == []
    assert [(one["author"], "body" in one) for one in row["deleted"]] == [("bo", False)]
    assert "I object" in texts(asking)


def test_an_edit_is_a_new_version_beside_the_old(github, asking, mill):
    issue = github.state.open_issue(mill, "Which units?", "Say watts.", "ana")
    asking.sync()
    github.state.clock.advance(10)
    github.state.edit(issue, "Say kilowatts.")

    asking.sync()

    assert texts(asking) == ["Say watts.", "Say kilowatts."]
    assert told(asking)["issues"][0]["body"] == "Say kilowatts."


def test_a_silent_edit_is_found_under_an_open_call_and_by_a_full_look(github, asking, mill):
    first = github.state.open_issue(mill, "One", "a", "ana")
    second = github.state.open_issue(mill, "Two", "b", "ana")
    asking.sync()
    github.state.clock.advance(10)
    github.state.edit(first, "A", silently=True)
    github.state.edit(second, "B", silently=True)

    asking.sync(also=[1])
    assert texts(asking) == ["a", "b", "A"]
    asking.sync(full=True)
    assert texts(asking) == ["a", "b", "A", "B"]


def test_a_full_look_finds_deleted_and_transferred_items(github, asking, mill):
    elsewhere = github.state.add_repository("blue/kiln")
    for title in ("Stays", "Is deleted", "Moves"):
        github.state.open_issue(mill, title, "Words", "ana")
    asking.sync()
    github.state.delete(github.state.issue(HOME, 2))
    github.state.transfer(github.state.issue(HOME, 3), elsewhere, "ana")

    asking.sync(full=True)

    assert [one["title"] for one in told(asking)["issues"]] == ["Stays"]
    assert [(one["number"], one.get("goneTo")) for one in told(asking)["deleted"]] == [
        (2, None),
        (3, "blue/kiln#1"),
    ]
    assert texts(asking) == ["Words"] * 3


def test_a_full_look_says_when_it_was(asking):
    asking.sync()
    first = asking.rows("SELECT full_look FROM repository")
    asking.watch.sleep(3600)
    asking.sync()
    assert asking.rows("SELECT full_look FROM repository") == first
    asking.sync(full=True)
    assert asking.rows("SELECT full_look FROM repository") > first


def test_a_deleted_account_stays_known_by_what_was_seen_before(github, asking, mill):
    github.state.open_issue(mill, "Which units?", "Say them.", "ana")
    issue = github.state.open_issue(mill, "And when?", "Say it.", "bo")
    asking.sync()
    github.state.clock.advance(10)
    github.state.delete_account("ana")
    github.state.delete_account("bo")
    github.state.comment(issue, "Nobody knows", "cy")

    asking.sync(full=True)

    assert [one["author"] for one in told(asking)["issues"]] == ["ana", "bo"]


def test_who_was_never_seen_is_nobody(github, asking, mill):
    github.state.open_issue(mill, "Which units?", "Say them.", "ana")
    github.state.delete_account("ana")

    asking.sync()

    assert told(asking)["issues"][0]["author"] is None


def test_an_account_that_is_renamed_is_the_same_by_its_number(github, asking, mill):
    issue = github.state.open_issue(mill, "Which units?", "Say them.", "ana")
    asking.sync()
    github.state.clock.advance(10)
    github.state.rename_account("ana", "anna")
    github.state.comment(issue, "Me again", "anna")

    asking.sync()

    assert asking.rows("SELECT login FROM account") == [("anna",)]


def test_a_repository_that_moved_is_followed(github, asking, mill):
    issue = github.state.open_issue(mill, "Which units?", "Say them.", "ana")
    asking.sync()
    github.state.clock.advance(10)
    github.state.move_repository(HOME, "green/mill")
    github.state.comment(issue, "New home", "bo")

    asking.sync()

    assert told(asking, "green/mill")["issues"][0]["comments"][0]["body"] == "New home"
    assert told(asking, HOME)["repo"] == "green/mill"


def test_a_repository_that_moved_to_a_name_that_an_archive_brought_goes_on_there(github, asking, mill):
    github.state.open_issue(mill, "Which units?", "Say them.", "ana")
    asking.sync()
    raw = json.dumps(
        {"repo": "green/mill", "timestamp": "2026-01-01T00:00:00Z", "issues": [], "pulls": []}
    ).encode()
    with Store(asking.path) as store:
        archives.take_in(store, raw, "a.json", Renames({}), asking.watch.now())
    github.state.clock.advance(10)
    github.state.move_repository(HOME, "green/mill")

    asking.sync()
    asking.sync(full=True)
    asking.name = "green/mill"
    asking.sync()

    assert [one["title"] for one in told(asking, "green/mill")["issues"]] == ["Which units?"]


def test_a_long_body_and_strange_words_come_through_whole(github, asking, mill):
    words = "é\0\u202e𝕏\r\n" + "x" * (65_536 - 7)
    github.state.open_issue(mill, "\u202eTitle\t", words, "ana")

    asking.sync()

    assert (told(asking)["issues"][0]["title"], told(asking)["issues"][0]["body"]) == ("\u202eTitle\t", words)


def test_items_with_more_than_one_answer_holds_are_read_whole(github, asking, mill):
    pull = github.state.open_pull(mill, "Say watts", "", "ana")
    for n in range(120):
        github.state.comment(pull, f"comment {n}", "bo")
    review = github.state.review(pull, "COMMENTED", "", "cy")
    first = github.state.review_comment(review, "root", path="spec.md")
    for n in range(70):
        github.state.review_comment(review, f"answer {n}", reply_to=first)
    for n in range(60):
        github.state.review_comment(github.state.review(pull, "COMMENTED", "", "cy"), f"thread {n}")

    asking.sync()

    row = told(asking)["pulls"][0]
    assert [one["body"] for one in row["comments"]] == [f"comment {n}" for n in range(120)]
    assert len(row["reviews"]) == 61
    assert len(row["reviews"][0]["comments"]) == 71
    assert len(row["threads"]) == 61


def test_an_archive_and_a_sync_of_the_same_repository_are_one(github, asking, mill):
    issue = github.state.open_issue(mill, "Which units?", "Say them.", "ana")
    comment = github.state.comment(issue, "I object", "bo")
    at = comment.created_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    row = {
        "number": 1,
        "id": None,
        "title": "Which units?",
        "state": "OPEN",
        "author": "ana",
        "body": "Say them.",
    }
    row |= {"createdAt": at, "updatedAt": at, "labels": [], "assignees": []}
    row["comments"] = [{"author": "bo", "body": "I object", "createdAt": at, "updatedAt": at}]
    raw = json.dumps({"repo": HOME, "timestamp": at, "issues": [row], "pulls": []}).encode()
    with Store(asking.path) as store:
        archives.take_in(store, raw, "a.json", Renames({}), asking.watch.now())

    asking.sync()

    assert asking.rows("SELECT count(*) FROM remark") == [(1,)]
    assert asking.rows("SELECT count(*) FROM version WHERE part = 'body'") == [(2,)]
    assert asking.rows("SELECT count(*) FROM account") == [(2,)]


@pytest.mark.corpora
def test_a_real_group_costs_little(github, tmp_path, corpora):
    archive = json.loads((corpora / "quic/multipath.archive.json").read_bytes())
    load(github.state, archive)
    asking = Asking(github, tmp_path / "store.sqlite", archive["repo"])

    first = asking.sync()

    assert len(first) <= 40
    assert sum(request.points for request in first) <= 200
    assert len(asking.sync()) == 1
    for number in (1, 6, 9):
        github.state.comment(github.state.item(archive["repo"], number), "A word more", "somebody")
    assert len(asking.sync()) <= 3
    assert len(asking.sync()) == 1


@pytest.mark.corpora
def test_a_real_group_is_read_as_its_archive_has_it(github, tmp_path, corpora):
    archive = json.loads((corpora / "quic/multipath.archive.json").read_bytes())
    load(github.state, archive)
    asking = Asking(github, tmp_path / "store.sqlite", archive["repo"])
    asking.sync()
    found = told(asking, archive["repo"])

    # addresses are this machine's, and reviews stand in the order of their times
    for row in (*archive["issues"], *archive["pulls"]):
        row["url"] = row["url"].replace("https://github.com", github.host)
    for row in (*archive["pulls"], *found["pulls"]):
        row["reviews"].sort(key=lambda review: review["id"])
    assert [
        differ(a, b)
        for key in ("labels", "issues", "pulls")
        for a, b in zip(archive[key], found[key], strict=True)
    ] == [[] for key in ("labels", "issues", "pulls") for _ in archive[key]]


def differ(given, found, path="$"):
    """Where what is found differs from what is given; it may hold more."""
    if isinstance(given, dict):
        return [one for key in given for one in differ(given[key], found.get(key), f"{path}.{key}")]
    if isinstance(given, list) and isinstance(found, list) and len(given) == len(found):
        return [
            one
            for n, (a, b) in enumerate(zip(given, found, strict=True))
            for one in differ(a, b, f"{path}[{n}]")
        ]
    return [] if given == found else [f"{path}: {given!r:.60} is {found!r:.60}"]
