import pytest

from lastcall.documents import anchors
from lastcall.documents.markdown import Markdown
from lastcall.documents.specification import stages
from lastcall.model.specification import Stage, StageSource

WORDS = ("Pre-Draft", "Draft", "Approved")


def stage(text: str, path: str = "specs/x.md", words: tuple[str, ...] = WORDS) -> Stage | None:
    markdown = Markdown(text)
    return stages.read(markdown, path, anchors.headings(markdown), words)


def short(text: str, path: str = "specs/x.md") -> tuple[str, str, int] | None:
    found = stage(text, path)
    return (found.name, found.source.value, found.line) if found else None


STATED = {
    "front matter": ("---\nid: A-1\nstage: approved\n---\n# A\n", ("Approved", "front matter", 3)),
    "front matter in other words": ("---\nstatus: Candidate\n---\n# A\n", ("Candidate", "front matter", 2)),
    "front matter comes first": (
        "---\nstage: Draft\n---\n## Status\n\nStage: Approved\n",
        ("Draft", "front matter", 2),
    ),
    "a line of the status section": (
        "# A\n\n## Status\n\nText.\n\nStage: Pre-Draft\n",
        ("Pre-Draft", "status section", 7),
    ),
    "a row of the status section": (
        "## Status\n\n| a | b |\n|---|---|\n| Stage | Draft |\n",
        ("Draft", "status section", 5),
    ),
    "the word that leads the section": (
        "## 2. Status of this Document\n\n**Approved** on 2026-01-02.\n",
        ("Approved", "status section", 3),
    ),
    "a banner in the section": (
        '# A\n\n## Status\n\nSome text\n<b style="color:red">WARNING: This specification is a DRAFT and has no consensus.</b>\n',
        ("Draft", "banner", 6),
    ),
    "a notice in the section": ("## Status\n\n> WARNING: predraft!\n", ("Pre-Draft", "banner", 3)),
    "a banner before the body": (
        "# A\n\n**WARNING: this specification is a DRAFT and has not achieved consensus.**\n\n## Abstract\n",
        ("Draft", "banner", 3),
    ),
    "raw HTML": (
        '# A\n\n<div class="x">\nThis document is still a working draft.\n</div>\n',
        ("Draft", "banner", 4),
    ),
    "an alert": ("# A\n\n> [!WARNING]\n> This text is approved.\n", ("Approved", "banner", 4)),
    "a line before the body": ("# A\n\n**Status:** Draft\n\n## 1. Scope\n", ("Draft", "banner", 3)),
    "the word alone": ("# A\n\n**DRAFT**\n", ("Draft", "banner", 3)),
}


@pytest.mark.parametrize("case", STATED)
def test_a_stage_that_is_stated(case):
    text, expected = STATED[case]
    assert short(text) == expected


UNSTATED = {
    "nothing": "# A\n\nText.\n",
    "denied": "# A\n\nThis specification is no longer a draft. The text is not Approved.\n",
    "something else is approved": "# A\n\n## Abstract\n\nA request is approved by the server. Drafts are kept.\n",
    "in the body": "# A\n\n## 1. Introduction\n\nStatus: Draft\n",
    "in a comment": "# A\n\n<!-- Status: Draft -->\n",
    "in code": "# A\n\n```\nStage: Draft\n```\n",
    "within another word": "# A\n\nStage: Drafting\n\n## Status\n\nRedraft\n",
    "without a word of the profile": "## Status\n\nThis has not achieved consensus.\n",
    "blank front matter": "---\nstage:\n---\n# A\n",
}


@pytest.mark.parametrize("case", UNSTATED)
def test_a_stage_that_is_not_stated(case):
    assert stage(UNSTATED[case]) is None


def test_a_folder_names_the_stage():
    assert stage("# A\n", "specs/pre_drafts/a/a.md") == Stage(
        name="Pre-Draft", source=StageSource.FOLDER, line=1, quote="pre_drafts"
    )
    assert short("# A\n", "approved/a.md") == ("Approved", "folder", 1)
    assert short("# A\n", "specs/draft.md") is None


def test_the_words_are_the_profiles():
    text = "# A\n\nThis specification is a Candidate Recommendation.\n"
    assert stage(text, words=()) is None
    found = stage(text, words=("Candidate Recommendation",))
    assert found == Stage(
        name="Candidate Recommendation",
        source=StageSource.BANNER,
        line=3,
        quote="This specification is a Candidate Recommendation.",
    )


def test_a_long_quote_is_cut():
    found = stage(f"# A\n\nStage: Draft {'x' * 300}\n")
    assert found is not None
    assert len(found.quote) == 160


def test_a_stage_far_down_its_paragraph_has_the_first_line():
    lines = "\n".join(f"line {number}" for number in range(30))
    assert short(f"# A\n\n{lines}\nStage: Draft\n") == ("Draft", "banner", 3)
