"""Work shared among processes: in order, complete, and done here where another process fails."""

import os
import time

from lastcall.cli.sharing import LEAST, shared

ITEMS = list(range(5 * LEAST))
FORKS = hasattr(os, "fork")


def _slowly(item: int) -> tuple[int, int]:
    # so long that each process has begun before one has done all
    time.sleep(0.003)
    return item, os.getpid()


def test_results_come_in_the_order_of_the_items_from_several_processes():
    found = list(shared(ITEMS, _slowly, processes=3))
    assert [one for one, _ in found] == ITEMS
    assert len({process for _, process in found}) == (3 if FORKS else 1)


def test_few_items_are_no_reason_for_another_process():
    assert {process for _, process in shared(ITEMS[:LEAST], _slowly, 4)} == {os.getpid()}


def test_what_a_process_that_fails_took_is_done_here():
    here = os.getpid()

    def work(item: int) -> int:
        time.sleep(0.003)
        if os.getpid() != here:
            raise ValueError
        return item * 2

    assert list(shared(ITEMS, work, processes=2)) == [one * 2 for one in ITEMS]


def test_nothing_comes_of_nothing():
    assert list(shared([], str)) == []


def test_the_heaviest_item_is_taken_first_and_the_order_of_the_items_kept():
    taken: list[int] = []

    def work(item: int) -> int:
        # a child's list is its own: these are the ones that this process took
        taken.append(item)
        time.sleep(0.003)
        return item

    assert list(shared(ITEMS, work, 2, weigh=lambda item: item)) == ITEMS
    assert taken == sorted(taken, reverse=True)
    assert len(taken) < len(ITEMS) or not FORKS


def test_more_items_than_the_list_holds_are_done_here():
    many = range(5000)
    assert {process for _, process in shared(many, lambda item: (item, os.getpid()), 2)} == {os.getpid()}
