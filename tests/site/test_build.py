"""The site as a whole: the same bytes each time, well-formed, linked, and harmless."""

import itertools
import re
from collections import Counter
from datetime import date

import pytest
from tests.site import seen
from tests.site.world import build, group, item

from lastcall import site
from lastcall.model.finding import Finding, Severity
from lastcall.model.item import Comment

SECTIONS = {
    "index.html",
    "specifications.html",
    "use-cases.html",
    "proposals.html",
    "issues.html",
    "objections.html",
    "decisions.html",
    "actions.html",
    "meetings.html",
    "findings.html",
    "people.html",
    "rules.html",
    "derived.html",
    "404.html",
    "style.css",
    "icon.svg",
}


@pytest.fixture(scope="module")
def read(example_site) -> dict[str, seen.Seen]:
    return {path: seen.read(content) for path, content in example_site.items() if path.endswith(".html")}


def test_the_example_has_at_least_sixty_pages(read):
    assert len(read) >= 60


def test_every_section_is_there(example_site):
    assert example_site.keys() >= SECTIONS


def test_paths_are_sorted_and_flat(example_site):
    assert list(example_site) == sorted(example_site)
    assert all(re.fullmatch(r"[a-z0-9.-]+", path) for path in example_site)


def test_two_builds_are_the_same_bytes():
    files = {"minutes/2026-03-05_minutes.md": "# Meeting 2026-03-05\n\n## Minutes\n* No objection to #2\n"}
    ledger, status = group(files, (item(2, "Two"),))

    assert site.build(ledger, status, (), generator="x") == site.build(ledger, status, (), generator="x")


def test_a_group_without_anything_has_a_site():
    pages = build()

    assert pages.keys() == SECTIONS
    assert seen.crawl(pages) == []
    assert "No specification was found." in seen.read(pages["index.html"]).text
    assert "No proposal is on the record." in seen.read(pages["proposals.html"]).text
    assert "No objection is on the record." in seen.read(pages["objections.html"]).text


def test_every_link_leads_somewhere(example_site):
    assert seen.crawl(example_site) == []


def test_no_link_leaves_a_site_whose_forge_is_an_examples_but_to_the_written_process(read):
    leaving = {(path, link) for path, one in read.items() for link in one.links if "://" in link}

    assert leaving == {("rules.html", "https://cds.lfenergy.org/")}


def test_ids_stand_once_on_a_page(read):
    twice = {
        path: [name for name, times in Counter(one.ids).items() if times > 1] for path, one in read.items()
    }

    assert {path: names for path, names in twice.items() if names} == {}


def test_every_tag_is_closed(read):
    assert {path: one.unclosed for path, one in read.items() if one.unclosed} == {}


def test_headings_are_in_order_with_one_at_the_top(read):
    for path, one in read.items():
        levels = [level for level, _ in one.headings]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), path
        assert all(words for _, words in one.headings), path


def test_every_page_says_what_it_is(read):
    titles = Counter(one.title for one in read.values())

    assert [title for title, times in titles.items() if times > 1] == []
    assert all(title.endswith(" – Open Harbour Data Working Group (OHD)") for title in titles)


def test_every_page_has_landmarks_a_skip_link_and_a_language(read):
    for path, one in read.items():
        assert one.attributes("html") == [{"lang": "en"}], path
        assert len(one.attributes("main")) == 1, path
        assert one.links[0] == "#main", path
        assert len([1 for tag, _ in one.tags if tag == "header"]) == 1, path
        navigations = one.attributes("nav")
        assert all(attributes.get("aria-label") for attributes in navigations), path


def test_every_table_has_headers(read):
    for path, one in read.items():
        headers = one.attributes("th")
        assert len(headers) >= len(one.attributes("table")), path
        assert all(attributes.get("scope") for attributes in headers), path


def test_every_page_carries_a_strict_policy_and_loads_nothing_else(read):
    for path, one in read.items():
        meta = {
            attributes.get("http-equiv") or attributes.get("name"): attributes
            for attributes in one.attributes("meta")
        }
        assert meta["Content-Security-Policy"]["content"] == (
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
        ), path
        assert meta["referrer"]["content"] == "no-referrer"
        assert {attributes["href"] for attributes in one.attributes("link")} == {"style.css", "icon.svg"}
        loading = {"script", "style", "img", "iframe", "object", "embed", "video", "audio", "form", "base"}
        assert not loading & {tag for tag, _ in one.tags}, path
        assert not any(
            name.startswith("on") or name == "style" for _, attributes in one.tags for name in attributes
        )


def test_the_style_sheet_loads_nothing(example_site):
    assert b"url(" not in example_site["style.css"]
    assert b"@import" not in example_site["style.css"]


def test_exactly_one_section_is_current(read):
    for path, one in read.items():
        current = [attributes for attributes in one.attributes("a") if "aria-current" in attributes]
        assert len(current) == (0 if path == "404.html" else 1), path


def test_no_time_of_day_is_shown(read):
    for path, one in read.items():
        for attributes in one.attributes("time"):
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", attributes["datetime"]), path


HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(1)> \u202egnp.exe {{ 7*7 }} {% raw %}'


def test_hostile_words_are_only_words_wherever_they_stand():
    name = "ev\u202eil <b>name</b>"
    minutes = (
        f"# {HOSTILE} 2026-03-05\n\n## Attendees\n* {name} (<i>Org</i>)\n\n## Agenda\n* [x](javascript:alert(1)) #2\n\n"
        "## Minutes\n* DECISION: <script>alert(2)</script> on #2\n* OBJECTION(<svg>) on #2: <script>alert(3)</script>\n"
        "* ACTION(<u>me</u>, due 2026-04-01): <script>alert(4)</script>\n"
    )
    use_case = (
        "# Use Case 1: <script>alert(5)</script>\n\nText.\n\n## Needs\n* **<script>n</script> need one:** x\n"
    )
    spec = "# ABC-01 - <script>alert(6)</script>\n\n## Abstract\n<script>alert(7)</script>\n\n## <script>s</script>\nMUST\n"
    hostile = item(
        2,
        HOSTILE,
        author="<script>",
        body=HOSTILE + "\n\n[x](javascript:alert(1))",
        labels=("<script>label</script>",),
        comments=(Comment(author='"><script>', body=HOSTILE, at=None),),
    )
    finding = Finding(
        rule="<rule>", severity=Severity.ERROR, path="minutes/x.md", line=1, message=HOSTILE, help="`<b>`"
    )
    pages = build(
        {
            "minutes/2026-03-05_minutes.md": minutes,
            "use_cases/one.md": use_case,
            "specs/abc-01/dev/abc-01.md": spec,
        },
        (hostile,),
        (finding,),
        name=HOSTILE,
    )

    assert seen.crawl(pages) == []
    for path, content in pages.items():
        if not path.endswith(".html"):
            continue
        one = seen.read(content)
        assert not {"script", "img", "svg", "iframe"} & {tag for tag, _ in one.tags}, path
        assert not any(key.startswith("on") for _, attributes in one.tags for key in attributes), path
        assert not any(
            re.match(r"\s*(?:javascript|data|vbscript):", link, re.IGNORECASE) for link in one.links
        ), path
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", content.decode()), path
        assert one.unclosed == [], path
        assert "49" not in one.title
    assert "[U+202E]gnp.exe" in seen.read(pages["item-2.html"]).text


def test_a_title_cannot_end_the_page_early():
    pages = build(items=(item(2, "</title></main></body><h1>mine</h1>"),))

    one = seen.read(pages["item-2.html"])
    assert one.headings[0] == (1, "#2 </title></main></body><h1>mine</h1>")
    assert one.unclosed == []


def test_a_lone_surrogate_does_not_end_the_build():
    assert rb"\ud800" in build(items=(item(2, "half \ud800 a pair"),))["item-2.html"]


def test_items_whose_names_meet_have_pages_of_their_own():
    from lastcall.model.reference import ItemId

    far = item(2, "Far")
    pages = build(items=(item(2, "Near"), type(far)(**{**_fields(far), "id": ItemId("tin-drum/other", 2)})))

    assert {path for path in pages if path.startswith("item-")} == {"item-2.html", "item-other-2.html"}


def _fields(one) -> dict:
    return {name: getattr(one, name) for name in one.__struct_fields__}


def test_what_comes_after_the_instant_is_not_there():
    late = Comment(author="x", body="from the future", at=_noon(2026, 4, 1))
    early = Comment(author="x", body="in time", at=_noon(2026, 3, 3))
    pages = build(items=(item(2, "Two", comments=(late, early)), item(3, "Three", created=_noon(2026, 4, 1))))

    text = seen.read(pages["item-2.html"]).text
    assert "in time" in text
    assert "from the future" not in text
    assert "item-3.html" not in pages


def _noon(year: int, month: int, day: int):
    from datetime import UTC, datetime

    return datetime(year, month, day, 12, tzinfo=UTC)


def test_the_day_is_that_of_the_status_and_no_other():
    pages = build(day=date(2026, 3, 9))

    assert "Status as of 9 March 2026" in seen.read(pages["index.html"]).text
