"""What must hold whatever happened: order, objections, missing evidence, time."""

import copy
import datetime as dt
import os
import random
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as changed
from tests.building import full
from tests.status.consensus import story, telling
from tests.status.consensus.tables import Row

from lastcall.ledger import record
from lastcall.model.instant import end_of
from lastcall.model.item import Deleted
from lastcall.status import fold
from lastcall.status.consensus.values import CaseState, Outcome

SUBJECT = full("#1")
CONCLUDED = (CaseState.ACCEPTED, CaseState.REJECTED, CaseState.DECIDED)
some_profile = st.sampled_from(telling.PROFILES)
EXAMPLES = int(os.environ.get("LASTCALL_EXAMPLES", "50"))
"""The same ones in each run; a campaign sets more, and others."""
often = settings(max_examples=EXAMPLES, deadline=None, derandomize="LASTCALL_EXAMPLES" not in os.environ)


def case_of(reading, today="2026-03-25", zone="UTC"):
    instant = end_of(dt.date.fromisoformat(today), zone, given=True)
    return next((one for one in fold(record(reading), instant).cases if one.subject == SUBJECT), None)


def outcomes(case):
    return {} if case is None else {one.rule: one.outcome for one in case.verdicts}


def newly_met(before, after):
    """Rules that have turned to met, with what they say now."""
    was = outcomes(before)
    now = dt.datetime(2026, 3, 25, tzinfo=dt.UTC)
    return [
        (one.rule, was.get(one.rule), story.words_of(one, now))
        for one in (after.verdicts if after else ())
        if one.outcome is Outcome.MET and was.get(one.rule) is not Outcome.MET
    ]


def shuffled(chance, things):
    return tuple(chance.sample(list(things), len(list(things))))


def reordered(chance, reading):
    """The same sources, as if they had arrived in another order."""
    archives = []
    for archive in reading.sources.archives:
        items = [
            changed(
                item,
                comments=shuffled(chance, item.comments),
                reviews=shuffled(chance, item.reviews),
                timeline=shuffled(chance, item.timeline),
                deleted=shuffled(chance, item.deleted),
            )
            for item in archive.items
        ]
        archives.append(changed(archive, items=shuffled(chance, items)))
    sources = changed(
        reading.sources,
        archives=shuffled(chance, archives),
        declarations=shuffled(chance, reading.sources.declarations),
    )
    return replace(reading, sources=sources, meeting_files=shuffled(chance, reading.meeting_files))


@often
@given(some_profile, telling.rows, st.randoms(use_true_random=False))
def test_the_order_in_which_sources_arrive_changes_nothing(profile, rows, chance):
    reading = telling.group(profile, rows).reading()
    assert case_of(reordered(chance, reading)) == case_of(reading)


@often
@given(some_profile, telling.rows, st.randoms(use_true_random=False))
def test_the_order_in_which_acts_arrive_changes_nothing(profile, rows, chance):
    ledger = record(telling.group(profile, rows).reading())
    instant = end_of(dt.date(2026, 3, 25), "UTC", given=True)
    other = replace(ledger, acts=shuffled(chance, ledger.acts))
    assert fold(other, instant).cases == fold(ledger, instant).cases


@often
@given(some_profile, telling.rows, st.sampled_from(telling.OBJECTIONS), st.sampled_from(telling.MEETINGS))
def test_one_more_objection_never_turns_a_rule_to_met(profile, rows, objection, day):
    who, what = objection
    before = telling.group(profile, rows)
    if who == "minutes":
        # new minutes would tell more than an objection
        assume(day in before.meetings and before.meetings[day].minutes)
    after = telling.group(profile, sorted([*rows, Row(day, who, what, "added")], key=lambda row: row.day))
    was, now = case_of(before.reading()), case_of(after.reading())
    # acts that speak of an objection come after one: else the new one is what they spoke of
    first = min((str(one.day) for one in was.objections), default="9999")
    assume(all(first <= row.day for row in rows if "#1-O1" in row.what or "the objection" in row.what))
    assert newly_met(was, now) == []
    assert now.state is not CaseState.READY or was.state is CaseState.READY


def without_comment(reading, place, *, told):
    """As if a comment had been deleted: its stone is there, its words are not."""
    (archive,) = reading.sources.archives
    (item,) = (one for one in archive.items if str(one.id) == SUBJECT)
    gone = item.comments[place]
    stone = Deleted(
        kind="comment",
        author=gone.author,
        at=gone.at,
        gone=gone.at + dt.timedelta(hours=1),
        digest=None,
        id=gone.id,
        commands=story.commands_in(gone.body) if told else (),
    )
    left = tuple(one for one in item.comments if one is not gone)
    return with_item(reading, changed(item, comments=left, deleted=(*item.deleted, stone)))


def without_review(reading, place):
    (archive,) = reading.sources.archives
    (item,) = (one for one in archive.items if str(one.id) == SUBJECT)
    gone = item.reviews[place]
    stone = Deleted(kind="review", author=gone.author, at=gone.at, gone=gone.at, digest=None, id=gone.id)
    left = tuple(one for one in item.reviews if one is not gone)
    return with_item(reading, changed(item, reviews=left, deleted=(*item.deleted, stone)))


def with_item(reading, item):
    (archive,) = reading.sources.archives
    items = tuple(item if one.id == item.id else one for one in archive.items)
    return with_archives(reading, changed(archive, items=items))


def with_archives(reading, *archives):
    return replace(reading, sources=changed(reading.sources, archives=archives))


@often
@given(some_profile, telling.with_comment, st.data())
def test_a_deleted_comment_never_turns_a_rule_to_met(profile, rows, data):
    reading = telling.group(profile, rows).reading()
    comments = reading.sources.archives[0].items[0].comments
    assume(comments)
    place = data.draw(st.integers(0, len(comments) - 1))
    after = case_of(without_comment(reading, place, told=data.draw(st.booleans())))
    assert newly_met(case_of(reading), after) == []


@often
@given(some_profile, telling.with_review, st.data())
def test_a_deleted_review_never_turns_a_rule_to_met(profile, rows, data):
    reading = telling.group(profile, rows).reading()
    reviews = reading.sources.archives[0].items[0].reviews
    assume(reviews)
    after = case_of(without_review(reading, data.draw(st.integers(0, len(reviews) - 1))))
    assert newly_met(case_of(reading), after) == []


@often
@given(some_profile, telling.with_review, st.data())
def test_a_dismissed_review_never_turns_a_rule_to_met(profile, rows, data):
    reading = telling.group(profile, rows).reading()
    (archive,) = reading.sources.archives
    item = archive.items[0]
    assume(item.reviews)
    place = data.draw(st.integers(0, len(item.reviews) - 1))
    dismissed = changed(item.reviews[place], state=story.ReviewState.DISMISSED)
    reviews = tuple(dismissed if at == place else one for at, one in enumerate(item.reviews))
    assert newly_met(case_of(reading), case_of(with_item(reading, changed(item, reviews=reviews)))) == []


@often
@given(some_profile, telling.with_minutes, st.sampled_from(telling.MEETINGS), st.booleans())
def test_minutes_that_are_lost_or_cannot_be_read_never_turn_a_rule_to_met(profile, rows, day, lost):
    before = telling.group(profile, rows)
    assume(day in before.meetings and before.meetings[day].minutes)
    after = copy.deepcopy(before)
    if lost:
        after.meetings[day].minutes = False
    else:
        after.meetings[day].readable = False
    assert newly_met(case_of(before.reading()), case_of(after.reading())) == []


@often
@given(some_profile, telling.rows, st.integers(1, 24), st.booleans())
def test_an_archive_that_is_lost_never_turns_a_rule_to_met(profile, rows, day, older):
    """With an older one at hand, which holds what had been said by then; or with none at all."""
    reading = telling.group(profile, rows).reading()
    (archive,) = reading.sources.archives
    gathered = dt.datetime(2026, 3, day, 23, tzinfo=dt.UTC)
    items = tuple(as_gathered(item, gathered) for item in archive.items if item.created <= gathered)
    left = (changed(archive, source="old.json", gathered=gathered, items=items),) if older else ()
    both = with_archives(reading, archive, *left)
    assert newly_met(case_of(both), case_of(with_archives(reading, *left))) == []


def as_gathered(item, gathered):
    """An item as it stood at an instant."""
    ended = item.merged or item.closed
    values = {}
    if ended is not None and ended > gathered:
        values = {"state": story.ItemState.OPEN, "closed": None, "merged": None, "merged_by": None}
    return changed(
        item,
        comments=tuple(one for one in item.comments if one.at <= gathered),
        reviews=tuple(one for one in item.reviews if one.at <= gathered),
        timeline=tuple(one for one in item.timeline if one.at <= gathered),
        deleted=tuple(one for one in item.deleted if one.at <= gathered),
        **values,
    )


@often
@given(some_profile, telling.with_review, st.data())
def test_an_act_of_support_less_never_turns_a_rule_to_met(profile, rows, data):
    ledger = record(telling.group(profile, rows).reading())
    instant = end_of(dt.date(2026, 3, 25), "UTC", given=True)
    supporting = [
        place
        for place, act in enumerate(ledger.acts)
        if (act.stance in story.AGREEING or act.rule == "review.approved")
        and (act.source is not story.ActSource.MINUTES or act.minutes_closed)
    ]
    assume(supporting)
    place = data.draw(st.sampled_from(supporting))
    less = replace(ledger, acts=(*ledger.acts[:place], *ledger.acts[place + 1 :]))
    (was, *_), now = fold(ledger, instant).cases, fold(less, instant).cases
    assert newly_met(was, now[0] if now else None) == []


@often
@given(some_profile, telling.rows, st.integers(0, 400), st.integers(1, 400))
def test_time_alone_concludes_nothing(profile, rows, first, later):
    group = telling.group(profile, rows)
    reading = group.reading()
    # nothing happens after the last line, and everything is read to the end
    (archive,) = reading.sources.archives
    reading = with_archives(reading, changed(archive, gathered=dt.datetime(2030, 1, 1, tzinfo=dt.UTC)))
    start = dt.date(2026, 3, 25) + dt.timedelta(days=first)
    was = case_of(reading, str(start))
    now = case_of(reading, str(start + dt.timedelta(days=later)))
    event(f"state {now.state}")
    assert now.state is was.state or now.state is CaseState.READY
    if was.state in CONCLUDED:
        assert outcomes(now) == outcomes(was)


@often
@given(some_profile, telling.rows, st.integers(1, 400))
def test_rules_that_change_later_conclude_nothing_and_undo_nothing(profile, rows, later):
    plain = telling.group(profile, rows)
    was = case_of(plain.reading())
    changing = telling.group(profile, rows)
    since = dt.date(2026, 3, 26) + dt.timedelta(days=later)
    other = "written" if changing.reading().process.base.minutes == "approved" else "approved"
    changing.values["change"] = [{"from": since, "minutes": other}]
    reading = changing.reading()
    (archive,) = reading.sources.archives
    reading = with_archives(reading, changed(archive, gathered=dt.datetime(2030, 1, 1, tzinfo=dt.UTC)))
    now = case_of(reading, str(since + dt.timedelta(days=1)))
    assert (now.state in CONCLUDED) == (was.state in CONCLUDED)


_UNDONE = ("changes those words", "deletes those words", "has that review", "reopens")


@often
@given(some_profile, telling.rows, st.integers(2, 24))
def test_what_had_happened_by_a_day_is_what_is_seen_as_of_that_day(profile, rows, day):
    """Told only the first part of a story, or all of it and asked for that day: it is the same."""
    # what an edit, a deletion or a dismissal took away cannot be seen any more on the day before
    kept = [row for row in rows if not row.what.startswith(_UNDONE)]
    until = f"2026-03-{day:02}"
    whole = telling.group(profile, kept).reading()
    part = telling.group(profile, [row for row in kept if row.day <= until]).reading()
    seen, told = case_of(whole, until), case_of(part, until)
    assert seen == told


@often
@given(some_profile, telling.rows, st.integers(2, 24))
def test_the_acts_of_a_prefix_come_to_what_all_of_them_do_as_of_its_end(profile, rows, day):
    ledger = record(telling.group(profile, rows).reading())
    instant = end_of(dt.date(2026, 3, day), "UTC", given=True)
    prefix = [act for act in ledger.acts if act.at is None or act.at <= instant.at]
    assert fold(replace(ledger, acts=tuple(prefix)), instant).cases == fold(ledger, instant).cases


def test_the_stories_that_are_made_up_come_to_every_outcome():
    """Else the tests above would hold of stories in which nothing ever happens."""
    chance = random.Random(7)
    met, not_met, states = set(), set(), set()
    for _ in range(900):
        rows = telling.any_story(chance)
        profile = chance.choice(telling.PROFILES)
        case = case_of(telling.group(profile, rows).reading())
        met |= {(profile, rule) for rule, one in outcomes(case).items() if one is Outcome.MET}
        not_met |= {(profile, rule) for rule, one in outcomes(case).items() if one is Outcome.NOT_MET}
        states.add(case.state)
    rules = {(profile, rule.id) for profile in telling.PROFILES for rule in telling.rules_of(profile)}
    assert {(one, rule) for one, rule in rules - met if rule != "balance"} == set()
    assert len(not_met) > len(rules) // 3
    assert {CaseState.ACCEPTED, CaseState.REJECTED, CaseState.LANDED, CaseState.OPEN} <= states


@pytest.mark.stress
def test_all_of_it_holds_for_many_more_stories():
    command = [sys.executable, "-m", "pytest", "-n0", "-x", __file__]
    done = subprocess.run(
        command, env={**os.environ, "LASTCALL_EXAMPLES": "1500"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-6000:]
