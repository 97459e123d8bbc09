import pytest
from tests.building import HOME, WEB, comment, full, issue, moment, pull

from lastcall.documents.renames import Renames
from lastcall.ledger.links import Way, between
from lastcall.model.evidence import LinkEvidence


def links_of(*items, renames=None):
    return between({str(item.id): item for item in items}, Renames(renames), WEB)


def ends(found):
    return {
        source.removeprefix(HOME): sorted(target.removeprefix(HOME) for target in targets)
        for source, targets in found.items()
        if targets
    }


@pytest.mark.parametrize(
    ("body", "closed"),
    [
        ("Closes #3.", ["#3"]),
        ("fixes: #3", ["#3"]),
        ("Resolved #3, closes #4", ["#3", "#4"]),
        (f"Closes {WEB}/{HOME}/issues/3", ["#3"]),
        (f"Closes {HOME}#3", ["#3"]),
        ("Discloses #3", []),
        ("This does not concern #3", []),
        ("`Closes #3`", []),
        ("Closes the gap that #3 left", []),
    ],
)
def test_what_a_pull_request_closes(body, closed):
    links = links_of(pull(9, body=body), issue(3), issue(4))
    assert ends(links.closes) == ({"#9": closed} if closed else {})
    assert ends(links.closed_by) == {target: ["#9"] for target in closed}


def test_an_issue_closes_nothing_and_neither_does_a_comment():
    links = links_of(issue(9, body="Closes #3"), pull(8, comments=(comment("closes #3", "2026-01-02"),)))
    assert ends(links.closes) == {}
    assert ends(links.mentions) == {"#9": ["#3"], "#8": ["#3"]}


@pytest.mark.parametrize(
    ("body", "replaced"),
    [
        ("Replaces #3.", ["#3"]),
        ("It says it replaces #3, from an old account", ["#3"]),
        ("Supersedes the earlier pull request #3", ["#3"]),
        (f"Replaces {WEB}/{HOME}/pull/3", ["#3"]),
        (f"Replaces [#3]({WEB}/{HOME}/pull/3)", ["#3"]),
        ("Replaces the table that #3 brought", []),
        ("Replaces a word. See #3", []),
        ("Reads well instead of #3", []),
    ],
)
def test_what_an_item_replaces(body, replaced):
    links = links_of(pull(9, body=body), pull(3))
    assert ends(links.replaces) == ({"#9": replaced} if replaced else {})
    assert ends(links.replaced_by) == {target: ["#9"] for target in replaced}


@pytest.mark.parametrize(
    "words",
    ["Replaced by #9", "superseded with the new draft #9", "Closing in favour of #9", "continued in #9"],
)
def test_what_an_item_is_replaced_by(words):
    links = links_of(pull(3, comments=(comment(words, "2026-01-02"),)), pull(9))
    assert ends(links.replaced_by) == {"#3": ["#9"]}
    assert ends(links.replaces) == {"#9": ["#3"]}


def test_an_item_is_not_linked_to_itself_and_a_plain_text_is_not_searched():
    links = links_of(pull(9, body="replaces #9"), pull(8, body="nothing"))
    assert links.said == []


def test_links_go_through_renames():
    links = links_of(pull(9, body="Closes old/mill#3"), renames={"old/mill": HOME})
    assert ends(links.closes) == {"#9": ["#3"]}


def test_every_link_says_who_says_so_and_when():
    old = pull(3, comments=(comment("hello\n  Replaced by #9!", "2026-01-02T10:00"),))
    links = links_of(old, pull(9))
    said = links.succession(full("#3"), full("#9"))
    assert said is not None
    assert (said.way, said.said_by) == (Way.REPLACES, full("#3"))
    assert said.evidence == LinkEvidence(url=old.url, quote="Replaced by #9!", at=moment("2026-01-02T10:00"))
    assert links.succession(full("#9"), full("#3")) is None


def test_what_had_been_said_by_an_instant():
    links = links_of(
        pull(
            3, "2026-01-01T09:00", body="Closes #1", comments=(comment("Replaced by #9", "2026-01-05T09:00"),)
        )
    )
    early = links.only(lambda at: at is not None and at <= moment("2026-01-04T00:00"))
    assert (ends(early.closes), ends(early.replaced_by)) == ({"#3": ["#1"]}, {})
    assert ends(early.mentions) == {"#3": ["#1"]}
    assert ends(links.only(lambda _: True).replaced_by) == {"#3": ["#9"]}
