import pytest
from tests.building import HOME, act, as_of, meeting_file, minutes, pull, review, status_of

from lastcall.model.event import Basis, ObjectionFate

F = ObjectionFate


def raised(line, *subject, actor="Ana", fate=F.RAISED, **more):
    return act("objection", line, *subject, actor=actor, fate=fate, **more)


def settled(line, *subject, actor=None, fate=F.WITHDRAWN):
    return act("objection_resolved", line, *subject, actor=actor, fate=fate)


def objections(*files, instant="2026-12-31", items=()):
    return [
        (one.id.removeprefix(HOME), one.raised_by, one.fate.value, one.is_open, len(one.life))
        for one in status_of(as_of(instant), files, *items).objections
    ]


def test_raised_and_withdrawn_in_a_later_meeting():
    files = (minutes("2026-01-05", raised(9, "#6")), minutes("2026-02-05", settled(4, "#6", actor="Ana")))
    assert objections(*files) == [("#6-O1", "Ana", "withdrawn", False, 2)]
    assert objections(*files, instant="2026-02-04") == [("#6-O1", "Ana", "raised", True, 1)]
    assert objections(*files, instant="2026-01-04") == []


@pytest.mark.parametrize(
    ("fate", "is_open"),
    [
        (F.WITHDRAWN, False),
        (F.ACCOMMODATED, False),
        (F.NOT_SUSTAINED, False),
        (F.OVERRULED, False),
        (F.ANSWERED, True),
        (F.SUSTAINED, True),
    ],
)
def test_what_settles_it_and_what_does_not(fate, is_open):
    assert objections(minutes("2026-01-05", raised(9, "#6"), settled(10, "#6", fate=fate))) == [
        ("#6-O1", "Ana", fate.value, is_open, 2)
    ]


def test_an_answer_does_not_take_back_that_it_is_sustained():
    files = minutes(
        "2026-01-05", raised(9, "#6"), raised(10, "#6", fate=F.SUSTAINED), raised(11, "#6", fate=F.RAISED)
    )
    assert objections(files) == [("#6-O1", "Ana", "sustained", True, 3)]


def test_an_objection_repeated_by_the_same_person_is_one():
    files = (
        minutes("2026-01-05", raised(9, "#6", actor="Ana Bell")),
        minutes("2026-02-05", raised(9, "#6", actor="Ana")),
    )
    assert objections(*files) == [("#6-O1", "Ana Bell", "raised", True, 2)]


def test_two_people_two_subjects_and_one_after_it_was_settled_are_others():
    file = minutes(
        "2026-01-05",
        raised(1, "#6"),
        raised(2, "#6", actor="Bo"),
        raised(3, "#7"),
        settled(4, "#7"),
        raised(5, "#7"),
        raised(6),
        raised(7),
    )
    assert [row[0] for row in objections(file)] == [
        "#6-O1", "#6-O2", "#7-O1", "#7-O2", "2026-01-05-O1", "2026-01-05-O2",
    ]  # fmt: skip


def test_people_of_the_same_first_name_are_two_where_both_are_written_in_full():
    file = minutes("2026-01-05", raised(1, "#6", actor="Ana Bell"), raised(2, "#6", actor="Ana Carr"))
    assert [row[1] for row in objections(file)] == ["Ana Bell", "Ana Carr"]


def test_somebody_not_named_is_nobody_in_particular():
    file = minutes("2026-01-05", raised(1, "#6", actor=None), raised(2, "#6"), raised(3, "#6", actor=None))
    assert [(row[1], row[4]) for row in objections(file)] == [(None, 1), ("Ana", 1), (None, 1)]


def test_what_settles_one_of_two_says_by_whom_or_settles_none():
    two = (raised(1, "#6"), raised(2, "#6", actor="Bo Carr"))
    named = minutes("2026-01-05", *two, settled(3, "#6", actor="Bo"))
    assert [row[2] for row in objections(named)] == ["raised", "withdrawn"]
    unnamed = minutes("2026-01-05", *two, settled(3, "#6"))
    assert [row[2] for row in objections(unnamed)] == ["raised", "raised"]


def test_without_a_subject_it_settles_the_only_open_one_of_its_meeting():
    first, second = minutes("2026-01-05", raised(1, "#6")), minutes("2026-02-05", raised(1, "#7"), settled(2))
    assert [(row[0], row[2]) for row in objections(first, second)] == [
        ("#6-O1", "raised"),
        ("#7-O1", "withdrawn"),
    ]
    assert [row[2] for row in objections(first, minutes("2026-02-05", settled(2)))] == ["raised"]


def test_two_meetings_in_one_file_are_two():
    first = meeting_file("n.md", "2026-01-05", raised(1, "#6"))
    second = meeting_file("n.md", "2026-02-05", settled(20))
    assert [row[2] for row in objections(first, second)] == ["raised"]


def test_words_that_may_mean_an_objection_and_reviews_open_none():
    file = minutes("2026-01-05", raised(1, "#6", basis=Basis.INFERRED), settled(2, "#6"))
    item = pull(6, reviews=(review("CHANGES_REQUESTED", "2026-01-06T09:00"),))
    assert objections(file, items=(item,)) == []


def test_a_confirmed_one_counts():
    assert len(objections(minutes("2026-01-05", raised(1, "#6", basis=Basis.CONFIRMED)))) == 1


def test_its_numbers_are_the_same_on_every_day():
    files = [minutes(f"2026-0{month}-05", raised(1, "#6", actor=f"P{month}")) for month in (1, 2, 3)]
    everything = objections(*files)
    for month in (1, 2):
        assert objections(*files, instant=f"2026-0{month}-28") == everything[:month]
