from hypothesis import given
from hypothesis import strategies as st

from tests.github.connections import Bounds, Connection, connection, placed


def of(*numbers: int) -> list:
    return placed(numbers, lambda number: (number, 0))


def page(numbers: list, *, descending: bool = False, **bounds: object) -> Connection:
    return connection(of(*numbers), Bounds(**bounds), 0, descending=descending)


def test_the_first_and_the_last():
    assert page([3, 1, 2], first=2).nodes == [1, 2]
    assert page([3, 1, 2], last=2).nodes == [2, 3]
    assert page([3, 1, 2], first=2, descending=True).nodes == [3, 2]
    assert page([3, 1, 2], last=2, descending=True).nodes == [2, 1]


def test_a_page_says_what_lies_before_and_after_it():
    start = page([1, 2, 3], first=2)
    end = page([1, 2, 3], first=2, after=start.page_info.end_cursor)

    assert (start.has_previous, start.has_next) == (False, True)
    assert (end.nodes, end.has_previous, end.has_next) == ([3], True, False)
    assert start.total_count == end.total_count == 3


def test_nothing_has_no_cursors():
    assert page([], first=5).page_info.end_cursor is None
    assert page([], first=5).page_info.start_cursor is None


def test_what_is_deleted_between_two_pages_shifts_nothing():
    cursor = page([1, 2, 3, 4], first=2).page_info.end_cursor

    assert page([1, 3, 4], first=2, after=cursor).nodes == [3, 4]
    assert page([1, 2, 4], first=2, after=cursor).nodes == [4]


def test_what_is_new_at_the_start_shifts_nothing_either():
    cursor = page([1, 2, 3], first=2, descending=True).page_info.end_cursor

    assert page([1, 2, 3, 9], first=2, after=cursor, descending=True).nodes == [1]


def test_skipped_ones_count_as_total_and_not_as_filtered():
    skipped = page([1, 2, 3, 4], first=2, skip=1)

    assert skipped.nodes == [2, 3]
    assert (skipped.total_count, skipped.filtered_count, skipped.page_count) == (4, 3, 2)


@given(st.sets(st.integers(0, 50)), st.integers(1, 7), st.booleans())
def test_pages_forward_hold_everything_once(numbers: set, size: int, descending: bool):
    seen, after = [], None
    while True:
        here = page(list(numbers), first=size, after=after, descending=descending)
        seen += here.nodes
        after = here.page_info.end_cursor
        if not here.has_next:
            break

    assert seen == sorted(numbers, reverse=descending)


@given(st.sets(st.integers(0, 50)), st.integers(1, 7), st.booleans())
def test_pages_backward_hold_everything_once(numbers: set, size: int, descending: bool):
    seen, before = [], None
    while True:
        here = page(list(numbers), last=size, before=before, descending=descending)
        seen = here.nodes + seen
        before = here.page_info.start_cursor
        if not here.has_previous:
            break

    assert seen == sorted(numbers, reverse=descending)
