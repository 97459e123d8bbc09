"""Every internal link leads somewhere, and no page names what only one machine has."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from docs import generate

OTHERS = [
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "minutes/README.md",
    "specs/README.md",
    "use_cases/README.md",
]
PAGES = [*generate.pages(), *OTHERS]
MACHINE = re.compile(
    r"(?<![\w.])/(?:home|root|work|Users|tmp|var|opt)/|\b[A-Z]:\\|file://"
    r"|pypi\.|pythonhosted|npmjs|\bregistry\.|crates\.io|\bconda\b",
    re.IGNORECASE,
)
_ANCHOR = re.compile(r"<a\s[^>]*\b(?:id|name)=[\"']?([\w:.-]+)")
_NO_SLUG = re.compile(r"[^\w\- ]")


def tokens(text: str) -> Iterator[Token]:
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(text):
        yield token
        yield from token.children or ()


def links(text: str) -> Iterator[str]:
    for token in tokens(text):
        target = token.attrGet("href") or token.attrGet("src")
        if target:
            yield str(target)


def anchors(text: str) -> set[str]:
    """As GitHub makes them: of headings, numbered where they repeat, and those that are written."""
    found = set(_ANCHOR.findall(text))
    seen: Counter[str] = Counter()
    parsed = list(tokens(text))
    for opening, inline in pairwise(parsed):
        if opening.type == "heading_open":
            words = "".join(
                child.content for child in inline.children or () if child.type in ("text", "code_inline")
            )
            slug = _NO_SLUG.sub("", words.strip().lower()).replace(" ", "-")
            found.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
            seen[slug] += 1
    return found


def broken(page: Path, root: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    wrong = []
    for link in links(text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, fragment = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.is_relative_to(root) or not target.exists():
            wrong.append(link)
        elif (
            fragment
            and target.suffix == ".md"
            and fragment not in anchors(target.read_text(encoding="utf-8"))
        ):
            wrong.append(link)
    return wrong


@pytest.mark.parametrize("page", PAGES)
def test_internal_links_lead_somewhere(page: str):
    assert broken(generate.ROOT / page, generate.ROOT) == []


def test_a_link_to_a_missing_file_or_anchor_is_broken(tmp_path: Path):
    (tmp_path / "there.md").write_text(
        "# One `[two]`\n\n## Same\n\n## Same\n\n<a id='own'></a>\n", encoding="utf-8"
    )
    page = tmp_path / "page.md"
    good = "there.md there.md#one-two there.md#same-1 there.md#own #here https://example.org/#x"
    bad = "gone.md there.md#two there.md#same-2 #there ../outside.md"
    (tmp_path.parent / "outside.md").write_text("outside", encoding="utf-8")
    page.write_text(
        "# Here\n\n" + "\n".join(f"[a]({link})" for link in f"{good} {bad}".split()), encoding="utf-8"
    )

    assert broken(page, tmp_path) == bad.split()


def test_every_page_can_be_reached_from_the_readme():
    reached: set[Path] = set()
    waiting = [generate.ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.is_file():
            continue
        reached.add(page)
        paths = [link.partition("#")[0] for link in links(page.read_text(encoding="utf-8"))]
        waiting += [(page.parent / path).resolve() for path in paths if path and ":" not in path]

    assert [page for page in generate.pages() if generate.ROOT / page not in reached] == []


@pytest.mark.parametrize("page", [*generate.pages(), *generate.schemas()])
def test_no_page_names_a_machine_path_or_a_package_registry(page: str):
    assert MACHINE.findall((generate.ROOT / page).read_text(encoding="utf-8")) == []


def test_the_pattern_for_machine_paths_finds_them_and_leaves_others():
    assert MACHINE.search("written to /tmp/status")
    assert MACHINE.search("from /home/ada/group")
    assert not MACHINE.search("docs/work/home.md and build/site")
