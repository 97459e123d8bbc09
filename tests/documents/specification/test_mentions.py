from hypothesis import given, settings
from hypothesis import strategies as st

from lastcall.documents import use_cases
from lastcall.documents.markdown import Markdown
from lastcall.documents.renames import Renames
from lastcall.documents.specification import mentions
from lastcall.model.specification import Mention, SpecSection, SpecVersion

RENAMES = Renames({"CDSC-WG3-01": "CDS-WG3-01", "HC-TIDE": "OHD-02"})
PAGE = use_cases.read(
    Markdown(
        """\
# Use Cases

## Use Case 1: Finding a berth <a id="uc-berth"></a>

### Needs

* <a id="need-live"></a>**Live status:** now
* **Fit, and more:** size
* **Shared:** one

## Use Case 2: Entering <a id="enter"></a>

### Needs

* **Shared:** two
* <a id="status"></a>**Wind speed**
"""
    ),
    "use-cases.md",
)
NEEDS = {need.id: need.title for case in PAGE.use_cases for need in case.needs}


def version(spec: str = "OHD-01", *sections: tuple[str, str]) -> SpecVersion:
    return SpecVersion(
        spec=spec,
        version=None,
        title="T",
        path="specs/x.md",
        stage=None,
        abstract="",
        sections=tuple(
            SpecSection(number=None, title=title, anchor=anchor, level=1, line=1, last_line=1, normative=())
            for title, anchor in sections
        ),
        mentions=(),
        references=(),
        lines=1,
    )


def find(text: str, *, of: SpecVersion | None = None, specs: tuple[str, ...] = ()) -> list[tuple[int, str]]:
    found = mentions(Markdown(text), of or version(), NEEDS, PAGE.use_cases, specs, renames=RENAMES)
    return [(mention.line, mention.target) for mention in found]


def test_a_link_to_a_need_with_its_quote():
    found = mentions(
        Markdown("# A\n\n  Serves: [Live status](../use-cases.md#need-live)\n"),
        version(),
        NEEDS,
        PAGE.use_cases,
        (),
        renames=RENAMES,
    )
    assert found == (
        Mention(target="need-live", line=3, quote="Serves: [Live status](../use-cases.md#need-live)"),
    )


def test_links_within_the_page_lead_to_no_need():
    assert find("[x](#need-live) <a href='#need-live'>y</a> <a id=\"need-live\"></a>\n") == []
    assert find("[x](other.md#need-live)\n", of=version("OHD-01", ("Need", "need-live"))) == []


def test_links_by_the_forges_own_anchors():
    assert find("[x](u.md#use-case-1-finding-a-berth)\n[y](u.md#wind-speed) [z](u.md#shared)\n") == [
        (1, "uc-berth"),
        (2, "status"),
    ]
    assert find('[x]({{ "/use-cases" | relative_url }}#uc-berth)\n') == [(1, "uc-berth")]


def test_ids_in_the_text():
    assert find(
        "It serves `need-live`, (uc-berth), uc-berth-fit-and-more; not need-lively, my-need-live, status.\n"
    ) == [
        (1, "need-live"),
        (1, "uc-berth"),
        (1, "uc-berth-fit-and-more"),
    ]


def test_titles_count_on_lines_that_say_so():
    assert find("Live status\n\n* **Needs:** live  status, Fit, and more\n\nUse case: Entering\n") == [
        (3, "uc-berth-fit-and-more"),
        (5, "enter"),
    ]
    assert find("Serves: Shared\n\nServes Live status\n\nAlive status\n\nServes: Alive status\n") == []


def test_use_cases_by_number():
    assert find("As in Use Case 2 and use case 9, not in because 1.\n") == [(1, "enter")]
    assert find("As in Use Case 2.\n", of=version("OHD-01", ("Use Case 2: Ours", "ours"))) == []


def test_front_matter():
    assert find(
        "---\nneeds: [need-live, Live status]\nserves: Wind speed\nuse_cases:\n  - unknown\n---\n# A\n"
    ) == [
        (2, "need-live"),
        (3, "status"),
    ]


def test_specifications():
    text = """\
OHD-01 is this one. OHD-02, OHD-02 and CDSC-WG3-01 are others, as is
HC-TIDE, in ABC-1 or SHA-256 we trust, OHD-03-dev and X-OHD-04 are none, nor is THC-TIDE.

See [it](../ohd-05/dev/ohd-05-dev.md#x), [that](https://x.example/cds-wg1-02/) and [here](#ohd-06).
[Known](../Tides/x.md)
"""
    assert find(text, specs=("Tides", "ABC-1")) == [
        (1, "CDS-WG3-01"),
        (1, "OHD-02"),
        (2, "ABC-1"),
        (2, "OHD-02"),
        (4, "CDS-WG1-02"),
        (4, "OHD-05"),
        (5, "Tides"),
    ]


def test_own_old_name_is_no_mention():
    assert find("Formerly HC-TIDE.\n", of=version("OHD-02")) == []


def test_code_names_nothing():
    assert find("```\nOHD-02 need-live\n```\n\n<!-- OHD-02 -->\n") == []


def test_a_group_without_use_cases():
    markdown = Markdown("Serves: x\n\nOHD-02\n")
    assert [each.target for each in mentions(markdown, version(), {}, (), (), renames=Renames())] == [
        "OHD-02"
    ]


PIECES = st.sampled_from(
    [
        "need-live",
        "#need-live",
        "x.md#need-live",
        "Serves: Live status",
        "OHD-02",
        "](ohd-02/",
        "Use Case 1",
        "```",
        "---",
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=20).map("\n".join)))
def test_any_text_gives_lines_within_the_file(text):
    markdown = Markdown(text.replace("\r", " "))
    for mention in mentions(markdown, version(), NEEDS, PAGE.use_cases, ("OHD-02",), renames=RENAMES):
        assert 1 <= mention.line <= len(markdown.lines)
        assert mention.quote in markdown.lines[mention.line - 1]
