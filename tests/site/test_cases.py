"""A proposal's page: where it stands, by which rules, who said what, and every act with its evidence."""

import datetime as dt

import pytest
from tests.site import seen
from tests.site.world import HOME, WEB, build, item

from lastcall.model.declaration import Declaration, DeclarationKind
from lastcall.model.item import Comment, Deleted, ItemState, Review, ReviewState
from lastcall.model.participant import Affiliation, Participant, Register


def moment(day: int, hour: int = 12) -> dt.datetime:
    return dt.datetime(2026, 3, day, hour, tzinfo=dt.UTC)


def comment(author: str, body: str, day: int, hour: int = 12) -> Comment:
    url = f"{WEB}/{HOME}/pull/2#issuecomment-{day}{hour}"
    return Comment(author=author, body=body, at=moment(day, hour), url=url)


def person(name: str, login: str, role: str = "participant") -> Participant:
    works = (Affiliation(organization=f"{name.split()[1]} Works"),)
    return Participant(name=name, github=(login,), role=role, affiliations=works)


REGISTER = Register(
    path="participants.toml",
    participants=(
        person("Rosa Lindqvist", "rosa", "maintainer"),
        person("Otto Oneil", "otto"),
        person("Gil Abara", "gil"),
        person("Uma Nash", "uma"),
        person("Drum Major", "drummer-1"),
    ),
)
MINUTES = """# Meeting 2026-03-12

## Attendees
* Rosa Lindqvist

## Minutes
* Two (pull request #2)
    * Any sustained objection?
        * No objection

## Closing Discussion
* Consensus to commit this to repo? Yes
"""


def approved(author: str, day: int, commit: str = "abc1234") -> Review:
    return Review(author=author, state=ReviewState.APPROVED, body="", at=moment(day), commit=commit)


def page(*comments: Comment, files=None, profile="sustained-objection", **more) -> seen.Seen:
    """The page of pull request #2."""
    return seen.read(pages(*comments, files=files, profile=profile, **more)["item-2.html"])


def pages(*comments: Comment, files=None, profile="sustained-objection", **more) -> dict[str, bytes]:
    options = {
        name: more.pop(name) for name in ("declarations", "rules", "people", "register") if name in more
    }
    told = {"register": REGISTER, "profile": profile, **options}
    return build(files or {}, (item(2, "Two sticks", comments=comments, **more),), **told)


def part(text: str, start: str, end: str) -> str:
    """What stands between two headings."""
    return text.partition(start)[2].partition(end)[0]


def test_an_open_proposal_says_what_it_still_needs():
    one = page(comment("rosa", "/last-call until 2026-04-10", 20), reviews=(approved("otto", 21),))

    assert "Where it stands open It is before the group, and nobody has concluded it." in one.text
    needs = part(one.text, "Still needs", "Asks to")
    assert "the window to end on 2026-04-10" in needs
    assert "agreement: 1 of 3 on record" in needs
    assert "a decision by the maintainer" in needs
    assert {"#verdict-window", "#verdict-agreement", "#verdict-consensus-determined"} <= set(one.links)
    assert {"verdict-window", "verdict-agreement"} <= set(one.ids)


def test_a_verdict_has_its_word_its_reason_and_its_rule():
    one = page(comment("rosa", "/last-call until 2026-04-10", 20))

    rules = part(one.text, "Rule Verdict Because", "Calls 1")
    assert (
        "has ended. window not met The window ends 2026-04-10 23:59 UTC, in 10 days. #2, 2026-03-20" in rules
    )
    assert "agreement unknown None of 3 agreeing people on record" in rules
    assert "vote does not apply No objection is sustained: no vote is needed." in rules
    assert "rules.html#rule-window" in one.links
    assert "item-2.html#comment-1" in one.links


def test_what_blocks_comes_first_and_former_positions_are_kept():
    one = page(
        comment("otto", "/object Loudness: far too loud", 5),
        comment("uma", "/concern Weight: the sticks are heavy", 6),
        reviews=(approved("gil", 3, "aaa1111"), approved("gil", 7, "bbb2222")),
    )

    rows = part(one.text, "On which text Words and evidence", "Objections 1")
    assert rows.index("Otto Oneil") < rows.index("Uma Nash") < rows.index("Gil Abara")
    assert "Otto Oneil (Oneil Works) objection 2026-03-05" in rows
    assert "Gil Abara (Abara Works) support 2026-03-07 commit bbb2222" in rows
    assert "before: review: approved 2026-03-03, commit aaa1111 #2, 2026-03-03" in rows
    assert "Each person counts once, on the newest word. 1 objection, 1 concern, 1 support." in one.text


def test_a_position_that_is_not_counted_says_why():
    one = page(comment("stranger", "/support", 5))

    assert "support not counted, because the register does not name them" in one.text
    assert "1 not counted." in one.text


def test_what_is_not_counted_does_not_look_as_if_it_were():
    minutes = MINUTES.replace("repo? Yes", "repo?")
    html = pages(comment("stranger", "/support", 5), files={"minutes/2026-03-12_minutes.md": minutes})
    shown = html["item-2.html"].decode()

    assert '<span class="label unsure">support</span>' in shown
    assert '<span class="label unsure">accepted</span>' in shown
    assert '<span class="label done">support</span>' not in shown
    assert '<span class="label done">accepted</span>' not in shown


def test_an_objection_shows_its_life_from_comments_here_and_on_its_own_page():
    told = (
        comment("otto", "/object Loudness: far too loud", 5),
        comment("drummer-1", "/respond #2-O1 The text now says mezzo-forte.", 6),
        comment("gil", "/withdraw #2-O1", 7),
        comment("otto", "/withdraw #2-O1", 8),
    )
    built = pages(*told)
    one = seen.read(built["item-2.html"])
    own = seen.read(built["objection-2-o1.html"])

    assert "#2-O1 “Loudness” by Otto Oneil (Oneil Works) withdrawn" in one.text
    assert (
        "objected 2026-03-05 #2, 2026-03-05 → answered 2026-03-06 #2, 2026-03-06 → withdrawn 2026-03-08"
        in one.text
    )
    life = part(own.text, "Its life", "First answered")
    assert [
        life.index(word)
        for word in ("objected", "answered", "withdrawn on #2-O1 by Gil", "withdrawn on #2-O1 by Otto")
    ] == sorted(
        life.index(word)
        for word in ("objected", "answered", "withdrawn on #2-O1 by Gil", "withdrawn on #2-O1 by Otto")
    )
    assert "not counted, because only Otto Oneil, who raised it, may do that" in life
    assert life.count("not counted") == 1
    assert "First answered on 2026-03-06." in own.text
    assert {f"item-2.html#comment-{number}" for number in (1, 2, 3, 4)} <= set(own.links)


def test_an_open_objection_is_on_the_overview_and_what_it_needs_is_said():
    built = pages(comment("otto", "/object Loudness: far too loud", 5), comment("otto", "/sustain #2-O1", 6))
    text = seen.read(built["index.html"]).text

    assert "#2-O1 on Two sticks sustained far too loud Otto Oneil (Oneil Works) , #2, 2026-03-05" in text
    needs = part(text, "Proposal State Still needs", "What needs whom")
    assert "#2 Two sticks open objection #2-O1 is sustained · a vote" in needs
    assert "objection-2-o1.html" in seen.read(built["index.html"]).links


def test_a_deleted_objection_is_told_and_its_words_are_not(monkeypatch):
    # what needs whom does not know yet of objections without an event
    monkeypatch.setattr("lastcall.status.attention._objections", lambda *_: iter(()))
    gone = Deleted(
        kind="comment",
        author="otto",
        at=moment(5),
        gone=moment(9),
        digest="0123456789abcdef",
        commands=("object",),
    )
    built = pages(deleted=(gone,))
    one, own = seen.read(built["item-2.html"]), seen.read(built["objection-2-o1.html"])

    assert "Its words were deleted." in one.text
    assert "deleted by Otto Oneil (Oneil Works) declared a comment that stood here was deleted" in one.text
    assert "The words that raised it were deleted; that they stood there stays on record." in own.text
    assert "its words were deleted" in seen.read(built["objections.html"]).text
    assert "its words were deleted" in seen.read(built["index.html"]).text


def test_a_decision_names_what_it_concludes_and_the_merge_is_a_fact_of_its_own():
    built = pages(
        files={"minutes/2026-03-12_minutes.md": MINUTES},
        state=ItemState.MERGED,
        merged=moment(14),
        closed=moment(14),
        merged_by="rosa",
    )
    one = seen.read(built["item-2.html"])

    assert (
        "accepted Accepted: the group was asked on 2026-03-12, and nobody objected (minutes 2026-03-12, line 9)."
        in one.text
    )
    assert "Landing Merged on 2026-03-14 by Rosa Lindqvist (Lindqvist Works) #2, 2026-03-14" in one.text
    assert "That is a fact of its own, and no evidence of consensus." in one.text
    assert "Still needs" not in one.text
    assert "#2 Two sticks concludes it: accepted" in seen.read(built["decisions.html"]).text
    assert "meeting-2026-03-12.html#L9" in one.links


def test_a_merge_without_a_decision_is_never_said_to_be_accepted():
    one = page(state=ItemState.MERGED, merged=moment(14), closed=moment(14))

    assert "merged, no decision on record It was merged, and no decision is on record." in one.text
    assert "accepted" not in part(one.text, "Where it stands", "Timeline")


def test_a_declared_decision_names_who_declared_it_and_where_it_stands():
    declared = Declaration(
        about=f"{HOME}#2",
        kind=DeclarationKind.DECISION,
        by="Rosa Lindqvist",
        on=dt.date(2026, 3, 20),
        stands="minutes of the board, on paper",
        words="Accepted by the board.",
        says="accepted",
        entry=3,
    )
    one = page(declarations=(declared,))

    assert "Accepted: declared on 2026-03-20 by Rosa Lindqvist (Lindqvist Works)" in one.text
    assert "stands at: minutes of the board, on paper" in one.text


def test_an_appeal_shows_its_grounds_and_that_it_waits():
    one = page(files={"minutes/2026-03-12_minutes.md": MINUTES})
    assert "Appeals" not in [words.partition(" ")[0] for _, words in one.headings]

    appealed = page(
        comment("uma", "/appeal 2026-03-12-D1: Nobody had read it.", 20),
        files={"minutes/2026-03-12_minutes.md": MINUTES},
    )
    assert "#2-P1 by Uma Nash (Nash Works) 2026-03-20 Nobody had read it." in appealed.text
    assert "no written answer on record" in appealed.text


def test_a_command_that_was_not_understood_is_told_in_our_words():
    built = pages(comment("otto", "/object", 5))

    assert "not understood by Otto Oneil (Oneil Works)" in seen.read(built["item-2.html"]).text
    assert "<q>" not in built["item-2.html"].decode().partition('id="record"')[2].partition('id="links"')[0]


def test_where_sources_differ_both_are_shown():
    minutes = MINUTES.replace(
        "        * No objection\n", "        * No objection\n    * Merged pull request #2\n"
    )
    one = page(
        files={"minutes/2026-03-12_minutes.md": minutes},
        state=ItemState.MERGED,
        merged=moment(14),
        closed=moment(14),
    )

    assert "Where sources differ 1" in one.text
    assert "The minutes of 2026-03-12 say merged, the forge says 2026-03-14" in one.text


def test_what_is_not_known_is_said():
    one = page(files={"minutes/2026-03-12_minutes.md": MINUTES.replace("repo? Yes", "repo?")})

    assert "Not known 1 The minutes of 2026-03-12 are not closed." in one.text
    assert "minutes not closed" in part(one.text, "Timeline", "Links")


def test_the_timeline_has_every_act_once_with_day_doer_words_and_evidence():
    one = page(
        comment("rosa", "/last-call until 2026-04-10", 20),
        comment("otto", "/support", 21),
        reviews=(approved("gil", 22),),
    )
    told = part(one.text, "Timeline 4", "Links")

    assert "2026-03-02 opened by Drum Major (Major Works) declared #2, 2026-03-02" in told
    assert "2026-03-20 call opened until 2026-04-10 by Rosa Lindqvist (Lindqvist Works) declared" in told
    assert "2026-03-21 support by Otto Oneil (Oneil Works) declared" in told
    assert "2026-03-22 review: approved by Gil Abara (Abara Works) declared approved at abc1234" in told


def test_the_most_urgent_open_proposal_comes_first():
    running = item(3, "Running", body="## Timeline\n- Last call until 2026-04-10\n")
    ended = item(4, "Ended", body="## Timeline\n- Deadline for comments: 2026-03-20\n")
    quiet = item(5, "Quiet")
    objected = item(6, "Objected", comments=(comment("otto", "/object Loud: too loud", 5),))
    built = build({}, (running, ended, quiet, objected), register=REGISTER, profile="sustained-objection")

    needs = part(seen.read(built["index.html"]).text, "Proposal State Still needs", "What needs whom")
    assert [needs.index(name) for name in ("Ended", "Running", "Objected", "Quiet")] == sorted(
        needs.index(name) for name in ("Ended", "Running", "Objected", "Quiet")
    )


def test_without_a_profile_the_record_is_shown_and_nothing_is_judged():
    built = pages(comment("otto", "/object Loudness: far too loud", 5), profile=None)
    one = seen.read(built["item-2.html"])
    overview = seen.read(built["index.html"])

    assert "Positions 1" in one.text
    assert not any(word in one.text for word in ("Verdict", "not met", "unknown"))
    assert "The group names no process profile, so no rule is judged: how to name one." in overview.text
    assert "rules.html" in overview.links
    assert "objection #2-O1 is open" in overview.text


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202egnp"]
)
def test_hostile_words_of_an_act_are_only_words(hostile: str):
    declared = Declaration(
        about=f"{HOME}#2",
        kind=DeclarationKind.POSITION,
        by=hostile,
        who=f"{hostile} b",
        on=dt.date(2026, 3, 20),
        stands="javascript:alert(1)",
        words=hostile,
        says="support",
        entry=1,
    )
    built = pages(
        comment('x"><b>', f"/object {hostile}: {hostile}", 5),
        comment("otto", f"/appeal 2026-03-12-D1: {hostile}", 6),
        declarations=(declared,),
    )

    assert seen.crawl(built) == []
    for path, content in built.items():
        if path.endswith(".html"):
            one = seen.read(content)
            assert not {"script", "img"} & {tag for tag, _ in one.tags}, path
            assert not any(link.startswith("javascript") for link in one.links), path
            assert one.unclosed == [], path
            assert "\u202e" not in content.decode(), path
