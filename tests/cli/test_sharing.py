"""Work shared among processes: in order, complete, and done here where another process fails."""

import os

from lastcall.cli.sharing import LEAST, shared

ITEMS = list(range(5 * LEAST))


def test_results_come_in_the_order_of_the_items_from_several_processes():
    found = list(shared(ITEMS, lambda some: [(one, os.getpid()) for one in some], processes=3))
    assert [one for one, _ in found] == ITEMS
    assert len({process for _, process in found}) == (3 if hasattr(os, "fork") else 1)


def test_few_items_are_no_reason_for_another_process():
    assert set(shared(ITEMS[:LEAST], lambda some: [os.getpid() for _ in some], 4)) == {os.getpid()}


def test_the_share_of_a_process_that_fails_is_done_here():
    here = os.getpid()

    def work(some):
        if os.getpid() != here:
            raise ValueError
        return [one * 2 for one in some]

    assert list(shared(ITEMS, work, processes=2)) == [one * 2 for one in ITEMS]


def test_nothing_comes_of_nothing():
    assert list(shared([], list)) == []


def test_shares_are_of_about_equal_weight_and_keep_the_order():
    items = list(range(4 * LEAST))
    heavy = items[-LEAST:]
    told = []

    def work(part):
        # a child's list is its own: what this process did itself is the first share
        told.append(list(part))
        return [(item, os.getpid()) for item in part]

    found = list(shared(items, work, 2, weigh=lambda item: 100 if item in heavy else 1))

    assert [item for item, _ in found] == items
    assert len({process for _, process in found}) == 2
    assert len(told[0]) > 3 * LEAST
