import pytest

from tests.github.ids import cursor, key_of, node_id, numbers_of


def test_a_real_node_id_is_read_and_written():
    assert numbers_of("I_kwDOGNtpaM49OGUy") == [417032552, 1027106098]
    assert node_id("Issue", 417032552, 1027106098) == "I_kwDOGNtpaM49OGUy"


def test_small_and_large_numbers_are_written_as_github_does():
    assert node_id("User", 232807103) == "U_kgDODeBavw"
    assert node_id("PullRequest", 3544490, 7179388) == "PR_kwDOADYVqs4AbYx8"
    assert numbers_of(node_id("IssueComment", 1, 3_000_000_001 << 8)) == [1, 3_000_000_001 << 8]


@pytest.mark.parametrize("text", ["", "I_", "MDU6SXNzdWU1NzM2MjA2NDE=", "I_!!!!", "I_kQE"])
def test_what_is_no_node_id_of_todays_form_is_refused(text: str):
    with pytest.raises(ValueError, match=r"is no node id|is not base64"):
        numbers_of(text)


def test_a_cursor_holds_its_place():
    assert key_of(cursor(("2026-01-05T10:00:00Z", 7), 0), 0) == ("2026-01-05T10:00:00Z", 7)
    assert key_of(cursor((12, 0), 3), 3) == (12, 0)


@pytest.mark.parametrize("text", ["", "abc", "Y3Vyc29yOnYyOg==", "Y3Vyc29yOnYyOpKkYWJjAQ=="])
def test_what_is_no_cursor_is_refused(text: str):
    with pytest.raises(ValueError, match=r"is no cursor|is not base64"):
        key_of(text, 0)


def test_a_cursor_of_an_older_generation_has_expired():
    with pytest.raises(ValueError, match="expired"):
        key_of(cursor((1, 1), 0), 1)
