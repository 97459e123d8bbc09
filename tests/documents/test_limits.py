import pytest
from hypothesis import given
from hypothesis import strategies as st

from lastcall.documents.limits import Limits, UnreadableError, decode


def reason_of(raw, limits=None):
    with pytest.raises(UnreadableError) as caught:
        decode(raw, limits or Limits())
    return caught.value.reason, caught.value.line


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"one\r\ntwo\n", "one\ntwo\n"),
        (b"\xef\xbb\xbf# Title", "# Title"),
        (b"a\rb", "a b"),
        ("Grüße\u2028x".encode(), "Grüße\u2028x"),
        (b"", ""),
    ],
)
def test_only_line_feeds_end_lines(raw, text):
    assert decode(raw) == text


def test_what_is_not_utf_8_is_named_with_its_line():
    assert reason_of(b"one\ntwo \xe4\n") == ("not UTF-8: byte 0xe4", 2)


def test_a_binary_file_is_named_with_its_line():
    assert reason_of(b"PK\n\n\0") == ("binary: it holds a NUL byte", 3)


def test_a_file_over_the_size_limit():
    raw = b"x" * 1001
    assert reason_of(raw, Limits(file_bytes=1000)) == (
        "1,001 bytes, more than the limit of 1,000 (`[limits] file_bytes`)",
        0,
    )
    assert decode(raw, Limits(file_bytes=1001)) == "x" * 1001


def test_a_line_over_the_limit():
    assert reason_of(b"one\n" + b"x" * 11, Limits(line_characters=10)) == (
        "a line of 11 characters (`[limits] line_characters`)",
        2,
    )


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_without_carriage_returns_or_a_reason(raw):
    reason, line = "none", 0
    try:
        text = decode(raw)
    except UnreadableError as error:
        text, reason, line = "", error.reason, error.line
    assert reason
    assert 0 <= line <= raw.count(b"\n") + 1
    assert not {"\r", "\0"} & set(text)
