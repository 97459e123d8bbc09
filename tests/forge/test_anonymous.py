"""Syncs without a token: what GitHub tells everybody, and no more than it allows."""

import json

import pytest
from tests.forge.asking import HOME, Asking
from tests.github.archive import load
from tests.github.everything import everything

from lastcall.documents.renames import Renames
from lastcall.forge.anonymous import LACKS
from lastcall.forge.errors import ForgeError
from lastcall.store import Store, archives


@pytest.fixture
def mill(github):
    return github.state.add_repository(HOME)


@pytest.fixture
def asking(github, tmp_path, mill):
    found = Asking(github, tmp_path / "store.sqlite")
    found.token = None
    return found


def told(asking, name=HOME):
    with Store(asking.path) as store:
        return json.loads(archives.export(store, name))


def held(asking):
    with Store(asking.path) as store:
        return archives.read(store, (asking.name,), Renames({}))[0][0]


def some(github, mill):
    state = github.state
    issue = state.open_issue(mill, "Which units?", "Say them.", "ana")
    state.label(issue, "later", "ana") if state.add_label(mill, "later") else None
    state.comment(issue, "I object", "bo")
    pull = state.open_pull(mill, "Say watts", "Closes #1", "cy")
    state.review_comment(state.review(pull, "APPROVED", "Good", "bo"), "Why?", path="spec.md", line=3)
    return issue, pull


def test_what_everybody_may_see_is_read_and_what_is_not_seen_is_said(github, asking, mill):
    some(github, mill)
    github.state.merge(github.state.pull(HOME, 2), "ana")

    requests = asking.sync()

    assert {one.kind for one in requests} == {"rest"}
    issue, pull = told(asking)["issues"][0], told(asking)["pulls"][0]
    assert (issue["author"], issue["labels"], issue["state"]) == ("ana", ["later"], "CLOSED")
    assert (issue["authorId"], issue["comments"][0]["body"]) == (
        github.state.account("ana").database_id,
        "I object",
    )
    assert (pull["state"], pull["reviews"], pull["mergeCommit"]) == (
        "MERGED",
        [],
        {"oid": github.state.pull(HOME, 2).merge_commit.oid},
    )
    assert [(one["body"], one["path"]) for one in pull["reviewComments"]] == [("Why?", "spec.md")]
    assert told(asking)["lacks"] == list(LACKS)
    assert held(asking).lacks == LACKS
    assert [one.body for one in held(asking).items[1].line_comments] == ["Why?"]


def test_nothing_new_is_one_request_that_costs_nothing(github, asking, mill):
    some(github, mill)
    asking.sync()
    asking.sync()
    before = asking.dump()

    requests = asking.sync()

    assert [one.status for one in requests] == [304]
    assert asking.dump() == before


def test_a_few_changes_are_read_one_by_one_and_deletions_on_them_found(github, asking, mill):
    issue, pull = some(github, mill)
    for n in range(3):
        github.state.open_issue(mill, f"Issue {n}", "Words", "ana")
    asking.sync()
    github.state.clock.advance(10)
    github.state.delete(issue.comments[0])
    github.state.comment(issue, "Never mind", "bo")
    github.state.comment(pull, "Soon", "cy")

    requests = asking.sync()

    assert len(requests) <= 6
    row = told(asking)["issues"][0]
    assert [one["body"] for one in row["comments"]] == ["Never mind"]
    assert [one["author"] for one in row["deleted"]] == ["bo"]
    assert [one["body"] for one in told(asking)["pulls"][0]["comments"]] == ["Soon"]
    assert [one["body"] for one in told(asking)["pulls"][0]["reviewComments"]] == ["Why?"]


def test_many_changes_are_read_with_everything_else(github, asking, mill):
    asking.sync()
    for n in range(120):
        github.state.comment(github.state.open_issue(mill, f"Issue {n}", "Words", "ana"), f"Hm {n}", "bo")

    asking.sync()

    assert [one["comments"][0]["body"] for one in told(asking)["issues"]] == [f"Hm {n}" for n in range(120)]


def test_what_is_under_an_open_call_is_read_again(github, asking, mill):
    issue, _ = some(github, mill)
    asking.sync()
    github.state.edit(issue.comments[0], "I object much", silently=True)
    asking.sync()
    assert told(asking)["issues"][0]["comments"][0]["body"] == "I object"

    asking.sync(also=[1])

    assert told(asking)["issues"][0]["comments"][0]["body"] == "I object much"


def test_a_full_look_finds_what_is_gone(github, asking, mill):
    issue, _ = some(github, mill)
    asking.sync()
    github.state.delete(issue)

    asking.sync(full=True)

    assert [one["number"] for one in told(asking)["deleted"]] == [1]


def test_signing_in_later_reads_everything_and_nothing_twice(github, asking, mill):
    some(github, mill)
    asking.sync()
    asking.token = github.token

    asking.sync()

    pull = told(asking)["pulls"][0]
    assert [one["state"] for one in pull["reviews"]] == ["APPROVED"]
    assert [one["body"] for one in pull["reviews"][0]["comments"]] == ["Why?"]
    assert ("deleted" in pull, "reviewComments" in pull, "lacks" in told(asking)) == (False, False, False)
    assert asking.rows("SELECT count(*) FROM remark") == [(3,)]
    assert asking.rows("SELECT count(*) FROM remark WHERE gone NOTNULL") == [(0,)]
    fresh = Asking(github, asking.path.parent / "fresh.sqlite")
    fresh.sync()
    assert told(fresh)["pulls"] == told(asking)["pulls"]


def test_what_was_read_with_a_token_is_not_thinned_out_without_one(github, asking, mill):
    some(github, mill)
    asking.token = github.token
    asking.sync()
    before = asking.dump()
    asking.token = None

    with pytest.raises(ForgeError, match="was read with a token before") as caught:
        asking.sync()

    assert "gh auth login" in str(caught.value)
    assert asking.dump() == before


def test_a_group_that_is_too_large_is_left_alone_before_the_hour_is_used_up(github, asking, mill):
    github.limits["anonymous"] = 5
    for n in range(520):
        github.state.open_issue(mill, f"Issue {n}", "Words", "ana")

    with pytest.raises(ForgeError, match=r"takes 5 more requests, and 3 of the hour are left") as caught:
        asking.sync()

    assert "gh auth login" in str(caught.value)
    assert asking.rows("SELECT count(*) FROM item") == [(0,)]


def test_when_the_hour_is_used_up_it_says_when_to_come_back(github, asking, mill):
    github.limits["anonymous"] = 3
    some(github, mill)

    with pytest.raises(ForgeError, match="rate limit") as caught:
        asking.sync()

    assert "minutes, or set GITHUB_TOKEN" in str(caught.value)
    assert asking.rows("SELECT count(*) FROM item") == [(0,)]


def test_a_repository_that_moved_is_followed(github, asking, mill):
    issue, _ = some(github, mill)
    asking.sync()
    github.state.clock.advance(10)
    github.state.move_repository(HOME, "green/mill")
    github.state.comment(issue, "New home", "bo")

    asking.sync()

    assert told(asking, "green/mill")["issues"][0]["comments"][1]["body"] == "New home"
    assert told(asking, HOME)["repo"] == "green/mill"


def test_a_private_or_missing_repository(github, asking):
    asking.name = "blue/none"

    with pytest.raises(ForgeError, match="Not Found") as caught:
        asking.sync()

    assert "gh auth login" in str(caught.value)

    assert asking.rows("SELECT count(*) FROM repository") == [(0,)]


def test_deleted_accounts_are_nobody(github, asking, mill):
    some(github, mill)
    github.state.delete_account("ana")

    asking.sync()

    assert (told(asking)["issues"][0]["author"], told(asking)["pulls"][0]["author"]) == (None, "cy")


@pytest.mark.parametrize("fault", ["server_error", "drop"])
def test_a_bad_moment_is_waited_out(github, asking, mill, fault):
    some(github, mill)
    getattr(github.faults, fault)(times=2, after=2)

    asking.sync()

    assert len(told(asking)["issues"]) == 1
    assert github.faults.left == []


def test_all_that_can_happen_is_read_as_far_as_it_is_told(github, tmp_path):
    everything(github.state)
    asking = Asking(github, tmp_path / "store.sqlite", "group/spec")
    asking.token = None

    asking.sync()

    assert [one["number"] for one in told(asking, "group/spec")["issues"]] == [1, 3, 4]
    assert "timeline" not in told(asking, "group/spec")["issues"][0]


def test_an_archive_that_lacks_reviews_takes_none_away(github, asking, mill, tmp_path):
    some(github, mill)
    asking.sync()
    with Store(asking.path) as store:
        thin = archives.export(store, HOME)
    signed = Asking(github, tmp_path / "signed.sqlite")
    signed.sync()
    full = told(signed)
    with Store(signed.path) as store:
        archives.take_in(store, thin, "thin.json", Renames({}), asking.watch.now())
        again = json.loads(archives.export(store, HOME))
    assert again["pulls"][0]["reviews"] == full["pulls"][0]["reviews"]
    assert "lacks" not in again
    with Store(tmp_path / "new.sqlite") as store:
        archives.take_in(store, thin, "thin.json", Renames({}), asking.watch.now())
        assert archives.export(store, HOME) == thin


@pytest.mark.corpora
def test_a_real_group_is_read_within_the_hour(github, tmp_path, corpora):
    archive = json.loads((corpora / "quic/load-balancers.archive.json").read_bytes())
    load(github.state, archive)
    asking = Asking(github, tmp_path / "store.sqlite", archive["repo"])
    asking.token = None

    assert len(asking.sync()) <= 60
    assert len(told(asking, archive["repo"])["issues"]) == len(archive["issues"])
