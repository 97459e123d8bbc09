from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from lastcall.documents import use_cases
from lastcall.documents.markdown import Markdown
from lastcall.model.use_case import Need, UseCase, UseCasePage

BULLETS = """\
---
title: Use Cases
---
[Home]({{ "/" | relative_url }}) / Use Cases

# Use Cases {% include toc.html %}

## Use Case 1: Finding *a* berth <a id="uc-berth" href="#uc-berth" class="permalink">🔗</a>

A harbour has [thirty](https://x.example/) berths.

It has {{ site.phones }} one telephone.

#### Needs:

* **Live status:**
Whether a berth is free,
and since when.

  * A nested point.

* <a id="need-fit"></a>**What fits**: length and beam.

#### Examples of users in this use case:

* Skippers (
[Sail](https://s.example/),
etc.)
* Agents

## Use Case 2: Entering <a id="uc-enter"></a>

#### Needs:

* **Use Case 1 Needs:** all of them.
* **Use Case 1 Needs:** once more.

## Use cases NOT in scope <a id="out"></a>

We book nothing.

* Booking
* Paying
"""


def read(text: str, path: str = "use-cases.md") -> UseCasePage:
    return use_cases.read(Markdown(text), path)


def needs(text: str, path: str = "use-cases.md") -> list[tuple[str, str, str]]:
    return [(need.id, need.title, need.text) for case in read(text, path).use_cases for need in case.needs]


def test_a_page_of_use_cases_with_bold_led_bullets():
    page = read(BULLETS)
    assert page == UseCasePage(
        path="use-cases.md",
        title="Use Cases",
        use_cases=(
            UseCase(
                id="uc-berth",
                number="1",
                title="Finding a berth",
                text="A harbour has thirty berths.\n\nIt has one telephone.",
                path="use-cases.md",
                line=8,
                last_line=29,
                needs=(
                    Need(
                        id="uc-berth-live-status",
                        title="Live status",
                        text="Whether a berth is free, and since when.\n\nA nested point.",
                        line=16,
                        last_line=20,
                        anchored=False,
                    ),
                    Need(
                        id="need-fit",
                        title="What fits",
                        text="length and beam.",
                        line=22,
                        last_line=22,
                        anchored=True,
                    ),
                ),
                users=("Skippers (Sail, etc.)", "Agents"),
            ),
            UseCase(
                id="uc-enter",
                number="2",
                title="Entering",
                text="",
                path="use-cases.md",
                line=31,
                last_line=36,
                needs=(
                    Need(
                        id="uc-enter-use-case-1-needs",
                        title="Use Case 1 Needs",
                        text="all of them.",
                        line=35,
                        last_line=35,
                        anchored=False,
                    ),
                    Need(
                        id="uc-enter-use-case-1-needs-1",
                        title="Use Case 1 Needs",
                        text="once more.",
                        line=36,
                        last_line=36,
                        anchored=False,
                    ),
                ),
                users=(),
            ),
        ),
        out_of_scope=((42, "Booking"), (43, "Paying")),
    )
    assert use_cases.looks_like(Markdown(BULLETS), "page.md")


def test_needs_as_headings():
    text = """\
# Use case 2: Entering

## Needs

### Water level <a id="need-level"></a>

The height.

* above a datum

### Data requirements

Nothing more.

## Users

Pilots and students.
"""
    assert needs(text) == [
        ("need-level", "Water level", "The height.\n\nabove a datum"),
        ("entering-data-requirements", "Data requirements", "Nothing more."),
    ]
    assert read(text).use_cases[0].users == ("Pilots and students.",)


def test_a_heading_that_groups_needs_is_none_itself():
    text = "# Use case 1: A\n\n## Needs\n\n### Needs of skippers\n\n* **Room:** yes\n\n### Speed\n\nFast.\n"
    assert needs(text) == [("a-room", "Room", "yes"), ("a-speed", "Speed", "Fast.")]


def test_needs_as_task_list_beside_the_title():
    text = """\
## Use Case 4: Works <a id="works"></a>

Harbours dig.

## Needs

- [ ] <a id="n-1"></a>**Closures:** known early.
- [x] **Depth**

## Examples of users

* A club.

## Not in scope

Tenders.

Costs.
"""
    page = read(text)
    assert needs(text) == [("n-1", "Closures", "known early."), ("works-depth", "Depth", "")]
    assert page.title == "Use Case 4: Works"
    assert (page.use_cases[0].line, page.use_cases[0].last_line) == (1, 18)
    assert page.out_of_scope == ((16, "Tenders."), (18, "Costs."))


def test_needs_as_bold_paragraphs_keep_the_lists_beneath_them():
    text = "# UC-7 Tides\n\n## Needs\n\nIntro.\n\n**Level.** The height:\n\n* of water\n\n**Wind:** speed\n"
    assert needs(text) == [
        ("tides-level", "Level", "The height:\n\nof water"),
        ("tides-wind", "Wind", "speed"),
    ]
    assert read(text).use_cases[0].number == "7"


def test_needs_without_bold_words():
    long = "A skipper wants to know a great many things before the ship leaves the harbour behind it for good. Soon."
    text = f"# Use Case: A\n\n## Needs\n\n* Speed: fast\n* Quiet\n* {long}\n* ![](x.png)\n*\n"
    assert needs(text) == [
        ("a-speed", "Speed", "fast"),
        ("a-quiet", "Quiet", ""),
        (
            "a-a-skipper-wants-to-know-a-great-many-things-before-the-ship-leaves-the-harbour-behind-it-for-good",
            long.removesuffix(". Soon."),
            "Soon.",
        ),
    ]


def test_needs_in_front_matter():
    text = '---\ntitle: "Use Case 3: Calls"\nneeds:\n  - need-a: The whole call\n  - Who says so\n---\nText of it.\n'
    page = read(text)
    assert [(need.id, need.title, need.line, need.anchored) for need in page.use_cases[0].needs] == [
        ("need-a", "The whole call", 4, True),
        ("calls-who-says-so", "Who says so", 5, False),
    ]
    assert (page.use_cases[0].number, page.use_cases[0].line, page.use_cases[0].text) == (
        "3",
        2,
        "Text of it.",
    )
    in_brackets = "---\nneeds: [Speed, Quiet]\n---\n# Night\n\nText.\n"
    assert [need.line for need in read(in_brackets).use_cases[0].needs] == [2, 2]


def test_bold_lines_do_the_work_of_headings():
    text = """\
# Use case 1: A

**Needs:**

* One

**Example users:** Ana, Bo

**Out of scope:** paying
"""
    page = read(text)
    assert needs(text) == [("a-one", "One", "")]
    assert page.use_cases[0].users == ("Ana, Bo",)
    assert page.out_of_scope == ((9, "paying"),)


def test_use_cases_without_the_words_beneath_a_title_that_has_them():
    text = "# Our Use Cases\n\n## Introduction\n\nHi.\n\n## Night landing\n\nDark.\n\n### Needs\n\n* Light\n"
    page = read(text)
    assert [(case.id, case.number, case.title, case.text) for case in page.use_cases] == [
        ("night-landing", None, "Night landing", "Dark.")
    ]
    assert needs(text) == [("night-landing-light", "Light", "")]


def test_a_page_that_is_one_use_case_by_its_path_and_needs():
    text = "# Night landing\n\nDark.\n\n### More\n\nVery.\n\n## Needs\n\n* Light\n"
    assert needs(text, "use_cases/night.md") == [("night-landing-light", "Light", "")]
    assert read(text, "use_cases/night.md").use_cases[0].text == "Dark.\n\nVery."
    assert read(text, "notes/night.md").use_cases == ()


def test_only_needs_and_a_path():
    text = "## Needs\n\n* Light\n"
    page = read(text, "use-cases/x.md")
    assert [(case.id, case.title, case.line) for case in page.use_cases] == [("needs", "Needs", 1)]
    assert needs(text, "use-cases/x.md") == [("needs-light", "Light", "")]


def test_headings_that_number_a_use_case():
    headings = {
        "Use Case 1: A": ("1", "A"),
        "Use case 1.2 - A": ("1.2", "A"),
        "2. Use Case 3) A": ("3", "A"),
        "UC-4 A": ("4", "A"),
        "uc5: A": ("5", "A"),
        "Use-case B: A": ("B", "A"),
        "Use case: A": (None, "A"),
        "Use Case 9": ("9", "Use Case 9"),
    }
    found = {
        heading: [(case.number, case.title) for case in read(f"# {heading}\n").use_cases]
        for heading in headings
    }
    assert found == {heading: [expected] for heading, expected in headings.items()}


def test_headings_that_are_no_use_case():
    for heading in (
        "Use Case 1 Needs",
        "Use cases",
        "Use case template",
        "Because 1",
        "Use Case 2: Out of scope",
    ):
        assert read(f"# {heading}\n", "page.md").use_cases == (), heading


def test_an_anchor_alone_above_the_heading_and_an_attribute():
    text = '<a id="one"></a>\n## Use Case 1: A\n\n## Use Case 2: B {#two .x}\n\n<a id="x">no</a>\n\n## Use Case 3: C\n'
    assert [(case.id, case.title) for case in read(text).use_cases] == [
        ("one", "A"),
        ("two", "B"),
        ("c", "C"),
    ]


def test_an_anchor_used_twice_and_a_title_without_letters():
    text = '## Use Case 1: A <a id="x"></a>\n\n## Use Case 2: B <a id="x"></a>\n\n## Use Case 3: !\n\n## Use Case 4: X\n'
    assert [case.id for case in read(text).use_cases] == ["x", "x-1", "use-case", "x-2"]


def test_headings_in_code_and_quotes_are_none():
    assert read("```\n# Use Case 1: A\n```\n\n> # Use Case 2: B\n").use_cases == ()


def test_what_does_not_look_like_a_use_case_page():
    cases = {
        "minutes/x.md": "# Minutes\n\n### Use Case 1: Berths\n\nWe spoke of it.\n",
        "specs/x.md": "# Spec\n\n## 3. Use Cases\n\nSee there.\n",
        "README.md": "# Group\n\nText.\n",
        "use_cases/README.md": "# Use cases\n\nOne page each.\n",
    }
    assert [path for path, text in cases.items() if use_cases.looks_like(Markdown(text), path)] == []


def test_the_example_has_four_pages_with_three_needs_each(example: Path):
    pages = sorted((example / "use_cases").glob("0*.md"))
    found = [use_cases.read(Markdown(page.read_text("utf-8")), page.name) for page in pages]
    assert [[case.number for case in page.use_cases] for page in found] == [["1"], ["2"], ["3"], ["4"]]
    assert all(len(page.use_cases[0].needs) == 3 for page in found)
    assert all(need.anchored for page in found for case in page.use_cases for need in case.needs)
    assert all(case.users for page in found for case in page.use_cases)
    assert all(len(page.out_of_scope) == 1 for page in found)


def test_a_real_group_has_thirteen_needs_in_four_use_cases(corpora: Path):
    markdown = Markdown((corpora / "cds/website/use-cases.md").read_text("utf-8"))
    page = use_cases.read(markdown, "website/use-cases.md")
    assert [(case.number, case.id, len(case.needs)) for case in page.use_cases] == [
        ("1", "use-case-energy-management", 5),
        ("2", "use-case-energy-projects", 2),
        ("3", "use-case-grid-flexibility", 3),
        ("4", "use-case-benchmarking", 3),
    ]
    ids = [need.id for case in page.use_cases for need in case.needs]
    assert len(set(ids)) == 13
    assert [name for name in ids if name.endswith("use-case-1-needs")] == [
        "use-case-energy-projects-use-case-1-needs",
        "use-case-grid-flexibility-use-case-1-needs",
    ]
    assert [len(case.users) for case in page.use_cases] == [3, 4, 4, 2]
    assert [line for line, _ in page.out_of_scope] == [173, 175, 177, 179, 181, 183, 185]
    assert "{{" not in str(page)


def test_a_real_group_has_one_page_of_use_cases(corpora: Path):
    files = sorted(corpora.rglob("*.md"))
    texts = {path.relative_to(corpora).as_posix(): path.read_text("utf-8") for path in files}
    found = [path for path, text in texts.items() if use_cases.looks_like(Markdown(text), path)]
    assert found == ["cds/website/use-cases.md"]


PIECES = st.sampled_from(
    [
        "# Use Cases",
        "## Use Case 1: A",
        "## Use Case 1: A <a id='x'></a>",
        "### UC-2 B {#y}",
        "## Needs",
        "#### Needs of all:",
        "### A heading",
        "**Needs:**",
        "**Users** Ana",
        "* **Bold:** text",
        "* [ ] task: text",
        "  * nested",
        "## Not in scope",
        "> # quoted",
        "```",
        "---",
        "title: Use Case 3: C",
        "needs: [a, b]",
        "  - need-z: Z",
        "{{ x }} {% y %}",
        '<a id="x"></a>',
        "| a | b |",
        "",
        "",
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=25).map("\n".join)))
def test_any_text_gives_spans_within_the_file_and_ids_of_their_own(text):
    page = read(text.replace("\r", " "))
    last = text.replace("\r", " ").count("\n") + 1
    ids = [name for case in page.use_cases for name in (case.id, *(need.id for need in case.needs))]
    assert len(ids) == len(set(ids))
    for part in [*page.use_cases, *(need for case in page.use_cases for need in case.needs)]:
        assert 1 <= part.line <= part.last_line <= last
        assert part.id
    assert all(1 <= line <= last for line, _ in page.out_of_scope)
    assert read(text.replace("\r", " ")) == page
