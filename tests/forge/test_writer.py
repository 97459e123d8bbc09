import pytest
from tests.forge.asking import HOME, Watch
from tests.github.access import Right

from lastcall.forge.errors import ForgeError
from lastcall.forge.reader import Patience, Reader
from lastcall.forge.writer import Writer, mark

FAULTS = {
    "502 before": lambda faults: faults.server_error(where="POST"),
    "502 after it was done": lambda faults: faults.server_error(where="POST", late=True),
    "dropped before": lambda faults: faults.drop(where="POST"),
    "dropped after": lambda faults: faults.drop(where="POST", late=True),
    "cut in the middle of the answer": lambda faults: faults.cut(where="POST"),
    "no answer": lambda faults: faults.time_out(where="POST", late=True),
    "limited": lambda faults: faults.secondary_rate_limit(where="POST", retry_after=3),
    "limited without a time": lambda faults: faults.too_many_requests(where="POST"),
}


@pytest.fixture
def mill(github):
    mill = github.state.add_repository(HOME)
    github.state.open_pull(mill, "Say watts", "", "ana")
    return mill


def writer(github, token=None):
    watch = Watch()
    patience = Patience(watch.sleep, timeout=1)
    return Writer(Reader(github.base_url, token or github.token, patience, print), HOME, patience)


def bodies(mill, number=1):
    return [comment.body for comment in mill.items[number].comments]


@pytest.mark.parametrize("name", FAULTS)
def test_a_comment_is_never_written_twice(github, mill, name):
    FAULTS[name](github.faults)

    writer(github).comment(1, "report", "All is well.")

    assert github.faults.left == []
    assert bodies(mill) == ["All is well.\n\n<!-- lastcall:report -->"]


@pytest.mark.parametrize("name", FAULTS)
def test_an_issue_is_never_opened_twice(github, mill, name):
    FAULTS[name](github.faults)

    number = writer(github).issue("appeal-1", "An appeal", "Grounds")

    assert [issue.number for issue in mill.issues()] == [number]


@pytest.mark.parametrize("name", FAULTS)
def test_a_status_is_never_set_twice(github, mill, name):
    FAULTS[name](github.faults)

    writer(github).status(mill.items[1].head_ref_oid, "lastcall", "success", "met")

    assert [status.state for status in mill.statuses] == ["success"]


@pytest.mark.parametrize("name", FAULTS)
def test_a_label_is_put_on_once(github, mill, name):
    github.state.add_label(mill, "last call")
    FAULTS[name](github.faults)

    writer(github).label(1, "last call")

    assert [event.typename for event in mill.items[1].events] == ["LabeledEvent"]


def test_a_comment_is_brought_up_to_date_in_place(github, mill):
    for text in ("one", "one", "two"):
        writer(github).comment(1, "report", text)

    assert bodies(mill) == ["two\n\n<!-- lastcall:report -->"]
    assert [request.method for request in github.requests.writes] == ["POST", "PATCH"]


def test_a_mark_that_somebody_else_copied_is_not_ours(github, mill):
    github.state.comment(mill.items[1], f"Mine now {mark('report')}", "mallory")

    writer(github).comment(1, "report", "All is well.")

    assert bodies(mill) == ["Mine now <!-- lastcall:report -->", "All is well.\n\n<!-- lastcall:report -->"]


def test_a_comment_far_down_is_found(github, mill):
    for n in range(150):
        github.state.comment(mill.items[1], f"{n}", "bo")
    writer(github).comment(1, "report", "one")
    for n in range(150):
        github.state.comment(mill.items[1], f"{n}", "bo")

    writer(github).comment(1, "report", "two")

    assert [body for body in bodies(mill) if "lastcall" in body] == ["two\n\n<!-- lastcall:report -->"]


def test_a_failure_that_does_not_pass_ends_with_a_message(github, mill):
    github.faults.server_error(where="POST", times=99)

    with pytest.raises(ForgeError, match="cannot write a comment on blue/mill#1"):
        writer(github).comment(1, "report", "All is well.")

    assert bodies(mill) == []


def test_a_token_that_may_only_read(github, mill):
    github.allow("reader", "bo", frozenset({Right.PRIVATE}))

    with pytest.raises(ForgeError, match="not accessible") as caught:
        writer(github, "reader").comment(1, "report", "All is well.")

    assert "token needs" in str(caught.value)


def test_a_mark_holds_no_words_of_others():
    with pytest.raises(ValueError, match="no name of a mark"):
        mark("a --> <script>")
