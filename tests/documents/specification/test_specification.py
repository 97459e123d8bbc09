from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lastcall.documents import specification
from lastcall.documents.markdown import Markdown
from lastcall.documents.renames import Renames
from lastcall.model.specification import SpecVersion, StageSource

RENAMES = Renames({"CDSC-WG1-03": "CDS-WG3-01", "CDSC-WG3-01": "CDS-WG3-01", "HC-TIDE": "OHD-02"})

TEXT = """\
# HC-TIDE - Tides

## Abstract <a id="abstract"></a>

A *harbour* publishes
what it {{ site.verb }}measures.

* Water

### More

Not this.

## Status

Stage: Draft

## 1. Levels

A height MUST name its datum (issue #7). See OHD-01. Serves: nobody.
"""


def read(text: str, path: str = "specs/ohd-02/dev/ohd-02-dev.md", **known: object) -> SpecVersion | None:
    return specification.read(
        Markdown(text), path, home="owner/name", renames=RENAMES, web="https://git.example", **known
    )


def test_a_specification():
    found = read(TEXT, known_needs={"need-x": "X"}, known_specs=frozenset({"OHD-01"}))
    assert found is not None
    assert (found.spec, found.version, found.title) == ("OHD-02", "dev", "Tides")
    assert found.stage is not None
    assert (found.stage.name, found.stage.source, found.stage.line) == (
        "Draft",
        StageSource.STATUS_SECTION,
        16,
    )
    assert found.abstract == "A harbour publishes what it measures.\n\nWater"
    assert [(each.number, each.anchor) for each in found.sections][-2:] == [
        (None, "status"),
        ("1", "1-levels"),
    ]
    assert [(each.target, each.line) for each in found.references] == [("owner/name#7", 20)]
    assert [(each.target, each.line) for each in found.mentions] == [("OHD-01", 20)]
    assert found.lines == 20


def test_one_specification_by_each_of_its_names():
    names = ("CDSC-WG1-03", "CDSC-WG3-01", "CDS-WG3-01")
    found = [read(TEXT.replace("HC-TIDE", name), "specs/x.md") for name in names]
    assert [each.spec for each in found if each] == ["CDS-WG3-01"] * 3


def test_a_needed_word_of_another_profile():
    found = read(TEXT.replace("Stage: Draft", "Stage: Candidate"), stage_words=("Candidate",))
    assert found is not None
    assert found.stage is not None
    assert found.stage.name == "Candidate"


def test_an_abstract_in_front_matter():
    found = read("---\nid: A-1\nstage: Draft\nabstract: In short.\n---\n# A\n\nYou MUST.")
    assert found is not None
    assert (found.abstract, found.lines) == ("In short.", 8)
    none = read("---\nid: A-1\nstage: Draft\n---\n# A\n\nYou MUST.\n")
    assert none is not None
    assert none.abstract == ""


OTHERS = {
    "a README": (TEXT, "specs/README.md"),
    "an overview": (TEXT, "specs/ohd-02/overview.md"),
    "a template": (TEXT, "specs/spec-template.md"),
    "a redirect": (f"---\nlayout: redirect\n---\n{TEXT}", "specs/x.md"),
    "another redirect": (f"---\nredirect_to: /x\n---\n{TEXT}", "specs/x.md"),
    "a page that includes one": ("---\ntitle: A-1\n---\n---\n\n{% include x.md %}\n", "specs/dev.md"),
    "a list of versions": ("# OHD-02 - Tides\n\n## Versions\n\n* [dev](dev)\n", "specs/ohd-02/index.md"),
    "nothing": ("", "specs/x.md"),
    "words without a heading": ("Stage: Draft. A-1 MUST.\n", "specs/a-1/1.0/a-1.md"),
}


@pytest.mark.parametrize("case", OTHERS)
def test_what_is_no_specification(case):
    assert read(*OTHERS[case]) is None


def test_the_example_has_three_specifications_in_four_files(example: Path):
    paths = sorted((example / "specs").rglob("*.md"))
    found = [read(path.read_text("utf-8"), path.relative_to(example).as_posix()) for path in paths]
    assert [(each.spec, each.version, each.stage.name) for each in found if each and each.stage] == [
        ("OHD-01", "1.0", "Approved"),
        ("OHD-01", "1.1", "Draft"),
        ("OHD-02", "dev", "Draft"),
        ("OHD-03", "dev", "Pre-Draft"),
    ]
    assert [each is None for each in found] == [True, False, False, False, False]
    assert [each.stage.source.value for each in found if each and each.stage] == [
        "front matter",
        "front matter",
        "banner",
        "status section",
    ]


def test_a_real_specification_of_8523_lines(corpora: Path):
    path = "specifications/cds-wg3-01/dev/cds-wg3-01-dev.md"
    found = read((corpora / "cds" / path).read_text("utf-8"), path)
    assert found is not None
    assert (found.spec, found.version, found.title, found.lines) == (
        "CDS-WG3-01",
        "dev",
        "Customer Data",
        8523,
    )
    assert found.stage is not None
    assert (found.stage.name, found.stage.source, found.stage.line) == ("Draft", StageSource.BANNER, 10)
    assert len(found.sections) == 284
    assert len({section.anchor for section in found.sections}) == 284
    assert [section.title for section in found.sections if section.number is None] == [
        "CDS-WG3-01 - Customer Data",
        "Abstract",
        "Status",
        "Copyright",
        "Table of Contents",
    ]
    totals: dict[str, int] = {}
    for section in found.sections:
        for word, count in section.normative:
            totals[word] = totals.get(word, 0) + count
    assert totals == {
        "MUST": 1424,
        "MUST NOT": 141,
        "REQUIRED": 255,
        "SHOULD": 2,
        "RECOMMENDED": 44,
        "NOT RECOMMENDED": 1,
        "MAY": 169,
        "OPTIONAL": 119,
    }
    assert {mention.target for mention in found.mentions} == {"CDS-WG1-01", "CDS-WG1-02"}


def test_a_real_group_has_one_specification(corpora: Path):
    folder = corpora / "cds"
    paths = [path for path in sorted(folder.rglob("*.md")) if "meetings" not in path.parts]
    found = [read(path.read_text("utf-8"), path.relative_to(folder).as_posix()) for path in paths]
    assert [each.spec for each in found if each] == ["CDS-WG3-01"]


PIECES = st.sampled_from(
    [
        "# OHD-02 - A",
        "## Abstract",
        "## Status",
        "Stage: Draft",
        "## 1. A",
        "### 1.1 B",
        "You MUST",
        "issue #3",
        "---",
        "id: A-1",
        "stage: Draft",
        "```",
    ]
)


@settings(deadline=None)
@given(
    st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=25).map("\n".join)),
    st.text(max_size=20),
)
def test_any_text_under_any_name_is_read_or_left(text, path):
    text = text.replace("\r", " ")
    found = read(text, path)
    if found is not None:
        assert found.spec
        assert found.title
        assert found.stage is None or 1 <= found.stage.line <= text.count("\n") + 1
        assert found == read(text, path)
