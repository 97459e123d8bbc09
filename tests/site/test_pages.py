"""What single pages say, and that each statement leads to where it stands."""

import re

import pytest
from tests.site import seen
from tests.site.world import build, item

from lastcall.model.finding import Finding, Severity
from lastcall.model.item import Comment, ItemState, Review, ReviewState
from lastcall.model.reference import ItemKind

MINUTES = """# Meeting 2026-03-05

## Attendees
* Rosa Lindqvist (Cymbal Society) (Maintainer)

## Minutes
* Two (pull request #2)
    * Any sustained objection?
        * No objection
    * Merged pull request #2
* Rosa will write the example (issue #5)
* See [the agenda](2026-03-05_agenda.md), [the need](../use_cases/one.md#need-beat) and [the part](../specs/drm-01/dev/drm-01.md#tempo)
* OBJECTION(Rosa) on #3: too loud

## Closing Discussion
* Consensus to commit this to repo? Yes
"""
AGENDA = "# Meeting 2026-03-05\n\n## Agenda\n* Two: https://git.example/tin-drum/rhythm/pull/2\n\n## Minutes\n* TODO\n"
USE_CASE = """# Use Case 1: Marching <a id="use-case-marching"></a>

People march.

## Needs
* <a id="need-beat"></a>**A beat:** to march to.
* <a id="need-rest"></a>**A rest:** to stand still.

## Not in scope
Dancing.
"""
SPEC = """# DRM-01 - Drums

**WARNING: this specification is a DRAFT.**

## 1. Tempo <a id="tempo"></a>

Serves: [A beat](../../../use_cases/one.md#need-beat)

A drummer MUST keep it and SHOULD NOT hurry.
"""
FILES = {
    "minutes/2026-03-05_minutes.md": MINUTES,
    "minutes/2026-03-05_agenda.md": AGENDA,
    "use_cases/one.md": USE_CASE,
    "specs/drm-01/dev/drm-01.md": SPEC,
}


def moment(day: int, hour: int = 12):
    from datetime import UTC, datetime

    return datetime(2026, 3, day, hour, tzinfo=UTC)


ITEMS = (
    item(
        2,
        "DRM-01: two sticks",
        state=ItemState.MERGED,
        merged=moment(5),
        closed=moment(5),
        merged_by="rosa-drums",
    ),
    item(
        3,
        "Louder",
        body="Closes #5.\n\n## Timeline\n- Last call until 2026-04-10\n",
        comments=(Comment(author="otto", body="Please **no**.", at=moment(3)),),
        reviews=(Review(author="rosa-drums", state=ReviewState.APPROVED, body="", at=moment(4)),),
    ),
    item(4, "Softer", body="## Timeline\n- Deadline for comments: 2026-03-20\n"),
    item(5, "An example", kind=ItemKind.ISSUE, labels=("help wanted",)),
)
FINDINGS = (
    Finding(
        rule="unfilled-template",
        severity=Severity.WARNING,
        path="minutes/2026-03-05_agenda.md",
        line=7,
        message="still `TODO`, see #3",
        help="Fill it in.",
    ),
)


@pytest.fixture(scope="module")
def pages() -> dict[str, seen.Seen]:
    built = build(FILES, ITEMS, FINDINGS)
    return {path: seen.read(content) for path, content in built.items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def html() -> dict[str, str]:
    return {path: content.decode() for path, content in build(FILES, ITEMS, FINDINGS).items()}


def test_the_overview_says_what_state_the_group_is_in(pages):
    text = pages["index.html"].text

    assert "1 specification 2 open proposals 1 call running 1 open objection" in text
    assert "DRM-01 Drums Draft" in text
    assert "#3 Louder 10 days left until 2026-04-10" in text
    assert "#4 Softer ended 11 days ago until 2026-03-20, not concluded" in text
    assert "#3-O1 on Louder raised OBJECTION(Rosa) on #3: too loud Rosa" in text
    assert "No agenda and no schedule names one. Last: 2026-03-05, 26 days ago" in text


def test_the_overview_links_each_statement_to_its_evidence(pages):
    links = pages["index.html"].links

    for evidence in (
        "source-specs-drm-01-dev-drm-01.md.html#L3",
        "item-3.html#text",
        "item-4.html#text",
        "meeting-2026-03-05.html#L13",
        "objection-3-o1.html",
    ):
        assert evidence in links


def test_a_specification_shows_sections_with_normative_words_and_needs(pages, html):
    one = pages["specification-drm-01.html"]

    assert "1 Tempo MUST 1 · SHOULD NOT 1 A beat line 5" in one.text
    assert "use-case-marching.html#need-beat" in one.links
    assert 'id="dev-tempo"' in html["specification-drm-01.html"]
    assert "Merging a draft, adopting it, and advancing a stage are different things." in one.text
    assert "#2 DRM-01: two sticks merge a text accepted merged 2026-03-05" in one.text


def test_a_need_shows_what_names_it_and_what_does_not(pages):
    text = pages["use-case-marching.html"].text

    assert "A beat to march to. DRM-01 dev Serves: [A beat](../../../use_cases/one.md#need-beat)" in text
    assert "A rest nothing names it to stand still." in text
    assert "Declared out of scope Dancing. one.md, line 10" in text


def test_needs_that_nothing_names_are_listed(pages):
    text = pages["use-cases.html"].text

    assert "Needs that nothing names A rest in Marching" in text


def test_a_proposal_says_why_it_is_in_its_state(pages):
    text = pages["item-3.html"].text

    assert "#3 Louder call open Pull request opened 2026-03-02 by @drummer-1" in text
    assert "Why it is “call open” - Last call until 2026-04-10 text of #3" in text
    assert "2026-04-10" in text
    assert "ends a call in 10 days" in text


def test_a_proposal_is_linked_both_ways(pages):
    assert "Closes #5 An example" in pages["item-3.html"].text
    assert "Closed by #3 Louder" in pages["item-5.html"].text
    assert "meeting-2026-03-05.html" in pages["item-2.html"].links
    assert "item-2.html" in pages["meeting-2026-03-05.html"].links


def test_comments_and_reviews_are_where_evidence_can_point(pages, html):
    one = pages["item-3.html"]

    assert {"comment-1", "review-1"} <= set(one.ids)
    assert "@otto commented · 2026-03-03 Please no." in one.text
    assert "@rosa-drums approved · 2026-03-04" in one.text
    assert 'href="item-3.html#review-1"' in html["item-3.html"]


def test_the_forges_own_words_are_not_quoted_as_somebodys(html):
    assert "<q><bdi>pull request opened" not in html["item-3.html"]


def test_what_was_understood_is_marked_in_place(html):
    marked = re.search(
        r'<span class="line said recorded" id="L9">No objection</span> (<span class="mark.*)',
        html["meeting-2026-03-05.html"],
    )

    assert marked
    assert marked[1].startswith(
        '<span class="mark recorded"><a class="kind" href="decisions.html#2026-03-05-n1">no objection</a>'
    )
    assert '<a class="ref" href="item-2.html">#2</a>' in marked[1]
    assert '<span class="rule">idiom.no-objection</span>' in marked[1]


def test_agenda_and_minutes_stand_beside_one_another_with_anchors_of_their_own(pages):
    one = pages["meeting-2026-03-05.html"]

    assert [words for level, words in one.headings if level == 2] == [
        "What was understood 5",
        "Agenda",
        "Minutes",
    ]
    assert {"L1", "L9", "agenda-L1", "agenda-L4"} <= set(one.ids)


def test_an_address_of_an_item_becomes_its_number(html):
    assert (
        '<span class="line" id="agenda-L4">Two: <a href="item-2.html">#2</a></span>'
        in html["meeting-2026-03-05.html"]
    )


def test_links_between_the_groups_files_lead_to_pages(pages):
    links = pages["meeting-2026-03-05.html"].links

    assert "meeting-2026-03-05.html" in links
    assert "use-case-marching.html#need-beat" in links
    assert "specification-drm-01.html#dev-tempo" in links


def test_minutes_that_were_closed_say_so_with_the_line(pages):
    one = pages["meetings.html"]

    assert "2026-03-05 Meeting 2026-03-05 minutes closed 1 5" in one.text
    assert "meeting-2026-03-05.html#L16" in one.links


def test_an_action_shows_owner_and_state(pages):
    text = pages["actions.html"].text

    assert "open 1 Nothing on the record says that it is done." in text
    assert "Rosa will write the example (issue #5) Rosa no day #5 recorded" in text


def test_a_finding_links_to_its_line_and_to_what_it_names(pages, html):
    assert "meeting-2026-03-05.html#agenda-L7" in pages["findings.html"].links
    assert 'still <code>TODO</code>, see <a href="item-3.html">#3</a>' in html["findings.html"]


def test_how_it_was_derived_counts_what_is_known_and_how(pages):
    text = pages["derived.html"].text

    assert "4 issues and pull requests of tin-drum/rhythm, from archive.json, gathered 2026-04-01" in text
    assert "idiom.no-objection 1 recorded No objection minutes 2026-03-05, line 9" in text
    assert "as of the end of 31 March 2026 (UTC)" in text


def test_people_are_counted_by_the_lists_of_the_minutes(pages):
    text = pages["people.html"].text

    assert "Listed in minutes only 1" in text
    assert "Rosa Lindqvist Cymbal Society 1 2026-03-05" in text


def test_a_short_source_is_shown_whole(pages):
    one = pages["source-specs-drm-01-dev-drm-01.md.html"]

    assert [name for name in one.ids if name.startswith("L")] == [f"L{number}" for number in range(1, 10)]
    assert "9 lines, as they stand in the file." in one.text


def test_of_a_long_source_only_the_quoted_lines_are_shown():
    text = SPEC + "filler\n" * 500 + "\n## 2. End\n" + "filler\n" * 500
    pages = build({"specs/drm-01/dev/drm-01.md": text})

    one = seen.read(pages["source-specs-drm-01-dev-drm-01.md.html"])
    assert [name for name in one.ids if name.startswith("L")] == [
        "L1",
        "L2",
        "L3",
        "L4",
        "L5",
        "L6",
        "L510",
        "L511",
        "L512",
    ]
    assert "9 lines of 1,011" in one.text


def test_the_forge_is_linked_to_where_it_is_real():
    pages = build(items=(item(2, "Two", web="https://github.com"),), web="https://github.com")

    assert "https://github.com/tin-drum/rhythm/pull/2" in seen.read(pages["item-2.html"]).links


def test_an_item_that_was_not_read_is_a_link_outside_or_none():
    minutes = "# Meeting 2026-03-05\n\n## Minutes\n* DECISION: done with #99\n"
    real = build({"minutes/2026-03-05_minutes.md": minutes}, web="https://github.com")
    reserved = build({"minutes/2026-03-05_minutes.md": minutes})

    assert "item-99.html" in seen.read(real["decisions.html"]).links
    assert "https://github.com/tin-drum/rhythm/issues/99" in seen.read(real["item-99.html"]).links
    assert not any("://" in link for link in seen.read(reserved["item-99.html"]).links)


def test_inferred_things_look_inferred():
    minutes = "# Meeting 2026-03-05\n\n## Attendees\n* Rosa Lindqvist\n\n## Minutes\n* Louder (pull request #3)\n    * Rosa: fine with me\n"
    pages = build({"minutes/2026-03-05_minutes.md": minutes}, ITEMS)
    text = pages["meeting-2026-03-05.html"].decode()

    for found in re.findall(r'class="line said (\w+)"', text):
        assert f'<span class="basis {found}">{found}</span>' in text


def test_a_meeting_without_minutes_shows_its_agenda_alone():
    pages = build({"minutes/2026-04-02_agenda.md": AGENDA.replace("2026-03-05", "2026-04-02")})
    one = seen.read(pages["meeting-2026-04-02.html"])

    assert "agenda only" in one.text
    assert {"L1", "L4"} <= set(one.ids)
    assert "2 April 2026 in 2 days" in seen.read(pages["index.html"]).text


def test_what_could_not_be_read_is_listed_without_the_machines_folders():
    from msgspec.structs import replace
    from tests.site.world import group

    from lastcall import site
    from lastcall.model.finding import Problem

    ledger, status = group()
    status = replace(status, problems=(Problem(path="/home/rosa/group/x.md", reason="not UTF-8", line=3),))
    text = seen.read(site.build(ledger, status, (), generator="x")["derived.html"]).text

    assert "x.md, line 3 not UTF-8" in text
    assert "/home" not in text


def test_acts_from_minutes_that_were_not_closed_say_so_wherever_they_stand():
    pages = build(
        {**FILES, "minutes/2026-03-05_minutes.md": MINUTES.replace("repo? Yes", "repo? Yes/No")}, ITEMS
    )

    for path in ("index.html", "decisions.html", "actions.html", "item-2.html", "objection-3-o1.html"):
        assert "minutes not closed" in seen.read(pages[path]).text, path


def test_acts_from_minutes_that_were_closed_need_no_such_words(pages):
    assert not any("minutes not closed" in one.text for one in pages.values())


def test_a_file_that_holds_several_meetings_is_shown_part_by_part():
    text = "".join(
        f"# Meeting {day}\n\n## Attendees\n* Rosa Lindqvist\n\n## Minutes\n* DECISION: {what} (#2)\n\n"
        for day, what in (("2026-03-05", "drums"), ("2026-02-05", "pipes"))
    )
    pages = build({"minutes/all.md": text}, ITEMS)
    later, earlier = (seen.read(pages[f"meeting-{day}.html"]) for day in ("2026-03-05", "2026-02-05"))

    assert "DECISION: drums" in later.text
    assert "pipes" not in later.text
    assert "DECISION: pipes" in earlier.text
    assert "drums" not in earlier.text
    assert "meeting-2026-03-05.html#L7" in later.links
    assert "meeting-2026-02-05.html#L15" in earlier.links
    assert seen.crawl(pages) == []
